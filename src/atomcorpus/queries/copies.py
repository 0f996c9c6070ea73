"""`similar`: which articles are copies or rewrites of each other. They are told, never taken out."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from atomcorpus._repr import record_repr
from atomcorpus.dates import PartialDate
from atomcorpus.dimensions import outlet_of
from atomcorpus.queries.arguments import check_share
from atomcorpus.queries.sketches import Forest, facts_of, jaccard, link_similar, shingles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from atomcorpus.articles import Article

__all__ = ["Cluster", "ClusterMember", "SimilarArticles", "similar"]

_FEWEST_FACTS = 12  # names and numbers; fewer may be the same by chance


@frozen(kw_only=True)
class ClusterMember:
    """An article that is like others.

    Attributes:
        article_id: Its id.
        published: Its date.
        title: Its title.
        publisher: Name of the outlet, or host of the address.
        origin: Where it was read from.
        like: Id of the member that it is like; None for the first one, which the others are like.
        words: Jaccard similarity of the two as sets of five-word runs, 0.0 to 1.0; None for the first.
        facts: Likewise as sets of names and numbers.
    """

    article_id: str
    published: PartialDate | None
    title: str | None
    publisher: str | None
    origin: str | None
    like: str | None
    words: float | None
    facts: float | None

    __repr__ = record_repr


@frozen
class Cluster:
    """Articles that are copies or rewrites of each other.

    Attributes:
        members: Two or more, by date (those without one last), then id and origin.
    """

    members: tuple[ClusterMember, ...]

    __repr__ = record_repr


@frozen
class SimilarArticles:
    """The clusters of a stream of articles.

    Attributes:
        clusters: The largest first, equal ones by their first member.
        articles: Number of all articles that were looked at.
    """

    clusters: tuple[Cluster, ...]
    articles: int

    __repr__ = record_repr

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self.clusters)

    def rows(self) -> list[dict[str, Any]]:
        """One dictionary a member, for tables; clusters are numbered from 1."""
        return [
            {
                "cluster": number,
                "article_id": member.article_id,
                "published": member.published and member.published.isoformat(),
                "title": member.title,
                "publisher": member.publisher,
                "origin": member.origin,
                "like": member.like,
                "words": member.words,
                "facts": member.facts,
            }
            for number, cluster in enumerate(self.clusters, 1)
            for member in cluster.members
        ]


class _Candidate(NamedTuple):
    """What is kept of an article."""

    place: tuple[bool, tuple[int, ...], str, str, str, str]
    about: tuple[PartialDate | None, str | None, str | None]
    shingles: array[int]
    facts: array[int]


def similar(articles: Iterable[Article], *, words: float = 0.4, facts: float = 0.8) -> SimilarArticles:
    """Find copies and rewrites of articles.

    Two articles belong together when their sets of five-word runs, case folded, or their sets of names and numbers have
    at least the Jaccard similarity given. The second finds rewrites that change every sentence; it takes at least 12
    different names and numbers in each. A cluster is whatever such pairs connect, so two members may be less alike.

    Pairs are found by sketches and then compared exactly. The answer is the same for every order of the articles. The
    time that this takes grows with the length of all texts together, and so does the memory, unlike that of the other
    questions: about one byte for each character.

    Args:
        articles: Any iterable; gone through once.
        words: Least similarity of the five-word runs, above 0 and up to 1.
        facts: Least similarity of names and numbers, likewise.

    Raises:
        ValidationError: If one of the two is no such number.

    Example:
        >>> from atomcorpus import parse
        >>> story = "Jane Doe, who runs the lab, said that the weights of the new model will be there on Friday."
        >>> texts = [story, "It rained. " + story, "Critics of the lab were not there, and it was late on Friday."]
        >>> answer = similar(parse(text, origin=f"{number}.txt") for number, text in enumerate(texts))
        >>> sorted(member.origin for cluster in answer for member in cluster.members)
        ['0.txt', '1.txt']
    """
    check_share("similar.words", words)
    check_share("similar.facts", facts)
    candidates = sorted(map(_candidate, articles), key=lambda one: one.place)
    forest = Forest(len(candidates))
    link_similar([one.shingles for one in candidates], forest, threshold=words, agreeing=3)
    telling = [one.facts if len(one.facts) >= _FEWEST_FACTS else one.facts[:0] for one in candidates]
    link_similar(telling, forest, threshold=facts, agreeing=5)
    clusters = [_cluster(candidates, members) for members in _walks(forest)]
    return SimilarArticles(tuple(sorted(clusters, key=lambda one: -len(one.members))), len(candidates))


def _candidate(article: Article) -> _Candidate:
    published = article.published
    parts = published.date_parts if published else ()
    title, outlet = article.title, outlet_of(article)
    place = published is None, parts, article.id, article.origin or "", title or "", outlet or ""
    return _Candidate(place, (published, title, outlet), shingles_of(article), facts_of(article))


def _walks(forest: Forest) -> Iterator[dict[int, int | None]]:
    """Each set of several: its indices, from the first one along the links, each with the one it was reached from."""
    neighbours: dict[int, list[int]] = defaultdict(list)
    for first, second in forest.links:
        neighbours[first].append(second)
        neighbours[second].append(first)
    seen: set[int] = set()
    for start in sorted(neighbours):
        if start in seen:
            continue
        reached: dict[int, int | None] = {start: None}
        ahead = deque([start])
        while ahead:
            at = ahead.popleft()
            for other in neighbours[at]:
                if other not in reached:
                    reached[other] = at
                    ahead.append(other)
        seen.update(reached)
        yield reached


def _cluster(candidates: list[_Candidate], reached: dict[int, int | None]) -> Cluster:
    return Cluster(tuple(_member(candidates, index, reached[index]) for index in sorted(reached)))


def _member(candidates: list[_Candidate], index: int, like: int | None) -> ClusterMember:
    one = candidates[index]
    other = None if like is None else candidates[like]
    published, title, publisher = one.about
    return ClusterMember(
        article_id=one.place[2],
        published=published,
        title=title,
        publisher=publisher,
        origin=one.place[3] or None,
        like=other and other.place[2],
        words=other and jaccard(one.shingles, other.shingles),
        facts=other and jaccard(one.facts, other.facts),
    )
