"""Records of a text and its parts: articles, sections, headings.

Records only: `layout` makes sections, `pipeline` makes articles. An `Article` checks, when it is built, every fact that
crosses from one field to another (`article_checks`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import Factory, field, frozen

from atomcorpus._repr import counted, digits, one_line, place, quoted
from atomcorpus._validate import count, each, exactly, fault, known_text, optional
from atomcorpus.annotations import Citation, Hyperlink, Mention, StatedRole
from atomcorpus.article_checks import check_citations, check_events, check_gaps, check_spans, check_tiling, start_of_gap
from atomcorpus.dates import PartialDate
from atomcorpus.elements import (
    Figure,
    Moment,
    Occurrence,
    Reference,
    Statement,
    Telling,
    figures,
    moments,
    named_in,
    occurrences,
    references,
    statements,
    tellings,
)
from atomcorpus.entities import Actor, AIModel, Artifact  # noqa: TC001 - attrs resolves what a cached property gives
from atomcorpus.excerpts import blocks_of
from atomcorpus.facts import Event, Participant, Quantity, TimeExpression
from atomcorpus.html import STYLE, article_html
from atomcorpus.sentences import find_sentences
from atomcorpus.spans import Gap, HasText, Span, seen_of
from atomcorpus.stated_makers import stated_makers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrs import Attribute


__all__ = ["Article", "Basis", "Heading", "Section"]

_Spanned = Hyperlink | Mention | StatedRole | TimeExpression | Quantity
"""What lies in one stretch of the text."""

_SHOWN = 50_000  # code points of a text in a notebook


class Basis(StrEnum):
    """How a fact about an article is known."""

    STATED = "stated"
    """Its format says so (a header, front matter, a column, the head of a page)."""
    DETECTED = "detected"
    """The words of the text show it."""
    HEADING = "heading"
    """The heading above the text says so."""
    FILE_NAME = "file_name"
    """The name of the file says so."""
    ADDRESS = "address"
    """The host of its address is known."""


@frozen
class Heading:
    """A line that names the section under it.

    Attributes:
        span: The line, without white space around it.
        level: Depth, 1 for the highest, where the format says it; plain text does not.
    """

    span: Span = field(validator=exactly(Span))
    level: int | None = field(default=None, validator=optional(count))

    def __repr__(self) -> str:
        return one_line(self, place(self.span), "" if self.level is None else f"level {digits(self.level)}")


@frozen
class Section:
    """A heading and the paragraphs under it, up to the next heading.

    Attributes:
        heading: None for the text before the first heading.
        paragraphs: One span a paragraph, in text order, without white space around it; may be empty under a heading.
    """

    heading: Heading | None = field(default=None, validator=optional(exactly(Heading)))
    paragraphs: tuple[Span, ...] = field(default=(), validator=each(Span))

    def __repr__(self) -> str:
        heading = "" if self.heading is None else f"heading {place(self.heading.span)}"
        whole = [Span(self.paragraphs[0].start, self.paragraphs[-1].end)] if self.paragraphs else []
        return one_line(self, heading, counted(len(self.paragraphs), "paragraphs"), place(*whole))

    def blocks(self) -> Iterator[Span]:
        """The heading, if there is one, and the paragraphs, in text order."""
        if self.heading is not None:
            yield self.heading.span
        yield from self.paragraphs


_IS_BASIS = exactly(Basis)


def _check_basis(record: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no basis, and the basis of what is not known."""
    if value is None:
        return
    _IS_BASIS(record, attribute, value)
    of = attribute.name.removesuffix("_basis")
    if getattr(record, of) is None:
        raise fault(record, attribute.name, f"{value} without a {of}")


def _stated(value: str | None) -> Basis | None:
    """How something is known that is given without a basis."""
    return None if value is None else Basis.STATED


@frozen
class Article(HasText):
    """One text with everything that was found in it; built once, never amended.

    Attributes:
        text: The input, to the letter.
        published: The publisher's calendar date, with the parts that were given; no time zone.
        header: The header (and a byte-order mark), from the first code point to the end of the date.
        title: Title, as the format, a heading or the name of the file says it.
        title_basis: Which of them says it; None where that is not known. So for `publisher` and `language`.
        url: Address of the page, where the format carried one.
        publisher: Name of the outlet, as the format or the host of the address says it.
        publisher_basis: Which of them says it.
        authors: Names as printed; may be empty.
        language: BCP 47 tag, as the format or the words of the text say it.
        language_basis: Which of them says it.
        sections: In text order; may be empty. Header, headings, paragraphs and white space tile the text.
        gaps: What of the blocks is not read as it stands, in text order; none overlaps another. A text without markup
            has none.
        links: Sorted by span.
        mentions: Sorted by span; may overlap.
        roles: Sorted by span; may overlap.
        citations: Sorted by where they begin; may be nested.
        times: Sorted by span.
        quantities: Sorted by span.
        events: Sorted by trigger.
        origin: Where the article was read from: a path, with `:line` for a line of a file and, after `#`, what else is
            worth noting: record, hash of the page, encoding.
        knowledge: Version of the knowledge base behind the mentions.

    Raises:
        ValidationError: If a value has the wrong type, a span points outside, blocks overlap or leave out text,
            annotations are out of order, one does not lie in a paragraph or heading, one begins or ends with what is
            not seen, more than 16 overlap, or an event's amount or time is not one of the article's.

    Example:
        >>> article = Article("Hello, world.", sections=(Section(None, (Span(0, 13),)),))
        >>> len(article.id)
        32
    """

    text: str = field(validator=exactly(str))
    published: PartialDate | None = field(default=None, validator=optional(exactly(PartialDate)))
    header: Span | None = field(default=None, kw_only=True, validator=optional(exactly(Span)))
    title: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    title_basis: Basis | None = field(
        default=Factory(lambda article: _stated(article.title), takes_self=True), kw_only=True, validator=_check_basis
    )
    url: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    publisher: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    publisher_basis: Basis | None = field(
        default=Factory(lambda article: _stated(article.publisher), takes_self=True),
        kw_only=True,
        validator=_check_basis,
    )
    authors: tuple[str, ...] = field(default=(), kw_only=True, validator=each(str))
    language: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    language_basis: Basis | None = field(
        default=Factory(lambda article: _stated(article.language), takes_self=True),
        kw_only=True,
        validator=_check_basis,
    )
    sections: tuple[Section, ...] = field(default=(), kw_only=True, validator=each(Section))
    gaps: tuple[Gap, ...] = field(default=(), kw_only=True, validator=each(Gap))
    links: tuple[Hyperlink, ...] = field(default=(), kw_only=True, validator=each(Hyperlink))
    mentions: tuple[Mention, ...] = field(default=(), kw_only=True, validator=each(Mention))
    roles: tuple[StatedRole, ...] = field(default=(), kw_only=True, validator=each(StatedRole))
    citations: tuple[Citation, ...] = field(default=(), kw_only=True, validator=each(Citation))
    times: tuple[TimeExpression, ...] = field(default=(), kw_only=True, validator=each(TimeExpression))
    quantities: tuple[Quantity, ...] = field(default=(), kw_only=True, validator=each(Quantity))
    events: tuple[Event, ...] = field(default=(), kw_only=True, validator=each(Event))
    origin: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    knowledge: str | None = field(default=None, kw_only=True, validator=optional(known_text))

    def __attrs_post_init__(self) -> None:
        blocks = check_tiling(self)
        if self.gaps:
            check_gaps(self, blocks)
        check_spans(self, "links", self.links, blocks)
        check_spans(self, "mentions", self.mentions, blocks)
        check_spans(self, "roles", self.roles, blocks)
        check_citations(self, blocks)
        check_spans(self, "times", self.times, blocks)
        check_spans(self, "quantities", self.quantities, blocks)
        if self.events:
            check_events(self, blocks)

    def attribution(self, event: Event) -> tuple[Citation, ...]:
        """By whose word an event is told: the citations in whose content its trigger lies.

        Args:
            event: One of the article's events.

        Returns:
            In text order, so that the outermost comes first; empty when it is the author who tells it.
        """
        trigger = event.trigger
        return tuple(
            citation
            for citation in self.citations
            if any(span.start <= trigger.start and trigger.end <= span.end for span in citation.content)
        )

    def stated_makers(self, artifact: Artifact) -> tuple[Participant, ...]:
        """Who made or issued an artifact by the words of this text, which `Artifact.maker` may contradict.

        It counts whose the text says that it is ("the Halden administration's River Plan", "the River Plan of the
        Halden administration") and who it says released or issued it. Whose chip or benchmark something is, may only
        say who has or takes it: of what a knowledge base has a maker for, that does not count.

        Args:
            artifact: One that the article mentions.

        Returns:
            Each of them once, with the words that name it beside the artifact, in text order; empty where the text
            does not say.

        Example:
            >>> from atomcorpus import parse
            >>> article = parse("The Biden administration's AI Action Plan came late.")
            >>> plan = article.mentions[1].entity
            >>> plan.maker.name, [one.entity.name for one in article.stated_makers(plan)]
            ('The White House', ['Biden administration'])
        """
        return stated_makers(self.words, self.mentions, self.events, artifact)

    @cached_property
    def id(self) -> str:
        """SHA-256 of the text, its first 32 hexadecimal digits: same text, same id."""
        import hashlib  # noqa: PLC0415 - a tenth of the time that importing the library takes, and few ask

        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """The mentions, each with its words, its sentence and what it names.

        Example:
            >>> from atomcorpus import parse
            >>> [(one.text, one.entity.id, one.kind) for one in parse("It rains. OpenAI waits.").occurrences]
            [('OpenAI', 'openai', 'company')]
        """
        return tuple(occurrences((self,)))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The citations, each with its words: who is cited, what is said, and the sentence.

        Example:
            >>> from atomcorpus import parse
            >>> statement = parse("OpenAI said that it waits.").statements[0]
            >>> statement.speaker.name, statement.cue, statement.text
            ('OpenAI', 'said', 'it waits')
        """
        return tuple(statements((self,)))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The links, each with its words."""
        return tuple(references((self,)))

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The times, each with its words."""
        return tuple(moments((self,)))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The quantities, each with its words."""
        return tuple(figures((self,)))

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """The events, each with its words and by whose word it is told."""
        return tuple(tellings((self,)))

    @cached_property
    def entities(self) -> tuple[Actor | AIModel | Artifact, ...]:
        """The different actors, models and artifacts that are named for sure, in the order in which they first are."""
        return tuple(named_in((self,)))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of headings and paragraphs, in text order; `words` gives what is said in one.

        Example:
            >>> from atomcorpus import parse
            >>> article = parse("It rains. OpenAI waits.")
            >>> [article.words(sentence) for sentence in article.sentences]
            ['It rains.', 'OpenAI waits.']
        """
        return tuple(
            Span(start, end)
            for block in blocks_of(self)
            for start, end in find_sentences(self.text, block.start, block.end)
        )

    def words(self, found: Span | Heading | Section | Citation | Event | _Spanned | Participant) -> str:
        """What a reader sees of a stretch: its characters without what is not read, and what is shown in its place.

        Args:
            found: A span, or a record that has one. Of a citation it is what is said, its parts joined by " … ", of an
                event the word that tells it, of a section its heading and paragraphs, with an empty line between them.

        Example:
            >>> gaps = (Gap(Span(4, 5)), Gap(Span(11, 12)))
            >>> Article("The *Ledger*", sections=(Section(None, (Span(0, 12),)),), gaps=gaps).words(Span(0, 12))
            'The Ledger'
        """
        match found:
            case Section():
                return "\n\n".join(map(self.words, found.blocks()))
            case Citation():
                return " … ".join(map(self.words, found.content))
            case Event():
                return self.words(found.trigger)
        span = found if isinstance(found, Span) else found.span
        if not self.gaps:
            return span.of(self.text)
        first = bisect_right(self.gaps, span.start, key=start_of_gap)
        end = bisect_left(self.gaps, span.end, first, key=start_of_gap)
        return seen_of(self.text, self.gaps[max(0, first - 1) : end], span)

    def __repr__(self) -> str:
        blocks = (block for section in self.sections for block in section.blocks())
        start = next((block.start for block in blocks), 0)
        words = self.title or " ".join(self.text[start : start + 100].split())
        numbers = (counted(len(getattr(self, name)), name) for name in ("mentions", "roles", "citations"))
        origin = f"from {quoted(self.origin, 40)}" if self.origin else ""
        published = str(self.published) if self.published else ""
        return one_line(self, quoted(words, 50), published, counted(len(self.text), "characters"), *numbers, origin)

    def to_html(self) -> str:
        """The whole text with what was found in it, as HTML to be put into a page; no script, nothing from a network.

        Example:
            >>> from atomcorpus import parse
            >>> print(parse("OpenAI waits.").to_html()[:7])
            <style>
        """
        return f"<style>{STYLE}</style>{article_html(self)}"

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with what was found in it; of a long text the beginning."""
        return f"<style>{STYLE}</style>{article_html(self, longest=_SHOWN)}"
