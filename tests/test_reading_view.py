"""The reading view: the same words give the same names and citations, whatever they are written in."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Article, Span, parse
from atomcorpus.layout import parse_html, parse_layout, parse_markdown, parse_text
from atomcorpus.reading_view import View, view_of
from atomcorpus.spans import seen_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus.layout import Layout

SENTENCES = (
    "Mara Lindqvist, a policy fellow at the Northgate Institute, said that the weights will stay open.",
    "“A licence of one page is worth framing,” said José Ibarra, who runs Tern Labs.",
    "OpenAI says that its open model gpt-oss-120b runs on a single GPU.",
    "She told Reuters that Qwen3 remains the family to beat.",
    "Critics of the plan warn that nobody has read it.",
    "According to the Financial Times, Mistral AI will open an office in Oslo.",
    "“It is late,” the minister wrote, “and it is dear.”",
    "Meta’s Llama 3.1 405B was trained in Iowa, and Google noted the cost.",
    "The audit found that two of the five mills had no permit.",
    "Anthropic and DeepSeek declined to join, Bloomberg reported on Monday.",
)


def seen(text: str, layout: Layout) -> list[tuple[str, ...]]:
    """Every name and citation of a text, as a reader sees them."""
    article = parse(text, find_layout=lambda _: layout)

    def words(span: Span | None) -> str:
        shown = "" if span is None else seen_of(text, layout.gaps, span)
        return " ".join(
            unicodedata.normalize("NFKC", shown)
            .replace("\u00ad", "")
            .replace("\u200b", "")
            .replace("\u2010", "-")
            .split()
        )

    names = [(words(mention.span), mention.entity.id) for mention in article.mentions]
    said = [
        (
            words(citation.source.span),
            citation.source.actor.id if citation.source.actor else "",
            words(citation.cue),
            *map(words, citation.content),
        )
        for citation in article.citations
    ]
    return [*names, *said]


def plain(sentences: list[str]) -> list[tuple[str, ...]]:
    """What is found where the sentences are paragraphs of plain text."""
    text = "\n\n".join(sentences)
    return seen(text, parse_layout(text))


def wrapped(sentence: str, first: int, last: int, marks: tuple[str, str]) -> str:
    """The sentence with marks around some of its words."""
    words = sentence.split(" ")
    first, last = sorted((first % len(words), last % len(words)))
    words[first] = marks[0] + words[first]
    words[last] += marks[1]
    return " ".join(words)


DRAWN = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True)
MARKS = st.sampled_from(
    (
        ("*", "*"),
        ("**", "**"),
        ("***", "***"),
        ("_", "_"),
        ("~~", "~~"),
        ("[", "](https://news.example/a-b_c?d=1)"),
        ("[", '](</b c> "A title")'),
        ("**[", "](https://news.example)**"),
        ("<b>", "</b>"),
        ('<a href="https://news.example">', "</a>"),
        ("<!-- said Ada Poe -->", "![a picture](b.png)"),
        ("", "[^7]"),
        ("[[", "]]"),
    )
)


class TestInvariance:
    """Markup, blocks and characters change nothing of what is found."""

    @given(sentences=DRAWN, marks=MARKS, first=st.integers(0, 99), last=st.integers(0, 99))
    def test_marks_within_a_line(self, sentences: list[str], marks: tuple[str, str], first: int, last: int) -> None:
        """Emphasis, links, tags, comments, pictures and footnotes around any words."""
        text = "\n\n".join([*sentences[:-1], "So: " + wrapped(sentences[-1], first, last, marks)])
        assert seen(text, parse_markdown(text)) == plain([*sentences[:-1], "So: " + sentences[-1]])

    @pytest.mark.parametrize(
        ("opening", "between", "closing"),
        [
            ("- ", "\n- ", "\n"),
            ("1. ", "\n2. ", ""),
            ("* [ ] ", "\n* [x] ", "\n"),
            ("> ", "\n>\n> ", ""),
            ("> - ", "\n> - ", ""),
            ("| Seeds |\n|---|\n| ", " |\n| ", " |\n"),
            ("- A list.\n\n  ", "\n\n  ", "\n"),
            ("# Seeds\n", "\n***\n", "\n***\n"),
            ("<!-- one -->\n\n", "\n\n<!-- two\n\nthree -->\n\n", "\n\n[r]: https://news.example 'A title'\n"),
            ("```\nOpenAI said no.\n```\n", "\n```\nAda Poe said no.\n```\n", "\n\n    OpenAI said no.\n"),
        ],
    )
    @given(sentences=DRAWN)
    def test_blocks(self, opening: str, between: str, closing: str, sentences: list[str]) -> None:
        """Lists, quotations, cells, paragraphs of an item, headings, comments and code around them."""
        text = opening + between.join(sentences) + closing
        found = [one for one in seen(text, parse_markdown(text)) if one[0] not in ("Seeds", "A list.")]
        assert found == plain(sentences)

    @given(sentences=DRAWN, width=st.integers(20, 60))
    def test_lines_of_a_quotation(self, sentences: list[str], width: int) -> None:
        """A quotation that is wrapped, each line with its mark."""

        def wrap(sentence: str) -> str:
            return re.sub(rf"(.{{{width},}}?) ", r"\1\n> ", sentence)

        text = "> " + "\n>\n> ".join(map(wrap, sentences))
        assert seen(text, parse_markdown(text)) == plain(sentences)

    @given(
        sentences=DRAWN,
        tags=st.sampled_from(
            (
                ("<p>", "</p>"),
                ("<li>", "</li>\n"),
                ("<td>", "</td>"),
                ("<div><p>", "</p></div>\n"),
                ("<blockquote>", ""),
            )
        ),
        quoted=st.booleans(),
    )
    def test_html(self, sentences: list[str], tags: tuple[str, str], quoted: bool) -> None:  # noqa: FBT001 - drawn
        """Elements of HTML, with its characters written as references."""
        text = "".join(tags[0] + sentence + tags[1] for sentence in sentences)
        if quoted:
            text = text.replace("“", "&ldquo;").replace("”", "&#8221;").replace("’", "&rsquo;").replace("é", "&eacute;")
        assert seen(text, parse_html(text)) == plain(sentences)

    @given(sentences=DRAWN, space=st.sampled_from("\u00a0\u202f\u2009\u3000"), numbers=st.sets(st.integers(0, 20)))
    def test_spaces(self, sentences: list[str], space: str, numbers: set[int]) -> None:
        """Any sort of space between any two words."""
        words = "\n\n".join(sentences).split(" ")
        text = words[0] + "".join((space if at in numbers else " ") + word for at, word in enumerate(words[1:]))
        assert seen(text, parse_layout(text)) == plain(sentences)

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("\n", "\r\n"),
            lambda text: unicodedata.normalize("NFD", text),
            lambda text: text.replace("-", "\u2011"),
            lambda text: text.replace("Lindqvist", "Lind\u00adqvist").replace("policy", "pol\u200bicy"),
            lambda text: text.replace("fi", "\ufb01"),
            lambda text: text.replace("OpenAI", "ＯｐｅｎＡＩ"),
        ],
        ids=["CR LF", "NFD", "hyphens", "unseen", "ligatures", "full width"],
    )
    def test_characters(self, change: Callable[[str], str]) -> None:
        """Line ends, accents apart, hyphens that do not break, what is not seen, ligatures, full-width letters."""
        text = change("\n\n".join(SENTENCES))
        assert seen(text, parse_layout(text)) == plain(list(SENTENCES))

    def test_references_in_plain_text(self) -> None:
        """A row of a table that writes marks as references of HTML."""
        text = "&ldquo;It is late,&rdquo; said Mara Lindqvist of AT&amp;T."
        assert seen(text, parse_text(text)) == plain([unescape(text)])


class TestPlaces:
    """Spans lead back to the characters of the text."""

    def test_a_plain_text_is_its_own_view(self) -> None:
        """Nothing is copied and nothing is mapped."""
        text = "Two labs shipped."
        view = view_of(text, parse_layout(text))
        assert view.text is text
        assert view.span(Span(4, 8)) == Span(4, 8)

    def test_names_begin_and_end_where_they_are_seen(self) -> None:
        """Marks around a name are left out, marks inside it are in its span."""
        text = "She told the **[Financial *Times*](https://www.ft.com)** so."
        (mention,) = parse(text, find_layout=parse_markdown).mentions
        assert mention.span.of(text) == "Financial *Times"

    def test_whole_clusters(self) -> None:
        """An accent that is written apart belongs to its letter."""
        text = "Critics, said Jose\u0301, agree."
        view = view_of(text, parse_layout(text))
        at = view.text.index("José")
        assert view.span(Span(at, at + 4)).of(text) == "Jose\u0301"

    def test_code_within_a_line(self) -> None:
        """It is read with its sentence, and no name is looked for in it."""
        text = "Run `pip install OpenAI` first, said Mara Lindqvist of OpenAI."
        article = parse(text, find_layout=parse_markdown)
        assert [mention.span.of(text) for mention in article.mentions] == ["Mara Lindqvist", "OpenAI"]
        assert article.mentions[-1].span.start > text.index("said")

    def test_a_headline_of_a_digest_is_cited_once(self) -> None:
        """The linked title says what its excerpt says again."""
        text = '- [Lindqvist says all weights stay](https://news.example) - "Mara Lindqvist says that they stay open."'
        (citation,) = parse(text, find_layout=parse_markdown).citations
        assert citation.content[0].of(text) == "they stay open"

    @given(text=st.text(st.sampled_from("ab *_`[]()<>!&;\\#-|~:/.\n\r\u00a0\u0301p^>"), max_size=60))
    def test_there_and_back(self, text: str) -> None:
        """Each character of the view is what stands in the text at its place, or what a gap or an even form shows."""
        for layout in (parse_markdown(text), parse_html(text), parse_text(text)):
            view = view_of(text, layout)
            _check_blocks(text, layout, view)
            article = Article(text, header=layout.header, sections=layout.sections)
            assert article.text == text


def _check_blocks(text: str, layout: Layout, view: View) -> None:
    for section in view.sections:
        for block in section.blocks():
            raw = view.span(block)
            shown = seen_of(text, layout.gaps, raw)
            assert _bare(shown) == _bare(block.of(view.text))


def _bare(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


class TestGaps:
    """What a layout says of marks."""

    @pytest.mark.parametrize(
        ("text", "view"),
        [
            ("a \\* b &amp; c", "a * b & c"),
            ("one<br>two", "one\ntwo"),
            ("see https://a.example/b_c_d. Then", "see . Then"),
            ("see <https://a.example> then", "see then"),
            ("an ![alt *x*](y.png) image", "an image"),
            ("a `b*c*` d", "a b*c* d"),
            ("[^1]: The note.", "The note."),
            ("[words][r]\n\n[r]: https://a.example", "words"),
            ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
            ("a [[Wiki page|wiki]] page", "a wiki page"),
            ("[ref] stays", "[ref] stays"),
            ("Title\n=====\nText", "Title\n\nText"),
            ("## Title ##\nText", "Title\n\nText"),
            ("| a | b \\| c |\n|:--|--:|\n| 1 | |\n", "a\n\nb | c\n\n1"),
        ],
    )
    def test_markdown(self, text: str, view: str) -> None:
        """Markdown as it is seen."""
        assert view_of(text, parse_markdown(text)).text.strip() == view

    @pytest.mark.parametrize(
        ("text", "view"),
        [
            ("<p>a<b>b</b>c</p>", "abc"),
            ("<h1>T</h1><p>a &lt;b&gt;</p>", "T\n\na <b>"),
            ("<script>let a = '<p>';</script>b", "b"),
            ("a<!-- b -->c<!-- d", "ac"),
            ("a < b and c > d", "a < b and c > d"),
            ('<a title="x > y" href=z>w</a> <b c="', 'w <b c="'),
            ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
        ],
    )
    def test_html(self, text: str, view: str) -> None:
        """HTML as it is seen; what does not end is no tag."""
        assert view_of(text, parse_html(text)).text.strip() == view

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Two labs shipped.", "plain"),
            ("#1 in the list\n\n# 2 was late", "plain"),
            ("a **b** c", "inline"),
            ("see [it](https://a.example)", "inline"),
            ("# One\n\ntext\n\n## Two\n\ntext", "markdown"),
            ("---\ntitle: Seeds\n---\nText", "markdown"),
            ("| a | b |\n|---|---|\n| 1 | 2 |", "markdown"),
            ("<p>One.</p><p>Two.</p>", "html"),
            ("2 ** 3 ** 4 and a[1](2)", "plain"),
        ],
    )
    def test_what_a_text_is_written_in(self, text: str, kind: str) -> None:
        """Only plain evidence counts."""
        layouts = {"plain": parse_layout, "markdown": parse_markdown, "html": parse_html}
        if kind in layouts:
            assert parse_text(text) == layouts[kind](text)
        else:
            assert parse_text(text).gaps
            assert parse_text(text).sections == parse_layout(text).sections

    def test_where_links_lead(self) -> None:
        """The words of each link and its address, as written."""
        text = "[*a* b](https://x.example/?q=1&amp;r) and <a href='/c'>d</a> and https://e.example/f."
        assert [(span.of(text), url) for span, url in parse_markdown(text).links] == [
            ("*a* b", "https://x.example/?q=1&r"),
            ("d", "/c"),
            ("https://e.example/f", "https://e.example/f"),
        ]
