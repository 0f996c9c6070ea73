"""Bytes as text: UTF-8, or another encoding that somebody has named or a library was asked to detect; never a guess."""

from __future__ import annotations

import codecs
from typing import Any

from atomcorpus._extras import import_extra
from atomcorpus.errors import MissingExtraError, ParseError, ValidationError

__all__ = ["DETECT", "check_encoding", "decode"]

DETECT = "detect"

_ASCII = bytes(range(128))


def check_encoding(encoding: str | None) -> None:
    """Refuse what `decode` would not know what to do with.

    Raises:
        ValidationError: If Python has no such encoding of text.
        MissingExtraError: If the encoding is to be detected and the library for it is not installed.
    """
    if encoding == DETECT:
        _detector()
    elif encoding is not None and _codec(encoding) is None:
        raise ValidationError(f"Options.encoding: no encoding, and not {DETECT!r}: {encoding!r}")


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> tuple[str, str | None]:
    r"""The text in some data, and the encoding where it is another than UTF-8.

    UTF-8 comes first whatever anybody says, because no other text passes for it by accident. Then comes the encoding
    that the caller names, then the one that the page declares, then detection. Encodings in which the bytes of ASCII
    mean something else, such as UTF-16, are taken at their word before UTF-8.

    Args:
        data: Any bytes.
        encoding: A name of an encoding, or "detect"; None for UTF-8 alone.
        declared: What the page itself or its server says; a name that nobody knows is as good as none.

    Returns:
        The text, and None or Python's name of the encoding.

    Raises:
        ParseError: If nothing fits, at the first byte that is not UTF-8.

    Example:
        >>> decode("Zoë".encode("windows-1252"), "windows-1252")
        ('Zoë', 'cp1252')
        >>> decode("Zoë".encode(), "windows-1252")
        ('Zoë', None)
    """
    codec_names = [_codec(encoding) if encoding and encoding != DETECT else None, _codec(declared or "")]
    named = [name for name in codec_names if name and name != "utf-8"]
    for name in named:
        if not _holds_ascii(name) and (text := _decoded(data, name)) is not None:
            return text, name
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        wrong = error
    for name in named:
        if (text := _decoded(data, name)) is not None:
            return text, name
    if encoding == DETECT and (found := _detected(data)):
        return str(data, found), found
    raise _refusal(data, wrong)


def _codec(name: str) -> str | None:
    """Python's name of an encoding of text, or None."""
    try:
        _ASCII.decode(name, "replace")
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _holds_ascii(name: str) -> bool:
    return _decoded(_ASCII, name) == _ASCII.decode()


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except ValueError:
        return None


def _detected(data: bytes, least: float = 0.0) -> str | None:
    """What the library finds, if the data can be read in it and the share of expected letters is not below `least`."""
    best = _detector().from_bytes(data).best()
    if best is None or best.coherence < least or _decoded(data, best.encoding) is None:
        return None
    return _codec(best.encoding)


def _detector() -> Any:
    return import_extra("charset_normalizer", "charset-normalizer", "encodings")


def _refusal(data: bytes, wrong: UnicodeDecodeError) -> ParseError:
    """The error for data that are not UTF-8; it says what they look like, if that can be said."""
    try:
        found = _detected(data, least=0.1)  # what fits by accident, as anything does in a short text, is no advice
    except MissingExtraError:
        found = None
    hint = f"the encoding {found!r}, or {DETECT!r}, would read it" if found else "see the option encoding"
    before = data[: wrong.start].decode()
    return ParseError(f"not UTF-8: {wrong.reason} (0x{data[wrong.start]:02x}); {hint}", before, len(before))
