"""A small knowledge base, so that tests of rules do not hang on the packaged data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus import Actor, ActorKind, AIModel, KnowledgeBase, ModelLevel
from atomcorpus.layout import parse_layout
from atomcorpus.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus import Mention


def _actor(identifier: str, name: str, kind: ActorKind, *aliases: str) -> Actor:
    return Actor(id=identifier, name=name, kind=kind, aliases=aliases)


@pytest.fixture(scope="session")
def small_kb() -> KnowledgeBase:
    """Two labs (one with a model family of its own name), two families, people, media, places."""
    borealis = _actor("borealis", "Borealis", ActorKind.COMPANY)
    cobalt_lab = _actor("cobalt-lab", "Cobalt Works", ActorKind.COMPANY, "Cobalt Works Inc.")
    zephyr = AIModel(
        id="family:zephyra", name="Zephyra", level=ModelLevel.FAMILY, family="Zephyra", developer=cobalt_lab
    )
    return KnowledgeBase((), "test").extended(
        borealis,
        cobalt_lab,
        _actor("signal", "Signal", ActorKind.MEDIA),
        _actor("the-harbor-post", "The Harbor Post", ActorKind.MEDIA, "Harbor Post"),
        _actor("us", "United States", ActorKind.COUNTRY, "U.S.", "US"),
        _actor("ada-novak", "Ada Novak", ActorKind.PERSON),
        _actor("ben-novak", "Ben Novak", ActorKind.PERSON),
        _actor("dawn", "DAWN Project", ActorKind.INITIATIVE, "DAWN"),
        AIModel(id="family:borealis", name="Borealis", level=ModelLevel.FAMILY, family="Borealis", developer=borealis),
        zephyr,
        AIModel(
            id="series:zephyra/4",
            name="Zephyra 4",
            level=ModelLevel.SERIES,
            family="Zephyra",
            developer=cobalt_lab,
            parent="family:zephyra",
        ),
        AIModel(
            id="cobalt/zephyra-4-120b",
            name="Zephyra-4-120B",
            level=ModelLevel.MODEL,
            family="Zephyra",
            developer=cobalt_lab,
            parent="series:zephyra/4",
        ),
        AIModel(
            id="cobalt/zephyra-opus-4",
            name="Zephyra Opus 4",
            level=ModelLevel.MODEL,
            family="Zephyra",
            developer=cobalt_lab,
        ),
        AIModel(
            id="cobalt/zephyra-sonnet-4",
            name="Zephyra Sonnet 4",
            level=ModelLevel.MODEL,
            family="Zephyra",
            developer=cobalt_lab,
        ),
        AIModel(id="family:granola", name="Granola", level=ModelLevel.FAMILY, family="Granola", developer=cobalt_lab),
        needs_context=("Signal", "Granola", "DAWN"),
    )


@pytest.fixture(scope="session")
def mentions_of(small_kb: KnowledgeBase) -> Callable[[str], list[tuple[str, str, str]]]:
    """Mentions of a text as (words, entity id, status)."""

    def find(text: str) -> list[tuple[str, str, str]]:
        found: tuple[Mention, ...] = find_mentions(text, parse_layout(text).sections, small_kb)
        return [(mention.span.of(text), mention.entity.id, mention.status.value) for mention in found]

    return find
