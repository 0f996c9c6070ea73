"""Bits that turn in the files of a corpus are told, or change nothing; a small part of what `trials/bits.py` does."""

from __future__ import annotations

import random
import runpy
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("filelock", reason="filelock is an extra and not installed here", exc_type=ImportError)

TURNED = runpy.run_path(str(Path(__file__).with_name("bits.py")))


def test_one_bit_in_each_file() -> None:
    """However the corpus is used then."""
    chance = random.Random(11)  # noqa: S311 - no secret
    turned: Any = TURNED["Turned"]()
    assert len(turned.files) == 34
    for name in turned.files:
        outcomes = turned.outcomes(name, chance.randrange(turned.bits(name)))
        assert "changed unseen" not in outcomes.values(), (name, outcomes)
        assert outcomes["verified"] == "told"


def test_bits_of_the_manifest() -> None:
    """Each of what it says is known by its digest; nothing of it is taken for something else."""
    chance = random.Random(11)  # noqa: S311 - no secret
    turned: Any = TURNED["Turned"]()
    for bit in chance.sample(range(turned.bits("manifest.json")), 15):
        assert set(turned.outcomes("manifest.json", bit).values()) == {"told"}, bit
