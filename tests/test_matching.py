"""What a name stands for: entries of the knowledge base, all below them, and names that nobody lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    KnowledgeBase,
    LinkStatus,
    Mention,
    ModelLevel,
    Span,
    UnknownEntityError,
    ValidationError,
)
from atomcorpus.queries import entity_matcher

if TYPE_CHECKING:
    from tests.conftest import CallsOf

KB = KnowledgeBase.default()


def unlisted(name: str, **fields: str | None) -> AIModel:
    """An AI model that the knowledge base does not have."""
    made = AIModel(id=f"unlisted:model/{name}", name=name, level=ModelLevel.MODEL)
    return evolve(made, **fields)  # type: ignore[arg-type] # checked by the record


class TestListedNames:
    """Names, ids and records that the knowledge base has."""

    @pytest.mark.parametrize(
        "entity_id", ["series:qwen/qwen3", "Qwen/Qwen3-235B-A22B", "Qwen/Qwen3-235B-A22B-Instruct-2507"]
    )
    def test_a_series_takes_in_all_below(self, entity_id: str) -> None:
        """Itself, its models and their checkpoints."""
        assert entity_matcher("Qwen3")(KB[entity_id])

    @pytest.mark.parametrize("entity_id", ["family:qwen", "alibaba", "qwen-team", "Qwen/Qwen2.5-7B"])
    def test_a_series_takes_in_nothing_else(self, entity_id: str) -> None:
        """Neither what is above it nor beside it nor its maker."""
        assert not entity_matcher("Qwen3")(KB[entity_id])

    def test_a_name_of_several_stands_for_all(self) -> None:
        """The company and the family, with what is below the family."""
        matches = entity_matcher("DeepSeek")
        assert all(map(matches, (KB["deepseek"], KB["family:deepseek"], KB["deepseek-ai/DeepSeek-R1"])))

    def test_a_record_stands_for_one(self) -> None:
        """The company by its record is not the family of its name."""
        matches = entity_matcher(KB["deepseek"])
        assert matches(KB["deepseek"])
        assert not matches(KB["family:deepseek"])

    def test_an_organisation_takes_in_neither_models_nor_parts(self) -> None:
        """Google is not Gemini, and not Google DeepMind."""
        matches = entity_matcher("Google")
        (*parts,) = KB.members("google")
        assert parts
        assert not any(map(matches, (*parts, KB["family:gemini"])))

    @pytest.mark.parametrize("wanted", ["openai/gpt-oss-120b", "GPT-OSS 120B", "gpt oss 120b"])
    def test_spellings_and_ids(self, wanted: str) -> None:
        """As the knowledge base looks names up."""
        assert entity_matcher(wanted)(KB["openai/gpt-oss-120b"])

    def test_an_id_that_is_no_name(self) -> None:
        """It stands for its entry."""
        assert entity_matcher("01ai")(KB["01ai"])

    def test_another_knowledge_base(self) -> None:
        """Its names are those that count."""
        acme = Actor(id="acme", name="Acme AI", kind=ActorKind.COMPANY)
        assert entity_matcher("acme-ai", KB.extended(acme))(acme)


class TestUnlistedNames:
    """Entities that the knowledge base does not have."""

    @pytest.mark.parametrize(
        "model",
        [
            unlisted("qwen3mega", parent="series:qwen/qwen3"),
            unlisted("qwen3mega", parent="Qwen/Qwen3-8B"),
            unlisted("qwen3mega", family="Qwen", version="3"),
            unlisted("QWEN-3"),
        ],
    )
    def test_below_a_listed_one(self, model: AIModel) -> None:
        """By its parent, by family and version, or by the very name."""
        assert entity_matcher("Qwen3")(model)

    @pytest.mark.parametrize(
        "model",
        [
            unlisted("qwen4", family="Qwen", version="4"),
            unlisted("qwenmega", family="Qwen"),
            unlisted("foo", parent="family:qwen"),
        ],
    )
    def test_beside_a_listed_one(self, model: AIModel) -> None:
        """Another version, or none, is not below the series; but it is below the family."""
        assert not entity_matcher("Qwen3")(model)
        assert entity_matcher("family:qwen")(model)

    def test_by_name(self) -> None:
        """Name, alias and id, spelled as names may be; people as well."""
        okafor = Actor(id="unlisted:person/x", name="Rose Okáfor", kind=ActorKind.PERSON, aliases=("R. Okafor",))
        for wanted in ("rose okafor", "R Okafor", "unlisted:person/x", okafor):
            assert entity_matcher(wanted)(okafor)

    def test_a_family_that_nobody_lists(self) -> None:
        """It takes in what says to be of it."""
        matches = entity_matcher("Furrow 2")
        assert matches(unlisted("furrow2chat", family="Furrow", version="2"))
        assert not matches(unlisted("furrow3", family="Furrow", version="3"))

    def test_an_actor_is_no_model_of_that_name(self) -> None:
        """One class and id is one entity."""
        acme = Actor(id="unlisted:acme", name="Acme", kind=ActorKind.COMPANY)
        assert not entity_matcher(acme)(unlisted("Zeta", family="Acme"))

    def test_records_that_share_an_id(self) -> None:
        """Each is judged by what it says itself, in whatever order they come."""
        one = Actor(id="unlisted:acme", name="Acme", kind=ActorKind.COMPANY)
        other = Actor(id="unlisted:acme", name="Acme Labs", kind=ActorKind.COMPANY)
        for order in ((one, other), (other, one)):
            matches = entity_matcher("Acme Labs")
            assert {entity.name: matches(entity) for entity in order} == {"Acme": False, "Acme Labs": True}


class TestMentions:
    """`EntityMatcher.names`."""

    def test_ambiguous_ones_when_all_are_meant(self) -> None:
        """Company or family: asked for both it counts, asked for one it does not."""
        candidates = KB["deepseek"], KB["family:deepseek"]
        mention = Mention(Span(0, 8), candidates[0], status=LinkStatus.AMBIGUOUS, candidates=candidates, rule="test")
        assert entity_matcher("DeepSeek").names(mention)
        assert not entity_matcher(KB["deepseek"]).names(mention)


class TestWork:
    """One look-up an entity."""

    def test_an_entity_is_looked_at_once(self, calls_of: CallsOf) -> None:
        """Asking again calls no other Python function than the matcher itself."""
        matches, entity = entity_matcher("Qwen3"), unlisted("foo", family="Foo")
        matches(entity)
        # The lambda, the matcher, the look-up in its dictionary, and putting the old profiler back.
        assert calls_of(lambda: matches(entity)) <= 4


class TestRefusals:
    """What is no entity, and what nobody has."""

    @pytest.mark.parametrize(("wanted", "shown"), [(3, "3 (int)"), ("", "'' (str)"), (" - ", "' - ' (str)")])
    def test_no_name(self, wanted: object, shown: str) -> None:
        """Another type, and a string of which nothing is left."""
        with pytest.raises(ValidationError) as caught:
            entity_matcher(wanted)  # type: ignore[arg-type] # the point
        assert str(caught.value) == f"entity_matcher.wanted: expected a name, an id or a record, not {shown}"

    def test_nobody_has_it(self) -> None:
        """The nearest names of those seen come before those of the knowledge base."""
        matcher = entity_matcher("Rose Okafor")
        assert not matcher(Actor(id="unlisted:person/okafar", name="Rose Okafar", kind=ActorKind.PERSON))
        with pytest.raises(UnknownEntityError) as caught:
            matcher.check()
        assert caught.value.wanted == "Rose Okafor"
        assert caught.value.nearest[0] == "Rose Okafar"

    def test_somebody_has_it(self) -> None:
        """Nothing is refused once it was seen, nor what the knowledge base lists, nor a record."""
        matcher = entity_matcher("Rose Okafor")
        assert matcher(Actor(id="unlisted:person/roseokafor", name="Rose Okafor", kind=ActorKind.PERSON))
        for one in (matcher, entity_matcher("Qwen3"), entity_matcher(unlisted("foo"))):
            one.check()
