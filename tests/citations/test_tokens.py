"""Words of names, and sentences that begin in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.annotations import CitationKind
from atomcorpus.citations.tokens import pieces_of, read_sentence
from atomcorpus.entities import Actor, ActorKind
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from tests.citations.conftest import Cite, Shown

POE = Actor(id="ada-poe", name="Ada Poe", kind=ActorKind.PERSON)
TERN = Actor(id="tern-labs", name="Tern Labs", kind=ActorKind.COMPANY)


class TestNames:
    """Words of names are no cues."""

    def test_first_word_of_a_name(self, cite: Cite) -> None:
        """It has a capital in any case."""
        lab = Actor(id="thinking-tern", name="Thinking Tern Lab", kind=ActorKind.COMPANY)
        text = "Thinking Tern Lab, Heron Robotics and Tern Labs said the rules were fine."
        (citation,) = cite(text, lab, TERN)
        assert citation.rule == "verb"
        assert citation.source.span == Span(0, text.index(" said"))

    def test_list_behind_a_preposition(self, shown: Shown) -> None:
        """A list goes on to the left with all that its first name belongs to."""
        text = "Researchers from the Tern Foundation, Ai2 and Tern Labs asked whether it was late."
        assert [row[0] for row in shown(text)] == ["Researchers from the Tern Foundation, Ai2 and Tern Labs"]
        assert [row[0] for row in shown("In Lisbon, Ada Poe and Wei Lin said nobody asked.")] == ["Ada Poe and Wei Lin"]

    @pytest.mark.parametrize(
        "text",
        [
            "“Nobody asked,” ministry spokesperson He Yongqian told a press briefing.",
            "He Yongqian, a spokesperson, told reporters: “Nobody asked.”",
        ],
    )
    def test_names_that_are_pronouns(self, cite: Cite, text: str) -> None:
        """The Chinese surname He is no pronoun."""
        speaker = Actor(id="he-yongqian", name="He Yongqian", kind=ActorKind.PERSON)
        (citation,) = cite(text, speaker)
        assert (citation.source.actor, citation.kind) == (speaker, CitationKind.DIRECT)

    @pytest.mark.parametrize("name", ["Per Aasen", "Jan Poe"])
    def test_names_that_are_other_words(self, cite: Cite, name: str) -> None:
        """Nor is the given name Per a preposition, or Jan a month."""
        speaker = Actor(id="speaker", name=name, kind=ActorKind.PERSON)
        text = f"“Nobody asked,” said {name}, an analyst."
        (citation,) = cite(text, speaker)
        assert (citation.source.actor, citation.kind) == (speaker, CitationKind.DIRECT)
        text = f"Councilwoman {name} said it was late."
        (citation,) = cite(text, speaker)
        assert citation.source.span == Span(0, text.index(" said"))

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("Tern analysts led by Ada Poe wrote that it was late.", "Tern analysts led by Ada Poe"),
            ("Critics such as Ada Poe say it was late.", "Critics such as Ada Poe"),
            ("Ada Poe was quoted as saying that it was late.", "Ada Poe"),
            ("“No,” Ada Poe said, when asked if it was late.", "Ada Poe"),
            ("“It is late,” sniffed one rival.", "one rival"),
            ("Poe said in a press briefing that it was late.", "Poe"),
            ("It is late, said two people familiar with the matter.", "two people familiar with the matter"),
            ("It is late, said sources close to the lab.", "sources close to the lab"),
            ("It is late, said people familiar with it.", "people familiar with it"),
            ("Lead author Ada Poe wrote that it was late.", "Lead author Ada Poe"),
            ("Messages reviewed by The Daily Ledger show it was late.", "Messages reviewed by The Daily Ledger"),
            ("A paper seen by The Daily Ledger asks whether it was late.", "A paper seen by The Daily Ledger"),
        ],
    )
    def test_participles_behind_a_noun(self, shown: Shown, text: str, source: str) -> None:
        """Who leads analysts, and who has seen a paper, stand in the source."""
        assert [row[0] for row in shown(text)] == [source]

    def test_joints_of_a_name(self, cite: Cite) -> None:
        """Commas and "and" inside a name end no source."""
        body = Actor(id="body", name="Committee on Science, Space, and Technology", kind=ActorKind.GOVERNMENT)
        text = f"Zoe Poe of the {body.name} noted that it was late."
        (citation,) = cite(text, body)
        assert citation.source.span == Span(0, text.index(" noted"))

    def test_office_of_an_office(self, cite: Cite) -> None:
        """What belongs to another organisation is what speaks."""
        department = Actor(id="department", name="Harbor Department", kind=ActorKind.GOVERNMENT)
        office = Actor(id="office", name="Safety Office", kind=ActorKind.GOVERNMENT)
        text = "The Harbor Department's Safety Office said it was late."
        (citation,) = cite(text, department, office)
        assert citation.source.actor == office

    def test_subject_itself(self, shown: Shown) -> None:
        """What stands between a subject and its verb to stress it changes nothing."""
        assert [row[:2] for row in shown("Tern Labs itself claims parity with Heron.")] == [
            ("Tern Labs itself", "claims")
        ]

    def test_middle_of_a_name(self, cite: Cite) -> None:
        """Nor are the other words of one."""
        fund = Actor(id="tern-fund", name="Tern Venture Partners", kind=ActorKind.COMPANY)
        text = "They got it from Tern Venture Partners and Heron."
        assert cite(text, fund) == ()

    def test_nouns_of_a_title(self, shown: Shown) -> None:
        """A verb in its plain form needs a plural in front of it."""
        assert shown("Policy Brief No. 14: Open Weights and Export Controls") == []
        assert [row[0] for row in shown("Experts Say Open Weights Are Here to Stay")] == ["Experts"]

    def test_first_word_of_a_sentence(self, cite: Cite) -> None:
        """What a name follows may be a cue nevertheless."""
        text = "Calling Tern Labs reckless, Ada Poe left."
        assert [citation.rule for citation in cite(text, POE, TERN)] == ["shared"]


class TestTextsThatBeginInTheMiddle:
    """A relative clause without what it belongs to, as a cut-off page begins."""

    def test_who_without_anybody(self, shown: Shown) -> None:
        """Nobody stands in front of the first word, and the last word of the sentence is not it."""
        text = "who told startup announced 4, new"
        assert all(source is None or source in text for source, *_ in shown(text))


_PARTS = ["he's", "they’re", "IT's", "WHO’s", "US", "Ai2's", "critics'", "co-author", "$1,300", "U.S.", "Poe", "isn't"]
_PARTS += ["said", ".", ",", "...", "--", "\u00e9", "\u0130", " ", "  ", "\n", "\u00a0", "\x1c", "\x85", "'s", "’"]


class TestPlaces:
    """Where words are in a text."""

    @given(st.lists(st.one_of(st.sampled_from(_PARTS), st.characters())), st.lists(st.sampled_from(_PARTS)))
    def test_words_are_where_they_say(self, parts: list[str], after: list[str]) -> None:
        """Each word is at its offsets, the pronoun and the verb of a contraction apart; nothing between is a word."""
        before, quotation = "".join(parts), "“Why, he's late.”"
        text = f"{before}{quotation}{''.join(after)}"
        quoted = (len(before), len(before) + len(quotation))
        for sentence in (read_sentence(text, 0, len(text), [quoted]), *pieces_of(text, 0, len(text), [quoted], 3)):
            words = sentence.read().words
            assert len(words) == len(sentence.starts) == len(sentence.ends) == len(sentence.tags) == len(sentence.signs)
            end = sentence.starts[0]
            for word, first, last in zip(words, sentence.starts, sentence.ends, strict=True):
                assert text[end:first].strip() == ""
                assert (first, last) == quoted or word in _as_read(text[first:last])
                end = last

    def test_an_acronym_beside_a_contraction(self, cite: Cite) -> None:
        """The owner "WHO's" is one word, though "who's" is two."""
        (citation,) = cite("The WHO's director Ada Poe said he's sure that it works.", POE)
        assert citation.source.span == Span(0, 26)


def _as_read(stretch: str) -> tuple[str, str]:
    """What a word may be read as: in small letters, or an acronym as it is."""
    return stretch.lower().replace("’", "'"), stretch
