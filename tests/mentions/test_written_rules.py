"""The rules that are written as data: every example in them, through the real finder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus import ActorKind, AIModel, parse
from atomcorpus.mentions.organizations.relations import RULES as ORGANIZATIONS
from atomcorpus.mentions.people.evidence import RULES as PEOPLE
from atomcorpus.mentions.senses import RULES as SENSES

if TYPE_CHECKING:
    from atomcorpus.english.patterns import Rule, Table

TABLES = {"people": PEOPLE, "organizations": ORGANIZATIONS, "senses": SENSES}
RULES = [pytest.param(rule, id=f"{table}-{rule.name}") for table, rules in TABLES.items() for rule in rules.values()]
EXAMPLES = [
    pytest.param(rule, example, expected, id=f"{table}-{rule.name}-{'yes' if expected else 'no'}-{number}")
    for table, rules in TABLES.items()
    for rule in rules.values()
    for expected, examples in ((True, rule.yes), (False, rule.no))
    for number, example in enumerate(examples)
]


def is_found(rule: Rule, example: str) -> bool:
    """Whether the name in brackets is one by the rule; by one that stops another, whether it is none by that."""
    at, text = example.index("["), example.replace("[", "", 1)
    end = text.index("]")
    text = text.replace("]", "", 1)
    named = [one for one in parse(text).mentions if (one.span.start, one.span.end) == (at, end)]
    if rule.stops:
        return not any(one.rule == rule.stops for one in named)
    return any(one.rule == rule.id and has_kind(one.entity, rule.kind) for one in named)


def has_kind(entity: object, kind: str) -> bool:
    """Whether a record is of a kind as rules write it: nothing, "model", "actor" or a kind of actors."""
    if kind in ("model", "actor"):
        return isinstance(entity, AIModel) == (kind == "model")
    return not kind or getattr(entity, "kind", None) is ActorKind(kind)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_examples(rule: Rule) -> None:
    """One of what it finds, and one of what it leaves alone."""
    assert rule.yes
    assert rule.no


@pytest.mark.parametrize(("rule", "example", "expected"), EXAMPLES)
def test_examples(rule: Rule, example: str, expected: bool) -> None:  # noqa: FBT001 - the expectation
    """What the rule says about the name in brackets."""
    assert is_found(rule, example) is expected


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_bits_are_the_rules_own(table: Table) -> None:
    """The index tells the rules apart."""
    bits = [rule.bit for rule in table.values()]
    assert len(set(bits)) == len(bits)
    assert all(bit.bit_count() == 1 for bit in bits)
