"""Pages of HTML: the text that a reader came for, its headings with their levels, and what the page says about itself.

Trafilatura tells text from menus and finds the metadata; here it is written as blocks, and what the page does not say
is taken out again. Nothing is fetched.
"""

from __future__ import annotations

import logging
import re
from html import unescape
from itertools import islice
from json import loads
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from atomcorpus._extras import brought_by, import_extra
from atomcorpus.articles import Heading
from atomcorpus.dates import PartialDate, parse_date, parse_stamp
from atomcorpus.errors import MissingExtraError, ParseError, ReadError
from atomcorpus.layout import Layout, group_blocks
from atomcorpus.reading.page_links import PageLinks
from atomcorpus.reading.page_words import unwrap_many
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from atomcorpus.reading.limits import Limits

__all__ = ["read_page"]


def read_page(html: str, path: str, limits: Limits, url: str | None = None) -> tuple[str, Layout] | None:
    """The text of a page, blocks between blank lines, and its layout; None if there is no text in it.

    Args:
        html: The whole page, decoded.
        path: The file that it was read from.
        limits: Of these, how many attributes a tag may have.
        url: Its address, if it is known; otherwise the page's own word is taken.

    Raises:
        ReadError: If it has more than the limits allow.
        MissingExtraError: If trafilatura is not installed.
    """
    trafilatura, etree = _packages()
    _check_tags(html, path, limits, etree)
    # Whatever a hostile page trips up in there, it is a page that states nothing, or one without text.
    for with_metadata in (True, False):
        try:
            with brought_by("html", "trafilatura"):  # some of it is imported late
                return _extracted(html, url, trafilatura, etree, with_metadata=with_metadata)
        except (MemoryError, MissingExtraError):
            raise
        except Exception:  # noqa: BLE001, S112 - the second attempt, or None, is the answer to it
            continue
    return None


def _extracted(
    html: str, url: str | None, trafilatura: Any, etree: Any, *, with_metadata: bool
) -> tuple[str, Layout] | None:
    """What `read_page` gives back, or any exception of the packages."""
    tree = trafilatura.load_html(html)
    if tree is not None:
        _drop_what_is_slow(tree)
    links = PageLinks(() if tree is None else etree.iterwalk(tree, events=("start", "end")), url or _address_in(tree))
    if tree is not None:
        unwrap_many(tree, etree)
    # The date is looked for where pages state it, not in their prose.
    extracted = trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        with_metadata=with_metadata,
        fast=_is_long(tree),
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    blocks = [] if extracted is None else list(_blocks_of(etree.iterwalk(extracted.body, events=("start", "end"))))
    if not blocks:
        return None
    text, layout = _laid_out(blocks, links)
    return text, evolve(layout, **_stated(html, tree, extracted, url)) if with_metadata else evolve(layout, url=url)


class _Tags:
    """What the parser calls with every tag, before it makes a tree of them."""

    def __init__(self, most: int) -> None:
        self._most = most

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        if len(attributes) > self._most:
            raise _TooManyError

    def close(self) -> None: ...


class _TooManyError(Exception):
    pass


def _check_tags(html: str, path: str, limits: Limits, etree: Any) -> None:
    """Refuse a page with tags that take quadratic time; the parser itself says what it takes for a tag."""
    try:
        etree.fromstring(html.encode("utf-8", "replace"), _parser_of(etree, _Tags(limits.attributes)))
    except _TooManyError:
        raise ReadError(limits.exceeded("attributes"), path) from None
    except (etree.LxmlError, ValueError):  # it is no page; what comes next says so
        return


def _parser_of(etree: Any, target: _Tags) -> Any:
    return etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)


_ABOUT = frozenset({"application/ld+json", "application/settings+json"})
_MOST_STATED = 500  # characters
_BROKEN = 2_000  # characters of a page
_TAGS = 20_000_000  # what looks for the end of each of so many tags in so many characters


def _drop_what_is_slow(tree: Any) -> None:
    """Empty scripts about a page that are no JSON, beyond a few, and what is too long for a title or a list of names.

    In these trafilatura looks for facts by expressions that take quadratic time.
    """
    for stated in tree.iter("meta"):
        if len(stated.get("content", "")) > _MOST_STATED:
            del stated.attrib["content"]
    metadata = import_extra("trafilatura.metadata", "trafilatura", "html")
    left = _BROKEN
    for script in tree.iter("script"):
        if script.get("type") in _ABOUT and script.text and not _is_json(script.text, metadata):
            left -= len(script.text)
            if left < 0:
                script.text = None


def _is_json(text: str, metadata: Any) -> bool:
    """Whether a text is JSON for trafilatura, which reads not the text itself but what it has made of it."""
    if text.count("<") * len(text) > _TAGS:
        return False
    try:
        loads(text, strict=False)  # before what takes quadratic time where strings have no end
        loads(metadata.normalize_json(metadata.JSON_MINIFY.sub(r"\1", text)), strict=False)
    except (ValueError, RecursionError):
        return False
    return True


# For a second opinion trafilatura asks jusText, which looks through all paragraphs for each that is short.
_PARAGRAPHS = ("dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "td", "th", "tr")
_MOST_PARAGRAPHS = 2000  # a tenth of a second


def _is_long(tree: Any) -> bool:
    """Whether a page has more paragraphs than is good for what takes quadratic time."""
    return sum(1 for _ in islice(tree.iter(*_PARAGRAPHS), _MOST_PARAGRAPHS + 1)) > _MOST_PARAGRAPHS


def _packages() -> tuple[Any, Any]:
    trafilatura = import_extra("trafilatura", "trafilatura", "html")
    # Without a handler, Python prints what they have to say about bad pages.
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura, import_extra("lxml.etree", "lxml", "html")


# --- text -------------------------------------------------------------------------------------------------------------
@frozen
class _Block:
    text: str = field()
    level: int | None = field(default=None)  # of a heading
    is_code: bool = field(default=False)


_BLOCKS = frozenset({"ab", "div", "head", "item", "list", "p", "quote", "row", "table"})
_AROUND_CODE = frozenset({"ab", "body", "div", "quote"})  # code that stands in these is a block


def _blocks_of(events: Iterator[tuple[str, Any]]) -> Iterator[_Block]:
    """Blocks of trafilatura's tree, in text order; white space is what a browser shows."""
    pieces: list[str] = []
    code: Any = None
    for event, element in events:
        tag, starts = element.tag, event == "start"
        is_code = tag == "code" and code is None and element.getparent() is not None
        is_code = (is_code and element.getparent().tag in _AROUND_CODE) or element is code
        if tag in _BLOCKS or is_code:
            if text := _joined(pieces, is_code=code is not None):
                yield _Block(text, _level(element) if tag == "head" and not starts else None, code is not None)
            pieces.clear()
            code = (element if starts else None) if is_code else code
        elif starts and tag == "lb":
            pieces.append(_BREAK)
        elif starts and tag == "cell" and pieces:
            pieces.append(" | ")
        pieces.append((element.text if starts else element.tail) or "")


_BREAK = "\x1e"  # for a line break that is meant, as white space in HTML is not


def _joined(pieces: list[str], *, is_code: bool) -> str:
    text = "".join(pieces)
    if is_code:
        return text.replace(_BREAK, "\n").strip()
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line).strip(" |")


def _level(head: Any) -> int | None:
    rend = head.get("rend", "")
    return int(rend[1]) if re.fullmatch("h[1-6]", rend) else None


def _laid_out(blocks: list[_Block], links: PageLinks) -> tuple[str, Layout]:
    parts, code, anchors, start = [], [], [], 0
    for block in blocks:
        span = Span(start, start + len(block.text))
        parts.append(span if block.level is None else Heading(span, block.level))
        if block.is_code:
            code.append(span)
        anchors += [(Span(start + first, start + end), address) for first, end, address in links.take(block.text)]
        start = span.end + 2
    text = "\n\n".join(block.text for block in blocks)
    return text, Layout(None, None, group_blocks(parts), code=tuple(code), links=tuple(anchors))


# --- metadata ---------------------------------------------------------------------------------------------------------
_ADDRESS = '//head/link[@rel="canonical"]/@href | //head/meta[@property="og:url"]/@content'
_MOST_AUTHORS = 100  # beyond, a page lists something else
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # of a language, BCP 47


def _stated(html: str, tree: Any, found: Any, url: str | None) -> dict[str, Any]:
    """Those fields of what was found that the page states, in its own spelling."""
    said = " ".join(unescape(f"{html} {tree.text_content()}").split())
    names = [_spelled(name, said) for name in (found.author or "").split("; ")[:_MOST_AUTHORS]]
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return {
        "title": None if _is_heading(found.title, tree) else _spelled(found.title, said),
        "url": url or _address_in(tree),
        "publisher": None if found.sitename == found.hostname else _spelled(found.sitename, said),
        "authors": tuple(name for name in names if name),
        "language": language if _TAG.fullmatch(language) else None,
        "published": _date(found.date, html, tree),
    }


def _is_heading(title: str | None, tree: Any) -> bool:
    """Whether a title is that of the page's heading only, which is taken from the text itself."""
    bare = " ".join((title or "").split())
    stated = tree.xpath('//title/text() | //meta[contains(@property | @name, "title")]/@content')
    if not bare or any(bare in " ".join(one.split()) for one in stated):
        return False
    return any(" ".join(heading.text_content().split()) == bare for heading in tree.iterfind(".//h1"))


def _address_in(tree: Any) -> str | None:
    """The address that a page gives as its own."""
    addresses = (str(address) for address in tree.xpath(_ADDRESS))
    return next((address for address in addresses if address.startswith(("https://", "http://"))), None)


def _spelled(value: str | None, said: str) -> str | None:
    """A value as the page has it; None if the page does not have it."""
    bare = " ".join(value.split()) if value else ""
    if not bare or bare in said:
        return bare or None
    lower = said.lower()
    start = lower.find(bare.lower()) if len(lower) == len(said) else -1
    return said[start : start + len(bare)] if start >= 0 else None


_DATED = "//meta/@content | //time/@datetime | //time/text()"
_MOST_DATED, _LONGEST_DATE = 200, 64


def _date(value: str | None, html: str, tree: Any) -> PartialDate | None:
    """A date that stands in the page, as it is or as programs write it, so that no part of it was filled in."""
    if not value or value in html:
        return parse_date(value) if value else None
    stated = (str(one) for one in islice(tree.xpath(_DATED), _MOST_DATED))
    return next((day for one in stated if (day := _stamp(one)) is not None and day.isoformat() == value), None)


def _stamp(written: str) -> PartialDate | None:
    """A date, if it is one."""
    if len(written) > _LONGEST_DATE:
        return None
    try:
        return parse_stamp(written)
    except ParseError:
        return None
