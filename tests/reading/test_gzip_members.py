"""Members of gzip: all that is whole is given, and there is a way to the next member."""

from __future__ import annotations

import gzip
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.reading.gzip_members import GzipMembers

WORDS = random.Random(7).choices([b"model ", b"weights ", b"open\n", b"\0", b"laboratory "], k=12_000)  # noqa: S311
TEXT = b"".join(WORDS)


def pieces_of(data: bytes) -> tuple[bytes, str]:
    """What is given of a file, and the class of what is raised in the end."""
    Path("a.gz").write_bytes(data)
    with Path("a.gz").open("rb") as file:
        members, made = GzipMembers(file), b""
        try:
            while piece := members.piece():
                assert len(piece) <= 1 << 16
                made += piece
        except (EOFError, zlib.error) as error:
            assert members.is_damaged
            return made, type(error).__name__
        return made, ""


class TestPieces:
    """What is given."""

    @pytest.mark.parametrize("texts", [[b""], [TEXT], [b"One.", TEXT, b"", b"Two."], [b"x" * 3_000_000], [b"a"] * 999])
    @pytest.mark.parametrize("between", [b"", b"\0" * 40_000])
    def test_whole_files(self, texts: list[bytes], between: bytes) -> None:
        """All of all members, whatever zeros are between and after them."""
        if len(texts) > 9 and between:
            between = b"\0"
        packed = b"".join(gzip.compress(text) + between for text in texts)
        assert pieces_of(packed) == (b"".join(texts), "")

    @given(share=st.floats(0, 1, exclude_max=True))
    def test_cut_off(self, share: float) -> None:
        """Everything that the module itself can make of the rest is given."""
        packed = gzip.compress(TEXT)
        cut = packed[: 1 + int((len(packed) - 1) * share)]
        assert pieces_of(gzip.compress(b"One.") + cut) == (b"One." + zlib.decompressobj(31).decompress(cut), "EOFError")

    @given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
    def test_a_flipped_bit(self, share: float, bit: int) -> None:
        """It is told, and what comes before it is given first."""
        packed = bytearray(gzip.compress(TEXT, mtime=0))
        place = 10 + int((len(packed) - 18) * share)
        before = zlib.decompressobj(31).decompress(bytes(packed[: place - 1]))
        packed[place] ^= 1 << bit
        made, error = pieces_of(bytes(packed))
        assert made.startswith(before)
        assert error in ("error", "EOFError") or made == TEXT  # there are bits that say nothing

    @pytest.mark.parametrize("data", [b"Hello.", b"\0" * 9, b"\x1f", gzip.compress(b"One.", mtime=0) + b"rubbish"])
    def test_no_gzip(self, data: bytes) -> None:
        """What is no member is told."""
        assert pieces_of(data)[1] in ("error", "EOFError")


class TestSkip:
    """The way to the next member."""

    @pytest.mark.parametrize("number", [0, 1, 5])
    @pytest.mark.parametrize("place", [3, 30, -3])
    def test_behind_a_damaged_member(self, number: int, place: int) -> None:
        """The others are given, whichever is damaged and where."""
        packed = [bytearray(gzip.compress(b"WARC %d " % index + TEXT[index:900], mtime=0)) for index in range(6)]
        packed[number][place] ^= 0x55
        Path("a.gz").write_bytes(b"".join(packed))
        found = b""
        with Path("a.gz").open("rb") as file:
            members = GzipMembers(file)
            more = True
            while more:
                try:
                    piece = members.piece()
                except (EOFError, zlib.error):
                    more = members.skip(b"WARC")
                    continue
                found += piece
                more = bool(piece)
        assert [b"WARC %d " % index in found for index in range(6) if index != number] == [True] * 5

    def test_a_file_that_would_be_read_again_and_again(self) -> None:
        """Members inside members are not all read to the end of the file."""
        inner = b"".join(gzip.compress(b"WARC" + bytes([index % 251]), 0, mtime=0)[:-8] for index in range(2_000))
        Path("a.gz").write_bytes(inner * 10)
        taken = 0
        with Path("a.gz").open("rb") as file:
            members = GzipMembers(file)
            more = True
            while more:
                try:
                    taken += len(members.piece())
                except (EOFError, zlib.error):
                    more = members.skip(b"WARC")
        assert taken < 100 * len(inner)
