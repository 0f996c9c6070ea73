"""spaCy's DocBin: articles as tokenized documents with groups of spans, for training and study; written only.

spaCy comes with the extra `spacy`, and is loaded when the first document is made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from atomcorpus._characters import storable
from atomcorpus._extras import brought_by
from atomcorpus._files import whole_file
from atomcorpus._repr import record_repr
from atomcorpus.kinds import kind_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from atomcorpus.articles import Article
    from atomcorpus.spans import Span

    Row = tuple[Span, str, str, str]  # a span, its label, the id of an entity, an id of its own

__all__ = ["Alignment", "dumps", "write"]

# spaCy's tokenizer takes time that grows with the square of the length of what stands between two spaces.
_LONG_WORD = re.compile(r"\S{201,}")


@frozen
class Alignment:
    """How spans of code points became spans of tokens.

    Attributes:
        exact: Number of spans that begin and end where tokens do.
        adjusted: Number of spans that were moved to whole tokens; the document's user data have their own offsets.
        left_out: Number of spans of nothing but white space, for which there is no token.
    """

    exact: int = 0
    adjusted: int = 0
    left_out: int = 0

    __repr__ = record_repr


def dumps(articles: Iterable[Article]) -> bytes:
    """Write articles as a DocBin, one document an article, tokenized by spaCy's rules for English.

    Groups of spans are `mentions`, `roles`, `sources`, `cues`, `contents`, `times`, `quantities`, `triggers` and
    `participants`; spans may overlap. One that begins or ends inside a token is widened to it. A document's `user_data`
    has the article's id and, as `adjusted`, group, index, start and end (code points) of the spans that are not where
    they were. Lone surrogates become U+FFFD. All documents are in memory at once.

    Raises:
        MissingExtraError: If spaCy is not installed.

    Example:
        >>> import spacy
        >>> from spacy.tokens import DocBin
        >>> from atomcorpus import parse
        >>> data = dumps([parse("Labs near OpenAI said that Qwen is fast.")])
        >>> [doc] = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
        >>> [(span.text, span.label_, span.kb_id_) for span in doc.spans["mentions"]]
        [('OpenAI', 'company', 'openai'), ('Qwen', 'family', 'family:qwen')]
    """
    return _made(articles)[0]


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> Alignment:
    """Write articles to a file, which appears whole or not at all.

    Returns:
        How well the spans fit the tokens.

    Raises:
        MissingExtraError: If spaCy is not installed.
        ReadError: If the file cannot be written.
    """
    data, alignment = _made(articles)
    with whole_file(path) as file:
        file.write(data)
    return alignment


def _made(articles: Iterable[Article]) -> tuple[bytes, Alignment]:
    with brought_by("spacy", "spacy"):
        import spacy  # noqa: PLC0415 # pyright: ignore[reportMissingImports] - an extra
        from spacy.tokens import DocBin  # noqa: PLC0415 # pyright: ignore[reportMissingImports] - likewise
    language, stored = spacy.blank("en"), DocBin(store_user_data=True)
    total = kept = moved = 0
    for article in articles:
        text = storable(article.text)
        doc = _tokenized(text, language)
        adjusted = []
        for group, rows in _rows(article).items():
            total += len(rows)
            doc.spans[group], outside = _aligned(doc, text, rows)
            adjusted += [(group, *place) for place in outside]
        doc.user_data = {"article_id": article.id, "adjusted": adjusted}
        kept += sum(map(len, doc.spans.values()))
        moved += len(adjusted)
        stored.add(doc)
    return stored.to_bytes(), Alignment(kept - moved, moved, total - kept)


def _tokenized(text: str, language: Any) -> Any:
    """The text as a `Doc` with exactly this text; what goes on without a space for too long is one token."""
    readable = _LONG_WORD.sub(lambda match: "x" * len(match[0]), text)
    doc = language.tokenizer(readable)
    if readable == text:
        return doc
    words = [text[token.idx : token.idx + len(token)] for token in doc]
    return type(doc)(language.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])


def _aligned(doc: Any, text: str, rows: Iterable[Row]) -> tuple[list[Any], list[tuple[int, int, int]]]:
    """Spans of whole tokens, and index, start and end of those that are not just where they should be."""
    made: list[Any] = []
    adjusted = []
    for span, label, entity_id, own_id in rows:
        words = span.of(text)
        if not words.strip():
            continue
        start = span.end - len(words.lstrip())
        end = span.start + len(words.rstrip())
        names = {"label": label, "kb_id": storable(entity_id), "span_id": own_id}
        tokens = doc.char_span(start, end, alignment_mode="expand", **names)
        if (tokens.start_char, tokens.end_char) != (span.start, span.end):
            adjusted.append((len(made), span.start, span.end))
        made.append(tokens)
    return made, adjusted


def _rows(article: Article) -> dict[str, list[Row]]:
    """The groups; parts of one citation have its number, from 1, as their id."""
    mentions = [
        (one.span, kind_of(one.entity).value, "" if one.candidates else one.entity.id, one.status.value)
        for one in article.mentions
    ]
    groups: dict[str, list[Row]] = {"mentions": mentions, "roles": [], "sources": [], "cues": [], "contents": []}
    groups["roles"] = [(one.span, storable(one.title), one.person.id, "") for one in article.roles]
    for number, citation in enumerate(article.citations, start=1):
        source, own = citation.source, str(number)
        if source.span is not None:
            actor_id = source.actor.id if source.actor else ""
            groups["sources"].append((source.span, source.kind.value, actor_id, own))
        if citation.cue is not None:
            groups["cues"].append((citation.cue, citation.act.value, "", own))
        groups["contents"] += [(span, citation.kind.value, "", own) for span in citation.content]
    return groups | _facts(article)


def _facts(article: Article) -> dict[str, list[Row]]:
    """The groups of facts; the parts of one event have its number, from 1, as their id."""
    groups: dict[str, list[Row]] = {
        "times": [(one.span, one.period.isoformat() if one.period else "", "", "") for one in article.times],
        "quantities": [(one.span, one.kind.value, "", "") for one in article.quantities],
        "triggers": [],
        "participants": [],
    }
    for number, event in enumerate(article.events, start=1):
        groups["triggers"].append((event.trigger, event.kind.value, "", str(number)))
        groups["participants"] += [
            (one.span, role, one.entity.id if one.entity else "", str(number))
            for role, some in event.roles()
            for one in some
        ]
    return groups
