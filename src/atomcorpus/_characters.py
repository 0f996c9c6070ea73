"""Characters that the eye does not see or a format cannot hold: made visible, or replaced one for one.

What moves the cursor, changes colours, turns the direction of writing or is not there to the eye: a text could say one
thing and show another. What is meant is Unicode's property Default_Ignorable_Code_Point, and control characters, line
separators, surrogates, and U+FFFE and U+FFFF, which are in no XML. Joiners (U+200C, U+200D) and variation selectors are
needed by scripts and emoji and are left alone.

A lone surrogate, half of a character, is in no UTF-8. Where such a character is replaced, offsets into the text hold.
"""

from __future__ import annotations

import re

__all__ = ["REPLACEMENT", "SURROGATE", "UNSEEN", "escaped", "on_one_line", "storable", "visible", "xml_text"]

REPLACEMENT = "\ufffd"
"""Stands, visibly, where a character cannot (Unicode's own mark for that)."""

UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""The inside of a regular-expression class, without tab, line feed and carriage return, which are white space."""

SURROGATE = re.compile("[\ud800-\udfff]")
"""A half of a character; in a string of Python's it is always a lone one."""

_ANY = re.compile(f"[{UNSEEN}\t\n\r]")
# XML 1.0 has no such characters; a carriage return it has, but every reader turns it into a line feed.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


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


def storable(text: str) -> str:
    r"""The text as UTF-8 can hold it: a lone surrogate becomes U+FFFD.

    Example:
        >>> storable("a\ud83d!") == "a\ufffd!"
        True
    """
    if not text.isascii():
        try:
            text.encode()  # a tenth of the time of a search
        except UnicodeEncodeError:
            return SURROGATE.sub(REPLACEMENT, text)
    return text


def xml_text(text: str) -> str:
    r"""The text as XML 1.0 can hold it: control characters but tab and line feed become U+FFFD, surrogates too.

    Markup is not escaped; the XML writer does that.

    Example:
        >>> xml_text("a\x00b\tc") == "a\ufffdb\tc"
        True
    """
    return _NOT_IN_XML.sub(REPLACEMENT, text)


def on_one_line(text: str) -> str:
    r"""The text with single spaces for all white space, and none at its ends.

    Example:
        >>> on_one_line(" Weights,\n\tand measures ")
        'Weights, and measures'
    """
    return " ".join(text.split())
