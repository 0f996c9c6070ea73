"""Companies that nobody listed: what they say, whom they are counted among, what they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import atomcorpus

if TYPE_CHECKING:
    from collections.abc import Callable

    MentionsOf = Callable[[str], list[tuple[str, str, str]]]


def companies(mentions_of: MentionsOf, text: str) -> list[str]:
    """The words of each company."""
    return [words for words, entity, _ in mentions_of(text) if entity.startswith("unlisted:company/")]


class TestSpeakers:
    """Who speaks and is nobody in the article is a company."""

    @pytest.mark.parametrize(
        "text",
        [
            "{} said it would expand. {} grew by a third.",
            "“It is late,” said {}. The roof of {} is red.",
            "The roof of {} is red. Later {} warned that it leaks.",
        ],
    )
    @pytest.mark.parametrize("name", ["Quillora", "QuillBarn"])
    def test_company(self, mentions_of: MentionsOf, text: str, name: str) -> None:
        """It is one at all its places, also where the text begins with it."""
        assert companies(mentions_of, text.format(name, name)) == [name, name]

    @pytest.mark.parametrize(
        "text",
        [
            "Bystanders said it was late.",
            "Short Quillora said it was late.",
            "“It is late,” Zero Quillora said.",
            "Mr. Quillora said it was late.",
            "Orvo Quillora left. Quillora said it was late.",
            "The quillora is a bird. Quillora said nothing.",
            "Everybody said it was late.",
            "AIs said it was late.",
        ],
    )
    def test_no_company(self, mentions_of: MentionsOf, text: str) -> None:
        """A plural, a surname, half of a name and what is a word elsewhere are none."""
        assert companies(mentions_of, text) == []


class TestPositions:
    """What stands beside the names of companies and of nobody else."""

    @pytest.mark.parametrize("name", ["Quillora", "QuillBarn", "QLRV", "7Quill", "Quill42", "Orsk & Tarn"])
    @pytest.mark.parametrize(
        "text",
        [
            "Shares in {} fell.",
            "Shares of {} fell.",
            "Customers of {} waited.",
            "Its rival {} has nine ships.",
            "Borealis acquired {} in May.",
            "Two sisters founded a startup called {}.",
            "The round was led by {}-backed firms.",
            "Its clients include {} and others.",
            "There {}, which makes pumps, grew.",
            "There {} has 40 employees.",
        ],
    )
    def test_company(self, mentions_of: MentionsOf, text: str, name: str) -> None:
        """Names of all shapes are found there."""
        assert companies(mentions_of, text.format(name)) == [name]

    @pytest.mark.parametrize(
        "text",
        [
            "Shares in Norway fell.",
            "He acquired Spanish in May.",
            "A group called Quillora-e-Tarn left.",
            "There Quillora, which makes me think, grew.",
            "There AIs, which makes pumps, grew.",
            "The round was led by Thiel-backed firms.",
            "Its reasons include Quillora.",
            "A way of thinking, called Quillora, is old.",
            "A startup, called Quillora, grew old.",
        ],
    )
    def test_no_company(self, mentions_of: MentionsOf, text: str) -> None:
        """Places, words, parts of names and surnames are none."""
        assert companies(mentions_of, text) == []


class TestCoinedWords:
    """Words of no list, where they do or have what makers and sellers do and have."""

    @pytest.mark.parametrize("name", ["Quillora", "QuillBarn", "QLRV", "Qi7"])
    @pytest.mark.parametrize(
        "text",
        [
            "The roof is red. {} has unveiled a pump.",
            "The roof is red. Now {} acquires a mill.",
            "They use {}'s platform.",
            "They use {}'s new AI platform.",
            "They sell {}'s chips there.",
        ],
    )
    def test_company(self, mentions_of: MentionsOf, text: str, name: str) -> None:
        """They are companies, however they are written."""
        assert companies(mentions_of, text.format(name)) == [name]

    @pytest.mark.parametrize(
        "text",
        [
            "They use Gwetta's AC1 there.",
            "They use Quillora's algorithm.",
            "They use GPUs's platform.",
            "They use Harbour's platform.",
            "They use Maria's platform.",
            "They use Aggregator's platform.",
            "They use QuillBench's platform.",
            "Orvo Quillora left. They use Quillora's platform.",
        ],
    )
    def test_no_company(self, mentions_of: MentionsOf, text: str) -> None:
        """Inventors, words, people and what is made are none."""
        assert companies(mentions_of, text) == []

    @pytest.mark.parametrize("name", ["QuillAI", "QuillLabs", "qAI", "QuillRobotics"])
    def test_firm_written_in_one(self, mentions_of: MentionsOf, name: str) -> None:
        """Endings of firms make one of a word wherever it stands."""
        assert companies(mentions_of, f"They looked at {name} there.") == [name]

    @pytest.mark.parametrize("name", ["GenAI", "QuillAI-like", "iQuill", "AI", "QUILLAI"])
    def test_no_firm(self, mentions_of: MentionsOf, name: str) -> None:
        """Fields, parts of words and products are none."""
        assert companies(mentions_of, f"They looked at {name} there.") == []


class TestPartners:
    """Firms of two names and a sign between them, and other signs."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Harrow & Pike bought nine ships.", ["Harrow & Pike"]),
            ("They like Harrow & Pike's shops.", ["Harrow & Pike"]),
            ("Its clients include Quillora and Harrow & Pike.", ["Quillora", "Harrow & Pike"]),
            ("The start-up Calm/Wind Ventures grew.", ["Calm/Wind Ventures"]),
            ("Shares in Ada&Co fell.", ["Ada&Co"]),
            ("1. It is late.\n2. Quillora, which makes pumps, grew.", ["Quillora"]),
            ("They spoke of Harrow & Pike there.", []),
            ("The Bed & Breakfast there.", []),
        ],
    )
    def test_companies(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """They are found whole, where they do or have something; the number of an item is none of a name."""
        assert companies(mentions_of, text) == expected


class TestCompaniesInGenitives:
    """Companies whose names end in 's, packaged as they are."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("McDonald's opened nine shops.", ["McDonald's"]),
            ("Macy’s, Lowe's and Moody's opened shops.", ["Macy’s", "Lowe's", "Moody's"]),
            ("They went to Trader Joe's in May.", ["Trader Joe's"]),
            ("They like McDonald's fries and Sam's Club.", ["McDonald's", "Sam's Club"]),
            ("Mr. Lowe's shop closed.", []),
            ("Lowe's wife left.", []),
            ("Jane Lowe, a lawyer, left. Lowe's shop closed.", []),
            ("Apple's phones sell well.", []),
            ("Jane Lowe, a lawyer, left. She worked for Lowe's.", ["Lowe's"]),
        ],
    )
    def test_company(self, text: str, expected: list[str]) -> None:
        """They keep their 's, and are nobody's surname; a person's shop is no company."""
        found = [one.span.of(text) for one in atomcorpus.parse(text).mentions]
        assert [words for words in found if "’s" in words or "'s" in words] == expected


class TestLists:
    """Every item of a list is what the list is of."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Firms such as Quillora, Orsk Labs, and QuillBarn grew.", ["Quillora", "Orsk Labs", "QuillBarn"]),
            ("Its clients include Orsk Labs, Quillora and Orsk & Tarn.", ["Orsk Labs", "Quillora", "Orsk & Tarn"]),
            (
                "It is used by Orsk Ltd, Tarn Labs, Quillora and Quill42.",
                ["Orsk Ltd", "Tarn Labs", "Quillora", "Quill42"],
            ),
            ("It is used by Orsk Ltd, Tarn Labs and Norway.", ["Orsk Ltd", "Tarn Labs"]),
            ("It saw Orsk Labs, Quillora and a ship.", ["Orsk Labs"]),
            ("Orsk Labs bought Quillora for $3 million.", ["Orsk Labs", "Quillora"]),
            ("Orsk Labs bought Quillora for her.", ["Orsk Labs"]),
            ("The minister warned Quillsk Nickel.", ["Quillsk Nickel"]),
            ("Ferry shares rose.", []),
            ("Ada Novak of Quillsby said so.", []),
        ],
    )
    def test_items(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """Those with a head word and those without one."""
        assert companies(mentions_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Shares rose on Friday. - Time\n- It is late.", ["Time"]),
        ("- Shares rose on Friday. - Time is short.\n- It is late.", []),
        ("- Shares rose on Friday and Time\n- It is late.", []),
    ],
)
def test_label_of_an_outlet(text: str, expected: list[str]) -> None:
    """Behind a sentence and a dash, at the end of its line, a word that is an outlet's name is one."""
    assert [one.span.of(text) for one in atomcorpus.parse(text).mentions] == expected


def test_somebody_in_a_genitive() -> None:
    """Who is named in the article owns what stands behind the 's, before the full name too."""
    text = "Lowe's shop closed. Jane Lowe, a lawyer, left."
    assert [one.span.of(text) for one in atomcorpus.parse(text).mentions] == ["Lowe", "Jane Lowe"]


@pytest.mark.parametrize(
    "text",
    [
        "It is a Public Benefit Corporation.",
        "Top News\n\nIt rained.",
        "## Release Date: May\n\nIt rained.",
        "« Nous sommes en retard » stood on the door.",
        "## Why He Bought A Ferry\n\nIt rained.",
    ],
)
def test_no_names(text: str) -> None:
    """Kinds of firms, labels, words of another language and headlines name nobody."""
    assert [one.span.of(text) for one in atomcorpus.parse(text).mentions] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It uses open foundations—Marber builds upon them.", []),
        ("It needs such firms — Marber builds on one.", []),
        ("They saw three startups — Quillon, Tarn and Bex — there.", ["Quillon", "Tarn", "Bex"]),
        ("Two labs—Quillon and Norvex—said so.", ["Quillon", "Norvex"]),
    ],
)
def test_a_dash_opens_a_list_only_where_one_follows(text: str, expected: list[str]) -> None:
    """What begins a clause of its own after a dash is not one of those before it."""
    article = atomcorpus.parse(text)
    assert [mention.span.of(text) for mention in article.mentions] == expected


class TestTrades:
    """Firms whose last word says what they do, and is a word of every text."""

    @pytest.mark.parametrize("name", ["Pellvane Lines", "Maria Corvo Shipping", "Tarnor Transit", "Halvick Brewing"])
    @pytest.mark.parametrize(
        "text", ["{} said it would expand.", "It is the depot that {} wants.", "{}'s permit ran out.", "He sued {}."]
    )
    def test_trade(self, mentions_of: MentionsOf, name: str, text: str) -> None:
        """The word before it is a name, so the whole is a company and nobody."""
        assert companies(mentions_of, text.format(name)) == [name]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("She owns Okoro's Bakery there.", ["Okoro's Bakery"]),
            ("They met at Luigi’s Pizzeria.", ["Luigi’s Pizzeria"]),
            ("The fund is called Harlow Street Capital.", ["Harlow Street Capital"]),
            ("They know France's Brewing and The Bakery.", []),
            ("They sell Public Transit and Harlow Decision Records.", []),
            ("He bought Monday's Bakery.", []),
        ],
    )
    def test_whose(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """A shop is called after its owner, whole, and a fund after a street."""
        assert companies(mentions_of, text) == expected

    def test_papers_of_a_licence(self) -> None:
        """What a licence calls after a family of models is no firm."""
        article = atomcorpus.parse(
            "You will not use the Llama Materials to train AI models. Applied Materials makes tools."
        )
        assert [one.span.of(article.text) for one in article.mentions] == ["Llama", "Applied Materials"]


class TestTraded:
    """What is done to firms and their shares."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Quillora jumped 14% after the news.", ["Quillora"]),
            ("On Friday Quillora shed nearly 3.5 percent.", ["Quillora"]),
            ("Traffic rose 7 percent. Turnout fell by 3%. Tomatoes gained 4%.", []),
            ("Quillora fell 3 metres.", []),
            ("The fund sold Quillora to Tarn Robotics.", ["Quillora", "Tarn Robotics"]),
            ("He sold Quilloras to Tarn Robotics.", ["Tarn Robotics"]),
            ("They are in talks to buy Quillora.", ["Quillora"]),
            ("It was paid for by Quillora.", ["Quillora"]),
            ("But Orsk & Tarn continues to insist that it rained.", ["Orsk & Tarn"]),
            ("Orsk & Tarn advised the seller.", ["Orsk & Tarn"]),
        ],
    )
    def test_company(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """Its shares rise by a percentage, somebody buys or sells it; goods and what is counted are no firms."""
        assert companies(mentions_of, text) == expected


def test_a_network_of_neurons() -> None:
    """What is called like a thing is no broadcaster, and a neural network is a model."""
    text = (
        "AI: it uses a network called TarnNet. It uses a neural network called QuillNet. "
        "A network called Quillora left."
    )
    found = {one.span.of(text): type(one.entity).__name__ for one in atomcorpus.parse(text).mentions}
    assert found == {"QuillNet": "AIModel", "Quillora": "Actor"}
