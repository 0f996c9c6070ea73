"""Tables: articles as rows and columns for SQL and data frames, with a fixed schema; the home of pyarrow.

Rows and columns only: files are the business of `formats`, questions that of `sql`. The page "Tables" of the reference
describes every column.
"""

from __future__ import annotations

from atomcorpus.tables.arrow import from_arrow, schemas, to_arrow
from atomcorpus.tables.columns import COLUMNS
from atomcorpus.tables.rows import table_rows

__all__ = ["COLUMNS", "from_arrow", "schemas", "table_rows", "to_arrow"]
