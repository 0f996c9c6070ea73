"""What nobody has said: conditions, forecasts, "neither", "has yet to say"; and deeds that such verbs tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.citations.conftest import Shown


class TestUnsaid:
    """A verb of speaking with a subject, and yet no statement."""

    @pytest.mark.parametrize(
        "text",
        [
            "If Tern Labs says that it is late, we wait.",
            "Even if Tern Labs says that it is late, we wait.",
            "Unless Ada Poe says that it is late, we wait.",
            "Until Ada Poe said that it was late, we waited.",
            "Some will say that it is late.",
            "Tern Labs will argue that it is late.",
            "Tern Labs should say that it is late.",
            "Tern Labs may say that it is late.",
            "Tern Labs has yet to say that it is late.",
            "Tern Labs is expected to say that it is late.",
            "Tern Labs stopped short of saying that it was late.",
            "Tern Labs left without saying that it was late.",
            "Had Ada Poe said that it was late, we would wait.",
            "Neither Ada Poe nor Tern Labs said that it was late.",
            "None of the firms said that it was late.",
            "At no point did Ada Poe say that it was late.",
        ],
    )
    def test_no_citation(self, shown: Shown, text: str) -> None:
        """Nobody is given words that are only imagined, expected or denied."""
        assert shown(text, "Ada Poe", "Tern Labs") == []

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("Ada Poe said that it will be late.", "it will be late"),
            ("Ada Poe said that it was late if nobody asked.", "it was late if nobody asked"),
            ("When Ada Poe said that it was late, we left.", "it was late"),
            ("Ada Poe would argue that it is late.", "it is late"),
        ],
    )
    def test_what_is_said_stays(self, shown: Shown, text: str, content: str) -> None:
        """A condition or a forecast inside what is said, and a time before it."""
        assert [row[2] for row in shown(text, "Ada Poe")] == [[content]]


class TestDeeds:
    """Verbs that tell a deed when a thing follows them."""

    @pytest.mark.parametrize(
        "text",
        ["Tern Labs added a voice to its API.", "Tern Labs established a fund.", "Ada Poe convinced the board."],
    )
    def test_no_citation(self, shown: Shown, text: str) -> None:
        """Nothing is said."""
        assert shown(text, "Ada Poe", "Tern Labs") == []

    @pytest.mark.parametrize("text", ["Tern Labs added that it was late.", "Tern Labs added it was late."])
    def test_clauses(self, shown: Shown, text: str) -> None:
        """With a clause the same verb says it."""
        assert shown(text, "Tern Labs") == [("Tern Labs", "added", ["it was late"], "verb")]


class TestPossible:
    """Who is only free to say something, or kept from it."""

    @pytest.mark.parametrize(
        "text",
        [
            "Ada Poe had a chance to say that it was late.",
            "Ada Poe is free to say that it was late.",
            "The rule discourages Ada Poe from saying that it was late.",
            "They tried to quash any talk that it was late.",
            "There has to be some signal that it is late.",
            "The law would force Tern Labs to disclose that it was late.",
            "Health worries have followed Ada Poe.",
        ],
    )
    def test_no_citation(self, shown: Shown, text: str) -> None:
        """Nothing is said."""
        assert shown(text, "Ada Poe", "Tern Labs") == []

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("All this led critics to say that it was late.", "critics"),
            ("The senator forced Ada Poe to say that it was late.", "Ada Poe"),
            ("Tern Labs is on the record saying that it was late.", "Tern Labs"),
        ],
    )
    def test_said(self, shown: Shown, text: str, source: str) -> None:
        """Whoever is made to say something says it."""
        assert shown(text, "Ada Poe", "Tern Labs") == [(source, shown(text)[0][1], ["it was late"], "verb")]

    def test_purpose(self, shown: Shown) -> None:
        """What a letter is written for is its writer's, not of those who get it."""
        text = "Tern Labs has penned a letter to the parliament to say that it was late."
        assert [row[0] for row in shown(text, "Tern Labs")] == ["Tern Labs"]

    @pytest.mark.parametrize(
        "text",
        [
            "The promise which Ada Poe repeated in Orsk was broken.",
            "The plan that Tern Labs announced last week was dropped.",
            "The rumour that Tern Labs repeated in May was false.",
        ],
    )
    def test_relative_clauses(self, shown: Shown, text: str) -> None:
        """When or where somebody said it is not what is said."""
        assert shown(text, "Ada Poe", "Tern Labs") == []

    def test_clause_of_another_verb(self, shown: Shown) -> None:
        """A "that" after a verb opens what is said."""
        text = "She added that Tern Labs said in May that it was late."
        assert [row[2] for row in shown(text, "Tern Labs")] == [
            ["Tern Labs said in May that it was late"],
            ["it was late"],
        ]
