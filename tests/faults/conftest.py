"""A layer between the library and the disk, in which any step can be made to fail; and a folder to work in."""

from __future__ import annotations

import builtins
import io
import os
from contextlib import AbstractContextManager, contextmanager
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import define, field

from atomcorpus import AtomCorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEPS = ("open", "fsync", "replace", "unlink", "mkdir", "chmod", "scandir")
_REAL_OPEN = io.open


@define
class Disk:
    """Counts the steps of the library's work with the disk, and lets some of them fail.

    Attributes:
        first: The step that fails, 0-based; None for none.
        code: The error number that it fails with.
        only: Which steps fail; the default is any.
        lasting: Whether all such steps behind it fail too.
        steps: Names of the steps so far.
        failed: Names of those that failed.
    """

    first: int | None = None
    code: int = 0
    only: tuple[str, ...] = (*_STEPS, "read", "write")
    lasting: bool = False
    steps: list[str] = field(factory=list)
    failed: list[str] = field(factory=list)

    def step(self, name: str, path: object = None) -> None:
        """Do one step, or fail."""
        if name not in self.only or not _is_here(path):
            return
        self.steps.append(name)
        number = len(self.steps) - 1
        if self.first is not None and (number == self.first or (self.lasting and number > self.first)):
            self.failed.append(name)
            if path is None:
                raise OSError(self.code, os.strerror(self.code))
            raise OSError(self.code, os.strerror(self.code), os.fspath(path))  # type: ignore[call-overload] # a path


def _is_here(path: object) -> bool:
    """Whether a path is in the folder to work in; a descriptor is."""
    if path is None:
        return True
    return isinstance(path, str | os.PathLike) and Path(path).absolute().is_relative_to(Path.cwd())


class _File(io.FileIO):
    """A file whose readings and writings are steps."""

    disk: Disk

    def write(self, data: Any, /) -> int:
        self.disk.step("write")
        return super().write(data)

    def readinto(self, buffer: Any, /) -> int:
        self.disk.step("read")
        return super().readinto(buffer)

    def readall(self) -> bytes:
        self.disk.step("read")
        return super().readall()


def _opener(disk: Disk) -> Callable[..., Any]:
    def open_(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if not isinstance(file, int):
            disk.step("open", file)
            if not _is_here(file):
                return _REAL_OPEN(file, mode, *arguments, **options)
        if mode not in {"rb", "wb"}:
            return _REAL_OPEN(file, mode, *arguments, **options)
        raw = _File(file, mode, closefd=options.get("closefd", True))
        raw.disk = disk
        return io.BufferedReader(raw) if mode == "rb" else io.BufferedWriter(raw)

    return open_


def _counted(disk: Disk, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
    def do(*arguments: Any, **options: Any) -> Any:
        disk.step(name, None if isinstance(arguments[0], int) else arguments[0])
        return step(*arguments, **options)

    return do


@contextmanager
def _failing(**options: Any) -> Iterator[Disk]:
    """Put a `Disk` of these options between the library and the real one."""
    disk = Disk(**options)
    with pytest.MonkeyPatch.context() as patch:
        for name in _STEPS:
            patch.setattr(os, name, _counted(disk, name, getattr(os, name)))
        patch.setattr(builtins, "open", _opener(disk))
        patch.setattr(io, "open", _opener(disk))
        yield disk


def _at_every_step(
    work: Callable[[], object], check: Callable[[AtomCorpusError | None, Disk], object], *codes: int, every: int = 1
) -> int:
    """Let each step of some work fail once, until it comes to its end without; returns how many steps it has.

    Args:
        work: May raise the library's errors, and nothing else.
        check: Called after each attempt with what was raised.
        codes: The error numbers, which take turns.
        every: With 3, only each third step fails.
    """
    code = cycle(codes)
    for number in range(0, 10_000, every):
        raised: AtomCorpusError | None = None
        with _failing(first=number, code=next(code)) as disk:
            try:
                work()
            except AtomCorpusError as error:
                raised = error
        check(raised, disk)
        if not disk.failed:
            return len(disk.steps)
    raise AssertionError("it never comes to its end")


def _left_over(folder: str | Path = ".") -> list[str]:
    """Temporary files in a folder and in those in it."""
    return sorted(path.as_posix() for path in Path(folder).rglob("*.part"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that messages have short paths."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def failing() -> Callable[..., AbstractContextManager[Disk]]:
    """Puts a layer that fails between the library and the disk; see `Disk` for how."""
    return _failing


@pytest.fixture
def at_every_step() -> Callable[..., int]:
    """Lets each step of some work fail once, until it comes to its end without."""
    return _at_every_step


@pytest.fixture
def left_over() -> Callable[..., list[str]]:
    """Lists temporary files in a folder and in those in it."""
    return _left_over
