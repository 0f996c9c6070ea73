"""A citation under construction: what rules of sentences and of layout have found of it so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from atomcorpus.citations.word_classes import PHRASE, PUNCTUATION, QUOTED, UTTERANCE

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence, Words
    from atomcorpus.entities import Actor

__all__ = ["Attribution"]

Offsets = tuple[int, int]
_QUOTATIONS_ONLY = PUNCTUATION + QUOTED
_REFERENCES = frozenset(("this", "that", "it", "all"))
_BEING = frozenset(("this", "that", "is", "was", "'s", "’s", "at", "least", "all"))


@define
class Attribution:
    """A citation under construction, in offsets into the text.

    Attributes:
        sentence: The sentence of the source.
        source: The source phrase in words of that sentence; None where there is none.
        cue: The cue in words of that sentence; None when only the layout attributes.
        act: What the source does.
        rule: Name of the rule.
        block: Number of the block of the source.
        contents: Stretches of content.
        quoted: For each stretch, how much of it stands in quotation marks: 2 all, 1 some, 0 nothing.
        speaker: Who speaks, where the layout says it and the source does not.
    """

    sentence: Sentence
    source: Words | None
    cue: Words | None
    act: str
    rule: str
    block: int
    contents: list[Offsets] = field(factory=list)
    quoted: list[int] = field(factory=list)
    speaker: Actor | None = None

    def add(self, sentence: Sentence, words: Words) -> None:
        """Add a stretch of content, given in words of its sentence."""
        first, last = words
        self.contents.append((sentence.starts[first], sentence.ends[last]))
        self.quoted.append(_quoted(sentence.tags[first : last + 1]))

    def stands_for_previous(self) -> bool:
        """Whether the content is nothing but "this is", "that's", "it was"."""
        (start, end), *others = self.contents
        words = [word for word, at in zip(self.sentence.words, self.sentence.starts, strict=True) if start <= at < end]
        return not others and len(words) > 1 and words[0] in _REFERENCES and set(words[1:]) <= _BEING

    def lists(self, sentence: Sentence) -> bool:
        """Whether somebody's words reach up to the colon that ends a sentence: "Critics see three problems:"."""
        return (
            self.sentence is sentence
            and self.source is not None
            and self.cue is not None
            and self.contents[-1][1] == sentence.ends[sentence.last()]
        )

    def add_block(self, block: Offsets) -> None:
        """Add a whole block that stands as a quotation."""
        self.contents.append(block)
        self.quoted.append(2)


def _quoted(tags: str) -> int:
    """How much of a stretch is quoted: 2 all, 1 some, 0 nothing."""
    if UTTERANCE not in tags and PHRASE not in tags:
        return 0
    return 1 if tags.strip(_QUOTATIONS_ONLY) or tags.translate(_NO_QUOTES).strip(PUNCTUATION) else 2


_NO_QUOTES = dict.fromkeys(map(ord, QUOTED))
