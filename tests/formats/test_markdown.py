"""Markdown: a document to read in which no text of an article has become markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from atomcorpus import Article, Heading, Section, Span
from atomcorpus.formats import markdown
from atomcorpus.testing import articles
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

RENDERERS = [MarkdownIt("commonmark"), MarkdownIt("gfm-like")]  # the second makes links of addresses, and tables
OURS = {
    "heading_open",
    "heading_close",
    "paragraph_open",
    "paragraph_close",
    "ordered_list_open",
    "ordered_list_close",
    "list_item_open",
    "list_item_close",
    "blockquote_open",
    "blockquote_close",
    "inline",
    "text",
    "softbreak",
}
HOSTILE = st.text("ab1.)-+*#>=_~`[]()!<>&|\\:/@$^{} \n\t\"'", max_size=40) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "![x](https://evil.example)",
        "[x]: https://evil.example",
        "https://evil.example www.evil.example a@evil.example mailto:a@evil.example evil.example",
        "| a |\n| --- |\n| b |",
        "1. a\n2) b\n123456789. c\n- d\n+ e",
        "a\n===\nb\n---\n***",
        "```\na\n```\n~~~",
        "    indented",
        "&lt; &#60; \\",
        "two  \nlines",
    ]
)


def tokens(text: str, renderer: MarkdownIt) -> Iterator[Token]:
    """All tokens that a renderer finds, those inside lines too."""
    for token in renderer.parse(text):
        yield token
        yield from token.children or ()


def paragraph(text: str) -> Article:
    """An article of one paragraph."""
    return Article(text, sections=(Section(None, (Span(0, len(text)),)),))


def words(text: str) -> str:
    """A text without its white space, and with what is not seen as escapes."""
    return "".join(visible(line) for line in text.split())


class TestDocument:
    """What there is to read."""

    def test_everything(self, story: Article) -> None:
        """Title, what is known of the article, sections, and citations with their sources."""
        assert markdown.dumps([story]) == (
            "# Why OpenAI \\& Qwen \\<3 \\{open\\} weights\\_\n\n"
            "2025-08 · Harbour Gazette · Ada Obi, Marsh, Cole and Sons · <https://gazette.example/a?b=1&c=2#d>\n\n"
            "## Why It Matters\n\n"
            '"Qwen3-8B is small," Mara Lindqvist, chief executive of Harrow Labs, told Reuters. "It is 🦙 fast."\n\n'
            "Critics warn that Gemma is cheap. According to the model card, Qwen3-8B was tested in China. "
            "Lindqvist asked for more.\n\n"
            "## Citations\n\n"
            "1. Mara Lindqvist, chief executive of Harrow Labs = Mara Lindqvist · told · via Reuters · direct\n\n"
            '   > "Qwen3-8B is small," … "It is 🦙 fast."\n\n'
            "2. Critics · warn · indirect\n\n"
            "   > Gemma is cheap\n\n"
            "3. the model card · According to · indirect\n\n"
            "   > Qwen3-8B was tested in China\n\n"
            "4. Lindqvist = Mara Lindqvist · asked · indirect\n\n"
            "   > more\n"
        )

    def test_nothing_known(self) -> None:
        """The id stands for the title."""
        assert markdown.dumps([Article("")]) == "# Article e3b0c44298fc1c149afbf4c8996fb924\n"

    @pytest.mark.parametrize(("level", "marks"), [(None, "##"), (1, "##"), (3, "####"), (9, "######")])
    def test_levels(self, level: int | None, marks: str) -> None:
        """One below the title's, of which Markdown has six."""
        article = Article("Why", sections=(Section(Heading(Span(0, 3), level)),), title="T")
        assert markdown.dumps([article]) == f"# T\n\n{marks} Why\n"

    def test_lines_stay(self) -> None:
        """A list in a text keeps its lines, as text."""
        assert "\n\n\\- a\n1\\. b\nc\n" in markdown.dumps([paragraph("- a\n  1. b  \r\nc")])

    def test_an_address_that_is_none(self) -> None:
        """Is text."""
        assert "\n\njavascript\\:alert(1)\n" in markdown.dumps([Article("", url="javascript:alert(1)")])

    def test_the_unseen(self) -> None:
        """Is shown: nothing turns the direction of writing."""
        assert r"a\\u202eb" in markdown.dumps([Article("", title="a\u202eb")])


@pytest.mark.parametrize("renderer", RENDERERS, ids=["commonmark", "gfm-like"])
class TestRenderers:
    """What markdown-it says."""

    @given(text=HOSTILE.filter(str.strip), title=HOSTILE.filter(str.strip))
    def test_no_text_is_markup(self, renderer: MarkdownIt, text: str, title: str) -> None:
        """One heading and one paragraph, in which the words that went in come out; and nothing else."""
        found = list(tokens(markdown.dumps([evolve(paragraph(text), title=title)]), renderer))
        assert [token.type for token in found if token.type not in {"text", "softbreak"}] == [
            *("heading_open", "inline", "heading_close", "paragraph_open", "inline", "paragraph_close"),
        ]
        rendered = ["".join(part.content for part in token.children or ()) for token in found if token.type == "inline"]
        assert [re.sub(r"\s", "", line) for line in rendered] == [words(title), words(text)]

    @given(given=st.lists(articles(), max_size=2))
    def test_any_article(self, renderer: MarkdownIt, given: list[Article]) -> None:
        """A block for each part of it, and the only link is that to its page."""
        found = list(tokens(markdown.dumps(given), renderer))
        links = [token.attrs["href"] for token in found if token.type == "link_open"]
        assert links == [article.url for article in given if article.url]
        assert {token.type for token in found} <= OURS | {"link_open", "link_close"}
        items = [token for token in found if token.type == "list_item_open"]
        assert len(items) == sum(len(article.citations) for article in given)


class TestFiles:
    """Files."""

    def test_same_as_the_string(self, story: Article, tmp_path: Path) -> None:
        """And the same each time."""
        markdown.write(iter([story, story]), tmp_path / "a.md")
        assert (tmp_path / "a.md").read_text(encoding="utf-8") == markdown.dumps([story, story])

    def test_no_articles(self) -> None:
        """Nothing."""
        assert markdown.dumps([]) == ""
