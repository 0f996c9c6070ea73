"""BibTeX: one entry an article, for LaTeX and reference managers; written only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._characters import REPLACEMENT, on_one_line, storable
from atomcorpus._files import whole_file
from atomcorpus.formats._names import Unused, slug, web_address

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from atomcorpus.articles import Article

__all__ = ["dumps", "write"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# No backslash before a brace: BibTeX counts braces without looking at what stands before them.
_SPECIALS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{character: f"\\{character}" for character in "$&#%_"},
}
_SPECIAL = re.compile(f"[{re.escape(''.join(_SPECIALS))}]")
# Styles write titles in lower case; only what is in braces keeps its capitals. No special character is inside, since
# `{\` begins something else.
_IN_TITLE = re.compile(rf"[^\W_]+(?:[-.'’][^\W_]+)*|{_SPECIAL.pattern}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def dumps(articles: Iterable[Article]) -> str:
    r"""Write articles as a BibTeX database.

    Text stays Unicode (UTF-8, which Biber and current LaTeX read); what LaTeX takes for commands is escaped. Titles
    keep their capitals, and names of authors are not taken apart: both stand in braces. A date has the parts that are
    known. Keys are made of outlet, year and id, and no two are the same.

    Example:
        >>> from atomcorpus import Article, PartialDate
        >>> print(dumps([Article("", PartialDate(2025, 8), title="Why OpenAI opened 100% of it", publisher="Gazette")]))
        @article{gazette-2025-e3b0c442,
          title = {{Why} {OpenAI} opened 100\% of it},
          journal = {Gazette},
          year = {2025},
          month = aug,
        }
        <BLANKLINE>
    """
    return "".join(_entries(articles))


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> None:
    """Write articles to a file, which appears whole or not at all; one after the other, never all in memory.

    Raises:
        ReadError: If the file cannot be written.
    """
    with whole_file(path) as file:
        file.writelines(entry.encode() for entry in _entries(articles))


def _entries(articles: Iterable[Article]) -> Iterator[str]:
    unused = Unused()
    for article in articles:
        lines = [f"  {name} = {value},\n" for name, value in _fields(article)]
        kind = "article" if article.publisher else "misc"
        yield f"@{kind}{{{unused(_key(article))},\n{''.join(lines)}}}\n"


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    if authors := [f"{{{name}}}" for name in map(_escaped, article.authors) if name]:
        yield "author", f"{{{' and '.join(authors)}}}"
    if title := _IN_TITLE.sub(_in_title, _plain(article.title or "")):
        yield "title", f"{{{title}}}"
    if outlet := _escaped(article.publisher or ""):
        yield "journal", f"{{{outlet}}}"
    if published := article.published:
        yield "year", f"{{{published.year:04}}}"
        if published.month:
            yield "month", _MONTHS[published.month - 1]
        if published.day:
            yield "day", f"{{{published.day}}}"
    if address := web_address(article.url):
        yield "url", f"{{{address}}}"
    if language := _escaped(article.language or ""):
        yield "language", f"{{{language}}}"


def _key(article: Article) -> str:
    """A key of ASCII letters, digits and hyphens in lower case, since BibTeX does not see the difference."""
    year = f"{article.published.year:04}" if article.published else ""
    parts = (slug(article.publisher or "", 30), year, article.id[:8])
    return "-".join(part for part in parts if part)


def _in_title(match: re.Match[str]) -> str:
    part = match[0]
    return _SPECIALS.get(part) or (part if part == part.lower() else f"{{{part}}}")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, _plain(text))


def _escape(match: re.Match[str]) -> str:
    return _SPECIALS[match[0]]


def _plain(text: str) -> str:
    return _CONTROL.sub(REPLACEMENT, storable(on_one_line(text)))
