"""What can be asked of each sort of element: the one table of criteria, dimensions and columns.

*Criteria* select, *dimensions* count, group and sort, *columns* are what a row shows. Of an ambiguous mention is known
what all its candidates have in common, and nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import frozen

from atomcorpus._validate import shown
from atomcorpus.annotations import CitationKind, LinkStatus, SourceKind, Strength, ViaBasis
from atomcorpus.dimensions import (
    Unit,
    country_of,
    developer_of,
    family_of,
    first_day,
    kind_of,
    label,
    level_of,
    openness_of,
    outlet_of,
    region_of,
)
from atomcorpus.entities import Actor, ActorKind, AIModel, ArtifactKind, Entity, ModelLevel, Openness
from atomcorpus.errors import ValidationError
from atomcorpus.selections.criteria import (
    Criterion,
    Test,
    among,
    entities,
    equal,
    in_all,
    in_any,
    on,
    pattern,
    since,
    spelled,
    until,
)
from atomcorpus.selections.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Article
    from atomcorpus.dates import PartialDate
    from atomcorpus.elements import Occurrence, Reference, Statement

    Value = Entity | str | None
    Cell = str | int | float | None

__all__ = [
    "ACTORS",
    "ARTICLES",
    "ARTICLE_COLUMNS",
    "ARTICLE_VALUES",
    "CITATIONS",
    "LINKS",
    "MENTIONS",
    "MODELS",
    "OF_ARTICLES",
    "OF_ENTITIES",
    "Vocabulary",
    "after",
    "name_of",
]

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")


@frozen(eq=False)
class Vocabulary(Generic[T]):
    """What can be asked of one sort of element.

    Attributes:
        noun: What the elements are called, in the plural.
        criteria: Word of `where` to what it means.
        dimensions: Word of `count`, `group` and `sort` to the value of an element.
        columns: Column of a row to the value of an element, in order.
    """

    noun: str
    criteria: Mapping[str, Criterion[T]]
    dimensions: Mapping[str, Callable[[T], Value]]
    columns: Mapping[str, Callable[[T], Cell]]


def name_of(entity: Entity | None) -> str | None:
    """Name of an entity, None where there is none."""
    return entity.name if entity else None


def _written(published: PartialDate | None) -> str | None:
    return published.isoformat() if published else None


def _article(element: Occurrence | Reference | Statement) -> Article:
    return element.article


def _speakers(article: Article) -> Iterator[Actor]:
    return (citation.source.actor for citation in article.citations if citation.source.actor is not None)


def _common(read: Callable[[Entity], Value]) -> Callable[[Occurrence], Value]:
    """What is read from the entity of a mention; of an ambiguous one what all candidates have in common."""

    def of(occurrence: Occurrence) -> Value:
        mention = occurrence.mention
        value = read(mention.entity)
        return value if all(read(candidate) == value for candidate in mention.candidates) else None

    return of


def _in_unit(unit: Unit) -> Callable[[Article], str | None]:
    """The unit of the calendar in which an article was published, None when that is not known."""

    def of(article: Article) -> str | None:
        first = article.published and first_day(article.published, unit)
        return label(first, unit) if first else None

    return of


_FORMS: Mapping[Unit, re.Pattern[str]] = {
    "year": re.compile(r"\d{4}"),
    "quarter": re.compile(r"\d{4}-Q[1-4]"),
    "month": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"),
    "week": re.compile(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])"),
}
UNITS: tuple[Unit, ...] = tuple(_FORMS)
"""The units of the calendar by which articles are told apart."""

_SAMPLES: Mapping[Unit, str] = {"year": "2025", "quarter": "2025-Q3", "month": "2025-08", "week": "2025-W32"}


def _period(unit: Unit) -> Criterion[str]:
    """One of some periods, as `count` writes them; another form would meet nothing, and is refused."""

    def criterion(name: str, wanted: Any, names: Names) -> Test[str]:
        for value in (wanted,) if isinstance(wanted, str) else wanted:
            if isinstance(value, str) and not _FORMS[unit].fullmatch(value):
                raise ValidationError(
                    f"Selection.where: {name} is written as in {_SAMPLES[unit]!r}, not {shown(value)}"
                )
        return equal(name, wanted, names)

    return criterion


def after(read: Callable[[T], S], then: Callable[[S], R]) -> Callable[[T], R]:
    """What is read from that which is read from an element."""
    return lambda element: then(read(element))


OF_ENTITIES: dict[str, Criterion[Entity]] = {
    "entity": entities,
    "country": on(country_of, spelled(Names.country)),
    "region": on(region_of, spelled(Names.region)),
}
_OF_MODELS: dict[str, Criterion[Entity]] = {
    **OF_ENTITIES,
    "level": on(level_of, among(*ModelLevel)),
    "family": on(family_of, spelled(Names.family)),
    "developer": on(developer_of, entities),
    "openness": on(openness_of, among(*Openness)),
}
_OF_MENTIONS: dict[str, Criterion[Mention]] = {
    word: in_all(criterion)
    for word, criterion in {**_OF_MODELS, "kind": on(kind_of, among(*ActorKind, *ModelLevel, *ArtifactKind))}.items()
}
OF_ARTICLES: dict[str, Criterion[Article]] = {
    "publisher": on(outlet_of, spelled(Names.publisher)),
    **{unit: on(_in_unit(unit), _period(unit)) for unit in UNITS},
    "since": on(lambda article: article.published, since),
    "until": on(lambda article: article.published, until),
}

_ENTITY_VALUES: dict[str, Callable[[Entity], Value]] = {
    "entity": lambda entity: entity,
    "kind": kind_of,
    "country": country_of,
    "region": region_of,
}
_MODEL_VALUES: dict[str, Callable[[Entity], Value]] = {
    **_ENTITY_VALUES,
    "level": level_of,
    "family": family_of,
    "developer": developer_of,
    "openness": openness_of,
}
ARTICLE_VALUES: dict[str, Callable[[Article], str | None]] = {
    "publisher": outlet_of,
    "published": lambda article: _written(article.published),
    **{unit: _in_unit(unit) for unit in UNITS},
}

ARTICLE_COLUMNS: dict[str, Callable[[Article], Cell]] = {
    "article_id": lambda article: article.id,
    "origin": lambda article: article.origin,
    "published": ARTICLE_VALUES["published"],
    "published_from": lambda article: article.published.earliest.isoformat() if article.published else None,
    "published_to": lambda article: article.published.latest.isoformat() if article.published else None,
    "month": ARTICLE_VALUES["month"],
    "publisher": outlet_of,
    "title": lambda article: article.title,
    "url": lambda article: article.url,
}
_ENTITY_COLUMNS: dict[str, Callable[[Entity], Cell]] = {
    "entity_id": lambda entity: entity.id,
    "entity_name": lambda entity: entity.name,
    "kind": kind_of,
    "family": family_of,
    "developer_name": lambda entity: name_of(developer_of(entity)),
    "country": country_of,
    "region": region_of,
}

ARTICLES: Vocabulary[Article] = Vocabulary(
    "articles",
    criteria={
        **{word: in_any(lambda article: article.mentions, criterion) for word, criterion in _OF_MENTIONS.items()},
        "speaker": in_any(_speakers, entities),
        **OF_ARTICLES,
        "text": on(lambda article: article.text, pattern),
    },
    dimensions=ARTICLE_VALUES,
    columns={
        **ARTICLE_COLUMNS,
        "authors": lambda article: "; ".join(article.authors) or None,
        "language": lambda article: article.language,
        "characters": lambda article: len(article.text),
        "mentions": lambda article: len(article.mentions),
        "citations": lambda article: len(article.citations),
    },
)

MENTIONS: Vocabulary[Occurrence] = Vocabulary(
    "mentions",
    criteria={
        **{word: on(lambda element: element.mention, criterion) for word, criterion in _OF_MENTIONS.items()},
        "status": on(lambda element: element.status, among(*LinkStatus)),
        "rule": on(lambda element: element.rule, equal),
        "strength": on(lambda element: element.mention.strength, among(*Strength)),
        **{word: on(_article, criterion) for word, criterion in OF_ARTICLES.items()},
        "text": on(lambda element: element.text, pattern),
    },
    dimensions={
        **{word: _common(read) for word, read in _MODEL_VALUES.items()},
        "status": lambda element: element.status,
        "rule": lambda element: element.rule,
        "strength": lambda element: element.mention.strength,
        **{word: after(_article, read) for word, read in ARTICLE_VALUES.items()},
        "text": lambda element: element.text,
    },
    columns={
        **{name: after(_article, read) for name, read in ARTICLE_COLUMNS.items()},
        "start": lambda element: element.span.start,
        "end": lambda element: element.span.end,
        "text": lambda element: element.text,
        "status": lambda element: element.status,
        "strength": lambda element: element.mention.strength,
        **{name: after(lambda element: element.entity, read) for name, read in _ENTITY_COLUMNS.items()},
        "rule": lambda element: element.rule,
        "sentence": lambda element: element.sentence,
    },
)

CITATIONS: Vocabulary[Statement] = Vocabulary(
    "citations",
    criteria={
        "speaker": on(lambda element: element.speaker, entities),
        "entity": in_any(lambda element: element.mentions, in_all(entities)),
        "country": on(lambda element: element.speaker, OF_ENTITIES["country"]),
        "region": on(lambda element: element.speaker, OF_ENTITIES["region"]),
        "kind": on(lambda element: element.kind, among(*CitationKind)),
        "source_kind": on(lambda element: element.source_kind, among(*SourceKind)),
        "via": on(lambda element: element.via, entities),
        "via_basis": on(lambda element: element.via_basis, among(*ViaBasis)),
        "rule": on(lambda element: element.rule, equal),
        **{word: on(_article, criterion) for word, criterion in OF_ARTICLES.items()},
        "text": on(lambda element: element.text, pattern),
    },
    dimensions={
        "speaker": lambda element: element.speaker,
        "country": lambda element: element.speaker and country_of(element.speaker),
        "region": lambda element: element.speaker and region_of(element.speaker),
        "kind": lambda element: element.kind,
        "source_kind": lambda element: element.source_kind,
        "via": lambda element: element.via,
        "via_basis": lambda element: element.via_basis,
        "rule": lambda element: element.rule,
        **{word: after(_article, read) for word, read in ARTICLE_VALUES.items()},
    },
    columns={
        **{name: after(_article, read) for name, read in ARTICLE_COLUMNS.items()},
        "speaker_id": lambda element: element.speaker.id if element.speaker else None,
        "speaker_name": lambda element: name_of(element.speaker),
        "source_text": lambda element: element.source,
        "source_kind": lambda element: element.source_kind,
        "cue_text": lambda element: element.cue,
        "start": lambda element: element.citation.content[0].start,
        "end": lambda element: element.citation.content[-1].end,
        "text": lambda element: element.text,
        "kind": lambda element: element.kind,
        "act": lambda element: element.act,
        "via_name": lambda element: name_of(element.via),
        "via_basis": lambda element: element.via_basis,
        "rule": lambda element: element.rule,
        "sentence": lambda element: element.sentence,
    },
)

LINKS: Vocabulary[Reference] = Vocabulary(
    "links",
    criteria={
        "outlet": on(lambda element: element.outlet, entities),
        "kind": on(lambda element: element.outlet, on(kind_of, among(*ActorKind))),
        "country": on(lambda element: element.outlet, OF_ENTITIES["country"]),
        "region": on(lambda element: element.outlet, OF_ENTITIES["region"]),
        "host": on(lambda element: element.host, spelled(Names.host)),
        "url": on(lambda element: element.url, pattern),
        **{word: on(_article, criterion) for word, criterion in OF_ARTICLES.items()},
        "text": on(lambda element: element.text, pattern),
    },
    dimensions={
        "outlet": lambda element: element.outlet,
        "kind": lambda element: element.outlet and kind_of(element.outlet),
        "country": lambda element: element.outlet and country_of(element.outlet),
        "region": lambda element: element.outlet and region_of(element.outlet),
        "host": lambda element: element.host,
        "url": lambda element: element.url,
        **{word: after(_article, read) for word, read in ARTICLE_VALUES.items()},
        "text": lambda element: element.text,
    },
    columns={
        **{name: after(_article, read) for name, read in ARTICLE_COLUMNS.items()},
        "start": lambda element: element.span.start,
        "end": lambda element: element.span.end,
        "text": lambda element: element.text,
        "link_url": lambda element: element.url,
        "host": lambda element: element.host,
        "outlet_id": lambda element: element.outlet.id if element.outlet else None,
        "outlet_name": lambda element: name_of(element.outlet),
        "sentence": lambda element: element.sentence,
    },
)

ACTORS: Vocabulary[Actor] = Vocabulary(
    "actors",
    criteria={**OF_ENTITIES, "kind": on(kind_of, among(*ActorKind))},
    dimensions=_ENTITY_VALUES,
    columns={
        "id": lambda actor: actor.id,
        "name": lambda actor: actor.name,
        "kind": kind_of,
        "country": country_of,
        "region": region_of,
    },
)

MODELS: Vocabulary[AIModel] = Vocabulary(
    "models",
    criteria={**_OF_MODELS, "kind": on(kind_of, among(*ModelLevel))},
    dimensions=_MODEL_VALUES,
    columns={
        "id": lambda model: model.id,
        "name": lambda model: model.name,
        "kind": kind_of,
        "level": level_of,
        "family": family_of,
        "developer_name": lambda model: name_of(model.developer),
        "country": country_of,
        "region": region_of,
        "released": lambda model: _written(model.released),
        "total_parameters": lambda model: model.total_parameters,
        "active_parameters": lambda model: model.active_parameters,
        "openness": openness_of,
        "license": lambda model: model.license,
    },
)
