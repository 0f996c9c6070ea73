"""Texts to measure with: made articles, the same for the same seed, or the files of any folder."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from atomcorpus import Actor, ActorKind, AIModel, KnowledgeBase, ModelLevel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["made_texts", "texts_of"]

# One list a part of an article. A slot in braces is filled anew each time; the rest is plain newspaper English without
# a name, which is most of what a parser sees.
_OPENINGS = (
    "{company} on Tuesday released {model}, a set of open weights that anyone may download, change and sell.",
    "The release of {model} has sharpened an old argument about what counts as open in artificial intelligence.",
    "Lawmakers in {place} heard from {company} and {lab} this week, and left with more questions than they brought.",
    "For most of the spring nobody outside the field paid attention to {model}. That ended within a single weekend.",
)
_NAMED = (
    "{person}, a researcher at {lab}, said that the weights of {model} were used in more than {number} projects.",
    '"We did not expect it to be this close," said {person}, who leads the evaluation team at {company}.',
    "{company} told {outlet} that it would publish the training data of {model} before the end of the year.",
    "According to {outlet}, {company} spent ${number} million on the chips that {model} was trained on.",
    '{person} of {lab} called the licence "short enough to frame", and added that {model} still trails {model}.',
    "In a report published on {date}, {lab} counted {number} models derived from {model}, {number} from {model}.",
    "{model} has {number} billion parameters, {company} says, of which a small part is used for each word.",
    '"{model} is what our students reach for first," {person} wrote. "It runs on the machines that they have."',
    "Officials in {place} have asked whether {company} can be trusted with the data; {company} declined to comment.",
    "A spokesperson for {company} said the company was reviewing the findings and would answer them in writing.",
)
_PLAIN = (
    "The numbers come from a public counter of downloads, which says how often a file was fetched and not by whom.",
    "That makes it a poor measure of use, and the only one that everybody can check for themselves.",
    "Two years ago the same table was led by other names, and nobody in the room thought that this would change soon.",
    "The cost of running such a system has fallen by more than half in a year, and it is expected to fall further.",
    "Critics say that a licence with exceptions is no open licence, however generous the exceptions may be.",
    "What is released is usually the result of training and not the recipe, so that it can hardly be repeated.",
    "People familiar with the matter said that the decision was made late, and against the advice of two departments.",
    "It is not clear who would pay for that, or how long the money would last once the first grants have been spent.",
    "Small firms like the arrangement because they can keep what their customers tell them on computers of their own.",
    "The committee will meet again in the autumn, when it expects to have the answers that it asked for in writing.",
    "Nothing in the rules forbids it, and several universities have already built their courses around the idea.",
    "A model that answers well in one language may fail in another, and the tests in use today rarely show which.",
    "Some of the most popular systems are copies of copies, trained further by people who never gave their names.",
    "That is a modest sum next to what the largest laboratories spend in a month on electricity alone.",
)
_HEADINGS = (
    "What is known so far",
    "A question of licences",
    "Who pays for open models?",
    "The race for downloads",
    "What comes next",
    "Small models, large claims",
)
_PERSONS = ("Mara", "Jonas", "Wei", "Anita", "Luis", "Chiara", "Kenji", "Amara", "Pieter", "Salma", "Tomas", "Ingrid")
_SURNAMES = (
    "Lindqvist",
    "Okafor",
    "Zhang",
    "Marchetti",
    "van der Berg",
    "Castellanos",
    "Nakamura",
    "Hollis",
    "Petrova",
    "Adeyemi",
)


def texts_of(folder: Path) -> list[str]:
    """The texts of the `.txt` files of a folder, by name."""
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def made_texts(number: int, *, seed: int = 20250809, paragraphs: int = 9) -> list[str]:
    """Made articles in the crawl format, about 4,000 code points each with the given number of paragraphs."""
    chance = random.Random(seed)  # noqa: S311 - texts, not secrets
    slots = _slots()
    return ["\n\n".join(_blocks(chance, slots, paragraphs)) for _ in range(number)]


def _slots() -> dict[str, list[str]]:
    """Listed names to fill the slots with."""
    listed = list(KnowledgeBase.default())
    actors = [entity for entity in listed if isinstance(entity, Actor)]
    models = [entity.name for entity in listed if isinstance(entity, AIModel) and entity.level is not ModelLevel.FAMILY]
    families = [entity.name for entity in listed if isinstance(entity, AIModel) and entity.level is ModelLevel.FAMILY]
    names = {kind: [actor.name for actor in actors if actor.kind is kind] for kind in ActorKind}
    return {
        "company": names[ActorKind.COMPANY],
        "lab": names[ActorKind.ACADEMIC] + names[ActorKind.NONPROFIT],
        "outlet": names[ActorKind.MEDIA],
        "place": names[ActorKind.COUNTRY],
        "model": models + families * (len(models) // len(families)),  # half of all mentions are a bare family
        "person": [f"{first} {last}" for first in _PERSONS for last in _SURNAMES],
    }


def _blocks(chance: random.Random, slots: dict[str, list[str]], paragraphs: int) -> Iterator[str]:
    opening = _filled(chance, slots, chance.choice(_OPENINGS))
    yield f"date 2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02} {opening}"
    for number in range(paragraphs):
        if number % 3 == 2:
            yield chance.choice(_HEADINGS)
        sentences = [*chance.sample(_PLAIN, 3), chance.choice(_NAMED)]
        chance.shuffle(sentences)
        yield " ".join(_filled(chance, slots, sentence) for sentence in sentences)


def _filled(chance: random.Random, slots: dict[str, list[str]], sentence: str) -> str:
    """The sentence with each slot filled by another draw."""
    pieces = []
    for piece in sentence.replace("}", "{").split("{"):
        match piece:
            case "number":
                pieces.append(str(chance.randint(2, 900)))
            case "date":
                pieces.append(f"{chance.choice(('March', 'June', 'October'))} {chance.randint(1, 28)}, 2025")
            case _:
                pieces.append(chance.choice(slots[piece]) if piece in slots else piece)
    return "".join(pieces)
