"""Bytes as text: UTF-8, or another encoding that somebody has named or a library was asked to detect; never a guess."""

from __future__ import annotations

import codecs
from typing import Any

from atomcorpus._extras import import_extra
from atomcorpus.errors import MissingExtraError, ParseError, ValidationError
from atomcorpus.reading.labels import is_of_the_web

__all__ = ["DETECT", "REPLACE", "check_encoding", "check_errors", "decode"]

DETECT = "detect"
REPLACE = "replace"

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


def check_errors(errors: str) -> None:
    """Refuse what `decode` does not know.

    Raises:
        ValidationError: If it is something else than "strict" or "replace".
    """
    if errors not in ("strict", REPLACE):
        raise ValidationError(f"Options.errors: expected 'strict' or {REPLACE!r}, not {errors!r}")


def decode(
    data: bytes, encoding: str | None = None, declared: str | None = None, errors: str = "strict"
) -> tuple[str, str | None]:
    r"""The text in some data, and what an origin says of its encoding where it is another than UTF-8.

    UTF-8 comes first whatever anybody says, because no other text passes for it by accident. Then comes the encoding
    that the caller names, then the one that the page declares, then detection. Encodings in which the bytes of ASCII
    mean something else, such as UTF-16, are taken at their word before UTF-8.

    Args:
        data: Any bytes.
        encoding: A name of an encoding, or "detect"; None for UTF-8 alone.
        declared: What the page itself or its server says; a name that nobody knows is as good as none.
        errors: "strict", or "replace" for U+FFFD in place of what cannot be decoded, where nothing fits; then the
            encoding is the first that was named, or UTF-8.

    Returns:
        The text, and None or Python's name of the encoding, with `&errors=replace` after it where that was needed.

    Raises:
        ParseError: If nothing fits and nothing may be replaced, at the first byte that is not UTF-8.

    Example:
        >>> decode("Zoë".encode("windows-1252"), "windows-1252")
        ('Zoë', 'cp1252')
        >>> decode("Zoë".encode(), "windows-1252")
        ('Zoë', None)
        >>> decode(b"Zo\xeb", errors="replace")
        ('Zo�', 'utf-8&errors=replace')
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
    if errors == REPLACE:
        used = next(iter(named), "utf-8")
        return data.decode(used, REPLACE), f"{used}&errors={REPLACE}"
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
    """What the library finds, if the data can be read in it and the share of expected letters is not below `least`.

    Of code pages that tie, it is the Western one: in few letters, such as those of a name in an English text, the
    library finds no difference, and gives the first by the alphabet. Code pages that no page of the web may use give
    way to one that does nearly as well.
    """
    matches = list(_detector().from_bytes(data))
    if not matches:
        return None
    best = matches[0]
    if not is_of_the_web(str(_codec(best.encoding))):
        usual = (match for match in matches if is_of_the_web(str(_codec(match.encoding))))
        best = next((match for match in usual if _is_nearly(match, best, _USUAL)), best)
    western = next((match for match in matches if _WESTERN in (match.encoding, *match.could_be_from_charset)), None)
    if western is not None and _is_nearly(western, best, _TIE):
        found, coherence = _WESTERN, western.coherence
    elif best.coherence == 0 and not best.bom:
        found, coherence = _WESTERN, 0.0  # nothing is known of the letters
    else:
        found, coherence = best.encoding, best.coherence
    if coherence < least or _decoded(data, found) is None:
        return None
    return _codec(found)


_WESTERN = "cp1252"
_TIE = 0.03  # in the share of expected letters
_USUAL = 0.15


def _is_nearly(match: Any, best: Any, less: float) -> bool:
    """Whether a match is as clean as the best one, and has hardly fewer of the letters that are expected."""
    return bool(match.chaos <= best.chaos and match.coherence >= best.coherence - less)


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
