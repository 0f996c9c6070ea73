"""How the process of a command begins: without what it does not need, since a small build takes a second in all."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from importlib import import_module

from atomcorpus.errors import MissingExtraError
from atomcorpus.tables.arrow import import_pyarrow

__all__ = ["begin_lean"]

_UNUSED = ("numpy", "pandas")


def begin_lean() -> None:
    """Prepare a process that runs one command and ends, and is nobody else's.

    pyarrow imports NumPy with itself and pandas with the first column that it makes, where they are installed; that
    takes a quarter of a second, and no command gives it anything of theirs. Both can still be imported by others.
    """
    gc.freeze()  # what is loaded stays, and need not be looked through for garbage again and again
    if sys.argv[1:2] != ["build"] or any(name in sys.modules for name in ("pyarrow", *_UNUSED)):
        return
    hidden: dict[str, None] = dict.fromkeys(_UNUSED)
    sys.modules.update(hidden)  # type: ignore[arg-type] # None is how an import is refused
    try:
        with suppress(MissingExtraError):
            import_pyarrow()
            for part in ("compute", "parquet"):
                import_module(f"pyarrow.{part}")
    finally:
        for name in _UNUSED:
            del sys.modules[name]
