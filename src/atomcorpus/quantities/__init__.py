"""Quantities: the numbers of a text with what they count or measure.

`scanning` says where numbers may begin and `numerals` reads them; `units` and `measuring`, `counted`, `fractions`,
`ranges` and `labels` say what stands there; `bounds` what the words around it make of it. `reading` and `records` put
these together for one place, `finder` for a text, `parsing` for a string. What is known of currencies and units is data
beside this module, what is known of words lies in `english`.
"""

from __future__ import annotations

from atomcorpus.quantities.finder import find_quantities
from atomcorpus.quantities.parsing import parse_quantity

__all__ = ["find_quantities", "parse_quantity"]
