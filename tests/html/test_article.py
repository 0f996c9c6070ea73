"""Articles as HTML: the text comes out whole, with every span marked and nothing that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Citation,
    CitationKind,
    LinkStatus,
    Mention,
    Section,
    Source,
    SourceKind,
    Span,
    parse,
)
from atomcorpus.annotations import MOST_OVERLAPPING
from atomcorpus.html import article_html
from atomcorpus.testing import articles
from atomcorpus.visible import UNSEEN, visible

_ALLOWED = {"article", "header", "h3", "h4", "p", "div", "mark", "span", "i", "ol", "li", "small", "a"}
_ATTRIBUTES = {"class", "tabindex", "data-start", "data-citation", "aria-description", "href", "rel"}


class Page(HTMLParser):
    """What a browser would make of a fragment: its tags, their attributes, and the words of blocks."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.blocks: list[str] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag; a block begins a new stretch of words."""
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)
        if tag in ("p", "h4"):
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        """Check that the innermost tag is the one that ends."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words that stand in a block."""
        if {"p", "h4"} & set(self.open):
            self.blocks[-1] += data


def actor(name: str) -> Actor:
    """A company of that name."""
    return Actor(id=name.lower(), name=name, kind=ActorKind.COMPANY)


class TestText:
    """What a reader sees of the text."""

    @given(articles())
    def test_the_pieces_are_the_text(self, article: Article) -> None:
        """Every heading and paragraph comes out as it is seen, characters that are not as their escapes."""
        page = Page(article_html(article))
        blocks = [
            words for section in article.sections for block in section.blocks() if (words := article.words(block))
        ]
        kept = [re.sub(f"[{UNSEEN}]", lambda match: visible(match[0]), block).replace("\r\n", "\n") for block in blocks]
        shown = [block.replace("\r\n", "\n") for block in page.blocks]
        assert [block for block in kept if block in shown] == kept
        assert page.open == []

    @given(articles())
    def test_only_harmless_tags(self, article: Article) -> None:
        """Whatever the text says, there are no other tags and attributes than ours, and links lead to the web only."""
        for tag, attributes in Page(article_html(article)).tags:
            assert tag in _ALLOWED
            assert attributes.keys() <= _ATTRIBUTES
            assert (attributes.get("href") or "https://").startswith(("https://", "http://"))

    @pytest.mark.parametrize(
        "text",
        [
            '<script>alert("1")</script> said OpenAI.',
            '<img src=x onerror="alert(1)"> was shown by OpenAI.',
            "OpenAI &lt;b&gt; and \u202egnp.exe and \x1b[31m.",
        ],
        ids=["script", "handler", "controls"],
    )
    def test_markup_in_the_text_is_text(self, text: str) -> None:
        """Markup, entities, escape codes and turned directions come out as what they are."""
        article = Article(text, sections=(Section(None, (Span(0, len(text)),)),))
        (block,) = Page(article_html(article)).blocks
        assert block == re.sub(f"[{UNSEEN}]", lambda match: visible(match[0]), text)

    def test_a_long_text_is_cut_and_says_so(self) -> None:
        """Blocks behind the limit are left out, and what is left out is counted."""
        fragment = article_html(parse("First block of text.\n\nSecond block of text.\n\nThird."), longest=25)
        assert "Second block" in fragment
        assert "Third" not in fragment
        assert "… and 6 more characters" in fragment


class TestMarks:
    """Mentions and citations in the text."""

    def test_a_mention_says_who_how_and_why(self) -> None:
        """Name, kind, status and rule are in the description, the offset in data-start."""
        text = "OpenAI spoke."
        article = Article(
            text,
            sections=(Section(None, (Span(0, 13),)),),
            mentions=(Mention(Span(0, 6), actor("OpenAI"), status=LinkStatus.UNLISTED, rule="test"),),
        )
        expected = (
            '<mark class="ac-organization ac-open-link" tabindex="0" data-start="0" '
            'aria-description="OpenAI · company · not in the knowledge base · rule test">OpenAI</mark> spoke.'
        )
        assert expected in article_html(article)

    def test_overlapping_spans(self) -> None:
        """Of overlapping mentions the later one shows where both are; every start can be found."""
        text = "University of North Harbour Labs"
        article = Article(
            text,
            sections=(Section(None, (Span(0, 32),)),),
            mentions=(
                Mention(Span(0, 27), actor("University"), status=LinkStatus.RESOLVED, rule="a"),
                Mention(Span(14, 32), actor("Labs"), status=LinkStatus.RESOLVED, rule="b"),
            ),
        )
        marks = [attributes for tag, attributes in Page(article_html(article)).tags if tag == "mark"]
        assert [mark.get("data-start") for mark in marks[:3]] == ["0", "14", None]

    def test_a_citation_has_brackets_and_a_row(self) -> None:
        """Content stands in numbered brackets, and the list shows source, cue and content."""
        text = '"It works," said Jane Doe.'
        article = Article(
            text,
            sections=(Section(None, (Span(0, 26),)),),
            citations=(
                Citation(
                    Source(Span(17, 25), SourceKind.NAMED, actor=actor("Doe Ltd")),
                    (Span(0, 11),),
                    cue=Span(12, 16),
                    kind=CitationKind.DIRECT,
                    via=actor("Reuters"),
                    rule="test",
                ),
            ),
        )
        fragment = article_html(article)
        assert (
            '<p><i class="ac-open" data-citation="1"></i><span class="ac-content">&quot;It works,&quot;</span>'
            '<i class="ac-close" data-citation="1"></i> <span class="ac-cue">said</span> '
            '<span class="ac-source">Jane Doe</span>.</p>'
        ) in fragment
        assert (
            '<li><span class="ac-source">Jane Doe</span> = Doe Ltd → <span class="ac-cue">said</span> → '
            "<span>&quot;It works,&quot;</span> <small>direct, named, via Reuters</small></li>"
        ) in fragment

    def test_inner_brackets_close_first(self) -> None:
        """Where two contents end together, the one that began later closes first."""
        text = "A said B said it works."
        content = [Span(7, 22), Span(14, 22)]
        article = Article(
            text,
            sections=(Section(None, (Span(0, 23),)),),
            citations=tuple(Citation(Source(), (span,), kind=CitationKind.INDIRECT, rule="test") for span in content),
        )
        closing = re.findall(r'ac-close" data-citation="(\d)"', article_html(article))
        assert closing == ["2", "1"]


def nested(number: int, *, words: str) -> Article:
    """An article of one paragraph with so many citations, whose contents lie in each other."""
    text = words * 2
    spans = [Span(start, len(text) - start) for start in range(number)]
    made = [Citation(Source(), (span,), kind=CitationKind.DIRECT, rule="test") for span in spans]
    return Article(text, sections=(Section(None, (Span(0, len(text)),)),), citations=tuple(made))


class TestOverlaps:
    """A stored article may hold far more in spans that lie over each other than its text has."""

    def test_size_grows_with_the_text(self) -> None:
        """The most that an article takes over each other, over ten times the text, makes about ten times as much."""
        small, large = (len(article_html(nested(MOST_OVERLAPPING, words="word " * size))) for size in (100, 1_000))
        assert large < 11 * small

    def test_one_after_the_other_is_not_deep(self) -> None:
        """Any number of statements that follow each other are whole."""
        text = "0123456789" * 10 * 40
        spans = [Span(at, at + 100) for at in range(0, len(text), 100)]
        made = tuple(Citation(Source(), (span,), kind=CitationKind.DIRECT, rule="test") for span in spans)
        fragment = article_html(Article(text, sections=(Section(None, (Span(0, len(text)),)),), citations=made))
        assert fragment.count("0123456789" * 10) == 80
        assert "ac-more" not in fragment

    def test_long_names_are_cut(self) -> None:
        """What is said of every mention and statement again is short, whatever an entity is called."""
        text = "Q spoke. " * 500
        one, other = (Actor(id=name, name=name * 20_000, kind=ActorKind.COMPANY) for name in "xy")
        spans = [Span(at, at + 1) for at in range(0, len(text), 9)]
        many = (one, *[other] * 3_000)
        article = Article(
            text,
            sections=(Section(None, (Span(0, len(text) - 1),)),),
            mentions=tuple(
                Mention(span, one, status=LinkStatus.AMBIGUOUS, candidates=many, rule="r" * 20_000) for span in spans
            ),
            citations=tuple(
                Citation(
                    Source(span, SourceKind.NAMED, actor=one), (span,), kind=CitationKind.DIRECT, via=other, rule="r"
                )
                for span in spans
            ),
        )
        fragment = article_html(article)
        assert len(fragment) < 500 * 3_000
        assert "one of several: " + ", ".join(name * 60 + "…" for name in "xyyyy") + ", … 2,996 more" in fragment


class TestHead:
    """What is known about the article."""

    def test_facts(self) -> None:
        """Title, date, outlet, authors and origin, and a link that leads to the web."""
        article = Article(
            "", title="A <b>", publisher="Wired", authors=("Ann", "Bo"), origin="a.txt", url="https://example.org/a?b&c"
        )
        assert article_html(article).startswith(
            '<article class="ac-article">\n<header>\n<h3>A &lt;b&gt;</h3>\n'
            '<p class="ac-facts">Wired · Ann, Bo · a.txt · '
            '<a href="https://example.org/a?b&amp;c" rel="noopener noreferrer">https://example.org/a?b&amp;c</a></p>'
        )

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https:", "//x.org", "https://[", "x"])
    def test_other_addresses_are_text(self, url: str) -> None:
        """What is no address of the web is shown and leads nowhere."""
        assert "<a " not in article_html(Article("", url=url))
