"""The notebook in examples/: committed without results, and every cell of it runs and shows what it promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTEBOOK = EXAMPLES / "questions.ipynb"

pytest.importorskip("altair", reason="an extra that is not installed here")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each cell shows, by the id of the cell: HTML before drawings before plain text."""
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    scratch = str(tmp_path_factory.mktemp("jupyter"))
    with pytest.MonkeyPatch.context() as patched:
        for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"):
            patched.setenv(name, scratch)
        nbclient.NotebookClient(notebook, resources={"metadata": {"path": EXAMPLES}}, timeout=120).execute()
    return {cell.id: "".join(map(_shown, cell.outputs)) for cell in notebook.cells if cell.cell_type == "code"}


def _shown(output: Any) -> str:
    if output.output_type == "stream":
        return str(output.text)
    kinds = sorted(output.data, key=lambda kind: (kind != "text/html", kind == "text/plain"))
    return str(output.data[kinds[0]])


class TestFile:
    """The file as it is committed."""

    def test_it_has_no_results(self) -> None:
        """They are made by whoever opens it, and would only get old."""
        notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        assert all((cell["outputs"], cell["execution_count"]) == ([], None) for cell in cells)
        assert "widgets" not in notebook["metadata"]


class TestCells:
    """What a reader sees."""

    def test_ten_articles_are_read(self, shown: dict[str, str]) -> None:
        """And none fails."""
        assert shown["read"] == "(10, ())"

    def test_an_article(self, shown: dict[str, str]) -> None:
        """With names that are marked, and who says what."""
        assert '<mark class="ac-person' in shown["article"]
        assert "Femke Oudenaarde" in shown["article"]

    def test_counts(self, shown: dict[str, str]) -> None:
        """As in the tutorial: Qwen is named 12 times in 7 articles."""
        assert "<tr><td>Qwen</td><td>12</td><td>7</td></tr>" in shown["counts"]

    def test_a_timeline(self, shown: dict[str, str]) -> None:
        """A drawing, and how much is in none of its bars."""
        assert shown["time"].startswith("<svg")
        assert "'us':" in shown["undated"]

    def test_who_cites_whom(self, shown: dict[str, str]) -> None:
        """The first of the list, and the words behind it."""
        number, _, rest = shown["cites"].splitlines()[0].strip().partition("  ")
        assert rest == "interview cites Wen Talbot"
        assert len(shown["back"].splitlines()) == int(number)
        assert "Not wrong, just answering another question" in shown["back"]
