"""What follows a head word and still belongs to the name: "of Health and Human Services", "Centrale Paris"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.lists import entries, table
from atomcorpus.mentions.organizations.kinds import BARRIER, HEAD

if TYPE_CHECKING:
    from atomcorpus.mentions.organizations.rows import Row

__all__ = ["complement"]

_MOST_WORDS = 10
_MOST_FOREIGN = 5
_MOST_MODIFIERS = 2
_PREPOSITIONS = {
    f" {preposition}{article} ": preposition
    for preposition in ("of", "for", "on", "against", "to", "in")
    for article in ("", " the")
}
_FOREIGN = frozenset(f" {word} " for word in "de di des du del della dei der für zu la y et".split()) | {
    *(" d'", " d’", " de la ", " de l'", " de l’"),
}
_OFFICES = classes.words("offices-of-members")
_PAIRED_PLACES = classes.words("paired-places")
_PAIRS = frozenset({" and ", " & ", ", and "})


def complement(row: Row, head: int, prepositions: frozenset[str]) -> int:
    """Index of the last word of the complement after a head; the head itself when there is none.

    Args:
        row: The block.
        head: Index of the head word.
        prepositions: Those that the head takes; "~" for a foreign name that simply goes on.
    """
    if "~" in prepositions:
        return _foreign(row, head)
    if row.words[head].text == "Lab" and row.joined[head] and _is_acronym(row.words[head + 1].text):
        return head + 1
    last, most = head, min(len(row.words) - 1, head + _MOST_WORDS)
    while last < most and _goes_on(row, head, last, prepositions):
        last += 1
    return last


def _goes_on(row: Row, head: int, last: int, prepositions: frozenset[str]) -> bool:
    """Whether the word after `last` belongs to the complement too."""
    gap = row.gap(last).replace("\n", " ")
    preposition = _PREPOSITIONS.get(gap)
    if preposition is not None:
        allowed = preposition in (prepositions if last == head else ("of", "for"))
        return allowed and _may_follow(row, last + 1, preposition)
    if last == head:
        return False
    if gap in _PAIRS or gap == ", ":
        return _pair_goes_on(row, last, gap)
    return row.joined[last] and _run_goes_on(row, head, last)


def _pair_goes_on(row: Row, last: int, gap: str) -> bool:
    """Whether what "and" or a comma joins to a word belongs to the complement: a topic, or the half of a place."""
    if gap == " and " and f"{row.words[last].text} and {row.words[last + 1].text}" in _PAIRED_PLACES:
        return True
    if gap == ", and " and row.gap(last - 1) in _PAIRS:
        return False  # "of Science and Technology, and Digital Green"
    are_topics = row.words[last].text in entries("topics") and _is_topic(row, last + 1)
    in_pair = (are_topics or (gap != ", " and _are_alike(row, last))) and not _has_head(row, last + 1)
    return in_pair and (gap != ", " or _list_goes_on(row, last + 1))


def _run_goes_on(row: Row, head: int, last: int) -> bool:
    """Whether the word right after `last` belongs to the complement: no office, and nobody after a place."""
    if row.kinds[last + 1] & BARRIER or row.words[last + 1].text in _OFFICES:
        return False
    if row.words[last].text in entries("places") and last + 2 < len(row.words) and _is_person(row, last + 1):
        return False  # "the Harbour Party of Canada Ada Novak"
    return row.words[head].text != "Party" or not row.kinds[last + 1] & HEAD  # "Party of Ruritania Coalition" are two


def _are_alike(row: Row, at: int) -> bool:
    """Whether a word and the next are two fields by their form, both plurals or both gerunds: "Dykes and Dams"."""
    first, second = row.words[at].text, row.words[at + 1].text
    ending = next((ending for ending in ("ing", "s") if first.endswith(ending)), "")
    if not ending or not second.endswith(ending) or first.endswith("ss") or second.endswith("ss"):
        return False
    if row.joined[at + 1] and at + 2 < len(row.words):
        return False  # "Boards and Thames Water"
    return not any(word in entries(name) for word in (first, second) for name in ("places", "given_names", "demonyms"))


def _may_follow(row: Row, at: int, preposition: str) -> bool:
    """Whether the word at an index can stand after a preposition in a name: no month, no person, "in" only a place."""
    word = row.words[at].text
    if word in entries("months_and_days") or _is_person(row, at):
        return False
    return preposition != "in" or word in entries("places")


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper()


def _is_topic(row: Row, at: int) -> bool:
    """Whether a topic stands at an index, perhaps after a word or two ("International Studies", "Harbor Policy")."""
    topics, stop = entries("topics"), at
    if row.words[at].text in topics:
        return True
    while stop - at < _MOST_MODIFIERS and row.joined[stop]:
        stop += 1
    last = row.words[stop].text
    return stop > at and last in topics and last not in table("organization_heads")


def _is_person(row: Row, at: int) -> bool:
    """Whether a given name and one more word stand at an index ("the People's Party of Nenad Ilić")."""
    if row.words[at].text not in entries("given_names") or not row.joined[at]:
        return False
    return row.words[at + 1].text not in table("organization_heads")


def _has_head(row: Row, at: int) -> bool:
    """Whether the run at an index has a head of its own after its first word."""
    for index in range(at + 1, min(len(row.words), at + 5)):
        if not row.joined[index - 1]:
            return False
        word = row.words[index].text
        if word in table("organization_heads") and word not in entries("topics"):
            return True
    return False


def _list_goes_on(row: Row, at: int) -> bool:
    """Whether an item after a comma is followed by another comma or "and" and one more topic."""
    for index in range(at, min(len(row.words) - 1, at + 4)):
        if row.gap(index) in (", and ", " and ", ", "):
            return row.words[index + 1].text in entries("topics")
        if not row.joined[index]:
            return False
    return False


def _foreign(row: Row, head: int) -> int:
    """Index of the last word of a Romance or German name after its head ("École Centrale Paris")."""
    last = head
    while last - head < _MOST_FOREIGN and (row.joined[last] or row.gap(last) in _FOREIGN):
        last += 1
    return last
