"""Teach the library two names of one's own; prints what they lead to before and after."""

from __future__ import annotations

import atomcorpus
from atomcorpus import Actor, ActorKind, AIModel, KnowledgeBase, ModelLevel, PartialDate

TEXT = "date 2025-08-07\n\nHarrow Labs released Furrow 2, a language model built on OLMo 2."

HARROW = Actor(id="harrow-labs", name="Harrow Labs", kind=ActorKind.COMPANY, country="US")
FURROW = AIModel(
    id="harrow-labs/furrow-2",
    name="Furrow 2",
    level=ModelLevel.MODEL,
    developer=HARROW,
    released=PartialDate(2025, 8, 7),
    total_parameters=8_000_000_000,
    aliases=("Furrow-2-8B",),
)


def show(title: str, knowledge: KnowledgeBase) -> None:
    """Print every mention of the text under one knowledge base."""
    print(f"{title}:")
    for mention in atomcorpus.parse(TEXT, knowledge=knowledge).mentions:
        print(f"  {mention.span.of(TEXT)} -> {mention.entity.id} ({mention.status})")


if __name__ == "__main__":
    packaged = KnowledgeBase.default()
    show("The packaged knowledge base", packaged)
    show("With two entries more", packaged.extended(HARROW, FURROW))
