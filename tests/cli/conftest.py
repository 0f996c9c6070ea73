"""What the tests of the commands share: a folder to work in, and a way to run one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atomcorpus.cli import main

TEXT = "date 2025-08-05\n\nHarrow Labs said that Qwen was slow."

Run = Callable[..., tuple[Any, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, empty but for a folder of two texts; and a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("crawl").mkdir()
    for path in ("crawl/a.txt", "crawl/b.txt"):
        Path(path).write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command that writes a file; gives its status and what it says."""

    def run_one(*arguments: str) -> tuple[Any, str]:
        try:
            status: Any = main(arguments)
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        assert (out, Path.cwd()) == ("", folder)
        return status, err

    return run_one
