"""Elements: what was found, each together with its article, so that it has words, a sentence and a date.

Records only, and what can be read off them; nothing here selects or counts. `Article` gives its own, and a selection of
a corpus those of all its articles.
"""

from __future__ import annotations

from atomcorpus.elements.annotated import (
    Occurrence,
    Reference,
    Statement,
    distinct,
    named_in,
    occurrences,
    references,
    statements,
)
from atomcorpus.elements.in_article import outlet_of
from atomcorpus.elements.told import Figure, Moment, Telling, figures, moments, tellings

__all__ = [
    "Figure",
    "Moment",
    "Occurrence",
    "Reference",
    "Statement",
    "Telling",
    "distinct",
    "figures",
    "moments",
    "named_in",
    "occurrences",
    "outlet_of",
    "references",
    "statements",
    "tellings",
]
