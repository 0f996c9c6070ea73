"""Concordances: places, context, columns, and what is looked for."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Article, Heading, PartialDate, Section, Span, UnknownEntityError, ValidationError, parse
from atomcorpus.queries import KwicLine, kwic, timeline
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import CallsOf
    from tests.queries.conftest import MostKept, Paragraph


COLUMNS = "'published', 'title', 'url', 'publisher', 'authors', 'language', 'origin', 'knowledge'"


def shown(lines: Iterator[KwicLine]) -> list[tuple[str, str, str]]:
    """Left, key word and right of each line."""
    return [(line.left, line.keyword, line.right) for line in lines]


class TestWords:
    """Plain words."""

    @pytest.mark.parametrize("words", ["open weights", "Open  Weights ", "OPEN\tweights"])
    def test_case_and_white_space_do_not_matter(self, words: str, paragraph: Paragraph) -> None:
        """Neither in the question nor in the text, of which every letter is kept."""
        text = "So Open\nweights it is."
        assert shown(kwic([paragraph(text)], words)) == [("So ", "Open\nweights", " it is.")]

    @pytest.mark.parametrize("text", ["reopen weights", "open weightsy", "open-weights", "open_weights"])
    def test_words_are_whole(self, text: str, paragraph: Paragraph) -> None:
        """Parts of words are not found."""
        assert shown(kwic([paragraph(text)], "open weights")) == []

    def test_signs_mean_themselves(self, paragraph: Paragraph) -> None:
        """No sign of a pattern is one here."""
        assert shown(kwic([paragraph("C++ (a.b) aXb")], "a.b", width=1)) == [("(", "a.b", ")")]
        assert shown(kwic([paragraph("So C++ it is")], "c++", width=2)) == [("o ", "C++", " i")]


class TestPattern:
    """Regular expressions."""

    def test_as_it_stands(self, paragraph: Paragraph) -> None:
        """Case counts, and a compiled one has its own flags."""
        given_ = [paragraph("Open weights, open-weight models")]
        assert [line.keyword for line in kwic(given_, pattern="open[- ]weights?")] == ["open-weight"]
        compiled = re.compile("open[- ]weights?", re.IGNORECASE)
        assert [line.keyword for line in kwic(given_, pattern=compiled)] == ["Open weights", "open-weight"]

    def test_the_ends_are_those_of_a_paragraph(self) -> None:
        """Of each one, and of a heading."""
        lines = kwic([parse("date 2025\n\nOne word.\n\nTwo words.")], pattern=r"^\w+|\w+\.$")
        assert [line.keyword for line in lines] == ["One", "word.", "Two", "words."]

    def test_matches_of_nothing(self, paragraph: Paragraph) -> None:
        """They are passed over."""
        assert [line.keyword for line in kwic([paragraph("abxb")], pattern="x?")] == ["x"]


class TestEntity:
    """Mentions."""

    def test_under_every_name(self) -> None:
        """Wherever something below it is named, with the place."""
        article = parse("Qwen3 came, and Qwen3-8B. OpenAI slept.")
        lines = list(kwic([article], entity="Qwen3", width=4))
        assert [(line.left, line.keyword, line.right) for line in lines] == [
            ("", "Qwen3", " cam"),
            ("and ", "Qwen3-8B", ". Op"),
        ]
        assert [line.span for line in lines] == [Span(0, 5), Span(16, 24)]

    def test_nobody_has_it(self) -> None:
        """Known when the stream has ended."""
        lines = kwic([parse("OpenAI won.")], entity="Quen3")
        with pytest.raises(UnknownEntityError, match=r"^no entity 'Quen3'"):
            next(lines)


class TestContext:
    """What stands beside the key word."""

    def test_it_stays_in_the_block(self) -> None:
        """Neither heading nor header nor the next paragraph comes into it."""
        text = "date 2025\n\nA plan\n\nThe plan. So.\n\nNext."
        header, heading, one, two = Span(0, 9), Span(11, 17), Span(19, 32), Span(34, 39)
        article = Article(text, header=header, sections=(Section(Heading(heading), (one, two)),))
        assert shown(kwic([article], "plan", width=99)) == [("A ", "plan", ""), ("The ", "plan", ". So.")]
        assert shown(kwic([article], "date")) == []

    def test_width_is_in_code_points(self, paragraph: Paragraph) -> None:
        """At most so many on either side; none at 0."""
        given_ = [paragraph("🦙🦙🦙 plan 🦙🦙🦙")]
        assert shown(kwic(given_, "plan", width=2)) == [("🦙 ", "plan", " 🦙")]
        assert shown(kwic(given_, "plan", width=0)) == [("", "plan", "")]

    def test_columns(self, paragraph: Paragraph) -> None:
        """Fields of the article; a row has them as plain values."""
        article = paragraph("A plan", "2025-08", authors=("Ada Obi", "Rose Okafor"), origin="a.txt")
        (line,) = kwic([article], "plan", columns=["published", "authors", "title"])
        assert line.columns == {"published": PartialDate(2025, 8), "authors": ("Ada Obi", "Rose Okafor"), "title": None}
        assert line.row() == {
            "left": "A ",
            "keyword": "plan",
            "right": "",
            "article_id": article.id,
            "start": 2,
            "end": 6,
            "published": "2025-08",
            "authors": "Ada Obi; Rose Okafor",
            "title": None,
        }

    def test_the_publisher(self, paragraph: Paragraph) -> None:
        """Where there is none it is the host of the address, as everywhere."""
        (line,) = kwic([paragraph("A plan", url="https://www.news.example/a")], "plan", columns=["publisher"])
        assert line.columns == {"publisher": "news.example"}

    def test_columns_unasked(self, paragraph: Paragraph) -> None:
        """Date, publisher and origin."""
        (line,) = kwic([paragraph("A plan", origin="a.txt")], "plan")
        assert line.columns == {"published": None, "publisher": None, "origin": "a.txt"}


class TestRefusals:
    """Arguments that are none; all before the first article is asked for."""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ({}, "kwic: expected exactly one of words, pattern and entity"),
            ({"words": "a", "entity": "Qwen"}, "kwic: expected exactly one of words, pattern and entity"),
            ({"words": "  "}, "kwic.words: expected a word, not '  ' (str)"),
            ({"words": "a", "width": -1}, "kwic.width: expected a whole number from 0, not -1 (int)"),
            ({"words": "a", "width": True}, "kwic.width: expected a whole number from 0, not True (bool)"),
            ({"words": "a", "columns": "url"}, "kwic.columns: expected several names, as in ['url'], not 'url' (str)"),
            (
                {"words": "a", "columns": ["text"]},
                f"kwic.columns: expected one of {COLUMNS}, not 'text' (str)",
            ),
            (
                {"pattern": "*"},
                "kwic.pattern: not a regular expression: nothing to repeat at position 0",
            ),
        ],
        ids=["none", "two", "blank", "negative", "bool", "one column", "column", "pattern"],
    )
    def test_values(self, arguments: dict[str, Any], message: str) -> None:
        """The message says what is allowed."""
        with pytest.raises(ValidationError) as caught:
            kwic([], **arguments)
        assert str(caught.value) == message


class TestStreams:
    """Any number of articles, of any length."""

    def test_lines_come_as_they_are_found(self, paragraph: Paragraph) -> None:
        """From a stream without end."""
        lines = kwic((paragraph(f"plan {number}") for number in count()), "plan")
        assert [next(lines).right for _ in range(3)] == [" 0", " 1", " 2"]

    def test_articles_are_not_kept(self, most_kept: MostKept) -> None:
        """One at a time, and the next one while it is made."""
        assert most_kept(lambda stream: kwic(stream, entity="Qwen3")) <= 2

    def test_work_is_linear(self, calls_of: CallsOf) -> None:
        """Eight times the paragraphs, each with a match, take about eight times the work."""

        def calls(number: int) -> int:
            blocks = tuple(Span(at * 6, at * 6 + 4) for at in range(number))
            article = Article("plan\n\n" * number, sections=(Section(None, blocks),))
            return calls_of(lambda: list(kwic([article], "plan")))

        assert calls(4_000) < 10 * calls(500)


class TestLaws:
    """What holds for every article."""

    @given(articles(), st.sampled_from((r"\w+", r"\s", ".", "[a-z]{2}")), st.integers(0, 9))
    @settings(max_examples=30)
    def test_lines_are_the_text(self, article: Article, pattern: str, width: int) -> None:
        """Left, key word and right are what is seen there, inside one block."""
        blocks = [block for section in article.sections for block in section.blocks()]
        for line in kwic([article], pattern=pattern, width=width):
            assert article.words(line.span) == line.keyword
            (block,) = (block for block in blocks if block.covers(line.span))
            before = line.span.start > block.start and article.words(Span(block.start, line.span.start))
            after = line.span.end < block.end and article.words(Span(line.span.end, block.end))
            assert (before or "").endswith(line.left)
            assert (after or "").startswith(line.right)
            if not article.gaps:
                assert len(line.left) == min(width, line.span.start - block.start)
                assert len(line.right) == min(width, block.end - line.span.end)

    @given(articles())
    @settings(max_examples=30)
    def test_an_entity_has_as_many_lines_as_mentions(self, article: Article) -> None:
        """As many as its timeline counts."""
        for mention in article.mentions:
            line = timeline([article], of="mentions", entity=mention.entity)
            total = sum(count for _, _, count in line)
            assert len(list(kwic([article], entity=mention.entity))) == total
