"""People by the shapes of their names and by what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, parse
from atomcorpus.mentions.candidates import CERTAIN, LIKELY, POSSIBLE, Candidate, guessed
from atomcorpus.mentions.people import find_people
from atomcorpus.mentions.words import capitalized_words

if TYPE_CHECKING:
    from tests.conftest import CallsOf


def guesses(text: str, sentence_starts: frozenset[int] = frozenset({0})) -> list[Candidate]:
    """What is found when the text is one block."""
    return list(find_people(text, capitalized_words(text, 0, len(text)), sentence_starts))


def names(text: str, sentence_starts: frozenset[int] = frozenset({0})) -> list[str]:
    """The stretches that are found."""
    return [text[guess.start : guess.end] for guess in guesses(text, sentence_starts)]


def heading(text: str) -> list[str]:
    """The stretches that are found in a heading in title case, where no capital means anything."""
    return names(text, frozenset(range(len(text))))


class TestTranscripts:
    """Speakers, as transcripts label them."""

    def test_time_of_a_turn(self) -> None:
        """A time in brackets behind two unknown words says that they are a person."""
        text = "Orvo Tarn [00:01:07]: It was late."
        assert [text[guess.start : guess.end] for guess in guesses(text)] == ["Orvo Tarn"]
        assert guesses("Orvo Tarn [7]: It was late.") == []


class TestAuthors:
    """Works are cited by a surname."""

    @pytest.mark.parametrize("text", ["It follows Semblapat et al. (2023).", "(Semblapat, et al 2023) said so."])
    def test_et_al(self, text: str) -> None:
        """Whoever others stand behind is a person, known or not."""
        assert names(text) == ["Semblapat"]


class TestUnlistedGivenNames:
    """Names of which no given name is in any list."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It was founded by Abrenet Tesk Hadumo and grew.", ["Abrenet Tesk Hadumo"]),
            ("Produced by Oyelwan Bankolo for us.", ["Oyelwan Bankolo"]),
            ("An Angus Reid poll is out, An Lingfeng said.", ["Angus Reid", "An Lingfeng"]),
            ("We met Ms. An ", ["An"]),
            ("A study by Oyelwan Bankolo and colleagues is out.", ["Oyelwan Bankolo"]),
            ("Thanks to Aruvit Roy Semblapaty for it.", ["Aruvit Roy Semblapaty"]),
            ("Awnit Hannuk of Quillon Labs posted a video.", ["Awnit Hannuk"]),
            ("Awnit Hannuk of Spain posted a video.", []),
            ("In May Haralickov was named a Senior Fellow of the club.", ["Haralickov"]),
            ("In May Getoorian earned her second PhD.", ["Getoorian"]),
            ("In May Getoorian earned her millions.", []),
            ("Woosunt Kwonn, a maintainer of the code, said so.", ["Woosunt Kwonn"]),
            ("Its foreign minister, Bosunt Tijan, said so.", ["Bosunt Tijan"]),
            ("Its foreign problem, Bosunt Tijan, was late.", []),
            ("Morwent Tregearo is technology columnist for the paper.", ["Morwent Tregearo"]),
            ("Her name is Oddnyt Sveinsdotto and she left.", ["Oddnyt Sveinsdotto"]),
            ("A round founded by the Tidewater Foundation.", []),
            ("“Whose boats?” asks Abrenet Hadumo of the club.", ["Abrenet Hadumo"]),
            ("It is late, asks Abrenet Hadumo of the club.", []),
            ("My neighbour Geoff repairs looms.", ["Geoff"]),
            ("It was built by a volunteer called Geoff on Monday.", ["Geoff"]),
            ("It was posted on X. The reason is dull.", []),
            ("It was posted on X. He left.", []),
            ("By Abrenet Hadumo | The Club", ["Abrenet Hadumo"]),
            ("It was made by Abrenet Hadumo | The Club", []),
        ],
    )
    def test_what_gives_them_away(self, text: str, expected: list[str]) -> None:
        """What only people do with a name behind "by", and a listed name in the middle."""
        assert names(text) == expected


class TestFullNames:
    """A given name with a surname is enough."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Yesterday Martina Kowalski resigned.", "Martina Kowalski"),
            ("It was Thomas R. Whitfield who signed.", "Thomas R. Whitfield"),
            ("They asked Laura Ann Hendricks about it.", "Laura Ann Hendricks"),
            ("The memo went to Jean-Luc Moreau first.", "Jean-Luc Moreau"),
            ("The memo went to Maria Ortiz-Delgado first.", "Maria Ortiz-Delgado"),
            ("The memo went to Pieter van der Meer first.", "Pieter van der Meer"),
            ("The memo went to Ricardo de la Torre first.", "Ricardo de la Torre"),
            ("The memo went to Khalid bin Rashid first.", "Khalid bin Rashid"),
            ("The memo went to Bashar al-Khatib first.", "Bashar al-Khatib"),
            ("The memo went to Sean O'Connell first.", "Sean O'Connell"),
            ("The memo went to Ian McAllister first.", "Ian McAllister"),
            ("The memo went to Zoë Müller-Brandt first.", "Zoë Müller-Brandt"),
            ("The memo went to Walter Hayes Jr. and left.", "Walter Hayes Jr."),
            ("The memo went to Walter Hayes III first.", "Walter Hayes III"),
            ("The memo went to Priya Raghunathan first.", "Priya Raghunathan"),
            ("The memo went to Dmitry Sokolov first.", "Dmitry Sokolov"),
            ("The memo went to Elena\nPetrova first.", "Elena\nPetrova"),
        ],
    )
    def test_span(self, text: str, expected: str) -> None:
        """The span covers initials, middle names, particles, hyphens and suffixes."""
        assert names(text) == [expected]

    def test_kind_rule_and_strength(self) -> None:
        """A guess says what it names, why, and how sure that is."""
        assert guesses("It was Martina Kowalski.") == [guessed(7, 23, ActorKind.PERSON, "person.name", LIKELY)]

    def test_possessive_is_left_out(self) -> None:
        """The span ends before a possessive."""
        assert names("We read Martina Kowalski's plan and Peter Lindgren’s reply.") == [
            "Martina Kowalski",
            "Peter Lindgren",
        ]

    def test_sentence_start_words_are_left_out(self) -> None:
        """A function word with a capital is no part of the name behind it."""
        assert names("But Martina Kowalski disagreed.") == ["Martina Kowalski"]

    def test_weekday_behind_is_left_out(self) -> None:
        """A day or month behind a name ends it."""
        assert names("He saw Martina Kowalski Tuesday.") == ["Martina Kowalski"]

    def test_party_and_state_are_nobody(self) -> None:
        """A legislator's party and state behind the name are outside it."""
        assert names("Voters like Martina Kowalski (R-Ohio) and Peter Lindgren (D-N.J.).") == [
            "Martina Kowalski",
            "Peter Lindgren",
        ]


class TestInitials:
    """Initials and a surname make a name."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("the proof by K. Lindholm and others", "K. Lindholm"),
            ("the proof by J. R. Whitcombe and others", "J. R. Whitcombe"),
            ("the proof by P.H. Lindholm and others", "P.H. Lindholm"),
        ],
    )
    def test_span(self, text: str, expected: str) -> None:
        """The initials belong to the span."""
        assert names(text) == [expected]

    def test_initials_alone_are_nobody(self) -> None:
        """Abbreviations without a surname are not people."""
        assert names("The U.S. and the U.K. met in D.C. last week.") == []


class TestEastAsianNames:
    """The family name may come first."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The lab of Zhao Minghui grew.", None),
            ("It was Zhao Minghui, the founder.", "Zhao Minghui"),
            ("It was Minghui Zhao, the founder.", "Minghui Zhao"),
            ("It was Park Seo-yeon, the founder.", "Park Seo-yeon"),
            ("It was Kim Dae Hyun, the founder.", "Kim Dae Hyun"),
        ],
    )
    def test_span(self, text: str, expected: str | None) -> None:
        """Both orders are found, but not behind a preposition of place, where a town may stand."""
        assert names(text) == ([expected] if expected else [])

    def test_hyphened_participle_is_left_out(self) -> None:
        """What a hyphen adds to a whole name is not part of it."""
        assert names("A group run by Zhao Minghui-led teams.") == ["Zhao Minghui"]


class TestTitles:
    """A title announces a name, unknown ones and single ones too, and is left out."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a letter to Sen. Orla Vantongeren today", "Orla Vantongeren"),
            ("a letter to President Vantongeren today", "Vantongeren"),
            ("a letter to Mr. Vantongeren today", "Vantongeren"),
            ("a letter to Prof. Dr. Xilu Vantongeren today", "Xilu Vantongeren"),
            ("a letter to Norwegian Prime Minister Xilu Vantongeren today", "Xilu Vantongeren"),
            ("a letter to Tidewater CEO Xilu Vantongeren today", "Xilu Vantongeren"),
            ("a letter to Attorney General Xilu Vantongeren today", "Xilu Vantongeren"),
            ("a letter to chief executive Xilu Vantongeren today", "Xilu Vantongeren"),
            ("a letter to researcher Xilu Vantongeren today", "Xilu Vantongeren"),
            ("a letter to Queen Astrid today", "Queen Astrid"),
        ],
    )
    def test_span(self, text: str, expected: str) -> None:
        """The title is outside the span, but for a monarch's."""
        assert names(text, frozenset()) == [expected]

    def test_title_is_certain(self) -> None:
        """A title is the strongest evidence."""
        assert [guess.strength for guess in guesses("a letter to Mr. Vantongeren today")] == [CERTAIN]

    def test_title_alone_is_nobody(self) -> None:
        """Titles without a name name nobody."""
        assert names("The Prime Minister met the Secretary of State and the Attorney General.") == []


class TestEvidence:
    """Unknown names need what only people have."""

    @pytest.mark.parametrize(
        "text",
        [
            "They met Xilu Vantongeren, who runs the lab.",
            "They met Xilu Vantongeren, 45, in town.",
            "They met Xilu Vantongeren, a policy fellow at the lab.",
            "They met Xilu Vantongeren, Tern's chief executive, in town.",
            "They met Xilu Vantongeren, Orsk Systems' lawyer, in town.",
            "They met Xilu Vantongeren, a University of Orsk professor, in town.",
            "They met Xilu Vantongeren (born 1961) in town.",
            "Then Xilu Vantongeren was born in town.",
            "Then Xilu Vantongeren told reporters so.",
        ],
    )
    def test_full_name(self, text: str) -> None:
        """An age, a relative clause, a role, a life or speech make two unknown words a person."""
        assert names(text) == ["Xilu Vantongeren"]

    @pytest.mark.parametrize("behind", [" a lot", ", Orsk's rival", ", Orsk"])
    def test_nothing_around(self, behind: str) -> None:
        """Without evidence two unknown words are nobody; companies are rivals too."""
        assert "Xilu Vantongrex" not in names(f"They like Xilu Vantongrex{behind}.")

    def test_list(self) -> None:
        """A pair of unknown words in a row of people is one more."""
        assert names("We met Martina Kowalski, Xilu Vantongrex and Peter Lindgren.") == [
            "Martina Kowalski",
            "Xilu Vantongrex",
            "Peter Lindgren",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Kowalski was elected twice.",
            "A party led by Kowalski won.",
            "Later Kowalski's wife spoke.",
            "Kowalski has said no.",
        ],
    )
    def test_bare_surname(self, text: str) -> None:
        """A lone surname counts where a person stands in the sentence, with little strength."""
        assert names(text) == ["Kowalski"]
        assert [guess.strength for guess in guesses(text)] == [POSSIBLE]

    def test_bare_surname_in_a_place(self) -> None:
        """Behind a preposition of place a lone surname may be a town."""
        assert names("The plant in Kowalski was closed.") == []


class TestWeakGivenNames:
    """Given names that are also words, places or brands need a surname or an initial."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("They met Grace Kowalski there.", ["Grace Kowalski"]),
            ("Board member Grant Whitlow voted.", ["Grant Whitlow"]),
            ("They met Austin B. Quillfeather there.", ["Austin B. Quillfeather"]),
            ("They met in Austin Texas there.", []),
            ("Will Kowalski sign the bill?", []),
            ("Will Kowalski signed the bill.", ["Will Kowalski"]),
            ("Then Claude Opus answered.", []),
        ],
    )
    def test_span(self, text: str, expected: list[str]) -> None:
        """Only the whole name is found."""
        assert names(text) == expected


class TestNobody:
    """Capitals that name no person."""

    @pytest.mark.parametrize(
        "text",
        [
            "They toured Silicon Valley and New York.",
            "They toured the White House in March.",
            "The Ford Foundation and the Carter Center agreed.",
            "The Martin Luther School of Design opened.",
            "The John Whitfield Memorial Library opened.",
            "On Monday Democrats and Republicans met.",
            "The Clean Harbor Act became law after World War II.",
            "Last week OpenQuill and DeepHarbor merged.",
            "THOMAS WHITFIELD SPEAKS OUT",
            "Then GPT-4 and Claude 3 came.",
            "This Is What Happens",
        ],
    )
    def test_nothing(self, text: str) -> None:
        """Places, bodies, laws, brands and lines in capitals are not people."""
        assert names(text) == []


class TestHeadings:
    """In title case only given names tell."""

    def test_name_among_capitals(self) -> None:
        """A full name is cut out of its heading."""
        assert heading("Lawmakers Praise Martina Kowalski After Vote") == ["Martina Kowalski"]

    def test_no_name(self) -> None:
        """A heading without a name has nobody."""
        assert heading("What Comes Next for Open Models") == []


class TestHostileInput:
    """Time grows with length, whatever the text is."""

    @pytest.mark.parametrize("unit", ["Alpha ", "J. ", "King ", "Jean-", "Thomas Whitfield ", "Kirk was was was "])
    def test_growth(self, unit: str, calls_of: CallsOf) -> None:
        """Eight times the text takes nowhere near sixty-four times the work."""

        def calls(length: int) -> int:
            text = unit * (length // len(unit))
            words = capitalized_words(text, 0, len(text))
            return calls_of(lambda: list(find_people(text, words, frozenset())))

        assert calls(80_000) < 16 * (calls(10_000) + 100)

    @settings(max_examples=60, deadline=None)
    @given(st.text(st.sampled_from("AaJ.-' \n,éQueen Smith Marie de van Dr0"), max_size=120))
    def test_spans_are_ordered(self, text: str) -> None:
        """Guesses come in text order, inside the text, and never overlap."""
        edges = [edge for guess in guesses(text) for edge in (guess.start, guess.end)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(text) for edge in edges)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Will Torrance said it was late.", ["Will Torrance"]),
        ("Will Torrance say it?", []),
        ("Top News: Release Date and Swift Ban.", []),
        ("Nobuo Date, a lawyer, left. Date said it was late.", ["Nobuo Date", "Date"]),
        ("The minister for Women and Equalities Nora Pell left.", ["Nora Pell"]),
        ("(Poe, 2016; Roe and Doe, 2018)", ["Poe", "Roe", "Doe"]),
        ("They like French Mistral there.", []),
        ("In March, April Westbrook left.", ["April Westbrook"]),
        ("It rained. In April Westbrook Hall was shut.", []),
        ("MIN-JUN KWAK, a lawyer, left.", ["MIN-JUN KWAK"]),
        (
            "Anthropic left.\n\nClaude Merriwether, a lawyer, met Claude Tornqvist.",
            ["Claude Merriwether", "Claude Tornqvist"],
        ),
        ("The prize went to Guo Wenbin, Maria Tarn and Peter Orsk.", ["Guo Wenbin", "Maria Tarn", "Peter Orsk"]),
        ("They like Phi Beta Kappa and AI there.", []),
    ],
)
def test_who_is_somebody(text: str, expected: list[str]) -> None:
    """Auxiliaries that speak, surnames that are words, names behind a title's last noun; no headlines, no firms."""
    named = [(one.span.of(text), one.entity) for one in parse(text).mentions]
    people = [words for words, entity in named if isinstance(entity, Actor) and entity.kind is ActorKind.PERSON]
    assert people == expected


class TestRelations:
    """Whose relative or what of a body somebody is, before a comma."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Her son, Pavlo, said it was late.", ["Pavlo"]),
            ("He left with his future wife, Anjali.", ["Anjali"]),
            ("She leaves two grandchildren, Mira and Felix.", ["Mira", "Felix"]),
            ("It rained, said its president, Chandrashekor Nugli.", ["Chandrashekor Nugli"]),
            ("They said both captains, Rodek Magbanor and Crisant Uyor, left.", ["Rodek Magbanor", "Crisant Uyor"]),
            ("They say that the founders, Lumor Tarn and Orsk Vale, left.", ["Lumor Tarn", "Orsk Vale"]),
            ("His partner, a farmer, left. Her son Pavlo Street is long.", []),
            ("They asked Vorla Hutchell (R-Ohio) and Grenvil Taspor (D).", ["Vorla Hutchell", "Grenvil Taspor"]),
            ("They saw Vorla Hutchell (R-Type) there.", ["Vorla Hutchell"]),
        ],
    )
    def test_person(self, text: str, expected: list[str]) -> None:
        """A name in apposition is a person's, also alone, where the text says whose son; so is one with a party."""
        assert names(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It rained, according to Guo Wenbin.", ["Guo Wenbin"]),
            ("He spoke to Guo Wenbin. A letter from Teo Min Hui came.", ["Guo Wenbin", "Teo Min Hui"]),
            ("It rained, according to Vorla Hutchell, a farmer there.", ["Vorla Hutchell"]),
            ("They walked to Tai Po and lived in Wan Chai.", []),
            ("They say that Nora Hale of Stifelor joked.", ["Nora Hale"]),
            ("The Salty Lesson says that it rains. On Harlow Street it rained.", []),
        ],
    )
    def test_after_prepositions(self, text: str, expected: list[str]) -> None:
        """Speech and letters lead to people, roads to places; what has an article is nobody."""
        assert names(text) == expected


def test_who_comes_again_by_the_surname() -> None:
    """A whole name that is only probable sets up its surname, unless something listed is called so."""
    text = "The captains, Rodek Magbanor and Crisant Uyor, left. Later Uyor had tea."
    assert [one.span.of(text) for one in parse(text).mentions] == ["Rodek Magbanor", "Crisant Uyor", "Uyor"]


class TestMethods:
    """What methods are called has capitals, too, and names nobody."""

    @pytest.mark.parametrize(
        "text",
        [
            "It is a case of Direct Preference Optimization there.",
            "They call it the Anhedonia Hypothesis (1982).",
            "It uses Direct Nash Optimization there.",
            "They use Best-of-N Sampling there.",
            "The bill has A.I. Spending and U.S. Spending in it.",
        ],
    )
    def test_method(self, text: str) -> None:
        """A word for what it is closes its name, and "A.I." is nobody's initials."""
        assert names(text) == []

    def test_person(self) -> None:
        """A person may bear the name of a thing, and the header of a letter ends a name."""
        assert names("They met Ada Field and Ben Price. To: Ada Novak Cc: Ben Novak") == [
            *("Ada Field", "Ben Price", "Ada Novak", "Ben Novak"),
        ]

    def test_headline(self) -> None:
        """A past form in a headline is no surname."""
        assert heading("We Ralph Wiggumed Pumps to Make Them Faster") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met a man called Baptiste there.", ["Baptiste"]),
        ("He met a woman named Baptiste there.", ["Baptiste"]),
        ("He saw a ferry called Baptiste there.", []),
        ("It is from a paper by Yuvo Kisaragor and Ada Hale.", ["Yuvo Kisaragor", "Ada Hale"]),
    ],
)
def test_who_is_called_so(text: str, expected: list[str]) -> None:
    """Whoever is called so is a person, as is who wrote a paper."""
    assert names(text) == expected
