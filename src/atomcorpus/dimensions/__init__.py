"""Dimensions: by what articles, entities and dates are told apart, counted and grouped; the one place that reads them.

A dimension is a function of a record that gives its value, or None where it is not known. Queries, selections and the
report give the unknown a name of their own.
"""

from __future__ import annotations

from atomcorpus.dimensions.periods import Unit, first_day, label, periods_between
from atomcorpus.dimensions.records import (
    country_of,
    developer_of,
    family_of,
    kind_of,
    level_of,
    maker_of,
    openness_of,
    outlet_of,
)
from atomcorpus.regions import UNKNOWN, region_of

__all__ = [
    "UNKNOWN",
    "Unit",
    "country_of",
    "developer_of",
    "family_of",
    "first_day",
    "kind_of",
    "label",
    "level_of",
    "maker_of",
    "openness_of",
    "outlet_of",
    "periods_between",
    "region_of",
]
