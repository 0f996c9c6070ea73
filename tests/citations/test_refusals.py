"""Refusals to speak assert nothing, and so are no citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.citations.conftest import Shown


class TestRefusals:
    """Nobody is given words that were not said."""

    @pytest.mark.parametrize("source", ["Tern Labs", "A spokesman for Tern Labs", "She", "Tern Labs and Ada Poe"])
    @pytest.mark.parametrize(
        "refusal",
        [
            "declined to comment",
            "declines to comment",
            "has declined to comment",
            "had declined to comment",
            "is declining to comment",
            "declined to comment on the matter",
            "declined to comment further",
            "declined, through a spokesman, to comment",
            "declined through a spokesman to comment",
            "declined comment",
            "declined a request for comment",
            "declined to elaborate",
            "declined to confirm the report",
            "declined to give any details",
            "declined to say whether it would wait",
            "declined to share how much it paid",
            "refused to say how many had left",
            "refused to discuss the matter",
            "refused to comment",
            "refuses to answer",
            "refused comment",
            "did not respond to a request for comment",
            "did not immediately respond to a request for comment",
            "didn't respond to requests for comment",
            "has not responded to requests for comment",
            "failed to respond to a request for comment",
            "never responded",
            "did not reply to an email",
            "did not comment",
            "would not comment",
            "wouldn't comment on the deal",
            "will not comment on the deal",
            "cannot comment on the deal",
            "would not say whether it would wait",
            "would not discuss the deal",
            "would not disclose the price",
            "could not be reached for comment",
            "was not available for comment",
            "had no comment",
        ],
    )
    def test_no_citation(self, shown: Shown, source: str, refusal: str) -> None:
        """In every tense, with "through a spokesman", with a question that stays open."""
        assert shown(f"{source} {refusal}.", "Ada Poe", "Tern Labs") == []

    @pytest.mark.parametrize(
        "text",
        [
            "Through a spokesman, Tern Labs declined to comment.",
            "Neither Ada Poe nor Tern Labs responded to requests for comment.",
            "None of the firms would comment.",
            "Tern Labs, which declined to comment, closed the office.",
            "Declining to comment, Ada Poe closed the door.",
        ],
    )
    def test_other_orders(self, shown: Shown, text: str) -> None:
        """Also as an insertion, as a participle, and with the negation before the source."""
        assert shown(text, "Ada Poe", "Tern Labs") == []

    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            ("Tern Labs denied that it was late.", "Tern Labs", "denied", "it was late"),
            ("Tern Labs refused to sign the letter.", "Tern Labs", "refused", "to sign the letter"),
            ("Tern Labs responded that it was late.", "Tern Labs", "responded", "it was late"),
            ("Tern Labs would not say that it was late.", "Tern Labs", "would not say", "it was late"),
            ("Poe said it would not comment on it.", "Poe", "said", "it would not comment on it"),
            ("Tern Labs declined to comment, saying that it was late.", "Tern Labs", "saying", "it was late"),
            ("Tern Labs declined to comment but said that it was late.", "Tern Labs", "said", "it was late"),
            ("“It was late,” said Ada Poe, declining to elaborate.", "Ada Poe", "said", "“It was late,”"),
            (
                "Tern Labs, which did not respond to a request for comment, has said that it is late.",
                "Tern Labs, which did not respond to a request for comment",
                "said",
                "it is late",
            ),
        ],
    )
    def test_what_stays(self, shown: Shown, text: str, source: str, cue: str, content: str) -> None:
        """Denials, deeds that are refused, answers, and what is said beside a refusal."""
        assert [row[:3] for row in shown(text, "Ada Poe", "Tern Labs")] == [(source, cue, [content])]
