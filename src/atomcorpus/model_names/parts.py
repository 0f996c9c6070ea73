"""From a name to its parts in order: where the words are, and what stands for one number in several of them."""

from __future__ import annotations

import re

from attrs import define

from atomcorpus._patterns import on_first_use
from atomcorpus.model_names.vocabulary import FAMILY_NAMES, LONG_FAMILY_NAMES, VARIANTS, FamilyName
from atomcorpus.model_names.words import STAMP, VERSIONS, Kind, count_of, read_word

__all__ = ["Part", "parts_of"]


@define(eq=False)
class Part:
    """A `Piece` with its place.

    Attributes:
        kind: What it is.
        value: As in `Piece`.
        text: As written.
        start: Offset of its first code point in the name.
        end: Offset after its last one.
    """

    kind: Kind
    value: str | int | FamilyName
    text: str
    start: int
    end: int


_WORD = re.compile(
    # The types of llama.cpp are the only words with an underscore inside: Q4_K_M, IQ3_XXS. Elsewhere one between two
    # digits is a decimal point, and so is a point.
    r"(?:i?q|tq)[1-8](?:_(?:[0-9k]|xxs|xs|s|m|xl|l|nl))+(?![^\W_])"
    r"|[^\W_]+(?:(?<=[0-9])[._](?=[0-9])[^\W_]+)*\+?",
    re.IGNORECASE,
)
_END = r"(?!\w|\.[0-9])"
# Looked up once: a member of an enum is slow to reach.
_FAMILY, _GENERATION, _PLAIN = Kind.FAMILY, Kind.GENERATION, Kind.WORD
_SEVERAL = on_first_use(
    rf"(?P<stamp>{STAMP}){_END}"
    rf"|(?P<bits>[1-8])[- ]bits?{_END}"
    rf"|(?P<number>[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?)[- ](?P<unit>[bmt]illion|trillion)(?:[- ]parameters?)?{_END}",
    re.IGNORECASE,
)
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_POINT = re.compile(rf"(?P<mark>[-:])(?P<digit>[0-9]){_END}")


def parts_of(name: str) -> list[Part]:
    """The parts of a name in text order; may be empty. Linear in its length.

    Example:
        >>> [part.text for part in parts_of("claude-3-5-sonnet-20241022")]
        ['claude', '3-5', 'sonnet', '20241022']
    """
    parts: list[Part] = []
    done = 0
    for match in _WORD.finditer(name):
        start, end = match.span()
        if start < done:
            continue
        word = match[0]
        lower = word.lower()
        several = _SEVERAL.match(name, start) if word[-1].isdigit() or lower in _MONTHS else None
        if several:
            parts.append(_number(several))
        elif lower not in LONG_FAMILY_NAMES or not _add_long_family(parts, name, start, lower):
            _add_word(parts, word, start, end)
        last = parts[-1]
        if last.kind in VERSIONS and (point := _POINT.match(name, last.end)) and _is_whole(last.text):
            parts[-1] = last = _joined(last, point)
        done = last.end
    return parts


def _add_word(parts: list[Part], word: str, start: int, end: int) -> None:
    """Add the pieces of one word; the last one ends where the word ends."""
    pieces = read_word(word)
    kind, value, text = pieces[0]
    if type(value) is FamilyName and value.generation and any(part.kind is _FAMILY for part in parts):
        kind, value = _GENERATION, word
    for following in pieces[1:]:
        parts.append(Part(kind, value, text, start, start + len(text)))
        start += len(text)
        kind, value, text = following
    parts.append(Part(kind, value, text, start, end))
    if kind is _PLAIN and len(parts) > 1 and parts[-2].kind is _PLAIN:
        _join_split_family(parts)


def _join_split_family(parts: list[Part]) -> None:
    """Make one part of two words that together spell a family's name, with a number after it perhaps: "Smol LM 2"."""
    former, latter = parts[-2:]
    number = str(latter.value)
    head = latter.text.removesuffix(number) if number else latter.text
    family = FAMILY_NAMES.get((former.text + head).lower())
    if family and not former.value:
        parts[-2:] = [Part(_FAMILY, family, former.text + head, former.start, latter.start + len(head))]
        if number:
            _add_word(parts, number, latter.start + len(head), latter.end)


def _number(several: re.Match[str]) -> Part:
    """One number in several words: "2024-11-20", "4-bit", "70 billion parameters"."""
    start, end = several.span()
    if several["bits"]:
        return Part(Kind.WIDTH, f"{several['bits']}bit", several[0], start, end)
    if several["number"]:
        return Part(Kind.SIZE, count_of(several["number"], several["unit"].lower()), several[0], start, end)
    return Part(Kind.STAMP, several[0], several[0], start, end)


def _is_whole(number: str) -> bool:
    """Whether a version is a whole number, with a letter in front perhaps: "3", "v2", "K2"."""
    return len(number) <= 3 and number.isalnum() and number[-1].isdigit()


def _joined(number: Part, point: re.Match[str]) -> Part:
    """A number with the digit after it that is its decimal: "claude-3-5", "v2-1", "v2:1".

    Amazon's services count revisions after a colon, and "v1:0" says only that it is the first.
    """
    text = number.text + point[0]
    if point["mark"] == ":" and point["digit"] == "0":
        return Part(Kind.WORD, "", text, number.start, point.end())
    kind = Kind.VERSION if number.kind is Kind.DIGITS else number.kind
    return Part(kind, f"{number.value}.{point['digit']}", text, number.start, point.end())


def _add_long_family(parts: list[Part], name: str, start: int, first: str) -> bool:
    """Add a family's name of several words if one begins at `start`."""
    for family in LONG_FAMILY_NAMES[first]:
        words = _spelled(name, start, family)
        if words:
            break
    else:
        return False
    last = words[-1]
    end = last.start() + len(family.words[-1])
    parts.append(Part(_FAMILY, family, name[start:end], start, end))
    parts.extend(  # the name's own words may be tags too: text-embedding-3
        Part(Kind.VARIANT, VARIANTS[word[0].lower()], word[0], word.start(), word.end())
        for word in words[1:]
        if word[0].lower() in VARIANTS
    )
    if end < last.end():
        if len(family.words[-1]) == 1:  # the letter is of the generation too: Intern-S1
            parts.append(Part(_GENERATION, last[0], name[end : last.end()], end, last.end()))
        else:
            _add_word(parts, name[end : last.end()], end, last.end())
    return True


def _spelled(name: str, start: int, family: FamilyName) -> list[re.Match[str]]:
    """The words at `start` that spell a family's name, maybe with a number at the last; empty if they do not."""
    words: list[re.Match[str]] = []
    for expected in family.words:
        word = _WORD.search(name, words[-1].end() if words else start)
        if word is None or not word[0].lower().startswith(expected):
            return []
        words.append(word)
        if len(word[0]) > len(expected) and (len(words) < len(family.words) or not word[0][len(expected)].isdigit()):
            return []
    return words
