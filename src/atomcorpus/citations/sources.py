"""The borders of noun phrases around a cue: where a source begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.vocabulary import DOCUMENTS, PEOPLE, PERIODS, RECENT

if TYPE_CHECKING:
    from atomcorpus.citations.drafts import Words
    from atomcorpus.citations.words import Sentence

__all__ = ["group_start", "head_of", "phrase_left", "phrase_right", "subject_left"]

# In words and in tries; longer phrases are not looked for, so that time stays linear on any text.
_REACH = 45
_TRIES = 5

_ONCE = frozenset("then now formerly".split())
_ONCE_LISTS = tuple([word] for word in sorted(_ONCE))
_BOUNDS = frozenset((("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("up", "to")))
_CLAUSE_OPENERS = "^QtsTb,;:-c("
_NOUNS = "nX0gqK"


def head_of(tags: str, phrase: Words) -> int:
    """The word that a noun phrase is about: the last one in front of its first preposition, insertion or clause."""
    first, last = phrase
    for at in range(first + 1, last + 1):
        if tags[at] in _BEHIND_HEADS or (tags[at] in "VE" and tags[at - 1] in "nX"):
            return at - 1
    return last


_BEHIND_HEADS = "opw,(-T"


def phrase_left(sentence: Sentence, last: int) -> Words | None:
    """The noun phrase that ends with word `last`, or with the insertion or time that ends there."""
    tags = sentence.tags
    if last >= 0 and tags[last] in "DaN":
        last = _before_time(tags, last)
    if last < 0:
        return None
    tag = tags[last]
    if tag in "hiw":
        return last, last
    if tag in ",-)":
        return _before_insertion(sentence, last) if tag == "," else _before_bracket(sentence, last, tag)
    if tag == "." and _is_abbreviation(sentence, last):
        return _first_word(sentence, last), last
    head = _before_period(sentence, last) if sentence.words[last] in PERIODS and last > 1 else None
    if head is not None or tag not in "nX0gqKdEGm":
        return head
    first = _behind_period(sentence, _first_word(sentence, last), last)
    first = _behind_object(sentence, first, last)
    first += first < last and sentence.words[first] in ("including", "like")
    if first > 0 and tuple(sentence.words[first - 1 : first + 1]) in _BOUNDS:
        first -= 1
    elif first > 1 and tags[first] == "0" and tuple(sentence.words[first - 2 : first]) in _BOUNDS:
        first -= 2
    if first > 2 and sentence.words[first - 2 : first] == ["such", "as"] and tags[first - 3] in "nX":
        first = _first_word(sentence, first - 3)  # "critics such as Ada Poe"
    first -= first > 0 and sentence.words[first - 1] == "lead" and PEOPLE.match(sentence.words[first]) is not None
    listed = first > 1 and tags[first - 1] == "," and "c" in tags[first:last]
    return (_before_list(sentence, first) if listed else _before_relative(sentence, first)), last


def _before_list(sentence: Sentence, first: int) -> int:
    """First word of "Ada Poe, Wei Lin and Tern Labs", read from "Wei Lin"; names only, and none inside a clause."""
    tags, at = sentence.tags, first
    while at > 1 and tags[at - 1] == "," and tags[at - 2] == "X":
        at = _first_word(sentence, at - 2)
    return at if at == 0 or tags[at - 1] in _CLAUSE_OPENERS else first


def _is_abbreviation(sentence: Sentence, dot: int) -> bool:
    """Whether a full stop belongs to the name in front of it: "Jr.", "Inc."."""
    return dot > 0 and sentence.tags[dot - 1] == "X" and sentence.starts[dot] == sentence.ends[dot - 1]


def _before_time(tags: str, last: int) -> int:
    """Step over "on Friday", "Tuesday", "later" in front of a verb."""
    while last > 0 and tags[last] in "DaN0":
        last -= 1
    if tags[last] == "p" and tags[last + 1] == "D":
        last -= 1
    return last


def _before_relative(sentence: Sentence, first: int) -> int:
    """First word of "researchers who have seen the model", read from "the model"; else `first`."""
    tags = sentence.tags
    at = first - 1
    if at < 1 or tags[at] not in "uvVEp":
        return first
    # "people briefed on the move", "a study published in the spring"
    is_participle = tags[at - 1] in "VE" or sentence.words[at - 1] == "led"  # "analysts led by Ada Poe"
    noun = sentence.words[at - 2] if at > 1 and tags[at] == "p" and is_participle else ""
    if noun in DOCUMENTS or PEOPLE.match(noun):
        return _first_word(sentence, at - 2)
    floor = max(0, first - 12)
    while at > floor and tags[at] not in ",;:Qts-(w":
        at -= 1
    if at < 1 or tags[at] != "w" or sentence.words[at] != "who" or tags[at - 1] not in "nXK":
        return first
    return _first_word(sentence, at - 1)


def _before_bracket(sentence: Sentence, last: int, tag: str) -> Words | None:
    """The phrase with what stands between dashes or in brackets behind it."""
    tags = sentence.tags
    opening = tags.rfind("-" if tag == "-" else "(", max(0, last - _REACH), last)
    head = phrase_left(sentence, opening - 1) if opening > 0 and tags[opening - 1] not in ",-)" else None
    return (head[0], last if tag == ")" else last - 1) if head else None


def _before_period(sentence: Sentence, last: int) -> Words | None:
    """The phrase in front of "this week", "last month", "this past year"."""
    tags = sentence.tags
    at = last - 1
    while at > 0 and last - at < 3 and tags[at] in "dn":
        at -= 1
        if tags[at] in "X)D,wh" or (tags[at] == "n" and tags[at + 1] == "d"):
            return phrase_left(sentence, at)
    return None


def _behind_object(sentence: Sentence, first: int, last: int) -> int:
    """First word of a new clause that "and" joins to the object of a verb: "renewed its grant and Ada Poe said"."""
    tags = sentence.tags
    if first == 0 or tags[first - 1] not in "VEv" or "bare" in _takes(sentence.words[first - 1]):
        return first
    joint = tags.rfind("c", first, last)
    return joint + 1 if joint > first and tags[joint + 1] in "Xdh" else first


def _takes(word: str) -> frozenset[str]:
    """What a word takes if it is a cue."""
    cue = CUES.get(word)
    return cue.takes if cue is not None else frozenset()


def _behind_period(sentence: Sentence, first: int, last: int) -> int:
    """First word of the phrase without a time in front of it: "Last month Tern Labs"."""
    words = sentence.words
    if first + 2 > last or words[first] not in RECENT or words[first + 1] not in PERIODS:
        return first
    return first + 2 if sentence.tags[first + 2] in "Xdn" else first


def _first_word(sentence: Sentence, last: int) -> int:
    """First word of the noun phrase that ends with `last`."""
    tags = sentence.tags
    floor = max(0, last - _REACH)
    first = at = last
    while at >= floor:
        tag = tags[at]
        before = tags[at - 1] if at > floor else "^"
        if tag in "nX0gqKEGm":
            first = at
        elif tag == "d":
            first = at
            if before == "T" and tags[at - 2 : at - 1] in ("n", "X"):  # "close to the talks"
                at -= 1
                continue
            if before not in "opcdw" or (before == "p" and tags[at - 2 : at - 1] not in ("n", "X", "0", "g", "K", ")")):
                break
        elif tag == ")":
            opening = tags.rfind("(", floor, at)
            if opening <= floor:
                break
            at = opening
        elif not _joins_left(sentence, at, last, tag, before):
            break
        at -= 1
    return first


def _joins_left(sentence: Sentence, at: int, last: int, tag: str, before: str) -> bool:
    """Whether a word that is no noun lies inside a noun phrase that is read from its end."""
    if tag in _JOINED_BY:
        return before in _JOINED_BY[tag] and sentence.words[at] not in _CONJUNCTIONS
    if tag == "T":
        return before in "nX" and sentence.tags[at + 1] in "dXg"
    if tag == "a":
        return at < last and before == "d"
    # the dot of an abbreviation, a hyphen
    return tag in ".-" and before in ("X" if tag == "." else _NOUNS) and sentence.starts[at] == sentence.ends[at - 1]


# Prepositions that may begin a clause too: "has been full since the district announced that".
_CONJUNCTIONS = frozenset(("after", "before", "since", "until"))
# What has to stand before prepositions, "and" and months inside a noun phrase.
_JOINED_BY = {"o": "nX0gqKd)", "p": "nX0gqKd)", "c": _NOUNS, "D": "dg"}


def _before_insertion(sentence: Sentence, comma: int) -> Words | None:
    """The phrase with an insertion that ends with this comma: "Ada Poe, who runs the lab,"."""
    tags = sentence.tags
    floor = max(0, comma - _REACH)
    at = comma
    found = phrase_left(sentence, comma - 1) if comma > 0 and tags[comma - 1] in ".)" else None
    for _ in range(_TRIES):
        at = tags.rfind(",", floor, at)
        if at <= floor:
            break
        head = phrase_left(sentence, at - 1) if tags[at - 1] not in ",:;-(DQ" else None
        if head is None:
            continue
        before = tags[head[0] - 1] if head[0] else "^"
        if (before in _CLAUSE_OPENERS and before != "T") or (before in "uvV" and found is None):
            described = (
                tags[at + 1] in "dnX0wK" or sentence.words[at + 1] in _ONCE
            )  # other insertions are no part of the source
            found = head[0], (comma if described else at) - 1
            named = sentence.words[head[0]] in _OWNERS and tags[at + 1] == "X"  # "its founder, Ada Poe,"
            if before != "," or named:
                break
    return found


def phrase_right(sentence: Sentence, first: int) -> Words | None:
    """The noun phrase that begins with word `first`, with its modifiers and one insertion."""
    tags = sentence.tags
    if first >= len(tags):
        return None
    if tags[first] in "him":
        return first, first
    last = -1
    at = first
    limit = min(len(tags), first + _REACH)
    while at < limit:
        at += _describing(sentence, at, last)
        tag = tags[at]
        ends_low = tag in "hm" and at > first + 1 and last == at - 2 and tags[at - 1] in "po"  # "familiar with it"
        if tag in "nX0gK" or (tag in "qG" and at > first) or ends_low:
            last = at
        elif tag == "d":
            if last >= 0 and tags[at - 1] not in "opcd":
                break
            last = at
        elif tag == "(" and (closing := tags.find(")", at, limit)) > 0:
            last = at = closing
        elif last == at - 1 and (start := _insertion_start(sentence, at)) is not None:
            stop = _insertion_end(tags, start, limit)
            return first, (stop - 1 if stop > start else _before_recent(sentence.words, first, last))
        elif not _joins_right(sentence, at, last, tag):
            break
        at += 1
    return (first, _before_recent(sentence.words, first, last)) if last >= 0 else None


def _before_recent(words: list[str], first: int, last: int) -> int:
    """The last word without a time: "as reported by The Daily Ledger last month"."""
    return last - 2 if last > first + 1 and words[last] in PERIODS and words[last - 1] in RECENT else last


_OWNERS = frozenset("its their his her".split())
_NOT_IN_SOURCES = frozenset("on during after before since until as upon despite".split())


def _joins_right(sentence: Sentence, at: int, last: int, tag: str) -> bool:
    """Whether a word that is no noun lies inside a noun phrase that is read from its beginning."""
    tags = sentence.tags
    after = tags[at + 1 : at + 2] or "$"
    if tag in "EaV":
        return after in "nX" and at > 0 and tags[at - 1] in "da"
    if tag in "op":
        return last == at - 1 and sentence.words[at] not in _NOT_IN_SOURCES
    if tag == "c":
        return after in "nXd"
    if tag == "D":
        return tags[at - 1 : at] == "d" and after in "nXK0"
    return tag == "." and tags[at - 1] == "X" and after != "$" and sentence.starts[at] == sentence.ends[at - 1]


def _describing(sentence: Sentence, at: int, last: int) -> int:
    """How many words begin to say who people are: "people briefed on the move", "sources close to the lab"; 0 for none.

    Args:
        sentence: The sentence.
        at: The word.
        last: The last noun so far, which has to stand in front of it.
    """
    tags, words = sentence.tags, sentence.words
    if last < 0 or last != at - 1 or at + 2 >= len(tags):
        return 0
    after = tags[at + 1]
    if tags[at] == "T":
        return 1 + (after == "d") if words[last] in _NEAR and after in "dnXg" else 0
    is_participle = tags[at] in "VE" or words[at] == "led"  # "a group led by Ada Poe"
    return 2 if is_participle and after in "po" and PEOPLE.match(words[last]) else 0


_NEAR = frozenset(("close", "privy"))


def _insertion_start(sentence: Sentence, at: int) -> int | None:
    """Where a description behind a noun begins: "who ...", ", head of ..."."""
    if sentence.words[at] == "who":
        return at
    described = sentence.tags[at : at + 2] in (",d", ",n", ",X", ",w") or sentence.tags[at : at + 3] == ",0,"  # an age
    return (
        at + 1 if described or (sentence.tags[at] == "," and sentence.words[at + 1 : at + 2] in _ONCE_LISTS) else None
    )


_DESCRIBES = "nX0gKdopEGDTac.q(),N"
_RELATES = _DESCRIBES.replace(",", "") + "uvVhmt"


def _insertion_end(tags: str, at: int, limit: int) -> int:
    """Where an insertion behind a name stops, or `at` when a clause follows instead."""
    if at >= limit:
        return at
    start = at
    allowed = _DESCRIBES
    while at < limit:
        if tags[at] == "w":  # "a lawyer who has read it"
            allowed = _RELATES
        elif tags[at] not in allowed or (tags[at] == "," and tags[at + 1 : at + 2] not in ("c", "X")):
            break
        at += 1
    if at < limit and tags[at] not in ",?;:-Q":
        return start
    while at > start and tags[at - 1] == ".":
        at -= 1
    return at


def group_start(tags: str, at: int) -> int:
    """First word of the verb group that ends with word `at`: auxiliaries, adverbs, and verbs that govern "to"."""
    group = at
    floor = max(0, at - 12)
    while True:
        while group > floor and tags[group - 1] in "auN":
            group -= 1
        if group - 1 <= floor or tags[group - 1] != "T" or tags[group - 2] not in "vVEKGn":
            return group
        if tags[group - 2] == "n" and tags[group - 3 : group - 2] not in ("u", "a"):
            return group  # "a plan to tell": a noun governs
        group -= 2


def subject_left(sentence: Sentence, before: int, *, main: bool) -> Words | None:
    """The subject of the nearest verb in front of word `before`.

    Args:
        sentence: The sentence.
        before: The word to look in front of.
        main: Whether relative and subordinate clauses are passed over.
    """
    tags = sentence.tags
    tries = 0
    fallback = None
    at = before - 1
    floor = max(0, before - 2 * _REACH)
    while at > floor and tries < _TRIES:
        if tags[at] in "uvVE" and tags[at - 1] not in "uvVNTcpodG":
            found = phrase_left(sentence, at - 1)
            if found is not None:
                tries += 1
                border = tags[found[0] - 1] if found[0] else "^"
                if not main or (tags[found[0]] != "w" and border in "^QbT,;:-c)"):
                    return found
                fallback = fallback or found
                at = found[0]
        at -= 1
    return fallback
