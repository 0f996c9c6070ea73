"""Whether the words around a time tell of the past or of what is to come."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from atomcorpus.english.classes import words
from atomcorpus.english.verbs import verb_forms, verbs

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FUTURE", "PAST", "UNKNOWN", "tense_at"]

PAST, UNKNOWN, FUTURE = -1, 0, 1

_REACH = 240  # code points on either side; a sentence that is longer has its verb nearer
_ADVERBS = r"(?:\s(?:not|also|soon|then|still|even|now|only|just|never|almost|most|likely|[a-z]+ly)){0,2}"
_DONE = (
    rf"{_ADVERBS}(?:\s(?:be|have))?(?:\sbeen)?{_ADVERBS}(?:\s[a-z]+)?"  # what follows "will": "also be fully opened"
)
_SET = (
    r"(?:expected|scheduled|slated|set|due|planned|poised|going|about|likely|ready|bound|eligible|supposed)"
    rf"\s(?:to\b{_DONE}|(?:for|in|on|by|this|next)\b)"
)
_COMES = (
    rf"(?:will|[Ww]on['’]t|shall|would(?!\shave\b)|(?:could|may|might|should|must|can)(?!\shave\b))\b{_DONE}"
    rf"|(?:(?:am|is|are){_ADVERBS}\s)?{_SET}|(?:am|is|are|was|were)\sto\b{_DONE}"
    r"|(?:plans?|planning|aims?|aiming|intends?|intending|hopes?|hoping|expects?|wants?|promises|pledges|needs?|seeks?|has"
    rf"|have)\sto\b{_DONE}|(?:is|are)\splanning\b|plans?\s(?:an?|the|its|their|for|another)\b"
    r"|(?:begins?|starts?|opens?|kicks?\soff|takes?\seffect|comes?|goes|go|expires?|ends?|arrives?|launches|closes?)"
    rf"\s(?:in|on|into|by|next)\b|to\sbe\b{_DONE}|[Uu]pcoming\b|[Ff]orthcoming\b"
)
# What lies ahead of the time that a text is about; a weekday beside it may be over by the article's date.
_AHEAD = (
    r"(?:ahead\sof|head(?:s|ing)?\sinto|(?:leading\s|run-)up\sto|look(?:s|ing)?\sahead\sto|between\snow\sand|up\sfor)"
)
_DID = r"(?:appeared|seemed|managed|began|continued|started|helped|happened|used|failed)\sto\s[a-z]+"


@cache
def _markers(*, is_near: bool) -> re.Pattern[str]:
    """Finds verbs that tell a tense: group `comes` what comes, `open` what is or may have come, else what was."""
    lemmas = "|".join(sorted(verb.lemma for verb in verbs() if verb.group == "verb"))
    pasts = {
        form
        for verb in verbs()
        if verb.irregular
        for form, name in verb_forms(verb.lemma, verb.irregular)
        if name == "past" and form != verb.lemma  # "become"
    }
    irregular = "|".join(sorted(pasts | words("irregular-pasts")))
    no_pasts = "|".join(sorted(words("no-pasts")))
    return re.compile(
        rf"\b(?:(?P<open>(?:was|were)\s(?:not\s)?{_SET})|(?P<comes>{_COMES}{'' if is_near else '|' + _AHEAD})"
        rf"|(?P<open2>(?:am|is|are)\b{_DONE}|[Ll]et['’]s\b|to\s(?:{lemmas})\b)"
        rf"|(?:{_DID}|was|were|had|did|has|have|been|{irregular}|(?!(?:{no_pasts})\b)[a-z]{{2,20}}ed)\b)"
        rf"|['’](?:ll\b(?P<comes2>){_DONE}|ve\b)"
    )


def tense_at(text: str, start: int, end: int, sentence: Callable[[int], tuple[int, int]], *, is_near: bool) -> int:
    """The tense that the nearest verb before a time tells, else the nearest after it; none beyond a semicolon.

    Args:
        text: The whole text.
        start: Where the time begins.
        end: Where it ends.
        sentence: Says where the sentence around an offset begins and ends.
        is_near: Whether it is a weekday, which is near on either side.
    """
    first, last = sentence(start)
    first = max(first, text.rfind(";", first, start))
    stop = text.find(";", end, last)
    last = last if stop < 0 else stop
    before = after = None
    find = _markers(is_near=is_near).finditer
    for before in find(text, max(first, start - _REACH), start):  # noqa: B007 - the last one is wanted
        pass
    if before is None:
        after = next(find(text, end, min(last, end + _REACH)), None)
    marker = before or after
    if marker is None or marker["open"] or marker["open2"]:
        return UNKNOWN
    return PAST if marker.lastgroup is None else FUTURE
