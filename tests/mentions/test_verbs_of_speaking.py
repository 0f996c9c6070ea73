"""Verbs of speaking stand in one table, and whoever is their subject is found with each of them, in every tense."""

from __future__ import annotations

import pytest

from atomcorpus import parse
from atomcorpus.english.verbs import marked, verb_forms, verbs

SPEAKING = [
    verb
    for verb in verbs()
    if verb.group == "verb" and verb.act in ("assertion", "belief") and {"that", "quote"} <= set(verb.takes.split())
]
FORMS = sorted({form for verb in SPEAKING for form, kind in verb_forms(verb.lemma, verb.irregular) if kind == "third"})


def rules(text: str) -> list[tuple[str, str]]:
    """The names of a text and their rules."""
    return [(mention.span.of(text), mention.rule) for mention in parse(text).mentions]


@pytest.mark.parametrize("form", FORMS)
def test_a_person_speaks(form: str) -> None:
    """Nobody lists the name, and the verb tells that it is a person's."""
    assert rules(f"They know that Grenvil Taspor {form} that it rains.") == [("Grenvil Taspor", "person.surname")]


@pytest.mark.parametrize(
    "form", "warns warned posits posited tells told asks quips contends stresses apologises criticised".split()
)
def test_both_tenses(form: str) -> None:
    """Present and past say the same of the subject."""
    assert rules(f"They know that Grenvil Taspor {form} them.") == [("Grenvil Taspor", "person.surname")]


@pytest.mark.parametrize("mark", ["person-speaks", "member-speaks", "quoted-by", "inserted"])
def test_paradigms_are_whole(mark: str) -> None:
    """A verb that counts in one tense counts in the other."""
    assert len(marked(f"{mark}.s")) == len(marked(f"{mark}.d"))
