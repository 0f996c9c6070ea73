"""Which modules a compiled wheel has as machine code."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "atomcorpus"


@pytest.fixture(scope="module")
def tool() -> Any:
    """The build hook."""
    pytest.importorskip("hatchling", reason="of the dependency group build; not installed")
    spec = importlib.util.spec_from_file_location("compile_wheel", ROOT / "tools" / "compile_wheel.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_named_is_there(tool: Any) -> None:
    """Every package and module that is compiled, or left out, exists."""
    assert all((PACKAGE / name).exists() for name in (*tool.PACKAGES, *tool.MODULES, *tool.PYTHON))
    compiled = {module.relative_to(PACKAGE).as_posix() for module in tool.modules_of(PACKAGE)}
    assert "mentions/finder.py" in compiled
    assert compiled.isdisjoint(tool.PYTHON)


def test_no_compiled_class_is_one_of_attrs(tool: Any) -> None:
    """A compiled class cannot be made anew by a decorator, which is what attrs does."""
    decorated = [
        f"{module.name}: {node.name}"
        for module in tool.modules_of(PACKAGE)
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and node.decorator_list
    ]
    assert decorated == []


def test_the_types_of_named_tuples_are_there_when_they_are_made(tool: Any) -> None:
    """A compiled named tuple evaluates the types of its fields, so that none is imported for checkers only."""
    missing = [
        f"{module.relative_to(PACKAGE)}: {name}"
        for module in tool.modules_of(PACKAGE)
        for name in _only_for_checkers(ast.parse(module.read_text("utf-8")))
    ]
    assert missing == []


def _only_for_checkers(module: ast.Module) -> set[str]:
    """Names that fields of named tuples have for a type, and that only a type checker imports."""
    imported = {
        alias.asname or alias.name
        for node in module.body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for statement in node.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }
    fields = [
        statement.annotation
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "NamedTuple" for base in node.bases)
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
    ]
    return imported & {name.id for field in fields for name in ast.walk(field) if isinstance(name, ast.Name)}


def test_an_editable_install_is_not_compiled(tool: Any, tmp_path: Path) -> None:
    """What is edited is what runs."""
    hook = tool.CompilingHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    build: dict[str, Any] = {}
    hook.initialize("editable", build)
    hook.finalize("editable", build, "")
    assert build == {}
