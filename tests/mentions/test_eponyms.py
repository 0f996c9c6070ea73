"""Makers that are called like their models, where nobody lists who makes these."""

from __future__ import annotations

import pytest

from atomcorpus import Actor, ActorKind, AIModel, KnowledgeBase, ModelLevel
from atomcorpus.layout import parse_layout
from atomcorpus.mentions import find_mentions

FAMILY = AIModel(id="family:quillex", name="Quillex", level=ModelLevel.FAMILY, family="Quillex")


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    """One family of models, and nobody who makes them."""
    return KnowledgeBase((), "test").extended(FAMILY)


def readings(text: str, knowledge: KnowledgeBase) -> list[str]:
    """For each place of the family's name, whether the company or a model is meant."""
    text = f"An AI model came. {text}"
    found = find_mentions(text, parse_layout(text).sections, knowledge)
    named = [one.entity for one in found if one.span.of(text) == "Quillex"]
    return ["company" if isinstance(entity, Actor) else "model" for entity in named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There Quillex released nine models. They like Quillex.", ["company", "company"]),
        ("There Quillex released nine models. They fine-tuned Quillex.", ["company", "model"]),
        ("Nobody knew Quillex. The AI company Quillex grew.", ["company", "company"]),
        ("Nobody knew Quillex. Its engineers left after the Quillex CEO spoke.", ["company", "company"]),
        ("They talked with nine labs: Quillex and others.", ["company"]),
        ("They met an engineer at Quillex.", ["company"]),
        ("They joined a partnership with Quillex.", ["company"]),
        ("They saw Quillex, Tarn Labs and Orsk Robotics there.", ["company"]),
        ("They saw Quillex's R2 there.", ["company"]),
        ("Quillex released in May is slow.", ["model"]),
        ("They like Quillex's speed.", ["model"]),
        ("Quillex scores well. They like Quillex.", ["model", "model"]),
    ],
)
def test_readings(knowledge: KnowledgeBase, text: str, expected: list[str]) -> None:
    """One place that only a company can stand in makes the name one that it shares with its models."""
    assert readings(text, knowledge) == expected


def test_listed_maker() -> None:
    """Where the maker is listed under another name, the family is no company."""
    maker = Actor(id="tern", name="Tern", kind=ActorKind.COMPANY)
    knowledge = KnowledgeBase((), "test").extended(
        maker, AIModel(id="family:quillex", name="Quillex", level=ModelLevel.FAMILY, family="Quillex", developer=maker)
    )
    assert readings("There Quillex released nine models. They like Quillex.", knowledge) == ["model", "model"]
