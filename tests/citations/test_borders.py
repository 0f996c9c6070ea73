"""Where source and content begin and end, in the constructions of other writers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus.entities import Actor, ActorKind

if TYPE_CHECKING:
    from tests.citations.conftest import Cite, Shown

POE = Actor(id="ada-poe", name="Ada Poe", kind=ActorKind.PERSON)
TERN = Actor(id="tern-labs", name="Tern Labs", kind=ActorKind.COMPANY)
LEDGER = Actor(id="daily-ledger", name="The Daily Ledger", kind=ActorKind.MEDIA)


class TestWhatStrangersWrite:
    """Shapes of sentences in which earlier versions went wrong."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "Dame Ada Poe, the committee’s chair, asked whether it works.",
                [("Dame Ada Poe, the committee’s chair", "asked", ["whether it works"])],
            ),
            ("Asked whether it works, Ada Poe left.", [(None, "Asked", ["whether it works"])]),
            ("Last month Tern Labs said that it works.", [("Tern Labs", "said", ["it works"])]),
            ("Last month’s report said that it works.", [("Last month’s report", "said", ["it works"])]),
            (
                "* Tern Labs buys Orsk, The Daily Ledger reports.",
                [("The Daily Ledger", "reports", ["Tern Labs buys Orsk"])],
            ),
            (
                "Tern Labs puts the cost of a run at $2 billion.",
                [("Tern Labs", "puts", ["the cost of a run at $2 billion"])],
            ),
            (
                "Analysts pegged the market at about 3 billion euros.",
                [("Analysts", "pegged", ["the market at about 3 billion euros"])],
            ),
            ("Tern Labs puts the box at 3 Main Street.", []),
            ("Tern Labs put the price on the box.", []),
            ("Tern Labs will offer Heron from March.", []),
            ("Tern Labs ordered 3,000 chips.", []),
            ("Ada Poe offered to help.", [("Ada Poe", "offered", ["to help"])]),
            (
                "Tern Labs submitted that limits should be set in law.",
                [("Tern Labs", "submitted", ["limits should be set in law"])],
            ),
            ("Tern Labs submitted a plan to the city.", []),
            ("“It is late,” Ada Poe fretted.", [("Ada Poe", "fretted", ["“It is late,”"])]),
            (
                "“It is late,” a person close to Tern Labs’s board said.",
                [("a person close to Tern Labs’s board", "said", ["“It is late,”"])],
            ),
            (
                "According to Tern Labs, 13.5 percent of firms use it.",
                [("Tern Labs", "According to", ["13.5 percent of firms use it"])],
            ),
            (
                "The licence plainly fails that test, argue Ada Poe and Wei Lin.",
                [("Ada Poe and Wei Lin", "argue", ["The licence plainly fails that test"])],
            ),
            ("For years, say critics.", []),
            (
                "Ada Poe did not answer questions but posted on a forum that it works.",
                [("Ada Poe", "posted", ["it works"])],
            ),
            ("Five questions about the new rule", []),
            (
                "Ada Poe went through the cards for models released since May, and found that half were late.",
                [("Ada Poe", "found", ["half were late"])],
            ),
            ("Ada Poe shot back that “it is late.”", [("Ada Poe", "shot back", ["“it is late.”"])]),
            ("“Yes,” Ada Poe shot back.", [("Ada Poe", "shot back", ["“Yes,”"])]),
            ("“Nobody asked,” fired back Ada Poe.", [("Ada Poe", "fired back", ["“Nobody asked,”"])]),
            ("“Nobody asked,” Ada Poe hit back on Monday.", [("Ada Poe", "hit back", ["“Nobody asked,”"])]),
            ("Ada Poe went back to Tern Labs.", []),
            (
                "Ada Poe was less coy: it works, she said.",
                [("she", "said", ["it works"])],
            ),
            (
                "Ada Poe warned: the plan, she explained, was to wait.",
                [("Ada Poe", "warned", ["the plan"]), ("she", "explained", ["the plan", "was to wait"])],
            ),
            (
                "It cannot be recalled, Ada Poe said; he left.",
                [("Ada Poe", "said", ["It cannot be recalled"])],
            ),
            (
                "It is late, reports The Daily Ledger, citing two people who know it.",
                [
                    ("The Daily Ledger", "reports", ["It is late"]),
                    ("The Daily Ledger", "citing", ["two people who know it"]),
                ],
            ),
            ("Prices fell; 44% of firms were late, per Tern Labs.", [("Tern Labs", "per", ["44% of firms were late"])]),
            ("Another put it “closer to 40”.", [("Another", "put", ["it “closer to 40”"])]),
            ("Ada Poe said last week that it works.", [("Ada Poe", "said", ["it works"])]),
            ("Ada Poe said this month it works.", [("Ada Poe", "said", ["it works"])]),
            ("Ada Poe told Tern Labs on Wednesday to wait.", [("Ada Poe", "told", ["to wait"])]),
            ("A startup called Fennec Works took the tokenizer.", []),
            ("The organizer of a group called Fennec Works took the tokenizer.", []),
            ("Ada Poe went and left “late” boxes.", []),
            ("The figures backed up the claim.", []),
            ("That sentence matters, said Ada Poe.", [("Ada Poe", "said", ["That sentence matters"])]),
            ("Ada Poe went further, saying it is “late.”", [("Ada Poe", "saying", ["it is “late.”"])]),
            ("Ada Poe thinks for a while.", []),
            ("Ada Poe held that it works.", [("Ada Poe", "held", ["it works"])]),
            ("Ada Poe held a file of “late” letters.", []),
            ("Ada Poe admitted under questioning that it works.", [("Ada Poe", "admitted", ["it works"])]),
            ("Writing for the majority in May, Ada Poe left.", []),
            ("Of 212 patients, nine complained.", []),
            ("Tern Labs found out before its chief did.", []),
            ("The law’s reporting rules are late.", []),
            ("Model release notes: Heron is here", []),
            ("Not so, says Ada Poe: “It works.”", [("Ada Poe", "says", ["“It works.”"])]),
            ("“It is late,” as one of its authors put it.", [("one of its authors", "put", ["“It is late,”"])]),
            ("The agency renewed its grant and Ada Poe said that it works.", [("Ada Poe", "said", ["it works"])]),
            ("The agency and Ada Poe said that it works.", [("The agency and Ada Poe", "said", ["it works"])]),
            (
                "Tern Labs denies wrongdoing; its director, Ada Poe, said that it works.",
                [("Tern Labs", "denies", ["wrongdoing"]), ("its director, Ada Poe", "said", ["it works"])],
            ),
        ],
    )
    def test_spans(self, shown: Shown, text: str, expected: list[tuple[str | None, str | None, list[str]]]) -> None:
        """Source, cue and content."""
        assert [row[:3] for row in shown(text, POE, TERN, LEDGER)] == expected

    def test_person_close_to_a_board(self, cite: Cite) -> None:
        """Who is close to an organisation does not speak for it."""
        text = "“It is late,” a person close to Tern Labs’s management said."
        (citation,) = cite(text, TERN)
        assert citation.source.actor is None

    @pytest.mark.parametrize(
        "text", ["Poe called; 2", "(Ada Poe did not say that; no.)", "Poe said)", "Poe called (it) a;"]
    )
    def test_nothing_behind_the_cue(self, cite: Cite, text: str) -> None:
        """Where no word of a content is left, nothing is attributed."""
        assert all(span.of(text).strip() for citation in cite(text) for span in citation.content)

    def test_person_in_a_relative_clause(self, cite: Cite) -> None:
        """Who stands in a clause about the source is not the source."""
        text = "One lab, which Ada Poe declines to name, has asked for its removal."
        assert cite(text, POE)[0].source.actor is None

    def test_frame_in_front(self, shown: Shown) -> None:
        """The words of "according to" are no content of the verb behind them."""
        text = "According to a memo, the ministry has asked two hospitals to take part."
        assert ["According to a memo"] not in [row[2] for row in shown(text)]


class TestBordersOfContent:
    """Where the content begins, and where a source ends."""

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("Tern Labs said on Monday it would respond.", "Tern Labs", "it would respond"),
            ("Tern Labs said in a blog post it would go on.", "Tern Labs", "it would go on"),
            ("Tern Labs said in a blog post that it would go on.", "Tern Labs", "it would go on"),
            ("Officials have warned for months about the leak.", "Officials", "the leak"),
            ("According to Ada Poe, the firm plans layoffs.", "Ada Poe", "the firm plans layoffs"),
            ("Ada Poe called it a “trap,” a word that stuck.", "Ada Poe", "it a “trap,”"),
            ("In its report, Tern Labs called for a ban on exports.", "Tern Labs", "a ban on exports"),
            ("Ada Poe rejected that.", "Ada Poe", "that"),
            ("According to Ada Poe, head of Tern, firms plan layoffs.", "Ada Poe, head of Tern", "firms plan layoffs"),
        ],
    )
    def test_occasions_and_openings(self, shown: Shown, text: str, source: str, content: str) -> None:
        """A day or a venue is no content, and a source that opens the sentence leaves something to attribute."""
        ((found, _, contents, _),) = shown(text)
        assert (found, contents) == (source, [content])

    @pytest.mark.parametrize(
        "time",
        [
            "last week",
            "late on Monday",
            "in March",
            "in 2024",
            "on March 3, 2024",
            "two years ago",
            "earlier this week",
        ],
    )
    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("Ada Poe said {} that the pumps failed.", ["the pumps failed"]),
            ("The pumps failed twice, Ada Poe said {}.", ["The pumps failed twice"]),
            ("“The pumps failed,” Ada Poe said {}.", ["“The pumps failed,”"]),
            ("The pumps, as Ada Poe noted {}, failed twice.", ["The pumps", "failed twice"]),
        ],
    )
    def test_times(self, shown: Shown, text: str, content: list[str], time: str) -> None:
        """When something was said is no content, wherever it stands."""
        assert [row[2] for row in shown(text.format(time))] == [content]

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            (
                "Ada Poe confirmed a new code — a set of rules — would begin.",
                ["a new code — a set of rules — would begin"],
            ),
            ("It is unclear, Ada Poe said, whether it holds.", ["It is unclear", "whether it holds"]),
            ("2. The bridge is shut, Ada Poe said.", ["The bridge is shut"]),
            ("2. The bridge is shut, according to Ada Poe.", ["The bridge is shut"]),
            ("2. “The bridge is shut,” said Ada Poe.", ["“The bridge is shut,”"]),
        ],
    )
    def test_insertions_and_numbers(self, shown: Shown, text: str, content: list[str]) -> None:
        """An insertion ends nothing, and the number of an item is not said."""
        assert [row[2] for row in shown(text)] == [content]

    @pytest.mark.parametrize("text", ["Ada Poe said to", "It was said to", "Critics warned that they meant to"])
    def test_text_that_breaks_off_behind_to(self, cite: Cite, text: str) -> None:
        """A sentence without an end has its citation too."""
        assert len(cite(text)) == 1


class TestObjects:
    """Where the content of a cue ends that has an object and no clause."""

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("Ada Poe praised the plan on Friday.", "the plan"),
            ("Ada Poe praised the plan Tuesday, hours after the vote.", "the plan"),
            ("Ada Poe attacked the plan by reminding voters of it.", "the plan"),
            ("Ada Poe criticized the plan while praising its team.", "the plan"),
            ("Ada Poe criticized the plan because of the price.", "the plan because of the price"),
            ("Ada Poe criticized the plan, even though it is new.", "the plan"),
            ("Ada Poe described her visit to the harbor, near the border.", "her visit to the harbor"),
            ("Ada Poe called the deal “late” and ranked it last.", "the deal “late”"),
            (
                "Ada Poe praised the plan (even though it is new) and the team.",
                "the plan (even though it is new) and the team",
            ),
            ("Those who praised the plan, a trap, were late.", "the plan"),
            ("Ada Poe praised its safety, speed, and price.", "its safety, speed, and price"),
            ("Ada Poe praised the plan, and plans to stay.", "the plan"),
            ("She left, calling the plan a trap and asking for more.", "the plan a trap"),
        ],
    )
    def test_end(self, shown: Shown, text: str, content: str) -> None:
        """Times, participles and clauses of circumstance are the writer's own words."""
        assert content in shown(text)[0][2]

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("Ada Poe issued a statement calling for a ban.", "Ada Poe"),
            ("Ada Poe spent the evening defending the plan.", "Ada Poe"),
            ("A statement calling for a ban came late.", "A statement"),
            ("Ada Poe is most proud of the plan.", "Ada Poe"),
            ("Ada Poe, in her letter, noted the delay.", "Ada Poe"),
        ],
    )
    def test_sources(self, shown: Shown, text: str, source: str) -> None:
        """What somebody issues or spends is no source, nor is a degree."""
        assert shown(text)[0][0] == source


class TestNouns:
    """What a noun of saying introduces ends before the verb of its sentence."""

    @pytest.mark.parametrize("noun", ["claim", "warning", "argument", "complaint"])
    @pytest.mark.parametrize(
        ("clause", "verb"),
        [
            ("the engines were cheap", "came as a surprise"),
            ("nobody had read the contract", "was ignored"),
            ("prices rise too quickly", "won the vote"),
            ("the town that built the pumps was late", "drew laughs"),
            ("the plan that he wrote would fail", "is wrong"),
        ],
    )
    def test_main_verb(self, shown: Shown, noun: str, clause: str, verb: str) -> None:
        """The noun is the subject, and every clause inside takes a verb of its own."""
        assert shown(f"Poe's {noun} that {clause} {verb}.")[0][:3] == ("Poe", noun, [clause])

    def test_object(self, shown: Shown) -> None:
        """Behind the verb of the sentence nothing is cut."""
        assert ["it is late and will be late"] in [
            row[2] for row in shown("We heard Poe's claim that it is late and will be late.")
        ]

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("Tern Labs issued a warning that the vote was off.", "Tern Labs", "the vote was off"),
            ("Poe made the case that it was late.", "Poe", "it was late"),
            ("Poe's main point is that it is late.", "Poe", "it is late"),
            ("Orsk's mission is “to make it safe.”", "Orsk", "“to make it safe.”"),
            ("Poe is of the opinion that it is late.", "Poe", "it is late"),
        ],
    )
    def test_frames(self, shown: Shown, text: str, source: str, content: str) -> None:
        """Nouns that are issued, made, held or equated say what follows them."""
        ((found, _, contents, _),) = shown(text)
        assert (found, contents) == (source, [content])

    @pytest.mark.parametrize("text", ["In the case that it rains, we wait.", "The mission is new."])
    def test_nobody_says_it(self, cite: Cite, text: str) -> None:
        """A case that nobody makes states nothing."""
        assert cite(text) == ()


class TestWhereContentsGoOn:
    """Insertions after which a content goes on, and the writer's own words after it."""

    @pytest.mark.parametrize(
        ("text", "contents"),
        [
            ("The vote was lost, a spokesman said Friday afternoon.", ["The vote was lost"]),
            ("The vote was lost, a spokesman said on Friday morning.", ["The vote was lost"]),
            ("“It is late,” Ada Poe told reporters after a meeting that was held in Orsk.", ["“It is late,”"]),
            ("“It is late,” Ada Poe said, referring to the vote, “and dark.”", ["“It is late,”", "“and dark.”"]),
            (
                "“It is late,” Ada Poe said, but “when it rains, it is dark.”",
                ["“It is late,”", "“when it rains, it is dark.”"],
            ),
            (
                "Ada Poe accused Wei Lin, who ran the lab for years, of hiding it.",
                ["Wei Lin, who ran the lab for years, of hiding it"],
            ),
            ("Ada Poe called on the board to wait and consider it.", ["the board to wait and consider it"]),
            ("Ada Poe said it was late, so I think we can wait.", ["it was late"]),
            ("The argument that it was late was repeated by critics.", ["it was late"]),
            ("Ada Poe rejected that argument in court.", ["that argument in court"]),
            ("Ada Poe's argument that nobody reads the contract won the vote.", ["nobody reads the contract"]),
        ],
    )
    def test_contents(self, shown: Shown, text: str, contents: list[str]) -> None:
        """The content, stretch by stretch."""
        assert [row[2] for row in shown(text, "Ada Poe", "Wei Lin")] == [contents]

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("It has been late since Ada Poe, at a hearing, said that it was dark.", "Ada Poe"),
            (
                "He released a letter from his doctor Friday afternoon that says it is dark.",
                "a letter from his doctor Friday afternoon that",
            ),
            ("Other labs than Tern Labs said that it was dark.", "Other labs than Tern Labs"),
        ],
    )
    def test_sources(self, shown: Shown, text: str, source: str) -> None:
        """Insertions and times between a subject and its verb."""
        assert [row[0] for row in shown(text, "Ada Poe", "Tern Labs")] == [source]

    def test_a_name_after_than_does_not_speak(self, cite: Cite) -> None:
        """Whom others are compared with says nothing."""
        (citation,) = cite("Other labs than Tern Labs said that it was dark.", "Tern Labs")
        assert citation.source.actor is None
