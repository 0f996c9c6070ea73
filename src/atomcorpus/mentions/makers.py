"""Makers named right after their models: "MODEL by HANDLE:", as in lists of releases; "MODEL, a model from MAKER"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.entities import Actor, ActorKind, AIModel
from atomcorpus.folding import fold_name
from atomcorpus.mentions.unlisted import unlisted_actor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from atomcorpus.entities import Entity
    from atomcorpus.knowledge import KnowledgeBase, Name
    from atomcorpus.mentions.candidates import Candidate

__all__ = [
    "MAKERS",
    "begins_with_maker",
    "described_makers",
    "handle_behind",
    "is_unmistakable",
    "maker_behind",
    "maker_by_handle",
    "released",
]

MAKERS = frozenset({"company", "nonprofit", "academic", "government", "initiative", "community"})
"""Kinds of actors that make models."""

_BY = re.compile(r"(?: (?:family|series|models|suite))? by (?P<handle>[^\W_][\w-]{1,40})(?=:| \(|,|\n|\Z)")
_NO_HANDLES = classes.words("no-handles")
_BULLET = re.compile(r"\s*(?:(?:[-*•]|\d{1,2}[.)])\s+)?[\[*`\"“]*")
_BY_HANDLE = r" by (?P<handle>[^\W_][\w.-]{1,40})(?=:\s| \(~?\d)"
_RELEASE = re.compile(
    rf"^[ \t]*(?:(?:[-*•]|\d{{1,2}}[.)])[ \t]+)?(?P<name>(?=[^\s:]{{0,30}}\d)[^\W_][\w.+-]{{1,48}}){_BY_HANDLE}",
    re.MULTILINE,
)
_RELEASED = re.compile(_BY_HANDLE)  # the end of it, of which `re` finds the first letters fast
_DATA = re.compile(
    r"\b(?:[Dd]ata ?sets?|[Cc]orpus|[Bb]enchmark|[Ll]eaderboard|[Pp]references?|[Ss]amples|[Pp]rompts)\b"
)
_COUNTED = re.compile(r"\d[kK]\Z")
_BULLETED = re.compile(r"\s*[-*•]\s")
_LONGEST_LIST = 240  # code points of a bullet and the models before the last one
_FIRST_WORD = re.compile(r"(?P<maker>[A-Z][^\W_]+)[ \u00a0]")
_UNMISTAKABLE = re.compile(r"(?=.{4})\w*(?:-\w|\d|\w[A-Z])[\w-]*")
_MAKER_BEHIND = on_first_use(
    r"(?: \([^()\n]{1,24}\))?(?: by| from| (?:built|created|developed|made|released|trained) by"
    r"|,? (?:an?|the|another|one of) (?:[\w.‑-]{1,20} ){0,8}?(?:models?|LLMs?|family|series|line|release)"
    r"(?: [\w-]{1,20}){0,4}? (?:from|by)) (?:the )?(?=[A-Z])"
)


def maker_by_handle(
    text: str, model: tuple[int, int], limit: int, knowledge: KnowledgeBase, names: Mapping[str, tuple[Name, ...]]
) -> tuple[tuple[int, int], str | Entity] | None:
    """The organisation whose handle stands after a model ("Cinder-7B by night-owl-ai:"), and where.

    Args:
        text: The whole text.
        model: Where the model's name begins and ends.
        limit: Where its block ends.
        knowledge: Who is listed.
        names: Likewise, by folded name.
    """
    span = handle_behind(text, model[1], limit)
    if span is None:
        return None
    handle = text[slice(*span)]
    listed = knowledge.hub_organizations.get(handle) or next(
        (name.entity_id for name in names.get(fold_name(handle), ()) if name.kind in MAKERS), None
    )
    is_sure = is_unmistakable(handle) or (_opens_item(text, model[0], span[1]) and _may_be_handle(handle))
    if listed is None and not is_sure:
        return None
    return span, listed or unlisted_actor(handle, ActorKind.COMMUNITY)


def _opens_item(text: str, start: int, end: int) -> bool:
    """Whether a model begins a line, and its maker's handle the description of it: "- Cobalt-2 by northwind: small"."""
    floor = max(0, start - _LONGEST_LIST)
    begins = text.rfind("\n", floor, start) + 1 or floor
    if begins == floor > 0:
        return False  # the line is longer than a list of models
    line = text[begins:start]
    is_item = _BULLET.fullmatch(line) is not None or (_BULLETED.match(line) is not None and ": " not in line)
    return is_item and text.startswith((":", " (~"), end)


def released(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names of models in a list of releases, that say of themselves no more than a number: "- K2 by night-owl: small".

    Example:
        >>> text = "- neo_7b by night-owl: small"
        >>> [text[slice(*span)] for span in released(text, 0, len(text))]
        ['neo_7b']
    """
    for release in _RELEASE.finditer(text, start, end) if _RELEASED.search(text, start, end) else ():
        stop = text.find("\n", release.end(), end)
        is_data = _DATA.search(text, release.end(), end if stop < 0 else stop) or _COUNTED.search(release["name"])
        if _may_be_handle(release["handle"]) and not is_data:
            yield release.span("name")


def _may_be_handle(handle: str) -> bool:
    """Whether a word is none of those that follow "by" in English: "by default"."""
    return handle not in _NO_HANDLES and handle.lower() not in entries("common_words")


def handle_behind(text: str, end: int, limit: int) -> tuple[int, int] | None:
    """Offsets of the handle that stands after a model's name as its maker's.

    Example:
        >>> text = "- Cinder-7B by night-owl-ai: small"
        >>> text[slice(*handle_behind(text, 11, len(text)))]
        'night-owl-ai'
    """
    match = _BY.match(text, end, limit)
    return match.span("handle") if match else None


def is_unmistakable(handle: str) -> bool:
    """Whether a handle can be no word of English: four or more characters with a hyphen, digit or capital inside.

    Example:
        >>> is_unmistakable("RLHFlow"), is_unmistakable("default")
        (True, False)
    """
    return _UNMISTAKABLE.fullmatch(handle) is not None


def described_makers(
    text: str, found: Sequence[Candidate], limit: int, entity_of: Callable[[str | Entity], Entity]
) -> Iterator[tuple[str, str | Entity]]:
    """The ids of unlisted models whose makers the words after them tell, each with its maker.

    Args:
        text: The whole text.
        found: What is named in a block.
        limit: Where the block ends.
        entity_of: Gives the record of what a name refers to.
    """
    beginning: dict[int, Candidate] = {}
    for model in found:
        referent = model.referents[0]
        if not isinstance(referent, AIModel) or referent.developer is not None:
            continue
        at = maker_behind(text, model.end, limit)
        if at is None:
            continue
        beginning = beginning or {one.start: one for one in found}
        if at not in beginning or not _closes(text, at, beginning[at].end):
            continue
        for maker in beginning[at].referents:
            if isinstance(entity := entity_of(maker), Actor) and entity.kind in MAKERS:
                yield referent.id, maker


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a name in brackets fills them ("Cobalt 2 (Northwind)"), and one after "from" is no place on a way."""
    if text[start - 1] == "(":
        return text.startswith((")", ", "), end)
    return not text.startswith(" to ", end)


def maker_behind(text: str, end: int, limit: int) -> int | None:
    """Where the name of a model's maker has to begin, if the words after the model tell it.

    Example:
        >>> maker_behind("Cobalt 2, a family of open models from Northwind", 8, 48)
        39
    """
    match = _MAKER_BEHIND.match(text, end, limit)
    if match is None:
        return end + 2 if text.startswith(" (", end) and end + 2 < limit else None
    return match.end()


def begins_with_maker(
    text: str, start: int, end: int, knowledge: KnowledgeBase, names: Mapping[str, tuple[Name, ...]]
) -> bool:
    """Whether a model's name is the developer's name with a model's after it, so that they are two: "OpenAI o1".

    "DeepSeek R1" is one, since the models are called like their maker.

    Args:
        text: The whole text.
        start: Where the name begins.
        end: Where it ends.
        knowledge: Whose names they are.
        names: What is listed, by folded name.
    """
    maker = _FIRST_WORD.match(text, start, end)
    makers = {name.entity_id: name for name in names.get(fold_name(maker["maker"]), ())} if maker else {}
    if maker is None or not makers or not all(name.kind in MAKERS for name in makers.values()):
        return False
    rest = [knowledge[name.entity_id] for name in names.get(fold_name(text[maker.end() : end]), ())]
    return any(house in makers for model in rest if isinstance(model, AIModel) for house in _houses(model, knowledge))


def _houses(model: AIModel, knowledge: KnowledgeBase) -> Iterator[str]:
    """Ids of a model's developer, and of what the developer belongs to."""
    actor: Entity | None = model.developer
    while isinstance(actor, Actor):
        yield actor.id
        actor = knowledge[actor.parent] if actor.parent else None
