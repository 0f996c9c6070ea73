"""`Corpus`: many articles in a fixed order, and what can be asked of them."""

from __future__ import annotations

from atomcorpus.corpus.corpus import Corpus

__all__ = ["Corpus"]
