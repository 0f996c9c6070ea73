"""`find_mentions`: one pass for full names, one for the short names that they set up, then records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.annotations import LinkStatus, Mention, Strength
from atomcorpus.entities import Actor, ActorKind, AIModel, Artifact, ModelLevel
from atomcorpus.folding import fold_name
from atomcorpus.mentions.beside import find_beside
from atomcorpus.mentions.blocks import blocks_of
from atomcorpus.mentions.candidates import (
    LIKELY,
    LISTED,
    SHORT_ORGANIZATION,
    SHORT_PAPER,
    SURNAME_RULE,
    Candidate,
    is_taken,
    settle,
)
from atomcorpus.mentions.full_names import FullNames
from atomcorpus.mentions.listed import index_of
from atomcorpus.mentions.people.evidence import placed
from atomcorpus.mentions.repeated import RepeatedNames, in_one_sense, is_person, without_surnames
from atomcorpus.mentions.short_names import ShortNames
from atomcorpus.mentions.small_names import SmallNames, listed_items
from atomcorpus.mentions.strengths import strengths_of
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from atomcorpus.articles import Section
    from atomcorpus.entities import Entity
    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.mentions.blocks import Block

__all__ = ["find_mentions"]

# Looked up once: a member of an enum is slow to reach.
_RESOLVED, _UNDERSPECIFIED, _UNLISTED = LinkStatus.RESOLVED, LinkStatus.UNDERSPECIFIED, LinkStatus.UNLISTED
_WEAK = Strength.WEAK
_IN_FULL = frozenset(("person.list", "person.surname"))
"""Rules that find people by their whole names, though not for sure: who comes again by the surname is one."""
_WIDE = frozenset({ModelLevel.FAMILY, ModelLevel.SERIES})


def find_mentions(text: str, sections: tuple[Section, ...], knowledge: KnowledgeBase) -> tuple[Mention, ...]:
    """Find every name of an actor, AI model or artifact in the paragraphs and headings of an article.

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
    blocks = blocks_of(text, sections, index_of(knowledge))
    full_names = FullNames(text, blocks, knowledge)
    decided = full_names.decide([settle(full_names.find(block)) for block in blocks])
    settled = in_one_sense(text, without_surnames(text, _with_small(text, blocks, decided), full_names.entity))
    repeated = RepeatedNames(text, settled)
    found_in = [_with_more(block, found, repeated, full_names) for block, found in zip(blocks, settled, strict=True)]
    found_in = in_one_sense(text, found_in)
    learned = repeated.learn(found_in)
    short_names = ShortNames(full_names.model_named)
    seen: set[tuple[str, str]] = set()  # the first place of a name counts, and no other teaches more
    for found in found_in:
        for one in found:
            first = one.referents[0]
            name = (text[one.start : one.end], first if isinstance(first, str) else first.id)
            if name not in seen or (one.start, one.end) in full_names.acronyms:
                _learn(short_names, text, one, full_names)
                if one.strength >= LIKELY:
                    seen.add(name)
    everything: list[Candidate] = []
    for block, found in zip(blocks, found_in, strict=True):
        short = short_names.find(text, block.words, block.end, heading=block.is_heading)
        if learned:
            short += repeated.find(block)
        everything += _with_short(found, short, full_names) if short else settle(found)
    if knowledge.no_names:
        everything = [one for one in everything if not _is_no_name(one, knowledge.no_names)]
    strengths = strengths_of(everything)
    return tuple([_mention(one, knowledge, strengths) for one in everything])


def _with_small(text: str, blocks: list[Block], found_in: list[list[Candidate]]) -> list[list[Candidate]]:
    """The settled names, those in small letters and those that are items of lists."""
    small = SmallNames(text)
    has_small = bool(small)
    more_in: list[list[Candidate]] = []
    for number, (block, found) in enumerate(zip(blocks, found_in, strict=True)):
        more = [*small.find(block)] if has_small else []
        if number and text[blocks[number - 1].end - 1] == ":":
            more += listed_items(text, block, blocks[number - 1])
        if more:
            more = [one for one in more if not is_taken(found, one.start, one.end)]
        more_in.append(settle([*found, *more]) if more else found)
    return more_in


def _with_more(block: Block, found: list[Candidate], repeated: RepeatedNames, full_names: FullNames) -> list[Candidate]:
    """The settled names of a block, those that come again in it, and those that all of these give away."""
    again = repeated.find(block)
    both = settle([*found, *again]) if again else found
    return [*both, *find_beside(full_names.text, block.start, block.end, both, full_names.entity)]


def _learn(short_names: ShortNames, text: str, found: Candidate, full_names: FullNames) -> None:
    """Remember the short names that a full one sets up; weak guesses and ambiguous names set up none."""
    acronym = full_names.acronyms.get((found.start, found.end))
    if acronym is not None:  # which counts from its own place on: "the OWT (the Office for Weirs and Tides)"
        short_names.learn_acronym(text[slice(*acronym)], found._replace(end=min(found.end, acronym[0])))
    if len(found.referents) != 1 or not (found.strength >= LIKELY or _is_in_full(text, found, full_names)):
        return
    entity = full_names.entity(found.referents[0])
    if isinstance(entity, AIModel):
        short_names.learn_model(text, found)
        if entity.parent is None and entity.id.startswith("unlisted:"):
            short_names.learn_brand(text, found)
    elif isinstance(entity, Artifact):
        return  # which has no short name but the one in brackets
    elif entity.kind is ActorKind.PERSON:
        short_names.learn_person(text, found)
    elif entity.kind is ActorKind.MEDIA:
        short_names.learn_paper(text, found)
    else:
        short_names.learn_organization(text, found)
        if full_names.speaks_of_ai and entity.kind is ActorKind.COMPANY and entity.id.startswith("unlisted:"):
            short_names.learn_maker(text, found)


def _is_in_full(text: str, found: Candidate, full_names: FullNames) -> bool:
    """Whether a guess is a person's whole name whose last part names nothing that is listed."""
    last = text[found.start : found.end].rpartition(" ")[2]
    return found.rule in _IN_FULL and fold_name(last) not in full_names.index.names


def _with_short(found: list[Candidate], short: list[Candidate], full_names: FullNames) -> list[Candidate]:
    """The full names of a block and the short ones.

    A person's short name that is also a listed name may mean that entry too, and first ("Trump"), unless it is one that
    needs evidence: "Ford" after "Gerald Ford". A town called like a surname is meant where a preposition of place
    stands before it, and nowhere else. An organisation's is the listed one: "FAA" after "Federal Aviation
    Administration (FAA)". A paper's is its own.
    """
    listed = {(one.start, one.end): one for one in found if one.rule == LISTED}
    both = list(found)
    for one in short:
        same = listed.get((one.start, one.end))
        if same is None:
            if one.rule != SURNAME_RULE or not is_taken(found, one.start, one.end):
                both.append(one)
        elif one.rule == SHORT_ORGANIZATION:
            both.append(same)
        elif _is_namesake(full_names.entity(one.referents[0]), full_names.entity(same.referents[0])):
            both.append(same if placed(full_names.text, one.start) else one)
        elif one.rule == SHORT_PAPER or (is_person(full_names.entity(one.referents[0])) and full_names.is_word(same)):
            both.append(one)
        else:
            both.append(one._replace(referents=tuple(dict.fromkeys((*same.referents, *one.referents)))))
    return settle(both)


def _is_namesake(entity: Entity, listed: Entity) -> bool:
    """Whether one record is a person's, and the other that of a place that is called like a part of the name."""
    if not isinstance(listed, Actor) or not is_person(entity):
        return False
    if listed.kind is ActorKind.COUNTRY:
        return entity.name.startswith(f"{listed.name} ") or entity.name.endswith(f" {listed.name}")
    return listed.kind is ActorKind.PLACE and entity.name.endswith(f" {listed.name}")


def _is_no_name(found: Candidate, no_names: frozenset[str]) -> bool:
    """Whether somebody has said of an unlisted name that it is none."""
    entity = found.referents[0]
    return not isinstance(entity, str) and entity.id.startswith("unlisted:") and fold_name(entity.name) in no_names


def _mention(found: Candidate, knowledge: KnowledgeBase, strengths: dict[str, Strength]) -> Mention:
    start, end, _, referents, rule = found[:5]
    span, first = Span(start, end), referents[0]
    if len(referents) > 1:
        candidates = tuple([knowledge[one] if isinstance(one, str) else one for one in referents])
        return Mention(span, candidates[0], status=LinkStatus.AMBIGUOUS, candidates=candidates, rule=rule)
    entity = knowledge[first] if isinstance(first, str) else first
    if entity.id.startswith("unlisted:"):
        return Mention(span, entity, status=_UNLISTED, rule=rule, strength=strengths.get(entity.id, _WEAK))
    status = _UNDERSPECIFIED if isinstance(entity, AIModel) and entity.level in _WIDE else _RESOLVED
    return Mention(span, entity, status=status, rule=rule)
