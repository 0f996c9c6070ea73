"""Words that may begin or continue a name: capitalised or with a digit, cut where a name can end.

One regular expression reads a block; everything else about names works on its words. A word is a run of letters and
digits. It keeps a decimal point ("2.5"), a domain ending ("Character.AI"), the apostrophe of "O'Brien", the ampersand
of "AT&T" and the full stops of "U.S."; it ends at a hyphen, so that "Qwen-based" and "Jean-Luc" are two words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from atomcorpus.sentences import ends_with_letter

__all__ = [
    "CAPITAL_NEXT",
    "NEXT_WORD",
    "SEPARATOR",
    "SentenceStarts",
    "Word",
    "begins_sentence",
    "capitalized_words",
    "goes_over",
    "is_title_case",
    "outside_addresses",
    "word_at",
]


class Word(NamedTuple):
    """A word of a block; offsets are code points of the whole text, end-exclusive."""

    start: int
    end: int
    text: str


_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽƠƯȘȚΑ-ΩА-ЯḀ-Ỹ"
_DOMAIN = (
    r"(?:ai|AI|com|org|net|io|js|cpp|gov|edu|dev|co|app|news|tech|eu|uk|cn|jp|kr|tw|in|sg|hk|au|nz|ca|us|br|mx|za|"
    r"de|fr|es|it|pt|nl|be|ch|at|pl|cz|hu|ro|gr|dk|se|no|fi|ie|ua|ru|tr|il|tv|fm)(?![^\W_])"
)
_TAIL = rf"[^\W_]*(?:\.(?:[0-9]+[^\W_]*|{_DOMAIN}))*"
_ABBREVIATION = rf"(?:[{_UPPER}]\.){{2,}}"
_APOSTROPHE = rf"[{_UPPER}][’'](?=[{_UPPER}])[^\W_]+"
_AMPERSAND = rf"[{_UPPER}]{{1,3}}&[{_UPPER}]{{1,3}}(?![^\W_])"

# The same with the first character before all else, so that `re` skips to it; most words end with the last case.
_CAPITALIZED = re.compile(
    rf"[{_UPPER}0-9](?<![^\W_].)(?:(?<![0-9])(?:\.(?:[{_UPPER}]\.)+|[’'](?=[{_UPPER}])[^\W_]+"
    rf"|[{_UPPER}]{{0,2}}&[{_UPPER}]{{1,3}}(?![^\W_]))|{_TAIL})"
)
NEXT_WORD = re.compile(rf"[a-z]{_TAIL}|{_ABBREVIATION}|{_APOSTROPHE}|{_AMPERSAND}|[^\W_]{_TAIL}")
"""Any word, capitalised or not; to be matched at a given offset."""
CAPITAL_NEXT = re.compile(r"[ -][A-Z]")
"""A capital right after a name, which may go on with it; to be matched at its end."""
SEPARATOR = re.compile(r"[ \t\r\n\u00a0\-‐‑‒–]{1,3}")
"""What may stand between two words of one name: white space (a line break too) and hyphens."""
_TITLE_CASED = re.compile(r"[^\W\d_]{4,}")
# Web addresses; each pattern begins with letters that `re` looks for faster than for anything else.
_REST = r"[^\s<>\"”)\]]+"
_BEHIND_SCHEME = re.compile(rf"://(?:(?<=https://)|(?<=http://)){_REST}")
_BEHIND_WWW = re.compile(rf"www\.{_REST}")
_SENTENCE_END = frozenset(".!?:;…")
_OPENERS = frozenset(" \t\r\n\u00a0\"'“‘(«„[*#>-•–—_")
# Abbreviations that a name follows in the same sentence; their full stop ends nothing.
_BEFORE_NAMES = re.compile(
    r"(?<![^\W_])(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Hon|St|vs|No|[A-Z]|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)


_WRAPPED = 20  # code points of the shortest line that a break does not end on purpose


def capitalized_words(text: str, start: int, end: int) -> list[Word]:
    """Words between two offsets that begin with a capital letter or a digit, in text order; not those of web addresses.

    Linear in the length of the stretch.

    Example:
        >>> [word.text for word in capitalized_words("The U.S. firm Qwen-based AT&T runs Qwen2.5.", 0, 43)]
        ['The', 'U.S.', 'Qwen', 'AT&T', 'Qwen2.5']
    """
    make = tuple.__new__  # at once: the constructor of a named tuple takes as long as the search
    words = [make(Word, (match.start(), match.end(), match[0])) for match in _CAPITALIZED.finditer(text, start, end)]
    return outside_addresses(text, start, end, words)


def outside_addresses(text: str, start: int, end: int, words: list[Word]) -> list[Word]:
    """Those of the words of a stretch that are not part of a web address ("https://example.org/Llama-3-report").

    Example:
        >>> text = "See https://example.org/Llama or Llama"
        >>> [word.start for word in capitalized_words(text, 0, len(text))]
        [0, 33]
    """
    for pattern in (_BEHIND_SCHEME, _BEHIND_WWW):
        kept: list[Word] = []
        first = 0
        for address in pattern.finditer(text, start, end):
            kept += words[first : bisect_left(words, (address.start(),), first)]
            first = bisect_left(words, (address.end(),), first)
        words = kept + words[first:] if first else words
    return words


def word_at(text: str, start: int) -> Word:
    """The word that begins at an offset, whatever its capitals."""
    match = NEXT_WORD.match(text, start)
    if match is None:
        raise ValueError(f"no word begins at {start}")
    return Word(*match.span(), match.group())


def begins_sentence(text: str, at: int, block_start: int) -> bool:
    """Whether the word at an offset stands where a sentence begins, so that its capital says nothing.

    Looks at the few characters before the word only; an abbreviation before it ("Sen. Warren", "U.S. Congress") begins
    no sentence.

    Example:
        >>> text = "It works. Will Sen. Warren agree?"
        >>> begins_sentence(text, 10, 0), begins_sentence(text, 20, 0)
        (True, False)
    """
    back = at - 1
    floor = max(block_start, at - 8)
    while back >= floor and text[back] in _OPENERS:
        back -= 1
    if back < block_start:
        return True
    if text[back] in "”’\"'»)]" and back > block_start:
        back -= 1
    if text[back] not in _SENTENCE_END:
        return "\n" in text[back:at] and text[at - 1] in "-*•–# "
    if text[back] != "." or not _BEFORE_NAMES.search(text, max(block_start, back - 5), back + 1):
        return True
    return ends_with_letter(text, back, block_start)


class SentenceStarts:
    """Offsets of words in a block whose capital says nothing, by where they stand; looked at when asked for.

    Args:
        text: The whole text.
        block_start: Where the block begins.
        others: Further offsets: those of the words of headlines in it.
    """

    __slots__ = ("_block_start", "_others", "_text")

    def __init__(self, text: str, block_start: int, others: frozenset[int] = frozenset()) -> None:
        self._text = text
        self._block_start = block_start
        self._others = others

    def __contains__(self, at: object) -> bool:
        return isinstance(at, int) and (at in self._others or begins_sentence(self._text, at, self._block_start))


def goes_over(text: str, newline: int) -> bool:
    r"""Whether a line break is one of wrapped text, over which a name may go on: the line before it is a long one.

    Example:
        >>> text = "About Acme\nAcme was founded by engineers from Orsk Robotics\nLabs"
        >>> goes_over(text, 10), goes_over(text, text.rindex("\n"))
        (False, True)
    """
    return newline >= _WRAPPED and text.rfind("\n", newline - _WRAPPED, newline) < 0


def is_title_case(text: str, start: int, end: int) -> bool:
    """Whether most longer words of a stretch are capitalised, as in a headline, so that capitals say nothing there.

    Example:
        >>> is_title_case("The Strategic Imperative Behind ATOM", 0, 36), is_title_case("What Meta wants now", 0, 19)
        (True, False)
    """
    words = _TITLE_CASED.findall(text, start, end)
    capitalized = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitalized * 4 >= len(words) * 3
