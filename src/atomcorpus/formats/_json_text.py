"""Where JSON as text was; it has moved to `_wire.text`."""

from __future__ import annotations

from atomcorpus._wire.text import decode, encode

__all__ = ["decode", "encode"]
