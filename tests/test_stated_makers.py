"""Who made an artifact by the words of the text, whoever made it by the knowledge base."""

from __future__ import annotations

import pytest

from atomcorpus import Article, Artifact, parse


def stated(text: str) -> dict[str, list[str]]:
    """Of every artifact of a text who made it by its words."""
    article = parse(text)
    return {
        one.entity.name: [maker.span.of(text) for maker in article.stated_makers(one.entity)]
        for one in article.mentions
        if isinstance(one.entity, Artifact)
    }


@pytest.mark.parametrize(
    ("text", "makers"),
    [
        ("The Biden administration’s 2025 AI Action Plan plainly favours openness.", ["Biden administration"]),
        ("The Trump administration's AI Action Plan, out in July, says less.", ["Trump administration"]),
        ("Experts read the White House's newly published AI Action Plan.", ["White House"]),
        ("Donald Trump's sweeping AI Action Plan ends the rules.", ["Donald Trump"]),
        ("They praised the AI Action Plan of the Trump administration.", ["Trump administration"]),
        ("They praised the AI Action Plan of President Donald Trump.", ["Donald Trump"]),
        ("The AI Action Plan was released by the White House in July.", ["White House"]),
        ("The AI Action Plan, published by the Trump administration in July, is short.", ["Trump administration"]),
        ("In July the Trump administration unveiled the AI Action Plan.", ["Trump administration"]),
        ("The White House will publish the AI Action Plan in July.", ["The White House"]),
        ("The **Biden administration**’s [AI Action Plan](https://plan.example) is short.", ["Biden administration"]),
        ("The Trump administration's AI Action Plan is out. The Biden administration's AI Action Plan was not read.",
         ["Trump administration", "Biden administration"]),
    ],
)  # fmt: skip
def test_the_text_says_who(text: str, makers: list[str]) -> None:
    """A possessive, "of" after the name, and whoever is told to release or issue it."""
    assert stated(text)["AI Action Plan"] == makers


@pytest.mark.parametrize(
    ("text", "artifact"),
    [
        ("The AI Action Plan is out, and the White House is glad.", "AI Action Plan"),
        ("The White House did not release the AI Action Plan.", "AI Action Plan"),
        ("The White House's team praised the AI Action Plan.", "AI Action Plan"),
        ("A blow for the White House\n\nAI Action Plan delayed, they say.", "AI Action Plan"),
        ("OpenAI signed the AI Action Plan.", "AI Action Plan"),
        ("Meta's H100s are idle.", "H100"),
        ("They doubted Mistral AI's MMLU score.", "MMLU"),
    ],
)
def test_the_text_does_not_say_who(text: str, artifact: str) -> None:
    """Somebody beside the name, who has it, takes it, signs it or does not release it, did not make it."""
    assert stated(text)[artifact] == []


def test_the_words_are_the_evidence() -> None:
    """The words of the text are pointed at, beside what the knowledge base has, and both are there."""
    text = "The Biden administration's AI Action Plan came late."
    article = parse(text)
    plan = article.mentions[1].entity
    assert isinstance(plan, Artifact)
    assert plan.maker is not None
    (maker,) = article.stated_makers(plan)
    assert maker.entity is not None
    assert (maker.span.of(text), maker.entity.id, plan.maker.id) == (
        "Biden administration", "biden-administration", "white-house",
    )  # fmt: skip


def test_an_artifact_that_is_not_there() -> None:
    """Of what the article does not mention it says nothing."""
    plan = parse("The Biden administration's AI Action Plan came late.").mentions[1].entity
    assert isinstance(plan, Artifact)
    assert Article("").stated_makers(plan) == ()
