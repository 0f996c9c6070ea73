"""What the grammar of artifacts gives: a stretch, what it names, and how sure that is."""

from __future__ import annotations

from typing import NamedTuple

from atomcorpus.entities import ArtifactKind

__all__ = ["Guess"]


class Guess(NamedTuple):
    """A stretch that names an artifact which no knowledge base need list.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last code point.
        kind: What it names.
        rule: Which evidence decided, such as `artifact.head`.
        short: Offsets of the acronym that the text gives in brackets after it, or None.
    """

    start: int
    end: int
    kind: ArtifactKind
    rule: str
    short: tuple[int, int] | None = None
