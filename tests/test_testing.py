"""The public strategies: everything they draw is valid, all that matters is drawn, and it is drawn fast."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Citation,
    CitationAct,
    CitationKind,
    Corpus,
    LinkStatus,
    Mention,
    ModelLevel,
    Openness,
    PartialDate,
    SourceKind,
    Span,
    StatedRole,
)
from atomcorpus import testing as strategies
from atomcorpus.testing import (
    actors,
    ai_models,
    articles,
    citations,
    corpora,
    crawl_sections,
    crawl_texts,
    mentions,
    partial_dates,
    render_crawl,
    spans,
    stated_roles,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

T = TypeVar("T")

PERSON = Actor(id="ada-obi", name="Ada Obi", kind=ActorKind.PERSON)
COMPANY = Actor(id="obi-labs", name="Obi Labs", kind=ActorKind.COMPANY)
SAMPLE = settings(database=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


class TestValid:
    """Records check themselves, so what is drawn at all is valid; these are the promises beyond that."""

    @given(spans(within=Span(3, 9)))
    def test_spans(self, span: Span) -> None:
        """Spans lie where they were asked for."""
        assert Span(3, 9).covers(span)

    @given(partial_dates(min_year=1999, max_year=2001))
    def test_partial_dates(self, date: PartialDate) -> None:
        """Years lie where they were asked for."""
        assert 1999 <= date.year <= 2001

    @given(actors(ids=st.just("obi"), kinds=st.just(ActorKind.MEDIA)))
    def test_actors(self, actor: Actor) -> None:
        """Ids and kinds are those that were asked for."""
        assert (actor.id, actor.kind) == ("obi", ActorKind.MEDIA)

    @given(ai_models(developers=st.none()))
    def test_ai_models(self, model: AIModel) -> None:
        """Developers are those that were asked for."""
        assert model.developer is None

    @given(mentions(spans=st.just(Span(0, 2)), entities=actors()))
    def test_mentions(self, mention: Mention) -> None:
        """Spans and entities are those that were asked for."""
        assert mention.span == Span(0, 2)
        assert {type(entity) for entity in (mention.entity, *mention.candidates)} == {Actor}

    @given(citations(spans=spans(within=Span(5, 8)), actors=actors(ids=st.just("obi"))))
    def test_citations(self, citation: Citation) -> None:
        """Spans and actors are those that were asked for."""
        assert all(Span(5, 8).covers(span) for span in (citation.source.span, citation.cue, *citation.content) if span)
        assert {actor.id for actor in (citation.source.actor, citation.via) if actor} <= {"obi"}

    @given(stated_roles(spans=st.just(Span(0, 2)), people=st.just(PERSON), organizations=st.just(COMPANY)))
    def test_stated_roles(self, role: StatedRole) -> None:
        """Spans, people and organisations are those that were asked for."""
        assert (role.span, role.person) == (Span(0, 2), PERSON)
        assert role.organization in {None, COMPANY}

    @given(articles())
    def test_articles_can_be_written(self, article: Article) -> None:
        """UTF-8 can hold the text, and no id stands for two entities."""
        assert article.text.encode().decode() == article.text
        named = [entity for mention in article.mentions for entity in (mention.entity, *mention.candidates)]
        named += [actor for one in article.roles for actor in (one.person, one.organization) if actor is not None]
        named += [actor for one in article.citations for actor in (one.source.actor, one.via) if actor is not None]
        named += [model.developer for model in named if isinstance(model, AIModel) and model.developer is not None]
        table = {entity.id: entity for entity in named}
        assert all(table[entity.id] == entity for entity in named)

    @given(corpora(max_size=2))
    @settings(max_examples=20)
    def test_corpora(self, corpus: Corpus) -> None:
        """Corpora are as large as was asked for."""
        assert type(corpus) is Corpus
        assert len(corpus) <= 2

    @given(crawl_sections())
    def test_crawl_sections(self, sections: tuple[tuple[str | None, tuple[str, ...]], ...]) -> None:
        """Only the first section may lack a heading, and all have paragraphs."""
        assert all(paragraphs and (number == 0 or heading) for number, (heading, paragraphs) in enumerate(sections))


SHRINK = settings(database=None, derandomize=True, phases=[Phase.generate, Phase.shrink])


def drawn(strategy: st.SearchStrategy[T], number: int) -> list[T]:
    """The first values that a strategy draws, the same every time."""
    values: list[T] = []

    @settings(SAMPLE, max_examples=number)
    @given(strategy)
    def draw(value: T) -> None:
        values.append(value)

    draw()
    return values


@pytest.fixture(scope="module")
def some_articles() -> list[Article]:
    """Enough articles for everything to turn up."""
    return drawn(articles(), 200)


@pytest.fixture(scope="module")
def some_texts() -> list[str]:
    """Enough texts likewise."""
    return drawn(crawl_texts(), 300)


class TestVariety:
    """What has to be among the drawn, or the laws would say little."""

    @pytest.mark.parametrize(
        "wanted",
        [
            lambda article: not article.text,
            lambda article: article.header is not None and article.text.startswith("\ufeff"),
            lambda article: any(ord(sign) > 0xFFFF for sign in article.text) and article.mentions,
            lambda article: "\r\n" in article.text,
            lambda article: len(article.sections) == 3,
            lambda article: article.published and article.published.month and not article.published.day,
            lambda article: any(a.span.overlaps(b.span) for a in article.mentions for b in article.mentions if a != b),
            lambda article: any(len(set(mention.candidates)) > 1 for mention in article.mentions),
            lambda article: any(isinstance(one.entity, AIModel) and one.entity.developer for one in article.mentions),
            lambda article: any(
                outer.content[0].covers(inner.content[0])
                for outer in article.citations
                for inner in article.citations
                if inner is not outer
            ),
            lambda article: any(len(citation.content) > 1 for citation in article.citations),
            lambda article: any(citation.cue is None and citation.via for citation in article.citations),
            lambda article: any(role.organization for role in article.roles),
            lambda article: article.authors and article.language and article.origin,
        ],
    )
    def test_articles(self, some_articles: list[Article], wanted: Callable[[Article], object]) -> None:
        """Texts of every kind, annotations that overlap, nest and split, entities of both kinds."""
        assert any(map(wanted, some_articles))

    @pytest.mark.parametrize(
        ("strategy", "enum", "value"),
        [
            (actors(), ActorKind, lambda actor: actor.kind),
            (ai_models(), ModelLevel, lambda model: model.level),
            (ai_models(developers=st.none()), Openness, lambda model: model.openness),
            (mentions(), LinkStatus, lambda mention: mention.status),
            (citations(), SourceKind, lambda citation: citation.source.kind),
            (citations(), CitationKind, lambda citation: citation.kind),
            (citations(), CitationAct, lambda citation: citation.act),
        ],
        ids=["ActorKind", "ModelLevel", "Openness", "LinkStatus", "SourceKind", "CitationKind", "CitationAct"],
    )
    def test_enums(
        self, strategy: st.SearchStrategy[object], enum: type[StrEnum], value: Callable[[object], StrEnum]
    ) -> None:
        """Every member of every enum is drawn among the first 500."""
        missing = set(enum)

        def completes(record: object) -> bool:
            missing.discard(value(record))
            return not missing

        with suppress(NoSuchExample):
            find(strategy, completes, settings=settings(SAMPLE, max_examples=500))
        assert missing == set()

    @pytest.mark.parametrize(
        "wanted",
        [
            lambda text: text.startswith("date "),
            lambda text: text.startswith("\ufeff"),
            lambda text: "T10:30" in text,
            lambda text: "\r\n\r\n" in text,
            lambda text: "\r\r" in text and "\n" not in text,
            lambda text: "🦙" in text,
            lambda text: "模型" in text,
            lambda text: "\u0301" in text,
            lambda text: text.count("“") != text.count("”"),
            lambda text: "Figure 3" in text,
        ],
    )
    def test_crawl_texts(self, some_texts: list[str], wanted: Callable[[str], bool]) -> None:
        """Header variants, line ends, scripts and quotation marks without a partner."""
        assert any(map(wanted, some_texts))


class TestShrinking:
    """A failing example should be small."""

    def test_entities_shrink_to_what_is_required(self) -> None:
        """Fields that do not matter are left at their defaults."""
        model = find(mentions(), lambda mention: isinstance(mention.entity, AIModel), settings=SHRINK)
        assert model.entity == AIModel(id=model.entity.id, name=model.entity.name, level=ModelLevel.FAMILY)

    def test_dates_shrink_to_the_first(self) -> None:
        """The simplest date is a bare first year."""
        assert find(partial_dates(), lambda _: True) == PartialDate(1)


class TestRenderCrawl:
    """The writer of the crawl format."""

    def test_with_everything(self) -> None:
        """A header, then blocks between blank lines, with the line ends that were asked for."""
        sections = [(None, ("One.", "Two.")), ("Next", ("Three.",))]
        assert render_crawl(PartialDate(2025, 8), sections, newline="\r\n") == (
            "date 2025-08\r\n\r\nOne.\r\n\r\nTwo.\r\n\r\nNext\r\n\r\nThree.\r\n"
        )

    def test_with_nothing(self) -> None:
        """Nothing is written as nothing."""
        assert render_crawl(None, []) == ""


class TestModule:
    """The module as part of the package."""

    def test_all_is_sorted_and_there(self) -> None:
        """Every public name is one."""
        assert sorted(strategies.__all__) == strategies.__all__
        assert all(callable(getattr(strategies, name)) for name in strategies.__all__)

    def test_without_hypothesis(self) -> None:
        """The error of the import names the extra that brings what is missing."""
        code = (
            "import sys\n"
            "sys.modules['hypothesis'] = None\n"
            "from atomcorpus import MissingExtraError\n"
            "try:\n    import atomcorpus.testing\n"
            "except MissingExtraError as error:\n    print(error)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == "hypothesis is not installed; it comes with: pip install 'atomcorpus[testing]'\n"
