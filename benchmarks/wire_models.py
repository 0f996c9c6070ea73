"""The wire format as models of msgspec and of pydantic, to compare with.

They check types, enums and unknown keys; they do not link entities, verify the id, or look at where spans lie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec
import pydantic

from atomcorpus import (
    ActorKind,
    ArtifactKind,
    CitationAct,
    CitationKind,
    EventKind,
    LinkStatus,
    Modality,
    ModelLevel,
    Openness,
    QuantityKind,
    SourceKind,
    ViaBasis,
)
from atomcorpus.articles import Basis

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Any]

__all__ = ["make_pydantic", "make_struct", "wire_models"]

Pair = tuple[int, int]
Names = tuple[str, ...]
Text = str | None


def wire_models(make: Make) -> Any:
    """The class of an article; `make(name, row, **fields)` makes one, `row` being the `type` of an entity."""
    period = make("Period", None, since=Text, until=Text)
    role = make("Role", None, title=str, organization=Text, period=period)
    actor = make(
        "Actor", "actor", id=str, name=str, kind=ActorKind, aliases=Names, country=Text, parent=Text,
        roles=tuple[role, ...], active=period | None, hub_organizations=Names, atom_region=Text, sources=Names,
    )  # fmt: skip
    model = make(
        "AIModel", "model", id=str, name=str, level=ModelLevel, family=Text, version=Text, developer=Text,
        released=Text, total_parameters=int | None, active_parameters=int | None, openness=Openness | None,
        license=Text, modalities=Names, context_tokens=int | None, hub_id=Text, parent=Text, aliases=Names,
        atom_tracked=Text, sources=Names,
    )  # fmt: skip
    artifact = make(
        "Artifact", "artifact", id=str, name=str, kind=ArtifactKind, aliases=Names, maker=Text, country=Text,
        issued=Text, parent=Text, sources=Names,
    )  # fmt: skip
    heading = make("Heading", None, span=Pair, level=int | None)
    section = make("Section", None, heading=heading | None, paragraphs=tuple[Pair, ...])
    mention = make("Mention", None, span=Pair, entity=str, status=LinkStatus, candidates=Names, rule=str)
    stated = make("StatedRole", None, span=Pair, person=str, title=str, organization=Text, rule=str)
    source = make("Source", None, span=Pair | None, kind=SourceKind, actor=Text)
    citation = make(
        "Citation", None, source=source, cue=Pair | None, content=tuple[Pair, ...], kind=CitationKind,
        act=CitationAct, via=Text, via_basis=ViaBasis | None, rule=str,
    )  # fmt: skip
    gap = make("Gap", None, span=Pair, shown=str)
    link = make("Link", None, span=Pair, url=str, outlet=Text)
    time = make("Time", None, span=Pair, period=period | None, relative=bool, rule=str)
    quantity = make("Quantity", None, span=Pair, kind=QuantityKind, low=Text, high=Text, unit=Text, rule=str)
    part = make("Participant", None, span=Pair, entity=Text)
    event = make(
        "Event", None, kind=EventKind, trigger=Pair, agent=tuple[part, ...], theme=tuple[part, ...],
        recipient=tuple[part, ...], amount=int | None, time=int | None, modality=Modality, rule=str,
    )  # fmt: skip
    return make(
        "Article", None, schema=str, offset_unit=str, id=str, knowledge=Text, origin=Text, published=Text, title=Text,
        title_basis=Basis | None, url=Text, publisher=Text, publisher_basis=Basis | None, authors=Names, language=Text,
        language_basis=Basis | None, text=str, header=Pair | None, sections=tuple[section, ...], gaps=tuple[gap, ...],
        entities=tuple[actor | model | artifact, ...], links=tuple[link, ...], mentions=tuple[mention, ...],
        roles=tuple[stated, ...], citations=tuple[citation, ...], times=tuple[time, ...],
        quantities=tuple[quantity, ...], events=tuple[event, ...],
    )  # fmt: skip


def make_struct(name: str, row: str | None, /, **fields: Any) -> Any:
    """A class of msgspec."""
    options: dict[str, Any] = {"tag_field": "type", "tag": row} if row else {}
    return msgspec.defstruct(name, list(fields.items()), frozen=True, forbid_unknown_fields=True, **options)


def make_pydantic(name: str, row: str | None, /, **fields: Any) -> Any:
    """A class of pydantic."""
    declared: dict[str, Any] = {"type": (Literal[row], row)} if row else {}
    if "schema" in fields:  # a name that BaseModel has taken
        declared["schema_"] = (str, pydantic.Field(alias="schema"))
    declared |= {field: (cls, ...) for field, cls in fields.items() if field != "schema"}
    return pydantic.create_model(name, __config__=pydantic.ConfigDict(frozen=True, extra="forbid"), **declared)
