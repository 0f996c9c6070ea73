"""Finding names: which stretches of a text name an actor or an AI model, and which one.

`find_mentions` reads the blocks of an article once for full names and once more for the short names that they set up,
and settles overlaps by the rule in `overlaps`. What is listed comes from the knowledge base, the rest from how English
writes names (`people`, `organizations`, `models`).
"""

from __future__ import annotations

from atomcorpus.mentions.finder import find_mentions

__all__ = ["find_mentions"]
