"""Markdown (CommonMark): an article as a document to read, with its citations under it; written only.

Nothing in an article's own text is markup: what Markdown and its usual extensions would take for some is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._characters import on_one_line, visible
from atomcorpus._files import whole_file
from atomcorpus.formats._names import web_address

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from atomcorpus.annotations import Citation
    from atomcorpus.articles import Article, Heading

__all__ = ["dumps", "write"]

# Markup wherever it stands; what makes addresses links, and words pictures; what begins a block at the start of a line.
_MARKUP = re.compile(r"[#$&*+<=>@\[\\\]^_`{|}~]|:(?=[^\s\d])|\.(?=[^\W\d_])|^[-:]")
_NUMBER = re.compile(r"^(\d{1,9})([.)])")  # begins an item of a list


def dumps(articles: Iterable[Article]) -> str:
    r"""Write articles as one Markdown document: title, what is known of it, sections, and the citations as a list.

    White space becomes single spaces, lines stay lines, and characters that are not seen are shown as escapes.

    Example:
        >>> from attrs import evolve
        >>> from atomcorpus import parse
        >>> article = parse('date 2025-08-12\n\n"It *works*," Jane Doe told Reuters.')
        >>> print(dumps([evolve(article, title="#1", publisher="Gazette")]), end="")
        # \#1
        <BLANKLINE>
        2025-08-12 · Gazette
        <BLANKLINE>
        "It \*works\*," Jane Doe told Reuters.
        <BLANKLINE>
        ## Citations
        <BLANKLINE>
        1. Jane Doe · told · via Reuters · direct
        <BLANKLINE>
           > "It \*works\*,"
    """
    return "".join(_document(articles))


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> None:
    """Write articles to a file, which appears whole or not at all; one after the other, never all in memory.

    Raises:
        ReadError: If the file cannot be written.
    """
    with whole_file(path) as file:
        file.writelines(block.encode() for block in _document(articles))


def _document(articles: Iterable[Article]) -> Iterator[str]:
    """The blocks of all articles, with a blank line before each but the first."""
    between = ""
    for article in articles:
        for block in _blocks(article):
            yield f"{between}{block}\n"
            between = "\n"


def _blocks(article: Article) -> Iterator[str]:
    yield f"# {_line(article.title or '') or f'Article {article.id}'}"
    if about := " · ".join(_about(article)):
        yield about
    for section in article.sections:
        if section.heading is not None:
            yield f"{_marks(section.heading)} {_line(article.words(section.heading))}"
        for paragraph in section.paragraphs:
            if words := _lines(article.words(paragraph)):
                yield words
    if article.citations:
        yield "## Citations"
    for number, citation in enumerate(article.citations, start=1):
        yield from _citation(article, citation, f"{number}. ")


def _about(article: Article) -> Iterator[str]:
    if article.published is not None:
        yield article.published.isoformat()
    if article.publisher is not None:
        yield _line(article.publisher)
    if article.authors:
        yield ", ".join(map(_line, article.authors))
    if article.url is not None:
        address = web_address(article.url)
        yield f"<{address}>" if address else _line(article.url)


def _citation(article: Article, citation: Citation, mark: str) -> Iterator[str]:
    """An item of the list: a line with source, cue and kind, then the content."""
    source = citation.source
    words = _line(article.words(source.span)) if source.span else "nobody named"
    name = _line(source.actor.name) if source.actor else words
    facts = [words if name == words else f"{words} = {name}"]
    facts += [_line(article.words(citation.cue))] if citation.cue else []
    facts += [f"via {_line(citation.via.name)}"] if citation.via else []
    yield f"{mark}{' · '.join([*facts, citation.kind])}"
    indent = " " * len(mark)
    content = " … ".join(on_one_line(article.words(span)) for span in citation.content)
    yield f"{indent}> {_line(content)}"


def _marks(heading: Heading) -> str:
    """One level below the title's, or below the level that is known; Markdown has six."""
    return "#" * min(6, (heading.level or 1) + 1)


def _lines(text: str) -> str:
    return "\n".join(line for line in map(_line, text.splitlines()) if line)


def _line(text: str) -> str:
    """One line of text, escaped; empty when there is nothing but white space."""
    return _NUMBER.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", visible(on_one_line(text))))
