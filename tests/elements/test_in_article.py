"""Words of what was found in an article, without a corpus."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from atomcorpus import (
    Article,
    Corpus,
    Figure,
    Moment,
    Occurrence,
    Reference,
    Span,
    Statement,
    Telling,
    ValidationError,
    parse,
)
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """# Openings

It rains. In May 2024 OpenAI released gpt-oss-120b for $5 million.

"It works," said [Ada Kent](https://www.nytimes.com/a), a *lawyer*, "and it is cheap."
"""
ARTICLE = parse(TEXT, published="2025-08-06", publisher="Fjord Post")
KINDS = ("occurrences", "statements", "references", "moments", "figures", "tellings")
ANNOTATIONS = OF_CORPUS = ("mentions", "citations", "links", "times", "quantities", "events")


class TestOfAnArticle:
    """The elements that an article gives."""

    @pytest.mark.parametrize(("kind", "of_corpus"), [*zip(KINDS, OF_CORPUS, strict=True)])
    def test_they_are_those_of_a_corpus(self, kind: str, of_corpus: str) -> None:
        """One vocabulary: what a selection of one article holds is what the article gives."""
        given: tuple[Any, ...] = getattr(ARTICLE, kind)
        assert given
        assert given == tuple(getattr(Corpus([ARTICLE]), of_corpus))

    @pytest.mark.parametrize("kind", KINDS)
    def test_each_has_words_sentence_date_and_outlet(self, kind: str) -> None:
        """Of whatever kind it is."""
        for one in getattr(ARTICLE, kind):
            assert one.text
            assert one.text in ARTICLE.words(Span(0, len(TEXT) - 1)) or " … " in one.text
            assert one.sentence
            assert (str(one.published), one.publisher, one.article) == ("2025-08-06", "Fjord Post", ARTICLE)

    def test_their_words(self) -> None:
        """As a reader sees them, each in its sentence."""
        name = next(one for one in ARTICLE.occurrences if one.text == "gpt-oss-120b")
        assert (name.kind, name.rule) == ("model", name.mention.rule)
        assert name.sentence == "In May 2024 OpenAI released gpt-oss-120b for $5 million."
        (statement,) = ARTICLE.statements
        assert (statement.source, statement.cue) == ("Ada Kent, a lawyer", "said")
        assert statement.text == '"It works," … "and it is cheap."'
        assert ARTICLE.words(statement.span) == '"It works," said Ada Kent, a lawyer, "and it is cheap."'
        assert statement.sentence == '"It works," said Ada Kent, a lawyer, "and it is cheap."'
        assert [one.text for one in ARTICLE.references] == ["Ada Kent"]
        assert [one.text for one in ARTICLE.moments] == ["In May 2024"] or ARTICLE.moments[0].text == "May 2024"
        assert [one.text for one in ARTICLE.figures] == ["$5 million"]
        assert [one.text for one in ARTICLE.tellings] == ["released"]

    def test_they_are_made_once(self) -> None:
        """So that a position is asked for in a loop at no cost."""
        assert ARTICLE.occurrences is ARTICLE.occurrences

    def test_an_article_that_gave_them_is_as_it_was(self) -> None:
        """Equal, copied and pickled without them."""
        other = parse(TEXT, published="2025-08-06", publisher="Fjord Post")
        assert ARTICLE.occurrences
        assert other == ARTICLE
        assert hash(other) == hash(ARTICLE)
        for twin in (copy.deepcopy(ARTICLE), pickle.loads(pickle.dumps(ARTICLE))):  # noqa: S301 - its own
            assert twin == ARTICLE
            assert twin.statements == ARTICLE.statements

    def test_a_citation_in_many_sentences(self) -> None:
        """Its sentence is the one in which it begins."""
        article = parse('It rains. "It works. It is cheap," said Ada Kent. She left.')
        assert article.statements[0].sentence == '"It works.'

    @settings(max_examples=30)
    @given(article=articles())
    def test_every_element_has_a_sentence(self, article: Article) -> None:
        """Drawn articles included, in which annotations overlap and stand in white space."""
        assert all(one.sentence for kind in KINDS for one in getattr(article, kind))

    def test_sentences_are_found_once(self, calls_of: Callable[[Callable[[], object]], int]) -> None:
        """Twice as many statements in a paragraph cost about twice the work, not four times."""
        small, large = (parse("OpenAI said that it waits. " * number) for number in (50, 100))
        few = calls_of(lambda: [one.sentence for one in small.statements])
        many = calls_of(lambda: [one.sentence for one in large.statements])
        assert many < 3 * few

    @pytest.mark.parametrize(
        ("cls", "part"),
        [*zip((Occurrence, Statement, Reference, Moment, Figure, Telling), ANNOTATIONS, strict=True)],
    )
    def test_only_of_an_article(self, cls: type[Any], part: str) -> None:
        """Anything else is refused."""
        with pytest.raises(ValidationError, match=rf"^{cls.__name__}.article: expected Article, not 'x' \(str\)$"):
            cls("x", getattr(ARTICLE, part)[0])


class TestWords:
    """What a reader sees of a stretch."""

    def test_of_a_section(self) -> None:
        """Heading and paragraphs, with an empty line between them."""
        (section,) = ARTICLE.sections
        words = ARTICLE.words(section)
        assert words.startswith("Openings\n\nIt rains. In May 2024")
        assert words.endswith('said Ada Kent, a lawyer, "and it is cheap."')

    def test_of_what_has_no_one_span(self) -> None:
        """Of a citation what is said, of an event the word that tells it."""
        assert ARTICLE.words(ARTICLE.citations[0]) == ARTICLE.statements[0].text
        assert ARTICLE.words(ARTICLE.events[0]) == "released"

    def test_characters_of_an_article(self) -> None:
        """A span takes an article as it takes a text, and gives its characters with their marks."""
        span = Span(TEXT.index("*lawyer*"), TEXT.index("*lawyer*") + 8)
        assert span.of(ARTICLE) == span.of(TEXT) == "*lawyer*"
        assert ARTICLE.words(span) == "lawyer"


class TestParts:
    """Sentences, entities, HTML."""

    def test_sentences(self) -> None:
        """Of headings and paragraphs, in text order."""
        assert [ARTICLE.words(one) for one in ARTICLE.sentences][:3] == [
            "Openings",
            "It rains.",
            "In May 2024 OpenAI released gpt-oss-120b for $5 million.",
        ]

    def test_entities(self) -> None:
        """Each once, in the order in which they are named; candidates of an ambiguous name are not."""
        article = parse("OpenAI has gpt-oss-120b. Meta waits for OpenAI.")
        assert [entity.id for entity in article.entities] == ["openai", "openai/gpt-oss-120b", "meta"]

    @settings(max_examples=30)
    @given(article=articles())
    def test_entities_of_a_corpus(self, article: Article) -> None:
        """They are its actors, models and artifacts."""
        corpus = Corpus([article])
        assert {entity.id for entity in article.entities} == {
            entity.id for kind in (corpus.actors, corpus.models, corpus.artifacts) for entity in kind
        }

    def test_html(self) -> None:
        """All of the text, however long, with its looks; what a text says in HTML is shown as text."""
        long = parse("OpenAI waits. <b>So</b> it is.\n\n" + "It rains.\n\n" * 10_000 + "The end.")
        assert long.to_html().startswith("<style>")
        assert "The end." in long.to_html()
        assert "The end." not in long._repr_html_()
