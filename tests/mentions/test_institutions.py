"""Institutions are found with all of their name: owners, two fields, campuses, boards and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    MentionsOf = Callable[[str], list[tuple[str, str, str]]]


def words_of(mentions_of: MentionsOf, text: str) -> list[str]:
    """The words of each mention."""
    return [words for words, *_ in mentions_of(text)]


class TestWholeNames:
    """What belongs to a name, and what stands beside it."""

    @pytest.mark.parametrize(
        "name",
        [
            "Council on Weirs and Sluices",
            "Ministry of Weirs and Sluices",
            "Institute for Brooks & Ponds",
            "Committee on Rowing and Sailing",
            "National Board for Weirs and Sluices",
            "Chancellor's Council on Weirs and Sluices",
            "Lockkeeper’s Council on Weirs",
            "Laboratory for Applied Weirs",
            "University of Orsk–Tarnby",
            "University of Orsk at Tarnby-Vale",
            "Weir Safety Board",
        ],
    )
    @pytest.mark.parametrize("text", ["The {} met in May.", "They wrote to the {}."])
    def test_name(self, mentions_of: MentionsOf, text: str, name: str) -> None:
        """Two fields that are alike in form, the office that owns a body and a campus are parts of its name."""
        assert words_of(mentions_of, text.format(name)) == [name]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The Ministry of Labour and Siemens met.", "Ministry of Labour"),
            ("The Council on Weirs and Nairobi met.", "Council on Weirs"),
            ("The University of Orsk–Borealis partnership grew.", "University of Orsk"),
            ("The Borealis's Council on Weirs met.", "Council on Weirs"),
            ("The University of Orsk at Professor Tarn's wish closed.", "University of Orsk"),
        ],
    )
    def test_neighbours(self, mentions_of: MentionsOf, text: str, expected: str) -> None:
        """Another name behind "and", a partner behind a dash and a mere owner stay outside."""
        assert expected in words_of(mentions_of, text)

    def test_heading(self, mentions_of: MentionsOf) -> None:
        """In a heading in title case "Royal" belongs to the name."""
        text = "## The Royal Society of Weirkeepers meets\n\nIt rained."
        assert words_of(mentions_of, text) == ["Royal Society of Weirkeepers"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The Orsk Ledger printed the list.", ["Orsk Ledger"]),
            ("The Orsk Ledger's reporter left.", []),
            ("The Orsk Ledger is heavy.", []),
            ("They kept an Orsk Ledger reported as lost.", []),
        ],
    )
    def test_paper(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """What is printed by something called like a paper shows that it is one."""
        assert words_of(mentions_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It went to Norway's Ports and Harbours Authority.", "Ports and Harbours Authority"),
        ("The National Snow and Ice Data Center met.", "National Snow and Ice Data Center"),
        ("The Orsk Natural Science Foundation of Norway paid.", "Orsk Natural Science Foundation of Norway"),
        ("The Department of School Education and Literacy paid.", "Department of School Education and Literacy"),
        ("The Philippine Coast Guard said so.", "Philippine Coast Guard"),
        ("She taught at TU Graz there.", "TU Graz"),
        ("The Norwegian Authors' Union met.", "Norwegian Authors' Union"),
        ("The Orsk Bank of Norway met.", "Orsk Bank of Norway"),
        ("The Orsk Foundation of Monday met.", "Orsk Foundation"),
    ],
)
def test_whole_names_of_bodies(text: str, expected: str) -> None:
    """Two fields and the country of a body are in its name."""
    article = parse(text)
    assert expected in [one.span.of(text) for one in article.mentions]


@pytest.mark.parametrize(
    "text",
    [
        "They compare attention and Recurrent Neural Networks (RNNs) there. RNNs are slow.",
        "It is called Direct Preference Optimisation (DPO) there. DPO is fast.",
        "It is about Cognitive Perception Systems and Recommendation AI there.",
        "The Data Center and the News Centre are big, as is the Research Lab.",
        "They left the group, Principal Investigator, there.",
    ],
)
def test_methods_are_no_bodies(text: str) -> None:
    """Words that only say what sort of networks or systems is meant make no name, abbreviated or not."""
    assert parse(text).mentions == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left St. Brendan's Hospital there.", ["St. Brendan's Hospital"]),
        ("She is chief medical officer of St. Brendan's.", ["St. Brendan's"]),
        ("The Orsk Valley Water District paid.", ["Orsk Valley Water District"]),
        ("They like the Orskish Lake District there.", []),
    ],
)
def test_saints_and_districts(text: str, expected: list[str]) -> None:
    """What is called after a saint keeps the possessive, and a district is a body where it says for what."""
    assert [one.span.of(text) for one in parse(text).mentions if "organization" in one.rule] == expected
