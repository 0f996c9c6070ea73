"""The data after the numbers: what the lists show, and the articles as they can be opened, packed in parts.

Compressed and encoded it is a tenth of what it holds, so a page of 500 articles stays small. What the lists need is one
part, which the script unpacks when the page opens; the texts are many, unpacked when one of their articles is opened.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

from atomcorpus.annotations import LinkStatus
from atomcorpus.dimensions import outlet_of
from atomcorpus.entities import AIModel, sort_of
from atomcorpus.excerpts import blocks_of
from atomcorpus.formats.csv import CELL_END, FORMULA, PICTURES
from atomcorpus.html import article_html, link
from atomcorpus.kinds import kind_of
from atomcorpus.queries import region_of
from atomcorpus.report.pieces import REGIONS, list_of
from atomcorpus.report.places import Places
from atomcorpus.report.rows import event_rows, mention_rows, money_rows, statement_rows
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity

__all__ = ["evidence"]

_LONGEST_ARTICLE = 1_000_000  # code points of one article that can be read in the page
_PART = 400_000  # characters of HTML in one part; one longer article is a part of its own
_LONGEST_TITLE = 80  # code points of the first words, where there is no title


def evidence(articles: Iterable[Article]) -> tuple[str, list[str]]:
    """What the lists show, and the parts of the texts; each is JSON, compressed (deflate) and in base64.

    Args:
        articles: Gone through once.
    """
    entities = _Entities()
    rows: list[dict[str, Any]] = []
    parts: list[str] = []
    texts: list[str] = []
    size = 0
    for article in articles:
        html = article_html(article, longest=_LONGEST_ARTICLE)
        if texts and size + len(html) > _PART:
            parts.append(_packed(texts))
            texts, size = [], 0
        size += len(html)
        rows.append({**_facts(article), "part": len(parts), "place": len(texts), **_rows(article, entities)})
        texts.append(html)
    parts += [_packed(texts)] if texts else []
    formulas = {"begin": FORMULA.pattern, "end": CELL_END.pattern, "pictures": PICTURES}
    return _packed({"entities": entities.rows, "regions": REGIONS, "formulas": formulas, "articles": rows}), parts


def _packed(data: object) -> str:
    return base64.b64encode(zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 9)).decode()


class _Entities:
    """What is named, each once, by its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[type, str], int] = {}
        self.rows: list[dict[str, str]] = []

    def number_of(self, entity: Entity | None) -> int:
        """Its number; -1 for nobody."""
        if entity is None:
            return -1
        number = self._numbers.setdefault((type(entity), entity.id), len(self.rows))
        if number == len(self.rows):
            self.rows.append(_entity(entity))
        return number


def _entity(entity: Entity) -> dict[str, str]:
    return {
        "id": f"{sort_of(entity)}:{visible(entity.id)}",
        "name": visible(entity.name),
        "list": list_of(entity),
        "kind": kind_of(entity),
        "region": visible(region_of(entity)),
        "family": visible(entity.family or "") if isinstance(entity, AIModel) else "",
    }


def _facts(article: Article) -> dict[str, str]:
    first = next((words for block in blocks_of(article) if (words := article.words(block).strip())), "")
    short = first if len(first) <= _LONGEST_TITLE else first[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip() + "…"
    title = visible(" ".join((article.title or short).split()))
    return {
        "date": "" if article.published is None else str(article.published),
        "outlet": visible(outlet_of(article) or ""),
        "title": title or "(no text)",
        "url": article.url if article.url and link(article.url).startswith("<") else "",
    }


def _rows(article: Article, entities: _Entities) -> dict[str, Any]:
    """What each list shows of an article."""
    places = Places(article)
    mentions = [mention for mention in article.mentions if mention.status is not LinkStatus.AMBIGUOUS]
    rows = {
        "mentions": mention_rows(article, mentions, places, entities.number_of),
        "statements": statement_rows(article, mentions, places, entities.number_of),
        "events": event_rows(article, places, entities.number_of),
        "money": money_rows(article, mentions, places, entities.number_of),
    }
    return {"sentences": _sentences(rows, places), **rows}


def _sentences(rows: dict[str, list[list[Any]]], places: Places) -> list[list[Any]]:
    """The sentences that rows point at, and the rows made to point at their numbers in this list."""
    numbers = sorted({row[0] for name in ("mentions", "events", "money") for row in rows[name]})
    new = {number: position for position, number in enumerate(numbers)}
    for name in ("mentions", "events", "money"):
        for row in rows[name]:
            row[0] = new[row[0]]
    return [[places.words(places.sentences[number]), places.starts[number], places.cuts[number]] for number in numbers]
