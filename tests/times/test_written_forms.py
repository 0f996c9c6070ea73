"""The suite of written forms: what is read, with which borders, and what is left alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atomcorpus import PartialDate, TimeExpression, parse_time
from atomcorpus.layout import parse_layout
from atomcorpus.times import find_times

sys.path.insert(0, str(Path(__file__).parent))
from written_forms import NEGATIVES, Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = cases()
LEAST = 0.98


def shown(time: TimeExpression) -> str:
    """A period as ISO dates, with a slash between two."""
    if time.period is None:
        return "none"
    since, until = (".." if end is None else end.isoformat() for end in (time.period.since, time.period.until))
    return since if since == until else f"{since}/{until}"


def faults_in_sentences(case: Case) -> Iterator[str]:
    """What is wrong with what is found of a form in its sentences."""
    published = None if case.anchor is None else PartialDate(*case.anchor.timetuple()[:3])
    for frame in case.frames:
        text = frame.format(case.words)
        found = find_times(text, parse_layout(text).sections, (), published)
        said = [(time.span.of(text), shown(time), time.relative) for time in found]
        if said != [(case.time, case.period, case.relative)]:
            yield f"{text} ({case.anchor}): {said}, not {case.time!r} as {case.period}"


def fault_alone(case: Case) -> Iterator[str]:
    """What is wrong with a form that is read by itself."""
    time = parse_time(f"the {case.time}" if "the " + case.time in case.words else case.time, case.anchor)
    said = None if time is None else shown(time)
    if not case.by_tense and said != case.period:
        yield f"{case.time} ({case.anchor}): {said}, not {case.period}"


class TestWrittenForms:
    """Forms whose value is right by construction."""

    def test_there_are_many(self) -> None:
        """At least 400 of them, and 100 sentences without a time."""
        assert len({case[:4] for case in CASES}) >= 400
        assert len(set(NEGATIVES)) >= 100

    @pytest.mark.parametrize("faults", [faults_in_sentences, fault_alone])
    def test_forms_are_read(self, faults: object) -> None:
        """In a sentence with exact borders, and alone; a few may fail, and are named."""
        assert callable(faults)
        wrong = [next(iter(found)) for found in (list(faults(case)) for case in CASES) if found]
        assert 1 - len(wrong) / len(CASES) >= LEAST, "\n".join(wrong)

    def test_nothing_is_found_where_nothing_is(self) -> None:
        """Numbers, versions, names, durations, vague words and verbs are no times."""
        published = PartialDate(2025, 8, 9)
        found = [
            f"{text}: {time.span.of(text)}"
            for text in NEGATIVES
            for time in find_times(text, parse_layout(text).sections, (), published)
        ]
        assert 1 - len(found) / len(NEGATIVES) >= LEAST, "\n".join(found)
