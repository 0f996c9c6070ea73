"""The report as a file: what is in it, what may run in it, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Citation,
    CitationKind,
    Corpus,
    LinkStatus,
    Mention,
    MissingPathError,
    ReadError,
    Section,
    Source,
    SourceKind,
    Span,
    ValidationError,
    parse,
)
from atomcorpus.annotations import MOST_OVERLAPPING
from atomcorpus.report import report_html, write_report

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("altair")
pytest.importorskip("vl_convert")


def evidence(page: str) -> dict[str, Any]:
    """The data behind a page."""
    packed = re.search(r'id="evidence">([^<]*)<', page)
    assert packed
    data: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed[1])))
    return data


class TestPage:
    """One document that needs nothing else."""

    def test_the_same_every_time(self, articles: list[Article]) -> None:
        """Equal articles give equal bytes."""
        assert report_html(articles) == report_html(list(articles))

    def test_the_policy_names_the_script_and_the_style(self, articles: list[Article]) -> None:
        """Nothing may run or be loaded but the one script and the one style, by their hashes."""
        page = report_html(articles)
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
        style, script = (
            re.search(r"<style>(.*?)</style>", page, re.DOTALL),
            re.search(r"<script>(.*?)</script>", page, re.DOTALL),
        )
        assert policy
        assert style
        assert script
        hashes = [
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in (script[1], style[1])
        ]
        assert policy[1] == (
            f"default-src 'none'; script-src {hashes[0]}; style-src {hashes[1]}; base-uri 'none'; form-action 'none'"
        )

    def test_nothing_is_fetched(self, articles: list[Article]) -> None:
        """No element of the page names another file."""
        page = report_html(articles)
        assert not re.search(r"<(link|img|iframe|object|embed|base|audio|video)\b", page)
        assert not re.search(r"\b(src|srcset|action|style)=", page)
        assert "@import" not in page
        assert "url(" not in page

    def test_texts_cannot_end_the_data(self, articles: list[Article]) -> None:
        """What a text says stands in the page packed or escaped, never as markup."""
        page = report_html(articles, title="<script>x</script>")
        assert page.count("<script") == 2
        assert "<i onmouseover" not in page

    def test_links_beside_words(self) -> None:
        """Who relays by a link is told from who does by words, and whose pages an outlet leads to is a table."""
        text = "[Jane Doe](https://www.reuters.com/a) said that it works."
        told = "Jane Doe told CNN that it works."
        page = report_html([parse(text), parse(told)])
        assert "<td>Jane Doe</td><td>Reuters (by link)</td>" in page
        assert "<td>Jane Doe</td><td>CNN</td>" in page
        assert "<caption>Who links to whom</caption>" in page
        assert '<th scope="row">not known</th><td>Reuters</td><td>1</td><td>1</td>' in page
        assert '<th scope="row">Links</th><td>1</td>' in page
        assert [row[-1] for row in evidence(page)["citations"]] == ["link", "told"]

    def test_some_of_a_relay_by_links(self) -> None:
        """The number of these is said."""
        text = "[Jane Doe](https://www.reuters.com/a) said that it works."
        page = report_html([parse(text), parse("Jane Doe told Reuters that it is late.")])
        assert "<td>Reuters (1 by link)</td>" in page

    def test_no_links(self, articles: list[Article]) -> None:
        """Without any the page says nothing of them."""
        page = report_html(articles)
        assert "links to" not in page
        assert '<th scope="row">Links</th>' not in page

    def test_no_articles(self) -> None:
        """An empty corpus has a report too."""
        assert "0 articles" in report_html([])

    def test_what_could_not_be_read(self, articles: list[Article], errors: list[ReadError]) -> None:
        """Errors are counted and named, and so are files that were passed over."""
        page = report_html(articles, errors=errors, passed_over=1234)
        assert "<li>crawl/bad.txt:3:1: not UTF-8: &lt;b&gt;</li>" in page
        assert "passed over</th><td>1,234</td>" in page

    def test_a_large_corpus_is_sampled_and_says_so(self) -> None:
        """All are counted; the first and evenly spaced ones can be opened."""
        many = [parse(f"OpenAI said that number {number} works.") for number in range(10)]
        page = report_html(many, shown=3)
        assert "All 10 articles are counted. 3 of them" in page
        titles = [article["title"] for article in evidence(page)["articles"]]
        assert titles == [f"OpenAI said that number {number} works." for number in (0, 3, 6)]

    @pytest.mark.parametrize("shown", [0, -1, 1.5, True])
    def test_wrong_numbers(self, shown: Any) -> None:
        """How many are shown is a whole number above 0."""
        with pytest.raises(ValidationError, match=f"^report_html.shown: expected a whole number above 0, not {shown}$"):
            report_html([], shown=shown)

    def test_five_hundred_articles_in_five_megabytes(self) -> None:
        """The size that is promised, with texts of about 4,000 characters."""
        paragraph = "Researchers at North Harbour {} said that Qwen{} works well, according to Reuters. "
        texts = ["\n\n".join((paragraph.format(i, j) * 4) for j in range(12)) for i in range(10)]
        parsed = [parse(text) for text in texts] * 50
        assert len(report_html(parsed).encode()) < 5_000_000


class TestEvidence:
    """The data behind the numbers."""

    def test_mentions_and_citations_point_at_their_places(self, articles: list[Article]) -> None:
        """Each row has the article's number and the offset, or the number, that the article's view has."""
        data = evidence(report_html(articles))
        for number, start, _, _, _, words, _ in data["mentions"]:
            assert articles[number].text[start:].startswith(words)
            assert f'data-start="{start}"' in data["articles"][number]["html"]
        for number, place, *_ in data["citations"]:
            assert f'data-citation="{place}"' in data["articles"][number]["html"]

    def test_numbers_lead_to_as_many_rows(self, articles: list[Article]) -> None:
        """The number of a link is the number of rows that it leads to."""
        page = report_html(articles)
        data = evidence(page)
        links = re.findall(r'href="#mentions\?entity=([^"&]*)">([\d,]+)<', page)
        assert links
        for key, number in links:
            ids = [entity["id"].replace(":", "%3A").replace("/", "%2F") for entity in data["entities"]]
            assert sum(ids[row[3]] == key for row in data["mentions"]) == int(number)


class TestOverlaps:
    """Articles whose annotations hold far more than their texts."""

    def test_a_small_article_makes_no_large_page(self) -> None:
        """Rows of mentions and statements are cut, whatever they point at."""
        number = MOST_OVERLAPPING
        text = "word " * 4_000
        outlet = Actor(id="o", name="Outlet" * 5_000, kind=ActorKind.MEDIA)
        spans = [Span(start, len(text) - start) for start in range(number)]
        article = Article(
            text,
            sections=(Section(None, (Span(0, len(text)),)),),
            mentions=tuple(Mention(span, outlet, status=LinkStatus.RESOLVED, rule="r") for span in spans),
            citations=tuple(
                Citation(
                    Source(span, SourceKind.NAMED, actor=outlet),
                    (span,),
                    cue=span,
                    kind=CitationKind.DIRECT,
                    via=outlet,
                    rule="r",
                )
                for span in spans
            ),
        )
        data = evidence(report_html([article]))
        assert len(json.dumps(data)) < 3 * MOST_OVERLAPPING * len(text) + 6_000 * number + 2 * len(text)
        assert max(len(words) for *_, words, _ in data["mentions"]) == 201
        assert max(len(cell) for row in data["citations"] for cell in row if isinstance(cell, str)) == 601


class TestWriting:
    """The file."""

    def test_write(self, tmp_path: Path, articles: list[Article]) -> None:
        """The file has what `report_html` gives."""
        path = tmp_path / "report.html"
        write_report(Corpus(articles), path, title="T")
        assert path.read_text("utf-8") == report_html(Corpus(articles), title="T")

    def test_no_folder(self, tmp_path: Path) -> None:
        """A folder that is not there is named."""
        with pytest.raises(MissingPathError, match="no such file or folder"):
            write_report([], tmp_path / "none" / "report.html")
