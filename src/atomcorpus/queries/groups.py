"""What is counted of an article, and under which group of a dimension; what is not known is a group too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from atomcorpus.dimensions import UNKNOWN, developer_of, family_of, kind_of, openness_of, outlet_of, region_of
from atomcorpus.entities import AIModel, Entity
from atomcorpus.queries.arguments import check_choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from atomcorpus.articles import Article

__all__ = ["ALL", "Counted", "Split", "accepting", "check_split", "groups_of"]

Counted = Literal["articles", "mentions", "citations", "events"]
Split = Literal["region", "family", "developer", "openness", "kind", "publisher", "source", "event", "modality"]

ALL = "all"
"""The one group of what is not split."""

_SPLITS: Mapping[str, tuple[Split, ...]] = {
    "articles": ("region", "family", "developer", "openness", "kind", "publisher"),
    "mentions": ("region", "family", "developer", "openness", "kind", "publisher"),
    "citations": ("region", "kind", "publisher", "source"),
    "events": ("event", "modality", "publisher"),
}
_OF_MODELS = frozenset({"family", "developer", "openness"})


def accepting(
    matcher: Callable[[Entity], bool] | None, kinds: frozenset[str] | None
) -> Callable[[Entity], bool] | None:
    """What tells entities that are both wanted and of the right kinds; None when all are."""
    if kinds is None:
        return matcher
    if matcher is None:
        return lambda entity: kind_of(entity) in kinds
    return lambda entity: matcher(entity) and kind_of(entity) in kinds


def check_split(query: str, of: Counted, split: Split | None) -> None:
    """Refuse a split that what is counted does not have."""
    if split is not None:
        check_choice(f"{query}.split (of={of!r})", split, _SPLITS[of])


def groups_of(
    article: Article, of: Counted, split: Split | None, accept: Callable[[Entity], bool] | None = None
) -> Iterator[str]:
    """The group of each thing to count: the article, its mentions, its citations or its events.

    Args:
        article: What is counted in.
        of: What is counted; an article is counted once in every group of which it names an entity.
        split: What makes the groups.
        accept: Tells of which entities mentions count, of which sources citations, or of whose taking part events; all
            when None.
    """
    if of == "citations":
        yield from _groups_of_citations(article, split, accept)
        return
    if of == "events":
        yield from _groups_of_events(article, split, accept)
        return
    whole = of == "articles"
    if whole and accept is None and split in {None, "publisher"}:
        groups = iter([_group_of(article, split)])
    else:
        groups = _groups_of_mentions(article, split, accept)
    yield from dict.fromkeys(groups) if whole else groups


def _groups_of_mentions(
    article: Article, split: Split | None, accept: Callable[[Entity], bool] | None
) -> Iterator[str]:
    group_of = _GROUPS.get(split or "")
    for mention in article.mentions:
        entities = mention.candidates or (mention.entity,)
        if accept is not None and not all(map(accept, entities)):
            continue
        if split in _OF_MODELS and not all(isinstance(entity, AIModel) for entity in entities):
            continue
        if group_of is None:
            yield _group_of(article, split)
        else:
            groups = {group_of(entity) for entity in entities}
            yield groups.pop() if len(groups) == 1 else UNKNOWN


def _groups_of_citations(
    article: Article, split: Split | None, accept: Callable[[Entity], bool] | None
) -> Iterator[str]:
    group_of = _GROUPS.get(split or "")
    for citation in article.citations:
        actor = citation.source.actor
        if accept is not None and (actor is None or not accept(actor)):
            continue
        if split == "source":
            yield str(citation.source.kind)
        elif group_of is None:
            yield _group_of(article, split)
        else:
            yield UNKNOWN if actor is None else group_of(actor)


def _groups_of_events(article: Article, split: Split | None, accept: Callable[[Entity], bool] | None) -> Iterator[str]:
    for event in article.events:
        entities = (one.entity for one in event.participants() if one.entity is not None)
        if accept is not None and not any(map(accept, entities)):
            continue
        if split == "event":
            yield str(event.kind)
        else:
            yield str(event.modality) if split == "modality" else _group_of(article, split)


def _group_of(article: Article, split: Split | None) -> str:
    """The group that an article itself gives to all that is in it."""
    return ALL if split is None else outlet_of(article) or UNKNOWN


def _developer_name(entity: Entity) -> str | None:
    developer = developer_of(entity)
    return None if developer is None else developer.name


def _known(read: Callable[[Entity], str | None]) -> Callable[[Entity], str]:
    """The value of a dimension as text, which is not empty where it is known."""
    return lambda entity: str(read(entity) or UNKNOWN)


_GROUPS: Mapping[str, Callable[[Entity], str]] = {
    "region": region_of,
    "family": _known(family_of),
    "developer": _known(_developer_name),
    "openness": _known(openness_of),
    "kind": kind_of,
}
