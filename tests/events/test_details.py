"""Amount, time and entities of events: those of the clause, and of whoever is meant."""

from __future__ import annotations

import pytest

from atomcorpus import Article, Event, parse


def told(text: str) -> tuple[Article, Event]:
    """A text as an article published on 5 August 2025, and its only event."""
    article = parse(f"date 2025-08-05\n\n{text}")
    (event,) = article.events
    return article, event


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Tern Labs released a model on Monday.", "Monday"),
        ("In May 2024, Tern Labs released a model.", "May 2024"),
        ("Last year Tern Labs raised $5 million.", "Last year"),
        ("Tern Labs, founded in 2019, released a model in May 2024.", "May 2024"),
        ("Tern Labs, founded in 2019, released a model.", None),
        ("Tern Labs released a model, its first one since 2019.", None),
        ("The model (launched in April 2024) is small.", "April 2024"),
        ("Tern Labs moved to Oslo in 2020 and bought Halden Systems in 2023.", "2023"),
        ("On May 3, 2024, while nobody looked, Tern Labs released a model.", "May 3, 2024"),
    ],
)
def test_time(text: str, time: str | None) -> None:
    """The time is that of the clause; what is inserted, and what says since when, has its own."""
    article, event = told(text)
    assert (None if event.time is None else event.time.span.of(article.text)) == time


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Tern Labs raised $5 million.", "$5 million"),
        ("Halden Systems bought Tern Labs for $2 billion.", "$2 billion"),
        ("Halden Systems will buy 5,000 chips.", "5,000 chips"),
        ("Tern Labs cut 300 jobs.", "300 jobs"),
        ("Federal funding could reach hundreds of millions.", "hundreds of millions"),
        ("Tern Labs released three models.", None),
    ],
)
def test_amount(text: str, amount: str | None) -> None:
    """The amount is money, or the number of what is bought or cut; a number of things released is part of the theme."""
    article, event = told(text)
    assert (None if event.amount is None else event.amount.span.of(article.text)) == amount


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Chinese AI company DeepSeek released a model.", "DeepSeek"),
        ("OpenAI is small. It released a model.", "OpenAI"),
        ("OpenAI met Google. It released a model.", None),
        ("OpenAI’s partners released a model.", None),
    ],
)
def test_entity(text: str, name: str | None) -> None:
    """A name has its entity, a pronoun where one can be meant only, and an owner lends none."""
    _, event = told(text)
    entity = event.agent[0].entity
    assert (None if entity is None else entity.name) == name


def test_whoever_is_cited_asks() -> None:
    """What somebody says that should be done, is asked by them."""
    article, event = told("Ada Poe said that Congress should fund open models.")
    assert [one.span.of(article.text) for one in event.agent] == ["Ada Poe"]
    assert [one.span.of(article.text) for one in event.recipient] == ["Congress"]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Tern Labs released Tern-2 and open-sourced its code.", ["released", "open-sourced"]),
        ("Halden Systems, which bought Tern Labs, hired Ada Poe.", ["bought", "hired"]),
        ("Tern Labs closed a $40 million round led by Brine Capital.", ["round", "led"]),
        ("Tern Labs signed a deal to buy chips from Halden Systems.", ["deal", "buy"]),
    ],
)
def test_several(text: str, triggers: list[str]) -> None:
    """Each verb or noun tells one event, and a light verb none."""
    article = parse(text)
    assert [event.trigger.of(article.text) for event in article.events] == triggers
