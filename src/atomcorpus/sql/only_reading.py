"""What a question may be: one SELECT that reads the tables, and nothing that could write or reach outside.

DuckDB itself is told to stay away from every file but those of the corpus. That is not enough: to those it could also
write, since COPY may hide in a SELECT, after WITH or in a string that a function executes; and its own tables and
settings tell where the files lie. So the syntax tree, which DuckDB's own parser gives, may only have nodes, tables and
functions that are known to read nothing but the corpus.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from atomcorpus.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["check_characters", "check_reading"]

_QUERIES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
_TABLE_FUNCTIONS = frozenset({"generate_series", "json_each", "json_tree", "range", "repeat", "unnest"})
_TELLING = frozenset({"current_setting", "getvariable", "pg_get_viewdef"})  # functions that give paths away
_CATALOG = frozenset({("information_schema", "columns"), ("information_schema", "tables")})
_SHOWN = frozenset({"tables", "databases", "__show_tables_expanded"})  # by SHOW, besides the columns of one table
_HOMES = frozenset({(), ("main",), ("memory",), ("memory", "main")})  # of the tables, as their names may say
_RECURRING = ("recurring",)  # of what a recursive table has gathered so far
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


def check_reading(sql: str, serialized: str, tables: Collection[str], internal: Collection[str]) -> set[str]:
    """Refuse what is no single reading SELECT.

    Args:
        sql: The question.
        serialized: What DuckDB's `json_serialize_sql` says of it.
        tables: Names of the tables that it may read.
        internal: Names of DuckDB's own tables, in small letters, which it may neither read nor hide.

    Returns:
        Names of the tables that it does read; of all when it asks which there are.

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
    nodes = list(_objects(tree["statements"]))
    for node in nodes:
        _check_node(sql, node)
    own = _own_tables(nodes)
    if hidden := sorted(own & {*internal}):
        raise QueryError(f"a question cannot call a table of its own {hidden[0]}, the name of another one", sql)
    return _tables_read(sql, nodes, {name.lower(): name for name in tables}, own)


def _check_node(sql: str, node: dict[str, Any]) -> None:
    """Refuse a node that writes, and a function that reaches outside."""
    kind = node.get("type")
    if isinstance(kind, str) and kind.endswith("_NODE") and kind not in _QUERIES:
        raise QueryError(_READS, sql)
    if kind == "TABLE_FUNCTION" and (name := node["function"]["function_name"]) not in _TABLE_FUNCTIONS:
        raise QueryError(f"a question only reads the tables; it may not call {name} in place of one", sql)
    if node.get("class") == "FUNCTION" and (name := node["function_name"].lower()) in _TELLING:
        raise QueryError(f"a question only reads the tables; it may not call {name}", sql)


def _own_tables(nodes: list[dict[str, Any]]) -> set[str]:
    """Names that the question gives with WITH, in small letters, as SQL compares them."""
    maps = [node["cte_map"]["map"] for node in nodes if "cte_map" in node]
    return {entry["key"].lower() for entries in maps for entry in entries}


def _tables_read(sql: str, nodes: list[dict[str, Any]], known: dict[str, str], own: set[str]) -> set[str]:
    """Names of the tables that are read, each of which has to be known or the question's own."""
    read: set[str] = set()
    for node in nodes:
        kind = node.get("type")
        if kind == "BASE_TABLE" or (kind == "SHOW_REF" and not node["query"]):
            *home, name = (part.strip('"').lower() for part in _named(node))
            shows_all = kind == "SHOW_REF" and (name in _SHOWN or node["show_type"] == "SHOW_FROM")
            if shows_all or (*home, name) in _CATALOG:
                read |= {*known.values()}
            elif name in known and tuple(home) in _HOMES and (home or name not in own):
                read.add(known[name])
            elif name not in own or tuple(home) not in {(), _RECURRING}:
                raise _unknown(sql, ".".join(_named(node)), known.values())
    return read


def _unknown(sql: str, name: str, tables: Collection[str]) -> QueryError:
    there = f"; there are {', '.join(sorted(tables))}" if tables else ""
    return QueryError(f"Catalog Error: Table with name {name} does not exist{there}", sql)


def _named(node: dict[str, Any]) -> list[str]:
    """The name of a table, after those of its database and schema where they are given."""
    return [node[key] for key in ("catalog_name", "schema_name", "table_name") if node.get(key)]


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
