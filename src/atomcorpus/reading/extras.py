"""Packages of extras, imported when a file needs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from atomcorpus.errors import MissingExtraError

__all__ = ["import_extra"]


def import_extra(module: str, package: str, extra: str) -> Any:
    """A module of a package that an extra brings.

    Raises:
        MissingExtraError: If it is not installed.

    Example:
        >>> import_extra("no_such_module", "none", "html")
        Traceback (most recent call last):
        atomcorpus.errors.MissingExtraError: none is not installed; it comes with: pip install 'atomcorpus[html]'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtraError(package, extra) from error
