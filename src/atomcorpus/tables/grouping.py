"""Rows that have the same values in some columns, so that a question is put once to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from atomcorpus.tables.arrow import import_pyarrow

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Groups", "answers", "any_of_rows", "counting", "grouped", "row_numbers", "rows_of"]

Column: TypeAlias = Any
"""An Arrow array; its stubs do not know what those of one type or another have."""


@frozen(eq=False)
class Groups:
    """Groups of equal rows, in the order in which they are first met.

    Attributes:
        firsts: Per group its first row.
        sizes: Per group its number of rows.
        numbers: Per row the number of its group.
    """

    firsts: list[int]
    sizes: list[int]
    numbers: Column


def grouped(columns: Sequence[Column]) -> Groups:
    """Group rows by the values of columns of equal length: scalars, or lists of strings.

    Example:
        >>> import pyarrow
        >>> groups = grouped([pyarrow.array(["b", None, "b"]), pyarrow.array([1, 1, 1])])
        >>> groups.firsts, groups.sizes, groups.numbers.to_pylist()
        ([0, 1], [2, 1], [0, 1, 0])
    """
    compute = _compute()
    codes, _ = _encoded(columns[0])
    for column in columns[1:]:
        more, size = _encoded(column)
        # Encoded anew after each column, so that no product is beyond 64 bits.
        codes, _ = _encoded(compute.add(compute.multiply(codes, size), more))
    table = import_pyarrow().table({"code": codes, "row": row_numbers(len(codes))})
    found = table.group_by("code", use_threads=False).aggregate([("row", "min"), ("row", "count")])
    numbers = compute.index_in(codes, value_set=found["code"].combine_chunks()).cast("int64")
    return Groups(found["row_min"].to_pylist(), found["row_count"].to_pylist(), numbers)


def _encoded(column: Column) -> tuple[Column, int]:
    """A number for each value, from 0, and how many numbers there may be."""
    pyarrow, compute = import_pyarrow(), _compute()
    if pyarrow.types.is_list(column.type):
        column = _joined(column)
    if not pyarrow.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    size = len(column.dictionary)
    return compute.fill_null(column.indices.cast("int64"), size), size + 1


def _joined(lists: Column) -> Column:
    """A number for each list of strings; where a string has the sign that is put between them, one for each row."""
    compute = _compute()
    if compute.any(compute.match_substring(lists.flatten(), _BETWEEN)).as_py():
        return row_numbers(len(lists))
    # The length tells no string from an empty one.
    return grouped([compute.binary_join(lists, _BETWEEN), compute.list_value_length(lists)]).numbers


_BETWEEN = "\x1f"


def row_numbers(number: int) -> Column:
    """The numbers from 0 on, so many."""
    pyarrow = import_pyarrow()
    return _compute().cumulative_sum(pyarrow.repeat(pyarrow.scalar(1, "int64"), number), start=-1)


def rows_of(keys: Column, values: Column) -> Column:
    """Per key the row in which a column has it; null for no key.

    Example:
        >>> import pyarrow
        >>> rows_of(pyarrow.array([7, None, 5]), pyarrow.array([5, 7])).to_pylist()
        [1, None, 0]
    """
    return _compute().index_in(keys, value_set=values).cast("int64")


def answers(of_groups: Sequence[bool | None], numbers: Column) -> Column:
    """Per row the answer of its group; null where there is none, and false where a row has no group."""
    pyarrow, compute = import_pyarrow(), _compute()
    known = pyarrow.array([*of_groups, False], "bool")
    return known.take(compute.fill_null(numbers, len(of_groups)))


def any_of_rows(answer: Column, owners: Column, number: int) -> Column:
    """Per owner whether the answer of one of its rows is true; null where none is and one is null."""
    compute = _compute()
    everyone = row_numbers(number)
    true = compute.is_in(everyone, value_set=owners.filter(compute.fill_null(answer, False)).unique())  # noqa: FBT003
    unknown = compute.is_in(everyone, value_set=owners.filter(compute.is_null(answer)).unique())
    nothing = import_pyarrow().scalar(None, "bool")
    return compute.if_else(true, true, compute.if_else(unknown, nothing, true))


def counting(numbers: Sequence[Column], wanted: Column | None) -> list[tuple[int, int]]:
    """First row and size of each group of wanted rows, in the order in which they are first met.

    Args:
        numbers: Columns of numbers of groups; rows are counted together where all are equal.
        wanted: Which rows count; all when None.
    """
    rows = row_numbers(len(numbers[0]))
    if wanted is not None:
        rows, numbers = rows.filter(wanted), [column.filter(wanted) for column in numbers]
    if not len(rows):
        return []
    groups = grouped(numbers)
    firsts = rows.take(import_pyarrow().array(groups.firsts, "int64")).to_pylist()
    return list(zip(firsts, groups.sizes, strict=True))


def taken(column: Column, rows: Column | Sequence[int]) -> Column:
    """The values of a column in some rows; null for no row."""
    pyarrow = import_pyarrow()
    return column.take(rows if isinstance(rows, pyarrow.Array) else pyarrow.array(rows, "int64"))


def coalesced(first: Column, second: Column) -> Column:
    """The value of the first column, or of the second where that has none."""
    return _compute().coalesce(first, second)


def has_members(lists: Column) -> Column:
    """Per list whether anything is in it."""
    compute = _compute()
    return compute.greater(compute.fill_null(compute.list_value_length(lists), 0), 0)


def among(column: Column, values: Column) -> Column:
    """Per value of a column whether it is one of some values."""
    return _compute().is_in(column, value_set=values.unique())


def put(numbers: Column, where: Column, others: Column) -> Column:
    """The numbers with others in some places."""
    return _compute().replace_with_mask(numbers, where, others)


def shifted(numbers: Column, by: int) -> Column:
    """The numbers, all larger."""
    return _compute().add(numbers, by)


def both(first: Column | None, second: Column) -> Column:
    """Whether both answers are true; false where one is, and else null where one is."""
    return second if first is None else _compute().and_kleene(first, second)


def known(column: Column) -> Column:
    """Per row whether it has a value."""
    return column.is_valid()


def here(numbers: Column) -> list[int]:
    """The numbers that occur, in the order in which they first do."""
    return numbers.unique().to_pylist()  # type: ignore[no-any-return] # they are numbers


def looked_up(of_groups: Sequence[int | None], numbers: Column) -> Column:
    """Per row what its group has."""
    return import_pyarrow().array(of_groups, "int64").take(numbers)


def perhaps(answer: Column) -> Column:
    """False where the answer is false, null elsewhere."""
    nothing = import_pyarrow().scalar(None, "bool")
    return _compute().if_else(_compute().fill_null(answer, True), nothing, answer)  # noqa: FBT003


def number_of_true(answer: Column) -> int | None:
    """How often the answer is true; None where one is null."""
    return None if answer.null_count else answer.true_count


def where_not_false(answer: Column, owners: Column) -> list[int]:
    """The owners, ascending and each once, of rows whose answer is true or null."""
    kept = owners.filter(_compute().fill_null(answer, True)).unique()  # noqa: FBT003
    return sorted(kept.to_pylist())


def _compute() -> Any:
    import_pyarrow()
    from pyarrow import compute  # noqa: PLC0415 - an extra

    return compute
