"""The table of frames: every frame finds what its examples mark, and nothing in those that have none of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import parse
from atomcorpus.events.frames import Frame, TriggerWords, company, entries, frames, governors, may_tell
from atomcorpus.events.letters import refine

_MARKED = re.compile(r"\{([^}]*)\}|\[(agent|theme|recipient) ([^\]]*)\]")
_ARTICLES = re.compile(r"^(?:the|a|an|its) ", re.IGNORECASE)
ROLES = ("agent", "theme", "recipient")


def unmarked(example: str) -> tuple[str, str, dict[str, list[str]]]:
    """The sentence of an example, its trigger, and the words of each role without article."""
    trigger = ""
    roles: dict[str, list[str]] = {role: [] for role in ROLES}
    for found in _MARKED.finditer(example):
        if found[1]:
            trigger = found[1]
        else:
            roles[found[2]].append(_ARTICLES.sub("", found[3]))
    return _MARKED.sub(lambda found: found[1] or found[3], example), trigger, roles


@pytest.mark.parametrize(("frame", "example"), [(frame, yes) for frame in frames() for yes in frame.yes])
def test_yes(frame: Frame, example: str) -> None:
    """The event of the frame is found with its trigger and with everybody who has a part in it."""
    text, trigger, roles = unmarked(example)
    (event,) = [event for event in parse(text).events if event.trigger.of(text) in trigger]
    assert event.rule == frame.name
    assert event.kind is frame.kind
    assert {role: [one.span.of(text) for one in getattr(event, role)] for role in ROLES} == roles


@pytest.mark.parametrize(("frame", "example"), [(frame, no) for frame in frames() for no in frame.no])
def test_no(frame: Frame, example: str) -> None:
    """No event of the frame is found."""
    text, _, _ = unmarked(example)
    assert [event for event in parse(text).events if event.rule == frame.name] == []


def test_every_frame_has_examples() -> None:
    """A frame shows what it finds and what it does not."""
    assert [frame.name for frame in frames() if not frame.yes or not frame.no] == []


def test_names_are_single() -> None:
    """A frame stands in the table once."""
    names = [frame.name for frame in frames()]
    assert names == list(dict.fromkeys(names))


def test_forms_with_a_particle_come_first() -> None:
    """Of "call", "call for" is asked before the noun."""
    assert [entry.particle for entry in entries()["calls"]][:2] == [("for",), ("on",)]


def test_a_governor_may_be_of_two_sorts() -> None:
    """The verb "plans" is a noun too."""
    assert [one.sort for one in governors()["plans"]] == ["verb", "noun"]


_WORDS = st.sampled_from(sorted({*entries(), *(word for words in company().values() for word in words), "tern", "$4"}))
_SIGNS = st.sampled_from([*" .,-?!“”’—…•\n\xa0\u2003\u2028\x1c", "é", "İ", "ß", "x", "\ud800"])


@given(st.lists(st.one_of(_WORDS, _WORDS.map(str.upper), _SIGNS, st.characters())), st.integers(0, 60))
def test_a_text_made_ready_hides_no_trigger(parts: list[str], start: int) -> None:
    """A stretch of a text that is made ready once tells what the same stretch tells alone, in any script."""
    text = "".join(parts)
    words = TriggerWords(text)
    for end in range(start, len(text) + 1, 7):
        assert words.may_be_in(start, end) is may_tell(text[start:end])


@given(
    _WORDS, st.sampled_from([" ", ".", "“", "”", "’", "—", "…", "•", "?", "\xa0", "\u3000"]), st.sampled_from("éſ中🙂")
)
def test_signs_part_words_and_letters_do_not(word: str, sign: str, letter: str) -> None:
    """A trigger is found between any signs, in any script around it; a letter that it does not have is no sign."""
    alone = may_tell(word)
    assert may_tell(f"{letter}{sign}{word}{sign}{letter}") >= alone
    assert not may_tell(f"{letter}{word}{letter}")


def test_triggers_are_in_ascii() -> None:
    """A word with any other letter is never looked up, so none of the table has one."""
    assert [word for word in entries() if not word.isascii()] == []
    assert [word for words in company().values() for word in words if not word.isascii()] == []


_SEEN = st.sampled_from(
    ["over", "about", "last", "week", "her", "worth", "set", "$4", "2024", "led", "to", "labs", ","]
)


@given(st.lists(st.tuples(_SEEN, st.sampled_from("nXKV0vaTd,p")), min_size=1))
def test_only_words_shown_by_neighbours_are_refined(row: list[tuple[str, str]]) -> None:
    """A sentence without such a word gets the classes that it gets beside one that it has nothing to do with."""
    words, letters = [word for word, _ in row], [letter for _, letter in row]
    apart = [*words, ";", "led", ";"]
    assert refine(apart, [*letters, ";", "V", ";"])[: len(words) + 1] == refine([*words, ";"], [*letters, ";"])
