"""Every kind of file that is read: how its name ends, how it may be packed, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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

__all__ = ["FILE_KINDS", "SUFFIXES", "SUFFIXES_FOUND", "FileKind", "Reader", "in_words", "kind_of"]

Reader = Callable[[str, Options], Iterator[Article | ReadError]]
"""What reads one file: its path and how to read it in; articles and errors in the order of the file out."""


@frozen
class FileKind:
    """What reads the files of one kind.

    Attributes:
        read: Reads one of them.
        packings: What may stand after the end of the name; "" where it may be without.
        is_found: Whether such files are read in a folder. What mostly lies beside texts and says something about them
            is read when it is given by its own name.
    """

    read: Reader
    packings: tuple[str, ...] = ("", ".gz", ".zst")
    is_found: bool = True


FILE_KINDS: Mapping[str, FileKind] = MappingProxyType(
    {
        ".txt": FileKind(read_crawl_text),
        ".md": FileKind(read_markdown),
        ".markdown": FileKind(read_markdown),
        ".html": FileKind(read_html),
        ".htm": FileKind(read_html),
        ".jsonl": FileKind(read_json_lines),
        ".json": FileKind(read_json, is_found=False),
        ".csv": FileKind(read_csv, is_found=False),
        ".tsv": FileKind(read_tsv, is_found=False),
        ".parquet": FileKind(read_parquet, ("",)),
        ".warc": FileKind(read_warc, ("", ".gz")),
    }
)
"""By how the name ends, in lower case."""

SUFFIXES = tuple(end + packing for end, kind in FILE_KINDS.items() for packing in kind.packings)
"""How the names of readable files end, in lower or upper case."""


def kind_of(path: str) -> str:
    """How the name of a readable file ends but for its compression, in lower case.

    Example:
        >>> kind_of("crawl/A.JSONL.gz")
        '.jsonl'
    """
    name = path.lower()
    return next(end for end, kind in FILE_KINDS.items() for packing in kind.packings if name.endswith(end + packing))


SUFFIXES_FOUND = tuple(end for end in SUFFIXES if FILE_KINDS[kind_of(end)].is_found)
"""Those of the files that are read in a folder."""


def in_words(ends: Iterable[str]) -> str:
    """Ends of names for a message, without those of packed files.

    Example:
        >>> in_words([".txt", ".txt.gz", ".md"])
        '.txt or .md, perhaps with .gz or .zst after it'
    """
    *others, last = dict.fromkeys(map(kind_of, ends))
    return f"{', '.join(others)} or {last}, perhaps with .gz or .zst after it"
