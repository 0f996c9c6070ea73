"""Field validators of the records: exact types, and an error that names record and field.

Exact means `type(value) is ...`: a bool is no int here and an enum member no plain string, because both would come back
from JSON as something else.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from atomcorpus.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrs import Attribute

    Validator = Callable[[Any, "Attribute[Any]", Any], None]

__all__ = ["alternatives", "count", "each", "exactly", "fault", "known_text", "nearest", "one_of", "optional"]

_LONGEST_GUESS = 80  # code points; nearness is quadratic, and no longer name is a slip of the pen


def fault(record: object, field: str, problem: str) -> ValidationError:
    """The error for one field of one record; the caller raises it."""
    return ValidationError(f"{type(record).__name__}.{field}: {problem}")


def shown(value: object) -> str:
    """A value as an error message shows it: at most 60 characters, with its type."""
    text = repr(value)
    return f"{text if len(text) <= 60 else text[:57] + '...'} ({type(value).__name__})"


def nearest(wanted: str, known: Iterable[str]) -> str:
    """The end of a message about a word that is not known: the nearest that are, or all when none is near."""
    known = [str(one) for one in dict.fromkeys(known)]
    near = get_close_matches(wanted[:_LONGEST_GUESS], known, 3)
    if near:
        return f"; the nearest: {', '.join(map(repr, near))}"
    return f"; it is one of {', '.join(map(repr, known))}" if 0 < len(known) <= 25 else ""


def alternatives(classes: Iterable[type]) -> str:
    """The names of some classes as an error message lists them.

    Example:
        >>> alternatives([int]), alternatives([int, str]), alternatives([int, str, list])
        ('int', 'int or str', 'int, str or list')
    """
    *others, last = [cls.__name__ for cls in classes]
    return f"{', '.join(others)} or {last}" if others else last


def exactly(cls: type) -> Validator:
    """A value whose type is `cls` and no subclass of it."""

    def check(record: object, attribute: Attribute[Any], value: object) -> None:
        if type(value) is not cls:
            raise fault(record, attribute.name, f"expected {cls.__name__}, not {shown(value)}")

    _CLASSES[check] = cls
    return check


_CLASSES: dict[object, type] = {}  # of the validators that ask for one


def one_of(*classes: type) -> Validator:
    """A value of exactly one of the classes."""

    def check(record: object, attribute: Attribute[Any], value: object) -> None:
        if type(value) not in classes:
            raise fault(record, attribute.name, f"expected {alternatives(classes)}, not {shown(value)}")

    return check


def optional(validator: Validator) -> Validator:
    """None, or what the other validator takes; in one call where that is a value of a class."""
    if (cls := _CLASSES.get(validator)) is not None:

        def check_class(record: object, attribute: Attribute[Any], value: object) -> None:
            if value is not None and type(value) is not cls:
                raise fault(record, attribute.name, f"expected {cls.__name__}, not {shown(value)}")

        return check_class

    def check(record: object, attribute: Attribute[Any], value: object) -> None:
        if value is not None:
            validator(record, attribute, value)

    return check


def each(*classes: type) -> Validator:
    """A tuple whose members are exactly of one of the classes; strings in it are not empty."""
    known = frozenset(classes)

    def check(record: object, attribute: Attribute[Any], value: object) -> None:
        if type(value) is not tuple:
            raise fault(record, attribute.name, f"expected a tuple, not {shown(value)}")
        if not value or (known.issuperset(map(type, value)) and (str not in known or "" not in value)):
            return
        for index, member in enumerate(value):
            if type(member) not in known or member == "":
                expected = alternatives(classes)
                raise fault(record, f"{attribute.name}[{index}]", f"expected {expected}, not {shown(member)}")

    return check


def known_text(record: object, attribute: Attribute[Any], value: object) -> None:
    """Text that is not empty: the unknown is None in a record, never an empty string."""
    if type(value) is not str or not value:
        raise fault(record, attribute.name, f"expected text that is not empty, not {shown(value)}")


def count(record: object, attribute: Attribute[Any], value: object) -> None:
    """A whole number above zero."""
    if type(value) is not int or value <= 0:
        raise fault(record, attribute.name, f"expected a whole number above 0, not {shown(value)}")
