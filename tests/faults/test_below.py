"""Faults below Python, in the calls of the system: nothing is lost or doubled, and what is told names place and reason.

A small part of what `trials/below.py` does, and always the same one.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("filelock", reason="filelock is an extra and not installed here", exc_type=ImportError)

BELOW = runpy.run_path(str(Path(__file__).with_name("below.py")))

pytestmark = pytest.mark.skipif(
    BELOW["compiler"]() is None, reason="needs Linux and a C compiler, to put a layer below Python"
)


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A process with such a layer."""
    with BELOW["Below"](tmp_path_factory.mktemp("below")) as started:
        yield started


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        *(("append", kind) for kind in BELOW["KINDS"]),
        *(("build", kind) for kind in ("read: EIO", "write: ENOSPC from then on", "rename: EIO")),
        *(("export jsonl", kind) for kind in ("read: EIO", "read: a short count", "write: a short count")),
        *(("export parquet", kind) for kind in ("write: ENOSPC", "write: a short count", "fsync: EIO")),
        ("export brat", "rename: ENOSPC"),
    ],
)
def test_a_call_in_the_middle(below: Any, work: str, kind: str) -> None:
    """It fails; the old state or the new one is there, whole; the next run completes."""
    calls = below.calls(work, kind)
    assert calls > 0
    wrong, answer = below.fault(work, kind, calls // 2)
    assert answer["failed"] == kind.partition(":")[0]
    assert (+wrong, answer["other"]) == ({}, "")


@pytest.mark.parametrize(
    ("kind", "place"),
    [("read: EIO", "crawl/a.txt"), ("write: EIO", "out/a.jsonl.gz"), ("rename: EIO", "out/a.jsonl.gz")],
)
def test_it_is_told(below: Any, kind: str, place: str) -> None:
    """By one line about the file, in the words of the system."""
    _, answer = below.fault("export jsonl", kind, 0)
    assert answer["told"] == [f"atomcorpus: {place}: Input/output error"]
