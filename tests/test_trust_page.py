"""The tool that makes the page on trust of the figures that trials leave."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def tool(tmp_path: Path) -> Any:
    """The tool, which finds the figures of one trial."""
    made = runpy.run_path(str(ROOT / "tools" / "build_trust_page.py"))
    made["build"].__globals__["RESULTS"] = tmp_path
    rows = [{"law": "lossless", "examples": 1000, "broken": 0}, {"law": "a|b", "examples": 24, "broken": 0}]
    figures = {"trial": "laws", "date": "2025-08-05", "machine": "2 cores, Linux", "rows": rows}
    (tmp_path / "laws.json").write_text(json.dumps(figures), "utf-8")
    return made


class TestPage:
    """What stands on it."""

    def test_a_section(self, tool: Any) -> None:
        """Figures as a table with sums, the day, the machine and the command; trials without figures have none."""
        page = tool["build"]()
        assert (
            "| law | examples | broken |\n| --- | ---: | ---: |\n| lossless | 1,000 | 0 |\n| a\\|b | 24 | 0 |\n"
            "| **in all** | **1,024** | **0** |\n"
        ) in page
        assert page.endswith("2025-08-05, 2 cores, Linux. To run it again: `python trials/laws.py`.\n")
        assert page.count("\n## ") == 1

    def test_figures_without_a_text(self, tool: Any, tmp_path: Path) -> None:
        """A trial that nobody has described is not passed over."""
        (tmp_path / "new.json").write_text("{}", "utf-8")
        with pytest.raises(
            ValueError, match=r"^no text for the figures of new; write it in tools/build_trust_page.py$"
        ):
            tool["build"]()

    def test_every_command_is_there(self, tool: Any) -> None:
        """What is said to run again can be run: the script of each trial that has left figures is there."""
        for path in (ROOT / "trials" / "results").glob("*.json"):
            assert (ROOT / tool["SECTIONS"][path.stem].command.split()[1]).is_file()
