"""Real texts, which lie beside the checkout: all of them parse, and what is written reads back equal."""

from __future__ import annotations

from pathlib import Path

import pytest

from atomcorpus import AIModel, Article, Corpus, parse
from atomcorpus.formats import json

SHARED = Path(__file__).parents[1].parent / "shared"
CORPUS = SHARED / "corpus"
NEWS = SHARED / "eval" / "polnear" / "data" / "dev" / "text"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The texts, read."""
    if not CORPUS.is_dir():
        pytest.skip("the texts lie beside the checkout and are not here")
    return Corpus.read(CORPUS)


@pytest.fixture(scope="module")
def news() -> list[Article]:
    """The news texts, parsed."""
    if not NEWS.is_dir():
        pytest.skip("the news texts lie beside the checkout and are not here")
    return [parse(path.read_bytes().decode("utf-8")) for path in sorted(NEWS.glob("*.txt"))]


def test_all_parse_and_read_back(corpus: Corpus) -> None:
    """Every text becomes an article with the file's text, which survives its JSON; no name has space around it."""
    assert corpus.errors == ()
    assert len(corpus.articles) == len(list(CORPUS.glob("*.txt")))
    for article in corpus.articles:
        assert article.text.encode() == Path(str(article.origin)).read_bytes()
        assert json.loads(json.dumps(article)) == article
        names = [mention.span.of(article.text) for mention in article.mentions]
        assert names == [name.strip() for name in names]


def test_no_model_in_news_of_2016(news: list[Article]) -> None:
    """Political news from before there were such models names none."""
    assert len(news) > 0
    for article in news:
        assert [mention for mention in article.mentions if isinstance(mention.entity, AIModel)] == []


def test_citations_have_no_white_space_around_them(corpus: Corpus, news: list[Article]) -> None:
    """Source, cue and each stretch of content begin and end with a character that can be seen."""
    for article in (*corpus, *news):
        for citation in article.citations:
            for span in (citation.source.span, citation.cue, *citation.content):
                assert span is None or span.of(article.text) == span.of(article.text).strip()
