"""How files are read: the options of all commands that read articles, which are those of `read_articles`."""

from __future__ import annotations

import argparse
from typing import get_args

from attrs import fields

from atomcorpus.errors import MissingExtraError, ValidationError
from atomcorpus.layout import Markup
from atomcorpus.reading import COLUMNS, Limits, Options

__all__ = ["add_reading", "positive"]

_DIGITS = 18  # of a number, which then fits into 64 bits


def add_reading(command: argparse.ArgumentParser) -> None:
    """How files are read: what `read_articles` takes."""
    reading = command.add_argument_group("how files are read")
    reading.add_argument(
        "--knowledge", metavar="FILE", help="actors and models of your own, on top of the packaged ones (JSON Lines)"
    )
    reading.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="FIELD=NAME",
        help=f"the column of rows that holds a field; nothing for NAME leaves it out. Fields: {', '.join(COLUMNS)}",
    )
    reading.add_argument(
        "--encoding", type=_encoding, metavar="NAME", help="of texts that are not UTF-8; detect to have it found out"
    )
    reading.add_argument(
        "--errors",
        choices=("strict", "replace"),
        default="strict",
        help="what becomes of bytes in no encoding that may be tried: an error of the file, or a sign in their place",
    )
    reading.add_argument(
        "--markup",
        choices=get_args(Markup),
        default="auto",
        help="what texts and the text column of rows are written in (auto: the text itself says)",
    )
    reading.add_argument(
        "--all-languages", action="store_true", help="look for names and citations in texts that are not in English too"
    )
    reading.add_argument(
        "--date-from-name", action="store_true", help="take the date of a text without one from the name of its file"
    )
    reading.add_argument(
        "--limit",
        action="append",
        default=[],
        type=_limit,
        metavar="LIMIT=N",
        help="how much is taken before a file is refused, such as text_bytes=50000000; errors name the limit",
    )


def _column(text: str) -> tuple[str, str | None]:
    field, equals, name = text.partition("=")
    if not equals or field not in COLUMNS:
        raise argparse.ArgumentTypeError(f"{text} is not FIELD=NAME with one of the fields {', '.join(COLUMNS)}")
    return field, name or None


def _encoding(text: str) -> str:
    try:
        return Options(encoding=text).encoding or text
    except ValidationError as error:
        raise argparse.ArgumentTypeError(f"{text} is no encoding, and not detect") from error
    except MissingExtraError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _limit(text: str) -> tuple[str, int]:
    names = [attribute.name for attribute in fields(Limits)]
    name, equals, number = text.partition("=")
    if not equals or name not in names:
        raise argparse.ArgumentTypeError(f"{text} is not LIMIT=N with one of the limits {', '.join(names)}")
    return name, positive(number)


def positive(text: str) -> int:
    """A whole number above 0, as the type of an option."""
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS and int(text)):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above 0")
    return int(text)
