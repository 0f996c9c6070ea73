"""Full stops behind one letter or an acronym: an initial's, behind which a name goes on, or the end of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    MentionsOf = Callable[[str], list[tuple[str, str, str]]]


class TestOneLetter:
    """The letter may be a network, a label or an initial."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("He posted it on X. Borealis left.", ["Borealis"]),
            ("The clip spread on X. Mara Quist saw it.", ["Mara Quist"]),
            ("She went back to X. Mara Quist saw it.", ["Mara Quist"]),
            ("It is the group’s X. Mara Quist saw it.", ["Mara Quist"]),
            ("It ran on Facebook and X. Mara Quist saw it.", ["Mara Quist"]),
            ("They had a Plan B. Mara Quist saw it.", ["Mara Quist"]),
            ("It has vitamin C. Mara Quist saw it.", ["Mara Quist"]),
            ("This is about World War I. Mara Quist saw it.", ["Mara Quist"]),
            ("You are taller than I. Mara Quist saw it.", ["Mara Quist"]),
            ("They live on X. Tarn Foundation staff saw it.", ["Tarn Foundation"]),
        ],
    )
    def test_a_name_begins_the_next_sentence(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """A letter that stands for itself ends its sentence, and the name behind the stop is another one."""
        assert [words for words, *_ in mentions_of(text)] == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("He met J. Smith there.", ["J. Smith"]),
            ("It is by X. Wang and Y. Li.", ["X. Wang", "Y. Li"]),
            ("They met Mara B. Quist there.", ["Mara B. Quist"]),
            ("She left the A. Philip Quist Institute.", ["A. Philip Quist Institute"]),
        ],
    )
    def test_an_initial_goes_on(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """An initial and what follows are one name."""
        assert [words for words, *_ in mentions_of(text)] == expected


class TestAcronyms:
    """The stop behind capitals is part of the name only where the text writes the others too."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It was tried in the US. Farmers liked it.", ["US"]),
            ("It was tried in the U.S. Farmers liked it.", ["U.S."]),
            ("It was tried in the US.", ["US"]),
            ("It is made by Cobalt Works Inc. Farmers liked it.", ["Cobalt Works Inc."]),
            ("It is made by Cobalt Works Inc. Mara Quist saw it.", ["Cobalt Works Inc.", "Mara Quist"]),
            ("It went to the U.S. Mara Quist saw it.", ["U.S.", "Mara Quist"]),
            ("It is run by Orsk Corp. Mara Quist saw it.", ["Orsk Corp.", "Mara Quist"]),
            ("They met Ben Quist Jr. Mara Tarn saw it.", ["Ben Quist Jr.", "Mara Tarn"]),
        ],
    )
    def test_borders(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """The stop of a sentence stays outside, and so does what the next sentence begins with."""
        assert [words for words, *_ in mentions_of(text)] == expected
