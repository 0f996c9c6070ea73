"""How a source is named, and which actor it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus.annotations import CitationAct, SourceKind, ViaBasis
from atomcorpus.citations.cues import read_table
from atomcorpus.entities import Actor, ActorKind, AIModel, ModelLevel

if TYPE_CHECKING:
    from tests.citations.conftest import Cite, Shown

POE = Actor(id="ada-poe", name="Ada Poe", kind=ActorKind.PERSON)
LIN = Actor(id="wei-lin", name="Wei Lin", kind=ActorKind.PERSON)
TERN = Actor(id="tern-labs", name="Tern Labs", kind=ActorKind.COMPANY)
LEDGER = Actor(id="daily-ledger", name="The Daily Ledger", kind=ActorKind.MEDIA)
ORSK = Actor(id="place:orsk", name="Orsk", kind=ActorKind.PLACE)
HERON = AIModel(id="tern/heron", name="Heron", level=ModelLevel.MODEL)


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
            ("People say nobody asked.", SourceKind.GENERIC),
            ("A lot of people think nobody asked.", SourceKind.GENERIC),
            ("Some argue that nobody asked.", SourceKind.GENERIC),
            ("Someone told me that nobody asked.", SourceKind.GENERIC),
            ("People familiar with the talks said nobody asked.", SourceKind.ANONYMOUS),
            ("Many engineers argue that nobody asked.", SourceKind.ANONYMOUS),
            ("The report said nobody asked.", SourceKind.DOCUMENT),
            ("A report by Tern Labs said nobody asked.", SourceKind.NAMED),
            ("They said nobody asked.", SourceKind.PRONOUN),
            ("Reportedly, nobody asked.", SourceKind.NONE),
        ],
    )
    def test_kinds(self, cite: Cite, text: str, kind: SourceKind) -> None:
        """Named, anonymous, generic, document, pronoun, none."""
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
            ("Ada Poe, a young engineer at Tern Labs, left. The engineer said nobody asked.", POE),
            ("Ada Poe, an engineer at the bank, left. The bank said nobody asked.", None),
            ("Ada Poe, an engineer, left. The lawyer said nobody asked.", None),
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
    def test_actors(self, cite: Cite, text: str, actor: Actor | None) -> None:
        """Names, bodies, roles, pronouns and relatives lead to an actor where exactly one fits."""
        (citation,) = cite(text, POE, LIN, TERN)
        assert citation.source.actor == actor

    @pytest.mark.parametrize(
        ("text", "via"),
        [
            ("Ada Poe told The Daily Ledger that nobody asked.", LEDGER),
            ("“Nobody asked,” Ada Poe said in an interview with The Daily Ledger.", LEDGER),
            ("In an interview with The Daily Ledger, Ada Poe said nobody asked.", LEDGER),
            ("Speaking to the tabloid The Daily Ledger in May, Ada Poe said nobody asked.", LEDGER),
            ("Ada Poe wrote in The Daily Ledger that nobody asked.", LEDGER),
            ("After a visit to The Daily Ledger, Ada Poe said nobody asked.", None),
            ("Ada Poe said The Daily Ledger never asked.", None),
        ],
    )
    def test_relay(self, cite: Cite, text: str, via: Actor | None) -> None:
        """The outlet to which something was said relays it."""
        (citation,) = cite(text, POE, LEDGER)
        assert (citation.source.actor, citation.via) == (POE, via)

    @pytest.mark.parametrize(
        "text",
        [
            "The Daily Ledger reported that Ada Poe said nobody asked.",
            "Ada Poe said nobody asked, The Daily Ledger reported.",
            "According to The Daily Ledger, Ada Poe said nobody asked.",
            "Ada Poe said nobody asked, according to The Daily Ledger.",
        ],
    )
    def test_reported(self, cite: Cite, text: str) -> None:
        """The outlet that reports what somebody says is the one that relays it, and is cited itself."""
        found = {one.source.actor: (one.via, one.via_basis) for one in cite(text, POE, LEDGER)}
        assert found == {POE: (LEDGER, ViaBasis.REPORTED), LEDGER: (None, None)}

    def test_stranger_nearer_than_a_name(self, cite: Cite) -> None:
        """A person without a name who has just spoken may be meant by "she" too, so nobody is linked."""
        text = "Ada Poe left. A spokeswoman said it was late. She said nobody asked."
        assert [citation.source.actor for citation in cite(text, POE)] == [None, None]

    def test_models_have_no_say(self, cite: Cite) -> None:
        """What an AI model "claims" is the writer's figure of speech."""
        text = "Heron claims that nobody asked."
        assert len(cite(text)) == 1
        assert cite(text, HERON) == ()

    @pytest.mark.parametrize(
        ("text", "act"),
        [
            ("Poe said nobody asked.", CitationAct.ASSERTION),
            ("Poe believes nobody asked.", CitationAct.BELIEF),
            ("The study found that nobody asked.", CitationAct.FACT),
            ("Poe refused to sign.", CitationAct.EVENTUALITY),
        ],
    )
    def test_acts(self, cite: Cite, text: str, act: CitationAct) -> None:
        """What the source does comes from the lexicon."""
        assert [citation.act for citation in cite(text)] == [act]


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
    def test_it_speaks(self, cite: Cite, source: str) -> None:
        """As the head of the source, or through what speaks for it."""
        text = f"{source} said that the model works."
        (citation,) = cite(text, TERN)
        assert citation.source.actor == TERN

    @pytest.mark.parametrize(
        ("place", "actor"), [("An official in Orsk", None), ("Orsk", ORSK), ("Orsk officials", ORSK)]
    )
    def test_places(self, cite: Cite, place: str, actor: Actor | None) -> None:
        """A place speaks by itself or through its officials; where somebody is, is not who speaks."""
        text = f"{place} said that the model works."
        (citation,) = cite(text, ORSK)
        assert citation.source.actor == actor

    def test_owner_in_front_of_a_name(self, shown: Shown) -> None:
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
    def test_others_speak(self, cite: Cite, source: str) -> None:
        """Those who are described by it are somebody else."""
        text = f"{source} said that the model works."
        (citation,) = cite(text, TERN)
        assert (citation.source.kind, citation.source.actor) == (SourceKind.NAMED, None)


class TestWhomPronounsMean:
    """Of several people who were named, the one whom "he" or "she" can mean, or who spoke last."""

    MARA = Actor(id="mara-quist", name="Mara Quist", kind=ActorKind.PERSON)
    BORIS = Actor(id="boris-lind", name="Boris Lind", kind=ActorKind.PERSON)
    XY = Actor(id="xyra-lind", name="Xyra Tarn", kind=ActorKind.PERSON)

    @pytest.mark.parametrize(
        "accusing",
        ["accused {} of lying", "criticised {} for the delay", "attacked {} over the roof", "praised {}", "blamed {}"],
    )
    @pytest.mark.parametrize(
        ("whom", "going_on", "actor"),
        [
            ("Xyra Tarn", "She said nobody asked.", None),
            ("Xyra Tarn, who runs the mill,", "She said nobody asked.", None),
            ("Xyra Tarn", "“Nobody asked,” she said.", None),
            ("Boris Lind", "She said nobody asked.", MARA),
            ("Boris Lind", "He said nobody asked.", BORIS),
        ],
    )
    def test_who_is_accused_may_answer(
        self, cite: Cite, accusing: str, whom: str, going_on: str, actor: Actor | None
    ) -> None:
        """The object of a verb is an antecedent, other than who is named in what somebody says."""
        text = f"Mara Quist {accusing.format(whom)}. {going_on}"
        assert cite(text, self.MARA, self.BORIS, self.XY)[-1].source.actor == actor

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
    def test_names_and_addresses(self, cite: Cite, text: str, actor: Actor | None) -> None:
        """A name that only women have is no "he"; of a name that nothing is known of, both may be meant."""
        assert [one.source.actor for one in cite(text, self.MARA, self.BORIS, self.XY)] == [actor]

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
    def test_last_speaker(self, cite: Cite, text: str, actor: Actor | None) -> None:
        """Who spoke last in the paragraph goes on, if nobody was named since but in what was said."""
        assert cite(text, self.MARA, self.XY)[-1].source.actor == actor

    def test_table(self) -> None:
        """Names by name, once, each with one pronoun."""
        rows = read_table("pronouns.tsv")
        assert rows == sorted(rows)
        assert len({name for name, _ in rows}) == len(rows)
        assert {pronoun for _, pronoun in rows} == {"he", "she"}
