"""What can be asked of times, quantities, events and artifacts; the rest of the table of `vocabulary`."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from atomcorpus.annotations import SourceKind
from atomcorpus.dimensions import country_of, kind_of, maker_of, region_of
from atomcorpus.entities import ArtifactKind
from atomcorpus.facts import EventKind, Modality, QuantityKind
from atomcorpus.selections.criteria import (
    among,
    at_least,
    at_most,
    entities,
    equal,
    in_any,
    on,
    pattern,
    reaches_since,
    reaches_until,
    true_or_false,
)
from atomcorpus.selections.vocabulary import (
    ARTICLE_COLUMNS,
    ARTICLE_VALUES,
    OF_ARTICLES,
    OF_ENTITIES,
    Vocabulary,
    after,
    name_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from atomcorpus.articles import Article
    from atomcorpus.elements import Figure, Moment, Telling
    from atomcorpus.entities import Artifact, Entity
    from atomcorpus.facts import Participant, Quantity, TimeExpression
    from atomcorpus.selections.criteria import Criterion
    from atomcorpus.selections.vocabulary import Cell

__all__ = ["ARTIFACTS", "EVENTS", "QUANTITIES", "TIMES"]


def _article(element: Figure | Moment | Telling) -> Article:
    return element.article


def _floating(number: Decimal | None) -> float | None:
    """The nearest number of 64 bits; None for one beyond them."""
    near = None if number is None else float(number)
    return near if near is None or isfinite(near) else None


def _since(time: TimeExpression | None) -> str | None:
    end = time.period.since if time and time.period else None
    return end.isoformat() if end else None


def _until(time: TimeExpression | None) -> str | None:
    end = time.period.until if time and time.period else None
    return end.isoformat() if end else None


_OF_TIMES: dict[str, Criterion[TimeExpression]] = {
    "time_since": on(lambda time: time.period, reaches_since),
    "time_until": on(lambda time: time.period, reaches_until),
}
_OF_QUANTITIES: dict[str, Criterion[Quantity]] = {
    "unit": on(lambda quantity: quantity.unit, equal),
    "at_least": on(lambda quantity: quantity.low, at_least),
    "at_most": on(lambda quantity: quantity.high, at_most),
}

TIMES: Vocabulary[Moment] = Vocabulary(
    "times",
    criteria={
        **{word: on(lambda element: element.time, criterion) for word, criterion in _OF_TIMES.items()},
        "relative": on(lambda element: element.relative, true_or_false),
        "rule": on(lambda element: element.rule, equal),
        **{word: on(_article, criterion) for word, criterion in OF_ARTICLES.items()},
        "text": on(lambda element: element.text, pattern),
    },
    dimensions={
        "time_since": lambda element: _since(element.time),
        "time_until": lambda element: _until(element.time),
        "rule": lambda element: element.rule,
        **{word: after(_article, read) for word, read in ARTICLE_VALUES.items()},
        "text": lambda element: element.text,
    },
    columns={
        **{name: after(_article, read) for name, read in ARTICLE_COLUMNS.items()},
        "start": lambda element: element.span.start,
        "end": lambda element: element.span.end,
        "text": lambda element: element.text,
        "since": lambda element: _since(element.time),
        "until": lambda element: _until(element.time),
        "relative": lambda element: element.relative,
        "rule": lambda element: element.rule,
        "sentence": lambda element: element.sentence,
    },
)

QUANTITIES: Vocabulary[Figure] = Vocabulary(
    "quantities",
    criteria={
        "kind": on(lambda element: element.kind, among(*QuantityKind)),
        **{word: on(lambda element: element.quantity, criterion) for word, criterion in _OF_QUANTITIES.items()},
        "rule": on(lambda element: element.rule, equal),
        **{word: on(_article, criterion) for word, criterion in OF_ARTICLES.items()},
        "text": on(lambda element: element.text, pattern),
    },
    dimensions={
        "kind": lambda element: element.kind,
        "unit": lambda element: element.unit,
        "rule": lambda element: element.rule,
        **{word: after(_article, read) for word, read in ARTICLE_VALUES.items()},
        "text": lambda element: element.text,
    },
    columns={
        **{name: after(_article, read) for name, read in ARTICLE_COLUMNS.items()},
        "start": lambda element: element.span.start,
        "end": lambda element: element.span.end,
        "text": lambda element: element.text,
        "kind": lambda element: element.kind,
        "low": lambda element: _floating(element.low),
        "high": lambda element: _floating(element.high),
        "unit": lambda element: element.unit,
        "rule": lambda element: element.rule,
        "sentence": lambda element: element.sentence,
    },
)


def _entities_in(role: str) -> Callable[[Telling], Iterator[Entity]]:
    """The entities that have a role in an event."""

    def of(element: Telling) -> Iterator[Entity]:
        return (one.entity for one in getattr(element, role) if one.entity is not None)

    return of


def _only(role: str) -> Callable[[Telling], Entity | None]:
    """The entity of a role that one participant has; None where several have it, or nobody is known to."""

    def of(element: Telling) -> Entity | None:
        some: Sequence[Participant] = getattr(element, role)
        return some[0].entity if len(some) == 1 else None

    return of


def _role_columns(role: str) -> Mapping[str, Callable[[Telling], Cell]]:
    def words(element: Telling) -> str | None:
        return "; ".join(map(element.article.words, getattr(element, role))) or None

    def ids(element: Telling) -> str | None:
        return "; ".join(entity.id for entity in _entities_in(role)(element)) or None

    return {role: words, f"{role}_ids": ids}


_ROLES = ("agent", "theme", "recipient")

EVENTS: Vocabulary[Telling] = Vocabulary(
    "events",
    criteria={
        "kind": on(lambda element: element.kind, among(*EventKind)),
        "modality": on(lambda element: element.modality, among(*Modality)),
        **{role: in_any(_entities_in(role), entities) for role in _ROLES},
        "entity": in_any(lambda element: element.entities, entities),
        **{word: on(lambda element: element.amount, criterion) for word, criterion in _OF_QUANTITIES.items()},
        **{word: on(lambda element: element.time, criterion) for word, criterion in _OF_TIMES.items()},
        "speaker": on(lambda element: element.speaker, entities),
        "source_kind": on(lambda element: element.source_kind, among(*SourceKind)),
        "via": on(lambda element: element.via, entities),
        "rule": on(lambda element: element.rule, equal),
        **{word: on(_article, criterion) for word, criterion in OF_ARTICLES.items()},
        "text": on(lambda element: element.text, pattern),
    },
    dimensions={
        "kind": lambda element: element.kind,
        "modality": lambda element: element.modality,
        **{role: _only(role) for role in _ROLES},
        "unit": lambda element: element.amount.unit if element.amount else None,
        "speaker": lambda element: element.speaker,
        "source_kind": lambda element: element.source_kind,
        "via": lambda element: element.via,
        "rule": lambda element: element.rule,
        **{word: after(_article, read) for word, read in ARTICLE_VALUES.items()},
        "text": lambda element: element.text,
    },
    columns={
        **{name: after(_article, read) for name, read in ARTICLE_COLUMNS.items()},
        "start": lambda element: element.span.start,
        "end": lambda element: element.span.end,
        "text": lambda element: element.text,
        "kind": lambda element: element.kind,
        "modality": lambda element: element.modality,
        **{name: read for role in _ROLES for name, read in _role_columns(role).items()},
        "amount_text": lambda element: element.article.words(element.amount) if element.amount else None,
        "amount_low": lambda element: _floating(element.amount.low) if element.amount else None,
        "amount_high": lambda element: _floating(element.amount.high) if element.amount else None,
        "amount_unit": lambda element: element.amount.unit if element.amount else None,
        "time_text": lambda element: element.article.words(element.time) if element.time else None,
        "since": lambda element: _since(element.time),
        "until": lambda element: _until(element.time),
        "speaker_id": lambda element: element.speaker.id if element.speaker else None,
        "speaker_name": lambda element: name_of(element.speaker),
        "source_text": lambda element: element.source,
        "source_kind": lambda element: element.source_kind,
        "via_name": lambda element: name_of(element.via),
        "rule": lambda element: element.rule,
        "sentence": lambda element: element.sentence,
    },
)


ARTIFACTS: Vocabulary[Artifact] = Vocabulary(
    "artifacts",
    criteria={
        **OF_ENTITIES,
        "kind": on(kind_of, among(*ArtifactKind)),
        "maker": on(maker_of, entities),
    },
    dimensions={
        "entity": lambda artifact: artifact,
        "kind": kind_of,
        "maker": maker_of,
        "country": country_of,
        "region": region_of,
    },
    columns={
        "id": lambda artifact: artifact.id,
        "name": lambda artifact: artifact.name,
        "kind": kind_of,
        "maker_name": lambda artifact: name_of(artifact.maker),
        "country": country_of,
        "region": region_of,
        "issued": lambda artifact: artifact.issued.isoformat() if artifact.issued else None,
    },
)
