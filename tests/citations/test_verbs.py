"""Verbal cues, in every order of source, cue and content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.citations.conftest import Cite, Shown


class TestVerbs:
    """Verbal cues, in every order of source, cue and content."""

    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            ("Ada Poe said the weights would be open by June.", "Ada Poe", "said", "the weights would be open by June"),
            ("Ada Poe said that nobody had asked.", "Ada Poe", "said", "nobody had asked"),
            ("Critics argue that benchmarks are easy to game.", "Critics", "argue", "benchmarks are easy to game"),
            ("Poe et al. estimate that ten labs can do it.", "Poe et al.", "estimate", "ten labs can do it"),
            ("Poe called it late; Wei Lin left.", "Poe", "called", "it late"),
            ("Ada Poe told me once that nobody had asked.", "Ada Poe", "told", "nobody had asked"),
            ("Ada Poe expects that figure to double.", "Ada Poe", "expects", "that figure to double"),
            (
                "Ada Poe, chief scientist at Tern Labs, told The Daily Ledger that the data was filtered twice.",
                "Ada Poe, chief scientist at Tern Labs",
                "told",
                "the data was filtered twice",
            ),
            (
                "Researchers who have seen the model say it fails at simple sums.",
                "Researchers who have seen the model",
                "say",
                "it fails at simple sums",
            ),
            (
                "Officials in Brussels and engineers at Tern Labs warned that the rules come too late.",
                "Officials in Brussels and engineers at Tern Labs",
                "warned",
                "the rules come too late",
            ),
            ("Analysts on Tuesday warned of a glut of chips.", "Analysts", "warned", "a glut of chips"),
            ("The lab this week said it had run out of chips.", "The lab", "said", "it had run out of chips"),
            ("She said in an interview that the data was clean.", "She", "said", "the data was clean"),
            ("The survey found that small models catch up.", "The survey", "found", "small models catch up"),
            ("Poe believes the rules will hold.", "Poe", "believes", "the rules will hold"),
            ("Its backers hope the licence will change.", "Its backers", "hope", "the licence will change"),
            ("Senators urged the agency to wait a year.", "Senators", "urged", "the agency to wait a year"),
            ("The minister called the licence a trap.", "The minister", "called", "the licence a trap"),
            ("Poe said: “Nobody had asked.”", "Poe", "said", "“Nobody had asked.”"),
            ("In June, she wrote, “Nobody had asked.”", "she", "wrote", "“Nobody had asked.”"),
            ("It has been full since the lab announced that it pays.", "the lab", "announced", "it pays"),
            ("Tern Labs disputed that characterization.", "Tern Labs", "disputed", "that characterization"),
            ("Tern Labs said in a regulatory filing that it was late.", "Tern Labs", "said", "it was late"),
            ("It said in an emailed statement to The Daily Ledger that it was late.", "It", "said", "it was late"),
            ("The think tank's president, Ada Poe, said it.", "The think tank's president, Ada Poe", "said", "it"),
        ],
    )
    def test_source_cue_content(self, shown: Shown, text: str, source: str, cue: str, content: str) -> None:
        """The source phrase, its verb, and the content behind it."""
        assert shown(text) == [(source, cue, [content], "verb")]

    @pytest.mark.parametrize(
        ("text", "source", "cue"),
        [
            ("The company declined to believe that it was late.", "The company", "declined to believe"),
            ("Tern Labs would not say that it was late.", "Tern Labs", "would not say"),
            ("Poe didn't say who had paid.", "Poe", "didn't say"),
        ],
    )
    def test_negated_cues(self, shown: Shown, text: str, source: str, cue: str) -> None:
        """What denies that something was said is part of the cue."""
        assert [row[:2] for row in shown(text)] == [(source, cue)]

    @pytest.mark.parametrize(
        ("text", "source", "contents"),
        [
            (
                "“Nobody had asked,” said Ada Poe, head of Tern Labs.",
                "Ada Poe, head of Tern Labs",
                ["“Nobody had asked,”"],
            ),
            ("“Nobody asked,” said Poe. “Not even once.”", "Poe", ["“Nobody asked,”", "“Not even once.”"]),
            ("The data was filtered twice, said Ada Poe.", "Ada Poe", ["The data was filtered twice"]),
        ],
    )
    def test_inverted(self, shown: Shown, text: str, source: str, contents: list[str]) -> None:
        """Content, verb, source."""
        assert shown(text) == [(source, "said", contents, "inverted")]

    @pytest.mark.parametrize(
        ("text", "source", "contents"),
        [
            ("“Nobody had asked,” the company said on Monday.", "the company", ["“Nobody had asked,”"]),
            ("“The data,” Poe said, “was filtered twice.”", "Poe", ["“The data,”", "“was filtered twice.”"]),
            ("The rules come too late, critics say.", "critics", ["The rules come too late"]),
            ("The weights, she said, will be open by June.", "she", ["The weights", "will be open by June"]),
        ],
    )
    def test_trailing(self, shown: Shown, text: str, source: str, contents: list[str]) -> None:
        """Content, source, verb; the content may go on behind them."""
        assert [(row[0], row[2], row[3]) for row in shown(text)] == [(source, contents, "trailing")]

    @pytest.mark.parametrize(
        ("text", "source", "contents", "rule"),
        [
            (
                "The rules, said Ada Poe, who runs the lab, will hold.",
                "Ada Poe, who runs the lab",
                ["The rules", "will hold"],
                "inverted",
            ),
            (
                "The weights have to stay closed, said Wei Lin, a lawyer who has read the deal.",
                "Wei Lin, a lawyer who has read the deal",
                ["The weights have to stay closed"],
                "inverted",
            ),
            ("“They were late,” said Ada Poe of the Tern School of Law.", None, ["“They were late,”"], "inverted"),
            ("“They were late,” a lawyer, who left early, told Lin.", None, ["“They were late,”"], "trailing"),
            ("“They were late,” Poe said this week.", "Poe", ["“They were late,”"], "trailing"),
            ("“Too late?” Poe tweeted when the deal was off.", "Poe", ["“Too late?”"], "trailing"),
            (
                "The lab, late as ever, “never asked us,” said Poe.",
                "Poe",
                ["The lab, late as ever, “never asked us,”"],
                "inverted",
            ),
            ("The deal marks its return to chips, one friend said.", "one friend", None, "trailing"),
        ],
    )
    def test_speaker_behind(
        self, shown: Shown, text: str, source: str | None, contents: list[str] | None, rule: str
    ) -> None:
        """Descriptions, times and occasions behind the speaker; a verb that needs an addressee is never inverted."""
        (row,) = shown(text)
        assert row[3] == rule
        assert source in {None, row[0]}
        assert contents in (None, row[2])

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("Wei Lin Jr., the head of the lab, said nobody had asked.", "Wei Lin Jr., the head of the lab"),
            ("Acme Inc. said nobody had asked.", "Acme Inc."),
            ("Ada Poe (Tern Labs), said nobody had asked.", "Ada Poe (Tern Labs)"),
            ("People briefed on the move said nobody had asked.", "People briefed on the move"),
            ("Ada Poe and Wei Lin have both said nobody had asked.", "Ada Poe and Wei Lin"),
            ("An expert in the use of technology said nobody had asked.", "An expert in the use of technology"),
            (
                "Lin, who went to Columbus, Ohio, to promote the rules, said nobody had asked.",
                "Lin, who went to Columbus, Ohio, to promote the rules",
            ),
        ],
    )
    def test_subjects(self, shown: Shown, text: str, source: str) -> None:
        """Abbreviations, brackets, participles, quantifiers between subject and verb, commas in descriptions."""
        assert [(row[0], row[2]) for row in shown(text)] == [(source, ["nobody had asked"])]

    @pytest.mark.parametrize(
        ("text", "source", "cue", "contents"),
        [
            (
                "The release, which Ada Poe described as “a gift,” came late.",
                "Ada Poe",
                "described",
                ["“a gift,”"],
            ),
            ("What Poe calls a trap is a gift.", "Poe", "calls", ["a trap"]),
            ("The tool, dubbed a toy by skeptics, is in use at two banks.", "skeptics", "dubbed", ["a toy"]),
            ("The tool was called a toy by skeptics.", "skeptics", "called", ["The tool", "a toy"]),
            ("Lin wrote, “This is closed,” and left.", "Lin", "wrote", ["“This is closed,”"]),
            ("Poe said that was “a separate talk.”", "Poe", "said", ["that was “a separate talk.”"]),
            ("Poe, who told Lin in May that nobody had asked, left.", "Poe, who", "told", ["nobody had asked"]),
            (
                "It began at noon. At least 40 lawyers warned of theft.",
                "At least 40 lawyers",
                "warned",
                ["theft"],
            ),
            (
                "A study published in the spring by two lawyers suggests that nobody had asked.",
                "A study published in the spring by two lawyers",
                "suggests",
                ["nobody had asked"],
            ),
            (
                "A person close to the talks, speaking in private, said nobody had asked.",
                "A person close to the talks",
                "said",
                ["nobody had asked"],
            ),
            (
                "Wei Lin, then head of research, said nobody had asked.",
                "Wei Lin, then head of research",
                "said",
                ["nobody had asked"],
            ),
            (
                "A guard, who asked not to be named, said nobody had asked.",
                "A guard, who asked not to be named",
                "said",
                ["nobody had asked"],
            ),
            (
                "Working by night, they write, “wears the team down.”",
                "they",
                "write",
                ["Working by night", "“wears the team down.”"],
            ),
            ("The state's IT minister Poe said it was late.", "The state's IT minister Poe", "said", ["it was late"]),
            ("Senior WHO staff said it was late.", "Senior WHO staff", "said", ["it was late"]),
            ("Ada Poe once wrote that it was late.", "Ada Poe", "wrote", ["it was late"]),
            ("Who once said it was late? Lin once said it was early.", "Lin", "said", ["it was early"]),
            ("Poe refused, twice, to move it.", "Poe", "refused", ["twice, to move it"]),
            ("„It is late“, said Lin, in Bern.", "Lin", "said", ["„It is late“"]),
            ("“It is late,” Lin wrote in a post on a forum.", "Lin", "wrote", ["“It is late,”"]),
            ("It is, in the words of Poe, a trap.", "Poe", "in the words of", ["It is", "a trap"]),
        ],
    )
    def test_what_an_editor_meets(self, shown: Shown, text: str, source: str, cue: str, contents: list[str]) -> None:
        """Relative and free relative clauses, agents behind a name, pronouns "that", the month of May, bounds."""
        assert [row[:3] for row in shown(text)] == [(source, cue, contents)]

    def test_subject_behind_a_participle(self, shown: Shown) -> None:
        """The subject of an opening participle is the one of the clause behind it."""
        assert shown("After suggesting that the rules were late, Ada Poe said they would hold.") == [
            ("Ada Poe", "suggesting", ["the rules were late"], "shared"),
            ("Ada Poe", "said", ["they would hold"], "verb"),
        ]

    def test_shared_subject(self, shown: Shown) -> None:
        """A participle has the source of the cue in front of it, and each cue is a citation."""
        text = "He warned that the rules come too late, urging lawmakers to wait."
        assert shown(text) == [
            ("He", "warned", ["the rules come too late"], "verb"),
            ("He", "urging", ["lawmakers to wait"], "shared"),
        ]

    def test_two_speakers_in_one_sentence(self, shown: Shown) -> None:
        """The content of the first ends where the second begins."""
        text = "Poe said the rules would hold, but Lin said they would not."
        assert shown(text) == [
            ("Poe", "said", ["the rules would hold"], "verb"),
            ("Lin", "said", ["they would not"], "verb"),
        ]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (
                "Poe said the lab would wait, The Daily Ledger reported.",
                [
                    ("The Daily Ledger", ["Poe said the lab would wait"]),
                    ("Poe", ["the lab would wait"]),
                ],
            ),
            ("“It is late,” Poe said by email.", [("Poe", ["“It is late,”"])]),
            ("Poe agreed, saying that it was late.", [("Poe", ["it was late"])]),
        ],
    )
    def test_reports_behind_means_and_next_cues(
        self, shown: Shown, text: str, found: list[tuple[str, list[str]]]
    ) -> None:
        """What reports a whole sentence is no part of the speech in it; "by email" is nobody."""
        assert [(row[0], row[2]) for row in shown(text)] == found

    def test_relative_clause(self, shown: Shown) -> None:
        """In a relative clause the pronoun is the source, and the content ends with the clause."""
        text = "The minister, who said the rules were late, left at noon."
        assert shown(text) == [("The minister, who", "said", ["the rules were late"], "verb")]

    def test_passive_with_agent(self, shown: Shown) -> None:
        """The agent of a passive is the source."""
        text = "The model was described by Ada Poe as “a first step.”"
        assert shown(text) == [("Ada Poe", "described by", ["The model", "“a first step.”"], "passive")]

    @pytest.mark.parametrize("cue", ["found", "showed", "said"])
    def test_findings_at_the_end(self, shown: Shown, cue: str) -> None:
        """What was found may stand in front of who found it."""
        text = f"The rules are late, a survey by Tern Labs {cue}."
        assert shown(text) == [("a survey by Tern Labs", cue, ["The rules are late"], "trailing")]

    def test_findings_have_objects(self, shown: Shown) -> None:
        """With one behind the verb, nothing in front of it is what was found."""
        assert shown("When the rules are late, a survey by Tern Labs found little.") == []

    def test_passive_without_agent(self, shown: Shown) -> None:
        """A passive without an agent is attributed to nobody."""
        text = "The model is described as a first step."
        assert shown(text) == [(None, "described as", ["The model", "a first step"], "passive")]

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("Nobody reads the licence, as Ada Poe has noted.", "Nobody reads the licence"),
            ("As Ada Poe put it, “nobody reads the licence.”", "“nobody reads the licence.”"),
            ("As Ada Poe put it, nobody reads the licence any more.", "nobody reads the licence any more"),
        ],
    )
    def test_as_clause(self, shown: Shown, text: str, content: str) -> None:
        """A clause with "as" frames the clause beside it."""
        assert [(row[0], row[2], row[3]) for row in shown(text)] == [("Ada Poe", [content], "as-clause")]

    def test_put_by_itself(self, shown: Shown) -> None:
        """Without "as" and without a quotation it puts something somewhere."""
        assert shown("As Ada Poe left, Wei Lin put it on the table.") == []


class TestFrames:
    """Statements whose cue is more than a verb."""

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("Ada Poe makes clear that nobody asked.", "Ada Poe", "nobody asked"),
            ("Ada Poe has made it very clear that nobody asked.", "Ada Poe", "nobody asked"),
            ("Poe's letter makes clear it is late.", "Poe's letter", "it is late"),
            ("Ada Poe is convinced that nobody asked.", "Ada Poe", "nobody asked"),
            ("Ada Poe put it bluntly: “Nobody asked.”", "Ada Poe", "“Nobody asked.”"),
            ("Ada Poe was informed late on Monday that nobody asked.", None, "nobody asked"),
        ],
    )
    def test_frame(self, shown: Shown, text: str, source: str | None, content: str) -> None:
        """What is made clear, held or put is said by whoever does so; who is informed says nothing."""
        ((found, _, contents, _),) = shown(text)
        assert (found, contents) == (source, [content])

    @pytest.mark.parametrize(
        "text",
        [
            "It is clear that it is late.",
            "This makes it clear that it is late.",
            "The rise made clear that it is late.",
        ],
    )
    def test_things_make_nothing_clear(self, cite: Cite, text: str) -> None:
        """What follows from a thing is nobody's statement."""
        assert cite(text) == ()
