"""Profiles of Hypothesis, chosen with the variable HYPOTHESIS_PROFILE; processes that end; a way to count work.

The whole suite runs on all cores, some files of it in one process: workers would take longer to begin than they last.

No test lasts longer than `timeout` of `pyproject.toml` says, and what it has started ends with it.
"""

from __future__ import annotations

import compileall
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
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


def pytest_configure(config: pytest.Config) -> None:
    """Compile the library once: hundreds of processes are started that import it, and may be told not to keep that."""
    config.addinivalue_line("markers", "no_cover: coverage is not measured while the test runs (of pytest-cov)")
    spec = find_spec("atomcorpus")
    if spec is not None and not hasattr(config, "workerinput"):
        for folder in spec.submodule_search_locations or ():
            compileall.compile_dir(folder, quiet=2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count as covered only what examples reach that somebody wrote.

    What is drawn is another thing each time; and where many examples are run, or work is counted, it takes longer to
    note each line than to run it.
    """
    for item in items:
        drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if drawn or "calls_of" in getattr(item, "fixturenames", ()):
            item.add_marker("no_cover")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """All cores (None lets the plugin count them) for the whole suite, and where a number is asked for."""
    asked = any(str(argument).startswith(("-n", "--numprocesses")) for argument in config.invocation_params.args)
    return None if asked or config.args == config.getini("testpaths") else 0


@pytest.fixture(scope="session", autouse=True)
def usual_interrupt() -> Iterator[None]:
    """Let Ctrl-C have its usual effect in the processes that tests start.

    A job in the background of a shell (`&`, `nohup`) ignores SIGINT, and so would all that it starts: a test that
    interrupts a process would wait for the end of its work.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session", autouse=True)
def processes_end() -> Iterator[None]:
    """Kill a process whose test fails while it runs: `with` waits for its end, which may never come."""
    leave = subprocess.Popen.__exit__

    def end(process: subprocess.Popen[Any], kind: Any, value: Any, traceback: Any) -> None:
        if kind is not None:
            process.kill()
        leave(process, kind, value, traceback)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess.Popen, "__exit__", end)
        yield


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
