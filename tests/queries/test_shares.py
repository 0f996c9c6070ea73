"""Shares: parts of a whole, the unknown among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, Article, LinkStatus, Mention, ModelLevel, Span, ValidationError, parse
from atomcorpus.queries import Part, share, timeline
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from tests.queries.conftest import MostKept, Paragraph

TEXT = "OpenAI released gpt-oss-120b. Critics said that Qwen3-8B is late. Jane Doe said that GPT-4 works."


class TestParts:
    """What the wholes are divided into."""

    def test_sources(self) -> None:
        """Citations by the kind of their source; kinds that do not occur are there."""
        assert share([parse(TEXT)], "sources").rows() == [
            {"part": "named", "count": 1, "share": 0.5},
            {"part": "anonymous", "count": 1, "share": 0.5},
            {"part": "generic", "count": 0, "share": 0.0},
            {"part": "pronoun", "count": 0, "share": 0.0},
            {"part": "document", "count": 0, "share": 0.0},
            {"part": "none", "count": 0, "share": 0.0},
        ]

    def test_regions(self) -> None:
        """Mentions of actors and models; a person has no region."""
        answer = share([parse(TEXT)], "regions")
        assert {part.name: part.count for part in answer} == {"us": 3, "china": 1, "eu": 0, "other": 0, "unknown": 1}
        assert answer.total == 5

    def test_regions_of_models(self) -> None:
        """Kinds choose what is divided."""
        counts = [part.count for part in share([parse(TEXT)], "regions", kinds=ModelLevel)]
        assert counts == [2, 1, 0, 0, 0]

    def test_openness(self) -> None:
        """Mentions of models alone."""
        counts = {part.name: part.count for part in share([parse(TEXT)], "openness")}
        assert counts == {"open": 2, "closed": 1, "mixed": 0, "unknown": 0}

    def test_a_region_that_the_tracker_has_not(self, paragraph: Paragraph) -> None:
        """It is a part of its own, last."""
        acme = Actor(id="acme", name="Acme", kind=ActorKind.COMPANY, atom_region="moon")
        article = paragraph("Acme", mentions=(Mention(Span(0, 4), acme, status=LinkStatus.RESOLVED, rule="test"),))
        assert share([article], "regions").parts[-1] == Part("moon", 1, 1.0)

    def test_nothing(self) -> None:
        """No division by zero."""
        answer = share([], "openness")
        assert (answer.total, {part.share for part in answer}) == (0, {0.0})


def test_what_is_asked_for() -> None:
    """Nothing else has parts."""
    with pytest.raises(ValidationError) as caught:
        share([], "colours")  # type: ignore[arg-type] # the point
    assert str(caught.value) == "share.of: expected one of 'sources', 'regions', 'openness', not 'colours' (str)"


class TestStreams:
    """Any number of articles in any order."""

    def test_articles_are_not_kept(self, most_kept: MostKept) -> None:
        """One at a time, and the next one while it is made."""
        assert most_kept(lambda stream: share(stream, "regions")) <= 2

    @given(st.lists(articles(), max_size=4))
    @settings(max_examples=25)
    def test_parts_add_up(self, stream: list[Article]) -> None:
        """Counts to the whole, shares to 1; the whole of regions is all mentions, that of sources all citations."""
        regions, sources = share(iter(stream), "regions"), share(stream[::-1], "sources")
        assert regions.total == sum(len(article.mentions) for article in stream)
        assert sources.total == sum(len(article.citations) for article in stream)
        for answer in (regions, sources, share(stream, "openness")):
            assert sum(part.count for part in answer) == answer.total
            assert sum(part.share for part in answer) == pytest.approx(1.0 if answer.total else 0.0)

    @given(st.lists(articles(), max_size=4))
    @settings(max_examples=25)
    def test_it_agrees_with_the_timeline(self, stream: list[Article]) -> None:
        """The counts of a split timeline are those of the parts."""
        line = timeline(stream, of="mentions", split="openness")
        for part in share(stream, "openness"):
            assert sum(count for _, group, count in line if group == part.name) == part.count
