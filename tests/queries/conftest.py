"""What the tests of the questions share: a stream that shows what is kept of it, and articles of one paragraph."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator

import pytest

from atomcorpus import Article, Section, Span, parse
from atomcorpus.dates import parse_date

MostKept = Callable[[Callable[[Iterator[Article]], object]], int]
Paragraph = Callable[..., Article]


@pytest.fixture
def most_kept() -> MostKept:
    """The most articles that a question keeps alive at a time, of two hundred that are made as it asks for them."""

    def measure(question: Callable[[Iterator[Article]], object]) -> int:
        most = 0
        alive: weakref.WeakSet[Article] = weakref.WeakSet()

        def stream() -> Iterator[Article]:
            nonlocal most
            for number in range(200):
                article = parse(f"date 2025-0{number % 9 + 1}-01\n\nOpenAI said that Qwen3-8B, number {number}, runs.")
                alive.add(article)
                most = max(most, len(alive))
                yield article
                del article

        answer = question(stream())
        if isinstance(answer, Iterator):
            for _ in answer:
                pass
        return most

    return measure


@pytest.fixture
def paragraph() -> Paragraph:
    """An article of one paragraph and nothing in it, with a date and other fields."""

    def build(text: str, published: str | None = None, **fields: object) -> Article:
        date = None if published is None else parse_date(published)
        sections = (Section(None, (Span(0, len(text)),)),) if text else ()
        return Article(text, date, sections=sections, **fields)  # type: ignore[arg-type] # checked by the record

    return build
