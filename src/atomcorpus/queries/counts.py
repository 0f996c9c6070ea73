"""Counting: what is named, who is cited, how much there is of everything.

Everything goes once through any stream and keeps only what it counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus.annotations import CitationKind, LinkStatus, SourceKind, Strength
from atomcorpus.dates import PartialDate
from atomcorpus.entities import Actor, Entity
from atomcorpus.excerpts import excerpts_of
from atomcorpus.facts import EventKind, Modality, QuantityKind
from atomcorpus.folding import fold_name
from atomcorpus.kinds import ORGANIZATIONS, kind_of
from atomcorpus.mentions.short_names import without_legal_form
from atomcorpus.tabular import Tabular, chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Article

__all__ = [
    "EntityCount",
    "Summary",
    "UnlistedName",
    "count_entities",
    "count_sources",
    "summarize",
    "unlisted_names",
]

E = TypeVar("E", bound=Entity)
E_co = TypeVar("E_co", bound=Entity, covariant=True)

_Key = tuple[str, ...]
_OPEN = frozenset({LinkStatus.UNLISTED, LinkStatus.AMBIGUOUS})


@frozen
class EntityCount(Generic[E_co]):
    """How often something is named, or somebody is cited.

    Attributes:
        entity: The actor or AI model.
        total: Number of mentions, or of citations.
        articles: Number of articles that have one.
    """

    entity: E_co
    total: int
    articles: int

    __repr__ = record_repr


@frozen(kw_only=True)
class Summary(Tabular):
    """What there is in a stream of articles, in numbers.

    Attributes:
        articles: Number of articles.
        undated: Number of articles without a date.
        first: Earliest date of an article; None when none has one.
        last: Latest date of an article; None when none has one.
        characters: Number of code points of all texts.
        sections: Number of sections.
        mentions: Number of mentions by status; a status that does not occur has 0.
        citations: Number of citations by kind, likewise.
        source_kinds: Number of citations by the kind of their source, likewise.
        entities: As `count_entities` gives them.
        sources: As `count_sources` gives them.
        links: Number of links.
        times: Number of times.
        quantities: Number of quantities by kind; a kind that does not occur has 0.
        events: Number of events by kind, likewise.
        modalities: Number of events by modality, likewise.
    """

    articles: int
    undated: int
    first: PartialDate | None
    last: PartialDate | None
    characters: int
    sections: int
    mentions: Mapping[LinkStatus, int] = field(hash=False)
    citations: Mapping[CitationKind, int] = field(hash=False)
    source_kinds: Mapping[SourceKind, int] = field(hash=False)
    entities: tuple[EntityCount[Entity], ...]
    sources: tuple[EntityCount[Actor], ...]
    links: int = 0
    times: int = 0
    quantities: Mapping[QuantityKind, int] = field(factory=lambda: dict.fromkeys(QuantityKind, 0), hash=False)
    events: Mapping[EventKind, int] = field(factory=lambda: dict.fromkeys(EventKind, 0), hash=False)
    modalities: Mapping[Modality, int] = field(factory=lambda: dict.fromkeys(Modality, 0), hash=False)

    __repr__ = record_repr

    def rows(self, *, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """One dictionary a number: which `part` of the summary it is of, what it counts, and how many.

        Of `entities` and `sources` it has the id, the name, the kind and the number of articles.

        Raises:
            ValidationError: If there is no such column.
        """
        names = self._columns(columns)
        return [{name: row.get(name) for name in names} for row in self._all_rows()]

    def _all_rows(self) -> Iterator[dict[str, Any]]:
        for part in ("articles", "undated", "characters", "sections", "links", "times"):
            yield {"part": part, "count": getattr(self, part)}
        for part in ("mentions", "citations", "source_kinds", "quantities", "events", "modalities"):
            for name, count in getattr(self, part).items():
                yield {"part": part, "name": str(name), "count": count}
        for part in ("entities", "sources"):
            for one in getattr(self, part):
                of = {"id": one.entity.id, "name": one.entity.name, "kind": str(kind_of(one.entity))}
                yield {"part": part, **of, "count": one.total, "articles": one.articles}

    def _columns(self, columns: Sequence[str] | None) -> list[str]:
        return chosen("Summary", columns, ("part", "id", "name", "kind", "count", "articles"))


@frozen(kw_only=True)
class UnlistedName:
    """A name that leads to no entry of the knowledge base, or to several.

    Attributes:
        name: As it is spelled most often.
        spellings: Its other spellings in the texts, most frequent first, without short names; may be empty.
        entity: What it names: the record made for an unlisted name, the likeliest candidate for an ambiguous one.
        status: `unlisted` or `ambiguous`.
        candidates: All entries that fit an ambiguous name; empty for an unlisted one.
        strength: How sure an unlisted name is in the article where it is surest; None where that is not known.
        total: Number of mentions, short names included.
        articles: Number of articles that have one.
        origin: Where the first of these articles was read from; None when that is not known.
        sentence: The sentence of the first mention; of a long one the 400 code points around the name.
    """

    name: str
    spellings: tuple[str, ...] = ()
    entity: Entity
    status: LinkStatus
    candidates: tuple[Entity, ...] = ()
    strength: Strength | None = None
    total: int
    articles: int
    origin: str | None
    sentence: str

    __repr__ = record_repr


def count_entities(articles: Iterable[Article]) -> tuple[EntityCount[Entity], ...]:
    """Count what is named, most often named first (equal counts by id).

    Mentions whose status is ambiguous are left out: which entity they name is not known. A family or series is counted
    as itself, never as one of its models.

    Args:
        articles: Any iterable; gone through once.

    Example:
        >>> from atomcorpus import parse
        >>> articles = [parse("OpenAI released gpt-oss-120b. OpenAI said little.")]
        >>> [(count.entity.name, count.total) for count in count_entities(articles)]
        [('OpenAI', 2), ('gpt-oss-120b', 1)]
    """
    tally = _Tally[Entity]()
    for article in articles:
        tally.add(_named(article))
    return tally.counts()


def count_sources(articles: Iterable[Article]) -> tuple[EntityCount[Actor], ...]:
    """Count who is cited, most often cited first (equal counts by id).

    Counted are citations whose source leads to one actor, by name, short name, role or pronoun; anonymous sources and
    documents are not among them (`summarize` counts those by kind).

    Args:
        articles: Any iterable; gone through once.

    Example:
        >>> from atomcorpus import parse
        >>> articles = [parse('"We will publish the weights," said Clément Delangue, the CEO of Hugging Face.')]
        >>> [(count.entity.name, count.total) for count in count_sources(articles)]
        [('Clément Delangue', 1)]
    """
    tally = _Tally[Actor]()
    for article in articles:
        tally.add(_cited(article))
    return tally.counts()


def summarize(articles: Iterable[Article]) -> Summary:
    r"""Count everything at once.

    Args:
        articles: Any iterable; gone through once.

    Example:
        >>> from atomcorpus import parse
        >>> summary = summarize([parse("date 2025-08-05\n\nOpenAI released gpt-oss-120b.")])
        >>> summary.articles, str(summary.first), summary.mentions[LinkStatus.RESOLVED]
        (1, '2025-08-05', 2)
    """
    entities, sources = _Tally[Entity](), _Tally[Actor]()
    statuses, kinds, source_kinds = Counter[LinkStatus](), Counter[CitationKind](), Counter[SourceKind]()
    dates = Counter[PartialDate | None]()
    quantities, events, modalities = Counter[QuantityKind](), Counter[EventKind](), Counter[Modality]()
    characters = sections = links = times = 0
    for article in articles:
        dates[article.published] += 1
        characters += len(article.text)
        sections += len(article.sections)
        links += len(article.links)
        times += len(article.times)
        quantities.update(quantity.kind for quantity in article.quantities)
        events.update(event.kind for event in article.events)
        modalities.update(event.modality for event in article.events)
        statuses.update(mention.status for mention in article.mentions)
        kinds.update(citation.kind for citation in article.citations)
        source_kinds.update(citation.source.kind for citation in article.citations)
        entities.add(_named(article))
        sources.add(_cited(article))
    known = sorted(date for date in dates if date is not None)
    return Summary(
        articles=dates.total(),
        undated=dates[None],
        first=known[0] if known else None,
        last=known[-1] if known else None,
        characters=characters,
        sections=sections,
        mentions={status: statuses[status] for status in LinkStatus},
        citations={kind: kinds[kind] for kind in CitationKind},
        source_kinds={kind: source_kinds[kind] for kind in SourceKind},
        entities=entities.counts(),
        sources=sources.counts(),
        links=links,
        times=times,
        quantities={kind: quantities[kind] for kind in QuantityKind},
        events={kind: events[kind] for kind in EventKind},
        modalities={modality: modalities[modality] for modality in Modality},
    )


def unlisted_names(articles: Iterable[Article]) -> tuple[UnlistedName, ...]:
    """List the names that are not in the knowledge base or lead to several of its entries, most frequent first.

    So the first one, once listed, settles most. An organisation is one name with its legal form and without it, and
    whatever kinds it is taken for.

    Equal counts stand by name. The memory that this takes grows with the number of distinct names, not of articles.

    Args:
        articles: Any iterable; gone through once.

    Example:
        >>> from atomcorpus import parse
        >>> articles = [parse("Mara Lindqvist, a lawyer, spoke first. Lindqvist was brief.", origin="talk.txt")]
        >>> [(one.name, one.total, one.origin, one.sentence) for one in unlisted_names(articles)]
        [('Mara Lindqvist', 2, 'talk.txt', 'Mara Lindqvist, a lawyer, spoke first.')]
    """
    first: dict[_Key, tuple[Mention, str | None, str]] = {}
    totals, in_articles = Counter[_Key](), Counter[_Key]()
    spellings: dict[_Key, Counter[str]] = defaultdict(Counter)
    strengths: dict[_Key, set[Strength | None]] = defaultdict(set)
    for article in articles:
        named: dict[_Key, Mention] = {}
        for mention in article.mentions:
            if mention.status in _OPEN:
                written = article.words(mention)
                key = _key_of(mention, written)
                named.setdefault(key, mention)
                totals[key] += 1
                strengths[key].add(mention.strength)
                if _is_spelling(written, mention):
                    spellings[key][written] += 1
        in_articles.update(named.keys())
        new = {key: mention for key, mention in named.items() if key not in first}
        for (key, mention), sentence in zip(
            new.items(), excerpts_of(article, (one.span for one in new.values())), strict=True
        ):
            first[key] = mention, article.origin, sentence
    surest = {key: next(filter(found.__contains__, Strength), None) for key, found in strengths.items()}
    names = (_unlisted(first[key], spellings[key], totals[key], in_articles[key], surest[key]) for key in totals)
    return tuple(sorted(names, key=lambda one: (-one.total, one.name, one.status, one.entity.id)))


def _key_of(mention: Mention, written: str) -> _Key:
    """What makes two mentions one name: the record made for it, or for an ambiguous one its letters and candidates.

    An organisation is one with its legal form and without it, and whatever kind each article takes it for.
    """
    entity = mention.entity
    if mention.status is LinkStatus.UNLISTED and isinstance(entity, Actor) and entity.kind in ORGANIZATIONS:
        return "Organization", fold_name(without_legal_form(entity.name) or entity.name)
    if mention.status is LinkStatus.UNLISTED:
        return type(entity).__name__, entity.id
    return "", fold_name(written), *sorted(candidate.id for candidate in mention.candidates)


def _is_spelling(written: str, mention: Mention) -> bool:
    """Whether the text writes the name itself and not a short one; an ambiguous name is just what is written."""
    return mention.status is LinkStatus.AMBIGUOUS or fold_name(written) == fold_name(mention.entity.name)


def _unlisted(
    first: tuple[Mention, str | None, str],
    spellings: Counter[str],
    total: int,
    articles: int,
    strength: Strength | None,
) -> UnlistedName:
    mention, origin, sentence = first
    ranked = sorted(spellings, key=lambda spelling: (-spellings[spelling], spelling)) or [mention.entity.name]
    return UnlistedName(
        name=ranked[0],
        spellings=tuple(ranked[1:]),
        entity=mention.entity,
        status=mention.status,
        candidates=mention.candidates,
        strength=strength,
        total=total,
        articles=articles,
        origin=origin,
        sentence=sentence,
    )


def _named(article: Article) -> Iterator[Entity]:
    return (mention.entity for mention in article.mentions if mention.status is not LinkStatus.AMBIGUOUS)


def _cited(article: Article) -> Iterator[Actor]:
    return (citation.source.actor for citation in article.citations if citation.source.actor is not None)


class _Tally(Generic[E]):
    """Counts by class and id, because ids are what makes two records the same one, and hashing a record is slow."""

    def __init__(self) -> None:
        self._records: dict[tuple[type, str], E] = {}
        self._totals = Counter[tuple[type, str]]()
        self._articles = Counter[tuple[type, str]]()

    def add(self, records: Iterable[E]) -> None:
        """Count the records of one article."""
        seen: dict[tuple[type, str], E] = {}
        for record in records:
            key = type(record), record.id
            seen.setdefault(key, record)
            self._totals[key] += 1
        self._articles.update(seen.keys())
        for key, record in seen.items():
            self._records.setdefault(key, record)

    def counts(self) -> tuple[EntityCount[E], ...]:
        """Highest first; equal ones by id, so that the order is always the same."""
        ranked = sorted(self._totals.items(), key=lambda item: (-item[1], item[0][1], item[0][0].__name__))
        return tuple(EntityCount(self._records[key], total, self._articles[key]) for key, total in ranked)
