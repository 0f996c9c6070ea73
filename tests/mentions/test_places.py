"""Places: whole names, and a capital as a city or as a government."""

from __future__ import annotations

import pytest

from atomcorpus import Actor, parse


def named(text: str) -> list[tuple[str, str]]:
    """What is named in a text, with the kind of each."""
    found = parse(text).mentions
    return [(one.span.of(text), one.entity.kind.value) for one in found if isinstance(one.entity, Actor)]


@pytest.mark.parametrize(
    "name",
    [
        "Southern California",
        "Baja California",
        "N. Ireland",
        "Lower Austria",
        "West Virginia",
        "Gulf of Oman",
        "Sea of Japan",
        "New South Wales",
        "St. Louis",
        "Northeast Ohio",
    ],
)
def test_a_part_of_a_place_is_named_whole(name: str) -> None:
    """What stands before a place's name belongs to it, as do a saint's title and a sea."""
    assert [found for found, _ in named(f"Nine towns near the coast of {name} were dark.")] == [name]


@pytest.mark.parametrize(
    "name", ["Real Madrid", "Chicago Bulls", "Manchester United", "China Steel", "London Stock Exchange"]
)
def test_clubs_and_firms_are_no_places(name: str) -> None:
    """A place that a club or a firm is called after is a part of the name, which is an organisation's."""
    assert named(f"Nine people work for {name} now.") == [(name, "company")]


@pytest.mark.parametrize(
    "text", ["The talks of China and United States envoys failed.", "Real China experts wrote it."]
)
def test_countries_have_no_such_clubs(text: str) -> None:
    """Clubs are called after towns."""
    assert [kind for _, kind in named(text) if kind == "company"] == []


@pytest.mark.parametrize(
    "text",
    [
        "A missile struck Kyiv.",
        "The flood reached Hanoi at noon.",
        "The army left Oslo, Warsaw and Kyiv.",
        "It snowed in Lyon, Warsaw and Kyiv.",
        "They flew over Kyiv.",
        "The hall in Lyon is older than those in Oslo and Kyiv.",
    ],
)
def test_what_is_done_to_a_town(text: str) -> None:
    """What hits a capital hits the town, wherever it stands in a list."""
    assert {kind for _, kind in named(text)} == {"place"}


@pytest.mark.parametrize(
    "text",
    [
        "The tariffs hit Beijing.",
        "In Paris, Beijing said no.",
        "Talks between Ottawa and Beijing failed, and Kyiv protested.",
    ],
)
def test_what_is_done_to_a_government(text: str) -> None:
    """Measures hit a government; who talks and protests is one."""
    assert named(text)[-1][1] == "country"
