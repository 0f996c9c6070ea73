"""List the licences of everything that users install, extras included; status 1 if one is not allowed.

    python tools/check_licences.py

A licence is what the package's metadata state: an SPDX expression if there is one (PEP 639), otherwise the old field
`License` if that reads as one, otherwise the classifiers, all of which count. Classifiers that name no one licence, and
fields that hold a name of their own, are in `NAMES`. A package that states nothing is not allowed. Needs the package
installed with all extras, and the dependency group `test`.
"""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distribution
from typing import TYPE_CHECKING, NamedTuple

from license_expression import ExpressionError, get_spdx_licensing
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PERMISSIVE = "permissive: asks for no more than to be named"
COPYLEFT = "weak copyleft: asks for the source of its own files when they are passed on; we only import them"
ALLOWED = {
    **dict.fromkeys(("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0"), PERMISSIVE),
    **dict.fromkeys(("CNRI-Python", "ISC", "MIT", "PSF-2.0", "Zlib"), PERMISSIVE),
    "LicenseRef-BSD": "permissive: a BSD licence, of which the package does not say how many clauses it has",
    **dict.fromkeys(("LGPL-2.1-or-later", "MPL-2.0"), COPYLEFT),
}
"""Licences and why they are allowed."""

NAMES = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "LicenseRef-BSD",
    "BSD License": "LicenseRef-BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
}
_SPDX = get_spdx_licensing()
_CLASSIFIER = "License :: OSI Approved :: "


class Package(NamedTuple):
    """A package with its licence, an SPDX expression; empty if it states none that can be read."""

    name: str
    version: str
    licence: str


def main() -> int:
    """Print the list; name on standard error what is not allowed."""
    packages = [package_of(name) for name in runtime_packages("atomcorpus")]
    print(report(packages), end="")
    refused = [package for package in packages if not is_allowed(package.licence)]
    for package in refused:
        print(f"not allowed: {package.name}, {package.licence or 'no licence that can be read'}", file=sys.stderr)
    return 1 if refused else 0


def report(packages: Iterable[Package]) -> str:
    """One line a package, in columns."""
    return "".join(f"{name:28}{version:16}{licence or '?'}\n" for name, version, licence in packages)


def runtime_packages(root: str, *, extras: bool = True) -> list[str]:
    """The names of all that is installed with a package, without itself, sorted.

    Raises:
        PackageNotFoundError: If one of them is not installed.
    """
    metadata = distribution(root).metadata
    waiting = [(root, frozenset(metadata.get_all("Provides-Extra", []) if extras else []))]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, wanted = waiting.pop()
        if (name, wanted) not in seen:
            seen.add((name, wanted))
            waiting += requirements(distribution(name), wanted)
    return sorted({name for name, _ in seen} - {root})


def requirements(package: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """What a package with some of its extras requires on this system: names, each with the extras asked of it."""
    for line in package.requires or []:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def package_of(name: str) -> Package:
    """An installed package."""
    metadata = distribution(name).metadata
    expression, field = ("\n".join(metadata.get_all(key, [])) for key in ("License-Expression", "License"))
    lines = metadata.get_all("Classifier", [])
    classifiers = [line.removeprefix(_CLASSIFIER) for line in lines if line.startswith(_CLASSIFIER)]
    return Package(name, metadata["Version"], licence_of(expression, field, classifiers))


def licence_of(expression: str, field: str, classifiers: Iterable[str]) -> str:
    """The licence as an SPDX expression, from the first of three places that states one; empty if none does."""
    if expression:
        return expression
    if field in NAMES or is_spdx(field):
        return NAMES.get(field, field)
    names = {NAMES.get(name, "") for name in classifiers}
    return "" if "" in names else " AND ".join(sorted(names))


def is_spdx(text: str) -> bool:
    """Whether a text is an expression of licences that SPDX lists."""
    try:
        return bool(text) and _SPDX.parse(text, validate=True) is not None
    except ExpressionError:
        return False


def is_allowed(licence: str) -> bool:
    """Whether there is a way to keep to a licence, an SPDX expression, that we accept.

    Of what stands between OR one has to be allowed; of what stands between AND all.
    """
    if not licence:
        return False
    parsed = _SPDX.parse(licence)
    truth = {symbol: _SPDX.TRUE if str(symbol) in ALLOWED else _SPDX.FALSE for symbol in parsed.symbols}
    return bool(parsed.subs(truth, simplify=True) == _SPDX.TRUE)


if __name__ == "__main__":
    sys.exit(main())
