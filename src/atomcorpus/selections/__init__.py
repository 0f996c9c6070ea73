"""Selections: what is in a corpus, narrowed, counted, grouped, sorted and written.

Views only: reading and parsing happen below, questions with records of their own for an answer are `queries`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from atomcorpus.elements import (
    Figure,
    Moment,
    Occurrence,
    Reference,
    Statement,
    Telling,
    distinct,
    figures,
    moments,
    occurrences,
    references,
    statements,
    tellings,
)
from atomcorpus.entities import Actor, AIModel, Artifact, Entity
from atomcorpus.selections.counts import Counts
from atomcorpus.selections.fact_vocabulary import ARTIFACTS, EVENTS, QUANTITIES, TIMES
from atomcorpus.selections.names import Names
from atomcorpus.selections.selection import Criteria, Passes, Selection
from atomcorpus.selections.stored import Stored, StoredArticles
from atomcorpus.selections.stored_words import STORED
from atomcorpus.selections.vocabulary import ACTORS, ARTICLES, CITATIONS, LINKS, MENTIONS, MODELS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from atomcorpus.articles import Article
    from atomcorpus.knowledge import KnowledgeBase

__all__ = [
    "Counts",
    "Criteria",
    "Figure",
    "Moment",
    "Occurrence",
    "Reference",
    "Selection",
    "Selections",
    "Statement",
    "Telling",
]

T = TypeVar("T")
E = TypeVar("E", bound=Entity)


class Selections:
    """The ten selections of some articles, with the names that may be asked for.

    Attributes:
        articles: In their order.
        mentions: Each in its article, in text order.
        citations: Likewise.
        links: Likewise.
        times: Likewise.
        quantities: Likewise.
        events: Likewise.
        actors: The different ones that are named, in the order in which they first are; without candidates of ambiguous
            mentions.
        models: Likewise the AI models, families and series.
        artifacts: Likewise laws, benchmarks, chips and other things that somebody made.
    """

    def __init__(self, articles: Iterable[Article], knowledge: KnowledgeBase | None = None) -> None:
        """Take articles that can be gone through again, and where names are looked up."""
        self._articles = articles
        self._names = Names(articles, knowledge)
        self.articles: Selection[Article] = self._in_articles(ARTICLES, iter, articles)
        self.mentions: Selection[Occurrence] = self._in_articles(MENTIONS, occurrences)
        self.citations: Selection[Statement] = self._in_articles(CITATIONS, statements)
        self.links: Selection[Reference] = self._in_articles(LINKS, references)
        self.actors: Selection[Actor] = self._different(Actor, ACTORS)
        self.models: Selection[AIModel] = self._different(AIModel, MODELS)
        self.artifacts: Selection[Artifact] = self._different(Artifact, ARTIFACTS)
        self.times: Selection[Moment] = self._in_articles(TIMES, moments)
        self.quantities: Selection[Figure] = self._in_articles(QUANTITIES, figures)
        self.events: Selection[Telling] = self._in_articles(EVENTS, tellings)

    def _in_articles(
        self,
        vocabulary: Vocabulary[T],
        begin: Callable[[Iterable[Article]], Iterator[T]],
        elements: Iterable[T] | None = None,
    ) -> Selection[T]:
        """What stands in articles; of stored ones columns are asked first."""
        articles = self._articles
        stored = Stored(articles, STORED[vocabulary.noun], begin) if isinstance(articles, StoredArticles) else None
        passes = Passes(lambda: begin(articles)) if elements is None else elements
        return Selection(passes, vocabulary, self._names, stored=stored)

    def _different(self, cls: type[E], vocabulary: Vocabulary[E]) -> Selection[E]:
        return Selection(Passes(partial(distinct, self._articles, cls)), vocabulary, self._names)
