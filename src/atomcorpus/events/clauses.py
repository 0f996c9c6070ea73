"""Who is the subject of a verb, and whether its clause tells a fact: what events ask of any verb of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.english import classes
from atomcorpus.events.frames import governors
from atomcorpus.events.phrases import phrase_before, subjects_before
from atomcorpus.events.reading import HELPERS
from atomcorpus.kinds import Modality

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Words
    from atomcorpus.events.reading import Reading

__all__ = ["Clause", "Clauses"]


class Clause(NamedTuple):
    """What a verb's surroundings say of it.

    Attributes:
        subject: The phrases that are its subject; may be empty.
        start: First word of its group, or of what governs it.
        modality: Whether it is told as a fact.
        voice: `active`, `passive`, or `open` where a past form has no auxiliary.
        habit: Whether it is in the present without an auxiliary, or says what somebody "can" do.
        object: The phrase that a relative pronoun before the subject stands for: "the model that Meta released".
        demand: Whether it says what "should" be done.
        group: First word of the verb's own group.
    """

    subject: tuple[Words, ...]
    start: int
    modality: Modality = Modality.DONE
    voice: str = "active"
    habit: bool = False
    object: Words | None = None
    demand: bool = False
    group: int = 0


_DEPTH = 12
_WINDOW = 60
_FUTURE = frozenset(("will", "'ll", "won't", "shall", "would", "'d", "wouldn't"))
_MAYBE = frozenset(("may", "might", "could", "couldn't"))
_CAN = frozenset(("can", "can't", "cannot"))
_DEMAND = frozenset(("must", "should", "mustn't", "shouldn't"))
_UNREAL = classes.words("event-unreal")
_RUMOUR = frozenset(("rumored", "rumoured"))
_PAST_LETTERS, _PRESENT_LETTERS, _ING_LETTERS = "ZEv", "WIvVn", "zG"
_WHEN = frozenset(("when", "once", "until"))
_SUBJECT_AFTER = frozenset(
    ("after", "before", "by", "since", "while", "when", "in", "with", "without", "despite", "upon")
)
_OUTRANKS = {Modality.DONE: 0, Modality.PLANNED: 1, Modality.POSSIBLE: 2, Modality.DENIED: 3}


def stronger(one: Modality, other: Modality) -> Modality:
    """What is left of a fact when two things are said of it: "could plan to" is possible, "never planned to" denied."""
    return max(one, other, key=_OUTRANKS.__getitem__)


class Clauses:
    """The clauses of one sentence, each worked out once.

    Args:
        reading: The sentence.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[int, Clause | None] = {}

    def of(self, at: int, depth: int = 0) -> Clause | None:
        """The clause of the verb at a word; None where nothing is told by it: a purpose, a condition, a question."""
        if at in self._known:
            return self._known[at]
        self._known[at] = None  # what asks for itself gets nothing
        found = self._worked_out(at, depth) if depth < _DEPTH else None
        if found is not None:
            found = found._replace(group=self._group(at))
        self._known[at] = found
        return found

    def before(self, at: int) -> Clause | None:
        """The clause of the nearest finite verb before a word."""
        return self._main_before(at, 0)

    def _worked_out(self, at: int, depth: int) -> Clause | None:
        reading = self._reading
        group = self._group(at)
        before = reading.tag(group - 1)
        if before == "T":
            return self._governed(group - 1, at, depth)
        helpers = [spot for spot in range(group, at) if reading.tags[spot] in "BHMU"]
        if not helpers and reading.tags[at] in _ING_LETTERS:
            return self._participle(at, group, depth)
        return self._finite(at, group, helpers, depth)

    def _group(self, at: int) -> int:
        """First word of the verb group that ends with a word."""
        tags = self._reading.tags
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
        reading = self._reading
        words, tags = reading.words, reading.tags
        modality, demand, can = self._of_helpers(group, at)
        past = tags[at] in _PAST_LETTERS
        voice = "active"
        if past and helpers and tags[helpers[-1]] == "B":
            voice = "passive"
        elif tags[at] in "ZE" and not helpers:
            voice = "open"
        habit = (
            can
            or (not helpers and tags[at] in "WV")
            or (voice == "passive" and len(helpers) == 1 and words[helpers[0]] in ("are", "is", "'re"))
        )
        before = reading.tag(group - 1)
        subjects, start, relative = subjects_before(reading, group)
        if subjects:
            if self._is_unreal(start):
                return None
            if not past and not helpers and self._comes_after(start, _WHEN):
                modality = stronger(modality, Modality.PLANNED)
            thing = self._thing_of_relative(start) if voice != "passive" and not relative else None
            return Clause(subjects, start, modality, voice, habit, thing, demand)
        if before in ",c" or (before == "a" and group):
            shared = self._shared(at, group, depth)
            if shared is not None:
                joined = voice
                if voice == "open" and shared.voice in ("passive", "active"):
                    joined = shared.voice
                kept = shared.modality if not helpers else modality
                return shared._replace(
                    start=group, voice=joined, modality=kept, object=None, habit=shared.habit and not helpers
                )
        if voice == "open" and words[at] != "given":
            return self._detached(at, group)
        return None

    def _of_helpers(self, group: int, at: int) -> tuple[Modality, bool, bool]:
        """What auxiliaries and adverbs of a group say; whether it is a demand; whether somebody only "can"."""
        reading = self._reading
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

    def _is_unreal(self, start: int) -> bool:
        """Whether a condition begins right before the subject."""
        return not _UNREAL.isdisjoint(self._reading.words[max(0, start - 2) : start])

    def _comes_after(self, start: int, listed: frozenset[str]) -> bool:
        return start > 0 and self._reading.words[start - 1] in listed

    def _thing_of_relative(self, start: int) -> Words | None:
        """What the pronoun before a subject stands for: "the chips that Meta bought"."""
        reading = self._reading
        if start > 1 and reading.tags[start - 1] in "rt":
            return phrase_before(reading, start - 1)
        return None

    def _shared(self, at: int, group: int, depth: int) -> Clause | None:
        """The clause of the verb with which a verb after "and" or a comma shares its subject."""
        reading = self._reading
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
                and tags[spot] not in "I"
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
        tags = self._reading.tags
        after = spot + 1
        while after < len(tags) and tags[after] in HELPERS:
            after += 1
        return after < len(tags) and tags[after] in "vVZWIzEG"

    def _detached(self, at: int, group: int) -> Clause | None:
        """The clause of a participle that stands by itself: "Backed by Halden, ATOM aims", "Tern-2 (launched in May)"."""
        reading = self._reading
        tags = reading.tags
        before = reading.tag(group - 1)
        if before == "^" or (before in "sc" and group == 1):
            comma = tags.find(",", at)
            if 0 <= comma < at + _WINDOW and (thing := reading.openings.get(_over(tags, comma + 1))) is not None:
                return Clause((thing,), group, voice="passive")
            return None
        if before == "-" and (things := self._listed(group - 1)):
            return Clause(things, group, voice="passive")
        if before in "(,-:" and (thing := phrase_before(reading, group - 1)) is not None:
            return Clause(
                (thing,), group, voice="passive" if before != "," or reading.tag(at + 1) in "YpDsT" else "open"
            )
        return None

    def _listed(self, dash: int) -> tuple[Words, ...]:
        """The things of an item before a dash: ": the A1 and the B2, the C3 | - banned"."""
        reading = self._reading
        inserted = reading.tags.rfind("-", max(0, dash - _WINDOW), dash)
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

    # --- infinitives and participles ----------------------------------------------------------------------------------
    def _governed(self, to: int, at: int, depth: int) -> Clause | None:
        """The clause of an infinitive, by what governs it."""
        reading = self._reading
        negated = reading.tags[to + 1] == "N" or reading.tag(to - 1) == "N"
        spot = to - 1
        while spot >= 0 and reading.tags[spot] in "aNk":
            spot -= 1
        if spot < 0:
            return None
        found = self._of_governor(spot, depth)
        if found is None:
            return None
        passive = (
            any(reading.words[one] in ("be", "been") for one in range(to, at)) and reading.tags[at] in _PAST_LETTERS
        )
        modality = Modality.DENIED if negated else found.modality
        return found._replace(modality=modality, voice="passive" if passive else "active", habit=False, object=None)

    def _of_governor(self, spot: int, depth: int) -> Clause | None:
        """The clause of the word that governs an infinitive or an -ing form."""
        reading = self._reading
        word, tag = reading.words[spot], reading.tags[spot]
        if tag == "B":  # "is to release"
            found = self.of(spot, depth + 1)
            return found and found._replace(
                subject=self._owners(found.subject), modality=stronger(found.modality, Modality.PLANNED)
            )
        some = governors().get(word)
        if not some:
            return None
        sorts = {one.sort: one.modality for one in some}
        if "adjective" in sorts and (be := self._be_before(spot)) >= 0:
            found = self.of(be, depth + 1)
            return found and found._replace(modality=stronger(found.modality, sorts["adjective"]))
        if "verb" in sorts and ("noun" not in sorts or tag in "vVZWEIz"):
            found = self.of(spot, depth + 1)
            if found is None:
                return None
            denied = sorts["verb"] is Modality.DENIED and found.modality is Modality.DENIED  # "did not fail to"
            return found._replace(modality=Modality.DONE if denied else stronger(found.modality, sorts["verb"]))
        return self._of_noun(spot, sorts["noun"], depth) if "noun" in sorts else None

    def _owners(self, subject: tuple[Words, ...]) -> tuple[Words, ...]:
        """Whose plan it is, where a plan is the subject: "Halden's plan is to release"."""
        reading = self._reading
        if len(subject) == 1 and any(one.sort == "noun" for one in governors().get(reading.words[subject[0][1]], ())):
            first, last = subject[0]
            return tuple((first, at) for at in range(first, last) if reading.tags[at] == "g")[:1] or subject
        return subject

    def _be_before(self, spot: int) -> int:
        tags = self._reading.tags
        at = spot - 1
        while at >= 0 and tags[at] in "aNd":
            at -= 1
        return at if at >= 0 and tags[at] == "B" else -1

    def _of_noun(self, spot: int, modality: Modality, depth: int) -> Clause | None:
        """The clause of "plans" in "announced plans to", "is in talks to", "its decision to"."""
        reading = self._reading
        tags = reading.tags
        phrase = reading.phrases.get(spot)
        first = phrase[0] if phrase else spot
        for at in range(first, spot):
            if tags[at] == "g":
                return Clause(((first, at),), first, modality)
        owned = any(reading.words[at] in ("its", "their", "his", "her", "our", "my") for at in range(first, spot))
        before = first - 1
        if before >= 0 and tags[before] in "po":
            before -= 1
        while before >= 0 and tags[before] in "a":
            before -= 1
        if before >= 0 and tags[before] in "vVEZWzBHIG":
            found = self.of(before, depth + 1)
            if found is not None:
                return found._replace(modality=stronger(found.modality, modality))
        if owned:
            found = self._main_before(first, depth)
            return found and found._replace(modality=stronger(found.modality, modality))
        return None

    def _participle(self, at: int, group: int, depth: int) -> Clause | None:
        """The clause of an -ing form without an auxiliary, by what is before it."""
        reading = self._reading
        tags = reading.tags
        before = group - 1
        tag = reading.tag(before)
        if tag == "^":
            return self._opening(at, group)
        if tag == "c":
            shared = self._shared(at, group, depth)
            if shared is not None:
                return shared._replace(start=group, object=None)
            return None
        if tag in ",-":
            found = self._main_before(group, depth)
            return found and found._replace(start=group, voice="active", object=None)
        word = reading.words[before]
        if tag in "psY" and word in _SUBJECT_AFTER:
            denied = Modality.DENIED if word == "without" else Modality.DONE
            if reading.tag(before - 1) in "^,;:c" and (found := self._opening(at, group)) is not None:
                return found._replace(modality=denied)
            found = self._main_before(before, depth)
            return found and found._replace(
                start=group, modality=stronger(found.modality, denied), voice="active", object=None
            )
        if tag in "vVEZWIGz" and word in governors():
            found = self._of_governor(before, depth)
            return found and found._replace(voice="active", object=None, habit=False)
        if tag in "nXKy" and (thing := reading.phrases.get(before)) is not None and self._is_relative_like(thing):
            return Clause((thing,), group, habit=True)
        return None

    def _is_relative_like(self, thing: Words) -> bool:
        """Whether an -ing form after a phrase says what that does: "labs releasing models", not "of Meta leaving"."""
        return self._reading.tag(thing[0] - 1) not in "o"

    def _opening(self, at: int, group: int) -> Clause | None:
        """The clause of a participle whose subject follows: "After buying Tern Labs, Halden grew"."""
        reading = self._reading
        comma = at
        for _ in range(3):
            comma = reading.tags.find(",", comma + 1, at + _WINDOW)
            if comma < 0:
                return None
            spot = _over(reading.tags, comma + 1)
            thing = reading.openings.get(spot)
            if (
                thing is not None
                and reading.tag(thing[1] + 1) in "BHMUvVEZWNaTKn("
                and reading.tag(thing[1] + 1) != "("
            ):
                return Clause((thing,), group)
        return None

    def _main_before(self, before: int, depth: int) -> Clause | None:
        """The clause of the nearest finite verb before a word."""
        reading = self._reading
        tags = reading.tags
        tries = 0
        for spot in reading.verbs_before(before):
            if tags[spot] in "Gz" or (tags[spot] in "BHMU" and self._group_goes_on(spot)):
                continue
            if tries > 4:
                break
            tries += 1
            found = self.of(spot, depth + 1)
            if found is not None and found.subject and reading.tag(found.subject[0][0] - 1) not in "Gz":
                return found
        return None


def _over(tags: str, at: int) -> int:
    """The first word from one on that is neither adverb nor quotation mark."""
    while at < len(tags) and tags[at] in "ak" and at < len(tags) - 1:
        at += 1
    return at
