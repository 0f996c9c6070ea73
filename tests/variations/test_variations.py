"""The suite of variations: laws that it keeps itself, and a small draw that the library must not do worse on."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atomcorpus import KnowledgeBase, parse

sys.path.insert(0, str(Path(__file__).parent))
from judge import LAYOUTS
from rating import floor_rates
from renderer import Rendering, Stretch, TemplateError, parse_template
from suite import HERE, Case, Suite, read_suite

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def suite() -> Suite:
    """The suite of the files."""
    return read_suite()


@pytest.fixture(scope="module")
def some_cases(suite: Suite) -> tuple[Case, ...]:
    """Three cases of each template."""
    return tuple(suite.cases(3 * len(suite.templates), 7))


class TestSuite:
    """What holds for every template and every case."""

    def test_ids_are_unique(self, suite: Suite) -> None:
        """No two templates have one id, and each begins with its capability."""
        ids = [one.id for one in suite.templates]
        assert len(ids) == len(set(ids))
        assert [one.id for one in suite.templates if not one.id.startswith(f"{one.capability}-")] == []

    def test_every_answer_has_a_ground(self, suite: Suite) -> None:
        """Each template names the rule that makes its answer right, each rule is used, each capability has a claim."""
        assert {one.ground for one in suite.templates} == set(suite.grounds)
        assert all(suite.claims[one.capability].endswith(".") for one in suite.templates)

    def test_every_case_has_an_answer(self, some_cases: tuple[Case, ...]) -> None:
        """Each says what citations or what names there are, or that there are none."""
        assert [one.template.id for one in some_cases if not one.checks_citations and not one.checks_names] == []

    def test_spans_are_verbatim(self, some_cases: tuple[Case, ...]) -> None:
        """What an answer points at lies in the text and begins and ends with what is no white space."""
        for case in some_cases:
            for one in stretches(case):
                marked = case.text[one.start : one.end]
                assert marked, case.template.id
                assert marked == marked.strip(), case.template.id

    def test_no_slot_is_left(self, some_cases: tuple[Case, ...]) -> None:
        """A rendered text has no brace."""
        assert [one.text for one in some_cases if "{" in one.text or "}" in one.text] == []

    def test_equal_seeds_draw_equal_cases(self, suite: Suite, some_cases: tuple[Case, ...]) -> None:
        """A second draw from the seed is the same, one from another seed is not."""
        total = len(some_cases)
        assert tuple(one.text for one in suite.cases(total, 7)) == tuple(one.text for one in some_cases)
        assert tuple(one.text for one in suite.cases(total, 8)) != tuple(one.text for one in some_cases)

    def test_listed_entries_are_listed(self, suite: Suite) -> None:
        """What has an id is found under its usual name with that id; invented people and companies are not listed."""
        kb = KnowledgeBase.default()
        for entry in (entry for entries in suite.tables.tables.values() for entry in entries if "kind" in entry):
            link = kb.find(str(entry.get("same", entry["name"])).removeprefix("the "))
            if "id" in entry:
                assert link.entity is not None, entry["name"]
                assert link.entity.id == entry["id"], entry["name"]
            elif entry["kind"] in {"person", "company"} and not entry.get("real"):
                assert link.entity is None, entry["name"]

    def test_dresses_cite_nobody(self, suite: Suite) -> None:
        """A dress that has no citation of its own adds none to a sentence that cites nobody."""
        for dress in (dress for dress in suite.dresses if not dress.cites):
            for template in suite.templates[:9]:
                rendering = Rendering(suite.tables, suite.random(template, 1, 1))
                rendering.add((*dress.before, "The gate is red.", *dress.after))
                assert parse(rendering.text, find_layout=LAYOUTS[dress.layout]).citations == (), rendering.text


def stretches(case: Case) -> Iterator[Stretch]:
    """Every part of a case's answer."""
    yield from (*case.negations, *case.free)
    for name, core in case.names:
        yield from (name, *core)
    for one in case.statements:
        yield from (part for part in (one.source, one.cue, *one.core, *one.content, *one.spare) if part is not None)


class TestTemplateErrors:
    """Messages for who writes a template."""

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a {b!", "neither a slot nor a mark: 'b!'"),
            ("a } b", "a brace closes that was not open: 'a } b'"),
            ("{S:a", "a mark is not closed: '{S:a'"),
            ("{Q:a}", "neither a slot nor a mark: 'Q:a'"),
        ],
    )
    def test_bad_template(self, text: str, message: str) -> None:
        """What cannot be read is named."""
        with pytest.raises(TemplateError) as caught:
            parse_template(text)
        assert str(caught.value) == message


def test_rates_do_not_fall() -> None:
    """In a small draw no capability is below its floor, and every capability has one."""
    found = floor_rates()
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    assert set(floors) == set(found)
    assert {name: rate for name, (rate, _) in found.items() if rate < floors[name]} == {}
