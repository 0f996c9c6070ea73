"""A folder to work in, inputs, and a way to see every byte of a corpus."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("filelock", reason="filelock is an extra and not installed here", exc_type=ImportError)

Put = Callable[..., str]
Bytes = Callable[[str], dict[str, bytes]]

_LONG_AGO = 1_700_000_000  # seconds; a time that nobody takes for that of a file which is being written


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that messages have short paths."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def put() -> Put:
    """Make a file and its folders; its time is the same every time."""

    def write(path: str, content: str = "Harrow Labs released a model.", *, time: int = _LONG_AGO) -> str:
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode())
        os.utime(file, (time, time))
        return path

    return write


@pytest.fixture
def bytes_of() -> Bytes:
    """The files of a corpus, lock aside, by their path in it."""

    def read(corpus: str) -> dict[str, bytes]:
        files = (path for path in Path(corpus).rglob("*") if path.is_file() and path.name != ".lock")
        return {path.relative_to(corpus).as_posix(): path.read_bytes() for path in sorted(files)}

    return read
