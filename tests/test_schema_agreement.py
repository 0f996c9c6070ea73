"""`loads` and the JSON Schema, asked by a validator of others: what one takes the other takes.

Articles are drawn, written and changed in up to three places. What the schema refuses `loads` must refuse. What the
schema takes `loads` may refuse only for a reason of `BEYOND`: a law that no schema can state.
"""

from __future__ import annotations

import copy
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it has no stubs of its own

from atomcorpus import (
    Event,
    EventKind,
    FormatError,
    PartialDate,
    Participant,
    Period,
    Quantity,
    QuantityKind,
    Span,
    TimeExpression,
    parse,
)
from atomcorpus.formats import json as json_format
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    Step = str | int
    Path = tuple[Step, ...]

VALIDATOR = Draft202012Validator(json_format.schema())

SPAN = r"Span\(start=\d+, end=\d+\)"
ENTITY = r"\$\.(mentions\[\d+\]\.(entity|candidates\[\d+\])|roles\[\d+\]\.(person|organization)"
ENTITY += r"|citations\[\d+\]\.(via|source\.actor)|entities\[\d+\]\.(developer|maker)|links\[\d+\]\.outlet"
ENTITY += r"|events\[\d+\]\.(agent|theme|recipient)\[\d+\]\.entity)"
BEYOND = {
    "the id is a hash of the text": r"expected '[0-9a-f]{32}', the hash of the text, not '[0-9a-f]{32}' @ \$\.id",
    "ids lead to rows of the table, of the right class": rf"expected the id of an .+ in the table of entities, "
    rf"not .+ @ {ENTITY}",
    "every row is referred to": r"nothing refers to .+ @ \$\.entities\[\d+\]",
    "no id stands in two rows": r".+ is there twice @ \$\.entities\[\d+\]\.id",
    "rows are sorted by id": r"out of order: .+ after .+ @ \$\.entities\[\d+\]",
    "a role is a person's": r"expected a person, not an? \w+ @ \$\.roles\[\d+\]\.person",
    "a role is at an organisation": r"expected an organisation, not a person @ \$\.roles\[\d+\]\.organization",
    "the likeliest candidate is the entity": r"an ambiguous mention has two or more, its entity first @ "
    r"\$\.mentions\[\d+\]\.candidates",
    "a span ends behind its start": r"Span\.end: \d+ is not after the start, \d+ @ \$\.[\w.\[\]]+",
    "blocks tile the text": rf"({SPAN} (ends after the text, which has \d+ code points|begins before \d+, where the "
    r"block before it ends)|the text between \d+ and \d+ is in no block) @ \$\.(header|sections\[\d+\])"
    r"|the text from \d+ on is in no block @ \$\.sections",
    "annotations lie in one block": rf"{SPAN} does not lie in one paragraph or heading @ "
    r"\$\.(mentions|roles|citations|links|times|quantities|events)\[\d+\]",
    "annotations are in order": rf"({SPAN} is out of order|it begins at \d+, before the one that precedes it) @ "
    r"\$\.(mentions|roles|citations|links|times|quantities|events)\[\d+\]",
    "an event's amount and time are the article's": r"expected the position of one of the \d+ (quantities|times), "
    r"counted from 0, not \d+ @ \$\.events\[\d+\]\.(amount|time)",
    "bounds are in order": r"-?[\d.]+ is less than -?[\d.]+ @ \$\.quantities\[\d+\]\.high",
    "content is in order": rf"{SPAN} does not come after {SPAN} @ \$\.citations\[\d+\]\.content",
    "a period ends behind its beginning": r"[\d-]+ is before [\d-]+ @ \$\.(entities|times)\[\d+\]\.[\w.\[\]]+\.until",
    "not every year has a 29 February": r"'\d{4}-02-29' is not a date: .+ @ \$\.[\w.\[\]]+",
    "1.0 is no whole number, which for a schema it is": r"(Span\.(start|end): -?[\d.e+]+ is not an offset "
    r".+|expected a whole number( above 0)?, not [\d.e+]+( \(float\))?) @ \$\.[\w.\[\]]+",
    "a key stands once, which a reader of JSON does not tell": r"expected an object, not one that has the key '.+' "
    r"twice @ \$[\w.\[\]]*",
}
"""Laws beyond a schema, and the words in which `loads` says that one is broken."""


# --- changes ----------------------------------------------------------------------------------------------------------
DATES = (
    *("2025-02-29", "2024-02-29", "2025-02-30", "2025-04-31", "2025-12-31", "9999-12-31", "0000", "2025-13", "2025-1"),
    *("25-01-01", "2025-01-01\n", "2025-01-01T00:00:00Z", "+2025-01", "２０２５", "2025-00", "2025-01-00", " 2025"),
)
WORDS = (
    *("resolved", "ambiguous", "unlisted", "named", "none", "direct", "fact", "person", "company", "model", "family"),
    *("open", "Resolved", "actor", "code_point", "byte", "atomcorpus.article/2", "atomcorpus.article/3", "0" * 32),
    *("0.50", "-0", "1E+9", "12", "-0.5", "deal", "money"),
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-2, 60)
    | st.sampled_from((2**31, 2**63, 2**64, 10**30, -(2**63), 0.5, 1e300, -0.0, 1.0, 7.0))
    | st.sampled_from((*DATES, *WORDS, "", "\n", "\x00", "\ud800", "🦙"))
)
VALUES = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.sampled_from((*WORDS, "id")), SCALARS, max_size=2)
AGAIN = "\x00again"
"""Stands for a key that is there already until the JSON is written."""


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, Any]:
    """JSON of an article with up to three changes, and the data that a reader of JSON makes of it."""
    data = json.loads(draw(st.just(WHOLE) | articles().map(json_format.dumps)))
    doubled = "schema"
    for _ in range(draw(st.integers(0, 3))):
        change, fits = draw(st.sampled_from(CHANGES))
        ways = [way for way in places(data) if fits(*parent(data, way))]
        if ways:
            way = draw(st.sampled_from(ways))
            values = [value_at(data, other) for other in ways if other[-1] == way[-1]] if change is exchange else []
            doubled = change(draw, *parent(data, way), *values) or doubled
    text = json.dumps(data).replace(json.dumps(AGAIN), json.dumps(doubled))
    return text, json.loads(text)


def places(data: Any, before: Path = ()) -> Iterator[Path]:
    """Where there is a value."""
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in members:
        yield (*before, step)
        yield from places(value, (*before, step))


def value_at(data: Any, way: Path) -> Any:
    """The value at a place."""
    for step in way:
        data = data[step]
    return data


def parent(data: Any, way: Path) -> tuple[Any, Any]:
    """What holds the value at a place, and by which key or index."""
    return value_at(data, way[:-1]), way[-1]


def replace(draw: st.DrawFn, place: Any, step: Any) -> None:
    """Another value."""
    place[step] = draw(VALUES)


def retype(_draw: st.DrawFn, place: Any, step: Any) -> None:
    """The same in another type: a number as float or text, true for 1, one thing for a list of it."""
    value = place[step]
    match value:
        case bool() | None | float():
            place[step] = str(value)
        case 0 | 1:
            place[step] = bool(value)
        case int():
            place[step] = float(value) if value < 2**53 else str(value)
        case str() if value.isdecimal():  # "²" is a digit, and of no number
            place[step] = int(value)
        case list() if value:
            place[step] = value[0]
        case _:
            place[step] = [value]


def remove(_draw: st.DrawFn, place: Any, step: Any) -> None:
    """A key or member less."""
    del place[step]


def rename(draw: st.DrawFn, place: Any, step: Any) -> None:
    """A key under another name."""
    place[draw(st.sampled_from((f"{step} ", str(step).upper(), "$ref", "")))] = place.pop(step)


def add(draw: st.DrawFn, place: Any, step: Any) -> None:
    """A key or member more."""
    if isinstance(place, dict):
        place[draw(st.sampled_from(("extra", "rule", "type", "id")))] = draw(VALUES)
    else:
        place.insert(step, draw(VALUES))


def double(_draw: st.DrawFn, place: Any, step: Any) -> str:
    """A key that stands twice; gives its name."""
    place[AGAIN] = copy.deepcopy(place[step])
    return str(step)


def exchange(draw: st.DrawFn, place: Any, step: Any, *values: Any) -> None:
    """What stands under the same key elsewhere, or is the same member of another array."""
    place[step] = copy.deepcopy(draw(st.sampled_from(values)))


def reorder(_draw: st.DrawFn, place: Any, step: Any) -> None:
    """The members of an array in another order, or the keys of an object, which have none."""
    value = place[step]
    place[step] = value[::-1] if isinstance(value, list) else dict(reversed(value.items()))


def repeat(_draw: st.DrawFn, place: Any, step: Any) -> None:
    """A member twice."""
    place.insert(step, copy.deepcopy(place[step]))


def anywhere(_place: Any, _step: Any) -> bool:
    """Every place."""
    return True


def is_key(place: Any, step: Any) -> bool:
    """A key of an object."""
    return isinstance(place, dict) and step != AGAIN


def is_member(place: Any, _step: Any) -> bool:
    """A member of an array."""
    return isinstance(place, list)


def is_full(place: Any, step: Any) -> bool:
    """An array or object with something in it."""
    return isinstance(place[step], list | dict) and bool(place[step])


CHANGES: tuple[tuple[Any, Any], ...] = (
    *((change, anywhere) for change in (replace, retype, remove, add, exchange, exchange)),
    *((change, is_key) for change in (rename, double, exchange)),
    (repeat, is_member),
    (reorder, is_full),
)
"""What is done, and where that makes sense."""

TOLD = parse(
    "date 2025-08-05\n\nWhy It Matters\n\n“Qwen3 is ahead of Llama 4,” Sam Altman, the chief executive of OpenAI, "
    "told Reuters. “It is fast.”\n\nGranite is open, said Mara Lindqvist of Harrow Labs.\n\nWhat Next\n\n"
    "According to Meta, it reportedly costs less. Critics warned that gpt-oss-120b is late."
)
"""The article without facts."""


def at(words: str) -> Span:
    """Where the words stand in it."""
    return Span(TOLD.text.index(words), TOLD.text.index(words) + len(words))


YEAR = TimeExpression(at("According"), Period(PartialDate(2024), PartialDate(2025)), rule="year")
COST = Quantity(at("costs less"), QuantityKind.MONEY, low=Decimal("0.5"), high=Decimal(7), unit="USD", rule="money")
META = next(mention.entity for mention in TOLD.mentions if mention.span == at("Meta"))
DEAL = Event(
    EventKind.DEAL, at("reportedly"), agent=(Participant(at("Meta"), META),), amount=COST, time=YEAR, rule="deal"
)
WHOLE = json_format.dumps(evolve(TOLD, times=(YEAR,), quantities=(COST,), events=(DEAL,)))
"""An article in which all laws can be broken."""


def refusal(text: str) -> FormatError | None:
    """What `loads` says, if it does not take it."""
    try:
        json_format.loads(text)
    except FormatError as error:
        return error
    return None


AMBIGUOUS = {"span": [62, 72], "entity": "sam-altman", "status": "ambiguous", "candidates": ["openai", "sam-altman"]}
RARE: tuple[tuple[str, Path, Any], ...] = (
    ("the id is a hash of the text", ("id",), "0" * 32),
    ("a role is a person's", ("roles", 0, "person"), "openai"),
    ("a role is at an organisation", ("roles", 0, "organization"), "sam-altman"),
    ("the likeliest candidate is the entity", ("mentions", 2), AMBIGUOUS | {"rule": "listed"}),
    ("a period ends behind its beginning", ("entities", 5, "roles", 0, "period", "until"), "2018"),
    ("a period ends behind its beginning", ("times", 0, "period", "until"), "2018"),
    ("bounds are in order", ("quantities", 0, "high"), "0.25"),
    ("an event's amount and time are the article's", ("events", 0, "amount"), 1),
    ("not every year has a 29 February", ("published",), "2025-02-29"),
)


# --- the two ----------------------------------------------------------------------------------------------------------
class TestAgreement:
    """One document, two judges."""

    @given(changed())
    def test_they_agree(self, document: tuple[str, Any]) -> None:
        """Both take it or both refuse it, but for the laws that are beyond a schema."""
        text, data = document
        error = refusal(text)
        if not VALIDATOR.is_valid(data):
            assert error, f"the schema refuses it: {next(VALIDATOR.iter_errors(data)).message}"
        elif error:
            beyond = [line for line in error.problems if not re.fullmatch("|".join(BEYOND.values()), line, re.DOTALL)]
            assert beyond == [], "the schema takes it"

    @pytest.mark.parametrize(("law", "way", "value"), RARE, ids=[f"{law} {way[0]}" for law, way, _ in RARE])
    def test_rare_ones(self, law: str, way: Path, value: Any) -> None:
        """Laws beyond a schema that drawn changes seldom break: the schema takes what `loads` refuses for them."""
        data = json.loads(WHOLE)
        place, step = parent(data, way)
        place[step] = value
        assert VALIDATOR.is_valid(data)
        error = refusal(json.dumps(data))
        assert error
        assert [bool(re.fullmatch(BEYOND[law], line)) for line in error.problems] == [True]

    @pytest.mark.parametrize(
        ("value", "other"), [("7", 7), ("²", ["²"]), ("", [""]), (1, True), (7, 7.0), (0.5, "0.5")]
    )
    def test_types(self, value: Any, other: Any) -> None:
        """A value of any article can be put in another type, digits included that make no number."""
        place = [value]
        retype(None, place, 0)  # type: ignore[arg-type] # it draws nothing
        assert json.dumps(place) == json.dumps([other])

    @given(articles())
    def test_what_is_written(self, article: Any) -> None:
        """What is written is valid, whatever the order of the keys, and is taken back."""
        data = json.loads(json_format.dumps(article))
        assert VALIDATOR.is_valid(data)
        assert refusal(json.dumps(data, sort_keys=True, indent=1)) is None

    @pytest.mark.parametrize("date", DATES)
    def test_dates(self, date: str) -> None:
        """Every form of a date, but for the day that some years have."""
        article = json.loads(json_format.dumps(json_format.loads(EMPTY))) | {"published": date}
        taken = refusal(json.dumps(article)) is None
        assert VALIDATOR.is_valid(article) is (taken or date == "2025-02-29")

    @pytest.mark.parametrize("number", [2**63, 10**30, 10**4000], ids=["2**63", "10**30", "10**4000"])
    def test_huge_numbers(self, number: int) -> None:
        """A whole number is one, however large."""
        text = EMPTY.replace('"header":null', f'"header":[0,{number}]')
        assert VALIDATOR.is_valid(json.loads(text))
        error = refusal(text)
        assert error
        assert error.problems[0].startswith(f"Span(start=0, end={number}) ends after the text")


EMPTY = (
    '{"schema":"atomcorpus.article/2","offset_unit":"code_point","id":"e3b0c44298fc1c149afbf4c8996fb924",'
    '"knowledge":null,"origin":null,"published":null,"title":null,"title_basis":null,"url":null,"publisher":null,'
    '"publisher_basis":null,"authors":[],"language":null,"language_basis":null,"text":"","header":null,"sections":[],"gaps":[],'
    '"entities":[],"links":[],"mentions":[],"roles":[],"citations":[],"times":[],'
    '"quantities":[],"events":[]}'
)
