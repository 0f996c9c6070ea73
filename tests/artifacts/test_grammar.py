"""Artifacts that nobody listed, by how English names them."""

from __future__ import annotations

import pytest

from atomcorpus import ArtifactKind, parse
from atomcorpus.artifacts import find_artifacts, unlisted_artifact
from atomcorpus.entities import Artifact
from atomcorpus.mentions.words import SentenceStarts, capitalized_words


def found(text: str) -> list[tuple[str, str]]:
    """What the grammar finds in one paragraph, with its kinds."""
    words = capitalized_words(text, 0, len(text))
    guesses = find_artifacts(text, words, 0, len(text), SentenceStarts(text, 0))
    return [(text[guess.start : guess.end], str(guess.kind)) for guess in guesses]


def artifacts(text: str) -> list[tuple[str, str]]:
    """The artifacts that an article names, with their kinds."""
    return [
        (mention.span.of(text), str(mention.entity.kind))
        for mention in parse(text).mentions
        if isinstance(mention.entity, Artifact)
    ]


class TestNumbers:
    """Laws and standards by their numbers."""

    @pytest.mark.parametrize(
        "number",
        [
            "SB 6411",
            "SB6411",
            "S.B. 6411",
            "AB 4802",
            "H.R. 9317",
            "H.R.9317",
            "HB 877",
            "Executive Order 19877",
            "EO 19877",
            "Directive (EU) 2031/118",
            "Regulation (EU) 2030/2417",
            "Regulation (EC) No 77/2031",
            "Bill C-477",
            "Public Law 177-99",
            "Senate Bill 6411",
            "Proposition 977",
        ],
    )
    def test_laws(self, number: str) -> None:
        """In every way in which they are written."""
        assert found(f"They read {number} aloud.") == [(number, "law")]

    @pytest.mark.parametrize(
        "number", ["ISO/IEC 48117", "ISO/IEC 48117:2031", "ISO 38112", "IEC 62999", "NIST SP 800-977", "RFC 9977"]
    )
    def test_standards(self, number: str) -> None:
        """They are policies."""
        assert found(f"They meet {number} now.") == [(number, "policy")]

    @pytest.mark.parametrize(
        "text", ["They sold 40 SB shares.", "The House of 1234 windows.", "ISO was there, and EO too.", "S. Poe sang."]
    )
    def test_none(self, text: str) -> None:
        """Letters without a number, and numbers without letters of a law, are none."""
        assert found(text) == []


class TestHeads:
    """Names that say what they name."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("They passed the Clean Rivers Act.", [("Clean Rivers Act", "law")]),
            ("Few read the Clean Rivers Act of 2019.", [("Clean Rivers Act", "law")]),
            ("They read the Safe, Fair, and Open Ferries Act.", [("Safe, Fair, and Open Ferries Act", "law")]),
            ("They read the Harbour Workers' Safety Act.", [("Harbour Workers' Safety Act", "law")]),
            ("The Harbours (Use and Access) Bill passed.", [("Harbours (Use and Access) Bill", "law")]),
            ("The Protecting Sailors' Data Act passed.", [("Protecting Sailors' Data Act", "law")]),
            ("Nine read its Code of Practice for ferries.", [("Code of Practice", "policy")]),
            ("She founded the Farm Workers, and Dream Act friends.", [("Dream Act", "law")]),
            ("The Every Sailor Swims Act passed.", [("Every Sailor Swims Act", "law")]),
            ("The American Weirs and Rivers Act passed.", [("American Weirs and Rivers Act", "law")]),
            ("They read the Clean Rivers Act for Fiscal Year 2031.", [("Clean Rivers Act", "law")]),
            ("Nine signed the Ostend Declaration.", [("Ostend Declaration", "policy")]),
            ("Nine signed a Treaty on Clean Rivers.", [("Treaty on Clean Rivers", "policy")]),
            ("It has a Code of Practice for Ferries.", [("Code of Practice for Ferries", "policy")]),
            ("It has the Quillon Public License.", [("Quillon Public License", "license")]),
            ("We ran Quay-Bench and LakeBench.", [("Quay-Bench", "benchmark"), ("LakeBench", "benchmark")]),
            ("She read the Rook 2 System Card.", [("Rook 2 System Card", "work")]),
        ],
    )
    def test_names(self, text: str, expected: list[tuple[str, str]]) -> None:
        """The words before the head, and for plans what they are on, are the name."""
        assert found(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "Leaders must act, and the Act is long.",
            "Bill Thackeray sang.",
            "She is at the Silt College of Law.",
            "Why Leaders Must Act Now on Rivers and Lakes Everywhere",
            "The New Law and a Federal Plan failed.",
            "They saw Moore's Law at work.",
            "She is at Clean Law School now.",
            "His License Plate was lost.",
        ],
    )
    def test_none(self, text: str) -> None:
        """A head alone, behind an empty word or with another word behind it closes no name."""
        assert found(text) == []

    def test_acronym_in_brackets(self) -> None:
        """It is the name from there on."""
        text = "The Harbour and Inland Ferries Act (HIFA) is short. HIFA helped."
        assert artifacts(text) == [("Harbour and Inland Ferries Act", "law"), ("HIFA", "law"), ("HIFA", "law")]
        assert len({mention.entity.id for mention in parse(text).mentions}) == 1

    def test_number_in_brackets(self) -> None:
        """A law and its number are one."""
        text = "The Clean Rivers Act (SB 6411) is short. SB 6411 helped."
        assert len({mention.entity.id for mention in parse(text).mentions}) == 1


class TestNouns:
    """Names that the noun beside them gives away."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("We used the Quillon benchmark.", [("Quillon", "benchmark")]),
            ("We cleaned the Quillon dataset.", [("Quillon", "dataset")]),
            ("They sell the QX900 chip.", [("QX900", "hardware")]),
            ("He deleted the Quillon app.", [("Quillon", "product")]),
            ("They wrote a benchmark called Quillon.", [("Quillon", "benchmark")]),
            ("They sell software, known as Quillon.", [("Quillon", "product")]),
            ("They sell an app called “Quillon”.", [("Quillon", "product")]),
            ("They use the benchmark WeirTest.", [("WeirTest", "benchmark")]),
            ("They wrote a simulator called Quillon.", [("Quillon", "product")]),
            ("They call the benchmark “Quillon”.", [("Quillon", "benchmark")]),
            ("We show WeirNet, a large dataset of maps.", [("WeirNet", "dataset")]),
            ("It has a Quillon 2.0 license.", [("Quillon 2.0", "license")]),
        ],
    )
    def test_names(self, text: str, expected: list[tuple[str, str]]) -> None:
        """The capitalised words before the noun, or behind "called"."""
        assert found(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "The AI chip runs an LLM benchmark.",
            "A Chinese app leads.",
            "Extensively benchmark it.",
            "They made a DRM chip.",
            "The benchmark Poe wrote is old.",
            "A library called the police.",
        ],
    )
    def test_none(self, text: str) -> None:
        """Terms, nationalities and the first words of sentences name nothing."""
        assert found(text) == []


class TestTitles:
    """Titles of works."""

    @pytest.mark.parametrize(
        "text",
        [
            "A paper titled “Deep Silt” was read.",
            'The book "Deep Silt" sold well.',
            "The “Deep Silt” paper was read.",
            "She saw the film Deep Silt, and slept.",
            "In her essay, “Deep Silt,” she sings.",
        ],
    )
    def test_titles(self, text: str) -> None:
        """In quotation marks beside their noun, and of films without."""
        assert found(text) == [("Deep Silt", "work")]

    @pytest.mark.parametrize(
        "text", ["The paper “is long”, she said.", "Their “report” was a page.", "The film was long."]
    )
    def test_none(self, text: str) -> None:
        """What is quoted in small letters is no title."""
        assert found(text) == []


class TestRecords:
    """The record of an artifact that nobody listed."""

    def test_one_for_every_spelling(self) -> None:
        """A year before it, capitals and hyphens make no other."""
        made = unlisted_artifact("2024 Clean Rivers Act", ArtifactKind.LAW)
        assert made == Artifact(id="unlisted:law/cleanriversact", name="Clean Rivers Act", kind=ArtifactKind.LAW)

    def test_status(self) -> None:
        """A mention of it is unlisted, and names the rule."""
        (mention,) = parse("They passed the Clean Rivers Act.").mentions
        assert (str(mention.status), mention.rule) == ("unlisted", "artifact.head")
