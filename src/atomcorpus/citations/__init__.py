"""Citations: who is cited, with which words, for what, through whom.

`find_citations` runs over the sentences of an article: `quotations` pairs the marks, `tokens` gives each word a class
(`word_classes`), `rules` looks at every possible cue (`verbs`, `passives`, `nouns`, `cue_phrases`) with the borders
of its source (`phrases_before`, `phrases_after`, `subjects`) and its content (`contents`, `contents_after`) and the
weights that `evidence` sums; `layouts` and `assembly` follow speakers and quotations from line to line, and
`source_linking` leads from a source to its actor. Which rule found a citation is written in `Citation.rule`.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from atomcorpus.annotations import Citation, CitationAct, CitationKind, Source, ViaBasis, without_excess
from atomcorpus.citations.assembly import find_attributions
from atomcorpus.citations.attributions import Attribution
from atomcorpus.citations.intermediaries import relay_of, with_reporters
from atomcorpus.citations.mention_index import Mentioned
from atomcorpus.citations.source_linking import Linker
from atomcorpus.citations.tokens import read_sentence
from atomcorpus.citations.turns import ANSWERS, find_answers, find_labels, find_turns, without_labels
from atomcorpus.citations.word_classes import OWNER
from atomcorpus.entities import Actor, ActorKind
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Section
    from atomcorpus.citations.turns import Turn

__all__ = ["find_citations"]

_ACTS = {act.value: act for act in CitationAct}


def find_citations(text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...]) -> tuple[Citation, ...]:
    """Find every attribution: direct, indirect and mixed, with its source, its cue and its content.

    The writer's own "I think" and "we" are none. A citation may lie in the content of another; both are given, down to
    a depth that no real text reaches. Linear in the length of the text, which may be anything.

    Args:
        text: The whole text.
        sections: Its headings and paragraphs; each citation's spans lie in one of them, except that a quotation over
            several paragraphs has one stretch of content in each, and a speaker on a line of its own is in another.
        mentions: Who and what is named, sorted by span; may be empty, then no source has an actor.

    Returns:
        Citations sorted by where they begin; may be empty.

    Example:
        >>> from atomcorpus import Section
        >>> text = "“We will open the weights,” said Ada Poe, head of Tern Labs. Critics doubt it."
        >>> for citation in find_citations(text, (Section(None, (Span(0, len(text)),)),), ()):
        ...     print(citation.source.span.of(text), "|", citation.cue.of(text), "|", citation.rule)
        Ada Poe, head of Tern Labs | said | inverted
        Critics | doubt | verb
    """
    blocks = [block for section in sections for block in section.blocks()]
    turns: list[Turn] = []
    guest: Actor | None = None
    if labels := find_labels(text, blocks):
        turns = find_turns(text, blocks, labels, _headings(sections), _people(mentions))
        if not turns and (guest := _only_person(mentions, labels[0].start)) is not None:
            turns = find_answers(text, blocks, labels, _headings(sections))
        blocks = without_labels(text, blocks, turns) if turns else blocks
    mentioned = Mentioned(mentions)
    linker = Linker(text, blocks, mentioned)
    names = {at for mention in mentions for at in _words_of(mention.span, text)}
    titled = _titled(text, sections, mentions)
    found_here = find_attributions(text, blocks, names, titled, _speakers(text, mentions))
    attributions = [found for found in found_here if not linker.is_model(found)]
    surnames = _surnames(mentions) if turns else {}
    attributions += [_spoken(text, turn, guest, surnames) for turn in turns if turn.contents]
    citations = [
        _citation(found, linker, attributions[max(0, at - 12) : at], relay_of(found, text, mentioned))
        for at, found in enumerate(attributions)
    ]
    citations.sort(key=lambda citation: (citation.start, citation.content))
    return without_excess(with_reporters(citations), len(text))


_WORD_BORDERS = frozenset(" ,")
_SUBJECT_RULES = frozenset(("verb", "trailing", "inverted"))


def _headings(sections: tuple[Section, ...]) -> set[int]:
    return {section.heading.span.start for section in sections if section.heading is not None}


def _titled(text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...]) -> set[int]:
    """Offsets of the headings, and of a beginning of the text, that open with a person or an outlet and a colon."""
    starts = _headings(sections)
    starts.update(block.start for section in sections[:1] for block in islice(section.blocks(), 1))
    opened = {start: label[1] for start in starts if (label := _BEFORE_COLON.match(text, start))}
    if not opened:
        return set()
    surnames = _surnames(mentions)
    named = {
        mention.span.start: mention.span.end
        for mention in mentions
        if type(mention.entity) is Actor and mention.entity.kind in _SPEAKING
    }
    return {
        start
        for start, label in opened.items()
        if named.get(start) == start + len(label) or surnames.get(label.upper()) is not None
    }


_BEFORE_COLON = re.compile(r"([^\W\d_][^:\n]{1,40}):(?= )")
_SPEAKING = frozenset((ActorKind.PERSON, ActorKind.MEDIA))


def _speakers(text: str, mentions: tuple[Mention, ...]) -> set[int]:
    """Offsets of the words of names of those who can speak: people, organisations, countries."""
    return {
        mention.span.start + word.start()
        for mention in mentions
        if type(mention.entity) is Actor
        for word in _WORD.finditer(mention.span.of(text))
    }


_WORD = re.compile(r"\S+")


def _people(mentions: tuple[Mention, ...]) -> set[tuple[int, int]]:
    """Offsets of the names of people."""
    return {
        (mention.span.start, mention.span.end)
        for mention in mentions
        if type(mention.entity) is Actor and mention.entity.kind is ActorKind.PERSON
    }


def _only_person(mentions: tuple[Mention, ...], end: int) -> Actor | None:
    """The one person whom an introduction names; None when it names several or nobody."""
    people = {
        mention.entity.id: mention.entity
        for mention in mentions
        if mention.span.end <= end and type(mention.entity) is Actor and mention.entity.kind is ActorKind.PERSON
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _surnames(mentions: tuple[Mention, ...]) -> dict[str, Actor | None]:
    """The people named in a text by surname, in capitals as labels have it; None where several have one."""
    found: dict[str, Actor | None] = {}
    for mention in mentions:
        actor = mention.entity
        if type(actor) is Actor and actor.kind is ActorKind.PERSON:
            surname = actor.name.rpartition(" ")[2].upper()
            found[surname] = actor if found.get(surname, actor) == actor else None
    return found


def _spoken(text: str, turn: Turn, guest: Actor | None, surnames: dict[str, Actor | None]) -> Attribution:
    """The citation of a turn; its label lies in no block of which sentences are read."""
    name = read_sentence(text, *turn.name, ())
    quoted = [2] * len(turn.contents)
    label = text[slice(*turn.name)]
    speaker = guest if label in ANSWERS else surnames.get(label)
    return Attribution(name, (0, len(name.words) - 1), None, "assertion", "turn", -1, turn.contents, quoted, speaker)


def _words_of(span: Span, text: str) -> list[int]:
    """Offsets of the words and commas of a name; none of a single word."""
    inside = [
        span.start + at + (sign == " ") for at, sign in enumerate(text[span.start : span.end]) if sign in _WORD_BORDERS
    ]
    return [span.start, *inside] if inside else []


def _citation(found: Attribution, linker: Linker, earlier: list[Attribution], via: Actor | None) -> Citation:
    kind = linker.kind_of(found)
    return Citation(
        Source(_span(found, found.source), kind, actor=found.speaker or linker.actor_of(found, kind, earlier)),
        _stretches(found.contents),
        cue=_span(found, found.cue),
        kind=_kind(found.quoted),
        act=_ACTS[found.act],
        via=via,
        via_basis=None if via is None else ViaBasis.TOLD,
        rule=found.rule,
    )


def _span(found: Attribution, words: tuple[int, int] | None) -> Span | None:
    """Words of the sentence as a span; a possessive 's at the end of a source is left out."""
    if words is None:
        return None
    sentence = found.sentence
    first, last = words
    end = sentence.ends[last]
    if sentence.tags[last] == OWNER and found.rule not in _SUBJECT_RULES:  # a subject in 's is a name: "Tarn's said"
        end -= len(sentence.words[last]) - sentence.words[last].rindex("'")
    return Span(sentence.starts[first], end)


def _stretches(contents: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Content in text order; what overlaps an earlier stretch is left out."""
    kept: list[Span] = []
    for start, end in sorted(contents):
        if not kept or start >= kept[-1].end:
            kept.append(Span(start, end))
    return tuple(kept)


def _kind(quoted: list[int]) -> CitationKind:
    if all(part == 2 for part in quoted):
        return CitationKind.DIRECT
    return CitationKind.MIXED if any(quoted) else CitationKind.INDIRECT
