"""The crawl format: one text into header, sections and paragraphs. Its clauses are numbered in the reference page.

The rules of headings say how English pages
write them, and know nothing of any one publisher.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.articles import Heading
from atomcorpus.dates import CLOCK, MONTH, PartialDate, parse_date
from atomcorpus.errors import ParseError
from atomcorpus.layout.record import Layout, group_blocks
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["parse_layout", "read_header"]


def parse_layout(text: str) -> Layout:
    r"""Split a text in the crawl format into header, headings and paragraphs.

    Takes any text, in time linear in its length; a header that is there but has an impossible date is the one error.

    Args:
        text: The whole text; line ends may be LF, CR LF or CR.

    Returns:
        Spans of header, headings and paragraphs, without white space around them.

    Raises:
        ParseError: If `date` opens the text and what follows has the shape of a date and is none.

    Example:
        >>> layout = parse_layout("date 2025-08-09 Two labs shipped.\n\nWhat comes next\n\nNobody knows.")
        >>> str(layout.published), len(layout.sections)
        ('2025-08-09', 2)
        >>> layout.sections[1].heading.span
        Span(start=35, end=50)
    """
    header, published = read_header(text)
    blocks = [Span(start, end) for start, end in _find_blocks(text, header.end if header else 0)]
    headings = _find_headings(text, blocks)
    kinds = (Heading(block) if index in headings else block for index, block in enumerate(blocks))
    return Layout(header, published, group_blocks(kinds))


# --- header -----------------------------------------------------------------------------------------------------------
# What has the shape of a date, right or wrong (2.4), and a time after a space only with its seconds (2.3).
_DATE_LINE = re.compile(
    r"\ufeff?\s*date[^\S\r\n]+"
    r"(?P<value>[0-9]{4}(?:[-/‐-―−][0-9]\S*+|T\S*+|[0-9]{4}(?!\S)|(?!\S))"
    rf"(?: (?=[0-9:]{{8}}){CLOCK}(?!\S))?)"
)
_PROSE_GOES_ON = re.compile(r"[^\S\r\n]+[^\W\d_A-Z]")
_YEAR_DIGITS = 4


def read_header(text: str) -> tuple[Span | None, PartialDate | None]:
    """The header of a text, or its byte-order mark alone, and the date in it.

    Raises:
        ParseError: If what follows `date` has the shape of a date and is none.
    """
    match = _DATE_LINE.match(text)
    if match is None or _is_prose(text, match):
        return (Span(0, 1) if text.startswith("\ufeff") else None), None
    try:
        published = parse_date(match["value"])
    except ParseError as error:
        raise ParseError(error.reason, text, match.start("value")) from None
    return Span(0, match.end()), published


def _is_prose(text: str, match: re.Match[str]) -> bool:
    """Whether "date 2025 was ..." begins a sentence: clause 2.5."""
    after = _PROSE_GOES_ON.match(text, match.end())
    return len(match["value"]) == _YEAR_DIGITS and after is not None and after.group()[-1].islower()


# --- blocks -----------------------------------------------------------------------------------------------------------
# Possessive, so that the two halves of a CR LF are never taken for two line ends.
_BLANK_LINE = re.compile(r"(?:\n|\r\n?+)[^\S\r\n]*+[\r\n]\s*+")
_INK = re.compile(r"\S")


def _find_blocks(text: str, position: int) -> Iterator[tuple[int, int]]:
    """Offsets of the runs of lines between blank lines, without white space around them."""
    first = _INK.search(text, position)
    if first is None:
        return
    start = first.start()
    for match in _BLANK_LINE.finditer(text, start):
        yield start, start + len(text[start : match.start()].rstrip())
        start = match.end()
    if start < len(text):
        yield start, start + len(text[start:].rstrip())


# --- headings: what the line alone says -------------------------------------------------------------------------------
_LONGEST_HEADING = 100
_LONGEST_QUESTION = 70

_MARKDOWN = re.compile(r"#{1,6} +([^#].*)|\*\*([^*]+)\*\*|__([^_]+)__")
_ENUMERATOR = re.compile(r"(?:([0-9]{1,3})|([A-Z]|[IVX]{2,5}))([.)])\s+|\((?:[0-9]{1,3}|[A-Z]|[IVX]{2,5})\)\s+")
_LINE_MARKS = frozenset("-–—―−*•‣◦·∙▪▫●○■□►▶▸➤→←↑↓✓✔✗★☆+>|@/\\<{}])=~^`&%,;:.!?©®™_")
_BEGINS_WRONG = re.compile(r"#[^\W\d]|\$ |[\[(]?[0-9]{1,2}:[0-9]{2}\b|\((?:[a-z]|[ivx]+)\) ")
_CLOSERS = "\"'”’»›)]"
_UNFINISHED = tuple("!…:;,-–—―/\\=|<{([。！？：；，、．।؟")
_FRAGMENT = re.compile(r" (?:an?|the|and|or|than)\Z")
_ABBREVIATION = re.compile(r"(?:(?:\b[A-Z]\.){2,}|\b(?:Inc|Corp|Ltd|Co|Jr|Sr)\.)\Z")
_SMALL_WORD = re.compile(r"\b[a-z]{5,}")
_ENCLOSED = re.compile(
    r"""\([^()]*\)|\[.*\]|"[^"]*"?|“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|['‘](?:[^'’]|['’](?=\S))*['’]"""
    r"""|["“][^"”]*,["”] .*"""  # "...," she said
)
_SPEECH = re.compile(
    r"(?:And|But|So|Or|Because|Yeah|Yes|No|Okay|Oh|Um|Uh|Well|Like)\b|[QA][:.] "
    r"|.*(?:\b(?:um|uh|you know),|, like,|, (?:right|okay|correct|no|yes|huh|eh)\?|[,:] [\"“])",
    re.IGNORECASE,
)

# Clause 4.7: what a page prints around its prose. Each alternative is matched at the start of the line.
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,? )?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_BYLINE = re.compile(rf"(?:By|BY):? {_NAME}(?:,? (?:and |AND |& )?{_NAME})+\Z")
_CAPTION = r"(?:fig(?:ure|\.)?|table|chart|exhibit|image|photo|video|slide) ?#?[0-9]"  # "Figure 3: loss"
_LABEL = (  # "Source: ...", "Photo credit: ...", "Filed under: ..."
    r"(?:(?:image|photo|picture|screenshot|graphic|chart|illustration|video|map)s?(?: (?:source|credit|courtesy))?"
    r"|(?:source|credit|caption|author|tag|topic|categor(?:y|ie)|keyword|reference|update|correction)s?"
    r"|filed under|posted in|via|related|(?:see|also|read|watch|listen)(?: (?:also|more|next|read))?|(?:editor.s )?note"
    r"|contact|e-?mail|tel|phone|(?:last )?updated|published|posted|modified|date|disclosure) ?: ?\S"
)
_CREDIT = (  # "Photo by ...", "Written by ..."
    r"(?:(?:image|photo|picture|screenshot|graphic|illustration|chart)s? (?:by|via|from|courtesy)"
    r"|(?:written|posted|published|reported|edited|reviewed|translated|story|text|reporting) by)\b"
)
_DATELINE = (  # "9 August 2025", "Published on August 9, 2025 at 10:30"
    rf"(?:(?:published|posted|(?:last )?updated)(?: on| at)? )?{_WEEKDAY}"
    rf"(?:{MONTH} {_DAY}|{_DAY} {MONTH})(?:,? [0-9]{{4}})?(?:,? (?:at )?[0-9]{{1,2}}[:.][0-9]{{2}}.*)?\Z"
)
_BUTTON = (  # the whole line
    r"(?:subscribe|sign (?:up|in)|log ?in|register|share|comments?|reply|print|e-?mail|copy link|menu|search|home|close"
    r"|advertisement|sponsored|loading|next|previous|back|download|back to top|unsubscribe|getty images|reuters|afp"
    r"|twitter|facebook|linkedin|reddit|whatsapp|telegram|bluesky|instagram|pinterest)\Z"
)
_INVITATION = (  # how the line begins, or begins and ends
    r"(?:subscribe (?:to|now|for|here|today)|sign up (?:for|to|now|here|today)|follow (?:us|me)|join (?:us|our)"
    r"|(?:click|tap) here|continue reading|(?:load|show|read|learn) more|(?:see|view) all|share (?:this|on|via)|skip to"
    r"|leave a (?:comment|reply)|listen (?:to this|now)|watch now|all rights reserved|sponsored (?:by|content))\b"
    r"|(?:read|listen|watch|see|find|download|get|check out)\b.* (?:here|below|above)\Z"
)
_COUNT = (  # "5 min read", "21 likes", "2 months ago"
    r"[0-9][0-9.,]*[km]?\+?[ -](?:min(?:ute)?s?\.? read|(?:like|comment|view|share|reaction|follower)s?\b|replies\b"
    r"|(?:second|minute|hour|day|week|month|year)s? ago\b)"
)
_FURNITURE = on_first_use(f"{_CAPTION}|{_LABEL}|{_CREDIT}|{_DATELINE}|{_BUTTON}|{_INVITATION}|{_COUNT}", re.IGNORECASE)
_TIME_STAMP = re.compile(r"[\[(][0-9]{1,2}:[0-9]{2}")
_NOT_PROSE = re.compile(rf"\s[·∙•|›»]\s|> .*>|\t|://|\bwww\.|\S@\S+\.\S|{_TIME_STAMP.pattern}")


def _line_of(text: str, block: Span) -> str:
    """A block of one short line, without Markdown's signs of a heading; otherwise empty."""
    if len(block) > _LONGEST_HEADING + len("###### "):
        return ""
    line = block.of(text)
    if "\n" in line or "\r" in line:
        return ""
    if line[0] in "#*_" and (marked := _MARKDOWN.fullmatch(line)):
        line = marked[1] or marked[2] or marked[3]
    return line.strip()


def _reads_like_heading(line: str) -> bool:
    """What the line alone says: clauses 4.1 to 4.7."""
    return (
        0 < len(line) <= _LONGEST_HEADING
        and _begins_like_heading(line)
        and _ends_like_heading(line)
        and not _ENCLOSED.fullmatch(line)
        and not _NOT_PROSE.search(line)
        and not _FURNITURE.match(line)
        and not _BYLINE.match(line)
    )


def _begins_like_heading(line: str) -> bool:
    """Clause 4.3."""
    if line[0] in _LINE_MARKS or _BEGINS_WRONG.match(line):
        return False
    words = _ENUMERATOR.sub("", line, count=1)
    if words[:1].islower():
        return any(sign.isupper() or sign.isdigit() for sign in words.split(None, 1)[0])
    return any(sign.isalpha() for sign in words)


def _ends_like_heading(line: str) -> bool:
    """Clauses 4.4 and 4.5, as far as the line goes."""
    bare = line.rstrip(_CLOSERS)
    if bare.endswith("."):
        return _ABBREVIATION.search(bare) is not None and not _SMALL_WORD.search(bare)
    if bare.endswith("?"):
        return len(line) <= _LONGEST_QUESTION and line.count("?") <= 2 and not _SPEECH.match(line)
    return not bare.endswith(_UNFINISHED) and not _FRAGMENT.search(bare)


# --- headings: what the neighbours say --------------------------------------------------------------------------------
_HIGHEST_STACK = 3

_WORD = re.compile(r"[^\W\d_]{2}")
_SPEAKER = re.compile(rf"(?:{_NAME} ){{0,3}}{_NAME}:\s")


def _find_headings(text: str, blocks: list[Span]) -> set[int]:
    """Numbers of the blocks that are headings: section 4 of the reference page."""
    found: set[int] = set()
    stack: list[int] = []
    for index, block in enumerate(blocks):
        if _reads_like_heading(_line_of(text, block)) and _stands_alone(text, blocks, index):
            stack.append(index)
            continue
        if stack and _WORD.search(text, block.start, block.end):
            found.update(stack if len(stack) <= _HIGHEST_STACK else stack[-1:])
        stack.clear()
    if len(found) == 1 and "?" in text[blocks[min(found)].end - 2 : blocks[min(found)].end]:
        return set()  # clause 4.5: a lone question is rhetorical
    return found


def _stands_alone(text: str, blocks: list[Span], index: int) -> bool:
    """Whether the line is no item of a list, no turn of a dialogue and no question among questions: 4.5 and 4.6."""
    block = blocks[index]
    around = [blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(blocks)]
    if form := _enumerator_form(text, block):
        return all(_enumerator_form(text, other) != form for other in around)
    if text[block.end - 1] != "?":
        return True
    if any(_is_turn(text, other) and _is_turn(text, block) for other in around):
        return False
    if any(_TIME_STAMP.search(text, other.start, min(other.end, other.start + 60)) for other in around):
        return False
    return all(text[other.end - 1] != "?" or len(other) > _LONGEST_QUESTION for other in around)


def _is_turn(text: str, block: Span) -> bool:
    """Whether the block begins with a speaker's label, or something like it."""
    return _SPEAKER.match(text, block.start, block.end) is not None


def _enumerator_form(text: str, block: Span) -> str:
    """`1.`, `A)` and the like with every number as 1 and every letter as A; empty where there is none."""
    match = _ENUMERATOR.match(text, block.start, block.end)
    if match is None:
        return ""
    return ("1" if match[1] else "A" if match[2] else "(") + (match[3] or ")")
