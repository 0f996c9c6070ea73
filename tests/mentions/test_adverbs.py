"""Evidence behind a name holds with the adverbs and auxiliaries that may stand before the verb."""

from __future__ import annotations

import pytest

from atomcorpus import parse


def found(text: str) -> list[tuple[str, str]]:
    """The names of a text and their rules."""
    return [(mention.span.of(text), mention.rule) for mention in parse(text).mentions]


@pytest.mark.parametrize(
    "adverbs", ["", "also ", "itself ", "has ", "had also ", "has since ", "later ", "recently ", "already ", "now "]
)
def test_a_company_acts(adverbs: str) -> None:
    """Whatever stands between the company and what it did."""
    assert found(f"They read that Quillon {adverbs}announced the price.") == [("Quillon", "organization.subject")]


@pytest.mark.parametrize("adverbs", ["", "also ", "already ", "since ", "now ", "later ", "has already ", "had since "])
def test_an_acronym_speaks(adverbs: str) -> None:
    """Whatever stands between the acronym and what it said."""
    assert found(f"The QVX {adverbs}said that it rains.") == [("QVX", "organization.acronym-speaks")]
