"""Through whom something was said: "told Reuters", "in an interview with Wired"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.citations.mention_index import linked_actor
from atomcorpus.entities import ActorKind

if TYPE_CHECKING:
    from atomcorpus.citations.assembly import Attribution
    from atomcorpus.citations.mention_index import Mentioned
    from atomcorpus.entities import Actor

__all__ = ["relay_of"]

_OCCASION = re.compile(
    r"\b(?:interview|comments|remarks|conversation|speaking|talking|emailed|appearance)\b(?: \w+){0,2}"
    r" (?:with|to|on)(?: [\w’'-]+){0,4} ?$",
    re.IGNORECASE,
)
_RELAY = 120  # code points between a cue and the outlet that relays
_FRAMES = frozenset(("according-to", "as-reported", "noun"))
_TOLD = frozenset(("told", "tells", "telling", "tell"))
_WROTE = frozenset(("wrote", "writes", "writing", "argued", "argues", "said", "says"))
_TO_OUTLETS = frozenset(("with", "to", "on", "the"))


def relay_of(attribution: Attribution, text: str, mentioned: Mentioned) -> Actor | None:
    """The outlet that relays what a source said; None when none is named for it.

    Args:
        attribution: The citation.
        text: The article's text.
        mentioned: Its mentions.
    """
    if attribution.cue is None or attribution.rule in _FRAMES or not mentioned:
        return None
    if (opening := _in_front(attribution, text, mentioned)) is not None:
        return opening
    behind = attribution.sentence.ends[attribution.cue[1]]
    limit = min(behind + _RELAY, attribution.sentence.ends[-1])
    for mention in mentioned.between(behind, limit):
        actor = linked_actor(mention)
        if actor is None or actor.kind is not ActorKind.MEDIA:
            continue
        if any(start <= mention.span.start < end for start, end in attribution.contents):
            return None
        words = text[behind : mention.span.start].split()
        told = attribution.sentence.words[attribution.cue[1]] in _TOLD
        wrote = attribution.sentence.words[attribution.cue[1]] in _WROTE and words in (["in"], ["in", "the"], ["for"])
        is_relay = wrote or (told and len(words) < 2) or (bool(words) and words[-1].lower() in _TO_OUTLETS)
        return actor if is_relay else None
    return None


def _in_front(attribution: Attribution, text: str, mentioned: Mentioned) -> Actor | None:
    """The outlet of an opening "In an interview with Wired,"."""
    sentence = attribution.sentence
    end = sentence.starts[attribution.source[0]] if attribution.source else sentence.starts[0]
    for mention in mentioned.between(sentence.starts[0], end):
        actor = linked_actor(mention)
        if actor is not None and actor.kind is ActorKind.MEDIA:
            return actor if _OCCASION.search(text[sentence.starts[0] : mention.span.start]) else None
    return None
