"""`atomcorpus report`: everything in a page that opens in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.cli.commands import FAILED, check_output, chosen_options, write_articles
from atomcorpus.cli.inputs import Inputs, progress_over, tell, tell_languages
from atomcorpus.corpus import Corpus
from atomcorpus.report import ReportOptions, write_report

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from atomcorpus.articles import Article

__all__ = ["run_report"]


def run_report(arguments: argparse.Namespace) -> int:
    """Write a report on the articles of all paths."""
    check_output(arguments.paths, arguments.output)
    with progress_over(arguments.paths) as progress:
        inputs = Inputs(arguments.paths, chosen_options(arguments), report=tell, progress=progress)

        def write(articles: Iterable[Article], path: str) -> None:
            corpus = Corpus(articles)  # all is read here, so that the numbers below are the last ones
            options = ReportOptions(
                title=arguments.title, errors=inputs.errors, passed_over=inputs.passed_over, shown=arguments.shown
            )
            write_report(corpus, path, **options)

        write_articles(inputs, arguments.output, progress, write)
    tell_languages(inputs.not_english)
    return FAILED if inputs.failed else 0
