"""Sentence splitting: laws on any string, cases of English web prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.sentences import find_sentences, split_sentences
from atomcorpus.spans import Span

# Pieces out of which a splitter's troubles are made.
pieces = st.lists(
    st.sampled_from(
        [
            ". ",
            ".",
            "! ",
            "? ",
            "… ",
            "...",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "- ",
            "1. ",
            "2) ",
            "• ",
            '"',
            "“",
            "”",
            "’",
            "«",
            "»",
            "(",
            ") ",
            "[1]",
            "¹",
            "U.S. ",
            "Inc. ",
            "The ",
            "Dr. ",
            "e.g. ",
            "A. ",
            "X",
            "on X. ",
            "Yahoo! ",
            "5",
            "2.5",
            "No. ",
            "a.m. ",
            "é",
            "word ",
            "Ana ",
            "said ",
            "\xa0",
            "\u2028",
            "\x85",
            "—",
            "\ud800",
            "gpt-4 ",
        ]
    ),
    max_size=40,
).map("".join)
any_text = st.one_of(st.text(), pieces)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that is one paragraph."""
    return [sentence.of(text) for sentence in split_sentences(text, Span(0, len(text)))]


class TestLaws:
    """What holds for every string."""

    @given(any_text)
    def test_sentences_tile_the_span(self, text: str) -> None:
        """They are in order, not empty, trimmed, and only white space lies between and around them."""
        position = 0
        for start, end in find_sentences(text, 0, len(text)):
            assert start < end
            assert text[start:end] == text[start:end].strip()
            assert not text[position:start].strip()
            position = end
        assert not text[position:].strip()

    @given(any_text, st.data())
    def test_a_span_is_read_as_if_it_stood_alone(self, text: str, data: st.DataObject) -> None:
        """What stands before and behind the span changes nothing."""
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        alone = [(start + first, start + last) for first, last in find_sentences(text[start:end], 0, end - start)]
        assert list(find_sentences(text, start, end)) == alone

    @given(any_text.filter(bool))
    def test_spans_are_the_pairs(self, text: str) -> None:
        """The two functions say the same."""
        spans = split_sentences(text, Span(0, len(text)))
        assert [(span.start, span.end) for span in spans] == list(find_sentences(text, 0, len(text)))

    @given(any_text)
    def test_a_sentence_begins_and_ends_its_own_splitting(self, text: str) -> None:
        """The first sentence, read alone, starts where it started."""
        pairs = list(find_sentences(text, 0, len(text)))
        assert [pair[0] for pair in list(find_sentences(text, *pairs[0]))[:1]] == [pairs[0][0]] if pairs else True

    def test_white_space_has_no_sentences(self) -> None:
        """A span of white space gives none, and a span that ends after the text ends with it."""
        assert split_sentences(" \n\t ", Span(0, 4)) == ()
        assert split_sentences("One. Two.", Span(0, 99)) == (Span(0, 4), Span(5, 9))


class TestStops:
    """Stops that end a sentence and stops that do not; a bar marks the ends."""

    @pytest.mark.parametrize(
        "marked",
        [
            "Dr. Lin met Sen. Ortiz.| It rained.",
            "The U.S. Senate voted.| It passed.",
            "They sell it in the U.S.| The plan failed.",
            "Shares of Orchard Inc.| It said so.",
            "Orchard Inc. Chief Executive Ana Ruiz spoke.",
            "Orchard Corp. and Pear Ltd. agreed.",
            "It is fast, e.g. Llama 3.1 runs well, i.e. Orchard won.",
            "Open vs. Closed is a fight.",
            "It opened at 9 a.m. ET.| It closed at 5 p.m.| Nobody stayed.",
            "He has a Ph.D. in physics.| She has an M.D.| They met.",
            "J. R. Smith wrote it.| George W. Stone read it.",
            "On Jan. 5 it fell.| On Sept. 9 it rose.| It ended Dec. 31.",
            "No. 5 won.| Did it lose?| No.| It drew.",
            "See Fig. 3 and Sec. 2.| They differ.",
            "Ruiz et al. (2020) found it.| Lin et al. agree.",
            "St. Louis and Ft. Worth are far.",
            "In Washington, D.C., they met.| In D.C. they stayed.",
            "The U.K. government, the E.U. and the U.N. agreed.",
            "They sell models, chips, etc.| Nobody buys them.",
            "They sell models, chips, etc. to all.",
            "Roe v. Wade is old.",
            "He posted it on X.| Orchard replied.",
            "She came back to X.| Orchard replied.",
            "It ran on TikTok and X.| Orchard replied.",
            "It is a paper by X. Wang and Y. Li.",
            "They had a plan B.| Orchard replied.",
            "It ended World War I.| Orchard replied.",
            "You are taller than I.| Orchard replied.",
            "It has vitamin C.| Orchard replied.",
            "Option B.| It won.",
        ],
    )
    def test_abbreviations(self, marked: str) -> None:
        """An abbreviation ends a sentence only when what follows opens one."""
        assert sentences_of(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]

    @pytest.mark.parametrize(
        "marked",
        [
            "We like Qwen 2.5.| The next one is better.",
            "They shipped v3.1.| Then v4.",
            "It cost $5.6 million.| 2025 was better.",
            "Visit example.com.| The site runs Node.js now.",
            "01.AI and Character.AI agreed.| Nobody else did.",
            "Read https://example.com/a.b?c=D.E for more.| It is long.",
            "It runs.| gpt-4o runs too.| iPhone users cheer.| xAI waits.",
            "Yahoo! Finance wrote it.| Wow!| It did.",
            "It grew, as shown.[1]| The rest fell. [2, 3]| Done.",
            "It grew.¹²| Then it fell.",
            "It ran. and then it stopped.",
        ],
    )
    def test_numbers_names_and_notes(self, marked: str) -> None:
        """Decimals, versions, addresses, names with stops, small first letters, note marks."""
        assert sentences_of(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]

    @pytest.mark.parametrize(
        "marked",
        [
            "What?!| No way!!| Yes.",
            "Well… maybe.| He left…| Then he came back.",
            "It goes on...| The end.",
            "It goes on . . . and on.",
            "Two facts: It is open.| It is free; It is small.",
            "Who pays?",
        ],
    )
    def test_runs(self, marked: str) -> None:
        """Runs of stops end one sentence; colons and semicolons none."""
        assert sentences_of(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


class TestQuotations:
    """Quotation marks and brackets behind the stop."""

    @pytest.mark.parametrize(
        "marked",
        [
            '"Is it?" he asked.| She nodded.',
            "“Is it open?” Maya Chen asked.| “No.”",
            "“It is over!” Orchard’s Omar Said wrote.| It was.",
            "“It is over.”| The crowd left.",
            "'It is over.'| The crowd left.",
            "„Es ist vorbei.“| Dann ging er.",
            "»Es ist vorbei.«| »Gut.«",
            "« C’est fini. »| Il part.",
            "(See the note.)| Then go.",
            "It works (see p. 4).| Good.",
            "It works. (barely.)| Good.",
            "It works.| (It really does.)| Good.",
            "It costs $5.| “We were shocked,” she said.",
            "He works for (Orchard Inc.) Management.",
        ],
    )
    def test_what_closes_belongs_to_the_sentence(self, marked: str) -> None:
        """Closing signs stay with their sentence, opening ones begin the next; a reporting clause continues."""
        assert sentences_of(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


class TestLines:
    """Line ends within a paragraph."""

    def test_a_wrapped_sentence_goes_on(self) -> None:
        """A line end alone ends nothing, nor does a number at the start of a wrapped line."""
        assert sentences_of("It was built\non Llama\n3. The next\r\none came.") == [
            "It was built\non Llama\n3.",
            "The next\r\none came.",
        ]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_bullets_begin_sentences(self, end: str) -> None:
        """Items of a list are sentences, with or without stops."""
        items = ["Three parts:", "- weights", "- data. All of it", "* code"]
        assert sentences_of(end.join(items)) == ["Three parts:", "- weights", "- data.", "All of it", "* code"]

    def test_numbers_begin_sentences_in_a_list(self) -> None:
        """Behind a colon, and behind another number; a number is no sentence of its own."""
        assert sentences_of("Two parts:\n1. weights\n2. data") == ["Two parts:", "1. weights", "2. data"]
        assert sentences_of("1. First thing. 2. Second thing.") == ["1. First thing.", "2. Second thing."]

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_titles_of_items_are_sentences(self, end: str) -> None:
        """The short first line of an item ends where the next begins with a capital; a wrapped item goes on."""
        assert sentences_of(f"4. Llama 5 Scout (Meta){end}Meta says so.") == [
            "4. Llama 5 Scout (Meta)",
            "Meta says so.",
        ]
        wrapped = f"4. Llama 5 Scout, which many of those who were asked in May by{end}Meta have used."
        assert sentences_of(wrapped) == [wrapped]
        assert sentences_of(f"4. Llama 5 Scout{end}has weights.") == [f"4. Llama 5 Scout{end}has weights."]

    def test_a_blank_line_ends_a_sentence(self) -> None:
        """Paragraphs that come in one span are kept apart."""
        assert sentences_of("one\n \ntwo\r\n\r\nthree") == ["one", "two", "three"]


class TestHostileInput:
    """Time is linear in the length of the span."""

    @pytest.mark.parametrize(
        "unit",
        [
            ".",
            "a. ",
            '."',
            '. "',
            ". (",
            ". [1 ",
            "...",
            "\n",
            "\n- ",
            "\n1. ",
            "\nA",
            ".\r\n",
            "U.S. ",
            "A. ",
            "1. ",
            '?" Ana ',
            ". »",
            "a-",
        ],
    )
    def test_repetition(self, unit: str) -> None:
        """Hundreds of thousands of characters of trouble are read to the end."""
        text = unit * (300_000 // len(unit))
        assert sum(1 for _ in find_sentences(text, 0, len(text))) <= len(text)

    @pytest.mark.parametrize(
        "text", ["a." + " " * 1_000_000 + "B", "a\n" + " " * 1_000_000 + "- b", "a. [" + "1 " * 500_000]
    )
    def test_long_runs(self, text: str) -> None:
        """So are long runs behind one stop."""
        assert list(find_sentences(text, 0, len(text)))
