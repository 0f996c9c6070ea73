"""What the tests of citations share: invented people and bodies, and citations shown as the words they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atomcorpus.annotations import Citation, LinkStatus, Mention
from atomcorpus.citations import find_citations
from atomcorpus.entities import Actor, ActorKind, AIModel, ModelLevel
from atomcorpus.layout import parse_layout
from atomcorpus.spans import Span

Row = tuple[str | None, str | None, list[str], str]
Mentioned = Callable[..., tuple[Mention, ...]]
Cite = Callable[..., tuple[Citation, ...]]
Shown = Callable[..., list[Row]]
Turns = Callable[..., list[tuple[str, list[str]]]]

_KINDS = {
    "Ada Poe": ActorKind.PERSON,
    "Wei Lin": ActorKind.PERSON,
    "Tern Labs": ActorKind.COMPANY,
    "Orsk Works": ActorKind.COMPANY,
    "The Daily Ledger": ActorKind.MEDIA,
    "Orsk": ActorKind.PLACE,
    "US": ActorKind.COUNTRY,
    "UK": ActorKind.COUNTRY,
    "EU": ActorKind.REGION,
    "WHO": ActorKind.GOVERNMENT,
    "UN": ActorKind.GOVERNMENT,
    "NATO": ActorKind.GOVERNMENT,
    "FTC": ActorKind.GOVERNMENT,
}
_ENTITIES: dict[str, Actor | AIModel] = {
    name: Actor(id=name.lower().replace(" ", "-"), name=name, kind=kind) for name, kind in _KINDS.items()
}
_SURNAMES = frozenset(("Ada Poe", "Wei Lin"))
_ENTITIES["Heron"] = AIModel(id="tern/heron", name="Heron", level=ModelLevel.MODEL)


@pytest.fixture(scope="session")
def mentioned() -> Mentioned:
    """Every place where one of some entities stands in a text; Poe and Lin by their surnames too."""

    def find(text: str, *entities: str | Actor | AIModel) -> tuple[Mention, ...]:
        spans: dict[Span, Mention] = {}
        for given in entities:
            entity = _ENTITIES[given] if isinstance(given, str) else given
            name = entity.name
            for written in (name, name.rpartition(" ")[2]) if name in _SURNAMES else (name,):
                at = text.find(written)
                while at >= 0:
                    span = Span(at, at + len(written))
                    if not any(other.covers(span) for other in spans):
                        spans[span] = Mention(span, entity, status=LinkStatus.RESOLVED, rule="test")
                    at = text.find(written, at + 1)
        return tuple(spans[span] for span in sorted(spans))

    return find


@pytest.fixture(scope="session")
def cite(mentioned: Mentioned) -> Cite:
    """The citations of a text in the crawl format, in which some entities are mentioned."""

    def find(text: str, *names: str | Actor | AIModel) -> tuple[Citation, ...]:
        return find_citations(text, parse_layout(text).sections, mentioned(text, *names))

    return find


@pytest.fixture(scope="session")
def shown(cite: Cite) -> Shown:
    """Source, cue, content and rule of each citation, as words."""

    def show(text: str, *names: str | Actor | AIModel) -> list[Row]:
        return [
            (
                citation.source.span.of(text) if citation.source.span else None,
                citation.cue.of(text) if citation.cue else None,
                [span.of(text) for span in citation.content],
                citation.rule,
            )
            for citation in cite(text, *names)
        ]

    return show


@pytest.fixture(scope="session")
def turns(cite: Cite) -> Turns:
    """Speaker and words of each turn."""

    def show(text: str, *people: str | Actor) -> list[tuple[str, list[str]]]:
        return [
            (citation.source.span.of(text), [span.of(text) for span in citation.content])
            for citation in cite(text, *people)
            if citation.rule == "turn" and citation.source.span is not None
        ]

    return show
