"""`find_mentions`: one pass for full names, one for the short names that they set up, then records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.annotations import LinkStatus, Mention
from atomcorpus.entities import ActorKind, AIModel, ModelLevel
from atomcorpus.mentions.blocks import Block
from atomcorpus.mentions.full_names import FullNames
from atomcorpus.mentions.listed import index_of
from atomcorpus.mentions.overlaps import Found, settle
from atomcorpus.mentions.short_names import ShortNames
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Section
    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.mentions.listed import NameIndex

__all__ = ["find_mentions"]

_WIDE = frozenset({ModelLevel.FAMILY, ModelLevel.SERIES})


def find_mentions(text: str, sections: tuple[Section, ...], knowledge: KnowledgeBase) -> tuple[Mention, ...]:
    """Find every name of an actor or AI model in the paragraphs and headings of an article.

    Args:
        text: The whole text; offsets are its code points.
        sections: Its sections.
        knowledge: Who and what is listed.

    Returns:
        Mentions sorted by span, none overlapping another.

    Example:
        >>> from atomcorpus import KnowledgeBase, Section, Span
        >>> text = "OpenAI released gpt-oss-120b, an AI model."
        >>> found = find_mentions(text, (Section(None, (Span(0, 42),)),), KnowledgeBase.default())
        >>> [(mention.span.of(text), str(mention.status)) for mention in found]
        [('OpenAI', 'resolved'), ('gpt-oss-120b', 'resolved')]
    """
    blocks = list(_blocks(text, sections, index_of(knowledge)))
    full_names = FullNames(text, knowledge)
    found_in = [settle(full_names.find(block)) for block in blocks]
    found_in = full_names.decide(found_in)
    short_names = ShortNames()
    for found in found_in:
        for one in found:
            _learn(short_names, text, one, full_names)
    mentions = []
    for block, found in zip(blocks, found_in, strict=True):
        listed = {(one.start, one.end): one for one in found if one.rule == "listed"}
        short = [_with_listed(one, listed) for one in short_names.find(text, block.words, block.end)]
        mentions += [_mention(one, knowledge) for one in settle([*found, *short])]
    return tuple(mentions)


def _blocks(text: str, sections: tuple[Section, ...], index: NameIndex) -> Iterator[Block]:
    for section in sections:
        if section.heading is not None:
            yield Block(text, section.heading.span, index, heading=True)
        for span in section.paragraphs:
            yield Block(text, span, index, heading=False)


def _learn(short_names: ShortNames, text: str, found: Found, full_names: FullNames) -> None:
    """Remember the short names that a full one sets up; weak guesses and ambiguous names set up none."""
    acronym = full_names.acronyms.get((found.start, found.end))
    if acronym is not None:
        short_names.learn_acronym(acronym, found)
    if found.strength < 2 or len(found.referents) != 1:
        return
    entity = full_names.entity(found.referents[0])
    if isinstance(entity, AIModel):
        short_names.learn_model(text, found)
    elif entity.kind is ActorKind.PERSON:
        short_names.learn_person(text, found)
    else:
        short_names.learn_organization(text, found)


def _with_listed(short: Found, listed: dict[tuple[int, int], Found]) -> Found:
    """A person's short name that is also a listed name may mean that entry too, and first ("Trump").

    An organisation's is the listed one: "FAA" behind "Federal Aviation Administration (FAA)".
    """
    same = listed.get((short.start, short.end))
    if same is None:
        return short
    if short.rule == "short-organization":
        return same
    return short._replace(referents=tuple(dict.fromkeys((*same.referents, *short.referents))))


def _mention(found: Found, knowledge: KnowledgeBase) -> Mention:
    entities = [knowledge[one] if isinstance(one, str) else one for one in found.referents]
    first = entities[0]
    span = Span(found.start, found.end)
    if len(entities) > 1:
        status = LinkStatus.AMBIGUOUS
        return Mention(span, first, status=status, candidates=tuple(entities), rule=found.rule)
    if first.id.startswith("unlisted:"):
        status = LinkStatus.UNLISTED
    elif isinstance(first, AIModel) and first.level in _WIDE:
        status = LinkStatus.UNDERSPECIFIED
    else:
        status = LinkStatus.RESOLVED
    return Mention(span, first, status=status, rule=found.rule)
