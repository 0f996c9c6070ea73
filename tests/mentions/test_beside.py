"""Unlisted names that only their neighbours give away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus import Actor, ActorKind, parse
from atomcorpus.layout import parse_layout
from atomcorpus.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus import KnowledgeBase

    MentionsOf = Callable[[str], list[tuple[str, str, str]]]


def found(mentions_of: MentionsOf, text: str) -> list[tuple[str, str]]:
    """The unlisted names that are found, with their kinds."""
    return [
        (words, entity[9:].partition("/")[0]) for words, entity, status in mentions_of(text) if status == "unlisted"
    ]


class TestOrganizations:
    """Items of lists, and where people work."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Borealis, Quillora and Cobalt Works met.", ["Quillora"]),
            ("We saw Borealis, Cobalt Works and Quillora.", ["Quillora"]),
            ("We saw Cobalt Works, Quillora, and Borealis.", ["Quillora"]),
            ("We saw Borealis, Quillora, Lumorex, and Cobalt Works.", ["Quillora", "Lumorex"]),
            ("The club of Quillora, Borealis and Cobalt Works met.", ["Quillora"]),
            ("It ships to Quillora, Lumorex and the nonprofit Borealis.", ["Quillora", "Lumorex"]),
            ("She runs, swims and Borealis met.", []),
            ("The Talking Heads, Borealis and Cobalt Works met.", []),
            ("In May, Borealis and Cobalt Works met.", []),
            ("Quillora, Borealis and Cobalt Works met.", []),
            ("We saw Borealis and Quillora.", []),
            ("We saw Cobalt Works, March and Borealis.", []),
            ("We saw Cobalt Works, Maria and Borealis.", []),
            ("We saw Borealis, Cobalt Works and Quillora-like firms.", []),
            ("Ada Novak at Quillora said so.", ["Quillora"]),
            ("Ada Novak of QLR Brightwater said so.", ["QLR Brightwater"]),
            ("Ada Novak of Quillora said so.", []),
            ("It was Quillora's Ada Novak who said so.", ["Quillora"]),
            ("It was Hartwell's Ada Novak who said so.", []),
            ("It was Quillora's aunt Ada Novak who said so.", []),
        ],
    )
    def test_neighbours(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """Two organisations of a list vouch for a third; "at" for an employer, "of" only for one in capitals."""
        assert [words for words, kind in found(mentions_of, text) if kind == "company"] == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The AI of Quillora’s new Zephyra 4 is late.", ["Quillora"]),
            ("The AI is Zephyra 4 from Quillora.", ["Quillora"]),
            ("The AI is Zephyra 4 from May.", []),
            ("The AI of Hartwell's Zephyra 4 is late.", []),
        ],
    )
    def test_makers(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """Who has a model, or whom it comes from, is a company; a surname may be an author's."""
        assert [words for words, kind in found(mentions_of, text) if kind == "company"] == expected

    def test_maker_of_models(self, mentions_of: MentionsOf) -> None:
        """Who makes models is no model."""
        assert found(mentions_of, "Quillora, a young maker of speech models, grew.") == [("Quillora", "company")]

    def test_kind_of_neighbours(self, mentions_of: MentionsOf) -> None:
        """What stands in a list with a ministry is not a part of the state."""
        text = "It got money from Quillora, Lumorex and the Ministry of Education."
        assert [kind for _, kind in found(mentions_of, text)] == ["company", "company", "government"]

    def test_words_among_companies(self, small_kb: KnowledgeBase) -> None:
        """A company whose name is a word counts in a list with a sure one, but not where a sentence begins."""
        knowledge = small_kb.extended(
            Actor(id="basket", name="Basket", kind=ActorKind.COMPANY), needs_context=("Basket",)
        )
        text = "Basket, Borealis and eggs. It was Borealis, Basket or eggs."
        mentions = find_mentions(text, parse_layout(text).sections, knowledge)
        assert [mention.span.start for mention in mentions if mention.entity.id == "basket"] == [text.rindex("Basket")]


class TestEnumerations:
    """Lists of three or more names with an organisation among them."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The club of Quillora, Borealis, and Lumorex met.", ["Quillora", "Lumorex"]),
            ("The club of Borealis, Quillora, and maybe Lumorex and Tarnova met.", ["Quillora", "Lumorex", "Tarnova"]),
            ("It ships to Borealis (in Oslo), Quillora (in Rome), and Lumorex (there).", ["Quillora", "Lumorex"]),
            ("It has rivals (e.g., Borealis, Quillora).", ["Quillora"]),
            ("The club of Borealis, Quillora, Lumorex, etc. met.", ["Quillora", "Lumorex"]),
            ("The club of Borealis, Quillora, and Ada Novak met.", []),
            ("The club of Borealis, Quillora, and the U.S. met.", []),
            ("The club of Borealis, Philosophical, and Lumorex met.", ["Lumorex"]),
            ("The club of Borealis and Lumorex met.", []),
            ("Borealis’s Roles, Quillora and Lumorex met.", []),
            ("They saw Borealis, Lumorexity, iQuill, Lumorex, or Tarnova.", ["Lumorex", "Tarnova"]),
        ],
    )
    def test_lists(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """Coined words in it are organisations, where nothing else than organisations is in it."""
        assert [words for words, kind in found(mentions_of, text) if kind == "company"] == expected


class TestListsOfPeople:
    """Lists in which two items are people named in full."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("There she met Maria Tarn, Xeophon, and Peter Orsk.", ["Xeophon"]),
            ("There she met Maria Tarn, Oktawia Quill, Peter Orsk and Rexo Tool.", ["Oktawia Quill", "Rexo Tool"]),
            ("It stars Vijaro, Maria Tarn, and Peter Orsk.", ["Vijaro"]),
            ("In Lumora, Maria Tarn, and Peter Orsk met.", []),
            ("Yesterday, Maria Tarn, and Peter Orsk met.", []),
            ("There she met Maria Tarn, Monday, and Peter Orsk.", []),
            ("There she met Maria Tarn, Xeophon, and Cobalt Works.", []),
            ("There she met Maria Tarn, Xeophon, and Quillora.", []),
        ],
    )
    def test_items(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """The other items are people, too; places, days and lists with others are none."""
        people = [words for words, kind in found(mentions_of, text) if kind == "person"]
        assert [words for words in people if words not in ("Maria Tarn", "Peter Orsk")] == expected


class TestPlaces:
    """Towns by what they lie in, and by what lies in them."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The site is near Quillora, US and large.", ["Quillora"]),
            ("They met in Quillora, Orsk and the US.", []),
            ("They met in Quillora, Orskby and US cities.", ["Quillora", "Orskby"]),
            ("It is the pride of Quillora, US rivals say.", []),
            ("It came from Quillora, US's largest firm.", []),
            ("It has offices in Quillora.", ["Quillora"]),
            ("It has offices in March.", []),
            ("She left the coastal town of Quillora for good.", ["Quillora"]),
            ("She won the riding of Quillora - Lumorex.", ["Quillora - Lumorex"]),
            ("She left the club of Quillora and the town of yesterday.", []),
            ("A Quillora-based startup came.", ["Quillora"]),
            ("A Quillora-based approach came.", []),
        ],
    )
    def test_towns(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """A preposition of place and a listed place behind the comma, or a site, or "-based" and a company's noun."""
        assert [words for words, kind in found(mentions_of, text) if kind == "place"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It raised $4 million from Tarn Ventures, Quillora and Ada Hale.", ["Quillora"]),
        ("Its investors include Ada Hale, Quillora, Lumorex and Tarn Ventures.", ["Quillora", "Lumorex"]),
        ("It was backed by Ada Hale, Quillora and Tarn Ventures.", ["Quillora"]),
        ("It raised $4 million from Ada Hale, Quillora and Ben Hale.", []),
    ],
)
def test_who_gives_money(text: str, expected: list[str]) -> None:
    """In a list of investors firms stand beside people."""
    found = [one.span.of(text) for one in parse(text).mentions if one.rule == "organization.beside"]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In AI there is Marlin-32B by Tidepoolor, which is new.", ["Tidepoolor"]),
        ("In AI there is Marlin-32B, which Nestboxor trained in May.", ["Nestboxor"]),
        ("In AI there is Marlin-32B, which Nestboxor likes.", []),
        ("In AI there is Marlin-32B by May.", []),
    ],
)
def test_who_made_a_model(text: str, expected: list[str]) -> None:
    """The maker stands after "by", or makes it in the clause that follows."""
    found = [one.span.of(text) for one in parse(text).mentions if one.rule == "organization.beside"]
    assert found == expected
