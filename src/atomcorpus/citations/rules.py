"""Every citation of one sentence, in the order of the cues."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.citations.antecedents import with_antecedent
from atomcorpus.citations.complements import QUOTE_OR_FIGURE, has_what_it_takes, presents, puts_figure, puts_it
from atomcorpus.citations.contents import is_clause
from atomcorpus.citations.cue_phrases import read_adverb, read_phrase
from atomcorpus.citations.cues import CUES
from atomcorpus.citations.deeds import is_deed
from atomcorpus.citations.evidence import has_voice, is_noun, weigh_evidence
from atomcorpus.citations.frames import read_made_clear
from atomcorpus.citations.nouns import equates, read_noun
from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.refusals import is_refusal
from atomcorpus.citations.source_words import DOCUMENTS, is_people
from atomcorpus.citations.speakers import can_speak
from atomcorpus.citations.subjects import head_of, is_writers_own
from atomcorpus.citations.unsaid import is_unsaid
from atomcorpus.citations.verbs import read_verb
from atomcorpus.citations.word_classes import (
    AND,
    AUXILIARY,
    COLON,
    COMMA,
    CONJUNCTIONS,
    CUE,
    DASH,
    DETERMINER,
    HOMOGRAPH,
    MARK,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OWNER,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    UTTERANCE,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.cues import Cue
    from atomcorpus.citations.tokens import Draft, Sentence

__all__ = ["find_drafts", "read_cue"]

_QUESTION_OPENS = frozenset(RELATIVE + AUXILIARY)
_BULLETS = DASH + MARK
_SENTENCE_ENDS = STOP + UTTERANCE
_BRIEFING = DETERMINER + NOUN
_NOUNS_AFTER = frozenset(NOUN + HOMOGRAPH)
_STRONG_BREAKS = COLON + SEMICOLON

_THRESHOLD = -15
_LOWEST_REGISTER = -150  # that of no essay counts for more
_SAYING = frozenset(("bare", "quote"))
_SAID = QUOTED + RELATIVE + SUBORDINATOR  # with which what is said begins
_THRESHOLD_BEFORE_THAT = -100
_THRESHOLD_OF_WORDS = -150
_HEADLINE = 2  # small words of an open class that a line in capitals may have
_COORDINATORS = CONJUNCTIONS + SEMICOLON
_SIGN = re.compile("[ckoOq]")


def find_drafts(sentence: Sentence, register: int) -> list[Draft]:
    """The citations of a sentence, in the order of their cues; one may lie in the content of another.

    Args:
        sentence: The sentence.
        register: What the register of its article adds to the evidence.
    """
    found: list[Draft] = []
    if sentence.tags.lstrip(_BULLETS)[:1] in _QUESTION_OPENS and sentence.tags.endswith(MARK):
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
        if draft is None or (draft.source is not None and is_writers_own(sentence, draft.source)):
            continue
        if earlier is not None and draft.cue[0] <= earlier.cue[0]:  # "declined to say": one cue
            found.pop()
        elif earlier is not None and draft.rule == "trailing" and len(draft.contents) > 1:
            found[-1], draft = _as_dialogue(sentence, earlier, draft)
        found.append(draft)
    if len(found) > 1:
        found = [_trimmed(sentence, draft, found[index + 1 :]) for index, draft in enumerate(found)]
    return [with_antecedent(sentence, draft) for draft in found]


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
    if earlier is not None and draft.contents[-1] == earlier.contents[-1]:
        if draft.source is None:
            return None  # the noun of "said in a statement:"
        if draft.rule == "shared" and len(earlier.contents) > 1:
            return None  # "“...,” she said, referring to the roof, “...”"
    return draft


def _is_cue(sentence: Sentence, at: int, draft: Draft, earlier: Draft | None, register: int) -> bool:
    """Whether the evidence suffices; "reportedly" and its like need none, and no register silences what is plain."""
    if (
        draft.rule == "adverb"
        or puts_figure(sentence, at)
        or (sentence.words[at] == "back" and _is_retort(sentence, at, draft))
        or (draft.rule == "noun" and equates(sentence, at))
    ):
        return True
    if draft.source is not None and sentence.tags[draft.source[0]] in _RELATIVES and _is_written(sentence, at, draft):
        return True
    if earlier is not None and _is_relayed(sentence, at, draft, earlier):
        return True
    if sentence.words[at] == "clear":
        return has_voice(sentence, draft)
    register = 0 if register < 0 and _is_plain(sentence, at, draft) else max(register, _LOWEST_REGISTER)
    weight = weigh_evidence(sentence, at, draft, earlier) + register
    return weight > _THRESHOLD or weight > _threshold(sentence, at, draft)


def _is_written(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether something written says a clause, as a relative pronoun tells: "an analysis that says it is late"."""
    cue, source, tags = CUES[sentence.words[at]], draft.source, sentence.tags
    if source is None or source[0] != source[1] or tags[source[0]] not in _RELATIVES or not cue.takes >= _SAYING:
        return False
    first, last = draft.contents[-1]
    said = tags[first - 1] == THAT if first > source[0] + 2 else first == at + 1 and is_clause(tags, first, last)
    if not said or tags[at] != CUE or source[0] != at - 1:
        return False
    written = phrase_left(sentence, source[0] - 1 - (tags[source[0] - 1] == COMMA))
    return written is not None and sentence.words[head_of(tags, written)] in DOCUMENTS


_RELATIVES = RELATIVE + THAT


def _is_retort(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether quoted words are shot or fired back."""
    return sentence.words[at - 1] in _RETORTS and sentence.tags[draft.contents[0][0]] in QUOTED


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
    first = draft.contents[-1][0]
    near = first == at + 2 or draft.rule in _AFTER_SUBJECTS
    says = near and first > at + 1 and sentence.tags[first - 1] == THAT and "bare" in CUES[sentence.words[at]].takes
    sure = says and (draft.source is not None or not is_noun(sentence, at))
    if _introduces(sentence, at, draft) or (says and _is_plain(sentence, at, draft)):
        return _THRESHOLD_OF_WORDS
    return _THRESHOLD_BEFORE_THAT if sure or _holds(sentence, at, draft) else _THRESHOLD


def _holds(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether somebody thinks a whole clause that follows: "she thought the old engines were cheaper"."""
    cue, (first, last) = CUES[sentence.words[at]], draft.contents[-1]
    inflected = cue.form in _INFLECTED or sentence.words[at - 1] in _EMPHATIC  # "the court does think it is late"
    if draft.rule != "verb" or cue.act != "belief" or not inflected:
        return False
    if "bare" not in cue.takes or first != at + 1 or sentence.tags[first] not in _SUBJECT_OPENS:
        return False
    return sentence.tags[at] == CUE and is_clause(sentence.tags, first, last) and has_voice(sentence, draft)


def _introduces(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether a colon and a quotation follow a verb of saying: "Tern Labs states in the post: “...”"."""
    first = draft.contents[-1][0]
    if draft.rule != "verb" or first <= at + 1 or sentence.tags[first - 1 : first + 1] != _COLON_UTTERANCE:
        return False
    return CUES[sentence.words[at]].takes >= _SAYING and has_voice(sentence, draft)


_EMPHATIC = frozenset(("do", "does", "did"))
_COLON_UTTERANCE = seq(COLON, UTTERANCE)
_AFTER_SUBJECTS = frozenset(("verb", "passive"))
_INFLECTED = frozenset(("past", "third"))
_SUBJECT_OPENS = frozenset(DETERMINER + NOUN + NAME + SUBJECT + NUMBER + OWNER)


def read_cue(sentence: Sentence, at: int, earlier: Draft | None) -> Draft | None:
    """What the word at `at` would attribute if it were a cue; None when there is no content."""
    cue = CUES[sentence.words[at]]
    if sentence.tags[at] == NAME or (at and sentence.words[at - 1] in _ARTICLES and cue.form in _NOUNLIKE):
        return read_noun(sentence, at) if at and is_noun(sentence, at) and sentence.tags[at] != NAME else None
    if is_noun(sentence, at):
        return read_noun(sentence, at)
    if cue.form == "adverb":
        return read_adverb(sentence, at)
    lacks = cue.takes <= QUOTE_OR_FIGURE and UTTERANCE not in sentence.tags and not puts_it(sentence, at)
    lacks = lacks and not presents(sentence, at)
    lacks = lacks or _is_plural(sentence, at, cue)
    if lacks or (at and cue.form in _NOUNLIKE_FORMS and _is_modifier(sentence, at, cue)):
        return None
    draft = read_made_clear(sentence, at) if cue.lemma == "clear" else read_verb(sentence, at, earlier)
    if draft is None or not has_what_it_takes(sentence, at, cue, draft) or is_deed(sentence, at, draft, earlier):
        return None
    return draft if can_speak(sentence, at, draft) else None


def _is_plural(sentence: Sentence, at: int, cue: Cue) -> bool:
    """Whether a form is a plural with a verb of its own: "Health worries have dogged Poe", "what Poe claims are"."""
    if cue.form != "third" or at + 1 == len(sentence.words) or sentence.words[at + 1] not in _OF_PLURALS:
        return False
    return not any(tag in _RELATIVES for tag in sentence.tags[max(0, at - _LONGEST_SUBJECT) : at])


_OF_PLURALS = classes.words("verb-of-plural")
_LONGEST_SUBJECT = 6
_NOUNLIKE_FORMS = frozenset(("ing", "third"))
_NO_SPEAKERS = {
    "note": classes.words("before-notes"),
    "mention": frozenset(("honorable", "honourable", "special")),
}
"""What stands before nouns that look like verbs: "release notes: ...", "Honourable mentions: ..."."""


def _is_modifier(sentence: Sentence, at: int, cue: Cue) -> bool:
    """Whether a form is a part of a noun phrase: "the law's reporting rules", "under questioning", "release notes"."""
    before = sentence.words[at - 1]
    if sentence.tags[at] == NOUN and cue.form == "ing" and sentence.tags[at - 1] in _BRIEFING:  # "in a press briefing"
        return True
    if cue.form == "third":
        return before in _NO_SPEAKERS.get(cue.lemma, ())
    return before == "under" or (sentence.tags[at - 1] == OWNER and sentence.tags[at + 1 : at + 2] in _NOUNS_AFTER)


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
        if other.rule in _BEHIND and begin < draft.cue[0] and tags[start - 1] == COMMA:
            kept = ((first, start - 2),) if start - 2 >= first else ()  # "..., the Ledger reported"
            return draft._replace(
                contents=(*draft.contents[:-1], *kept) if len(draft.contents) + len(kept) > 1 else draft.contents
            )
        start -= tags[start - 1] == SUBORDINATOR
        closed = tags[start - 1] == COMMA and tags[end + 1 : end + 2] == COMMA and end + 2 <= last
        if other.rule in _INSERTIONS and closed and start - 2 >= first:
            return draft._replace(contents=(*draft.contents[:-1], (first, start - 2), (end + 2, last)))
    return draft
