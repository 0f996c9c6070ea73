"""Roles that a text states: who is what at which organisation.

`finder` holds the patterns of English, `titles` what makes words a title. Names are those of the mentions; nothing here
finds one.
"""

from __future__ import annotations

from atomcorpus.roles.finder import find_roles

__all__ = ["find_roles"]
