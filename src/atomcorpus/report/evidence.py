"""The data after the numbers: the articles as they are shown, and where everything stands in them, packed.

Compressed and encoded it is a tenth of what it holds, so a page of 500 articles stays small; the script unpacks it.
"""

from __future__ import annotations

import base64
import json
import zlib
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from atomcorpus.annotations import LinkStatus
from atomcorpus.dimensions import outlet_of
from atomcorpus.entities import AIModel, sort_of
from atomcorpus.html import article_html, cut
from atomcorpus.kinds import kind_of
from atomcorpus.queries import region_of
from atomcorpus.spans import Span
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atomcorpus.annotations import Citation
    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity

__all__ = ["evidence"]

_LONGEST_ARTICLE = 200_000  # code points of one article that can be read in the page
_LONGEST_WORDS = 200  # of a name in the list, and of a cue
_LONGEST_CONTENT = 600  # of one statement in the list
_CONTEXT = 90  # on either side of a name


def evidence(articles: Iterable[Article]) -> str:
    """JSON of articles, entities, mentions and citations, compressed (deflate) and in base64."""
    entities: dict[tuple[type, str], int] = {}
    records: list[Entity] = []
    data: dict[str, list[Any]] = {"articles": [], "mentions": [], "citations": []}

    def number_of(entity: Entity | None) -> int:
        if entity is None:
            return -1
        number = entities.setdefault((type(entity), entity.id), len(records))
        if number == len(records):
            records.append(entity)
        return number

    for position, article in enumerate(articles):
        data["articles"].append(_article(article))
        starts = [block.start for section in article.sections for block in section.blocks()]
        for mention in article.mentions:
            start = mention.span.start
            if start < _LONGEST_ARTICLE and mention.status is not LinkStatus.AMBIGUOUS:
                block = bisect_right(starts, start)
                context = _context(article, start, mention.span.end)
                data["mentions"].append([position, start, block, number_of(mention.entity), *context])
        for number, citation in enumerate(article.citations, 1):
            row = _citation(article, citation, number_of(citation.source.actor), number_of(citation.via))
            data["citations"].append([position, number, *row])
    packed = zlib.compress(
        json.dumps({**data, "entities": [_entity(record) for record in records]}, separators=(",", ":")).encode(), 9
    )
    return base64.b64encode(packed).decode()


def _article(article: Article) -> dict[str, Any]:
    blocks = (block for section in article.sections for block in section.blocks())
    first = next((words for block in blocks if (words := article.words(block).strip())), "")
    return {
        "date": "" if article.published is None else str(article.published),
        "outlet": visible(outlet_of(article) or ""),
        "title": _flat(article.title or (first if len(first) <= 80 else first[:80].rstrip() + "…")) or "(no text)",
        "html": article_html(article, longest=_LONGEST_ARTICLE),
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": f"{sort_of(entity)}:{visible(entity.id)}",
        "name": visible(entity.name),
        "kind": kind_of(entity),
        "region": region_of(entity),
        "family": visible(entity.family or "") if isinstance(entity, AIModel) else "",
    }


def _context(article: Article, start: int, end: int) -> tuple[str, str, str]:
    """The name and what stands around it, for a list."""
    before = article.words(Span(max(0, start - _CONTEXT), start)) if start else ""
    size = len(article.text)
    after = article.words(Span(end, min(size, end + _CONTEXT))) if end < size else ""
    words = _words(article, (Span(start, end),), _LONGEST_WORDS)
    return _flat(before) + " " * before[-1:].isspace(), words, " " * after[:1].isspace() + _flat(after)


def _citation(article: Article, citation: Citation, speaker: int, via: int) -> tuple[Any, ...]:
    source = citation.source
    words = _words(article, (source.span,), _LONGEST_CONTENT)
    cue = _words(article, (citation.cue,), _LONGEST_WORDS)
    content = _words(article, citation.content, _LONGEST_CONTENT)
    return speaker, via, words, cue, content, str(citation.kind), str(source.kind), citation.via_basis or ""


def _words(article: Article, spans: Sequence[Span | None], longest: int) -> str:
    """What is seen in the spans; of many or long ones the beginning, so that much in one place makes no large page."""
    first = [
        article.words(Span(span.start, min(span.end, span.start + longest + 1)))
        for span in spans[:longest]
        if span is not None
    ]
    return cut(_flat(" … ".join(first)), longest)


def _flat(text: str) -> str:
    """On one line, with what the eye does not see as its escape."""
    return visible(" ".join(text.split()))
