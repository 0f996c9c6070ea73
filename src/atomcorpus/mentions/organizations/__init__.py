"""Organisations whom no knowledge base need list, by how English names them.

A head word says what an organisation is ("University", "Ministry", "Foundation", "Labs"): capitalised words before it
and, for some heads, a complement behind it ("of", "for", "on") are its name. Legal forms, phrases for standing bodies,
bracketed acronyms and a few contexts ("the startup X", "X CEO") find the rest. Political parties, unions and churches
count as nonprofits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.mentions.lexicon import entries
from atomcorpus.mentions.organizations.contexts import by_context
from atomcorpus.mentions.organizations.heads import LOWER_HEAD_STARTS, by_head, by_legal_form, by_lower_head, heads
from atomcorpus.mentions.organizations.phrases import by_definition, by_phrase, first_words, with_acronym
from atomcorpus.mentions.organizations.rows import Row

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from atomcorpus.mentions.guesses import Guess
    from atomcorpus.mentions.words import Word

__all__ = ["find_organizations"]


def find_organizations(text: str, words: list[Word], sentence_starts: Container[int]) -> Iterator[Guess]:
    """Names of organisations, in text order, none overlapping another.

    Not found are names of unknown organisations without a head word and without one of the known contexts. Linear in
    the number of words.

    Args:
        text: The whole text; offsets are its code points.
        words: The capitalised words of one block, in text order.
        sentence_starts: Offsets at which a capital letter means nothing; in a heading in title case, those of all its
            words.

    Example:
        >>> from atomcorpus.mentions.words import capitalized_words
        >>> text = "She left the Verhoeven Institute for Ocean Policy (VIOP) to join Tidewater Labs."
        >>> guesses = find_organizations(text, capitalized_words(text, 0, len(text)), {0})
        >>> [(text[guess.start : guess.end], str(guess.kind)) for guess in guesses]
        [('Verhoeven Institute for Ocean Policy', 'nonprofit'), ('Tidewater Labs', 'company')]
    """
    row = Row(text, words, sentence_starts)
    held: Guess | None = None  # without a head; a longer name with one may still take it in
    at, free, previous = 0, 0, 0
    while at < len(words):
        certain = _with_head(row, at, free)
        if certain is not None:
            guess, at = certain
            if held is not None and held.end <= guess.start:
                yield with_acronym(text, held)
            held, free, previous = None, at, guess.end
            yield with_acronym(text, guess)
            continue
        if held is None or held.end <= words[at].start:
            other = _without_head(row, at, free, previous)
            if other is not None:
                if held is not None and held.end <= other.start:
                    yield with_acronym(text, held)
                held, previous = other, other.end
        at += 1
    if held is not None:
        yield with_acronym(text, held)


def _with_head(row: Row, at: int, free: int) -> tuple[Guess, int] | None:
    """A name by the head word, legal form or common noun at an index, and the index behind it."""
    word = row.words[at]
    if word.text in heads():
        return by_head(row, at, free)
    if word.text in entries("legal_forms"):
        return by_legal_form(row, at, free)
    if row.text.startswith(LOWER_HEAD_STARTS, word.end):
        return by_lower_head(row, at, free)
    return None


def _without_head(row: Row, at: int, free: int, previous: int) -> Guess | None:
    """A name by usage, definition or context that begins, or is defined, at an index."""
    word = row.words[at]
    if row.text[word.start - 1 : word.start] == "(" and word.text.isupper():
        defined = by_definition(row, at, free)
        if defined is not None and defined.start >= previous:
            return defined
    if word.text in first_words() or "." in word.text:
        body = by_phrase(row, at, free)
        if body is not None:
            return body
    return by_context(row, at, previous)
