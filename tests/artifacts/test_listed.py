"""Listed artifacts in running text: which sense a name has, and how far it goes."""

from __future__ import annotations

import pytest

from atomcorpus import parse
from atomcorpus.artifacts import whole_name


def named(text: str) -> list[tuple[str, str]]:
    """What is named, with the ids."""
    return [(mention.span.of(text), mention.entity.id) for mention in parse(text).mentions]


class TestSpans:
    """What belongs to a name beside the listed words."""

    @pytest.mark.parametrize(
        ("text", "span"),
        [
            ("They read the 2025 AI Action Plan twice.", "2025 AI Action Plan"),
            ("She lost her iPhone 15 Pro there.", "iPhone 15 Pro"),
            ("They bought nine H100s there.", "H100s"),
            ("It solved AIME 2025 there.", "AIME 2025"),
            ("It runs on Windows 12 there.", "Windows 12"),
            ("It is under Apache 2.0 there.", "Apache 2.0"),
            ("They read the Online Safety Act 2023 there.", "Online Safety Act 2023"),
        ],
    )
    def test_taken_in(self, text: str, span: str) -> None:
        """A year before, a version, variant or year after, the plural of a device."""
        assert [words for words, _ in named(text)] == [span]

    @pytest.mark.parametrize(
        ("text", "span"),
        [
            ("In 2019 ChatGPT was far.", "ChatGPT"),
            ("They gave GitHub 3 million users.", "GitHub"),
            ("On MMLU 86.4 is good.", "MMLU"),
            ("They sold nine A100 80GB cards.", "A100"),
            ("With ChatGPT 5 people wrote it.", "ChatGPT"),
        ],
    )
    def test_left_out(self, text: str, span: str) -> None:
        """Numbers that count something else, and a year that says when."""
        assert [words for words, _ in named(text)] == [span]

    def test_nothing_before_the_text(self) -> None:
        """A name at the very beginning has nothing before it."""
        assert whole_name("MMLU", 0, 4, "benchmark") == (0, 4)


class TestSenses:
    """Names that are also something else."""

    @pytest.mark.parametrize(
        ("text", "entity"),
        [
            ("She posted it on GitHub.", "artifact:github"),
            ("GitHub said it would hire.", "github"),
            ("It is released under the MIT License.", "artifact:mit-license"),
            ("She studied at MIT.", "mit"),
            ("She met the WhatsApp CEO.", "unlisted:company/whatsapp"),
            ("WhatsApp is blue.", "artifact:whatsapp"),
            ("She wrote so on X.", "artifact:x"),
            ("They use the Cursor editor.", "artifact:cursor"),
            ("Meta AI researchers went home.", "meta-ai"),
            ("The AI firm fine-tuned RedPajama-3B.", "unlisted:model/redpajama3b"),
            ("It was trained on RedPajama.", "artifact:redpajama"),
        ],
    )
    def test_by_the_words_beside(self, text: str, entity: str) -> None:
        """A firm acts and has staff, a licence is what things are under, a model has a size."""
        assert named(text)[-1][1] == entity

    def test_a_firm_among_firms(self) -> None:
        """A shared name in a list of firms is the firm's, in one of products the product's."""
        assert ("GitHub", "github") in named("They met Apple, GitHub and Cisco.")
        assert ("GitHub", "artifact:github") in named("They like WhatsApp, GitHub and Gmail.")

    @pytest.mark.parametrize(
        "text",
        [
            "The cursor blinked.",
            "Switch it off.",
            "The arena was full.",
            "It was the X factor.",
            "He went to Blackwell.",
            "Pixel art is old.",
        ],
    )
    def test_mere_words(self, text: str) -> None:
        """Without a word beside it that speaks of a thing, a word is one."""
        assert named(text) == []

    def test_among_its_likes(self) -> None:
        """A word in a list of tests is one."""
        assert ("DROP", "artifact:drop") in named("Scores of MMLU, DROP and GSM8K rose.")

    def test_no_person_between_two(self) -> None:
        """What only looks like a surname takes nothing away from a listed name before it."""
        assert named("They use the M3 Ultra Mac Studio.") == [
            ("M3 Ultra", "artifact:m3-ultra"),
            ("Mac Studio", "artifact:mac-studio"),
        ]

    def test_a_tool_among_tools(self) -> None:
        """A shared name that is usually the firm's is the product's in a list of products."""
        assert ("Cursor", "artifact:cursor") in named("They use Claude Code and Cursor.")
        assert ("MIT", "artifact:mit-license") in named("It may be had under Apache 2.0 or MIT.")
        assert ("MIT", "mit") in named("She was at Stanford and MIT.")

    def test_where_it_is_to_be_had(self) -> None:
        """A list behind "on" is one of sites, whoever else is in it."""
        assert ("GitHub", "artifact:github") in named("It is on Hugging Face and GitHub.")

    def test_chip_of_a_maker_in_the_article(self) -> None:
        """A chip's name that is also a surname counts where the article names its maker."""
        assert ("Blackwell", "artifact:blackwell") in named(
            "Nvidia grew.\n\nThey will train on it when Blackwell ships."
        )

    def test_a_person_of_that_name(self) -> None:
        """A name that is somebody's there is his."""
        assert [entity.split("/")[0] for _, entity in named("Mr. Blackwell sang.")] == ["unlisted:person"]


class TestOthers:
    """What an artifact's name does to those around it."""

    def test_inside_a_longer_name(self) -> None:
        """A name inside an organisation's is none."""
        assert named("She works for the UK AI Safety Institute.") == [("UK AI Safety Institute", "uk-aisi")]

    def test_no_speaker(self) -> None:
        """An artifact has no say, but a document may be a source."""
        citation = parse("The AI Index said that costs fell.").citations[0]
        assert citation.source.actor is None or citation.source.actor.id == "stanford-ai-index"
        assert parse("ChatGPT says that it rained.").citations == () or (
            parse("ChatGPT says that it rained.").citations[0].source.actor is None
        )
