"""Artifacts among the names of a block: when a listed name is one, and what the grammar of artifacts finds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from atomcorpus.artifacts import acts, has_people, supports_artifact, unlisted_artifact, whole_name
from atomcorpus.english.lists import entries
from atomcorpus.entities import ArtifactKind
from atomcorpus.folding import fold_name
from atomcorpus.mentions.borders import with_borders
from atomcorpus.mentions.candidates import CERTAIN, KNOWN, LISTED, TWIN, WORD, Candidate
from atomcorpus.mentions.capitals import has_borders, is_artifact, is_model
from atomcorpus.mentions.listed import ListedName
from atomcorpus.mentions.senses import is_posted_on, names_a_licence, supports_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from atomcorpus.artifacts import Guess
    from atomcorpus.knowledge import Name

__all__ = ["ends_an_artifact", "guessed_artifacts", "read_artifact"]


def read_artifact(
    text: str, listed: ListedName, models: tuple[Name, ...], actors: tuple[Name, ...], artifacts: tuple[Name, ...]
) -> Candidate | None:
    """The artifact that a listed name means where it stands; None where it is somebody or something else.

    A firm's product of the same name is meant, unless the firm acts there or stands among its likes. A name that is
    also a word needs the words beside it to speak of it so. What nothing else is called by remains a word that its
    neighbours may explain.

    Args:
        text: The whole text.
        listed: The stretch.
        models: The models of that name.
        actors: The actors of that name.
        artifacts: The artifacts of that name.
    """
    start, end, others = listed.start, listed.end, actors + models
    if text[start - 1 : start] == "@":
        return None
    if has_borders(artifacts):
        start, end, artifacts, _ = with_borders(text, ListedName(start, end, artifacts))
        if not artifacts:
            return None
    sure = _sure(artifacts)
    if not sure and not _is_supported(text, start, end, artifacts):
        return _of_a_word(text, (start, end), artifacts, others)
    if _is_another(text, start, end, artifacts, others) if others else _is_firm(text, end, artifacts):
        return None
    meant = sure or artifacts
    if others and not all(map(is_model, others)) and not _is_supported(text, start, end, artifacts):
        return Candidate(start, end, KNOWN, (*_ids(meant), *_ids(others)), TWIN)
    return Candidate(*whole_name(text, start, end, meant[0].kind), KNOWN, _ids(meant), LISTED)


def _is_firm(text: str, end: int, artifacts: tuple[Name, ...]) -> bool:
    """Whether a product's name is there that of a firm which is not listed: "the WhatsApp CEO"."""
    return artifacts[0].kind == "product" and has_people(text, end)


def _of_a_word(
    text: str, span: tuple[int, int], artifacts: tuple[Name, ...], others: tuple[Name, ...]
) -> Candidate | None:
    """What may be the name of an artifact of which nothing right beside it speaks; None where it is somebody else's."""
    start, end = span
    if not others:
        return Candidate(*whole_name(text, start, end, artifacts[0].kind), KNOWN, _ids(artifacts), WORD)
    is_listed = _JOINT_AFTER.match(text, end) or _JOINT_BEFORE.search(text, max(0, start - _LONGEST_JOINT), start)
    if is_listed and _sure(others) and not any(map(is_model, others)):
        return Candidate(start, end, KNOWN, (*_ids(others), *_ids(artifacts)), TWIN)
    return None


def _is_supported(text: str, start: int, end: int, artifacts: tuple[Name, ...]) -> bool:
    kinds = [name.kind for name in artifacts]
    if "license" in kinds and names_a_licence(text, start, end):
        return True
    return supports_artifact(text, start, end, kinds) or ("product" in kinds and is_posted_on(text, start, end))


_NUMBER = re.compile(r"[ -]?v?\d")  # "RedPajama-3B"
_JOINT_AFTER = re.compile(r",? (?:and|or) [A-Z]|, [A-Z]|/[A-Z]")
_JOINT_BEFORE, _LONGEST_JOINT = re.compile(r"(?:, (?:and |or )?| and | or |/)\Z"), 6
"""What stands between the members of a list, whose neighbours may tell a tool from its maker: "Codex and Cursor"."""


def _is_another(text: str, start: int, end: int, artifacts: tuple[Name, ...], others: tuple[Name, ...]) -> bool:
    """Whether the words beside a shared name speak of the firm that acts, or of the model."""
    if any(map(is_model, others)):
        if _NUMBER.match(text, end):
            return True
        if supports_model(text, start, end) and not _is_supported(text, start, end, artifacts):
            return True
    if all(map(is_model, others)) or artifacts[0].kind == "work":  # a report says something, and is no firm
        return False
    return acts(text, start, end)


@lru_cache(maxsize=1 << 12)
def _sure(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Those that need no context."""
    return tuple([name for name in names if not name.needs_context])


@lru_cache(maxsize=1 << 12)
def _ids(names: tuple[Name, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name.entity_id for name in names]))


def guessed_artifacts(
    text: str,
    guesses: list[Guess],
    names: Mapping[str, tuple[Name, ...]],
    acronyms: dict[tuple[int, int], tuple[int, int]],
) -> Iterator[Candidate]:
    """Artifacts that are not listed, each with a record of its own.

    Args:
        text: The whole text.
        guesses: What the grammar found.
        names: The listed names.
        acronyms: Takes the acronym that the text gives with a name, by the name's span.
    """
    for guess in guesses:
        first = _without_owner(text, guess, names)
        if first is None:
            continue
        start, end = whole_name(text, first, guess.end, guess.kind.value)
        if guess.short:
            acronyms[start, end] = guess.short
        record = unlisted_artifact(text[start:end], guess.kind)
        yield Candidate(start, end, CERTAIN, (record,), guess.rule)


def _without_owner(text: str, guess: Guess, names: Mapping[str, tuple[Name, ...]]) -> int | None:
    """Where the name of a guess begins without whose it is ("Acme Clean Rivers Framework"); None if that is listed.

    Where nothing but the head and a word would be left, the owner is a part of the name.
    """
    if guess.rule not in _LEAST_LEFT:
        return guess.start
    start = guess.start
    for _ in range(_MOST_OWNERS):
        owner = _owner_end(text, start, guess.end, names, _OF_LAWS if guess.kind is ArtifactKind.LAW else _OWNERS)
        if owner is None:
            break
        rest = text[owner + 1 : guess.end]
        if _is_listed(rest, names):
            return None
        if rest.count(" ") < _LEAST_LEFT[guess.rule] and not rest.partition(" ")[0].isupper():
            break
        start = owner + 1
    return start


def _owner_end(
    text: str, start: int, end: int, names: Mapping[str, tuple[Name, ...]], kinds: frozenset[str]
) -> int | None:
    """Where the one or two words end, with which a name begins, that say whose it is or of what sort."""
    first = text.find(" ", start + 1, end)
    second = text.find(" ", first + 1, end) if first > 0 else -1
    return next((stop for stop in (second, first) if stop > 0 and _is_owner(text[start:stop], names, kinds)), None)


_LEAST_LEFT = {"artifact.head": 2, "artifact.noun": 0, "artifact.noun-word": 0, "artifact.named": 0}
"""Spaces in what must be left: after the owner of a law, more than a word and the head."""
_MOST_OWNERS = 3
_QUALIFIERS = frozenset("Draft Proposed New Revised Final Amended Federal Original Landmark Bipartisan Updated".split())


def _is_owner(word: str, names: Mapping[str, tuple[Name, ...]], kinds: frozenset[str]) -> bool:
    """Whether a word before the name of an artifact is whose it is, or of what sort."""
    if word in _QUALIFIERS or (word in entries("demonyms") and (word not in _OF_NAMES or kinds is not _OF_LAWS)):
        return True
    return any(name.kind in kinds and not name.needs_context for name in names.get(fold_name(word), ()))


_OWNERS = frozenset(("company", "nonprofit", "government", "academic", "country", "initiative", "region"))
_OF_NAMES = frozenset(("American", "Americans"))  # with which names of laws begin
_OF_LAWS = frozenset(("country", "region"))  # "FAA Reform Act" is the name of one


_WORD_BEFORE = re.compile(r"(?<![^\W_])[^\W_]+[ -]\Z")
_LONGEST_WORD = 24


def ends_an_artifact(text: str, start: int, word: str, names: Mapping[str, tuple[Name, ...]]) -> bool:
    """Whether a word ends a listed artifact's name that begins with the word before it: "Ultra" of "M3 Ultra".

    Args:
        text: The whole text.
        start: Offset of the word.
        word: The word.
        names: The listed names.
    """
    before = _WORD_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
    return before is not None and _is_listed(before.group() + word, names)


def _is_listed(name: str, names: Mapping[str, tuple[Name, ...]]) -> bool:
    return any(map(is_artifact, names.get(fold_name(name), ())))
