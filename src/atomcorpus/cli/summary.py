"""`atomcorpus summary`: what there is in files and folders, in numbers, as plain text in columns."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from atomcorpus.annotations import LinkStatus, SourceKind
from atomcorpus.cli.inputs import said
from atomcorpus.cli.terminal import padded, shortened
from atomcorpus.entities import Actor, AIModel
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from enum import StrEnum

    from atomcorpus.entities import Entity
    from atomcorpus.errors import ReadError
    from atomcorpus.queries import EntityCount, Summary

__all__ = ["summarized"]

_NAME = 36  # columns
_KIND = 11
_NUMBER = 11
_ERRORS = 10

E = TypeVar("E", bound="StrEnum")


def summarized(summary: Summary, errors: Sequence[ReadError], *, passed_over: int, top: int) -> Iterator[str]:
    """Lines of a summary.

    Args:
        summary: The numbers.
        errors: What could not be read.
        passed_over: Number of files with other names.
        top: How many actors, models and sources to list.

    Yields:
        Lines without their ends, harmless to a terminal.
    """
    yield from _size(summary)
    yield from _shares("Mentions", summary.mentions)
    yield from _shares("Citations", summary.citations)
    yield from _shares("Who is cited", summary.source_kinds)
    actors = (count for count in summary.entities if isinstance(count.entity, Actor))
    models = (count for count in summary.entities if isinstance(count.entity, AIModel))
    yield from _ranking("Most named actors", "mentions", actors, top)
    yield from _ranking("Most named models", "mentions", models, top)
    yield from _ranking("Most cited", "citations", summary.sources, top)
    yield from _unread(errors, passed_over)


def _size(summary: Summary) -> Iterator[str]:
    yield _line("Articles", summary.articles)
    if summary.first is not None:
        yield f"  {summary.first} to {summary.last}" if summary.first != summary.last else f"  {summary.first}"
    if summary.undated:
        yield _line("  without a date", summary.undated, _percent(summary.undated, summary.articles))
    yield _line("Sections", summary.sections)
    yield _line("Characters", summary.characters)


def _shares(title: str, counts: Mapping[E, int]) -> Iterator[str]:
    """A total and its parts, with their shares."""
    total = sum(counts.values())
    yield from ("", _line(title, total))
    if total:
        for kind, count in counts.items():
            yield _line(f"  {_WORDS.get(kind, kind)}", count, _percent(count, total))


_WORDS: dict[StrEnum, str] = {SourceKind.NONE: "nobody named", LinkStatus.UNDERSPECIFIED: "family or series"}


def _ranking(title: str, of: str, counts: Iterable[EntityCount[Entity]], top: int) -> Iterator[str]:
    """The first of a ranking, with what they are and in how many articles they come."""
    first = list(islice(counts, top))
    if first:
        yield from ("", f"{padded(title, _NAME + _KIND)}{of:>{_NUMBER}}{'articles':>{_NUMBER}}")
    for count in first:
        entity = count.entity
        kind = entity.kind if isinstance(entity, Actor) else entity.level
        name = padded(shortened(f"  {visible(entity.name)}", _NAME - 1), _NAME)
        yield f"{name}{kind:{_KIND}}{count.total:>{_NUMBER},}{count.articles:>{_NUMBER},}"


def _unread(errors: Sequence[ReadError], passed_over: int) -> Iterator[str]:
    if passed_over:
        yield from ("", _line("Other files, passed over", passed_over))
    if errors:
        yield from ("", _line("Could not be read", len(errors)))
    yield from (f"  {said(error)}" for error in errors[:_ERRORS])
    if len(errors) > _ERRORS:
        yield f"  ... and {len(errors) - _ERRORS:,} more; `atomcorpus parse` names them all"


def _line(label: str, number: int, share: str = "") -> str:
    return f"{label:{_NAME}}{number:>{_NUMBER},}{share:>7}".rstrip()


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}"
