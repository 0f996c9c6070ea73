"""A mention, a citation or a link together with the article that it points into.

Records only, and what can be read off them; nothing here selects or counts.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, TypeVar

from attrs import field, frozen

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
from atomcorpus.elements.in_article import InArticle, beginning_of, origin_of
from atomcorpus.entities import Actor, Entity
from atomcorpus.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from atomcorpus.articles import Article
    from atomcorpus.spans import Span

__all__ = ["Occurrence", "Reference", "Statement", "distinct", "occurrences", "references", "statements"]

E = TypeVar("E", bound=Entity)


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

    _AMONG: ClassVar[str] = "mentions"

    mention: Mention = field(validator=exactly(Mention))

    def __repr__(self) -> str:
        span = self.mention.span
        link = f"{quoted(self.article.text[span.start : span.end], 40)} -> {quoted(self.entity.id, 50)[1:-1]}"
        return one_line(self, link, self.status, place(span), origin_of(self.article))

    @property
    def span(self) -> Span:
        """Place of the name in the article's text."""
        return self.mention.span

    @property
    def rule(self) -> str:
        """What found the name."""
        return self.mention.rule

    @property
    def kind(self) -> str:
        """Kind of an actor or artifact, level of an AI model."""
        return str(kind_of(self.entity))

    @property
    def entity(self) -> Entity:
        """What it names; when the status is ambiguous the likeliest, to show and not to count."""
        return self.mention.entity

    @property
    def status(self) -> LinkStatus:
        """How sure that is."""
        return self.mention.status


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

    _AMONG: ClassVar[str] = "citations"

    citation: Citation = field(validator=exactly(Citation))

    def __repr__(self) -> str:
        said = (quoted(words, 30) for words in (self.source or "nobody named", self.cue or "", self._beginning))
        return one_line(self, " ".join(word for word in said if word != "''"), origin_of(self.article))

    @property
    def _beginning(self) -> str:
        first = self.citation.content[0]
        return self.article.text[first.start : min(first.end, first.start + 40)]

    @property
    def span(self) -> Span:
        """From the first character of source, cue or content to the last."""
        return self.citation.span

    @property
    def rule(self) -> str:
        """What found it."""
        return self.citation.rule

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

    _AMONG: ClassVar[str] = "links"

    link: Hyperlink = field(validator=exactly(Hyperlink))

    def __repr__(self) -> str:
        words = beginning_of(self.article, self.span)
        return one_line(self, words, quoted(self.url, 60), place(self.span), origin_of(self.article))

    @property
    def span(self) -> Span:
        """Place of the words in the article's text."""
        return self.link.span

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


occurrences: Callable[[Iterable[Article]], Iterator[Occurrence]] = Occurrence.all_in
"""All mentions of articles."""
statements: Callable[[Iterable[Article]], Iterator[Statement]] = Statement.all_in
"""All citations."""
references: Callable[[Iterable[Article]], Iterator[Reference]] = Reference.all_in
"""All links."""


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
    return _first_of(mention.entity for mention in _sure(articles) if isinstance(mention.entity, cls))


def named_in(articles: Iterable[Article]) -> Iterator[Entity]:
    """Every different entity that the articles name, of whatever sort, as for `distinct`."""
    return _first_of(mention.entity for mention in _sure(articles))


def _sure(articles: Iterable[Article]) -> Iterator[Mention]:
    for article in articles:
        for mention in article.mentions:
            if mention.status is not LinkStatus.AMBIGUOUS:
                yield mention


def _first_of(entities: Iterable[E]) -> Iterator[E]:
    """The first of each id."""
    seen: set[str] = set()
    for entity in entities:
        if entity.id not in seen:
            seen.add(entity.id)
            yield entity
