"""People of more cultures and in more notations: nicknames, capitals, hyphens, references to works."""

from __future__ import annotations

import pytest

from atomcorpus import Actor, ActorKind, parse


def people(text: str) -> list[str]:
    """The names of people in a text."""
    found = parse(text).mentions
    kinds = {one.span.of(text): one.entity.kind for one in found if isinstance(one.entity, Actor)}
    return [name for name, kind in kinds.items() if kind is ActorKind.PERSON]


@pytest.mark.parametrize(
    "name",
    [
        "Margaret “Peggy” Ostrander",
        'Thomas "Tip" Varnum',
        "Edward ‘Ned’ Coldharbour",
        "Katherine (Kit) Ansbach",
        "Susan B. “Susie” Tarrant",
        "Ji-woo Bae",
        "Seung-hee Noh",
        "Hyejin Kwak",
        "Ștefania Munteanu",
        "Harpreet Sembalan",
        "Babatunde Eskola",
    ],
)
def test_whole_names(name: str) -> None:
    """A nickname stands inside the name, and a hyphened or foreign given name belongs to it."""
    assert people(f"The prize went to {name}, a student.") == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GRETA OSTRANDER, a policy fellow, left early.", ["GRETA OSTRANDER"]),
        ("It rained.\n\nMARTIN TARRANT\nHead of the club", ["MARTIN TARRANT"]),
        ("GRACE PERIOD ENDS", []),
        ("The MARK TWO engine", []),
    ],
)
def test_capitals(text: str, expected: list[str]) -> None:
    """A given name in capitals begins a name where none of the words after it is an ordinary one."""
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pumps fail (Ostrander, 2016; Tarrant and Coldharbour, 2018).", ["Ostrander", "Tarrant", "Coldharbour"]),
        ("Pumps fail (see Ostrander & Tarrant, 2016a).", ["Ostrander", "Tarrant"]),
        ("Pumps fail (Hartwell et al., 2019).", ["Hartwell"]),
        ("Pumps fail (March, 2016).", []),
        ("Pumps fail (Chapter, 2016).", []),
    ],
)
def test_references(text: str, expected: list[str]) -> None:
    """Surnames before a year in brackets are people's; months and words are not."""
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March, Grant Ostrander opened the hall.", ["Grant Ostrander"]),
        ("Will Ostrander, a lawyer, left in October.", ["Will Ostrander"]),
        ("May Ostrander, a lawyer, left in May.", ["May Ostrander"]),
        ("She was named a Palmer Scholar.", []),
        ("Oxfam and the Grant Programme helped.", []),
    ],
)
def test_given_names_that_are_words(text: str, expected: list[str]) -> None:
    """Inside a sentence, or with an apposition, they begin a name; a month stays one."""
    assert people(text) == expected


def test_a_surname_with_a_relative_clause() -> None:
    """Who is described with "who" is a person, though nothing else names him in full."""
    assert people("Coldharbour, who runs a dairy, left early.") == ["Coldharbour"]
    assert people("Users, who pay more, left early.") == []


def test_a_name_ends_with_its_line() -> None:
    """What begins the next line is no third part of a full name."""
    assert people("The hall was opened by Ingrid Ostrander\nNvidia paid for it.") == ["Ingrid Ostrander"]


def test_a_place_is_no_given_name() -> None:
    """A country called like somebody's given name is meant after a preposition of place."""
    text = "Jordan Ostrander, a lawyer, lives in Jordan."
    assert [one.entity.id for one in parse(text).mentions][1] == "country:JO"
