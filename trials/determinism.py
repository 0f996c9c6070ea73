"""Everything that can be written, on every Python at hand, in all surroundings, compared to the byte.

    python trials/determinism.py [--folder FOLDER]

For each minor version of CPython from 3.11 up an environment is made in the folder (a temporary one if none is given),
with the versions of packages that are installed here. Each runs the process of `tests/test_determinism.py` with hash
seeds 0, 1 and random, one and two workers, the locales C, C.UTF-8 and de_DE, four time zones, UTF-8 mode on and off,
and folders listed in both directions: every seed with every number of workers and direction, the rest in turn. The exit
status is 1 when an output differs from that of the usual surroundings on the Python that runs this.
"""

from __future__ import annotations

import argparse
import runpy
import subprocess
import sys
from importlib.metadata import version
from itertools import cycle, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

TEST = runpy.run_path(str(Path(__file__).parents[1] / "tests" / "test_determinism.py"), run_name="test_determinism")
PACKAGES = "attrs cattrs msgspec python-dateutil rich pyarrow filelock altair vl-convert-python".split()
ZONES = cycle(("UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"))
OWN = f"3.{TEST['OWN']}"


def main() -> int:
    """Run the trial."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="where the environments are made, and kept")
    folder = parser.parse_args().folder
    with TemporaryDirectory() as temporary:
        rows = list(compared(dict(environments(folder or Path(temporary)))))
    record("determinism", rows)
    return 1 if any(row["differences"] for row in rows) else 0


def environments(folder: Path) -> Iterator[tuple[str, str]]:
    """Minor versions of Python, and a program of each that can run the library."""
    yield OWN, sys.executable
    for minor in TEST["MINORS"]:
        python = folder / f"3.{minor}" / "bin" / "python"
        for program in TEST["interpreters"](minor) if f"3.{minor}" != OWN else ():
            if not python.exists():
                wanted = [f"{package}=={version(package)}" for package in PACKAGES]
                commands = [[program, "-m", "venv", str(folder / f"3.{minor}")]]
                commands.append([str(python), "-m", "pip", "install", "--quiet", *wanted])
                commands.append([*commands[-1][:5], "--no-deps", "--editable", str(TEST["ROOT"])])
                if any(subprocess.run(command, check=False).returncode for command in commands):  # noqa: S603 - ours
                    continue
            yield f"3.{minor}", str(python)
            break


def surroundings() -> Iterator[Any]:
    """Every seed with every worker count and direction; locales, modes and time zones in turn."""
    locales, modes = cycle(("C", "C.UTF-8", "de_DE.UTF-8")), cycle((True, True, False, False, False))
    for seed, workers, backwards in product(("0", "1", "random"), (1, 2), (False, True)):
        yield TEST["Surroundings"](seed, workers, next(locales), next(ZONES), utf8=next(modes), backwards=backwards)


def compared(pythons: dict[str, str]) -> Iterator[dict[str, Any]]:
    """A line for each Python."""
    usual = TEST["answer"](TEST["USUAL"].start(sys.executable, "--spacy"))
    for name, python in pythons.items():
        runs, outputs, different = 0, 0, set[str]()
        for one in surroundings():
            written = TEST["answer"](one.start(python, "--spacy"))
            missing = usual.keys() - written.keys()
            found = TEST["differences"](usual, written)
            runs, outputs, different = runs + 1, outputs + len(usual.keys() & written.keys()), different | {*found}
            print(f"Python {name}, {one}: {len(written)} outputs, not compared {sorted(missing)}, different {found}")
        yield {"Python": name, "surroundings": runs, "outputs compared": outputs, "differences": len(different)}


if __name__ == "__main__":
    sys.exit(main())
