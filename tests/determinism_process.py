"""A process that writes all that can be written of the articles in a folder, and prints what came out as hashes.

    python tests/determinism_process.py FOLDER WORKERS [--backwards] [--spacy]

The answer is one object of JSON: the name of each output, and what its bytes hash to. Outputs that need a package of
others carry its version in their names, since its bytes are its own affair; without the package they are left out. With
`--backwards` the system lists what is in a folder in the opposite of its usual order; spaCy, which takes long to load,
is asked only with `--spacy`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from atomcorpus import Corpus, read_articles
from atomcorpus.formats import bibtex, brat, csl, csv, docbin, graphml, jsonl, jsonld, markdown, parquet, web_annotation
from atomcorpus.report import report_html
from atomcorpus.tables import COLUMNS, table_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from atomcorpus import Article

WRITERS: dict[str, Callable[[Sequence[Article], Path], object]] = {
    "json lines": jsonl.write,
    "bibtex": bibtex.write,
    "brat": brat.write,
    "csl": csl.write,
    "graphml": graphml.write,
    "json-ld": jsonld.write,
    "markdown": markdown.write,
    "web annotation": web_annotation.write,
}
SHARD_FILES = 4


class Backwards:
    """`os.scandir` in the opposite order."""

    def __init__(self, entries: Any) -> None:
        self._entries = entries
        self._listed: Iterator[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._entries.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        if self._listed is None:
            self._listed = iter(sorted(self._entries, key=lambda entry: entry.name, reverse=True))
        return next(self._listed)


def list_backwards() -> None:
    """Turn around the order in which the system lists folders."""
    scandir, listdir = os.scandir, os.listdir
    os.scandir = lambda *path: Backwards(scandir(*path))  # type: ignore[assignment] # as much of it as is used
    os.listdir = lambda *path: sorted(listdir(*path), reverse=True)  # type: ignore[assignment] # likewise


def main() -> None:
    """Write, hash, answer."""
    folder, workers = sys.argv[1], int(sys.argv[2])
    if "--backwards" in sys.argv:
        list_backwards()
    json.dump(dict(outputs(folder, workers)), sys.stdout, indent=1)


def outputs(folder: str, workers: int) -> Iterator[tuple[str, str]]:
    """The name and hash of each output."""
    articles = list(read_articles(folder, workers=workers))
    with TemporaryDirectory() as place:
        for name, write in WRITERS.items():
            write(articles, Path(place, name))
            yield name, hashed(Path(place, name))
        for table in COLUMNS:
            csv.write(table_rows(articles, table), Path(place, f"{table}.csv"))
            yield f"csv of {table}", hashed(Path(place, f"{table}.csv"))
        if pyarrow := installed("pyarrow"):
            parquet.write(articles, Path(place, "parquet"))
            yield f"parquet, {pyarrow}", hashed(Path(place, "parquet"))
        if pyarrow and installed("atomcorpus", "filelock"):  # a corpus notes the version that it was built with
            for table, found in built(folder, Path(place, "corpus"), workers):
                yield f"corpus on disk: {table}, {pyarrow}", found
        yield "report", digest(report_html(Corpus(articles), title="The same everywhere").encode())
        if "--spacy" in sys.argv and (spacy := installed("spacy")):
            yield f"docbin, {spacy}", digest(docbin.dumps(articles))


def installed(*packages: str) -> str:
    """Packages with their versions; empty if one is not there."""
    try:
        return ", ".join(f"{package} {version(package)}" for package in packages)
    except PackageNotFoundError:
        return ""


def built(folder: str, out: Path, workers: int) -> Iterator[tuple[str, str]]:
    """The tables of a corpus on disk: names of files, which are hashes of their own, and bytes."""
    from atomcorpus.dataset import Dataset, build, in_processes  # noqa: PLC0415 - needs an extra

    build(folder, out, shard_files=SHARD_FILES, run=in_processes(workers) if workers > 1 else None)
    dataset = Dataset.open(out)
    for table in COLUMNS:
        files = [Path(path) for path in dataset.files(table)]
        yield table, digest("".join(f"{path.name} {hashed(path)}\n" for path in files).encode())


def hashed(path: Path) -> str:
    """The hash of a file, or of all files of a folder with their names."""
    if path.is_dir():
        return digest("".join(f"{one.name} {hashed(one)}\n" for one in sorted(path.iterdir())).encode())
    return digest(path.read_bytes())


def digest(data: bytes) -> str:
    """What stands for some bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


if __name__ == "__main__":
    main()
