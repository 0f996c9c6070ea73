"""`atomcorpus kwic`, `timeline`, `first` and `similar`: the questions of `queries` by the same names."""

from __future__ import annotations

import sys
from itertools import repeat
from typing import TYPE_CHECKING, Any

from atomcorpus.cli.answers import answer
from atomcorpus.cli.commands import FAILED, UsageError, chosen_options
from atomcorpus.cli.inputs import Inputs, progress_over, said, tell, tell_languages, tell_nothing
from atomcorpus.cli.terminal import Screen, columns, terminal_width
from atomcorpus.errors import ValidationError
from atomcorpus.queries import first_mention, kwic, similar, timeline

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence

    from atomcorpus.articles import Article
    from atomcorpus.knowledge import KnowledgeBase

    Rows = list[dict[str, Any]]

__all__ = ["LOOKED_FOR", "run_first", "run_kwic", "run_similar", "run_timeline"]

LOOKED_FOR = ("words", "pattern", "entity")
"""What may be looked for in texts."""

_LEAST, _GAPS = 8, 6  # columns of a context, and between the four columns

_LINE = ("left", "keyword", "right", "article_id", "start", "end", "published", "publisher", "origin")
_CLUSTERS = ("cluster", "article_id", "published", "title", "publisher", "origin", "like", "words", "facts")


def run_kwic(arguments: argparse.Namespace) -> int:
    """Print every place of what is looked for, with its context."""

    def ask(articles: Iterable[Article], knowledge: KnowledgeBase | None) -> Rows:
        what: dict[str, Any] = {arguments.kind: arguments.words}
        return [line.row() for line in kwic(articles, width=arguments.width, knowledge=knowledge, **what)]

    def show(rows: Rows) -> None:
        looks: dict[str, Sequence[str]] = {"shown": ("origin", "left", "keyword", "right"), "right": ("left",)}
        answer(_LINE, list(map(_fitted, rows, repeat(_room_beside(rows)))), "table", **looks)

    return _asked(arguments, ask, _LINE, show)


def _room_beside(rows: Rows) -> int:
    """How much of the context a line of the terminal has room for, on either side."""
    taken = [max(columns(name), *(columns(_flat(row[name])) for row in rows), 0) for name in ("origin", "keyword")]
    return max(_LEAST, (terminal_width() - sum(min(one, terminal_width() // 3) for one in taken) - _GAPS) // 2)


def _fitted(row: dict[str, Any], room: int) -> dict[str, Any]:
    """A line on one line, with that much context: what is cut is what stands furthest from the key word."""
    left, right = _flat(row["left"])[-room:], _flat(row["right"])[:room]
    while columns(left) > room:  # of letters that take two columns
        left = left[1:]
    return {**row, "left": left.lstrip(), "keyword": _flat(row["keyword"]), "right": right.rstrip()}


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def run_timeline(arguments: argparse.Namespace) -> int:
    """Print how often, period by period."""

    def ask(articles: Iterable[Article], knowledge: KnowledgeBase | None) -> Rows:
        how = {"by": arguments.by, "of": arguments.of, "split": arguments.split, "entity": arguments.entity}
        return timeline(articles, knowledge=knowledge, **how).rows()

    return _asked(arguments, ask, ("period", "group", "count"))


def run_first(arguments: argparse.Namespace) -> int:
    """Print the first mention of something."""

    def ask(articles: Iterable[Article], knowledge: KnowledgeBase | None) -> Rows:
        first = first_mention(articles, arguments.entity, knowledge=knowledge)
        return [] if first is None else [first.row()]

    names = ("article_id", "published", "publisher", "origin", "name", "start", "end")

    def show(rows: Rows) -> None:
        screen = Screen(sys.stdout)
        for name, value in (fact for row in rows for fact in row.items() if fact[1] is not None):
            screen.write(str(value), label=f"{name:15}")

    return _asked(arguments, ask, (*names, "sentence", "maybe_earlier", "undated"), show)


def run_similar(arguments: argparse.Namespace) -> int:
    """Print which articles are copies or rewrites of each other."""

    def ask(articles: Iterable[Article], _: KnowledgeBase | None) -> Rows:
        return similar(articles, words=arguments.words, facts=arguments.facts).rows()

    def show(rows: Rows) -> None:
        answer(_CLUSTERS, rows, "table", shown=("cluster", "published", "publisher", "origin", "words", "facts"))

    return _asked(arguments, ask, _CLUSTERS, show)


def _asked(
    arguments: argparse.Namespace,
    ask: Callable[[Iterable[Article], KnowledgeBase | None], Rows],
    names: Sequence[str],
    show: Callable[[Rows], None] | None = None,
) -> int:
    """Ask all articles of the paths, and print the rows of the answer; `show` is how a table looks."""
    options = chosen_options(arguments)
    with progress_over(arguments.paths) as progress:
        inputs = Inputs(arguments.paths, options, report=tell, progress=progress)
        try:
            rows = ask(inputs, options.knowledge)
        except ValidationError as error:
            raise UsageError(said(error)) from error
    tell_languages(inputs.not_english)
    if not rows and not inputs.errors:
        tell_nothing()
    if arguments.format == "table" and show is not None:
        show(rows)
    else:
        answer(names, rows, arguments.format)
    return FAILED if inputs.failed else 0
