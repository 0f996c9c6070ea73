"""Write the JSON Schema of the wire format from the records; with `--check`, only say whether it has drifted.

    python tools/build_schema.py [--check]

A change of the schema that refuses what `loads` took before needs a new version of the format.
"""

from __future__ import annotations

import argparse
import inspect
import json
import re
import sys
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from atomcorpus import (
    Actor,
    AIModel,
    Article,
    Artifact,
    Citation,
    Event,
    Gap,
    Heading,
    Hyperlink,
    Mention,
    PartialDate,
    Participant,
    Period,
    Quantity,
    QuantityKind,
    Role,
    Section,
    Source,
    Span,
    StatedRole,
    Strength,
    TimeExpression,
)
from atomcorpus._decimals import LONGEST_NUMBER, PLAIN
from atomcorpus._wire import OFFSET_UNIT, SCHEMA
from atomcorpus._wire.objects import OPTIONAL

TARGET = Path(__file__).parents[1] / "src" / "atomcorpus" / "formats" / "article.schema.json"

# All that a pattern can say of the calendar; which year has a 29 February it cannot. To JSON Schema `$` is the end, to
# Python also in front of a last line feed.
DATE = r"^(?!0000|[0-9]{4}-(02-3|(0[469]|11)-31))[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?(?!\n)$"
OFFSETS = {
    "description": "Start and end, in code points, 0-based, end-exclusive.",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
}
TEXT = {"type": "string", "minLength": 1}
LEAVES: dict[Any, dict[str, Any]] = {
    str: TEXT,
    int: {"type": "integer", "minimum": 1},
    bool: {"type": "boolean"},
    Decimal: {"type": "string", "pattern": rf"^(?!-0(?!\.)){PLAIN}(?!\n)$", "maxLength": LONGEST_NUMBER},
    Span: {"$ref": "#/$defs/Span"},
    PartialDate: {"$ref": "#/$defs/PartialDate"},
    Actor: {"$ref": "#/$defs/EntityId"},
    AIModel: {"$ref": "#/$defs/EntityId"},
    Artifact: {"$ref": "#/$defs/EntityId"},
}
"""How a field of this class is written; entities are written as ids."""

POSITIONS = {"amount": "quantities", "time": "times"}
"""Fields of an event that are written as positions, and of what."""

LAWS: dict[type, dict[str, Any]] = {
    TimeExpression: {
        "not": {
            "properties": {
                "period": {"type": "object", "properties": {"since": {"type": "null"}, "until": {"type": "null"}}}
            }
        }
    },
    Quantity: {
        "not": {"properties": {"low": {"type": "null"}, "high": {"type": "null"}}},
        "if": {"properties": {"kind": {"not": {"const": QuantityKind.MONEY.value}}}},
        "then": {"properties": {"unit": {"type": "string"}}},
    },
    Mention: {
        "if": {"properties": {"status": {"const": "ambiguous"}}},
        "then": {"properties": {"candidates": {"minItems": 2}}},
        "else": {"properties": {"candidates": {"maxItems": 0}}},
        "dependentSchemas": {"strength": {"properties": {"status": {"const": "unlisted"}}}},
    },
    Source: {
        "if": {"properties": {"kind": {"const": "none"}}},
        "then": {"properties": {"span": {"type": "null"}}},
        "else": {"properties": {"span": {"type": "array"}}},
    },
}
"""What a record checks of two fields together."""


def _basis(of: str) -> dict[str, Any]:
    """What is not known has no basis."""
    return {
        "if": {"properties": {of: {"type": "null"}}},
        "then": {"properties": {f"{of}_basis": {"type": "null"}}},
    }


HEADED = {"properties": {"heading": {"type": "object"}}}
WITH_TEXT = {"properties": {"paragraphs": {"minItems": 1}}}

KEYS = (
    *("schema", "offset_unit", "id", "knowledge", "origin", "published", "title", "title_basis", "url", "publisher"),
    *("publisher_basis", "authors", "language", "language_basis", "text", "header", "sections", "gaps", "entities"),
    *("links", "mentions", "roles", "citations", *OPTIONAL),
)
ENVELOPE: dict[str, dict[str, Any]] = {
    "schema": {"description": "Name and version of this format.", "const": SCHEMA},
    "offset_unit": {"description": "What every offset counts.", "const": OFFSET_UNIT},
    "id": {
        "description": "SHA-256 of the text in UTF-8, its first 32 hexadecimal digits.",
        "type": "string",
        "pattern": r"^[0-9a-f]{32}(?!\n)$",
    },
    "entities": {
        "description": "Every actor, model and artifact that the article refers to, each once, sorted by id.",
        "type": "array",
        "items": {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in ("Actor", "AIModel", "Artifact")]},
    },
}


def build() -> dict[str, Any]:
    """The whole schema."""
    article = _record(Article)
    article["properties"]["text"].pop("minLength")
    citation = _record(Citation)
    citation["properties"]["content"]["minItems"] = 1
    citation |= _basis("via")
    gap = _record(Gap)
    gap["properties"]["shown"].pop("minLength")
    event = _record(Event)
    for name, of in POSITIONS.items():
        about = event["properties"][name]["description"]
        position = {"description": f"Position in `{of}`, from 0.", "type": "integer", "minimum": 0}
        event["properties"][name] = {"description": about, "anyOf": [position, {"type": "null"}]}
    mention = _record(Mention) | LAWS[Mention]
    mention["required"].remove("strength")  # which is only written where there is one
    mention["properties"]["strength"] = {
        "description": mention["properties"]["strength"]["description"],
        "enum": [member.value for member in Strength],
    }
    sections = article["properties"]["sections"]
    sections["prefixItems"] = [sections["items"] | {"anyOf": [HEADED, WITH_TEXT]}]
    sections["items"] = sections["items"] | HEADED
    properties = article["properties"] | ENVELOPE
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": inspect.getdoc(Article).partition("\n")[0],  # type: ignore[union-attr] # it has one
        "type": "object",
        "properties": {key: properties[key] for key in KEYS},
        "required": [key for key in KEYS if key not in OPTIONAL],
        "additionalProperties": False,
        "allOf": [_basis(of) for of in ("title", "publisher", "language")],
        "$defs": {
            "Span": OFFSETS,
            "PartialDate": {
                "description": "ISO 8601 with the parts that are known.",
                "type": "string",
                "pattern": DATE,
            },
            "EntityId": {"description": "The id of a row of `entities`."} | TEXT,
            "Citation": citation,
            "Gap": gap,
            "Mention": mention,
            **{
                cls.__name__: _record(cls) | LAWS.get(cls, {})
                for cls in (Section, Heading, Hyperlink, StatedRole, Source, Role, Period)
            },
            "TimeExpression": _record(TimeExpression) | LAWS[TimeExpression],
            "Quantity": _record(Quantity) | LAWS[Quantity],
            "Event": event,
            "Participant": _record(Participant),
            "Actor": _record(Actor, row="actor"),
            "AIModel": _record(AIModel, row="model"),
            "Artifact": _record(Artifact, row="artifact"),
        },
    }


def _record(cls: type[attrs.AttrsInstance], *, row: str | None = None) -> dict[str, Any]:
    """An object with a key a field, none missing and no other; `row` is its type in the table of entities."""
    about = _descriptions(cls)
    properties: dict[str, Any] = {} if row is None else {"type": {"const": row}}
    for field in attrs.fields(attrs.resolve_types(cls)):
        properties[field.name] = {"description": about[field.name]} | _value(field.type)
    return {
        "description": (inspect.getdoc(cls) or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _value(cls: Any) -> dict[str, Any]:
    if cls in LEAVES:
        return dict(LEAVES[cls])
    if get_origin(cls) is tuple:
        return {"type": "array", "items": _value(get_args(cls)[0])}
    if get_origin(cls) in (Union, UnionType):
        return _either([None if member is type(None) else _value(member) for member in get_args(cls)])
    if issubclass(cls, StrEnum):
        return {"enum": [member.value for member in cls]}
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _either(forms: list[dict[str, Any] | None]) -> dict[str, Any]:
    """One of the forms; None stands for null. Actor or AIModel is one form, an id."""
    known = [form for index, form in enumerate(forms) if form is not None and form not in forms[:index]]
    if None not in forms:
        return known[0] if len(known) == 1 else {"anyOf": known}
    return {"anyOf": [*known, {"type": "null"}]}


_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {6,}.+)*)", re.MULTILINE)


def _descriptions(cls: type) -> dict[str, str]:
    """What the docstring says of each field."""
    section = (inspect.getdoc(cls) or "").partition("Attributes:\n")[2].partition("\n\n")[0]
    return {match[1]: " ".join(match[2].split()) for match in _ATTRIBUTE.finditer(section)}


def main() -> int:
    """Write or check; the exit status is 1 when a check finds a difference."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when the file is not current")
    made = json.dumps(build(), indent=2, ensure_ascii=False) + "\n"
    if parser.parse_args().check:
        if TARGET.exists() and TARGET.read_text("utf-8") == made:
            return 0
        print(f"{TARGET.name} is not what the records say; run: python tools/build_schema.py", file=sys.stderr)
        return 1
    TARGET.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
