"""Web archives: one article a response that is a page or a text; a bad record stops nobody, a bad archive ends."""

from __future__ import annotations

import gzip
import hashlib
import logging
import re
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus.reading import Limits

if TYPE_CHECKING:
    from atomcorpus import Article

pytest.importorskip("warcio", exc_type=ImportError)
pytest.importorskip("trafilatura", exc_type=ImportError)

PAGE = b"""<html><head><title>Furrow</title><link rel="canonical" href="https://field.example/other"></head><body>
<article><h1>Harrow ships Furrow 2</h1><p>Harrow Labs of Des Moines released Furrow 2 on Saturday, and anybody may
use the weights for what they like, the company said in a note to its customers.</p></article></body></html>"""
HTML = "Content-Type: text/html; charset=utf-8"


def record(
    body: bytes = PAGE,
    *headers: str,
    kind: str = "response",
    number: int = 1,
    status: str = "HTTP/1.1 200 OK",
    uri: str = "https://field.example/furrow",
) -> bytes:
    """A record of a web archive."""
    http = "\r\n".join([status, *(headers or [HTML]), "", ""]).encode() if status else b""
    block = http + body
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number}>",
        "WARC-Date: 2025-08-10T00:00:00Z",
        f"WARC-Target-URI: {uri}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


INFO = record(b"software: none", kind="warcinfo", status="")


def chunked(body: bytes, size: int = 50) -> bytes:
    """A body in chunks, as servers send it."""
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def put(*records: bytes, path: str = "a.warc") -> str:
    """Make an archive; each record is packed by itself if the name says so."""
    Path(path).write_bytes(b"".join(gzip.compress(one) if path.endswith(".gz") else one for one in records))
    return path


def put_packed(how: str, records: list[bytes]) -> str:
    """Make an archive: as it is, each record packed by itself, or packed as a whole."""
    path = name_of(how)
    if how != "whole":
        return put(*records, path=path)
    Path(path).write_bytes(gzip.compress(b"".join(records)))
    return path


def name_of(how: str) -> str:
    """How an archive is called."""
    return "a.warc.gz" if how == "whole" else how


def numbers(articles: list[Article]) -> list[int]:
    """The numbers of the records that articles come from."""
    return [int(str(article.origin).partition("urn:uuid:")[2].partition("&")[0]) for article in articles]


class TestPages:
    """Responses with HTML."""

    @pytest.mark.parametrize("path", ["a.warc", "a.warc.gz"])
    def test_an_article(self, path: str, read: Any) -> None:
        """The address is what was fetched, the origin has record and hash, the day of the crawl is no date."""
        ((article,), errors) = read(put(INFO, record(), path=path))
        assert errors == []
        assert article.text.startswith("Harrow ships Furrow 2\n\nHarrow Labs of Des Moines released")
        assert (article.url, article.published) == ("https://field.example/furrow", None)
        assert article.origin == f"{path}#record=urn:uuid:1&sha256={hashlib.sha256(PAGE).hexdigest()}"

    def test_the_order(self, read: Any) -> None:
        """Articles come in the order of the archive."""
        articles, _ = read(put(*(record(uri=f"https://field.example/{number}") for number in range(5))))
        assert [article.url[-1] for article in articles] == list("01234")

    def test_compressed_as_a_whole(self, read: Any) -> None:
        """An archive whose records were not packed one by one is read as well."""
        Path("a.warc.gz").write_bytes(gzip.compress(INFO + record() + record()))
        assert len(read("a.warc.gz")[0]) == 2

    @pytest.mark.parametrize(
        "other",
        [
            record(kind="request", status="GET / HTTP/1.1"),
            record(kind="revisit"),
            record(kind="metadata"),
            record(PAGE, "Content-Type: image/png"),
            record(PAGE, "Server: none"),
            record(status="HTTP/1.1 404 Not Found"),
            record(b"", "Location: /", status="HTTP/1.1 301 Moved"),
            record(status="nonsense"),
        ],
        ids=["request", "revisit", "metadata", "image", "no type", "404", "301", "nonsense"],
    )
    def test_other_records_are_passed_over(self, other: bytes, read: Any) -> None:
        """What makes no article is no error either, and what comes after it is read."""
        articles, errors = read(put(other, record(number=2)))
        assert ([article.origin[:26] for article in articles], errors) == (["a.warc#record=urn:uuid:2&s"], [])

    @pytest.mark.parametrize("kind", ["TEXT/HTML", "application/xhtml+xml", "text/html;charset=UTF-8"])
    def test_types(self, kind: str, read: Any) -> None:
        """Capitals, XHTML and parameters make no difference."""
        assert len(read(put(record(PAGE, f"content-type: {kind}")))[0]) == 1

    def test_http_2(self, read: Any) -> None:
        """The version of the protocol makes no difference."""
        assert len(read(put(record(status="HTTP/2 200")))[0]) == 1


class TestTexts:
    """Responses with plain text."""

    def test_a_text(self, read: Any) -> None:
        """It is in the crawl format, and has its address."""
        body = b"date 2025-08-05\n\nHarrow Labs released a model."
        ((article,), _) = read(put(record(body, "Content-Type: text/plain")))
        assert (article.text, str(article.published)) == (body.decode(), "2025-08-05")
        assert (article.url, article.origin) == ("https://field.example/furrow", "a.warc#record=urn:uuid:1")

    def test_an_encoding_that_the_server_names(self, read: Any) -> None:
        """It is honoured, and noted."""
        ((article,), _) = read(put(record("Zoë.".encode("cp1252"), "Content-Type: text/plain; charset=ISO-8859-1")))
        assert (article.text, article.origin) == ("Zoë.", "a.warc#record=urn:uuid:1&charset=cp1252")

    def test_a_malformed_header(self, read: Any) -> None:
        """The error has the place in the text, and the record."""
        articles, errors = read(put(record(b"date 2025-13-45 One.", "Content-Type: text/plain"), record()))
        assert len(articles) == 1
        assert errors == [
            "a.warc: '2025-13-45' is not a date: 13 is not a month from 1 to 12 (at 1:6), in the record urn:uuid:1"
        ]


class TestBodies:
    """How bodies are sent."""

    @pytest.mark.parametrize(
        ("header", "body"),
        [
            ("Content-Encoding: gzip", gzip.compress(PAGE, mtime=0)),
            ("Content-Encoding: x-gzip", gzip.compress(PAGE, mtime=0)),
            ("Content-Encoding: deflate", zlib.compress(PAGE)),
            ("Content-Encoding: deflate", zlib.compress(PAGE)[2:-4]),
            ("Content-Encoding: identity", PAGE),
            ("Content-Encoding: gzip", PAGE),
            ("Transfer-Encoding: chunked", chunked(PAGE)),
            ("Transfer-Encoding: chunked", PAGE),
        ],
        ids=[
            "gzip",
            "x-gzip",
            "deflate",
            "raw deflate",
            "identity",
            "gzip in name only",
            "chunked",
            "chunked in name only",
        ],
    )
    def test_encodings(self, header: str, body: bytes, read: Any) -> None:
        """Packed and in chunks, and only said to be so: the page is the same."""
        ((article,), errors) = read(put(record(body, HTML, header)))
        assert errors == []
        assert article.origin.endswith(hashlib.sha256(PAGE).hexdigest())

    def test_chunks_that_are_packed(self, read: Any) -> None:
        """Both at once."""
        body = chunked(gzip.compress(PAGE, mtime=0))
        headers = ("Content-Encoding: gzip", "Transfer-Encoding: chunked")
        assert len(read(put(record(body, HTML, *headers)))[0]) == 1

    @pytest.mark.parametrize(
        ("coding", "body", "reason"),
        [
            ("br", PAGE, "the content encoding 'br' is not read"),
            ("gzip", gzip.compress(PAGE, mtime=0)[:-20], "the gzip data are cut off"),
            ("gzip", b"\x1f\x8b" + PAGE, "the gzip data are damaged"),
            ("identity", b"", "the file is empty"),
            ("identity", b"<p>", "no text was found in the page"),
        ],
        ids=["br", "cut off", "damaged", "empty", "no text"],
    )
    def test_errors(self, coding: str, body: bytes, reason: str, read: Any) -> None:
        """The error has the record, and the rest is read."""
        articles, errors = read(put(record(body, HTML, f"Content-Encoding: {coding}"), record(number=2)))
        assert len(articles) == 1
        assert errors == [f"a.warc: {reason}, in the record urn:uuid:1"]


class TestLimits:
    """Records that are too much."""

    def test_a_long_body(self, read: Any) -> None:
        """It is passed by, and the rest is read."""
        articles, errors = read(put(record(PAGE + b" " * 5_000), record()), limits=Limits(text_bytes=2_000))
        assert len(articles) == 1
        assert errors == ["a.warc: the text has more than 2,000 bytes (the limit text_bytes), in the record urn:uuid:1"]

    @pytest.mark.parametrize(
        ("limits", "reason"),
        [
            (Limits(text_bytes=50_000), "the text has more than 50,000 bytes (the limit text_bytes)"),
            (Limits(ratio=100), "it unpacks to more than 100 times its size (the limit ratio)"),
        ],
        ids=["text_bytes", "ratio"],
    )
    def test_a_bomb(self, limits: Limits, reason: str, read: Any) -> None:
        """A body that unpacks to much more is unpacked no further than a text may be long."""
        bomb = record(gzip.compress(bytes(3_000_000), mtime=0), HTML, "Content-Encoding: gzip")
        articles, errors = read(put(bomb, record()), limits=limits)
        assert len(articles) == 1
        assert errors == [f"a.warc: {reason}, in the record urn:uuid:1"]

    @pytest.mark.parametrize(
        "line", ["X-Long: " + "x" * 200_000, "\r\n".join(["X-Many: x"] * 20_000)], ids=["long", "many"]
    )
    def test_headers(self, line: str, read: Any) -> None:
        """Headers without an end are no record, and the rest is read."""
        articles, errors = read(put(record(PAGE, HTML, line), record(number=2)))
        assert numbers(articles) == [2]
        assert errors == ["a.warc: the header has more than 50,000 bytes (the limit header_bytes)"]


class TestArchives:
    """Archives that are none, or not whole."""

    def test_not_one(self, read: Any) -> None:
        """The error shows what stands where a record should begin."""
        assert read(put(b"Hello, world.\n"))[1] == [r"a.warc: no record where one should begin: b'Hello, world.\n'"]

    @pytest.mark.parametrize("data", [b"", b"\r\n\r\n"])
    def test_nothing(self, data: bytes, read: Any) -> None:
        """No record, no article, no error, as with stored articles."""
        assert read(put(data)) == ([], [])

    @pytest.mark.parametrize("missing", [5, 40, 300])
    def test_cut_off(self, missing: int, read: Any) -> None:
        """What was read before stays read; no article is made of half a page."""
        articles, errors = read(put(record(), record()[:-missing]))
        assert (len(articles), errors) == (1, ["a.warc: the archive is cut off"])

    def test_cut_off_in_a_header(self, read: Any) -> None:
        """Likewise."""
        articles, errors = read(put(record(), record()[:60]))
        assert len(articles) == 1
        assert errors == ["a.warc: a record without a length"]

    def test_cut_off_behind_a_header(self, read: Any) -> None:
        """A record of which nothing is left but its own header."""
        articles, errors = read(put(record(), record().partition(b"HTTP/1.1")[0]))
        assert (len(articles), errors) == (1, ["a.warc: the archive is cut off"])

    @pytest.mark.parametrize("path", ["a.warc", "a.warc.gz", "whole"])
    @pytest.mark.parametrize(
        ("length", "error"),
        [
            ("x{}", "a record whose length is wrong"),
            ("-{}", "a record whose length is wrong"),
            ("9{}", "the archive is cut off"),
            ("{}", None),
        ],
        ids=["no number", "negative", "too large", "right"],
    )
    def test_a_wrong_length(self, path: str, length: str, error: str | None, read: Any) -> None:
        """It costs its own record; the others are read, and their lengths are right again."""
        records = [record(number=number) for number in range(5)]
        size = re.search(rb"Content-Length: ([0-9]+)", records[2])
        assert size is not None
        records[2] = records[2].replace(size[0], b"Content-Length: " + length.format(int(size[1])).encode())
        articles, errors = read(put_packed(path, records))
        if path == "whole" and error == "the archive is cut off":
            assert numbers(articles) == [0, 1]  # what was gone over is unpacked no second time
        else:
            assert numbers(articles) == [0, 1, *([] if error else [2]), 3, 4]
        assert errors == ([f"{name_of(path)}: {error}"] if error else [])

    @pytest.mark.parametrize("path", ["a.warc", "a.warc.gz", "whole"])
    @pytest.mark.parametrize("more", [-40, -1, 1, 2, 3, 4, 5, 30])
    def test_a_length_that_is_nearly_right(self, path: str, more: int, read: Any) -> None:
        """No more is lost than the record; of white space alone, nothing."""
        records = [record(number=number) for number in range(5)]
        size = re.search(rb"Content-Length: ([0-9]+)", records[2])
        assert size is not None
        records[2] = records[2].replace(size[0], b"Content-Length: %d" % (int(size[1]) + more))
        articles, errors = read(put_packed(path, records))
        lost_too = [3] if path == "whole" and more > 4 else []
        assert numbers(articles) == [0, 1, *([2] if 0 < more < 5 else []), *({3} - {*lost_too}), 4]
        assert len(errors) == (0 if 0 < more < 5 else 1)

    def test_rubbish_between_records(self, read: Any) -> None:
        """It is told, and costs nothing."""
        articles, errors = read(put(record(number=1), b"rubbish\nWARC/1.0 is no head\n", record(number=2)))
        assert numbers(articles) == [1, 2]
        assert errors == [r"a.warc: no record where one should begin: b'rubbish\n'"]

    @pytest.mark.parametrize("missing", [1, 9, 60])
    def test_cut_off_in_the_last_of_thirty(self, missing: int, read: Any) -> None:
        """The other records are read."""
        whole = b"".join(gzip.compress(record(number=number)) for number in range(30))
        Path("a.warc.gz").write_bytes(whole[:-missing])
        articles, errors = read("a.warc.gz")
        assert numbers(articles) == [*range(29)]
        assert errors == ["a.warc.gz: the gzip data are cut off"]

    @pytest.mark.parametrize("number", range(7))
    @pytest.mark.parametrize("place", [0, 3, 40, 200, -5, -1])
    def test_a_flipped_byte(self, number: int, place: int, read: Any) -> None:
        """Of records that are packed one by one, the one with it is lost and no other."""
        members = [bytearray(gzip.compress(record(number=index), mtime=0)) for index in range(7)]
        members[number][place] ^= 0x41
        Path("a.warc.gz").write_bytes(b"".join(members))
        articles, errors = read("a.warc.gz")
        assert numbers(articles) == [index for index in range(7) if index != number]
        kinds = ["the gzip data are damaged"]
        if place == 0 == number:
            kinds = ["not gzip, though its name ends in .gz"]
        elif place == 200:  # where numbers stand
            kinds.append("a record whose length is wrong")
        assert errors in [[f"a.warc.gz: {kind}"] for kind in kinds]

    def test_several_damaged_members(self, read: Any) -> None:
        """Each is told."""
        members = [bytearray(gzip.compress(record(number=index), mtime=0)) for index in range(7)]
        for number in (1, 2, 6):
            members[number][-6] ^= 0x41
        Path("a.warc.gz").write_bytes(b"".join(members))
        articles, errors = read("a.warc.gz")
        assert (numbers(articles), errors) == ([0, 3, 4, 5], ["a.warc.gz: the gzip data are damaged"] * 3)

    def test_members_that_are_cut_anywhere(self, read: Any) -> None:
        """An archive whose members begin and end in the middle of records is read as one text."""
        whole = b"".join(record(number=number) for number in range(9))
        Path("a.warc.gz").write_bytes(
            b"".join(gzip.compress(whole[start : start + 700]) for start in range(0, len(whole), 700))
        )
        articles, errors = read("a.warc.gz")
        assert (numbers(articles), errors) == ([*range(9)], [])

    def test_what_trips_the_package(self, read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whatever it raises at a record is an error, and the rest is read."""
        recordloader = pytest.importorskip("warcio.recordloader")
        parse = recordloader.ArcWarcRecordLoader.parse_record_stream
        numbered = iter(range(9))

        def fails(*given: Any, **named: Any) -> Any:
            if next(numbered) == 1:
                raise AssertionError
            return parse(*given, **named)

        monkeypatch.setattr(recordloader.ArcWarcRecordLoader, "parse_record_stream", fails)
        articles, errors = read(put(*(record(number=number) for number in range(3))))
        assert (numbers(articles), errors) == ([0, 2], ["a.warc: a record: cannot be read: AssertionError"])

    def test_nothing_is_printed(self, read: Any, capfd: pytest.CaptureFixture[str]) -> None:
        """Whatever is wrong, it is in the errors; nor does an address with a space in it make warcio speak."""
        root = logging.getLogger()
        before, root.handlers[:] = root.handlers[:], []
        try:
            articles, _ = read(put(record(uri="https://field.example/a b")))
        finally:
            root.handlers[:] = before
        assert [article.url for article in articles] == ["https://field.example/a%20b"]
        read(put(record(b"\x1f\x8b" + PAGE, HTML, "Content-Encoding: gzip"), b"rubbish\n"))
        assert capfd.readouterr() == ("", "")

    def test_without_the_package(self, read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error says what to install."""
        monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
        assert read(put(record()))[1] == [
            "a.warc: warcio is not installed; it comes with: pip install 'atomcorpus[warc]'"
        ]
