"""`atomcorpus show`: one article on the terminal, to read and to check."""

from __future__ import annotations

import re
from collections import Counter, deque
from typing import TYPE_CHECKING, Generic, TypeVar

from atomcorpus.annotations import CitationAct, Hyperlink, LinkStatus, Mention, SourceKind, ViaBasis
from atomcorpus.cli.show_facts import show_facts
from atomcorpus.cli.terminal import shortened
from atomcorpus.kinds import PLACES, ActorKind, ArtifactKind, ModelLevel, kind_of
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.annotations import Citation, Source
    from atomcorpus.articles import Article
    from atomcorpus.cli.terminal import Piece, Screen

__all__ = ["show"]

F = TypeVar("F", Gap, Hyperlink, Mention)

_COLORS: dict[ActorKind | ArtifactKind | ModelLevel, str] = {
    ActorKind.PERSON: "yellow",
    ActorKind.COMPANY: "bright_blue",
    ActorKind.NONPROFIT: "bright_cyan",
    ActorKind.ACADEMIC: "bright_cyan",
    ActorKind.GOVERNMENT: "bright_green",
    ActorKind.MEDIA: "cyan",
    ActorKind.INITIATIVE: "bright_cyan",
    ActorKind.COMMUNITY: "bright_cyan",
    **dict.fromkeys((kind for kind in ActorKind if kind in PLACES), "green"),
    ModelLevel.FAMILY: "magenta",
    ModelLevel.SERIES: "magenta",
    ModelLevel.MODEL: "bright_magenta",
    ModelLevel.CHECKPOINT: "bright_magenta",
    **dict.fromkeys(ArtifactKind, "bright_yellow"),
}
_MARKS = {
    LinkStatus.RESOLVED: "",
    LinkStatus.UNDERSPECIFIED: "*",
    LinkStatus.AMBIGUOUS: "?",
    LinkStatus.UNLISTED: "+",
}
_MEANINGS = {
    LinkStatus.UNDERSPECIFIED: "* a family or series",
    LinkStatus.AMBIGUOUS: "? one of several",
    LinkStatus.UNLISTED: "+ not in the knowledge base",
}
_CONTENT = 2  # lines
_LONGEST = 1000  # code points; more of a source or a statement is not looked at
_LINE_END = re.compile(r"[\r\n]+")
_SPACES = re.compile(r"[ \t]+")


def show(article: Article, screen: Screen) -> None:
    """Show an article: where it is from, its text with mentions and links marked, and lists of what was found."""
    _show_head(article, screen)
    _show_text(article, screen)
    _show_mentions(article, screen)
    _show_citations(article, screen)
    show_facts(article, screen)
    _show_links(article, screen)


def _show_head(article: Article, screen: Screen) -> None:
    published = str(article.published) if article.published else "undated"
    screen.write((f"{published}  {article.title or article.origin or ''}", "bold"), most=1)
    facts = [article.origin] if article.title else []
    facts += [", ".join(article.authors), article.publisher, article.url, f"id {article.id}"]
    facts += [f"knowledge base {article.knowledge}"] if article.knowledge else []
    screen.write(("  ".join(fact for fact in facts if fact), "dim"))


def _show_text(article: Article, screen: Screen) -> None:
    """The text as a reader sees it, names in colour and the words of links underlined."""
    layers = _Layer(article.gaps), _Layer(_outermost(article.mentions)), _Layer(_outermost(article.links))
    for section in article.sections:
        for block in section.blocks():
            weight = "bold" if section.heading and block == section.heading.span else ""
            screen.write()
            for line in _lines(_pieces(article.text, block, weight, layers)):
                screen.write(*line)


def _outermost(found: Iterable[F]) -> Iterator[F]:
    """Mentions, or links, that do not overlap, in text order; of those that do, the first that is longest."""
    end = 0
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= end:
            yield one
            end = one.span.end


class _Layer(Generic[F]):
    """Stretches of a text that do not overlap, asked for from its beginning to its end."""

    def __init__(self, found: Iterable[F]) -> None:
        self._waiting: deque[F] = deque(found)

    def at(self, start: int, end: int) -> tuple[F | None, int]:
        """What lies at a place, and how far that holds; those that end before leave."""
        while self._waiting and self._waiting[0].span.end <= start:
            self._waiting.popleft()
        if not self._waiting:
            return None, end
        span = self._waiting[0].span
        return (self._waiting[0], min(end, span.end)) if span.start <= start else (None, min(end, span.start))


def _pieces(
    text: str, block: Span, weight: str, layers: tuple[_Layer[Gap], _Layer[Mention], _Layer[Hyperlink]]
) -> Iterator[tuple[str, str]]:
    """A block in pieces with their styles; a gap is what is shown in its place."""
    gaps, names, links = layers
    start, end = block.start, block.end
    while start < end:
        (gap, one), (name, two), (link, three) = gaps.at(start, end), names.at(start, end), links.at(start, end)
        styles = weight, "" if name is None else _COLORS[kind_of(name.entity)], "" if link is None else "underline"
        stop = min(one, two, three) if gap is None else gap.span.end
        yield text[start:stop] if gap is None else gap.shown, " ".join(filter(None, styles))
        start = stop


def _lines(pieces: Iterable[tuple[str, str]]) -> Iterator[list[Piece]]:
    """The pieces of each line that is not blank, without the spaces that it begins with."""
    line: list[Piece] = []
    for words, style in pieces:
        for number, part in enumerate(_LINE_END.split(words)):
            if number and line:
                yield line
                line = []
            shown = _SPACES.sub(" ", part)
            if shown := shown if line else shown.lstrip(" "):
                line.append((shown, style))
    if line:
        yield line


def _show_mentions(article: Article, screen: Screen) -> None:
    """What is named, by kind, in the colours of the text: legend and list in one."""
    screen.write()
    screen.write((f"Mentions ({len(article.mentions):,})", "bold"))
    counts = Counter((kind_of(mention.entity), mention.entity.name, mention.status) for mention in article.mentions)
    kinds: dict[ActorKind | ArtifactKind | ModelLevel, list[Piece]] = {kind: [] for kind in _COLORS}
    for (kind, name, status), count in counts.items():
        times = f" ×{count}" if count > 1 else ""
        kinds[kind] += [", " if kinds[kind] else "", (name + _MARKS[status] + times, _COLORS[kind])]
    for kind, names in kinds.items():
        if names:
            screen.write(*names, label=f"  {kind:11}")
    if meanings := [text for status, text in _MEANINGS.items() if any(key[2] is status for key in counts)]:
        screen.write((", ".join(meanings), "dim"), label="  ")


def _show_citations(article: Article, screen: Screen) -> None:
    """Who says what: source, cue and kind on one line, the beginning of the content under it."""
    screen.write()
    screen.write((f"Citations ({len(article.citations):,})", "bold"))
    for number, citation in enumerate(article.citations, 1):
        who = shortened(_who(article, citation.source), screen.width // 2)
        screen.write((who, "bold"), "  ", (_how(article, citation), "dim"), label=f"{number:4} ", most=1)
        screen.write(" ".join(_flat(article, span) for span in citation.content), label=" " * 5, most=_CONTENT)


def _show_links(article: Article, screen: Screen) -> None:
    """What the text leads to: the words, whose site it is, and the address; nothing where there is no link."""
    if not article.links:
        return
    screen.write()
    screen.write((f"Links ({len(article.links):,})", "bold"))
    for number, link in enumerate(article.links, 1):
        words = shortened(_flat(article, link.span), screen.width // 2)
        whose = "" if link.outlet is None else f"  {link.outlet.name}"
        screen.write((words, "underline"), whose, "  ", (link.url, "dim"), label=f"{number:4} ", most=_CONTENT)


def _who(article: Article, source: Source) -> str:
    """The source in the words of the text, and the actor's name where it is another."""
    words = "(nobody named)" if source.span is None else _flat(article, source.span)
    name = source.actor.name if source.actor else ""
    return words if name in words else f"{words} = {name}"


def _how(article: Article, citation: Citation) -> str:
    """The cue, and in brackets the kinds; what is the usual case is not said."""
    facts = [str(citation.kind)]
    facts += [str(citation.source.kind)] if citation.source.kind is not SourceKind.NONE else []
    facts += [str(citation.act)] if citation.act is not CitationAct.ASSERTION else []
    basis = " (link)" if citation.via_basis is ViaBasis.LINK else ""
    facts += [f"via {citation.via.name}{basis}"] if citation.via else []
    cue = "" if citation.cue is None else _flat(article, citation.cue) + " "
    return f"{cue}[{', '.join(facts)}]"


def _flat(article: Article, span: Span) -> str:
    """The beginning of a piece of the text as it is seen, on one line."""
    return " ".join(article.words(Span(span.start, min(span.end, span.start + _LONGEST))).split())
