"""Records to and from plain data, strictly; the only home of cattrs.

Plain data is what JSON has: dict, list, str, int, float, bool, None. A record becomes a dict with a key a field, in the
order of the fields, none left out; a `Span` becomes `[start, end]`, a `PartialDate` its ISO form, a `Decimal` a string
in plain notation, an enum member its value, a tuple a list. No format lives here: ids in place of entities, tables and
versions belong to `formats`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import GenericAlias, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError, ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_structure_fn_from_attrs

from atomcorpus._decimals import decimal_of
from atomcorpus._validate import alternatives
from atomcorpus.dates import PartialDate, parse_date
from atomcorpus.errors import FormatError, ParseError, ValidationError
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Path = tuple[str | int, ...]
    Fault = tuple[Path, str]
    Hook = Callable[[Any, Any], Any]

__all__ = ["find_faults", "format_error", "problem", "shown", "structure", "unstructure"]

T = TypeVar("T")

_CONTAINERS: dict[type, str] = {dict: "an object", list: "an array", tuple: "a tuple"}
_SCALARS: dict[type, str] = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


def structure(data: object, cls: type[T], *, defaults: bool = False) -> T:
    """Build a record from plain data, or say all that is wrong with it.

    Types are exact: true is no number, 1.0 no whole number, a string no array. Every key must be there and no other may
    be. A date must be in the very form in which it would be written. A record in place of plain data is taken as it is;
    a field that may hold more than one class of record takes nothing else, but for None where it may hold that.

    Args:
        data: Plain data.
        cls: A record class; a tuple of them (`tuple[Actor, ...]`) does too.
        defaults: Whether fields with a default may be left out, at every depth.

    Returns:
        The record; `unstructure` gives back equal data.

    Raises:
        FormatError: With one problem a fault, in document order; of an array in which many members are faulty, with
            the first hundred or some more.

    Example:
        >>> from atomcorpus import Period
        >>> structure({"since": "2025-08", "until": None}, Period).since
        PartialDate(year=2025, month=8, day=None)
        >>> structure({"since": 2025}, Period)
        Traceback (most recent call last):
        atomcorpus.errors.FormatError: Period: 2 problems
          expected a date as a string, not 2025 @ $.since
          the key is missing @ $.until
    """
    try:
        return _converter(defaults=defaults).structure(data, cls)
    except _REFUSALS:
        # The second reading is several times slower and says where; what it does not refuse was right after all.
        try:
            return _converter(defaults=defaults, detailed=True).structure(data, cls)
        except _REFUSALS as error:
            raise format_error(getattr(cls, "__name__", str(cls)), _faults(error, ()), data) from None


def find_faults(data: object, cls: type) -> list[Fault]:
    """All that `structure` would say about the data, as pairs of path and text; empty when there is nothing.

    Example:
        >>> from atomcorpus import Period
        >>> find_faults({"since": None}, Period)
        [(('until',), 'the key is missing')]
    """
    try:
        _converter(defaults=False, detailed=True).structure(data, cls)
    except _REFUSALS as error:
        return list(_faults(error, ()))
    return []


def format_error(summary: str, faults: Iterable[Fault], data: object) -> FormatError:
    """The error for the faults of a piece of plain data, in the order in which the data has them."""
    ordered = sorted(faults, key=lambda fault: tuple(_place(fault[0], data)))
    number = f"{len(ordered)} problems" if len(ordered) > 1 else "1 problem"
    return FormatError(f"{summary}: {number}", [problem(text, path) for path, text in ordered])


def unstructure(record: object) -> Any:
    """The plain data of a record, or of a tuple of records; shares nothing that could change.

    Example:
        >>> from atomcorpus import Period, PartialDate
        >>> unstructure(Period(PartialDate(2025, 8)))
        {'since': '2025-08', 'until': None}
    """
    return _converter(defaults=False).unstructure(record)


def shown(value: object) -> str:
    """A piece of plain data as a message shows it: on one line, at most 60 characters, without what is inside.

    Example:
        >>> shown(True), shown([[]]), shown("open")
        ('true', 'an array', "'open'")
    """
    match value:
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[value]
        case int() if value.bit_length() > 64:
            return "a huge number"
    if type(value) in _CONTAINERS:
        return _CONTAINERS[type(value)]
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def problem(text: str, path: Path) -> str:
    """One line of `FormatError.problems`.

    Example:
        >>> problem("the key is missing", ("mentions", 3, "rule"))
        'the key is missing @ $.mentions[3].rule'
    """
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return f"{text} @ ${steps}"


class _MismatchError(ValueError):
    """Plain data of the wrong form; never leaves this module."""

    def __init__(self, expected: str, value: object) -> None:
        super().__init__(f"expected {expected}, not {shown(value)}")


_FAULTY_MEMBERS = 100
"""With how many faulty members of one array all the rest of it is left alone: a hostile one may have millions."""

_REFUSALS = (ValueError, KeyError, BaseValidationError, ForbiddenExtraKeysError)
"""What the hooks below and cattrs raise for data of the wrong form."""


@cache
def _converter(*, defaults: bool, detailed: bool = False) -> Converter:
    """The converter for one way of reading: quick, or with every fault in its place."""
    made = Converter(detailed_validation=detailed, forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    for scalar, name in _SCALARS.items():
        made.register_structure_hook(scalar, _exactly(scalar, name))
    made.register_structure_hook_factory(attrs.has, _by_fields(defaults=defaults))
    made.register_structure_hook_factory(_is_tuple, _by_member)
    made.register_structure_hook_factory(_is_union_of_records, _ready_made)
    # By class, not by predicate: cattrs asks the hooks of classes first, and such a member is a string to it.
    made.register_structure_hook(StrEnum, _structure_member)
    made.register_unstructure_hook(StrEnum, lambda member: member.value)
    made.register_structure_hook(Span, _structure_span)
    made.register_structure_hook(PartialDate, _structure_date)
    made.register_structure_hook(Decimal, _structure_decimal)
    made.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    made.register_unstructure_hook(PartialDate, PartialDate.isoformat)
    made.register_unstructure_hook(Decimal, "{:f}".format)
    return made


def _exactly(scalar: type, name: str) -> Hook:
    def read(value: object, _: object) -> object:
        if type(value) is not scalar:
            raise _MismatchError(name, value)
        return value

    return read


def _structure_member(value: object, cls: type[StrEnum]) -> StrEnum:
    members = _members(cls)
    if type(value) is not str or value not in members:
        raise _MismatchError("one of " + ", ".join(members), value)
    return members[value]


@cache
def _members(cls: type[StrEnum]) -> dict[str, StrEnum]:
    return {member.value: member for member in cls}


def _is_tuple(cls: object) -> bool:
    return get_origin(cls) is tuple and get_args(cls)[1:] == (...,)


def _by_member(cls: Any, converter: Converter) -> Hook:
    members = GenericAlias(list, get_args(cls)[:1])
    read_members = converter.get_structure_hook(members)

    def read(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _MismatchError("an array", value)
        if converter.detailed_validation:
            value = value[: _end_of_faults(value, lambda some: read_members(some, members))]
        return tuple(read_members(value, members))

    return read


def _end_of_faults(members: list[Any], read: Callable[[list[Any]], object]) -> int:
    """How many members to look at for faults, each of which takes a thousand bytes: all, or those with enough."""
    faulty = 0
    for end in range(_FAULTY_MEMBERS, len(members), _FAULTY_MEMBERS):
        try:
            read(members[end - _FAULTY_MEMBERS : end])
        except IterableValidationError as error:
            faulty += len(error.exceptions)
            if faulty >= _FAULTY_MEMBERS:
                return end
    return len(members)


def _is_union_of_records(cls: object) -> bool:
    members = [member for member in get_args(cls) if member is not type(None)]
    return get_origin(cls) in (Union, UnionType) and len(members) > 1 and all(map(attrs.has, members))


def _ready_made(cls: Any) -> Hook:
    classes = [member for member in get_args(cls) if member is not type(None)]
    is_optional = len(classes) < len(get_args(cls))
    name = alternatives(classes)

    def read(value: object, _: object) -> object:
        if type(value) not in classes and not (is_optional and value is None):
            raise _MismatchError(name, value)
        return value

    return read


def _by_fields(*, defaults: bool) -> Callable[[Any, Converter], Hook]:
    """The factory of hooks that read a dict into a record."""

    def factory(cls: Any, converter: Converter) -> Hook:
        build: Hook
        if defaults:
            build = make_dict_structure_fn(cls, converter)
        else:
            fields = [field.evolve(default=attrs.NOTHING) for field in attrs.fields(attrs.resolve_types(cls))]
            build = make_dict_structure_fn_from_attrs(fields, cls, converter)

        def read(value: object, _: object) -> object:
            if type(value) is dict:
                return build(value, cls)
            if type(value) is cls:
                return value
            raise _MismatchError("an object", value)

        return read

    return factory


def _structure_span(value: object, _: object) -> Span:
    if type(value) is Span:
        return value
    if type(value) is not list or len(value) != 2:
        raise _MismatchError("[start, end]", value)
    return Span(*value)


def _structure_date(value: object, _: object) -> PartialDate:
    if type(value) is PartialDate:
        return value
    if type(value) is not str:
        raise _MismatchError("a date as a string", value)
    try:
        read = parse_date(value)
    except ParseError as error:
        raise ValueError(error.reason) from None
    if read.isoformat() != value:
        raise _MismatchError(f"{read.isoformat()!r}", value)
    return read


def _structure_decimal(value: object, _: object) -> Decimal:
    if type(value) is str:
        try:
            return decimal_of(value)
        except ValueError:
            pass
    raise _MismatchError("a number in plain notation as a string", value)


def _faults(error: Exception, path: Path) -> Iterator[Fault]:
    """Path and text of every fault in what cattrs raised; as deep as records are nested, not as the data."""
    match error:
        case ClassValidationError():
            in_members, others = error.group_exceptions()
            for fault, field in in_members:
                yield from _faults(fault, (*path, field.name))
            for fault in others:
                yield from _own_faults(fault, path, error.cl)
        case IterableValidationError():
            for fault, member in error.group_exceptions()[0]:
                yield from _faults(fault, (*path, member.index))
        case KeyError():
            yield path, "the key is missing"
        case _:
            yield path, str(error)


_RECORD_FIELD = re.compile(r"\w+\.(\w+)(?:\[(\d+)\])?: ")


def _own_faults(error: Exception, path: Path, cls: type) -> Iterator[Fault]:
    """The faults of a record as a whole: keys that it does not have, or what its own checks say."""
    text = str(error)
    match error:
        case ForbiddenExtraKeysError():
            yield path, "unknown key " + ", ".join(sorted(shown(key) for key in error.extra_fields))
        case ValidationError() if text.startswith(f"{cls.__name__}.") and (begin := _RECORD_FIELD.match(text)):
            # The record's own message names the field; the path says it better.
            name, index = begin.groups()
            yield (*path, name) if index is None else (*path, name, int(index)), text[begin.end() :]
        case _:
            yield path, text


def _place(path: Path, data: object) -> Iterator[int]:
    """Where a path leads in the document, as a key to sort by; a missing key sorts after the present ones."""
    for step in path:
        if type(data) is dict:
            yield list(data).index(step) if step in data else len(data)
            data = data.get(step)
        elif type(data) is list and isinstance(step, int):
            yield step
            data = data[step]
