"""Records of what was found in a text: links, mentions, stated roles and citations, each pointing at its characters.

Records only: the finders are `mentions`, `roles` and `citations`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import field, frozen

from atomcorpus._repr import one_line, place, quoted
from atomcorpus._validate import each, exactly, fault, known_text, one_of, optional
from atomcorpus.entities import Actor, AIModel, Artifact, Entity
from atomcorpus.kinds import ActorKind, CitationAct, CitationKind, LinkStatus, SourceKind, Strength, ViaBasis
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "MOST_OVERLAPPING",
    "Citation",
    "CitationAct",
    "CitationKind",
    "Hyperlink",
    "LinkStatus",
    "Mention",
    "Source",
    "SourceKind",
    "StatedRole",
    "Strength",
    "ViaBasis",
    "beyond_depth",
    "beyond_volume",
    "without_excess",
]

MOST_OVERLAPPING = 16
"""How many mentions, roles or contents of citations may share a character of the text.

Whatever shows or stores annotations repeats their words, so that without a bound a small file would become a large one:
half a megabyte with two thousand citations of all of it, a gigabyte. In a thousand articles of all kinds no character
was in more than four contents; sixteen reports inside each other are a sentence that nobody writes.
"""


@frozen
class Hyperlink:
    """Words that lead to another page.

    Attributes:
        span: The words; marks may stand in it.
        url: The address, as written.
        outlet: The medium or organisation whose site it is; None where that is not known, and for platforms on which
            everybody writes.

    Raises:
        ValidationError: If a value has the wrong type.

    Example:
        >>> Hyperlink(Span(4, 12), "https://www.ledger.example/tide").host
        'ledger.example'
    """

    span: Span = field(validator=exactly(Span))
    url: str = field(validator=known_text)
    outlet: Actor | None = field(default=None, kw_only=True, validator=optional(exactly(Actor)))

    @property
    def host(self) -> str | None:
        """The site, in lower case and without "www."; None where the address names none."""
        try:
            name = urlsplit(self.url).hostname
        except ValueError:
            return None
        return name.removeprefix("www.") or None if name else None

    def __repr__(self) -> str:
        whose = "" if self.outlet is None else f"of {quoted(self.outlet.id, 30)[1:-1]}"
        return one_line(self, quoted(self.url), place(self.span), whose)


@frozen
class Mention:
    """A stretch of text that names an entity.

    Attributes:
        span: The name, without possessive, title or lower-case article.
        entity: What it names. When the status is ambiguous this is the likeliest candidate, to show and not to count.
        status: How sure that is.
        candidates: All entries that fit an ambiguous name, likeliest first; empty for every other status.
        rule: Name of the rule that found it.
        strength: How much in the article says that an unlisted name is one; None for every other status, and where it
            is not known: articles of earlier versions and finders of others have none.

    Raises:
        ValidationError: If a value has the wrong type, or candidates or strength and status disagree.
    """

    span: Span = field(validator=exactly(Span))
    entity: Entity = field(validator=one_of(Actor, AIModel, Artifact))
    status: LinkStatus = field(kw_only=True, validator=exactly(LinkStatus))
    candidates: tuple[Entity, ...] = field(default=(), kw_only=True, validator=each(Actor, AIModel, Artifact))
    rule: str = field(kw_only=True, validator=known_text)
    strength: Strength | None = field(default=None, kw_only=True, validator=optional(exactly(Strength)))

    def __attrs_post_init__(self) -> None:
        if self.strength is not None and self.status is not LinkStatus.UNLISTED:
            raise fault(self, "strength", f"only an unlisted name has one, not one that is {self.status}")
        if self.status is LinkStatus.AMBIGUOUS:
            if len(self.candidates) < 2 or self.candidates[0] != self.entity:
                raise fault(self, "candidates", "an ambiguous mention has two or more, its entity first")
        elif self.candidates:
            raise fault(self, "candidates", f"only an ambiguous mention has them, not one that is {self.status}")

    def __repr__(self) -> str:
        status = f"{self.status} of {len(self.candidates):,}" if self.candidates else self.status
        link = f"{quoted(self.entity.name, 40)} -> {quoted(self.entity.id, 50)[1:-1]}"
        return one_line(self, link, status, place(self.span), f"rule {quoted(self.rule, 30)}")


@frozen
class StatedRole:
    """What the text says that a person is, or was, at an organisation.

    It stands beside the `roles` of the person's entry in a knowledge base, which it may contradict.

    Attributes:
        span: From the first to the last code point of person, title and organisation.
        person: Who has the role.
        title: The words of the text, without article ("co-founder and CEO", "former chief scientist").
        organization: Where; None when the text names none.
        rule: Name of the rule that found it.

    Raises:
        ValidationError: If a value has the wrong type, the person is none or the organisation is one.
    """

    span: Span = field(validator=exactly(Span))
    person: Actor = field(validator=exactly(Actor))
    title: str = field(validator=known_text)
    organization: Actor | None = field(default=None, validator=optional(exactly(Actor)))
    rule: str = field(kw_only=True, validator=known_text)

    def __attrs_post_init__(self) -> None:
        if self.person.kind is not ActorKind.PERSON:
            raise fault(self, "person", f"expected a person, not a {self.person.kind}")
        if self.organization is not None and self.organization.kind is ActorKind.PERSON:
            raise fault(self, "organization", "expected an organisation, not a person")

    def __repr__(self) -> str:
        at = "" if self.organization is None else f" at {quoted(self.organization.name, 40)}"
        role = f"{quoted(self.person.name, 40)} is {quoted(self.title, 40)}{at}"
        return one_line(self, role, place(self.span))


@frozen
class Source:
    """Who a statement comes from, as the text puts it.

    Attributes:
        span: The words that name or describe the source, with title and modifiers; None when the text has none.
        kind: How it is named.
        actor: The actor behind it, where a name, a short name, a role or a pronoun leads to exactly one.

    Raises:
        ValidationError: If a value has the wrong type, or only one of span and kind says that there is a source.
    """

    span: Span | None = field(default=None, validator=optional(exactly(Span)))
    kind: SourceKind = field(default=SourceKind.NONE, validator=exactly(SourceKind))
    actor: Actor | None = field(default=None, kw_only=True, validator=optional(exactly(Actor)))

    def __attrs_post_init__(self) -> None:
        if (self.span is None) != (self.kind is SourceKind.NONE):
            raise fault(self, "kind", f"{self.kind} does not go with the span {self.span}")

    def __repr__(self) -> str:
        return one_line(self, _whence(self))


@frozen
class Citation:
    """One attribution: somebody is given as the source of a statement, a report or a belief.

    Attributes:
        source: Who it comes from.
        cue: The words that make it an attribution ("said", "according to"); None when only the layout does.
        content: What is attributed, one or more stretches in text order, quotation marks included; never empty.
        kind: Whether the content is quoted.
        act: What the source does with the content.
        via: The outlet that relays the statement ("told Reuters").
        via_basis: How that is known; may be None where an older version wrote the record.
        rule: Name of the rule that found it.

    Raises:
        ValidationError: If a value has the wrong type, the content is empty, out of order or overlaps itself, or there
            is a basis for an outlet that is not there.
    """

    source: Source = field(validator=exactly(Source))
    content: tuple[Span, ...] = field(validator=each(Span))
    cue: Span | None = field(default=None, kw_only=True, validator=optional(exactly(Span)))
    kind: CitationKind = field(kw_only=True, validator=exactly(CitationKind))
    act: CitationAct = field(default=CitationAct.ASSERTION, kw_only=True, validator=exactly(CitationAct))
    via: Actor | None = field(default=None, kw_only=True, validator=optional(exactly(Actor)))
    via_basis: ViaBasis | None = field(default=None, kw_only=True, validator=optional(exactly(ViaBasis)))
    rule: str = field(kw_only=True, validator=known_text)

    def __attrs_post_init__(self) -> None:
        if not self.content:
            raise fault(self, "content", "a citation has at least one stretch of it")
        if self.via_basis is not None and self.via is None:
            raise fault(self, "via_basis", f"{self.via_basis} without an outlet")
        for before, after in zip(self.content, self.content[1:], strict=False):
            if after.start < before.end:
                raise fault(self, "content", f"{after} does not come after {before}")

    def __repr__(self) -> str:
        cue = "" if self.cue is None else f"cue {place(self.cue)}"
        via = "" if self.via is None else f"via {quoted(self.via.id, 30)[1:-1]}"
        content = f"content {place(*self.content)}"
        kinds = f"{self.kind} {self.act}"
        return one_line(self, f"source {_whence(self.source)}", cue, content, kinds, via)

    @property
    def start(self) -> int:
        """Offset of the first code point of source, cue or content, whichever comes first."""
        return min(span.start for span in (self.source.span, self.cue, self.content[0]) if span is not None)

    @property
    def span(self) -> Span:
        """From the first code point of source, cue or content to the last; what is between them may be of nobody."""
        parts = (self.source.span, self.cue, self.content[-1])
        return Span(self.start, max(span.end for span in parts if span is not None))


def beyond_depth(spans: Sequence[Sequence[Span]]) -> set[int]:
    """Which of some annotations lie where `MOST_OVERLAPPING` others do, of those that begin at one place the shorter.

    Args:
        spans: The stretches of each, in any order.

    Returns:
        Their positions; without these, none is left that does.
    """
    if len(spans) <= MOST_OVERLAPPING:
        return set()
    found: set[int] = set()
    ends: list[int] = []
    for start, end, index in sorted((one.start, -one.end, index) for index, some in enumerate(spans) for one in some):
        if index in found:
            continue
        if len(ends) == MOST_OVERLAPPING:
            ends = [before for before in ends if before > start]
        if len(ends) == MOST_OVERLAPPING:
            found.add(index)
        else:
            ends.append(-end)
    return found


def beyond_volume(spans: Iterable[Span | None], size: int) -> int | None:
    """Where stretches that many annotations may share have become `MOST_OVERLAPPING` times as long as the text.

    One source or cue may be that of a hundred statements, and then is short.

    Args:
        spans: One an annotation.
        size: Number of code points of the text.

    Returns:
        Position of the first that is too much.
    """
    left = MOST_OVERLAPPING * size
    for index, span in enumerate(spans):
        if span is not None:
            left -= span.end - span.start
            if left < 0:
                return index
    return None


def without_excess(citations: Sequence[Citation], size: int) -> tuple[Citation, ...]:
    """The citations without those that no article may have, because too many share the same words.

    Args:
        citations: Sorted by where they begin.
        size: Number of code points of the text.

    Example:
        >>> deep = [Citation(Source(), (Span(at, 99),), kind=CitationKind.INDIRECT, rule="r") for at in range(20)]
        >>> len(without_excess(deep, 100))
        16
    """
    deep = beyond_depth([citation.content for citation in citations])
    kept = [citation for index, citation in enumerate(citations) if index not in deep]
    for spans in ([citation.source.span for citation in kept], [citation.cue for citation in kept]):
        kept = kept[: beyond_volume(spans, size)]
    return tuple(kept)


def _whence(source: Source) -> str:
    """A source in few words."""
    where = "" if source.span is None else f" {place(source.span)}"
    who = "" if source.actor is None else f" -> {quoted(source.actor.id, 50)[1:-1]}"
    return f"{source.kind}{where}{who}"
