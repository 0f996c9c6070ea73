"""Through whom something was said: "told Reuters", "in an interview with Wired"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import evolve

from atomcorpus.annotations import ViaBasis
from atomcorpus.citations.mention_index import linked_actor
from atomcorpus.entities import ActorKind

if TYPE_CHECKING:
    from atomcorpus.annotations import Citation
    from atomcorpus.citations.attributions import Attribution
    from atomcorpus.citations.mention_index import Mentioned
    from atomcorpus.entities import Actor

__all__ = ["relay_of", "with_reporters"]

_OCCASION = re.compile(
    r"\b(?:interview|comments|remarks|conversation|speaking|talking|emailed|appearance)\b(?: \w+){0,2}"
    r" (?:with|to|on)(?: [\w’'-]+){0,4} ?$",
    re.IGNORECASE,
)
_NEAR = 3  # reports before and after a citation that can hold it
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
        is_relay = wrote or (told and len(words) < 2) or _leads_to_outlet(words)
        return actor if is_relay else None
    return None


def _leads_to_outlet(words: list[str]) -> bool:
    """Whether an outlet after some words hears what is said: "in talks with", but not "according to"."""
    low = [word.lower() for word in words[-3:]]
    return bool(low) and low[-1] in _TO_OUTLETS and "according" not in low


def with_reporters(citations: list[Citation]) -> list[Citation]:
    """The citations, with the outlet that reports what somebody says as the one that relays it.

    Args:
        citations: Citations in text order; one that lies in the content of an outlet's is reported by it.
    """
    reports = [one for one in citations if _is_report(one)]
    return [_reported(one, reports) if one.via is None and reports else one for one in citations]


def _is_report(citation: Citation) -> bool:
    actor = citation.source.actor
    return citation.cue is not None and actor is not None and actor.kind is ActorKind.MEDIA


def _reported(citation: Citation, reports: list[Citation]) -> Citation:
    """A citation with the outlet in whose content its source and cue lie."""
    cue, source = citation.cue, citation.source.span
    if cue is None or source is None or citation.source.actor is None:
        return citation
    at = bisect_left(reports, citation.start, key=lambda one: one.start)
    for report in reports[max(0, at - _NEAR) : at + _NEAR]:
        inside = any(part.covers(cue) and part.covers(source) for part in report.content)
        if inside and report.source.actor != citation.source.actor:
            return evolve(citation, via=report.source.actor, via_basis=ViaBasis.REPORTED)
    return citation


def _in_front(attribution: Attribution, text: str, mentioned: Mentioned) -> Actor | None:
    """The outlet of an opening "In an interview with Wired,"."""
    sentence = attribution.sentence
    end = sentence.starts[attribution.source[0]] if attribution.source else sentence.starts[0]
    for mention in mentioned.between(sentence.starts[0], end):
        actor = linked_actor(mention)
        if actor is not None and actor.kind is ActorKind.MEDIA:
            return actor if _OCCASION.search(text[sentence.starts[0] : mention.span.start]) else None
    return None
