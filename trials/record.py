"""Where a trial leaves its figures: one JSON file each, from which the page on trust is made."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["RESULTS", "record"]

RESULTS = Path(__file__).parent / "results"


def record(trial: str, rows: Sequence[Mapping[str, Any]], **more: object) -> Path:
    """Write the figures of a trial, with the day and the class of the machine.

    Args:
        trial: Its name, which names the file too.
        rows: The figures; one mapping a line of the table, in its order.
        more: What the trial itself has to know when it goes on; not on the page.

    Returns:
        The file.
    """
    document = {"trial": trial, "date": dt.datetime.now(dt.UTC).date().isoformat(), "machine": machine(), **more}
    path = RESULTS / f"{trial}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({**document, "rows": list(rows)}, indent=2) + "\n", "utf-8")
    return path


def machine() -> str:
    """The class of the machine, not its name."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}"
