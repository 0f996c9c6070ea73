"""Put a stage of one's own into the parser: hashtags as mentions, beside all that is found anyway; prints both."""

from __future__ import annotations

import re

import atomcorpus
from atomcorpus import Actor, ActorKind, KnowledgeBase, LinkStatus, Mention, Section, Span
from atomcorpus.mentions import find_mentions

HASHTAG = re.compile(r"#\w+")
TEXT = "The hashtag #OpenWeights was everywhere when OpenAI released gpt-oss-120b."


def find_hashtags(text: str, sections: tuple[Section, ...], knowledge: KnowledgeBase) -> tuple[Mention, ...]:
    """Everything that the library finds, and each hashtag as a community that nobody lists."""
    found = list(find_mentions(text, sections, knowledge))
    for section in sections:
        for block in section.blocks():
            for match in HASHTAG.finditer(text, block.start, block.end):
                tag = match.group()
                community = Actor(id=f"unlisted:{tag.lower()}", name=tag, kind=ActorKind.COMMUNITY)
                span = Span(match.start(), match.end())
                found.append(Mention(span, community, status=LinkStatus.UNLISTED, rule="hashtag"))
    return tuple(sorted(found, key=lambda mention: mention.span))


if __name__ == "__main__":
    for mention in atomcorpus.parse(TEXT, find_mentions=find_hashtags).mentions:
        print(f"{mention.rule:10} {mention.span.of(TEXT)} -> {mention.entity.id}")
