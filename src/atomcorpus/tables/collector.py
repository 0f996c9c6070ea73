"""The values of the columns as plain lists, gathered from one article after the other.

Nothing here needs pyarrow; `arrow` and `rows` make tables and rows of the lists.
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from attrs import frozen

from atomcorpus.attributions import attributions, innermost
from atomcorpus.tables.columns import COLUMNS
from atomcorpus.tables.entity_rows import EntityRows, counted
from atomcorpus.tables.stored import to_stored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity
    from atomcorpus.facts import Participant, TimeExpression
    from atomcorpus.spans import Span

    Values = list[Any]

__all__ = ["Collector", "Lookup"]


@frozen(eq=False)
class Lookup:
    """A column whose values stand in the table of entities.

    Attributes:
        values: One an entity.
        numbers: Per row the number of its entity, None where there is none.
    """

    values: Values
    numbers: list[int | None]

    def listed(self) -> Values:
        """The values, row by row."""
        return [None if number is None else self.values[number] for number in self.numbers]


_LOOKED_UP = {
    "links": {
        "outlet": ("outlet", "entity"),
        "outlet_id": ("outlet", "id"),
        "outlet_name": ("outlet", "name"),
    },
    "mentions": {
        "entity": ("entity", "entity"),
        "entity_id": ("entity", "id"),
        "entity_name": ("entity", "name"),
        "entity_type": ("entity", "type"),
        "kind": ("entity", "sort"),
        "family": ("entity", "family"),
        "developer_id": ("entity", "developer_id"),
        "developer_name": ("entity", "developer_name"),
        "country": ("entity", "country_of_maker"),
        "region": ("entity", "region_of_maker"),
    },
    "roles": {
        "person": ("person", "entity"),
        "person_id": ("person", "id"),
        "person_name": ("person", "name"),
        "organization": ("organization", "entity"),
        "organization_id": ("organization", "id"),
        "organization_name": ("organization", "name"),
    },
    "citations": {
        "speaker": ("speaker", "entity"),
        "speaker_id": ("speaker", "id"),
        "speaker_name": ("speaker", "name"),
        "via": ("via", "entity"),
        "via_id": ("via", "id"),
        "via_name": ("via", "name"),
    },
}
_LOOKED_UP["events"] = _LOOKED_UP["citations"]  # speaker and relay are those of a citation
"""Table to column to the column that has the entity's number while rows are gathered, and that of the entities."""


class Collector:
    """Gathers the columns of one article after the other.

    Args:
        first_key: Key of the first article, from which the keys of entities follow.
    """

    def __init__(self, first_key: int) -> None:
        self._entities = EntityRows(first_key)
        self._drop_rows()

    def add_article(self, key: int, article: Article) -> None:
        """Take the row of the article itself.

        Raises:
            FormatError: If the wire format cannot hold the article.
        """
        published, header = article.published, article.header
        values = (
            key,
            article.id,
            published and published.isoformat(),
            published and published.earliest,
            published and published.latest,
            article.title,
            article.url,
            article.publisher,
            article.authors,
            article.language,
            article.origin,
            article.knowledge,
            header and header.start,
            header and header.end,
            len(article.text),
            article.text,
            to_stored(article),
        )
        for column, value in zip(self._gathered["articles"].values(), values, strict=True):
            column.append(value)

    def add_parts(self, key: int, article: Article) -> None:
        """Take the rows of all that is in the article, for all tables but the one of articles."""
        self._add_sections(key, article)
        self._add_links(key, article)
        self._add_mentions(key, article)
        self._add_roles(key, article)
        self._add_citations(key, article)
        self._add_times(key, article)
        self._add_quantities(key, article)
        if article.events:
            self._add_events(key, article)

    def take(self) -> dict[str, dict[str, Values | Lookup]]:
        """The columns of the articles since the last time; of the entities those of all articles."""
        known = self._entities.columns
        taken: dict[str, dict[str, Values | Lookup]] = {"entities": {name: known[name] for name in COLUMNS["entities"]}}
        for table, gathered in self._gathered.items():
            columns: dict[str, Values | Lookup] = {**gathered}
            for name, (numbers, values) in _LOOKED_UP.get(table, {}).items():
                columns[name] = Lookup(known[values], gathered[numbers])
            taken[table] = {name: columns[name] for name in COLUMNS[table]}
        self._drop_rows()
        return taken

    def _drop_rows(self) -> None:
        names = {table: [*columns] for table, columns in COLUMNS.items() if table != "entities"}
        self._gathered: dict[str, dict[str, Values]] = {
            table: {name: [] for name in columns} for table, columns in names.items()
        }

    def _start(self, table: str, key: int, number: int) -> dict[str, Values]:
        """The columns of a table, with the key and the positions of the article's rows already there."""
        columns = self._gathered[table]
        columns["article"] += [key] * number
        columns["position"] += range(number)
        return columns

    def _add_sections(self, key: int, article: Article) -> None:
        sections = article.sections
        columns = self._start("sections", key, len(sections))
        headings = [section.heading for section in sections]
        _add_stretches(columns, "heading", [heading.span if heading else None for heading in headings])
        columns["heading"] += [heading and article.words(heading) for heading in headings]
        columns["level"] += [heading and counted(heading.level) for heading in headings]
        columns["paragraphs"] += [section.paragraphs for section in sections]

    def _add_links(self, key: int, article: Article) -> None:
        links, number = article.links, self._entities.number
        columns = self._start("links", key, len(links))
        columns["start"] += [link.span.start for link in links]
        columns["end"] += [link.span.end for link in links]
        columns["text"] += list(map(article.words, links))
        columns["url"] += [link.url for link in links]
        columns["host"] += [link.host for link in links]
        columns["outlet"] += [link.outlet and number(link.outlet) for link in links]

    def _add_mentions(self, key: int, article: Article) -> None:
        mentions, number = article.mentions, self._entities.number
        columns = self._start("mentions", key, len(mentions))
        columns["start"] += [mention.span.start for mention in mentions]
        columns["end"] += [mention.span.end for mention in mentions]
        columns["text"] += list(map(article.words, mentions))
        columns["entity"] += [number(mention.entity) for mention in mentions]
        columns["status"] += [mention.status.value for mention in mentions]
        columns["candidates"] += [mention.candidates and self._candidates(mention.candidates) for mention in mentions]
        columns["rule"] += [mention.rule for mention in mentions]
        columns["strength"] += [mention.strength and mention.strength.value for mention in mentions]

    def _candidates(self, entities: Sequence[Entity]) -> list[str]:
        """Their ids; each has a row too."""
        for entity in entities:
            self._entities.number(entity)
        return [entity.id for entity in entities]

    def _add_roles(self, key: int, article: Article) -> None:
        roles, number = article.roles, self._entities.number
        columns = self._start("roles", key, len(roles))
        columns["start"] += [role.span.start for role in roles]
        columns["end"] += [role.span.end for role in roles]
        columns["text"] += list(map(article.words, roles))
        columns["person"] += [number(role.person) for role in roles]
        columns["title"] += [role.title for role in roles]
        columns["organization"] += [role.organization and number(role.organization) for role in roles]
        columns["rule"] += [role.rule for role in roles]

    def _add_citations(self, key: int, article: Article) -> None:
        citations, number = article.citations, self._entities.number
        columns = self._start("citations", key, len(citations))
        sources = [citation.source for citation in citations]
        cues = [citation.cue for citation in citations]
        _add_stretches(columns, "source", [source.span for source in sources])
        columns["source_text"] += [source.span and article.words(source.span) for source in sources]
        columns["source_kind"] += [source.kind.value for source in sources]
        columns["speaker"] += [source.actor and number(source.actor) for source in sources]
        _add_stretches(columns, "cue", cues)
        columns["cue_text"] += [cue and article.words(cue) for cue in cues]
        columns["content"] += [citation.content for citation in citations]
        columns["text"] += [" … ".join(map(article.words, citation.content)) for citation in citations]
        columns["kind"] += [citation.kind.value for citation in citations]
        columns["act"] += [citation.act.value for citation in citations]
        columns["via"] += [citation.via and number(citation.via) for citation in citations]
        columns["via_basis"] += [citation.via_basis and citation.via_basis.value for citation in citations]
        columns["rule"] += [citation.rule for citation in citations]

    def _add_times(self, key: int, article: Article) -> None:
        times = article.times
        columns = self._start("times", key, len(times))
        columns["start"] += [time.span.start for time in times]
        columns["end"] += [time.span.end for time in times]
        columns["text"] += list(map(article.words, times))
        _add_periods(columns, times)
        columns["relative"] += [time.relative for time in times]
        columns["rule"] += [time.rule for time in times]

    def _add_quantities(self, key: int, article: Article) -> None:
        quantities = article.quantities
        columns = self._start("quantities", key, len(quantities))
        columns["start"] += [quantity.span.start for quantity in quantities]
        columns["end"] += [quantity.span.end for quantity in quantities]
        columns["text"] += list(map(article.words, quantities))
        columns["kind"] += [quantity.kind.value for quantity in quantities]
        columns["low"] += [_floating(quantity.low) for quantity in quantities]
        columns["high"] += [_floating(quantity.high) for quantity in quantities]
        columns["unit"] += [quantity.unit for quantity in quantities]
        columns["rule"] += [quantity.rule for quantity in quantities]

    def _add_events(self, key: int, article: Article) -> None:
        events = article.events
        columns = self._start("events", key, len(events))
        columns["kind"] += [event.kind.value for event in events]
        columns["modality"] += [event.modality.value for event in events]
        _add_stretches(columns, "trigger", [event.trigger for event in events])
        columns["trigger_text"] += [article.words(event.trigger) for event in events]
        for role in ("agent", "theme", "recipient"):
            some: list[tuple[Participant, ...]] = [getattr(event, role) for event in events]
            columns[role] += [list(map(article.words, one)) for one in some]
            columns[f"{role}_ids"] += list(map(self._participants, some))
        _add_amounts(columns, article)
        _add_event_times(columns, article)
        self._add_tellers(columns, article)
        columns["rule"] += [event.rule for event in events]

    def _participants(self, some: Sequence[Participant]) -> list[str | None]:
        """Their ids, None for whom nothing is known; each entity has a row too."""
        for one in some:
            if one.entity is not None:
                self._entities.number(one.entity)
        return [None if one.entity is None else one.entity.id for one in some]

    def _add_tellers(self, columns: dict[str, Values], article: Article) -> None:
        """By whose word each event is told."""
        number, positions = self._entities.number, {id(one): at for at, one in enumerate(article.citations)}
        tellers = list(map(innermost, attributions(article)))
        sources = [teller and teller.source for teller in tellers]
        columns["citation"] += [teller and positions[id(teller)] for teller in tellers]
        columns["source_kind"] += [source and source.kind.value for source in sources]
        columns["source_text"] += [source and source.span and article.words(source.span) for source in sources]
        columns["speaker"] += [source and source.actor and number(source.actor) for source in sources]
        columns["via"] += [teller and teller.via and number(teller.via) for teller in tellers]


def _add_periods(columns: dict[str, Values], times: Sequence[TimeExpression | None]) -> None:
    """What times mean, as written and as days."""
    periods = [time and time.period for time in times]
    since = [period and period.since for period in periods]
    until = [period and period.until for period in periods]
    columns["since"] += [end and end.isoformat() for end in since]
    columns["until"] += [end and end.isoformat() for end in until]
    columns["first_day"] += [end and end.earliest for end in since]
    columns["last_day"] += [end and end.latest for end in until]


def _add_amounts(columns: dict[str, Values], article: Article) -> None:
    positions = {quantity: at for at, quantity in reversed([*enumerate(article.quantities)])}
    amounts = [event.amount for event in article.events]
    columns["amount"] += [None if amount is None else positions[amount] for amount in amounts]
    columns["amount_text"] += [amount and article.words(amount) for amount in amounts]
    columns["amount_low"] += [amount and _floating(amount.low) for amount in amounts]
    columns["amount_high"] += [amount and _floating(amount.high) for amount in amounts]
    columns["amount_unit"] += [amount and amount.unit for amount in amounts]


def _add_event_times(columns: dict[str, Values], article: Article) -> None:
    positions = {time: at for at, time in reversed([*enumerate(article.times)])}
    times = [event.time for event in article.events]
    columns["time"] += [None if time is None else positions[time] for time in times]
    columns["time_text"] += [time and article.words(time) for time in times]
    _add_periods(columns, times)


def _floating(number: Decimal | None) -> float | None:
    """The nearest number of 64 bits, or None for one beyond them, which only the record of its article can hold."""
    if number is None:
        return None
    near = float(number)
    return near if isfinite(near) else None


def _add_stretches(columns: dict[str, Values], name: str, spans: Sequence[Span | None]) -> None:
    columns[f"{name}_start"] += [span and span.start for span in spans]
    columns[f"{name}_end"] += [span and span.end for span in spans]
