"""Names that come again: found wherever they stand once one place shows what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus import AIModel, parse
from atomcorpus.layout import parse_layout
from atomcorpus.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus import KnowledgeBase

    MentionsOf = Callable[[str], list[tuple[str, str, str]]]

    from tests.conftest import CallsOf

QUILLORA = "unlisted:company/quillora"


def starts(text: str, mentions_of: MentionsOf, entity: str) -> list[int]:
    """Which of the places where the name stands are found: their numbers."""
    return [number for number, (_, found, _) in enumerate(mentions_of(text)) if found == entity]


class TestRepeatedNames:
    """A company that an apposition introduces, and people whom one place describes."""

    @pytest.mark.parametrize(
        ("text", "times"),
        [
            ("Quillora, a startup, grew. Nobody trusts Quillora.", 2),
            ("Nobody trusts Quillora. It grew, and Quillora, a startup, left.", 2),
            ("Nobody trusts Quillora.\n\nQuillora, a startup, left.\n\nOne more of Quillora's chips broke.", 3),
            ("Quillora, a startup, grew.\n\nQuillora CEO Ada Novak left.", 2),
            ("Quillora, a startup, grew. The Quillora-backed plan failed.", 2),
            ("Quillora, a startup, grew. She won the Quillora Prize.", 1),
            ("Quillora, a startup, grew. It is on Mount Quillora now.", 1),
            ("Quillora, a startup, grew. It had Quilloras.", 1),
            ("Quillora, a startup, grew. It has Quillora/Ada, (Quillora)B and QUILLORA.", 4),
        ],
    )
    def test_one_word(self, mentions_of: MentionsOf, text: str, times: int) -> None:
        """It counts in front of its evidence too, but not as a part of a longer name."""
        assert len(starts(text, mentions_of, QUILLORA)) == times

    def test_word_that_begins_a_sentence(self, mentions_of: MentionsOf) -> None:
        """A name that is an everyday word counts only where its capital says something."""
        text = "The startup Democracy grew. Democracy is old. Nobody trusts Democracy."
        assert [words for words, *_ in mentions_of(text)] == ["Democracy"] * 2

    def test_full_name_of_a_person(self, mentions_of: MentionsOf) -> None:
        """A name that no list has is one mention again, not one of the given name and one of the surname."""
        text = "Orvo Tarn, the head of Borealis, spoke. Then Orvo Tarn left. “Orvo Tarn,” it said."
        assert [words for words, entity, _ in mentions_of(text) if "tarn" in entity] == ["Orvo Tarn"] * 3

    def test_one_kind(self, mentions_of: MentionsOf) -> None:
        """What two places take for two kinds of organisation is one, of the kind of the surest place."""
        text = "Quillora's revenue grew. She reads Quillora, a magazine. Nobody trusts Quillora."
        assert len({entity for _, entity, _ in mentions_of(text)}) == 1

    def test_version_of_a_company(self, mentions_of: MentionsOf) -> None:
        """A company's name with a version is a model's."""
        text = "AI is dear. Quillora, a startup, grew. Quillora-5 is free."
        assert mentions_of(text)[-1] == ("Quillora-5", "unlisted:model/quillora5", "unlisted")

    def test_maker_of_a_version(self, small_kb: KnowledgeBase) -> None:
        """The company is the model's developer."""
        text = "AI is dear. Quillora, a startup, grew. Quillora-5 is free."
        model = find_mentions(text, parse_layout(text).sections, small_kb)[-1].entity
        assert isinstance(model, AIModel)
        assert model.developer is not None
        assert model.developer.id == QUILLORA

    def test_neighbours_of_what_comes_again(self, mentions_of: MentionsOf) -> None:
        """A name that is known from elsewhere vouches for the ones beside it in a list."""
        text = "Rivals of Lumorex, Quillora and Borealis met.\n\nQuillora, a startup, grew.\n\nNobody trusts Lumorex."
        assert starts(text, mentions_of, "unlisted:company/lumorex") == [0, 4]

    def test_weak_evidence_sets_up_nothing(self, mentions_of: MentionsOf) -> None:
        """What was only possible in one place is not taken elsewhere."""
        text = (
            "The opposition met the QLR on a ballot.\n\n" + "It was late. " * 20 + "Later the QLR was late for lunch."
        )
        assert [entity for _, entity, _ in mentions_of(text)] == ["unlisted:nonprofit/qlr"]

    def test_time_is_linear(self, mentions_of: MentionsOf, calls_of: CallsOf) -> None:
        """Twice the text takes twice the work, also of names that begin alike."""
        text = (
            "".join(f"Quillora {word}, a startup, grew. Nobody trusts Quillora. " for word in ("Ab", "Cd", "Ef")) * 20
        )
        mentions_of(text)
        once, twice = calls_of(lambda: mentions_of(text)), calls_of(lambda: mentions_of(text * 2))
        assert twice < 2.3 * once


class TestWithoutSurnames:
    """A verb alone makes no firm of somebody who is named in full elsewhere."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Later Quillora confirmed it. Nobody trusts Quillora.", ["company", "company"]),
            ("Ada Quillora, who runs a bakery, left. Later Quillora confirmed it.", ["person", "person"]),
        ],
    )
    def test_kinds(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """The person's surname is no company."""
        assert [entity[9:].partition("/")[0] for _, entity, _ in mentions_of(text)] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Quillora Says It Will Close Its Plant", 2),
        ("Quillora Unveils Its Pump for the Sea", 2),
        ("Quillora Robotics Prize Was Given", 1),
    ],
)
def test_before_the_verb_of_a_headline(heading: str, expected: int) -> None:
    """A name in a headline ends before the verb, which only the headline writes with a capital."""
    article = parse(f"# {heading}\n\nQuillora, a start-up, left.")
    assert len([one for one in article.mentions if one.span.of(article.text) == "Quillora"]) == expected
