"""The register of an article weighs what is in doubt; it silences nothing that is plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.citations.conftest import Shown

ESSAY = "I think my own view of me is what I like, and I am glad that I wrote my notes for me. " * 40


class TestRegister:
    """An ordinary statement in the middle of an essay."""

    @pytest.mark.parametrize(
        ("statement", "source", "cue", "content"),
        [
            ("The report emphasizes how its work stays open.", "The report", "emphasizes", "how its work stays open"),
            ("The memo signals why it stays open.", "The memo", "signals", "why it stays open"),
            ("The report recounts why it stays open.", "The report", "recounts", "why it stays open"),
            ("Ada Poe related “its work stays open.”", "Ada Poe", "related", "“its work stays open.”"),
            ("Tern Labs emailed its work stays open.", "Tern Labs", "emailed", "its work stays open"),
            ("Tern Labs states that its work stays open.", "Tern Labs", "states", "its work stays open"),
        ],
    )
    def test_plain_statements_are_found(
        self, shown: Shown, statement: str, source: str, cue: str, content: str
    ) -> None:
        """A verb of saying with "that", a question or a quotation means the same in an essay as in news."""
        assert (source, cue, [content], "verb") in shown(f"{ESSAY}\n\n{statement}\n\n{ESSAY}")

    @pytest.mark.parametrize(
        "text", ["The curve tells how it learns.", "It repeats itself.", "History repeats itself."]
    )
    def test_things_are_no_speakers_in_essays(self, shown: Shown, text: str) -> None:
        """What is no statement stays none: a thing, "it", a verb without anything said."""
        assert shown(f"{ESSAY}\n\n{text}\n\n{ESSAY}") == []
