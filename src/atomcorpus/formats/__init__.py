"""Formats that articles are written in and read from, one module a format, each with the same four functions.

`dumps` and `loads` for strings, `write` and `read` for files.
"""

from __future__ import annotations

from atomcorpus.formats import json, jsonl

__all__ = ["json", "jsonl"]
