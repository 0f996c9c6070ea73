"""`share`: parts of a whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

from attrs import frozen

from atomcorpus._repr import record_repr
from atomcorpus.annotations import SourceKind
from atomcorpus.dimensions import UNKNOWN
from atomcorpus.entities import Openness
from atomcorpus.plots import bar_chart
from atomcorpus.queries.arguments import check_choice, check_kinds
from atomcorpus.queries.groups import Counted, Split, accepting, groups_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    import altair as alt

    from atomcorpus.articles import Article

__all__ = ["Part", "Share", "share"]

Whole = Literal["sources", "regions", "openness"]

_PARTS: Mapping[Whole, tuple[Counted, Split, tuple[str, ...]]] = {
    "sources": ("citations", "source", tuple(map(str, SourceKind))),
    "regions": ("mentions", "region", ("us", "china", "eu", "other", UNKNOWN)),
    "openness": ("mentions", "openness", (*map(str, Openness), UNKNOWN)),
}


@frozen
class Part:
    """One part of a whole.

    Attributes:
        name: What it is.
        count: Number of citations or mentions in it.
        share: The count divided by that of the whole, 0.0 to 1.0; 0.0 when there is no whole.
    """

    name: str
    count: int
    share: float

    __repr__ = record_repr


@frozen
class Share:
    """A whole and its parts, whose counts add up to it.

    Attributes:
        of: What was asked for.
        total: Number of citations or mentions of the whole.
        parts: In a fixed order, those that do not occur too.
    """

    of: Whole
    total: int
    parts: tuple[Part, ...]

    __repr__ = record_repr

    def __iter__(self) -> Iterator[Part]:
        return iter(self.parts)

    def rows(self) -> list[dict[str, Any]]:
        """One dictionary a part, for tables and plots."""
        return [{"part": part.name, "count": part.count, "share": part.share} for part in self.parts]

    def plot(self) -> alt.Chart:
        """The parts as bars; it needs the extra `plot`.

        Raises:
            MissingExtraError: If altair is not installed.
        """
        return bar_chart(self.rows(), "part", "count")


def share(articles: Iterable[Article], of: Whole, *, kinds: Iterable[str] | None = None) -> Share:
    """Divide all citations by the kind of their source, or all mentions by region or openness.

    - sources: citations: named, anonymous, generic, pronoun, document, none.
    - regions: mentions, by the region of the actor or of the model's developer (see `region_of`): us, china, eu, other,
      unknown. People and most organisations have none.
    - openness: mentions of AI models: open, closed, mixed (a family or series with both), unknown.

    What is unknown is a part of its own and never left out, and so is what is ambiguous between parts.

    Args:
        articles: Any iterable; gone through once.
        of: One of these three.
        kinds: Divide only mentions of these kinds of actors and levels of AI models, or citations of such actors, as in
            `["company"]` or `ModelLevel` for all AI models.

    Raises:
        ValidationError: If `of` or one of the kinds is none of them.

    Example:
        >>> from atomcorpus import parse
        >>> articles = [parse("Critics said that it is late. Jane Doe said that it works.")]
        >>> [(part.name, part.count, part.share) for part in share(articles, "sources") if part.count]
        [('named', 1, 0.5), ('anonymous', 1, 0.5)]
    """
    check_choice("share.of", of, get_args(Whole))
    counted, split, names = _PARTS[of]
    accept = accepting(None, check_kinds("share.kinds", kinds))
    counts = Counter[str]()
    for article in articles:
        counts.update(groups_of(article, counted, split, accept))
    # A knowledge base of one's own may have regions that the tracker has not.
    names = (*names, *sorted(counts.keys() - set(names)))
    total = counts.total()
    return Share(of, total, tuple(Part(name, counts[name], counts[name] / total if total else 0.0) for name in names))
