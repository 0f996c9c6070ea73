"""`kwic`: every place of a word, a pattern or an entity, with the text around it (a concordance)."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus._validate import shown
from atomcorpus.dates import PartialDate
from atomcorpus.dimensions import outlet_of
from atomcorpus.errors import ValidationError
from atomcorpus.excerpts import blocks_of
from atomcorpus.matching import EntityMatcher, entity_matcher
from atomcorpus.queries.arguments import check_choice, check_count
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity
    from atomcorpus.knowledge import KnowledgeBase

__all__ = ["KwicLine", "kwic"]

_FIELDS = ("published", "title", "url", "publisher", "authors", "language", "origin", "knowledge")
_READS: Mapping[str, Callable[[Article], Any]] = {
    **{name: attrgetter(name) for name in _FIELDS},
    "publisher": outlet_of,
}


@frozen
class KwicLine:
    """One place in a text, with what stands before and after it ("key word in context").

    Attributes:
        left: Text before the key word, to the letter; ends where the key word begins.
        keyword: What was looked for, as it is written here.
        right: Text after it.
        article_id: Id of the article.
        span: Where the key word stands in the article.
        columns: What was chosen of the article, by name.
    """

    left: str
    keyword: str
    right: str
    article_id: str
    span: Span
    columns: Mapping[str, Any] = field(factory=dict, hash=False)

    __repr__ = record_repr

    def row(self) -> dict[str, Any]:
        """The line as a dictionary of plain values, for tables: dates in ISO 8601, authors as one string."""
        about = {name: _plain(value) for name, value in self.columns.items()}
        where = {"article_id": self.article_id, "start": self.span.start, "end": self.span.end}
        return {"left": self.left, "keyword": self.keyword, "right": self.right, **where, **about}


def kwic(  # noqa: PLR0913 - what to look for is one of three
    articles: Iterable[Article],
    words: str | None = None,
    *,
    pattern: str | re.Pattern[str] | None = None,
    entity: str | Entity | None = None,
    width: int = 60,
    columns: Sequence[str] = ("published", "publisher", "origin"),
    knowledge: KnowledgeBase | None = None,
) -> Iterator[KwicLine]:
    """List every place of some words, a pattern or an entity, each with its context, in the order of the stream.

    Lines come one by one as they are found; nothing is kept. Headings and paragraphs are searched, the header is not,
    and neither a match nor its context goes beyond its heading or paragraph.

    Exactly one of three says what is looked for. Words are matched whole and in any case, with any white space between
    them. A pattern is a regular expression of `re` as it stands, case and all; matches of nothing are passed over, and
    how long it takes is up to the pattern. An entity is found wherever a mention names it, under whatever name;
    ambiguous mentions count when all their candidates are meant.

    Args:
        articles: Any iterable; gone through once.
        words: One word or several.
        pattern: A regular expression; `^` and `$` stand for the ends of a heading or paragraph.
        entity: A name, id or record as `entity_matcher` takes it.
        width: Longest context on either side, in code points.
        columns: What to show of the article beside each line: published, title, url, publisher (or the host of the
            address), authors, language, origin, knowledge.
        knowledge: Where the entity is looked up; the packaged knowledge base when None.

    Raises:
        ValidationError: At once, if an argument is none of these or the pattern is no regular expression.
        UnknownEntityError: At the end, if the knowledge base does not list the name and no article has it.

    Example:
        >>> from atomcorpus import parse
        >>> articles = [parse("Critics of open weights are few. Open weights, they say, travel.", origin="a.txt")]
        >>> for line in kwic(articles, "open weights", width=12, columns=["origin"]):
        ...     print(f"{line.left:>12}|{line.keyword}|{line.right:<12}|{line.columns['origin']}")
         Critics of |open weights| are few. Op|a.txt
        ts are few. |Open weights|, they say, |a.txt
    """
    if (words is None) + (pattern is None) + (entity is None) != 2:
        raise ValidationError("kwic: expected exactly one of words, pattern and entity")
    check_count("kwic.width", width, 0)
    if isinstance(columns, str):
        raise ValidationError(f"kwic.columns: expected several names, as in [{columns!r}], not {shown(columns)}")
    for column in columns:
        check_choice("kwic.columns", column, _FIELDS)
    if entity is not None:
        matcher = entity_matcher(entity, knowledge)
        return _lines(articles, lambda article: _places_of(article, matcher), width, tuple(columns), matcher.check)
    regex = _compile(pattern) if pattern is not None else _whole(words)
    return _lines(articles, lambda article: _matches_in(article, regex), width, tuple(columns))


def _lines(
    articles: Iterable[Article],
    places_in: Callable[[Article], Iterable[tuple[Span, int, int]]],
    width: int,
    columns: tuple[str, ...],
    check: Callable[[], None] = lambda: None,
) -> Iterator[KwicLine]:
    for article in articles:
        for block, start, end in places_in(article):
            left = _seen(article, max(block.start, start - width), start)
            right = _seen(article, end, min(block.end, end + width))
            about = {name: _READS[name](article) for name in columns}
            yield KwicLine(left, _seen(article, start, end), right, article.id, Span(start, end), about)
    check()


def _seen(article: Article, start: int, end: int) -> str:
    """What is seen between two offsets, which may be equal."""
    return article.words(Span(start, end)) if start < end else ""


def _matches_in(article: Article, regex: re.Pattern[str]) -> Iterator[tuple[Span, int, int]]:
    """Block, start and end of each match."""
    for block in blocks_of(article):
        for match in regex.finditer(block.of(article.text)):
            if match.group():
                yield block, block.start + match.start(), block.start + match.end()


def _places_of(article: Article, matcher: EntityMatcher) -> Iterator[tuple[Span, int, int]]:
    """Block, start and end of each mention of an entity."""
    blocks = blocks_of(article)
    block = next(blocks, None)
    for mention in article.mentions:
        if matcher.names(mention):
            while block is not None and block.end <= mention.span.start:
                block = next(blocks, None)
            if block is not None:
                yield block, mention.span.start, mention.span.end


def _whole(words: object) -> re.Pattern[str]:
    """A pattern of words that are matched whole, in any case."""
    if not isinstance(words, str) or not words.strip():
        raise ValidationError(f"kwic.words: expected a word, not {shown(words)}")
    spaced = r"\s++".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def _compile(pattern: str | re.Pattern[str]) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError, TypeError) as error:
        raise ValidationError(f"kwic.pattern: not a regular expression: {error}") from error


def _plain(value: object) -> object:
    if isinstance(value, PartialDate):
        return value.isoformat()
    return "; ".join(value) if isinstance(value, tuple) else value
