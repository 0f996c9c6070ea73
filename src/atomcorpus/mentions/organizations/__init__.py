"""Organisations whom no knowledge base need list, by how English names them.

A head word says what an organisation is ("University", "Ministry", "Foundation", "Labs"): capitalised words before it
and, for some heads, a complement after it ("of", "for", "on") are its name. Legal forms, phrases for standing bodies,
bracketed acronyms and a few contexts ("the startup X", "X CEO") find the rest. Political parties, unions, churches and
clubs count as nonprofits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.mentions.candidates import CERTAIN, SUCH_AS, Candidate
from atomcorpus.mentions.organizations.contexts import by_context
from atomcorpus.mentions.organizations.heads import LOWER_HEAD_STARTS, by_head, by_legal_form, by_lower_head
from atomcorpus.mentions.organizations.kinds import BODY, CAPITALS, HEAD, KINDS, LEGAL_FORM, OPEN, OWNER
from atomcorpus.mentions.organizations.phrases import by_definition, by_phrase, with_acronym
from atomcorpus.mentions.organizations.relations import is_in_named_list
from atomcorpus.mentions.organizations.rows import Row

if TYPE_CHECKING:
    from collections.abc import Container

    from atomcorpus.mentions.words import Word

__all__ = ["find_organizations"]


def find_organizations(text: str, words: list[Word], sentence_starts: Container[int]) -> list[Candidate]:
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
    kinds = [KINDS[word[2]] for word in words]
    speaking = [
        at
        for at, kind in enumerate(kinds)
        if kind & _SPEAKING
        or (kind & OWNER and text.startswith(LOWER_HEAD_STARTS, words[at].end))
        or (kind & CAPITALS and text[words[at].start - 1 : words[at].start] == "(")
    ]
    if words and text.find(" & ", words[0].start, words[-1].start) >= 0:
        speaking = _with_partners(text, words, speaking)
    return _decided(Row(text, words, kinds, sentence_starts), speaking) if speaking else []


def _with_partners(text: str, words: list[Word], speaking: list[int]) -> list[int]:
    """The indices, and those of words that only partners' names can go on with: "Harrow & Pike"."""
    return sorted({*speaking, *(at for at, word in enumerate(words) if text.startswith(" & ", word.end))})


_SPEAKING = HEAD | LEGAL_FORM | BODY | OPEN


def _decided(row: Row, speaking: list[int]) -> list[Candidate]:
    """Names around, or from, the words at those indices."""
    text, words = row.text, row.words
    found: list[Candidate] = []
    held: Candidate | None = None  # without a head; a longer name with one may still take it in
    previous: Candidate | None = None
    free = 0
    for at in speaking:
        if at < free:
            continue
        certain = _with_head(row, at, free)
        if certain is not None:
            guess, free = certain
            if held is not None and held.end <= guess.start:
                found.append(with_acronym(text, held))
            in_list = is_in_named_list(text, guess.start, previous)
            held, previous = None, guess._replace(rule=SUCH_AS) if in_list else guess
            found.append(with_acronym(text, guess))
        elif held is None or held.end <= words[at].start:
            other = _without_head(row, at, free, previous)
            if other is not None:
                if held is not None and held.end <= other.start:
                    found.append(with_acronym(text, held))
                held = previous = other
    if held is not None:
        found.append(with_acronym(text, held))
    return found


def _with_head(row: Row, at: int, free: int) -> tuple[Candidate, int] | None:
    """A name by the head word, legal form or common noun at an index, and the index after it."""
    kind = row.kinds[at]
    if kind & HEAD:
        return by_head(row, at, free)
    if kind & LEGAL_FORM:
        return by_legal_form(row, at, free)
    if kind & OWNER and row.text.startswith(LOWER_HEAD_STARTS, row.words[at].end):
        return by_lower_head(row, at, free)
    return None


def _without_head(row: Row, at: int, free: int, previous: Candidate | None) -> Candidate | None:
    """A name by usage, definition or context that begins, or is defined, at an index."""
    kind = row.kinds[at]
    start = row.words[at].start
    if kind & CAPITALS and row.text[start - 1 : start] == "(":
        defined = by_definition(row, at, free)
        if defined is not None and _is_new(defined, previous):
            return defined
    body = by_phrase(row, at, free) if kind & BODY else None
    may_be_name = kind & OPEN or (row.joined[at] and row.gap(at) == " & ")
    return body or (by_context(row, at, previous) if may_be_name else None)


def _is_new(defined: Candidate, previous: Candidate | None) -> bool:
    """Whether a defined name lies after the one before it, or is the whole of which that one was a guess."""
    if previous is None or defined.start >= previous.end:
        return True
    return defined.start <= previous.start and previous.strength < CERTAIN
