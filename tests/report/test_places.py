"""Places as a script counts them: in UTF-16 code units of what is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Article, Section, Span, parse
from atomcorpus.layout import parse_markdown
from atomcorpus.report.places import Places, shown, units


def seen(article: Article) -> str:
    """All blocks of an article as they are shown, one after the other."""
    blocks = (block for section in article.sections for block in section.blocks())
    return "".join(shown(article.words(block)) for block in blocks)


def at(text: str, start: int, length: int) -> str:
    """What a script has at a place."""
    coded = text.encode("utf-16-le")
    return coded[2 * start : 2 * (start + length)].decode("utf-16-le")


class TestPlaces:
    """Sentences and what is in them."""

    @given(st.text(alphabet="aB.? \n\t\r\x1b\u202e\ud800😀*[]()", max_size=200))
    def test_each_sentence_is_where_it_is_said_to_be(self, text: str) -> None:
        """Whatever the characters are, marks and what is not seen among them."""
        article = parse(text, find_layout=parse_markdown)
        places = Places(article)
        for span, start in zip(places.sentences, places.starts, strict=True):
            words = places.words(span)
            assert at(seen(article), start, units(words)) == words

    def test_inside(self) -> None:
        """Where a stretch begins in its sentence, and how long it is; what lies after the sentence is left out."""
        text = "Wow 😀 \x1b OpenAI met Meta. It left."
        article = Article(text, sections=(Section(None, (Span(0, len(text)),)),))
        places = Places(article)
        words = places.words(places.sentences[0])
        assert at(words, *places.within(0, Span(8, 14))) == "OpenAI"
        assert at(words, *places.within(0, Span(19, 30))) == "Meta."
        assert [places.number_at(offset) for offset in (0, 23, 24, 25, len(text) - 1)] == [0, 0, 0, 1, 1]

    def test_text_without_a_full_stop(self) -> None:
        """It is in pieces of 600 code points, which end at spaces and say where they are cut."""
        text = "word " * 300 + "x" * 700
        article = Article(text, sections=(Section(None, (Span(0, len(text)),)),))
        places = Places(article)
        assert "".join(map(places.words, places.sentences)) == text
        assert max(map(len, places.sentences)) == 600
        assert places.cuts == [2, 3, 3, 1]
        assert places.starts == [span.start for span in places.sentences]

    def test_line_ends_are_one_character(self) -> None:
        """As a browser reads them."""
        assert shown("a\r\nb\rc\td") == "a b c d"
