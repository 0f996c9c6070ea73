"""Words that may begin a name, and where sentences and headlines make capitals say nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.mentions.words import begins_sentence, capitalized_words, goes_over, is_title_case, word_at


class TestCapitalizedWords:
    """Cutting a block into words."""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("O’Brien’s AT&T bill", ["O’Brien", "AT&T"]),
            ("Qwen2.5-based and Llama-3.1-8B", ["Qwen2.5", "Llama", "3.1", "8B"]),
            ("Character.AI and Node.js. End", ["Character.AI", "Node.js", "End"]),
            ("the U.S.-China gap", ["U.S.", "China"]),
            ("Élan, Ørsted and iPhone", ["Élan", "Ørsted"]),
            ("over.The next", ["The"]),
        ],
    )
    def test_borders(self, text: str, words: list[str]) -> None:
        """A word ends where a name can end, and keeps what is inside one."""
        assert [word.text for word in capitalized_words(text, 0, len(text))] == words

    @given(st.text())
    def test_words_are_where_they_say(self, text: str) -> None:
        """Offsets lead to the word's own text; words are in order and do not overlap."""
        words = capitalized_words(text, 0, len(text))
        assert all(text[word.start : word.end] == word.text for word in words)
        assert all(before.end <= after.start for before, after in pairwise(words))

    def test_word_at(self) -> None:
        """Any word can be read at its offset; where none begins it is an error."""
        assert word_at("the qwen3 model", 4).text == "qwen3"
        with pytest.raises(ValueError, match="no word begins at 3"):
            word_at("the qwen3 model", 3)


class TestBeginsSentence:
    """Where a capital letter means nothing."""

    @pytest.mark.parametrize(
        ("text", "word", "begins"),
        [
            ("Meta won.", "Meta", True),
            ("It won. Meta lost.", "Meta", True),
            ("“Meta won,” he said.", "Meta", True),
            ("He said: Meta won.", "Meta", True),
            ("Then Sen. Warren spoke.", "Warren", False),
            ("The lab Meta built.", "Meta", False),
            ("It left the UK. Meta stayed.", "Meta", True),
            ("It left OPEC. Meta stayed.", "Meta", True),
            ("It was on X. Meta stayed.", "Meta", True),
            ("Then J. Meta spoke.", "Meta", False),
            ("Then the U.S. Meta spoke.", "Meta", False),
            ("- Meta won\n- Google lost", "Google", True),
            ("It is over.” Meta lost.", "Meta", True),
        ],
    )
    def test_places(self, text: str, word: str, begins: bool) -> None:  # noqa: FBT001 - the expectation
        """Sentence ends, quotation marks, colons and list items begin one; titles and running text do not."""
        assert begins_sentence(text, text.index(word), 0) is begins


class TestLineBreaks:
    """Line breaks that a name may go over."""

    def test_long_lines_only(self) -> None:
        """The break of wrapped text has a long line before it; that of a list or an address does not."""
        text = "Orsk\nA line that is long enough to have been wrapped at the Orsk\nInstitute"
        assert [goes_over(text, at) for at, letter in enumerate(text) if letter == "\n"] == [False, True]


class TestTitleCase:
    """Headlines whose capitals say nothing."""

    @pytest.mark.parametrize(
        ("heading", "expected"),
        [
            ("Looking Ahead: Challenges and Opportunities", True),
            ("What the new open models mean", False),
            ("Meta", False),
            ("", False),
        ],
    )
    def test_headings(self, heading: str, expected: bool) -> None:  # noqa: FBT001 - the expectation
        """Most longer words with a capital make a headline; a single word does not."""
        assert is_title_case(heading, 0, len(heading)) is expected
