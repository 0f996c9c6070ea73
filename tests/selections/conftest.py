"""A small corpus that the tests of selections ask."""

from __future__ import annotations

import pytest
from attrs import evolve

from atomcorpus import Article, Corpus, KnowledgeBase, LinkStatus, Mention, Span, parse

_TEXTS = [
    (
        "Tarn Weekly",
        """date 2025-03-04

Alibaba released Qwen3-8B. "It runs on a laptop," said Ilse Maartens, "and on a phone." Critics said that Qwen3-8B is \
late.""",
    ),
    ("Tarn Weekly", 'date 2025-04\n\nQwen3 is everywhere. "We wait for OpenAI," said Sam Altman.'),
    ("Fjord Post", "date 2025\n\nOpenAI has a model: gpt-oss-120b. Ilse Maartens said that she prefers Qwen3."),
    (None, "Ilse Maartens went to Mistral AI."),
]


def _ambiguous(text: str, *entity_ids: str) -> Article:
    """An article whose one mention, at its beginning, fits several entries."""
    kb = KnowledgeBase.default()
    candidates = tuple(kb[entity_id] for entity_id in entity_ids)
    span = Span(0, text.index(" "))
    mention = Mention(span, candidates[0], status=LinkStatus.AMBIGUOUS, candidates=candidates, rule="test")
    return evolve(parse(text), mentions=(mention,), citations=(), roles=())


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Four articles of two publishers and none; the last one has no date."""
    return Corpus(evolve(parse(text), publisher=publisher) for publisher, text in _TEXTS)


@pytest.fixture(scope="module")
def ambiguous() -> Corpus:
    """Two names that fit two models each: one pair of one family, one of two countries."""
    return Corpus(
        [
            _ambiguous("Small is one of two.", "Qwen/Qwen3-8B", "Qwen/Qwen3-14B"),
            _ambiguous("Large is one of two.", "Qwen/Qwen3-8B", "openai/gpt-oss-120b"),
        ]
    )
