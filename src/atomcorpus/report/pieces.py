"""Small pieces of HTML that several sections are made of: links that numbers are, tables, bars, dates in words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from atomcorpus.entities import Actor, AIModel, sort_of
from atomcorpus.html import cut, escape
from atomcorpus.kinds import PLACES, ActorKind
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atomcorpus.dates import PartialDate
    from atomcorpus.entities import Entity

__all__ = [
    "REGIONS",
    "bar",
    "counted",
    "day_of",
    "key_of",
    "lead_to",
    "list_of",
    "name_of",
    "note",
    "numbers",
    "section",
    "table",
]

REGIONS = {"us": "US", "china": "China", "eu": "EU", "other": "other", "unknown": "not known"}
"""What the page calls a region; one that is not here is called by its own name."""

_LONGEST_NAME = 80  # code points
_MONTHS = "January February March April May June July August September October November December".split()


def key_of(entity: Entity) -> str:
    """By what the page knows an entity: its class and its id."""
    return f"{sort_of(entity)}:{entity.id}"


def name_of(entity: Entity) -> str:
    """Its name as HTML; of a long one the beginning."""
    return escape(cut(entity.name, _LONGEST_NAME))


def list_of(entity: Entity) -> str:
    """In which list of names it stands: organisations, people, places, models or artifacts."""
    if not isinstance(entity, Actor):
        return "models" if isinstance(entity, AIModel) else "artifacts"
    if entity.kind is ActorKind.PERSON:
        return "people"
    return "places" if entity.kind in PLACES else "organisations"


def lead_to(words: str, view: str, **criteria: str) -> str:
    """Words, which are HTML, that lead to what they stand for; the script makes the list from the address."""
    query = "&amp;".join(f"{name}={quote(visible(value), safe='')}" for name, value in criteria.items())
    return f'<a href="#{view}?{query}">{words}</a>'


def numbers(number: int, view: str, **criteria: str) -> str:
    """A number that leads to what it counts; a zero leads nowhere."""
    return lead_to(f"{number:,}", view, **criteria) if number else "0"


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "article"), counted(2_000, "article")
        ('1 article', '2,000 articles')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day_of(published: PartialDate, *, short: bool = False) -> str:
    """A date in words, with the parts that it has; three letters of the month where it has to be short.

    Example:
        >>> from atomcorpus import PartialDate
        >>> day_of(PartialDate(2025, 8, 5)), day_of(PartialDate(2025))
        ('5 August 2025', '2025')
    """
    name = "" if published.month is None else _MONTHS[published.month - 1]
    month = f"{name[:3] if short else name} " if name else ""
    return f"{'' if published.day is None else f'{published.day} '}{month}{published.year}"


def section(place: str, title: str, content: str) -> str:
    """A part of the page with its head."""
    head = f'<h2 id="{place}-head">{title}</h2>'
    return f'<section id="{place}" aria-labelledby="{place}-head">{head}\n{content}</section>\n'


def note(words: str) -> str:
    """A remark, which is HTML, in smaller letters."""
    return f'<p class="note">{words}</p>\n'


def bar(number: int, largest: int) -> str:
    """A line whose length is a share of the largest number; for the eye only, as the number stands beside it."""
    width = 100 * number / largest if largest else 0
    return f'<svg class="bar" aria-hidden="true"><rect width="{width:.1f}%" height="100%"/></svg>'


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, words: int = 1) -> str:
    """A table whose cells are HTML; the first one names the row.

    Args:
        caption: Over it.
        head: Name of each column.
        rows: Cells of each row.
        words: How many of the columns have words; the others have numbers, which stand to the right.
    """
    kinds = ["" if number < words else ' class="number"' for number in range(len(head))]
    columns = "".join(f'<th scope="col"{kind}>{name}</th>' for kind, name in zip(kinds, head, strict=True))
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f"<td{kind}>{cell}</td>" for kind, cell in zip(kinds[1:], row[1:], strict=True))
        + "</tr>\n"
        for row in rows
    )
    return f"<table><caption>{caption}</caption><thead><tr>{columns}</tr></thead>\n<tbody>\n{body}</tbody></table>\n"
