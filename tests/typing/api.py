"""Typed uses of the public names. Never run: mypy and pyright check that users get the types they expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

import atomcorpus
from atomcorpus import (
    Actor,
    AIModel,
    Article,
    Citation,
    Corpus,
    Entity,
    KnowledgeBase,
    LinkStatus,
    Mention,
    PartialDate,
    ReadError,
    Section,
    Span,
    StatedRole,
)
from atomcorpus.formats import json, jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def parse_and_read(path: Path) -> None:
    """Reading gives articles, and its errors are typed."""
    article = atomcorpus.parse("OpenAI released gpt-oss-120b.", knowledge=KnowledgeBase.default())
    assert_type(article, Article)
    assert_type(article.id, str)
    assert_type(article.published, PartialDate | None)
    assert_type(article.sections, tuple[Section, ...])

    reader = atomcorpus.read_articles(path)
    for each in reader:
        assert_type(each, Article)
    assert_type(reader.errors, tuple[ReadError, ...])
    corpus = Corpus.read("articles")
    assert_type(corpus, Corpus)


def look_at(article: Article) -> Iterator[str]:
    """A mention's entity narrows to an actor or an AI model."""
    for mention in article.mentions:
        assert_type(mention, Mention)
        assert_type(mention.entity, Entity)
        assert_type(mention.status, LinkStatus)
        if isinstance(mention.entity, AIModel):
            assert_type(mention.entity.developer, Actor | None)
        else:
            assert_type(mention.entity, Actor)
        yield mention.span.of(article.text)
    for citation in article.citations:
        assert_type(citation, Citation)
        assert_type(citation.content, tuple[Span, ...])
        assert_type(citation.source.actor, Actor | None)
    for role in article.roles:
        assert_type(role, StatedRole)
        assert_type(role.person, Actor)
        assert_type(role.organization, Actor | None)


def own_mentions(text: str, sections: tuple[Section, ...], knowledge: KnowledgeBase) -> tuple[Mention, ...]:
    """A stage of a user's own."""
    assert_type(knowledge["openai"], Entity)
    del text, sections
    return ()


def own_citations(text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...]) -> tuple[Citation, ...]:
    """Another one."""
    del text, sections, mentions
    return ()


def own_roles(text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...]) -> tuple[StatedRole, ...]:
    """And a third."""
    del text, sections, mentions
    return ()


assert_type(
    atomcorpus.parse("", find_mentions=own_mentions, find_roles=own_roles, find_citations=own_citations), Article
)


def store(article: Article, path: Path) -> None:
    """Formats take and give articles."""
    assert_type(json.dumps(article), str)
    assert_type(json.loads("{}"), Article)
    jsonl.write([article], path)
    for each in jsonl.read(path):
        assert_type(each, Article)


def look_up(kb: KnowledgeBase) -> None:
    """A link has an entity only when the name is known."""
    link = kb.find("Qwen3")
    assert_type(link.entity, Entity | None)
    assert_type(link.candidates, tuple[Entity, ...])
    assert_type(kb.extended(Actor(id="acme", name="Acme", kind=atomcorpus.ActorKind.COMPANY)), KnowledgeBase)
