"""Strategies for texts in the crawl format, and the writer of that format which undoes the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from atomcorpus.testing.records import partial_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from atomcorpus.dates import PartialDate

    CrawlSection = tuple[str | None, tuple[str, ...]]

__all__ = ["crawl_sections", "crawl_texts", "render_crawl"]


def render_crawl(published: PartialDate | None, sections: Iterable[CrawlSection], *, newline: str = "\n") -> str:
    r"""Write sections in the crawl format, as a publisher's page comes out of a crawl.

    Args:
        published: The date of the header; without one there is no header.
        sections: Pairs of heading (None for the text before the first) and paragraphs.
        newline: How lines end: LF, CR LF or CR.

    Returns:
        The text; `parse` gives back the date, the headings and the paragraphs when they read like such.

    Example:
        >>> from atomcorpus import PartialDate
        >>> render_crawl(PartialDate(2025, 8), [("What comes next", ("Nobody knows.",))])
        'date 2025-08\n\nWhat comes next\n\nNobody knows.\n'
    """
    blocks = [] if published is None else [f"date {published}"]
    for heading, paragraphs in sections:
        blocks += [heading, *paragraphs] if heading is not None else paragraphs
    return (newline * 2).join(blocks) + newline if blocks else ""


_HEADING_WORDS = ("Open", "Weights", "Licences", "Qwen3", "Europe", "Régulation", "Money", "Downloads", "Next", "模型")
_PROSE = (
    "The laboratory published its weights on Tuesday and left the licence for later.",
    "“We did not expect this,” Ada Obi said, “and we are glad.”",
    "According to the ministry, 12.5% of the downloads went to models with fewer than 8B parameters.",
    "Nobody else had tried it 🦙, though the cafe\u0301 next door claims otherwise.",
    "The post, 开放的模型, was read by more people than the paper it quotes.",
    "开放权重的模型越来越多，这一点无人否认。",
    'He called the release "a lone opening mark, and no other.',
)


def crawl_sections() -> SearchStrategy[tuple[CrawlSection, ...]]:
    """Sections whose headings and paragraphs read like such, so that `parse` finds them as they are.

    Example:
        >>> from hypothesis import find
        >>> find(crawl_sections(), lambda sections: len(sections) == 2)[1][0]
        'Open Open'
    """
    prose = st.lists(st.sampled_from(_PROSE), min_size=1, max_size=4).map(" ".join)
    paragraphs = st.lists(prose, min_size=1, max_size=3).map(tuple)
    headings = st.lists(st.sampled_from(_HEADING_WORDS), min_size=2, max_size=5).map(" ".join)
    first = st.tuples(st.none() | headings, paragraphs)
    rest = st.lists(st.tuples(headings, paragraphs), max_size=3)
    return st.tuples(first, rest).map(lambda drawn: (drawn[0], *drawn[1]))


_DATES = st.none() | partial_dates()
_BEFORE_DATE = st.sampled_from(("", "", " ", "\n", "\ufeff", "\ufeff \n"))
_AFTER_DATE = st.sampled_from((" ", "\n", "\n\n", "\r\n\r\n", "T10:30:00Z ", "\t"))
_ODD_BLOCKS = (
    "- an item of a list",
    "1. First point",
    "Figure 3: Downloads by month",
    '"An opening mark that nothing closes',
    "She wrote “never and left it there ‘ « open.",
    "e\u0301\u0301\u200d🦙🏽",
    "Share this",
    "开放权重的模型越来越多，这一点无人否认。",
    "date 2025-08-09 in the middle",
    "What now?",
    "A line\nand another under it",
    "lone \u2028 separator \x85 and \x0c feed",
)
_SECTIONS = crawl_sections()
_STRANGERS = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(_ODD_BLOCKS) | st.text(max_size=30)), max_size=5)
_GAPS = st.sampled_from(("\n\n", "\n \n\n", "\n"))
_LINE_ENDS = st.sampled_from(("\n", "\r\n", "\r"))


@st.composite
def crawl_texts(draw: DrawFn) -> str:
    """Texts in the crawl format, from tidy to broken, whose header (if there is one) is right.

    Header variants, a byte-order mark, LF, CR LF and CR, headings and what only looks like one, emoji, CJK, combining
    marks, quotation marks without a partner; and now and then any text at all.

    Example:
        >>> from hypothesis import given, settings
        >>> from atomcorpus import parse
        >>> @settings(max_examples=5)
        ... @given(crawl_texts())
        ... def test_nothing_is_lost(text):
        ...     assert parse(text).text == text
        >>> test_nothing_is_lost()
    """
    header = ""
    if date := draw(_DATES):
        header = f"{draw(_BEFORE_DATE)}date {date}{draw(_AFTER_DATE)}"
        if date.day is None:
            header = header.replace("T10:30:00Z ", "\n")  # only a whole date has a time
    blocks = [block for heading, prose in draw(_SECTIONS) for block in (heading, *prose) if block is not None]
    for place, block in draw(_STRANGERS):
        blocks.insert(place, block)
    body = draw(_GAPS).join(blocks)
    return (header + body).replace("\n", draw(_LINE_ENDS))
