"""A wheel whose readers of texts are machine code: HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 python -m pip wheel --no-deps .

What is compiled are the same sources, by mypyc, and the same records come out of them. Records and everything else that
people subclass or replace stays Python. All of it happens in a temporary folder: compiled modules that were left beside
their sources would be imported in their place, also after these have changed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = ("artifacts", "citations", "events", "mentions", "quantities", "roles", "times")
MODULES = ("folding.py", "sentences.py")
PYTHON = ("citations/assembly.py", "citations/attributions.py")  # classes of attrs
_SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup
modules = mypycify(["--ignore-missing-imports", *sys.argv[1:]], opt_level="2", debug_level="0")
script = ["--quiet", "build_ext", "--build-lib", "../built"]
setup(name="compiled", packages=[], ext_modules=modules, script_args=script)
"""


def modules_of(package: Path) -> Iterator[Path]:
    """The modules that are compiled."""
    for name in (*PACKAGES, *MODULES):
        path = package / name
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            if module.relative_to(package).as_posix() not in PYTHON:
                yield module


class CompilingHook(BuildHookInterface[BuilderConfig]):
    """Compiles what a wheel has, where hatchling calls it."""

    _folder: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what goes into the wheel beside the sources."""
        if version == "editable":
            return  # it is the sources that are edited
        self._folder = Path(mkdtemp())
        source = self._folder / "source"
        shutil.copytree(Path(self.root, "src"), source)
        modules = [str(module.relative_to(source)) for module in modules_of(source / "atomcorpus")]
        subprocess.run([sys.executable, "-c", _SETUP, *modules], check=True, cwd=source)  # noqa: S603 - ours
        built = self._folder / "built"
        made = [path for path in built.rglob("*") if path.suffix in {".so", ".pyd"}]
        build_data["force_include"].update({str(path): path.relative_to(built).as_posix() for path in made})
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was built, which the wheel has by now."""
        del version, build_data, artifact_path
        if self._folder is not None:
            shutil.rmtree(self._folder)
