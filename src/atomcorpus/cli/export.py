"""`atomcorpus export`: articles in the formats of other tools."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from atomcorpus.cli.commands import FAILED, check_output, chosen_options, write_articles
from atomcorpus.cli.inputs import Inputs, progress_over, tell
from atomcorpus.cli.terminal import counted
from atomcorpus.formats import bibtex, brat, csl, docbin, graphml, jsonld, markdown, parquet, web_annotation

if TYPE_CHECKING:
    import argparse

__all__ = ["FORMATS", "run_export"]

FORMATS = {
    "bibtex": bibtex.write,
    "brat": brat.write,
    "csl": csl.write,
    "docbin": docbin.write,
    "graphml": graphml.write,
    "jsonld": jsonld.write,
    "markdown": markdown.write,
    "parquet": parquet.write,
    "web-annotation": web_annotation.write,
}
"""What writes each format, to a file, or for brat to a folder."""


def run_export(arguments: argparse.Namespace) -> int:
    """Write the articles of all paths in the format that was asked for."""
    paths, output = arguments.paths, arguments.output
    check_output(paths, output, folder=arguments.format == "brat")
    with progress_over(paths) as progress:
        inputs = Inputs(paths, chosen_options(arguments), report=tell, progress=progress)
        made = write_articles(inputs, output, progress, FORMATS[arguments.format])
    if isinstance(made, docbin.Alignment) and made.adjusted + made.left_out:
        moved = f"{counted(made.adjusted, 'span')} moved to whole tokens, {made.left_out:,} without any left out"
        print(f"atomcorpus: {moved}", file=sys.stderr)
    return FAILED if inputs.errors else 0
