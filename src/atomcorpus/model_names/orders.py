"""Other ways to write a model's name that mean the same: another order, other signs, what a service adds."""

from __future__ import annotations

import re

from atomcorpus.model_names.words import is_variant

__all__ = ["as_listed"]

_ORDERED = re.compile(r"(?P<family>[^\W\d_]+)[- ](?P<first>[^\W_]+(?:\.\d+)?)[- ](?P<second>[^\W_]+(?:\.\d+)?)")
_TAG_SIGN, _POINT = re.compile("[:@]"), re.compile(r"(?<=\d)_(?=\d)")
_RANGE = re.compile(r"[- ]\d+(?:\.\d+)?(?:[bBmM][-‑–—]|[–—])\d+(?:\.\d+)?[bBtT]\Z")
# What one service says of how it offers a model.
_OFFER = re.compile(r":(?:free|beta|extended|nitro|floor|online|thinking|exacto)\Z")


def as_listed(name: str) -> tuple[str, ...]:
    """Other ways to write a name that mean the same, as lists may have it.

    The order of version and variant is free ("Gemini Pro 2.5", "Claude 4 Opus"), services write other signs
    ("claude-3-5-sonnet@20240620", "gemma3:4b"), and a range of sizes is the whole series ("Qwen3 0.6B–32B").
    What a service says of its price or way ("llama-3.1-8b-instruct:free") is no part of a name.

    Example:
        >>> as_listed("Gemini Pro 2.5"), as_listed("gemma3:4b"), as_listed("Qwen3 0.6B–32B"), as_listed("Mixtral 8×7B")
        (('Gemini 2.5 Pro',), ('gemma3-4b',), ('Qwen3',), ('Mixtral 8x7B',))
    """
    if offered := _OFFER.search(name):
        return (name[: offered.start()],)
    if "×" in name:
        return (name.replace("×", "x"),)
    if _TAG_SIGN.search(name) or _POINT.search(name):
        return (_POINT.sub(".", _TAG_SIGN.sub("-", name)),)
    if several := _RANGE.search(name):
        return (name[: several.start()],)
    parts = _ORDERED.fullmatch(name)
    if parts is None or is_variant(parts["first"]) == is_variant(parts["second"]):
        return ()
    return (f"{parts['family']} {parts['second']} {parts['first']}",)
