"""The crawl format; the classes bear the numbers of the clauses in docs/reference/crawl-format.md."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.articles import Article, Section
from atomcorpus.dates import PartialDate
from atomcorpus.errors import ParseError, ValidationError
from atomcorpus.layout import Layout, parse_layout
from atomcorpus.spans import Span

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"
PROSE = "The two laboratories agreed on little else during the week that followed."


def header_of(text: str) -> str | None:
    """The header's text."""
    header = parse_layout(text).header
    return None if header is None else header.of(text)


def headings_of(text: str) -> list[str]:
    """The text of every heading."""
    return [section.heading.span.of(text) for section in parse_layout(text).sections if section.heading is not None]


def blocks_of(text: str) -> list[str]:
    """The text of every heading and paragraph, in order."""
    return [block.of(text) for section in parse_layout(text).sections for block in section.blocks()]


def is_heading(line: str) -> bool:
    """Whether the line is a heading with prose on both sides, in a text with another one."""
    return len(headings_of(f"Weights\n\n{PROSE}\n\n{line}\n\n{PROSE}")) == 2


# Strings that are more likely than random ones to trip a parser of lines.
hostile_texts = st.lists(
    st.sampled_from(
        [
            "\n",
            "\r",
            "\r\n",
            " ",
            "\t",
            "\ufeff",
            "\x85",
            "\u2028",
            "\x0b",
            "\x1c",
            "\xa0",
            "date",
            "2025-08-09",
            "2025",
            "?",
            ".",
            "Heading",
            "What next?",
            "1. One",
            "- item",
            PROSE,
            "**",
            "## ",
            "“",
            "”",
            "(",
            ")",
            ":",
            "Ana Ruiz: why?",
            "é",
            "\ud800",
        ]
    ),
    max_size=30,
).map("".join)


class TestLayout:
    """The record and the smallest inputs."""

    def test_is_a_frozen_value(self) -> None:
        """Two layouts of the same text are equal, and neither can be changed."""
        layout = parse_layout("date 2025 Two labs shipped.")
        assert layout == parse_layout("date 2025 Two labs shipped.")
        assert pickle.loads(pickle.dumps(layout)) == layout  # noqa: S301 - our own bytes
        with pytest.raises(FrozenInstanceError):
            layout.header = None  # type: ignore[misc]  # the error is the point

    def test_checks_its_fields(self) -> None:
        """A wrong value is refused with the name of the field."""
        with pytest.raises(ValidationError, match=r"^Layout\.published: expected PartialDate, not '2025' \(str\)$"):
            Layout(None, "2025")  # type: ignore[arg-type]  # the wrong type is the point

    def test_empty_text(self) -> None:
        """A text of nothing, or of white space, has no sections."""
        assert parse_layout("") == parse_layout(" \n\r\n\u2028 ") == Layout()


class TestClause1Text:
    """Text, line ends, white space, tiling."""

    @given(st.one_of(st.text(), hostile_texts))
    def test_1_4_every_character_has_one_owner(self, text: str) -> None:
        """Any text is accepted, and an Article, which checks the tiling, can be built from its layout."""
        try:
            layout = parse_layout(text)
        except ParseError:  # only a header can be wrong
            assert text.lstrip("\ufeff").split()[:1] == ["date"]
            return
        article = Article(text, layout.published, header=layout.header, sections=layout.sections)
        blocks = [block.of(text) for section in article.sections for block in section.blocks()]
        assert all(block == block.strip() for block in blocks)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_1_2_line_ends(self, end: str) -> None:
        """LF, CR LF and CR all end lines; two of a kind part blocks and one does not."""
        text = f"{PROSE}{end}It went on.{end}{end}What comes next{end} \t{end}{PROSE}{end}"
        assert blocks_of(text) == [f"{PROSE}{end}It went on.", "What comes next", PROSE]
        assert headings_of(text) == ["What comes next"]

    @pytest.mark.parametrize("space", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\xa0"])
    def test_1_3_other_white_space_ends_no_line(self, space: str) -> None:
        """What only some programs take for a line end is plain white space, inside a block and around it."""
        text = f"One{space}{space}two.\n{space}\n{space}Three.{space}"
        assert blocks_of(text) == [f"One{space}{space}two.", "Three."]


class TestClause2Header:
    """The header and its date."""

    @pytest.mark.parametrize(
        ("text", "header", "published"),
        [
            (" date 2025-08-09 In the race", " date 2025-08-09", PartialDate(2025, 8, 9)),
            ("date 2025-08\n\nIn the race", "date 2025-08", PartialDate(2025, 8)),
            ("\n date\t2025", "\n date\t2025", PartialDate(2025)),
            ("date 2025-08-09", "date 2025-08-09", PartialDate(2025, 8, 9)),
        ],
    )
    def test_2_1_and_2_2_has_the_parts_that_were_given(self, text: str, header: str, published: PartialDate) -> None:
        """A header is white space, `date` and an ISO date of one to three parts."""
        assert header_of(text) == header
        assert parse_layout(text).published == published

    @pytest.mark.parametrize(
        "text",
        [
            "Date: 2025-08-09\n\nText.",
            "Date 2025-08-09 Text.",
            "date palm trees grow fast.",
            "dated 2025-08-09 it says",
            "date\n2025-08-09 Text.",
            "update 2025-08-09 Text.",
            "The date 2025-08-09 stands.",
            "date 20250 parts",
        ],
    )
    def test_2_1_anything_else_opens_no_header(self, text: str) -> None:
        """Prose that has the word is left as it is."""
        assert parse_layout(text).header is None
        assert blocks_of(text)[0].split(None, 1)[0] == text.split(None, 1)[0]

    @pytest.mark.parametrize(
        "clock", ["T10:30Z", "T10:30:00+02:00", " 10:30:00", " 10:30:00.123 +0000", "T10:30:00.123456"]
    )
    def test_2_3_passes_over_a_time(self, clock: str) -> None:
        """A time belongs to the header and leaves no trace in the date."""
        text = f"date 2025-08-09{clock} It began."
        assert header_of(text) == f"date 2025-08-09{clock}"
        assert parse_layout(text).published == PartialDate(2025, 8, 9)

    @pytest.mark.parametrize("start", ["10:30 is when it began.", "10:30:00am is when", "99:99:99 it said"])
    def test_2_3_leaves_a_time_of_the_body(self, start: str) -> None:
        """What only looks like a time opens the body."""
        assert blocks_of(f"date 2025-08-09 {start}") == [start]

    @pytest.mark.parametrize(
        ("value", "reason"),
        [
            ("2025-13-45", "'2025-13-45' is not a date: 13 is not a month from 1 to 12"),
            ("2025-02-29", "'2025-02-29' is not a date: 29 is not a day of 2025-02, which has 28"),
            ("0000", "'0000' is not a date: 0 is not a year from 1 to 9999"),
            ("2025-8-9", "'2025-8-9' is not a date"),
            ("2025/08/09", "'2025/08/09' is not a date"),
            ("2025–08–09", "'2025–08–09' is not a date"),
            ("20250809", "'20250809' is not a date"),
            ("2025-08-09,", "'2025-08-09,' is not a date"),
            ("2025-08-09T25:00", "'2025-08-09T25:00' is not a date"),
        ],
    )
    def test_2_4_an_impossible_date_is_an_error_at_its_place(self, value: str, reason: str) -> None:
        """The error names the value, and its position is that of the value in the text."""
        with pytest.raises(ParseError) as caught:
            parse_layout(f"\r\n date {value} It began.")
        assert str(caught.value) == f"{reason} (at line 2, column 7)"
        assert caught.value.position == 8

    @pytest.mark.parametrize(
        ("text", "published"),
        [
            ("date 2025 was a good year.", None),
            ("date 2025 était long.", None),
            ("date 2025 Two labs", PartialDate(2025)),
            ("date 2025 “Two” labs", PartialDate(2025)),
            ("date 2025\nwas a good year.", PartialDate(2025)),
            ("date 2025-08 was a good month.", PartialDate(2025, 8)),
        ],
    )
    def test_2_5_a_year_alone(self, text: str, published: PartialDate | None) -> None:
        """A sentence that goes on behind the year is prose."""
        assert parse_layout(text).published == published

    def test_2_6_the_body_may_begin_on_the_header_line(self) -> None:
        """The rest of the line is the first line of the first block, and may be a heading."""
        assert blocks_of("date 2025 One.\nTwo.\n\nThree.") == ["One.\nTwo.", "Three."]
        assert headings_of(f"date 2025 What comes next\n\n{PROSE}") == ["What comes next"]

    def test_2_7_a_byte_order_mark_belongs_to_the_header(self) -> None:
        """It is the whole header where there is no date, and never part of a block."""
        assert header_of("\ufeff date 2025 Two labs.") == "\ufeff date 2025"
        assert header_of("\ufeffTwo labs.") == "\ufeff"
        assert blocks_of("\ufeffTwo labs.") == ["Two labs."]
        assert header_of("\ufeff") == "\ufeff"
        assert header_of("Two\ufeff labs.") is None


class TestClause3Blocks:
    """Blocks between blank lines."""

    @given(
        st.lists(st.sampled_from([PROSE, "What comes next", "One\nTwo.", "é", "."]), max_size=8),
        st.sampled_from(["\n", "\r\n", "\r"]),
    )
    def test_3_1_joining_blocks_and_parsing_gives_them_back(self, blocks: list[str], end: str) -> None:
        """Blank lines part blocks, however many there are."""
        blocks = [block.replace("\n", end) for block in blocks]
        assert blocks_of((end + " " + end).join(blocks)) == blocks
        assert blocks_of(end * 4 + (end * 3).join(blocks) + end) == blocks


class TestClause41And42Line:
    """One short line."""

    def test_4_1_one_line(self) -> None:
        """Two short lines in one block are no heading."""
        assert not is_heading("What comes\nnext")
        assert not is_heading("What comes\rnext")

    @pytest.mark.parametrize("line", ["## What comes next", "**What comes next**", "__Methods__"])
    def test_4_1_markdown(self, line: str) -> None:
        """Markdown's signs mark a heading and stay in its span."""
        assert headings_of(f"{line}\n\n{PROSE}") == [line]

    def test_4_2_short(self) -> None:
        """At most 100 code points, and 70 for a question."""
        assert is_heading("A" + "b" * 99)
        assert not is_heading("A" + "b" * 100)
        assert is_heading("W" + "h" * 68 + "?")
        assert not is_heading("W" + "h" * 69 + "?")


class TestClause43Beginning:
    """How a heading begins."""

    @pytest.mark.parametrize(
        "line",
        [
            "What we know so far",
            "BASE MODEL",
            "RL",
            "xAI’s next move",
            "o3 and beyond",
            "gpt-oss-120b in practice",
            "10 open models",
            "$500 Billion for Data Centres",
            "#1: a surprise",
            "(Nearly) open weights",
            "🚀 What is new",
            "Éclairs and agents",
        ],
    )
    def test_heading(self, line: str) -> None:
        """Titles in any case, and names that begin small."""
        assert is_heading(line)

    @pytest.mark.parametrize(
        "line",
        [
            "- item",
            "• item",
            "— Ana Ruiz",
            "> quoted",
            "→ next",
            "★ best",
            "| a",
            "@openlab",
            "#OpenWeights #AI",
            "$ pip install it",
            "read on",
            "and the rest",
            "00:12 Introduction",
            "[01:02:03] Introduction",
            "2024-05",
            "***",
            "42",
            "© 2025 The Ledger",
        ],
    )
    def test_no_heading(self, line: str) -> None:
        """Bullets, signs, tags, prompts, time stamps, fragments and lines without letters."""
        assert not is_heading(line)


class TestClause44End:
    """How a heading ends."""

    @pytest.mark.parametrize(
        "line", ["A Warning for the U.S.", "Deals at Orchard Inc.", "The Road Ahead (2026)", "Two Paths [Opinion]"]
    )
    def test_heading(self, line: str) -> None:
        """Brackets, and the stop of an abbreviation in a title."""
        assert is_heading(line)

    @pytest.mark.parametrize(
        "line",
        [
            "He left.",
            "Stop!",
            "More to come…",
            "More to come...",
            "Key points:",
            "One, two,",
            "Weights -",
            "It moved to the U.S.",
            "She called it “open.”",
            "It is done (at last.)",
            "According to the",
            "Weights and",
        ],
    )
    def test_no_heading(self, line: str) -> None:
        """Stops, also within quotation marks and brackets, and lines that break off."""
        assert not is_heading(line)


class TestClause45Questions:
    """Questions as headings."""

    @pytest.mark.parametrize(
        "line", ["Is it open?", "Who wins?", "What is open? What is free?", "Open source: who pays?"]
    )
    def test_heading(self, line: str) -> None:
        """A question may be a heading."""
        assert is_heading(line)

    @pytest.mark.parametrize(
        "line",
        [
            "But is it open?",
            "So who pays?",
            "It is open, right?",
            "Who? What? Where?",
            "Q: Who pays?",
            "She asked, “Who pays?”",
        ],
    )
    def test_no_heading(self, line: str) -> None:
        """Questions that go on from other prose."""
        assert not is_heading(line)

    def test_questions_in_a_row_are_prose(self) -> None:
        """A short question beside a short question heads nothing."""
        assert headings_of(f"Weights\n\n{PROSE}\n\nIs it open?\n\nIs it free?\n\n{PROSE}") == ["Weights"]

    def test_a_lone_question_is_prose(self) -> None:
        """The only line of a text that could be a heading heads nothing when it is a question."""
        assert headings_of(f"{PROSE}\n\nIs it open?\n\n{PROSE}") == []
        assert headings_of(f"Is it open?\n\n{PROSE}\n\nIs it free?\n\n{PROSE}") == ["Is it open?", "Is it free?"]


class TestClause46ListsAndDialogues:
    """Numbers and speakers."""

    @pytest.mark.parametrize(
        "line", ["1. Introduction", "2) Train good models", "(3) Ship", "1.1 Background", "II. The Market", "B. Data"]
    )
    def test_a_number_between_prose_is_a_heading(self, line: str) -> None:
        """Numbered sections."""
        assert is_heading(line)

    @pytest.mark.parametrize("line", ["1) first", "a) first", "(a) First", "(iv) Fourth"])
    def test_small_items(self, line: str) -> None:
        """Items that begin small."""
        assert not is_heading(line)

    def test_numbers_in_a_row_are_a_list(self) -> None:
        """So are a short item and a long one; a deeper number is another form."""
        assert headings_of(f"{PROSE}\n\n1. Weights\n\n2. Data\n\n3. Code\n\n{PROSE}") == []
        assert headings_of(f"1. Weights\n\n2. {PROSE}\n\n{PROSE}") == []
        assert headings_of(f"1. Weights\n\n1.1 Licence\n\n{PROSE}") == ["1. Weights", "1.1 Licence"]

    def test_a_turn_of_a_dialogue(self) -> None:
        """A question with a speaker in front, answered by another, is speech."""
        assert headings_of(f"Ana Ruiz: Who pays?\n\nOmar Said: {PROSE}") == []
        assert headings_of(f"Who pays?\n\nOmar Said [00:10:12]: {PROSE}") == []
        assert headings_of(f"Transcript\n\nOmar Said [00:10:12]: {PROSE}") == ["Transcript"]


class TestClause47QuotationsAndFurniture:
    """What pages print around their prose."""

    @pytest.mark.parametrize(
        "line",
        [
            "“All of it is open”",
            '"All of it is open"',
            "‘Open’",
            "„Alles offen“",
            "« Tout est ouvert »",
            "(Pause here)",
            "[Read on]",
            "“It began here",
            "“It is open,” she said",
            '"It\'s open," he wrote',
        ],
    )
    def test_quotations_and_brackets(self, line: str) -> None:
        """A line that is one quotation or one bracket."""
        assert not is_heading(line)

    @pytest.mark.parametrize(
        "line",
        [
            "Figure 1: Downloads",
            "Table 2",
            "Fig. 3 Loss",
            "Source: Orchard Lab",
            "Photo: A data centre",
            "Image credit: Orchard",
            "Photo by Ana Ruiz",
            "Written by Ana Ruiz",
            "By Ana Ruiz",
            "By Ana Ruiz and Omar Said",
            "BY ANA RUIZ",
            "Share",
            "Subscribe",
            "Sign up for our letter",
            "Read the full paper here",
            "Share this article",
            "August 9, 2025",
            "Saturday, 9 August 2025",
            "Published on Aug. 9, 2025",
            "Aug 9, 2025, 10:30 a.m. ET",
            "5 min read",
            "21 likes",
            "2 months ago",
            "News | Models",
            "Aug 9 · 5 min read",
            "Home > News > Models",
            "See https://example.com/a",
            "www.example.com",
            "press@example.com",
            "a\tb",
        ],
    )
    def test_furniture(self, line: str) -> None:
        """Captions, credits, by-lines, datelines, buttons, counts, addresses."""
        assert not is_heading(line)

    @pytest.mark.parametrize(
        "line",
        [
            "By the Numbers",
            "Share of downloads",
            "Download numbers",
            "Table stakes",
            "Source code",
            "Image models",
            "March 2025",
            "Olmo 2",
            "Read the room",
            "Follow the money",
            "January 20, 2025: a release",
            "“Open” and “free”",
            "The ‘open’ moment",
            "Join the race",
        ],
    )
    def test_heading(self, line: str) -> None:
        """Headings that begin like furniture or a quotation."""
        assert is_heading(line)


class TestClause48ProseAfter:
    """A heading has something under it."""

    def test_nothing_after(self) -> None:
        """Lines at the end head nothing."""
        assert headings_of(f"{PROSE}\n\nWhat comes next\n\nThe weights") == []

    def test_list_after(self) -> None:
        """A list is prose enough; a number alone is not."""
        assert headings_of("Models\n\n- Olmo 2 is one of them.") == ["Models"]
        assert headings_of("Parameters\n\n70\n\nThe end came.") == []


class TestClause49Stacks:
    """Headings above headings."""

    def test_three_may_stand_above_each_other(self) -> None:
        """A title, a section and a part of it."""
        assert headings_of(f"Weights\n\nLicences\n\nTerms\n\n{PROSE}") == ["Weights", "Licences", "Terms"]

    def test_of_a_menu_only_the_last_counts(self) -> None:
        """Four or more in a row are a menu above a title."""
        assert headings_of(f"News\n\nModels\n\nPolicy\n\nThe Week in Weights\n\n{PROSE}") == ["The Week in Weights"]


class TestClause5Sections:
    """Sections."""

    def test_sections(self) -> None:
        """Text before the first heading has none; a heading may have no paragraphs of its own; levels are unknown."""
        text = f"{PROSE}\n\nWeights\n\nLicences\n\n{PROSE}\n\n{PROSE}"
        sections = parse_layout(text).sections
        assert [section.heading and section.heading.span.of(text) for section in sections] == [
            None,
            "Weights",
            "Licences",
        ]
        assert [len(section.paragraphs) for section in sections] == [1, 0, 2]
        assert all(section.heading.level is None for section in sections if section.heading)

    def test_text_without_headings(self) -> None:
        """One section holds it all."""
        assert parse_layout("One.\n\nTwo.").sections == (Section(None, (Span(0, 4), Span(6, 10))),)


class TestHostileInput:
    """Time is linear in the length of the text."""

    @pytest.mark.parametrize(
        "text",
        [
            "a" * 3_000_000,
            " " * 3_000_000,
            "\n" * 1_000_000,
            "\r\n \t" * 300_000,
            "date " + " " * 1_000_000,
            ("a" + " " * 99 + "\n\n") * 9_000,
            "Weights\n\n" * 10_000,
            "Why so?\n\n" * 10_000,
            "1. One\n\n" * 10_000,
            ("By " + "Ab" * 40 + "!\n\n") * 5_000,
            "(" * 90 + "\n\na" * 5_000,
        ],
        ids=range(11),
    )
    def test_long_texts_end(self, text: str) -> None:
        """Megabytes of one character, of blank lines, of headings and of unclosed brackets are read to the end."""
        parse_layout(text)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the measured corpus lies beside the checkout and is not here")
def test_measured_headings_and_dates() -> None:
    """All dates are right, and headings are found with a precision above 0.98 and a recall above 0.99."""
    right = found = wanted = 0
    for path in sorted(CORPUS.glob("*.structure.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".structure.json", ".txt")).read_text(encoding="utf-8")
        layout = parse_layout(text)
        assert str(layout.published) == truth["date"]
        either = {(line["start"], line["end"]) for line in truth["headings"] if line.get("optional")}
        true = {(line["start"], line["end"]) for line in truth["headings"]} - either
        spans = [section.heading.span for section in layout.sections if section.heading is not None]
        read = {(span.start, span.end) for span in spans} - either
        right, found, wanted = right + len(true & read), found + len(read), wanted + len(true)
    assert right / found > 0.98
    assert right / wanted > 0.99
