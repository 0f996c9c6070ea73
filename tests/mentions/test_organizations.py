"""Organisations by their head words, their forms, usage and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, parse
from atomcorpus.mentions.candidates import CERTAIN, LIKELY, POSSIBLE, Candidate, guessed
from atomcorpus.mentions.organizations import find_organizations
from atomcorpus.mentions.words import capitalized_words

if TYPE_CHECKING:
    from tests.conftest import CallsOf


def guesses(text: str, sentence_starts: frozenset[int] = frozenset({0})) -> list[Candidate]:
    """What is found when the text is one block."""
    return list(find_organizations(text, capitalized_words(text, 0, len(text)), sentence_starts))


def names(text: str, sentence_starts: frozenset[int] = frozenset({0})) -> list[str]:
    """The stretches that are found."""
    return [text[guess.start : guess.end] for guess in guesses(text, sentence_starts)]


def kinds(text: str) -> list[tuple[str, str]]:
    """The stretches that are found, with their kinds."""
    return [(text[guess.start : guess.end], str(guess.kind)) for guess in guesses(text)]


class TestStaff:
    """Whose people stand before a role and a name."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Lumora analyst Jane Roe said so.", ["Lumora"]),
            ("It was Lumora senior economist Jane Roe.", ["Lumora"]),
            ("The Keynesian economist Jane Roe said so.", []),
            ("Security researcher Jane Roe said so.", []),
            ("Lumora analyst calls were heard.", []),
            ("Lumora analysts led by Jane Roe said so.", ["Lumora"]),
            ("That is late, Lumora's strategists wrote.", ["Lumora"]),
            ("That is late, Lumora analysts said in a note.", ["Lumora"]),
            ("Market analysts said so, and Western economists agree.", []),
            ("Veteran analysts said so.", []),
            ("Political analysts expect it.", []),
            ("Chinese economists estimate it.", []),
            ("Wall Street analysts expect it.", []),
            ("It was Lumora's chief scientist Jane Roe.", ["Lumora"]),
            ("Several Republican strategists said so.", []),
        ],
    )
    def test_employers(self, text: str, expected: list[str]) -> None:
        """A field, a school or a nationality employs nobody, and the name must follow."""
        assert names(text) == expected

    def test_scientists_of_its_own(self) -> None:
        """The possessive makes it surer than a word that only stands in front."""
        rules = [
            guess.rule for text in ("Lumora's engineer Jane Roe", "Lumora engineer Jane Roe") for guess in guesses(text)
        ]
        assert rules == ["organization.employer", "organization.staff"]


class TestSites:
    """Names that are the addresses of their sites."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("She told Quillon.no that it works.", [("Quillon.no", "media")]),
            ("They tried Quillon.ai and Quillon.org.", [("Quillon.ai", "company"), ("Quillon.org", "nonprofit")]),
            ("It asks Quillon.gov and Quillon.edu.", [("Quillon.gov", "government"), ("Quillon.edu", "academic")]),
            ("See Quillon.no/rowing, https://Quillon.no and mail Ada@Quillon.no.", []),
            ("It needs Node.js and Quillon.Then it ends.In May it began.", []),
        ],
    )
    def test_kinds(self, text: str, expected: list[tuple[str, str]]) -> None:
        """The domain tells what it mostly is; a part of a longer address is no name."""
        assert kinds(text) == expected


class TestRelations:
    """What only organisations do, have and are counted among."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Partners pay firms like Quillon and Vexor.", ["Quillon", "Vexor"]),
            ("They met startups such as Quillon, Vexor, and Zyntra Orb.", ["Quillon", "Vexor", "Zyntra Orb"]),
            ("They met three China-based labs—Quillon, Vexor and Zyntra.", ["Quillon", "Vexor", "Zyntra"]),
            ("It pays providers, including Quillon or Vexor.", ["Quillon", "Vexor"]),
            ("They met firms such as Quillon, Ada said.", ["Quillon"]),
            ("They met firms like Quillon, Vexor said.", ["Quillon", "Vexor"]),
            ("They know neural networks like Quillon.", []),
            ("They know things like Quillon and Vexor.", []),
            ("They met companies like Ada Lin.", []),
        ],
    )
    def test_lists(self, text: str, expected: list[str]) -> None:
        """A list holds what it says that it holds, until somebody speaks, or a person comes."""
        assert [name for name in names(text) if name != "Ada"] == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The city’s water regulator, Quillon, met.", ["Quillon"]),
            ("It is a big carrier, Quillon.", ["Quillon"]),
            ("At the company, Quillon met others.", []),
            ("In a party, Quillon, too, met others.", []),
            ("Analysts at Quillon met.", ["Quillon"]),
        ],
    )
    def test_nouns_with_a_comma(self, text: str, expected: list[str]) -> None:
        """What an organisation is may stand before its name, with commas around this one."""
        assert names(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It began a partnership with Quillon.", ["Quillon"]),
            ("It has a stake in Quillon, and shares in Vexor.", ["Quillon", "Vexor"]),
            ("The takeover of Quillon failed.", ["Quillon"]),
            ("The tool is developed by Quillon.", ["Quillon"]),
            ("They are investing in RAG.", []),
            ("A deal with Quillon-maker Vexor failed.", []),
            ("A deal with Hartwell failed.", []),
            ("Its startup C-suite met.", []),
            ("They live in Quillon.", []),
            ("A talk with Quillon failed.", []),
        ],
    )
    def test_deals(self, text: str, expected: list[str]) -> None:
        """Companies are partnered with, owned and taken over."""
        assert names(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("We know that Quillon's revenue grew.", ["Quillon"]),
            ("Quillon’s share price fell.", ["Quillon"]),
            ("Quillon announced its first chip.", ["Quillon"]),
            ("Last week Quillon has launched its shop.", ["Quillon"]),
            ("Quillon sold about $3 billion of them.", ["Quillon"]),
            ("Quillon's garden grew.", []),
            ("Quillon announced her first chip.", []),
            ("Quillon hit its peak.", []),
            ("Today's earnings were good.", []),
            ("Everyone's valuation fell.", []),
        ],
    )
    def test_deeds_and_belongings(self, text: str, expected: list[str]) -> None:
        """A company has revenue, and "its" products."""
        assert names(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("QLRT called it late.", ["QLRT"]),
            ("Quillon called it late.", []),
            ("GDP said nothing.", []),
            ("QL said so.", []),
            ("QLRT said so.", ["QLRT"]),
        ],
    )
    def test_acronyms_that_speak(self, text: str, expected: list[str]) -> None:
        """Capitals that say something are no person."""
        assert names(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Then Quillon confirmed the price.", ["Quillon"]),
            ("It was late. Quillon later unveiled a boat.", ["Quillon"]),
            ("It is late, EvaQuill said.", ["EvaQuill"]),
            ("It is late, Quillon said.", ["Quillon"]),
            ("It is late, Quillon sang.", []),
            ("Quillon confirmed the price.", []),
            ("It was late. Quillons confirmed the price.", []),
            ("Then Mr. Quillon confirmed the price.", []),
            ("Then the Quillon confirmed the price.", []),
            ("Then Nakamura confirmed the price.", []),
            ("Multiple launches failed. Nobody announced it.", []),
        ],
    )
    def test_mere_subjects(self, text: str, expected: list[str]) -> None:
        """A word in no list that does or says what firms do."""
        assert names(text, frozenset({0, text.find(". ") + 2})) == expected


class TestInsertedSpeakers:
    """What stands between commas may say who speaks."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It beats Quillon, the startup claims.", []),
            ("It beats Quillon, the young company said, and others.", []),
            ("It beats Quillon, the startup behind it.", ["Quillon"]),
            ("It beats Quillon, the startup that claims it.", ["Quillon"]),
            ("It beats Quillon, another large group took it.", []),
            ("It beats Quillon, a group of rowers.", []),
            ("It beats Quillon, a rowing group.", ["Quillon"]),
            ("It beats Human Quillon, a rowing group.", ["Human Quillon"]),
        ],
    )
    def test_no_apposition(self, text: str, expected: list[str]) -> None:
        """A noun with a verb of speaking tells nothing of the name before it."""
        assert names(text) == expected


class TestBorders:
    """Where a name with a head ends."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "The Orsk Institute for Tidal Motion and Coastal Waters (TMCW) met.",
                "Orsk Institute for Tidal Motion and Coastal Waters",
            ),
            (
                "The Orsk Institute for Tides and the Lumora Institute for Tidal Change (LITC) met.",
                "Orsk Institute for Tides",
            ),
            ("The Clean Sails Foundation Europe met.", "Clean Sails Foundation Europe"),
            ("The Clean Sails Foundation, Europe and others met.", "Clean Sails Foundation"),
            ("It is Lumora Research Pvt Ltd, a firm.", "Lumora Research Pvt Ltd"),
            ("See Lumora Labs\nOrsk follows.", "Lumora Labs"),
            ("It was signed by the Lumora Institute for Tides\nTo all of you", "Lumora Institute for Tides"),
        ],
    )
    def test_ends(self, text: str, expected: str) -> None:
        """At the last word that an acronym spells, at a branch's country, at the legal form, at a line's end."""
        assert names(text)[0] == expected

    @pytest.mark.parametrize(
        ("text", "short"),
        [
            ("The Ministry of Tides (RZNW) met.", "RZNW"),
            ("A Fellow of the Orsk Academy (FOX) met.", None),
            ("The Lumora Corporation (XTKR) met.", None),
            ("The Agency for Distant Tides, known as TIDAL, met.", "TIDAL"),
            ("The Agency for Distant Tides, or ADT, met.", "ADT"),
        ],
    )
    def test_acronyms_in_another_language(self, text: str, short: str | None) -> None:
        """A public body may be abbreviated in its own language; a title of a member and a ticker are none."""
        guess = guesses(text)[0]
        assert (guess.short and text[slice(*guess.short)]) == short


class TestHeads:
    """The head word says what it is."""

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("Lindholm University", "academic"),
            ("University of Lindholm", "academic"),
            ("University of California, San Diego", "academic"),
            ("Lindholm Institute of Technology", "academic"),
            ("Whitfield School of Public Health", "academic"),
            ("École Centrale Lyon", "academic"),
            ("Ministry of Digital Affairs", "government"),
            ("Department of Health and Human Services", "government"),
            ("Justice Department", "government"),
            ("Fisheries and Oceans Commission", "government"),
            ("Federal Harbor Agency", "government"),
            ("U.S. Court of Appeals for the Ninth Circuit", "government"),
            ("Senate Committee on Energy and Natural Resources", "government"),
            ("Tidewater Foundation", "nonprofit"),
            ("Center for Security and Harbor Policy", "nonprofit"),
            ("American Association for the Advancement of Rowing", "nonprofit"),
            ("Carnegie Endowment for International Peace", "nonprofit"),
            ("Norwegian People's Party", "nonprofit"),
            ("Communist Party of Ruritania", "nonprofit"),
            ("Movement for Clean Harbors", "nonprofit"),
            ("Tidewater Labs", "company"),
            ("Quill Robotics", "company"),
            ("Harbor & Quill Holdings", "company"),
            ("Bank of Lindholm", "company"),
            ("Quillon AI", "company"),
            ("Lindholm Tribune", "media"),
            ("Oslo Times", "media"),
            ("Tidewater Project", "initiative"),
            ("Coalition for Open Harbors", "initiative"),
        ],
    )
    def test_span_and_kind(self, name: str, kind: str) -> None:
        """The whole name is found, with the kind of its head."""
        assert kinds(f"She wrote about the {name}, which had grown.") == [(name, kind)]

    def test_rule_and_strength(self) -> None:
        """A head word is the strongest evidence."""
        assert guesses("At Tidewater Labs.") == [guessed(3, 17, ActorKind.COMPANY, "organization.head", CERTAIN)]

    def test_article_and_title_are_left_out(self) -> None:
        """The article and a person's title are outside the span."""
        assert names("The Tidewater Foundation thanked Chairman Tidewater Group.") == [
            "Tidewater Foundation",
            "Tidewater Group",
        ]

    def test_two_organisations_with_and(self) -> None:
        """Two names that "and" joins stay two."""
        assert names("He left Lindholm University and Quill Robotics.") == ["Lindholm University", "Quill Robotics"]
        assert names("the University of Lindholm and Quill Robotics") == ["University of Lindholm", "Quill Robotics"]

    def test_person_behind_a_party(self) -> None:
        """A person behind "of" is no complement."""
        assert names("He joined the Norwegian People's Party of Thomas Whitfield.") == ["Norwegian People's Party"]

    def test_office_behind(self) -> None:
        """A title behind the head is outside the span."""
        assert names("He met Lindholm University Professor Ada Quill.") == ["Lindholm University"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "It was the Harlow Institution of Science and Technology, and Digital Green.",
                [("Harlow Institution of Science and Technology", "nonprofit")],
            ),
            (
                "It was Harlow Web Services and the Development Bank of Chile.",
                [("Development Bank of Chile", "company")],
            ),
            ("He told The Korea Ledger that it was late.", [("Korea Ledger", "media")]),
            (
                "The Orlando Sentinel and the Kansas Evening Star wrote it.",
                [("Orlando Sentinel", "media"), ("Kansas Evening Star", "media")],
            ),
            ("The Guinness World Record was broken.", []),
            ("The Harlow County Board of Supervisors voted.", [("Harlow County Board of Supervisors", "government")]),
            ("The Quillon Board of Directors met.", []),
            ("The Quillon Board met.", []),
            ("The Harlow Environmental Council sued.", [("Harlow Environmental Council", "nonprofit")]),
            ("The Harlow City Council sued.", [("Harlow City Council", "government")]),
            ("The Ninth Circuit ruled.", [("Ninth Circuit", "government")]),
            (
                "The Tidal Science, Innovation and Technology Committee met.",
                [("Tidal Science, Innovation and Technology Committee", "government")],
            ),
            ("They work on Science, Innovation and Technology.", []),
            ("It was the Open Rowing Rights Group.", [("Open Rowing Rights Group", "nonprofit")]),
            ("Open Rights Group work is dull.", []),
            ("They founded the Open Tide Network.", [("Open Tide Network", "nonprofit")]),
            ("They run the National Tidal Service.", [("National Tidal Service", "government")]),
            ("They run the Tidal News Service.", [("Tidal News Service", "media")]),
            ("It was paid by Banco Quillon.", [("Banco Quillon", "company")]),
            ("It was paid by Fundação Quillon Tarn.", [("Fundação Quillon Tarn", "nonprofit")]),
            (
                "It was in the People's Daily and in Quillon News Daily shows.",
                [("People's Daily", "media"), ("Quillon News", "media")],
            ),
            ("The QRPL has since fined them.", [("QRPL", "nonprofit")]),
            ("Clients polled by Quillon left.", [("Quillon", "company")]),
            ("It is late, according to data from Quillon.", [("Quillon", "company")]),
            ("It is like Quillon released by others.", []),
            ("It was paid by the Better Tides PAC.", [("Better Tides PAC", "nonprofit")]),
            ("It was paid by the Quillon Super PAC.", []),
            (
                "They like Quillon Compute and Quillon Cloud.",
                [("Quillon Compute", "company"), ("Quillon Cloud", "company")],
            ),
            ("A paper on Scaling Inference Compute and Affective Computing.", []),
            ("Cover is sold by Quillon Mutual Indemnity.", [("Quillon Mutual Indemnity", "company")]),
        ],
    )
    def test_longer_names(self, text: str, expected: list[tuple[str, str]]) -> None:
        """Topics in a row belong to the head behind them; several capitals make a name of what is a word elsewhere."""
        assert kinds(text) == expected

    def test_line_that_begins_with_the_same_name(self) -> None:
        """A name has no word twice."""
        text = "This is all about the firm Quillon Labs\nQuillon Labs builds boats."
        assert names(text) == ["Quillon Labs", "Quillon Labs"]


class TestLegalForms:
    """A legal form closes a company's name."""

    @pytest.mark.parametrize(
        "name",
        [
            "Tidewater Inc.",
            "Tidewater, Inc.",
            "Quill & Sons Ltd",
            "Tidewater GmbH",
            "Quill Harbor Co.",
            "Tidewater S.A.",
        ],
    )
    def test_span(self, name: str) -> None:
        """The form and its full stop belong to the span."""
        assert kinds(f"She works for {name} in Lyon.") == [(name, "company")]


class TestLowerCaseHeads:
    """A common noun behind a name."""

    @pytest.mark.parametrize(
        ("text", "name", "kind"),
        [
            ("Under the Ortega administration it grew.", "Ortega administration", "government"),
            ("Under the second Ortega administration it grew.", "Ortega administration", "government"),
            ("It began as the TIDE project in May.", "TIDE project", "initiative"),
            ("It began with the Labour party in May.", "Labour party", "nonprofit"),
        ],
    )
    def test_span(self, text: str, name: str, kind: str) -> None:
        """The noun belongs to the span."""
        assert kinds(text) == [(name, kind)]

    def test_nationality_is_no_name(self) -> None:
        """An adjective of nationality before the noun names nothing."""
        assert names("Under the French administration it grew.") == []


class TestPhrases:
    """Bodies that usage names."""

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("A bill died in Congress today.", "Congress"),
            ("A bill died in the House of Commons today.", "House of Commons"),
            ("A bill died in the House of Commons of Canada today.", "House of Commons of Canada"),
            ("A bill died in the U.S. House of Representatives today.", "U.S. House of Representatives"),
            ("A memo reached the S.E.C. today.", "S.E.C."),
        ],
    )
    def test_span(self, text: str, name: str) -> None:
        """The phrase is found with the state that it belongs to."""
        assert names(text) == [name]

    def test_title_is_no_body(self) -> None:
        """A body's name inside a title is not the body."""
        assert names("She met Treasury Secretary Ada Quill.") == []


class TestAcronyms:
    """An acronym in brackets."""

    def test_introduced(self) -> None:
        """The offsets of the acronym come with the name."""
        text = "At the Center for Harbor and Rowing Policy (CHRP) they row."
        (guess,) = guesses(text)
        assert guess.short is not None
        assert text[slice(*guess.short)] == "CHRP"

    @pytest.mark.parametrize(("short", "is_one"), [("Bows", True), ("Bws", True), ("Bow", False)])
    def test_read_as_a_word(self, short: str, *, is_one: bool) -> None:
        """British papers write one capital then, and every initial counts."""
        (guess,) = guesses(f"At the Bureau of Widget Safety ({short}) they row.")
        assert (guess.short is not None) == is_one

    def test_other_bracket(self) -> None:
        """Capitals in brackets that do not abbreviate the name are not its acronym."""
        assert [guess.short for guess in guesses("At the Lindholm Institute of Rowing (UK) they row.")] == [None]

    def test_defines_a_name_without_head(self) -> None:
        """Initials that spell the acronym make the words before it a name."""
        text = "He spoke for the Mothers Rowing to Norway (MRN) last week."
        assert [(text[g.start : g.end], g.strength) for g in guesses(text)] == [("Mothers Rowing to Norway", POSSIBLE)]

    def test_term(self) -> None:
        """A term of technology is no organisation."""
        assert names("It has an Open Rowing Interface (ORI) inside.") == []


class TestContexts:
    """Names without a head word."""

    @pytest.mark.parametrize(
        ("text", "name", "kind"),
        [
            ("Then the startup Quillon raised doubts.", "Quillon", "company"),
            ("Then the chipmaker Quillon Harbor moved.", "Quillon Harbor", "company"),
            ("Then the think tank Quillon moved.", "Quillon", "nonprofit"),
            ("Then the newspaper Quillon moved.", "Quillon", "media"),
            ("Then the advocacy group Quillon moved.", "Quillon", "nonprofit"),
            ("Then the state fund Quillon moved.", "Quillon", "company"),
            ("Then Quillon CEO Ada Lindholm moved.", "Quillon", "company"),
            ("Then Quillon’s co-founder moved.", "Quillon", "company"),
            ("Then Quillon, whose chief executive moved, grew.", "Quillon", "company"),
            ("Startup Quillon moved.", "Quillon", "company"),
            ("Newspaper Quillon moved.", "Quillon", "media"),
            ("She is a researcher at Quillon in Oslo.", "Quillon", "company"),
            ("She is a lecturer at Quillon in Oslo.", "Quillon", "academic"),
            ("She is head of model risk at Quillon in Oslo.", "Quillon", "company"),
            ("She is chief information officer of Quillon in Oslo.", "Quillon", "company"),
            ("She is the founder of Quillon in Oslo.", "Quillon", "company"),
            ("Then Quillon, a Lisbon-based startup, moved.", "Quillon", "company"),
            ("Then Quillon, the company behind it, moved.", "Quillon", "company"),
            ("She leads the members of the Quillon in Oslo.", "Quillon", "nonprofit"),
            ("Then the QRP candidate Ada Lindholm moved.", "QRP", "nonprofit"),
            ("In that election the QRP and others lost seats.", "QRP", "nonprofit"),
        ],
    )
    def test_span_and_kind(self, text: str, name: str, kind: str) -> None:
        """What stands around the name tells its kind."""
        assert kinds(text) == [(name, kind)]
        assert [guess.strength for guess in guesses(text)] == [LIKELY]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Then the group Rowers for Clean Harbors and Rivers moved.", ["Rowers for Clean Harbors and Rivers"]),
            ("They want to fund Quillon in May.", []),
            ("The watchdog group Rowers for Tidal Rest in Orsk (RTRO) moved.", ["Rowers for Tidal Rest in Orsk"]),
        ],
    )
    def test_borders(self, text: str, expected: list[str]) -> None:
        """A group is named for its purpose; behind "to" a noun is a verb; an acronym tells where a name ends."""
        assert names(text) == expected

    def test_list(self) -> None:
        """Two unknown words behind an organisation and "and the" are one more."""
        text = "We met the Tidewater Foundation and the Quillon Rowers."
        assert names(text) == ["Tidewater Foundation", "Quillon Rowers"]


class TestDefinitions:
    """A sentence that says what its subject is."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Oblique is a lab in Ghent.", [("Oblique", "company")]),
            ("Oblique is the Ghent lab that two engineers started.", [("Oblique", "company")]),
            ("Later Ferrum was a Lisbon-based startup founded by two physicists.", [("Ferrum", "company")]),
            ("In short, Tallis is a Brussels think tank.", [("Tallis", "nonprofit")]),
            ("He said Corvid is now one of the best-known firms of Spain.", [("Corvid", "company")]),
            ("Detroit is a company town.", []),
            ("Whirlwind is a lab experiment.", []),
            ("Ours is a company that makes chips.", []),
        ],
    )
    def test_kinds(self, text: str, expected: list[tuple[str, str]]) -> None:
        """The noun has to end its phrase, and the subject to be no everyday word."""
        assert kinds(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The startups Veltrix and Quillon merged.", ["Veltrix", "Quillon"]),
            ("He likes the labs Nordlys, Orsk and Tern.", ["Nordlys", "Orsk", "Tern"]),
            ("He left the parties Monday.", []),
        ],
    )
    def test_plurals(self, text: str, expected: list[str]) -> None:
        """A plural in front of several names says what all of them are."""
        assert names(text) == expected

    @pytest.mark.parametrize(
        ("text", "kind"),
        [("The energy group Hafdal fell.", "company"), ("The advocacy group Hafdal fell.", "nonprofit")],
    )
    def test_groups(self, text: str, kind: str) -> None:
        """A group of an industry is a company."""
        assert kinds(text) == [("Hafdal", kind)]


class TestClosedLists:
    """Lists that say behind their items what these are."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It was Quillon, Orsk, and other tech firms that lost.", ["Quillon", "Orsk"]),
            ("He likes Veltrix and other startups.", ["Veltrix"]),
            ("In all, Itau and Nordea are among its customers.", ["Itau", "Nordea"]),
            ("He likes Veltrix and other towns.", []),
            ("In all, Itau and Nordea are among its towns.", []),
        ],
    )
    def test_items(self, text: str, expected: list[str]) -> None:
        """The plural, or the customers, are organisations; towns are none."""
        assert names(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("In May Yunqi Zhineng, founded last year by engineers, released it.", ["Yunqi Zhineng"]),
            ("It was Quillon, valued at $2 billion, that left.", ["Quillon"]),
            ("He told Nordea's head of AI.", ["Nordea"]),
            ("He is an attorney at Feig Finkel.", ["Feig Finkel"]),
            ("It was Jane Roe, who leads applied research at Allegrix, that left.", ["Allegrix"]),
            ("It was led by QRST President Michele Roe.", ["QRST"]),
            ("It was Quillon, found last year by engineers.", []),
            ("If you like it, Parity Bits is hiring in Lyon.", ["Parity Bits"]),
            ("Everyone is hiring.", []),
            ("It was Gene Sperl, a longtime policy maker.", []),
            ("It was Pete Seatt, an Indiana consultant whose firm left.", []),
            ("Corporate executives love it.", []),
        ],
    )
    def test_what_companies_are(self, text: str, expected: list[str]) -> None:
        """Founded, valued, and with heads of something."""
        assert names(text) == expected


class TestSortsInFront:
    """What a name is called by at the beginning of a sentence is no part of it."""

    @pytest.mark.parametrize("sort", ["Startup", "Rival", "Chipmaker", "Retailer"])
    def test_is_left_out(self, sort: str) -> None:
        """Only where it begins the sentence: there its capital says nothing."""
        assert names(f"{sort} Quillon Labs declined to comment.") == ["Quillon Labs"]
        assert names(f"Then {sort} Quillon Labs declined to comment.") == [f"{sort} Quillon Labs"]


class TestNothing:
    """Capitals that name no organisation."""

    @pytest.mark.parametrize(
        "text",
        [
            "The AI Act and the Clean Harbor Act passed.",
            "The Lindholm University Avenue was closed.",
            "The Soviet Union and the European Union differ.",
            "The High School, the Foundation and the Committee closed.",
            "Reinvigorating AI research takes years.",
            "The U.S. AI market grew on Monday.",
            "She was president of the United States.",
            "WATCHDOG MEMO is out.",
            "She was a member of the Lindholm family.",
            "A GPU and an API for the CEO of France.",
            "Press Secretary Ada Quill spoke.",
            "They sold a Harbor Limited Edition and signed an Executive Order.",
        ],
    )
    def test_nothing(self, text: str) -> None:
        """Laws, streets, unions of states, bare common nouns and terms are no organisations."""
        assert names(text) == []


class TestTerms:
    """What looks like an organisation's name and says only what something is."""

    @pytest.mark.parametrize(
        "text",
        [
            "They use Fully Sharded Ferry Parallel (FSFP) there.",
            "They ran its Autonomous Ferry Line (AFL) there.",
            "They use a Massive Open Ferry Line (MOFL) there.",
            "They know Intelligent Systems there.",
            "They know Chatbot Technology there.",
            "They read of Scientific Research there.",
            "They met Latinx employees there.",
            "They back the AI Alliance, and AI grew.",
            "They like one AI Company there.",
            "They like Early-Fusion Foundation Models there.",
        ],
    )
    def test_no_organization(self, text: str) -> None:
        """Methods, lines of products, sorts of technology and people by origin are none."""
        assert [words for words in names(text) if words != "AI Alliance"] == []

    @pytest.mark.parametrize("name", ["Nous Research", "Quillora Systems", "Tern Technology"])
    def test_organization(self, name: str) -> None:
        """A short word, or one of no list, names a firm before such a head."""
        assert names(f"They know {name} there.") == [name]


class TestHeadings:
    """In title case only known parts of names count."""

    def test_verb_is_left_out(self) -> None:
        """Words of the sentence stay outside the name."""
        text = "Rowers Abandon Republican Party Over Harbor Dues"
        assert names(text, frozenset(range(len(text)))) == ["Republican Party"]

    def test_sort_in_front(self) -> None:
        """The word for a sort of organisation says nothing where every word has a capital."""
        text = "Bank Tellers Wanted Now"
        assert names(text, frozenset({0, 5, 13, 20})) == []


class TestHostileInput:
    """Time grows with length, whatever the text is."""

    @pytest.mark.parametrize(
        "unit",
        [
            "Alpha ",
            "University of ",
            "Science and Technology ",
            "Party of ",
            "ABC. ",
            "Foo Bar Baz (FBB) ",
            "Foo party ",
            "Xy, a ",
        ],
    )
    def test_growth(self, unit: str, calls_of: CallsOf) -> None:
        """Eight times the text takes nowhere near sixty-four times the work."""

        def calls(length: int) -> int:
            text = unit * (length // len(unit))
            words = capitalized_words(text, 0, len(text))
            return calls_of(lambda: list(find_organizations(text, words, frozenset())))

        assert calls(80_000) < 16 * (calls(10_000) + 100)

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.sampled_from(
                "the of for and ( ) , . University Party Bank Health Safety Foundation AI CEO Quill QRP Inc US".split(),
            ),
            max_size=25,
        ).map(" ".join),
    )
    def test_spans_are_ordered(self, text: str) -> None:
        """Guesses come in text order, inside the text, and never overlap."""
        edges = [edge for guess in guesses(text) for edge in (guess.start, guess.end)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(text) for edge in edges)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They say that Orskvil FC signed Jane Roe.", "Orskvil FC"),
        ("They say that FC Orskvil lost to AFC Renwick.", "FC Orskvil"),
        ("They say that Orskvil Wanderers won.", "Orskvil Wanderers"),
        ("On Friday Tarnona beat Orskvil 2-1.", "Orskvil"),
        ("On Friday Tarnona drew 1–1 with Orskvil.", "Orskvil"),
        ("They met Tarnona striker Jane Roe.", "Tarnona"),
    ],
)
def test_clubs(text: str, expected: str) -> None:
    """A club is found by how clubs are called, by a score and by who plays for it."""
    found = {one.span.of(text): one.entity for one in parse(text).mentions if isinstance(one.entity, Actor)}
    assert found[expected].kind is ActorKind.NONPROFIT


@pytest.mark.parametrize(
    "text", ["The fully connected (FC) layers are big.", "On Friday Sinner beat eggs 2-1.", "They met 2 coaches."]
)
def test_no_clubs(text: str) -> None:
    """Two capitals alone, and what is no club's, are none."""
    assert parse(text).mentions == ()
