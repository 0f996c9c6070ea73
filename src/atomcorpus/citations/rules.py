"""Every citation of one sentence, in the order of the cues."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.citations.antecedents import with_antecedent
from atomcorpus.citations.contents import is_clause
from atomcorpus.citations.cue_phrases import read_adverb, read_phrase
from atomcorpus.citations.cues import CUES, QUOTE_ONLY
from atomcorpus.citations.deeds import is_deed
from atomcorpus.citations.evidence import has_voice, is_noun, weigh_evidence
from atomcorpus.citations.frames import read_made_clear
from atomcorpus.citations.nouns import equates, read_noun
from atomcorpus.citations.refusals import is_refusal
from atomcorpus.citations.source_words import DOCUMENTS, is_people
from atomcorpus.citations.speakers import can_speak
from atomcorpus.citations.subjects import head_of
from atomcorpus.citations.unsaid import is_unsaid
from atomcorpus.citations.verbs import read_verb
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BREAKS,
    COLON,
    COMMA,
    CONJUNCTIONS,
    CUE,
    DETERMINER,
    HOMOGRAPH,
    ING,
    MARK,
    NAME,
    NOMINAL,
    NOT,
    NOUN,
    NUMBER,
    OBJECT,
    OWNER,
    PHRASE,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TO,
    UTTERANCE,
    WRITER,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.cues import Cue
    from atomcorpus.citations.tokens import Draft, Sentence

__all__ = ["find_drafts", "read_cue"]

_QUESTION_OPENS = frozenset(RELATIVE + AUXILIARY)
_SENTENCE_ENDS = STOP + UTTERANCE
_BRIEFING = DETERMINER + NOUN
_CLAUSE_OPENS = frozenset(THAT + RELATIVE)
_REFUSAL_OPENS = frozenset(TO + THAT + COMMA + ADVERB)
_POINTED_AT = frozenset(OBJECT + WRITER + DETERMINER + NAME + NUMBER)
_NOUNS_AFTER = frozenset(NOUN + HOMOGRAPH)
_PRONOUN_AT_THE_END = (seq(SUBJECT, STOP), seq(OBJECT, STOP))
_STRONG_BREAKS = COLON + SEMICOLON

_THRESHOLD = -15
_LOWEST_REGISTER = -90  # that of no essay counts for more
_SAYING = frozenset(("bare", "quote"))
_SAID = QUOTED + RELATIVE + SUBORDINATOR  # with which what is said begins
_THRESHOLD_BEFORE_THAT = -100
_HEADLINE = 2  # small words of an open class that a line in capitals may have
_COORDINATORS = CONJUNCTIONS + SEMICOLON
_LONGEST_NAME = 8  # words between "as" and a verb
_SIGN = re.compile("[ckoOq]")


def find_drafts(sentence: Sentence, register: int) -> list[Draft]:
    """The citations of a sentence, in the order of their cues; one may lie in the content of another.

    Args:
        sentence: The sentence.
        register: What the register of its article adds to the evidence.
    """
    found: list[Draft] = []
    if sentence.tags[:1] in _QUESTION_OPENS and sentence.tags.endswith(MARK):
        return found  # a question of the writer's
    if sentence.words[:1] == ["what"] and sentence.tags[-1] not in _SENTENCE_ENDS:
        return found  # a heading: "What developers are saying about Quill"
    for sign in _SIGN.finditer(sentence.signs):
        at = sign.start()
        if sign[0] == "k" and at and (sentence.tags.count(NOUN) > _HEADLINE or _is_noun_of_title(sentence, at)):
            continue  # in running text the capital makes it a name
        earlier = found[-1] if found else None
        if earlier is not None and at <= earlier.cue[1]:
            continue
        draft = _accepted(sentence, at, earlier, register) if sign[0] not in "oO" else read_phrase(sentence, at)
        if draft is None or _is_writers(sentence, draft):
            continue
        if earlier is not None and draft.cue[0] <= earlier.cue[0]:  # "declined to say": one cue
            found.pop()
        elif earlier is not None and draft.rule == "trailing" and len(draft.contents) > 1:
            found[-1], draft = _as_dialogue(sentence, earlier, draft)
        found.append(draft)
    if len(found) > 1:
        found = [_trimmed(sentence, draft, found[index + 1 :]) for index, draft in enumerate(found)]
    return [with_antecedent(sentence, draft) for draft in found]


def _is_writers(sentence: Sentence, draft: Draft) -> bool:
    """Whether the writer cites what is his own: "as discussed in my recent post"."""
    if draft.source is None or sentence.words[draft.source[0]] not in _WRITERS:
        return False
    return sentence.words[head_of(sentence.tags, draft.source)] in DOCUMENTS


_WRITERS = frozenset(("my", "our"))


def _as_dialogue(sentence: Sentence, earlier: Draft, draft: Draft) -> tuple[Draft, Draft]:
    """Two citations, the quotation between them only in the first: "I said, “Why?” She said, “Because.”"."""
    between = draft.contents[0]
    if between[0] != between[1] or sentence.tags[between[0]] != UTTERANCE or earlier.contents[-1][0] != between[0]:
        return earlier, draft
    earlier = earlier._replace(contents=(*earlier.contents[:-1], between))
    return earlier, draft._replace(contents=draft.contents[1:], rule="verb")


def _is_noun_of_title(sentence: Sentence, at: int) -> bool:
    """Whether a plain form follows a singular and no auxiliary, so that it is no verb: "Policy Brief No. 14"."""
    subject, before = sentence.words[at - 1], sentence.tags[:at]
    if CUES[sentence.words[at]].form != "base" or subject.endswith("s") or is_people(subject):
        return False
    return before[-1] in NOMINAL and AUXILIARY not in before and AND not in before


def _accepted(sentence: Sentence, at: int, earlier: Draft | None, register: int) -> Draft | None:
    """What the cue at word `at` attributes, if the evidence says that it is one."""
    draft = read_cue(sentence, at, earlier)
    if draft is not None and sentence.words[draft.cue[0]] in _REFUSALS and draft.cue[0] < at:
        earlier = None  # "declined to say" is one cue
    if draft is None or not _is_cue(sentence, at, draft, earlier, register):
        return None
    if is_refusal(sentence, at, draft) or is_unsaid(sentence, at, draft):
        return None
    if earlier is not None and draft.source is None and draft.contents[-1] == earlier.contents[-1]:
        return None  # the noun of "said in a statement:"
    return draft


def _is_cue(sentence: Sentence, at: int, draft: Draft, earlier: Draft | None, register: int) -> bool:
    """Whether the evidence suffices; "reportedly" and its like need none, and no register silences what is plain."""
    if (
        draft.rule == "adverb"
        or _puts_at(sentence, at)
        or _is_retort(sentence, at, draft)
        or (draft.rule == "noun" and equates(sentence, at))
    ):
        return True
    if earlier is not None and _is_relayed(sentence, at, draft, earlier):
        return True
    if sentence.words[at] == "clear":
        return has_voice(sentence, draft)
    register = 0 if register < 0 and _is_plain(sentence, at, draft) else max(register, _LOWEST_REGISTER)
    return weigh_evidence(sentence, at, draft, earlier) + register > _threshold(sentence, at, draft)


def _is_retort(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether quoted words are shot or fired back."""
    back = sentence.words[at] == "back" and sentence.words[at - 1] in _RETORTS
    return back and sentence.tags[draft.contents[0][0]] in QUOTED


def _is_relayed(sentence: Sentence, at: int, draft: Draft, earlier: Draft) -> bool:
    """Whether what is reported is that somebody says something: "The Daily Ledger reported that Ada Poe said ..."."""
    if draft.source is None or earlier.rule != "verb" or not _relays(sentence, earlier):
        return False
    if earlier.source is None or NAME not in sentence.tags[earlier.source[0] : earlier.source[1] + 1]:
        return False
    return draft.source[0] == earlier.contents[-1][0] and _is_plain(sentence, at, draft)


def _relays(sentence: Sentence, earlier: Draft) -> bool:
    cue = CUES.get(sentence.words[earlier.cue[1]])
    return cue is not None and cue.lemma in _RELAYING


_RETORTS = classes.words("retort-before-back")
_RELAYING = frozenset(("report", "write"))


def _is_plain(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether somebody says something, with "that", a question or a quotation: the same in essays as in news."""
    cue, tags = CUES[sentence.words[at]], sentence.tags
    if not cue.takes >= _SAYING or cue.form == "ing" or tags[at] != CUE or is_noun(sentence, at):
        return False
    if draft.source is None or not has_voice(sentence, draft):
        return False
    first, last = draft.contents[-1]
    if (first > 0 and tags[first - 1] == THAT) or tags[first] in _SAID:
        return True
    named = NAME in tags[draft.source[0] : draft.source[1] + 1] and cue.form != "base"
    return named and first > at and is_clause(tags, first, last)


def _threshold(sentence: Sentence, at: int, draft: Draft) -> int:
    """What the evidence has to exceed.

    A verb of saying before "that" is hardly ever anything else, nor is a noun with its owner ("Poe's claim that").
    """
    says = sentence.tags[at + 1 : at + 2] == THAT and "bare" in CUES[sentence.words[at]].takes
    sure = says and (draft.source is not None or not is_noun(sentence, at))
    return _THRESHOLD_BEFORE_THAT if sure else _THRESHOLD


def read_cue(sentence: Sentence, at: int, earlier: Draft | None) -> Draft | None:
    """What the word at `at` would attribute if it were a cue; None when there is no content."""
    cue = CUES[sentence.words[at]]
    if sentence.tags[at] == NAME or (at and sentence.words[at - 1] in _ARTICLES and cue.form in _NOUNLIKE):
        return read_noun(sentence, at) if at and is_noun(sentence, at) and sentence.tags[at] != NAME else None
    if is_noun(sentence, at):
        return read_noun(sentence, at)
    if cue.form == "adverb":
        return read_adverb(sentence, at)
    lacks = cue.takes <= _QUOTE_OR_FIGURE and UTTERANCE not in sentence.tags and not _puts_it(sentence, at)
    if lacks or (at and cue.form in _NOUNLIKE_FORMS and _is_modifier(sentence, at, cue)):
        return None
    draft = read_made_clear(sentence, at) if cue.lemma == "clear" else read_verb(sentence, at, earlier)
    if draft is None or not _has_what_it_takes(sentence, at, cue, draft) or is_deed(sentence, at, draft, earlier):
        return None
    return draft if can_speak(sentence, at, draft) else None


_NOUNLIKE_FORMS = frozenset(("ing", "third"))
_NO_SPEAKERS = {
    "note": classes.words("before-notes"),
    "mention": frozenset(("honorable", "honourable", "special")),
}
"""What stands in front of nouns that look like verbs: "release notes: ...", "Honourable mentions: ..."."""


def _is_modifier(sentence: Sentence, at: int, cue: Cue) -> bool:
    """Whether a form is a part of a noun phrase: "the law's reporting rules", "under questioning", "release notes"."""
    before = sentence.words[at - 1]
    if sentence.tags[at] == NOUN and cue.form == "ing" and sentence.tags[at - 1] in _BRIEFING:  # "in a press briefing"
        return True
    if cue.form == "third":
        return before in _NO_SPEAKERS.get(cue.lemma, ())
    return before == "under" or (sentence.tags[at - 1] == OWNER and sentence.tags[at + 1 : at + 2] in _NOUNS_AFTER)


def _has_what_it_takes(sentence: Sentence, at: int, cue: Cue, draft: Draft) -> bool:
    """Whether the content is of the sort without which the verb tells a deed: "laughed", "submitted", "offered"."""
    if _means_something_else(sentence, at, cue, draft):
        return False
    if cue.takes <= _QUOTE_OR_FIGURE:
        has = _has_quotation(sentence, draft) or _puts_at(sentence, at) or _puts_quoted(sentence, at)
        return has or draft.rule == "as-clause"
    return cue.takes != _THAT_OR_QUOTE or _has_clause(sentence, at, draft)


def _means_something_else(sentence: Sentence, at: int, cue: Cue, draft: Draft) -> bool:
    """Whether the words beside a verb give it a sense in which nothing is said: "found out", "seen by Poe"."""
    words, tags = sentence.words, sentence.tags
    if words[at + 1 : at + 2] in _PARTICLES.get(cue.lemma, ()):
        return tags[at + 2 : at + 3] not in _CLAUSE_OPENS
    if cue.lemma == "see":
        return words[at + 1 : at + 2] == ["by"] and "as" not in words[at + 2 : at + _LONGEST_NAME]
    if cue.lemma == "refuse":
        return tags[at + 1 : at + 2] not in _REFUSAL_OPENS  # "refused repeated requests"
    if cue.lemma == "point":
        return tags[at + 1 : at + 2] in _POINTED_AT  # "pointed me to the form", "pointed the camera at it"
    if cue.lemma == "consider":
        return tags[at + 1 : at + 2] == ING or tags[at + 1 :] in _PRONOUN_AT_THE_END  # "considered buying it"
    return draft.source is None and (tuple(words[at : at + 3]) == _QUOTED or _is_occasion(sentence, at))


def _is_occasion(sentence: Sentence, at: int) -> bool:
    """Whether a question is only when something was said: "when asked about the rival"."""
    return at > 0 and sentence.words[at] == "asked" and sentence.words[at - 1] in ("when", "if", "once")


def _has_clause(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether "that" or a quotation follows a verb that says something only then: "submitted that", not "a plan"."""
    first, tags = draft.contents[-1][0], sentence.tags
    if tags[first] in QUOTED:
        return True
    may_be_noun = CUES[sentence.words[at]].form in _NOUNLIKE and (not at or tags[at - 1] not in _BEFORE_VERBS)
    return first > at and tags[first - 1] == THAT and not may_be_noun  # "in a blog post that"


def _puts_it(sentence: Sentence, at: int) -> bool:
    """Whether words are put so: "As Ada Poe put it, nobody reads the licence"; or a figure is."""
    if _puts_at(sentence, at) or _puts_quoted(sentence, at):
        return True
    return sentence.words[at + 1 : at + 2] == ["it"] and "as" in sentence.words[max(0, at - _LONGEST_NAME) : at]


def _puts_quoted(sentence: Sentence, at: int) -> bool:
    """Whether quoted words stand for what is meant: "Ada Poe put it “closer to 40”"."""
    return sentence.words[at + 1 : at + 2] == ["it"] and sentence.tags[at + 2 : at + 3] == PHRASE


def _puts_at(sentence: Sentence, at: int) -> bool:
    """Whether a figure is estimated: "Tern Labs puts the cost of a run at $2 billion"."""
    if "figure" not in CUES[sentence.words[at]].takes:
        return False
    words, tags = sentence.words, sentence.tags
    for spot in range(at + 2, min(at + _LONGEST_FIGURE, len(words) - 1)):
        if words[spot] == "at" and (tags[spot + 1] == NUMBER or words[spot + 1] in _ABOUT or words[spot + 1] == "$"):
            return any(word in _FIGURES for word in words[at + 1 : spot])
        if tags[spot] in _NO_FIGURE:
            return False
    return False


def _has_quotation(sentence: Sentence, draft: Draft) -> bool:
    tags = sentence.tags
    return any(
        at == first or tags[at - 1] in _BEFORE_WORDS
        for first, last in draft.contents
        for at in range(first, last + 1)
        if tags[at] == UTTERANCE
    )


_BEFORE_WORDS = frozenset(BREAKS + THAT + STOP)
_QUOTE_OR_FIGURE = QUOTE_ONLY | {"figure"}
_LONGEST_FIGURE = 16  # words from "puts" to the figure
_FIGURES = classes.words("figure")
_ABOUT = classes.words("approximately")
_NO_FIGURE = frozenset(QUOTED + AUXILIARY + RELATIVE + THAT + SUBORDINATOR + SEMICOLON + COLON)
_THAT_OR_QUOTE = frozenset(("that", "quote"))
_BEFORE_VERBS = frozenset(SUBJECT + WRITER + AUXILIARY + TO + RELATIVE + NOT)
# Particles and the like with which a verb says something else than it does as a cue, but in front of a clause:
# "found out before we did", not "found out that".
_PARTICLES = {
    "go": [["further"], ["on"], ["so"], ["as"], ["and"]],
    "find": [["out"]],
    "put": [["out"], ["up"], ["off"], ["down"], ["in"], ["on"], ["into"], ["together"], ["through"], ["aside"]],
    "reckon": [["with"]],
    "back": [["up"], ["off"], ["down"], ["out"], ["away"], ["from"], ["into"]],
    "lay": [["down"], ["off"]],
    "write": [["by"], ["off"]],
    "say": [["so"]],
    "think": [["so"]],
    "claim": [["against"]],
    "understand": [["it"]],
}
_QUOTED = ("quoted", "as", "saying")  # the next cue has what is said, and who says it
_BEHIND = frozenset(("trailing", "inverted"))
_ARTICLES = classes.words("article")
_REFUSALS = classes.words("refusing")
_NOUNLIKE = frozenset(("base", "third"))
_INSERTIONS = frozenset(("according-to", "as-reported", "as-clause"))


def _trimmed(sentence: Sentence, draft: Draft, later: list[Draft]) -> Draft:
    """The draft without what later citations show to be outside its content: a new clause, an inserted source."""
    first, last = draft.contents[-1]
    if first < draft.cue[0]:
        return draft
    tags = sentence.tags
    for other in later:
        if not first < other.cue[0] <= last or other.source is None:
            continue
        begin = other.contents[0][0]
        if (
            first < begin - 1 <= last and tags[begin - 1] in _STRONG_BREAKS
        ):  # "declined to say: it works, she explained"
            return draft._replace(contents=(*draft.contents[:-1], (first, begin - 2)))
        start, end = min(other.source[0], other.cue[0]), max(other.source[1], other.cue[1])
        if other.rule == "verb" and start - 1 > first and tags[start - 1] in _COORDINATORS:
            end = start - 1 - (tags[start - 2] == COMMA)
            return draft._replace(contents=(*draft.contents[:-1], (first, max(first, end - 1))))
        if (
            other.rule in _BEHIND
            and other.contents[0][0] < draft.cue[0]
            and tags[start - 1] == COMMA
            and start - 2 >= first
        ):
            return draft._replace(contents=(*draft.contents[:-1], (first, start - 2)))  # "..., the Ledger reported"
        start -= tags[start - 1] == SUBORDINATOR
        closed = tags[start - 1] == COMMA and tags[end + 1 : end + 2] == COMMA and end + 2 <= last
        if other.rule in _INSERTIONS and closed and start - 2 >= first:
            return draft._replace(contents=(*draft.contents[:-1], (first, start - 2), (end + 2, last)))
    return draft
