"""The six questions of a researcher, on real texts: each one line, and its answer is checked another way."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from atomcorpus import AIModel, Corpus, ModelLevel, parse

TEXTS = Path(__file__).parents[1].parent / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason=f"the real texts are not at {TEXTS}")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """110 real texts, most of them posts of one writer."""
    return Corpus.read(TEXTS)


class TestSixQuestions:
    """On 110 texts."""

    def test_statements_of_one_person(self, corpus: Corpus, tmp_path: Path) -> None:
        """All statements that lead to Sam Altman, with date, outlet and words, as CSV."""
        path = tmp_path / "altman.csv"
        corpus.citations.where(speaker="Sam Altman").to_csv(path, columns=["published", "publisher", "text"])
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        statements = [
            citation
            for article in corpus
            for citation in article.citations
            if citation.source.actor is not None and citation.source.actor.id == "sam-altman"
        ]
        assert len(rows) == len(statements) > 0

    def test_who_is_cited_most_by_publisher_and_month(self, corpus: Corpus) -> None:
        """Counts add up to the citations whose source is known."""
        counts = corpus.citations.where(lambda one: one.speaker).count(by=("publisher", "month", "speaker"))
        known = sum(citation.source.actor is not None for article in corpus for citation in article.citations)
        assert sum(counts.values()) == known > 100

    def test_first_mention_and_monthly_counts_of_qwen3(self, corpus: Corpus) -> None:
        """Its models count with it; nothing before the month of the first mention."""
        first, counts = corpus.first_mention("Qwen3"), corpus.timeline(of="mentions", entity="Qwen3", by="month")
        assert first is not None
        named = [
            mention
            for article in corpus
            for mention in article.mentions
            if isinstance(mention.entity, AIModel) and mention.entity.name.casefold().startswith("qwen3")
        ]
        assert sum(count for _, _, count in counts) >= len(named) > 0
        assert counts.periods[0] == str(first.published)[:7]

    def test_american_against_chinese_models_by_month(self, corpus: Corpus) -> None:
        """Both regions are there in most months of 2025."""
        counts = corpus.timeline(of="mentions", kinds=ModelLevel, split="region", by="month")
        totals = Counter[str]()
        for _, region, count in counts:
            totals[region] += count
        assert totals["us"] > totals["china"] > 0

    def test_a_concordance(self, corpus: Corpus) -> None:
        """Every place of the two words, and no other."""
        lines = list(corpus.kwic("open weights"))
        expected = sum(" ".join(article.text.casefold().split()).count("open weights") for article in corpus)
        assert 0 < len(lines) <= expected
        assert {" ".join(line.keyword.casefold().split()) for line in lines} == {"open weights"}

    def test_near_copies(self, corpus: Corpus) -> None:
        """There are none among these texts; a copy without its last sentences is found."""
        assert list(corpus.similar()) == []
        text = corpus[50].text
        copied = Corpus([*corpus, parse(text[: len(text) * 9 // 10])])
        assert [len(cluster.members) for cluster in copied.similar()] == [2]
