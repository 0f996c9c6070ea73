"""W3C Web Annotations: one for each mention, link, fact and part of a citation, by quote and position; written only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atomcorpus._files import whole_file
from atomcorpus.formats._json_array import json_array
from atomcorpus.formats._names import Unused, actor_urn, article_urn, entity_urn, linked_address, web_address

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

    from atomcorpus.annotations import Citation, Hyperlink, Mention
    from atomcorpus.articles import Article
    from atomcorpus.facts import Event, Quantity, TimeExpression
    from atomcorpus.spans import Span

    Data = dict[str, Any]

__all__ = ["dumps", "write"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points of prefix and suffix, enough to tell one "said" from another


def dumps(articles: Iterable[Article]) -> str:
    """Write mentions, citations, links and facts as a JSON array of Web Annotations, one a line.

    Positions count code points of the article's text from 0, the end exclusive, as the W3C's model asks. They hold for
    that text, so the target is the text, by its URN; the page that it came from is the target's scope. Annotations of a
    second article with the same text have a number after the article's id.

    Example:
        >>> import json
        >>> from atomcorpus import parse
        >>> annotation = json.loads(dumps([parse("Then OpenAI came.")]))[0]
        >>> for selector in annotation["target"]["selector"]:
        ...     print(selector)
        {'type': 'TextQuoteSelector', 'exact': 'OpenAI', 'prefix': 'Then ', 'suffix': ' came.'}
        {'type': 'TextPositionSelector', 'start': 5, 'end': 11}
    """
    return "".join(_lines(articles))


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> None:
    """Write annotations to a file, which appears whole or not at all; article after article, never all in memory.

    Raises:
        ReadError: If the file cannot be written.
    """
    with whole_file(path) as file:
        file.writelines(line.encode() for line in _lines(articles))


def _lines(articles: Iterable[Article]) -> Iterator[str]:
    unused = Unused()
    return json_array(
        annotation for article in articles for annotation in _annotations(article, article_urn(unused(article.id)))
    )


def _annotations(article: Article, urn: str) -> Iterator[Data]:
    for number, mention in enumerate(article.mentions, start=1):
        target = _target(article, mention.span)
        yield _annotation(f"{urn}:mention:{number}", "identifying", _identified(mention), target)
    for number, citation in enumerate(article.citations, start=1):
        yield from _parts(article, f"{urn}:citation:{number}", citation)
    for number, link in enumerate(article.links, start=1):
        body = _linked(article, link)
        if body:
            yield _annotation(f"{urn}:link:{number}", "linking", body, _target(article, link.span))
    yield from _facts(article, urn)


def _facts(article: Article, urn: str) -> Iterator[Data]:
    """Times and quantities with what they mean, and events part by part."""
    for number, time in enumerate(article.times, start=1):
        body = [_tag("time"), *([] if time.period is None else [_described(time.period.isoformat())])]
        yield _annotation(f"{urn}:time:{number}", "classifying", body, _target(article, time.span))
    for number, quantity in enumerate(article.quantities, start=1):
        body = [
            _tag("quantity"),
            _tag(quantity.kind),
            _described(" ".join((quantity.value, quantity.unit or "")).strip()),
        ]
        yield _annotation(f"{urn}:quantity:{number}", "classifying", body, _target(article, quantity.span))
    names: dict[TimeExpression | Quantity | None, str] = {}
    for number, time in enumerate(article.times, start=1):
        names.setdefault(time, f"{urn}:time:{number}")
    for number, quantity in enumerate(article.quantities, start=1):
        names.setdefault(quantity, f"{urn}:quantity:{number}")
    for number, event in enumerate(article.events, start=1):
        yield from _event(article, names, f"{urn}:event:{number}", event)


def _event(
    article: Article, names: Mapping[TimeExpression | Quantity | None, str], name: str, event: Event
) -> Iterator[Data]:
    """The trigger, with links to the other parts; then the participants."""
    body = [_tag("event"), _tag(event.kind), _tag(event.modality)]
    some = [(f"{name}:{role}:{at}", role, one) for role, ones in event.roles() for at, one in enumerate(ones, start=1)]
    body += [_resource("linking", part) for part, _, _ in some]
    body += [_resource("linking", names[part]) for part in (event.amount, event.time) if part is not None]
    yield _annotation(f"{name}:trigger", "classifying", body, _target(article, event.trigger))
    for part, role, one in some:
        entity = [] if one.entity is None else [_resource("identifying", entity_urn(one.entity))]
        yield _annotation(part, "classifying", [_tag(role), *entity], _target(article, one.span))


def _parts(article: Article, name: str, citation: Citation) -> Iterator[Data]:
    """Content, with links to the other parts; then these."""
    content = [_tag("content"), _tag(citation.kind), _tag(citation.act)]
    source = [_tag("source"), _tag(citation.source.kind)]
    if citation.source.actor is not None:
        source.append(_resource("identifying", actor_urn(citation.source.actor.id)))
    if citation.via is not None:
        content.append(_resource("linking", actor_urn(citation.via.id)))
    others = [("source", citation.source.span, source), ("cue", citation.cue, [_tag("cue")])]
    content += [_resource("linking", f"{name}:{part}") for part, span, _ in others if span is not None]
    targets = [_target(article, span) for span in citation.content]
    yield _annotation(f"{name}:content", "classifying", content, targets if len(targets) > 1 else targets[0])
    for part, span, body in others:
        if span is not None:
            yield _annotation(f"{name}:{part}", "classifying", body, _target(article, span))


def _annotation(name: str, motivation: str, body: list[Data], target: Data | list[Data]) -> Data:
    return {
        "@context": _CONTEXT,
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    }


def _identified(mention: Mention) -> list[Data]:
    """The entity; of an ambiguous name a choice among the candidates, the likeliest first."""
    if mention.candidates:
        choice = [_resource("identifying", entity_urn(candidate)) for candidate in mention.candidates]
        return [{"type": "Choice", "items": choice}, _tag(mention.status)]
    named = _described(mention.entity.name)
    return [_resource("identifying", entity_urn(mention.entity)), named, _tag(mention.status)]


def _linked(article: Article, link: Hyperlink) -> list[Data]:
    """The page, where its address is one of the web, and whose site it is."""
    page = linked_address(article, link)
    body = [] if page is None else [_resource("linking", page)]
    return body if link.outlet is None else [*body, _resource("identifying", actor_urn(link.outlet.id))]


def _resource(purpose: str, urn: str) -> Data:
    return {"type": "SpecificResource", "purpose": purpose, "source": urn}


def _described(value: str) -> Data:
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": value}


def _tag(value: str) -> Data:
    return {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": str(value)}


def _target(article: Article, span: Span) -> Data:
    text = article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    target = {"type": "SpecificResource", "source": article_urn(article.id), "selector": [quote, position]}
    page = web_address(article.url)
    return target if page is None else {**target, "scope": page}
