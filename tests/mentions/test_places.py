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
    ("name", "kind"),
    [
        ("Real Madrid", "nonprofit"),
        ("Chicago Bulls", "nonprofit"),
        ("Manchester United", "nonprofit"),
        ("China Steel", "company"),
        ("London Stock Exchange", "company"),
    ],
)
def test_clubs_and_firms_are_no_places(name: str, kind: str) -> None:
    """A place that a club or a firm is called after is a part of the name; a club is of the kind of all clubs."""
    assert named(f"Nine people work for {name} now.") == [(name, kind)]


@pytest.mark.parametrize(
    "text", ["The talks of China and United States envoys failed.", "Real China experts wrote it."]
)
def test_countries_have_no_such_clubs(text: str) -> None:
    """Clubs are called after towns."""
    assert [kind for _, kind in named(text) if kind in ("company", "nonprofit")] == []


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They knew the Duchy of Lumora well.", ["Duchy of Lumora"]),
        ("It was a part of the Ottoman Empire then.", ["Ottoman Empire"]),
        ("It was a part of the British Empire then.", ["British Empire"]),
        ("The French Fourth Republic ended there.", ["French Fourth Republic"]),
        ("The Crown Colony of North Lumora ended there.", ["Crown Colony of North Lumora"]),
        ("They sought the Kingdom of God there.", []),
        ("It is a Galactic Empire there.", []),
        ("The British Empire Games ended there.", []),
    ],
)
def test_states_of_the_past(text: str, expected: list[str]) -> None:
    """States are places by what they were, and what is called after one is none."""
    found = [one.span.of(text) for one in parse(text).mentions]
    assert [words for words in found if " " in words] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She stood in Cardiff South, and lost.", ["Cardiff South"]),
        ("She stood in Cardiff North-East in May.", ["Cardiff North-East"]),
        ("She stood in the riding of Cardiff - Lumora in May.", ["Cardiff - Lumora"]),
        ("She saw Cardiff North Bridge in May.", ["Cardiff"]),
        ("She saw Cardiff Central, Wales, in May.", ["Cardiff", "Wales"]),
    ],
)
def test_parts_behind_a_place(text: str, expected: list[str]) -> None:
    """A quarter behind a town, and what a dash joins to a seat, belong to the name."""
    assert [one.span.of(text) for one in parse(text).mentions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ships crossed the South China Sea there.", [("South China Sea", "place")]),
        ("Ships crossed the Florida Straits there.", [("Florida Straits", "place")]),
        ("Ships crossed the China Sea Lines there.", [("China", "country")]),
    ],
)
def test_waters(text: str, expected: list[tuple[str, str]]) -> None:
    """A sea is no country, and a country is one where a firm is called after its sea."""
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VELMORA, Ohio -- The mayor left.", "VELMORA"),
        ("TARN VALE, Sept. 9, 2026 — It rained.", "TARN VALE"),
        ("ORSKVIL, 3 July (Tidewire) - It rained.", "ORSKVIL"),
        ("ORSKVIL (Tidewire) — It rained.", "ORSKVIL"),
        ("CEBU CITY, Philippines, July 2 - It rained.", "CEBU CITY"),
        ("ORSKVIL — The mayor of Orskvil left.", "ORSKVIL"),
    ],
)
def test_town_of_a_dateline(text: str, expected: str) -> None:
    """A town in capitals before a dash is one, with what says so between them or elsewhere in the text."""
    assert (expected, "place") in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING — The mayor left.",
        "NOTE (Tidewire) — It rained.",
        "ORSKVIL — The mayor left.",
        "TL — It rained in June.",
        "It rained. ORSKVIL, Sept. 3 — It rained.",
    ],
)
def test_no_town_of_a_dateline(text: str) -> None:
    """A word, a bare word in capitals, two letters and what stands inside a paragraph are none."""
    assert named(text) == []
