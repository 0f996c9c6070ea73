"""Cues that are phrases, nouns and adverbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.citations.conftest import Shown


class TestPhrases:
    """Prepositional, nominal and adverbial cues."""

    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            ("According to Ada Poe, the rules are late.", "Ada Poe", "According to", "the rules are late"),
            (
                "The rules are late, according to people familiar with the matter.",
                "people familiar with the matter",
                "according to",
                "The rules are late",
            ),
            (
                "The rules are late, according to two people briefed on the talks, in a change of tone.",
                "two people briefed on the talks",
                "according to",
                "The rules are late",
            ),
            (
                "The rules are late, according to officials involved in the talks.",
                "officials involved in the talks",
                "according to",
                "The rules are late",
            ),
            (
                "The rules are late, according to sources close to the lab.",
                "sources close to the lab",
                "according to",
                "The rules are late",
            ),
            (
                "According to a report in The Daily Ledger, the cluster has 20,000 chips.",
                "The Daily Ledger",
                "According to a report in",
                "the cluster has 20,000 chips",
            ),
            ("• According to Ada Poe, the rules are late.", "Ada Poe", "According to", "the rules are late"),
            ("- According to Ada Poe, the rules are late.", "Ada Poe", "According to", "the rules are late"),
            (
                "According to The Daily Ledger last month, the rules are late.",
                "The Daily Ledger",
                "According to",
                "the rules are late",
            ),
            ("Per The Daily Ledger, the rules are late.", "The Daily Ledger", "Per", "the rules are late"),
            (
                "In the words of Ada Poe, the release was “a gift.”",
                "Ada Poe",
                "In the words of",
                "the release was “a gift.”",
            ),
            ("By its own count, Tern Labs has 40 models.", "its", "count", "Tern Labs has 40 models"),
            ("By Ada Poe's estimate, 40 models exceed it.", "Ada Poe", "estimate", "40 models exceed it"),
            ("By some estimates, 40 models exceed it.", "some estimates", "By", "40 models exceed it"),
        ],
    )
    def test_according_to(self, shown: Shown, text: str, source: str, cue: str, content: str) -> None:
        """Prepositions that introduce a source; "a report in" belongs to the cue."""
        assert shown(text) == [(source, cue, [content], "according-to")]

    @pytest.mark.parametrize(
        ("text", "source", "cue"),
        [
            ("As detailed in a paper by Tern Labs, the rules are late.", "Tern Labs", "detailed in a paper by"),
            ("As first reported by The Daily Ledger, the rules are late.", "The Daily Ledger", "reported by"),
        ],
    )
    def test_as_reported(self, shown: Shown, text: str, source: str, cue: str) -> None:
        """Participles behind "as"."""
        assert shown(text) == [(source, cue, ["the rules are late"], "as-reported")]

    def test_insertion_in_reported_speech(self, shown: Shown) -> None:
        """A source inserted into reported speech is a citation of its own and cut out of the outer content."""
        text = "Insiders note that while the talent is there, as explored in Ledger Weekly, the money is not."
        assert shown(text) == [
            ("Insiders", "note", ["while the talent is there", "the money is not"], "verb"),
            ("Ledger Weekly", "explored in", ["the talent is there"], "as-reported"),
        ]

    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            ("The release drew warnings from researchers about misuse.", "researchers", "warnings from", "misuse"),
            ("Nobody knew of Poe’s claim that the data was clean.", "Poe", "claim", "the data was clean"),
            ("All rests on her belief that the data was clean.", "her", "belief", "the data was clean"),
            ("Senators voiced concern that the rules come late.", "Senators", "voiced concern", "the rules come late"),
            ("Poe’s view is that nobody asked.", "Poe", "view", "nobody asked"),
            ("The company's position was that training is fair.", "The company", "position", "training is fair"),
            ("Poe's advice: use the best model.", "Poe", "advice", "use the best model"),
        ],
    )
    def test_nouns(self, shown: Shown, text: str, source: str, cue: str, content: str) -> None:
        """Nouns of saying, with their owner in front, behind "from", or before a light verb."""
        assert (source, cue, [content]) in [row[:3] for row in shown(text)]

    def test_adverb(self, shown: Shown) -> None:
        """A sentence adverb attributes the clause to nobody."""
        text = "Reportedly, the cluster has 20,000 chips."
        assert shown(text) == [(None, "Reportedly", ["the cluster has 20,000 chips"], "adverb")]

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            (
                "According to Ada Poe, open weights help small firms and schools.",
                "Ada Poe",
                "open weights help small firms and schools",
            ),
            ("According to a study by Orsk in 2024, it was late.", "Orsk", "it was late"),
            ("According to Ada Poe, head of Orsk, it was late.", "Ada Poe, head of Orsk", "it was late"),
            ("In the view of Ada Poe, it was late.", "Ada Poe", "it was late"),
            ("In the opinion of critics, it was late.", "critics", "it was late"),
        ],
    )
    def test_source_in_front(self, shown: Shown, text: str, source: str, content: str) -> None:
        """The source of an opening phrase takes its description with it, but no date and no words of the clause."""
        ((found, _, contents, _),) = shown(text)
        assert (found, contents) == (source, [content])


class TestRelays:
    """What one source reports of another is a citation of each."""

    @pytest.mark.parametrize("verb", ["reported that", "reported last week that", "wrote that"])
    @pytest.mark.parametrize("said", ["said", "had told staff that", "warned that"])
    def test_reported_speech(self, shown: Shown, verb: str, said: str) -> None:
        """The outlet reports that somebody speaks, and that one speaks."""
        outer, inner = shown(f"The Daily Ledger {verb} Ada Poe {said} the vote was off.")
        assert outer[::2] == ("The Daily Ledger", [f"Ada Poe {said} the vote was off"])
        assert inner[::2] == ("Ada Poe", ["the vote was off"])

    def test_citing(self, shown: Shown) -> None:
        """Whom a report cites stands between its verb and what it says."""
        rows = shown("The Daily Ledger reported, citing two officials, that the vote was off.")
        assert ("The Daily Ledger", "reported", ["the vote was off"], "verb") in rows
        assert not any("that the vote" in content for row in rows for content in row[2])
