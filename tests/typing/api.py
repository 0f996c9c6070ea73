"""Typed uses of the public names. Never run: mypy and pyright check that users get the types they expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_type

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
    ModelLevel,
    PartialDate,
    ReadError,
    Section,
    Span,
    StatedRole,
    TimeExpression,
    queries,
)
from atomcorpus.formats import json, jsonl
from atomcorpus.selections import Counts, Occurrence, Reference, Selection, Statement

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
    assert_type(atomcorpus.parse_time("last week", PartialDate(2025)), TimeExpression | None)
    corpus = Corpus.read("articles")
    assert_type(corpus, Corpus)
    assert_type(Corpus.open("stored"), Corpus)


def ask(corpus: Corpus) -> None:
    """A selection knows what is in it, whatever is done with it."""
    assert_type(corpus.articles, Selection[Article])
    assert_type(corpus.mentions.where(entity="Qwen3", since="2025"), Selection[Occurrence])
    assert_type(corpus.links.where(outlet="Reuters", host="reuters.com"), Selection[Reference])
    assert_type(corpus.citations.where(lambda one: one.via is not None).sort("published"), Selection[Statement])
    assert_type(corpus.actors.first(3)[0], Actor)
    assert_type(corpus.models.where(level=ModelLevel)[:3], tuple[AIModel, ...])
    for statement in corpus.citations.where(speaker=["Sam Altman"]):
        assert_type(statement.speaker, Actor | None)
        assert_type(statement.text, str)
    for occurrence in corpus.mentions:
        assert_type(occurrence.entity, Entity)
    assert_type(corpus.mentions.count(by="entity"), Counts[str | None])
    assert_type(corpus.mentions.count(by=lambda one: len(one.text)), Counts[int])
    assert_type(corpus.mentions.group(by=("entity", "month")), dict[tuple[Any, ...], Selection[Occurrence]])
    assert_type(corpus.articles.to_csv(), str)
    corpus.mentions.where(contry="US")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    assert_type(corpus.first_mention("Qwen3"), queries.FirstMention | None)
    assert_type(corpus.timeline(entity="Qwen3", by="month"), queries.Timeline)
    assert_type(corpus.similar(), queries.SimilarArticles)


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
    assert_type(kb.owner_of("https://openai.com/"), Actor | None)
    assert_type(kb.extended(Actor(id="acme", name="Acme", kind=atomcorpus.ActorKind.COMPANY)), KnowledgeBase)
