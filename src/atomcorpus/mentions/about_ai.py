"""Whether a text is about AI, so that names of models are looked for in it: by its words, or by such a name itself.

A model's family is often called like something else: a mission ("Gemini 3"), a person ("Claude"), a letter ("Phi"), a
rocket ("Falcon 9"), a car ("Nova 2"). So a name is evidence by itself only where it says more than they do:

- A size is a model's ("Mistral 7B"); so is a version after a name that nothing else is called by ("Llama 4").
- A family that is also called like something else needs two pieces ("Claude Opus 4", "Gemini 2.5 Pro") or a listed
  version with a point ("Gemini 2.5") or after a hyphen ("Phi-4"); with less ("Gemini 3") the text has to name its
  maker, or a second such family.
- A family that is an everyday word ("Command", "Granite") needs its maker, and a name that is listed as a whole.
- Where the words beside a listed name speak of a model ("the model Command R+", "they fine-tuned Phi-4"), it is one.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.sieves import Sieved
from atomcorpus.entities import Actor, AIModel
from atomcorpus.folding import fold_name
from atomcorpus.mentions.capitals import fitting, is_model
from atomcorpus.mentions.listed import find_listed
from atomcorpus.mentions.models import extend_name
from atomcorpus.mentions.people.kinds import kinds
from atomcorpus.mentions.senses import supports_model
from atomcorpus.model_names import is_size, is_variant, is_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.mentions.blocks import Block
    from atomcorpus.mentions.listed import ListedName, NameIndex

__all__ = ["names_a_model", "speaks_of_ai"]

_AI = Sieved(
    r"\b(?:AI|A\.I\.|artificial intelligence|machine learning|deep learning|neural net(?:s|work|works)|LLMs?|chatbots?|"
    r"(?:[lL]anguage|[fF]oundation|[rR]easoning|[cC]oding|[mM]ultimodal|[dD]iffusion|[gG]enerative|[fF]rontier|"
    r"[oO]pen[- ]weights?|[oO]pen[- ]source|[oO]pen|[cC]losed|[pP]roprietary|[gG]eneral-purpose|[eE]mbedding|"
    r"[vV]ision) models?|"
    r"(?:model|open|released?) weights|model cards?|transformers?|fine-?tun(?:ed|ing)|[bm]illion[- ]parameters?|"
    r"pre-?train(?:ed|ing)|tokens|GPUs?|"
    r"OpenAI|Anthropic|DeepSeek|DeepMind|Mistral AI|Moonshot AI|Zhipu|Z\.ai|StepFun|xAI|EleutherAI|Hugging ?Face|"
    r"Chat ?GPT|(?:[Cc]hat)?(?:GPT|gpt)[-\d]\w*|Qwen\d?|[A-Za-z\d]{3,}-\d{1,3}(?:\.\d)?[bB])\b"
)


def speaks_of_ai(text: str) -> bool:
    """Whether a text uses any of the words that mark it as being about AI.

    Example:
        >>> speaks_of_ai("Claude and Gemma went to the fair."), speaks_of_ai("Claude is a chatbot.")
        (False, True)
    """
    return _AI.is_in(text)


class _Evidence(IntEnum):
    """What a name says about the text that it stands in."""

    NONE = 0
    WITH_MAKER = 1
    """A model, if its maker is named too."""
    WITH_ANOTHER = 2
    """A model, if its maker, or another family with a version, is named too."""
    ENOUGH = 3


_ALSO_OTHERS = classes.words("families-also-others")
_PIECE = re.compile(r"[A-Za-z]+|[^\W_]+(?:\.\d+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"[^\W\d_]+-\d")
_LONE_LETTER = re.compile(r"[a-z]\d-[a-z]{3,}")  # "o3-mini", but no "O-1", "K2" and "M3 Pro"


def names_a_model(text: str, blocks: Sequence[Block], index: NameIndex, knowledge: KnowledgeBase) -> bool:
    """Whether a text without such words names a model all the same, by a family with a version, size or variant.

    Args:
        text: The whole text.
        blocks: Its headings and paragraphs.
        index: The names to look for.
        knowledge: Whose names they are.
    """
    doubtful: dict[str, AIModel] = {}
    versions: set[str] = set()
    may_begin, may_begin_model = index.begins, index.begins_model  # the first is asked anyway, and few words pass it
    for block in blocks:
        words = [word for word in block.words if may_begin[word[2]] and may_begin_model[word[2]]]
        for listed in find_listed(text, words, block.end, index) if words else ():
            evidence, family, end = _read(text, listed, block.end, index, knowledge)
            if evidence is _Evidence.ENOUGH or (evidence and _is_called_model(text, listed.start, end)):
                return True
            if evidence and family is not None:
                doubtful[family.id] = family
                if evidence is _Evidence.WITH_ANOTHER:
                    versions.add(str(family.family))
    return len(versions) > 1 or bool(doubtful and _names_a_maker(text, blocks, index, doubtful.values(), knowledge))


def _read(
    text: str, listed: ListedName, limit: int, index: NameIndex, knowledge: KnowledgeBase
) -> tuple[_Evidence, AIModel | None, int]:
    """What a listed stretch says with all that goes on after it, the listed model or family, and where that ends."""
    models = listed.names if listed.glued else fitting(listed.names, text[listed.start : listed.end])[0]
    model = knowledge[models[0].entity_id] if models else None
    if not isinstance(model, AIModel) or model.family is None:
        return _Evidence.NONE, None, listed.end
    end = extend_name(text, listed.start, listed.end, limit)
    name = text[listed.start : end]
    is_listed = any(map(is_model, index.names.get(fold_name(name), ())))
    first = _LETTERS.match(name)
    if first is None or len(first.group()) == 1:
        return (_Evidence.ENOUGH if is_listed and _LONE_LETTER.fullmatch(name) else _Evidence.NONE), model, end
    families = [one for one in index.names.get(fold_name(first.group()), ()) if one.kind == "family"]
    is_word = bool(families) and all(one.needs_context for one in families)
    is_others = bool(families) and (first.group() in _ALSO_OTHERS or first.group() in kinds())
    pieces = _behind_family(name, model.family)
    is_hyphened = _HYPHENED.match(name) is not None
    weight = _weigh(pieces, is_listed=is_listed, is_word=is_word, is_others=is_others, is_hyphened=is_hyphened)
    return weight, model, end


def _is_called_model(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that it is a model's: "the model Command R+", "they fine-tuned Phi-4"."""
    return text.endswith((" model ", " models "), 0, start) or supports_model(text, start, end)


def _behind_family(name: str, family: str) -> list[str]:
    """The pieces of a name after its family's: "3.5", "Sonnet" of "Claude 3.5 Sonnet"."""
    pieces, folded, rest = _PIECE.findall(name), fold_name(family), ""
    while pieces and folded.startswith(rest + fold_name(pieces[0])):
        rest += fold_name(pieces.pop(0))
    return pieces


def _weigh(pieces: list[str], *, is_listed: bool, is_word: bool, is_others: bool, is_hyphened: bool) -> _Evidence:
    """What the pieces after a family's name say; see the module."""
    has_version, has_variant = any(map(is_version, pieces)), any(len(one) > 2 and is_variant(one) for one in pieces)
    has_point = has_version and any("." in one for one in pieces)
    if any(one[-1] in "bB" and is_size(one) for one in pieces):
        return _Evidence.ENOUGH if is_listed or not is_word else _Evidence.NONE
    if is_word:
        return _Evidence.WITH_MAKER if pieces and is_listed else _Evidence.NONE
    if is_others:
        if has_version and (has_variant or ((has_point or is_hyphened) and is_listed)):
            return _Evidence.ENOUGH
        return _Evidence.WITH_ANOTHER if has_version else _Evidence.NONE
    return _Evidence.ENOUGH if has_version or (has_variant and is_listed) else _Evidence.NONE


def _names_a_maker(
    text: str, blocks: Iterable[Block], index: NameIndex, models: Iterable[AIModel], knowledge: KnowledgeBase
) -> bool:
    """Whether a text names the maker of one of the models, or the company that the maker belongs to."""
    makers: set[str] = set()
    for developer in (model.developer for model in models):
        actor: object = developer
        while isinstance(actor, Actor) and actor.id not in makers:
            makers.add(actor.id)
            actor = knowledge[actor.parent] if actor.parent else None
    for block in blocks:
        for listed in find_listed(text, block.words, block.end, index):
            shared, actors, _ = fitting(listed.names, text[listed.start : listed.end])
            if not shared and any(one.entity_id in makers and not one.needs_context for one in actors):
                return True
    return False
