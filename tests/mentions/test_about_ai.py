"""Texts without a word of AI: the name of a model may be evidence enough that they speak of it."""

from __future__ import annotations

import pytest

from atomcorpus import AIModel, parse


def models(text: str) -> list[str]:
    """The names of models in a text, read with the packaged knowledge base."""
    article = parse(text)
    return [mention.span.of(text) for mention in article.mentions if isinstance(mention.entity, AIModel)]


class TestEvidence:
    """A listed family with what only models have behind it."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Meta released Llama 4.", ["Llama 4"]),
            ("Llama 4 came in spring.", ["Llama 4"]),
            ("Grok 4 came in spring.", ["Grok 4"]),
            ("They run Qwen3-8B at home.", ["Qwen3-8B"]),
            ("They run Mixtral 8x7B at home.", ["Mixtral 8x7B"]),
            ("They run Mistral 7B at home.", ["Mistral 7B"]),
            ("They run Falcon 40B at home.", ["Falcon 40B"]),
            ("Stable Diffusion 3.5 came in autumn.", ["Stable Diffusion 3.5"]),
            ("I used Claude 3.5 Sonnet to write this.", ["Claude 3.5 Sonnet"]),
            ("I used Claude Opus 4 to write this.", ["Claude Opus 4"]),
            ("I asked Gemini 2.5 Pro.", ["Gemini 2.5 Pro"]),
            ("I asked Gemini 2.5.", ["Gemini 2.5"]),
            ("We tested Phi-4 and Gemini 2.5 Pro.", ["Phi-4", "Gemini 2.5 Pro"]),
            ("She prefers o3-mini.", ["o3-mini"]),
            ("Phi-4 came in winter.", ["Phi-4"]),
        ],
    )
    def test_what_stands_behind_a_family(self, text: str, expected: list[str]) -> None:
        """A version, or for families that are called like somebody or something else two pieces or a listed decimal."""
        assert models(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Google launched Gemma 3.", ["Gemma 3"]),
            ("Google launched Gemini 3.", ["Gemini 3"]),
            ("Microsoft launched Phi-4.", ["Phi-4"]),
            ("Cohere launched Command R+.", ["Command R+"]),
            ("IBM launched Granite 3.3.", ["Granite 3.3"]),
            ("The rivals are Claude 4 and Gemini 3.", ["Claude 4", "Gemini 3"]),
        ],
    )
    def test_the_maker_or_a_second_family(self, text: str, expected: list[str]) -> None:
        """What may be something else is a model where its maker, or another such family, is named too."""
        assert models(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The lab ran the model Command R+ for a week.", ["Command R+"]),
            ("The lab fine-tuned Phi-4 for a week.", ["Phi-4"]),
            ("The lab has the Gemini 3 weights.", ["Gemini 3"]),
        ],
    )
    def test_the_words_beside_it(self, text: str, expected: list[str]) -> None:
        """What is run, fine-tuned or called a model is one."""
        assert models(text) == expected


class TestNoEvidence:
    """Rockets, missions, visas, chips, cars, letters, people."""

    @pytest.mark.parametrize(
        "text",
        [
            "Gemini 3 flew in 1965.",
            "NASA launched Gemini 8 and Gemini 12 in 1966.",
            "Kosmos 2 was a satellite, and Kosmos 482 came down.",
            "Falcon 9 and Titan 2 lifted off.",
            "Claude 4 and his brother came home.",
            "The Phi 2 coefficient, and Phi 1.618, were small.",
            "Ford showed the Nova 2 in Detroit, and Huawei the Nova 5 Pro.",
            "She flew from T5 on an O-1 visa, with an H-1B in the file.",
            "He reached the K2 base camp with an M3 laptop and an R1.",
            "She sailed a Mistral 3 across the bay.",
            "Step 3 of Plan 2 was the Command 2 module.",
            "The North 3 and the Solar 10 are buses.",
            "She read Genesis 3 and Hermes 2, and Eagle 1 landed.",
            "Gemma and Claude went to the fair.",
        ],
    )
    def test_other_things_with_numbers(self, text: str) -> None:
        """None of them is a model, whatever its number."""
        assert models(text) == []
