"""Organisations whom no knowledge base need list, by how English names them.

A head word says what an organisation is ("University", "Ministry", "Foundation", "Labs"): capitalised words before it
and, for some heads, a complement behind it ("of", "for", "on") are its name. Legal forms, phrases for standing bodies,
bracketed acronyms and a few contexts ("the startup X", "X CEO") find the rest. Political parties, unions and churches
count as nonprofits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus._memo import Memo
from atomcorpus.mentions.lexicon import entries
from atomcorpus.mentions.organizations.contexts import by_context
from atomcorpus.mentions.organizations.heads import LOWER_HEAD_STARTS, by_head, by_legal_form, by_lower_head, heads
from atomcorpus.mentions.organizations.phrases import by_definition, by_phrase, first_words, with_acronym
from atomcorpus.mentions.organizations.rows import Row, strangers

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
    free = previous = 0
    speaking = [
        at
        for at, word in enumerate(words)
        if _SIGNALS[word.text]
        or text.startswith(LOWER_HEAD_STARTS, word.end)
        or (text[word.start - 1 : word.start] == "(" and word.text.isupper())
    ]
    for at in speaking:
        if at < free:
            continue
        certain = _with_head(row, at, free)
        if certain is not None:
            guess, free = certain
            if held is not None and held.end <= guess.start:
                yield with_acronym(text, held)
            held, previous = None, guess.end
            yield with_acronym(text, guess)
        elif held is None or held.end <= words[at].start:
            other = _without_head(row, at, free, previous)
            if other is not None:
                if held is not None and held.end <= other.start:
                    yield with_acronym(text, held)
                held, previous = other, other.end
    if held is not None:
        yield with_acronym(text, held)


_HEAD, _LEGAL_FORM, _BODY, _OPEN = 1, 2, 4, 8


def _signals(word: str) -> int:
    """What a word can do in the name of an organisation; nothing, for most that begin sentences."""
    return (
        _HEAD * (word in heads())
        | _LEGAL_FORM * (word in entries("legal_forms"))
        | _BODY * (word in first_words() or "." in word)
        | _OPEN * (word not in strangers() and not word.isdigit())
    )


_SIGNALS = Memo(_signals)


def _with_head(row: Row, at: int, free: int) -> tuple[Guess, int] | None:
    """A name by the head word, legal form or common noun at an index, and the index behind it."""
    word = row.words[at]
    signals = _SIGNALS[word.text]
    if signals & (_HEAD | _LEGAL_FORM):
        return by_head(row, at, free) if signals & _HEAD else by_legal_form(row, at, free)
    if row.text.startswith(LOWER_HEAD_STARTS, word.end):
        return by_lower_head(row, at, free)
    return None


def _without_head(row: Row, at: int, free: int, previous: int) -> Guess | None:
    """A name by usage, definition or context that begins, or is defined, at an index."""
    word = row.words[at]
    signals = _SIGNALS[word.text]
    if row.text[word.start - 1 : word.start] == "(" and word.text.isupper():
        defined = by_definition(row, at, free)
        if defined is not None and defined.start >= previous:
            return defined
    body = by_phrase(row, at, free) if signals & _BODY else None
    return body or (by_context(row, at, previous) if signals & _OPEN else None)
