"""Questions in SQL over the tables, and full-text search: `connect`, `Database.query`, `SearchIndex`.

The home of DuckDB and of SQLite. Nothing here writes a corpus: `dataset` does.
"""

from __future__ import annotations

from atomcorpus.errors import QueryError
from atomcorpus.sql.database import Database, connect
from atomcorpus.sql.limits import AnswerLimits
from atomcorpus.sql.results import Result
from atomcorpus.sql.search import SearchIndex

__all__ = ["AnswerLimits", "Database", "QueryError", "Result", "SearchIndex", "connect"]
