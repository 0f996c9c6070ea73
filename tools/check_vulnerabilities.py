"""Ask for known vulnerabilities in what is locked: `python tools/check_vulnerabilities.py`.

Asks with pip-audit, which needs a service on the network. What it could not ask about is said, and counted as not
checked: pip-audit by itself calls that "no known vulnerabilities". Status 1 if a vulnerability is known; with
`--strict`, which releases use, status 2 if anything was not checked. Needs the dependency group `build`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements/build.txt", "requirements/dev.txt")


class Answer(NamedTuple):
    """What is known about the locked packages.

    Attributes:
        checked: How many could be asked about.
        vulnerable: Those with a vulnerability, a line each.
        unchecked: Why others could not be asked about, a line each.
    """

    checked: int
    vulnerable: list[str]
    unchecked: list[str]


def main() -> int:
    """Ask, and say what came back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strict", action="store_true", help="status 2 if anything could not be checked")
    strict = parser.parse_args().strict
    answer = read_answer(*asked())
    print(told(answer))
    return 1 if answer.vulnerable else 2 if strict and answer.unchecked else 0


def asked() -> tuple[str, str]:
    """What pip-audit prints, and what it says on the side."""
    files = [option for lock in LOCKS for option in ("--requirement", lock)]
    flags = ["--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off"]
    command = [sys.executable, "-m", "pip_audit", *files, *flags]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)  # noqa: S603 - ours
    return done.stdout, done.stderr


def read_answer(output: str, errors: str) -> Answer:
    """Make sense of pip-audit's JSON, or of there being none."""
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except ValueError:
        return Answer(0, [], [(errors.strip().splitlines() or ["pip-audit said nothing"])[-1]])
    asked_about = [package for package in packages if "skip_reason" not in package]
    vulnerable = [
        f"{package['name']} {package['version']}: {found['id']}, mended in {', '.join(found['fix_versions']) or 'none'}"
        for package in asked_about
        for found in package["vulns"]
    ]
    unchecked = [f"{package['name']}: {package['skip_reason']}" for package in packages if "skip_reason" in package]
    return Answer(len(asked_about), vulnerable, unchecked if packages else ["no packages to ask about"])


def told(answer: Answer) -> str:
    """The answer for people."""
    lines = [f"{answer.checked} packages checked, {len(answer.vulnerable)} known vulnerabilities", *answer.vulnerable]
    if answer.unchecked:
        lines += [f"NOT CHECKED: {len(answer.unchecked)}, the first because of: {answer.unchecked[0]}"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
