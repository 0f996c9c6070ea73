"""Real texts, which lie beside the checkout: all of them parse, and what is written reads back equal."""

from __future__ import annotations

from pathlib import Path

import pytest

from atomcorpus import AIModel, Corpus, parse
from atomcorpus.formats import json

SHARED = Path(__file__).parents[1].parent / "shared"
CORPUS = SHARED / "corpus"
NEWS = SHARED / "eval" / "polnear" / "data" / "dev" / "text"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the texts lie beside the checkout and are not here")
def test_all_parse_and_read_back() -> None:
    """Every text becomes an article with the file's text, which survives its JSON; no name has space around it."""
    corpus = Corpus.read(CORPUS)
    assert corpus.errors == ()
    assert len(corpus.articles) == len(list(CORPUS.glob("*.txt")))
    for article in corpus.articles:
        assert article.text.encode() == Path(str(article.origin)).read_bytes()
        assert json.loads(json.dumps(article)) == article
        names = [mention.span.of(article.text) for mention in article.mentions]
        assert names == [name.strip() for name in names]


@pytest.mark.skipif(not NEWS.is_dir(), reason="the news texts lie beside the checkout and are not here")
def test_no_model_in_news_of_2016() -> None:
    """Political news from before there were such models names none."""
    for path in sorted(NEWS.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            article = parse(file.read())
        assert [mention for mention in article.mentions if isinstance(mention.entity, AIModel)] == []


@pytest.mark.skipif(not CORPUS.is_dir() or not NEWS.is_dir(), reason="the texts lie beside the checkout")
def test_citations_have_no_white_space_around_them() -> None:
    """Source, cue and each stretch of content begin and end with a character that can be seen."""
    for path in sorted((*CORPUS.glob("*.txt"), *NEWS.glob("*.txt"))):
        with path.open(encoding="utf-8", newline="") as file:
            article = parse(file.read())
        for citation in article.citations:
            for span in (citation.source.span, citation.cue, *citation.content):
                assert span is None or span.of(article.text) == span.of(article.text).strip()
