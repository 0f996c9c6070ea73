"""What a process of the command line loads: a build gets on without NumPy and pandas."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from atomcorpus import cli, parse
from atomcorpus.dataset import Dataset

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("filelock", reason="filelock is an extra and not installed here", exc_type=ImportError)

_PROGRAM = """
import sys
from atomcorpus.cli import main
status = main()
assert "pyarrow" in sys.modules
print(status, [name for name in ("numpy", "pandas") if name in sys.modules])
"""


def test_a_build_loads_neither_numpy_nor_pandas(tmp_path: Path) -> None:
    """In a process of its own; the corpus is what it is without."""
    (tmp_path / "crawl").mkdir()
    (tmp_path / "crawl" / "a.txt").write_text("OpenAI released gpt-oss-120b for $5 million on Monday.")
    command = [sys.executable, "-c", _PROGRAM, "build", "crawl", "-o", "corpus"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout == "0 []\n"
    (stored,) = Dataset.open(tmp_path / "corpus")
    assert stored == parse("OpenAI released gpt-oss-120b for $5 million on Monday.", origin="crawl/a.txt")


def test_a_process_of_others_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who calls `main` with arguments has a process of their own."""
    monkeypatch.setattr(cli, "begin_lean", lambda: pytest.fail("the process is not ours"))
    with pytest.raises(SystemExit):
        cli.main(["--version"])
