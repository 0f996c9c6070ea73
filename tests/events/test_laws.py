"""Laws of events that hold for every text: places, order, what they are made of, and time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Article, Section, Span, parse
from atomcorpus.events import find_events
from atomcorpus.events.frames import entries
from atomcorpus.sentences import split_sentences

WORDS = st.sampled_from([
    *sorted(entries()),
    *("Tern Labs", "OpenAI", "GPT-4", "a model", "$40 million", "5,000 chips", "to", "which", "and", ",", "the"),
    *("(", ")", "—", "“", "”", "by", "with", "was", "will", "not", "its", "Ada Poe", "in May 2024", ".", "it", "of"),
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


def check(article: Article) -> None:
    """The laws of one article's events."""
    events = article.events
    assert [event.trigger for event in events] == sorted({event.trigger for event in events})
    sentences = [
        sentence
        for section in article.sections
        for block in section.paragraphs
        for sentence in split_sentences(article.text, block)
    ]
    for event in events:
        (inside,) = [sentence for sentence in sentences if sentence.covers(event.trigger)]
        assert all(inside.covers(span) for span in event.spans())
        assert event.amount is None or event.amount in article.quantities
        assert event.time is None or event.time in article.times
        for one in event.participants():
            words = one.span.of(article.text)
            assert words == words.strip()


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    """Whatever a text holds: sorted by trigger, all of an event in one sentence, amount and time the article's."""
    check(parse(text, all_languages=True))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.integers(0, 60), st.integers(1, 60))
def test_any_stretch(text: str, start: int, length: int) -> None:
    """A section may be any stretch, also one that ends after the text."""
    find_events(text, (Section(None, (Span(start, start + length),)),), (), (), (), ())


def test_headings_tell_nothing() -> None:
    """What stands in a heading is a headline."""
    article = parse("# Tern Labs releases a model\n\nTern Labs released a model on Monday.\n")
    assert [event.trigger.of(article.text) for event in article.events] == ["released"]


def test_questions_tell_nothing() -> None:
    """A question asks whether it is so."""
    assert parse("Has Tern Labs released a model?").events == ()


FAMILIES = {
    "triggers": lambda many: "released " * many,
    "clauses": lambda many: "Tern Labs released a model and " * many,
    "brackets": lambda many: "Tern Labs released " + "(" * many + "a model" + ")" * many,
    "commas": lambda many: "Tern Labs, " * many + "released a model",
    "lists": lambda many: "Tern Labs released " + "a model, " * many + "and a tool.",
    "infinitives": lambda many: "Tern Labs plans to " * many + "release a model.",
    "relatives": lambda many: "Tern Labs, which bought Halden, " * many + "released a model.",
    "prepositions": lambda many: "The release " + "of a model by a team in a lab " * many,
    "quotes": lambda many: "“released” " * many,
}


@pytest.mark.parametrize("family", FAMILIES)
def test_time_is_linear(family: str) -> None:
    """Eight times the text takes at most sixteen times as long, and a margin for what is too short to measure."""

    def taken(many: int) -> float:
        text = FAMILIES[family](many)
        sections = (Section(None, (Span(0, len(text)),)),)
        started = time.process_time()
        find_events(text, sections, (), (), (), ())
        return time.process_time() - started

    taken(100)
    assert taken(8000) < 16 * taken(1000) + 0.5
