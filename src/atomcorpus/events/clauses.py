"""Who is the subject of a verb, and whether its clause tells a fact: what events ask of any verb of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.events.dependents import governed, opening, participle
from atomcorpus.events.phrases import phrase_before, subjects_before
from atomcorpus.events.reading import HELPERS
from atomcorpus.events.told import PAST_LETTERS, WINDOW, Clause, over_adverbs, stronger
from atomcorpus.kinds import Modality

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Words
    from atomcorpus.events.reading import Reading

__all__ = ["Clauses"]

_DEPTH = 12
_FUTURE = frozenset(("will", "'ll", "won't", "shall", "would", "'d", "wouldn't"))
_MAYBE = frozenset(("may", "might", "could", "couldn't"))
_CAN = frozenset(("can", "can't", "cannot"))
_DEMAND = frozenset(("must", "should", "mustn't", "shouldn't"))
_UNREAL = classes.words("event-unreal")
_ING_LETTERS = "zG"
_ARE = frozenset(("are", "is", "'re"))
_NOBODY = frozenset(("neither", "no", "none", "nobody"))
_DENYING = frozenset(("deny", "denies", "denied", "denying"))
_WHEN = frozenset(("when", "once", "until"))


class Clauses:
    """The clauses of one sentence, each worked out once.

    Args:
        reading: The sentence.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._known: dict[int, Clause | None] = {}

    def of(self, at: int, depth: int = 0) -> Clause | None:
        """The clause of the verb at a word; None where nothing is told by it: a purpose, a condition, a question."""
        if at in self._known:
            return self._known[at]
        self._known[at] = None  # what asks for itself gets nothing
        found = self._worked_out(at, depth) if depth < _DEPTH else None
        self._known[at] = found
        return found

    def _worked_out(self, at: int, depth: int) -> Clause | None:
        reading = self.reading
        group = self._group(at)
        before = reading.tag(group - 1)
        if before == "T":
            return governed(self, group - 1, at, depth)
        helpers = [spot for spot in range(group, at) if reading.tags[spot] in "BHMU"]
        if not helpers and reading.tags[at] in _ING_LETTERS:
            return participle(self, at, group, depth)
        return self._finite(at, group, helpers, depth)

    def _group(self, at: int) -> int:
        """First word of the verb group that ends with a word."""
        tags = self.reading.tags
        group = at
        floor = max(0, at - 14)
        while group > floor:
            if tags[group - 1] in HELPERS:
                group -= 1
            elif tags[group - 1] == "D":
                day = group - 1
                while day > floor and tags[day - 1] == "D":
                    day -= 1
                if day > floor and tags[day - 1] in "pY":
                    day -= 1
                if day == 0 or tags[day - 1] in ",;:-(c":
                    break
                group = day
            else:
                break
        while group < at and tags[group] == "k":
            group += 1
        return group

    # --- finite verbs -------------------------------------------------------------------------------------------------
    def _finite(self, at: int, group: int, helpers: list[int], depth: int) -> Clause | None:
        """The clause of a verb that is no infinitive and no -ing form by itself."""
        modality, demand, can = self._of_helpers(group, at)
        voice = self._voice(at, helpers)
        subjects, start, relative = subjects_before(self.reading, group)
        told = Clause(
            subjects, start, modality, voice, self._is_habit(at, helpers, voice, can=can), None, demand, group
        )
        if subjects:
            present = not helpers and self.reading.tags[at] not in PAST_LETTERS
            return self._of_subject(told, present=present, relative=relative)
        before = self.reading.tag(group - 1)
        if before in ",cba" and (joined := self.shared(at, group, depth)) is not None:
            return _joined(told, joined, helpers)
        if voice == "open" and self.reading.words[at] != "given":
            return self._detached(at, group)
        return None

    def _voice(self, at: int, helpers: list[int]) -> str:
        """Active, passive, or open where a past form has no auxiliary."""
        tags = self.reading.tags
        if helpers:
            return "passive" if tags[at] in PAST_LETTERS and tags[helpers[-1]] == "B" else "active"
        return "open" if tags[at] in "ZE" else "active"

    def _is_habit(self, at: int, helpers: list[int], voice: str, *, can: bool) -> bool:
        """Whether a verb says what somebody does, not what they did: "releases", "is released", "can release"."""
        if not helpers:
            return self.reading.tags[at] in "WV"
        return can or (voice == "passive" and len(helpers) == 1 and self.reading.words[helpers[0]] in _ARE)

    def _of_subject(self, told: Clause, *, present: bool, relative: bool) -> Clause | None:
        """The clause of a verb with its own subject; None in a condition."""
        words, start = self.reading.words, told.start
        if not _UNREAL.isdisjoint(words[max(0, start - 2) : start]):
            return None
        before = words[start - 1] if start else ""
        if (present and before == "before") or (before == "had" and start == 1):
            return None  # "before we pour money into it", "Had they released it"
        if self._is_denied(start) or words[told.subject[0][0]] in _NOBODY:
            told = told._replace(modality=Modality.DENIED)
        elif present and before in _WHEN:
            told = told._replace(modality=stronger(told.modality, Modality.PLANNED))
        if told.voice != "passive" and not relative and (thing := self._thing_of_relative(told)) is not None:
            told = told._replace(object=thing)
        return told

    def _of_helpers(self, group: int, at: int) -> tuple[Modality, bool, bool]:
        """What auxiliaries and adverbs of a group say; whether it is a demand; whether somebody only "can"."""
        reading = self.reading
        said = reading.words[group:at]
        if not said:
            return Modality.DONE, False, False
        modality = Modality.DONE
        demand = not _DEMAND.isdisjoint(said)
        can = not _CAN.isdisjoint(said)
        if not _FUTURE.isdisjoint(said):
            modality = Modality.PLANNED
        if can or not _MAYBE.isdisjoint(said):
            modality = Modality.POSSIBLE
        if "N" in reading.tags[group:at] or "longer" in said or "n't" in " ".join(said) or "cannot" in said:
            modality = Modality.DENIED
        return modality, demand, can

    def _is_denied(self, start: int) -> bool:
        """Whether somebody denies what the clause says: "denied that it would"."""
        words = self.reading.words
        before = start - 1 - (words[start - 1 : start] == ["that"])
        return before >= 0 and words[before] in _DENYING

    def _thing_of_relative(self, told: Clause) -> Words | None:
        """What is done, where it stands before the subject: "the chips that Halden bought", "the chips they bought"."""
        reading, start = self.reading, told.start
        if start > 1 and reading.tags[start - 1] in "rt":
            return phrase_before(reading, start - 1)
        first, last = told.subject[0]
        if told.voice != "open":
            return None
        if first == last and reading.tags[first] in "hi":
            return reading.phrases.get(start - 1)
        name = last
        while name > first and reading.tags[name - 1] == "X":
            name -= 1
        is_described = reading.tags[first] == "d" and reading.tags[name - 1] == "n" and reading.ends_with_actor(last)
        return (first, name - 1) if first < name and is_described else None

    def shared(self, at: int, group: int, depth: int) -> Clause | None:
        """The clause of the verb with which a verb after "and" or a comma shares its subject."""
        reading = self.reading
        tags = reading.tags
        base = tags[at] in "WIn" and group == at and not reading.words[at].endswith("s")
        ing = tags[at] in _ING_LETTERS
        tries = 0
        for spot in reading.verbs_before(group):
            if tries > 5:
                break
            if tags[spot] in "BHMU" and self._group_goes_on(spot):
                continue
            tries += 1
            if ing != (tags[spot] in _ING_LETTERS):
                continue
            if (
                base
                and reading.tag(self._group(spot) - 1) != "T"
                and not any(tags[one] in "MU" for one in range(self._group(spot), spot))
                and tags[spot] != "I"
            ):
                continue
            if any(tags[one] in ";:" for one in range(spot, group)):
                return None
            found = self.of(spot, depth + 1)
            if found is not None and found.subject:
                return found
        return None

    def _group_goes_on(self, spot: int) -> bool:
        """Whether an auxiliary has its verb after it."""
        tags = self.reading.tags
        after = spot + 1
        while after < len(tags) and tags[after] in HELPERS:
            after += 1
        return after < len(tags) and tags[after] in "vVZWIzEG"

    def _detached(self, at: int, group: int) -> Clause | None:
        """The clause of a participle that stands by itself: "Backed by it, ATOM aims", "Tern-2 (launched in May)"."""
        reading = self.reading
        tags = reading.tags
        before = reading.tag(group - 1)
        if before == "^" or (before in "sc" and group == 1):
            if (found := opening(self, at, group)) is not None:
                return found._replace(voice="passive")
            comma = tags.find(",", at)
            if 0 <= comma < at + WINDOW and (thing := reading.openings.get(over_adverbs(tags, comma + 1))) is not None:
                return Clause((thing,), group, voice="passive", group=group)
            return None
        if before == "-" and (things := self._listed(group - 1)):
            return Clause(things, group, voice="passive", group=group)
        if before in "(,-:" and (thing := phrase_before(reading, group - 1)) is not None:
            voice = "passive" if before != "," or reading.tag(at + 1) in "YpDsT" else "open"
            return Clause((thing,), group, voice=voice, group=group)
        return None

    def _listed(self, dash: int) -> tuple[Words, ...]:
        """The things of an item before a dash: ": the A1 and the B2, the C3 | - banned"."""
        reading = self.reading
        inserted = reading.tags.rfind("-", max(0, dash - WINDOW), dash)
        phrase = phrase_before(reading, inserted) if inserted > 0 else None
        phrase = phrase or phrase_before(reading, dash)
        found: list[Words] = []
        while phrase is not None and len(found) < _DEPTH:
            found.insert(0, phrase)
            if reading.tag(phrase[0] - 1) not in ",c":
                break
            phrase = (
                phrase_before(reading, phrase[0] - 1)
                if reading.tag(phrase[0] - 1) == "c"
                else phrase_before(reading, phrase[0])
            )
        return tuple(found) if found and reading.tag(found[0][0] - 1) in "^:-" else ()

    def before(self, at: int, depth: int = 0) -> Clause | None:
        """The clause of the nearest finite verb before a word."""
        reading = self.reading
        tags = reading.tags
        tries = 0
        for spot in reading.verbs_before(at):
            if tags[spot] in "Gz" or (tags[spot] in "BHMU" and self._group_goes_on(spot)):
                continue
            if tries > 4:
                break
            tries += 1
            found = self.of(spot, depth + 1)
            if found is not None and found.subject and reading.tag(found.subject[0][0] - 1) not in "Gz":
                return found
        return None


def _joined(told: Clause, shared: Clause, helpers: list[int]) -> Clause:
    """The clause of a verb that shares a subject: "Tern Labs grew and | released it"."""
    return shared._replace(
        start=told.group,
        group=told.group,
        voice=shared.voice if told.voice == "open" and shared.voice in ("passive", "active") else told.voice,
        modality=told.modality if helpers or told.modality is Modality.DENIED else shared.modality,
        object=None,
        habit=shared.habit and not helpers,
    )
