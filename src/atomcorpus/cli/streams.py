"""Standard input, output and error of the process, in whatever state the shell has left them."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from atomcorpus.cli.terminal import visible_csv

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["STDOUT", "give_up_output", "prepare_streams", "write_to_output"]

STDOUT = "-"
"""What stands for the standard output in the place of a file."""

R = TypeVar("R")

# The opposite of what a stream is for: what is read or written there fails, as it would have if nothing were there.
_CLOSED = (
    ("stdin", os.O_WRONLY, "r"),
    ("stdout", os.O_RDONLY, "w"),
    ("stderr", os.O_WRONLY, "w"),  # but messages that nobody wants to see fail nothing
)


def prepare_streams() -> None:
    """Put something in the place of streams that are closed (`>&-`), and let no letter that a terminal lacks stop us.

    The next file that is opened would get the number of a closed stream, and what another library writes to its
    standard output would get into that file.
    """
    for name, flags, mode in _CLOSED:
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_to_output(write: Callable[[str], R]) -> R:
    """Have a file written and put it out, whole or not at all; on a terminal with what is not seen as escapes.

    Args:
        write: Writes the file at a path.

    Returns:
        What that returns.
    """
    with TemporaryDirectory(prefix="atomcorpus-") as folder:
        path = Path(folder) / "output"
        made = write(str(path))
        with path.open("rb") as file:
            if sys.stdout.isatty():
                sys.stdout.writelines(visible_csv(line.decode("utf-8", "backslashreplace")) for line in file)
            else:
                copyfileobj(file, sys.stdout.buffer)
    return made


def give_up_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter has nothing to complain about at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
