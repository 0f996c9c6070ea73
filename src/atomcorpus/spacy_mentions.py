"""`SpacyMentions`: the names that the rules find, and those that a spaCy pipeline sees where they find none.

The only home of spaCy, which comes with the extra `spacy`. Nothing else in the package imports this module.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import field, frozen

from atomcorpus._characters import storable
from atomcorpus._extras import brought_by
from atomcorpus._repr import record_repr
from atomcorpus._validate import exactly
from atomcorpus.annotations import LinkStatus, Mention
from atomcorpus.english.lists import entries
from atomcorpus.entities import Actor, ActorKind
from atomcorpus.errors import ValidationError
from atomcorpus.mentions import find_mentions
from atomcorpus.mentions.unlisted import unlisted_actor
from atomcorpus.mentions.words import NEXT_WORD
from atomcorpus.spans import Span

with brought_by("spacy", "spacy"):
    import spacy  # pyright: ignore[reportMissingImports] - an extra
    from spacy.language import Language  # pyright: ignore[reportMissingImports] - likewise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from atomcorpus.articles import Article, Section
    from atomcorpus.knowledge import KnowledgeBase

__all__ = ["SpacyMentions"]

_PERSONS = frozenset({"PERSON", "PER"})
_PLACES = frozenset({"GPE", "LOC"})
_LABELS = {"ORG", *_PERSONS, *_PLACES}
_NOT_FOR_NAMES = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer")
_LONGEST_PARAGRAPH = 100_000
# spaCy's tokenizer takes time that grows with the square of the length of what stands between two spaces.
_LONG_WORD = re.compile(r"\S{201,}")
_ARTICLES = frozenset({"the", "The", "a", "A", "an", "An"})


def _loaded(pipeline: Language | str | Path) -> Language:
    if isinstance(pipeline, Language):
        return pipeline
    try:
        return spacy.load(pipeline, exclude=_NOT_FOR_NAMES)
    except OSError as error:
        raise ValidationError(f"SpacyMentions.pipeline: spaCy has no pipeline {pipeline!r} installed") from error


@frozen(eq=False)
class SpacyMentions:
    """A finder of mentions that asks a spaCy pipeline for a second opinion.

    Everything that the rules find stays as it is. The pipeline adds people, organisations and places (its labels
    PERSON or PER, ORG, GPE and LOC) that overlap none of it. A name that the knowledge base lists links to its entry;
    one that it leaves open, or that is an AI model's, is not added; every other name is an unlisted actor.

    The pipeline reads paragraphs, not headings, whose capitals mislead it. Of a paragraph it reads the first 100,000
    code points (or fewer, if its `max_length` says so), and nothing that goes on for more than 200 without a space;
    `share_read` says how much that leaves. Not taken from it are names that do not begin and end with a capitalised
    word, single words in capitals (small pipelines take the field's terms for names) and organisations of one word
    (in development they were wrong more often than right).

    Calls change nothing that a caller can see. spaCy does not promise that one pipeline may be used in several threads.

    Attributes:
        pipeline: A loaded pipeline, or the name or folder of an installed one; loaded when the finder is made.
        organization_kind: What its organisations are entered as, since it does not say which kind they are.

    Raises:
        ValidationError: If there is no such pipeline, or an argument has the wrong type.

    Example:
        >>> import atomcorpus, spacy
        >>> pipeline = spacy.blank("en")  # stands for a trained one
        >>> pipeline.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Medanville"}])
        >>> finder = SpacyMentions(pipeline)
        >>> article = atomcorpus.parse("From Medanville, OpenAI had no news.", find_mentions=finder)
        >>> [(mention.entity.id, mention.rule) for mention in article.mentions]
        [('unlisted:place/medanville', 'spacy:en_pipeline'), ('openai', 'listed')]
        >>> finder.share_read([article])
        1.0
    """

    pipeline: Language = field(converter=_loaded)
    organization_kind: ActorKind = field(default=ActorKind.COMPANY, kw_only=True, validator=exactly(ActorKind))

    __repr__ = record_repr

    @property
    def rule(self) -> str:
        """Name of the rule of what it adds, made of `spacy` and the pipeline's language and name."""
        return f"spacy:{self.pipeline.meta['lang']}_{self.pipeline.meta['name']}"

    def __call__(self, text: str, sections: tuple[Section, ...], knowledge: KnowledgeBase) -> tuple[Mention, ...]:
        """Find mentions by the rules, then by the pipeline.

        Args:
            text: The whole text; offsets are its code points.
            sections: Its sections.
            knowledge: Who and what is listed.

        Returns:
            Mentions sorted by span, none overlapping another.
        """
        by_rules = find_mentions(text, sections, knowledge)
        records = {mention.entity.id: mention.entity for mention in by_rules}
        added = []
        for span, label in self._names(text, sections):
            name = _trimmed(text, span, label)
            if name is None or _overlaps(by_rules, name):
                continue
            linked = self._link(name.of(text), label, knowledge)
            if linked is not None:
                entity = records.setdefault(linked[0].id, linked[0])  # one record an id, whatever the spelling
                added.append(Mention(name, entity, status=linked[1], rule=self.rule))
        return tuple(sorted((*by_rules, *added), key=lambda mention: mention.span))

    def share_read(self, articles: Iterable[Article]) -> float:
        """How much of some articles the pipeline reads.

        Args:
            articles: Any number of them, parsed with this finder or not.

        Returns:
            Code points that it reads by those in all paragraphs and headings, from 0 to 1; 1 if there are none.
        """
        total = read = 0
        for article in articles:
            total += sum(len(block) for section in article.sections for block in section.blocks())
            for passage in self._passages(article.text, article.sections):
                hidden = _LONG_WORD.finditer(article.text, passage.start, passage.end)
                read += len(passage) - sum(match.end() - match.start() for match in hidden)
        return read / total if total else 1.0

    def _names(self, text: str, sections: tuple[Section, ...]) -> list[tuple[Span, str]]:
        """What the pipeline labels a person, an organisation or a place, in text order."""
        found = []
        passages = list(self._passages(text, sections))
        with self.pipeline.memory_zone():  # else spaCy keeps every word that it has ever seen
            docs = self.pipeline.pipe((_readable(one.of(text)) for one in passages), disable=_NOT_FOR_NAMES)
            for passage, doc in zip(passages, docs, strict=True):
                for entity in doc.ents:
                    if entity.label_ in _LABELS:
                        span = Span(passage.start + entity.start_char, passage.start + entity.end_char)
                        found.append((span, entity.label_))
        return found

    def _passages(self, text: str, sections: tuple[Section, ...]) -> Iterator[Span]:
        """The paragraphs, each up to the last word that ends within the limit."""
        longest = min(_LONGEST_PARAGRAPH, self.pipeline.max_length)
        for section in sections:
            for paragraph in section.paragraphs:
                if len(paragraph) <= longest:
                    yield paragraph
                    continue
                end = paragraph.start + longest
                space = text.rfind(" ", paragraph.start, end)
                yield Span(paragraph.start, space if space > paragraph.start else end)

    def _link(self, name: str, label: str, knowledge: KnowledgeBase) -> tuple[Actor, LinkStatus] | None:
        link = knowledge.find(name)
        if link.entity is None:
            return unlisted_actor(name, self._kind(label)), LinkStatus.UNLISTED
        if link.status is LinkStatus.RESOLVED and isinstance(link.entity, Actor):
            return link.entity, LinkStatus.RESOLVED
        return None

    def _kind(self, label: str) -> ActorKind:
        if label in _PERSONS:
            return ActorKind.PERSON
        return ActorKind.PLACE if label in _PLACES else self.organization_kind


def _readable(passage: str) -> str:
    """The passage at its own length, with spaces for endless words and marks for what UTF-8 cannot hold."""
    spaced = _LONG_WORD.sub(lambda match: " " * len(match.group()), passage)
    return storable(spaced)


def _trimmed(text: str, span: Span, label: str) -> Span | None:
    """The name in what the pipeline found, without possessive, article, title and punctuation; None if no name."""
    words = list(NEXT_WORD.finditer(text, span.start, span.end))
    if words and words[-1].group() == "s" and text[words[-1].start() - 1] in "'’":
        words.pop()
    first = 0
    while first < len(words) and _precedes_names(words[first].group()):
        first += 1
    words = words[first:]
    if not words or not (words[0].group()[0].isupper() and words[-1].group()[0].isupper()):
        return None
    if len(words) == 1 and (label == "ORG" or words[0].group().isupper()):
        return None
    return Span(words[0].start(), words[-1].end())


def _precedes_names(word: str) -> bool:
    return word in _ARTICLES or word in entries("titles") or word in entries("lower_titles")


def _overlaps(mentions: tuple[Mention, ...], span: Span) -> bool:
    """Whether a mention shares a code point with a span; mentions are in text order and do not overlap each other."""
    at = bisect_right(mentions, span.start, key=lambda mention: mention.span.end)
    return at < len(mentions) and mentions[at].span.start < span.end
