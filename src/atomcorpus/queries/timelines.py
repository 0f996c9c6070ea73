"""`timeline`: how often, period by period."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, get_args, runtime_checkable

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus.dimensions import Unit, first_day, label, periods_between
from atomcorpus.matching import entity_matcher
from atomcorpus.plots import period_chart
from atomcorpus.queries.arguments import check_choice, check_kinds
from atomcorpus.queries.groups import Counted, Split, accepting, check_split, groups_of
from atomcorpus.tabular import Tabular, chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    import altair as alt

    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity
    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.matching import EntityMatcher

__all__ = ["Question", "Tally", "Tallying", "Timeline", "timeline"]

Tally = Counter[tuple["date | None", str]]
"""Number by first day of the period and group."""

_COLUMNS = ("period", "group", "count")


@frozen(kw_only=True)
class Timeline(Tabular):
    """Counts by period and group.

    Iteration gives period, group and count, for each group of each period in their order, with 0 where there is
    nothing; then, with None for the period, the same for each group that has something in `undated`. A period is
    written `2025`, `2025-Q3`, `2025-08`, `2025-W32` or `2025-08-05`.

    Attributes:
        by: The unit of time.
        of: What is counted.
        split: What makes the groups; None when everything is one group, `all`.
        groups: Those that occur, highest total first (equal ones by name).
        counts: Number by period and group; what is not there is 0.
        undated: Number by group of what lies in no period, because the date is not known or not to the unit; likewise.
        between: First day of the first and of the last period that occur; None when there is none.
    """

    by: Unit
    of: Counted
    split: Split | None
    groups: tuple[str, ...]
    counts: Mapping[tuple[str, str], int] = field(hash=False)
    undated: Mapping[str, int] = field(hash=False)
    between: tuple[date, date] | None

    __repr__ = record_repr

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """All periods from the first that occurs to the last, in order, without a gap."""
        return () if self.between is None else tuple(periods_between(*self.between, self.by))

    def __iter__(self) -> Iterator[tuple[str | None, str, int]]:
        for period in self.periods:
            for group in self.groups:
                yield period, group, self.counts.get((period, group), 0)
        for group in self.groups:
            if group in self.undated:
                yield None, group, self.undated[group]

    def rows(self, *, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """The rows as dictionaries, for tables and plots.

        Raises:
            ValidationError: If there is no such column.
        """
        names = self._columns(columns)
        rows: Iterator[dict[str, Any]] = (dict(zip(_COLUMNS, row, strict=True)) for row in self)
        return [{name: row[name] for name in names} for row in rows]

    def _columns(self, columns: Sequence[str] | None) -> list[str]:
        return chosen("Timeline", columns, _COLUMNS)

    def plot(self) -> alt.Chart:
        """A chart of the counts, which a notebook shows and `save("counts.svg")` writes; it needs the extra `plot`.

        Raises:
            MissingExtraError: If altair is not installed.
        """
        return period_chart(self.rows(), of=self.of)


@frozen(kw_only=True)
class Question:
    """What is counted, in which periods and groups.

    Attributes:
        by: The unit of time.
        of: What is counted.
        split: What makes the groups.
        matcher: Tells the entity that is asked for; None when none is.
        kinds: Those of the entities that count; None when all do.
    """

    by: Unit
    of: Counted
    split: Split | None
    matcher: EntityMatcher | None
    kinds: frozenset[str] | None

    @cached_property
    def accept(self) -> Callable[[Entity], bool] | None:
        """Tells the entities that count; None when all do."""
        return accepting(self.matcher, self.kinds)

    def start(self, article: Article) -> date | None:
        """First day of the period of an article; None when it is in none."""
        return None if article.published is None else first_day(article.published, self.by)

    def tally(self, articles: Iterable[Article]) -> Tally:
        """Go through articles and count."""
        tally: Tally = Counter()
        for article in articles:
            start = self.start(article)
            tally.update((start, group) for group in groups_of(article, self.of, self.split, self.accept))
        return tally


@runtime_checkable
class Tallying(Protocol):
    """Articles that count by themselves what is asked, as going through them does."""

    def tally(self, question: Question) -> Tally:
        """Number by first day of the period and group."""
        ...


def timeline(  # noqa: PLR0913 - each is one choice, and all are keywords
    articles: Iterable[Article],
    *,
    by: Unit = "month",
    of: Counted = "articles",
    entity: str | Entity | None = None,
    kinds: Iterable[str] | None = None,
    split: Split | None = None,
    knowledge: KnowledgeBase | None = None,
) -> Timeline:
    r"""Count articles, mentions, citations or events by the period in which the article was published.

    A date that is not known to the unit is not guessed: an article of "2025" lies in the year 2025 and in no month of
    it. What it adds is in `undated`.

    Split by region, kind, family, developer or openness, an article is counted once in every group of which it names
    an entity; mentions, citations and events have one group each. The region is that of the actor or of
    the model's developer, as `region_of` gives it; the kind is that of the actor or the level of the model; by
    family, developer or openness only mentions of AI models count. An ambiguous mention whose candidates differ is in
    `unknown`. The publisher of an article without one is the host of its address.

    The memory that this takes grows with the number of periods and groups that occur, not of articles.

    Args:
        articles: Any iterable; gone through once.
        by: year, quarter, month, week (ISO 8601) or day.
        of: articles, mentions, citations or events.
        entity: Count only articles that name it, its mentions, citations of which it is the source, or events in which
            it takes part; a name, id or record as `entity_matcher` takes it.
        kinds: Count only entities of these kinds of actors and artifacts and levels of AI models, as in
            `["company", "person"]` or `ModelLevel` for all AI models.
        split: region, kind or publisher; of articles and mentions also family, developer or openness; of citations
            also source (its kind: named, anonymous, generic, pronoun, document, none); of events publisher, event (its
            kind) or modality.
        knowledge: Where the entity is looked up; the packaged knowledge base when None.

    Raises:
        ValidationError: If an argument is none of these.
        UnknownEntityError: If the knowledge base does not list the name and no article has it.

    Example:
        >>> from atomcorpus import parse
        >>> dates = ["2025-06-30", "2025-08-05", "2025"]
        >>> articles = [parse(f"date {date}\n\nOpenAI tried Qwen3.") for date in dates]
        >>> list(timeline(articles, entity="Qwen3"))
        [('2025-06', 'all', 1), ('2025-07', 'all', 0), ('2025-08', 'all', 1), (None, 'all', 1)]
        >>> timeline(articles, by="year", of="mentions", split="region").rows()
        [{'period': '2025', 'group': 'china', 'count': 3}, {'period': '2025', 'group': 'us', 'count': 3}]
    """
    check_choice("timeline.by", by, get_args(Unit))
    check_choice("timeline.of", of, get_args(Counted))
    check_split("timeline", of, split)
    chosen = check_kinds("timeline.kinds", kinds)
    matcher = None if entity is None else entity_matcher(entity, knowledge)
    question = Question(by=by, of=of, split=split, matcher=matcher, kinds=chosen)
    tally = articles.tally(question) if isinstance(articles, Tallying) else question.tally(articles)
    if matcher is not None:
        matcher.check()
    return _timeline(tally, by, of, split)


def _timeline(tally: Counter[tuple[date | None, str]], by: Unit, of: Counted, split: Split | None) -> Timeline:
    totals = Counter[str]()
    for (_, group), count in tally.items():
        totals[group] += count
    starts = [start for start, _ in tally if start is not None]
    return Timeline(
        by=by,
        of=of,
        split=split,
        groups=tuple(sorted(totals, key=lambda group: (-totals[group], group))),
        counts={(label(start, by), group): count for (start, group), count in tally.items() if start is not None},
        undated={group: count for (start, group), count in tally.items() if start is None},
        between=(min(starts), max(starts)) if starts else None,
    )
