"""The report as a file: what is in it, what may run in it, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

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


def unpacked(page: str, name: str) -> Any:
    """What one of the packed parts holds."""
    packed = re.search(rf'id="{name}">([^<]*)<', page)
    assert packed
    return json.loads(zlib.decompress(base64.b64decode(packed[1])))


def evidence(page: str) -> dict[str, Any]:
    """What the lists show."""
    data: dict[str, Any] = unpacked(page, "evidence")
    return data


def text_of(page: str, number: int) -> str:
    """An article as it is opened."""
    article = evidence(page)["articles"][number]
    return str(unpacked(page, f"texts{article['part']}")[article["place"]])


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
        assert page.count("<script") == 3
        assert "<i onmouseover" not in page

    def test_links_beside_words(self) -> None:
        """Who relays by a link is told from who does by words, and whose pages an outlet leads to is a table."""
        text = "[Jane Doe](https://www.reuters.com/a) said that it works."
        told = "Jane Doe told CNN that it works."
        page = report_html([parse(text), parse(told)])
        assert "<td>Jane Doe</td><td>Reuters (by link)</td>" in page
        assert "<td>Jane Doe</td><td>CNN</td>" in page
        assert "<caption>Who links to whom</caption>" in page
        assert '<th scope="row">not known</th><td>Reuters</td><td class="number">1</td>' in page
        assert '<th scope="row">Links</th><td class="number">1</td>' in page
        assert [row[3] for article in evidence(page)["articles"] for row in article["statements"]] == ["link", "told"]

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
        assert 'passed over</th><td class="number">1,234</td>' in page

    def test_a_large_corpus_is_sampled_and_says_so(self) -> None:
        """All are counted; the first and evenly spaced ones can be opened."""
        many = [parse(f"OpenAI said that number {number} works.") for number in range(10)]
        page = report_html(many, shown=3)
        assert "All 10 articles are counted. 3 of them" in page
        titles = [article["title"] for article in evidence(page)["articles"]]
        assert titles == [f"OpenAI said that number {number} works." for number in (0, 3, 6)]

    def test_places_in_a_sample(self) -> None:
        """The latest events lead to the articles that were taken, by their numbers in the page, and else nowhere."""
        many = [parse(f"date 2025-01-{day:02}\n\nOpenAI released gpt-oss-120b on day {day}.") for day in range(1, 11)]
        page = report_html(many, shown=3)
        assert re.findall(r'#article\?n=(\d)&amp;event=1">', page) == ["2"]
        assert "on day 7" in text_of(page, 2)
        assert page.count("<small>release</small></span><b>") == 5

    def test_every_article_can_be_opened(self) -> None:
        """However many there are, in parts of which a browser unpacks those that it needs."""
        many = [parse(f"OpenAI said that number {number} works. {'It does. ' * 4_000}") for number in range(24)]
        page = report_html(many)
        assert "can be opened here" not in page
        assert page.count('<script type="application/octet-stream" id="texts') > 1
        assert all(f"number {number} works" in text_of(page, number) for number in range(24))

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

    def test_mentions_and_statements_point_at_their_places(self, articles: list[Article]) -> None:
        """Each row has the offset, or the number, that the article's view has, and its whole sentence."""
        page = report_html(articles)
        for number, (article, shown) in enumerate(zip(articles, evidence(page)["articles"], strict=True)):
            text = text_of(page, number)
            for sentence, begin, length, start, _, _ in shown["mentions"]:
                words = shown["sentences"][sentence][0][begin : begin + length]
                assert article.text[start:].startswith(words)
                assert f'data-start="{start}"' in text
            for row in shown["statements"]:
                assert f'data-citation="{row[0]}"' in text

    def test_whole_sentences(self) -> None:
        """From the first letter to the full stop, each once; a statement has those of its source and its content."""
        article = parse('OpenAI met Meta here. "We tried it," said Ada Poe. "It failed."')
        (shown,) = evidence(report_html([article]))["articles"]
        assert [words for words, _, _ in shown["sentences"]] == [
            "OpenAI met Meta here.",
            '"We tried it," said Ada Poe.',
        ]
        pieces = shown["statements"][0][-1]
        kinds = dict(zip(pieces[1::2], pieces[::2], strict=True))
        assert "".join(pieces[1::2]) == '"We tried it," said Ada Poe. "It failed."'
        assert (kinds['"We tried it,"'], kinds["said"], kinds["Ada Poe"], kinds['"It failed."']) == (3, 2, 1, 3)

    def test_numbers_lead_to_as_many_rows(self, articles: list[Article]) -> None:
        """The number of a link is the number of rows that it leads to."""
        page = report_html(articles)
        data = evidence(page)
        links = re.findall(r'href="#mentions\?entity=([^"&]*)">[^<]*</a><b>([\d,]+)</b>', page)
        assert links
        rows = [row[-1] for article in data["articles"] for row in article["mentions"]]
        for key, number in links:
            ids = [entity["id"].replace(":", "%3A").replace("/", "%2F") for entity in data["entities"]]
            assert sum(ids[entity] == key for entity in rows) == int(number)

    def test_titles_and_outlets(self) -> None:
        """An article without a title goes by its first words, cut between two; only addresses of the web are kept."""
        words = "A long first paragraph goes on for a while, until nobody can say any more what it is about."
        given = evolve(parse(words), title="A  title", publisher="Wired", url="https://example.org/a")
        without = evolve(parse(words), url="javascript:x")
        first, second = evidence(report_html([given, without]))["articles"]
        facts = [[one[name] for name in ("title", "outlet", "url")] for one in (first, second)]
        assert facts[0] == ["A title", "Wired", "https://example.org/a"]
        assert facts[1] == ["A long first paragraph goes on for a while, until nobody can say any more what…", "", ""]

    def test_lists_of_names(self) -> None:
        """Who is a person, an organisation, a place, a model and an artifact."""
        text = "Sam Altman of OpenAI showed gpt-oss-120b in Berlin, and it did well on MMLU."
        found = {one["name"]: one["list"] for one in evidence(report_html([parse(text)]))["entities"]}
        assert found == {
            "Sam Altman": "people",
            "OpenAI": "organisations",
            "gpt-oss-120b": "models",
            "Berlin": "places",
            "MMLU": "artifacts",
        }


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
        page = report_html([article])
        data = evidence(page)
        size = len(json.dumps(data)) + len(text_of(page, 0))
        assert size < 3 * MOST_OVERLAPPING * len(text) + 6_000 * number + 2 * len(text)
        assert len(page) < 500_000
        (shown,) = data["articles"]
        assert max(len(words) for words, _, _ in shown["sentences"]) <= 600
        assert max(len("".join(row[-1][1::2])) for row in shown["statements"]) <= 1_000
        assert max(len(row[7]) for row in shown["statements"]) == 61


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
