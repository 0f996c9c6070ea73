"""Texts to measure with: made essays, news and Markdown, the same for the same seed, or the files of any folder.

What is made has to cost what real texts cost. So the words are drawn from a large vocabulary, a few of them often and
most of them rarely (Zipf's law), since whatever remembers words is fast where there are few. Essays have some 4 names
and one citation in 1,000 characters, as newsletters about AI models have; news has 11 and 4, in short paragraphs;
Markdown is an essay with headings, links, emphasis, lists and quotations.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate, islice, product
from typing import TYPE_CHECKING, Literal, get_args

from atomcorpus import Actor, ActorKind, AIModel, KnowledgeBase, ModelLevel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["KINDS", "Kind", "endless_texts", "made_texts", "texts_of"]

Kind = Literal["essays", "news", "markdown"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# A slot in braces is filled anew each time. Most sentences name nobody; most of those that do, cite nobody.
_OPENINGS = (
    "{company} on Tuesday released {model}, a set of open weights that anyone may {verb}, {verb} and {verb}.",
    "The release of {model} has sharpened an old {noun} about what counts as open in artificial intelligence.",
    "Lawmakers in {place} heard from {company} and {lab} this week, and left with more {nouns} than they brought.",
    "For most of the spring nobody outside the {noun} paid attention to {model}. That ended within a {noun}.",
)
_CITING = (
    '"We did not {verb} it to be this {adjective}," said {person}, who leads the {noun} team at {company}.',
    "{company} told {outlet} that it would {verb} the {adjective} {nouns} of {model} before the end of the year.",
    "According to {outlet}, {company} spent ${number} million on the {nouns} that {model} was {verbed} with.",
    '{person} of {lab} called the {noun} "{adjective} enough to {verb}", and added that {model} still {verbs} {model}.',
    "In a report published on {date}, {lab} counted {number} {nouns} that were {verbed} from {model}.",
    '"{model} is what our {nouns} {verb} first," {person} wrote. "It {verbs} the {adjective} {nouns} that they have."',
    "{person}, a researcher at {lab}, said that the {nouns} of {model} were {verbed} in {number} {nouns}.",
    "A spokesperson for {company} said the {noun} was {verbing} the {nouns} and would {verb} them in {noun}.",
)
_REPORTING = (
    '"The {noun} is {adjective}, and {company} has known that since {date}," {person} of {lab} told {outlet}.',
    "{company} declined to say whether {model} would {verb} the {nouns} of {company}, according to {person}.",
    '"Nobody at {company} {verbed} it," said {person}, chief executive of {company}. "We {verbed} it, and we said so."',
    "{person}, who once {verbed} for {company}, warned that {model} and {model} {verb} the {nouns} of {place}.",
    "{outlet} reported on {date} that {company} and {company} had {verbed} {number} {nouns} in {place}.",
    'In a statement, {company} said {model} "{verbs} what {lab} has asked for," without naming a {noun}.',
    "Officials in {place} said they would {verb} {company} if {model} {verbs} the {adjective} {nouns} again.",
    "{lab} estimates that {model} has {verbed} {number} million {nouns}, {person} added.",
)
_NAMING = (
    "{model} and {model} {verb} the same {noun}, and {company} knows it.",
    "I {verbed} {model} on my own {noun} for {number} days, and the {noun} it {verbs} is {adjective}, or nearly.",
    "With {model}, {company} has {verbed} a {adjective} {noun}; with {model} it may {verb} the rest of the {noun}.",
    "The {nouns} of {model} come in three sizes, the largest with {number} billion parameters.",
    "Neither {company} nor {lab} has {verbed} the {noun} behind it, which {verbs} every {noun} in {place}.",
    "Officials in {place} have {verbed} the {noun} of {company}, {adverb} and without much {noun}.",
    "That is why {model} {verbs} a {noun} here, where {model} {verbed} one of the {adjective} {nouns} of {number}.",
    "Since {date} the {adjective} {noun} has belonged to {company}, and most {nouns} {verb} it {adverb}.",
)
_PLAIN = (
    "The {nouns} come from a {adjective} {noun} of {nouns}, which {verbs} how often a {noun} is {verbed}, not by whom.",
    "That makes it a {adjective} {noun} of {noun}, and the only one that everybody can {verb} for themselves.",
    "Two years ago the same {noun} was {verbed} by other {nouns}, and nobody in the {noun} {verbed} this.",
    "The {noun} of {verbing} such a {noun} has {verbed} by more than half in a year.",
    "A {noun} with {adjective} {nouns} is no {adjective} {noun}, however {adjective} the {nouns} may be.",
    "What is {verbed} is usually the {noun} of {verbing} and not the {noun}, so that it can {adverb} be {verbed}.",
    "The {noun} was {verbed} late, and against the {noun} of two {nouns}.",
    "It is not clear who would {verb} that, or how long the {noun} would {verb} once the {nouns} have been {verbed}.",
    "Small {nouns} like the {noun} because they can {verb} what their {nouns} {verb} on {nouns} of their own.",
    "Nothing in the {nouns} {verbs} it, and several {nouns} have already {verbed} their {nouns} around the {noun}.",
    "A {noun} that {verbs} {adverb} in one {noun} may {verb} in another, and the {nouns} of today rarely {verb} which.",
    "That is a {adjective} {noun} next to what the largest {nouns} {verb} in a month on {noun} alone.",
    "I have been {verbing} this {noun} for a while, and still don't {verb} the {adjective} {noun}, let alone {noun}.",
    "If the {acronym} is {adjective}, the {acronym} {nouns} don't {verb}; if it isn't, there's little to {verb}.",
    "We could {verb} a {noun} with {acronym} and {number} {nouns}, but the {noun} would {adverb} {verb} an {acronym}.",
    "On the other hand, {acronym} {nouns} (and their {adjective} {nouns}) {verb} {number}% of the {noun}.",
    "This is {adjective}.",
    "So: what would it take to {verb} {adjective} {nouns}?",
    "There are {number} {nouns} left to {verb}, most of them {adjective}, and one that's {adverb} {verbed}.",
    "In practice, {verbing} {nouns} with an {acronym} is {adjective} and {adjective}, and it {verbs} the {noun}.",
)
_HEADINGS = (
    "What is known so far",
    "A question of {nouns}",
    "Who pays for {adjective} {nouns}?",
    "The race for {nouns}",
    "What comes next",
    "{verbing} {nouns}, {verbing} {acronym}",
)
_ACRONYMS = "GPU API RLHF SDK LLM PDF CPU RAM TPU SFT DPO GDP MMLU RL NLP JSON HTML RPG UI OCR".split()
_PERSONS = "Mara Jonas Wei Anita Luis Chiara Kenji Amara Pieter Salma Tomas Ingrid".split()
_SURNAMES = "Lindqvist Okafor Zhang Marchetti Castellanos Nakamura Hollis Petrova Adeyemi Brandt".split()

# Parts of words, and words. Roots take endings as they are; many forms are nowhere in use, which does not matter here.
_ROOTS = (
    "work form mark test train point draft fund grant print market record film farm seed plant paint board land field "
    "sail mail craft shift lift light sound ground round count court port sort short storm worm warm alarm harm inform "
    "perform reform transform link think drink thank rank bank tank park spark fork cork pack track stack crack block "
    "stock clock lock check deck kick pick stick trick brick help yelp scalp gulp mount fount paint joint hunt stunt "
    "blunt grunt front hand band brand sand stand bind find mind wind bond pond fond fold gold hold mold cold cash "
    "crash flash push brush crush finish furnish polish publish wish dish fish reach teach coach poach launch branch "
    "bench trench match patch sketch stretch watch pitch switch stitch press dress cross toss pass class glass guess "
    "bless process access assess box fix mix tax wax relax jump pump stamp camp clamp lamp damp trust dust rust lust "
    "blast cast fast last past taste coast roast toast boost roost post host cost frost list twist insist assist exist "
    "harvest invest protest contest request orbit limit visit edit credit deposit exhibit profit benefit pilot pivot "
    "filter master order border render offer buffer cover hover power tower answer number lumber timber anchor favor "
    "labor harbor color honor vapor"
).split()
_PREFIXES = (
    "re",
    "un",
    "over",
    "under",
    "pre",
    "out",
    "mis",
    "inter",
    "counter",
    "sub",
    "super",
    "multi",
    "cross-",
    "non-",
)
_NOUN_ENDINGS = ("er", "ing", "ment", "ship", "hood", "age", "ist", "ism")
_ADJECTIVE_ENDINGS = ("able", "ful", "less", "ish", "y", "ive", "ary", "like", "proof", "ward")
_FLATTENING, _STEEPNESS = 8.0, 1.15  # of the law of Zipf and Mandelbrot


def texts_of(folder: Path) -> list[str]:
    """The texts of the `.txt` files of a folder, by name."""
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def made_texts(number: int, *, seed: int = 20250809, paragraphs: int | None = None, kind: Kind = "essays") -> list[str]:
    """The first of the texts without end."""
    return list(islice(endless_texts(seed=seed, paragraphs=paragraphs, kind=kind), number))


def endless_texts(*, seed: int = 20250809, paragraphs: int | None = None, kind: Kind = "essays") -> Iterator[str]:
    """Made articles in the crawl format, none like another.

    Args:
        seed: Equal ones give equal texts.
        paragraphs: How many each has, of about 230 code points; without it as many as essays have, which is 60 or so,
            or as news has, which is 20 or so.
        kind: What they are like.
    """
    chance = random.Random(seed)  # noqa: S311 - texts, not secrets
    while True:
        number = round(chance.lognormvariate(3 if kind == "news" else 4, 0.5)) if paragraphs is None else paragraphs
        blocks = list(_blocks(chance, number, kind))
        yield "\n\n".join(_marked(chance, blocks) if kind == "markdown" else blocks)


def _blocks(chance: random.Random, paragraphs: int, kind: Kind) -> Iterator[str]:
    slots = _cast(chance)
    # The space in front is what crawls have; it halves the speed of spaCy's tokenizer.
    day = f" date 2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    yield f"{day} {_filled(chance, slots, chance.choice(_OPENINGS))}"
    for number in range(paragraphs):
        if number % 10 == 7:
            yield _filled(chance, slots, chance.choice(_HEADINGS))
        if kind == "news":
            frames = chance.choices((_PLAIN, _NAMING, _CITING + _REPORTING), (56, 4, 40), k=chance.choice((1, 2, 2)))
        else:
            frames = chance.choices((_PLAIN, _NAMING, _CITING), (81, 11, 8), k=chance.choice((1, 2, 2, 3, 4)))
        yield " ".join(_filled(chance, slots, chance.choice(sentences)) for sentences in frames)


def _marked(chance: random.Random, blocks: Sequence[str]) -> Iterator[str]:
    """Blocks as Markdown: those without a full stop as headings, some as lists or quotations, words with marks."""
    first, *others = blocks
    yield first
    for block in others:
        if not block.endswith((".", '"', "?")):
            yield f"## {block}"
        else:
            lead = chance.choices(("", "- ", "> "), (80, 12, 8))[0]
            yield lead + " ".join(_with_marks(chance, block.split(" ")))


def _with_marks(chance: random.Random, words: Sequence[str]) -> Iterator[str]:
    for word in words:
        mark = chance.random()
        if mark < 0.02 and word.isalpha():
            yield f"[{word}](https://www.{word.lower()}.example/{chance.randint(1, 999)})"
        elif mark < 0.05 and word.isalpha():
            yield f"**{word}**" if mark < 0.03 else f"*{word}*"
        else:
            yield word


def _filled(chance: random.Random, slots: Mapping[str, Sequence[str]], sentence: str) -> str:
    """The sentence with each slot filled by another draw, and its first letter a capital."""
    pieces = []
    for piece in sentence.replace("}", "{").split("{"):
        match piece:
            case "number":
                pieces.append(str(chance.randint(2, 900)))
            case "date":
                pieces.append(f"{chance.choice(('March', 'June', 'October'))} {chance.randint(1, 28)}, 2025")
            case _ if piece in slots:
                pieces.append(chance.choice(slots[piece]))
            case _:
                pieces.append(_drawn(chance, piece))
    filled = "".join(pieces)
    return filled[0].upper() + filled[1:]


def _drawn(chance: random.Random, piece: str) -> str:
    """A word for the name of a kind of word; anything else as it is."""
    words, weights = _vocabulary().get(piece, ((piece,), (1.0,)))
    return chance.choices(words, cum_weights=weights)[0]


def _cast(chance: random.Random) -> dict[str, list[str]]:
    """Who and what an article is about: a few names, some of them again and again."""
    return {slot: chance.choices(names, k=8 if slot == "model" else 4) for slot, names in _names().items()}


@cache
def _names() -> dict[str, list[str]]:
    """Listed names, and people whom nobody lists."""
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
        "acronym": _ACRONYMS,
    }


@cache
def _vocabulary() -> dict[str, tuple[Sequence[str], Sequence[float]]]:
    """Words by kind, the frequent ones first, with their weights added up."""
    order = random.Random(1)  # noqa: S311 - as above
    roots = order.sample(_ROOTS, len(_ROOTS))
    verbs = roots + _mixed(order, _PREFIXES, roots)
    compounds = _mixed(order, roots, roots)
    kinds = {
        "noun": roots + _mixed(order, roots, _NOUN_ENDINGS) + compounds,
        "nouns": [f"{word}{_s(word)}" for word in roots + _mixed(order, roots, ("er", "ing", "ment")) + compounds],
        "verb": verbs,
        "verbs": [f"{word}{_s(word)}" for word in verbs],
        "verbed": [f"{word}ed" for word in verbs],
        "verbing": [f"{word}ing" for word in verbs],
        "adjective": _mixed(order, roots, _ADJECTIVE_ENDINGS) + _mixed(order, ("un", "non-", "half-"), compounds),
        "adverb": [f"{word}ly" for word in _mixed(order, roots, ("ful", "less", "ing"))],
    }
    return {kind: (words, _weights(len(words))) for kind, words in kinds.items()}


def _mixed(order: random.Random, heads: Sequence[str], tails: Sequence[str]) -> list[str]:
    """All heads with all tails, in no order."""
    words = ["".join(pair) for pair in product(heads, tails)]
    order.shuffle(words)
    return words


def _s(word: str) -> str:
    return "es" if word.endswith(("s", "x", "sh", "ch")) else "s"


def _weights(number: int) -> list[float]:
    return list(accumulate((rank + _FLATTENING) ** -_STEEPNESS for rank in range(number)))
