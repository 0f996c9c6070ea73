"""`atomcorpus show`: one article on the terminal, to read and to check."""

from __future__ import annotations

import re
from collections import Counter, deque
from typing import TYPE_CHECKING

from atomcorpus.annotations import CitationAct, LinkStatus, SourceKind
from atomcorpus.cli.terminal import shortened
from atomcorpus.kinds import PLACES, ActorKind, ModelLevel, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.annotations import Citation, Mention, Source
    from atomcorpus.articles import Article
    from atomcorpus.cli.terminal import Piece, Screen
    from atomcorpus.spans import Span

__all__ = ["show"]

_COLORS: dict[ActorKind | ModelLevel, str] = {
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
_LINE = re.compile(r"[^ \t\r\n][^\r\n]*")
_SPACES = re.compile(r"[ \t]+")


def show(article: Article, screen: Screen) -> None:
    """Show an article: where it is from, its text with the mentions coloured, mentions, citations."""
    _show_head(article, screen)
    _show_text(article, screen)
    _show_mentions(article, screen)
    _show_citations(article, screen)


def _show_head(article: Article, screen: Screen) -> None:
    published = str(article.published) if article.published else "undated"
    screen.write((f"{published}  {article.title or article.origin or ''}", "bold"), most=1)
    facts = [article.origin] if article.title else []
    facts += [", ".join(article.authors), article.publisher, article.url, f"id {article.id}"]
    facts += [f"knowledge base {article.knowledge}"] if article.knowledge else []
    screen.write(("  ".join(fact for fact in facts if fact), "dim"))


def _show_text(article: Article, screen: Screen) -> None:
    mentions = deque(_outermost(article.mentions))
    for section in article.sections:
        for block in section.blocks():
            weight = "bold" if section.heading and block == section.heading.span else ""
            screen.write()
            for line in _LINE.finditer(article.text, block.start, block.end):
                screen.write(*_pieces(article.text, line.start(), line.end(), mentions, weight))


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions that do not overlap, in text order; of those that do, the one that begins first and is longest."""
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            yield mention
            end = mention.span.end


def _pieces(text: str, start: int, end: int, waiting: deque[Mention], weight: str) -> Iterator[Piece]:
    """A line in pieces, those that are mentions in colour; mentions that end before a piece leave the queue."""
    while start < end:
        while waiting and waiting[0].span.end <= start:
            waiting.popleft()
        style, stop = weight, end
        if waiting:
            name = waiting[0].span
            stop = min(end, name.end if name.start <= start else name.start)
            style = f"{weight} {_COLORS[kind_of(waiting[0].entity)]}" if name.start <= start else weight
        yield _SPACES.sub(" ", text[start:stop]), style
        start = stop


def _show_mentions(article: Article, screen: Screen) -> None:
    """What is named, by kind, in the colours of the text: legend and list in one."""
    screen.write()
    screen.write((f"Mentions ({len(article.mentions):,})", "bold"))
    counts = Counter((kind_of(mention.entity), mention.entity.name, mention.status) for mention in article.mentions)
    kinds: dict[ActorKind | ModelLevel, list[Piece]] = {kind: [] for kind in _COLORS}
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
        who = shortened(_who(article.text, citation.source), screen.width // 2)
        screen.write((who, "bold"), "  ", (_how(article.text, citation), "dim"), label=f"{number:4} ", most=1)
        screen.write(" ".join(_flat(article.text, span) for span in citation.content), label=" " * 5, most=_CONTENT)


def _who(text: str, source: Source) -> str:
    """The source in the words of the text, and the actor's name where it is another."""
    words = "(nobody named)" if source.span is None else _flat(text, source.span)
    name = source.actor.name if source.actor else ""
    return words if name in words else f"{words} = {name}"


def _how(text: str, citation: Citation) -> str:
    """The cue, and in brackets the kinds; what is the usual case is not said."""
    facts = [str(citation.kind)]
    facts += [str(citation.source.kind)] if citation.source.kind is not SourceKind.NONE else []
    facts += [str(citation.act)] if citation.act is not CitationAct.ASSERTION else []
    facts += [f"via {citation.via.name}"] if citation.via else []
    cue = "" if citation.cue is None else _flat(text, citation.cue) + " "
    return f"{cue}[{', '.join(facts)}]"


def _flat(text: str, span: Span) -> str:
    """The beginning of a piece of the text, on one line."""
    return " ".join(text[span.start : min(span.end, span.start + _LONGEST)].split())
