"""The manifest of a corpus on disk: which files there are, and what is in them; read strictly, replaced whole.

A file counts only when the manifest names it. What is in the files is the business of `shards` and `inputs`.
"""

from __future__ import annotations

import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from atomcorpus._convert import problem, shown, structure, unstructure
from atomcorpus._files import file_errors, open_regular, whole_file
from atomcorpus._repr import record_repr
from atomcorpus._validate import exactly, fault, known_text
from atomcorpus._wire.text import decode
from atomcorpus.errors import FormatError, MissingPathError, ReadError
from atomcorpus.tables import COLUMNS

if TYPE_CHECKING:
    import os

    from attrs import Attribute

__all__ = [
    "FIRST_SCHEMA",
    "KEYS_A_SHARD",
    "MANIFEST",
    "MANIFEST_BYTES",
    "MOST_SHARDS",
    "SCHEMA",
    "TABLES",
    "Manifest",
    "Shard",
    "ShardFile",
    "is_corpus",
    "read_manifest",
    "write_manifest",
]

SCHEMA = "atomcorpus.corpus/2"
FIRST_SCHEMA = "atomcorpus.corpus/1"
"""The version without tables of links and facts; what it wrote is read as it is, and brought up to date by a build."""

MANIFEST = "manifest.json"
TABLES = (*COLUMNS, "inputs")
"""Names of the tables, each a folder with one file a shard."""

_FACTS = ("times", "quantities", "events")
"""Tables that came after the first corpora of this version, whose shards may lack them."""

_LATER = ("links", *_FACTS)
"""Tables that the first version did not have."""

KEYS_A_SHARD = 2**23
"""How many keys of articles a shard has to itself; it cannot hold more articles."""

MOST_SHARDS = 2**16
"""How many shards a corpus may have: the tables take keys of articles up to 2**39."""

MANIFEST_BYTES = 150_000_000
"""How many bytes of a manifest are taken where nothing else is said; one of so many shards has less."""

_NAME = re.compile(r"(\d{5})-[0-9a-f]{16}")
_DIGEST_KEY = "sha256"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_VERSION = re.compile(r"atomcorpus\.corpus/([1-9]\d{0,5})")


def _not_negative(record: object, attribute: Attribute[Any], value: object) -> None:
    if type(value) is not int or value < 0:
        raise fault(record, attribute.name, f"expected a whole number from 0 on, not {value!r}")


def _digest(record: object, attribute: Attribute[Any], value: object) -> None:
    if type(value) is not str or not _DIGEST.fullmatch(value):
        raise fault(record, attribute.name, f"expected 64 hexadecimal digits, not {value!r}")


def _name(record: object, attribute: Attribute[Any], value: object) -> None:
    match = _NAME.fullmatch(value) if type(value) is str else None
    if match is None or int(match[1]) >= MOST_SHARDS:
        raise fault(record, attribute.name, f"expected the name of a shard, not {value!r}")


def _follows(record: Shard, attribute: Attribute[Any], value: object) -> None:
    expected = record.number * KEYS_A_SHARD
    if value != expected:
        raise fault(record, attribute.name, f"expected {expected}, which follows from the name, not {value!r}")


def _in_order(record: object, attribute: Attribute[Any], value: tuple[Shard, ...]) -> None:
    numbers = [shard.number for shard in value]
    for index, (before, number) in enumerate(pairwise(numbers), 1):
        if number <= before:
            raise fault(record, f"{attribute.name}[{index}]", "shards stand in the order of their numbers, each once")


@frozen
class ShardFile:
    """One table of one shard, a Parquet file.

    Attributes:
        rows: Number of rows.
        bytes: Size of the file.
        sha256: Digest of the file, in hexadecimal digits.
    """

    rows: int = field(validator=_not_negative)
    bytes: int = field(validator=_not_negative)
    sha256: str = field(validator=_digest)

    __repr__ = record_repr


@frozen
class Shard:
    """What was made of a run of inputs: one file a table, all of the same name.

    Attributes:
        name: A number that no other shard of the corpus has, and a digest of what the shard was made of.
        first_key: Key of its first article in all tables; those of the others follow.
        articles: The file of the table. So for `sections`, `mentions`, `roles`, `citations`, `entities` and `inputs`.
        links: Likewise; None where version 1 of the corpus made the shard, which has no file of links and no column for
            the basis of a relay.
        times: Likewise; None where the shard was made before there were facts. So for `quantities` and `events`.
    """

    name: str = field(validator=_name)
    first_key: int = field(validator=_follows)
    articles: ShardFile
    sections: ShardFile
    links: ShardFile | None
    mentions: ShardFile
    roles: ShardFile
    citations: ShardFile
    times: ShardFile | None
    quantities: ShardFile | None
    events: ShardFile | None
    entities: ShardFile
    inputs: ShardFile

    __repr__ = record_repr

    @property
    def number(self) -> int:
        """The number in the name; what the shards are sorted by."""
        return int(self.name[:5])

    @property
    def is_older(self) -> bool:
        """Whether it lacks tables, or columns, that a new one has."""
        return len(self.tables) < len(TABLES)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of which there is a file."""
        return tuple(table for table in TABLES if getattr(self, table) is not None)

    def file(self, table: str) -> ShardFile:
        """The file of one of these."""
        file: ShardFile = getattr(self, table)
        return file

    def path(self, table: str) -> str:
        """The path of the file of a table, from the folder of the corpus on: `mentions/<name>.parquet`."""
        return f"{table}/{self.name}.parquet"


@frozen
class Manifest:
    """What a corpus on disk consists of.

    Attributes:
        schema: Version of the layout.
        atomcorpus: Version of this package that wrote it last.
        knowledge: Version of the knowledge base of the last build; every input and article names its own.
        shards: In the order of their numbers, which is that of the articles.
    """

    schema: str = field(validator=exactly(str))
    atomcorpus: str = field(validator=known_text)
    knowledge: str | None
    shards: tuple[Shard, ...] = field(validator=_in_order)

    __repr__ = record_repr

    def replacing(self, old: Shard | None, new: Shard | None) -> Manifest:
        """The manifest with one shard in the place of another; either may be None."""
        shards = [shard for shard in self.shards if shard != old]
        shards += [] if new is None else [new]
        return evolve(self, shards=tuple(sorted(shards, key=lambda shard: shard.number)))

    def rows(self, table: str) -> int:
        """Number of rows of a table."""
        return sum(shard.file(table).rows for shard in self.shards if table in shard.tables)


def is_corpus(path: str | os.PathLike[str]) -> bool:
    """Whether a folder says that it is a corpus on disk; it may be damaged.

    A pipe or device in the place of the manifest is damage as well.

    Example:
        >>> is_corpus("examples/articles")
        False
    """
    try:
        mode = Path(path, MANIFEST).stat().st_mode
        if not S_ISREG(mode):
            return not S_ISDIR(mode)
        with open_regular(Path(path, MANIFEST)) as file:
            return b'"atomcorpus.corpus/' in file.read(100)
    except (OSError, ValueError):
        return False


def read_manifest(folder: str | os.PathLike[str], *, manifest_bytes: int = MANIFEST_BYTES) -> Manifest:
    """Read the manifest of a corpus.

    Args:
        folder: That of the corpus.
        manifest_bytes: How many bytes are taken at most.

    Raises:
        MissingPathError: If there is no such folder, or no manifest in it.
        ReadError: If it cannot be read, is no file or has more bytes.
        FormatError: If it is damaged, or was written by a version of this package that lays a corpus out otherwise.

    Example:
        >>> read_manifest("examples/articles")
        Traceback (most recent call last):
        atomcorpus.errors.MissingPathError: examples/articles: no corpus: there is no manifest.json in it
    """
    path = Path(folder, MANIFEST)
    data = _bytes(path, manifest_bytes)
    try:
        found = decode(data)
        _check_version(found)
        digest = found.pop(_DIGEST_KEY, None)
        manifest = structure(_migrated(found), Manifest)
        _check_digest(manifest, digest)
    except _NewerError as error:
        raise FormatError(f"{path.as_posix()}: {error.summary}", error.problems) from None
    except FormatError as error:
        summary = f"{path.as_posix()}: a damaged manifest; build the corpus again in a new folder"
        raise FormatError(summary, error.problems) from error
    return manifest


def _bytes(path: Path, most: int) -> bytes:
    """All that is in the manifest; where there is none, it is the folder that is wrong."""
    with file_errors(path.parent.as_posix()):
        path.parent.stat()
    try:
        with file_errors(path.as_posix()), open_regular(path.as_posix()) as file:
            data = file.read(most + 1)
    except ReadError as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            raise MissingPathError(f"no corpus: there is no {MANIFEST} in it", path.parent.as_posix()) from None
        raise
    if len(data) > most:
        raise ReadError(f"the manifest has more than {most:,} bytes (the limit manifest_bytes)", path.as_posix())
    return data


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make a manifest the one that counts; equal ones give equal bytes."""
    text = json.dumps(_written(manifest) | {_DIGEST_KEY: _digest_of(manifest)}, indent=1)
    with whole_file(folder / MANIFEST, follow=False) as file:
        file.write(text.encode() + b"\n")


def _digest_of(manifest: Manifest) -> str:
    """The digest of all that a manifest says, as it is written but for the digest."""
    return hashlib.sha256(json.dumps(_written(manifest), indent=1).encode()).hexdigest()


def _written(manifest: Manifest) -> dict[str, Any]:
    """A manifest as plain data, in the form of its version."""
    data: dict[str, Any] = unstructure(manifest)
    for shard in data["shards"]:
        for table in _LATER if manifest.schema == FIRST_SCHEMA else _FACTS:
            if shard[table] is None:
                del shard[table]
    return data


def _migrated(data: dict[str, Any]) -> dict[str, Any]:
    """The data of an older manifest in the form of this one; what is wrong with it stays wrong.

    Raises:
        FormatError: If a shard has what that version did not have.
    """
    shards = data.get("shards")
    if type(shards) is not list:
        return data
    is_first = data["schema"] == FIRST_SCHEMA
    for number, shard in enumerate(shards):
        if is_first and type(shard) is dict and (table := next((one for one in _LATER if one in shard), None)):
            raise FormatError("no manifest", [problem(f"unknown key {shown(table)}", ("shards", number))])
    lacking = dict.fromkeys(_LATER if is_first else _FACTS)
    return data | {"shards": [lacking | shard if type(shard) is dict else shard for shard in shards]}


def _check_digest(manifest: Manifest, found: object) -> None:
    """Refuse a manifest of which something was changed unseen; those of former days have no digest."""
    if found is not None and found != _digest_of(manifest):
        raise FormatError(
            "no manifest", [problem("it is not the digest of the rest: something was changed", (_DIGEST_KEY,))]
        )


class _NewerError(FormatError):
    """A manifest of a later version of this package; never leaves this module."""


def _check_version(data: Any) -> None:
    """Refuse what is not of this version or the one before, before anything else of it is looked at."""
    found = data.get("schema") if type(data) is dict else None
    if found in (FIRST_SCHEMA, SCHEMA):
        return
    problems = [problem(f"expected {SCHEMA!r}, not {shown(found)}", ("schema",))]
    if type(found) is str and _VERSION.fullmatch(found):
        summary = f"{found} is newer than {SCHEMA}, which this version of atomcorpus reads; install a newer one"
        raise _NewerError(summary, problems)
    raise FormatError("no manifest", problems)
