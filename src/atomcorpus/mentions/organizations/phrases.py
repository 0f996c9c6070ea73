"""Names fixed by usage or by the abbreviation after them: "House of Commons", "NASA", "Right to Sail Group (RSG)"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.lists import entries, table
from atomcorpus.entities import ActorKind
from atomcorpus.mentions.candidates import CERTAIN, LIKELY, POSSIBLE, Candidate, guessed

if TYPE_CHECKING:
    from atomcorpus.mentions.organizations.rows import Row
    from atomcorpus.mentions.words import Word

__all__ = ["by_definition", "by_phrase", "defined_end", "first_words", "with_acronym"]

_FIRST_WORD = re.compile(r"[ '’-]")
_PARTIES = frozenset({"Democratic", "Republican"})
_CONNECTORS = frozenset(
    {
        *(" of ", " of the ", " for ", " for the ", " and ", " & ", " and the ", " to ", " to the ", " on ", " in "),
        *(" the ", ", ", " against ", " from ", " de ", " del ", " da "),
    },
)
_NO_COMMA = frozenset({" ", "\n", "-", " and ", " & ", " of ", " for "})
_EVENTS = classes.words("events")
_BRACKETS = frozenset({" (", "\n("})
_MOST_BEHIND = 8
_BEFORE_TERMS = tuple(f" {word} " for word in "a an its their his her our your using via uses used".split())
_ACRONYM = re.compile(
    r"\s?\(\s?(?:the\s|or\s|later\s)?[“\"‘']?((?:[A-Z][A-Za-z0-9&-]{1,9}|(?:[A-Z]\.){2,6}))[”\"’']?\s?[);,]",
)
_DEFINED_BEFORE = re.compile(r"(?<![^\W_])(?P<acronym>[A-Z][A-Za-z0-9&-]{0,8}[A-Z]) \((?:the )?\Z")
_LONGEST_DEFINED = 18
_MEMBER = re.compile(r"(?:[Mm]embers?|[Ff]ellows?|\)?, of|and of) (?:of )?(?:the )?\Z")
_FOREIGN = re.compile(r"(?!U[SKN]|EU|GOP)[A-Z][A-Za-z]{1,5}[A-Z]{1,3}")
_KNOWN_AS = re.compile(r", (?:known as|or) (?:the )?([A-Z][A-Za-z]{0,6}[A-Z])(?=[,.;])")
_WORD = re.compile(r"\w+")
_SITE = re.compile(r"[^\W\d_][^\W_]{2,}\.(?:com?\.)?(?P<domain>(?!(?:js|cpp)\Z)[A-Za-z]{2,4})")
_SITE_KINDS = dict.fromkeys(("ai", "com", "net", "io", "dev", "co", "app", "tech"), ActorKind.COMPANY) | {
    "org": ActorKind.NONPROFIT,
    "gov": ActorKind.GOVERNMENT,
    "edu": ActorKind.ACADEMIC,
}
"""What sites under a domain mostly belong to; those of a country are mostly known as news."""
_IN_ADDRESS = ("@", "/", "-", "_")


@cache
def _phrases() -> dict[str, list[str]]:
    """Phrases for standing bodies by their first word, longest first."""
    bodies: dict[str, list[str]] = {}
    for phrase in sorted(table("standing_bodies"), key=len, reverse=True):
        bodies.setdefault(_FIRST_WORD.split(phrase, maxsplit=1)[0], []).append(phrase)
    return bodies


@cache
def first_words() -> frozenset[str]:
    """Words with which the name of a standing body begins."""
    return frozenset(_phrases())


def by_phrase(row: Row, at: int, free: int) -> Candidate | None:
    """A standing body that is named by its usual phrase from the word at an index on; None when there is none."""
    word = row.words[at]
    plain = word.text.replace(".", "")
    if plain != word.text:  # "S.E.C."
        if (site := _SITE.fullmatch(word.text)) is not None:
            return _site(row.text, word, site["domain"])
        known = table("standing_bodies").get(plain) if len(plain) > 2 else None
        return guessed(word.start, word.end, ActorKind(known[0]), "organization.body", CERTAIN) if known else None
    for phrase in _phrases().get(word.text, ()):
        end = word.start + len(phrase)
        if row.text.startswith(phrase, word.start) and not row.text[end : end + 1].isalnum():
            return _body(row, at, free, phrase)
    return None


def _site(text: str, word: Word, domain: str) -> Candidate | None:
    """The guess for a name that is the address of its site ("Tern.no"); None inside a longer address."""
    if text[word.start - 1 : word.start] in _IN_ADDRESS or text[word.end : word.end + 1] in _IN_ADDRESS:
        return None
    return guessed(word.start, word.end, _SITE_KINDS.get(domain.lower(), ActorKind.MEDIA), "organization.site", LIKELY)


def _body(row: Row, at: int, free: int, phrase: str) -> Candidate | None:
    """The guess for a phrase, with the place that it belongs to; None when it is part of something else."""
    stop, end = at + 1, row.words[at].start + len(phrase)
    while stop < len(row.words) and row.words[stop].start < end:
        stop += 1
    if stop < len(row.words) and row.words[stop].start == end + 1:
        following = row.words[stop].text
        if following in entries("organization_tails") or (following in entries("titles") and " " not in phrase):
            return None  # "Treasury Secretary"
    kind, start = ActorKind(table("standing_bodies")[phrase][0]), row.words[at].start
    if kind is not ActorKind.GOVERNMENT:
        return guessed(start, end, kind, "organization.body", CERTAIN)
    if row.gap(stop - 1) in (" of ", " of the ") and _is_place(row.words[stop].text):
        stop += 2 if row.words[stop].text == "United" and row.joined[stop] else 1
        end = row.words[stop - 1].end
    if at > free and row.joined[at - 1]:
        owner = row.words[at - 1]
        if owner.text in entries("places") or (owner.text in entries("demonyms") and owner.text not in _PARTIES):
            start = owner.start
    return guessed(start, end, kind, "organization.body", CERTAIN)


def _is_place(word: str) -> bool:
    return word == "United" or word in entries("places")


def by_definition(row: Row, at: int, free: int) -> Candidate | None:
    """The name before a bracketed acronym at an index, when the initials of its capitalised words are that acronym."""
    first = at - len(_letters(row, at))
    if first < free or not _spells(row, first, at):
        return None
    if row.words[at - 1].text in entries("technical_nouns"):
        return None  # "Application Programming Interface (API)"
    known = [table("organization_heads").get(word.text) for word in row.words[first:at]]
    if not any(known) and row.text.endswith(_BEFORE_TERMS, 0, row.words[first].start):
        return None  # "its Autonomous Ferry Line (AFL)"
    kind = next((ActorKind(head[0]) for head in reversed(known) if head), ActorKind.NONPROFIT)
    return guessed(row.words[first].start, row.words[at - 1].end, kind, "organization.acronym", POSSIBLE)


def defined_end(row: Row, first: int, stop: int) -> int:
    """Index of the last word before a bracketed acronym that spells a name further than it was read; else `stop`.

    "Center for Boats and Rowing (CBR)" tells that the name goes on after "Boats".
    """
    for index in range(stop + 1, min(len(row.words), stop + _MOST_BEHIND)):
        if row.gap(index - 1) in _BRACKETS:
            return index - 1 if _spells(row, first, index) or _spells_end(row, first, stop, index) else stop
        if not _connected(row, index - 1):
            break
    return stop


def _spells_end(row: Row, first: int, stop: int, at: int) -> bool:
    """Whether the bracketed word at an index has the initials of the last words of a name, which ends after `stop`.

    "Orsk Institute for Tidal Analysis and Coastal Systems (TACS)" is one name; what has a comma or a head of its own is
    another, and events and methods are none.
    """
    last = row.words[at - 1].text
    if last in entries("technical_nouns") - entries("topics") or last in _EVENTS:
        return False
    for index in range(stop + 1, at):
        if row.gap(index - 1) not in _NO_COMMA or row.words[index].text in _own_heads():
            return False
    return _spells(row, max(first, at - len(_letters(row, at))), at)


@cache
def _own_heads() -> frozenset[str]:
    """Heads that begin or end another name; those that are topics too do not."""
    return frozenset(table("organization_heads")) - entries("topics") - {"Systems"}


def _letters(row: Row, at: int) -> list[str]:
    return [letter for letter in row.words[at].text if letter.isalpha()]


def _connected(row: Row, at: int) -> bool:
    return row.joined[at] or row.gap(at) in _CONNECTORS


def _spells(row: Row, first: int, at: int) -> bool:
    """Whether the bracketed word at an index has the initials of the words from `first` on, three or more."""
    letters = _letters(row, at)
    if not 3 <= len(letters) == at - first or row.gap(at - 1) not in _BRACKETS:
        return False
    if [row.words[index].text[0] for index in range(first, at)] != letters:
        return False
    return all(_connected(row, index) for index in range(first, at - 1))


def with_acronym(text: str, guess: Candidate) -> Candidate:
    """The guess with the acronym that the text introduces for it in brackets."""
    if text.startswith(")", guess.end) and (
        before := _DEFINED_BEFORE.search(text[max(0, guess.start - _LONGEST_DEFINED) : guess.start])
    ):
        acronym, at = before["acronym"], guess.start - len(before.group())
        defined = _abbreviates(acronym, text[guess.start : guess.end])
        return guess._replace(short=(at, at + len(acronym))) if defined else guess
    if not text.startswith((" (", "(", ", known as ", ", or "), guess.end):
        return guess
    match = _ACRONYM.match(text, guess.end) or _KNOWN_AS.match(text, guess.end)
    if match is None:
        return guess
    acronym = match.group(1)
    if not _is_foreign(acronym, text, guess) and not _abbreviates(acronym, text[guess.start : guess.end]):
        return guess
    return guess._replace(short=match.span(1))


def _is_foreign(acronym: str, text: str, guess: Candidate) -> bool:
    """Whether capitals in brackets may abbreviate a public body in another language; those of a member are a title.

    After a company's name they may be a ticker.
    """
    return (
        guess.rule == "organization.head"
        and guess.kind is not ActorKind.COMPANY
        and _FOREIGN.fullmatch(acronym) is not None
        and _MEMBER.search(text, max(0, guess.start - 16), guess.start) is None
    )


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the capitals of an acronym occur, in order, among the letters of a name, the first as an initial."""
    if acronym[1:].islower():
        return _is_pronounced(acronym.upper(), name)
    letters = [letter for letter in acronym if letter.isupper()]
    if len(letters) < 2 or letters[0] not in {word[0] for word in _WORD.findall(name)}:
        return False
    rest = iter(name[name.index(letters[0]) :].upper())
    return all(letter in rest for letter in letters)


def _is_pronounced(letters: str, name: str) -> bool:
    """Whether an acronym that is read as a word, and so has one capital ("Nasa"), has the very initials of a name."""
    capitals = "".join(filter(str.isupper, name))
    return letters in (capitals, "".join([word[0].upper() for word in _WORD.findall(name)]))
