"""Every kind of file that is read: how its name ends, how it may be packed, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from atomcorpus.articles import Article
from atomcorpus.errors import ReadError
from atomcorpus.reading.delimited import read_csv, read_tsv
from atomcorpus.reading.html import read_html
from atomcorpus.reading.json_documents import read_json
from atomcorpus.reading.json_lines import read_json_lines
from atomcorpus.reading.options import Options
from atomcorpus.reading.parquet import read_parquet
from atomcorpus.reading.texts import read_crawl_text, read_markdown
from atomcorpus.reading.warc import read_warc

__all__ = ["EXPECTED", "FILE_KINDS", "SUFFIXES", "FileKind", "Reader", "kind_of"]

Reader = Callable[[str, Options], Iterator[Article | ReadError]]
"""What reads one file: its path and how to read it in; articles and errors in the order of the file out."""


@frozen
class FileKind:
    """What reads the files of one kind.

    Attributes:
        read: Reads one of them.
        packings: What may stand after the end of the name; "" where it may be without.
    """

    read: Reader
    packings: tuple[str, ...] = ("", ".gz", ".zst")


FILE_KINDS: Mapping[str, FileKind] = MappingProxyType(
    {
        ".txt": FileKind(read_crawl_text),
        ".md": FileKind(read_markdown),
        ".markdown": FileKind(read_markdown),
        ".html": FileKind(read_html),
        ".htm": FileKind(read_html),
        ".jsonl": FileKind(read_json_lines),
        ".json": FileKind(read_json),
        ".csv": FileKind(read_csv),
        ".tsv": FileKind(read_tsv),
        ".parquet": FileKind(read_parquet, ("",)),
        ".warc": FileKind(read_warc, ("", ".gz")),
    }
)
"""By how the name ends, in lower case."""

SUFFIXES = tuple(end + packing for end, kind in FILE_KINDS.items() for packing in kind.packings)
"""How the names of readable files end, in lower or upper case."""

EXPECTED = f"{', '.join(list(FILE_KINDS)[:-1])} or {list(FILE_KINDS)[-1]}, perhaps with .gz or .zst after it"
"""The same in words, for messages."""


def kind_of(path: str) -> str:
    """How the name of a readable file ends but for its compression, in lower case.

    Example:
        >>> kind_of("crawl/A.JSONL.gz")
        '.jsonl'
    """
    name = path.lower()
    return next(end for end, kind in FILE_KINDS.items() for packing in kind.packings if name.endswith(end + packing))
