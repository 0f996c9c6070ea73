"""An article remembers: what it has named once is named by its short forms, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    MentionsOf = Callable[[str], list[tuple[str, str, str]]]


def named(mentions_of: MentionsOf, text: str) -> list[tuple[str, str]]:
    """The words of each mention and the last part of its entity's id."""
    return [(words, entity.rpartition("/")[2]) for words, entity, _ in mentions_of(text)]


class TestOtherSpellings:
    """A name in capitals, without its legal form, with a capital particle."""

    @pytest.mark.parametrize("again", ["QUILLORA", "Quillora"])
    @pytest.mark.parametrize("before", ["Nobody trusts", "Last May", "In May"])
    def test_company(self, mentions_of: MentionsOf, before: str, again: str) -> None:
        """Capitals are another spelling; a month before a name is no part of it."""
        found = named(mentions_of, f"Quillora, a startup, grew. {before} {again} shrank.")
        assert found == [("Quillora", "quillora"), (again, "quillora")]

    def test_word_in_capitals(self, mentions_of: MentionsOf) -> None:
        """A name that is an everyday word stays one in capitals."""
        found = named(mentions_of, "The startup Democracy grew. The sign read DEMOCRACY.")
        assert [words for words, _ in found] == ["Democracy"]

    @pytest.mark.parametrize(
        ("full", "short"),
        [
            ("Orrin Labs, Inc.", "Orrin Labs"),
            ("Orrin Minerals Ltd", "Orrin Minerals"),
            ("Orrin Bank plc", "Orrin Bank"),
            ("Orrin Steel S.A.", "Orrin Steel"),
        ],
    )
    def test_legal_form(self, mentions_of: MentionsOf, full: str, short: str) -> None:
        """With its legal form and without it a firm is one."""
        found = named(mentions_of, f"The pumps were made by {full} and sold. The roof of {short} is red.")
        assert [words for words, _ in found] == [full, short]
        assert len({entity for _, entity in found}) == 1

    @pytest.mark.parametrize("form", ["Corp", "Ltd", "Inc."])
    def test_first_word(self, mentions_of: MentionsOf, form: str) -> None:
        """The first of the words before a legal form is the firm, not somebody of that name."""
        found = mentions_of(f"Orskvik Silver {form} wants it. Two banks lent money to Orskvik.")
        assert [(words, entity.partition("/")[0]) for words, entity, _ in found] == [
            (f"Orskvik Silver {form}", "unlisted:company"),
            ("Orskvik", "unlisted:company"),
        ]

    @pytest.mark.parametrize(
        ("full", "again"),
        [
            ("Ada von Tarn", "Von Tarn"),
            ("Ada de la Tarn", "De la Tarn"),
            ("Ada al-Tarn", "Al-Tarn"),
            ("Ada ten Tarn", "ten Tarn"),
        ],
    )
    def test_particle(self, mentions_of: MentionsOf, full: str, again: str) -> None:
        """The particle of a surname has a capital where a sentence begins with it."""
        found = named(mentions_of, f"{full}, a lawyer, left. {again} said it was late.")
        assert [words for words, _ in found] == [full, again]
        assert len({entity for _, entity in found}) == 1


class TestOneName:
    """Spellings of one name."""

    def test_capitals_have_the_kind_of_the_name(self, mentions_of: MentionsOf) -> None:
        """What capitals do elsewhere says nothing against what the text says that it is."""
        found = mentions_of("Lumora, a start-up, grew. LUMORA said it would expand.")
        assert [entity for _, entity, _ in found] == ["unlisted:company/lumora"] * 2

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Quillora Robotics, Inc. grew. Quillora fell.", ["Quillora Robotics, Inc.", "Quillora"]),
            ("The Office for Weirs met. Later the Office voted.", ["Office for Weirs", "Office"]),
            ("Its clients include ZetaMap, Hopf Group, KK Works and others.", ["ZetaMap", "Hopf Group"]),
        ],
    )
    def test_short_forms(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """A firm without all that says what it is, an office by what it is, an item without the next."""
        assert [words for words, *_ in mentions_of(text)][: len(expected)] == expected


class TestUndertakings:
    """Projects whose names are capitals and a common noun."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("They back the TIDEX project. Later TIDEX’s budget grew.", ["TIDEX project", "TIDEX"]),
            ("They back the TIDEX Initiative. Later TIDEX grew.", ["TIDEX Initiative", "TIDEX"]),
            ("Here is TIDEX. They back the TIDEX Initiative.", ["TIDEX Initiative"]),
            ("They back the AI Alliance. Later AI grew.", ["AI Alliance"]),
            ("They back the Zephyra project.", []),
        ],
    )
    def test_capitals(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """From there on the capitals are the name; not those of a term, and a model's project is none."""
        found = [words for words, entity, _ in mentions_of(text) if entity.startswith("unlisted:")]
        assert found == expected


class TestSurnamesInHeadings:
    """A heading may name somebody by the surname before the text below names the whole."""

    @pytest.mark.parametrize(
        ("heading", "expected"),
        [
            ("Rennickson leaves", ["Rennickson"]),
            ("Rennickson Leaves Her House", ["Rennickson"]),
            ("What Rennickson said", ["Rennickson"]),
            ("The Rennickson question", []),
            ("Rennickson Labs grows", []),
            ("Rennickson Bridge", []),
        ],
    )
    def test_surname(self, heading: str, expected: list[str]) -> None:
        """It is that person there; not where it is a half of another name."""
        text = f"# News\n\n## {heading}\n\nJoan Rennickson, a lawyer, left in May.\n"
        found = [one for one in parse(text).mentions if one.entity.id == "unlisted:person/joanrennickson"]
        assert [one.span.of(text) for one in found][:-1] == expected

    def test_a_word(self) -> None:
        """A surname that is a word is none in a heading."""
        text = "# News\n\n## Collins leaves\n\nJoan Collins, a lawyer, left in May.\n"
        assert [one.span.of(text) for one in parse(text).mentions] == ["Joan Collins"]


class TestGivenNames:
    """Two people of one given name, and a given name by itself."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Claude Merriwether, a lawyer, met Claude Tornqvist.", ["Claude Merriwether", "Claude Tornqvist"]),
            ("Lotte Tarn, a lawyer, met Lotte in May.", ["Lotte Tarn", "Lotte"]),
            ("Lotte Tarn, a lawyer, met the Lotte Group.", ["Lotte Tarn", "Lotte Group"]),
            ("She gave Susan a chair.", ["Susan"]),
            ("He is the father of Susan there.", ["Susan"]),
            ("She gave Borealis a chair.", ["Borealis"]),
            ("She gave Jordan a chair.", []),
            ("Rich Callaway was born in 1971.", ["Rich Callaway"]),
            ("1. It is late.\n2. Thackeray, who bakes, left.", ["Thackeray"]),
        ],
    )
    def test_names(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """The second is somebody else; what people are given tells a given name."""
        assert [words for words, *_ in mentions_of(text)] == expected


class TestBodies:
    """A body is called by what it is once it is named in full."""

    @pytest.mark.parametrize(
        ("full", "short"),
        [
            ("Orsk Valley Commission", "Commission"),
            ("Ministry of Labour", "Ministry"),
            ("Orsk Water Authority", "Authority"),
            ("Agency for Food Safety", "Agency"),
        ],
    )
    @pytest.mark.parametrize("again", ["Later the {} left.", "The {} left."])
    def test_short_form(self, mentions_of: MentionsOf, full: str, short: str, again: str) -> None:
        """Behind an article its head word names it."""
        found = named(mentions_of, f"The {full} met. {again.format(short)}")
        assert [words.removeprefix("The ") for words, _ in found] == [full, short]
        assert len({entity for _, entity in found}) == 1

    @pytest.mark.parametrize(
        "text",
        [
            "Later the Commission left. The Orsk Valley Commission met.",
            "The Orsk Valley Commission met. A Commission is slow.",
            "The Orsk Valley Commission met. Later the Commission Report was printed.",
            "The Orsk Valley Commission met. Later the commission left.",
        ],
    )
    def test_no_short_form(self, mentions_of: MentionsOf, text: str) -> None:
        """It counts from the full name on, behind an article, with a capital, and not as part of another name."""
        assert [words for words, _ in named(mentions_of, text)] == ["Orsk Valley Commission"]

    def test_two_of_them(self, mentions_of: MentionsOf) -> None:
        """Where two bodies are called so it is ambiguous."""
        found = mentions_of("The Orsk Commission and the Tarn Commission met. Later the Commission left.")
        assert [status for *_, status in found] == ["unlisted", "unlisted", "ambiguous"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The OWT (the Office for Weirs and Tides) met. Nobody left the OWT.", 3),
        ("The OWT met the Office for Weirs and Tides. Nobody left the OWT.", 1),
        ("The XYZ (the Office for Weirs and Tides) met. Nobody left the XYZ.", 1),
    ],
)
def test_acronym_before_its_brackets(mentions_of: MentionsOf, text: str, expected: int) -> None:
    """An acronym that brackets spell out is the name's short form, there and later."""
    found = [entity for _, entity, _ in mentions_of(text) if "office" in entity]
    assert len(found) == expected
