"""The strict converter: what it takes, what it refuses, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, AIModel, FormatError, ModelLevel, PartialDate, Period, Role, Section, Span
from atomcorpus._convert import find_faults, format_error, problem, shown, structure, unstructure
from atomcorpus.testing import actors, ai_models, partial_dates, spans

if TYPE_CHECKING:
    from atomcorpus import Entity

ACTOR = Actor(
    id="ada-obi",
    name="Ada Obi",
    kind=ActorKind.PERSON,
    aliases=("A. Obi",),
    roles=(Role("CEO", "obi-labs", period=Period(PartialDate(2024, 5))),),
)
ROW = {
    "id": "ada-obi",
    "name": "Ada Obi",
    "kind": "person",
    "aliases": ["A. Obi"],
    "country": None,
    "parent": None,
    "roles": [{"title": "CEO", "organization": "obi-labs", "period": {"since": "2024-05", "until": None}}],
    "active": None,
    "hub_organizations": [],
    "atom_region": None,
    "sources": [],
}


def problems(data: object, cls: type = Actor, *, defaults: bool = False) -> tuple[str, ...]:
    """What the converter says about data that it refuses."""
    with pytest.raises(FormatError) as caught:
        structure(data, cls, defaults=defaults)
    return caught.value.problems


class TestUnstructure:
    """Records to plain data."""

    def test_a_record_is_a_dict_of_its_fields(self) -> None:
        """Every field is there, in order, in its plain form."""
        assert unstructure(ACTOR) == ROW
        assert list(unstructure(ACTOR)) == list(ROW)

    def test_only_builtins_come_out(self) -> None:
        """An enum member comes out as the plain string that it is worth, a tuple as a list."""
        data = unstructure(ACTOR)
        assert type(data["kind"]) is str
        assert type(data["roles"]) is list

    @pytest.mark.parametrize(
        ("record", "data"),
        [(Span(3, 9), [3, 9]), (PartialDate(2025, 8), "2025-08"), ((Span(0, 1), Span(2, 3)), [[0, 1], [2, 3]])],
    )
    def test_small_records_have_short_forms(self, record: Any, data: Any) -> None:
        """A span is an array of two, a date its ISO form; a tuple of records does as well."""
        assert unstructure(record) == data

    def test_changing_the_data_does_not_change_the_next(self) -> None:
        """What comes out is shared with nobody."""
        unstructure(ACTOR)["aliases"].append("Obi")
        assert unstructure(ACTOR) == ROW


class TestStructure:
    """Plain data to records."""

    def test_it_undoes_unstructure(self) -> None:
        """What was written reads back equal."""
        assert structure(ROW, Actor) == ACTOR

    def test_tuples_of_records(self) -> None:
        """The class may be a tuple of records."""
        assert structure([ROW, ROW], tuple[Actor, ...]) == (ACTOR, ACTOR)

    def test_ready_records_are_taken(self) -> None:
        """A record in the place of its data is taken as it is, at every depth."""
        role = structure({"title": "CEO", "organization": None, "period": Period(PartialDate(2024))}, Role)
        assert role.period.since == PartialDate(2024)
        assert structure(ACTOR, Actor) is ACTOR

    def test_fields_may_be_left_out_where_that_is_asked_for(self) -> None:
        """With `defaults`, a field that has one may be missing, and so may those of records in it."""
        row = {"id": "a", "name": "A", "kind": "company", "roles": [{"title": "CEO"}]}
        expected = Actor(id="a", name="A", kind=ActorKind.COMPANY, roles=(Role("CEO"),))
        assert structure(row, Actor, defaults=True) == expected

    def test_fields_without_a_default_may_not(self) -> None:
        """With `defaults`, the others are asked for all the same, and unknown ones refused."""
        assert problems({"id": "a", "kind": "company", "nmae": "A"}, defaults=True) == (
            "unknown key 'nmae' @ $",
            "the key is missing @ $.name",
        )

    @given(st.one_of(actors(), ai_models()))
    def test_every_entity_comes_back(self, entity: Entity) -> None:
        """Law: structure undoes unstructure, for actors and models with every field."""
        data = unstructure(entity)
        if isinstance(entity, AIModel):
            data["developer"] = entity.developer
        assert structure(data, type(entity)) == entity

    @given(st.one_of(spans(), partial_dates()))
    def test_every_span_and_date_comes_back(self, record: Any) -> None:
        """Law: the same for the records with a short form."""
        assert structure(unstructure(record), type(record)) == record


class TestStrictness:
    """What lax converters let pass."""

    @pytest.mark.parametrize(
        ("changed", "expected"),
        [
            ({"name": 3}, "expected a string, not 3 @ $.name"),
            ({"name": True}, "expected a string, not true @ $.name"),
            ({"name": None}, "expected a string, not null @ $.name"),
            ({"name": ["Ada"]}, "expected a string, not an array @ $.name"),
            ({"name": ""}, "expected text that is not empty, not '' (str) @ $.name"),
            ({"aliases": "Ada"}, "expected an array, not 'Ada' @ $.aliases"),
            ({"aliases": {"Ada": 1}}, "expected an array, not an object @ $.aliases"),
            ({"aliases": ("Ada",)}, "expected an array, not a tuple @ $.aliases"),
            ({"aliases": ["Ada", ""]}, "expected str, not '' (str) @ $.aliases[1]"),
            ({"roles": [None]}, "expected an object, not null @ $.roles[0]"),
            ({"active": {"since": "2025", "until": "2024"}}, "2024 is before 2025 @ $.active.until"),
            ({"active": {"since": "2025", "until": None, "by": 1}}, "unknown key 'by' @ $.active"),
        ],
    )
    def test_one_fault(self, changed: dict[str, Any], expected: str) -> None:
        """Types are exact, unknown is null and nothing else, and the place is the field's."""
        assert problems(ROW | changed) == (expected,)

    def test_enums_list_their_members(self) -> None:
        """A word that the enum does not have is answered with those that it has."""
        assert problems({**ROW, "kind": "firm"}) == (f"expected one of {', '.join(ActorKind)}, not 'firm' @ $.kind",)

    @pytest.mark.parametrize("value", [True, 1.0, "1", [1], None])
    def test_whole_numbers(self, value: Any) -> None:
        """No bool, float or string is a whole number."""
        data = {**unstructure(AIModel(id="m", name="M", level=ModelLevel.MODEL)), "context_tokens": value}
        if value is None:
            assert structure(data, AIModel).context_tokens is None
        else:
            assert problems(data, AIModel) == (f"expected a whole number, not {shown(value)} @ $.context_tokens",)

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("2025-8", "'2025-8' is not a date"),
            ("20250809", "'20250809' is not a date"),
            ("2025-W32-6", "'2025-W32-6' is not a date"),
            ("2025-08-09T10:00:00Z", "expected '2025-08-09', not '2025-08-09T10:00:00Z'"),
            (" 2025-08-09", "expected '2025-08-09', not ' 2025-08-09'"),
            ("August 2025", "expected '2025-08', not 'August 2025'"),
            ("2025-02-30", "'2025-02-30' is not a date: 30 is not a day of 2025-02, which has 28"),
            (2025, "expected a date as a string, not 2025"),
        ],
    )
    def test_dates_have_one_form(self, value: Any, text: str) -> None:
        """Only the form that would be written is read."""
        assert problems({"since": value, "until": None}, Period) == (f"{text} @ $.since",)

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ([1], "expected [start, end], not an array"),
            ([1, 2, 3], "expected [start, end], not an array"),
            ("12", "expected [start, end], not '12'"),
            ([2, 2], "Span.end: 2 is not after the start, 2"),
            ([True, 2], "Span.start: True is not an offset (a whole number from 0)"),
        ],
    )
    def test_spans(self, value: Any, text: str) -> None:
        """A span is an array of two offsets, and keeps the words of its own check."""
        assert problems({"heading": None, "paragraphs": [[0, 1], value]}, Section) == (f"{text} @ $.paragraphs[1]",)

    def test_every_fault_is_listed_in_the_order_of_the_data(self) -> None:
        """All faults come at once, in the order in which a reader of the data meets them."""
        row = {"sources": [1], "name": 2, "id": "a", "roles": [{"title": ""}], "kind": "person", "x": 0, "aliases": []}
        assert problems(row) == (
            "unknown key 'x' @ $",
            "expected a string, not 1 @ $.sources[0]",
            "expected a string, not 2 @ $.name",
            "the key is missing @ $.roles[0].organization",
            "the key is missing @ $.roles[0].period",
            "the key is missing @ $.country",
            "the key is missing @ $.parent",
            "the key is missing @ $.active",
            "the key is missing @ $.hub_organizations",
            "the key is missing @ $.atom_region",
        )

    def test_the_summary_counts(self) -> None:
        """The first line of the message says what was read and how much is wrong with it."""
        with pytest.raises(FormatError) as caught:
            structure([], Actor)
        assert str(caught.value) == "Actor: 1 problem\n  expected an object, not an array @ $"
        assert caught.value.__suppress_context__


class TestFaults:
    """The parts that formats put together."""

    def test_find_faults(self) -> None:
        """The faults as pairs of path and text, and nothing for right data."""
        assert find_faults(ROW, Actor) == []
        assert find_faults({**ROW, "roles": [3]}, Actor) == [(("roles", 0), "expected an object, not 3")]

    def test_format_error_sorts(self) -> None:
        """Faults come in the order of the data, whatever the order in which they were found."""
        error = format_error("bad", [(("b", 1), "two"), (("a",), "three"), ((), "one")], {"b": [0, 0], "a": 0})
        assert error.problems == ("one @ $", "two @ $.b[1]", "three @ $.a")

    def test_problem(self) -> None:
        """A path is written as in JSONPath."""
        assert problem("bad", ()) == "bad @ $"

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (None, "null"),
            (False, "false"),
            (0, "0"),
            (1.5, "1.5"),
            (10**30, "a huge number"),
            ({}, "an object"),
            ([[]], "an array"),
            ((), "a tuple"),
            ("x" * 100, "'" + "x" * 56 + "..."),
        ],
    )
    def test_shown(self, value: Any, text: str) -> None:
        """Values are shown in the words of JSON, short."""
        assert shown(value) == text
