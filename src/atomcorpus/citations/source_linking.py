"""Who a source is: the actor that a name, a role, a relative or a pronoun leads to.

Precision first: where two fit, nobody is linked. Nothing here looks at a knowledge base; the mentions carry its
entities.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from atomcorpus.annotations import SourceKind
from atomcorpus.citations.contents import is_clause
from atomcorpus.citations.mention_index import linked_actor
from atomcorpus.citations.named_sources import PLACES, find_speaker, is_relation, people_speaking
from atomcorpus.citations.source_words import DOCUMENTS, NATIONALITIES, is_people, may_be
from atomcorpus.citations.subjects import head_of
from atomcorpus.citations.turns import ROLES
from atomcorpus.citations.word_classes import NAME, NAMES, OBJECT, RELATIVE, STOP, SUBJECT, THAT, WRITER
from atomcorpus.english import classes
from atomcorpus.entities import ActorKind, AIModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atomcorpus.annotations import Mention
    from atomcorpus.citations.attributions import Attribution
    from atomcorpus.citations.mention_index import Mentioned
    from atomcorpus.entities import Actor
    from atomcorpus.spans import Span

    Offsets = tuple[int, int]

__all__ = ["Linker"]

_NAME_GOES_ON = frozenset(NAME + STOP)
_PRONOUNS = SUBJECT + WRITER + RELATIVE + OBJECT + THAT

_PERSON_PRONOUNS = classes.words("person-pronoun")
_BODY_PRONOUNS = classes.words("body-pronoun")
_BODY_NOUNS = {
    "company": (ActorKind.COMPANY,),
    "startup": (ActorKind.COMPANY,),
    "firm": (ActorKind.COMPANY,),
    "lab": (ActorKind.COMPANY, ActorKind.NONPROFIT, ActorKind.ACADEMIC),
    "chipmaker": (ActorKind.COMPANY,),
    "nonprofit": (ActorKind.NONPROFIT,),
    "university": (ActorKind.ACADEMIC,),
    "institute": (ActorKind.ACADEMIC, ActorKind.NONPROFIT),
    "organization": (ActorKind.NONPROFIT, ActorKind.INITIATIVE, ActorKind.COMPANY),
    "newspaper": (ActorKind.MEDIA,),
    "outlet": (ActorKind.MEDIA,),
    "magazine": (ActorKind.MEDIA,),
    "administration": (ActorKind.GOVERNMENT,),
    "agency": (ActorKind.GOVERNMENT, ActorKind.MEDIA),
    "project": (ActorKind.INITIATIVE,),
    "maker": (ActorKind.COMPANY,),
    "developer": (ActorKind.COMPANY,),
    "giant": (ActorKind.COMPANY,),
    "foundation": (ActorKind.NONPROFIT,),
    "group": (ActorKind.NONPROFIT, ActorKind.INITIATIVE, ActorKind.ACADEMIC),
    "coalition": (ActorKind.INITIATIVE, ActorKind.NONPROFIT),
    "ministry": (ActorKind.GOVERNMENT,),
    "department": (ActorKind.GOVERNMENT,),
    "commission": (ActorKind.GOVERNMENT,),
}
_TITLES = classes.words("office-as-source")
_ANYBODY = classes.words("anybody")
_ONE_PERSON = re.compile(r"(?:er|or|ist|ian|man|woman|person|ant|aide|official|executive|expert|source)$")
_BELONGS = re.compile(r" (?:of|at|from|with|for|in|by) (?:the )?$")
_RELATION = re.compile(r"\b([a-z]+) of $")
_LONGEST_JOINT, _LONGEST_RELATION = 10, 24
_MEMBER = re.compile(r",? (?:(?:the |an? )?[a-z][a-z’' -]{1,60} )?(?:of|at|from|with|for) (?:the )?")
# The noun of an apposition: "engineer" in ", a young engineer at Tern Labs,".
_ENDS = r"(?:of|at|for|in|with|from|who) "
_DESCRIBED = re.compile(rf", (an?|the) (?:(?!{_ENDS})[\w-]+ ){{0,4}}?([\w-]+)(?=[,.]| {_ENDS})")
_JOB = 2  # words of "the engineer"
_PARAGRAPHS = 4  # where a role or pronoun may find its actor: its own and those before it
_NEAR, _FEW = 2, 3
_LONGEST_ADDRESS = 10  # code points of "Baroness "


class Linker:
    """Finds the actors of one article's sources.

    Args:
        text: The article's text.
        blocks: Its headings and paragraphs, in text order.
        mentioned: Its mentions.
    """

    def __init__(self, text: str, blocks: Sequence[Span], mentioned: Mentioned) -> None:
        self._text = text
        self._blocks = blocks
        self._mentioned = mentioned

    def kind_of(self, attribution: Attribution) -> SourceKind:
        """How the source is named."""
        if attribution.source is None:
            return SourceKind.NONE
        if attribution.rule == "turn":
            role = attribution.sentence.words[0].capitalize() in ROLES
            return SourceKind.ANONYMOUS if role else SourceKind.NAMED
        sentence, (first, last) = attribution.sentence, attribution.source
        words, tags = sentence.words, sentence.tags
        if first == last and (tags[first] in _PRONOUNS or words[first] in _PERSON_PRONOUNS | _BODY_PRONOUNS):
            return SourceKind.PRONOUN
        if _ANYBODY.issuperset(words[first : last + 1]) and not any(
            self._mentioned.between(sentence.starts[first], sentence.ends[last])
        ):
            return SourceKind.GENERIC
        if self._is_named(attribution):
            return SourceKind.NAMED
        return (
            SourceKind.DOCUMENT
            if any(words[at] in DOCUMENTS for at in range(first, last + 1))
            else SourceKind.ANONYMOUS
        )

    def _is_named(self, attribution: Attribution) -> bool:
        sentence = attribution.sentence
        first, last = attribution.source or (0, -1)
        for mention in self._mentioned.between(sentence.starts[first], sentence.ends[last]):
            if not _is_nationality(mention.span.of(self._text)):
                return True
        for at in range(first, last + 1):
            word = sentence.words[at]
            if sentence.tags[at] not in NAMES or _is_nationality(word) or not self._text[sentence.starts[at]].isupper():
                continue
            if (
                at > 0
                or self._text[sentence.starts[at] + 1 : sentence.starts[at] + 2].isupper()
                or _continues_name(sentence.tags, at)
            ):
                return True
            is_noun = word in DOCUMENTS or is_people(word) or word.removesuffix("'s").endswith(("s", "s'"))
            if not self._mentioned and not is_noun:
                return True
        return False

    def actor_of(self, attribution: Attribution, kind: SourceKind, earlier: Sequence[Attribution]) -> Actor | None:
        """The actor behind the source, or None when none or several fit.

        Args:
            attribution: The citation.
            kind: What `kind_of` says.
            earlier: The citations before it.
        """
        if attribution.source is None or not self._mentioned:
            return None
        sentence, (first, last) = attribution.sentence, attribution.source
        start, end = sentence.starts[first], sentence.ends[last]
        if kind is SourceKind.PRONOUN:
            return self._behind_pronoun(attribution, sentence.words[last], start, earlier)
        if last > first and sentence.tags[last] == RELATIVE:
            return self._in_front(sentence.words[last], sentence.starts[last])
        relative = sentence.tags.find(RELATIVE, first + 1, last + 1)
        border = sentence.starts[relative] if relative > 0 else end  # "one lab, which Ada Poe declines to name,"
        if inside := self._linked(start, border):
            return find_speaker(self._text, sentence, attribution.source, inside, end)
        return self._behind_role(attribution, sentence.words[first : last + 1], start, earlier)

    def _linked(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """The mentions in a stretch that lead to one actor each."""
        return [(m, actor) for m in self._mentioned.between(start, end) if (actor := linked_actor(m)) is not None]

    def _behind_pronoun(
        self, attribution: Attribution, word: str, start: int, earlier: Sequence[Attribution]
    ) -> Actor | None:
        if word in ("who", "which", "that", "whom"):
            return self._in_front(word, start)
        if word in _PERSON_PRONOUNS:
            return self._person(attribution, word, start, earlier)
        if word not in _BODY_PRONOUNS or self._reads(attribution):
            return None
        kinds = tuple(k for k in ActorKind if k is not ActorKind.PERSON and k not in PLACES)
        return self._only_one(attribution, start, kinds, earlier)

    def _in_front(self, word: str, start: int) -> Actor | None:
        """The actor right before a relative pronoun: "Ada Poe, head of Tern Labs, who"."""
        nearest = self._mentioned.before(start, 2)
        if not nearest or start - nearest[-1].span.end > 3:
            return None
        actor, body = linked_actor(nearest[-1]), nearest[-1].span.start
        is_person = actor is not None and actor.kind is ActorKind.PERSON
        if word in ("who", "whom") and not is_person:
            belongs = _BELONGS.search(self._text, max(0, body - _LONGEST_JOINT), body)
            return self._member(*nearest) if belongs else actor
        if is_person and (relation := _RELATION.search(self._text, max(0, body - _LONGEST_RELATION), body)):
            return None if is_relation(relation[1]) else actor  # "a friend of Ada Poe, who"
        return actor

    def _person(
        self, attribution: Attribution, pronoun: str, before: int, earlier: Sequence[Attribution]
    ) -> Actor | None:
        """The person whom "he" or "she" means: the only one in the sentence, else in the block, else who spoke last."""
        if any(other.block == attribution.block and self._is_stranger(other) for other in earlier):
            return None
        return (
            self._in_sentence(attribution, before, earlier, pronoun)
            or self._only_one(attribution, before, (ActorKind.PERSON,), earlier, pronoun)
            or self._last_speaker(attribution, before, earlier, pronoun)
        )

    def _in_sentence(
        self, attribution: Attribution, before: int, earlier: Sequence[Attribution], pronoun: str
    ) -> Actor | None:
        """The one person named before a pronoun in its sentence, but for what is attributed there."""
        begin = attribution.sentence.starts[0]
        spoken = self._said((*earlier, attribution), attribution.block)
        people = self._named(begin, before, spoken, pronoun)
        return next(iter(people.values())) if len(people) == 1 else None

    def _last_speaker(
        self, attribution: Attribution, before: int, earlier: Sequence[Attribution], pronoun: str
    ) -> Actor | None:
        """The one person who spoke last in the block, if nobody has been named since but by those who spoke."""
        spoken = self._said(earlier, attribution.block)
        for other in reversed(earlier):
            if other.block != attribution.block or other.source is None:
                return None
            sentence, (first, last) = other.sentence, other.source
            if first == last and sentence.tags[first] == SUBJECT:
                continue  # "he", who is the same
            inside = self._linked(sentence.starts[first], sentence.ends[last])
            speaking = {actor.id for actor in people_speaking(self._text, sentence, other.source, inside)}
            speakers = self._named(sentence.starts[first], sentence.ends[last], (), pronoun)
            speakers = {key: actor for key, actor in speakers.items() if key in speaking}
            since = self._named(sentence.ends[last], before, spoken, pronoun)
            return next(iter(speakers.values())) if len(speakers) == 1 and speakers.keys() >= since.keys() else None
        return None

    def _said(self, attributions: Iterable[Attribution], block: int) -> list[Offsets]:
        """What is attributed in a block: who is named there is spoken of, and is no antecedent.

        But whom somebody accuses is one as much as who does it: "Ada Poe accused Mia Roe of lying. She said".
        """
        return [
            (self._behind_object(other, start, end), end)
            for other in attributions
            if other.block == block
            for start, end in other.contents
        ]

    def _behind_object(self, attribution: Attribution, start: int, end: int) -> int:
        """Where a content begins, or where the person ends with whom one begins that is no clause."""
        sentence = attribution.sentence
        named = next(iter(self._mentioned.between(start, end)), None)
        if named is None or named.span.start != start or start not in sentence.starts:
            return start
        actor = linked_actor(named)
        if actor is None or actor.kind is not ActorKind.PERSON:
            return start
        first = sentence.starts.index(start)
        last = bisect_left(sentence.starts, end) - 1
        return start if is_clause(sentence.tags, first, last) else named.span.end

    def _named(
        self,
        start: int,
        end: int,
        spoken: Sequence[Offsets],
        pronoun: str,
        kinds: tuple[ActorKind, ...] = (ActorKind.PERSON,),
    ) -> dict[str, Actor]:
        """The actors named in a stretch whom a pronoun can mean, but for what stands in the `spoken` ones, by id."""
        return {
            actor.id: actor
            for mention in self._mentioned.between(start, end)
            if (actor := linked_actor(mention)) is not None
            and actor.kind in kinds
            and not any(begin <= mention.span.start < stop for begin, stop in spoken)
            and self._can_mean(pronoun, mention, actor)
        }

    def _can_mean(self, pronoun: str, mention: Mention, actor: Actor) -> bool:
        """Whether a pronoun can mean who is named by a mention; an organisation is no matter of names."""
        if actor.kind is not ActorKind.PERSON:
            return True
        start = mention.span.start
        address = self._text[max(0, start - _LONGEST_ADDRESS) : start].split()
        return may_be(pronoun, actor.name, address[-1] if address else "")

    def _reads(self, attribution: Attribution) -> bool:
        """Whether something written is the source, as of "it reads"."""
        return attribution.cue is not None and attribution.sentence.words[attribution.cue[1]] in ("reads", "read")

    def _member(self, person: Mention, body: Mention | None = None) -> Actor | None:
        """The person whose organisation a mention is: "Ada Poe, head of Tern Labs, who"; None for "a guard at it"."""
        actor = linked_actor(person)
        if body is None or actor is None or actor.kind is not ActorKind.PERSON:
            return None
        return actor if _MEMBER.fullmatch(self._text, person.span.end, body.span.start) else None

    def _is_stranger(self, attribution: Attribution) -> bool:
        """Whether a source is one person without a name, whom "he" or "she" may mean: "a spokeswoman"."""
        if attribution.source is None:
            return False
        sentence, (first, last) = attribution.sentence, attribution.source
        head = sentence.words[head_of(sentence.tags, attribution.source)]
        if head[-1:] == "s" or head in _BODY_NOUNS or not _ONE_PERSON.search(head):
            return False
        inside = self._linked(sentence.starts[first], sentence.ends[last])
        return not people_speaking(self._text, sentence, attribution.source, inside)

    def _behind_role(
        self, attribution: Attribution, words: list[str], start: int, earlier: Sequence[Attribution]
    ) -> Actor | None:
        """The actor of "the company", "its CEO": the only body or officer of that sort that was just named."""
        if not words or words[0] not in ("the", "its", "their", "his", "her"):
            return None
        if words[-1] in _BODY_NOUNS and words[0] == "the":
            return self._only_one(attribution, start, _BODY_NOUNS[words[-1]], earlier)
        if words[-1] in _TITLES:
            return self._only_one(attribution, start, (ActorKind.PERSON,), earlier)
        return self._with_job(attribution, words[1], start) if words[0] == "the" and len(words) == _JOB else None

    def _with_job(self, attribution: Attribution, noun: str, start: int) -> Actor | None:
        """The one person of whom it was just said what he is: "Ada Poe, an engineer, ... The engineer said"."""
        begin = self._blocks[max(0, attribution.block - _PARAGRAPHS + 1)].start
        found: dict[str, Actor] = {}
        for mention in self._mentioned.between(begin, start):
            actor = linked_actor(mention)
            described = _DESCRIBED.match(self._text, mention.span.end, start)
            if actor is None or actor.kind is not ActorKind.PERSON or described is None:
                continue
            if described[2].lower() == noun and (described[1] != "the" or is_people(noun)):
                found[actor.id] = actor
        return next(iter(found.values())) if len(found) == 1 else None

    def _only_one(
        self,
        attribution: Attribution,
        before: int,
        kinds: tuple[ActorKind, ...],
        earlier: Sequence[Attribution],
        pronoun: str = "",
    ) -> Actor | None:
        """The one actor of some kinds named earlier in the block, or in the last that names any; None when two fit."""
        reach = _PARAGRAPHS if len(kinds) <= _FEW else _NEAR  # "it" may be anything
        for number in range(attribution.block, attribution.block - reach, -1):
            if number < 0:
                return None
            start = self._blocks[number].start
            spoken = self._said(earlier, number)
            actors = self._named(start, min(before, self._blocks[number].end), spoken, pronoun, kinds)
            if actors:
                return next(iter(actors.values())) if len(actors) == 1 else None
        return None

    def is_model(self, attribution: Attribution) -> bool:
        """Whether the source is an AI model, which has no say of its own unless it is quoted."""
        if attribution.source is None or max(attribution.quoted) == 2:
            return False
        sentence, (first, last) = attribution.sentence, attribution.source
        head = sentence.words[head_of(sentence.tags, attribution.source)]
        if head in DOCUMENTS or is_people(head):
            return False  # "the Heron report", "Heron users"
        inside = list(self._mentioned.between(sentence.starts[first], sentence.ends[last]))
        return bool(inside) and all(isinstance(mention.entity, AIModel) for mention in inside)


def _is_nationality(word: str) -> bool:
    return word.lower() in NATIONALITIES


def _continues_name(tags: str, at: int) -> bool:
    """Whether a capitalised word is followed by another one."""
    return tags[at + 1 : at + 2] in _NAME_GOES_ON
