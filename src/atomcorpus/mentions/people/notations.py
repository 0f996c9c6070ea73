"""People in notations of their own: with a nickname, in capitals, as authors of works that a bracket refers to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.english import classes
from atomcorpus.entities import ActorKind
from atomcorpus.mentions.candidates import CERTAIN, LIKELY, POSSIBLE, Candidate, guessed
from atomcorpus.mentions.people.evidence import is_described
from atomcorpus.mentions.people.kinds import COMMON, GIVEN, HEAD, NEVER, SHOUTED, SURNAME, TITLE, WEAK, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.mentions.words import Word

__all__ = ["find_notated"]

_NO_NAME = COMMON | NEVER | TITLE | HEAD
_PART = r"[A-ZÀ-ÞĀ-ŽȘȚ][^\W\d_]+(?:[’'-][^\W\d_]+)*"
_NICKNAME = re.compile(
    rf"[“‘\"(](?<=[\w.] .)(?:The )?{_PART}(?: {_PART})?[”’\")] "
    rf"(?P<last>(?:(?:de|del|da|di|van|von|bin|al)[ -]){{0,2}}{_PART})"
)
_BEFORE_NICKNAME = on_first_use(rf"(?<![^\W_])(?P<given>{_PART})(?: [A-Z]\.| {_PART})? \Z")
_LONGEST_BEFORE = 40
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,}(?:[ -](?:[A-Z]\.|[A-ZÀ-Þ][A-ZÀ-Þ’'-]+)){1,4}(?![^\W_])")
_HALF_BEFORE, _LONGEST_HALF = re.compile(r"(?<![^\W_])[A-ZÀ-Þ]{2,8}-\Z"), 9
_PARTICLES = classes.words("particles")
_AFTER_CAPITALS = re.compile(r"\s?\Z|\n|:|, (?:an?|the|of|aged?|\d\d)\b| \(")
_AUTHORS = rf"{_PART}(?:(?:, {_PART}){{0,4}},? (?:and|&) {_PART})?"
_REFERENCE = re.compile(
    rf"(?P<mark>[(;])\s?(?:see |see also |cf\. |e\.g\.,? |also )?(?P<authors>{_AUTHORS})(?: et al\.)?,? "
    rf"(?:1[89]|20)\d\d[a-z]?(?=(?P<end>[,;:)]))"
)
_AUTHOR = re.compile(_PART)


def find_notated(text: str, words: list[Word], is_shouted: bool) -> list[Candidate]:  # noqa: FBT001 - one flag
    """People with a nickname, in capitals and in scholarly references, in text order of each sort.

    Args:
        text: The whole text.
        words: The capitalised words of one block, at least one, in text order.
        is_shouted: Whether one of them is a given name in capitals.

    Example:
        >>> from atomcorpus.mentions.words import capitalized_words
        >>> text = "Ada “Addie” Poe read it (Roe and Doe, 2018)."
        >>> found = find_notated(text, capitalized_words(text, 0, len(text)), False)
        >>> [text[one.start : one.end] for one in found]
        ['Ada “Addie” Poe', 'Roe', 'Doe']
    """
    start, end = max(0, words[0][0] - 1), words[-1][1]  # with the bracket before the first
    found = [*_with_nickname(text, start, end), *_authors(text, start, end)]
    return [*found, *_in_capitals(text, words)] if is_shouted else found


def _with_nickname(text: str, start: int, end: int) -> Iterator[Candidate]:
    """A given name, another name in quotation marks or brackets, a surname: "Robert “Bob” Hale"."""
    for nickname in _NICKNAME.finditer(text, start, end):
        floor = max(start, nickname.start() - _LONGEST_BEFORE)
        before = _BEFORE_NICKNAME.search(text[floor : nickname.start()])
        if before is None or not kind_of(before["given"]) & (GIVEN | WEAK):
            continue
        if not kind_of(nickname["last"].rpartition(" ")[2]) & _NO_NAME:
            yield _person(floor + before.start("given"), nickname.end(), "person.name", CERTAIN)


def _authors(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Surnames before the year of a reference: "(Poe, 2016; Roe and Doe, 2018)"."""
    for reference in _REFERENCE.finditer(text, start, min(len(text), end + 1)):
        authors = list(_AUTHOR.finditer(text, *reference.span("authors")))
        alone = len(authors) == 1 and reference["mark"] == "(" and reference["end"] != ";"
        for author in authors:
            kind = kind_of(author.group())
            if not kind & (COMMON | NEVER) and (kind & SURNAME or not alone):
                yield _person(*author.span(), "person.reference", POSSIBLE)


def _in_capitals(text: str, words: list[Word]) -> Iterator[Candidate]:
    """A whole name in capitals, as labels and signatures have it: "RUNA HALVARD, a lawyer"."""
    stop = 0
    for word in words:
        if word[0] < stop or not kind_of(word[2]) & SHOUTED:
            continue
        half = _HALF_BEFORE.search(text, max(0, word[0] - _LONGEST_HALF), word[0])  # "MIN-JUN KWAK"
        name = _CAPITALS.match(text, word[0] if half is None else half.start())
        if name is None:
            continue
        stop = name.end()
        parts = [part.capitalize() for part in re.split(r"[ -]", name.group())[1:] if len(part) > 2]
        parts = [part for part in parts if part.lower() not in _PARTICLES]
        if not parts or any(kind_of(part) & _NO_NAME and not kind_of(part) & (SURNAME | GIVEN) for part in parts):
            continue
        if text[word[0] - 1 : word[0]].isalpha() or re.search(r"[A-Z]{2,} \Z", text[max(0, word[0] - 4) : word[0]]):
            continue
        if _AFTER_CAPITALS.match(text, stop) or kind_of(parts[-1]) & SURNAME or is_described(text, stop):
            yield _person(name.start(), stop, "person.name", LIKELY)


def _person(start: int, end: int, rule: str, strength: int) -> Candidate:
    return guessed(start, end, ActorKind.PERSON, rule, strength)
