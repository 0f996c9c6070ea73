"""Parsers for the tests of workers, which can be sent to another process by the name of this module."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atomcorpus import Article, Section, Span, parse

if TYPE_CHECKING:
    from collections.abc import Iterator


def deadly(text: str, **given: Any) -> Article:
    """End the process at a text that says so: each time, or only the first."""
    if "die always" in text or ("die once" in text and _is_first("died")):
        os.kill(os.getpid(), signal.SIGKILL)
    return parse(text, **given)


def deadly_once(text: str, *, marker: str, **given: Any) -> Article:
    """End the process at a text that says so, each time or until there is a file; the path is the same everywhere."""
    if "die always" in text or ("die once" in text and _is_first(marker)):
        os.kill(os.getpid(), signal.SIGKILL)
    return parse(text, **given)


def stuck(text: str, **_: Any) -> Article:
    """Say that the process is here, and never come back."""
    os.write(1, text.encode() + b"\n")
    while True:
        signal.pause()


def hanging(text: str, **_: Any) -> Article:
    """Never come back from a text that says so: each time, or only the first; else at once, without the rules."""
    while "hang always" in text or ("hang once" in text and _is_first("hung")):
        signal.pause()
    return Article(text, sections=(Section(None, (Span(0, len(text)),)),))


def some_then_die(number: int) -> Iterator[bytes]:
    """Give results so large that each is sent at once, and end the process."""
    for index in range(number):
        yield str(index).encode() * 1_000_000
    os.kill(os.getpid(), signal.SIGKILL)


def raising(text: str, **given: Any) -> Article:
    """Raise what a parser of one's own may raise."""
    if "raise" in text:
        raise KeyError(text)
    return parse(text, **given)


def _is_first(name: str) -> bool:
    try:
        Path(name).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
