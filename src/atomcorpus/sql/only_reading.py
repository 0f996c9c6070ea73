"""What a question may be: one SELECT that reads the tables, and nothing that could write or reach outside.

DuckDB itself is told to stay away from every file but those of the corpus. That is not enough: to those it could also
write, since COPY may hide in a SELECT, behind WITH or in a string that a function executes. So the syntax tree, which
DuckDB's own parser gives, may only have nodes and functions that are known to read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from atomcorpus.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["check_characters", "check_reading"]

_QUERIES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
_TABLE_FUNCTIONS = frozenset({"generate_series", "json_each", "json_tree", "range", "repeat", "unnest"})
_READS = "a question only reads: one SELECT, without INSERT, UPDATE, DELETE or COPY in it"


def check_characters(sql: str) -> None:
    """Refuse a lone surrogate, which versions of DuckDB refuse in different ways.

    Raises:
        QueryError: If there is one.
    """
    try:
        sql.encode()
    except UnicodeEncodeError as error:
        raise QueryError(f"a lone surrogate (at character {error.start + 1})", sql) from error


def check_reading(sql: str, serialized: str) -> None:
    """Refuse what is no single reading SELECT.

    Args:
        sql: The question.
        serialized: What DuckDB's `json_serialize_sql` says of it.

    Raises:
        QueryError: If it is anything else.
    """
    try:
        tree = json.loads(serialized)
    except RecursionError as error:
        raise QueryError("nested too deeply", sql) from error
    if tree["error"]:
        is_sql = tree["error_type"] == "not implemented"
        raise QueryError(_READS if is_sql else f"Parser Error: {tree['error_message']}", sql)
    if len(tree["statements"]) != 1:
        raise QueryError(f"expected one statement, not {len(tree['statements'])}", sql)
    for node in _objects(tree["statements"]):
        kind = node.get("type")
        if isinstance(kind, str) and kind.endswith("_NODE") and kind not in _QUERIES:
            raise QueryError(_READS, sql)
        if kind == "TABLE_FUNCTION" and (name := node["function"]["function_name"]) not in _TABLE_FUNCTIONS:
            raise QueryError(f"a question only reads the tables; it may not call {name} in place of one", sql)


def _objects(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of a syntax tree, in any order."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
