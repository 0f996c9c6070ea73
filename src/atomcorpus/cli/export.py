"""`atomcorpus export`: articles in the formats of other tools."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from atomcorpus.cli.commands import FAILED, UsageError, check_output, chosen_options, write_articles
from atomcorpus.cli.inputs import Inputs, progress_over, tell, tell_languages
from atomcorpus.cli.streams import STDOUT
from atomcorpus.cli.terminal import counted
from atomcorpus.formats import FORMATS as _ALL
from atomcorpus.formats import docbin

if TYPE_CHECKING:
    import argparse

__all__ = ["FORMATS", "run_export"]

FORMATS = {name: form for name, form in _ALL.items() if form.takes == "articles" and name != "jsonl"}
"""Those that hold many articles; JSON Lines is what `parse` writes."""


def run_export(arguments: argparse.Namespace) -> int:
    """Write the articles of all paths in the format that was asked for."""
    paths, output = arguments.paths, arguments.output
    form = FORMATS[arguments.format]
    if output == STDOUT and form.is_folder:
        raise UsageError(f"{arguments.format} is a folder of files, which does not go to the standard output")
    if output == STDOUT and not form.is_text and sys.stdout.isatty():
        raise UsageError(f"{arguments.format} is no text; give -o a file, or the standard output another reader")
    check_output(paths, output, folder=form.is_folder)
    with progress_over(paths) as progress:
        inputs = Inputs(paths, chosen_options(arguments), report=tell, progress=progress)
        made = write_articles(inputs, output, progress, form.write)
    if isinstance(made, docbin.Alignment) and made.adjusted + made.left_out:
        moved = f"{counted(made.adjusted, 'span')} moved to whole tokens, {made.left_out:,} without any left out"
        print(f"atomcorpus: {moved}", file=sys.stderr)
    tell_languages(inputs.not_english)
    return FAILED if inputs.failed else 0
