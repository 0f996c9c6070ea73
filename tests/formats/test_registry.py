"""The one list of formats: all modules are in it, and it says the truth of each."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atomcorpus import formats, parse
from atomcorpus.cli.export import FORMATS as EXPORTED
from atomcorpus.formats import FORMATS

if TYPE_CHECKING:
    from types import ModuleType

MODULES = sorted(path.stem for path in Path(formats.__file__).parent.glob("*.py") if path.stem[0] != "_")


def module(name: str) -> ModuleType:
    """The module of a format."""
    found: ModuleType = getattr(formats, name.replace("-", "_"))
    return found


class TestRegistry:
    """What `FORMATS` says."""

    def test_every_module(self) -> None:
        """Each module is a format, under its name with hyphens, and is imported with the package."""
        assert [name.replace("-", "_") for name in FORMATS] == MODULES
        assert {*MODULES} < {*formats.__all__}

    @pytest.mark.parametrize("name", FORMATS)
    def test_what_it_takes(self, name: str) -> None:
        """The first argument is what it says, the second a path."""
        assert FORMATS[name].write is module(name).write
        first, path, *others = inspect.signature(FORMATS[name].write).parameters.values()
        assert first.name == FORMATS[name].takes
        assert path.name == ("folder" if FORMATS[name].is_folder else "path")
        assert all(other.kind is other.KEYWORD_ONLY for other in others)

    @pytest.mark.parametrize("name", FORMATS)
    def test_what_comes_back(self, name: str, tmp_path: Path) -> None:
        """Those of two ways read what they write, and no others do."""
        assert FORMATS[name].is_two_way is hasattr(module(name), "read")
        if FORMATS[name].is_two_way:
            if name == "parquet":
                pytest.importorskip("pyarrow", reason="pyarrow is an extra", exc_type=ImportError)
            article = parse("date 2025-08-05\n\nOpenAI released gpt-oss-120b.")
            FORMATS[name].write(article if FORMATS[name].takes == "article" else [article], tmp_path / "a")
            read = module(name).read(tmp_path / "a")
            assert (read if FORMATS[name].takes == "article" else next(read)) == article

    def test_what_the_command_line_offers(self) -> None:
        """All that hold many articles, but JSON Lines, which `parse` writes."""
        assert {*FORMATS} - {*EXPORTED} == {"csv", "json", "jsonl", "xlsx"}
