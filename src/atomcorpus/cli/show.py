"""`atomcorpus show`: one article on the terminal, to read and to check."""

from __future__ import annotations

import re
from collections import Counter, deque
from itertools import chain, islice
from typing import TYPE_CHECKING

from atomcorpus.annotations import CitationAct, LinkStatus, SourceKind
from atomcorpus.cli.terminal import Paint, Word, columns, shortened, wrapped
from atomcorpus.entities import Actor, ActorKind, ModelLevel
from atomcorpus.spans import Span
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.annotations import Citation, Mention, Source
    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity

__all__ = ["shown"]

_BOLD, _DIM = "1", "2"
_COLORS: dict[ActorKind | ModelLevel, str] = {
    ActorKind.PERSON: "33",
    ActorKind.COMPANY: "94",
    ActorKind.NONPROFIT: "96",
    ActorKind.ACADEMIC: "96",
    ActorKind.GOVERNMENT: "92",
    ActorKind.MEDIA: "36",
    ActorKind.INITIATIVE: "96",
    ActorKind.COMMUNITY: "96",
    ActorKind.COUNTRY: "32",
    ActorKind.REGION: "32",
    ActorKind.PLACE: "32",
    ModelLevel.FAMILY: "35",
    ModelLevel.SERIES: "35",
    ModelLevel.MODEL: "95",
    ModelLevel.CHECKPOINT: "95",
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
_CONTENT_LINES = 2
_LABEL = 13  # columns
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^ \t\r\n]+")


def shown(article: Article, *, width: int, paint: Paint) -> Iterator[str]:
    """Lines that show an article: where it is from, its text with the mentions coloured, mentions, citations.

    Args:
        article: What to show.
        width: Number of columns.
        paint: Puts colours on, or does not.

    Yields:
        Lines without their ends, harmless to a terminal.
    """
    yield from _head(article, width, paint)
    yield from _text(article, width, paint)
    yield from _mentions(article, width, paint)
    yield from _citations(article, width, paint)


def _head(article: Article, width: int, paint: Paint) -> Iterator[str]:
    published = str(article.published) if article.published else "undated"
    yield paint(shortened(f"{published}  {visible(article.title or article.origin or '')}".rstrip(), width), _BOLD)
    facts = [article.origin] if article.title else []
    facts += [", ".join(article.authors), article.publisher, article.url, f"id {article.id}"]
    facts += [f"knowledge base {article.knowledge}"] if article.knowledge else []
    for line in wrapped(_measured(visible(fact) for fact in facts if fact), width, gap="  "):
        yield paint(line, _DIM)


def _text(article: Article, width: int, paint: Paint) -> Iterator[str]:
    mentions = deque(_outermost(article.mentions))
    for section in article.sections:
        for block in section.blocks():
            inside: deque[Mention] = deque()
            while mentions and mentions[0].span.start < block.end:
                inside.append(mentions.popleft())
            weight = _BOLD if section.heading and block == section.heading.span else ""
            yield ""
            for line in _LINE.finditer(article.text, block.start, block.end):
                yield from wrapped(_words(article.text, Span(*line.span()), inside, weight, paint), width)


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions that do not overlap, in text order; of those that do, the one that begins first and is longest."""
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            yield mention
            end = mention.span.end


def _words(text: str, line: Span, waiting: deque[Mention], weight: str, paint: Paint) -> Iterator[Word]:
    """Words of a line, coloured where they are part of a mention; those that end before a word leave the queue."""
    for match in _WORD.finditer(text, line.start, line.end):
        at, end = match.span()
        pieces: list[str] = []
        while at < end:
            while waiting and waiting[0].span.end <= at:
                waiting.popleft()
            name = waiting[0].span if waiting and waiting[0].span.start < end else None
            if name is None or name.start > at:
                code, stop = weight, name.start if name else end
            else:
                code, stop = f"{weight};{_COLORS[_kind(waiting[0].entity)]}".lstrip(";"), min(end, name.end)
            pieces.append(paint(visible(text[at:stop]), code))
            at = stop
        yield "".join(pieces), columns(visible(match.group()))


def _kind(entity: Entity) -> ActorKind | ModelLevel:
    return entity.kind if isinstance(entity, Actor) else entity.level


def _mentions(article: Article, width: int, paint: Paint) -> Iterator[str]:
    """What is named, by kind, in the colours of the text: legend and list in one."""
    yield from ("", paint(f"Mentions ({len(article.mentions):,})", _BOLD))
    counts = Counter((_kind(mention.entity), mention.entity.name, mention.status) for mention in article.mentions)
    kinds: dict[ActorKind | ModelLevel, list[str]] = {kind: [] for kind in _COLORS}
    for (kind, name, status), count in counts.items():
        kinds[kind].append(visible(name) + _MARKS[status] + (f" ×{count}" if count > 1 else ""))
    for kind, names in kinds.items():
        items = [name + "," for name in names[:-1]] + names[-1:]
        words = ((paint(item, _COLORS[kind]), columns(item)) for item in items)
        for number, line in enumerate(wrapped(words, width, " " * _LABEL)):
            yield line if number else f"  {kind:{_LABEL - 2}}{line[_LABEL:]}"
    if meanings := [text for status, text in _MEANINGS.items() if any(key[2] is status for key in counts)]:
        yield paint("  " + ", ".join(meanings), _DIM)


def _citations(article: Article, width: int, paint: Paint) -> Iterator[str]:
    """Who says what: source, cue and kind on one line, the beginning of the content under it."""
    yield from ("", paint(f"Citations ({len(article.citations):,})", _BOLD))
    for number, citation in enumerate(article.citations, 1):
        who = shortened(_who(article.text, citation.source), width // 2)
        how = shortened(_how(article.text, citation), width - 7 - columns(who))
        yield f"{number:4} {paint(who, _BOLD)}  {paint(how, _DIM)}"
        words = chain.from_iterable(_flat_words(span.of(article.text)) for span in citation.content)
        lines = list(islice(wrapped(_measured(words), width - 2, " " * 5), _CONTENT_LINES + 1))
        if len(lines) > _CONTENT_LINES:
            lines[_CONTENT_LINES - 1 :] = [lines[_CONTENT_LINES - 1] + " …"]
        yield from lines


def _who(text: str, source: Source) -> str:
    """The source in the words of the text, and the actor's name where it is another."""
    words = "(nobody named)" if source.span is None else " ".join(_flat_words(source.span.of(text)))
    name = visible(source.actor.name) if source.actor else ""
    return words if name in words else f"{words} = {name}"


def _how(text: str, citation: Citation) -> str:
    """The cue, and in brackets the kinds; what is the usual case is not said."""
    facts = [str(citation.kind)]
    facts += [str(citation.source.kind)] if citation.source.kind is not SourceKind.NONE else []
    facts += [str(citation.act)] if citation.act is not CitationAct.ASSERTION else []
    facts += [f"via {visible(citation.via.name)}"] if citation.via else []
    cue = [] if citation.cue is None else _flat_words(citation.cue.of(text))
    return " ".join([*cue, f"[{', '.join(facts)}]"])


def _flat_words(text: str) -> list[str]:
    return [visible(word) for word in _WORD.findall(text)]


def _measured(words: Iterable[str]) -> Iterator[Word]:
    return ((word, columns(word)) for word in words)
