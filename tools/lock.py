"""Lock what the checks install, with hashes: `python tools/lock.py`; with `--upgrade`, to the newest versions.

    requirements/build.txt  what builds the package, and those dependencies that have no wheel
    requirements/dev.txt    everything else: extras, and the dependency groups dev and fuzz

They serve all systems, and all Pythons from the oldest that `pyproject.toml` admits. Without `--upgrade`, pins that
still fit stay. Needs uv, from the dependency group `build`. A test holds the files to `pyproject.toml`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS = {
    "requirements/build.txt": ("--group", "build"),
    "requirements/dev.txt": (
        "pyproject.toml",
        *("--all-extras", "--group", "dev", "--group", "fuzz"),
        *("--constraints", "requirements/build.txt"),
    ),
}


def main() -> int:
    """Make both files, the first one first, whose versions the second takes over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions, not those that still fit")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    for path, options in LOCKS.items():
        subprocess.run([*command(path), *options, *upgrade], check=True, cwd=ROOT)  # noqa: S603 - ours
        print(path)
    return 0


def command(path: str) -> list[str]:
    """What makes one of the files, but for what goes into it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=")
    flags = ["--quiet", "--universal", "--generate-hashes", "--no-emit-index-url", "--python-version", oldest]
    head = ["--custom-compile-command", "python tools/lock.py"]
    return [sys.executable, "-m", "uv", "pip", "compile", *flags, *head, "--output-file", path]


if __name__ == "__main__":
    sys.exit(main())
