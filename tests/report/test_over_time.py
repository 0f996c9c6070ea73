"""Charts of months, quarters and years."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from atomcorpus import Actor, parse
from atomcorpus.report.charts import Size, columns
from atomcorpus.report.over_time import over_time


class TestUnits:
    """How fine a chart is."""

    @pytest.mark.parametrize(
        ("last", "unit", "first", "number"),
        [
            ("2023-12", "month", "2020-01", 48),
            ("2024-01", "quarter", "2020-Q1", 17),
            ("2032-06", "quarter", "2020-Q1", 50),
            ("2032-07", "year", "2020", 13),
            ("2900-01", "year", "2701", 200),
        ],
    )
    def test_as_many_columns_as_fit(self, last: str, unit: str, first: str, number: int) -> None:
        """Months, or quarters or years where these are many; of centuries the last two."""
        page = over_time([parse(f"date {date}-01\n\nOpenAI left.") for date in ("2020-01", last)])
        assert f"<figcaption>Articles by {unit}</figcaption>" in page
        assert f">{first}</text>" in page
        widths = {float(width) for width in re.findall(r'<rect x="[\d.]+%" y="[\d.]+" width="([\d.]+)%"', page)}
        assert widths == {round(80 / number, 3)}

    def test_without_months(self) -> None:
        """It is said how many have none, and that there is nothing to show where none has one."""
        texts = ["date 2020\n\nOpenAI left.", "OpenAI left."]
        assert "No article has a date with a month." in over_time([parse(text) for text in texts])
        dated = parse("date 2020-01-02\n\nOpenAI left.")
        assert "2 more have no date, or only a year." in over_time([dated, *map(parse, texts)])

    def test_names_of_groups_are_escaped(self) -> None:
        """A region that nobody knows is its own name, as text."""
        article = parse("date 2020-01-02\n\nOpenAI left.")
        (mention,) = article.mentions
        assert isinstance(mention.entity, Actor)
        odd = evolve(mention, entity=evolve(mention.entity, atom_region="<b>"))
        assert "<h4>&lt;b&gt; <small>1</small></h4>" in over_time([evolve(article, mentions=(odd,))])


class TestColumns:
    """One chart."""

    def test_a_chart(self) -> None:
        """Shares of the width, so that it fits any column; each column leads to what it counts, and says it."""
        chart = columns("<n>", ["a", "b"], {"a": 3, "b": 6}, Size(136, 6), lambda one: ("articles", {"period": one}))
        assert chart.startswith('<svg class="chart" role="img" aria-label="&lt;n&gt;" width="100%" height="136">')
        assert (
            '<a tabindex="-1" href="#articles?period=a"><rect x="5.000%" y="66.0" width="40.000%" height="50.0">'
            "<title>a: 3</title></rect></a>"
        ) in chart
        assert 'width="40.000%" height="100.0"><title>b: 6</title>' in chart
        assert re.findall(r"<text[^>]*>([^<]*)<", chart) == ["6", "3", "a", "b"]

    @pytest.mark.parametrize(
        ("largest", "top"), [(1, "1"), (7, "8"), (9, "10"), (11, "12"), (130, "160"), (2_300, "2,400")]
    )
    def test_scales(self, largest: int, top: str) -> None:
        """The number at the top is whole and good to read."""
        chart = columns("n", ["a"], {"a": largest}, Size(90, largest), lambda one: ("articles", {"period": one}))
        assert re.findall(r"<text[^>]*>([^<]*)<", chart) == [top, "a"]
