"""What a reader of a text does not see, made visible.

What moves the cursor, changes colours, turns the direction of writing or is not there to the eye: a text could say one
thing and show another. What is meant is Unicode's property Default_Ignorable_Code_Point, and control characters, line
separators, surrogates, and U+FFFE and U+FFFF, which are in no XML. Joiners (U+200C, U+200D) and variation selectors are
needed by scripts and emoji and are left alone.
"""

from __future__ import annotations

import re

__all__ = ["UNSEEN", "escaped", "visible"]

UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""The inside of a regular-expression class, without tab, line feed and carriage return, which are white space."""

_ANY = re.compile(f"[{UNSEEN}\t\n\r]")


def visible(text: str) -> str:
    r"""The text with control characters and the like as escapes, so that a terminal shows them and does not obey.

    Example:
        >>> print(visible("red\x1b[31m\u202eevil"))
        red\x1b[31m\u202eevil
    """
    return _ANY.sub(lambda match: escaped(match[0]), text)


def escaped(character: str) -> str:
    r"""One character as its escape.

    Example:
        >>> print(escaped("\u202e"))
        \u202e
    """
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
