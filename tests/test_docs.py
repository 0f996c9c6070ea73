"""What the pages and docstrings show is what happens: every example in them is run."""

from __future__ import annotations

import doctest
import importlib
import shutil
from pathlib import Path
from pkgutil import walk_packages

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

import atomcorpus

ROOT = Path(__file__).parents[1]
PAGES = ["README.md", *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))]
MODULES = sorted(module.name for module in walk_packages(atomcorpus.__path__, "atomcorpus."))
RUNNABLE = [name for name in ("atomcorpus", *MODULES) if not name.endswith(".__main__")]


@pytest.fixture
def beside_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scratch folder to run in, with the sample articles where the examples look for them."""
    for folder in ("articles", "facts"):
        shutil.copytree(ROOT / "examples" / folder, tmp_path / "examples" / folder)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("beside_the_articles")
class TestExamples:
    """Examples, one test a page and one a module: those of one page build on each other."""

    @pytest.mark.parametrize("page", PAGES)
    def test_pages(self, page: str) -> None:
        """Every Python block of a page runs and prints what stands under it."""
        sybil = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=doctest.NORMALIZE_WHITESPACE), SkipParser()])
        for example in sybil.parse(ROOT / page).examples():
            example.evaluate()

    @pytest.mark.parametrize("name", RUNNABLE)
    def test_docstrings(self, name: str) -> None:
        """Every example in a docstring runs and prints what stands under it."""
        if name == "atomcorpus.spacy_mentions":
            pytest.importorskip("spacy", reason="spaCy is an extra and not installed here", exc_type=ImportError)
        failed, _ = doctest.testmod(importlib.import_module(name))
        assert failed == 0, "see the report above"


class TestLinks:
    """Links between files of the repository."""

    @pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/articles/README.md"])
    def test_they_lead_somewhere(self, page: str) -> None:
        """A link that stays in the repository leads to a file of it; the site's own are checked by its build."""
        targets = [part.partition(")")[0] for part in (ROOT / page).read_text(encoding="utf-8").split("](")[1:]]
        inside = [target.partition("#")[0] for target in targets if not target.startswith("http")]
        assert [target for target in inside if not ((ROOT / page).parent / target).exists()] == []
