"""Files that are one page of HTML, and how the bytes of a page become an article, wherever they come from."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from atomcorpus.errors import ReadError
from atomcorpus.reading.labels import codec_of_label
from atomcorpus.reading.names import with_name
from atomcorpus.reading.options import Options, name_origin, parse_text
from atomcorpus.reading.pages import read_page
from atomcorpus.reading.texts import decode_file
from atomcorpus.reading.unpacking import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Article

__all__ = ["parse_page", "read_html"]


def read_html(path: str, options: Options) -> Iterator[Article]:
    """The one article of a page; its text is what was extracted, and its origin has the hash of the page.

    Raises:
        ReadError: If the file cannot be read, is in an unknown encoding, or has no text.
        MissingExtraError: If trafilatura is not installed.
    """
    yield with_name(parse_page(read_whole(path, options.limits), path, options), path, options)


def parse_page(  # noqa: PLR0913 - what a server says of a page, beside the page
    data: bytes,
    path: str,
    options: Options,
    *,
    record: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Article:
    """Extract the text of a page and parse it.

    Args:
        data: The page.
        path: The file that it was read from.
        options: How to decode and parse.
        record: Which record of that file it is.
        url: Where it was fetched from; otherwise what the page says.
        charset: The encoding that the server named, which comes before what the page says.

    Raises:
        ReadError: As `read_html` says.
    """
    text, used = decode_file(data, path, options, charset or _declared(data))
    page = read_page(text, path, options.limits, url)
    if page is None:
        raise ReadError("no text was found in the page", path)
    body, layout = page
    origin = name_origin(path, record=record, sha256=hashlib.sha256(data).hexdigest(), charset=used)
    return parse_text(body, origin, options, lambda _: layout)


# WHATWG HTML 13.2.3.2, "Determining the character encoding": marks at the start, then what the head says.
_HEAD = 4096  # bytes; the standard asks for 1024, which many pages miss
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})"""
    rb"""|<\?xml\b[^>]{0,100}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)


def _declared(data: bytes) -> str | None:
    """The encoding that a page names."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    match = _DECLARED.search(data[:_HEAD])
    return codec_of_label((match[1] or match[2]).decode("ascii", "replace")) if match else None
