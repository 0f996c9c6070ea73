"""What verbs of saying do when nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.citations.conftest import Shown


class TestDeeds:
    """The object, and in some verbs the subject, tells whether something is done or said."""

    @pytest.mark.parametrize(
        "text",
        [
            "Ada Poe wrote the parser in Zig.",
            "Tern Labs called a vote last week.",
            "Ada Poe called the police.",
            "Tern Labs rejected the parcel.",
            "Ada Poe observed the geese from the tower.",
            "Ada Poe recalled 300 kettles.",
            "The flood claimed six lives.",
            "The new tables contradict the old ones.",
            "Ada Poe challenged the champion to a duel.",
            "Tern Labs convinced five towns to buy its pumps.",
            "The interface supports six languages.",
            "Tern Labs reported its quarterly earnings.",
            "Tern Labs made sure that the pumps worked.",
            "Insurers will be filing proposed rates with the state.",
            "Ada Poe pointed the lamp at the wall.",
        ],
    )
    def test_done(self, shown: Shown, text: str) -> None:
        """With a thing as object nothing is said."""
        assert shown(text) == []

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("Ada Poe rejected the notion of a ban.", "the notion of a ban"),
            ("Ada Poe called the plan a trap.", "the plan a trap"),
            ("Ada Poe claimed victory.", "victory"),
            ("Ada Poe identified the lid as the cause.", "the lid as the cause"),
            ("Ada Poe noted several mistakes.", "several mistakes"),
            ("Ada Poe challenged the claim that it leaks.", None),
            ("Ada Poe wrote that it leaks.", "it leaks"),
            ("Ada Poe observed it was late.", "it was late"),
        ],
    )
    def test_said(self, shown: Shown, text: str, content: str | None) -> None:
        """What can be put in words is said, and so is a clause."""
        assert [row[2] for row in shown(text)] == ([[content]] if content else [])

    @pytest.mark.parametrize(
        "text",
        [
            "The pump failed twice, which suggests that the seal is old.",
            "Tern Labs shipped its pump in May, highlighting the pace of the trade.",
        ],
    )
    def test_events_show(self, shown: Shown, text: str) -> None:
        """What an event shows is the writer's own conclusion."""
        assert shown(text) == []

    def test_referring(self, shown: Shown) -> None:
        """A participle that explains a quotation is no second citation, unless it quotes too."""
        found = shown("“It is late,” Ada Poe said, referring to the flood.")
        assert [row[1] for row in found] == ["said"]

    @pytest.mark.parametrize(
        "text",
        [
            "The doors were closed, and Tern Labs notified the police.",
            "Ada Poe called in to a radio show.",
            "Ada Poe called into a radio show.",
            "A million people write documents, letters and emails.",
            "Tern Labs supports many languages.",
            "The new API supports four languages.",
        ],
    )
    def test_nothing_is_told(self, shown: Shown, text: str) -> None:
        """Somebody is told, rung up or served, and nobody says what."""
        assert shown(text, "Ada Poe", "Tern Labs") == []

    def test_reaction(self, shown: Shown) -> None:
        """How somebody reacts is told by the other verb."""
        text = "Ada Poe responded to a mother by saying that it was late."
        assert [(row[1], row[2]) for row in shown(text, "Ada Poe")] == [("saying", ["it was late"])]

    @pytest.mark.parametrize(
        "text",
        [
            "The advancements demonstrate Tern Labs's lead.",
            "Ada Poe's transition to another office underscores the need.",
        ],
    )
    def test_what_things_show(self, shown: Shown, text: str) -> None:
        """What something shows of somebody is the writer's own conclusion."""
        assert shown(text, "Ada Poe", "Tern Labs") == []
