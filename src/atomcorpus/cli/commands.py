"""What each command does with its arguments; the result is an exit status."""

from __future__ import annotations

import os
import sys
from functools import partial
from itertools import chain, islice
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING

from atomcorpus._characters import storable
from atomcorpus._files import whole_file
from atomcorpus.cli.inputs import Inputs, progress_over, read_standard_input, said, tell, tell_languages
from atomcorpus.cli.names import KINDS, has_kind, name_data, proposed, tabulated
from atomcorpus.cli.progress import Progress
from atomcorpus.cli.show import show
from atomcorpus.cli.streams import STDOUT, write_to_output
from atomcorpus.cli.summary import show_summary, summary_data
from atomcorpus.cli.terminal import Screen, counted, terminal_width, visible_json
from atomcorpus.errors import AtomCorpusError, MissingPathError, ReadError
from atomcorpus.folding import fold_name
from atomcorpus.formats import json, jsonl
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.queries import summarize, unlisted_names
from atomcorpus.reading import ArticleReader, Limits, Options
from atomcorpus.reading.options import is_passed_over
from atomcorpus.visible import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence

    from atomcorpus.articles import Article
    from atomcorpus.queries import UnlistedName

__all__ = [
    "FAILED",
    "UsageError",
    "check_output",
    "chosen_options",
    "run_parse",
    "run_show",
    "run_summary",
    "run_unlisted",
    "write_articles",
]

FAILED = 1
"""Exit status when something could not be read or written."""


class UsageError(Exception):
    """Arguments that cannot work; the command line answers with the message and status 2."""


def run_parse(arguments: argparse.Namespace) -> int:
    """Write the articles of all paths as JSON Lines."""
    paths, output = arguments.paths, arguments.output
    if output is not None:
        check_output(paths, output)
    options = chosen_options(arguments)
    crowded = output is None and sys.stdout.isatty()  # the articles themselves show how far it has come
    with Progress(None, None) if crowded else progress_over(paths) as progress:
        inputs = Inputs(paths, options, report=tell, progress=progress, workers=arguments.workers)
        if output is None:
            for article in inputs:
                line = visible_json(json.dumps(article)) if crowded else json.dumps(article)
                sys.stdout.buffer.write(line.encode() + b"\n")
        else:
            write_articles(inputs, output, progress, jsonl.write)
    tell_languages(inputs.not_english)
    return FAILED if inputs.failed else 0


def check_output(paths: Sequence[str], output: str, *, folder: bool = False) -> None:
    """Refuse before the work what would fail after it, and an output that the next run would read as input."""
    if output == STDOUT and not folder:
        return
    if not folder and not Path(output).parent.is_dir():
        raise MissingPathError("there is no folder for it", output)
    if Path(output).exists() and not (Path(output).is_dir() if folder else Path(output).is_file()):
        raise UsageError(f"{visible(output)} exists and is no {'folder' if folder else 'file'}")
    place = Path(output).resolve() if folder else Path(output).resolve().parent
    for path in paths:
        if path != "-" and Path(path).is_dir() and place.is_relative_to(Path(path).resolve()):
            raise UsageError(f"{visible(output)} is inside {visible(path)}, where it would be read the next time")


def write_articles(
    inputs: Inputs, output: str, progress: Progress, write: Callable[[Iterable[Article], str], object]
) -> object:
    """Write a file, unless there is nothing but errors, and say so in one line; returns what the writer returns.

    What goes to the standard output is not said: it is there.
    """
    articles = iter(inputs)
    first = list(islice(articles, 1))
    if not first and inputs.errors:
        left = "" if output == STDOUT else f"; {visible(output)} is as it was"
        print(f"atomcorpus: nothing to write{left}", file=sys.stderr)
        return None
    if output == STDOUT:
        made = write_to_output(partial(write, chain(first, articles)))
        progress.clear()
        return made
    made = write(chain(first, articles), output)
    progress.clear()
    facts = [f"{counted(inputs.articles, 'article')} from {counted(inputs.files, 'file')}"]
    facts += [counted(len(inputs.errors), "error")] if inputs.errors else []
    facts += [f"{counted(inputs.passed_over, 'other file')} passed over"] if inputs.passed_over else []
    print(f"{visible(output)}: {', '.join(facts)}", file=sys.stderr)
    return made


def run_show(arguments: argparse.Namespace) -> int:
    """Show one article."""
    options = chosen_options(arguments)
    article, complete = _chosen(arguments.file, arguments.number, options)
    show(article, Screen(sys.stdout, arguments.color))
    tell_languages(int(is_passed_over(article, options)))
    return 0 if complete else FAILED


def _chosen(path: str, number: int, options: Options) -> tuple[Article, bool]:
    """The article with a number, 1 for the first, and whether all before it could be read."""
    if path == "-":
        return read_standard_input(options), True
    if Path(path).is_dir():
        raise UsageError(f"{visible(path)} is a folder; show takes one file")
    reader = ArticleReader(path, options, on_error=tell)
    passed = 0
    for article in reader:
        passed += 1
        if passed == number:
            return article, not reader.errors
    raise ReadError(f"there is no article {number:,}, only {passed:,}" if passed else "no article could be read", path)


def run_summary(arguments: argparse.Namespace) -> int:
    """Count what there is in all paths."""
    with progress_over(arguments.paths) as progress:
        inputs = Inputs(arguments.paths, chosen_options(arguments), report=_keep, progress=progress)
        summary = summarize(inputs)
    if inputs.errors and not inputs.articles:
        for error in inputs.errors:
            tell(error)
        return FAILED
    passed_over, not_english = inputs.passed_over, inputs.not_english
    if arguments.format == "json":
        write_json(summary_data(summary, inputs.errors, passed_over=passed_over, not_english=not_english))
        return FAILED if inputs.failed else 0
    screen = Screen(sys.stdout, arguments.color)
    show_summary(summary, inputs.errors, screen, passed_over=passed_over, not_english=not_english, top=arguments.top)
    return FAILED if inputs.failed else 0


def write_json(data: object) -> None:
    """Write JSON of several lines; on a terminal with what is not seen as its escapes."""
    text = dumps(data, ensure_ascii=False, indent=2, default=str)
    sys.stdout.buffer.write(
        f"{visible_json(text)}\n".encode() if sys.stdout.isatty() else storable(text).encode() + b"\n"
    )


def _keep(_: ReadError) -> None:
    """Say nothing yet: the summary lists what could not be read."""


def run_unlisted(arguments: argparse.Namespace) -> int:
    """List the names that the knowledge base lacks, and propose entries for them."""
    paths, suggest = arguments.paths, arguments.suggest
    if suggest is not None:
        if os.path.lexists(suggest):
            raise UsageError(f"{visible(suggest)} exists, and may have been edited; choose another name")
        check_output(paths, suggest)
    options = chosen_options(arguments)
    with progress_over(paths) as progress:
        inputs = Inputs(paths, options, report=tell, progress=progress)
        names = unlisted_names(inputs)
    tell_languages(inputs.not_english)
    kinds = arguments.kind or KINDS
    none = frozenset[str]() if options.knowledge is None else options.knowledge.no_names  # also in stored articles
    names = tuple(
        name
        for name in names
        if name.total >= arguments.least and has_kind(name, kinds) and fold_name(name.entity.name) not in none
    )
    if suggest is not None:
        _propose(names, suggest, options.knowledge)  # before the table, whose reader may go away
    if arguments.format == "json":
        write_json(list(map(name_data, names)))
    else:
        for line in tabulated(names, terminal_width()):
            print(line)
        if not names:
            print("atomcorpus: no such name", file=sys.stderr)
    return FAILED if inputs.failed else 0


def _propose(names: Sequence[UnlistedName], path: str, knowledge: KnowledgeBase | None) -> None:
    """Write the proposed entries, if there are any; and say so in one line."""
    entries = list(proposed(names, knowledge))
    if not entries:
        print(f"atomcorpus: no name to propose, and so no {visible(path)}", file=sys.stderr)
        return
    with whole_file(path) as file:
        file.writelines(entries)
    print(f"{visible(path)}: {counted(len(entries), 'proposal')}", file=sys.stderr)


def chosen_options(arguments: argparse.Namespace) -> Options:
    """How files are to be read; what cannot work is wrong use."""
    return Options(
        knowledge=_chosen_knowledge(arguments),
        columns=dict(arguments.column),
        encoding=arguments.encoding,
        errors=arguments.errors,
        markup=arguments.markup,
        all_languages=arguments.all_languages,
        dates_from_names=arguments.date_from_name,
        limits=Limits(**dict(arguments.limit)),
    )


def _chosen_knowledge(arguments: argparse.Namespace) -> KnowledgeBase | None:
    """The packaged knowledge base with the user's own file on top; None, the default, without a file."""
    if arguments.knowledge is None:
        return None
    try:
        return KnowledgeBase.default().extended(KnowledgeBase.read(arguments.knowledge))
    except AtomCorpusError as error:
        raise UsageError(said(error)) from error
