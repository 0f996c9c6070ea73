"""The shape of the package: which module may import which, what an import loads, what every module says of itself."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "atomcorpus"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
NOT_WITH_THE_CORE = (
    *("altair", "dask", "duckdb", "filelock", "hypothesis", "jsonschema", "msgspec", "orjson", "pandas", "polars"),
    *("pyarrow", "pytest", "rich", "spacy", "trafilatura", "warcio", "yaml"),
)
"""Packages of tests, extras and users' environments that importing the library must not load."""


def tree_of(module: str) -> ast.Module:
    """The syntax tree of one module of the package."""
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def run_python(code: str) -> str:
    """What a fresh interpreter prints for a piece of code."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


class TestLayers:
    """The rows of modules."""

    def test_modules_import_only_from_rows_below(self) -> None:
        """The contract in pyproject.toml holds, and every module has a row."""
        command = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
        assert command is not None
        done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_the_design_page_shows_the_contract(self) -> None:
        """The table of rows in the design is the one in pyproject.toml."""
        settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        rows = [row.split(" | ") for row in settings["tool"]["importlinter"]["contracts"][0]["layers"]]
        design = (ROOT / "docs" / "explanation" / "design.md").read_text(encoding="utf-8")
        table = design.partition("| modules | what lives there |\n| --- | --- |\n")[2].partition("\n\n")[0]
        shown = [line.split(" | ")[0].strip("| ").replace("`", "").split(" · ") for line in table.splitlines()]
        assert shown == rows

    @pytest.mark.parametrize("module", MODULES)
    def test_no_import_hides_in_a_function(self, module: str) -> None:
        """A module's own imports from the package all stand at its top, where a reader and the contract see them."""
        functions = [node for node in ast.walk(tree_of(module)) if isinstance(node, ast.FunctionDef)]
        imports = [node for function in functions for node in ast.walk(function) if isinstance(node, ast.ImportFrom)]
        assert [node.lineno for node in imports if (node.module or "").startswith("atomcorpus")] == []


class TestImport:
    """What `import atomcorpus` does."""

    def test_it_loads_nothing_optional(self) -> None:
        """No package of an extra, of the tests or of a user's environment is loaded with the library."""
        loaded = run_python("import sys, atomcorpus; print(*sys.modules)").split()
        assert [name for name in NOT_WITH_THE_CORE if name in loaded] == []

    def test_it_is_quiet(self) -> None:
        """Nothing is printed."""
        assert run_python("import atomcorpus") == ""

    def test_all_names_exist(self) -> None:
        """Whatever `__all__` promises is there, sorted and named once."""
        names = run_python("import atomcorpus as a; [getattr(a, n) for n in a.__all__]; print(*a.__all__)").split()
        assert len(names) == len(set(names)) > 0

    def test_the_types_are_shipped(self) -> None:
        """The package tells type checkers that it is typed."""
        assert (PACKAGE / "py.typed").is_file()


@pytest.mark.parametrize("module", MODULES)
class TestEveryModule:
    """What each module says of itself."""

    def test_has_a_docstring(self, module: str) -> None:
        """The first statement says what lives in the module."""
        assert ast.get_docstring(tree_of(module))

    def test_lists_its_public_names(self, module: str) -> None:
        """`__all__` is there, except where nothing is defined and in the script that `python -m atomcorpus` runs."""
        body = tree_of(module).body
        targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
        has_all = "__all__" in [target.id for target in targets if isinstance(target, ast.Name)]
        assert has_all or len(body) == 1 or module == "__main__.py"

    def test_is_short_enough_to_be_one_idea(self, module: str) -> None:
        """400 lines at most; more become a package."""
        assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= 400
