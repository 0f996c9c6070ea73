"""The borders of what is attributed, left and right of a cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.vocabulary import PERIODS, RECENT

if TYPE_CHECKING:
    from atomcorpus.citations.cues import Cue
    from atomcorpus.citations.drafts import Words
    from atomcorpus.citations.words import Sentence

__all__ = ["OPENING", "content_left", "content_right", "framed_content", "has_verb", "is_clause", "resumed_content"]

OPENING = "cba,-?"
"""Classes of what may open a sentence and says nothing: conjunctions, adverbs, commas, dashes, bullets."""

_BULLETS = frozenset("*•◦‣▪>#")
_REACH = 24  # words between a cue and the beginning of its content
_SETTING = frozenset("in on at during after before by through via to with from".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SPELLS = frozenset("days weeks months years decades".split())
_VENUES = frozenset(
    "statement post interview memo letter email report filing note tweet release speech briefing conference call "
    "message hearing testimony paper thread podcast article blog column announcement".split()
)
_OCCASION = 8  # words of "in a lengthy post on its own blog"
_TOPIC = frozenset("of about on against over with at for into".split())
_FOR_SOMEBODY = frozenset("write report think".split())
_TOPIC_TO = frozenset("refer point object allude attest react respond speak nod".split())


def has_verb(tags: str, first: int, last: int) -> bool:
    """Whether a stretch of words has a finite verb, as far as endings tell."""
    return any(tag in "uvVE" for tag in tags[first : last + 1])


def content_right(
    sentence: Sentence, at: int, lemma: str, *, addressee: bool = False, inserted: bool = False
) -> Words | None:
    """The content that begins at or behind word `at`.

    Args:
        sentence: The sentence.
        at: The word behind the cue.
        lemma: Dictionary form of the cue.
        addressee: Whether the cue takes one ("told reporters").
        inserted: Whether cue and source stand in a clause that is over at the next comma ("which has backed it,").
    """
    tags, last = sentence.tags, sentence.last()
    if tags[at : at + 2] == ",G" and sentence.words[at + 1] in CUES:
        return None  # "agreed, saying that": the next cue has the content
    start = _content_start(sentence, at, last, lemma, addressee=addressee)
    while start <= last and tags[start] in ",:-":
        start += 1
    if start > last or tags[start] == ";" or not tags[start : last + 1].strip(",.:;-()?"):
        return None
    semicolon = tags.find(";", start, last)
    if semicolon > 0 and (lemma in _NAMING or tags.find(";", semicolon + 1, last) < 0):
        last = semicolon - 1  # of several, each ends an item of a list; what is called something is no clause
    end = _inside_bracket(
        tags, start, _content_end(sentence, start, last, cue=CUES.get(sentence.words[at - 1]), inserted=inserted)
    )
    return (start, end) if start <= end else None


def _content_start(sentence: Sentence, at: int, last: int, lemma: str, *, addressee: bool) -> int:
    """Step over addressees, times and places to "that", a quotation, or the clause."""
    tags = sentence.tags
    while at <= last and tags[at] in "aDN":
        at += 1
    if at < last and sentence.words[at] == "as" and lemma in _DESCRIBING:  # "which Poe described as “a trap”"
        return at + 1
    at += 2 * (tags[at : at + 3] == "pGt" or _is_period(sentence, at))  # "admitted under questioning that"
    if at > last or tags[at] in "Qqswt":
        return at + (
            at <= last and tags[at] == "t" and (at < last or tags[at + 1 :] == ":") and not _is_subject(sentence, at)
        )
    addressed = addressee or (tags[at] == "T" and at < last and tags[at + 1] in "dXm")
    if not addressed and tags[at] not in "p,:o":
        return at
    limit = min(last + 1, at + _REACH)
    spot = at
    while spot < limit and (tags[spot] in "nX0gdopDaTm,cKE.hi" or _is_of_venue(sentence, spot)):
        spot += 1
    if spot < limit and (tags[spot] in "tQ:" or (tags[spot] == "q" and tags[spot - 1] in ",:")):
        return spot + (tags[spot] == "t")
    if tags[spot : spot + 2] == "st":  # "told me once that"
        return spot + 2
    return _behind_addressee(sentence, at, last) if addressee else _behind_setting(sentence, at, last, lemma)


def _is_of_venue(sentence: Sentence, at: int) -> bool:
    """Whether what looks like a verb is a part of where something is said: "in an emailed statement", "in a filing"."""
    tags = sentence.tags
    return tags[at - 1 : at + 1] == "dV" or (tags[at] == "G" and sentence.words[at] in _VENUES)


def _is_period(sentence: Sentence, at: int) -> bool:
    """Whether a time stands in front of what is said: "found last year that", "said this week it works"."""
    words = sentence.words
    if at + 1 >= len(words) or words[at] not in RECENT or words[at + 1] not in PERIODS:
        return False
    return sentence.tags[at + 2 : at + 3] in ("t", "h", "d", "X")


def _is_subject(sentence: Sentence, that: int) -> bool:
    """Whether "that" is no conjunction but what the clause is about: "said that's late", "expects that sum to grow"."""
    if sentence.tags[that + 1 : that + 3] in ("nT", "KT"):
        return True
    if sentence.tags[that + 1 :] in ("n", "n.", "nn", "nn."):  # "disputed that characterization"
        return True
    return sentence.words[that + 1] in _STATES and sentence.tags[that + 2 : that + 3] in (
        "a",
        "n",
        "d",
        "q",
        "Q",
        "E",
        "N",
    )


_NAMING = frozenset("call dub brand label deem".split())
_DESCRIBING = frozenset("describe characterize characterise regard see view portray depict dismiss label cast".split())
_STATES = frozenset("'s is was would isn't wasn't".split())


def _behind_setting(sentence: Sentence, at: int, last: int, lemma: str) -> int:
    """Step over "In June," or over the preposition of a topic: "warned of", "referred to"."""
    tags, word = sentence.tags, sentence.words[at]
    if word == "for" and at + 1 < last and sentence.words[at + 1] in _SPELLS:  # "warned for months about"
        at += 2
        word = sentence.words[at]
        if tags[at] == "t":
            return at + 1
    if word in _SETTING:
        behind = _behind_occasion(sentence, at, last)
        if behind is not None:
            return behind
        comma = tags.find(",", at, at + _REACH)
        if 0 <= comma < last and tags[comma + 1] in "hdX" and has_verb(tags, comma, last):
            return comma + 1
    if word == "for" and lemma in _FOR_SOMEBODY:  # "writing for the majority"
        return last + 1
    return at + 1 if word in _TOPIC or (lemma in _TOPIC_TO and tags[at] == "T") else at


def _behind_occasion(sentence: Sentence, at: int, last: int) -> int | None:
    """Step over "on Monday" or "in a blog post" where a clause begins right behind it."""
    words, tags = sentence.words, sentence.tags
    if words[at] == "on":
        stop = at + 2 if at < last and words[at + 1] in _DAYS else None
    else:
        nouns = (spot for spot in range(at + 1, min(last, at + _OCCASION) + 1) if words[spot] in _VENUES)
        stop = next((spot + 1 for spot in nouns if tags[spot + 1 : spot + 2] in {"h", "d", "X"}), None)
    if stop is None or stop > last:
        return None
    return stop if tags[stop] in "hdX" and (has_verb(tags, stop, last) or "q" in tags[stop:last]) else None


def _behind_addressee(sentence: Sentence, at: int, last: int) -> int:
    tags = sentence.tags
    begun = at
    if tags[at] in "hmi" or sentence.words[at] == "her":
        at += 1
    else:
        while at <= last and tags[at] in "nX0gdoEcK.":
            if at > begun and ((tags[at] == "d" and tags[at - 1] not in "opcd") or tags[at - 1 : at + 1] == "nX"):
                break
            at += 1
    while at <= last and (tags[at] in "Da" or tags[at : at + 2] == "pD"):
        at += 1
    return at if begun < at <= last else begun


# Borders at which a sentence often leaves a content before its end. Which of them do was counted on annotated news.
_BORDER = re.compile(r"[,;\-cbQ](?=.)")
_CLAUSE_TAIL = 14  # words between the beginning of an inserted phrase and its comma
_AND_VERB = frozenset(("cV", "cE", "cv", "bV", "bE", "bv"))
_LEAVING = frozenset("according while where".split())


def _content_end(sentence: Sentence, start: int, last: int, *, cue: Cue | None, inserted: bool) -> int:
    """Last word of the content; what belongs to the sentence around it is cut."""
    tags, words = sentence.tags, sentence.words
    clause = is_clause(tags, start, last)
    verbs, openers = ("V", "") if clause else ("VE", "hKbwp")
    verbs += "G" * (cue is not None and cue.form == "ing")  # "calling it a trap and asking for more"
    for match in _BORDER.finditer(tags, start, last + 1):
        at = match.start()
        tag, following = tags[at], tags[at + 1]
        if tag == "Q":  # the comma that ends the clause stands inside the quotation
            leaves = inserted or following in "GXdh" or words[at + 1] in _LEAVING or tags[at + 1 : at + 3] in _AND_VERB
            if leaves and sentence.ends_with_comma(at):
                return at
        elif at == start or _is_bracketed(tags, start, at):
            continue
        elif tag == ",":
            leaves = inserted or following in openers or words[at + 1] == "however"
            if leaves or (not clause and words[at + 1] == "and") or _leaves_at_comma(sentence, start, at, last):
                return at - 1
        elif tag == "-":
            if sentence.starts[at] > sentence.ends[at - 1] and (following in "bd" or inserted):
                return at - 1
        elif tag != ";" and following in verbs:  # "and criticised"
            return at - 1 - (tags[at - 1] == ",")
    return last if clause else _object_end(sentence, start, last, inserted=inserted)


# What follows the object of a cue says when or how something was said. Each was counted on annotated news.
_CIRCUMSTANCE = re.compile(r"s(?=.)|pG")
_CIRCUMSTANCES = frozenset("while when because although though whereas".split())


def _object_end(sentence: Sentence, start: int, last: int, *, inserted: bool) -> int:
    """Last word of a content that is no clause, in front of times and clauses behind it: "attacked her on Friday"."""
    tags, words = sentence.tags, sentence.words
    for match in _CIRCUMSTANCE.finditer(tags, start + 2, last + 1):
        at = match.start()
        tells_how = words[at] == "by" if match[0] == "pG" else words[at] in _CIRCUMSTANCES and words[at + 1] != "of"
        if tells_how and not _is_bracketed(tags, start, at):
            last = at - 1 - (words[at - 1] == "even")
            last -= tags[last] == ","
            break
    if inserted:
        last = next((at - 1 for at in range(start + 1, last) if tags[at] == "u"), last)
    day = tags.find("D,", start + 2, last)
    last = day if day > 0 else last
    while last > start + 1 and (tags[last] == "D" or tags[last - 1 : last + 1] == "pD"):
        last -= 1 + (tags[last - 1] == "p")
    return last


def _is_bracketed(tags: str, start: int, at: int) -> bool:
    """Whether a bracket is open at a word."""
    return "(" in tags and tags.rfind("(", start, at) > tags.rfind(")", start, at)


def _inside_bracket(tags: str, start: int, end: int) -> int:
    """Last word of a content that lies in brackets: the one in front of the bracket that closes them."""
    closing = tags.find(")", start, end + 1)
    while closing > start and "(" in tags[start:closing]:
        start = closing + 1
        closing = tags.find(")", start, end + 1)
    return closing - 1 if closing > start else end


def _leaves_at_comma(sentence: Sentence, start: int, comma: int, last: int) -> bool:
    """Whether what follows a comma belongs to the sentence around a content, whatever the content is."""
    tags = sentence.tags
    word, following = sentence.words[comma + 1], tags[comma + 1]
    if following == "V" or (word in _LEAVING and not _returns(tags, comma, last)):
        return True
    cue = CUES.get(word)
    if cue is not None and cue.form == "ing":
        return True
    return (tags[start] == "T" and following in "dGasb") or tags[comma + 1 : comma + 3] == "aG"


def _returns(tags: str, comma: int, last: int) -> bool:
    """Whether a clause goes on behind an insertion: ", according to its filings, had lost"."""
    closing = tags.find(",", comma + 1, comma + _CLAUSE_TAIL)
    return 0 < closing < last and tags[closing + 1] in "uvVE"


def is_clause(tags: str, start: int, last: int) -> bool:
    """Whether the content is a clause, not the object of the cue."""
    if start > 0 and (tags[start - 1] == "t" or tags[max(0, start - 2) : start] == "t,"):
        return True
    if tags[start] in "pTVvEw":
        return False
    relative = tags.find(",w", start, start + 12)
    behind = tags.find(",", relative + 1, last + 1) if relative > 0 else -1
    if behind > 0:  # "argued Tern, which has grown, is late"
        return tags[behind + 1 : behind + 2] in ("u", "v", "V", "E", "a")
    for at in range(start, min(last + 1, start + 12)):
        if tags[at] in "uvVE":
            return tags[at - 1] not in "cb"  # "called it a trap and left"
        if tags[at] in ",pTtQ":
            return False
    return False


def content_left(sentence: Sentence, last: int) -> Words | None:
    """The content that ends with word `last`, back to the beginning of the sentence or of its quotation."""
    tags = sentence.tags
    while last >= 0 and tags[last] in ",-:":
        last -= 1
    first = 0
    while first < last and (tags[first] in "-:;,." or sentence.words[first] in _BULLETS):
        first += 1
    if "Q" not in tags[first : last + 1]:
        first = _behind_clause(tags, first, last)
    if last > first and tags[last] == "Q" and tags[last - 1] in ",:-.;" and not sentence.begins_low(last):
        first = last  # what stands before the quotation is not quoted by the same cue
        while first > 1 and tags[first - 2 : first] == "Q.":
            first -= 2
    return (first, last) if last >= first else None


def _behind_clause(tags: str, first: int, last: int) -> int:
    """First word behind a clause that a colon or semicolon ends: "Poe was less coy: it works, she said"."""
    border = max(tags.rfind(":", first, last), tags.rfind(";", first, last))
    return border + 1 if border > first and has_verb(tags, first, border) else first


def resumed_content(sentence: Sentence, at: int, content: Words) -> tuple[Words, ...]:
    """The rest of a content that its source and cue interrupted.

    Args:
        sentence: The sentence.
        at: The word behind source and cue.
        content: The content in front of them; if it is a quotation, only another one goes on with it.
    """
    tags = sentence.tags
    quoted = tags[content[1]] == "Q" or (tags[content[1]] == "q" and content[0] == content[1])
    last = sentence.last()
    limit = min(last + 1, at + _REACH)
    while at < limit and tags[at] not in ",Qq:;-":
        at += 1
    if at >= limit:
        return ()
    if tags[at] == ";" and not quoted:
        return ()
    comma = tags[at] == ","
    while at <= last and tags[at] in ",-:;":
        at += 1
    if at > last or (comma and tags[at] in "Gws") or (quoted and tags[at] not in "Qq"):
        return ()
    leaves = sentence.words[at] in ("but", "and", "according") and tags[min(at + 1, last)] in "VKhdXGT"
    return () if leaves else ((at, last),)


def framed_content(sentence: Sentence, opening: int, end: int) -> tuple[Words, ...]:
    """The content around a phrase of the words `opening` to `end`, such as "according to Ada Poe".

    In front of the phrase; behind it when it opens the sentence; on both sides when it divides a clause. May be empty.
    """
    tags = sentence.tags
    last = sentence.last()
    in_front = content_left(sentence, opening - 1) if opening > 0 and tags[:opening].strip(OPENING) else None
    if in_front is not None and tags[in_front[1]] != "c":
        closed = end + 1 < last and tags[end + 1] == ","
        if closed and tags[opening - 1] == ",":
            in_front = _innermost_clause(sentence, *in_front)
            if tags[in_front[1]] == "u":  # "It is, in the words of Poe, a trap"
                return in_front, (end + 2, last)
        if has_verb(tags, *in_front) or tags[in_front[1]] == "Q" or not closed:
            return (in_front,)
        return in_front, (end + 2, last)
    behind = end + 1
    while behind <= last and tags[behind] not in ",:;-Q" and behind < end + _CLAUSE_TAIL:
        behind += 1
    if behind > last or tags[behind] not in ",:;-Q":
        behind = end + 1
    while behind <= last and tags[behind] in ",:;-":
        behind += 1
    return ((behind, last),) if behind <= last else ()


_CONCEDING = frozenset("while although though".split())


def _innermost_clause(sentence: Sentence, first: int, last: int) -> Words:
    """The clause to which an insertion behind word `last` belongs: what follows "said that", "while"."""
    tags, words = sentence.tags, sentence.words
    for at in range(last - 1, max(first, last - 2 * _REACH), -1):
        is_noun = tags[at] == "K" and at > 0 and tags[at - 1] in "dg0"  # "the rules are late"
        says = tags[at] in "VK" and not is_noun and words[at] in CUES and "bare" in CUES[words[at]].takes
        if says or words[at] in _CONCEDING or (tags[at] == "t" and tags[at - 1] in "VKnXh"):
            return at + 1, last
    return first, last
