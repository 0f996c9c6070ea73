"""`SearchIndex`: which articles have certain words, by SQLite's FTS5; the only home of sqlite3.

The texts themselves are not in the index, only their words and where these stand.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from atomcorpus._files import file_errors, whole_file
from atomcorpus.errors import ReadError
from atomcorpus.sql.search_text import search_expression
from atomcorpus.sql.words import TOKEN_CHARACTERS, folded_words, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["SearchIndex"]

_APPLICATION = 0x41544F4D  # "ATOM", by which SQLite files say whose they are
_VERSION = 1
_BETWEEN_COMPOUNDS = " # "  # a word that no text has, so that no phrase goes from one compound to the next

_SCHEMA = f"""
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
CREATE TABLE about (label TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(whole, parts, content='', tokenize="ascii tokenchars '{TOKEN_CHARACTERS}'");
"""
_SHADOW = re.compile("CREATE TABLE 'words_(?:data|idx|docsize|config)'")
_FOUND = "SELECT rowid, -rank FROM words WHERE words MATCH ? ORDER BY rank, rowid"


class SearchIndex:
    """An index of the words of some texts; built once, then only read.

    Words are compared without case and accents. A word is found where it stands by itself and where a hyphen or slash
    joins it to others: `gpt` finds "gpt-oss-120b", `gpt-oss-120b` nothing else. A dot joins for good: `Qwen2` does not
    find "Qwen2.5", `qwen2*` does.

    Attributes:
        label: What the one who built it wrote on it, such as the state of the corpus.

    Example:
        >>> index = SearchIndex.build([(1, "The weights of gpt-oss-120b."), (2, "Qwen2.5 has open weights.")])
        >>> [article for article, _ in index.search("weights NOT qwen*")]
        [1]
        >>> [article for article, _ in index.search('"open weights" OR gpt')]
        [2, 1]
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        (self.label,) = connection.execute("SELECT coalesce(max(label), '') FROM about").fetchone()

    @classmethod
    def build(
        cls, texts: Iterable[tuple[int, str]], path: str | os.PathLike[str] | None = None, *, label: str = ""
    ) -> Self:
        """Index texts by their keys.

        Args:
            texts: Keys, each once, and texts; gone through once.
            path: The file to write, which appears whole or not at all; without it the index is in memory.
            label: Any text, to know later what was indexed.

        Raises:
            ReadError: If the file cannot be written.
        """
        if path is None:
            with _closed_on_error(sqlite3.connect(":memory:", check_same_thread=False)) as connection:
                _fill(connection, texts, label)
                return cls(connection, ":memory:")
        with whole_file(path) as file, tempfile.TemporaryDirectory(dir=Path(path).parent, prefix=".search.") as folder:
            name = Path(folder, "index")
            with closing(sqlite3.connect(name)) as connection:
                connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
                _fill(connection, texts, label)
            with name.open("rb") as made:
                shutil.copyfileobj(made, file)
        return cls.open(path)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Open the file of an index, to read.

        Raises:
            MissingPathError: If there is no such file.
            ReadError: If it is no such index, or of a newer version.
        """
        with file_errors(path), open(path, "rb"):  # noqa: PTH123 - a path of either kind
            pass
        with _sqlite_errors(path):
            address = Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 - links stay what they are
            opened = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            with _closed_on_error(opened) as connection:
                _check(connection, os.fspath(path))
                return cls(connection, os.fspath(path))

    def search(self, text: str) -> list[tuple[int, float]]:
        """Keys and scores of the texts that fit a search, best first; equal scores by key.

        Args:
            text: Words, all of which have to be there; `"a phrase"`; `begin*`; `AND`, `OR`, `NOT` in capitals, of which
                NOT binds strongest, then AND; brackets.

        Returns:
            Keys and scores. The scores are those of Okapi BM25, and compare texts of this index for this search and no
            others.

        Raises:
            ParseError: If it is no such search, with the place.
            ReadError: If the file of the index is damaged.
        """
        expression = search_expression(text)
        with _sqlite_errors(self._path):
            return self._connection.execute(_FOUND, (expression,)).fetchall()

    def close(self) -> None:
        """Let go of file and memory."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _fill(connection: sqlite3.Connection, texts: Iterable[tuple[int, str]], label: str) -> None:
    """Make the tables and put the words of the texts into them."""
    connection.executescript(_SCHEMA)
    with connection:
        connection.execute("INSERT INTO about VALUES (?)", (label,))
        connection.execute("INSERT INTO words (words, rank) VALUES ('hashsize', 16000000)")
        connection.executemany("INSERT INTO words (rowid, whole, parts) VALUES (?, ?, ?)", map(_row, texts))
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")


def _row(item: tuple[int, str]) -> tuple[int, str, str]:
    key, text = item
    words = folded_words(text)
    return key, " ".join(words), _BETWEEN_COMPOUNDS.join([" ".join(some) for some in map(parts, words) if some])


def _check(connection: sqlite3.Connection, path: str) -> None:
    """Refuse what is no index, or has other tables than an index has: other people's views and triggers are code."""
    connection.executescript("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;")
    (application,), (version,) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    if application != _APPLICATION:
        raise ReadError("not a search index", path)
    if version != _VERSION:
        raise ReadError(f"a search index of version {version}, not {_VERSION}; build it again", path)
    statements = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE type <> 'index'")]
    tables = [line.rstrip(";") for line in _SCHEMA.splitlines() if line.startswith("CREATE")]
    shadows = [sql for sql in statements if sql not in tables]
    if not set(tables) <= set(statements) or not all(_SHADOW.match(sql) for sql in shadows):
        raise ReadError("not a search index", path)


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


@contextmanager
def _sqlite_errors(path: str | os.PathLike[str]) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise ReadError(f"not readable as a search index: {error}", os.fspath(path)) from error
