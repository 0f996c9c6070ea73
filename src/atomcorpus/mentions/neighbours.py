"""What the names beside a name say of it: whether a word is one, and whether a shared name is the company's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.entities import Actor, ActorKind, AIModel, Artifact, ArtifactKind
from atomcorpus.mentions.candidates import TWIN, WORD, Candidate
from atomcorpus.mentions.words import CAPITAL_NEXT, begins_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus.entities import Entity

__all__ = ["Neighbours"]

_LIST_JOINT = re.compile(
    r"(?: \([^()\n]{1,24}\))?(?:,? (?:and|or)(?: now| even| perhaps| then)? |, (?:and |or )?|/| & )(?:the )?"
)
_WHERE, _LONGEST_WHERE = (" on ", " via ", " through ", " in ", " from ", " across "), 9
_FARTHEST = 16  # names between one of a list and the nearest that is sure


def _maker(entity: Entity) -> Actor | None:
    """Who made a model or an artifact."""
    if isinstance(entity, AIModel):
        return entity.developer
    return entity.maker if isinstance(entity, Artifact) else None


def _is_hardware(entity: Entity) -> bool:
    return isinstance(entity, Artifact) and entity.kind is ArtifactKind.HARDWARE


class Neighbours:
    """Reads names by those around them.

    Args:
        text: The article's text.
        entity: The record that a found name refers to.
    """

    def __init__(self, text: str, entity: Callable[[str | Entity], Entity]) -> None:
        self.text = text
        self.entity = entity

    def settle_twin(self, found: list[Candidate], number: int) -> Candidate:
        """Read a company's and its models' or product's shared name as its neighbours in a list, else as is usual."""
        one = found[number]
        if one.rule != TWIN:
            return one
        neighbour = self.nearest(found, number)
        sorts = [type(self.entity(ref)) for ref in one.referents]
        if Artifact in sorts:
            meant = self._sort_of_twin(sorts[0], neighbour, found, number)
            return one._replace(
                referents=tuple([ref for ref, sort in zip(one.referents, sorts, strict=True) if sort is meant])
            )
        as_model = not self._is_maker(one) if neighbour is None else isinstance(neighbour, AIModel)
        wanted = tuple([ref for ref in one.referents if isinstance(self.entity(ref), AIModel) == as_model])
        return one._replace(referents=wanted or one.referents)

    def is_among_likes(self, found: list[Candidate], number: int) -> bool:
        """Whether a name that is also a word stands in a list with a sure one of its sort: a model, company, chip."""
        one, neighbour = found[number], self.nearest(found, number)
        entity = self.entity(one.referents[0])
        if neighbour is None or isinstance(entity, AIModel) or isinstance(neighbour, AIModel):
            return isinstance(entity, AIModel) and isinstance(neighbour, AIModel)
        if isinstance(entity, Artifact):
            return neighbour.kind is entity.kind and not begins_sentence(self.text, one.start, 0)
        return neighbour.kind is entity.kind is ActorKind.COMPANY and not begins_sentence(self.text, one.start, 0)

    def is_beside_maker(self, one: Candidate, named: set[str | Entity], everywhere: set[str | Entity]) -> bool:
        """Whether what may name a model or product, its capital no sentence's, has its maker in the same paragraph.

        Chips have theirs anywhere in the article.
        """
        thing = self.entity(one.referents[0])
        maker = _maker(thing)
        if maker is None or maker.id not in (everywhere if _is_hardware(thing) else named):
            return False
        return not begins_sentence(self.text, one.start, 0) and not CAPITAL_NEXT.match(self.text, one.end)

    def nearest(self, found: list[Candidate], number: int) -> Entity | None:
        """What the nearest settled name in the same list names; None when there is no such list."""
        for step in (-1, 1):
            at = number
            while 0 <= at + step < len(found) and abs(at - number) < _FARTHEST:
                left, right = sorted((found[at], found[at + step]))
                if not _LIST_JOINT.fullmatch(self.text, left.end, right.start):
                    break
                at += step
                if found[at].rule not in (TWIN, WORD):
                    return self.entity(found[at].referents[0])
        return None

    def _sort_of_twin(
        self, usual: type[Entity], neighbour: Entity | None, found: list[Candidate], number: int
    ) -> type[Entity]:
        """Whether a name that a firm shares with its product is the firm's, by its neighbour in a list."""
        if usual is not Artifact:
            return Artifact if isinstance(neighbour, Artifact) else usual
        among_firms = isinstance(neighbour, Actor) and neighbour.kind is ActorKind.COMPANY
        return Actor if among_firms and not self._is_where(found, number) else Artifact

    def _is_where(self, found: list[Candidate], number: int) -> bool:
        """Whether a list tells where something is to be had: "on Hugging Face and GitHub"."""
        last = max(0, number - _FARTHEST)
        while number > last and _LIST_JOINT.fullmatch(self.text, found[number - 1].end, found[number].start):
            number -= 1
        start = found[number].start
        return self.text[max(0, start - _LONGEST_WHERE) : start].endswith(_WHERE)

    def _is_maker(self, twin: Candidate) -> bool:
        """Whether the company of a shared name itself makes the models; a mere team has the name from them."""
        entities = [self.entity(referent) for referent in twin.referents]
        if any(isinstance(entity, Actor) and entity.id.startswith("unlisted:") for entity in entities):
            return True  # the article itself says that it is
        makers = {entity.developer.id for entity in entities if isinstance(entity, AIModel) and entity.developer}
        return any(entity.id in makers for entity in entities)
