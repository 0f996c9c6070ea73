"""From the drafts of single sentences to the citations of an article: quotations that go on, speakers on other lines.

Everything here is about what lies between sentences and between blocks; the rules for one sentence are in `rules`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import define, field

from atomcorpus.citations.attributions import Attribution
from atomcorpus.citations.contents import content_left
from atomcorpus.citations.evidence import weigh_register
from atomcorpus.citations.layouts import (
    is_utterance,
    may_announce,
    named_behind_quotation,
    read_headline,
    read_introduction,
    read_speaker,
    read_speaker_line,
    signed_quotation,
)
from atomcorpus.citations.quotations import find_marks, opens_quotation
from atomcorpus.citations.rules import find_drafts
from atomcorpus.citations.sentence_blocks import quotations_in, sentences_of
from atomcorpus.citations.source_words import is_people
from atomcorpus.citations.tokens import Sentence, read_sentence
from atomcorpus.citations.word_classes import (
    ADVERB,
    COLON,
    DASH,
    FINITE,
    HOMOGRAPH,
    MARK,
    NAME,
    NAME_OPENERS,
    NOMINAL,
    STOP,
    UTTERANCE,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from atomcorpus.citations.tokens import Words
    from atomcorpus.spans import Span

    Offsets = tuple[int, int]

__all__ = ["find_attributions"]

_TO_THE_END = UTTERANCE + STOP + MARK
_IN_NAMES = NOMINAL + HOMOGRAPH
_PREDICATES = FINITE + ADVERB

_ALL = 2


def find_attributions(
    text: str,
    blocks: Sequence[Span],
    names: Container[int] = (),
    titled: Container[int] = (),
    speakers: Container[int] = (),
) -> list[Attribution]:
    """Every citation of a text, in the order of their cues.

    Args:
        text: The whole text.
        blocks: Its headings and paragraphs.
        names: Offsets of the words of names of several words.
        titled: Offsets of headings that begin with somebody's name and a colon.
        speakers: Offsets of the words of names of people and bodies.
    """
    collector = _Collector(text, blocks, names, titled, speakers, find_marks(text), weigh_register(text))
    for number in range(len(blocks)):
        collector.read(number)
    return [attribution for attribution in collector.found if attribution.contents]


@define
class _Collector:
    """What has been read of a text, block after block.

    Attributes:
        text: The text.
        blocks: Its headings and paragraphs.
        names: Offsets of the words of names of several words.
        titled: Offsets of headings that begin with somebody's name and a colon.
        speakers: Offsets of the words of names of people and bodies.
        marks: Offsets of what may be quotation marks.
        register: What the register of the text adds to the evidence for each cue.
        found: The citations so far.
        speaking: The citation of the sentence just read, which a quotation without a cue carries on.
        waiting: A citation whose content is the next block: "From the release notes:".
        unsigned: The quotation just read, when nobody has been found for it: its sentence and words.
        unclosed: Quotations of whole blocks that go on in the next one and have no speaker yet.
        previous: The sentence just read.
    """

    text: str
    blocks: Sequence[Span]
    names: Container[int]
    titled: Container[int]
    speakers: Container[int]
    marks: list[int]
    register: int
    found: list[Attribution] = field(factory=list)
    speaking: Attribution | None = None
    waiting: Attribution | None = None
    unsigned: tuple[Sentence, Words] | None = None
    unclosed: list[tuple[Sentence, Words]] = field(factory=list)
    previous: Sentence | None = None

    def read(self, number: int) -> None:
        """Read the next block."""
        block = self.blocks[number]
        following = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
        quoted = bisect_left(self.marks, block.start) < bisect_left(self.marks, block.end)
        quotations, goes_on = quotations_in(self.text, block, following) if quoted else ([], False)
        if self.waiting is not None and self._is_announced(block):
            self.waiting.add_block((block.start, block.end))
            self.speaking = self.waiting if goes_on else None
            self.waiting = self.waiting if self._announces_next(block, following) else None
            return
        self.waiting = None
        last: Sentence | None = None
        for sentence in sentences_of(self.text, block, quotations):
            sentence.leave_out_names(self.names)
            label = last is None and self.text.find(":", block.start, block.start + _LONGEST_LABEL) > 0
            if self.unsigned is not None or label or sentence.may_cite():
                self._read_sentence(sentence.read(), last, number)
            else:
                self.speaking = None
            last = self.previous = sentence
        self._close(number, goes_on=goes_on)
        if last is not None and following is not None and self.text[block.end - 1] == ":":
            self._announce(last.read(), number)

    def _close(self, number: int, *, goes_on: bool) -> None:
        """Leave a block: forget who speaks unless the next one goes on with a quotation of the same speaker."""
        if not goes_on and not self._begins_afresh(number + 1):
            self.speaking = None
        if goes_on and self.unsigned is not None:
            self.unclosed.append(self.unsigned)
        elif not goes_on:
            self.unclosed.clear()

    def _begins_afresh(self, number: int) -> bool:
        """Whether a block begins with a quotation that no dash in the block after it signs."""
        if number >= len(self.blocks) or not opens_quotation(self.text, self.blocks[number].start):
            return False
        end = self.blocks[number].end
        if _SENTENCE_ENDS.isdisjoint(self.text[end - 2 : end]):
            return False  # a heading
        return number + 1 == len(self.blocks) or self.text[self.blocks[number + 1].start] not in _SIGNING

    def _read_sentence(self, sentence: Sentence, before: Sentence | None, number: int) -> None:
        sentence.name_pronouns(self.names)
        unsigned, self.unsigned = self.unsigned, None
        if unsigned is not None and sentence.tags.lstrip(MARK)[:1] == DASH and self._sign(unsigned, sentence, number):
            return
        if not (sentence.quotations and is_utterance(sentence)):
            new = _attribute(
                self.text,
                sentence,
                number,
                self.register,
                titled=before is None and self.blocks[number].start in self.titled,
            )
            self._refer_back(new)
            if before is None and new and new[0].contents[0][0] == sentence.starts[0]:
                for unclosed in self.unclosed:
                    new[0].add(*unclosed)
            self.unclosed.clear()
            self.found += new
            quotations = [one for one in new if one.quoted[-1] == _ALL]
            last = (quotations or new)[-1] if new else None
            goes_on = last is not None and last.source is not None and last.rule != "dash"  # a signature closes
            self.speaking = last if goes_on else None
            return
        words = (0, sentence.last())
        if self.speaking is not None:
            self.speaking.add(sentence, words)
        elif before is not None and (speaker := _speaker_before(before.read())) is not None:
            self.speaking = self._add(before, speaker, "sentence-before", number, sentence, words)
        elif before is None and number > 0 and (line := self._line_above(number)) is not None:
            self.speaking = self._add(*line, "line-before", number - 1, sentence, words)
        else:
            self.unsigned = sentence, words

    def _refer_back(self, new: list[Attribution]) -> None:
        """Give "That's according to Ada Poe" the sentence before it, for which "that" stands."""
        for one in new:
            if one.rule in _REFERRING and self.previous is not None and one.stands_for_previous():
                previous = self.previous.read()
                words = content_left(previous, previous.last())
                one.contents, one.quoted = [], []
                if words is not None:
                    one.add(previous, words)

    def _add(  # noqa: PLR0913, PLR0917 - the two sentences of one citation
        self, sentence: Sentence, source: Words, rule: str, number: int, quotation: Sentence, words: Words
    ) -> Attribution:
        attribution = Attribution(sentence, source, None, "assertion", rule, number)
        attribution.add(quotation, words)
        self.found.append(attribution)
        return attribution

    def _sign(self, unsigned: tuple[Sentence, Words], sentence: Sentence, number: int) -> bool:
        """Attribute a quotation to the name after the dash with which the sentence after it begins."""
        quote = sentence.tags.find(UTTERANCE)
        name = read_speaker_line(sentence, 0, quote if quote > 0 else None)
        if name is None:
            return False
        self._add(sentence, name, "dash", number, *unsigned)
        if quote > 0:  # the next of several signed quotations
            self.unsigned = sentence, (quote, sentence.last())
        return True

    def _line_above(self, number: int) -> tuple[Sentence, Words] | None:
        """The speaker's line over a quotation block, if there is one."""
        above = self.blocks[number - 1]
        if above.end - above.start > _LONGEST_LINE:
            return None
        line = read_sentence(self.text, above.start, above.end, ())
        name = read_speaker_line(line)
        if (
            name is None
            or line.tags[0] == DASH
            or line.tags.endswith(STOP)
            or (name[0] == name[1] and not line.tags.endswith(COLON))
        ):
            return None
        return line, name

    def _announce(self, sentence: Sentence, number: int) -> None:
        """Begin the citation of a closing "From the release notes:", or go on with one that was found there."""
        introduction = read_introduction(sentence)
        if introduction is None:
            if self.found and self.found[-1].lists(sentence) and self._is_listed(self.blocks[number + 1]):
                self.waiting = self.found[-1]
            return
        source, cue, act, spoken = introduction
        if spoken and not self._is_spoken(self.blocks[number + 1]):
            return
        if (cue is None or sentence.tags[cue[1]] == HOMOGRAPH) and not may_announce(sentence, source, self.speakers):
            return  # "Elsewhere:", "Cool finds:"
        for attribution in reversed(self.found):
            if attribution.sentence is not sentence:
                break
            if attribution.cue is not None and cue is not None and attribution.cue[1] == cue[1]:
                self.waiting = attribution
                return
        self.waiting = Attribution(sentence, source, cue, act, "block", number)
        self.found.append(self.waiting)

    def _is_announced(self, block: Span) -> bool:
        """Whether a block can be what was announced: a sentence or more than a line, and no announcement itself."""
        last = self.text[block.end - 1]
        quoted = last in _CLOSING_MARKS and opens_quotation(self.text, block.start)
        long = block.end - block.start > _SHORTEST_BLOCK or last in _SENTENCE_ENDS or quoted
        return long and last != ":"

    def _is_spoken(self, block: Span) -> bool:
        """Whether a block is marked as quoted or somebody says "I" or "we" at its beginning."""
        opening = self.text[block.start : min(block.end, block.start + _OPENING)]
        return opening[0] in _QUOTING or _FIRST_PERSON.search(opening) is not None

    def _is_listed(self, block: Span) -> bool:
        """Whether a block is an item of a list."""
        return _ITEM.match(self.text, block.start, block.end) is not None

    def _announces_next(self, block: Span, following: Span | None) -> bool:
        """Whether the block after an announced one goes on with it: both are marked as quoted, or as items."""
        mark = self.text[block.start]
        return following is not None and mark in ">-•*" and self.text[following.start] == mark


_QUOTING = frozenset('>"“„«')
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_ITEM = re.compile(r"(?:[-*•]|\d\d?[.)]) ")
_OPENING = 80  # code points in which a speaker says "I"
_SIGNING = "-–—―"
_SENTENCE_ENDS = frozenset(".,!?…")
_CLOSING_MARKS = frozenset("\"”“’»'")
_REFERRING = frozenset(("according-to", "as-reported"))
_LONGEST_LABEL = 14  # code points of "Researchers:"
_LONGEST_LINE = 120  # code points of a speaker's name with a description
_SHORTEST_BLOCK = 20


def _attribute(text: str, sentence: Sentence, number: int, register: int, *, titled: bool) -> list[Attribution]:
    """The citations of one sentence: those of its cues or else the one that its marks make.

    What stands after the colon of a headline is its speaker's, and only what is said there has a speaker of its own.
    """
    headline = None
    if titled or (COLON in sentence.tags and not sentence.quotations):
        headline = read_headline(sentence, titled=titled)
    new = []
    drafts = find_drafts(sentence, register)
    if headline is not None and any(draft.rule in _AFTER_CONTENT for draft in drafts):
        headline = None  # "Sources: the lab is closing, says Poe"
    for draft in drafts:
        attribution = Attribution(sentence, draft.source, draft.cue, draft.act, draft.rule, number)
        for words in draft.contents:
            attribution.add(sentence, words)
        if headline is None or draft.act == "assertion":
            new.append(attribution)
    if headline is not None:
        return [_by_marks(sentence, "colon", number, headline), *new]
    if new:
        return new
    for rule, found in _laid_out(text, sentence):
        if found is not None:
            return [_by_marks(sentence, rule, number, found)]
    return []


def _by_marks(sentence: Sentence, rule: str, number: int, found: tuple[Words, Words]) -> Attribution:
    """The citation of a content and its source that marks join."""
    attribution = Attribution(sentence, found[1], None, "assertion", rule, number)
    attribution.add(sentence, found[0])
    return attribution


_AFTER_CONTENT = frozenset(("trailing", "inverted", "according-to", "as-reported"))


def _laid_out(text: str, sentence: Sentence) -> Iterator[tuple[str, tuple[Words, Words] | None]]:
    """What each rule for marks finds in a sentence, with its name."""
    if sentence.quotations:
        yield "dash", signed_quotation(sentence)
        yield "colon", named_behind_quotation(sentence)
        yield "colon", read_speaker(sentence)
        yield "line-before", _speaker_on_line(text, sentence)


def _speaker_on_line(text: str, sentence: Sentence) -> tuple[Words, Words] | None:
    """The quotation and the name on the line over it, in one block."""
    quote = sentence.tags.find(UTTERANCE)
    if quote < 2 or sentence.tags[0] == DASH or sentence.tags[quote:].strip(_TO_THE_END):
        return None
    if "\n" not in text[sentence.ends[quote - 1] : sentence.starts[quote]]:
        return None
    name = read_speaker_line(sentence, 0, quote)
    return ((quote, sentence.last()), name) if name is not None else None


def _speaker_before(sentence: Sentence) -> Words | None:
    """The person who acts in the sentence before a quotation: its subject, when that is a name or "he", "she"."""
    tags, words = sentence.tags, sentence.words
    if words[0] in ("he", "she"):
        return 0, 0
    end = 0
    while end < len(tags) and tags[end] in (NAME_OPENERS if end == 0 else _IN_NAMES):
        end += 1
    if not 0 < end < len(tags) or tags[end] not in _PREDICATES:
        return None
    return (0, end - 1) if not tags[:end].strip(NAME) or is_people(words[end - 1]) else None
