"""Markdown's layout: every block where it belongs, nothing left out, whatever the text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Article, Heading, Span, parse
from atomcorpus.layout import parse_markdown

if TYPE_CHECKING:
    from collections.abc import Callable


def headings(text: str) -> list[tuple[int | None, str]]:
    """Levels and lines of the headings of a text."""
    found = [section.heading for section in parse_markdown(text).sections if section.heading is not None]
    return [(heading.level, heading.span.of(text)) for heading in found]


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a text, code included."""
    return [span.of(text) for section in parse_markdown(text).sections for span in section.paragraphs]


class TestHeadings:
    """Lines with `#`, and lines that are underlined."""

    @pytest.mark.parametrize("level", range(1, 7))
    def test_number_signs(self, level: int) -> None:
        """Their number is the level; they stay in the span."""
        line = f"{'#' * level} Two labs shipped"
        assert headings(f"{line}\nOne of them twice.") == [(level, line)]

    @pytest.mark.parametrize("line", ["#tag", "####### seven", "    # indented", "\\# escaped"])
    def test_no_headings(self, line: str) -> None:
        """A sign without a space, too many, four spaces and an escape make prose."""
        assert headings(f"{line}\n") == []

    @pytest.mark.parametrize(("underline", "level"), [("===", 1), ("-", 2), ("  ---  ", 2)])
    def test_underlined(self, underline: str, level: int) -> None:
        """`=` is level 1, `-` is level 2; the span has both lines."""
        assert headings(f"What comes next\n{underline}\nNobody knows.") == [
            (level, f"What comes next\n{underline.rstrip()}")
        ]

    @pytest.mark.parametrize("text", ["- one\n---\n", "> said\n---\n", "1. one\n---\n", "\n---\n"])
    def test_a_rule_is_no_underline(self, text: str) -> None:
        """Under an item, a quotation or nothing, a line of dashes is a rule."""
        assert headings(text) == []

    def test_a_heading_ends_a_paragraph(self) -> None:
        """No blank line is needed in front of it or behind it."""
        assert paragraphs("One.\n# Two\nThree.") == ["One.", "Three."]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends(self, end: str) -> None:
        """LF, CR LF and CR each end a line."""
        text = end.join(["# One", "", "Two.", "Three.", "", "Four."])
        assert headings(text) == [(1, "# One")]
        assert paragraphs(text) == [f"Two.{end}Three.", "Four."]


class TestImages:
    """What is written in the words of an image."""

    @pytest.mark.parametrize(
        "words", ["foo [bar](/u)", "[[foo](u1)](u2)", "a *b* c", "a `b` &amp; <b>c</b>", "![in](x)"]
    )
    def test_markup_within(self, words: str) -> None:
        """Nothing of an image is read, so that marks within it mark nothing else."""
        text = f"One ![{words}](/v.png) two *three*."
        layout = parse_markdown(text)
        assert [gap.span.of(text) for gap in layout.gaps] == [f"![{words}](/v.png)", "*", "*"]
        assert (layout.links, layout.code) == ((), ())


class TestFrontMatter:
    """What stands between two lines of dashes at the start."""

    @pytest.mark.parametrize("end", ["---", "...", "---  "])
    def test_it_is_the_header(self, end: str) -> None:
        """It reaches from the first character to the closing line."""
        text = f"---\ntitle: Seeds\n{end}\nOne."
        assert parse_markdown(text).header == Span(0, len("---\ntitle: Seeds\n---"))
        assert paragraphs(text) == ["One."]

    def test_a_byte_order_mark(self) -> None:
        """It belongs to the header, and is the whole header where there is no front matter."""
        assert parse_markdown("\ufeff---\na: b\n---\n# One").header == Span(0, 13)
        assert parse_markdown("\ufeff# One").header == Span(0, 1)

    @pytest.mark.parametrize("text", ["---\ntitle: Seeds\n", "---\nTwo labs shipped.\n---\n", "\n---\na: b\n---\n"])
    def test_none(self, text: str) -> None:
        """Without an end, with prose in it, or behind a blank line, it is text."""
        assert parse_markdown(text).header is None


class TestCode:
    """Code between fences."""

    def test_it_is_no_prose(self) -> None:
        """It is one paragraph with its blank lines, and finders do not get it."""
        text = "OpenAI said so.\n```py\nimport Meta\n\n# no heading\n```\nGoogle did not."
        layout = parse_markdown(text)
        assert [span.of(text) for span in layout.code] == ["```py\nimport Meta\n\n# no heading\n```"]
        names = [mention.span.of(text) for mention in parse(text, find_layout=parse_markdown).mentions]
        assert names == ["OpenAI", "Google"]

    @pytest.mark.parametrize("text", ["```\na\n~~~\n", "````\na\n```\n", "~~~ `x`\na\n~~~~ b\n"])
    def test_only_its_own_fence_closes_it(self, text: str) -> None:
        """Another sign, a shorter fence and one with words do not; then it reaches to the end."""
        assert [span.of(text) for span in parse_markdown(text).code] == [text.rstrip()]

    def test_inline_code_opens_none(self) -> None:
        """Three backticks that are closed on their line are inline, in a paragraph that is read."""
        text = "```a``` is code.\n\nOne."
        assert [span.of(text) for span in parse_markdown(text).code] == ["a"]
        assert len(parse_markdown(text).prose[0].paragraphs) == 2


class TestLaws:
    """What holds for every text."""

    @given(text=st.text(st.sampled_from("a#-=`~. \t\n\r\ufeff>:\u2028"), max_size=60))
    def test_tiling(self, text: str) -> None:
        """An article, which checks that nothing is left out, can be built of any text; its text is the input."""
        assert parse(text, find_layout=parse_markdown).text == text

    @given(
        parts=st.lists(
            st.tuples(st.integers(0, 6), st.text("abc é𝄞", min_size=1).map(lambda words: f"x{words}x")), max_size=8
        )
    )
    def test_inverse(self, parts: list[tuple[int, str]]) -> None:
        """Headings and paragraphs that are written as Markdown come back."""
        text = "\n\n".join(f"{'#' * level} {words}" if level else words for level, words in parts)
        blocks = []
        for section in parse_markdown(text).sections:
            if section.heading is not None:
                blocks.append((section.heading.level, section.heading.span.of(text).lstrip("# ")))
            blocks += [(0, span.of(text)) for span in section.paragraphs]
        assert blocks == parts

    @pytest.mark.parametrize("part", ["#", "# a\n", "```\n", "a\n-\n", "---\n", "---\na: b\n", "a\n", "\r", "~" * 9])
    def test_linear(self, part: str, calls_of: Callable[[Callable[[], object]], int]) -> None:
        """Four times the text takes not much more than four times the work."""

        def work(size: int) -> int:
            return calls_of(lambda: parse_markdown(part * (size // len(part))))

        assert work(8_000) <= 4.2 * work(2_000) + 20

    def test_levels_are_kept_in_the_article(self) -> None:
        """The article has the headings as the layout has them."""
        article = parse("## One\nTwo.", find_layout=parse_markdown)
        assert isinstance(article, Article)
        assert article.sections[0].heading == Heading(Span(0, 6), 2)
