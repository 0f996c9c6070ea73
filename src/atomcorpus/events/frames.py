"""The table of frames: which words tell an event, and which roles what stands beside them has.

`frames.txt`, kept by hand, says at its head what its lines mean; `governors.tsv` has the verbs, nouns and adjectives
whose infinitive says that something is planned, possible, decided or refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.english import classes
from atomcorpus.english.verbs import plural, verb_forms
from atomcorpus.kinds import EventKind, Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Entry",
    "Frame",
    "Governor",
    "TriggerWords",
    "company",
    "entries",
    "forms_of",
    "frames",
    "governors",
    "may_tell",
    "particles",
]


class Frame(NamedTuple):
    """What one block of the table says.

    Attributes:
        name: As in brackets.
        kind: The kind of event.
        subject: Role of the subject; empty where it has none.
        object: Role of the object.
        beside: Roles of what follows a preposition, by that; "infinitive" for what follows "to" and is a verb.
        needs: Roles of which one has to be filled.
        asked: For a role, the classes of which its words have one.
        barred: For a role, the classes of which its words have none.
        use: "middle", "bare", "light".
        modality: What the word itself says of the deed.
        near: Words of which the sentence has one; empty where any will do.
        yes: Sentences with an event of this frame, marked.
        no: Sentences with none.
    """

    name: str
    kind: EventKind
    subject: str
    object: str
    beside: Mapping[str, str]
    needs: tuple[str, ...]
    asked: Mapping[str, tuple[str, ...]]
    barred: Mapping[str, tuple[str, ...]]
    use: frozenset[str]
    modality: Modality
    near: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Entry(NamedTuple):
    """One form of one word of a frame.

    Attributes:
        frame: The frame.
        form: `base`, `third`, `past`, `ing`, `noun` or `modal`.
        particle: The words that go with it: ("out",) in "rolled out".
    """

    frame: Frame
    form: str
    particle: tuple[str, ...]


class Governor(NamedTuple):
    """A word that governs an infinitive.

    Attributes:
        sort: `verb`, `noun` or `adjective`.
        modality: What it says of the deed.
    """

    sort: str
    modality: Modality


_LEMMA = re.compile(r"([a-z_-]+)((?:\+[a-z]+)*)(?:\(([a-z -]+)\))?")
_MARKS = frozenset(
    ("kind", "verb", "noun", "modal", "subject", "object", "needs", "is", "not", "use", "modality", "yes", "no")
)


def _blocks() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The name of each frame with the values of its keys."""
    name, values = "", dict[str, list[str]]()
    for line in (files(__package__ or "") / "frames.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name, values = line[1:-1], {}
            yield name, values
        elif line and not line.startswith("#"):
            key, _, value = line.partition(" ")
            values.setdefault(key, []).append(value)


def _classes(lines: list[str]) -> dict[str, tuple[str, ...]]:
    split = (line.split() for line in lines)
    return {role: tuple(classes) for role, *classes in split}


@cache
def _table() -> tuple[tuple[Frame, dict[str, list[str]]], ...]:
    """Every frame with its lines."""
    return tuple([(_frame(name, values), values) for name, values in list(_blocks())])


def _frame(name: str, values: dict[str, list[str]]) -> Frame:
    first = {key: found[0] for key, found in values.items()}
    return Frame(
        name,
        EventKind(first["kind"]),
        first.get("subject", ""),
        first.get("object", ""),
        {key: value for key, value in first.items() if key not in _MARKS},
        tuple(first["needs"].split()),
        _classes(values.get("is", [])),
        _classes(values.get("not", [])),
        frozenset(first.get("use", "").split()),
        Modality(first.get("modality", "done")),
        _words_of(first.get("near", "")),
        tuple(values["yes"]),
        tuple(values["no"]),
    )


def _words_of(line: str) -> frozenset[str]:
    """The words of a line, in which a class stands for its words."""
    return frozenset(
        word for name in line.split() for word in (classes.words(name) if name.startswith("event-") else (name,))
    )


def frames() -> tuple[Frame, ...]:
    """Every frame, in the order of the table.

    Example:
        >>> frames()[0].name, frames()[0].subject
        ('release', 'agent')
    """
    return tuple([frame for frame, _ in _table()])


def _forms(sort: str, line: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The forms of the lemmas of a line, each with its name and its particle."""
    for found in _LEMMA.finditer(line):
        lemma, particle = found[1].replace("_", " "), tuple(found[2].split("+")[1:])
        if sort == "verb":
            for form, name in verb_forms(lemma, found[3] or ""):
                yield form, name, particle
        elif sort == "noun":
            for form in (lemma, plural(lemma)):
                yield form, "noun", particle
        else:
            for form in (lemma, *(["needs"] if lemma == "need" else [])):
                yield form, "modal", particle


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """What each form of a trigger may be; a form with a particle comes before one without.

    Example:
        >>> [(entry.frame.name, entry.form) for entry in entries()["launch"]][:2]
        [('release', 'base'), ('release-noun', 'noun')]
    """
    found: dict[str, list[Entry]] = {}
    for frame, values in _table():
        for sort in ("verb", "noun", "modal"):
            for form, name, particle in (one for line in values.get(sort, ()) for one in _forms(sort, line)):
                first, *rest = form.split(" ")
                found.setdefault(first, []).append(Entry(frame, name, (*rest, *particle)))
    return {form: tuple(sorted(some, key=lambda entry: -len(entry.particle))) for form, some in found.items()}


@cache
def forms_of() -> dict[str, frozenset[str]]:
    """The names of the forms that a word may be.

    Example:
        >>> sorted(forms_of()["launch"])
        ['base', 'noun']
    """
    return {word: frozenset(entry.form for entry in some) for word, some in entries().items()}


_EVERYWHERE = frozenset(("in", "on", "up"))
"""Particles that say nothing of a sentence, since most have them."""


def _company_of(entry: Entry) -> frozenset[str]:
    """The words of which one stands in the sentence: the particle, or what else there has to be."""
    near, particle = entry.frame.near, frozenset(entry.particle[:1])
    return near if not particle or (near and particle <= _EVERYWHERE) else particle


@cache
def company() -> dict[str, frozenset[str]]:
    """For words that tell an event only in the company of others: those, of which the sentence has one."""
    return {
        word: frozenset[str]().union(*map(_company_of, some))
        for word, some in entries().items()
        if all(entry.particle or entry.frame.near for entry in some)
    }


@cache
def _bare() -> re.Pattern[str]:
    """What finds a base form that is mostly an adjective, and a verb where it stands: "to open-source"."""
    before, forms = ("|".join(sorted(classes.words(name))) for name in ("event-verb-follows", "event-adjective"))
    return re.compile(rf"\b(?:{before})\s+(?:{forms})\b")


@cache
def particles() -> frozenset[tuple[str, str]]:
    """Forms in the present that nothing but a verb can be right before their particle, with it.

    Example:
        >>> ("takes", "effect") in particles()
        True
    """
    return frozenset(
        (form, entry.particle[0])
        for form, some in entries().items()
        for entry in some
        if entry.form in ("base", "third") and entry.particle[:1] in (("effect",), ("into",), ("over",), ("part",))
    )


# Much faster than a pattern for words; every sentence goes through it. A text in ASCII is translated fast, any other
# one only as bytes, in which what is no sign between words and not in ASCII is a question mark.
_SPACED = {code: " " for code in range(128) if not chr(code).isalpha() and chr(code) != "-"}
_BYTES = bytes(code if chr(code).isalpha() or chr(code) in "-?" else 32 for code in range(128)) + bytes(128)
_BETWEEN = "?“”‘’«»–—…•" + "".join(chr(code) for code in range(128, 0x3001) if chr(code).isspace())
_SUM = re.compile(r"[$€£¥₹]|\b(?:[mb]illions?|trillions?|funding|capital|financing|money|cash|dollars|euros|yuan)\b")


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The forms that tell an event alone, and all."""
    every = frozenset(entries())
    return every - frozenset(company()) - classes.words("event-adjective"), every


def may_tell(words: str) -> bool:
    """Whether a stretch of text has a word that may tell an event.

    Example:
        >>> may_tell("They set a record."), may_tell("They set money aside."), may_tell("It was Released.")
        (False, True, True)
    """
    return _tells(_spaced(words.lower()), words.lower(), 0, None)


class TriggerWords:
    """Where a text has words that may tell an event; it is made ready once, then asked of one stretch after another.

    Args:
        text: The whole text.

    Example:
        >>> words = TriggerWords("They set a record. It was Released.")
        >>> words.may_be_in(0, 18), words.may_be_in(19, 35)
        (False, True)
    """

    __slots__ = ("_low", "_spaced", "_text")

    def __init__(self, text: str) -> None:
        self._text, self._low = text, text.lower()
        self._spaced = _spaced(self._low)

    def may_be_in(self, start: int, end: int) -> bool:
        """Whether a stretch has a word that may tell an event, as `may_tell` says of its words."""
        if len(self._low) != len(self._text):  # "İ" is two code points in small letters
            return may_tell(self._text[start:end])
        return _tells(self._spaced, self._low, start, end)


def _spaced(low: str) -> str:
    """A text in small letters with a space for each sign between words, and "?" for letters that no trigger has."""
    if low.isascii():
        return low.translate(_SPACED)
    for sign in _BETWEEN:
        low = low.replace(sign, " ")
    return low.encode("ascii", "replace").translate(_BYTES).decode("ascii")


def _tells(spaced: str, low: str, start: int, end: int | None) -> bool:
    alone, every = _known()
    found = spaced[start:end].split()
    if not alone.isdisjoint(found):
        return True
    some = every.intersection(found)
    return bool(some) and _tell_in_company(some, found, low[start:end])


def _tell_in_company(some: frozenset[str], found: list[str], words: str) -> bool:
    """Whether words that tell nothing alone stand in the company that they need."""
    others = company()
    wants_sum = False
    for word in some - classes.words("event-adjective"):
        if not others[word].isdisjoint(found):
            return True
        wants_sum = wants_sum or "money" in others[word]
    if wants_sum and _SUM.search(words) is not None:
        return True
    return not some.isdisjoint(classes.words("event-adjective")) and _bare().search(words) is not None


@cache
def governors() -> dict[str, tuple[Governor, ...]]:
    """What governs an infinitive, by its form.

    Example:
        >>> [one.sort for one in governors()["plans"]]
        ['verb', 'noun']
    """
    found: dict[str, list[Governor]] = {}
    for line in (files(__package__ or "") / "governors.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        lemma, forms, sort, modality, _ = line.split("\t")
        for form in (lemma, *forms.split()):
            found.setdefault(form, []).append(Governor(sort, Modality(modality)))
    return {form: tuple(some) for form, some in found.items()}
