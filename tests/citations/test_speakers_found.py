"""Speakers of every sort, and where they stand: small letters, dialogue, times and places beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.citations.conftest import Shown


class TestSpeakers:
    """Who says something, with what belongs to the source and no more."""

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("Will Poe said that it was late.", "Will Poe"),
            ("May Lindgren said March was cold.", "May Lindgren"),
            ("xTarn said that it was late.", "xTarn"),
            ("brovo argued that it was late.", "brovo"),
            ("On Friday brovo argued that it was late.", "brovo"),
            ("“It is late,” brovo said.", "brovo"),
            ("A start-up called Tarn claimed that it was late.", "A start-up called Tarn"),
            ("A start-up called brovo claimed that it was late.", "A start-up called brovo"),
            ("People familiar with the matter say that it is late.", "People familiar with the matter"),
            ("Hanley's said that it was late.", "Hanley's"),
            (
                "A lawyer for the people who sued Tern Labs said it was late.",
                "A lawyer for the people who sued Tern Labs",
            ),
        ],
    )
    def test_found(self, shown: Shown, text: str, source: str) -> None:
        """Names in small letters and in 's, those who are new, and those who are described."""
        assert [row[0] for row in shown(text)] == [source]

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("Two days later, Ada Poe, an economist, said that it was late.", "Ada Poe, an economist"),
            ("Last week, Ada Poe, an economist, said that it was late.", "Ada Poe, an economist"),
            ("“It is late,” said CEO Ada Poe in Lisbon.", "CEO Ada Poe"),
            ("“It is late,” said Ada Poe at a hearing.", "Ada Poe"),
            ("“It is late,” said Ada Poe at Tern Labs.", "Ada Poe at Tern Labs"),
            ("“It is late,” said the Institute for Research in Computing.", "the Institute for Research in Computing"),
        ],
    )
    def test_neither_time_nor_place(self, shown: Shown, text: str, source: str) -> None:
        """When and where something was said is no part of who said it; where somebody works is."""
        assert [row[0] for row in shown(text)] == [source]

    def test_dialogue(self, shown: Shown) -> None:
        """The writer's own words are cited where he tells a talk, and are not the next speaker's."""
        found = shown("I said, “Why now?” Ada Poe said, “Because we can.”")
        assert [row[:3] for row in found] == [("I", "said", ["“Why now?”"]), ("Ada Poe", "said", ["“Because we can.”"])]
        assert shown("I said that it was late.") == []

    @pytest.mark.parametrize(
        "text",
        [
            "Still, experience says that it is late.",
            "The release of the pump shows that it works.",
            "It is 20 years old.",
        ],
    )
    def test_no_speaker(self, shown: Shown, text: str) -> None:
        """What is no body has no say, in small letters or not."""
        assert shown(text) == []

    def test_clauses_have_their_own_subjects(self, shown: Shown) -> None:
        """After a semicolon a participle belongs to its own clause."""
        found = shown("Tern Labs backed it; and Heron Works left the talks, warning that it was late.")
        assert [row[0] for row in found][-1] == "Heron Works"


class TestDocuments:
    """A relative pronoun after something written is a source together with what it stands for."""

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("Tern Labs paid for an audit report that says it leaks.", "an audit report that", "it leaks"),
            ("Tern Labs issued papers that said it leaked.", "papers that", "it leaked"),
            ("The letter, which said that it leaked, was burnt.", "The letter, which", "it leaked"),
            ("The report, which pointed out six mistakes, was late.", "The report, which", "six mistakes"),
        ],
    )
    def test_antecedent(self, shown: Shown, text: str, source: str, content: str) -> None:
        """The clause is what the document says, and the rest of the sentence is not."""
        assert [(row[0], row[2]) for row in shown(text)] == [(source, [content])]


class TestAntecedents:
    """A relative pronoun is a source together with whom it stands for."""

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("The hall was full of people for Ada Poe, who said it was late.", "Ada Poe, who"),
            ("They replaced Ada Poe, who said it was late.", "Ada Poe, who"),
            ("Ada Poe, head of Tern Labs, who said it was late, left.", "Ada Poe, head of Tern Labs, who"),
            ("They met a lawyer who said it was late.", "a lawyer who"),
        ],
    )
    def test_antecedent(self, shown: Shown, text: str, source: str) -> None:
        """With its title or description, and without the verb before it."""
        assert [row[0] for row in shown(text)] == [source]
