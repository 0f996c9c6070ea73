"""The words of a text as the search index has them: names of models stay whole, and have parts."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["TOKEN_CHARACTERS", "folded_words", "parts"]

TOKEN_CHARACTERS = "-._/+#"  # noqa: S105 - punctuation, no secret
"""What may stand in a word besides letters and digits."""

# A Chinese or Japanese character is a word of its own, since nothing shows where words of these end. A plus or sharp
# after a word belongs to it ("C++", "Command R+").
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTERS = rf"[^\W_{_UNSPACED}]+"
_WORD = re.compile(rf"{_LETTERS}(?:[-._/]{_LETTERS})*(?:\+\+|[+#](?!\w))?|[{_UNSPACED}]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_HYPHENS = str.maketrans("‐‑−", "---")
_JOINTS = re.compile("[-/]")


def folded_words(text: str) -> list[str]:
    """The words of a text without case and accents, in order.

    Letters and digits that only a hyphen, dot, underscore or slash keeps apart are one word. Linear in the length of
    the text.

    Example:
        >>> folded_words("Qwen2.5, o4-mini and GPT‑OSS-120B; Command R+ in C++.")
        ['qwen2.5', 'o4-mini', 'and', 'gpt-oss-120b', 'command', 'r+', 'in', 'c++']
        >>> folded_words("深度求索's café")
        ['深', '度', '求', '索', 's', 'cafe']
    """
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()))
        text = text.translate(_HYPHENS)
    return _WORD.findall(text.lower())


def parts(word: str) -> list[str]:
    """What hyphens and slashes join in a word; empty for a word without. A dot joins a version, which has no parts.

    Example:
        >>> parts("qwen/qwen2.5-7b"), parts("qwen2.5")
        (['qwen', 'qwen2.5', '7b'], [])
    """
    return _JOINTS.split(word) if "-" in word or "/" in word else []
