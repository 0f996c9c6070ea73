"""Packages of extras: whatever keeps one from being imported is one error, which says what to install."""

from __future__ import annotations

import pickle
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import MissingExtraError, read_articles
from atomcorpus._extras import brought_by, import_extra


class TestErrors:
    """What is raised."""

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (ModuleNotFoundError("No module named 'trafilatura'", name="trafilatura"), "is not installed"),
            (
                ModuleNotFoundError("No module named 'lxml_html_clean'", name="lxml_html_clean"),
                "cannot be imported (No module named 'lxml_html_clean')",
            ),
            (
                ImportError("lxml.html.clean module is now a separate project lxml_html_clean.\nInstall it."),
                "cannot be imported (lxml.html.clean module is now a separate project lxml_html_clean.)",
            ),
            (ImportError(), "cannot be imported (ImportError)"),
        ],
    )
    def test_every_import_error(self, error: ImportError, said: str) -> None:
        """A package that is not there, one that lacks another, one that is broken."""
        with pytest.raises(MissingExtraError) as caught, brought_by("html", "trafilatura"):
            raise error
        assert str(caught.value) == f"trafilatura {said}; it comes with: pip install 'atomcorpus[html]'"
        assert caught.value.__cause__ is error
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes

    def test_other_errors(self) -> None:
        """What is no error of an import is left alone."""
        with pytest.raises(KeyError), brought_by("html", "trafilatura"):
            raise KeyError

    def test_a_package_that_is_there(self) -> None:
        """It is given."""
        assert import_extra("json", "json", "html").loads("1") == 1

    def test_a_page_without_the_cleaner(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where what trafilatura needs is not there, a page is an error that says so, and the rest is read."""
        pytest.importorskip("trafilatura", exc_type=ImportError)
        for name in [name for name in sys.modules if name.partition(".")[0] in ("trafilatura", "justext")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "lxml.html.clean", None)
        monkeypatch.setitem(sys.modules, "lxml_html_clean", None)
        (tmp_path / "a.html").write_text("<p>One.</p>", "utf-8")
        (tmp_path / "b.txt").write_text("Two.", "utf-8")
        reader = read_articles(tmp_path)
        assert [article.text for article in reader] == ["Two."]
        (error,) = reader.errors
        assert error.reason.startswith("trafilatura cannot be imported (")
        assert error.reason.endswith("it comes with: pip install 'atomcorpus[html]'")


def test_the_extra_of_pages_names_the_cleaner() -> None:
    """Some releases of pip install no extras of extras, so that it is named."""
    path = Path(__file__).parents[1] / "pyproject.toml"
    if not path.is_file():
        pytest.skip("pyproject.toml lies beside the tests of a checkout only")
    project: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))["project"]
    assert "lxml_html_clean>=0.4" in project["optional-dependencies"]["html"]
