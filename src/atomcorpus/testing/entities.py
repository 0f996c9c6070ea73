"""Strategies for spans, dates and entities, of which the records of an article are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import strategies as st

from atomcorpus.dates import PartialDate
from atomcorpus.entities import (
    Actor,
    ActorKind,
    AIModel,
    Artifact,
    ArtifactKind,
    Entity,
    ModelLevel,
    Openness,
    Period,
    Role,
)
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = [
    "EITHER",
    "NAMES",
    "TUPLES_OF_NAMES",
    "UNKNOWN_OR_NAME",
    "actors",
    "ai_models",
    "artifacts",
    "entity_pools",
    "fields",
    "partial_dates",
    "periods",
    "spans",
]

EITHER = st.booleans()

_SAMPLE = Span(0, 10_000)


# --- spans and dates --------------------------------------------------------------------------------------------------
@st.composite
def spans(draw: DrawFn, *, within: Span = _SAMPLE) -> Span:
    """Spans inside another one, which is the first 10,000 code points where nothing is said.

    Example:
        >>> from hypothesis import find
        >>> find(spans(within=Span(3, 9)), lambda span: len(span) > 1)
        Span(start=3, end=5)
    """
    start = draw(st.integers(within.start, within.end - 1))
    return Span(start, draw(st.integers(start + 1, within.end)))


@st.composite
def partial_dates(draw: DrawFn, *, min_year: int = 1, max_year: int = 9999) -> PartialDate:
    """Dates of which the day, or month and day, may be unknown.

    Example:
        >>> from hypothesis import find
        >>> find(partial_dates(min_year=2020), lambda date: date.day is not None).isoformat()
        '2020-01-01'
    """
    month = PartialDate(draw(st.integers(min_year, max_year)), draw(st.none() | st.integers(1, 12)))
    if month.month is None:
        return month
    return PartialDate(month.year, month.month, draw(st.none() | st.integers(1, month.latest.day)))


@st.composite
def periods(draw: DrawFn) -> Period:
    """Periods with both ends, one or none."""
    dates = draw(st.tuples(*[st.none() | partial_dates()] * 2))
    since, until = dates
    if since is not None and until is not None and until.latest < since.earliest:
        since, until = until, since
    return Period(since, until)


# --- entities ---------------------------------------------------------------------------------------------------------
LETTERS = st.text("abcdefgh-/.0123456789", min_size=1, max_size=8)
NAMES = st.sampled_from(("Ada Obi", "Orbán Labs", "深度求索", "L’Atelier 🦙", "Qwen2.5-7B", "Ré Æ")) | st.text(
    min_size=1, max_size=12
)
TUPLES_OF_NAMES = st.lists(NAMES, max_size=2).map(tuple)
UNKNOWN_OR_NAME = st.none() | NAMES
_COUNTS = st.none() | st.integers(1, 2_000_000_000_000) | st.integers(min_value=1)


def fields(
    required: dict[str, SearchStrategy[Any]], optional: dict[str, SearchStrategy[Any]]
) -> SearchStrategy[dict[str, Any]]:
    """Arguments of a record; without any of the optional ones first, which is where shrinking goes at once."""
    return st.fixed_dictionaries(required) | st.fixed_dictionaries(required, optional=optional)


def _roles() -> SearchStrategy[Role]:
    return st.builds(Role, NAMES, UNKNOWN_OR_NAME, period=periods())


def actors(
    *, ids: SearchStrategy[str] = LETTERS, kinds: SearchStrategy[ActorKind] | None = None
) -> SearchStrategy[Actor]:
    """Actors of every kind, sparse and complete.

    Example:
        >>> from hypothesis import find
        >>> find(actors(ids=st.just("obi"), kinds=st.just(ActorKind.MEDIA)), lambda actor: True).id
        'obi'
    """
    required = {"id": ids, "name": NAMES, "kind": st.sampled_from(ActorKind) if kinds is None else kinds}
    optional = {
        "aliases": TUPLES_OF_NAMES,
        "country": st.sampled_from((None, "US", "CN", "EU", "intl")),
        "parent": st.none() | ids,
        "roles": st.lists(_roles(), max_size=2).map(tuple),
        "active": st.none() | periods(),
        "hub_organizations": TUPLES_OF_NAMES,
        "atom_region": st.sampled_from((None, "us", "china")),
        "sources": TUPLES_OF_NAMES,
    }
    return fields(required, optional).map(lambda fields: Actor(**fields))


def ai_models(
    *, ids: SearchStrategy[str] = LETTERS, developers: SearchStrategy[Actor | None] | None = None
) -> SearchStrategy[AIModel]:
    """Models of every level, sparse and complete, with developers and without.

    Example:
        >>> from hypothesis import find
        >>> find(ai_models(ids=st.just("obi/one")), lambda model: True).id
        'obi/one'
    """
    required = {"id": ids, "name": NAMES, "level": st.sampled_from(ModelLevel)}
    optional = {
        "family": UNKNOWN_OR_NAME,
        "version": UNKNOWN_OR_NAME,
        "developer": st.none() | actors() if developers is None else developers,
        "released": st.none() | partial_dates(),
        "total_parameters": _COUNTS,
        "active_parameters": _COUNTS,
        "openness": st.none() | st.sampled_from(Openness),
        "license": UNKNOWN_OR_NAME,
        "modalities": TUPLES_OF_NAMES,
        "context_tokens": _COUNTS,
        "hub_id": UNKNOWN_OR_NAME,
        "parent": UNKNOWN_OR_NAME,
        "aliases": TUPLES_OF_NAMES,
        "atom_tracked": st.sampled_from((None, "primary", "extra")),
        "sources": TUPLES_OF_NAMES,
    }
    return fields(required, optional).map(lambda fields: AIModel(**fields))


def artifacts(
    *, ids: SearchStrategy[str] = LETTERS, makers: SearchStrategy[Actor | None] | None = None
) -> SearchStrategy[Artifact]:
    """Artifacts of every kind, sparse and complete, with makers and without.

    Example:
        >>> from hypothesis import find
        >>> find(artifacts(ids=st.just("artifact:obi")), lambda artifact: True).id
        'artifact:obi'
    """
    required = {"id": ids, "name": NAMES, "kind": st.sampled_from(ArtifactKind)}
    optional = {
        "aliases": TUPLES_OF_NAMES,
        "maker": st.none() | actors() if makers is None else makers,
        "country": st.sampled_from((None, "US", "EU", "intl")),
        "issued": st.none() | partial_dates(),
        "parent": UNKNOWN_OR_NAME,
        "sources": TUPLES_OF_NAMES,
    }
    return fields(required, optional).map(lambda fields: Artifact(**fields))


_SOME_ACTORS = st.lists(actors(), min_size=1, max_size=3, unique_by=lambda actor: actor.id)
_SOME_MODELS = st.lists(ai_models(developers=st.none()), max_size=3, unique_by=lambda model: model.id)
_SOME_ARTIFACTS = st.lists(artifacts(makers=st.none()), max_size=2, unique_by=lambda artifact: artifact.id)


@st.composite
def entity_pools(draw: DrawFn) -> tuple[list[Actor], list[Entity]]:
    """Some actors, and some entities that are these or made by these; no id twice."""
    some = draw(_SOME_ACTORS)
    if draw(EITHER):
        some[0] = evolve(some[0], kind=ActorKind.PERSON)
    makers = st.none() | st.sampled_from(some)
    taken = {actor.id for actor in some}
    models = [evolve(model, developer=draw(makers)) for model in draw(_SOME_MODELS) if model.id not in taken]
    taken.update(model.id for model in models)
    made = [evolve(one, maker=draw(makers)) for one in draw(_SOME_ARTIFACTS) if one.id not in taken]
    return some, [*some, *models, *made]
