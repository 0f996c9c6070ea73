"""What is looked for first, because that is cheap, hides nothing that the rules would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.english import classes
from atomcorpus.english.patterns import before
from atomcorpus.english.sieves import literals_of
from atomcorpus.mentions import enumerations, headlines, introductions, small_names

SORTS = st.lists(
    st.sampled_from(
        "its new open-weight AI language English-language text-to-image reasoning 70B 1.5M-parameters , (".split()
    ),
    max_size=6,
).map(" ".join)
ITEMS = st.sampled_from(
    "Orsk Lumora Tidewater-Labs xTern O’Dell Acme's A&B and or & etc the perhaps even, was (Oslo) ( ) , . ’ é".split()
)
LISTS = st.lists(ITEMS, max_size=9).map(" ".join) | st.lists(ITEMS, max_size=7).map(", ".join)
TITLED = st.lists(
    st.sampled_from(
        ["Two", "Have", "a", "of", "the", "“Ferry", "'Tarn", "9", "é", "Ærø", "\n", "built", "$5", "", "s"]
    ),
    max_size=12,
).map(" ".join)


@given(text=LISTS)
def test_every_list_of_names_has_what_is_looked_for_first(text: str) -> None:
    """Where a list of names stands, something ends it that a block without lists has not."""
    assert enumerations._LIST.search(text) is None or enumerations._ENDS.search(text) is not None


@given(text=LISTS)
def test_no_word_of_a_list_is_cut_short(text: str) -> None:
    """That no word gives back a letter changes no list."""
    plain = re.compile(enumerations._LIST.pattern.replace("++", "+"))
    assert [found.regs for found in enumerations._LIST.finditer(text)] == [found.regs for found in plain.finditer(text)]


@given(text=TITLED)
def test_a_run_of_capitals_is_found_as_it_is_described(text: str) -> None:
    """Five words with capitals, and at most two small ones after each, wherever a word can begin."""
    word = rf"{headlines._SIGN}[^ \n]{{0,40}} (?:(?:{headlines._SMALL}) ){{0,2}}"
    plain = re.compile(rf"(?<![^ \n])(?:{word}){{5}}")
    assert [run.span() for run in headlines._RUN.finditer(text)] == [run.span() for run in plain.finditer(text)]


@pytest.mark.parametrize("word", sorted(classes.words("before-acts")))
def test_no_word_before_an_act_is_a_name(word: str) -> None:
    """So it does not matter whether it is tried as the name of a statement that begins before it."""
    assert small_names._is_word(word) or not small_names._is_coined(word)


@pytest.mark.parametrize("noun", small_names._FIRMS)
@pytest.mark.parametrize("verb", small_names._CALLING)
def test_whoever_is_called_so_is_found(noun: str, verb: str) -> None:
    """Every noun of a firm with every verb of naming, and none inside another word."""
    found = [*small_names._called(f"It is a {noun} {verb} plinkt, and an un{noun} {verb} plonkt, too.")]
    assert found == ["plinkt"]


@given(text=SORTS)
def test_no_sort_of_model_is_left_out(text: str) -> None:
    """Where a sort of model ends, its last word says that one may."""
    if introductions._SORTS.search(text):
        assert introductions._ENDS_SORT[before(text, len(text))]


def test_every_code_name_is_named() -> None:
    """What a block has to hold for a code name to stand in it is one word, not one of several."""
    assert literals_of(introductions._CODE_NAMED.pattern) == {introductions._NAMED}
    assert literals_of(introductions._CALLED_SO) == set(introductions._MODELS) > literals_of(introductions._MODEL)


@given(
    text=st.lists(
        st.sampled_from(
            [
                *"plinkt has already said says that reports thatch later Monday day week , . ” ! - \n now".split(" "),
                *("plinkt said that", "”, quorl told", ",” quorl.ai says", "day zorb has said that"),
            ]
        ),
        max_size=9,
    ).map(" ".join)
)
def test_who_speaks_is_found_as_it_is_described(text: str) -> None:
    """A word in small letters that states something or says what is quoted is found as by patterns of the whole."""
    text = f"\n{text}"
    name, speaks, signs = small_names._NAME, small_names._SPEAKS, small_names._SIGNS
    states = re.compile(rf"(?:\n|(?:[{signs}]|{'|'.join(small_names._DATES)}) ){name} {speaks} that\b")
    quotes = re.compile(rf"[,!?][\"”’] {name} {speaks}\b")
    described = {one["name"] for pattern in (states, quotes) for one in pattern.finditer(text)}
    acts = classes.words("before-acts")  # which are tried within what was found, and are no names
    assert described - acts == set(small_names._speaking(text)) - acts
