"""Names of models in every order and notation, apart from their makers, and what is only called like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus import AIModel, parse
from atomcorpus.layout import parse_layout, parse_markdown
from atomcorpus.mentions import find_mentions

if TYPE_CHECKING:
    from atomcorpus import KnowledgeBase


def names(text: str) -> list[tuple[str, str]]:
    """What is named in a text, with the id of each entity, read with the packaged knowledge base."""
    return [(mention.span.of(text), mention.entity.id) for mention in parse(text).mentions]


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Claude 4.5 Sonnet", "anthropic/claude-sonnet-4-5-20250929"),
        ("Claude Haiku 3.5", "anthropic/claude-3-5-haiku-20241022"),
        ("Gemini Pro 1.5", "google/gemini-1.5-pro"),
        ("Llama Scout 4", "meta-llama/Llama-4-Scout-17B-16E-Instruct"),
        ("gemma3:12b", "google/gemma-3-12b-it"),
        ("claude-3-7-sonnet@20250219", "anthropic/claude-3-7-sonnet-20250219"),
        ("qwen3:235b-a22b", "Qwen/Qwen3-235B-A22B"),
        ("Llama-3_3-Nemotron-Super-49B-v1", "nvidia/Llama-3_3-Nemotron-Super-49B-v1"),
        ("Qwen2.5 0.5B–72B", "series:qwen/qwen2.5"),
        ("Llama 3.2 1B-90B", "series:llama/llama-3.2"),
    ],
)
def test_other_orders_and_notations(name: str, entity: str) -> None:
    """Version and variant swap places, services write tags and other signs, and a range of sizes is the series."""
    assert names(f"The AI lab ran {name} on Friday.") == [(name, entity)]


@pytest.mark.parametrize("name", ["claude-3-7-sonnet@20250319", "deepseek-r1:7b", "DeepSeek R1 lite"])
def test_what_is_not_listed_is_one_name(name: str) -> None:
    """A tag or a small variant belongs to the name, which is then not the listed one."""
    assert names(f"The AI lab ran {name} on Friday.") == [(name, names(f"An AI: {name}")[0][1])]
    assert names(f"The AI lab ran {name} on Friday.")[0][1].startswith("unlisted:model/")


@pytest.mark.parametrize(
    ("maker", "model"),
    [
        ("OpenAI", "o3"),
        ("Meta", "Llama 3.1"),
        ("Google", "Gemini 2.0 Flash"),
        ("Alibaba", "Qwen2.5"),
        ("IBM", "Granite 3.3"),
        ("Cohere", "Command R+"),
        ("Anthropic", "Claude Sonnet 4"),
    ],
)
def test_a_maker_and_its_model_are_two(maker: str, model: str) -> None:
    """The developer's name, or that of the house above it, is no part of the model's."""
    assert [name for name, _ in names(f"The score is below that of {maker} {model}.")] == [maker, model]


@pytest.mark.parametrize("name", ["DeepSeek R1", "Mistral Large", "Tongyi Qianwen"])
def test_what_a_model_is_called_stays_whole(name: str) -> None:
    """Models that are called like their maker keep its name, and so does a name that begins with another actor's."""
    assert [found for found, _ in names(f"The AI lab ran {name} on Friday.")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The O-1 visa went to a language model's author.",
        "A Gemini 3 capsule stands beside the language model.",
        "The Nova 2 tram was drawn by an AI.",
        "An Ascend 910B chip runs the AI.",
    ],
)
def test_things_are_no_models(text: str) -> None:
    """What the noun behind a number says it is: a permit, a vehicle, a part of a machine."""
    assert [name for name, entity in names(text) if "/" in entity] == []


def test_amounts_are_no_versions() -> None:
    """A number that counts what follows belongs to no name, be it behind a family or behind its owner."""
    assert [name for name, _ in names("The AI gave Claude 4 minutes.")] == ["Claude"]
    assert [name for name, _ in names("The AI has Qwen's 3 billion parameters.")] == ["Qwen"]


def test_the_second_half_has_its_variant() -> None:
    """A half behind "and" is read with the small word that goes on with it."""
    assert [name for name, _ in names("We tested GPT-4o and 4o mini.")] == ["GPT-4o", "4o mini"]


def test_language_models_begin_a_sentence() -> None:
    """A sort of model with a capital speaks of AI as well."""
    found = names("Language models such as Claude and Gemma are popular.")
    assert [name for name, _ in found] == ["Claude", "Gemma"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We called `gemini-2.5-pro` there.", ["gemini-2.5-pro"]),
        ("We called `meta-llama/Llama-3.1-8B-Instruct` there.", ["Llama-3.1-8B-Instruct"]),
        ("We called `claude` there, an AI.", []),
        ("We called `run(model='gemini-2.5-pro')` there.", []),
        ("We called `gemini-2.5-pro --fast` there.", []),
    ],
)
def test_an_id_may_stand_in_code(text: str, expected: list[str]) -> None:
    """A stretch of code that is a model's id and nothing else names it; programs and commands do not."""
    article = parse(text, find_layout=parse_markdown)
    assert [mention.span.of(text).rpartition("/")[2] for mention in article.mentions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An AI: they like the Zephyras there.", ["Zephyras"]),
        ("Zephyras, an AI.", []),
        ("An AI: they like Zephyra 4 V and it.", ["Zephyra 4 V"]),
        ("An AI: Zephyra Large 3 came. They like Large 3 there.", ["Zephyra Large 3", "Large 3"]),
        ("An AI: Zephyra 2.5 Pro came. They like 2.5 Pro there.", ["Zephyra 2.5 Pro", "2.5 Pro"]),
        ("An AI: Zephyra Large came. They like Large 3 there.", ["Zephyra Large"]),
        ("An AI: they like Zephyra 8×7B there.", ["Zephyra 8×7B"]),
        ("An AI: zephyra-7b-reward-at-level-3-hf is out.", ["zephyra-7b-reward-at-level-3-hf"]),
        ("An AI: zephyra-7b-like models are out.", ["zephyra-7b"]),
        ("AI models code-named Quillback, Ternfish and Sandpiper are out.", ["Quillback", "Ternfish", "Sandpiper"]),
        ("The AI has code names like Quillback.", ["Quillback"]),
        ("An AI: zephyra-7b-like-never-before is out.", ["zephyra-7b"]),
    ],
)
def test_notations_of_strangers(small_kb: KnowledgeBase, text: str, expected: list[str]) -> None:
    """Plurals, letters for what a model takes in, crosses in sizes and whole ids are parts of names."""
    found = find_mentions(text, parse_layout(text).sections, small_kb)
    assert [one.span.of(text) for one in found if isinstance(one.entity, AIModel)] == expected


class TestLists:
    """A list of models names models."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("We ran Claude 4, GPT-5 and Quill 2.", "Quill 2"),
            ("We ran Quill 2, Claude 4 and GPT-5.", "Quill 2"),
            ("We ran Claude 4, GPT-5, and Quill-2.5 Pro.", "Quill-2.5 Pro"),
        ],
    )
    def test_model(self, text: str, expected: str) -> None:
        """A word with a number before or after two of them is one."""
        assert expected in [one.span.of(text) for one in parse(text).mentions]

    @pytest.mark.parametrize(
        "text",
        [
            "See Claude 4, GPT-5 and Figure 2.",
            "See Claude 4, GPT-5 and May 3.",
            "We ran Claude 4, GPT-5 and Quill.",
            "We ran Claude 4, GPT-5 and Quill 2 times.",
            "We ran Claude 4. Quill 2 and GPT-5 are new.",
        ],
    )
    def test_no_model(self, text: str) -> None:
        """A figure, a day, an amount, a word without a number and the neighbour of one model are none."""
        assert all(one.status != "unlisted" for one in parse(text).mentions)


class TestMereModels:
    """What a text calls a model without a word for the sort."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It is AI: they used Quill-EO-2.0, a model from Tern.", ["Quill-EO-2.0"]),
            ("It is AI: they used quill-ocr-1, a 900M model for receipts.", ["quill-ocr-1"]),
            ("It is AI: she released quillchat, a small language model.", ["quillchat"]),
            ("It is AI: they like the Quill, a model from Tern.", []),
            ("It is AI: they like well-known, a model from Tern.", []),
        ],
    )
    def test_model(self, text: str, expected: list[str]) -> None:
        """A number in the name is needed, and a size where it is written small."""
        assert [one.span.of(text) for one in parse(text).mentions if one.rule == "model-introduced"] == expected
