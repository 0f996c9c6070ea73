"""What a reader of a text does not see, made visible.

What moves the cursor, changes colours, turns the direction of writing or is not there to the eye: a text could say one
thing and show another. Joiners (U+200C, U+200D) are needed by scripts and emoji and are left alone.
"""

from __future__ import annotations

import re

__all__ = ["UNSEEN", "escaped", "visible"]

UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f"
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
