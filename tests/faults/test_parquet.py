"""Parquet whose footer is damaged: an error that names the file, and the process goes on.

What is read here is read in a process of its own, since it is the whole process that pyarrow ends.
"""

from __future__ import annotations

import base64
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pa: Any = pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pq: Any = pytest.importorskip("pyarrow.parquet", reason="likewise", exc_type=ImportError)

ROWS = """
from atomcorpus import read_articles
reader = read_articles("a.parquet")
print(len([*reader]), *reader.errors)
"""
STORED = """
from pathlib import Path
from atomcorpus import FormatError
from atomcorpus.formats import parquet
print(*parquet.records("a.parquet"))
try:
    parquet.loads(Path("a.parquet").read_bytes())
except FormatError as error:
    print(error)
"""
EACH_BYTE = """
import sys
from pathlib import Path
from atomcorpus import FormatError, ReadError, read_articles
from atomcorpus.formats import parquet
data = Path("a.parquet").read_bytes()
end = len(data) - 8
begin = end - int.from_bytes(data[end:-4], "little")
said = 0
for place in range(begin, end):
    for mask in (1 << place % 8, 255):
        Path("b.parquet").write_bytes(data[:place] + bytes([data[place] ^ mask]) + data[place + 1:])
        reader = read_articles("b.parquet")
        [*reader]
        assert all(error.path == "b.parquet" for error in reader.errors)
        said += len(reader.errors)
        try:
            parquet.loads(Path("b.parquet").read_bytes())
        except FormatError:
            pass
print(said > 100)
"""


def table(names: str = "text", metadata: dict[str, str] | None = None, **how: Any) -> bytes:
    """A Parquet file with columns of strings, in which nothing is told twice."""
    made = pa.table({name: ["One."] for name in names.split()}).replace_schema_metadata(metadata)
    file = io.BytesIO()
    pq.write_table(made, file, compression="none", store_schema=bool(metadata), **how)
    return file.getvalue()


def changed(data: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """The file with other bytes in its footer, each of which stands there once or, for the first, before the others."""
    end = len(data) - 8
    begin = end - int.from_bytes(data[end:-4], "little")
    footer = data[begin:end]
    for old, new in changes:
        assert old in footer
        footer = footer.replace(old, new, 1)
    return data[:begin] + footer + len(footer).to_bytes(4, "little") + b"PAR1"


def said_of(data: bytes, code: str) -> str:
    """What the code prints that reads the file, in a process that ends as it should."""
    Path("a.parquet").write_bytes(data)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


HISTOGRAM = (b"\x19\x26\x00", b"\x19\x16")  # a list of two levels; of one
SECOND = b"\x15\x0c\x25\x02\x18\x01b\x25\x00\x4c\x1c\x00\x00\x00"
ORDER = b"\x1c\x00\x00"


def heads(number: int) -> tuple[bytes, bytes]:
    """How a footer begins to tell of so many columns in its schema, and in its list of the orders of their values."""
    return (
        bytes([0x19, (number + 1) * 16 + 12]) + b"\x35\x00\x18\x06schema\x15" + bytes([number * 2]),
        bytes([0x19, number * 16 + 12]) + ORDER * number + b"\x00",
    )


class TestProcess:
    """What pyarrow throws where nobody catches it."""

    def test_a_histogram(self) -> None:
        """One of the levels of a column has not as many numbers as the column has levels."""
        reason = "Definition level histogram size mismatch"
        assert said_of(changed(table(), HISTOGRAM), ROWS).startswith(f"0 a.parquet: not readable as Parquet: {reason}")

    def test_a_histogram_of_stored_articles(self) -> None:
        """Likewise in the files of this library's articles."""
        data = changed(table("record text", {"atomcorpus.schema": "atomcorpus.tables/1"}), HISTOGRAM)
        reason = "not a Parquet file of articles\n  Definition level histogram size mismatch"
        said = said_of(data, STORED)
        assert said.startswith(f"a.parquet: {reason}")
        assert said.count(f"\n{reason}") == 1
        assert said_of(data, ROWS).startswith(f"0 a.parquet: {reason}")

    def test_a_histogram_of_a_column_that_is_not_read(self) -> None:
        """It does no harm."""
        assert said_of(changed(table("other text"), HISTOGRAM), ROWS) == "1\n"

    def test_more_columns_than_the_schema(self) -> None:
        """Only those of the schema are looked at."""
        data = changed(table("text b"), *zip(heads(2), heads(1), strict=True), (SECOND, b""))
        assert said_of(data, ROWS) == "1\n"

    def test_fewer_columns_than_the_schema(self) -> None:
        """A column that a row group does not have cannot be read."""
        three = SECOND + SECOND.replace(b"\x01b", b"\x04text")
        data = changed(table("a b"), *zip(heads(2), heads(3), strict=True), (SECOND, three))
        reason = "Trying to read column index 2 but row group metadata has only 2 columns"
        assert said_of(data, ROWS) == f"0 a.parquet: not readable as Parquet: {reason}\n"

    def test_an_encrypted_column(self) -> None:
        """Nothing is told about its size."""
        reason = "not readable as Parquet: "
        assert said_of(encrypted(), ROWS).startswith(f"0 a.parquet: {reason}")

    def test_each_byte(self) -> None:
        """Whatever byte of the footer is another one, there are articles or errors."""
        assert said_of(table("record text"), EACH_BYTE) == "True\n"


def encrypted() -> bytes:
    """A file whose text is encrypted, and whose footer is not."""
    encryption: Any = pytest.importorskip("pyarrow.parquet.encryption", reason="not built in", exc_type=ImportError)

    class Keys(encryption.KmsClient):  # type: ignore[misc] # it is Any
        def wrap_key(self, key: bytes, _: str) -> bytes:
            return base64.b64encode(key)

    factory = encryption.CryptoFactory(lambda _: Keys())
    how = encryption.EncryptionConfiguration(footer_key="f", column_keys={"k": ["text"]}, plaintext_footer=True)
    return table(
        encryption_properties=factory.file_encryption_properties(encryption.KmsConnectionConfig(), how),
    )
