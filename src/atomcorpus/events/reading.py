"""A sentence with a trigger as a row of classes, and its noun phrases and verbs: what roles are read from.

The classes are those of citations (`word_classes`), with finer ones for auxiliaries, for determiners and for what
times and names are known to be. Everything is found by one pass over the row, whatever the sentence holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from atomcorpus.entities import Actor
from atomcorpus.events.frames import company, forms_of, particles
from atomcorpus.events.letters import FINER, refine
from atomcorpus.events.verb_or_noun import verb_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.annotations import Mention
    from atomcorpus.citations.tokens import Sentence, Words
    from atomcorpus.events.measures import Placed
    from atomcorpus.facts import TimeExpression

__all__ = ["HELPERS", "Reading"]

HELPERS = "BHMUNauk"
"""What a verb group has before its verb."""

# Participles are part of a phrase where they stand before a noun and after what opens one.
_PHRASE = re.compile(
    r"(?:[dek]|a(?=[neEGX0Kaky]))*"
    r"(?:[nXKy0g]|k(?=[nXKyg0])|(?<=[XnKy0])k|(?<=[depgakoY0BVvZWzIHM])E(?=[nXKyGk0e])|(?<=[,c])E(?=[nXKyGk])|^E(?=[nXKyG])|(?<=[dgenXK0yZWIvV])G(?=[nXKyk])"
    r"|(?<=[nXKde0])a(?=[nXKE])|(?<=[dg])D+(?=[nXK])|(?<=[de0g])[vV](?=[nK])|(?<=n)e0?(?=[nK])|(?<=E)e(?=[n0]))*"
    r"(?:[nXKy0g]k?|(?<=[nXKde0g])G(?=[BHMUuvV.,;:?)ZW]|$))"
    r"|[hmi]|e"
)
_AROUND = "$" * 64 + "^" * 16
_VERB = re.compile(r"[BHMUvVZWIu]|(?<=[nXhiyk)Krta,BH])E|[Gz]")

_NO_SUBJECT = tuple(map(list, ("", "d", "e", "g", "p", "o", "Y")))
_WINDOW = 60  # words before a verb in which its subject and what it is joined to are looked for


class Reading:
    """One sentence, read for events.

    Args:
        text: The whole text.
        sentence: Its words, read.
        mentions: The mentions of the text.
        times: Its times.

    Attributes:
        words: Its words, as citations have them.
        tags: One class letter for each word.
        tag: Gives the class of a word by its number; "^" right before the first, "$" after the last.
        starts: Offset of each word in the text.
        ends: Offset after each word.
        mentions: The mentions in it.
        times: The times in it.
        phrases: First and last word of each noun phrase, by the last; none where nothing is a trigger.
        openings: The same by the first.
        triggers: Words that may tell an event.
    """

    __slots__ = (
        "_verbs",
        "ends",
        "mentions",
        "openings",
        "phrases",
        "start",
        "starts",
        "stop",
        "tag",
        "tags",
        "text",
        "times",
        "triggers",
        "words",
    )

    def __init__(self, text: str, sentence: Sentence, mentions: Placed[Mention], times: Placed[TimeExpression]) -> None:
        self.text = text
        self.words, self.starts, self.ends = sentence.words, sentence.starts, sentence.ends
        self.start, self.stop = self.starts[0], self.ends[-1]
        self.mentions = mentions.between(self.start, self.stop)
        self.times = times.between(self.start, self.stop)
        letters = list(map(FINER.get, self.words, sentence.tags))
        self._see_names(letters)
        self.tags = refine(self.words, letters)
        self.triggers: list[int] = []
        self._see_triggers()
        self.tag = (self.tags + _AROUND).__getitem__
        self.phrases: dict[int, Words] = {}
        self.openings: dict[int, Words] = {}
        self._verbs: list[int] | None = None
        if self.triggers:  # nothing is asked of a sentence without any
            for first, end in map(re.Match.span, _PHRASE.finditer(self.tags)):
                self.phrases[end - 1] = self.openings[first] = first, end - 1

    @property
    def verbs(self) -> list[int]:
        """Where verbs and auxiliaries are, in order; most subjects are right before their verb, and nobody asks."""
        if self._verbs is None:
            self._verbs = list(map(re.Match.start, _VERB.finditer(self.tags)))
        return self._verbs

    def is_named(self, phrase: Words) -> bool:
        """Whether a name begins in a phrase."""
        start, end = self.starts[phrase[0]], self.ends[phrase[1]]
        return any(start <= mention.span.start < end for mention in self.mentions)

    def ends_with_actor(self, at: int) -> bool:
        """Whether the name of an actor ends with a word."""
        end = self.ends[at]
        return any(mention.span.end == end and isinstance(mention.entity, Actor) for mention in self.mentions)

    def verbs_before(self, at: int) -> list[int]:
        """The verbs and auxiliaries of the sixty words before one, the nearest first."""
        return self.verbs[bisect_left(self.verbs, at - _WINDOW) : bisect_left(self.verbs, at)][::-1]

    def _see_names(self, letters: list[str]) -> None:
        """Class the words of names as names, and those of times as days."""
        named = bool(self.mentions) and self._see_spans(letters, self.mentions, "X") == 0
        if letters[0] == "X" and not named and self.words[0] in forms_of():
            letters[0] = "n"  # the capital of the first word says nothing
        if self.times:
            self._see_spans(letters, self.times, "D")

    def _see_spans(self, letters: list[str], records: Sequence[Mention | TimeExpression], letter: str) -> int:
        """Class the words of records; the first word that belongs to one, -1 for none."""
        starts, ends = self.starts, self.ends
        at, first = 0, -1
        for record in records:
            at = bisect_left(starts, record.span.start, at)
            while at < len(ends) and ends[at] <= record.span.end:
                letters[at] = letter
                first = at if first < 0 else first
                at += 1
        return first

    def _see_triggers(self) -> None:
        """Class the words that may tell an event as verbs where they are verbs."""
        known, others = forms_of(), company()
        words = self.words
        letters = list(self.tags)
        for at in [at for at, word in enumerate(words) if word in known]:
            word, forms = words[at], known[words[at]]
            if letters[at] == "D" or (letters[at] == "X" and not self._is_heading_of_item(at)):
                continue
            if word in others and "money" not in others[word] and others[word].isdisjoint(words):
                continue
            letter = verb_letter(words, letters, at, forms)
            if (
                not letter
                and (word, *words[at + 1 : at + 2]) in particles()
                and letters[at - 1 : at] not in _NO_SUBJECT
            ):
                letter = "W"  # "the act takes effect"
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
