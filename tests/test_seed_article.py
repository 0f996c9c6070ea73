"""The news article that defined the format: every actor, model, outlet and statement of it comes out right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from atomcorpus import (
    Actor,
    AIModel,
    Article,
    Artifact,
    ArtifactKind,
    Entity,
    EventKind,
    KnowledgeBase,
    LinkStatus,
    Modality,
    PartialDate,
    Participant,
    parse,
)
from atomcorpus.formats import json as article_json

SHARED = Path(__file__).parents[1].parent / "shared"
NAME = "000_0c68cf634056fda9"
TEXT = SHARED / "corpus" / f"{NAME}.txt"
GOLD = SHARED / "eval" / "gold" / f"{NAME}.gold.json"

pytestmark = pytest.mark.skipif(not TEXT.is_file(), reason="the article lies beside the checkout and is not here")


@pytest.fixture(scope="module")
def article() -> Article:
    """The article, parsed."""
    with TEXT.open(encoding="utf-8", newline="") as file:
        return parse(file.read())


def linked(article: Article) -> dict[str, Entity]:
    """The words of every mention and what they lead to."""
    return {mention.span.of(article.text): mention.entity for mention in article.mentions}


class TestSeedArticle:
    """Layout, names and attributions of the one article."""

    def test_layout(self, article: Article) -> None:
        """Its date, an opening section and four headed ones."""
        assert article.published == PartialDate(2025, 8, 9)
        assert [section.heading is None for section in article.sections] == [True, False, False, False, False]

    def test_names(self, article: Article) -> None:
        """Just the annotated names of actors and models are found, each with its kind, and linked."""
        found = {words: entity for words, entity in linked(article).items() if not isinstance(entity, Artifact)}
        wanted = {
            row["text"]: row
            for row in json.loads(GOLD.read_text(encoding="utf-8"))["mentions"]
            if not row.get("optional")
        }
        assert set(found) == set(wanted)
        for words, entity in found.items():
            assert wanted[words]["name"] in (entity.name, *entity.aliases)
            assert wanted[words].get("kind") in (None, entity.kind if isinstance(entity, Actor) else None)
        assert {mention.status for mention in article.mentions} == {LinkStatus.RESOLVED}

    def test_artifacts(self, article: Article) -> None:
        """The plan has the year before its name and is, by the words of the text, the Biden administration's."""
        found = {words: entity for words, entity in linked(article).items() if isinstance(entity, Artifact)}
        assert list(found) == ["2025 AI Action Plan"]
        plan = found["2025 AI Action Plan"]
        assert (plan.id, plan.kind, plan.country) == ("artifact:ai-action-plan", ArtifactKind.POLICY, "US")
        assert plan.maker == KnowledgeBase.default()["white-house"]
        (maker,) = article.stated_makers(plan)
        assert (maker.span.of(article.text), maker.entity) == (
            "Biden administration",
            KnowledgeBase.default()["biden-administration"],
        )

    def test_times_and_quantities(self, article: Article) -> None:
        """The year of the last such move, money in a currency that the text does not name, and two models."""
        text = article.text
        assert [(one.span.of(text), one.period and one.period.isoformat()) for one in article.times] == [
            ("2019", "2019")
        ]
        assert [(one.span.of(text), one.kind.value, one.value, one.unit) for one in article.quantities] == [
            ("hundreds of millions", "money", "100000000..1000000000", None),
            ("two new open-source models", "count", "2", "model"),
        ]

    def test_models(self, article: Article) -> None:
        """Both models are OpenAI's."""
        models = {entity.id: entity for entity in linked(article).values() if isinstance(entity, AIModel)}
        assert sorted(models) == ["openai/gpt-oss-120b", "openai/gpt-oss-20b"]
        assert {model.developer for model in models.values()} == {KnowledgeBase.default()["openai"]}

    def test_administration(self, article: Article) -> None:
        """The Biden administration has the years in which it was active."""
        administration = linked(article)["Biden administration"]
        assert isinstance(administration, Actor)
        assert administration.active
        assert (str(administration.active.since), str(administration.active.until)) == ("2021-01-20", "2025-01-20")

    def test_statements(self, article: Article) -> None:
        """Every required citation is found by its cue, with its source."""
        text = article.text
        found = [
            (one.cue.of(text), one.source.span.of(text)) for one in article.citations if one.cue and one.source.span
        ]
        for row in json.loads(GOLD.read_text(encoding="utf-8"))["citations"]:
            if not row.get("optional"):
                assert any(row["cue"] in cue and row["source"] in source for cue, source in found), row["cue"]

    def test_outlets_are_cited(self, article: Article) -> None:
        """The outlets are the actors of their citations, and so is the chief executive."""
        cited = {one.source.actor.id for one in article.citations if one.source.actor}
        outlets = {"washington-post", "cryptopolitan", "just-security", "analytics-india-magazine"}
        assert cited >= outlets | {"sam-altman"}

    def test_events(self, article: Article) -> None:
        """Two releases, the network that is planned, money that may come, and calls for partnerships."""
        text = article.text

        def words(role: tuple[Participant, ...]) -> list[str]:
            return [one.span.of(text) for one in role]

        found = {
            (one.kind.value, one.modality.value, one.trigger.of(text), *words(one.agent)): words(one.theme)
            for one in article.events
        }
        assert found["release", "done", "released", "OpenAI"] == ["two new open-source models"]
        assert found["release", "done", "released", "Alibaba", "Baidu"] == ["powerful open-source AI tools"]
        assert found["pledge", "planned", "envision", "ATOM’s architects"] == ["network of shared resources"]
        assert found["request", "done", "calls"] == ["partnerships"]
        assert found["request", "done", "urging", "Just Security"] == ["balanced approach"]
        (money,) = [one for one in article.events if one.modality is Modality.POSSIBLE]
        assert money.kind is EventKind.FUNDING
        assert money.amount is not None
        assert money.amount.span.of(text) == "hundreds of millions"
        assert words(money.recipient) == ["infrastructure"]
        (network,) = [one for one in article.events if one.kind is EventKind.PLEDGE]
        assert words(network.recipient) == ["smaller players"]

    def test_round_trip(self, article: Article) -> None:
        """It is read back as it was written."""
        assert article_json.loads(article_json.dumps(article)) == article
