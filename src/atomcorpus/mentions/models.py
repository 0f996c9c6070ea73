"""How far a model's name runs, and names of models that nobody has listed.

A listed name is only where a name begins: "Llama 4" may be followed by "Maverick", "-405B" or "-Instruct-FP8".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.english import classes
from atomcorpus.folding import fold_name
from atomcorpus.model_names import FAMILY_NAMES, is_variant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.mentions.words import Word

__all__ = ["coordinated", "counts_something", "extend_name", "find_unknown_models", "is_generation"]
__all__ += ["is_thing"]

_SIZE = r"(?:\d+[x×])?\d+(?:\.\d+)?[bB]|\d+(?:\.\d+)?[mMtT]|[aAeE]\d+(?:\.\d+)?[bBmM]|\d+[eE]"
_VARIANT = (
    r"Instruct|Chat|Thinking|Reasoning|Reasoner|Preview|Experimental|Distill|Zero|Prover|Guard|Coder|Math|Omni|Nano|Micro|"
    r"Tiny|Mini|Small|Medium|Large|XL|Max|Plus|Pro|Ultra|Super|Lite|Flash|Turbo|Air|Opus|Sonnet|Haiku|Scout|Maverick|"
    r"Behemoth|Nemo|Terminus|Speciale|Deep Think"
)
# These are also what products and techniques are called ("Claude Code"), and belong to a name only after its version.
_LATE_VARIANT = (
    r"Base|Code|V|VL|Vision|Audio|Speech|OCR|Embedding|Embed|Reranker|Next|Fast|High|Heavy|Edge|Live|Image|Video|"
    r"Codex|Instant|Think"
)
_SMALL_VARIANT = r"mini|nano|lite|turbo|instruct"
_VERSION = r"[vV]?\d+(?:\.\d+)+[a-z]?|[vV]\d{1,2}|1?\d[a-z]?"  # "Llama 58" is rather a score than a version
_GENERATION = r"[A-Z]\d{1,2}(?:\.\d+)?|\d[a-z]"
_END = r"(?![^\W_])"
_AMOUNT = (
    r"(?!\s?(?:%|percent|per cent|million|billion|trillion|times|x\b|years?|months?|weeks?|days?|hours?|minutes?|"
    r"seconds?|points?|of\b))"
)

_AMOUNT_NEXT = re.compile(_AMOUNT)
_HYPHENATED = re.compile(rf"[-‑–](?P<piece>(?:\d+×)?[^\W_]+(?:\.\d+[^\W_]*)*)(?:_[^\W_]+)*{_END}")
_SPACED = on_first_use(
    r"[ \u00a0](?:(?P<size>\d+[x×]\d+[bB]|\d+(?:\.\d+)?[bB]|[aAeE]\d+(?:\.\d+)?[bB]|\d(?:\.\d+)?[tT])"
    rf"|(?P<variant>{_VARIANT}|{_SMALL_VARIANT})|(?P<late>{_LATE_VARIANT})"
    r"|(?P<tuning>(?<=[bB] )(?:IT|PT)|AWQ|GPTQ|QAT|FP8|NVFP4|MXFP4)|(?P<revision>[vV]\d(?:\.\d)?)"
    rf"|(?P<version>{_VERSION})|(?P<generation>{_GENERATION})"
    rf"|(?P<word>[A-Z][^\W\d_]{{1,15}}(?= \d+(?:\.\d+)?B\b))){_END}{_AMOUNT}"
)
# What services put after a name: the size of an image, the date of a release, a point that is none in an id ("3_3").
_TAG = re.compile(rf"(?::(?:\d+x)?\d+(?:\.\d+)?[bBmM]|@\d{{6,8}}|(?<=\d)_\d{{1,2}}){_END}")
_REST_OF_ID = re.compile(
    r"(?:-[a-z0-9._]{1,24}){1,8}-(?:[a-z]*\d[a-z0-9._]*|hf|it|sft|dpo|rm|gguf|chat|instruct|base)(?![\w-])"
)
_VERSIONED = re.compile(r"\d[a-zA-Z]{0,2}(?![^\W_])")  # the digit of "T5Gemma" is no version
_LONGEST = 160  # code points; what goes on is no name, and the time stays linear
_GENERATION_NAME = re.compile(rf"(?:{_GENERATION}){_END}")


def extend_name(text: str, start: int, end: int, limit: int) -> int:
    """Where a model's name that begins at `start`, and is known up to `end`, really ends.

    Example:
        >>> text = "the Llama 4 Maverick model"
        >>> text[4:extend_name(text, 4, 11, len(text))]
        'Llama 4 Maverick'
    """
    has_version = _VERSIONED.search(text, start, end) is not None
    while end < limit and end - start < _LONGEST:
        if text[end] in ":@_" and (match := _TAG.match(text, end, limit)):
            end, has_version = match.end(), True
            continue
        match = _HYPHENATED.match(text, end, limit)
        if match is not None:
            if not _continues(match["piece"]):
                end = _end_of_id(text, start, end, limit)
                break
            end = match.end()
            has_version = has_version or _has_digit(match.group())
            continue
        match = _SPACED.match(text, end, limit)
        if match is None or match.lastgroup in _ONCE[has_version]:
            break
        if match.lastgroup in {"variant", "late"} and _begins_other_name(text, match, limit):
            break
        if match.lastgroup == "word" and fold_name(match["word"]) in FAMILY_NAMES:
            break  # "Borealis Llama 8B" are two
        has_version = has_version or match.lastgroup not in {"variant", "late", "word"}
        end = match.end()
    return end


def _end_of_id(text: str, start: int, end: int, limit: int) -> int:
    """Where an id on a hub ends, of which a plain word is no end: "quill-7b-reward-level-3-hf", but "quill-7b-like"."""
    rest = _REST_OF_ID.match(text, end, limit)
    is_id = rest is not None and text[start:end].islower() and "-" in text[start:end]
    return rest.end() if rest is not None and is_id else end


def _has_digit(stretch: str) -> bool:
    return not stretch.isalpha() and any(map(str.isdigit, stretch))


def _continues(piece: str) -> bool:
    """Whether a piece after a hyphen belongs to the name; of plain words only variants and families do.

    English builds adjectives and nouns with a hyphen as it likes ("Llama-based", "GPT-4-level", "Llama-like").
    """
    return not (piece.isalpha() and piece.islower()) or is_variant(piece) or fold_name(piece) in FAMILY_NAMES


# What may not follow: a second version, or a late variant before the first.
_ONCE = {True: frozenset({"version", "generation"}), False: frozenset({"late", "tuning"})}


def _begins_other_name(text: str, variant: re.Match[str], limit: int) -> bool:
    """Whether a capitalised variant word rather begins another name ("Qwen Code Agent")."""
    other = _OTHER_NAME.match(text, variant.end(), limit)
    return bool(other) and not _GRAMMAR_WORD.match(text, variant.end(), limit) and variant.group().strip().istitle()


_OTHER_NAME = re.compile(r" [A-Z][a-z]{2,}")
_GRAMMAR_WORD = on_first_use(rf" (?:{_VARIANT}|{_LATE_VARIANT}|API|Model|Models){_END}")


def is_generation(word: str) -> bool:
    """Whether a word by itself is a generation that news uses as a short name: "R1", "V3", "K2", "4o"."""
    return _GENERATION_NAME.fullmatch(word) is not None


def counts_something(text: str, start: int, end: int) -> bool:
    """Whether the number that a stretch ends in counts what follows: "Claude 4 minutes", "Qwen's 3 billion".

    Example:
        >>> counts_something("Claude 4 minutes", 0, 8), counts_something("Claude 4 is slow", 0, 8)
        (True, False)
    """
    return text[end - 1].isdigit() and start < end < len(text) and not _AMOUNT_NEXT.match(text, end)


def is_thing(text: str, end: int) -> bool:
    """Whether what stands after a name that a model may have is what it is: "the O-1 visa", "a Gemini 4 capsule".

    Example:
        >>> is_thing("the O-1 visas", 7), is_thing("the o1 model", 6)
        (True, False)
    """
    behind = _BEHIND.match(text, end)
    return (behind is not None and behind["noun"] in _THINGS) or _SOCIETY.match(text, end) is not None


_BEHIND, _THINGS = re.compile(r"[ \u00a0-](?P<noun>[a-z]{3,})"), classes.words("called-like-models")
_GREEK = "|".join(sorted(classes.words("greek-letters")))
_SOCIETY = re.compile(rf" (?:{_GREEK}) (?:{_GREEK})(?![^\W_])")  # "Phi Beta Kappa"


_JOIN = re.compile(r"(?:,? and |,? or |, (?:and |or )?|/| & )(?=[A-Z\d])")
_COORDINATED = on_first_use(
    rf"(?:(?P<variant>{_VARIANT})|(?P<generation>[A-Z]\d{{1,2}}(?:\.\d+)?)|(?P<version>\d+\.\d+[a-z]?|\d[a-z]))"
    rf"(?:[- ](?:{_VARIANT}|{_SMALL_VARIANT}|{_VERSION}|{_SIZE}))*{_END}{_AMOUNT}"
)


def coordinated(text: str, end: int, limit: int) -> Iterator[tuple[int, int]]:
    """Halves of names that follow a whole one: "Sonnet 4" in "Claude Opus 4 and Sonnet 4"; sizes alone are no names.

    Yields:
        (start, end) of each, in text order; at most eight.
    """
    for _ in range(8):
        join = _JOIN.match(text, end, limit)
        half = join and _COORDINATED.match(text, join.end(), limit)
        if not half:
            return
        yield half.span()
        end = half.end()


def find_unknown_models(text: str, words: list[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between two offsets that only a model's name looks like: by a size, its ending, or a family's version.

    "Zephyrion-2-70B", "Cobalt 7B": the size counts billions, and is no amount of money or people. "ZephyraLM",
    "ZephyraBERT": what ends so is a language model; in "LLM" so do tools. "granite-5.0-nano": a family's name that is
    a word, written small, needs more than one number.
    """
    for word in words:
        written = word[2]
        last = written[-1]
        if written[0] <= "9" and text[word[0] - 1 : word[0]] == "-":
            yield from _written_small(text, word, start, end)
        if last in "MTA" and _LANGUAGE_MODEL.fullmatch(written):
            yield word.start, extend_name(text, word.start, word.end, end)
        if last not in "bB" or not _BILLIONS.fullmatch(word.text):
            continue
        before = _BEFORE_SIZE.search(text, max(start, word.start - 48), word.start)
        if before is None or before["family"] in _NO_FAMILY or word.start - before.start() < _SHORTEST_BEFORE:
            continue
        yield before.start(), extend_name(text, before.start(), word.end, end)


def _written_small(text: str, word: Word, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name that has a version at a word, if it begins with the lower-case name of a family."""
    family = _SMALL_FAMILY.search(text, max(start, word.start - _LONGEST_FAMILY), word.start)
    if family is None or fold_name(family["name"]) not in FAMILY_NAMES:
        return
    stop = extend_name(text, family.start(), word.end, end)
    if "." in word.text or stop > word.end:
        yield family.start(), stop


_SMALL_FAMILY = re.compile(r"(?<![^\W_/.-])(?P<name>[a-z]{3,})-\Z")
_LONGEST_FAMILY = 20
_LANGUAGE_MODEL = re.compile(r"(?!(?:Notebook|Ken)LM)[A-Z][^\W\d_]*[a-z](?:LM|VLM|VLA|BERT)")  # two are tools
_BILLIONS = re.compile(r"(?:\d+x)?\d+(?:\.\d+)?[bB]")
_BEFORE_SIZE = on_first_use(
    r"(?<![^\W_$€£/.-])(?:(?P<family>[A-Z][^\W_]*(?:\.\d+)*)(?:[-‑][^\W_]+(?:\.\d+)*){0,4}"
    r"(?:[-‑ ]v?\d+(?:\.\d+)*)?[-‑ ]"
    r"|(?!(?:sub|mid|pre|non|all|multi|sized?)-)[a-z][^\W_]{2,}(?:-[^\W_]+(?:\.\d+)*){0,4}-)$"
)
_SHORTEST_BEFORE = 3  # code points before a size: "H-1B" is a visa
_NO_FAMILY = classes.words("no-family")
