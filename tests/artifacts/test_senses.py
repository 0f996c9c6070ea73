"""What the words beside a listed name say of it: every example in the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus.artifacts.senses import RULES, acts, supports_artifact

if TYPE_CHECKING:
    from atomcorpus.english.patterns import Rule

EXAMPLES = [
    pytest.param(rule, example, expected, id=f"{rule.name}-{'yes' if expected else 'no'}-{number}")
    for rule in RULES.values()
    for expected, examples in ((True, rule.yes), (False, rule.no))
    for number, example in enumerate(examples)
]


def matches(rule: Rule, example: str) -> bool:
    """Whether the rule finds what it looks for beside the name in brackets."""
    start, end = example.index("["), example.index("]") - 1
    text = example.replace("[", "").replace("]", "")
    return bool(rule.after(text, end) if rule.side == "after" else rule.before(text, start))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES.values()])
def test_every_rule_has_examples(rule: Rule) -> None:
    """One of what it finds, and one of what it leaves alone."""
    assert rule.yes
    assert rule.no


@pytest.mark.parametrize(("rule", "example", "expected"), EXAMPLES)
def test_examples(rule: Rule, example: str, expected: bool) -> None:  # noqa: FBT001 - the expectation
    """What the rule says about the name in brackets."""
    assert matches(rule, example) is expected


class TestSupports:
    """Words beside a name that is also something else."""

    def test_of_its_kind_only(self) -> None:
        """What speaks of a chip does not speak of a law."""
        text = "It ran on a Quillon GPU."
        assert supports_artifact(text, 12, 19, ["hardware"])
        assert not supports_artifact(text, 12, 19, ["law"])

    def test_who_acts(self) -> None:
        """A firm hires and has engineers, a site is posted on."""
        assert acts("Quillon hired nine people.", 0, 7)
        assert acts("She is an engineer at Quillon now.", 22, 29)
        assert not acts("She posted it on Quillon now.", 17, 24)
