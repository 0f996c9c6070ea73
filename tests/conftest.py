"""Hypothesis profiles, chosen with the environment variable HYPOTHESIS_PROFILE; and a way to count work."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

# Shared machines stall for seconds: neither a deadline nor a slow draw says anything about the code. To explain a
# failure takes a hundred times as long as to shrink it, and says little more.
settings.register_profile(
    "default",
    max_examples=100,
    deadline=None,
    derandomize="CI" in os.environ,
    phases=[phase for phase in Phase if phase is not Phase.explain],
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("nightly", settings.get_profile("default"), max_examples=1000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

CallsOf = Callable[[Callable[[], object]], int]


@pytest.fixture
def calls_of() -> CallsOf:
    """How many calls of Python and built-in functions something makes: work that no busy machine can stretch."""

    def count(run: Callable[[], object]) -> int:
        calls = 0

        def profile(_frame: object, event: str, _argument: Any) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(profile)
        try:
            run()
        finally:
            sys.setprofile(before)
        return calls

    return count
