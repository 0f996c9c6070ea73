"""What the rules about names see of an article: its blocks, each with the words that may begin a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.mentions.listed import small_words
from atomcorpus.mentions.words import begins_sentence, capitalized_words, is_title_case

if TYPE_CHECKING:
    from atomcorpus.mentions.listed import NameIndex
    from atomcorpus.spans import Span

__all__ = ["Block"]


class Block:
    """A paragraph or heading with the words in it that may begin a name."""

    __slots__ = ("end", "sentence_starts", "start", "words")

    def __init__(self, text: str, span: Span, index: NameIndex, *, heading: bool) -> None:
        self.start, self.end = span.start, span.end
        self.words = capitalized_words(text, span.start, span.end)
        if small := small_words(text, span.start, span.end, index):
            self.words = sorted(self.words + small)
        shouting = heading and is_title_case(text, span.start, span.end)
        self.sentence_starts = {
            word.start for word in self.words if shouting or begins_sentence(text, word.start, span.start)
        }
