"""A sentence with a trigger as a row of classes, and its noun phrases and verbs: what roles are read from.

The classes are those of citations (`word_classes`), with finer ones for auxiliaries, for determiners and for what
times and names are known to be. Everything is found by one pass over the row, whatever the sentence holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from atomcorpus.citations import word_classes as of_citations
from atomcorpus.citations.tokens import Sentence
from atomcorpus.english import classes
from atomcorpus.events.frames import company, forms_of, governors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.annotations import Mention
    from atomcorpus.citations.tokens import Words
    from atomcorpus.facts import TimeExpression

__all__ = [
    "ADVERB",
    "BE",
    "BY",
    "COMMA",
    "DASH",
    "DO",
    "FINITE_FORM",
    "HAVE",
    "HELPERS",
    "ING",
    "INFINITIVE",
    "MODAL",
    "NOT",
    "PAST",
    "PREPOSITION",
    "QUOTE",
    "TRIGGER_ING",
    "Reading",
]

# Classes that citations do not need; letters that are none of theirs.
BE, HAVE, MODAL, DO = "B", "H", "M", "U"
WORD_OF_AMOUNT = "e"
"""A determiner that says how many: "two", "many", "all"."""
QUOTE = "k"
"""A quotation mark."""
UNIT_OF_TIME = "y"
"""A noun that is one with a determiner in front of it ("the year"), and no verb."""
BY = "Y"
PAST = "Z"
"""A trigger that may be a past form."""
FINITE_FORM = "W"
"""A trigger that is a verb in the present or base form."""
TRIGGER_ING = "z"
INFINITIVE = "I"
"""A word after "to" that is a verb."""
ADVERB, NOT, COMMA, DASH, ING = (
    of_citations.ADVERB,
    of_citations.NOT,
    of_citations.COMMA,
    of_citations.DASH,
    of_citations.ING,
)
PREPOSITION = of_citations.PREPOSITIONS + BY
HELPERS = BE + HAVE + MODAL + DO + NOT + ADVERB + of_citations.AUXILIARY + QUOTE
DAY = of_citations.DAY

_PLAIN_DETERMINERS = ("a", "an", "the", "this", "these", "those", "its", "their", "his", "her", "our", "my", "your")
_FINER = {
    **dict.fromkeys(classes.words("determiner"), WORD_OF_AMOUNT),
    **dict.fromkeys(_PLAIN_DETERMINERS, "d"),
    **dict.fromkeys(("is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't",
                     "'s", "'re", "'m"), BE),
    **dict.fromkeys(("has", "have", "had", "having", "hasn't", "haven't", "hadn't", "'ve"), HAVE),
    **dict.fromkeys(("do", "does", "did", "don't", "doesn't", "didn't"), DO),
    **dict.fromkeys(("will", "would", "can", "could", "may", "might", "must", "shall", "should", "won't", "wouldn't",
                     "can't", "cannot", "couldn't", "mustn't", "shouldn't", "'ll", "'d"), MODAL),
    **dict.fromkeys(("“", "”", '"', "‘", "’", "«", "»", "'"), QUOTE),
    **dict.fromkeys(("year", "week", "month", "quarter", "decade", "day"), UNIT_OF_TIME),
    **dict.fromkeys(("longer",), ADVERB),
    "by": BY,
    "including": of_citations.PREPOSITION,
    "along": of_citations.PREPOSITION,
    "+": "0",
}  # fmt: skip
_DEMONSTRATIVE = frozenset(("who", "which", "that"))

# A noun, or a homograph, right before an article is a verb: "ATOM faces a delay".
_HIDDEN_VERB = re.compile(r"(?<=[nXhiKy0)r])[nK](?=a?[dhm])|(?<=X)[nK](?=a?e)")
_HIDDEN_INFINITIVE = re.compile(r"(?<=T)[nKEaG]?[nK](?=[dehmXn0KpoGkaTYg.,c])")
_SCALES = frozenset(("million", "billion", "trillion", "thousand"))
_CURRENCY = frozenset("$€£¥₹")
_NUMBER_OF_YEAR = re.compile(r"(?:19|20)\d\d\Z")
# Participles are part of a phrase where they stand before a noun and after what opens one.
_PHRASE = re.compile(
    r"(?:[dek]|a(?=[neEGX0Kaky]))*"
    r"(?:[nXKy0g]|k(?=[nXKyg0])|(?<=[XnKy0])k|(?<=[depgakoY0,BVvcZWzIHM])E(?=[nXKyGk0e])|^E(?=[nXKyG])|(?<=[dgenXK0yZWIvV])G(?=[nXKyk])"
    r"|(?<=[nXKde0])a(?=[nXKE])|(?<=[de0g])[vV](?=[nK])|(?<=n)e0?(?=[nK])|(?<=E)e(?=[n0]))*"
    r"(?:[nXKy0g]k?|(?<=[nXKde0g])G(?=[BHMUuvV.,;:?)ZW]|$))"
    r"|[hmi]|e"
)
_VERB = re.compile(r"[BHMUvVZWIu]|(?<=[nXhiyk)Krta,])E|[Gz]")

_WINDOW = 60  # words before a verb in which its subject and what it is joined to are looked for


class Reading:
    """One sentence, read for events.

    Attributes:
        words: Its words, as citations have them.
        tags: One class letter for each word, with one for what is before the first and after the last by `tag`.
        starts: Offset of each word in the text.
        ends: Offset behind each word.
        names: For words that begin or end a name, the mention.
        phrases: First and last word of each noun phrase, by the last.
        openings: The same by the first.
        verbs: Where verbs and auxiliaries are, in order.
        triggers: Words that may tell an event.
    """

    __slots__ = (
        "ends",
        "mentions",
        "openings",
        "phrases",
        "start",
        "starts",
        "stop",
        "tags",
        "text",
        "triggers",
        "verbs",
        "words",
    )

    def __init__(
        self, text: str, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[TimeExpression]
    ) -> None:
        sentence.read()
        self.text = text
        self.words, self.starts, self.ends = sentence.words, sentence.starts, sentence.ends
        self.start, self.stop = self.starts[0], self.ends[-1]
        self.mentions = mentions
        letters = list(map(_FINER.get, self.words, sentence.tags))
        self._see_names(letters, mentions, times)
        if letters[0] == "X" and not any(mention.span.start == self.start for mention in mentions):
            letters[0] = "n" if self.words[0] in forms_of() else "X"  # the capital of the first word says nothing
        self.tags = _without_hidden(self.words, "".join(letters))
        self.triggers: list[int] = []
        self._see_triggers()
        self.phrases: dict[int, Words] = {}
        self.openings: dict[int, Words] = {}
        for match in _PHRASE.finditer(self.tags):
            first, last = match.start(), match.end() - 1
            self.phrases[last] = self.openings[first] = first, last
        self.verbs = list(map(re.Match.start, _VERB.finditer(self.tags)))

    def tag(self, at: int) -> str:
        """The class of a word; "^" before the first and "$" after the last."""
        return "^" if at < 0 else self.tags[at] if at < len(self.tags) else "$"

    def verbs_before(self, at: int) -> list[int]:
        """The verbs and auxiliaries of the sixty words before one, the nearest first."""
        return self.verbs[bisect_left(self.verbs, at - _WINDOW) : bisect_left(self.verbs, at)][::-1]

    def _see_names(self, letters: list[str], mentions: Sequence[Mention], times: Sequence[TimeExpression]) -> None:
        """Class the words of names as names, and those of times as days."""
        at = 0
        starts, ends = self.starts, self.ends
        for mention in mentions:
            while at < len(starts) and starts[at] < mention.span.start:
                at += 1
            spot = at
            while spot < len(ends) and ends[spot] <= mention.span.end:
                letters[spot] = "X"
                spot += 1
        at = 0
        for time in times:
            while at < len(starts) and starts[at] < time.span.start:
                at += 1
            while at < len(ends) and ends[at] <= time.span.end:
                letters[at] = DAY
                at += 1
        for at, (letter, word) in enumerate(zip(letters, self.words, strict=True)):
            if letter == "0" and word[0] in _CURRENCY:
                letters[at] = WORD_OF_AMOUNT  # it begins a phrase: "gave Tern Labs | $40 million"
                if self.words[at + 1 : at + 2] and self.words[at + 1] in _SCALES:
                    letters[at + 1] = "0"
            elif (
                letter == "0" and len(word) == 4 and _NUMBER_OF_YEAR.match(word) and (at == 0 or letters[at - 1] != "X")
            ):  # noqa: PLR2004
                letters[at] = DAY

    def _see_triggers(self) -> None:
        """Class the words that may tell an event as verbs where they are verbs."""
        known, others = forms_of(), company()
        words = self.words
        letters = list(self.tags)
        for at, word in enumerate(words):
            forms = known.get(word)
            if forms is None or letters[at] == DAY or (letters[at] == "X" and not self._is_heading_of_item(at)):
                continue
            if word in others and "money" not in others[word] and others[word].isdisjoint(words):
                continue
            letter = _letter_of(self, letters, at, forms)
            if letter and self.tags[at + 1 : at + 2] == "V" and words[at + 1].endswith("s"):
                letters[at + 1] = "n"
            if letter:
                letters[at] = letter
            elif "noun" in forms and letters[at] in "vVKG":
                letters[at] = "n"
            if letter or "noun" in forms or "modal" in forms:
                self.triggers.append(at)
        self.tags = "".join(letters)

    def _is_heading_of_item(self, at: int) -> bool:
        """Whether a word with a capital goes on after a dash or a colon: "Tern-2 – Released May 3"."""
        return (
            at > 0
            and self.tags[at - 1] in "-:("
            and self.text[self.starts[at]].isupper()
            and (at + 1 >= len(self.tags) or self.tags[at + 1] in "DpYn0.,")
        )


_ADJECTIVES = classes.words("event-adjective")
_DEGREES = frozenset(("more", "most", "less", "least", "very", "so", "too", "highly", "widely", "fully"))
_HOMOGRAPHS = classes.words("event-homograph")
_AFTER_TO = frozenset("dehmX0gkniKEGa")
_OBJECT_OPENS = "dehmXg0k"
_NOMINAL = "nXKy"


def _letter_of(reading: Reading, letters: list[str], at: int, forms: frozenset[str]) -> str:
    """The class of a possible trigger as a verb; empty where it is none."""
    before = at - 1
    while before >= 0 and letters[before] in "aNk":
        before -= 1
    left = letters[before] if before >= 0 else "^"
    right = letters[at + 1] if at + 1 < len(letters) else "$"
    if "past" in forms:
        return _past(reading, letters, at, before, left, right, forms)
    if "ing" in forms and "noun" in forms and (right not in "dehXg0kn" or (right == "n" and left in _NOMINAL + "dge0")):
        return ""
    if "ing" in forms:
        if left in "dge" and (right in _NOMINAL + "o" or before == at - 1 and right in "poY.,c$"):
            return ""
        return "" if right in _NOMINAL and left in "o" and "noun" in forms else TRIGGER_ING
    if "base" in forms or "third" in forms:
        return FINITE_FORM if _is_present(reading, letters, at, left, right, "third" in forms, before) else ""
    return ""


def _past(
    reading: Reading, letters: list[str], at: int, before: int, left: str, right: str, forms: frozenset[str]
) -> str:
    """A past form is a verb where it is no adjective: "the newly released model", "using banned chips"."""
    if right in "nXKyEG" and (left in "deg" + "poYFGzvVT" and (left not in "poY" or right != "X")) and left not in "h":
        if not (left in "Vv" and right == "X"):
            return ""
    if right in "nXKyEGa," and before < at - 1 and left in "degpoYG^":
        return ""
    if at and reading.words[at - 1] in _DEGREES:
        return ""  # "more closed and restricted"
    if "base" in forms and left in "degoY" and right not in "dehX0":  # "a cut", "the put"
        return ""
    return PAST


def _is_present(reading: Reading, letters: list[str], at: int, left: str, right: str, third: bool, before: int) -> bool:
    """Whether a form that may be a noun is a verb here."""
    words = reading.words
    if words[at] in _ADJECTIVES and right in _NOMINAL and left not in "TMU":
        return False
    if words[at] == "fine":
        return left in "TMU" and right in "dehXg"
    if left == "T":
        return right in "dehmXgkn0KEGaipTo$.,c(DYb:;rswt"
    if left in "MU" or left in "hi":
        return left in "MUi" or third or words[before] != "it"
    if left == "r":
        return True
    if words[at] not in _HOMOGRAPHS and left in "nXyK)0,c-" and before >= 0:
        return third or words[before].endswith("s") or left in ",c"
    if left in "nXyK)0" and before >= 0:
        if third:
            if (
                words[at].endswith("s")
                and left == "n"
                and words[before].endswith("s")
                and not words[before].endswith("ss")
            ):
                return False  # "press releases"
            return (
                right in "dehmXgk0G"
                or (right in "naKpT" and left == "X" and right != "T" and before + 1 == at and right != "p")
                or (right == "T" and words[at] in ("plans",))
            )
        many = words[before].endswith("s") or (left == "X")
        return many and right in "dehXg0km"
    if left in ",c":
        return right in "dehmXg0" and _has_verb_before(letters, before)
    if left == "t":
        return third or right in "dehX"
    return False


def _has_verb_before(letters: list[str], at: int) -> bool:
    return any(letter in "vVEZWIzBHMUu" for letter in letters[max(0, at - 12) : at])


def _governs(tags: str, at: int) -> bool:
    """Whether "plans", "aims" or "bid" is the verb here, by what is before the phrase in which it would be a noun."""
    at -= 1
    while at >= 0 and tags[at] in "aN":
        at -= 1
    if at < 0 or tags[at] in "dgepoYvVEZ":
        return False
    if tags[at] not in "nKy0GEgk":
        return True
    while at >= 0 and tags[at] in "nXKyEGga0k":
        at -= 1
    if at >= 0 and tags[at] in "de":
        at -= 1
    return at < 0 or tags[at] not in "vVEZWzpoYBH"


_APPROXIMATIONS = (
    ("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("less", "than"), ("fewer", "than"),
    ("as", "much", "as"), ("as", "many", "as"), ("over",), ("about",), ("around",), ("well", "over"), ("under",),
)  # fmt: skip
_APPROXIMATE = frozenset(some[0] for some in _APPROXIMATIONS)


def approximates(words: Sequence[str], at: int) -> int:
    """How many words say that a number is about so: "at least", "up to"."""
    return next((len(some) for some in _APPROXIMATIONS if tuple(words[at : at + len(some)]) == some), 0)


_UNITS = frozenset((
    "week", "month", "year", "quarter", "decade", "century", "summer", "spring", "autumn", "winter", "fall", "weekend", "night",
    "weeks", "months", "years", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
))  # fmt: skip
_RELATIVE = frozenset(("last", "next", "this", "past", "coming", "previous"))
_PLAIN_ADJECTIVES = classes.words("event-plain-adjective")
_BEFORE_TO = re.compile(r"[nK](?=[aN]*T)")
_AFTER_TO_WORD = re.compile(r"T[nKvV]")
_AFTER_HELPER = re.compile(r"[MU][aN]*[nK](?![BHMU])")
_PLURAL = re.compile(r"[^s]s\Z")


def _without_hidden(words: Sequence[str], tags: str) -> str:
    """The row with verbs that look like nouns as what they are."""
    letters = list(tags)
    for at, word in enumerate(words):
        if letters[at] == "V" and word.endswith("ed"):
            letters[at] = "E"
        elif (
            word in _APPROXIMATE and (many := approximates(words, at)) and tags[at + many : at + many + 1] in ("e", "0")
        ):
            letters[at : at + many] = "a" * many
        elif word in _UNITS and at and words[at - 1] in _RELATIVE:
            letters[at - 1] = letters[at] = DAY
            if at > 1 and words[at - 2] in ("earlier", "later"):
                letters[at - 2] = DAY
        elif word in ("set", "sets") and letters[at - 1 : at] in (["n"], ["K"]) and letters[at] == "v":
            letters[at] = "n"  # "a data set"
    tags = "".join(letters)
    for found in _AFTER_HELPER.finditer(tags):
        letters[found.end() - 1] = "v"
    for found in _HIDDEN_VERB.finditer(tags):
        at = found.start()
        letters[at] = "v"
    known = governors()
    for found in _BEFORE_TO.finditer(tags):
        at = found.start()
        if words[at] in known and any(one.sort == "verb" for one in known.get(words[at], ())) and _governs(tags, at):
            letters[at] = "v"
    for found in _AFTER_TO_WORD.finditer(tags):
        at = found.start() + 1
        follows = tags[at + 1 : at + 2]
        if words[at] in _PLAIN_ADJECTIVES:
            continue
        if tags[at] in "vV" or (not _PLURAL.search(words[at]) and follows in _AFTER_TO):
            letters[at] = INFINITIVE
    for at, word in enumerate(words):
        if letters[at] == "w" and word in ("who", "which"):
            letters[at] = "r"
    return "".join(letters)
