"""Single records, facts and rows as small tables of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from atomcorpus.html.escaping import cut, escape, link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["facts_html", "record_html", "rows_html"]

_LONGEST = 200  # code points of one cell
_MEMBERS = 10  # of a tuple


def record_html(record: attrs.AttrsInstance) -> str:
    """What is known of a record, a row a field; fields that are empty or None are left out.

    Example:
        >>> from atomcorpus import Actor, ActorKind
        >>> "<th>kind</th><td>nonprofit</td>" in record_html(Actor(id="ai2", name="Ai2", kind=ActorKind.NONPROFIT))
        True
    """
    values = ((field.name, getattr(record, field.name)) for field in attrs.fields(type(record)))
    return facts_html(type(record).__name__, {name: value for name, value in values if value not in (None, ())})


def facts_html(title: str, facts: Mapping[str, object]) -> str:
    r"""A title and a table of two columns.

    Example:
        >>> facts_html("Corpus", {"articles": 10})
        '<table class="ac-facts"><caption>Corpus</caption>\n<tr><th>articles</th><td>10</td></tr>\n</table>'
    """
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{_cell(value)}</td></tr>\n" for name, value in facts.items())
    return f'<table class="ac-facts"><caption>{escape(title)}</caption>\n{rows}</table>'


def rows_html(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A title and a table with a head.

    Example:
        >>> print(rows_html("Counts", ["month", "count"], [("2025-08", 3)]))
        <table class="ac-rows"><caption>Counts</caption>
        <thead><tr><th>month</th><th>count</th></tr></thead>
        <tbody>
        <tr><td>2025-08</td><td>3</td></tr>
        </tbody></table>
    """
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>\n" for row in rows)
    return (
        f'<table class="ac-rows"><caption>{escape(title)}</caption>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}</tbody></table>"
    )


def _cell(value: object) -> str:
    """A value as a person reads it: tuples by their first members, long texts cut, addresses as links."""
    if isinstance(value, tuple):
        more = f", … {len(value) - _MEMBERS:,} more" if len(value) > _MEMBERS else ""
        return ", ".join(map(_cell, value[:_MEMBERS])) + more
    text = _shown(value)
    if text.startswith(("https://", "http://")) and len(text) <= _LONGEST:
        return link(text)
    return escape(cut(text, _LONGEST))


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return str(value)
        case int() if type(value) is int:
            return f"{value:,}"
        case _ if hasattr(value, "since"):  # a period
            return " to ".join(_shown(getattr(value, end)) for end in ("since", "until"))
        case _ if hasattr(value, "organization"):  # a role
            return ", ".join(filter(None, (_shown(getattr(value, name)) for name in ("title", "organization"))))
    return str(getattr(value, "name", value))
