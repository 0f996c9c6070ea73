"""Web archives (WARC, ISO 28500): the pages and plain texts that a crawler was given, one article a response."""

from __future__ import annotations

import logging
import re
import zlib
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from atomcorpus._extras import import_extra
from atomcorpus.errors import MissingExtraError, ParseError, ReadError
from atomcorpus.layout import parse_text as parse_layout
from atomcorpus.reading.archives import CUT_OFF, Archive
from atomcorpus.reading.faults import caused, unforeseen
from atomcorpus.reading.html import parse_page
from atomcorpus.reading.labels import codec_of_label
from atomcorpus.reading.options import Options, name_origin, parse_text
from atomcorpus.reading.texts import decode_file, located
from atomcorpus.reading.unpacking import SMALL, TooMuchError, opened_contents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Article

__all__ = ["read_warc"]


def read_warc(path: str, options: Options) -> Iterator[Article | ReadError]:
    """Articles and errors, one a successful response with HTML or plain text; other records are passed over.

    The address is that of the request, and the origin has the record's id. An error in a page names its record, and
    the rest goes on; after one in the archive, it goes on where the next record begins that can be found: at the next
    member of gzip, or at the next line that begins one.

    Raises:
        ReadError: If the file cannot be opened, or is no web archive.
        MissingExtraError: If warcio is not installed, or trafilatura, which reads its pages.
    """
    loader, parser, no_record = _warcio()
    with opened_contents(path, options.limits) as (contents, file):
        archive = Archive(contents, file, path, options.limits)
        is_lost = False
        while True:
            response = None
            try:
                if is_lost and not archive.resume():
                    return
                is_lost = False
                if not (first := archive.begin_record()):
                    return
                response = _next_response(loader, no_record, parser, archive, first, path, options)
            except TooMuchError:
                raise
            except ReadError as error:
                is_lost = True
                yield error
            except OSError:
                raise  # from the disk
            except Exception as error:  # noqa: BLE001 - one record stops nobody
                is_lost = True
                yield unforeseen(error, path, record="a record")
            if response is not None:
                yield _outcome(response, path, options)


def _warcio() -> tuple[Any, Any, type[Exception]]:
    # Only its parts are used: its iterator writes to the standard error, and holds lines of any length.
    loader = import_extra("warcio.recordloader", "warcio", "warc").ArcWarcRecordLoader()
    headers = import_extra("warcio.statusandheaders", "warcio", "warc")
    exceptions = import_extra("warcio.exceptions", "warcio", "warc")
    logging.getLogger("warcio").addHandler(logging.NullHandler())  # without a handler, Python prints what it says
    return loader, headers.StatusAndHeadersParser([], verify=False), exceptions.ArchiveLoadFailed


# --- records ----------------------------------------------------------------------------------------------------------
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXT = "text/plain"
_CHARSET = re.compile(r"""\bcharset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


@frozen
class _Response:
    """What a server sent, as far as it makes an article."""

    record: str = field()
    url: str | None = field()
    kind: str = field()
    charset: str | None = field()
    coding: str = field()
    body: bytes | None = field()  # None if it is too long


def _next_response(  # noqa: PLR0913, PLR0917 - the three parts of warcio, and where they read
    loader: Any, no_record: type[Exception], parser: Any, archive: Archive, first: bytes, path: str, options: Options
) -> _Response | None:
    """The response in the record that begins with this line, if there is one; the archive stands behind it then."""
    try:
        record = loader.parse_record_stream(archive, first, "warc", no_record_parse=True)
    except no_record as error:
        raise ReadError(f"no record where one should begin: {first[:40]!r}", path) from error
    if record.length is None:
        raise ReadError("a record without a length", path)
    archive.check_length(record.length)
    raw, response = record.raw_stream, None
    if record.rec_type == "response" and record.length:
        archive.begin_header()
        try:
            headers = parser.parse(raw)
        except EOFError as error:
            raise ReadError(CUT_OFF, path) from error
        archive.end_header()
        response = _response(record, headers, raw, options)
    archive.end_header()
    while raw.read(_STEP):
        pass
    if raw.limit:
        raise ReadError(CUT_OFF, path)
    archive.end_record()
    return response


def _outcome(response: _Response, path: str, options: Options) -> Article | ReadError:
    """The article of a response, or the error that it comes to."""
    try:
        return _article(response, path, options)
    except ReadError as error:
        place = ":".join(str(part) for part in (error.line, error.column) if part is not None)
        reason = f"{error.reason}{place and f' (at {place})'}, in the record {response.record}"
        return caused(ReadError(reason, path), error)
    except MissingExtraError:
        raise
    except Exception as error:  # noqa: BLE001 - one page stops nobody
        return unforeseen(error, path, record=f"the record {response.record}")


_STEP = 1 << 16


def _response(record: Any, headers: Any, raw: Any, options: Options) -> _Response | None:
    """The response in a record, if it is one that makes an article."""
    content_type = headers.get_header("content-type") or ""
    kind = content_type.partition(";")[0].strip().lower()
    if not re.match("2[0-9][0-9]", headers.statusline) or (kind != _TEXT and kind not in _PAGES):
        return None
    charset = _CHARSET.search(content_type)
    return _Response(
        (record.rec_headers.get_header("WARC-Record-ID") or "without an id").strip("<>"),
        (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None,
        kind,
        codec_of_label(charset[1]) if charset else None,
        (headers.get_header("content-encoding") or "").strip().lower(),
        _body(headers, raw) if raw.limit <= options.limits.text_bytes else None,
    )


def _body(headers: Any, raw: Any) -> bytes:
    if (headers.get_header("transfer-encoding") or "").strip().lower() == "chunked":
        raw = import_extra("warcio.bufferedreaders", "warcio", "warc").ChunkedDataReader(raw)
    return b"".join(iter(lambda: raw.read(_STEP), b""))


def _article(response: _Response, path: str, options: Options) -> Article:
    if response.body is None:
        raise ReadError(options.limits.exceeded("text_bytes"), path)
    data = _unpacked(response.body, response.coding, path, options)
    record, url = response.record, response.url
    if response.kind != _TEXT:
        return parse_page(data, path, options, record=record, url=url, charset=response.charset)
    text, charset = decode_file(data, path, options, response.charset)
    try:
        origin = name_origin(path, record=record, charset=charset)
        return parse_text(text, origin, options, lambda text: evolve(parse_layout(text, options.markup), url=url))
    except ParseError as error:
        raise located(error, path) from error


def _unpacked(data: bytes, coding: str, path: str, options: Options) -> bytes:
    """A body without the encoding that it was sent in; some crawlers take that off and leave its name."""
    if coding in ("", "identity") or (coding in _GZIP and not data.startswith(b"\x1f\x8b")):
        return data
    if coding not in _GZIP and coding != "deflate":
        raise ReadError(f"the content encoding {coding!r} is not read", path)
    limit = options.limits.text_bytes
    windows = [zlib.MAX_WBITS + 16] if coding in _GZIP else [zlib.MAX_WBITS, -zlib.MAX_WBITS]
    for window in windows:
        unpacker = zlib.decompressobj(window)
        try:
            made = unpacker.decompress(data, limit + 1)
        except zlib.error:
            continue
        if len(made) > SMALL and len(made) > options.limits.ratio * len(data):
            raise ReadError(options.limits.exceeded("ratio"), path)
        if len(made) > limit:
            raise ReadError(options.limits.exceeded("text_bytes"), path)
        if not unpacker.eof:
            raise ReadError(f"the {coding} data are cut off", path)
        return made
    raise ReadError(f"the {coding} data are damaged", path)


_GZIP = frozenset({"gzip", "x-gzip"})
