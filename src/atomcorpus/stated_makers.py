"""Who made or issued an artifact by the words of an article, which may not be who a knowledge base has for it.

`Article.stated_makers` is the way to ask.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.entities import Actor, Artifact
from atomcorpus.facts import Participant
from atomcorpus.kinds import ArtifactKind, EventKind, Modality
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from atomcorpus.annotations import Mention
    from atomcorpus.facts import Event

__all__ = ["stated_makers"]

_ISSUED = frozenset((ArtifactKind.LAW, ArtifactKind.POLICY, ArtifactKind.WORK, ArtifactKind.LICENSE))
"""What belongs to nobody but who issued it; a chip or a benchmark is also somebody's who has or takes it."""
_LONGEST = 60  # code points between a maker and the name, or before it

_ADJECTIVES = r"(?:(?:own|new|first|latest|recent|[\w-]+(?:ed|ly|al|ive|ous|ful|ing))\s+){0,3}"
_OWNS = re.compile(rf"['’]s?\s+{_ADJECTIVES}|[^\S\n]+")
_OF = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+)?(?:(?:then-|former\s+)?(?:President|Prime Minister|Governor|Senator)\s+)?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s*(?:$|[^\w\s'’-]|['’]s?\s|\w+ly\b"
    r"|(?:and|or|but|as|at|by|for|from|in|into|of|on|over|since|than|that|to|under|when|where|which|while|with|without"
    r"|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|not|also)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s*(?:[a-z]+(?:s|ed)|became|began|came|drew|fell|found|gave|got|grew|held|kept|led|left|let|lost|made|met|put|ran|rose"
    r"|said|sat|saw|set|sought|spoke|spent|stood|struck|told|took|went|won|wrote)\b"
)
_ISSUES = re.compile(r"issu(?:es?|ed|ing)", re.IGNORECASE)


def stated_makers(
    words: Callable[[Span], str], mentions: Sequence[Mention], events: Sequence[Event], artifact: Artifact
) -> tuple[Participant, ...]:
    """Who the text says made or issued an artifact; `Article.stated_makers` says what counts.

    Args:
        words: What a reader sees of a stretch.
        mentions: The article's, sorted by span.
        events: The article's.
        artifact: One that is mentioned.
    """
    found = [*_owners(words, mentions, artifact), *_issuers(words, events, artifact)]
    found.sort(key=lambda one: one.span)
    once: dict[str, Participant] = {}
    for one in found:
        assert one.entity is not None  # noqa: S101 - only actors are gathered
        once.setdefault(one.entity.id, one)
    return tuple(once.values())


def _owners(words: Callable[[Span], str], mentions: Sequence[Mention], artifact: Artifact) -> Iterator[Participant]:
    """Whose the artifact is said to be, where its name stands ("the Halden administration's River Plan")."""
    for at, mention in enumerate(mentions):
        if mention.entity != artifact or not _may_be_owned(words, mention, artifact):
            continue
        before = mentions[at - 1] if at else None
        if before is not None and isinstance(before.entity, Actor):
            between = _between(words, before, mention)
            if between is not None and _OWNS.fullmatch(between):
                yield Participant(before.span, before.entity)
        after = mentions[at + 1] if at + 1 < len(mentions) else None
        if after is not None and isinstance(after.entity, Actor) and artifact.kind in _ISSUED:
            between = _between(words, mention, after)
            if between is not None and _OF.fullmatch(between):
                yield Participant(after.span, after.entity)


def _may_be_owned(words: Callable[[Span], str], mention: Mention, artifact: Artifact) -> bool:
    """Whether the name closes its phrase: in "the lab's MMLU score" it is the score that is the lab's."""
    kind = artifact.kind
    if kind in (ArtifactKind.HARDWARE, ArtifactKind.PRODUCT) and artifact.maker is not None:
        return False
    rest = words(Span(mention.span.end, mention.span.end + _LONGEST))
    return bool(_GOES_ON.match(rest) or (kind in _ISSUED and _VERB.match(rest)))


def _between(words: Callable[[Span], str], first: Mention, second: Mention) -> str | None:
    """What a reader sees between two names; None where that is nothing, much, or a border of paragraphs."""
    start, end = first.span.end, second.span.start
    if not 0 < end - start <= _LONGEST:
        return None
    between = words(Span(start, end))
    return None if "\n\n" in between else between


def _issuers(words: Callable[[Span], str], events: Sequence[Event], artifact: Artifact) -> Iterator[Participant]:
    """Who is told to have released or issued the artifact, or to do so some time."""
    for event in events:
        if event.modality is Modality.DENIED or not any(one.entity == artifact for one in event.theme):
            continue
        if event.kind is EventKind.RELEASE or (
            event.kind is EventKind.REGULATION and _ISSUES.fullmatch(words(event.trigger))
        ):
            yield from (one for one in event.agent if isinstance(one.entity, Actor))
