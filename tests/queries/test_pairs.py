"""Co-occurrence: what shares a sentence, a paragraph or an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, Article, LinkStatus, Mention, ModelLevel, Span, ValidationError, parse
from atomcorpus.queries import Cooccurrence, cooccurrence
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from tests.queries.conftest import MostKept, Paragraph

TEXT = "OpenAI met Alibaba. OpenAI left.\n\nAlibaba met OpenAI and OpenAI. Then came Qwen3-8B."


def totals(answer: Cooccurrence) -> dict[tuple[str, str], int]:
    """Pairs of names and how often."""
    return {(pair.first.name, pair.second.name): pair.total for pair in answer}


class TestWithin:
    """What two entities have to share."""

    def test_sentences(self) -> None:
        """Each counts once, however often it names them; a sentence that names one has no pair."""
        assert totals(cooccurrence([parse(TEXT)])) == {("Alibaba", "OpenAI"): 2}

    def test_paragraphs(self) -> None:
        """Sentences of one paragraph are together."""
        assert totals(cooccurrence([parse(TEXT)], within="paragraph")) == {
            ("Alibaba", "OpenAI"): 2,
            ("Qwen3-8B", "Alibaba"): 1,
            ("Qwen3-8B", "OpenAI"): 1,
        }

    def test_articles(self) -> None:
        """The most that there is to share; the number of articles is counted beside."""
        answer = cooccurrence([parse(TEXT), parse("OpenAI won. Alibaba lost.")], within="article")
        assert totals(answer)["Alibaba", "OpenAI"] == 2
        assert {pair.articles for pair in cooccurrence([parse(TEXT)])} == {1}


class TestWhatCounts:
    """Kinds, the top, and what is left out."""

    def test_kinds(self) -> None:
        """Only entities of these kinds make pairs."""
        assert totals(cooccurrence([parse(TEXT)], within="article", kinds=["company"])) == {("Alibaba", "OpenAI"): 1}
        assert totals(cooccurrence([parse(TEXT)], within="article", kinds=ModelLevel)) == {}

    def test_top(self) -> None:
        """The most frequent, first; how many there are stays known."""
        answer = cooccurrence([parse(TEXT)], within="paragraph", top=1)
        assert answer.rows() == [
            {
                "first": "Alibaba",
                "first_id": "alibaba",
                "second": "OpenAI",
                "second_id": "openai",
                "total": 2,
                "articles": 1,
            }
        ]
        assert answer.distinct == 3

    def test_ambiguous_mentions(self, paragraph: Paragraph) -> None:
        """Which entity they name is not known."""
        actors = [Actor(id=name, name=name, kind=ActorKind.COMPANY) for name in ("a", "b", "c")]
        unsure = Mention(Span(0, 1), actors[0], status=LinkStatus.AMBIGUOUS, candidates=tuple(actors[:2]), rule="test")
        sure = Mention(Span(1, 2), actors[2], status=LinkStatus.RESOLVED, rule="test")
        assert totals(cooccurrence([paragraph("abc", mentions=(unsure, sure))], within="article")) == {}

    @pytest.mark.parametrize(("size", "pairs", "crowded"), [(500, 124_750, 0), (501, 0, 1)])
    def test_a_crowd(self, size: int, pairs: int, crowded: int, paragraph: Paragraph) -> None:
        """More than 500 in one place are a list; it is counted apart, so that no text makes the work quadratic."""
        mentions = tuple(
            Mention(
                Span(at, at + 1),
                Actor(id=str(at), name=str(at), kind=ActorKind.COMPANY),
                status=LinkStatus.UNLISTED,
                rule="test",
            )
            for at in range(size)
        )
        answer = cooccurrence([paragraph("x" * size, mentions=mentions)], within="article", top=1)
        assert (answer.distinct, answer.crowded) == (pairs, crowded)


class TestRefusals:
    """Arguments that are none."""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                {"within": "page"},
                "cooccurrence.within: expected one of 'sentence', 'paragraph', 'article', not 'page' (str)",
            ),
            ({"top": 0}, "cooccurrence.top: expected a whole number from 1, not 0 (int)"),
        ],
        ids=["within", "top"],
    )
    def test_values(self, arguments: dict[str, Any], message: str) -> None:
        """The message says what is allowed."""
        with pytest.raises(ValidationError) as caught:
            cooccurrence([], **arguments)
        assert str(caught.value) == message


class TestStreams:
    """Any number of articles in any order."""

    def test_articles_are_not_kept(self, most_kept: MostKept) -> None:
        """One at a time, and the next one while it is made."""
        assert most_kept(cooccurrence) <= 2

    @given(st.lists(articles(), max_size=4), st.sampled_from(("sentence", "paragraph", "article")))
    @settings(max_examples=25)
    def test_the_order_does_not_matter(self, stream: list[Article], within: Any) -> None:
        """Same pairs, same counts; wider places have no fewer pairs."""

        def counts(answer: Cooccurrence) -> list[tuple[str, str, int, int]]:
            return [(pair.first.id, pair.second.id, pair.total, pair.articles) for pair in answer]

        answer = cooccurrence(iter(stream), within=within)
        assert counts(answer) == counts(cooccurrence(stream[::-1], within=within))
        assert answer.distinct <= cooccurrence(stream, within="article").distinct
