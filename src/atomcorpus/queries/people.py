"""`same_people`: whom a surname by itself means that other articles of a corpus name in full."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from atomcorpus._repr import record_repr
from atomcorpus.annotations import LinkStatus
from atomcorpus.english.lists import entries
from atomcorpus.entities import Actor, ActorKind
from atomcorpus.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity

__all__ = ["SamePerson", "same_people"]

_FEW = 3  # articles of a corpus so small that what all of them name is evidence, too


@frozen(kw_only=True)
class SamePerson:
    """A surname by itself, and the one person of the corpus who is likeliest meant by it.

    Attributes:
        short: The record of the name by itself, which is unlisted.
        person: Who is named in full, in other articles.
        shared: What is named both beside the surname and beside the full name: the evidence, rarest first.
        total: Number of mentions of the name by itself.
        articles: Number of articles that have one.
    """

    short: Actor
    person: Actor
    shared: tuple[Entity, ...]
    total: int
    articles: int

    __repr__ = record_repr


class _Seen:
    """What is known of one person: the record, how often it is named, and in how many articles what is named, too."""

    def __init__(self, person: Actor) -> None:
        self.person = person
        self.total = self.articles = 0
        self.beside: Counter[str] = Counter()


def same_people(articles: Iterable[Article]) -> tuple[SamePerson, ...]:
    """Join names of people across articles: "Maduro" in one, "Nicolás Maduro" in others.

    Nothing is joined by the name alone: somebody or something else has to be named beside both that at most half of
    all articles name, and where two people have the surname, more beside one of them than beside the other. Family
    names that come first ("Xi Jinping") count, given names do not. Mentions stay what they are. The memory that this
    takes grows with the number of people and of what is named beside them.

    Args:
        articles: Any iterable; gone through once.

    Returns:
        The joined names, most mentions first; equal counts by id.

    Example:
        >>> from atomcorpus import parse
        >>> articles = [parse("Senator Lindqvist sued Norsund Systems."), parse("Mara Lindqvist runs Norsund Systems.")]
        >>> [(one.short.name, one.person.name, one.shared[0].name) for one in same_people(articles)]
        [('Lindqvist', 'Mara Lindqvist', 'Norsund Systems')]
    """
    crowd = _Crowd()
    for article in articles:
        crowd.add(article)
    joined = [crowd.joined(one) for one in crowd.alone.values()]
    return tuple(sorted(filter(None, joined), key=lambda one: (-one.total, one.short.id)))


class _Crowd:
    """Everybody who is named in some articles, and what is named beside whom."""

    def __init__(self) -> None:
        self.alone: dict[str, _Seen] = {}
        self._by_surname: dict[str, dict[str, _Seen]] = defaultdict(dict)
        self._entities: dict[str, Entity] = {}
        self._named_in: Counter[str] = Counter()
        self._articles = 0

    def add(self, article: Article) -> None:
        """Take in what one article names."""
        found = [one.entity for one in article.mentions if one.status is not LinkStatus.AMBIGUOUS]
        counts = Counter(entity.id for entity in found)
        self._articles += 1
        self._named_in.update(counts.keys())
        self._entities.update((entity.id, entity) for entity in found)
        for key, count in counts.items():
            person = self._entities[key]
            if isinstance(person, Actor) and person.kind is ActorKind.PERSON:
                for seen in self._seen(person):
                    seen.total += count
                    seen.articles += 1
                    seen.beside.update(other for other in counts if other != key)

    def _seen(self, person: Actor) -> Iterator[_Seen]:
        """What is kept of a person, under each surname that he may have."""
        if " " in person.name:
            for surname in _surnames(person.name):
                yield self._by_surname[surname].setdefault(person.id, _Seen(person))
        elif person.id.startswith("unlisted:"):
            yield self.alone.setdefault(person.id, _Seen(person))

    def joined(self, short: _Seen) -> SamePerson | None:
        """The join of a surname with the one of its bearers who shares most with it; None where none or two do."""
        bearers = self._by_surname.get(fold_name(short.person.name), {}).values()
        shared = [(one, [key for key in one.beside if key in short.beside and self._tells(key)]) for one in bearers]
        shared.sort(key=lambda pair: -len(pair[1]))
        if not shared or not shared[0][1] or (len(shared) > 1 and len(shared[0][1]) == len(shared[1][1])):
            return None
        person, keys = shared[0]
        evidence = sorted(keys, key=lambda key: (self._named_in[key], key))
        return SamePerson(
            short=short.person,
            person=person.person,
            shared=tuple(self._entities[key] for key in evidence),
            total=short.total,
            articles=short.articles,
        )

    def _tells(self, key: str) -> bool:
        """Whether it says something that an article names it: not where most do."""
        return self._articles <= _FEW or 2 * self._named_in[key] <= self._articles


def _surnames(name: str) -> set[str]:
    """The folded surname of a full name: its last word, or the first where peoples put it first."""
    first, *_, last = name.split()
    comes_first = first in entries("chinese_surnames") or first in entries("korean_surnames")
    return {fold_name(last), *([fold_name(first)] if comes_first else [])}
