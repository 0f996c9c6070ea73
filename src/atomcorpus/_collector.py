"""`paused_collector`: for the time in which many records are made that are all kept.

Python's garbage collector looks through everything that is alive again and again while the number of objects grows.
When thousands of articles are read to be kept there is nothing to find, and the looking takes as long as the reading.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["paused_collector"]


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pause the collector of cycles, and count what was made meanwhile among the old objects.

    The pause holds for all threads of the process, so this belongs around work that comes to an end by itself, never
    around a `yield` to a caller. A collector that was off already, or objects that somebody has frozen, stay so.

    Example:
        >>> import gc
        >>> with paused_collector():
        ...     gc.isenabled()
        False
        >>> gc.isenabled()
        True
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            # Frozen and thawed, objects are old ones: they are not looked through at once, as new ones would be.
            gc.freeze()
            gc.unfreeze()
        gc.enable()
