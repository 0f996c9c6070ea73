"""Short names that an article sets up: after "Sam Altman" he is "Altman", after "Claude Opus 4" it is "Opus 4".

A short name counts from its full name on, never before it. One that two full names share is ambiguous and keeps both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.mentions.lexicon import entries
from atomcorpus.mentions.models import is_generation
from atomcorpus.mentions.overlaps import Found
from atomcorpus.mentions.words import NEXT_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.entities import Entity
    from atomcorpus.mentions.words import Word

__all__ = ["ShortNames"]

_PARTICLES = frozenset("al bin da de del den der di dos du el ibn la le ten ter van von".split())
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
# Parts of model names that stand for the model by themselves in running text; other parts ("Pro", "Large") do not.
_NICKNAMES = frozenset("Sonnet Haiku Opus Maverick Scout Behemoth Nemo Terminus Speciale".split())
_MODEL_PART = re.compile(r"[^\W_]+(?:\.\d+)*")
_GENERIC_TAILS = frozenset(
    "AI Labs Lab Systems Technologies Technology Group Holdings Inc Corp Ltd LLC GmbH AG SA Capital Ventures Partners "
    "Robotics Studios Motors Networks Research Industries Software Semiconductor Semiconductors Pharmaceuticals".split()
)
_MOST = 8  # full names kept for one short name: more would say no more than that it is ambiguous
_NEXT = re.compile(r"[ \u00a0‑-][^\W_]+(?:\.\d+)*")


class ShortNames:
    """Short names of one article: what may be used for which full name, and from where on."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str | Entity, int]] = {}
        self._first_words: set[str] = set()
        self._organizations: set[str] = set()

    def learn_person(self, text: str, found: Found) -> None:
        """Remember the surname of a person named in full, with its particles, and the given name."""
        parts = text[found.start : found.end].split()
        while len(parts) > 1 and parts[-1] in _SUFFIXES:
            parts.pop()
        if len(parts) < 2:
            return
        self._remember(parts[-1], found)
        at = len(parts) - 1
        while at > 1 and parts[at - 1].lower() in _PARTICLES:
            at -= 1
        if at < len(parts) - 1:
            self._remember(" ".join(parts[at:]), found)
        if len(parts) == 2 and not parts[0].endswith("."):
            self._remember(parts[0], found)

    def learn_acronym(self, short: str, found: Found) -> None:
        """Remember a short name of an organisation, such as the acronym that the text puts in brackets behind it."""
        self._organizations.add(short)
        self._remember(short, found)

    def learn_organization(self, text: str, found: Found) -> None:
        """Remember "Norsund" for "Norsund Systems": the name without what only says that it is an organisation."""
        parts = text[found.start : found.end].split()
        if len(parts) == 2 and parts[1].rstrip(".") in _GENERIC_TAILS and not _is_word(parts[0]):
            self.learn_acronym(parts[0], found)

    def learn_model(self, text: str, found: Found) -> None:
        """Remember the generation or nickname in a model's name: "R1", "K2", "Maverick", "Opus 4"."""
        parts = list(_MODEL_PART.finditer(text, found.start, found.end))
        for behind, part in enumerate(reversed(parts[1:])):
            word = part.group()
            if word in _NICKNAMES and (behind == 0 or (behind == 1 and parts[-1].group()[0].isdigit())):
                self._remember(text[part.start() : found.end], found)
            elif behind == 0 and is_generation(word):
                self._remember(word, found)

    def find(self, text: str, words: Iterable[Word], limit: int) -> Iterator[Found]:
        """Uses of the short names among the words, each behind a full name that it is short for."""
        if not self._known:
            return
        for word in words:
            if word.text not in self._first_words:
                continue
            if following := _NEXT.match(text, word.end, limit):
                longer = self._short_for(text, word.start, following.end())
                if longer is not None:
                    yield longer
                    continue
            found = self._short_for(text, word.start, word.end)
            if found is not None:
                yield found

    def _remember(self, short: str, found: Found) -> None:
        known = self._known.setdefault(short, {})
        if first := NEXT_WORD.match(short):
            self._first_words.add(first.group())
        if len(known) < _MOST:
            known.setdefault(found.referents[0], found.end)

    def _short_for(self, text: str, start: int, end: int) -> Found | None:
        """The use of a short name; full names of several entities make it ambiguous, the latest first."""
        short = text[start:end]
        behind = [referent for referent, named in self._known.get(short, {}).items() if named <= start]
        rule = "short-organization" if short in self._organizations else "short-name"
        return Found(start, end, 5, tuple(reversed(behind)), rule) if behind else None


def _is_word(name: str) -> bool:
    """Whether a single capitalised word is too common to stand for an organisation by itself."""
    lists = ("common_words", "generic_words", "topics", "places", "demonyms", "given_names", "function_words")
    return len(name) < 4 or any(name in entries(list_) for list_ in lists) or name.lower() in entries("common_words")
