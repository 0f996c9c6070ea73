"""Who of those named in a source speaks: its head and what is said in its name, never who only stands inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.citations.conftest import Cite

NAMES = ("Ada Poe", "Wei Lin", "Tern Labs", "Orsk Works")
ORDERS = [
    "{source} said that it was late.",
    "“It was late,” {source} said.",
    "“It was late,” said {source}.",
    "It was late, according to {source}.",
    "In June, {source} warned that it was late.",
]


def speaker(cite: Cite, text: str, *names: str) -> str | None:
    """Name of the actor of the only citation."""
    (citation,) = cite(text, *(names or NAMES))
    return citation.source.actor.name if citation.source.actor is not None else None


class TestInsideOnly:
    """A person whom a source names only to say whose or which somebody is."""

    @pytest.mark.parametrize("order", ORDERS)
    @pytest.mark.parametrize(
        "source",
        [
            "Ada Poe’s critics",
            "critics of Ada Poe",
            "rivals of Ada Poe",
            "Poe’s sister",
            "the judge in Ada Poe’s case",
            "sources close to Ada Poe",
            "people familiar with Poe’s thinking",
            "people advising Ada Poe",
            "engineers under Ada Poe",
            "a friend of Ada Poe",
            "a biographer of Ada Poe",
            "a former lawyer for Ada Poe",
            "critics of Ada Poe’s letter",
            "Poe’s critics’ letter",
            "critics of president Ada Poe",
            "critics of Ada Poe and Wei Lin",
            "a group led by Ada Poe",
            "critics such as Ada Poe",
            "Ada Poe supporters",
            "Ada Poe’s company",
            "a letter to Ada Poe",
            "a report about Ada Poe",
            "a report about Tern Labs",
            "a report on Tern Labs",
            "a letter to Tern Labs",
        ],
    )
    def test_nobody_speaks_for_somebody_else(self, cite: Cite, order: str, source: str) -> None:
        """Owner, object of a preposition, name before a noun: none of them said it, wherever the source stands."""
        text = order.format(source=source)
        assert speaker(cite, text[0].upper() + text[1:]) is None

    @pytest.mark.parametrize("order", ORDERS)
    @pytest.mark.parametrize(
        "source",
        [
            "Wei Lin’s deputy Ada Poe",
            "Lin’s deputy, Ada Poe,",
            "Lin ally Ada Poe",
            "Ada Poe, Wei Lin’s deputy,",
            "Ada Poe, a critic of Wei Lin,",
            "Ada Poe, who works with Wei Lin,",
            "a friend of Wei Lin, Ada Poe,",
            "Wei Lin’s lawyer, Ada Poe,",
            "a spokeswoman for Wei Lin, Ada Poe,",
            "Tern Labs’s Ada Poe",
            "Tern Labs chief Ada Poe",
            "the president of Tern Labs Ada Poe",
            "its head of research Ada Poe",
            "Tern Labs co-founder and president Ada Poe",
            "Ada Poe of Tern Labs",
            "Ada Poe herself",
        ],
    )
    def test_the_apposition_speaks(self, cite: Cite, order: str, source: str) -> None:
        """Who has a name of his own speaks, whosever deputy or friend he is."""
        text = order.format(source=source).replace(",.", ".")
        assert speaker(cite, text[0].upper() + text[1:]) == "Ada Poe"

    @pytest.mark.parametrize(
        "source",
        [
            "Ada Poe’s spokesperson",
            "A spokesman for Ada Poe",
            "A spokesman for president Ada Poe",
            "A lawyer for Ada Poe",
            "Ada Poe’s office",
            "Ada Poe’s letter",
            "A letter by Ada Poe",
            "A letter from Ada Poe to Wei Lin",
            "A letter from Ada Poe’s lawyers",
            "A memo written by Ada Poe",
        ],
    )
    def test_her_own_side_speaks(self, cite: Cite, source: str) -> None:
        """What her spokesman, her lawyer and her letter say is hers, as it is with an organisation."""
        assert speaker(cite, f"{source} said that it was late.") == "Ada Poe"

    @pytest.mark.parametrize("source", ["Ada Poe’s Tern Labs", "Poe’s company Tern Labs", "Tern Labs, led by Ada Poe,"])
    def test_her_company_speaks(self, cite: Cite, source: str) -> None:
        """A company that is named speaks for itself, whosever it is."""
        assert speaker(cite, f"{source} said that it was late.") == "Tern Labs"

    def test_an_insertion_makes_nobody_speak(self, cite: Cite) -> None:
        """What stands after a comma describes; a word of it does not make its owner's employer the speaker."""
        assert speaker(cite, "Analysts at Tern Labs, a research firm, said that it was late.") is None

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("It came from a friend of Ada Poe, who said that it was late.", None),
            ("It ended with the arrest of Ada Poe, who said that it was late.", "Ada Poe"),
        ],
    )
    def test_relative_clauses(self, cite: Cite, text: str, name: str | None) -> None:
        """After "a friend of Ada Poe, who" it may be the friend, so nobody is linked."""
        assert speaker(cite, text) == name

    def test_pronouns_after_them(self, cite: Cite) -> None:
        """When somebody's sister has spoken, "she" is not that somebody."""
        text = "Ada Poe’s sister said that it was late. She added that it was sad."
        assert [citation.source.actor for citation in cite(text, *NAMES)] == [None, None]


class TestJoined:
    """Several who speak together."""

    @pytest.mark.parametrize("order", ORDERS)
    @pytest.mark.parametrize(
        "source",
        [
            "Ada Poe and Wei Lin",
            "both Ada Poe and Wei Lin",
            "Ada Poe and others",
            "Ada Poe and her lawyers",
            "her lawyers and Ada Poe",
            "Tern Labs and Ada Poe",
            "Tern Labs and Orsk Works",
            "Tern Labs and its rivals",
            "Tern Labs, Orsk Works and Ada Poe",
            "Ada Poe, Orvic Blumq, Xylo Zandt and Quorn Vell",
        ],
    )
    def test_no_single_actor(self, cite: Cite, order: str, source: str) -> None:
        """They are one source, and it leads to none of them."""
        text = order.format(source=source)
        assert speaker(cite, text[0].upper() + text[1:]) is None

    @pytest.mark.parametrize("source", ["NATO, Ada Poe and Wei Lin", "Poe, Lin, and Tern Labs", "UN, EU and US"])
    def test_the_whole_list_is_the_source(self, cite: Cite, source: str) -> None:
        """The first of a list belongs to it, also when it has one word and begins the sentence."""
        text = f"{source} said that it was late."
        (citation,) = cite(text, *NAMES, "NATO", "UN", "EU", "US")
        assert citation.source.span is not None
        assert (citation.source.span.of(text), citation.source.actor) == (source, None)


class TestCapitals:
    """States and bodies whose short names are small words when they are not written in capitals, and their like."""

    BODIES = ("US", "UK", "EU", "WHO", "UN", "NATO", "FTC")

    @pytest.mark.parametrize("body", BODIES)
    @pytest.mark.parametrize(
        "order",
        [
            "{} said that it was late.",
            "{} warned that it was late.",
            "The {} said that it was late.",
            "The {} has said that it was late.",
            "The {} itself said that it was late.",
            "{} itself said that it was late.",
            "“We are late,” the {} said.",
            "“We are late,” {} said.",
            "“We are late,” said the {}.",
            "“We are late,” the {} said on Friday.",
            "In 2024 the {} announced that it was late.",
            "On Friday, the {} said that it was late.",
            "But the {} says that it is late.",
            "It is late, the {} said.",
            "It is late, {} said.",
            "According to the {}, it is late.",
            "The {}, which is late, said that it was cold.",
            "The memo came (the {} said that it was late).",
        ],
    )
    def test_they_speak(self, cite: Cite, order: str, body: str) -> None:
        """In every order, at the beginning of a sentence, after a quotation, with "itself"."""
        text = order.format(body)
        (citation,) = cite(text, *self.BODIES)
        assert citation.source.kind.value == "named"
        assert citation.source.actor is not None
        assert citation.source.actor.name == body

    @pytest.mark.parametrize("source", ["The US and the UK", "The WHO, the UN and NATO", "The EU, US and FTC"])
    def test_lists(self, cite: Cite, source: str) -> None:
        """Several of them are one source without a single actor."""
        text = f"{source} said that it was late."
        (citation,) = cite(text, *self.BODIES)
        assert citation.source.span is not None
        assert (citation.source.span.of(text), citation.source.actor) == (source, None)

    def test_after_another_body(self, cite: Cite) -> None:
        """WHO, in capitals, is no pronoun that leads back to whoever was named before."""
        assert speaker(cite, "Tern Labs met the FTC. WHO warned that it was late.", "Tern Labs", "FTC", "WHO") == "WHO"

    def test_small_letters_are_pronouns(self, cite: Cite) -> None:
        """In small letters they are pronouns still."""
        text = "They told us that it was late."
        assert [citation.source.kind.value for citation in cite(text)] == ["pronoun"]

    def test_somebody_unknown_of_a_body(self, cite: Cite) -> None:
        """Where a name that no mention covers heads the source, the body after "of" does not speak."""
        (citation,) = cite("Xyla Feldhammer of the group Tern Labs noted that it was late.", "Tern Labs")
        assert citation.source.actor is None
