"""The reader: which file is read how, with whose parser, and what can be handed to another process."""

from __future__ import annotations

import pickle
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import Article, KnowledgeBase, Mention, MissingPathError, ReadError, Section, parse, read_articles
from atomcorpus.layout import Layout
from atomcorpus.reading import SUFFIXES, Limits, Options, find_files, read_file
from atomcorpus.reading.file_kinds import FILE_KINDS, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable


def put(path: str, text: str = "OpenAI released a model.") -> str:
    """Make a file and its folders."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return path


def find_nothing(_text: str, _sections: tuple[Section, ...], _knowledge: KnowledgeBase) -> tuple[Mention, ...]:
    """A finder of one's own."""
    return ()


class TestNames:
    """Which names are read."""

    def test_the_table(self) -> None:
        """These and no others."""
        packed = [
            kind + end
            for kind in (".txt", ".md", ".markdown", ".html", ".htm", ".jsonl", ".json", ".csv", ".tsv")
            for end in ("", ".gz", ".zst")
        ]
        assert sorted(SUFFIXES) == sorted([*packed, ".parquet", ".warc", ".warc.gz"])

    def test_every_name_is_of_one_kind(self) -> None:
        """And every kind has names."""
        assert {kind_of(f"a{suffix}") for suffix in SUFFIXES} == set(FILE_KINDS)

    @pytest.mark.parametrize("name", ["README", "README.md", "readme.txt", "ReadMe.html"])
    def test_what_is_about_a_folder_is_passed_over(self, name: str) -> None:
        """A README is none of the articles; given by itself, it is read."""
        put(f"crawl/{name}")
        put("crawl/a.txt")
        reader = read_articles("crawl")
        assert [article.origin for article in reader] == ["crawl/a.txt"]
        assert reader.files_passed_over == 1
        if "." in name:
            assert list(find_files(f"crawl/{name}")) == [f"crawl/{name}"]

    def test_another_name(self) -> None:
        """The message says which are read."""
        message = (
            r"^a\.pdf: the name must end in \.txt, \.md, \.markdown, \.html, \.htm, \.jsonl, \.json, \.csv, \.tsv, "
            r"\.parquet or \.warc, perhaps with \.gz or \.zst after it$"
        )
        with pytest.raises(ReadError, match=message):
            read_articles(put("a.pdf"))

    def test_a_folder_without_any(self) -> None:
        """Likewise."""
        put("crawl/a.pdf")
        with pytest.raises(MissingPathError, match=r"^crawl: a folder without a file whose name ends in \.txt, \.md, "):
            read_articles("crawl")


class TestParser:
    """A parser of one's own."""

    def test_other_finders(self, read: Any) -> None:
        """`parse` with a stage replaced reads whole folders; the formats keep their layouts."""
        put("a.txt")
        put("b.md", "# OpenAI\nGoogle.")
        put("c.jsonl", '{"text": "Meta.", "title": "One"}')
        articles, errors = read(".", parse=partial(parse, find_mentions=find_nothing))
        assert errors == []
        assert [article.mentions for article in articles] == [(), (), ()]
        assert [article.title for article in articles] == [None, "OpenAI", "One"]
        assert articles[1].sections[0].heading.level == 1

    def test_its_own_knowledge(self, read: Any) -> None:
        """What the parser was given stays, unless the reader is given some."""
        own, other = KnowledgeBase.default(), KnowledgeBase([], "none")
        put("a.txt")
        mine = partial(parse, knowledge=other)
        assert read("a.txt", parse=mine)[0][0].knowledge == other.version
        assert read("a.txt", parse=mine, knowledge=own)[0][0].knowledge == own.version

    def test_how_it_is_called(self, read: Any) -> None:
        """With text and origin, and with a layout only where the format has one."""
        calls: list[tuple[str, list[str]]] = []

        def recorded(text: str, **given: Any) -> Article:
            calls.append((given["origin"], sorted(given)))
            return parse(text, **given)

        put("a.txt")
        put("b.md")
        read(".", parse=recorded, knowledge=KnowledgeBase.default())
        assert calls == [("a.txt", ["knowledge", "origin"]), ("b.md", ["find_layout", "knowledge", "origin"])]

    def test_its_mistakes_are_not_hidden(self) -> None:
        """An error that is none of the file's goes through."""

        def broken(text: str, **_: Any) -> Article:
            raise KeyError(text)

        with pytest.raises(KeyError, match="OpenAI"):
            list(read_articles(put("a.txt"), parse=broken))


class TestOneFile:
    """What can be shared out."""

    def test_options_pickle(self) -> None:
        """With a parser that pickles, they do; and they say the same."""
        options = Options(
            parse=partial(parse, find_mentions=find_nothing),
            columns={"text": "story"},
            encoding="windows-1252",
            limits=Limits(files=3),
        )
        assert repr(pickle.loads(pickle.dumps(options))) == repr(options)  # noqa: S301 - our own bytes

    @pytest.mark.parametrize("options", [Options(), Options(encoding="detect")], ids=["default", "detect"])
    def test_outcomes_pickle(self, options: Options) -> None:
        """Articles and errors of all kinds of files."""
        put("a.txt")
        put("b.md", "---\ntitle: a: b\n---\n")
        put("c.jsonl", '{"text": "One."}\n{}\n')
        put("d.txt", "")
        outcomes = [outcome for path in find_files(".") for outcome in read_file(path, options)]
        copies = pickle.loads(pickle.dumps(outcomes))  # noqa: S301 - our own bytes
        assert [str(copy) for copy in copies] == [str(outcome) for outcome in outcomes]
        assert sum(isinstance(outcome, ReadError) for outcome in outcomes) == 3

    def test_it_is_what_the_reader_reads(self) -> None:
        """File by file, in the same order."""
        put("crawl/a.txt")
        put("crawl/b.txt", "")
        reader = read_articles("crawl")
        articles = list(reader)
        outcomes = [outcome for path in find_files("crawl") for outcome in read_file(path, reader.options)]
        assert [outcome for outcome in outcomes if isinstance(outcome, Article)] == articles
        assert [str(outcome) for outcome in outcomes if isinstance(outcome, ReadError)] == list(map(str, reader.errors))


class TestLayouts:
    """A layout of one's own, as a stage of `parse`."""

    def test_what_it_says_is_in_the_article(self) -> None:
        """Header, sections and fields."""
        made = Layout(
            title="One", url="https://field.example", publisher="The Field", authors=("Ana Ruiz",), language="en"
        )
        find_layout: Callable[[str], Layout] = lambda _: made  # noqa: E731 - the shape is the claim
        article = parse(" ", find_layout=find_layout)
        assert (article.title, article.url, article.publisher) == (made.title, made.url, made.publisher)
        assert (article.authors, article.language, article.sections) == (made.authors, made.language, ())
