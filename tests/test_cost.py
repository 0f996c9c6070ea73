"""What parsing costs is known, counted in calls of functions, in which there is no noise of a machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RECORDED = json.loads((ROOT / "tests" / "calls.json").read_text("utf-8"))
PYTHON = "{}.{}".format(*sys.version_info[:2])


@pytest.mark.skipif(PYTHON not in RECORDED, reason=f"no counts are recorded for Python {PYTHON}")
def test_parsing_costs_what_is_recorded() -> None:
    """No group of sample articles takes over 5 % more calls, nor so many fewer that nobody would see them lost again.

    `tools/count_calls.py --write` records anew what was explained.
    """
    command = [sys.executable, str(ROOT / "tools" / "count_calls.py")]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=120)
    shares = {group: calls / RECORDED[PYTHON][group] for group, calls in json.loads(done.stdout).items()}
    assert {group: share for group, share in shares.items() if not 0.95 <= share <= 1.05} == {}
