"""`atomcorpus summary`: what there is in files and folders, in numbers."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from atomcorpus.annotations import LinkStatus, SourceKind
from atomcorpus.cli.inputs import said
from atomcorpus.entities import Actor, AIModel, Artifact
from atomcorpus.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from enum import StrEnum

    from atomcorpus.cli.terminal import Column, Piece, Screen
    from atomcorpus.entities import Entity
    from atomcorpus.errors import ReadError
    from atomcorpus.queries import EntityCount, Summary

__all__ = ["show_summary", "summary_data"]

_NAME, _KIND, _NUMBER, _SHARE = 35, 12, 11, 7  # columns
_COUNTS: tuple[Column, ...] = (("left", _NAME + 1), ("right", _NUMBER), ("right", _SHARE))
_ROOMY = 50  # columns; where there are fewer, a ranking does not say of what kind a name is
_ERRORS = 10
_WORDS: dict[StrEnum, str] = {SourceKind.NONE: "nobody named", LinkStatus.UNDERSPECIFIED: "family or series"}

E = TypeVar("E", bound="StrEnum")


def show_summary(  # noqa: PLR0913 - the numbers that a reading leaves
    summary: Summary, errors: Sequence[ReadError], screen: Screen, *, passed_over: int, not_english: int, top: int
) -> None:
    """Show a summary.

    Args:
        summary: The numbers.
        errors: What could not be read.
        screen: Where to.
        passed_over: Number of files with other names.
        not_english: Number of articles in which nothing was looked for, as they are not in English.
        top: How many actors, models and sources to list.
    """
    _show_size(summary, not_english, screen)
    _show_shares("Mentions", summary.mentions, screen)
    _show_shares("Citations", summary.citations, screen)
    _show_shares("Who is cited", summary.source_kinds, screen)
    _show_shares("Quantities", summary.quantities, screen, empty=False)
    _show_shares("Events", summary.events, screen, empty=False)
    _show_shares("How events are told", summary.modalities, screen, empty=False)
    actors = (count for count in summary.entities if isinstance(count.entity, Actor))
    models = (count for count in summary.entities if isinstance(count.entity, AIModel))
    _show_ranking("Most named actors", "mentions", islice(actors, top), screen)
    _show_ranking("Most named models", "mentions", islice(models, top), screen)
    artifacts = (count for count in summary.entities if isinstance(count.entity, Artifact))
    _show_ranking("Most named artifacts", "mentions", islice(artifacts, top), screen)
    _show_ranking("Most cited", "citations", islice(summary.sources, top), screen)
    _show_unread(errors, passed_over, screen)


def summary_data(
    summary: Summary, errors: Sequence[ReadError], *, passed_over: int, not_english: int
) -> dict[str, Any]:
    """A summary as plain data: the same numbers by the names of its attributes, and all of the rankings."""
    of = attrs.asdict(summary, recurse=False)
    ranked = {name: [_counted(one) for one in of.pop(name)] for name in ("entities", "sources")}
    return {
        **of,
        "first": summary.first and summary.first.isoformat(),
        "last": summary.last and summary.last.isoformat(),
        "not_english": not_english,
        "passed_over": passed_over,
        "errors": list(map(str, errors)),
        **ranked,
    }


def _counted(one: EntityCount[Any]) -> dict[str, Any]:
    entity = one.entity
    facts = {"id": entity.id, "name": entity.name, "kind": kind_of(entity)}
    return {**facts, "total": one.total, "articles": one.articles}


def _show_size(summary: Summary, not_english: int, screen: Screen) -> None:
    screen.table([_row("Articles", summary.articles)], *_COUNTS)
    if summary.first is not None:
        screen.write(f"  {summary.first}" if summary.first == summary.last else f"  {summary.first} to {summary.last}")
    facts = [_row("  without a date", summary.undated, summary.articles)] if summary.undated else []
    facts += [_row("  not in English", not_english, summary.articles)] if not_english else []
    sizes = [_row("Sections", summary.sections), _row("Characters", summary.characters)]
    links = [_row("Links", summary.links)] if summary.links else []
    times = [_row("Times", summary.times)] if summary.times else []
    screen.table([*facts, *sizes, *links, *times], *_COUNTS)


def _show_shares(title: str, counts: Mapping[E, int], screen: Screen, *, empty: bool = True) -> None:
    """A total and its parts, with their shares; where there is nothing, only what is shown when it is empty too."""
    total = sum(counts.values())
    if not total and not empty:
        return
    parts = [_row(f"  {_WORDS.get(kind, kind)}", count, total) for kind, count in counts.items()] if total else []
    screen.write()
    screen.table([_row(title, total), *parts], *_COUNTS)


def _row(label: str, number: int, whole: int = 0) -> Sequence[Piece]:
    """A number, and what share of the whole it is."""
    return label, f"{number:,}", f"{number / whole:.0%}" if whole else ""


def _show_ranking(title: str, of: str, counts: Iterable[EntityCount[Entity]], screen: Screen) -> None:
    """What is counted, with what it is and in how many articles it comes."""
    kind_width = _KIND if screen.width >= _ROOMY else 0
    rows = [
        (f"  {count.entity.name}", f" {kind_of(count.entity)}"[:kind_width], f"{count.total:,}", f"{count.articles:,}")
        for count in counts
    ]
    if rows:
        layout: tuple[Column, ...] = ("left", _NAME), ("left", kind_width), ("right", _NUMBER), ("right", _NUMBER)
        screen.write()
        screen.table([(title, "", of, "articles"), *rows], *layout)


def _show_unread(errors: Sequence[ReadError], passed_over: int, screen: Screen) -> None:
    if passed_over:
        screen.write()
        screen.table([_row("Other files, passed over", passed_over)], *_COUNTS)
    if errors:
        screen.write()
        screen.table([_row("Could not be read", len(errors))], *_COUNTS)
    for error in errors[:_ERRORS]:
        for line in said(error).split("\n"):
            screen.write(line, label="  ")
    if len(errors) > _ERRORS:
        screen.write(f"... and {len(errors) - _ERRORS:,} more; `atomcorpus parse` names them all", label="  ")
