"""Records on one line: what it is and where, short enough for a prompt, a debugger and a failed assertion.

attrs would write out a record with all that it holds: of a mention the entity with its aliases, of an article the
text. Here it is at most `LONGEST_REPR` code points, whatever is in the record, and nothing that a terminal would obey.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs

from atomcorpus.dates import PartialDate
from atomcorpus.spans import Span
from atomcorpus.visible import visible

__all__ = ["LONGEST_REPR", "clipped", "counted", "digits", "one_line", "place", "quoted", "record_repr"]

LONGEST_REPR = 200
"""Code points of the `repr` of any record."""

_LONGEST_VALUE = 60  # of one fact in it
_LARGEST = 10**15  # an offset or a count that is written in digits


def record_repr(self: Any) -> str:
    """The fields of a record that are not their defaults; of tuples and mappings how much they hold.

    Assigned to `__repr__` of a class of which nothing more telling can be said.

    Example:
        >>> from atomcorpus import Period, PartialDate
        >>> Period(PartialDate(2020, 8))
        Period(since=2020-08)
    """
    facts = []
    for field in attrs.fields(type(self)):
        value = getattr(self, field.name)
        if field.repr and value is not None and value != field.default:
            is_many = isinstance(value, tuple | list | set | frozenset)
            facts.append(counted(len(value), field.name) if is_many else f"{field.name}={_shown(value)}")
    return one_line(self, *facts)


def one_line(record: object, *facts: str) -> str:
    """The name of the class, and in brackets what there is to say; what is empty is left out.

    Example:
        >>> one_line(0, "one", "", "two")
        'int(one, two)'
    """
    return clipped(f"{type(record).__name__}({', '.join(filter(None, facts))})")


def clipped(line: str) -> str:
    r"""A line of at most `LONGEST_REPR` code points, control characters and the like as their escapes.

    Example:
        >>> print(clipped("a\nb"), len(clipped("x" * 1000)))
        a\nb 200
    """
    line = visible(line[: LONGEST_REPR + 1])
    if len(line) <= LONGEST_REPR:
        return line
    end = "…)" if "(" in line else "…"
    return line[: LONGEST_REPR - len(end)].rstrip() + end


def quoted(text: str, longest: int = _LONGEST_VALUE) -> str:
    """The beginning of a text, in quotation marks.

    Example:
        >>> quoted("OpenAI"), quoted("a model of many words", 8)
        ("'OpenAI'", "'a model…'")
    """
    return repr(text if len(text) <= longest else text[: longest - 1] + "…")


def place(*spans: Span) -> str:
    """Where something is, as offsets; of many stretches the first three.

    Example:
        >>> place(Span(4, 8)), place(*[Span(at, at + 1) for at in (1, 3, 5, 7)])
        ('4:8', '1:2 + 3:4 + 5:6 + 1 more')
    """
    shown = [f"{digits(span.start)}:{digits(span.end)}" for span in spans[:3]]
    return " + ".join([*shown, *([f"{len(spans) - 3:,} more"] if len(spans) > 3 else [])])


def counted(number: int, nouns: str) -> str:
    """A number of things with their name, which is that of a field.

    Example:
        >>> counted(1, "entities"), counted(12, "mentions"), counted(0, "roles")
        ('1 entity', '12 mentions', '0 roles')
    """
    nouns = nouns.strip("_").replace("_", " ")
    if number == 1 and nouns.endswith("s"):
        nouns = nouns[:-3] + "y" if nouns.endswith("ies") else nouns[:-1]
    return f"{number:,} {nouns}"


def _shown(value: object) -> str:
    match value:
        case str() if not isinstance(value, Enum):
            return quoted(value)
        case Span():
            return place(value)
        case int() if type(value) is int:
            return digits(value)
    if isinstance(value, Mapping):
        return "{" + counted(len(value), "keys") + "}"
    text = str(value) if isinstance(value, Enum | PartialDate) else repr(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def digits(number: int) -> str:
    """A number; one that is no offset and no count of anything is not written out."""
    return str(number) if -_LARGEST < number < _LARGEST else "…"
