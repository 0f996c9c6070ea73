"""Packages of extras: imported when they are needed, in one way, with one error."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from atomcorpus.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["brought_by", "import_extra"]


@contextmanager
def brought_by(extra: str, package: str) -> Iterator[None]:
    """Import packages of an extra in here, so that type checkers see them; whatever keeps one out is told in one way.

    Args:
        extra: The extra.
        package: What it brings, as it is called where it is installed from.

    Raises:
        MissingExtraError: In place of any `ImportError`.

    Example:
        >>> with brought_by("plot", "no-such"):
        ...     import no_such
        Traceback (most recent call last):
        atomcorpus.errors.MissingExtraError: no-such is not installed; it comes with: pip install 'atomcorpus[plot]'
    """
    try:
        yield
    except MissingExtraError:
        raise
    except ImportError as error:
        raise MissingExtraError(package, extra, _reason(error, package)) from error


def import_extra(module: str, package: str, extra: str) -> Any:
    """A module of a package that an extra brings.

    Raises:
        MissingExtraError: If it cannot be imported.

    Example:
        >>> import_extra("no_such", "no-such", "html")
        Traceback (most recent call last):
        atomcorpus.errors.MissingExtraError: no-such is not installed; it comes with: pip install 'atomcorpus[html]'
    """
    with brought_by(extra, package):
        return import_module(module)


def _reason(error: ImportError, package: str) -> str | None:
    """Why a package that is there cannot be imported; None if it is not there."""
    top = (error.name or "").partition(".")[0]
    if isinstance(error, ModuleNotFoundError) and top.lower() in package.lower().replace("-", "_"):
        return None
    return next(iter(str(error).splitlines()), type(error).__name__)
