"""What a selection of mentions, citations or links holds: the annotation together with the article that it points into.

Records only, and what can be read off them; nothing here selects or counts.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from attrs import Factory, field, frozen

from atomcorpus._repr import one_line, place, quoted
from atomcorpus._validate import exactly
from atomcorpus.annotations import (
    Citation,
    CitationAct,
    CitationKind,
    Hyperlink,
    LinkStatus,
    Mention,
    SourceKind,
    ViaBasis,
)
from atomcorpus.articles import Article
from atomcorpus.dimensions import outlet_of
from atomcorpus.entities import Actor, Entity
from atomcorpus.excerpts import excerpts_of
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.dates import PartialDate

__all__ = ["Occurrence", "Reference", "Statement", "distinct", "occurrences", "references", "statements"]

E = TypeVar("E", bound=Entity)


class Sentences:
    """The sentences in which some places of one article lie, found when the first is asked for."""

    def __init__(self, article: Article, places: Iterable[Span]) -> None:
        """Take the places, in text order."""
        self._article = article
        self._places = places

    @cached_property
    def around(self) -> dict[Span, str]:
        """Place to its sentence."""
        places = tuple(self._places)
        return dict(zip(places, excerpts_of(self._article, places), strict=True))


@frozen
class InArticle:
    """Something that stands in an article, and what is known of it from there."""

    article: Article = field(validator=exactly(Article))

    @property
    def published(self) -> PartialDate | None:
        """The article's date."""
        return self.article.published

    @property
    def publisher(self) -> str | None:
        """The article's publisher, or the host of its address."""
        return outlet_of(self.article)


@frozen
class Occurrence(InArticle):
    """A mention in its article.

    Attributes:
        article: Where it stands.
        mention: One of its mentions.

    Example:
        >>> from atomcorpus import parse
        >>> article = parse("OpenAI was first. Then came Qwen3.")
        >>> occurrence = Occurrence(article, article.mentions[1])
        >>> occurrence.text, occurrence.sentence, occurrence.entity.id
        ('Qwen3', 'Then came Qwen3.', 'series:qwen/qwen3')
    """

    mention: Mention = field(validator=exactly(Mention))
    # One for all occurrences of an article, so that its sentences are found once.
    _sentences: Sentences = field(
        default=Factory(lambda one: Sentences(one.article, places_of(one.article.mentions)), takes_self=True),
        kw_only=True,
        alias="sentences",
        eq=False,
        repr=False,
    )

    def __repr__(self) -> str:
        span = self.mention.span
        link = f"{quoted(self.article.text[span.start : span.end], 40)} -> {quoted(self.entity.id, 50)[1:-1]}"
        return one_line(self, link, self.status, place(span), origin_of(self.article))

    @property
    def span(self) -> Span:
        """Place of the name in the article's text."""
        return self.mention.span

    @property
    def text(self) -> str:
        """The name as it is seen."""
        return self.article.words(self.mention)

    @property
    def entity(self) -> Entity:
        """What it names; when the status is ambiguous the likeliest, to show and not to count."""
        return self.mention.entity

    @property
    def status(self) -> LinkStatus:
        """How sure that is."""
        return self.mention.status

    @property
    def sentence(self) -> str:
        """The sentence in which the name begins; of a long one the 400 code points around the name."""
        return self._sentences.around[self.mention.span]


@frozen
class Statement(InArticle):
    """A citation in its article: somebody says something, somewhere, on a date.

    Attributes:
        article: Where it stands.
        citation: One of its citations.

    Example:
        >>> from atomcorpus import parse
        >>> article = parse('"It works," said Jane Doe, "and it is cheap."')
        >>> statement = Statement(article, article.citations[0])
        >>> statement.speaker.name, statement.cue, statement.text
        ('Jane Doe', 'said', '"It works," … "and it is cheap."')
    """

    citation: Citation = field(validator=exactly(Citation))

    def __repr__(self) -> str:
        said = (quoted(words, 30) for words in (self.source or "nobody named", self.cue or "", self._beginning))
        return one_line(self, " ".join(word for word in said if word != "''"), origin_of(self.article))

    @property
    def _beginning(self) -> str:
        first = self.citation.content[0]
        return self.article.text[first.start : min(first.end, first.start + 40)]

    @property
    def speaker(self) -> Actor | None:
        """The actor behind the source, where a name, a role or a pronoun leads to exactly one."""
        return self.citation.source.actor

    @property
    def text(self) -> str:
        """What is attributed, quotation marks included; its stretches are joined by " … "."""
        return " … ".join(map(self.article.words, self.citation.content))

    @property
    def source(self) -> str | None:
        """The words that name or describe the source; None when the text has none."""
        return _words(self.citation.source.span, self.article)

    @property
    def source_kind(self) -> SourceKind:
        """How the text names the source."""
        return self.citation.source.kind

    @property
    def cue(self) -> str | None:
        """The words that make it an attribution; None when only the layout does."""
        return _words(self.citation.cue, self.article)

    @property
    def kind(self) -> CitationKind:
        """How much of the content is quoted."""
        return self.citation.kind

    @property
    def act(self) -> CitationAct:
        """What the source does with the content."""
        return self.citation.act

    @property
    def via(self) -> Actor | None:
        """The outlet that relays the statement."""
        return self.citation.via

    @property
    def via_basis(self) -> ViaBasis | None:
        """How it is known that the outlet does; None where there is none."""
        return self.citation.via_basis

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions that lie inside the content, in text order."""
        return tuple(chain.from_iterable(_inside(span, self.article.mentions) for span in self.citation.content))


@frozen
class Reference(InArticle):
    """A link in its article: somebody leads the reader elsewhere.

    Attributes:
        article: Where it stands.
        link: One of its links.

    Example:
        >>> from atomcorpus import parse
        >>> article = parse("It rains. The [*Times*](https://www.nytimes.com/a) was first.")
        >>> reference = Reference(article, article.links[0])
        >>> reference.text, reference.host, reference.outlet.name, reference.sentence
        ('Times', 'nytimes.com', 'The New York Times', 'The Times was first.')
    """

    link: Hyperlink = field(validator=exactly(Hyperlink))
    # One for all references of an article, so that its sentences are found once.
    _sentences: Sentences = field(
        default=Factory(lambda one: Sentences(one.article, places_of(one.article.links)), takes_self=True),
        kw_only=True,
        alias="sentences",
        eq=False,
        repr=False,
    )

    def __repr__(self) -> str:
        span = self.span
        words = self.article.words(Span(span.start, min(span.end, span.start + 40)))
        return one_line(self, quoted(words, 40), quoted(self.url, 60), place(span), origin_of(self.article))

    @property
    def span(self) -> Span:
        """Place of the words in the article's text."""
        return self.link.span

    @property
    def text(self) -> str:
        """The words that lead there, as they are seen."""
        return self.article.words(self.link)

    @property
    def url(self) -> str:
        """The address, as written."""
        return self.link.url

    @property
    def host(self) -> str | None:
        """The site, in lower case and without "www."; None where the address names none."""
        return self.link.host

    @property
    def outlet(self) -> Actor | None:
        """The medium or organisation whose site it is; None where that is not known, and for platforms."""
        return self.link.outlet

    @property
    def sentence(self) -> str:
        """The sentence in which the words begin; of a long one the 400 code points around them."""
        return self._sentences.around[self.link.span]


def occurrences(articles: Iterable[Article]) -> Iterator[Occurrence]:
    """All mentions, each in its article, in the order of the stream."""
    for article in articles:
        sentences = Sentences(article, places_of(article.mentions))
        for mention in article.mentions:
            yield Occurrence(article, mention, sentences=sentences)


def statements(articles: Iterable[Article]) -> Iterator[Statement]:
    """All citations, each in its article, in the order of the stream."""
    for article in articles:
        for citation in article.citations:
            yield Statement(article, citation)


def references(articles: Iterable[Article]) -> Iterator[Reference]:
    """All links, each in its article, in the order of the stream."""
    for article in articles:
        sentences = Sentences(article, places_of(article.links))
        for link in article.links:
            yield Reference(article, link, sentences=sentences)


def _words(span: Span | None, article: Article) -> str | None:
    return None if span is None else article.words(span)


def _inside(span: Span, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    at = bisect_left(mentions, span.start, key=_start)
    while at < len(mentions) and mentions[at].span.start < span.end:
        if mentions[at].span.end <= span.end:
            yield mentions[at]
        at += 1


def _start(mention: Mention) -> int:
    return mention.span.start


def distinct(articles: Iterable[Article], cls: type[E]) -> Iterator[E]:
    """Every different actor, or AI model, that the articles name, in the order in which they first do.

    What makes two records the same is their id. Candidates of ambiguous mentions are not named for sure, and left out.
    """
    seen: set[str] = set()
    for article in articles:
        for mention in article.mentions:
            entity = mention.entity
            if isinstance(entity, cls) and entity.id not in seen and mention.status is not LinkStatus.AMBIGUOUS:
                seen.add(entity.id)
                yield entity


def places_of(found: Iterable[Mention] | Iterable[Hyperlink]) -> Iterator[Span]:
    """Where mentions or links stand."""
    return (one.span for one in found)


def origin_of(article: Article) -> str:
    """Where an article is from, as a repr says it; empty when that is not known."""
    return f"in {quoted(article.origin, 40)}" if article.origin else ""
