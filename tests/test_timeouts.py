"""What keeps a test from waiting for ever; shown with tests that would."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")

STUCK = """
import subprocess, sys

def test_stuck():
    with subprocess.Popen([sys.executable, "-c", "import time; print(1, flush=True); time.sleep(1000)"],
                          stdout=subprocess.PIPE) as process:
        process.stdout.read()

def test_next():
    pass
"""
INTERRUPTED = """
import signal, subprocess, sys

def test_interrupted():
    with subprocess.Popen([sys.executable, "-c", "import time; print(1, flush=True); time.sleep(60)"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert b"KeyboardInterrupt" in process.stderr.read()
"""


def run(
    folder: Path, test: str, *options: str, limit: str = "2", before: str = "pass"
) -> subprocess.CompletedProcess[str]:
    """Run one test with the fixtures of this folder and a limit of so many seconds, in a process of its own."""
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (folder / "test_it.py").write_text(test, "utf-8")
    arguments = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        "--timeout",
        limit,
        "--rootdir",
        ".",
        *options,
        ".",
    ]
    code = f"import signal, sys, pytest; {before}; sys.exit(pytest.main({arguments!r}))"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV"))}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_there_is_a_limit() -> None:
    """For every test, whatever starts it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    assert settings["timeout"] == 600


@POSIX
def test_a_test_that_waits_for_a_process(tmp_path: Path) -> None:
    """It fails, its process is killed, and the tests after it run."""
    done = run(tmp_path, STUCK)
    assert "Failed: Timeout (>2.0s)" in done.stdout
    assert "1 failed, 1 passed" in done.stdout


def test_without_signals(tmp_path: Path) -> None:
    """Where the system has none for it (Windows), the run ends and says where it stood."""
    done = run(tmp_path, STUCK, "--timeout-method", "thread")
    assert done.returncode == 1
    assert "Timeout" in done.stdout + done.stderr
    assert "process.stdout.read()" in done.stdout + done.stderr


@pytest.mark.parametrize("method", [pytest.param("signal", marks=POSIX), "thread"])
def test_in_parallel(tmp_path: Path, method: str) -> None:
    """The other tests run, also where only the end of a worker ends the wait."""
    done = run(tmp_path, STUCK, "--timeout-method", method, "-n", "1")
    assert "1 failed, 1 passed" in done.stdout


@POSIX
@pytest.mark.parametrize("options", [(), ("-n", "1")], ids=["one process", "parallel"])
def test_where_ctrl_c_is_ignored(tmp_path: Path, options: tuple[str, ...]) -> None:
    """As in the background of a shell: a process that is interrupted by a test is interrupted nevertheless."""
    done = run(tmp_path, INTERRUPTED, *options, limit="50", before="signal.signal(signal.SIGINT, signal.SIG_IGN)")
    assert "1 passed" in done.stdout, done.stdout
