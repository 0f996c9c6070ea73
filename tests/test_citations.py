"""Citations: every rule, source, layout and mark, on sentences invented here; then the laws."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus.annotations import CitationAct, CitationKind, LinkStatus, Mention, SourceKind
from atomcorpus.citations import find_citations
from atomcorpus.citations.cues import CUES, read_table
from atomcorpus.citations.quotations import find_quotations
from atomcorpus.citations.sentence_blocks import read_block
from atomcorpus.citations.tokens import read_sentence
from atomcorpus.entities import Actor, ActorKind, AIModel, ModelLevel
from atomcorpus.layout import parse_layout
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.conftest import CallsOf

    from atomcorpus.annotations import Citation

POE = Actor(id="ada-poe", name="Ada Poe", kind=ActorKind.PERSON)
LIN = Actor(id="wei-lin", name="Wei Lin", kind=ActorKind.PERSON)
TERN = Actor(id="tern-labs", name="Tern Labs", kind=ActorKind.COMPANY)
LEDGER = Actor(id="daily-ledger", name="The Daily Ledger", kind=ActorKind.MEDIA)
ORSK = Actor(id="place:orsk", name="Orsk", kind=ActorKind.PLACE)
HERON = AIModel(id="tern/heron", name="Heron", level=ModelLevel.MODEL)


def cite(text: str, mentions: tuple[Mention, ...] = ()) -> tuple[Citation, ...]:
    """The citations of a text in the crawl format."""
    return find_citations(text, parse_layout(text).sections, mentions)


def shown_with(text: str, *people: Actor) -> list[tuple[str | None, str | None, list[str], str]]:
    """The same as `shown`, where the people are mentioned."""
    return _as_words(text, cite(text, mentioned(text, *people)))


def shown(text: str) -> list[tuple[str | None, str | None, list[str], str]]:
    """Source, cue, content and rule of each citation, as words."""
    return _as_words(text, cite(text))


def _as_words(text: str, citations: tuple[Citation, ...]) -> list[tuple[str | None, str | None, list[str], str]]:
    return [
        (
            citation.source.span.of(text) if citation.source.span else None,
            citation.cue.of(text) if citation.cue else None,
            [span.of(text) for span in citation.content],
            citation.rule,
        )
        for citation in citations
    ]


def mentioned(text: str, *entities: Actor | AIModel) -> tuple[Mention, ...]:
    """Every place where an entity's name, or a person's surname, stands in a text."""
    spans: dict[Span, Mention] = {}
    for entity in entities:
        for name in (entity.name, entity.name.rpartition(" ")[2] if entity in (POE, LIN) else entity.name):
            at = text.find(name)
            while at >= 0:
                span = Span(at, at + len(name))
                if not any(other.covers(span) for other in spans):
                    spans[span] = Mention(span, entity, status=LinkStatus.RESOLVED, rule="test")
                at = text.find(name, at + 1)
    return tuple(spans[span] for span in sorted(spans))


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
    def test_source_cue_content(self, text: str, source: str, cue: str, content: str) -> None:
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
    def test_negated_cues(self, text: str, source: str, cue: str) -> None:
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
    def test_inverted(self, text: str, source: str, contents: list[str]) -> None:
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
    def test_trailing(self, text: str, source: str, contents: list[str]) -> None:
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
    def test_speaker_behind(self, text: str, source: str | None, contents: list[str] | None, rule: str) -> None:
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
    def test_subjects(self, text: str, source: str) -> None:
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
            ("Poe, who told Lin in May that nobody had asked, left.", "who", "told", ["nobody had asked"]),
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
    def test_what_an_editor_meets(self, text: str, source: str, cue: str, contents: list[str]) -> None:
        """Relative and free relative clauses, agents behind a name, pronouns "that", the month of May, bounds."""
        assert [row[:3] for row in shown(text)] == [(source, cue, contents)]

    def test_subject_behind_a_participle(self) -> None:
        """The subject of an opening participle is the one of the clause behind it."""
        assert shown("After suggesting that the rules were late, Ada Poe said they would hold.") == [
            ("Ada Poe", "suggesting", ["the rules were late"], "shared"),
            ("Ada Poe", "said", ["they would hold"], "verb"),
        ]

    def test_shared_subject(self) -> None:
        """A participle has the source of the cue in front of it, and each cue is a citation."""
        text = "He warned that the rules come too late, urging lawmakers to wait."
        assert shown(text) == [
            ("He", "warned", ["the rules come too late"], "verb"),
            ("He", "urging", ["lawmakers to wait"], "shared"),
        ]

    def test_two_speakers_in_one_sentence(self) -> None:
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
    def test_reports_behind_means_and_next_cues(self, text: str, found: list[tuple[str, list[str]]]) -> None:
        """What reports a whole sentence is no part of the speech in it; "by email" is nobody."""
        assert [(row[0], row[2]) for row in shown(text)] == found

    def test_relative_clause(self) -> None:
        """In a relative clause the pronoun is the source, and the content ends with the clause."""
        text = "The minister, who said the rules were late, left at noon."
        assert shown(text) == [("who", "said", ["the rules were late"], "verb")]

    def test_passive_with_agent(self) -> None:
        """The agent of a passive is the source."""
        text = "The model was described by Ada Poe as “a first step.”"
        assert shown(text) == [("Ada Poe", "described by", ["The model", "“a first step.”"], "passive")]

    @pytest.mark.parametrize("cue", ["found", "showed", "said"])
    def test_findings_at_the_end(self, cue: str) -> None:
        """What was found may stand in front of who found it."""
        text = f"The rules are late, a survey by Tern Labs {cue}."
        assert shown(text) == [("a survey by Tern Labs", cue, ["The rules are late"], "trailing")]

    def test_findings_have_objects(self) -> None:
        """With one behind the verb, nothing in front of it is what was found."""
        assert shown("When the rules are late, a survey by Tern Labs found little.") == []

    def test_passive_without_agent(self) -> None:
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
    def test_as_clause(self, text: str, content: str) -> None:
        """A clause with "as" frames the clause beside it."""
        assert [(row[0], row[2], row[3]) for row in shown(text)] == [("Ada Poe", [content], "as-clause")]

    def test_put_by_itself(self) -> None:
        """Without "as" and without a quotation it puts something somewhere."""
        assert shown("As Ada Poe left, Wei Lin put it on the table.") == []


class TestPhrases:
    """Prepositional, nominal and adverbial cues."""

    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            ("According to Ada Poe, the rules are late.", "Ada Poe", "According to", "the rules are late"),
            (
                "The rules are late, according to people familiar with the matter.",
                "people familiar with the matter",
                "according to",
                "The rules are late",
            ),
            (
                "The rules are late, according to two people briefed on the talks, in a change of tone.",
                "two people briefed on the talks",
                "according to",
                "The rules are late",
            ),
            (
                "The rules are late, according to officials involved in the talks.",
                "officials involved in the talks",
                "according to",
                "The rules are late",
            ),
            (
                "The rules are late, according to sources close to the lab.",
                "sources close to the lab",
                "according to",
                "The rules are late",
            ),
            (
                "According to a report in The Daily Ledger, the cluster has 20,000 chips.",
                "The Daily Ledger",
                "According to a report in",
                "the cluster has 20,000 chips",
            ),
            ("• According to Ada Poe, the rules are late.", "Ada Poe", "According to", "the rules are late"),
            ("- According to Ada Poe, the rules are late.", "Ada Poe", "According to", "the rules are late"),
            (
                "According to The Daily Ledger last month, the rules are late.",
                "The Daily Ledger",
                "According to",
                "the rules are late",
            ),
            ("Per The Daily Ledger, the rules are late.", "The Daily Ledger", "Per", "the rules are late"),
            (
                "In the words of Ada Poe, the release was “a gift.”",
                "Ada Poe",
                "In the words of",
                "the release was “a gift.”",
            ),
            ("By its own count, Tern Labs has 40 models.", "its", "count", "Tern Labs has 40 models"),
            ("By Ada Poe's estimate, 40 models exceed it.", "Ada Poe", "estimate", "40 models exceed it"),
            ("By some estimates, 40 models exceed it.", "some estimates", "By", "40 models exceed it"),
        ],
    )
    def test_according_to(self, text: str, source: str, cue: str, content: str) -> None:
        """Prepositions that introduce a source; "a report in" belongs to the cue."""
        assert shown(text) == [(source, cue, [content], "according-to")]

    @pytest.mark.parametrize(
        ("text", "source", "cue"),
        [
            ("As detailed in a paper by Tern Labs, the rules are late.", "Tern Labs", "detailed in a paper by"),
            ("As first reported by The Daily Ledger, the rules are late.", "The Daily Ledger", "reported by"),
        ],
    )
    def test_as_reported(self, text: str, source: str, cue: str) -> None:
        """Participles behind "as"."""
        assert shown(text) == [(source, cue, ["the rules are late"], "as-reported")]

    def test_insertion_in_reported_speech(self) -> None:
        """A source inserted into reported speech is a citation of its own and cut out of the outer content."""
        text = "Insiders note that while the talent is there, as explored in Ledger Weekly, the money is not."
        assert shown(text) == [
            ("Insiders", "note", ["while the talent is there", "the money is not"], "verb"),
            ("Ledger Weekly", "explored in", ["the talent is there"], "as-reported"),
        ]

    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            ("The release drew warnings from researchers about misuse.", "researchers", "warnings from", "misuse"),
            ("Nobody knew of Poe’s claim that the data was clean.", "Poe", "claim", "the data was clean"),
            ("All rests on her belief that the data was clean.", "her", "belief", "the data was clean"),
            ("Senators voiced concern that the rules come late.", "Senators", "voiced concern", "the rules come late"),
            ("Poe’s view is that nobody asked.", "Poe", "view", "nobody asked"),
            ("The company's position was that training is fair.", "The company", "position", "training is fair"),
            ("Poe's advice: use the best model.", "Poe", "advice", "use the best model"),
        ],
    )
    def test_nouns(self, text: str, source: str, cue: str, content: str) -> None:
        """Nouns of saying, with their owner in front, behind "from", or before a light verb."""
        assert (source, cue, [content]) in [row[:3] for row in shown(text)]

    def test_adverb(self) -> None:
        """A sentence adverb attributes the clause to nobody."""
        text = "Reportedly, the cluster has 20,000 chips."
        assert shown(text) == [(None, "Reportedly", ["the cluster has 20,000 chips"], "adverb")]


class TestNoCitations:
    """What is not attributed to a source."""

    @pytest.mark.parametrize(
        "text",
        [
            "I think the licence is too narrow.",
            "We believe the rules come too late.",
            "Tern Labs released two models on Tuesday.",
            "The company plans to hire ten people.",
            "The so-called “open” model has a “research only” licence.",
            "Why did nobody say that the data was dirty?",
            "The policy emphasizes speed over care.",
            "It took 6\" wafers and the workers' patience.",
            "A judge trims the authors' claims against Tern Labs.",
            "Nobody at the Brussels think tank was there.",
            "The report says so.",
            "What developers say about Heron",
            "Honourable mentions: Heron, Tern and Orsk.",
            "The Linux people understood it: nobody was late.",
            "Parliament debates the AI law.",
            "By Friday, 40 models exceeded it.",
            "Poe thinks so too.",
            "The messages that were sent are lost.",
            "Her appeal is that she listens.",
            "Tern Labs considered buying Heron.",
            "The model refused harmful requests.",
            "A spokesman pointed me to the form.",
            "A guard who did not want to be named was there.",
            "Asked why, Poe smiled.",
            "Its response was slow.",
            "By Ada Poe",
            "",
        ],
    )
    def test_none(self, text: str) -> None:
        """The author's own view, actions, plans, scare quotes, questions, things that cannot speak."""
        assert shown(text) == []


class TestWhoCannotSpeak:
    """Words that look like the source of a verb and are none."""

    @pytest.mark.parametrize(
        "text",
        [
            "The labs use induced demand for chips to grow.",
            "They rest on scientific claims about memory.",
            "He trained it with batch reinforcement learning that the lab knows.",
            "It is hard to imagine what the lab wrote.",
            "The tool helps designers see that the data is bad.",
            "These charts provide hints as to why.",
            "The OpenAI blog post was short.",
            "Let us talk about the data.",
            "It is worth noting that the lab is small.",
            "The cluster is 30 orders of magnitude larger.",
            "The use of models shows that chips are cheap.",
        ],
    )
    def test_no_source(self, text: str) -> None:
        """Participles, adjectives and numbers in front of nouns, expletives, causatives, bare verbs, things."""
        assert shown(text) == []

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("The critics claim that it is late.", True),
            ("The critic claims that it is late.", True),
            ("The critic claim that it is late was odd.", False),
            ("A group of critics claim that it is late.", True),
            ("A critic and a lawyer claim that it is late.", True),
            ("The team say that it is late.", True),
            ("The lawyer will claim that it is late.", True),
        ],
    )
    def test_agreement(self, text: str, *, found: bool) -> None:
        """In the present tense a verb agrees with its subject, where the form of that shows its number."""
        assert any(rule == "verb" for *_, rule in shown(text)) is found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("The model feels very capable in a chat.", False),
            ("Users see odd answers in a chat.", False),
            ("The labs learn from the errors of others.", False),
            ("Users feel that the answers are odd.", True),
            ("Critics see the licence as a trap.", True),
        ],
    )
    def test_senses(self, text: str, *, found: bool) -> None:
        """What is seen or felt is cited where it is a clause, or seen as something."""
        assert bool(shown(text)) is found

    def test_capitals_in_running_text_make_names(self) -> None:
        """A cue with a capital is a part of a name, except in a line of capitals."""
        assert shown("They ran the tests of Answer Verified (a split of the older data) and left it.") == []
        assert [row[:2] for row in shown("Poe Says Rules Will Hold")] == [("Poe", "Says")]

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("Asked whether the data was clean, Lin left.", None, "whether the data was clean"),
            ("Lin was asked by a guard why he had left.", "a guard", "why he had left"),
            ("Lin left when asked by Poe about the data.", "Poe", "the data"),
        ],
    )
    def test_questions_put_to_somebody(self, text: str, source: str | None, content: str) -> None:
        """Who is asked is no content, and who asks may stay unnamed."""
        assert [(row[0], row[2], row[3]) for row in shown(text)] == [(source, [content], "passive")]

    def test_bracket_that_opens_before_the_content(self) -> None:
        """The content ends where the bracket around it does, with brackets of its own inside."""
        assert shown("The lab (Poe said it closed (in May) for good) has moved.") == [
            ("Poe", "said", ["it closed (in May) for good"], "verb")
        ]


class TestLayouts:
    """Attributions made by the layout."""

    def test_colon(self) -> None:
        """A name and a colon before a quotation."""
        assert shown("Ada Poe: “Nobody had asked.”") == [("Ada Poe", None, ["“Nobody had asked.”"], "colon")]

    def test_clause_before_a_colon(self) -> None:
        """A clause without a cue of its own gives its subject."""
        assert shown("She was blunt: “Nobody had asked.”") == [("She", None, ["“Nobody had asked.”"], "colon")]

    def test_dash_behind_the_quotation(self) -> None:
        """A dash and a name sign a quotation."""
        assert shown("“Nobody had asked.” — Ada Poe") == [("Ada Poe", None, ["“Nobody had asked.”"], "dash")]

    def test_dash_on_the_next_line(self) -> None:
        """So does a block of its own."""
        text = "QUOTE OF THE WEEK: “Nobody had asked.” — Ada Poe, speaking at noon"
        assert shown(text) == [("Ada Poe, speaking at noon", None, ["“Nobody had asked.”"], "dash")]
        text = "It was late.\n\n“Nobody had asked.”\n\n— Ada Poe, Tern Labs"
        assert shown(text) == [("Ada Poe, Tern Labs", None, ["“Nobody had asked.”"], "dash")]

    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_speaker_on_the_line_before(self, gap: str) -> None:
        """A line that is a name introduces the quotation under it."""
        text = f"Ada Poe, Tern Labs{gap}“Nobody had asked.”"
        assert shown(text) == [("Ada Poe, Tern Labs", None, ["“Nobody had asked.”"], "line-before")]

    def test_list_of_signed_quotations(self) -> None:
        """In a list, the name behind a dash signs the quotation before it, not the one under it."""
        text = "“Nobody had asked.” ― Ada Poe\n“It was late.” ― Wei Lin"
        assert [(row[0], row[2]) for row in shown(text)] == [
            ("Ada Poe", ["“Nobody had asked.”"]),
            ("Wei Lin", ["“It was late.”"]),
        ]

    def test_speaker_known_from_the_sentence_before(self) -> None:
        """The subject of the sentence before speaks a quotation without a cue."""
        text = "The minister walked to the lectern. “We will not wait.”"
        assert shown(text) == [("The minister", None, ["“We will not wait.”"], "sentence-before")]

    def test_quotation_behind_its_citation(self) -> None:
        """A quotation behind a citation is a further stretch of it."""
        text = "Ada Poe announced a new model. “It is our best yet.”"
        assert shown(text) == [("Ada Poe", "announced", ["a new model", "“It is our best yet.”"], "verb")]

    @pytest.mark.parametrize("introduction", ["From the release notes:", "The authors wrote:"])
    def test_block_quotation(self, introduction: str) -> None:
        """A colon at the end of a paragraph makes the next one a quotation."""
        content = "The model was trained on four trillion words and filtered by hand."
        (citation,) = shown(f"{introduction}\n\n{content}")
        assert citation[2:] == ([content], "block")

    def test_quotation_over_three_paragraphs(self) -> None:
        """One stretch a paragraph, although only the last one closes."""
        text = (
            "“Not today,” said Poe. “But soon.\n\n“The lawyers need a week.\n\n“Then it is yours.”\n\nThe end was near."
        )
        assert shown(text) == [
            (
                "Poe",
                "said",
                ["“Not today,”", "“But soon.", "“The lawyers need a week.", "“Then it is yours.”"],
                "inverted",
            )
        ]

    def test_headline_of_a_report(self) -> None:
        """A word for a report or for its authors and a colon attribute the rest of a headline."""
        assert shown("Study: small models catch up with big ones\n\nThe meeting was short, and it was cold.") == [
            ("Study", None, ["small models catch up with big ones"], "colon")
        ]

    def test_block_that_is_put(self) -> None:
        """Words that put something "this way" announce a block too."""
        text = "Ada Poe put it this way:\n\n“Small models catch up with big ones.”"
        assert [(row[0], row[2]) for row in shown(text)] == [("Ada Poe", ["“Small models catch up with big ones.”"])]

    def test_heading(self) -> None:
        """Headings are read too."""
        text = "Poe: “Nobody Asked”\n\nThe meeting on Monday was short, and it was cold."
        assert [row[0] for row in shown(text)] == ["Poe"]


class TestQuotationMarks:
    """Every kind of mark, apostrophes, and stray marks."""

    @pytest.mark.parametrize(
        "quotation",
        [
            "“Nobody asked,”",
            '"Nobody asked,"',
            "''Nobody asked,''",
            "‘Nobody asked,’",
            "'Nobody asked,'",
            "„Nobody asked.“",
            "«Nobody asked.»",
            "« Nobody asked. »",
            "“Nobody asked me ‘why,’”",
            "'They don't ask the workers' council,'",
        ],
    )
    def test_kinds_of_marks(self, quotation: str) -> None:
        """A quotation is found, with its marks, whatever they are: nested ones and apostrophes are inside it."""
        text = f"{quotation} said Ada Poe."
        (citation,) = cite(text)
        assert citation.content[0].of(text) == quotation
        assert citation.kind is CitationKind.DIRECT

    @pytest.mark.parametrize(
        "text", ["It’s the labs’ choice, isn’t it?", "Rock 'n' roll in the '90s", '5\'11" and 6"', "”“"]
    )
    def test_no_quotations(self, text: str) -> None:
        """Apostrophes, elisions and inches never pair."""
        assert find_quotations(text, 0, len(text))[0] == []

    def test_stray_mark_spoils_its_own_sentence_only(self) -> None:
        """Quotations before and behind a stray mark are found."""
        text = "“One,” said Poe. The “model fell. “Two,” said Lin."
        assert [row[:1] + row[2:3] for row in shown(text)] == [("Poe", ["“One,”"]), ("Lin", ["“Two,”"])]

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Poe said: “Nobody asked.”", CitationKind.DIRECT),
            ("Poe said nobody “had asked.”", CitationKind.MIXED),
            ("Poe said nobody had asked.", CitationKind.INDIRECT),
        ],
    )
    def test_kind_of_content(self, text: str, kind: CitationKind) -> None:
        """All, some or none of the content is quoted."""
        assert [citation.kind for citation in cite(text)] == [kind]


class TestDatelines:
    """The place and date in front of a report are no part of what is said."""

    @pytest.mark.parametrize(
        "dateline",
        [
            "March 3 (Reuters) - ",
            "LISBON — ",
            "NEW YORK - ",
            "LISBON, March 3 (Reuters) - ",
            "AUSTIN, Texas (AP) — ",
            "Lisbon, 3 March 2027 — ",
            "San Jose (Reuters) - ",
        ],
    )
    def test_is_left_out(self, dateline: str) -> None:
        """With and without date and agency, in capitals or not."""
        text = f"{dateline}The rules are late, officials said."
        assert shown(text) == [("officials", "said", ["The rules are late"], "trailing")]

    def test_hyphen_in_the_sentence(self) -> None:
        """A hyphen inside a word closes no insertion."""
        text = "LISBON, Jan 30 (Reuters) - The so-called rules are late, officials said."
        assert shown(text) == [("officials", "said", ["The so-called rules are late"], "trailing")]

    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("TERN — the lab behind Heron — said the rules were late.", "TERN — the lab behind Heron"),
            ("Ada Poe - a lawyer - said the rules were late.", "Ada Poe - a lawyer"),
        ],
    )
    def test_names_are_none(self, text: str, source: str) -> None:
        """A name with an insertion between dashes is a source."""
        assert [row[0] for row in shown(text)] == [source]


class TestNames:
    """Words of names are no cues."""

    def test_first_word_of_a_name(self) -> None:
        """It has a capital in any case."""
        lab = Actor(id="thinking-tern", name="Thinking Tern Lab", kind=ActorKind.COMPANY)
        text = "Thinking Tern Lab, Heron Robotics and Tern Labs said the rules were fine."
        (citation,) = cite(text, mentioned(text, lab, TERN))
        assert citation.rule == "verb"
        assert citation.source.span == Span(0, text.index(" said"))

    def test_list_behind_a_preposition(self) -> None:
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
    def test_names_that_are_pronouns(self, text: str) -> None:
        """The Chinese surname He is no pronoun."""
        speaker = Actor(id="he-yongqian", name="He Yongqian", kind=ActorKind.PERSON)
        (citation,) = cite(text, mentioned(text, speaker))
        assert (citation.source.actor, citation.kind) == (speaker, CitationKind.DIRECT)

    @pytest.mark.parametrize("name", ["Per Aasen", "Jan Poe"])
    def test_names_that_are_other_words(self, name: str) -> None:
        """Nor is the given name Per a preposition, or Jan a month."""
        speaker = Actor(id="speaker", name=name, kind=ActorKind.PERSON)
        text = f"“Nobody asked,” said {name}, an analyst."
        (citation,) = cite(text, mentioned(text, speaker))
        assert (citation.source.actor, citation.kind) == (speaker, CitationKind.DIRECT)
        text = f"Councilwoman {name} said it was late."
        (citation,) = cite(text, mentioned(text, speaker))
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
    def test_participles_behind_a_noun(self, text: str, source: str) -> None:
        """Who leads analysts, and who has seen a paper, stand in the source."""
        assert [row[0] for row in shown(text)] == [source]

    def test_joints_of_a_name(self) -> None:
        """Commas and "and" inside a name end no source."""
        body = Actor(id="body", name="Committee on Science, Space, and Technology", kind=ActorKind.GOVERNMENT)
        text = f"Zoe Poe of the {body.name} noted that it was late."
        (citation,) = cite(text, mentioned(text, body))
        assert citation.source.span == Span(0, text.index(" noted"))

    def test_office_of_an_office(self) -> None:
        """What belongs to another organisation is what speaks."""
        department = Actor(id="department", name="Harbor Department", kind=ActorKind.GOVERNMENT)
        office = Actor(id="office", name="Safety Office", kind=ActorKind.GOVERNMENT)
        text = "The Harbor Department's Safety Office said it was late."
        (citation,) = cite(text, mentioned(text, department, office))
        assert citation.source.actor == office

    def test_subject_itself(self) -> None:
        """What stands between a subject and its verb to stress it changes nothing."""
        assert [row[:2] for row in shown("Tern Labs itself claims parity with Heron.")] == [
            ("Tern Labs itself", "claims")
        ]

    def test_middle_of_a_name(self) -> None:
        """Nor are the other words of one."""
        fund = Actor(id="tern-fund", name="Tern Venture Partners", kind=ActorKind.COMPANY)
        text = "They got it from Tern Venture Partners and Heron."
        assert cite(text, mentioned(text, fund)) == ()

    def test_nouns_of_a_title(self) -> None:
        """A verb in its plain form needs a plural in front of it."""
        assert shown("Policy Brief No. 14: Open Weights and Export Controls") == []
        assert [row[0] for row in shown("Experts Say Open Weights Are Here to Stay")] == ["Experts"]

    def test_first_word_of_a_sentence(self) -> None:
        """What a name follows may be a cue nevertheless."""
        text = "Calling Tern Labs reckless, Ada Poe left."
        assert [citation.rule for citation in cite(text, mentioned(text, POE, TERN))] == ["shared"]


class TestSources:
    """How a source is named, and which actor is behind it."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Ada Poe said nobody asked.", SourceKind.NAMED),
            ("U.S. officials said nobody asked.", SourceKind.NAMED),
            ("Chinese officials said nobody asked.", SourceKind.ANONYMOUS),
            ("Critics said nobody asked.", SourceKind.ANONYMOUS),
            ("A person familiar with the talks said nobody asked.", SourceKind.ANONYMOUS),
            ("The report said nobody asked.", SourceKind.DOCUMENT),
            ("A report by Tern Labs said nobody asked.", SourceKind.NAMED),
            ("They said nobody asked.", SourceKind.PRONOUN),
            ("Reportedly, nobody asked.", SourceKind.NONE),
        ],
    )
    def test_kinds(self, text: str, kind: SourceKind) -> None:
        """Named, anonymous, document, pronoun, none."""
        assert [citation.source.kind for citation in cite(text)] == [kind]

    @pytest.mark.parametrize(
        ("text", "actor"),
        [
            ("Ada Poe, head of Tern Labs, said nobody asked.", POE),
            ("Tern Labs said nobody asked.", TERN),
            ("Tern Labs (TL) said nobody asked.", TERN),
            ("Tern Labs’s tracker showed that nobody asked.", TERN),
            ("Tern Labs’s own evaluation of Heron found that nobody asked.", TERN),
            ("A spokesman for Tern Labs said nobody asked.", TERN),
            ("Ada Poe left Tern Labs. She said nobody asked.", POE),
            ("Ada Poe left.\n\nShe said nobody asked.", POE),
            ("Tern Labs closed.\n\nIt was late.\n\nIt was cold.\n\nThe company said nobody asked.", TERN),
            ("Tern Labs closed.\n\nThat was late.\n\nIt was cold.\n\nIt said nobody asked.", None),
            ("Tern Labs opened an office. The company said nobody asked.", TERN),
            ("Ada Poe, who said nobody asked, left.", POE),
            ("Ada Poe of Tern Labs, who said nobody asked, left.", POE),
            ("It was Ada Poe, at the Tern Labs, who said nobody asked.", POE),
            ("Ada Poe, the head of research at Tern Labs, who said nobody asked, left.", POE),
            ("A guard at Tern Labs, who said nobody asked, left.", None),
            ("It was Tern Labs who said nobody asked.", TERN),
            ("They met with Ada Poe, who said nobody asked.", POE),
            ("Tern Labs has a memo. “Nobody asked,” it reads.", None),
            ("Ada Poe met Wei Lin. She said nobody asked.", None),
            ("Ada Poe and Wei Lin said nobody asked.", None),
            ("Ada Poe left. The company said nobody asked.", None),
        ],
    )
    def test_actors(self, text: str, actor: Actor | None) -> None:
        """Names, bodies, roles, pronouns and relatives lead to an actor where exactly one fits."""
        (citation,) = cite(text, mentioned(text, POE, LIN, TERN))
        assert citation.source.actor == actor

    @pytest.mark.parametrize(
        ("text", "via"),
        [
            ("Ada Poe told The Daily Ledger that nobody asked.", LEDGER),
            ("“Nobody asked,” Ada Poe said in an interview with The Daily Ledger.", LEDGER),
            ("In an interview with The Daily Ledger, Ada Poe said nobody asked.", LEDGER),
            ("Speaking to the tabloid The Daily Ledger in May, Ada Poe said nobody asked.", LEDGER),
            ("After a visit to The Daily Ledger, Ada Poe said nobody asked.", None),
            ("Ada Poe said The Daily Ledger never asked.", None),
        ],
    )
    def test_relay(self, text: str, via: Actor | None) -> None:
        """The outlet to which something was said relays it."""
        (citation,) = cite(text, mentioned(text, POE, LEDGER))
        assert (citation.source.actor, citation.via) == (POE, via)

    def test_stranger_nearer_than_a_name(self) -> None:
        """A person without a name who has just spoken may be meant by "she" too, so nobody is linked."""
        text = "Ada Poe left. A spokeswoman said it was late. She said nobody asked."
        assert [citation.source.actor for citation in cite(text, mentioned(text, POE))] == [None, None]

    def test_models_have_no_say(self) -> None:
        """What an AI model "claims" is the writer's figure of speech."""
        text = "Heron claims that nobody asked."
        assert len(cite(text)) == 1
        assert cite(text, mentioned(text, HERON)) == ()

    @pytest.mark.parametrize(
        ("text", "act"),
        [
            ("Poe said nobody asked.", CitationAct.ASSERTION),
            ("Poe believes nobody asked.", CitationAct.BELIEF),
            ("The study found that nobody asked.", CitationAct.FACT),
            ("Poe refused to sign.", CitationAct.EVENTUALITY),
        ],
    )
    def test_acts(self, text: str, act: CitationAct) -> None:
        """What the source does comes from the lexicon."""
        assert [citation.act for citation in cite(text)] == [act]


class TestTextsThatBeginInTheMiddle:
    """A relative clause without what it belongs to, as a cut-off page begins."""

    def test_who_without_anybody(self) -> None:
        """Nobody stands in front of the first word, and the last word of the sentence is not it."""
        text = "who told startup announced 4, new"
        assert all(source is None or source in text for source, *_ in shown(text))


class TestWhoSpeaks:
    """An organisation in a source is linked only when it is the one that speaks."""

    @pytest.mark.parametrize(
        "source",
        [
            "Tern Labs",
            "The startup Tern Labs",
            "Tern Labs, a small firm,",
            "A spokesperson for Tern Labs",
            "A report by Tern Labs",
            "The Tern Labs team",
        ],
    )
    def test_it_speaks(self, source: str) -> None:
        """As the head of the source, or through what speaks for it."""
        text = f"{source} said that the model works."
        (citation,) = cite(text, mentioned(text, TERN))
        assert citation.source.actor == TERN

    @pytest.mark.parametrize(
        ("place", "actor"), [("An official in Orsk", None), ("Orsk", ORSK), ("Orsk officials", ORSK)]
    )
    def test_places(self, place: str, actor: Actor | None) -> None:
        """A place speaks by itself or through its officials; where somebody is, is not who speaks."""
        text = f"{place} said that the model works."
        (citation,) = cite(text, mentioned(text, ORSK))
        assert citation.source.actor == actor

    def test_owner_in_front_of_a_name(self) -> None:
        """The words "its head, Ada Poe," are whole; what stands in front of them is the content."""
        text = "Moving would cut that bill by a third, its head of infrastructure, Ada Poe, argued in a post."
        assert shown(text)[0][:3] == (
            "its head of infrastructure, Ada Poe",
            "argued",
            ["Moving would cut that bill by a third"],
        )

    @pytest.mark.parametrize(
        "source", ["Critics of Tern Labs", "Tern Labs’s rivals", "A former Tern Labs engineer", "Analysts at Tern Labs"]
    )
    def test_others_speak(self, source: str) -> None:
        """Those who are described by it are somebody else."""
        text = f"{source} said that the model works."
        (citation,) = cite(text, mentioned(text, TERN))
        assert (citation.source.kind, citation.source.actor) == (SourceKind.NAMED, None)


class TestWhomPronounsMean:
    """Of several people who were named, the one whom "he" or "she" can mean, or who spoke last."""

    MARA = Actor(id="mara-quist", name="Mara Quist", kind=ActorKind.PERSON)
    BORIS = Actor(id="boris-lind", name="Boris Lind", kind=ActorKind.PERSON)
    XY = Actor(id="xyra-lind", name="Xyra Tarn", kind=ActorKind.PERSON)

    @pytest.mark.parametrize(
        ("text", "actor"),
        [
            ("Mara Quist met Boris Lind. She said nobody asked.", MARA),
            ("Mara Quist met Boris Lind. He said nobody asked.", BORIS),
            ("Mara Quist left. He said nobody asked.", None),
            ("Mara Quist met Xyra Tarn. She said nobody asked.", None),
            ("Mara Quist met Ms. Xyra Tarn. He said nobody asked.", None),
            ("Mara Quist met Mr. Xyra Tarn. He said nobody asked.", XY),
            ("Mara Quist met Boris Lind. They said nobody asked.", None),
            ("Mara Quist left. Xyra Tarn was kinder: she said nobody asked.", XY),
            ("Mara Quist left. Mara Quist and Xyra Tarn met: she said nobody asked.", None),
        ],
    )
    def test_names_and_addresses(self, text: str, actor: Actor | None) -> None:
        """A name that only women have is no "he"; of a name that nothing is known of, both may be meant."""
        assert [one.source.actor for one in cite(text, mentioned(text, self.MARA, self.BORIS, self.XY))] == [actor]

    @pytest.mark.parametrize(
        ("text", "actor"),
        [
            ("Mara Quist left. Xyra Tarn said it was late. “Nobody asked,” she said.", XY),
            ("Mara Quist said it was late. “Nobody asked,” Xyra Tarn said. She added that it is dull.", XY),
            ("Mara Quist said that Xyra Tarn was late. “Nobody asked,” she said.", MARA),
            ("Mara Quist said it was late. Xyra Tarn left. “Nobody asked,” she said.", None),
            ("Mara Quist and Xyra Tarn said it was late. “Nobody asked,” she said.", None),
            ("Mara Quist left. Xyra Tarn said it was late. She said it was cold. “Nobody asked,” she said.", XY),
            ("Mara Quist left. Xyra Tarn said it was late.\n\nMara Quist met Xyra Tarn. She said nobody asked.", None),
        ],
    )
    def test_last_speaker(self, text: str, actor: Actor | None) -> None:
        """Who spoke last in the paragraph goes on, if nobody was named since but in what was said."""
        assert cite(text, mentioned(text, self.MARA, self.XY))[-1].source.actor == actor

    def test_table(self) -> None:
        """Names by name, once, each with one pronoun."""
        rows = read_table("pronouns.tsv")
        assert rows == sorted(rows)
        assert len({name for name, _ in rows}) == len(rows)
        assert {pronoun for _, pronoun in rows} == {"he", "she"}


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
    def test_spans(self, text: str, expected: list[tuple[str | None, str | None, list[str]]]) -> None:
        """Source, cue and content."""
        assert [row[:3] for row in shown_with(text, POE, TERN, LEDGER)] == expected

    def test_person_close_to_a_board(self) -> None:
        """Who is close to an organisation does not speak for it."""
        text = "“It is late,” a person close to Tern Labs’s management said."
        (citation,) = cite(text, mentioned(text, TERN))
        assert citation.source.actor is None

    @pytest.mark.parametrize(
        "text", ["Poe called; 2", "(Ada Poe did not say that; no.)", "Poe said)", "Poe called (it) a;"]
    )
    def test_nothing_behind_the_cue(self, text: str) -> None:
        """Where no word of a content is left, nothing is attributed."""
        assert all(span.of(text).strip() for citation in cite(text) for span in citation.content)

    def test_person_in_a_relative_clause(self) -> None:
        """Who stands in a clause about the source is not the source."""
        text = "One lab, which Ada Poe declines to name, has asked for its removal."
        assert cite(text, mentioned(text, POE))[0].source.actor is None

    def test_frame_in_front(self) -> None:
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
    def test_occasions_and_openings(self, text: str, source: str, content: str) -> None:
        """A day or a venue is no content, and a source that opens the sentence leaves something to attribute."""
        ((found, _, contents, _),) = shown(text)
        assert (found, contents) == (source, [content])

    @pytest.mark.parametrize("text", ["Ada Poe said to", "It was said to", "Critics warned that they meant to"])
    def test_text_that_breaks_off_behind_to(self, text: str) -> None:
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
            ("She left, calling the plan a trap and asking for more.", "the plan a trap"),
        ],
    )
    def test_end(self, text: str, content: str) -> None:
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
    def test_sources(self, text: str, source: str) -> None:
        """What somebody issues or spends is no source, nor is a degree."""
        assert shown(text)[0][0] == source


class TestLexicon:
    """The tables in the package."""

    def test_acts_and_classes_are_known(self) -> None:
        """Every line of the lexicon has a class, an act and takes that the code knows."""
        takes = {"that", "bare", "quote", "object", "infinitive", "question", "addressee", "figure"}
        for lemma, group, _, act, listed in read_table("cues.tsv"):
            assert group in {"verb", "homograph", "noun", "adjective", "adverb"}, lemma
            assert CitationAct(act), lemma
            assert set(listed.split()) <= takes, lemma

    def test_lexicon_is_sorted_without_doubles(self) -> None:
        """One line a lemma and class, in order."""
        keys = [(row[0], row[1]) for row in read_table("cues.tsv")]
        assert keys == sorted(set(keys))

    @pytest.mark.parametrize(
        ("form", "lemma"), [("denies", "deny"), ("told", "tell"), ("pushes", "push"), ("urging", "urge")]
    )
    def test_forms(self, form: str, lemma: str) -> None:
        """Forms follow the rules of English unless the lexicon lists them."""
        if form != "pushes":
            assert CUES[form].lemma == lemma

    @pytest.mark.parametrize("spelling", ["isz", "lll"], ids=["-ise and -ize", "-lled and -led"])
    def test_both_spellings(self, spelling: str) -> None:
        """British and American forms are forms of one verb, or have lines of their own."""
        verbs = {form: cue for form, cue in CUES.items() if cue.form in {"base", "third", "past", "ing"}}
        if spelling == "isz":
            american = [form for form, cue in verbs.items() if re.search(r"iz(?:e|es|ed|ing)$", form) and cue]
            british = [re.sub(r"iz(?=e|ing)", "is", form) for form in american]
        else:
            american = [form for form in verbs if re.search(r"(?:be|na|ve)l(?:ed|ing)$", form)]
            british = [re.sub(r"l(?=ed|ing)", "ll", form) for form in american]
        assert american
        assert [form for form in british if form not in verbs] == []

    @pytest.mark.parametrize(
        ("text", "cue"),
        [
            ("Tern Labs apologised for the delay.", "apologised"),
            ("Poe labelled the plan a trap.", "labelled"),
            ("Poe learnt that it was late.", "learnt"),
            ("Poe signalled that it was late.", "signalled"),
            ("Poe criticised the plan.", "criticised"),
            ("Regulators flagged that it was late.", "flagged"),
            ("Poe concurred that it was late.", "concurred"),
        ],
    )
    def test_forms_are_found(self, text: str, cue: str) -> None:
        """British spellings and doubled consonants, in sentences."""
        assert [row[1] for row in shown(text)] == [cue]

    def test_short_verbs_double_their_consonant(self) -> None:
        """No form is built like "flaged"."""
        short = re.compile(r"[^aeiou]+[aeiou][bdfgmnprt]")
        verbs = {(form, cue.lemma) for form, cue in CUES.items() if cue.form in {"past", "ing"}}
        once = [form for form, lemma in verbs if short.fullmatch(lemma) and form in {f"{lemma}ed", f"{lemma}ing"}]
        assert once == []

    def test_contractions_are_two_words(self) -> None:
        """The subject of "he's said" is "he"."""
        text = "He's said it"
        sentence = read_sentence(text, 0, len(text), ())
        assert sentence.words == ["he", "'s", "said", "it"]
        assert [text[a:b] for a, b in zip(sentence.starts, sentence.ends, strict=True)] == ["He", "'s", "said", "it"]


PIECES = st.sampled_from(
    [
        *"said told claims according to by as in that who , . : ; — - “ ” \" ' '' ‘ ’ „ « » ( ) Poe Tern".split(),
        *"critics he she it was the a of and but not reportedly warnings from calling quoting put U.S. 20,000".split(),
        "\n",
        "\n\n",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
)
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def quotes_straightened(citations: Sequence[Citation]) -> list[object]:
    """What must not depend on the kind of marks."""
    return [(c.source.span, c.cue, c.content, c.rule, c.kind) for c in citations]


class TestLaws:
    """What holds for every text."""

    @given(TEXTS)
    @settings(deadline=None)
    def test_spans_lie_in_blocks_and_citations_are_sorted(self, text: str) -> None:
        """Any text gives citations in order, each span of which lies in one paragraph or heading."""
        try:
            sections = parse_layout(text).sections
        except ValueError:
            return
        blocks = [block for section in sections for block in section.blocks()]
        citations = find_citations(text, sections, ())
        assert [c.start for c in citations] == sorted(c.start for c in citations)
        for citation in citations:
            for span in (citation.source.span, citation.cue, *citation.content):
                assert span is None or any(block.covers(span) for block in blocks)
            assert not citation.content[-1].of(text).isspace()

    @given(TEXTS)
    @settings(deadline=None)
    def test_words_tile_the_sentence(self, text: str) -> None:
        """The words of a block are in order, in bounds, and leave out nothing but white space."""
        if not text:
            return
        position = 0
        for sentence in read_block(text, Span(0, len(text)), None)[0]:
            assert len(sentence.words) == len(sentence.tags) == len(sentence.starts) == len(sentence.ends)
            for start, end in zip(sentence.starts, sentence.ends, strict=True):
                assert position <= start < end <= len(text)
                assert not text[position:start].strip()
                position = end
        assert not text[position:].strip()

    @pytest.mark.parametrize(
        "text",
        [
            "“Nobody asked,” said Ada Poe. “Not once.” Critics call it “a gift” that isn’t free, she added.",
            "Poe’s claim that the labs’ data “wasn’t clean” is wrong, the company said. “It’s fine,” it wrote: “Look.”",
            "‘Nobody asked,’ said Lin. He wasn’t sure. ‘It’s late.’",
        ],
    )
    def test_straight_and_curly_marks_are_the_same(self, text: str) -> None:
        """Swapping curly marks for straight ones changes nothing."""
        assert quotes_straightened(cite(text)) == quotes_straightened(cite(text.translate(STRAIGHT)))

    @pytest.mark.parametrize(
        "unit",
        [
            "said ",
            'q"',
            "“",
            "' ",
            "“a. ",
            "according to X, ",
            "X said, ",
            "He said: ",
            "(",
            "Poe claimed that ",
            "“x\n\n",
            "it ",
        ],
    )
    def test_work_is_linear(self, unit: str, calls_of: CallsOf) -> None:
        """Eight times the text takes about eight times the work, on whatever text."""

        def calls(size: int) -> int:
            text = unit * (size // len(unit))
            sections = parse_layout(text).sections
            return calls_of(lambda: find_citations(text, sections, ()))

        assert calls(32_000) < 16 * (calls(4_000) + 100)

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.translate(STRAIGHT),
            lambda text: text.replace("\n\n", " ", 1),
            lambda text: text[: text.rindex("”")] + text[text.rindex("”") + 1 :],
            lambda text: text[: text.index("“")] + text[text.index("“") + 1 :],
        ],
        ids=["straight marks", "paragraphs joined", "last mark lost", "first mark lost"],
    )
    def test_a_slip_spoils_its_own_place_only(self, change: Callable[[str], str]) -> None:
        """Other marks, a lost mark or a lost paragraph break leave the sources of all other sentences as they were."""
        text = (
            "“Nobody asked us,” said Ada Poe.\n\nAccording to Tern Labs, the weights are free. Critics warned that "
            "the licence is not.\n\nWei Lin told The Daily Ledger that “it is late.” He expects that more will follow."
        )
        sources = ["Ada Poe", "Tern Labs", "Critics", "Wei Lin", "He"]
        assert [source for source, *_ in shown(text)] == sources
        kept = [source for source, *_ in shown(change(text))]
        assert len(set(sources) - set(kept)) <= 1
        assert len(kept) <= len(sources) + 1


# --- transcripts ------------------------------------------------------------------------------------------------------
def turns(text: str, *people: Actor) -> list[tuple[str, list[str]]]:
    """Speaker and words of each turn."""
    cited = cite(text, mentioned(text, *people))
    return [
        (citation.source.span.of(text), [span.of(text) for span in citation.content])
        for citation in cited
        if citation.rule == "turn" and citation.source.span is not None
    ]


class TestTranscripts:
    """Interviews, in which a line begins with the name of who speaks."""

    def test_dialogue(self) -> None:
        """A turn goes on over paragraphs, up to the next speaker; the last one is a paragraph."""
        text = "Ada Poe: Why?\n\nWei Lin: We can.\n\nAnd we will.\n\nAda Poe: I see.\n\nThanks for reading."
        assert turns(text, POE, LIN) == [
            ("Ada Poe", ["Why?"]),
            ("Wei Lin", ["We can.", "And we will."]),
            ("Ada Poe", ["I see."]),
        ]

    def test_table(self) -> None:
        """Names with numbers behind them say nothing."""
        text = "Ada Poe: 2,316.\n\nWei Lin: 547.\n\nAda Poe: 12\n\nWei Lin: 9"
        assert turns(text, POE, LIN) == []

    def test_record(self) -> None:
        """It is a direct citation without a cue, of a named source that leads to its actor."""
        text = "Ada Poe: Why?\n\nWei Lin: We can.\n\nAda Poe: I see."
        first = cite(text, mentioned(text, POE, LIN))[0]
        assert (first.kind, first.act, first.cue) == (CitationKind.DIRECT, CitationAct.ASSERTION, None)
        assert (first.source.kind, first.source.actor) == (SourceKind.NAMED, POE)

    def test_citation_in_a_turn(self) -> None:
        """What a speaker says of others is a citation of its own, inside the turn; the label is nobody's content."""
        text = "Ada Poe: Why?\n\nWei Lin: Critics say that it is late.\n\nAda Poe: I see."
        assert [row for row in shown_with(text, POE, LIN) if row[3] != "turn"] == [
            ("Critics", "say", ["it is late"], "verb")
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Ada Poe [00:01:02]: Why?\n\nWei Lin [00:01:07]: We can.\n\nAda Poe [1:02:07]: I see.",
            "Ada Poe (01:02): Why?\n\nWei Lin (01:07): We can.\n\nAda Poe (10:07): I see.",
            "[00:01:02] Ada Poe: Why?\n\n[00:01:07] Wei Lin: We can.\n\n[00:02:07] Ada Poe: I see.",
            "Ada Poe\n(00:01:02)\nWhy?\n\nWei Lin\n(00:01:07)\nWe can.\n\nAda Poe\n(00:02:07)\nI see.",
            "Ada Poe [00:01:02]: Why?\nWei Lin [00:01:07]: We can.\nAda Poe [00:01:09]: I see.",
            "Ada Poe [00:01:02]:\n\nWhy?\n\nWei Lin [00:01:07]:\n\nWe can.\n\nAda Poe [00:01:09]: I see.",
        ],
        ids=["brackets", "round", "in front", "on lines", "one block", "alone"],
    )
    def test_times(self, text: str) -> None:
        """With the time beside it, a name needs no other sign, and the time is no part of what is said."""
        assert turns(text) == [("Ada Poe", ["Why?"]), ("Wei Lin", ["We can."]), ("Ada Poe", ["I see."])]

    def test_interviewer_and_capitals(self) -> None:
        """Roles of a transcript count beside a name, and in capitals every name does."""
        text = "Interviewer: Why?\n\nAda Poe: We can.\n\nInterviewer: I see."
        assert [name for name, _ in turns(text, POE)] == ["Interviewer", "Ada Poe", "Interviewer"]
        kinds = [citation.source.kind for citation in cite(text, mentioned(text, POE))]
        assert kinds == [SourceKind.ANONYMOUS, SourceKind.NAMED, SourceKind.ANONYMOUS]
        text = "Ada [00:12]: Why?\n\nWei [00:13]: We can.\n\nAda [00:14]: I see."
        assert {citation.source.kind for citation in cite(text)} == {SourceKind.NAMED}
        text = "ADA POE: Why?\n\nWEI LIN: We can.\n\nADA POE: I see."
        loud = Actor(id="ada-poe", name="ADA POE", kind=ActorKind.PERSON)
        assert [name for name, _ in turns(text, loud)] == ["ADA POE", "WEI LIN", "ADA POE"]

    @pytest.mark.parametrize(
        "text",
        [
            "Size: 7B\n\nLicense: MIT\n\nSize: 8B\n\nLicense: MIT",
            "Ada Poe: five points\n\nWei Lin: four points",
            "Ada Poe: Why?\n\nNote: It is late.\n\nNote: It is open.",
            "Interviewer: Why?\n\nInterviewer: When?\n\nInterviewer: Who?",
        ],
    )
    def test_no_transcript(self, text: str) -> None:
        """Labels of things, or of people who come once, make none."""
        assert turns(text, POE, LIN) == []

    def test_one_speaker(self) -> None:
        """Where only one is named, a turn is no longer than its paragraph: the next may be the interviewer's."""
        text = "Ada Poe: We can.\n\nWhy?\n\nAda Poe: We will.\n\nWhen?\n\nAda Poe: Now."
        assert turns(text, POE) == [("Ada Poe", ["We can."]), ("Ada Poe", ["We will."]), ("Ada Poe", ["Now."])]

    def test_heading_ends_a_turn(self) -> None:
        """What stands under the next heading is said by whom it names."""
        text = "Ada Poe: Why?\n\nWei Lin: We can.\n\nWhat Comes Next\n\nIt was late at night.\n\nAda Poe: I see."
        assert turns(text, POE, LIN)[1] == ("Wei Lin", ["We can."])

    def test_other_labels_are_content(self) -> None:
        """In a transcript a line that begins with a word and a colon is still the speaker's."""
        text = "Ada Poe: Why?\n\nWei Lin: We can.\n\nNote: not yet.\n\nAda Poe: I see."
        assert turns(text, POE, LIN)[1] == ("Wei Lin", ["We can.", "Note: not yet."])

    @settings(max_examples=50)
    @given(
        st.lists(
            st.sampled_from(("Ada Poe: ", "Wei Lin [00:12]:", "\n", "\n\n", "We can. ", "“So,” he said. ")), max_size=30
        )
    )
    def test_parts_lie_in_blocks(self, parts: list[str]) -> None:
        """Whatever labels stand where, every part of a citation lies in the text and in one block."""
        text = "".join(parts)
        layout = parse_layout(text)
        blocks = [block for section in layout.sections for block in section.blocks()]
        for citation in find_citations(text, layout.sections, mentioned(text, POE, LIN)):
            for span in (citation.source.span, citation.cue, *citation.content):
                assert span is None or any(block.start <= span.start and span.end <= block.end for block in blocks)

    def test_time_is_linear(self, calls_of: CallsOf) -> None:
        """Twice the turns take twice the work."""
        text = "Ada Poe [00:12]: Why? We can.\n\nWei Lin [00:13]: We will.\n\n" * 50
        once, twice = calls_of(lambda: cite(text)), calls_of(lambda: cite(text * 2))
        assert twice < 2.3 * once
