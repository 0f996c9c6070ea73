"""The table of frames: every frame finds what its examples mark, and nothing in those that have none of it."""

from __future__ import annotations

import re

import pytest

from atomcorpus import parse
from atomcorpus.events.frames import Frame, entries, frames, governors

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
