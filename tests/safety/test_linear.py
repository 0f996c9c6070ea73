"""Work is linear in the size of hostile input, whatever the way in; `trials/hostile.py` takes the time of large ones.

Calls are counted, not seconds, so that a busy machine changes nothing. What one call does inside is not seen.
"""

from __future__ import annotations

import runpy
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import AtomCorpusError

if TYPE_CHECKING:
    from collections.abc import Callable

FOUND = runpy.run_path(str(Path(__file__).with_name("families.py")), run_name="families")
INPUTS = {
    f"{family.way}: {family.name}": (FOUND["WAYS"][family.way], family.inputs.values())
    for family in FOUND["FAMILIES"]
    if family.way != "HTML"  # what others do with a page is theirs
}


class TestWork:
    """Eight times the input takes about eight times the work."""

    @pytest.mark.parametrize("family", INPUTS)
    def test_growth(self, family: str, calls_of: Callable[[Callable[[], object]], int]) -> None:
        """At every input of the family."""
        read, inputs = INPUTS[family]

        def calls(text: str) -> int:
            with suppress(AtomCorpusError):
                return calls_of(lambda: read(text))
            return 0  # refused

        for make in inputs:
            calls(make(100))  # what is made once
            assert calls(make(5_600)) < 12 * (calls(make(700)) + 400), make(20)

    def test_sizes(self) -> None:
        """Texts have about the size that is asked for."""
        sizes: Any = [len(make(20_000)) for _, inputs in INPUTS.values() for make in inputs]
        assert 10_000 < min(sizes) <= max(sizes) < 45_000
