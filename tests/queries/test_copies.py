"""Copies and rewrites: what belongs together, what does not, and why."""

from __future__ import annotations

import random
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Article, PartialDate, ValidationError, parse
from atomcorpus.queries import SimilarArticles, similar
from atomcorpus.queries.sketches import facts_of, jaccard, shingles_of
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from tests.conftest import CallsOf
    from tests.queries.conftest import Paragraph

STORY = (
    "OpenAI and Microsoft met 40 officials in Brussels on Tuesday to speak of gpt-oss-120b and what comes behind it.",
    "The two of them left after 75 minutes, and Anthropic, which had sent 3 lawyers, stayed for the rest of the day.",
    "Mistral brought a paper of 112 pages, which asks for a fund of 250 million euros and a year of grace for some.",
    "Nobody from Alibaba was there, although Qwen3-8B was named 19 times and came first in a table of the commission.",
)
SPUN = (
    "A meeting in Brussels: 40 officials listened to what Microsoft had to tell, and OpenAI, about their gpt-oss-120b.",
    "Anthropic (3 lawyers strong) remained; by then the pair had been gone, after 75 minutes all told.",
    "250 million euros: that is how much should flow, says Mistral over 112 pages, plus a quiet year for little firms.",
    "19 times somebody said Qwen3-8B, first in its table, yet Alibaba itself had sent no one.",
)
OTHER = (
    "In Brussels, OpenAI drew a crowd this week, and 200 demonstrators; a spokeswoman of Greenpeace counted 350.",
    "Microsoft gave no figures. Nvidia, Intel and AMD did: 12, 15 and 31 per cent more chips than in 2024, 8 million.",
    "DeepSeek-R1 and Llama 3 were handed round on 64 sticks, and Meta paid for the coffee of all 90 guests.",
)


def written(*sentences: str, published: str | None = None, origin: str | None = None) -> Article:
    """An article with a sentence a paragraph."""
    article = parse("\n\n".join(sentences), origin=origin)
    return evolve(article, published=PartialDate(*map(int, published.split("-"))) if published else None)


def origins(answer: SimilarArticles) -> list[list[str | None]]:
    """Where the members of each cluster were read from."""
    return [[member.origin for member in cluster.members] for cluster in answer]


class TestWhatBelongsTogether:
    """Copies, near copies, rewrites; and not what only tells of the same thing."""

    @pytest.mark.parametrize(
        "copy",
        [STORY, STORY[::-1], STORY[:-1], ("Our correspondent reports.", *STORY, "All rights reserved.")],
        ids=["same", "shuffled", "cut", "framed"],
    )
    def test_copies(self, copy: tuple[str, ...]) -> None:
        """The same words, moved, cut or framed."""
        given_ = [written(*STORY, origin="a"), written(*copy, origin="b"), written(*OTHER, origin="c")]
        assert sorted(map(str, origins(similar(given_))[0])) == ["a", "b"]

    def test_rewrites(self) -> None:
        """Hardly a run of words is left, and every name and number is there."""
        answer = similar([written(*STORY), written(*SPUN)])
        (cluster,) = answer
        assert cluster.members[1].words == 0.0
        assert cluster.members[1].facts == 1.0

    def test_another_report_of_the_same(self) -> None:
        """Some names are the same, and that is not enough."""
        assert origins(similar([written(*STORY), written(*OTHER)])) == []

    def test_few_names_and_numbers(self) -> None:
        """Two that name the same three firms are no rewrites of each other."""
        one = written("OpenAI, Meta and Google met on a cold day to speak of old times.")
        two = written("Google will buy nothing this year; OpenAI and Meta may, if they find the money for that.")
        assert origins(similar([one, two])) == []

    def test_an_article_without_words(self, paragraph: Paragraph) -> None:
        """It is like nothing, not even another one."""
        assert origins(similar([paragraph(""), paragraph("")])) == []

    def test_clusters_connect(self) -> None:
        """A copy of a copy is in the cluster, and says what it is like."""
        longer = [*STORY, *OTHER[:2]]
        given_ = [
            written(*STORY, origin="a", published="2025-01-01"),
            written(*longer, origin="b", published="2025-01-02"),
            written(*longer[2:], *OTHER[2:], origin="c", published="2025-01-03"),
        ]
        (cluster,) = similar(given_)
        assert [member.like for member in cluster.members] == [None, given_[0].id, given_[1].id]


class TestAnswer:
    """What is told of a cluster."""

    def test_rows(self) -> None:
        """Earliest first, those without a date last; how alike, and to which."""
        given_ = [
            written(*STORY, origin="c"),
            evolve(written(*STORY, origin="b", published="2025-02"), url="https://daily.example/b"),
            written(*STORY, origin="a", published="2025-01"),
        ]
        first = given_[0].id
        unknown = {"cluster": 1, "article_id": first, "title": None, "publisher": None}
        alike = {"like": first, "words": 1.0, "facts": 1.0}
        assert similar(given_).rows() == [
            unknown | {"published": "2025-01", "origin": "a", "like": None, "words": None, "facts": None},
            unknown | {"published": "2025-02", "origin": "b", "publisher": "daily.example"} | alike,
            unknown | {"published": None, "origin": "c"} | alike,
        ]

    def test_all_are_counted(self) -> None:
        """Also those that are like nothing."""
        answer = similar([written(*STORY), written(*OTHER)])
        assert (answer.clusters, answer.articles, answer.rows()) == ((), 2, [])

    def test_thresholds(self) -> None:
        """What is alike enough is the caller's to say."""
        given_ = [written(*STORY), written(*STORY[:-1])]
        assert len(similar(given_, words=0.9).clusters) == 0
        assert len(similar(given_, words=0.5).clusters) == 1

    @pytest.mark.parametrize("value", [0, 1.1, True, "0.5"])
    def test_thresholds_that_are_none(self, value: Any) -> None:
        """Above 0 and up to 1."""
        with pytest.raises(ValidationError) as caught:
            similar([], words=value)
        shown = f"{value!r} ({type(value).__name__})"
        assert str(caught.value) == f"similar.words: expected a number above 0 and up to 1, not {shown}"


class TestSets:
    """What texts are compared by."""

    def test_words(self) -> None:
        """Neither case nor white space nor punctuation nor the header matters."""
        one = parse("date 2025\n\nSo, it “runs” on a laptop!")
        assert shingles_of(one) == shingles_of(parse("so it RUNS\non a laptop"))

    def test_chinese(self, paragraph: Paragraph) -> None:
        """Without spaces each character is a word."""
        assert len(shingles_of(paragraph("开放的模型很好"))) == 3

    def test_numbers(self, paragraph: Paragraph) -> None:
        """Without separators of thousands; no part of a name, no time of day."""
        assert facts_of(paragraph("1,000 of 2.5")) == facts_of(paragraph("2.5, 1000. At 12:30 GPT-4 v2 10:20:30"))

    def test_jaccard(self) -> None:
        """Common over all."""
        given_ = [facts_of(parse(text)) for text in ("1 2 3", "2 3 4", "")]
        assert [jaccard(given_[0], other) for other in given_] == [1.0, 0.5, 0.0]
        assert jaccard(given_[2], given_[2]) == 0.0


class TestLaws:
    """What holds for every stream."""

    def test_the_order_does_not_matter(self) -> None:
        """The same clusters, links and numbers."""
        given_ = [
            written(*STORY, origin="a"),
            written(*STORY[:3], origin="b", published="2025-02"),
            written(*SPUN, origin="c"),
            written(*OTHER, origin="d"),
            written(*OTHER, "So.", origin="e"),
        ]
        answer = similar(given_)
        assert [len(cluster.members) for cluster in answer] == [3, 2]
        assert all(similar(order) == answer for order in permutations(given_))

    @given(
        st.lists(articles(), max_size=5, unique_by=lambda one: one.text).flatmap(  # one text may have other gaps
            lambda some: st.permutations([*some, *some])
        )
    )
    @settings(max_examples=20)
    def test_twins_are_found(self, stream: list[Article]) -> None:
        """Of articles that are there twice both are in one cluster; no article is in two."""
        clusters = [cluster.members for cluster in similar(stream)]
        members = [(member.article_id, number) for number, cluster in enumerate(clusters) for member in cluster]
        assert len(members) <= len(stream)
        for article in stream:
            found = {number for member, number in members if member == article.id}
            assert len(found) == (1 if len(shingles_of(article)) else 0)

    @given(st.integers(0, 2**32), st.sampled_from((0.5, 0.7, 0.9)))
    @settings(max_examples=10)
    def test_members_are_as_alike_as_asked(self, seed: int, words: float) -> None:
        """Every member is joined by one of the two similarities; nothing that has it is left out of these."""
        draw = random.Random(seed)  # noqa: S311 - no secret
        pool = [*STORY, *OTHER, *SPUN]
        stream = [written(*draw.sample(pool, 4)) for _ in range(6)]
        answer = similar(stream, words=words, facts=0.9)
        for cluster in answer:
            for member in cluster.members[1:]:
                assert member.words is not None
                assert member.facts is not None
                assert member.words >= words or member.facts >= 0.9
        together = [{member.article_id for member in cluster.members} for cluster in answer]
        for one in stream:
            for other in stream:
                if one.id != other.id and jaccard(shingles_of(one), shingles_of(other)) >= words:
                    assert any({one.id, other.id} <= ids for ids in together)


class TestWork:
    """Time is linear, whatever the articles are."""

    @pytest.mark.parametrize("shared", [0, 30, 60], ids=["distinct", "boilerplate", "copies"])
    def test_articles(self, shared: int, calls_of: CallsOf, paragraph: Paragraph) -> None:
        """Eight times the articles take about eight times the work: different ones, half the same, all the same."""

        def calls(number: int) -> int:
            common = " ".join(f"c{at}" for at in range(shared))
            own = [" ".join(f"w{index}x{at}" for at in range(60 - shared)) for index in range(number)]
            given_ = [paragraph(f"{common} {words}") for words in own]
            return calls_of(lambda: similar(given_))

        assert calls(400) < 12 * calls(50)
