"""What SECURITY.md promises of the package as a whole, and that the tests are there that it names."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "atomcorpus"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
NAMED = sorted(set(re.findall(r"`((?:fuzz|tests|tools)/[\w/]+\.py)`", (ROOT / "SECURITY.md").read_text("utf-8"))))

EVALUATES = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
REACHES_OUT = {
    *("ctypes", "marshal", "pty", "shelve", "subprocess"),
    *("asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3", "webbrowser", "xmlrpc"),
}
PICKLES = {"reading/workers.py"}  # between a process and those that it started

WATCHED = """
import sys

def refuse(event, arguments):
    if event.startswith(CONNECTS) or event.startswith(STARTS):
        raise SystemExit(f"{event}: {arguments}")

CONNECTS = ("socket.connect", "socket.get", "socket.send", "urllib.", "ftplib.", "smtplib.")
STARTS = ("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "pty.")
sys.addaudithook(refuse)
from atomcorpus.cli import main

for arguments in (["summary"], ["parse"], ["report", "-o", "report.html"], ["build", "-o", "corpus"]):
    if status := main([arguments[0], INPUTS, *arguments[1:]]):
        raise SystemExit(f"{arguments}: {status}")
"""
PAGE = """<!DOCTYPE html><html><head><title>Open weights</title><link rel="stylesheet" href="http://example.org/a.css">
<meta http-equiv="refresh" content="0; url=http://example.org/"><script src="http://example.org/a.js"></script></head>
<body><article><h1>Open weights</h1><img src="http://example.org/a.png"><iframe src="http://example.org/"></iframe>
<p>OpenAI says that its open model gpt-oss-120b runs on a single GPU, which <a href="http://example.org/">others</a>
doubt, since they have seen it run on two. It was released on a Tuesday in August, and by Friday it was everywhere.</p>
</article></body></html>"""


class TestNothingRuns:
    """What is read cannot be run, because there is nothing that would."""

    @pytest.mark.parametrize("module", MODULES)
    def test_nothing_is_evaluated(self, module: str) -> None:
        """No module calls what runs text as code."""
        calls = [node.func for node in ast.walk(_tree(module)) if isinstance(node, ast.Call)]
        assert not EVALUATES & {function.id for function in calls if isinstance(function, ast.Name)}

    @pytest.mark.parametrize("module", MODULES)
    def test_nothing_reaches_out(self, module: str) -> None:
        """No module imports what opens connections, starts programs or loads machine code; one of them pickles."""
        imported = set(_imported(module))
        assert not imported & REACHES_OUT
        assert module in PICKLES or not imported & {"pickle", "cloudpickle", "dill"}


class TestNothingIsFetched:
    """Watched by Python itself, which announces every connection and every process before it comes about."""

    def test_reading_and_writing(self, tmp_path: Path) -> None:
        """Summaries, articles, reports and corpora of pages full of addresses come about without either."""
        inputs = tmp_path / "inputs"
        inputs.mkdir()
        (inputs / "page.html").write_text(PAGE, "utf-8")
        (inputs / "text.txt").write_text("OpenAI released gpt-oss-120b at http://example.org/ today.", "utf-8")
        code = WATCHED.replace("INPUTS", repr(str(inputs)))
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


class TestThePage:
    """SECURITY.md itself."""

    @pytest.mark.parametrize("path", NAMED)
    def test_what_shows_a_promise_is_there(self, path: str) -> None:
        """Every file that it names exists."""
        assert (ROOT / path).is_file()

    def test_every_promise_is_shown(self) -> None:
        """No line of its table is without a file."""
        rows = [line for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines() if line.startswith("| ")][2:]
        assert len(rows) >= 10
        assert [row for row in rows if not re.search(r"`\w+/[\w/]+\.py`", row)] == []


def _tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text("utf-8"))


def _imported(module: str) -> list[str]:
    """The names of the top packages that a module imports, wherever it does."""
    names = []
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            names += [alias.name.partition(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module.partition(".")[0])
    return names
