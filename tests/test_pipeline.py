"""`parse` and the languages of texts: what is looked for where, and how the language is known."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path, PurePath
from typing import Any

import pytest

from atomcorpus import Article, Basis, ParseError, PartialDate, ValidationError, parse, read_articles
from atomcorpus.layout import Layout, parse_layout, parse_markdown

POLISH = "Firma OpenAI nie powiedziała, kiedy model będzie dostępny, ale ma to być jeszcze w tym roku."
ENGLISH = "OpenAI has not said when the model will be there, but it is to be out in the course of this year."


def stated(language: str) -> dict[str, object]:
    """What has the format of a text state its language."""

    def find_layout(text: str) -> Layout:
        layout = parse_layout(text)
        return Layout(layout.header, layout.published, layout.sections, language=language)

    return {"find_layout": find_layout}


def found(article: Article) -> tuple[str | None, Basis | None, int]:
    """The language of an article, its basis and how many names were found."""
    return article.language, article.language_basis, len(article.mentions)


class TestLanguages:
    """The stage that finds the language."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (ENGLISH, ("en", Basis.DETECTED, 1)),
            (POLISH, ("pl", Basis.DETECTED, 0)),
            ("OpenAI", (None, None, 1)),
            ("", (None, None, 0)),
        ],
    )
    def test_detected(self, text: str, expected: object) -> None:
        """The words say it, or nothing does; then names are looked for."""
        assert found(parse(text)) == expected

    @pytest.mark.parametrize(
        ("text", "language", "expected"),
        [
            (ENGLISH, "en-GB", ("en-GB", Basis.STATED, 1)),
            (POLISH, "en", ("pl", Basis.DETECTED, 0)),
            (POLISH, "pl-PL", ("pl-PL", Basis.STATED, 0)),
            (ENGLISH, "pl", ("en", Basis.DETECTED, 1)),
            ("OpenAI", "pl", ("pl", Basis.STATED, 0)),
            ("OpenAI", "n/a", ("n/a", Basis.STATED, 1)),
        ],
    )
    def test_stated(self, text: str, language: str, expected: object) -> None:
        """What the format states stands unless the words plainly say another language."""
        assert found(parse(text, **stated(language))) == expected  # type: ignore[arg-type] # the one keyword

    def test_the_sections_stay(self) -> None:
        """A text in another language has its date and its sections."""
        article = parse(f"date 2025-08-09\n\nCo dalej\n\n{POLISH}")
        assert (str(article.published), len(article.sections)) == ("2025-08-09", 1)
        assert (article.mentions, article.roles, article.citations) == ((), (), ())

    def test_all_languages(self) -> None:
        """A text in another language is read all the same when that is asked for."""
        assert found(parse(POLISH, all_languages=True)) == ("pl", Basis.DETECTED, 1)

    def test_markup_is_not_counted(self) -> None:
        """The words are those that a reader sees; code and addresses say nothing."""
        code = "\n".join(["jest nie to że się który tylko"] * 20)
        assert (
            parse(f"# The plan\n\nThe **weights** of it are there, and so is this:\n\n```\n{code}\n```").language
            == "en"
        )

    def test_replaced(self) -> None:
        """Another function may tell the language."""
        asked: list[tuple[str, str | None]] = []

        def find_language(words: str, known: str | None) -> str:
            asked.append((words, known))
            return "tlh"

        assert found(parse("*OpenAI* rests.", find_language=find_language)) == ("tlh", Basis.DETECTED, 0)
        assert asked == [("*OpenAI* rests.", None)]


class TestTitles:
    """A title where the format has none."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("date 2025-08-09\n\nWhat comes next\n\nNobody knows what comes.", "What comes next"),
            ("# Two  **labs**\n\nThey shipped.\n\n# Two more\n\nThey did not.", "Two labs"),
            ("*By Ana Ruiz*\n\n# Two labs\n\nThey shipped.\n\n## What comes next\n\nNobody knows.", "Two labs"),
            ("*By Ana Ruiz*\n\n# Two labs\n\nThey shipped.\n\n# What comes next\n\nNobody knows.", None),
            ("*By Ana Ruiz*\n\n## Two labs\n\nThey shipped.\n\n## What comes next\n\nNobody knows.", None),
            ("<p>Two labs.</p><h1>Seeds &amp; soil</h1><p>They shipped.</p>", "Seeds & soil"),
            ("Two labs shipped, and nobody knows what comes next.", None),
            ("", None),
        ],
        ids="first above only several levels html none empty".split(),
    )
    def test_headings(self, text: str, expected: str | None) -> None:
        """The heading in front of all paragraphs, else the only one of the highest level, is the title."""
        article = parse(text)
        assert (article.title, article.title_basis) == (expected, expected and Basis.HEADING)


class TestPublishers:
    """A publisher where the format has none."""

    @pytest.mark.parametrize(
        ("url", "publisher", "expected"),
        [
            ("https://www.reuters.com/technology/x", None, ("Reuters", Basis.ADDRESS)),
            ("https://www.reuters.com/technology/x", "The Field", ("The Field", Basis.STATED)),
            ("https://github.com/x/y", None, (None, None)),
            ("https://field.example/x", None, (None, None)),
            (None, None, (None, None)),
        ],
    )
    def test_hosts(self, url: str | None, publisher: str | None, expected: object) -> None:
        """The owner of the host of the address is, if it is listed and no platform."""
        article = parse("", find_layout=lambda _: Layout(url=url, publisher=publisher))
        assert (article.publisher, article.publisher_basis) == expected

    @pytest.mark.parametrize(
        ("front", "url"),
        [
            ("source: https://www.reuters.com/x", "https://www.reuters.com/x"),
            ("source_url: https://www.reuters.com/x", "https://www.reuters.com/x"),
            ("source: https://www.reuters.com/x\nurl: https://field.example/y", "https://field.example/y"),
            ("source: Reuters", None),
        ],
    )
    def test_sources(self, front: str, url: str | None, tmp_path: Path) -> None:
        """Front matter may call the address of a page its source."""
        pytest.importorskip("yaml", exc_type=ImportError)
        (tmp_path / "a.md").write_text(f"---\n{front}\n---\nOne.", "utf-8")
        (article,) = read_articles(tmp_path)
        assert article.url == url
        assert article.publisher == ("Reuters" if url and "reuters" in url else None)


class TestReader:
    """What a reader counts."""

    def test_count(self, tmp_path: Path) -> None:
        """Articles that are not in English are given back and counted; none is when they are read all the same."""
        for name, text in (("a", ENGLISH), ("b", POLISH), ("c", "OpenAI")):
            (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        reader = read_articles(str(tmp_path))
        assert [len(article.mentions) for article in reader] == [1, 0, 1]
        assert reader.not_english == 1
        reader = read_articles(str(tmp_path), all_languages=True)
        assert [len(article.mentions) for article in reader] == [1, 1, 1]
        assert reader.not_english == 0


class TestWhatTheCallerSays:
    """`parse` with what is known of an article."""

    @pytest.mark.parametrize(
        "published",
        [PartialDate(2025, 8, 9), date(2025, 8, 9), datetime(2025, 8, 9, 23, 59, tzinfo=UTC), "9 August 2025"],
    )
    def test_every_kind_of_date(self, published: Any) -> None:
        """A partial date, a day, a time on it and words mean the same."""
        assert parse("Hello.", published=published).published == PartialDate(2025, 8, 9)

    def test_it_comes_before_what_the_format_says(self) -> None:
        """And is stated like it."""
        article = parse(
            "date 2025-08-05\n\nHello.",
            published="2024",
            title="A note",
            url="https://www.ledger.example/a",
            publisher="The Ledger",
            authors=["Ana Ruiz"],
            language="en",
        )
        assert (str(article.published), article.title, article.title_basis) == ("2024", "A note", Basis.STATED)
        assert (article.url, article.publisher) == ("https://www.ledger.example/a", "The Ledger")
        assert (article.authors, article.language) == (("Ana Ruiz",), "en")
        assert article.header is not None

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            ({"title": ""}, "Layout.title: expected text that is not empty, not '' (str)"),
            ({"url": 7}, "Layout.url: expected text that is not empty, not 7 (int)"),
            ({"published": 2025}, "Layout.published: expected PartialDate, not 2025 (int)"),
        ],
    )
    def test_something_else(self, given: Any, reason: str) -> None:
        """It is refused."""
        with pytest.raises(ValidationError) as caught:
            parse("Hello.", **given)
        assert str(caught.value) == reason

    def test_no_date(self) -> None:
        """Words that are not a date are an error, not a guess."""
        with pytest.raises(ParseError, match=r"^'soon' is not a date"):
            parse("Hello.", published="soon")


READ = "read_articles and Corpus.read read files"


class TestWhatIsNotAText:
    """What people hand to `parse` first."""

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            (None, "parse: expected a text, not NoneType"),
            (b"Hello.", "parse: expected a text, not bytes"),
            (
                PurePath("a.txt"),
                f"parse: expected a text, not {type(PurePath()).__name__}; {READ}",
            ),
        ],
    )
    def test_it_is_refused(self, given: Any, reason: str) -> None:
        """With what to use instead."""
        with pytest.raises(ValidationError) as caught:
            parse(given)
        assert str(caught.value) == reason

    @pytest.mark.parametrize("name", ["crawl/a.txt", "page.HTML", "feed.jsonl.gz", "C:\\news\\rows.csv"])
    def test_the_name_of_a_file_is_a_text_with_a_warning(self, name: str) -> None:
        """Any string is a text; this one hardly is what was meant."""
        with pytest.warns(UserWarning, match="parse takes the text itself, not the name of a file"):
            assert parse(name).text == name

    @pytest.mark.parametrize("text", ["See a.txt", "The file a.txt.", ".txt", "a.pdf"])
    def test_other_texts(self, text: str) -> None:
        """They are read without a word."""
        assert parse(text).text == text


def test_no_facts_in_code() -> None:
    """Neither times nor quantities nor events are looked for in code, also within a line."""
    text = "In 2024 it cost $5.\n\nSet `wait 30 seconds`, `since 2019` and `Meta released Llama 4` there.\n"
    article = parse(text, find_layout=parse_markdown)
    assert [article.words(time) for time in article.times] == ["2024"]
    assert [article.words(quantity) for quantity in article.quantities] == ["$5"]
    assert article.events == ()
