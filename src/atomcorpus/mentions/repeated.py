"""Names that come again: what one place of an article shows to be a name is one wherever else it stands.

"Quillon, a startup in Lyon" says what Quillon is; "Nobody knew Quillon" does not. A text uses a name in one sense only,
as word-sense disambiguation has long found of words (Gale, Church and Yarowsky, 1992, "One Sense Per Discourse"), so
the name is taken in both places, before its evidence and after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.entities import Actor, ActorKind, Artifact
from atomcorpus.mentions.candidates import LIKELY, LISTED, REPEATED, SHORT_NAME, SUBJECT_RULE, Candidate
from atomcorpus.mentions.headlines import headline_words
from atomcorpus.mentions.introductions import has_version_behind
from atomcorpus.mentions.short_names import is_word, without_legal_form
from atomcorpus.mentions.words import NEXT_WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from atomcorpus.entities import Entity
    from atomcorpus.mentions.blocks import Block

__all__ = ["RepeatedNames", "in_one_sense", "is_person", "without_surnames"]

_LEARNED = (Actor, Artifact)
_SHORTEST = 3  # code points of a name of one word
_LONGEST_ACRONYM = 3
_MOST = 8  # names kept for one first word
_LOOSE = frozenset(("organization.party", "organization.staff", "artifact.noun-word", REPEATED))
"""Rules whose evidence may also be beside what is no name ("RAG researchers"), and what is known already."""
_OTHERS = frozenset((ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.REGION, ActorKind.PLACE))
_CAPITAL_BEHIND = re.compile(r"[ \-‑](?P<word>[A-Z][^\W_]*)")
_CAPITAL_BEFORE = re.compile(r"(?<![^\W_])(?P<word>[A-Z][^\W_]*)[ \-‑]\Z")
_LONGEST_WORD = 24
_NO_GIVEN_NAMES = ("function_words", "months_and_days", "common_words", "generic_words")
_GENITIVES = ("'s", "’s")
_CLOSING = frozenset(".,;:!?")
_OFFICES = classes.words("offices-after-names")


class RepeatedNames:
    """The unlisted actors of one article, by the names that its surest places give them.

    Args:
        text: The article's text.
        found_in: Its settled names, block by block.
    """

    def __init__(self, text: str, found_in: Iterable[list[Candidate]]) -> None:
        self._text = text
        self._by_first_word: dict[str, list[tuple[str, Candidate]]] = {}
        self._seen: set[tuple[str, bool]] = set()
        self._number = 0
        self.learn(found_in)

    def learn(self, found_in: Iterable[list[Candidate]]) -> bool:
        """Remember names, but for those that are listed or only half sure; say whether any is new."""
        before = self._number
        for one in (one for found in found_in for one in found if type(one.referents[0]) in _LEARNED):
            if one.strength >= LIKELY and one.rule not in _LOOSE:
                self._remember(one)
        return self._number > before

    def _remember(self, found: Candidate) -> None:
        name = self._text[found.start : found.end]
        if len(name) < _SHORTEST or not name[0].isupper() or len(found.referents) > 1:
            return
        key = (name, found.rule == SUBJECT_RULE)
        if key in self._seen:  # which taught all that it can
            return
        self._seen.add(key)
        short = without_legal_form(name)
        spellings = [name, short] if " " in short else [name]
        if not is_word(name) and found.rule != SUBJECT_RULE:
            spellings += [spelling.upper() for spelling in spellings if not spelling.isupper()]
        for spelling in spellings:
            self._remember_spelling(spelling, found)

    def _remember_spelling(self, spelling: str, found: Candidate) -> None:
        first = NEXT_WORD.match(spelling)
        names = self._by_first_word.setdefault(first.group(), []) if first else []
        if first and len(names) < _MOST and all(spelling != known for known, _ in names):
            self._number += 1
            names.append((spelling, found))
            names.sort(key=lambda pair: -len(pair[0]))

    def find(self, block: Block) -> list[Candidate]:
        """Where in a block the names stand, whether they were found there or not; for each word the longest."""
        found: list[Candidate] = []
        text, known = self._text, self._by_first_word
        for word in [word for word in block.words if word[2] in known] if known else ():
            for name, first in known[word[2]]:
                end = word[0] + len(name)
                if end <= block.end and text.startswith(name, word[0]) and _stands_alone(text, word[0], end, block):
                    found.append(first._replace(start=word[0], end=end, strength=LIKELY, rule=REPEATED))
                    break
        return found


def in_one_sense(text: str, found_in: list[list[Candidate]]) -> list[list[Candidate]]:
    """The same names, where an unlisted organisation that was taken for two kinds is the one of its surest place.

    With a legal form and without it ("Norsund Photonics, Inc.", "Norsund Photonics") a name is one.
    """
    senses: dict[str, Candidate] = {}
    mixed = False
    for one in (one for found in found_in for one in found if _is_unlisted_organization(one)):
        name = _plain(text, one)
        known = senses.setdefault(name, one)
        if known.referents != one.referents:
            mixed = True
            if one.strength > known.strength:
                senses[name] = one
    if not mixed:
        return found_in
    return [
        [
            one._replace(referents=senses[_plain(text, one)].referents) if _is_unlisted_organization(one) else one
            for one in found
        ]
        for found in found_in
    ]


def _plain(text: str, found: Candidate) -> str:
    """A name as it stands there, without a legal form that several words have; capitals as they are written else."""
    name = text[found.start : found.end]
    short = without_legal_form(name)
    plain = short if " " in short else name
    return plain.title() if plain.isupper() and len(plain) > _LONGEST_ACRONYM else plain


def without_surnames(
    text: str, found_in: list[list[Candidate]], entity_of: Callable[[str | Entity], Entity]
) -> list[list[Candidate]]:
    """The same names, but for organisations of which only a verb tells, and companies in 's that are somebody's.

    Those go where somebody in the article is called so, or the word is no name elsewhere.
    """
    doubted = {text[one.start : one.end] for found in found_in for one in found if _is_doubted(text, one)}
    if not doubted:
        return found_in
    everybody = [one for found in found_in for one in found if is_person(entity_of(one.referents[0]))]
    parts = {part: one for one in everybody for part in text[one.start : one.end].split()}
    no_names = {name for name in doubted if name in parts or name[:-2] in parts}
    no_names |= _words_too(text, {name for name in doubted if not name.endswith(_GENITIVES)})
    return [
        [
            kept
            for one in found
            if (kept := _or_somebody(text, one, parts, no_names) if _is_doubted(text, one) else one) is not None
        ]
        for found in found_in
    ]


def _or_somebody(text: str, found: Candidate, people: dict[str, Candidate], no_names: set[str]) -> Candidate | None:
    """A doubted name, if it is one; else whose 's it has, if somebody is called so."""
    name = text[found.start : found.end]
    if name not in no_names or (name.endswith(_GENITIVES) and text[found.end : found.end + 1] in _CLOSING):
        return found  # "worked for McDonald's."
    owner = people.get(name[:-2]) if name.endswith(_GENITIVES) else None
    if owner is None:
        return None
    return owner._replace(start=found.start, end=found.end - 2, strength=LIKELY, rule=SHORT_NAME)


def _is_doubted(text: str, found: Candidate) -> bool:
    """Whether a name may be a surname: of what only a verb tells that it is a firm, or of one in 's ("Lowe's")."""
    return found.rule == SUBJECT_RULE or (found.rule == LISTED and text.endswith(_GENITIVES, found.start, found.end))


def _words_too(text: str, names: set[str]) -> set[str]:
    """Those of the names that the text writes in small letters, too, or after what looks like a given name."""
    if not names:
        return set()
    spellings = "|".join(re.escape(spelling) for name in names for spelling in (name, name.lower()))
    too: set[str] = set()
    for found in re.finditer(rf"(?<![^\W_])(?P<name>{spellings})(?![^\W_])", text):
        name = found["name"]
        if name.islower():
            too.add(name.capitalize())
            continue
        before = _CAPITAL_BEFORE.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
        if before is not None and not any(before["word"] in entries(list_) for list_ in _NO_GIVEN_NAMES):
            too.add(name)
    return too


def is_person(entity: Entity) -> bool:
    """Whether a record is a person's."""
    return isinstance(entity, Actor) and entity.kind is ActorKind.PERSON


def _is_unlisted_organization(found: Candidate) -> bool:
    """Whether it names one organisation that no knowledge base has; a person or a place of the same name is another."""
    actor = found.referents[0]
    return type(actor) is Actor and actor.kind not in _OTHERS and len(found.referents) == 1


def _stands_alone(text: str, start: int, end: int, block: Block) -> bool:
    """Whether a stretch is the whole of a name, and no word with which a sentence only happens to begin."""
    if text[end : end + 1].isalnum() or text[start - 1 : start] == "@" or has_version_behind(text, end):
        return False
    behind = _CAPITAL_BEHIND.match(text, end, block.end)
    if behind is not None and not _begins_anew(behind, block):
        return False
    if " " in text[start:end]:
        return True
    if start in block.sentence_starts and is_word(text[start:end]):
        return False
    before = _CAPITAL_BEFORE.search(text, max(block.start, start - _LONGEST_WORD), start)
    if before is None or before.start() in block.sentence_starts:
        return True
    return before["word"] in entries("function_words") or before["word"] in entries("months_and_days")


def _begins_anew(behind: re.Match[str], block: Block) -> bool:
    """Whether a capitalised word after a name is no part of it: an office, or the verb of a headline."""
    word = behind["word"]
    if word in entries("titles") or word in _OFFICES:
        return True
    return behind.start("word") in block.sentence_starts and word in headline_words()
