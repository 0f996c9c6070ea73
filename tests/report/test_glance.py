"""The first screen: what leads, what rose, what is new."""

from __future__ import annotations

import pytest
from attrs import evolve

from atomcorpus import Article, PartialDate, parse
from atomcorpus.queries import summarize
from atomcorpus.report.glance import glance
from atomcorpus.report.rises import coverage, risen

OLD = [f"date 2025-0{month}-01\n\nOpenAI met Meta." for month in range(1, 7)]
NEW = ["date 2025-08-01\n\nOpenAI met Mistral AI. Mistral AI left.", "date 2025-09-01\n\nMistral AI met Meta."]


def articles(*texts: str) -> list[Article]:
    """Texts as articles."""
    return [parse(text) for text in texts]


class TestRises:
    """What is named in more of the latest articles than before."""

    def test_the_latest_four_of_few(self) -> None:
        """Fewer than sixteen with a date have four late ones, so that one article is no trend."""
        covered = coverage(articles(*OLD, *NEW))
        assert (str(covered.since), covered.late, covered.early) == ("2025-05-01", 4, 4)
        assert covered.late_counts["actor:mistral-ai"] == 2
        assert covered.early_counts["actor:openai"] == 4

    def test_the_latest_quarter(self) -> None:
        """Of many."""
        dated = [evolve(one, published=PartialDate(2025, 1, day)) for day in range(1, 29) for one in articles("Hello.")]
        covered = coverage(dated)
        assert (str(covered.since), covered.late, covered.early) == ("2025-01-22", 7, 21)

    def test_what_rose_and_what_is_new(self) -> None:
        """New is what was not named before; what is named in one article is neither."""
        rising = ["date 2025-09-02\n\nApple met Intel and Wired.", "date 2025-09-03\n\nApple met Intel."]
        covered = coverage(articles("date 2025-01-01\n\nApple left.", *OLD, *NEW, *rising))
        assert risen(covered) == (["actor:apple"], ["actor:intel", "actor:mistral-ai"])

    def test_too_few_to_say(self) -> None:
        """With fewer than four articles on either side nothing rose, and nothing is new."""
        covered = coverage(articles(*OLD[:5], *["date 2025-09-01\n\nOpenAI met Mistral AI."] * 2))
        assert (covered.late, covered.early) == (3, 4)
        assert risen(covered) == ([], [])

    @pytest.mark.parametrize("texts", [[], ["OpenAI left."], ["date 2025-01-01\n\nOpenAI left."] * 8])
    def test_no_dates_to_compare(self, texts: list[str]) -> None:
        """Where all have one date, or none, nothing rose."""
        covered = coverage(articles(*texts))
        assert covered.since is None
        assert risen(covered) == ([], [])


class TestGlance:
    """The section."""

    def test_the_finding(self) -> None:
        """Leaders and the greatest rise, each with its share, each a link."""
        found = articles(*OLD, *NEW, 'date 2025-09-04\n\n"Qwen3 works," said Meta.', "date 2025-09-05\n\nQwen3 left.")
        page = glance(found, summarize(found), {})
        meta = '<a href="#mentions?entity=actor%3Ameta">Meta</a>'
        first = f"{meta} is the organisation named most: 8 times, in 8 of 10 articles."
        qwen = '<a href="#mentions?entity=model%3Aseries%3Aqwen%2Fqwen3">Qwen3</a>'
        model = f"{qwen} leads the models: 2 times, in 2 of 10 articles."
        cited = '<a href="#statements?speaker=actor%3Ameta">Meta</a> is cited most, with 1 statement.'
        assert f'<p class="finding">{first} {model} {cited}</p>' in page
        assert "<small>series</small></span><b>2 articles</b>" in page

    def test_what_rose(self) -> None:
        """Shares before and since, with how they were counted; a country is no finding."""
        rising = [f"date 2025-0{month}-01\n\nApple met Intel in France." for month in range(7, 10)]
        found = articles("date 2025-01-01\n\nApple left France.", *OLD, *rising)
        page = glance(found, summarize(found), {})
        apple = '<a href="#mentions?entity=actor%3Aapple">Apple</a>'
        assert f"{apple} rose most: 75&#8239;% of the articles since 1 June 2025 name it, 17&#8239;% before." in page
        assert f"<li><span>{apple} <small>company</small></span><b>17 → 75&#8239;%</b></li>" in page
        assert page.index(">France</a> <small>country</small>") > page.index("Rose most")
        assert "<small>company</small></span><b>3 articles</b>" in page
        assert "in how many of the 4 articles since 1 June 2025, and of the 6 before, it is named; in 2" in page

    def test_once(self) -> None:
        """A single mention is no number of times."""
        found = articles("Qwen3 left.")
        assert "Qwen3</a> leads the models: once, in 1 of 1 article." in glance(found, summarize(found), {})

    def test_nothing(self) -> None:
        """An empty corpus says so and has no figure of outlets."""
        page = glance([], summarize([]), {})
        assert "No article names anybody." in page
        assert "<dt>articles</dt><dd>0</dd>" in page
        assert "outlet" not in page

    def test_a_long_name(self) -> None:
        """Its beginning is shown."""
        (article,) = articles("OpenAI left.")
        mention = article.mentions[0]
        long = evolve(mention, entity=evolve(mention.entity, name="x" * 100_000))
        found = [evolve(article, mentions=(long,))]
        assert f"{'x' * 80}…</a>" in glance(found, summarize(found), {})
        assert len(glance(found, summarize(found), {})) < 5_000
