"""Candidates for names, how sure they are, what their rules are called, and the one rule that settles overlaps."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.entities import ActorKind, Entity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


__all__ = ["CERTAIN", "INTRODUCED", "KNOWN", "LIKELY", "POSSIBLE", "STRENGTHS", "Candidate", "guessed"]
__all__ += ["is_taken", "settle"]
__all__ += ["LISTED", "REPEATED", "SHORT_NAME", "SHORT_ORGANIZATION", "SHORT_PAPER", "SUBJECT_RULE", "SUCH_AS"]
__all__ += ["SURNAME_RULE", "TWIN", "WORD"]


INTRODUCED = 5
"""The article itself has introduced the name as a short one."""
KNOWN = 4
"""The knowledge base lists it."""
CERTAIN = 3
"""A title, a legal form or a head word says so."""
LIKELY = 2
"""The shape of the name says so: a given name and a surname."""
POSSIBLE = 1
"""Only the surroundings, or half of the shape, say so."""
STRENGTHS = {"certain": CERTAIN, "likely": LIKELY, "possible": POSSIBLE}
"""As rules write them."""

LISTED = "listed"
"""Rule of a listed name that is sure."""
TWIN = "listed-twin"
"""Rule of a name that a company shares with its models, where nothing says yet which it is."""
WORD = "listed-word"
"""Rule of a listed name that is also a word, where nothing says yet that it is a name."""
REPEATED = "repeated"
SHORT_NAME, SHORT_ORGANIZATION, SHORT_PAPER = "short-name", "short-organization", "short-paper"
SURNAME_RULE = "person.surname"
SUBJECT_RULE = "organization.subject"
"""Rule of an organisation of which only a verb tells."""
SUCH_AS = "organization.such-as"


class Candidate(NamedTuple):
    """A stretch of text taken for a name, before overlaps are settled.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last code point.
        strength: How sure the rule is: `INTRODUCED` to `POSSIBLE`.
        referents: What it may mean, likeliest first: ids of listed entries, or the record made for an unlisted name;
            empty where that record is still to be made.
        rule: Name of the rule that found it.
        kind: What an unlisted name names, as long as there is no record.
        short: Offsets of the acronym that the text introduces for it in brackets, or None.
    """

    start: int
    end: int
    strength: int
    referents: tuple[str | Entity, ...]
    rule: str
    kind: ActorKind | None = None
    short: tuple[int, int] | None = None


def guessed(start: int, end: int, kind: ActorKind, rule: str, strength: int) -> Candidate:
    """A stretch that names somebody whom no knowledge base need list, before there is a record of him.

    Args:
        start: Offset of its first code point.
        end: Offset after its last code point.
        kind: What it names.
        rule: Which evidence decided, such as `person.title`.
        strength: `CERTAIN`, `LIKELY` or `POSSIBLE`; the stronger of two that overlap should win.
    """
    return Candidate(start, end, strength, (), rule, kind)


def settle(found: Collection[Candidate]) -> list[Candidate]:
    """Keep of overlapping names the longest; of equally long ones the surer, then the one that was found first.

    Returns:
        Names that do not overlap, in text order.

    Example:
        >>> post = Candidate(4, 19, 3, ("the-washington-post",), "listed")
        >>> city = Candidate(4, 14, 3, ("place:washington",), "listed")
        >>> settle([city, post]) == [post]
        True
    """
    reached = 0
    for one in found:  # by place, in one pass: most names overlap none
        if one[0] < reached:
            break
        reached = one[1]
    else:
        return list(found)
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda one: (one[0], -one[1], -one[2])):
        while kept and kept[-1].end > candidate.start:
            if _beats(candidate, kept[-1]):
                kept.pop()
            else:
                break
        else:
            kept.append(candidate)
    return kept


def is_taken(found: Sequence[Candidate], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of the settled names, which are in text order.

    Example:
        >>> city = Candidate(4, 14, 3, ("place:washington",), "listed")
        >>> is_taken([city], 10, 20), is_taken([city], 14, 20)
        (True, False)
    """
    at = bisect_left(found, (end,))
    return at > 0 and found[at - 1].end > start


def _beats(candidate: Candidate, other: Candidate) -> bool:
    length, other_length = candidate.end - candidate.start, other.end - other.start
    return (length, candidate.strength) > (other_length, other.strength)
