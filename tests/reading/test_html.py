"""Pages of HTML: their text with its headings, what they say about themselves, and nothing that they do not say."""

from __future__ import annotations

import hashlib
import logging
import runpy
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import Article, Basis, Heading, PartialDate
from atomcorpus.reading import Limits
from atomcorpus.reading.labels import codec_of_label
from atomcorpus.reading.page_links import PageLinks

pytest.importorskip("trafilatura", exc_type=ImportError)

BODY = """
<nav><a href="/">Home</a> <a href="/about">About</a></nav>
<article>
<h1>Harrow ships <em>Furrow</em> 2</h1>
<p>Harrow Labs of Des Moines released
   Furrow 2 on Saturday, and anybody may use the weights, it said.</p>
<h2>What comes next</h2>
<p>Nobody knows.<br>Not even they, if one may believe what their people said on the way out of the room.</p>
<ul><li>A smaller model for phones and old laptops</li><li>A larger one</li></ul>
<blockquote><p>“We are tired,” said Mara Lindqvist, who runs the laboratory.</p></blockquote>
<pre><code>pip install furrow

furrow OpenAI</code></pre>
<table><tr><th>Model</th><th>Size</th></tr><tr><td>Furrow 2</td><td>8 GB</td></tr></table>
<h3>Prices</h3>
<p>There are none &amp; there will be none, according to the terms that were published beside the weights.</p>
</article>
<footer>Copyright 2025 The Field. All rights reserved.</footer>
"""

HEAD = """
<title>Harrow ships Furrow 2 - The Field</title>
<link rel="canonical" href="https://field.example/furrow">
<meta property="og:site_name" content="The Field">
<meta name="author" content="Ana Ruiz">
<meta property="article:published_time" content="2025-08-09T10:00:00Z">
"""


FILLER = "The fields of the north lay bare all winter long, and nobody who went there could tell one from another."


def page(head: str = "", body: str = BODY, attributes: str = "") -> str:
    """A page."""
    return f"<!DOCTYPE html>\n<html{attributes}><head>{head}</head><body>{body}</body></html>"


@pytest.fixture
def one(read: Any) -> Any:
    """Writes a page and gives its article."""

    def article_of(html: str | bytes, **options: Any) -> Article:
        Path("a.html").write_bytes(html if isinstance(html, bytes) else html.encode())
        (article,), errors = read("a.html", **options)
        assert errors == []
        made: Article = article
        return made

    return article_of


class TestText:
    """The text that a reader came for."""

    def test_blocks(self, one: Any) -> None:
        """Headings, paragraphs, items and rows stand between blank lines; menus and footers are left out."""
        assert one(page()).text.split("\n\n") == [
            "Harrow ships Furrow 2",
            "Harrow Labs of Des Moines released Furrow 2 on Saturday, and anybody may use the weights, it said.",
            "What comes next",
            "Nobody knows.\nNot even they, if one may believe what their people said on the way out of the room.",
            "A smaller model for phones and old laptops",
            "A larger one",
            "“We are tired,” said Mara Lindqvist, who runs the laboratory.",
            "pip install furrow",
            "furrow OpenAI",
            "Model | Size",
            "Furrow 2 | 8 GB",
            "Prices",
            "There are none & there will be none, according to the terms that were published beside the weights.",
        ]

    def test_headings_have_levels(self, one: Any) -> None:
        """The page says which is under which."""
        article = one(page())
        headings = [section.heading for section in article.sections]
        assert [(heading.level, heading.span.of(article.text)) for heading in headings] == [
            (1, "Harrow ships Furrow 2"),
            (2, "What comes next"),
            (3, "Prices"),
        ]
        assert all(type(heading) is Heading for heading in headings)

    def test_code_is_no_prose(self, one: Any) -> None:
        """It is in the text, and no name is found in it."""
        article = one(page())
        assert "OpenAI" in article.text
        assert "OpenAI" not in [mention.span.of(article.text) for mention in article.mentions]
        assert article.citations

    @pytest.mark.parametrize("name", ["a.htm", "A.HTML"])
    def test_other_names(self, name: str, read: Any) -> None:
        """`.htm` and capitals make no difference."""
        Path(name).write_text(page())
        assert len(read(name)[0]) == 1


class TestLinks:
    """The links of a page's text."""

    @staticmethod
    def links(body: str, one: Any) -> list[tuple[str, str]]:
        """The words of the links and their addresses, of a page with a body around this."""
        article = one(page(HEAD, f"<article><h1>Seeds</h1>{5 * f'<p>{FILLER}</p>'}{body}<p>{FILLER}</p></article>"))
        return [(article.words(link), link.url) for link in article.links]

    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            (
                '<p>Two labs <a href="https://a.example/?x=1&amp;y=2">shipped\n  <b>new</b> models</a> today.</p>',
                [("shipped new models", "https://a.example/?x=1&y=2")],
            ),
            (
                (
                    '<p>It was <a href="https://a.example"> one</a> <a href="https://b.example">two </a>'
                    "or three of the many fields.</p>"
                ),
                [("one", "https://a.example"), ("two", "https://b.example")],
            ),
            (
                '<ul><li>One <a href="https://a.example">item</a> of them</li><li>And another item of them</li></ul>',
                [("item", "https://a.example")],
            ),
            (
                '<blockquote><p>What a <a href="https://a.example">crop</a> this year.</p></blockquote>',
                [("crop", "https://a.example")],
            ),
            ('<h2>The <a href="https://a.example">soil</a></h2><p>It is dry.</p>', [("soil", "https://a.example")]),
            ('<p>A picture <a href="https://a.example"></a> of it, and no words.</p>', []),
            ("<p>A name <a>without</a> an address stands in it.</p>", []),
        ],
        ids="words two item quotation heading nothing anchor".split(),
    )
    def test_words(self, body: str, expected: list[tuple[str, str]], one: Any) -> None:
        """A link has the words that a reader sees, in whatever block they stand."""
        assert self.links(body, one) == expected

    def test_after_a_line_break(self, one: Any) -> None:
        """White space that is not shown moves no link."""
        body = '<p>  Of  all <br> the   labs, <a href="https://a.example"> Harrow <br>\n Labs</a>  is one.</p>'
        assert self.links(body, one) == [("Harrow\nLabs", "https://a.example")]

    def test_in_a_table(self, one: Any) -> None:
        """A row is a block; the links of its cells are its."""
        rows = '<tr><td>Furrow <a href="https://a.example">two</a></td><td>may be <a href="https://b.example">used</a></td></tr>'
        assert self.links(f"<table>{rows}<tr><td>Furrow one</td><td>may not</td></tr></table>", one) == [
            ("two", "https://a.example"),
            ("used", "https://b.example"),
        ]

    def test_the_same_words_twice(self, one: Any) -> None:
        """Each block has its own links."""
        words = "It is a long way to the fields of the north, and whoever goes there should read"
        twice = "".join(f'<li>{words} <a href="https://{host}.example">all of it</a> before</li>' for host in "ab")
        assert [url for _, url in self.links(f"<ul>{twice}</ul>", one)] == ["https://a.example", "https://b.example"]

    def test_a_block_that_is_taken_twice(self) -> None:
        """Where the text repeats a block that the page has once, the links are in both."""
        etree = pytest.importorskip("lxml.etree", exc_type=ImportError)
        tree = etree.fromstring('<p>See <a href="https://a.example">all of it</a> there</p>')
        links = PageLinks(etree.iterwalk(tree, events=("start", "end")), None)
        assert [[*links.take("See all of it there")] for _ in range(2)] == [[(4, 13, "https://a.example")]] * 2

    def test_relative(self, one: Any) -> None:
        """An address without a host leads on from the page's own; what leads nowhere is no link."""
        body = '<p>As told <a href="/soil">before</a>, see <a href="#a">above</a> or <a href="javascript:x">so</a>.</p>'
        assert self.links(body, one) == [("before", "https://field.example/soil")]


class TestOrigin:
    """How the page is found again."""

    def test_the_hash_of_the_page(self, one: Any) -> None:
        """The origin has the SHA-256 of the file, since the text is only a part of it."""
        article = one(page())
        assert article.origin == f"a.html#sha256={hashlib.sha256(page().encode()).hexdigest()}"

    def test_the_encoding(self, one: Any) -> None:
        """It is noted where it is not UTF-8."""
        data = page('<meta charset="windows-1252">', BODY.replace("Furrow", "Furché")).encode("cp1252")
        assert one(data).origin == f"a.html#sha256={hashlib.sha256(data).hexdigest()}&charset=cp1252"


class TestMetadata:
    """What the page says about itself."""

    def test_all(self, one: Any) -> None:
        """Title, address, publisher, author, language and day."""
        article = one(page(HEAD, attributes=' lang="en-GB"'))
        assert (article.title, article.url) == ("Harrow ships Furrow 2", "https://field.example/furrow")
        assert (article.title_basis, article.publisher_basis) == (Basis.STATED, Basis.STATED)
        assert (article.publisher, article.authors) == ("The Field", ("Ana Ruiz",))
        assert (article.language, article.published) == ("en-GB", PartialDate(2025, 8, 9))

    def test_nothing(self, one: Any) -> None:
        """What a page does not say is None; the title is its only heading of level 1."""
        article = one(page())
        assert (article.title, article.title_basis) == ("Harrow ships Furrow 2", Basis.HEADING)
        assert (article.url, article.publisher, article.authors) == (None, None, ())
        assert (article.language, article.language_basis) == ("en", Basis.DETECTED)
        assert article.published is None

    def test_the_host_is_no_publisher(self, one: Any) -> None:
        """An address alone says where a page lies, and not whose it is."""
        article = one(page('<link rel="canonical" href="https://field.example/furrow">'))
        assert (article.url, article.publisher) == ("https://field.example/furrow", None)

    @pytest.mark.parametrize("content", ["2025-08", "2025", "August 2025", "soon"])
    def test_no_part_of_a_date_is_filled_in(self, content: str, one: Any) -> None:
        """A month gets no day."""
        article = one(page(f'<meta property="article:published_time" content="{content}">'))
        assert article.published is None

    @pytest.mark.parametrize(
        "content", ["Sat, 09 Aug 2025 16:25:00 GMT", "20250809", "August 9, 2025", "9 Aug 2025 16:25", "2025/08/09"]
    )
    def test_days_as_programs_write_them(self, content: str, one: Any) -> None:
        """A day that the page states whole is one in every form that is read."""
        article = one(page(f'<meta property="article:published_time" content="{content}">'))
        assert article.published == PartialDate(2025, 8, 9)

    def test_two_authors(self, one: Any) -> None:
        """Each is one."""
        head = '<meta name="author" content="Ana Ruiz"><meta name="author" content="Bo Li">'
        assert one(page(head)).authors == ("Ana Ruiz", "Bo Li")

    def test_the_spelling_of_the_page(self, one: Any) -> None:
        """Nothing is capitalised on the way."""
        assert one(page('<meta property="og:site_name" content="the field notes">')).publisher == "the field notes"

    @pytest.mark.parametrize("language", ["english, please", "", "x" * 40])
    def test_no_language(self, language: str, one: Any) -> None:
        """What has not the form of a tag is left out, and the words say it."""
        article = one(page(attributes=f' lang="{language}"'))
        assert (article.language, article.language_basis) == ("en", Basis.DETECTED)

    def test_a_relative_address(self, one: Any) -> None:
        """It leads nowhere without the page."""
        assert one(page('<link rel="canonical" href="/furrow">')).url is None


class TestEncodings:
    """UTF-8 first, then the page's own word."""

    @pytest.mark.parametrize(
        ("declaration", "codec"),
        [
            ('<meta charset="iso-8859-1">', "cp1252"),
            ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
            ("<META CHARSET=iso-8859-15>", "iso8859-15"),
        ],
    )
    def test_declared(self, declaration: str, codec: str, one: Any) -> None:
        """It is honoured, and noted; Latin-1 is windows-1252, as in browsers."""
        article = one(page(declaration, BODY.replace("Nobody", "Zoë")).encode(codec, "replace"))
        assert "Zoë knows." in article.text
        assert article.origin.endswith(f"&charset={codec}")

    @pytest.mark.parametrize("name", ["punycode", "utf-7", "unicode_escape", "hz-gb-2312", "iso-2022-kr", "x-none"])
    def test_a_name_that_no_page_may_use(self, name: str, read: Any) -> None:
        """What is no label of the web's standard, or one that is refused there, is as good as none."""
        Path("a.html").write_bytes(page(f'<meta charset="{name}">', "<p>Zoë</p>").encode("latin-1"))
        articles, (error,) = read("a.html")
        assert articles == []
        assert "not UTF-8" in error

    @pytest.mark.parametrize(
        ("label", "codec"),
        [
            ("latin1", "cp1252"),
            ("\tUS-ASCII ", "cp1252"),
            ("iso-8859-9", "cp1254"),
            ("tis-620", "cp874"),
            ("gb2312", "gb18030"),
            ("x-sjis", "cp932"),
            ("ks_c_5601-1987", "cp949"),
            ("big5-hkscs", "big5hkscs"),
            ("utf-16le", "utf-8"),
            ("x-user-defined", "cp1252"),
            ("cp1047", None),
            ("", None),
        ],
    )
    def test_labels(self, label: str, codec: str | None) -> None:
        """They mean what the standard says."""
        assert codec_of_label(label) == codec

    def test_a_wrong_declaration(self, one: Any) -> None:
        """What is UTF-8 is read as that."""
        article = one(page('<meta charset="windows-1252">'))
        assert "“We are tired,”" in article.text
        assert "charset" not in article.origin

    def test_utf_16(self, one: Any) -> None:
        """Its mark at the start is a declaration."""
        assert one(page().encode("utf-16")).origin.endswith("&charset=utf-16")

    def test_none(self, read: Any) -> None:
        """Without a declaration it is an error, unless an encoding is named."""
        Path("a.html").write_bytes(page(body=BODY.replace("Nobody", "Zoë")).encode("cp1252"))
        articles, (error,) = read("a.html")
        assert articles == []
        assert error.startswith("a.html:9:6: ")
        assert "not UTF-8: invalid " in error
        ((article,), _) = read("a.html", encoding="windows-1252")
        assert "Zoë knows." in article.text


class TestHostile:
    """Pages that are none."""

    @pytest.mark.parametrize(
        "html",
        [
            " ",
            "just words",
            "<html></html>",
            "<html><body><script>alert(1)</script></body></html>",
            "\0<p>",
            "<" * 2_000,
            "<div>" * 20_000 + "deep",
            "<ul><li>" * 2_000,
            "<table>" * 500,
            "<p>" + "&" * 5_000,
            "\ufeff",
            "<?xml version='1.0' encoding='utf-16'?><html/>",
        ],
        ids="blank words empty script nul brackets divs lists tables ampersands mark xml".split(),
    )
    def test_no_text_or_some(self, html: str, read: Any) -> None:
        """They make an error with a reason, or an article that is consistent; nothing else."""
        Path("a.html").write_text(html, encoding="utf-8")
        articles, errors = read("a.html")
        assert len(articles) + len(errors) == 1
        assert errors in ([], ["a.html: no text was found in the page"])

    @pytest.mark.parametrize(
        "name",
        [
            "quotation marks in an author",
            "authors that are no JSON",
            "less-than signs in JSON",
            "a long author",
            "a long title",
            "punycode",
            "attributes",
            "attributes of the page",
            "many authors",
        ],
    )
    def test_time(self, name: str, read: Any) -> None:
        """What a page says of itself takes no quadratic time: 160,000 characters took minutes and now take moments."""
        found = runpy.run_path(str(Path(__file__).parents[1] / "safety" / "families.py"), run_name="families")
        (family,) = (one for one in found["FAMILIES"] if one.name == "what a page says of itself")
        Path("a.html").write_text(family.inputs[name](160_000), "utf-8")
        begin = time.process_time()
        read("a.html")
        assert time.process_time() - begin < 8

    @pytest.mark.parametrize("name", ["notes", "links", "spans", "spans in spans", "never closed"])
    def test_words_in_tags(self, name: str, read: Any) -> None:
        """Nor does a paragraph of very many links, notes or other words in tags: 300,000 characters took a minute."""
        found = runpy.run_path(str(Path(__file__).parents[1] / "safety" / "families.py"), run_name="families")
        (family,) = (one for one in found["FAMILIES"] if one.name == "words in tags, all in one paragraph")
        Path("a.html").write_text(family.inputs[name](300_000), "utf-8")
        begin = time.process_time()
        ((article,), errors) = read("a.html")
        assert time.process_time() - begin < 8
        assert errors == []
        assert len(article.text) > 20_000

    def test_words_in_tags_are_the_same_words(self, one: Any) -> None:
        """Where so many tags are taken away, text, line breaks and links stay as they are where they are fewer."""
        unit = 'It <i>is <b>so</b></i> with <a href="/a{0}">part {0}</a>,<br>they <sup>say</sup>. '
        few, many = (
            one(page(HEAD, "<article><p>" + "".join(unit.format(number) for number in range(times)) + "</article>"))
            for times in (150, 300)
        )
        assert len(few.text.splitlines()) == 151
        assert len(many.text.splitlines()) == 301
        assert many.text.splitlines()[:150] == few.text.splitlines()[:150]
        assert [link.url for link in many.links] == [f"https://field.example/a{number}" for number in range(300)]
        assert [link.span.of(many.text) for link in many.links][:2] == ["part 0", "part 1"]

    def test_many_attributes(self, read: Any) -> None:
        """A tag with more than a parser takes in good time is refused by the name of the limit."""
        tag = "".join(f" a{number}" for number in range(1_001))
        Path("a.html").write_text(page(attributes=tag), "utf-8")
        assert read("a.html") == ([], ["a.html: a tag with more than 1,000 attributes (the limit attributes)"])
        ((article,), _) = read("a.html", limits=Limits(attributes=1_001))
        assert article.title == "Harrow ships Furrow 2"

    def test_json_that_is_none(self, one: Any) -> None:
        """A short script about the page is still looked at, however it is broken; a long one that is JSON as well."""

        def about(more: str) -> str:
            said = f'"@context": "https://schema.org", "@type": "NewsArticle", {more}'
            author = '"author": {"@type": "Person", "name": "Ana Ruiz"}'
            return page(f'<script type="application/ld+json">{{{said} {author}}}</script>')

        body = f'"articleBody": "{"It is <b>open</b>, they say. " * 500}",'
        assert one(about("oops,")).authors == ("Ana Ruiz",)
        assert one(about(body)).authors == ("Ana Ruiz",)
        assert one(about(f"{body} oops,")).authors == ()

    @pytest.mark.parametrize(("items", "asks"), [(20, True), (2100, False)])
    def test_second_opinion(self, read: Any, monkeypatch: pytest.MonkeyPatch, items: int, *, asks: bool) -> None:
        """It takes quadratic time, so that it is not asked for on a page of very many paragraphs."""
        external = pytest.importorskip("trafilatura.external")
        asked: list[object] = []
        classify = external.revise_paragraph_classification

        def revise(paragraphs: Any, *rest: Any) -> None:
            asked.append(paragraphs)
            classify(paragraphs, *rest)

        monkeypatch.setattr(external, "revise_paragraph_classification", revise)
        Path("a.html").write_text("<li>a" * items)
        read("a.html")
        assert bool(asked) == asks

    def test_empty(self, read: Any) -> None:
        """A page without a byte is a failed crawl."""
        Path("a.html").touch()
        assert read("a.html") == ([], ["a.html: the file is empty"])

    def test_nothing_is_printed(self, read: Any, capfd: pytest.CaptureFixture[str]) -> None:
        """What trafilatura says about a bad page goes to no handler of ours."""
        Path("a.html").write_text("<p>x</p>")
        root = logging.getLogger()
        before, root.handlers[:] = root.handlers[:], []
        try:
            read("a.html")
        finally:
            root.handlers[:] = before
        assert capfd.readouterr() == ("", "")

    def test_without_the_package(self, read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """The page is an error that says what to install, and the rest is read."""
        monkeypatch.setitem(sys.modules, "trafilatura", None)
        Path("a.html").write_text(page())
        Path("b.txt").write_text("One.")
        articles, errors = read()
        assert len(articles) == 1
        assert errors == ["a.html: trafilatura is not installed; it comes with: pip install 'atomcorpus[html]'"]
