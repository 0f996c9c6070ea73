"""Verbal cues: source and content around "said", "was described by", "calling"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.contents import content_left, framed_content, has_verb, resumed_content
from atomcorpus.citations.contents_after import content_right
from atomcorpus.citations.cues import CUES, Cue
from atomcorpus.citations.passives import QUESTIONS, agent_after, named_by, read_passive, with_agent
from atomcorpus.citations.phrases_after import phrase_right
from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.source_words import DOCUMENTS, is_people
from atomcorpus.citations.subjects import group_start, head_of, subject_of
from atomcorpus.citations.times import behind_times
from atomcorpus.citations.tokens import Draft, Words
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BREAKS,
    CLAUSE_INTRODUCERS,
    COLON,
    COMMA,
    COMMA_ING,
    CONJUNCTIONS,
    DASH,
    DETERMINER,
    FINITE,
    HOMOGRAPH,
    MARK,
    NAME,
    NOMINAL,
    NOT,
    NOUN,
    NUMBER,
    OBJECT,
    OF,
    OWNER,
    PAST,
    PAUSES,
    PREDICATES,
    PREPOSITION,
    PREPOSITIONS,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    START,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TO,
    UTTERANCE,
    VERB,
    VERBS,
    WRITER,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence

__all__ = ["read_verb"]

_COLON_UTTERANCE = seq(COLON, UTTERANCE)
_CONTENT_ENDS = QUOTED + PAUSES + MARK
_SOMEBODY = frozenset(NOMINAL + DETERMINER + OBJECT + NUMBER + SUBJECT)
_ASKED_AFTER = START + SUBORDINATOR + COMMA
_SPEAKER_OPENS = frozenset(NOMINAL + DETERMINER + SUBJECT + PAST + HOMOGRAPH + OWNER + NUMBER)
_VERB_LIKE = FINITE + HOMOGRAPH
_QUOTATION = frozenset(QUOTED)
_SPEAKERS = NAME + SUBJECT + OWNER
_QUOTATION_FOLLOWS = (seq(COMMA, UTTERANCE), seq(COLON, UTTERANCE))
_CUE_ENDS = BREAKS + UTTERANCE + MARK
_OBJECT_OPENS = NOMINAL + DETERMINER + OBJECT + NUMBER + OWNER
_SETTING_ENDS = PAUSES + UTTERANCE + SEMICOLON + MARK + THAT
_AFTER_INVERSION = PAUSES + PREPOSITION + SEMICOLON + ADVERB + SUBORDINATOR
_FRAME_BORDERS = CONJUNCTIONS + PAUSES + UTTERANCE
_VERB_LIKE_AT_END = FINITE + HOMOGRAPH + NOUN
_NOUNS_AFTER = frozenset(NOUN + HOMOGRAPH)
_AUXILIARY_OR_VERB = AUXILIARY + VERB
_SETTING_OPENS = PREPOSITIONS + TO
_RELATIVE_THAT = (seq(THAT, AUXILIARY), seq(THAT, VERB))  # "told reporters after a meeting that was held in Bonn"
_SHORTEST_CLAUSE = 3  # words after its first one of a clause whose verb is not known for one
_REACH = 16  # words of time, place and addressee after a trailing cue
_NAMED_SO = frozenset(("called", "named", "dubbed"))
_BE = classes.words("be")
_HAVE = classes.words("have")
_ONLY_PARTICIPLES = classes.words("only-participle")
# The writer and the reader; words that begin a phrase and are none by themselves.
_NO_SOURCES = classes.words("no-source")
_INFLECTED = frozenset(("past", "third"))
_FINDING = classes.words("finding")  # may end a sentence: "..., a survey found"
_COMPLEMENTS = classes.words("complement-preposition")
_SUBORDINATORS = classes.words("clause-opener")


def read_verb(sentence: Sentence, at: int, earlier: Draft | None) -> Draft | None:
    """The citation around the verb at word `at`, or None when it has no content.

    Args:
        sentence: The sentence.
        at: The verb.
        earlier: The citation before it, whose source it may share.
    """
    words = sentence.words
    cue = CUES[words[at]]
    verb = at - (words[at] == "back" and _is_particle(sentence, at))
    group = group_start(sentence.tags, verb)
    group += 0 < group < at and words[group - 1] in _NAMED_SO and sentence.tags[group] == ADVERB  # "called zumly said"
    if cue.form == "adjective" and sentence.tags[at + 1 : at + 2] in _SOMEBODY:
        return None  # "surprised many" is done to somebody
    if _tells_how(words, at, cue):
        return None
    if words[at] == "asked" and group == at and _is_asked(sentence, at):
        return read_passive(sentence, at, group, cue)
    thinks = words[at] in _STATES_OF_MIND and words[at + 1 : at + 2] != ["by"]
    if cue.form == "past" and not thinks and _is_passive(words, group, at, cue):
        return read_passive(sentence, at, group, cue)
    reduced = (
        cue.form == "past" and words[at + 1 : at + 2] == ["by"] and words[at + 2 : at + 3] not in _MEANS
    )  # "a plan described by critics as a retreat"
    if sentence.tags[group - 1 : group] == WRITER and not reduced and not _is_dialogue(sentence, group - 1, at):
        return None  # the writer's own "I think"
    draft = _inverted(sentence, at, verb, cue) if group == verb and _inverts(cue) else None
    by = agent_after(sentence, at, sentence.last()) if cue.form == "past" and cue.lemma in _NAMING else 0
    if draft is None and by and sentence.tags[group - 1 : group] == COMMA and group == at:
        draft = named_by(sentence, at, by, None, cue)
    if draft is None and reduced:
        draft = with_agent(sentence, at, at + 1, phrase_left(sentence, at - 1) if at else None, cue)
    return draft or _with_subject(sentence, at, group, cue, earlier)


def _is_particle(sentence: Sentence, at: int) -> bool:
    """Whether "back" at word `at` belongs to the verb before it: "shot back", "fired back"."""
    return at > 0 and (sentence.tags[at - 1] in VERBS or sentence.words[at - 1] == "hit")


def _tells_how(words: list[str], at: int, cue: Cue) -> bool:
    """Whether a wish only says how somebody spoke: "asked not to be named", "did not want to be quoted"."""
    if cue.lemma == "ask":
        return words[at + 1 : at + 4] == ["not", "to", "be"]
    if cue.lemma == "decline":
        return words[at + 1 : at + 3] == ["to", "be"]
    return cue.lemma in _WISHES and words[at + 1 : at + 3] == ["to", "be"] and words[at + 3 : at + 4] in _NAMED


def _is_asked(sentence: Sentence, at: int) -> bool:
    """Whether "asked" opens a clause without a subject: "Asked about it, she said", "when asked whether it is".

    After an insertion ("Ada Poe, the chair, asked whether") the subject stands in front.
    """
    before = sentence.tags[at - 1] if at else START
    asks = sentence.words[at + 1 : at + 2] in QUESTIONS or sentence.tags[at + 1 : at + 2] in _QUOTATION
    opens = before in _ASKED_AFTER and asks
    return opens and (before != COMMA or phrase_left(sentence, at - 1) is None)


_WISHES = frozenset(("want", "wish"))
_NAMED = [[word] for word in ("named", "identified", "quoted")]
_MEANS = [[word] for word in ("email", "e-mail", "phone", "telephone", "text", "letter", "video")]


def _inverts(cue: Cue) -> bool:
    """Whether a verb can stand before its subject; one that needs an addressee never does."""
    return "quote" in cue.takes and "addressee" not in cue.takes and cue.form != "ing"


def _is_passive(words: list[str], group: int, at: int, cue: Cue) -> bool:
    helpers = words[group:at]
    if words[at] in _ONLY_PARTICIPLES and not any(word in _HAVE for word in helpers):
        return True
    if helpers and helpers[-1] == "'s":  # "he's said" has, "he's accused" is
        return not {"bare", "quote"} <= cue.takes
    return any(word in _BE for word in helpers)


def _cue_words(sentence: Sentence, group: int, at: int) -> Words:
    """The verb, with what negates it or decides whether it happened: "declined to say", "would not comment"."""
    tags, words = sentence.tags, sentence.words
    first = at - (words[at] == "back" and _is_particle(sentence, at))
    for spot in range(at - 1, group - 1, -1):
        if tags[spot] == TO:
            if words[spot - 1] in CUES:
                first = spot - 1
        elif (tags[spot] == NOT or words[spot].endswith("n't")) and spot < first:
            first = spot - 1 if tags[spot] == NOT and spot > group and tags[spot - 1] == AUXILIARY else spot
    return first, at


_NAMING = classes.words("naming")
_STATES_OF_MIND = classes.words("state-of-mind")


# --- content, cue, source: "...," said Ada Poe ------------------------------------------------------------------------
def _inverted(sentence: Sentence, at: int, verb: int, cue: Cue) -> Draft | None:
    tags = sentence.tags
    left = verb - 1
    if left < 0 or tags[left] not in _CONTENT_ENDS or tags[at + 1 : at + 2] not in _SPEAKER_OPENS:
        return None
    source = phrase_right(sentence, at + 1)
    content = content_left(sentence, left)
    if source is None or content is None:
        return None
    last = sentence.last()
    behind = source[1] + 1
    if tags[behind : behind + 2] == _COLON_UTTERANCE:  # "Not so, says Ada Poe: “It works.”"
        return Draft(source, (left + 1, at), ((behind + 1, last),), cue.act, "inverted")
    if behind <= last and tags[behind] in _VERB_LIKE:
        return None
    quoted = tags[left] in QUOTED or tags[left - 1 : left] in _QUOTATION
    if sentence.words[source[0]] == "it" or (not quoted and not _is_inverted_clause(sentence, left, source, cue)):
        return None
    return Draft(
        source,
        (left + 1, at),
        (content, *resumed_content(sentence, behind, content)),
        cue.act,
        "inverted",
    )


def _is_inverted_clause(sentence: Sentence, left: int, source: Words, cue: Cue) -> bool:
    """Whether unquoted words up to `left` are what is said, with the source ending before word `after`."""
    tags, last, behind = sentence.tags, sentence.last(), source[1] + 1
    # "Lin, a critic, called it a trap", "The deal – the biggest ever – underscores the scale of the push"
    if "bare" not in cue.takes or (tags[left] == DASH and not _may_speak(sentence, source)):
        return False
    if not has_verb(tags, 0, left):  # "The weights, said Poe, will be open"
        if behind > last:  # "The licence fails that test, argue Poe and Lin": its verb may be one that is not listed
            comma = tags.find(
                COMMA, 0, left
            )  # "Poe, in her post, noted the delay", but "helps firms, schools and towns"
            listed = AND in tags[comma:left] and _may_speak(sentence, source)
            inserted = (tags.count(COMMA, 0, left) % 2 and not listed) or not _may_speak(sentence, source)
            return left >= _SHORTEST_CLAUSE and tags[0] not in CLAUSE_INTRODUCERS and not inserted
        return tags[behind : behind + 1] == COMMA and _may_be_verb(sentence, behind + 1)
    # The comma must end a clause, not an insertion after the subject.
    if not _may_speak(sentence, source):
        return False
    if tags[behind : behind + 2] == COMMA_ING:  # "It is late, reports the Ledger, citing two people who know it"
        return True
    return not has_verb(tags, behind, last) and (behind > last or tags[behind] in _AFTER_INVERSION)


_WELL_INFORMED = classes.words("well-informed")


def _may_speak(sentence: Sentence, phrase: Words) -> bool:
    """Whether a phrase after a verb is somebody or something that speaks, and not what the verb is about."""
    head = head_of(sentence.tags, phrase)
    head -= head > phrase[0] and sentence.words[head] in _WELL_INFORMED  # "people familiar with the matter"
    word = sentence.words[head]
    return sentence.tags[head] in _SPEAKERS or word in DOCUMENTS or is_people(word)


# --- source before the cue --------------------------------------------------------------------------------------------
def _with_subject(sentence: Sentence, at: int, group: int, cue: Cue, earlier: Draft | None) -> Draft | None:
    tags, words = sentence.tags, sentence.words
    source, shared = subject_of(sentence, at, group, cue.form, earlier)
    alone = source is not None and source[0] == source[1]
    if source is None or (alone and words[source[0]] in _NO_SOURCES and not _is_dialogue(sentence, source[0], at)):
        return None
    if shared and words[source[0]] in ("it", "there"):  # "It is no exaggeration to call ..."
        return None
    span = _cue_words(sentence, group, at)
    pointed = cue.lemma == "point" and words[at + 1 : at + 2] == ["out"]  # "pointed out several errors"
    if not shared and source[0] > 0 and source[1] < at and tags[source[1]] != RELATIVE:
        draft = (
            _as_clause(sentence, source, span, cue) if words[source[0] - 1] == "as" and "quote" in cue.takes else None
        )
        thinks = cue.act == "belief" and "bare" in cue.takes and cue.form in _INFLECTED
        trails = "quote" in cue.takes or ((thinks or cue.lemma in _FINDING) and at >= sentence.last())
        draft = draft or (_trailing(sentence, source, span, cue) if trails else None)
        if draft is not None:
            return draft
    before = tags[source[0] - 1] if source[0] else START
    inserted = not shared and (
        (tags[source[0]] == RELATIVE and source[0] == source[1])
        or (before == RELATIVE and tags[max(0, source[0] - 2)] in PAUSES)
        or _opens_clause(sentence, source[0] - 1)
    )
    addressee = "addressee" in cue.takes
    content = content_right(sentence, at + 1 + pointed, cue.lemma, addressee=addressee, inserted=inserted)
    if content is None:
        return None
    first, last = content
    if first <= source[0] <= last:  # "Asked about it, he said": the subject stands after
        last = source[0] - 1
        while last >= first and tags[last] in PAUSES:
            last -= 1
        if last < first:
            return None
    if before == RELATIVE and words[source[0] - 1] == "what":  # "What Poe calls a trap is a gift"
        last = next((spot - 1 for spot in range(first + 1, last + 1) if tags[spot] in _AUXILIARY_OR_VERB), last)
    return Draft(source, span, ((first, last),), cue.act, "shared" if shared else "verb")


def _is_dialogue(sentence: Sentence, source: int, at: int) -> bool:
    """Whether the writer tells what he said aloud: "I said, “Why now?”", "“Why now?” I asked"."""
    if sentence.words[source] != "i" or at != source + 1 or CUES[sentence.words[at]].form != "past":
        return False
    tags = sentence.tags
    return tags[at + 1 : at + 3] in _SPOKEN or (source > 0 and tags[source - 1] == UTTERANCE)


_SPOKEN = (seq(COMMA, UTTERANCE), seq(COLON, UTTERANCE))


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a subordinate clause opens the sentence at word `at`: "When critics warned that ...,"."""
    return 0 <= at <= 1 and sentence.words[at] in _SUBORDINATORS and (at == 0 or sentence.tags[0] in CONJUNCTIONS)


def _as_clause(sentence: Sentence, source: Words, span: Words, cue: Cue) -> Draft | None:
    """A frame: "As Ada Poe put it, ...", "..., as Ada Poe noted"; the "as" of time has an object after the verb."""
    end = span[1] + (sentence.words[span[1] + 1 : span[1] + 2] in (["it"], ["out"]))
    behind = _behind_cue(sentence, end + 1, cue)
    opening = source[0] - 1
    if behind is None or (opening > 0 and sentence.tags[opening - 1] not in _FRAME_BORDERS):
        return None
    contents = framed_content(sentence, opening, behind - 1)
    return Draft(source, span, contents, cue.act, "as-clause") if contents else None


def _trailing(sentence: Sentence, source: Words, span: Words, cue: Cue) -> Draft | None:
    """Content, source, cue: "...," the company said."""
    tags, words = sentence.tags, sentence.words
    border = source[0] - 1
    if border > 0 and words[border] in ("but", "and"):
        border -= 1
    if tags[border] not in _CONTENT_ENDS:
        return None
    quoted = tags[border] in QUOTED or tags[border - 1 : border] in _QUOTATION
    if not quoted and border < source[0] - 1:
        return None  # "The weights leaked, and Tern Labs notified the police"
    behind = _behind_cue(sentence, span[1] + 1, cue, quoted=tags[border] == UTTERANCE)
    content = content_left(sentence, border)
    if behind is None or content is None or words[content[0]] == "according":
        return None  # "According to the memo, the ministry asked": the phrase is a frame of its own
    if not quoted and not _is_own_clause(sentence, content, behind):
        return None
    return Draft(source, span, (content, *resumed_content(sentence, behind, content)), cue.act, "trailing")


def _is_own_clause(sentence: Sentence, content: Words, behind: int) -> bool:
    """Whether words before a trailing cue are a content, not the setting of one: "In June, she wrote, "..."."""
    tags = sentence.tags
    goes_on = behind + (tags[behind : behind + 1] == COMMA)
    if tags[behind : behind + 1] == UTTERANCE or tags[behind : behind + 2] in _QUOTATION_FOLLOWS:
        divided = goes_on > behind and sentence.begins_low(goes_on) and tags[content[0]] not in CLAUSE_INTRODUCERS
        return divided and not has_verb(tags, *content)
    if not has_verb(tags, *content):  # "The weights, she said, will be open": the insertion divides subject and verb
        if behind > sentence.last() and tags[behind - 1] in _VERB_LIKE_AT_END:
            return content[1] - content[0] >= _SHORTEST_CLAUSE and tags[content[0]] not in CLAUSE_INTRODUCERS
        return goes_on > behind and _may_be_verb(sentence, goes_on) and tags[content[0]] not in CLAUSE_INTRODUCERS
    if tags[content[0]] == OF:  # "Of 212 patients, nine complained"
        return False
    return sentence.words[content[0]] not in _SUBORDINATORS or tags.find(COMMA, *content) >= 0


def _may_be_verb(sentence: Sentence, at: int) -> bool:
    """Whether a clause goes on at word `at` with its verb; in the present tense that may look like a noun."""
    tag = sentence.tags[at : at + 1]
    return tag in PREDICATES or (tag in _NOUNS_AFTER and sentence.words[at].endswith("s"))


def _behind_cue(sentence: Sentence, at: int, cue: Cue, *, quoted: bool = False) -> int | None:
    """The word where time, place and addressee after a trailing cue are over; None when a content follows instead.

    Args:
        sentence: The sentence.
        at: The word after the cue.
        cue: The cue.
        quoted: Whether a whole utterance stands before the source; then hardly anything else is the content.
    """
    tags, words = sentence.tags, sentence.words
    last = sentence.last()
    at = behind_times(sentence, at)
    if at > last or tags[at] in _CUE_ENDS:
        return min(at, last + 1)
    if quoted:
        skipped = tags[at] != THAT
    elif tags[at] in _OBJECT_OPENS:
        skipped = "addressee" in cue.takes or "question" in cue.takes
    elif tags[at] == SUBORDINATOR:
        skipped = words[at] in ("as", "when", "while")
    else:
        skipped = tags[at] in _SETTING_OPENS and not (
            words[at] in _COMPLEMENTS or (tags[at] == TO and "bare" not in cue.takes)
        )
    if not skipped:
        return None
    limit = min(last + 1, at + _REACH)
    while at < limit and (tags[at] not in _SETTING_ENDS or (quoted and tags[at : at + 2] in _RELATIVE_THAT)):
        at += 1
    return at if at > last or (at < limit and tags[at] != THAT) else None
