"""What of a Markdown paragraph is marks, and what a reader sees in their place; where its links lead.

The parser, markdown-it, decides; here its rules are only watched, so that every mark is known by its place.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from atomcorpus.layout.leaves import Anchor, Mark
from atomcorpus.layout.tags import BREAKS, Tag, address_of, read_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

__all__ = ["PARSER", "Inline", "read_inline"]


class Inline(NamedTuple):
    """What was found in a stretch of text.

    Attributes:
        marks: In text order; they do not overlap.
        anchors: In text order.
        code: Where code stands, without its marks.
    """

    marks: list[Mark]
    anchors: list[Anchor]
    code: list[tuple[int, int]]


class _Seen(NamedTuple):
    """One success of a rule: where it began and ended, and the tokens that it made."""

    rule: str
    start: int
    end: int
    tokens: list[Any]


_WATCHED = ("escape", "backticks", "strikethrough", "emphasis", "link", "image", "autolink", "html_inline", "entity")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,64}\]")


def _watched(rule: Callable[[StateInline, bool], bool], name: str) -> Callable[[StateInline, bool], bool]:
    """A rule that also says where it succeeded; not in the words of an image, which the parser reads by themselves."""

    def watch(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
        start, made = state.pos, len(state.tokens)
        succeeded = rule(state, silent)
        if succeeded and not silent and len(state.tokens) > made and state.tokens is state.env["tokens"]:
            state.env["seen"].append(_Seen(name, start, state.pos, state.tokens[made:]))
        return succeeded

    return watch


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """The mark of a footnote, `[^1]`."""
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if found is None or (found.end() < state.posMax and state.src[found.end()] in "(["):
        return False  # a link whose words begin with "^"
    if not silent:
        state.push("footnote_mark", "", 0)
    opens = state.pos == 0 or state.src[state.pos - 1] == "\n"
    state.pos = found.end() + (opens and state.src.startswith(":", found.end()))  # "[^1]: what the note says"
    return True


_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<words>[^\[\]|\n]{1,200})\]\](?!\()")


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """A link to a page of the same wiki, `[[page]]` or `[[page|words]]`."""
    found = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("wiki_link", "", 0).meta["words"] = found.span("words")
    state.pos = found.end()
    return True


class _Parser(MarkdownIt):
    """Keeps addresses as they are written; what looks dangerous to a browser is an address too."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the parser's own name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - as above
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - as above
        return link


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"inline_definitions": True}).enable(["table", "strikethrough"])
    ruler = parser.inline.ruler
    rules = {rule.name: rule.fn for rule in ruler.__rules__}
    for name in _WATCHED:
        ruler.at(name, _watched(rules[name], name))
    ruler.before("link", "footnote_mark", _watched(_footnote, "footnote_mark"))
    ruler.before("link", "wiki_link", _watched(_wiki_link, "wiki_link"))
    parser.inline.ruler2.disable(["fragments_join"])  # or tokens would lose their places
    return parser


PARSER = _parser()
"""The one parser: CommonMark with tables, strikethrough and the marks of footnotes."""

# Where none of these stands, nothing is marked.
_SPECIAL = re.compile(r"[\\`*_~\[<&]|://")
_BARE = re.compile(r"\bhttps?://[^\s<>\"'`|\\^{}]++")
_TRAILING = ".,;:!?)]*_~"


def read_inline(text: str, references: dict[str, Any]) -> Inline:
    """The marks, links and code of one paragraph, heading or cell; offsets count from its beginning.

    Args:
        text: Its text, lines joined by LF, without the marks of lists and quotations.
        references: The addresses that the document defines, as the parser's environment keeps them.
    """
    found = Inline([], [], [])
    if not _SPECIAL.search(text):
        return found
    tokens: list[Token] = []
    env = {**references, "seen": [], "tokens": tokens}
    state = StateInline(text, PARSER, env, tokens)
    PARSER.inline.tokenize(state)
    for rule in PARSER.inline.ruler2.getRules(""):
        rule(state)
    for seen in env["seen"]:
        _READERS[seen.rule](state, seen, found)
    _pair_tags(text, env["seen"], found)
    _read_bare_addresses(text, found)
    found.marks.sort()
    found.anchors.sort()
    return found


def _read_escape(_: StateInline, seen: _Seen, found: Inline) -> None:
    if seen.tokens[-1].content != seen.tokens[-1].markup:  # else the backslash is shown
        found.marks.append(Mark(seen.start, seen.start + 1))


def _read_entity(_: StateInline, seen: _Seen, found: Inline) -> None:
    found.marks.append(Mark(seen.start, seen.end, seen.tokens[-1].content))


def _read_delimiters(_: StateInline, seen: _Seen, found: Inline) -> None:
    """Signs of emphasis: each was text when it was met, and those that have been paired since are marks."""
    end = seen.end
    for token in reversed(seen.tokens):
        start = end - (len(token.content) or (1 if seen.rule == "emphasis" else 2))
        if start < seen.start:
            break  # text that stood before them
        if token.type != "text" or not token.content:
            found.marks.append(Mark(start, end))
        end = start


def _read_code(_: StateInline, seen: _Seen, found: Inline) -> None:
    ticks = len(seen.tokens[-1].markup)
    found.marks.extend((Mark(seen.start, seen.start + ticks), Mark(seen.end - ticks, seen.end)))
    found.code.append((seen.start + ticks, seen.end - ticks))


def _read_link(state: StateInline, seen: _Seen, found: Inline) -> None:
    opening = next(token for token in seen.tokens if token.type == "link_open")
    close = PARSER.helpers.parseLinkLabel(state, seen.start, True)  # noqa: FBT003 - the parser's way
    found.marks.extend((Mark(seen.start, seen.start + 1), Mark(close, seen.end)))
    if close > seen.start + 1:
        found.anchors.append(Anchor(seen.start + 1, close, str(opening.attrs.get("href", ""))))


def _read_autolink(state: StateInline, seen: _Seen, found: Inline) -> None:
    found.marks.append(Mark(seen.start, seen.end))
    found.anchors.append(Anchor(seen.start + 1, seen.end - 1, state.src[seen.start + 1 : seen.end - 1]))


def _read_wiki_link(_: StateInline, seen: _Seen, found: Inline) -> None:
    first, last = seen.tokens[-1].meta["words"]
    found.marks.extend((Mark(seen.start, first), Mark(last, seen.end)))


def _read_hidden(_: StateInline, seen: _Seen, found: Inline) -> None:
    found.marks.append(Mark(seen.start, seen.end))


def _read_html(state: StateInline, seen: _Seen, found: Inline) -> None:
    tag = read_tag(state.src, seen.start)
    found.marks.append(Mark(seen.start, seen.end, "\n" if tag is not None and tag.name in BREAKS else ""))


_READERS: dict[str, Callable[[StateInline, _Seen, Inline], None]] = {
    "escape": _read_escape,
    "entity": _read_entity,
    "strikethrough": _read_delimiters,
    "emphasis": _read_delimiters,
    "backticks": _read_code,
    "link": _read_link,
    "autolink": _read_autolink,
    "image": _read_hidden,
    "footnote_mark": _read_hidden,
    "wiki_link": _read_wiki_link,
    "html_inline": _read_html,
}


_START = attrgetter("start")


def _pair_tags(text: str, seen: list[_Seen], found: Inline) -> None:
    """Links and code that are written as HTML: `<a href="...">words</a>`, `<code>words</code>`."""
    opened: Tag | None = None
    for one in sorted((one for one in seen if one.rule == "html_inline"), key=_START):
        tag = read_tag(text, one.start)
        if tag is None or tag.name not in ("a", "code"):
            continue
        if not tag.closes:
            opened = tag
        elif opened is not None and opened.name == tag.name and opened.end < tag.start:
            if tag.name == "code":
                found.code.append((opened.end, tag.start))
            elif url := address_of(opened):
                found.anchors.append(Anchor(opened.end, tag.start, url))
            opened = None


def _read_bare_addresses(text: str, found: Inline) -> None:
    """Addresses that stand among the words; nobody reads them, they lead somewhere."""
    if "://" not in text:
        return
    taken = sorted((mark.start, mark.end) for mark in found.marks)
    for start, end in _bare_addresses(text, taken):
        found.marks.append(Mark(start, end))
        if not any(anchor.start <= start < anchor.end for anchor in found.anchors):
            found.anchors.append(Anchor(start, end, text[start:end]))


def _bare_addresses(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where addresses stand that no mark holds; one ends where a mark begins."""
    at = 0
    for match in _BARE.finditer(text):
        start, end = match.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at < len(taken) and taken[at][0] <= start:
            continue
        if at < len(taken):
            end = min(end, taken[at][0])
        while end > start and text[end - 1] in _TRAILING:
            end -= 1
        yield start, end
