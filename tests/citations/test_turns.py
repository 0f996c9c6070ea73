"""Transcripts: who says what in turns with labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus.annotations import CitationAct, CitationKind, SourceKind
from atomcorpus.citations import find_citations
from atomcorpus.entities import Actor, ActorKind
from atomcorpus.layout import parse_layout

if TYPE_CHECKING:
    from tests.citations.conftest import Cite, Mentioned, Shown, Turns
    from tests.conftest import CallsOf

POE = Actor(id="ada-poe", name="Ada Poe", kind=ActorKind.PERSON)
LIN = Actor(id="wei-lin", name="Wei Lin", kind=ActorKind.PERSON)


class TestTranscripts:
    """Interviews, in which a line begins with the name of who speaks."""

    def test_dialogue(self, turns: Turns) -> None:
        """A turn goes on over paragraphs, up to the next speaker; the last one is a paragraph."""
        text = "Ada Poe: Why?\n\nWei Lin: We can.\n\nAnd we will.\n\nAda Poe: I see.\n\nThanks for reading."
        assert turns(text, POE, LIN) == [
            ("Ada Poe", ["Why?"]),
            ("Wei Lin", ["We can.", "And we will."]),
            ("Ada Poe", ["I see."]),
        ]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("Mr. Poe", "Dr. Lin"),
            ("Ada Poe", "Xul Orrick"),
            ("MIRIAM POE", "XUL ORRICK"),
            ("Ada Poe (Tern Labs)", "Wei Lin"),
        ],
    )
    def test_labels(self, turns: Turns, first: str, second: str) -> None:
        """Titles, capitals and a speaker who is not known otherwise take nothing away from a transcript."""
        said = ["Why?", "We can.", "I see.", "Good."]
        labels = [first, second, first, second]
        text = "\n\n".join(f"{label}: {words}" for label, words in zip(labels, said, strict=True))
        assert [row[1] for row in turns(text, POE, LIN)] == [[words] for words in said]

    def test_marks_before_labels(self, cite: Cite) -> None:
        """Each paragraph of a transcript that is quoted begins with a mark; a surname in capitals is that person's."""
        text = 'Ada Poe sat down.\n\n"LIN: Why?\n\n"POE: We can.\n\n"And we will.\n\n"LIN: I see.\n\n"POE: Good.'
        found = [
            (citation.source.actor, [part.of(text) for part in citation.content])
            for citation in cite(text, "Ada Poe")
            if citation.rule == "turn"
        ]
        assert [(actor.id if actor else None, parts) for actor, parts in found] == [
            (None, ["Why?"]),
            ("ada-poe", ["We can.", '"And we will.']),
            (None, ["I see."]),
            ("ada-poe", ["Good."]),
        ]

    @pytest.mark.parametrize("remark", ["voice-over", "on camera", "through an interpreter"])
    def test_remark_beside_a_label(self, turns: Turns, remark: str) -> None:
        """Who is heard somehow is a speaker, though nothing else tells of him."""
        text = f"RUSK ({remark}): Why?\n\nHALE: We can.\n\nRUSK: I see."
        assert turns(text) == [("RUSK", ["Why?"]), ("HALE", ["We can."]), ("RUSK", ["I see."])]

    @pytest.mark.parametrize("label", ["Audience member", "Unidentified speaker 2", "Moderator", "Male voice"])
    def test_label_of_somebody_unnamed(self, turns: Turns, label: str) -> None:
        """Somebody without a name has turns too, and takes none of another one's words."""
        text = f"Ada Poe: Why?\n\nWei Lin: We can.\n\n{label}: When?\n\nAda Poe: I see."
        assert turns(text, POE, LIN)[1:3] == [("Wei Lin", ["We can."]), (label, ["When?"])]

    def test_headings_that_come_back(self, turns: Turns) -> None:
        """Labels of another sort do not speak because a name is among them."""
        text = "Key Point: Why?\n\nNext Step: We can.\n\nKey Point: I see.\n\nNext Step: Go.\n\nAda Poe: Good."
        assert turns(text, POE) == []

    def test_questions_and_answers(self, cite: Cite) -> None:
        """The answers are of the one person whom the introduction names; the questions are nobody's."""
        text = "Ada Poe runs the archive.\n\nQ: Why?\n\nA: We can.\n\nAnd we will.\n\nQ: When?\n\nA: Soon."
        found = cite(text, POE)
        assert [[span.of(text) for span in one.content] for one in found] == [["We can.", "And we will."], ["Soon."]]
        assert {one.source.actor for one in found} == {POE}

    def test_answers_of_nobody(self, cite: Cite) -> None:
        """Where the introduction names nobody or two, such a page gives no statement to anybody."""
        assert cite("It was late.\n\nQ: Why?\n\nA: We can.") == ()
        assert cite("Ada Poe met Wei Lin.\n\nQ: Why?\n\nA: We can.", POE, LIN) == ()

    def test_table(self, turns: Turns) -> None:
        """Names with numbers behind them say nothing."""
        text = "Ada Poe: 2,316.\n\nWei Lin: 547.\n\nAda Poe: 12\n\nWei Lin: 9"
        assert turns(text, POE, LIN) == []

    def test_record(self, cite: Cite) -> None:
        """It is a direct citation without a cue, of a named source that leads to its actor."""
        text = "Ada Poe: Why?\n\nWei Lin: We can.\n\nAda Poe: I see."
        first = cite(text, POE, LIN)[0]
        assert (first.kind, first.act, first.cue) == (CitationKind.DIRECT, CitationAct.ASSERTION, None)
        assert (first.source.kind, first.source.actor) == (SourceKind.NAMED, POE)

    def test_citation_in_a_turn(self, shown: Shown) -> None:
        """What a speaker says of others is a citation of its own, inside the turn; the label is nobody's content."""
        text = "Ada Poe: Why?\n\nWei Lin: Critics say that it is late.\n\nAda Poe: I see."
        assert [row for row in shown(text, POE, LIN) if row[3] != "turn"] == [
            ("Critics", "say", ["it is late"], "verb")
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Ada Poe [00:01:02]: Why?\n\nWei Lin [00:01:07]: We can.\n\nAda Poe [1:02:07]: I see.",
            "Ada Poe (01:02): Why?\n\nWei Lin (01:07): We can.\n\nAda Poe (10:07): I see.",
            "[00:01:02] Ada Poe: Why?\n\n[00:01:07] Wei Lin: We can.\n\n[00:02:07] Ada Poe: I see.",
            "Ada Poe\n(00:01:02)\nWhy?\n\nWei Lin\n(00:01:07)\nWe can.\n\nAda Poe\n(00:02:07)\nI see.",
            "Ada Poe [00:01:02]: Why?\nWei Lin [00:01:07]: We can.\nAda Poe [00:01:09]: I see.",
            "Ada Poe [00:01:02]:\n\nWhy?\n\nWei Lin [00:01:07]:\n\nWe can.\n\nAda Poe [00:01:09]: I see.",
        ],
        ids=["brackets", "round", "in front", "on lines", "one block", "alone"],
    )
    def test_times(self, turns: Turns, text: str) -> None:
        """With the time beside it, a name needs no other sign, and the time is no part of what is said."""
        assert turns(text) == [("Ada Poe", ["Why?"]), ("Wei Lin", ["We can."]), ("Ada Poe", ["I see."])]

    def test_interviewer_and_capitals(self, cite: Cite, turns: Turns) -> None:
        """Roles of a transcript count beside a name, and in capitals every name does."""
        text = "Interviewer: Why?\n\nAda Poe: We can.\n\nInterviewer: I see."
        assert [name for name, _ in turns(text, POE)] == ["Interviewer", "Ada Poe", "Interviewer"]
        kinds = [citation.source.kind for citation in cite(text, POE)]
        assert kinds == [SourceKind.ANONYMOUS, SourceKind.NAMED, SourceKind.ANONYMOUS]
        text = "Ada [00:12]: Why?\n\nWei [00:13]: We can.\n\nAda [00:14]: I see."
        assert {citation.source.kind for citation in cite(text)} == {SourceKind.NAMED}
        text = "ADA POE: Why?\n\nWEI LIN: We can.\n\nADA POE: I see."
        loud = Actor(id="ada-poe", name="ADA POE", kind=ActorKind.PERSON)
        assert [name for name, _ in turns(text, loud)] == ["ADA POE", "WEI LIN", "ADA POE"]

    @pytest.mark.parametrize(
        "text",
        [
            "Size: 7B\n\nLicense: MIT\n\nSize: 8B\n\nLicense: MIT",
            "Ada Poe: five points\n\nWei Lin: four points",
            "Ada Poe: Why?\n\nNote: It is late.\n\nNote: It is open.",
            "Interviewer: Why?\n\nInterviewer: When?\n\nInterviewer: Who?",
        ],
    )
    def test_no_transcript(self, turns: Turns, text: str) -> None:
        """Labels of things, or of people who come once, make none."""
        assert turns(text, POE, LIN) == []

    def test_one_speaker(self, turns: Turns) -> None:
        """Where only one is named, a turn is no longer than its paragraph: the next may be the interviewer's."""
        text = "Ada Poe: We can.\n\nWhy?\n\nAda Poe: We will.\n\nWhen?\n\nAda Poe: Now."
        assert turns(text, POE) == [("Ada Poe", ["We can."]), ("Ada Poe", ["We will."]), ("Ada Poe", ["Now."])]

    def test_heading_ends_a_turn(self, turns: Turns) -> None:
        """What stands under the next heading is said by whom it names."""
        text = "Ada Poe: Why?\n\nWei Lin: We can.\n\nWhat Comes Next\n\nIt was late at night.\n\nAda Poe: I see."
        assert turns(text, POE, LIN)[1] == ("Wei Lin", ["We can."])

    def test_other_labels_are_content(self, turns: Turns) -> None:
        """In a transcript a line that begins with a word and a colon is still the speaker's."""
        text = "Ada Poe: Why?\n\nWei Lin: We can.\n\nNote: not yet.\n\nAda Poe: I see."
        assert turns(text, POE, LIN)[1] == ("Wei Lin", ["We can.", "Note: not yet."])

    @settings(max_examples=50)
    @given(
        st.lists(
            st.sampled_from(("Ada Poe: ", "Wei Lin [00:12]:", "\n", "\n\n", "We can. ", "“So,” he said. ")), max_size=30
        )
    )
    def test_parts_lie_in_blocks(self, mentioned: Mentioned, parts: list[str]) -> None:
        """Whatever labels stand where, every part of a citation lies in the text and in one block."""
        text = "".join(parts)
        layout = parse_layout(text)
        blocks = [block for section in layout.sections for block in section.blocks()]
        for citation in find_citations(text, layout.sections, mentioned(text, POE, LIN)):
            for span in (citation.source.span, citation.cue, *citation.content):
                assert span is None or any(block.start <= span.start and span.end <= block.end for block in blocks)

    def test_time_is_linear(self, cite: Cite, calls_of: CallsOf) -> None:
        """Twice the turns take twice the work."""
        text = "Ada Poe [00:12]: Why? We can.\n\nWei Lin [00:13]: We will.\n\n" * 50
        once, twice = calls_of(lambda: cite(text)), calls_of(lambda: cite(text * 2))
        assert twice < 2.3 * once
