"""Selections: what is in a corpus, narrowed, counted, grouped, sorted and written.

Views only: reading and parsing happen below, questions with records of their own for an answer are `queries`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

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
from atomcorpus.entities import Actor, AIModel, Artifact
from atomcorpus.selections.counts import Counts
from atomcorpus.selections.fact_vocabulary import ARTIFACTS, EVENTS, QUANTITIES, TIMES
from atomcorpus.selections.names import Names
from atomcorpus.selections.selection import Criteria, Passes, Selection
from atomcorpus.selections.vocabulary import ACTORS, ARTICLES, CITATIONS, LINKS, MENTIONS, MODELS

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        names = Names(articles, knowledge)
        self.articles = Selection(articles, ARTICLES, names)
        self.mentions: Selection[Occurrence] = Selection(Passes(partial(occurrences, articles)), MENTIONS, names)
        self.citations: Selection[Statement] = Selection(Passes(partial(statements, articles)), CITATIONS, names)
        self.links: Selection[Reference] = Selection(Passes(partial(references, articles)), LINKS, names)
        self.actors: Selection[Actor] = Selection(Passes(partial(distinct, articles, Actor)), ACTORS, names)
        self.models: Selection[AIModel] = Selection(Passes(partial(distinct, articles, AIModel)), MODELS, names)
        self.artifacts: Selection[Artifact] = Selection(Passes(partial(distinct, articles, Artifact)), ARTIFACTS, names)
        self.times: Selection[Moment] = Selection(Passes(partial(moments, articles)), TIMES, names)
        self.quantities: Selection[Figure] = Selection(Passes(partial(figures, articles)), QUANTITIES, names)
        self.events: Selection[Telling] = Selection(Passes(partial(tellings, articles)), EVENTS, names)
