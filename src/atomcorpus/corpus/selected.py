"""What a corpus has of each kind, by name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atomcorpus.articles import Article
    from atomcorpus.entities import Actor, AIModel, Artifact
    from atomcorpus.selections import (
        Figure,
        Moment,
        Occurrence,
        Reference,
        Selection,
        Selections,
        Statement,
        Telling,
    )

__all__ = ["Selected"]


class Selected:
    """The selections of a corpus as its attributes."""

    __slots__ = ()

    @cached_property
    def _selections(self) -> Selections:
        """All of them; made when the first is asked for."""
        raise NotImplementedError

    @property
    def articles(self) -> Selection[Article]:
        """All articles; two with the same text are two."""
        return self._selections.articles

    @property
    def mentions(self) -> Selection[Occurrence]:
        """All mentions, each in its article, in text order."""
        return self._selections.mentions

    @property
    def citations(self) -> Selection[Statement]:
        """All citations, each in its article, by where they begin."""
        return self._selections.citations

    @property
    def links(self) -> Selection[Reference]:
        """All links, each in its article, in text order."""
        return self._selections.links

    @property
    def actors(self) -> Selection[Actor]:
        """The different actors that are named for sure, in the order in which they first are."""
        return self._selections.actors

    @property
    def models(self) -> Selection[AIModel]:
        """The different AI models, series and families that are named, likewise."""
        return self._selections.models

    @property
    def artifacts(self) -> Selection[Artifact]:
        """The different laws, benchmarks, chips and other made things that are named, likewise."""
        return self._selections.artifacts

    @property
    def times(self) -> Selection[Moment]:
        """All times, each in its article, in text order."""
        return self._selections.times

    @property
    def quantities(self) -> Selection[Figure]:
        """All quantities, each in its article, in text order."""
        return self._selections.quantities

    @property
    def events(self) -> Selection[Telling]:
        """All events, each in its article, in the order of the words that tell them."""
        return self._selections.events
