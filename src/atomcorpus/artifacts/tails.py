"""What belongs to an artifact's name beside the listed words: a year before it, a version or variant after it."""

from __future__ import annotations

import re

from atomcorpus.english.patterns import expanded

__all__ = ["whole_name"]

_YEAR_BEFORE = re.compile(r"(?:(?<![^\W_])(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir|[Tt]his)|['’]s) (?P<year>(?:19|20)\d\d )\Z")
_LONGEST_YEAR = 12  # code points of a year with the article before it
_COUNTED = expanded(r"(?!%|[.,]?\d|[^\W_])(?!(?:\s|-){things-counted}\b)")
_VERSION = rf"[ -]?v?\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}{_COUNTED}"
_YEAR = r"(?:19|20)\d\d(?![^\W_]|[.,]\d|%)"
_TAILS = {
    "law": re.compile(rf"(?:,? of {_YEAR}| {_YEAR})"),
    "work": re.compile(rf" {_YEAR}"),
    "benchmark": re.compile(
        r"(?:[ -](?:Verified|Lite|Pro|Hard|Diamond|Multimodal|Multilingual|Extended|Redux|Telecom|Retail|Airline|"
        r"v\d(?:\.\d)?)(?![^\W_])"
        rf"|-\d(?:\.\d)?(?![^\W_]|\.\d))?(?:[ -]{_YEAR}|['’ ]?2[3-9](?=,? (?:and|or)\b|[,;:)]|\.?$|\.\s))?",
        re.MULTILINE,
    ),
    "dataset": re.compile(r"[ -][vV]\d(?:\.\d)?(?![^\W_]|\.\d)"),
    "license": re.compile(r"(?:[ -]v?\d\.\d(?![^\W_]|\.\d))?(?: Licen[cs]e(?: Agreement)?\b)?"),
    "hardware": re.compile(
        rf"(?:(?<=[^\W\d_])[ :-]?v?\d{{1,4}}[A-Za-z]{{0,2}}(?<![GMTK]B){_COUNTED})?"
        r"(?:[ -](?:Pro|Max|Ultra|Plus|Mini|mini|Air|SE|XL|Super|Ti|Nano|NX|AGX|Series [A-Z\d])(?![^\W_]))*"
    ),
    "product": re.compile(rf"(?<=[^\W\d_]){_VERSION}(?: (?:Pro|Home|Ultimate)\b)?"),
}
"""What may stand right after a name of each kind, and is of it."""


def whole_name(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    """The stretch of a name with the year before it and the version, variant or year after it.

    Args:
        text: The whole text.
        start: Offset at which the listed words begin.
        end: Offset after them.
        kind: Value of the artifact's `ArtifactKind`.

    Example:
        >>> text = "the 2025 AI Action Plan, Windows 12 and 3 users of AIME 2024"
        >>> [text[slice(*whole_name(text, *span))] for span in ((9, 23, "policy"), (25, 32, "product"))]
        ['2025 AI Action Plan', 'Windows 12']
        >>> text[slice(*whole_name(text, 51, 55, "benchmark"))]
        'AIME 2024'
    """
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isdigit():
        year = _YEAR_BEFORE.search(text[max(0, start - _LONGEST_YEAR) : start])
        start -= 0 if year is None else len(year["year"])
    if text[end : end + 1] in _OPENERS and kind in _TAILS and (found := _TAILS[kind].match(text, end)):
        end = found.end()
    return start, end


_OPENERS = frozenset(" -:,'’0123456789v")
