"""Turns of a transcript: what stands after a speaker's name at the beginning of a line, "Ada Poe [00:01:07]: ...".

A label is nothing by itself ("Note: ...", "License: ..."). A text is a transcript when labels come back, and they are
names of people or have the time beside them, as services for transcription write it.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.citations.source_words import is_given_name
from atomcorpus.english import classes
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from collections.abc import Set as AbstractSet

__all__ = ["ANSWERS", "ROLES", "Label", "Turn", "find_answers", "find_labels", "find_turns", "without_labels"]

Offsets = tuple[int, int]

_PART = r"[^\W\d_a-z][\w.’'-]*+"
_PARTICLES = "|".join(sorted(classes.words("particles")))
_NAME = rf"{_PART}(?: (?:(?:{_PARTICLES}) ){{0,2}}(?:(?:{_PARTICLES})-)?{_PART}){{0,3}}"
_TIME = r"[\[(]\d{1,2}(?::\d\d){1,2}[\])]"
_EMPLOYER = r" \((?!\d)(?P<beside>[^()\n]{1,40})\)"
_ROLE = r"(?:Audience|Unidentified|Unknown|Male|Female) [a-z]+(?: \d)?(?=:)"
_TITLE = re.compile(rf"(?:{'|'.join(sorted(classes.words('transcript-title')))})\.? ")
_LABEL = re.compile(
    rf"[\"“]?(?P<before>{_TIME}\s)?(?P<name>{_ROLE}|{_NAME})(?:{_EMPLOYER})?(?:(?P<time>\s?{_TIME})(?::|(?=\s*\Z|\n))|:)(?!\S)"
)
ROLES = classes.words("transcript-role")
"""Words with which a transcript names somebody by a role."""
_LONGEST = 120  # code points of a label
_FEWEST = 3


class Turn(NamedTuple):
    """What one speaker says before another one does.

    Attributes:
        label: Offsets of what stands before it.
        name: Offsets of the speaker's name, in the label.
        contents: Offsets of what is said, a stretch a block; may be empty.
    """

    label: Offsets
    name: Offsets
    contents: list[Offsets]


class Label(NamedTuple):
    """A line's beginning that looks like a speaker's name.

    Attributes:
        block: Number of its block.
        start: Offset of its first code point.
        end: Offset after its last one.
        name: Offsets of the name in it.
        text: The name.
        timed: Whether a time stands beside it.
        heard: Whether a remark on how somebody is heard stands beside it: "POE (voice-over):".
    """

    block: int
    start: int
    end: int
    name: Offsets
    text: str
    timed: bool
    heard: bool


_STAGE = classes.words("stage-label")
_HEARD = classes.words("stage-remark")
_LETTER = re.compile(r"[^\W\d_]")


def find_labels(text: str, blocks: Sequence[Span]) -> list[Label]:
    """What looks like a speaker's name at the beginning of a line, in text order; few texts have any."""
    found: list[Label] = []
    for number, block in enumerate(blocks):
        start = block.start
        while start >= 0:
            if label := _LABEL.match(text, start, min(block.end, start + _LONGEST)):
                timed = label["before"] is not None or label["time"] is not None
                heard = label["beside"] in _HEARD
                found.append(Label(number, start, label.end(), label.span("name"), label["name"], timed, heard))
            start = text.find("\n", start, block.end) + 1 or -1
    return found


def find_turns(
    text: str, blocks: Sequence[Span], labels: list[Label], headings: Container[int], people: AbstractSet[Offsets]
) -> list[Turn]:
    r"""The turns of a transcript, in text order; none in any other text.

    There must be three labels or more, one of them twice: names of people, names with the time, "Interviewer". A turn
    goes on over paragraphs, up to the next label or heading, where two or more speak; the last one does not, since
    nothing says where it ends.

    Args:
        text: The whole text.
        blocks: Its headings and paragraphs.
        labels: What `find_labels` finds in them.
        headings: Offsets at which a heading begins.
        people: Offsets of the names of people.

    Example:
        >>> text = "Ada Poe: Why?\n\nBo Lin: Why not?\n\nAda Poe: I see.\n\nBo Lin: Good."
        >>> blocks = [Span(0, 13), Span(15, 31), Span(33, 48), Span(50, 63)]
        >>> turns = find_turns(text, blocks, find_labels(text, blocks), (), {(0, 7), (15, 21)})
        >>> [(text[slice(*turn.name)], text[slice(*turn.contents[0])]) for turn in turns][:2]
        [('Ada Poe', 'Why?'), ('Bo Lin', 'Why not?')]
    """
    people = people | _heard(text, labels, people)
    whole = [label for label in labels if label.start not in headings or label.end == blocks[label.block].end]
    spoken = _speakers_only(whole, people)
    is_dialogue = len({label.text for label in spoken}) > 1
    turns = _turns(text, blocks, spoken, headings, is_dialogue=is_dialogue)
    turns = [turn._replace(contents=[]) if text[slice(*turn.name)].lower() in _STAGE else turn for turn in turns]
    worded = sum(any(_LETTER.search(text, *part) for part in turn.contents) for turn in turns)
    return turns if 2 * worded > len(turns) else []  # else a table: "Poe: 2,316"


def _turns(
    text: str, blocks: Sequence[Span], spoken: list[Label], headings: Container[int], *, is_dialogue: bool
) -> list[Turn]:
    """What follows each label, up to the next label or heading; the last turn ends with its block."""
    turns = []
    for label, following in zip_longest(spoken, spoken[1:]):
        last = following.block if following is not None and is_dialogue else label.block
        contents = [(label.end, _end_in(blocks[label.block], following))]
        for block in blocks[label.block + 1 : last + 1]:
            if block.start in headings:
                break
            contents.append((block.start, _end_in(block, following)))
        said = [_stripped(text, *part) for part in contents]
        turns.append(Turn((label.start, label.end), label.name, [part for part in said if part is not None]))
    return turns


_QUESTIONS = frozenset(("Q", "Question"))
ANSWERS = frozenset(("A", "Answer"))
"""Labels under which the guest of an interview speaks."""


def find_answers(text: str, blocks: Sequence[Span], labels: list[Label], headings: Container[int]) -> list[Turn]:
    r"""The turns of an interview under "Q:" and "A:", in text order; the questions have no contents.

    Example:
        >>> text = "Q: Why?\n\nA: Why not?"
        >>> blocks = [Span(0, 7), Span(9, 20)]
        >>> turns = find_answers(text, blocks, find_labels(text, blocks), ())
        >>> [[text[slice(*part)] for part in turn.contents] for turn in turns]
        [[], ['Why not?']]
    """
    ours = [label for label in labels if label.text in _QUESTIONS | ANSWERS]
    if not ours or ours[0].text not in _QUESTIONS or ours[-1].text not in ANSWERS:
        return []
    turns = _turns(text, blocks, ours, headings, is_dialogue=True)
    return [
        turn if label.text in ANSWERS else turn._replace(contents=[]) for label, turn in zip(ours, turns, strict=True)
    ]


def _heard(text: str, labels: list[Label], people: AbstractSet[Offsets]) -> set[Offsets]:
    """Offsets of the labels that are the surname of somebody whom the text names, in capitals, or have a remark."""
    surnames = {text[start:end].rpartition(" ")[2].upper() for start, end in people}
    return {label.name for label in labels if label.heard or label.text in surnames}


def _speakers_only(labels: list[Label], people: Container[Offsets]) -> list[Label]:
    """The labels of a transcript's speakers; none where the text is no transcript."""
    speakers = {label.text for label in labels if label.timed or _is_person(label, people)}
    capitals = any(map(str.isupper, speakers))  # a transcript in which names are written so
    unknown = Counter(label.text for label in labels if label.text not in speakers and " " in label.text)
    coming_back = {text for text, times in unknown.items() if times > 1}
    if sum(unknown.values()) > len(labels) - sum(unknown.values()) + 1:
        coming_back.clear()  # headings of another sort, among which one happens to be a name
    spoken = [
        label
        for label in labels
        if label.text in speakers
        or label.text.partition(" ")[0] in ROLES
        or (capitals and label.text.isupper())
        or (speakers and label.text in coming_back)
    ]
    counts = Counter(label.text for label in spoken)
    return spoken if speakers and len(spoken) >= _FEWEST and max(counts.values()) > 1 else []


def _is_person(label: Label, people: Container[Offsets]) -> bool:
    """Whether a label is a person's name, with or without a title, or written in capitals begins with a given name."""
    if label.name in people:
        return True
    title = _TITLE.match(label.text)
    if title is not None:
        return (label.name[0] + title.end(), label.name[1]) in people
    given, _, surname = label.text.partition(" ")
    return bool(surname) and label.text.isupper() and is_given_name(given.capitalize())


def _end_in(block: Span, following: Label | None) -> int:
    """Where a turn that reaches into a block ends there."""
    return block.end if following is None else min(block.end, max(following.start, block.start))


def _stripped(text: str, start: int, end: int) -> Offsets | None:
    """A stretch without the white space around it; None of nothing else."""
    said = text[start:end].strip()
    if not said:
        return None
    start = text.index(said, start)
    return start, start + len(said)


def without_labels(text: str, blocks: Sequence[Span], turns: Sequence[Turn]) -> list[Span]:
    r"""The blocks as their sentences are to be read: without the labels, what one speaker says apart from the next.

    Example:
        >>> text = "Ada Poe: Why?\nBo Lin: Why not?"
        >>> turns = [Turn((0, 8), (0, 7), []), Turn((14, 21), (14, 20), [])]
        >>> [span.of(text) for span in without_labels(text, [Span(0, 30)], turns)]
        ['Why?', 'Why not?']
    """
    labels = deque(turn.label for turn in turns)
    parts: list[Offsets | None] = []
    for block in blocks:
        start = block.start
        while labels and labels[0][0] < block.end:
            before, behind = labels.popleft()
            parts.append(_stripped(text, start, before))
            start = behind
        parts.append(_stripped(text, start, block.end))
    return [Span(*part) for part in parts if part is not None]
