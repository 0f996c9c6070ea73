"""One article with everything that an export speaks of, built by hand so that no finder has a say in it."""

from __future__ import annotations

import pytest

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Citation,
    CitationAct,
    CitationKind,
    Heading,
    LinkStatus,
    Mention,
    ModelLevel,
    PartialDate,
    Section,
    Source,
    SourceKind,
    Span,
    StatedRole,
)
from atomcorpus.entities import Openness, Period, Role

TEXT = (
    "date 2025-08\n\nWhy It Matters\n\n"
    '"Qwen3-8B is small," Mara Lindqvist, chief executive of Harrow Labs, told Reuters. "It is 🦙 fast."\n\n'
    "Critics warn that Gemma is cheap. According to the model card, Qwen3-8B was tested in China. "
    "Lindqvist asked for more."
)


def at(words: str, nth: int = 1) -> Span:
    """Where the words stand for the n-th time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.fixture(scope="session")
def story() -> Article:
    """An article of an outlet, with mentions of every status, a role, and citations of every sort."""
    alibaba = Actor(
        id="alibaba", name="Alibaba", kind=ActorKind.COMPANY, country="CN", parent="group", hub_organizations=("Qwen",)
    )
    qwen = AIModel(
        id="Qwen/Qwen3-8B",
        name="Qwen3-8B",
        level=ModelLevel.MODEL,
        developer=alibaba,
        released=PartialDate(2025, 4),
        total_parameters=8_200_000_000,
        openness=Openness.OPEN,
        license="apache-2.0",
        hub_id="Qwen/Qwen3-8B",
        parent="series:qwen/qwen3",
    )
    harrow = Actor(id="unlisted:company/harrowlabs", name="Harrow Labs", kind=ActorKind.COMPANY)
    mara = Actor(
        id="unlisted:person/maralindqvist",
        name="Mara Lindqvist",
        kind=ActorKind.PERSON,
        roles=(Role("Adviser", "group", period=Period(PartialDate(2019))),),
    )
    reuters = Actor(id="reuters", name="Reuters", kind=ActorKind.MEDIA, country="GB")
    china = Actor(id="country:CN", name="China", kind=ActorKind.COUNTRY, country="CN")
    gemma = tuple(AIModel(id=f"family:gemma{n}", name="Gemma", level=ModelLevel.FAMILY) for n in (1, 2))
    resolved, unlisted = LinkStatus.RESOLVED, LinkStatus.UNLISTED
    mentions = [
        Mention(at("Qwen3-8B"), qwen, status=resolved, rule="listed"),
        Mention(at("Mara Lindqvist"), mara, status=unlisted, rule="shape"),
        Mention(at("Harrow Labs"), harrow, status=unlisted, rule="shape"),
        Mention(at("Reuters"), reuters, status=resolved, rule="listed"),
        Mention(at("Gemma"), gemma[0], status=LinkStatus.AMBIGUOUS, candidates=gemma, rule="listed"),
        Mention(at("Qwen3-8B", 2), qwen, status=resolved, rule="listed"),
        Mention(at("China"), china, status=resolved, rule="listed"),
        Mention(at("Lindqvist", 2), mara, status=unlisted, rule="short"),
    ]
    said = Source(at("Mara Lindqvist, chief executive of Harrow Labs"), SourceKind.NAMED, actor=mara)
    citations = [
        Citation(
            said,
            (at('"Qwen3-8B is small,"'), at('"It is 🦙 fast."')),
            cue=at("told"),
            kind=CitationKind.DIRECT,
            via=reuters,
            rule="quote",
        ),
        Citation(
            Source(at("Critics"), SourceKind.ANONYMOUS),
            (at("Gemma is cheap"),),
            cue=at("warn"),
            kind=CitationKind.INDIRECT,
            rule="clause",
        ),
        Citation(
            Source(at("the model card"), SourceKind.DOCUMENT),
            (at("Qwen3-8B was tested in China"),),
            cue=at("According to"),
            kind=CitationKind.INDIRECT,
            act=CitationAct.FACT,
            rule="according",
        ),
        Citation(
            Source(at("Lindqvist", 2), SourceKind.NAMED, actor=mara),
            (at("more"),),
            cue=at("asked"),
            kind=CitationKind.INDIRECT,
            act=CitationAct.EVENTUALITY,
            rule="clause",
        ),
    ]
    role = StatedRole(said.span or at("x"), mara, "chief executive", harrow, rule="appositive")
    paragraphs = (Span(TEXT.index('"'), TEXT.index("\n\nCritics")), Span(TEXT.index("Critics"), len(TEXT)))
    return Article(
        TEXT,
        PartialDate(2025, 8),
        header=Span(0, 12),
        title="Why OpenAI & Qwen <3 {open} weights_",
        url="https://gazette.example/a?b=1&c=2#d",
        publisher="Harbour Gazette",
        authors=("Ada Obi", "Marsh, Cole and Sons"),
        language="en",
        sections=(Section(Heading(at("Why It Matters")), paragraphs),),
        mentions=tuple(mentions),
        roles=(role,),
        citations=tuple(citations),
        origin="crawl/secret-folder/a.txt",
    )
