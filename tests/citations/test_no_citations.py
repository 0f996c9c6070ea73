"""What looks like a citation and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.citations.conftest import Shown


class TestNoCitations:
    """What is not attributed to a source."""

    @pytest.mark.parametrize(
        "text",
        [
            "I think the licence is too narrow.",
            "We believe the rules come too late.",
            "Tern Labs released two models on Tuesday.",
            "The company plans to hire ten people.",
            "The so-called “open” model has a “research only” licence.",
            "Why did nobody say that the data was dirty?",
            "The policy emphasizes speed over care.",
            "It took 6\" wafers and the workers' patience.",
            "A judge trims the authors' claims against Tern Labs.",
            "Nobody at the Brussels think tank was there.",
            "The report says so.",
            "What developers say about Heron",
            "Honourable mentions: Heron, Tern and Orsk.",
            "The Linux people understood it: nobody was late.",
            "Parliament debates the AI law.",
            "By Friday, 40 models exceeded it.",
            "Poe thinks so too.",
            "The messages that were sent are lost.",
            "Her appeal is that she listens.",
            "Tern Labs considered buying Heron.",
            "The model refused harmful requests.",
            "A spokesman pointed me to the form.",
            "A guard who did not want to be named was there.",
            "Asked why, Poe smiled.",
            "Its response was slow.",
            "By Ada Poe",
            "",
        ],
    )
    def test_none(self, shown: Shown, text: str) -> None:
        """The author's own view, actions, plans, scare quotes, questions, things that cannot speak."""
        assert shown(text) == []


class TestWhoCannotSpeak:
    """Words that look like the source of a verb and are none."""

    @pytest.mark.parametrize(
        "text",
        [
            "The labs use induced demand for chips to grow.",
            "They rest on scientific claims about memory.",
            "He trained it with batch reinforcement learning that the lab knows.",
            "It is hard to imagine what the lab wrote.",
            "The tool helps designers see that the data is bad.",
            "These charts provide hints as to why.",
            "The OpenAI blog post was short.",
            "Let us talk about the data.",
            "It is worth noting that the lab is small.",
            "The cluster is 30 orders of magnitude larger.",
            "The use of models shows that chips are cheap.",
        ],
    )
    def test_no_source(self, shown: Shown, text: str) -> None:
        """Participles, adjectives and numbers in front of nouns, expletives, causatives, bare verbs, things."""
        assert shown(text) == []

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("The critics claim that it is late.", True),
            ("The critic claims that it is late.", True),
            ("The critic claim that it is late was odd.", False),
            ("A group of critics claim that it is late.", True),
            ("A critic and a lawyer claim that it is late.", True),
            ("The team say that it is late.", True),
            ("The lawyer would claim that it is late.", True),
        ],
    )
    def test_agreement(self, shown: Shown, text: str, *, found: bool) -> None:
        """In the present tense a verb agrees with its subject, where the form of that shows its number."""
        assert any(rule == "verb" for *_, rule in shown(text)) is found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("The model feels very capable in a chat.", False),
            ("Users see odd answers in a chat.", False),
            ("The labs learn from the errors of others.", False),
            ("Users feel that the answers are odd.", True),
            ("Critics see the licence as a trap.", True),
        ],
    )
    def test_senses(self, shown: Shown, text: str, *, found: bool) -> None:
        """What is seen or felt is cited where it is a clause, or seen as something."""
        assert bool(shown(text)) is found

    def test_capitals_in_running_text_make_names(self, shown: Shown) -> None:
        """A cue with a capital is a part of a name, except in a line of capitals."""
        assert shown("They ran the tests of Answer Verified (a split of the older data) and left it.") == []
        assert [row[:2] for row in shown("Poe Says Rules Will Hold")] == [("Poe", "Says")]

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("Asked whether the data was clean, Lin left.", None, "whether the data was clean"),
            ("Lin was asked by a guard why he had left.", "a guard", "why he had left"),
            ("Lin left when asked by Poe about the data.", "Poe", "the data"),
        ],
    )
    def test_questions_put_to_somebody(self, shown: Shown, text: str, source: str | None, content: str) -> None:
        """Who is asked is no content, and who asks may stay unnamed."""
        assert [(row[0], row[2], row[3]) for row in shown(text)] == [(source, [content], "passive")]

    def test_bracket_that_opens_before_the_content(self, shown: Shown) -> None:
        """The content ends where the bracket around it does, with brackets of its own inside."""
        assert shown("The lab (Poe said it closed (in May) for good) has moved.") == [
            ("Poe", "said", ["it closed (in May) for good"], "verb")
        ]
