"""Noun phrases beside a verb or a noun: subjects over insertions, objects, lists, and what follows a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.entities import AIModel

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Words
    from atomcorpus.events.reading import Reading

__all__ = ["chain_start", "members", "object_after", "phrase_before", "subjects_before"]

_INSERTIONS = 5
_REACH = 60
_CHAIN = 4
_MOST_MEMBERS = 30
_CLAUSE_OPENS = "^,;:stcr-(?k.a"
_EXAMPLES = frozenset(("like", "including"))
_EXAMPLE_WORDS = (["like"], ["including"])
_ALONG = (("along", "with"), ("together", "with"), ("as", "well", "as"))
_BEGIN_CLAUSE = frozenset(("after", "before", "since", "until", "during"))
_VERB = "BHMUvVZWI"


def phrase_before(reading: Reading, end: int) -> Words | None:
    """The noun phrase that ends right before a word, over quotation marks, a comma, and what stands in brackets."""
    tags = reading.tags
    at = end - 1
    if at >= 0 and tags[at] in ",-":
        at -= 1
    while at >= 0 and tags[at] == "k" and at not in reading.phrases:
        at -= 1
    if at >= 0 and tags[at] == ")":
        opening = tags.rfind("(", max(0, at - 12), at)
        if opening < 0:
            return None
        at = opening - 1
    return reading.phrases.get(at)


def chain_start(reading: Reading, phrase: Words) -> tuple[Words, bool]:
    """The head of a chain of phrases with prepositions, and whether what was given are examples of it.

    "the head of Tern Labs": "the head"; "firms like Tern Labs": Tern Labs.
    """
    current = phrase
    for _ in range(_CHAIN):
        first = current[0]
        if first > 1 and reading.tags[first - 1] in "Gz" and (left := reading.phrases.get(first - 2)) is not None:
            current = left  # "a bill banning | open models"
            continue
        if first > 3 and reading.tags[first - 2 : first] in ("TI", "TW"):
            left = next((one for far in (3, 4, 5) if (one := reading.phrases.get(first - far)) is not None), None)
            if left is None:
                return current, False
            current = left
            continue
        if first < 2 or reading.tags[first - 1] not in "poYT" or reading.words[first - 1] in _BEGIN_CLAUSE:
            return current, False
        if reading.words[first - 1] in _EXAMPLES:
            return current, True
        left = reading.phrases.get(first - 2)
        if left is None and first > 2 and reading.tags[first - 2] in "GEzZ":
            left = reading.phrases.get(first - 3)
        if left is None:
            return (phrase if reading.tags[first - 1] != "o" else current), False
        current = left
    return current, False


def subjects_before(reading: Reading, group: int) -> tuple[tuple[Words, ...], int, bool]:
    """The phrases that are the subject of the verb group that begins at a word.

    Returns:
        The phrases, the first word of all of them, and whether a relative pronoun stands for them.
    """
    tags = reading.tags
    left = reading.tag(group - 1)
    if left in "rt" or (left == "w" and reading.words[group - 1] in ("who", "which")):
        thing = phrase_before(reading, group - 1)
        return ((thing,), group - 1, True) if thing is not None else ((), group, False)
    if left in ",-":
        thing = _over_insertion(reading, group - 1)
        return (_with_left_members(reading, thing), thing[0], False) if thing is not None else ((), group, False)
    at = group - 1
    if left == ")":
        opening = tags.rfind("(", max(0, at - 12), at)
        at = opening - 1
    while at >= 0 and tags[at] == "k" and at not in reading.phrases:
        at -= 1
    phrase = reading.phrases.get(at)
    if phrase is None:
        return (), group, False
    by = reading.tag(_verb_from(reading, group) + 1) == "Y"  # "at a price in a round | led by"
    head, examples = (phrase, False) if by else chain_start(reading, phrase)
    found = _with_left_members(reading, head, examples=examples)
    if not examples and head == phrase:
        examples_of = _examples_before(reading, found[0])
        if examples_of:
            return found, found[0][0], False
    return found, found[0][0], False


def _verb_from(reading: Reading, group: int) -> int:
    """The verb of a group without auxiliaries; -2 where it has one."""
    at = group
    while reading.tag(at) == "a":
        at += 1
    return at if reading.tag(at) in "ZE" else -2


def _examples_before(reading: Reading, phrase: Words) -> bool:
    return phrase[0] > 0 and reading.words[phrase[0] - 1] in _EXAMPLES


def _with_left_members(reading: Reading, phrase: Words, *, examples: bool = False) -> tuple[Words, ...]:
    """A phrase with those that are joined to it before it: "Tern Labs, Halden and | Moss"."""
    found = _joined_before(reading, phrase)
    if len(found) == 1 or examples:
        return found
    first = found[0][0]
    border = reading.tag(first - 1)
    if border in "po" and reading.words[first - 1] not in _EXAMPLES:
        head, is_example = chain_start(reading, found[0])
        if head != found[0] and not is_example:
            return (head,)  # "researchers at Tern Labs and Halden"
        return (phrase,) if border == "o" and not is_example else found
    # "Halden bought Tern Labs and | Moss released": another clause
    return found if border in _CLAUSE_OPENS or border in "pod" else (phrase,)


def _joined_before(reading: Reading, phrase: Words) -> tuple[Words, ...]:
    """A phrase with those before it that "and" and commas join to it, whatever they are part of."""
    tags, first = reading.tags, phrase[0]
    if first < 2 or tags[first - 1] != "c":
        return (phrase,)
    at = first - 2
    if tags[at] == ",":
        at -= 1
        if tags[first] in "hi":
            return (phrase,)  # "It ran on Tern-2, and | they released it"
    found = [phrase]
    while (left := reading.phrases.get(at)) is not None and len(found) < _MOST_MEMBERS:
        found.insert(0, left)
        at = left[0] - 1
        if at < 1 or tags[at] != ",":
            break
        at -= 1
    if len(found) == 2 and tags[first - 2] == "," and reading.tag(phrase[1] + 1) in _VERB:
        return (phrase,)  # "Halden paid the sum, and | Moss released it": a comma is for three
    return tuple(found)


def _over_insertion(reading: Reading, comma: int) -> Words | None:
    """The subject before what commas or dashes insert: "Tern Labs, which is small, released"."""
    tags = reading.tags
    mark = tags[comma]
    at = comma
    for _ in range(_INSERTIONS):
        at = tags.rfind(mark, max(0, comma - _REACH), at)
        if at < 1:
            return None
        if any(tags[spot] in ";:" for spot in range(at, comma)):
            return None
        phrase = phrase_before(reading, at)
        if phrase is None:
            continue
        head, _ = chain_start(reading, phrase)
        border = reading.tag(head[0] - 1)
        if border in _CLAUSE_OPENS and (border != "a" or head[0] == 1):
            return _named_after(reading, head, at, comma)
    return None


def _named_after(reading: Reading, head: Words, at: int, comma: int) -> Words:
    """The name that stands between commas after what its bearer is: "its head, | Ada Poe,"."""
    name = reading.openings.get(at + 1)
    if name is None or name[1] != comma - 1 or reading.tags[head[1]] == "X":
        return head
    return name if reading.tags[name[0]] == reading.tags[name[1]] == "X" else head


def object_after(reading: Reading, at: int) -> tuple[tuple[Words, ...], int]:
    """The phrases that follow a word as its object, with the last word of them; empty where none does."""
    tags = reading.tags
    spot = at + 1
    while spot < len(tags) and tags[spot] in "aN" and spot not in reading.openings:
        spot += 1
    if spot not in reading.openings and reading.tag(spot) == "k":
        spot += 1
    first = reading.openings.get(spot)
    if first is None:
        return (), at
    return members(reading, first)


def members(reading: Reading, first: Words, *, acting: bool = False) -> tuple[tuple[Words, ...], int]:
    """A phrase with those that are joined to it after it, and the last word of all.

    Args:
        reading: The sentence.
        first: The first phrase.
        acting: Whether a verb may follow the last: "a deal between A and B was signed".
    """
    instead = _after_brackets(reading, first) or _examples(reading, first) or _apposed_model(reading, first)
    if instead is not None:
        return members(reading, instead, acting=acting)
    found: list[Words] = [first]
    pending: list[Words] = []
    end = last = first[1]
    for _ in range(_MOST_MEMBERS):
        if reading.tag(end + 1) in "(o":
            end = _over_complements(reading, end)
        joined, closes = _joined(reading, end, alone=len(found) + len(pending) == 1, first=first)
        if joined is None or (not acting and _acts(reading, joined)):
            break
        pending.append(joined)
        end = joined[1]
        if closes:
            found += pending
            pending = []
            last = end
    return tuple(found), last


_BRACKETED = 40
_ARTICLES = frozenset(("a", "an"))


def _over_complements(reading: Reading, end: int) -> int:
    """The last word of a phrase with what stands in brackets after it, and with "of" and another."""
    for _ in range(_CHAIN):
        tag = reading.tag(end + 1)
        if tag == "(" and (closing := reading.tags.find(")", end + 2, end + _BRACKETED)) > 0:
            end = closing
        elif tag == "o" and (more := reading.openings.get(end + 2)) is not None:
            end = more[1]
        else:
            break
    return end


def _after_brackets(reading: Reading, first: Words) -> Words | None:
    """The rest of a phrase that brackets interrupt: "an artificial intelligence (AI) | startup"."""
    if reading.tag(first[1] + 1) != "(":
        return None
    return reading.openings.get(_over_complements(reading, first[1]) + 1)


def _joined(reading: Reading, end: int, *, alone: bool, first: Words) -> tuple[Words | None, bool]:
    """The next member of a list after a word, and whether it is its last so far: after "and", "along with"."""
    words = reading.words
    for some in _ALONG:
        if tuple(words[end + 1 : end + 1 + len(some)]) == some:
            return reading.openings.get(end + 1 + len(some)), True
    tag = reading.tag(end + 1)
    if tag == "c":
        return reading.openings.get(end + 2), True
    if tag != ",":
        return None, False
    closes = reading.tag(end + 2) == "c"
    more = reading.openings.get(end + 2 + closes)
    if more is not None and alone and not closes and _is_apposition(reading, first, more):
        return None, False
    return more, closes


def _is_apposition(reading: Reading, first: Words, more: Words) -> bool:
    """Whether a phrase after a comma says what the one before it is: "Tern-2, its latest model"."""
    words = reading.words
    if reading.tags[more[0]] == "d" and _is_model(reading, first):
        return True
    return words[more[0]] in _ARTICLES and words[first[0]] not in _ARTICLES


def _apposed_model(reading: Reading, first: Words) -> Words | None:
    """The models that a phrase announces: "two small models, | Tern-2 and Tern-3"."""
    more = reading.openings.get(first[1] + 2) if reading.tag(first[1] + 1) == "," else None
    return more if more is not None and _is_model(reading, more) and not _is_model(reading, first) else None


def _examples(reading: Reading, first: Words) -> Words | None:
    """The examples that are named of what a phrase means: "organizations such as | Tern Labs"."""
    words = reading.words
    at = first[1] + 1
    if reading.tag(at) in "(o":
        at = _over_complements(reading, first[1]) + 1
    at += reading.tag(at) == ","
    if words[at : at + 2] == ["such", "as"]:
        return reading.openings.get(at + 2)
    named = reading.openings.get(at + 1) if words[at : at + 1] in _EXAMPLE_WORDS else None
    return named if named is not None and "X" in reading.tags[named[0] : named[1] + 1] else None


def _is_model(reading: Reading, phrase: Words) -> bool:
    """Whether a phrase ends with the name of a model."""
    start, end = reading.starts[phrase[0]], reading.ends[phrase[1]]
    return any(
        start <= one.span.start and one.span.end == end and isinstance(one.entity, AIModel) for one in reading.mentions
    )


def _acts(reading: Reading, phrase: Words) -> bool:
    """Whether a phrase is the subject of a verb of its own."""
    at = phrase[1] + 1
    while reading.tag(at) in "aN":
        at += 1
    if reading.tag(at) == "E" and reading.tags[phrase[1]] == "X":
        return reading.tags[max(0, phrase[0] - 2) : phrase[0]] == ",c"  # "barred it, and | Norway followed"
    return reading.tag(at) in _VERB and reading.tag(at) != "I"
