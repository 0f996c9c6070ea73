"""A mention and a citation together with their article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given, settings

from atomcorpus import Article, CitationAct, CitationKind, LinkStatus, PartialDate, SourceKind, ValidationError, parse
from atomcorpus.elements import occurrences, statements
from atomcorpus.selections import Occurrence, Statement
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus import Corpus


class TestOccurrence:
    """Mentions."""

    def test_it_knows_its_article(self, corpus: Corpus) -> None:
        """Date and publisher are the article's, the text is what stands at the span."""
        one = corpus.mentions[0]
        assert (one.text, one.publisher, one.published) == ("OpenAI", "Fjord Post", PartialDate(2025))
        assert (one.span.of(one.article.text), one.entity.id, one.status) == ("OpenAI", "openai", LinkStatus.RESOLVED)

    def test_the_host_stands_for_a_publisher(self) -> None:
        """An article without one has its address, as everywhere in the library."""
        article = evolve(parse("OpenAI waits."), url="https://www.news.example/a")
        assert Occurrence(article, article.mentions[0]).publisher == "news.example"

    def test_its_sentence(self) -> None:
        """It is the one in which the name begins; of a text without a full stop no more than 400 code points."""
        article = parse("It rains. Then OpenAI came. It stopped.\n\n" + "word " * 500 + "OpenAI" + " word" * 500)
        first, second = occurrences([article])
        assert first.sentence == "Then OpenAI came."
        assert len(second.sentence) == 400
        assert "OpenAI" in second.sentence

    @settings(max_examples=30)
    @given(article=articles())
    def test_every_mention_has_a_sentence(self, article: Article) -> None:
        """Drawn articles included, in which mentions overlap and stand in white space."""
        assert all(one.sentence for one in occurrences([article]))

    def test_sentences_are_found_once(self, calls_of: Callable[[Callable[[], object]], int]) -> None:
        """Twice as many mentions in a paragraph cost about twice the work, not four times."""
        small, large = (parse("So OpenAI waits. " * number) for number in (50, 100))
        few = calls_of(lambda: [one.sentence for one in occurrences([small])])
        many = calls_of(lambda: [one.sentence for one in occurrences([large])])
        assert many < 3 * few

    def test_equal_ones(self) -> None:
        """Two are equal when article and mention are, however they were made."""
        article = parse("OpenAI waits.")
        assert Occurrence(article, article.mentions[0]) == next(occurrences([article]))
        assert repr(next(occurrences([article]))) == repr(Occurrence(article, article.mentions[0]))

    def test_wrong_parts(self) -> None:
        """Anything else is refused."""
        with pytest.raises(ValidationError, match=r"^Occurrence\.mention: expected Mention, not 7 \(int\)$"):
            Occurrence(parse("Hello."), 7)  # type: ignore[arg-type] # the claim


class TestStatement:
    """Citations."""

    def test_its_parts_are_words(self, corpus: Corpus) -> None:
        """Stretches of the content are joined as in the tables; the source is as the text puts it."""
        one = corpus.citations[1]
        assert one.text == '"It runs on a laptop," … "and on a phone."'
        assert (one.source, one.cue, one.publisher) == ("Ilse Maartens", "said", "Tarn Weekly")
        assert (one.kind, one.act, one.source_kind) == (
            CitationKind.DIRECT,
            CitationAct.ASSERTION,
            SourceKind.NAMED,
        )
        assert one.speaker is not None
        assert (one.speaker.name, one.via, str(one.published)) == ("Ilse Maartens", None, "2025-03-04")

    def test_without_a_source(self) -> None:
        """What the text does not have is None."""
        article = parse("Reportedly, it will rain.")
        bare = [one for one in statements([article]) if one.source_kind is SourceKind.NONE]
        assert [(one.source, one.speaker) for one in bare] == [(None, None)] * len(article.citations)

    def test_the_mentions_inside(self, corpus: Corpus) -> None:
        """Those in the content, not those of the source."""
        assert [[one.entity.id for one in each.mentions] for each in corpus.citations] == [
            ["series:qwen/qwen3"],
            [],
            ["Qwen/Qwen3-8B"],
            ["openai"],
        ]

    @settings(max_examples=30)
    @given(article=articles())
    def test_they_are_those_that_the_content_covers(self, article: Article) -> None:
        """The quick way finds what the slow one does, in text order."""
        for one in statements([article]):
            slow = [m for span in one.citation.content for m in article.mentions if span.covers(m.span)]
            assert list(one.mentions) == slow

    def test_wrong_parts(self) -> None:
        """Anything else is refused."""
        with pytest.raises(ValidationError, match=r"^Statement\.article: expected Article, not 'x' \(str\)$"):
            Statement("x", None)  # type: ignore[arg-type] # the claim
