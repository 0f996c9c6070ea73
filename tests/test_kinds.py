"""The kinds of records: one home, the names and pickles that they always had, and sets that leave none out."""

from __future__ import annotations

import importlib
import pickle
from typing import TYPE_CHECKING

import pytest

import atomcorpus
from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    CitationAct,
    CitationKind,
    LinkStatus,
    ModelLevel,
    Openness,
    SourceKind,
)
from atomcorpus.kinds import ORGANIZATIONS, PLACES, kind_of

if TYPE_CHECKING:
    from enum import StrEnum

HOMES: list[tuple[type[StrEnum], str]] = [
    *((kind, "entities") for kind in (ActorKind, ModelLevel, Openness)),
    *((kind, "annotations") for kind in (LinkStatus, SourceKind, CitationKind, CitationAct)),
]


class TestNames:
    """Where they are found."""

    @pytest.mark.parametrize(("kind", "module"), HOMES)
    def test_where_they_were(self, kind: type[StrEnum], module: str) -> None:
        """Each is public beside its record, and at the top."""
        home = importlib.import_module(f"atomcorpus.{module}")
        assert getattr(home, kind.__name__) is kind is getattr(atomcorpus, kind.__name__)
        assert kind.__name__ in home.__all__

    @pytest.mark.parametrize(("kind", "module"), HOMES)
    def test_older_pickles(self, kind: type[StrEnum], module: str) -> None:
        """A pickle names the module in which an enum was when it was made."""
        for member in kind:
            older = f"catomcorpus.{module}\n{kind.__name__}\n(V{member.value}\ntR.".encode()
            assert pickle.loads(older) is member  # noqa: S301 - our own bytes
            assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301 - likewise


class TestSets:
    """What several modules ask of a kind."""

    def test_a_kind_is_in_one_set(self) -> None:
        """People, organisations and places are all actors, and no two of them the same."""
        assert PLACES.isdisjoint(ORGANIZATIONS)
        assert {ActorKind.PERSON} | PLACES | ORGANIZATIONS == set(ActorKind)

    @pytest.mark.parametrize("kind", ActorKind)
    def test_kind_of_an_actor(self, kind: ActorKind) -> None:
        """Is its kind."""
        assert kind_of(Actor(id="a", name="A", kind=kind)) is kind

    @pytest.mark.parametrize("level", ModelLevel)
    def test_kind_of_a_model(self, level: ModelLevel) -> None:
        """Is its level."""
        assert kind_of(AIModel(id="a", name="A", level=level)) is level
