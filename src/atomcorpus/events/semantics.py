"""What the words of a role are: a company, a law, money; by the mention on their head, or by the head itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.annotations import LinkStatus
from atomcorpus.english import classes
from atomcorpus.english.lists import entries, table
from atomcorpus.english.verbs import plural
from atomcorpus.entities import Actor, AIModel, Artifact
from atomcorpus.kinds import ActorKind, ArtifactKind, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.annotations import Mention
    from atomcorpus.citations.tokens import Words
    from atomcorpus.entities import Entity
    from atomcorpus.events.reading import Reading
    from atomcorpus.facts import Quantity

__all__ = ["Meanings", "end_of", "head_of"]

_WORDS = {
    name.removeprefix("event-"): classes.words(name)
    for name in (
        "event-thing",
        "event-deed",
        "event-resource",
        "event-rule",
        "event-action",
        "event-law",
        "event-measure",
        "event-authority",
        "event-organization",
        "event-person",
        "event-staff",
        "event-asker",
        "event-addressed",
        "event-suit",
        "event-stake",
        "event-hardware",
        "event-round",
        "event-paper",
        "event-venture",
        "event-verdict",
        "event-permit",
        "event-merging",
        "event-blacklist",
        "event-post",
        "event-account",
    )
}
_CLASSES_OF: dict[str, list[str]] = {}
for _name, _listed in _WORDS.items():
    for _word in _listed:
        _CLASSES_OF.setdefault(_word, []).append(_name)
for _noun, _row in table("organization_nouns").items():
    _sorts = ["organization", "authority"] if _row[0] == "government" else ["organization"]
    _CLASSES_OF.setdefault(_noun, _sorts)
    _CLASSES_OF.setdefault(plural(_noun), _sorts)
for _role in entries("roles"):
    _CLASSES_OF.setdefault(_role, ["person"])
    _CLASSES_OF.setdefault(plural(_role), ["person"])
_HOLDERS = classes.words("event-holder")
_STATES = (ActorKind.GOVERNMENT, ActorKind.COUNTRY, ActorKind.REGION, ActorKind.PLACE)
_BODIES = frozenset(
    (
        ActorKind.COMPANY,
        ActorKind.NONPROFIT,
        ActorKind.ACADEMIC,
        ActorKind.MEDIA,
        ActorKind.INITIATIVE,
        ActorKind.COMMUNITY,
    )
)
_SIGN_OF_MONEY = re.compile(r"(?<!\S)(?:us)?[$€£¥₹]")
_COUNTED = frozenset(("users", "parameters", "tokens", "downloads", "people"))
_MONEY_WORDS = frozenset(
    (
        "funding",
        "capital",
        "financing",
        "money",
        "cash",
        "dollars",
        "euros",
        "pounds",
        "yuan",
        "yen",
        "won",
        "rupees",
        "dollar",
        "euro",
    )
)
_DEMANDED = classes.words("event-demanded")
_PEOPLE = frozenset(("he", "she"))
_NO_NAMES = frozenset(("ai", "llm", "llms", "api", "us"))
_SUMS = frozenset(("millions", "billions", "trillions", "million", "billion", "trillion"))


def end_of(reading: Reading, phrase: Words) -> int:
    """The last word of a noun phrase, over a quotation mark."""
    last = phrase[1]
    while last > phrase[0] and reading.tags[last] == "k":
        last -= 1
    return last


def head_of(reading: Reading, phrase: Words) -> int:
    """The word that a noun phrase is about: its last, over a quotation mark, and over a version after a name."""
    last = end_of(reading, phrase)
    if last > phrase[0] and reading.tags[last - 1] == "X" and _VERSION.fullmatch(reading.words[last]):
        return last - 1
    return last


_VERSION = re.compile(r"v?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?")


class Meanings:
    """The classes of the phrases of one sentence.

    Args:
        reading: The sentence.
        quantities: The quantities in it.
    """

    def __init__(self, reading: Reading, quantities: Sequence[Quantity]) -> None:
        self._reading = reading
        self._quantities = quantities
        self._known: dict[Words, set[str]] = {}

    def mention_of(self, phrase: Words) -> Mention | None:
        """The mention on whose last word the phrase ends."""
        reading = self._reading
        if not reading.mentions:
            return None
        last = head_of(reading, phrase)
        whole = end_of(reading, phrase)
        if last < whole and any(one.span.end == reading.ends[whole] for one in reading.mentions):
            last = whole  # the number is part of the name: "SB 53"
        start, end = reading.starts[phrase[0]], reading.ends[last]
        low = end - 2 if reading.tags[last] == "g" else end
        found = None
        for mention in reading.mentions:
            if mention.span.start >= start and low <= mention.span.end <= end:
                found = mention
        return found

    def model_in(self, phrase: Words) -> Mention | None:
        """The model or artifact that a phrase begins with, after its articles and owners: "the Tern-2 models"."""
        reading = self._reading
        if not reading.mentions:
            return None
        first = phrase[0]
        while first < phrase[1] and reading.tags[first] in "dekga":
            first += 1
        start = reading.starts[first]
        for one in reading.mentions:
            if one.span.start == start and isinstance(one.entity, AIModel | Artifact):
                return one
        return None

    def money_in(self, phrase: Words) -> bool:
        """Whether a phrase says how much money."""
        reading = self._reading
        start, end = reading.starts[phrase[0]], reading.ends[phrase[1]]
        counted = False
        for quantity in self._quantities:
            if quantity.span.start < end and quantity.span.end > start:
                if quantity.kind is QuantityKind.MONEY:
                    return True
                counted = True
        if counted:
            return False  # "half a million chips"
        words = reading.words[phrase[0] : phrase[1] + 1]
        if not _COUNTED.isdisjoint(words):
            return False
        if words[-1] in _MONEY_WORDS or words[-1] in _SUMS:
            return True
        return _SIGN_OF_MONEY.search(" ".join(words)) is not None

    def of(self, phrase: Words) -> set[str]:
        """Every class that a phrase has."""
        known = self._known.get(phrase)
        if known is None:
            known = self._known[phrase] = self._worked_out(phrase)
        return known

    def _worked_out(self, phrase: Words) -> set[str]:
        reading = self._reading
        head = head_of(reading, phrase)
        found = self._of_word(head) | self._of_mention(phrase) | self._of_what_it_holds(phrase, head)
        if reading.tag(phrase[0] - 1) == "T" and reading.words[phrase[0]] in _DEMANDED:
            found.add("demanded")
        if (model := self.model_in(phrase)) is not None and not _is_law(model.entity):
            found.add("thing")
        if self.money_in(phrase):
            found.add("money")
        if head and reading.words[head - 1] == "series":
            found.add("round")  # "led the Series C"
        named = reading.tags[head] == "X" or (
            reading.tags[head] == "g" and reading.text[reading.starts[head]].isupper()
        )
        if named and self.mention_of(phrase) is None:
            is_name = head > 0 or not reading.words[head].endswith("s")
            if is_name and not found and reading.words[head] not in _NO_NAMES:
                found |= {"unknown", "thing", "actor", "organization", "person", "asker"}
            found.add("name")
        return found

    def _of_mention(self, phrase: Words) -> set[str]:
        """The classes of who or what is named."""
        mention = self.mention_of(phrase)
        if mention is None:
            return set()
        found = _classes_of(mention.entity)
        return found | {"person", "unknown"} if mention.status is LinkStatus.UNLISTED else found  # its kind is a guess

    def _of_what_it_holds(self, phrase: Words, head: int) -> set[str]:
        """The classes of what follows "of" after a word of number or grouping: "a suite of tools"."""
        reading = self._reading
        if (reading.words[head] not in _HOLDERS and reading.tags[head] not in "0e") or reading.tag(
            phrase[1] + 1
        ) != "o":
            return set()
        more = reading.openings.get(phrase[1] + 2)
        return self.of(more) if more is not None else set()

    def _of_word(self, head: int) -> set[str]:
        """The classes of the head of a phrase."""
        word = self._reading.words[head]
        if self._reading.tags[head] == "g":
            word = word.removesuffix("'s").removesuffix("'")
        found = set(_CLASSES_OF.get(word, ()))
        if word in ("set", "sets") and head and self._reading.words[head - 1] == "data":
            found.add("thing")
        if found & {"authority", "organization", "person", "asker"} or self._reading.tags[head] in "hir":
            found.add("actor")
        if "authority" in found:
            found |= {"asker", "addressed", "organization"}
        if "organization" in found or "person" in found:
            found.add("asker")
        if self._reading.tags[head] in "hi":
            found |= {"person", "organization", "actor", "asker"}
            if word not in _PEOPLE:
                found.add("pronoun")
            if word in ("they", "them"):
                found.add("thing")
        if "law" in found:
            found.add("measure")
        return found


def _is_law(entity: Entity) -> bool:
    """Whether something named is a law; one is introduced, and no product."""
    return isinstance(entity, Artifact) and entity.kind is ArtifactKind.LAW


def _classes_of(entity: Entity | None) -> set[str]:
    if isinstance(entity, AIModel):
        return {"thing", "resource"}
    if isinstance(entity, Artifact):
        law = entity.kind in (ArtifactKind.LAW, ArtifactKind.POLICY)
        if law:
            plan: set[str] = set() if _is_law(entity) else {"thing"}
            return plan | {"law", "measure", "authority", "rule", "addressed", "asker"}
        return {"thing", "resource"} | ({"hardware"} if entity.kind is ArtifactKind.HARDWARE else set())
    if isinstance(entity, Actor):
        found = {"actor", "asker", "name"}
        if entity.kind is ActorKind.PERSON:
            return found | {"person"}
        found |= {"organization", "addressed"}
        return found | ({"authority"} if entity.kind in _STATES else set())
    return {"name", "actor", "organization", "person", "thing", "asker"}
