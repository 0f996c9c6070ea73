"""What names may be asked for: those that the knowledge base lists, and those that occur in the articles."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

from atomcorpus._validate import nearest
from atomcorpus.dimensions import UNKNOWN, country_of, maker_of, outlet_of, region_of
from atomcorpus.entities import Actor, ActorKind, AIModel, Entity
from atomcorpus.errors import UnknownEntityError, ValidationError
from atomcorpus.folding import fold_name
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.matching import EntityMatcher, entity_matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.articles import Article

__all__ = ["Names"]


@frozen(eq=False)
class _Occurring:
    """Every different name in the articles; dictionaries stand for sets that keep their order."""

    entities: dict[tuple[type, str], Entity]
    publishers: dict[str, None]
    hosts: dict[str, None]


class Names:
    """The names of one corpus and of its knowledge base.

    The articles are gone through when something is first asked for that the knowledge base does not list. What occurs
    in them is kept from then on; its size is that of the different names, not of the articles.
    """

    def __init__(self, articles: Iterable[Article], knowledge: KnowledgeBase | None = None) -> None:
        """Take articles that can be gone through again, and the knowledge base (the packaged one when None)."""
        self._articles = articles
        self._knowledge = knowledge

    def entity(self, wanted: object) -> EntityMatcher:
        """What tells the entities that a name, an id or a record stands for.

        Raises:
            ValidationError: If it is something else.
            UnknownEntityError: If neither the knowledge base nor any article has it, with the nearest names of both.
        """
        matcher = entity_matcher(wanted, self._base)  # type: ignore[arg-type] # it checks what it is given
        try:
            matcher.check()
        except UnknownEntityError:
            for entity in self._occurring.entities.values():
                matcher(entity)
            matcher.check()
        return matcher

    def family(self, wanted: str) -> frozenset[str]:
        """The spellings of a family's name."""
        found = self._families.get(fold_name(wanted)) or _folded(self._families_here).get(fold_name(wanted))
        return found or _unknown("family", wanted, chain(*self._families.values(), self._families_here))

    def country(self, wanted: str) -> frozenset[str]:
        """The code of a country, which may be given by its name or in lower case."""
        if code := self._countries.get(fold_name(wanted)):
            return frozenset({code})
        countries = map(country_of, self._occurring.entities.values())
        here = [country for country in countries if country]
        return _folded(here).get(fold_name(wanted)) or _unknown("country", wanted, (*self._country_names, *here))

    def region(self, wanted: str) -> frozenset[str]:
        """A region of the ATOM Project's tracker, or of a knowledge base of one's own."""
        if wanted in self._regions:
            return frozenset({wanted})
        here = [region_of(entity) for entity in self._occurring.entities.values()]
        return _folded(here).get(fold_name(wanted)) or _unknown("region", wanted, (*self._regions, *here))

    def publisher(self, wanted: str) -> frozenset[str]:
        """The spellings of a publisher's name, or of the host that stands for it."""
        here = self._occurring.publishers
        return _folded(here).get(fold_name(wanted)) or _unknown("publisher", wanted, here)

    def host(self, wanted: str) -> frozenset[str]:
        """The hosts to which links lead that are the one wanted or lie below it."""
        here = self._occurring.hosts
        host = wanted.lower().removeprefix("www.")
        found = frozenset(one for one in here if one == host or one.endswith(f".{host}"))
        return found or _unknown("host", wanted, here)

    @cached_property
    def _base(self) -> KnowledgeBase:
        return KnowledgeBase.default() if self._knowledge is None else self._knowledge

    @cached_property
    def _families(self) -> dict[str, frozenset[str]]:
        return _folded(entry.family for entry in self._base if isinstance(entry, AIModel) and entry.family)

    @cached_property
    def _country_names(self) -> dict[str, str]:
        """Names of countries to their codes, then all codes to themselves: EU and intl are no country's."""
        names: dict[str, str] = {}
        codes: dict[str, str] = {}
        for entry in self._base:
            if isinstance(entry, Actor) and entry.country is not None:
                codes[entry.country] = entry.country
                if entry.kind is ActorKind.COUNTRY:
                    names |= dict.fromkeys((entry.name, *entry.aliases), entry.country)
        return {**names, **codes}

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {fold_name(name): code for name, code in self._country_names.items()}

    @cached_property
    def _regions(self) -> dict[str, None]:
        return dict.fromkeys(["us", "china", "eu", "other", *map(region_of, self._base), UNKNOWN])

    @cached_property
    def _families_here(self) -> tuple[str, ...]:
        entities = self._occurring.entities.values()
        return tuple(entity.family for entity in entities if isinstance(entity, AIModel) and entity.family)

    @cached_property
    def _occurring(self) -> _Occurring:
        found = _Occurring({}, {}, {})
        for article in self._articles:
            for entity in _entities(article):
                found.entities.setdefault((type(entity), entity.id), entity)
            if (outlet := outlet_of(article)) is not None:
                found.publishers[outlet] = None
            found.hosts.update((link.host, None) for link in article.links if link.host is not None)
        return found


def _unknown(what: str, wanted: str, known: Iterable[str]) -> frozenset[str]:
    raise ValidationError(f"Selection.where: no {what} {wanted!r}{nearest(wanted, known)}")


def _folded(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Folded name to its spellings."""
    found: dict[str, set[str]] = {}
    for name in names:
        found.setdefault(fold_name(name), set()).add(name)
    return {folded: frozenset(spellings) for folded, spellings in found.items()}


def _entities(article: Article) -> Iterator[Entity]:
    """Everything that the article names, with the makers of models and artifacts, whom it need not name."""
    for mention in article.mentions:
        for entity in mention.candidates or (mention.entity,):
            yield entity
            if (maker := maker_of(entity)) is not None:
                yield maker
    for citation in article.citations:
        yield from (actor for actor in (citation.source.actor, citation.via) if actor is not None)
    yield from (link.outlet for link in article.links if link.outlet is not None)
    for event in article.events:
        for entity in (one.entity for one in event.participants() if one.entity is not None):
            yield entity
            if (maker := maker_of(entity)) is not None:
                yield maker
