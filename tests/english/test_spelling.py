"""British and American spelling: both stand in the table, and say the same."""

from __future__ import annotations

import pytest

from atomcorpus import parse
from atomcorpus.english.verbs import Verb, marked, verb_forms, verbs

VERBS = {verb.lemma: verb for verb in verbs() if verb.group in ("verb", "homograph")}
PAIRS = [(lemma, f"{lemma[:-3]}ise") for lemma in VERBS if lemma.endswith("ize")] + [("distill", "distil")]


def sense(verb: Verb) -> tuple[str, ...]:
    """What a line says of its verb."""
    return verb.group, verb.act, verb.takes, verb.marks


@pytest.mark.parametrize(("american", "british"), PAIRS)
def test_pairs_say_the_same(american: str, british: str) -> None:
    """A verb with two spellings has two lines that are equal but for its forms."""
    assert sense(VERBS[american]) == sense(VERBS[british])


@pytest.mark.parametrize("form", "labelled labeled labelling signalled signaled marvelled learnt learned".split())
def test_both_forms_are_listed(form: str) -> None:
    """A verb with two past forms has both."""
    assert form in {one for verb in VERBS.values() for one, _ in verb_forms(verb.lemma, verb.irregular)}


def test_two_spellings_are_one_tense() -> None:
    """A mark for the past holds for both."""
    assert {"signaled", "signalled"} <= set(marked("speaking.d"))


@pytest.mark.parametrize("verb", "signalled signaled emphasised emphasized theorised marvelled".split())
def test_a_person_speaks(verb: str) -> None:
    """Whoever speaks is found with both."""
    text = f"They know that Grenvil Taspor {verb} that it rains."
    assert [mention.span.of(text) for mention in parse(text).mentions] == ["Grenvil Taspor"]


@pytest.mark.parametrize("verb", "labelled labeled criticised criticized".split())
def test_a_citation_is_found(verb: str) -> None:
    """So is what he says."""
    assert [citation.cue is not None for citation in parse(f"Ada Poe {verb} the plan “a mess”.").citations] == [True]
