"""`atomcorpus doctor`: what is installed, for those who wonder why something does not work."""

from __future__ import annotations

import platform
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from atomcorpus.cli.terminal import Screen
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.mentions import finder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

__all__ = ["run_doctor"]

_EXTRA = re.compile(r"""extra == ['"](\w+)['"]""")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_FOR_PYTHON = re.compile(r"""python_version < ['"](\d+)\.(\d+)['"]""")
_LABEL = 16  # columns


def run_doctor(_arguments: argparse.Namespace) -> int:
    """Print versions, and for each extra whether its packages are there."""
    screen = Screen(sys.stdout)
    knowledge = KnowledgeBase.default()
    built = "pure Python" if Path(finder.__file__).suffix == ".py" else "compiled"
    facts = {
        "atomcorpus": f"{metadata.version('atomcorpus')}, {built}, in {Path(__file__).parents[1]}",
        "Python": f"{platform.python_version()} ({platform.python_implementation()}, {platform.system()})",
        "knowledge base": f"{knowledge.version}, {len(knowledge):,} entries",
    }
    for label, fact in facts.items():
        screen.write(f"{label:{_LABEL}}{fact}")
    for title, lines in (("Packages", _core()), ("Extras", _extras())):
        screen.write()
        screen.write(title)
        for line in lines:
            screen.write(line, label="  ")
    return 0


def _core() -> Iterator[str]:
    """The packages that are always needed, with their versions."""
    for need in metadata.requires("atomcorpus") or ():
        if "extra ==" not in need:
            yield f"{_name(need)} {_version(_name(need)) or 'MISSING'}"


def _extras() -> Iterator[str]:
    """Each extra with the versions of its packages, or how to install it."""
    needed: dict[str, list[str]] = {}
    for need in metadata.requires("atomcorpus") or ():
        if (extra := _EXTRA.search(need)) and _is_for_this_python(need):
            needed.setdefault(extra[1], []).append(_name(need))
    for name, names in sorted(needed.items()):
        packages = [package for package in names if package != "atomcorpus"]  # other extras stand by themselves
        if not packages:
            continue
        found = {package: _version(package) for package in packages}
        if all(found.values()):
            yield f"{name}: {', '.join(f'{package} {version}' for package, version in found.items())}"
        else:
            missing = ", ".join(package for package, version in found.items() if version is None)
            yield f"{name}: not installed ({missing}); pip install 'atomcorpus[{name}]'"


def _is_for_this_python(need: str) -> bool:
    below = _FOR_PYTHON.search(need)
    return below is None or sys.version_info < (int(below[1]), int(below[2]))


def _name(need: str) -> str:
    """The name of a package that is needed, without version and conditions."""
    found = _NAME.match(need)
    return found[0] if found else need


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
