"""How the words of `where` are understood: what may be asked for, and the test that an element has to pass.

A *criterion* takes what was asked for, one or several values, and gives the test. What it cannot make sense of is an
error at once. Nothing here knows articles or selections: `vocabulary` says which elements have which criteria.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeVar

from atomcorpus._validate import nearest, shown
from atomcorpus.dates import PartialDate, parse_date
from atomcorpus.entities import Actor, AIModel, Artifact
from atomcorpus.errors import ParseError, ValidationError
from atomcorpus.selections.names import Names

if TYPE_CHECKING:
    from atomcorpus.annotations import Mention
    from atomcorpus.entities import Entity, Period

__all__ = [
    "Criterion",
    "Test",
    "among",
    "at_least",
    "at_most",
    "entities",
    "equal",
    "in_all",
    "in_any",
    "on",
    "pattern",
    "reaches_since",
    "reaches_until",
    "since",
    "spelled",
    "true_or_false",
    "until",
]

T = TypeVar("T")
S = TypeVar("S")

Test = Callable[[T], bool]
"""Whether something is wanted."""

Criterion = Callable[[str, Any, Names], Test[T]]
"""Takes its own name, for messages, what was asked for, and the names that there are; gives the test."""


def among(*allowed: str) -> Criterion[str]:
    """A value out of a closed list of words."""

    def criterion(name: str, wanted: Any, _: Names) -> Test[str]:
        chosen = frozenset(_text(name, value) for value in _several(wanted))
        for value in sorted(chosen.difference(allowed)):
            raise ValidationError(f"Selection.where: no {name} {value!r}{nearest(value, allowed)}")
        return chosen.__contains__

    return criterion


def spelled(look_up: Callable[[Names, str], frozenset[str]]) -> Criterion[str]:
    """A name of which there may be several spellings; `look_up` gives them, or refuses an unknown name."""

    def criterion(name: str, wanted: Any, names: Names) -> Test[str]:
        spellings = (look_up(names, _text(name, value)) for value in _several(wanted))
        return frozenset().union(*spellings).__contains__

    return criterion


def entities(_: str, wanted: Any, names: Names) -> Test[Entity]:
    """An entity, by a name, an id or its record; a family or series takes in what is below it."""
    matchers = [names.entity(value) for value in _several(wanted)]
    return matchers[0] if len(matchers) == 1 else lambda entity: any(matches(entity) for matches in matchers)


def since(name: str, wanted: Any, _: Names) -> Test[PartialDate]:
    """A date that may be on the first day of the one wanted, or later."""
    first = _date(name, wanted).earliest
    return lambda published: first <= published.latest


def until(name: str, wanted: Any, _: Names) -> Test[PartialDate]:
    """A date that may be on the last day of the one wanted, or earlier."""
    last = _date(name, wanted).latest
    return lambda published: published.earliest <= last


def reaches_since(name: str, wanted: Any, names: Names) -> Test[Period]:
    """A stretch of time of which the end may be the first day of the date wanted, or later; an open end is."""
    test = since(name, wanted, names)
    return lambda period: period.until is None or test(period.until)


def reaches_until(name: str, wanted: Any, names: Names) -> Test[Period]:
    """A stretch of time of which the beginning may be the last day of the date wanted, or earlier; an open one is."""
    test = until(name, wanted, names)
    return lambda period: period.since is None or test(period.since)


def at_least(name: str, wanted: Any, _: Names) -> Test[Decimal]:
    """A number that is the one wanted, or more."""
    least = _number(name, wanted)
    return lambda number: number >= least


def at_most(name: str, wanted: Any, _: Names) -> Test[Decimal]:
    """A number that is the one wanted, or less."""
    most = _number(name, wanted)
    return lambda number: number <= most


def equal(name: str, wanted: Any, _: Names) -> Test[str]:
    """One of some words, of which nobody has a list."""
    return frozenset(_text(name, value) for value in _several(wanted)).__contains__


def true_or_false(name: str, wanted: Any, _: Names) -> Test[bool]:
    """True or false, whichever is wanted."""
    if not isinstance(wanted, bool):
        raise ValidationError(f"Selection.where: {name} is true or false, not {shown(wanted)}")
    return lambda value: value is wanted


def pattern(name: str, wanted: Any, _: Names) -> Test[str]:
    """A text in which a regular expression, or one of several, is found."""
    searches = [_compiled(name, value).search for value in _several(wanted)]
    return lambda text: any(search(text) is not None for search in searches)


def on(read: Callable[[T], S | None], criterion: Criterion[S]) -> Criterion[T]:
    """A criterion about something that is read from the element; None meets none."""

    def about(name: str, wanted: Any, names: Names) -> Test[T]:
        test = criterion(name, wanted, names)

        def fits(element: T) -> bool:
            value = read(element)
            return value is not None and test(value)

        return fits

    return about


def in_any(read: Callable[[T], Iterable[S]], criterion: Criterion[S]) -> Criterion[T]:
    """A criterion that one of several things in the element meets."""

    def about(name: str, wanted: Any, names: Names) -> Test[T]:
        test = criterion(name, wanted, names)
        return lambda element: any(map(test, read(element)))

    return about


def in_all(criterion: Criterion[Entity]) -> Criterion[Mention]:
    """A criterion about what a mention names; of an ambiguous one all candidates meet it."""

    def about(name: str, wanted: Any, names: Names) -> Test[Mention]:
        test = criterion(name, wanted, names)
        return lambda mention: all(map(test, mention.candidates)) if mention.candidates else test(mention.entity)

    return about


def _several(wanted: Any) -> tuple[Any, ...]:
    """One value as a tuple of it, several as they are."""
    if isinstance(wanted, Iterable) and not isinstance(wanted, str | Actor | AIModel | Artifact):
        return tuple(wanted)
    return (wanted,)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValidationError(f"Selection.where: {name} is text, not {shown(value)}")
    return value


def _date(name: str, value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, date):
        return PartialDate(value.year, value.month, value.day)
    try:
        return parse_date(_text(name, value))
    except ParseError as error:
        raise ValidationError(f"Selection.where: {name}: {error.reason}") from error


def _number(name: str, value: Any) -> Decimal:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and isfinite(value):
        return Decimal(value)
    raise ValidationError(f"Selection.where: {name} is a number, not {shown(value)}")


def _compiled(name: str, value: Any) -> re.Pattern[str]:
    if isinstance(value, re.Pattern):
        return value
    try:
        return re.compile(_text(name, value))
    except re.error as error:
        raise ValidationError(f"Selection.where: {name}: {value!r} is no regular expression: {error}") from error
