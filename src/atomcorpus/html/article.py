"""An article as HTML: its text with names in colours and attributions in brackets, and lists of who says what.

The text is cut at every boundary of a mention, a source, a cue or a content, and each piece says what it is part of.
So spans may nest and overlap as they like, and the pieces one after the other are the text as a reader sees it. How
many may lie over each other the article bounds, so that the fragment grows with the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from itertools import pairwise
from typing import TYPE_CHECKING

from atomcorpus.html.escaping import cut, escape, link
from atomcorpus.html.facts import facts_of_article
from atomcorpus.kinds import (
    ORGANIZATIONS,
    PLACES,
    ActorKind,
    ArtifactKind,
    LinkStatus,
    ModelLevel,
    SourceKind,
    ViaBasis,
    kind_of,
)
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from atomcorpus.html.protocols import ArticleLike, CitationLike, MentionLike

__all__ = ["article_html"]

_LONGEST_NAME = 60  # code points of what is said of each mention and statement
_CANDIDATES = 5  # of those that fit an ambiguous name

_MEANINGS = {
    LinkStatus.RESOLVED: "",
    LinkStatus.UNDERSPECIFIED: "a family or series",
    LinkStatus.AMBIGUOUS: "one of several",
    LinkStatus.UNLISTED: "not in the knowledge base",
}
_LEGEND = ("person", "organization", "media", "government", "place", "model", "artifact")
_COLORS: dict[ActorKind | ArtifactKind | ModelLevel, str] = {
    **dict.fromkeys(ORGANIZATIONS, "organization"),
    **dict.fromkeys(PLACES, "place"),
    **dict.fromkeys(ModelLevel, "model"),
    **dict.fromkeys(ArtifactKind, "artifact"),
    **{kind: kind.value for kind in (ActorKind.PERSON, ActorKind.MEDIA, ActorKind.GOVERNMENT)},
}


def article_html(article: ArticleLike, *, longest: int | None = None) -> str:
    r"""An article as a fragment of HTML; `STYLE` has its looks.

    Mentions carry `data-start`, the offset at which they begin, and brackets around what is attributed `data-citation`,
    the number of the citation from 1, as in the list under the text.

    Args:
        article: The article.
        longest: Blocks that begin after this many code points are left out, which is said; None for the whole text.

    Example:
        >>> from atomcorpus import parse
        >>> '<mark class="ac-model"' in article_html(parse("OpenAI released gpt-oss-120b."))
        True
    """
    end = len(article.text) if longest is None else min(longest, len(article.text))
    parts = sorted(_parts(article.citations))
    blocks = "\n".join(_blocks(article, parts, end))
    left = sum(len(block) for section in article.sections for block in section.blocks() if block.start >= end)
    more = f'<p class="ac-more">… and {left:,} more characters</p>' if left else ""
    return (
        f'<article class="ac-article">\n{_head(article)}<div class="ac-text">\n{blocks}\n{more}</div>\n'
        f"{_legend(article)}{_citations(article, end)}{facts_of_article(article, end)}</article>"
    )


def _head(article: ArticleLike) -> str:
    title = f"<h3>{escape(article.title)}</h3>\n" if article.title else ""
    facts = [str(article.published) if article.published else "", article.publisher or "", ", ".join(article.authors)]
    shown = [escape(fact) for fact in (*facts, article.origin or "") if fact]
    shown += [link(article.url)] if article.url else []
    return f'<header>\n{title}<p class="ac-facts">{" · ".join(shown)}</p>\n</header>\n' if title or shown else ""


# --- the text ---------------------------------------------------------------------------------------------------------
_Part = tuple[int, int, str, int]
"""Where a source, cue or content begins and ends, which of them it is, and the number of its citation."""


def _blocks(article: ArticleLike, parts: Sequence[_Part], end: int) -> Iterator[str]:
    mention_starts = [mention.span.start for mention in article.mentions]
    part_starts = [part[0] for part in parts]
    for section in article.sections:
        for block in section.blocks():
            if block.start >= end:
                return
            tag = "p" if section.heading is None or block is not section.heading.span else "h4"
            mentions = article.mentions[_slice(mention_starts, block)]
            pieces = "".join(_pieces(article, block, mentions, parts[_slice(part_starts, block)]))
            if pieces:  # else it is a rule, a comment or the like, of which nothing is seen
                yield f"<{tag}>{pieces}</{tag}>"


def _slice(starts: Sequence[int], block: Span) -> slice:
    return slice(bisect_left(starts, block.start), bisect_left(starts, block.end))


def _parts(citations: Iterable[CitationLike]) -> Iterator[_Part]:
    for number, citation in enumerate(citations, 1):
        if citation.source.span is not None:
            yield citation.source.span.start, citation.source.span.end, "source", number
        if citation.cue is not None:
            yield citation.cue.start, citation.cue.end, "cue", number
        for span in citation.content:
            yield span.start, span.end, "content", number


def _pieces(
    article: ArticleLike, block: Span, mentions: Sequence[MentionLike], parts: Sequence[_Part]
) -> Iterator[str]:
    """The block cut at every boundary, with brackets between the pieces."""
    opening, closing = _brackets(parts, "open", 0), _brackets(parts, "close", 1)
    changes = Counter[tuple[int, str]]()
    for start, end, kind, _ in parts:
        changes[start, kind] += 1
        changes[end, kind] -= 1
    ends = (mention.span.end for mention in mentions)
    cuts = {block.start, block.end, *(mention.span.start for mention in mentions), *ends, *(at for at, _ in changes)}
    depth = dict.fromkeys(_PART_KINDS, 0)
    waiting = deque(mentions)
    open_mentions: list[MentionLike] = []
    for at, until in pairwise(sorted(cuts)):
        for kind in _PART_KINDS:
            depth[kind] += changes.get((at, kind), 0)
        while open_mentions and open_mentions[-1].span.end <= at:
            open_mentions.pop()
        while waiting and waiting[0].span.start == at:
            open_mentions.append(waiting.popleft())
        yield closing.get(at, "") + opening.get(at, "")
        yield _piece(article.words(Span(at, until)), at, open_mentions, [kind for kind in _PART_KINDS if depth[kind]])
    yield closing.get(block.end, "")


_PART_KINDS = ("source", "cue", "content")


def _brackets(parts: Sequence[_Part], name: str, end: int) -> dict[int, str]:
    """What stands at the starts (end 0) or ends (end 1) of contents, by offset; the innermost closes first.

    The style draws it, so that the text stays the text.
    """
    brackets: dict[int, str] = {}
    for part in reversed(parts) if end else parts:
        if part[2] == "content":
            at = part[1] if end else part[0]
            brackets[at] = brackets.get(at, "") + f'<i class="ac-{name}" data-citation="{part[3]}"></i>'
    return brackets


def _piece(text: str, at: int, mentions: Sequence[MentionLike], kinds: Sequence[str]) -> str:
    shown = escape(text)
    classes = [f"ac-{kind}" for kind in kinds]
    if not mentions:
        return f'<span class="{" ".join(classes)}">{shown}</span>' if classes else shown
    mention = mentions[-1]
    classes = [
        f"ac-{_COLORS[kind_of(mention.entity)]}",
        *([] if mention.status is LinkStatus.RESOLVED else ["ac-open-link"]),
        *classes,
    ]
    begins = f' tabindex="0" data-start="{at}"' if at == mention.span.start else ""
    return f'<mark class="{" ".join(classes)}"{begins} aria-description="{escape(_said_of(mention))}">{shown}</mark>'


def _said_of(mention: MentionLike) -> str:
    """Who is named, how sure that is, and which rule says so."""
    entity = mention.entity
    status = _MEANINGS[mention.status]
    if mention.candidates:
        left = len(mention.candidates) - _CANDIDATES
        names = [cut(candidate.name, _LONGEST_NAME) for candidate in mention.candidates[:_CANDIDATES]]
        status += ": " + ", ".join([*names, *([f"… {left:,} more"] if left > 0 else [])])
    name, rule = cut(entity.name, _LONGEST_NAME), cut(mention.rule, _LONGEST_NAME)
    facts = [name, kind_of(entity), *([status] if status else []), f"rule {rule}"]
    return " · ".join(facts)


# --- under the text ---------------------------------------------------------------------------------------------------
def _legend(article: ArticleLike) -> str:
    """The colours that the text has, dotted where the link is open, and what the brackets are."""
    colors = {_COLORS[kind_of(mention.entity)] for mention in article.mentions}
    items = [f'<mark class="ac-{color}">{color}</mark>' for color in _LEGEND if color in colors]
    if any(mention.status is not LinkStatus.RESOLVED for mention in article.mentions):
        items.append('<mark class="ac-open-link">several fit, or not in the knowledge base</mark>')
    if article.citations:
        items += ['<span class="ac-source">source</span>', '<span class="ac-cue">cue</span>']
        items.append(
            '<i class="ac-open"></i><span class="ac-content">what is attributed</span><i class="ac-close"></i>'
        )
    return f'<p class="ac-legend">{" ".join(items)}</p>\n' if items else ""


def _citations(article: ArticleLike, end: int) -> str:
    """Who says what: source → cue → content."""
    rows = "".join(_citation(article, citation) for citation in article.citations if citation.start < end)
    return f'<ol class="ac-citations">\n{rows}</ol>\n' if rows else ""


def _citation(article: ArticleLike, citation: CitationLike) -> str:
    def words(span: Span) -> str:
        return escape(article.words(span))

    source = citation.source
    who = "nobody named" if source.span is None else words(source.span)
    name = "" if source.actor is None else escape(cut(source.actor.name, _LONGEST_NAME))
    actor = f" = {name}" if name not in who else ""
    cue = "" if citation.cue is None else f'<span class="ac-cue">{words(citation.cue)}</span> → '
    content = " … ".join(map(words, citation.content))
    facts = [str(citation.kind), *([] if source.kind is SourceKind.NONE else [str(source.kind)])]
    basis = " (link)" if citation.via_basis is ViaBasis.LINK else ""
    facts += [] if citation.via is None else [f"via {escape(cut(citation.via.name, _LONGEST_NAME))}{basis}"]
    return (
        f'<li><span class="ac-source">{who}</span>{actor} → {cue}<span>{content}</span> '
        f"<small>{', '.join(facts)}</small></li>\n"
    )
