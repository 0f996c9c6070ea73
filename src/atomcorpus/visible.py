"""What a reader of a text does not see, made visible; the public names of `_characters`."""

from __future__ import annotations

from atomcorpus._characters import UNSEEN, escaped, visible

__all__ = ["UNSEEN", "escaped", "visible"]
