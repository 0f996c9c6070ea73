"""BibTeX: what stands in an entry, and that a BibTeX parser and a LaTeX decoder read it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import (  # type: ignore[import-untyped] # it has no types
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from atomcorpus import Article, PartialDate
from atomcorpus.formats import bibtex
from atomcorpus.testing import articles, partial_dates

if TYPE_CHECKING:
    from pathlib import Path

LATEX = get_default_latex_context_db()
LATEX.add_context_category(  # symbols of LaTeX's kernel that the decoder lacks, or takes for accents
    "symbols",
    macros=[
        MacroTextSpec("textbraceleft", "{"),
        MacroTextSpec("textbraceright", "}"),
        MacroTextSpec("textless", "<"),
        MacroTextSpec("textgreater", ">"),
        MacroTextSpec("textbar", "|"),
        MacroTextSpec("textasciicircum", "^"),
        MacroTextSpec("textasciitilde", "~"),
    ],
    prepend=True,
)
HOSTILE = st.text('aA9Z&%$#_{}~^\\<>|@=," .é漢', max_size=25)


def entries(*given: Article) -> list[Any]:
    """What bibtexparser reads; nothing may be left over or fail."""
    library = parse_string(bibtex.dumps(given).encode().decode())
    assert (library.failed_blocks, library.comments, library.strings, library.preambles) == ([], [], [], [])
    return list(library.entries)


def plain(value: str) -> str:
    """What LaTeX would print."""
    decoded: str = LatexNodes2Text(latex_context=LATEX).latex_to_text(value)
    return decoded


class TestEntries:
    """What stands in an entry."""

    def test_everything_known(self, story: Article) -> None:
        """To the letter; the file's own path is not in it."""
        assert bibtex.dumps([story]).replace(story.id[:8], "ID") == (
            "@article{harbour-gazette-2025-ID,\n"
            "  author = {{Ada Obi} and {Marsh, Cole and Sons}},\n"
            r"  title = {{Why} {OpenAI} \& {Qwen} \textless{}3 \textbraceleft{}open\textbraceright{} weights\_},"
            "\n  journal = {Harbour Gazette},\n"
            "  year = {2025},\n"
            "  month = aug,\n"
            "  url = {https://gazette.example/a?b=1&c=2#d},\n"
            "  language = {en},\n"
            "}\n"
        )

    def test_nothing_known(self) -> None:
        """An entry without a field."""
        assert bibtex.dumps([Article("")]) == "@misc{e3b0c442,\n}\n"

    @given(partial_dates())
    def test_dates_keep_their_parts(self, date: PartialDate) -> None:
        """A month only if it is known, as BibTeX's own word for it."""
        [entry] = entries(Article("", date))
        months = [None, *"jan feb mar apr may jun jul aug sep oct nov dec".split()]
        parts = {key: entry[key] for key in ("year", "month", "day") if key in entry}
        day = int(parts["day"]) if "day" in parts else None
        month = months.index(parts["month"]) if "month" in parts else None
        assert PartialDate(int(parts["year"]), month, day) == date

    @pytest.mark.parametrize(
        ("title", "written"),
        [
            ("gpt-oss and GPT-OSS-120b", "gpt-oss and {GPT-OSS-120b}"),
            ("#AI", r"\#{AI}"),
            ("L’Atelier's C++", "{L’Atelier's} {C}++"),
            ("snake_Case", r"snake\_{Case}"),
            ("Two\n\tlines", "{Two} lines"),
        ],
    )
    def test_capitals_are_kept(self, title: str, written: str) -> None:
        """Words with a capital stand in braces, and no command does, which BibTeX would read as an accent."""
        assert f"  title = {{{written}}},\n" in bibtex.dumps([Article("", title=title)])

    def test_the_same_text_twice(self, story: Article) -> None:
        """Both are there, with keys of their own."""
        keys = [entry.key for entry in entries(story, story, evolve(story, publisher="HARBOUR gazette"))]
        assert [key.partition(story.id[:8])[2] for key in keys] == ["", "-2", "-3"]


class TestParser:
    """What bibtexparser and pylatexenc say."""

    @given(HOSTILE, HOSTILE, st.lists(HOSTILE.filter(bool), max_size=2))
    def test_specials_print_as_they_are(self, title: str, outlet: str, authors: list[str]) -> None:
        """LaTeX prints the title, outlet and names that went in, but for white space."""
        article = Article("", title=title or None, publisher=outlet or None, authors=tuple(authors))
        [entry] = entries(article)
        fields = {field.key: plain(field.value) for field in entry.fields}
        assert fields.get("title", "").split() == title.split()
        assert fields.get("journal", "").split() == outlet.split()

    @given(st.lists(articles(), max_size=3))
    def test_any_article_gives_an_entry(self, given: list[Article]) -> None:
        """One an article, whatever is in its fields; keys are ASCII and differ even without case."""
        made = entries(*given)
        keys = {entry.key.lower() for entry in made}
        assert len(keys) == len(made) == len(given)
        assert all(re.fullmatch("[a-z0-9-]+", key) for key in keys)

    @given(HOSTILE)
    def test_braces_are_balanced(self, text: str) -> None:
        """As BibTeX counts them, which does not look at backslashes."""
        depth = 0
        for character in bibtex.dumps([Article("", title=text or None, authors=(f"x{text}",))]):
            depth += (character == "{") - (character == "}")
            assert depth >= 0
        assert depth == 0

    def test_an_entry_cannot_be_smuggled_in(self) -> None:
        """A title that looks like one stays a title."""
        [entry] = entries(Article("", title="x},\n}\n@misc{evil,\n title={y}"))
        assert plain(entry["title"]) == "x}, } @misc{evil, title={y}"


class TestFiles:
    """Files."""

    def test_same_as_the_string(self, story: Article, tmp_path: Path) -> None:
        """And the same each time."""
        bibtex.write(iter([story]), tmp_path / "a.bib")
        assert (tmp_path / "a.bib").read_text(encoding="utf-8") == bibtex.dumps([story])

    def test_no_articles(self) -> None:
        """Nothing."""
        assert bibtex.dumps([]) == ""
