"""The command line: `atomcorpus parse`, `build`, `show`, `table`, `export`, `summary`, `report`, `query` and more.

Exit status: 0 all done, 1 something could not be read or written, 2 wrong use, 130 interrupted, 141 nobody reads the
output any more, 143 terminated. Results go to the standard output, everything about the work to the standard error.
"""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from atomcorpus.cli.arguments import MISUSED, read_arguments
from atomcorpus.cli.commands import FAILED, UsageError
from atomcorpus.cli.inputs import said, tell
from atomcorpus.cli.start import begin_lean
from atomcorpus.cli.streams import give_up_output, prepare_streams
from atomcorpus.errors import AtomCorpusError, ReadError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from types import FrameType

__all__ = ["main"]

_INTERRUPTED, _UNREAD, _TERMINATED = 130, 141, 143  # what a shell reports after SIGINT, SIGPIPE and SIGTERM


class _TerminatedError(KeyboardInterrupt):
    """SIGTERM, which ends the work as Ctrl-C does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: What stands after the program's name; the default is what the process was given.

    Returns:
        The exit status, see above.

    Raises:
        SystemExit: After `--help` and `--version` with 0, after wrong arguments with 2.

    Example:
        >>> main(["parse", "examples/articles/typo.txt"])
        1
    """
    prepare_streams()
    if arguments is None:  # the process is ours
        begin_lean()
    try:
        return _run(_read(sys.argv[1:] if arguments is None else arguments))
    except BrokenPipeError:
        give_up_output()
        return _UNREAD
    except OSError as error:
        give_up_output()
        print(f"atomcorpus: standard output: {error.strerror or error}", file=sys.stderr)
        return FAILED


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    try:
        return read_arguments(arguments)
    finally:
        sys.stdout.flush()  # help and version end the process; that they could not be written is to be known here


def _run(given: argparse.Namespace) -> int:
    try:
        with _terminable():
            status: int = given.run(given)
            sys.stdout.flush()
    except UsageError as error:
        print(f"atomcorpus {given.command}: {error}\nhint: atomcorpus {given.command} --help", file=sys.stderr)
        return MISUSED
    except KeyboardInterrupt as error:
        return _stopped(given.command, terminated=isinstance(error, _TerminatedError))
    except ReadError as error:
        tell(error)
    except AtomCorpusError as error:
        print(f"atomcorpus: {said(error)}", file=sys.stderr)
    else:
        return status
    return FAILED


def _stopped(command: str, *, terminated: bool) -> int:
    """Say that a signal has ended the work."""
    behind = "\n" if sys.stderr.isatty() and not terminated else ""  # the terminal has shown ^C
    print(f"{behind}atomcorpus {command}: {'terminated' if terminated else 'interrupted'}", file=sys.stderr)
    return _TERMINATED if terminated else _INTERRUPTED


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM end the work so that what it has begun is cleared away, unless the caller has other plans for it."""
    usual = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    if not usual or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise _TerminatedError
