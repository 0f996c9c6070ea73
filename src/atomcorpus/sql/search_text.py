"""The language of searches: words, phrases, beginnings of words, AND, OR, NOT and brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.errors import ParseError
from atomcorpus.sql.words import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["search_expression"]

_PIECE = re.compile(r'[()]|"(?P<phrase>[^"]*)"|(?P<open>")|(?P<word>[^\s()"]+)')
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_NO_TERMS = _OPERATORS | {"(", ")"}
_BEFORE_A_TERM = _OPERATORS | {"", "("}
_DEEPEST = 50
_MOST_TERMS = 200
"""FTS5 takes some more of both; with many thousands it takes minutes, or all of the stack."""


def search_expression(text: str) -> str:
    """The search as an expression of SQLite's FTS5, in which every word is quoted, so that nothing else has a meaning.

    Args:
        text: Words, all of which have to be there; `"a phrase"`; `begin*`; `AND`, `OR`, `NOT` in capitals, of which NOT
            binds strongest, then AND; brackets.

    Raises:
        ParseError: If it is none, with the place.

    Example:
        >>> search_expression('"open weights" (Qwen2.5 OR llama*) NOT chat')
        '"open weights" AND ( "qwen2.5" OR "llama" * ) NOT "chat"'
        >>> search_expression("Qwen OR")
        Traceback (most recent call last):
        atomcorpus.errors.ParseError: a word, a phrase or a bracket is missing after OR (at line 1, column 8)
    """
    return " ".join(_checked(text))


def _checked(text: str) -> Iterator[str]:
    """The parts of the expression, in an order that FTS5 takes."""
    before, terms = "", 0
    opened: list[int] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece in _OPERATORS or piece == ")":
            if before in _BEFORE_A_TERM:
                raise _missing(before, text, match.start())
        elif before not in _BEFORE_A_TERM:
            yield "AND"
        if piece in {"(", ")"}:
            _count_brackets(opened, match)
        is_term = piece not in _NO_TERMS
        terms += is_term
        if terms > _MOST_TERMS:
            raise ParseError(f"more than {_MOST_TERMS} words and phrases", text, match.start())
        yield _term(match) if is_term else piece
        before = piece
    if before in _BEFORE_A_TERM:
        raise _missing(before, text, len(text))
    if opened:
        raise ParseError("a bracket is not closed", text, opened[-1])


def _count_brackets(opened: list[int], match: re.Match[str]) -> None:
    """Keep the offsets of the brackets that are open."""
    if match[0] == "(":
        opened.append(match.start())
        if len(opened) > _DEEPEST:
            raise ParseError(f"more than {_DEEPEST} brackets are open", match.string, match.start())
    elif opened:
        opened.pop()
    else:
        raise ParseError("a bracket is closed that was not opened", match.string, match.start())


def _missing(before: str, text: str, position: int) -> ParseError:
    place = f" after {before}" if before else ""
    return ParseError(f"a word, a phrase or a bracket is missing{place}", text, position)


def _term(match: re.Match[str]) -> str:
    """A word or phrase in quotation marks, which none of its words contains."""
    text, position = match.string, match.start()
    if match["open"]:
        raise ParseError("a quotation mark is not closed", text, position)
    words = match["word"] or ""
    is_beginning = words.endswith("*")
    words = match["phrase"] or words.removesuffix("*")
    if "*" in words:
        raise ParseError("a star stands only at the end of a word", text, position + match[0].index("*"))
    folded = folded_words(words)
    if not folded:
        raise ParseError(f"nothing to search for in {match[0]}", text, position)
    return f'"{" ".join(folded)}"' + (" *" if is_beginning else "")
