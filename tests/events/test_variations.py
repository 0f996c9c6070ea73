"""Sentences whose event is right by construction: seven kinds, four modalities, and what tells no event."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from atomcorpus import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus import Article
    from atomcorpus.facts import Event

FILE = tomllib.loads((Path(__file__).parent / "variations.toml").read_text("utf-8"))
TEMPLATES: list[dict[str, Any]] = FILE["template"]
SLOT, MARK = re.compile(r"<([a-z]+)>"), re.compile(r"\{([^}]*)\}|\[(agent|theme|recipient) ([^\]]*)\]")
ROLES = ("agent", "theme", "recipient")
PLACES = ("{}", "Nobody was surprised. {}", "{} Nobody was surprised.", "The hall was full. {} The lights went out.")
DRAWS = 6
Place = tuple[int, int]


def drawn(template: dict[str, Any], number: int) -> str:
    """The marked text of one case; equal numbers draw equal cases."""
    random = Random(f"{template['id']} {number}")  # noqa: S311 - chance that can be repeated is wanted
    text = SLOT.sub(lambda slot: random.choice(FILE["slots"][slot[1]]), template["text"])
    text = re.sub(r"^(\[\w+ |)([a-z])", lambda first: first[1] + first[2].upper(), text)
    return (
        random.choice(PLACES).format(text.replace("{", "\0").replace("}", "\1")).replace("\0", "{").replace("\1", "}")
    )


def unmarked(marked: str) -> tuple[str, Place, dict[str, list[Place]]]:
    """The text of a case, where its trigger is, and where the words of each role are."""
    text, at, trigger = "", 0, (0, 0)
    roles: dict[str, list[Place]] = {role: [] for role in ROLES}
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        words = found[1] or found[3]
        place = (len(text), len(text) + len(words))
        if found[1]:
            trigger = place
        else:
            roles[found[2]].append(place)
        text += words
    return text + marked[at:], trigger, roles


def fits(event: Event, role: str, places: list[Place]) -> bool:
    """Whether the participants of a role are those that are marked: each inside the words of one, and all of them."""
    spans = [(one.span.start, one.span.end) for one in getattr(event, role)]
    return len(spans) == len(places) and all(
        start <= first < last <= end for (first, last), (start, end) in zip(spans, places, strict=True)
    )


def faults(template: dict[str, Any], marked: str) -> list[str]:
    """What is wrong with what was found in a case; empty if all is right."""
    text, trigger, roles = unmarked(marked)
    article = parse(text)
    if template["kind"] == "none":
        return [f"told by {event.trigger.of(text)!r}" for event in article.events]
    if len(article.events) != 1:
        return [f"{len(article.events)} events"]
    return list(_wrong(article, template, trigger, roles))


def _wrong(article: Article, template: dict[str, Any], trigger: Place, roles: dict[str, list[Place]]) -> Iterator[str]:
    (event,) = article.events
    if (event.trigger.start, event.trigger.end) != trigger:
        yield f"trigger {event.trigger.of(article.text)!r}"
    if event.kind != template["kind"]:
        yield f"kind {event.kind}"
    if event.modality != template.get("modality", "done"):
        yield f"modality {event.modality}"
    for role in ROLES:
        if role not in template.get("free", ()) and not fits(event, role, roles[role]):
            yield f"{role} {[one.span.of(article.text) for one in getattr(event, role)]}"


def test_templates_are_many() -> None:
    """There are sixty at least, of every kind and modality, each with a name of its own."""
    names = [template["id"] for template in TEMPLATES]
    assert len(names) == len(set(names)) >= 60
    assert len({template["kind"] for template in TEMPLATES}) == 8
    assert len({template.get("modality", "done") for template in TEMPLATES}) == 4


def test_events_are_right_by_construction() -> None:
    """At least 95 of a hundred cases are right in everything, and 90 of each kind."""
    right, asked, wrong = Counter[str](), Counter[str](), list[str]()
    for template in TEMPLATES:
        for number in range(DRAWS):
            marked = drawn(template, number)
            found = faults(template, marked)
            asked[template["kind"]] += 1
            right[template["kind"]] += not found
            wrong += [f"{template['id']}: {marked} -> {found}"] if found else []
    assert right.total() >= 0.95 * asked.total(), "\n".join(wrong)
    assert {kind for kind in asked if right[kind] < 0.9 * asked[kind]} == set(), "\n".join(wrong)
