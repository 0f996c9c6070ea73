"""`atomcorpus build`: a corpus on disk, made or brought up to date; what it shows of its work and says at the end."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from atomcorpus.cli.commands import FAILED, UsageError, check_output, chosen_options
from atomcorpus.cli.inputs import tell, tell_languages
from atomcorpus.cli.progress import Progress, is_terminal
from atomcorpus.cli.terminal import counted
from atomcorpus.dataset import SHARD_FILES, build, in_processes
from atomcorpus.visible import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from atomcorpus.dataset import BuildProgress, BuildSummary

__all__ = ["SHARD_FILES", "run_build"]


def run_build(arguments: argparse.Namespace) -> int:
    """Make a corpus of all paths, or make one follow them; say what could not be read, and what was done."""
    sources, out = arguments.paths, arguments.output
    if "-" in sources:
        raise UsageError("build reads files and folders, not the standard input")
    check_output(sources, out, folder=True)
    options = chosen_options(arguments)
    with _BuildProgress() as progress:
        summary = build(
            sources,
            out,
            options=options,
            prune=arguments.prune,
            shard_files=arguments.shard_files,
            on_progress=progress.show,
            run=in_processes(arguments.workers, limits=options.limits) if arguments.workers > 1 else None,
        )
    for error in summary.errors:
        tell(error)
    print(f"{visible(out)}: {counted(summary.articles, 'article')}; files: {_files(summary)}", file=sys.stderr)
    tell_languages(summary.not_english)
    if summary.gone and not arguments.prune:
        print("hint: what is gone stays in the corpus; --prune takes it out", file=sys.stderr)
    return FAILED if summary.failed else 0


def _files(summary: BuildSummary) -> str:
    """What became of the files, in numbers."""
    facts = {
        "new": summary.read,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "with errors": summary.failed,
        "gone": len(summary.gone),
    }
    return ", ".join(f"{number:,} {fact}" for fact, number in facts.items() if number or fact == "new")


class _BuildProgress(Progress):
    """A progress line that says how many files failed, and learns how many there are from the build."""

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(None, sys.stderr if is_terminal(sys.stderr) else None, clock=clock)
        self._failed = 0

    def show(self, state: BuildProgress) -> None:
        """Show how far a build has come."""
        self._total, self._failed = state.total, state.failed
        self.update(state.done, state.articles)

    def _line(self, files: int, articles: int, seconds: float) -> str:
        line = super()._line(files, articles, seconds)
        return f"{line}  {self._failed:,} failed" if self._failed else line
