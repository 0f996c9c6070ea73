"""Same input, same bytes: on every Python at hand, with any hash seed, worker count, locale, time zone and file order.

Processes that differ in all of these read the same folder and write all that can be written; see
`determinism_process.py`. Pythons other than the one that runs this are asked if the library can be imported there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
PROCESS = Path(__file__).with_name("determinism_process.py")
FOLDER = "examples/articles"
OWN = sys.version_info[1]
MINORS = range(11, 16)
"""Python 3.11 and those after it."""


@frozen
class Surroundings:
    """What should not matter.

    Attributes:
        seed: Of the hashes of strings.
        workers: Number of processes.
        locale: For everything; one that the system lacks is as if none were set.
        zone: Time zone.
        utf8: Whether Python's UTF-8 mode is on.
        backwards: Whether folders are listed in the opposite order.
    """

    seed: str = "0"
    workers: int = 1
    locale: str = "C.UTF-8"
    zone: str = "UTC"
    utf8: bool = True
    backwards: bool = False

    def start(self, python: str = sys.executable, *options: str) -> subprocess.Popen[str]:
        """Start a process that writes everything."""
        command = [python, str(PROCESS), FOLDER, str(self.workers), *options, *["--backwards"] * self.backwards]
        variables = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "COVERAGE"))},
            "PYTHONHASHSEED": self.seed,
            "PYTHONUTF8": str(int(self.utf8)),
            "LC_ALL": self.locale,
            "TZ": self.zone,
            "PYTHONPATH": str(ROOT / "src"),
        }
        return subprocess.Popen(
            command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )


USUAL = Surroundings()
OTHERS = {
    "C": Surroundings("1", 2, "C", "Asia/Kathmandu", utf8=False, backwards=True),
    "de_DE": Surroundings("random", 1, "de_DE.UTF-8", "America/St_Johns", utf8=False),
}


def answer(process: subprocess.Popen[str]) -> dict[str, str]:
    """What a process says that it wrote."""
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    hashes: dict[str, str] = json.loads(out)
    return hashes


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Outputs that both wrote, with the same packages of others, and that are not the same."""
    return sorted(name for name in one.keys() & other.keys() if one[name] != other[name])


def interpreters(minor: int) -> Iterator[str]:
    """Programs that may be CPython 3 of that minor version."""
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    yield from map(str, sorted(pyenv.glob(f"versions/3.{minor}.*/bin/python")))
    if found := shutil.which(f"python3.{minor}"):
        yield found


def refusal(python: str) -> str:
    """Why the library cannot be imported there; empty if it can."""
    program = "import sys, atomcorpus; sys.exit(sys.implementation.name != 'cpython')"
    paths = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([python, "-c", program], env=paths, check=False, capture_output=True, encoding="utf-8")
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["it is no CPython"])[-1]


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, str]]:
    """What is written in usual surroundings and in the others, at the same time."""
    processes = {name: surroundings.start() for name, surroundings in {"usual": USUAL, **OTHERS}.items()}
    return {name: answer(process) for name, process in processes.items()}


class TestSameBytes:
    """Outputs are equal to the byte."""

    def test_it_is_all_there(self, answers: dict[str, dict[str, str]]) -> None:
        """Every format, the tables, a corpus on disk and a report are compared, as far as their packages are here."""
        names = {name.partition(",")[0].partition(":")[0] for name in answers["usual"]}
        pytest.importorskip("pyarrow")
        pytest.importorskip("vl_convert")
        assert names >= {"json lines", "csv of mentions", "parquet", "corpus on disk", "report", "brat", "graphml"}

    @pytest.mark.parametrize("name", OTHERS)
    def test_surroundings(self, name: str, answers: dict[str, dict[str, str]]) -> None:
        """Seed, workers, locale, time zone, UTF-8 mode and the order of files change nothing."""
        assert answers[name].keys() == answers["usual"].keys()
        assert differences(answers["usual"], answers[name]) == []

    @pytest.mark.parametrize("minor", MINORS)
    def test_other_pythons(self, minor: int, answers: dict[str, dict[str, str]]) -> None:
        """Another Python writes the same, for what the same packages write in both."""
        if minor == OWN:
            pytest.skip(f"Python 3.{minor} is the one that all others are compared with")
        reasons = {python: refusal(python) for python in interpreters(minor)}
        usable = [python for python, reason in reasons.items() if not reason]
        if not usable:
            pytest.skip(f"Python 3.{minor} cannot run the library here: {[*reasons.values(), 'there is none'][0]}")
        other = answer(OTHERS["C"].start(usable[0]))
        assert "json lines" in other
        assert differences(answers["usual"], other) == []
