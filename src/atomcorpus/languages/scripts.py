"""Languages that are told by their letters: other scripts than Latin."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["IN_OTHER_SCRIPTS", "language_of_runs", "runs_of", "units_of"]

# First and last letters of the blocks of Unicode, and the language that is most often written in them.
_BLOCKS = (
    ("el", "\u0370\u03ff\u1f00\u1fff"),
    ("cyrillic", "\u0400\u052f"),
    ("hy", "\u0531\u058f"),
    ("he", "\u05d0\u05f4"),
    ("arabic", "\u0620\u06d3\u0750\u077f"),
    ("hi", "\u0900\u097f"),
    ("bn", "\u0980\u09ff"),
    ("pa", "\u0a00\u0a7f"),
    ("gu", "\u0a80\u0aff"),
    ("ta", "\u0b80\u0bff"),
    ("te", "\u0c00\u0c7f"),
    ("kn", "\u0c80\u0cff"),
    ("ml", "\u0d00\u0d7f"),
    ("si", "\u0d80\u0dff"),
    ("th", "\u0e00\u0e7f"),
    ("lo", "\u0e80\u0eff"),
    ("my", "\u1000\u109f"),
    ("ka", "\u10a0\u10ff"),
    ("ko", "\u1100\u11ff\u3131\u318e\uac00\ud7a3"),
    ("am", "\u1200\u137f"),
    ("km", "\u1780\u17ff"),
    ("hiragana", "\u3041\u309f"),
    ("katakana", "\u30a1\u30ff"),
    ("han", "\u3400\u4dbf\u4e00\u9fff"),
)


def _ranges(ends: str) -> str:
    return "".join(f"{first}-{last}" for first, last in zip(ends[::2], ends[1::2], strict=True))


_RUN = on_first_use(rf"[{''.join(_ranges(ends) for _, ends in _BLOCKS)}]+")
_SCRIPT = on_first_use("|".join(f"(?P<{name}>[{_ranges(ends)}])" for name, ends in _BLOCKS))

_WITHOUT_SPACES = frozenset({"han", "hiragana", "katakana", "th", "lo", "my", "km"})
_LETTERS_A_WORD = 3  # of scripts that put no spaces between words

_LEAST_WORDS = 6
_OF_SENTENCES = on_first_use("[的了是在和与與不有这這我们們将將被对對从從为為]")  # Chinese; names have few of them
_LEAST_OF_SENTENCES = 2

# Letters that only some of the languages of a script have; the first that has enough of its own is taken.
_CYRILLIC = (("kk", "қғәұ"), ("be", "ў"), ("mk", "ѓќѕ"), ("sr", "ђћјљњ"), ("uk", "їєґі"), ("ru", "ыэё"), ("bg", "ъ"))
_ARABIC = (("ur", "ٹڈڑےں"), ("fa", "پچژگیک"))
_OWN_SHARE = 0.005

IN_OTHER_SCRIPTS = frozenset(
    {tag for tag, _ in (*_BLOCKS, *_CYRILLIC, *_ARABIC) if len(tag) == len("el")} | {"ar", "ja", "zh"}
)
"""The languages that are told here."""


def runs_of(text: str) -> list[str]:
    """The runs of letters of other scripts.

    Example:
        >>> runs_of("Qwen (通义千问) и Яндекс")
        ['通义千问', 'и', 'Яндекс']
    """
    return _RUN.findall(text)


def units_of(runs: Sequence[str]) -> float:
    """About how many words they are."""
    return sum(_units(run) for run in runs)


def _units(run: str) -> float:
    return max(1.0, len(run) / _LETTERS_A_WORD) if _script_of(run) in _WITHOUT_SPACES else 1.0


def language_of_runs(runs: Sequence[str]) -> str | None:
    """The language of a text by its runs; None if they are too few, or might all be names.

    Example:
        >>> language_of_runs("Сегодня компания показала новую модель для всех".split())
        'ru'
        >>> language_of_runs(["通义千问", "月之暗面", "深度求索"]) is None
        True
    """
    scripts = Counter(map(_script_of, runs))
    letters = Counter("".join(runs))
    script, number = scripts.most_common(1)[0]
    if units_of(runs) < _LEAST_WORDS:
        return None
    if script in ("han", "hiragana", "katakana"):
        return _east_asian("".join(runs))
    if script in ("cyrillic", "el") and sum(run[0].islower() for run in runs) < min(_LEAST_WORDS, number) - 2:
        return None  # names
    if script == "cyrillic":
        return next(_with_own(_CYRILLIC, letters), "ru")
    if script == "arabic":
        return next(_with_own(_ARABIC, letters), "ar")
    return script


def _script_of(run: str) -> str:
    match = _SCRIPT.match(run)
    return (match and match.lastgroup) or ""


def _east_asian(letters: str) -> str | None:
    kana = sum("\u3041" <= letter <= "\u309f" for letter in letters)
    if kana >= len(letters) / 10:
        return "ja"
    return "zh" if len(_OF_SENTENCES.findall(letters)) >= _LEAST_OF_SENTENCES else None


def _with_own(languages: Sequence[tuple[str, str]], letters: Counter[str]) -> Iterator[str]:
    least = letters.total() * _OWN_SHARE
    return (tag for tag, own in languages if sum(letters[letter] for letter in own) > least)
