"""Frames in which something is said without a verb of saying, and neighbours of theirs in which nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus.citations.source_words import is_people
from atomcorpus.entities import Actor, ActorKind

if TYPE_CHECKING:
    from tests.citations.conftest import Cite, Shown


class TestFrames:
    """Frames of verbs and nouns."""

    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            (
                "Orsk Works introduced it as “the end of waiting”.",
                "Orsk Works",
                "introduced",
                ["it as “the end of waiting”"],
            ),
            ("Insiders circulated details that it is late.", "Insiders", "circulated details", ["it is late"]),
            ("A poll puts Lin at 41 percent.", "A poll", "puts", ["Lin at 41 percent"]),
            ("An evaluation by Orsk Works placed it at 9.", "An evaluation by Orsk Works", "placed", ["it at 9"]),
            ("The leak was documented by Ada Poe as a flaw.", "Ada Poe", "documented by", ["The leak", "a flaw"]),
            ("Auditors have flagged the data as a risk.", "Auditors", "flagged", ["the data as a risk"]),
            ("She thought the old engines were cheaper.", "She", "thought", ["the old engines were cheaper"]),
            (
                "Nine people familiar with the deal believed the vote had been postponed.",
                "Nine people familiar with the deal",
                "believed",
                ["the vote had been postponed"],
            ),
            ("Ada Poe was informed in March that it was late.", None, "informed", ["it was late"]),
            (
                "The survey found that half had read it, while nine had not.",
                "The survey",
                "found",
                ["half had read it, while nine had not"],
            ),
            (
                "Tern Labs argues initial tests understate it because users tune it.",
                "Tern Labs",
                "argues",
                ["initial tests understate it because users tune it"],
            ),
        ],
    )
    def test_says(self, shown: Shown, text: str, source: str | None, cue: str, content: list[str]) -> None:
        """Something is presented, placed, circulated, documented, flagged or held."""
        assert [row[:3] for row in shown(text, "Ada Poe", "Tern Labs", "Orsk Works")] == [(source, cue, content)]

    @pytest.mark.parametrize(
        "text",
        [
            "Orsk Works introduced a new app in May.",
            "Orsk Works placed the box at 9 Harbour Street.",
            "Auditors flagged the account.",
            "Tern Labs shows every intention of opening it.",
            "The largest deal – nine firms in one – underscores the scale of the push.",
            "Figures never tell the whole story for years.",
            "It has a new model, called Heron, which is late.",
            "There was no way for these firms to convince the town that they are safe.",
            "It ends with a call to action for the town to consider the plan.",
            "Nobody said that it was late.",
            "No one at Tern Labs said that it was late.",
            "Not one of the firms said that it was late.",
            "This is a change that people began reckoning with as of May.",
            "It was put out in May to praise the “old power of words.”",
            "As discussed in my recent post, it is late.",
            "It is late, and “headaches” discussed later in the text are real.",
            "Users tried it when asked “who are you?”",
            "Tern Labs released its plan, the paper for which “old hands” had “waited in the cold.”",
            "Much fewer than expected firms are late.",
            "- Did Ada Poe really say that it was late?",
            "People like to try things.",
        ],
    )
    def test_says_nothing(self, cite: Cite, text: str) -> None:
        """Deeds, traits, names that are given, chances to say something, nobody, and what is the writer's own."""
        assert [
            citation.cue.of(text) if citation.cue else None for citation in cite(text, "Tern Labs", "Orsk Works")
        ] == []

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("In 2024 Tern Labs announced that it was late.", "Tern Labs"),
            ("Tern Labs in 2024 said that it was late.", "Tern Labs"),
            ("2. Tern Labs, Ada Poe and Orsk Works said that it was late.", "Tern Labs, Ada Poe and Orsk Works"),
            ("3) Ada Poe, the head of the office, said that it was late.", "Ada Poe, the head of the office"),
            ("The Heron report says that it was late.", "The Heron report"),
            ("Heron users said that it was late.", "Heron users"),
            ("In a long interview Ada Poe said that it was late.", "Ada Poe"),
            ("On Monday Ada Poe in a televised interview claimed that it was late.", "Ada Poe"),
            ("It was the third time Ada Poe said that it was late.", "Ada Poe"),
            ("Tern Labs just this month said that it was late.", "Tern Labs"),
            ("Workers marching through the town chanted that it was late.", "Workers marching through the town"),
            (
                "1. It was cold.\n2. Tern Labs, Ada Poe, and Orsk Works said that it was late.",
                "Tern Labs, Ada Poe, and Orsk Works",
            ),
            ("“Who paid?” Anouk van der Meulen asked.", "Anouk van der Meulen"),
            ("“It is late!” Anouk du Plessac mused.", "Anouk du Plessac"),
            ("“It is late!” Ada Poe shot back.", "Ada Poe"),
            ("The weights help firms, schools and towns, says Ada Poe", "Ada Poe"),
            ("The weights were late, Ada Poe thought.", "Ada Poe"),
            ("Harrow & Pike's concern is that it is late.", "Harrow & Pike"),
            ("In a reply to Ada Poe, Harrow & Pike said that it was late.", "Harrow & Pike"),
            ("The WHO's core message:\n\n“It is a question of money.”", "The WHO"),
        ],
    )
    def test_sources(self, shown: Shown, text: str, source: str) -> None:
        """Years and numbers of list items are no part of a source, and what is written of a model may speak."""
        assert [row[0] for row in shown(text, "Ada Poe", "Tern Labs", "Orsk Works", "Heron")] == [source]

    def test_number_in_a_name(self, shown: Shown) -> None:
        """A numeral in a name is a part of it."""
        hove = Actor(id="hove", name="Lotte ten Hove", kind=ActorKind.PERSON)
        assert [row[0] for row in shown("Lotte ten Hove said that it was late.", hove)] == ["Lotte ten Hove"]

    def test_clauses_of_others(self, shown: Shown) -> None:
        """What follows a semicolon and has a subject of its own is no object of the verb before it."""
        text = "Ada Poe endorsed the bill; Tern Labs launched a fund; and Orsk Works lobbied against it."
        assert [row[2] for row in shown(text, "Ada Poe", "Tern Labs", "Orsk Works")] == [["the bill"]]


class TestPeople:
    """Which nouns are for people."""

    @pytest.mark.parametrize("noun", ["lawyers", "scientist", "insiders", "guardians", "migrants", "company"])
    def test_are(self, noun: str) -> None:
        """Most words for them have one of a few endings."""
        assert is_people(noun)

    @pytest.mark.parametrize("noun", ["variants", "parameters", "numbers", "significant", "factors", "lists", "table"])
    def test_are_not(self, noun: str) -> None:
        """So have some for things."""
        assert not is_people(noun)


class TestNeighbours:
    """What stands around a speaker or behind his words."""

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("Someone in the audience said that it was late.", "Someone in the audience", ["it was late"]),
            ("Many in the trade said that it was late.", "Many in the trade", ["it was late"]),
            ("A filing published on Friday had said that it was late.", "A filing", ["it was late"]),
            ("A start-up called zumly said that it was late.", "A start-up called zumly", ["it was late"]),
            ("All the experts I asked said that it was late.", "All the experts I asked", ["it was late"]),
            ("Everyone we interviewed thinks that it is late.", "Everyone we interviewed", ["it is late"]),
            ("Ada Poe charges that it was late.", "Ada Poe", ["it was late"]),
            ("The white paper maintains that it was late.", "The white paper", ["it was late"]),
            (
                "The lab, its investors and two towns said it was late.",
                "The lab, its investors and two towns",
                ["it was late"],
            ),
            (
                "The plan, according to two people briefed on it, would fail.",
                "two people briefed on it",
                ["The plan", "would fail"],
            ),
            ("A memo warned staff that it was late.", "A memo", ["it was late"]),
            ("The court does think the deal is off.", "The court", ["the deal is off"]),
            ("Experts voted that data is needed.", "Experts", ["data is needed"]),
            ("In short, Tern Labs states in the post: “It is late.”", "Tern Labs", ["“It is late.”"]),
            ("The firm is accused by Ada Poe of leaking it.", "Ada Poe", ["The firm", "of leaking it"]),
            ("Tern Labs’s response is essentially: wait for it.", "Tern Labs", ["wait for it"]),
            ("Tern Labs’s claim that Heron beats all others came as a shock.", "Tern Labs", ["Heron beats all others"]),
            (
                "Ada Poe said the plan was too small — a set of half-measures — and would be dropped.",
                "Ada Poe",
                ["the plan was too small — a set of half-measures — and would be dropped"],
            ),
            (
                "The letter stresses the safety, security, and price of the weights and left nothing out.",
                "The letter",
                ["the safety, security, and price of the weights and left nothing out"],
            ),
        ],
    )
    def test_of_words(self, shown: Shown, text: str, source: str, content: list[str]) -> None:
        """Source and content."""
        assert [(row[0], row[2]) for row in shown(text, "Ada Poe", "Tern Labs")] == [(source, content)]

    def test_of_quotations_side_by_side(self, shown: Shown) -> None:
        """Two quotations without a space between them have a speaker each."""
        rows = shown("Ada Poe said “It is late.”“It is cold,” said Wei Lin.")
        assert [(row[0], row[2]) for row in rows] == [("Ada Poe", ["“It is late.”"]), ("Wei Lin", ["“It is cold,”"])]

    def test_of_two_speakers(self, shown: Shown) -> None:
        """Who reports what somebody said is no part of what that one said."""
        rows = shown("It was late, Ada Poe said, The Daily Ledger reported.", "Ada Poe", "The Daily Ledger")
        assert [(row[0], row[2]) for row in rows] == [
            ("Ada Poe", ["It was late"]),
            ("The Daily Ledger", ["It was late, Ada Poe said"]),
        ]

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("They cite an analysis that says the cost is falling.", "an analysis that"),
            ("It pointed to a study by the office that says prices would be lower.", "a study by the office that"),
        ],
    )
    def test_of_documents(self, shown: Shown, text: str, source: str) -> None:
        """What is written and cited for it speaks beside who cites it."""
        assert source in [row[0] for row in shown(text)]

    def test_of_a_thing(self, cite: Cite) -> None:
        """Things do not speak, though they show that something is so."""
        assert cite("The slump shows that prices were too high.") == ()

    def test_of_a_stranger(self, cite: Cite) -> None:
        """Whose firm is known is not that firm: the words are the stranger's."""
        found = cite("“It is late.” — Nora Feld, Tern Labs", "Tern Labs")
        assert [(one.source.actor, one.rule) for one in found] == [(None, "dash")]
