"""Charts of counts: what they draw, and that they save without a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from atomcorpus import MissingExtraError, parse
from atomcorpus.plots import bar_chart, matrix_chart, period_chart, svg
from atomcorpus.queries import cooccurrence, share, timeline, who_cites_whom

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("altair")
pytest.importorskip("vl_convert")

ARTICLES = [
    parse("date 2025-06-02\n\nAlibaba released Qwen3. Critics said that OpenAI is late."),
    parse('date 2025-08-04\n\n"We like Qwen3," said Sam Altman of OpenAI. Meta has Llama 4.'),
]


class TestPeriods:
    """Bars over time."""

    def test_undated_rows_are_left_out_and_rare_groups_are_one(self) -> None:
        """Nine groups are seven and the others, whose counts are added up; a row without a period is not drawn."""
        rows = [{"period": "2025", "group": f"g{number}", "count": 1} for number in range(9)]
        chart = period_chart([*rows, {"period": None, "group": "g0", "count": 5}], of="mentions")
        values = chart.to_dict()["data"]["values"]
        assert [(row["group"], row["count"]) for row in values][-2:] == [("g6", 1), ("others", 2)]
        assert all(row["period"] for row in values)

    def test_eight_groups_are_not_joined(self) -> None:
        """There are eight colours."""
        rows = [{"period": "2025", "group": f"g{number}", "count": 1} for number in range(8)]
        values = period_chart(rows, of="mentions").to_dict()["data"]["values"]
        assert [row["group"] for row in values] == [f"g{number}" for number in range(8)]

    def test_a_region_has_its_colour(self) -> None:
        """Whatever else is drawn, China is red and the US are blue."""
        rows = [{"period": "2025", "group": group, "count": 1} for group in ("china", "us")]
        scale = period_chart(rows, of="mentions").to_dict()["encoding"]["color"]["scale"]
        assert dict(zip(scale["domain"], scale["range"], strict=True)) == {"china": "#d9534f", "us": "#3b7dd8"}

    def test_one_group_has_no_legend(self) -> None:
        """What is not split is drawn in one colour."""
        assert "color" not in timeline(ARTICLES).plot().to_dict()["encoding"]


class TestResults:
    """What queries give can be drawn as it is."""

    def test_each_has_a_plot(self) -> None:
        """Timeline, share, pairs and who cites whom make charts that become SVG."""
        for result in (
            timeline(ARTICLES, of="mentions", split="region"),
            share(ARTICLES, "sources"),
            cooccurrence(ARTICLES),
            who_cites_whom(ARTICLES),
        ):
            assert svg(result.plot()).startswith("<svg")

    @pytest.mark.parametrize("suffix", ["svg", "png"])
    def test_saving_needs_no_browser(self, tmp_path: Path, suffix: str) -> None:
        """A chart saves itself as SVG and PNG."""
        path = tmp_path / f"counts.{suffix}"
        timeline(ARTICLES, of="mentions", split="family").plot().save(str(path))
        assert path.read_bytes()[:4] in (b"<svg", b"\x89PNG")

    def test_empty_results(self) -> None:
        """No articles make empty charts, not errors."""
        assert svg(timeline([]).plot()).startswith("<svg")
        assert svg(cooccurrence([]).plot()).startswith("<svg")


class TestNames:
    """Keys and names that mean something to the grammar of charts."""

    def test_keys_with_dots_and_brackets(self) -> None:
        """They are taken as they are."""
        key = "a.b[c]:d"
        assert ">Qwen</text>" in svg(bar_chart([{key: "Qwen", "n.1": 2}], key, "n.1"))
        assert ">2</text>" in svg(matrix_chart([{key: "Qwen", "y": "OpenAI", "n": 2}], key, "y", "n"))

    def test_markup_in_a_name(self) -> None:
        """A name is text in the picture."""
        assert "<b>" not in svg(bar_chart([{"name": "<b>Qwen</b>", "n": 2}], "name", "n"))


BREAKING = {
    "control": "a\x01b",
    "escape code": "a\x1b[31mb",
    "surrogate": "a\ud800b",
    "noncharacter": "a\uffffb",
    "long": "\U0001f600" * 200,
    "long and odd": "x" + "\U0001f600\u200d" * 20_000,
    "long escapes": "\x01" * 5_000,
    "quotes": 'it\'s "a"',
    "of every object": "constructor",
    "empty": "",
}
"""What a drawing library of another language ends the process or fails over: as it is, or when it shortens it."""

DRAWN = """
import json, sys
from atomcorpus.plots import bar_chart, matrix_chart, period_chart, svg


def charts_of(text):
    return (
        bar_chart([{"part": text, "count": 3}], "part", "count"),
        bar_chart([{"part": "a", "g": text, "n": 3}, {"part": "b", "g": "c", "n": 3}], "part", "n", group="g"),
        bar_chart([{text: "a", "count": 3}], text, "count"),
        bar_chart([{"part": "a", text: 3}], "part", text),
        period_chart([{"period": text, "group": "us", "count": 3}], of="articles"),
        period_chart([{"period": "2025", "group": group, "count": 3} for group in (text, "us")], of="articles"),
        period_chart([{"period": "2025", "group": "us", "count": 3}], of=text),
        matrix_chart([{"a": text, "b": "Qwen", "n": 2}], "a", "b", "n"),
        matrix_chart([{"a": "Qwen", "b": text, "n": 2}], "a", "b", "n"),
        matrix_chart([{"a": "Qwen", "b": "OpenAI", text: 2}], "a", "b", text),
    )


for number, text in enumerate(json.load(sys.stdin)):
    print(number, flush=True)
    for chart in charts_of(text):
        assert svg(chart).encode().startswith(b"<svg")
        chart.save(f"{number}.png")
"""


class TestHostileNames:
    """Nothing that a name, a group, a period or a key holds may end the process that draws it."""

    def test_a_process_lives_on(self, tmp_path: Path) -> None:
        """Wherever a text stands in a chart, the chart is drawn, as SVG and when it saves itself."""
        command, given = [sys.executable, "-c", DRAWN], json.dumps([*BREAKING.values()])
        done = subprocess.run(
            command, cwd=tmp_path, input=given, check=False, capture_output=True, encoding="utf-8", timeout=300
        )
        begun = [[*BREAKING][int(number)] for number in done.stdout.split()]
        assert (done.returncode, begun, done.stderr) == (0, [*BREAKING], "")
        for number in range(len(BREAKING)):
            assert (tmp_path / f"{number}.png").read_bytes()[:4] == b"\x89PNG"

    def test_what_is_not_seen_is_shown(self) -> None:
        """An escape stands in the picture where the character cannot."""
        assert ">a\\x01b</text>" in svg(bar_chart([{"name": "a\x01b", "n": 2}], "name", "n"))

    def test_long_names_are_cut_and_stay_apart(self) -> None:
        """A label has 40 code points; names that are one when cut get numbers, so that no bar covers another."""
        names = ["x" * 100 + end for end in "abca"]
        cut = "x" * 39 + "…"
        assert labels(names) == [cut, f"{cut} (2)", f"{cut} (3)", cut]

    def test_a_name_that_looks_like_a_number_of_another(self) -> None:
        """The label that a cut name would get may be there already."""
        names = ["a\x01", "a\\x01", "a\\x01 (2)"]
        assert labels(names) == ["a\\x01", "a\\x01 (2)", "a\\x01 (2) (2)"]

    def test_what_every_object_of_javascript_has(self) -> None:
        """Names of its properties are names like any other, as values, groups and periods."""
        names = (
            "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__ "
            "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__"
        ).split()
        picture = svg(bar_chart([{"name": name, "n": 2} for name in names], "name", "n", group="name"))
        assert [name for name in names if f">{name}</text>" not in picture] == []
        periods = [{"period": name, "group": group, "count": 1} for name in names for group in names[:8]]
        assert svg(period_chart(periods, of="articles")).startswith("<svg")


def labels(names: list[str]) -> list[str]:
    """What a chart calls the names."""
    chart = bar_chart([{"name": name, "n": 1} for name in names], "name", "n")
    return [row["name"] for row in chart.to_dict()["data"]["values"]]


class TestWithoutTheExtra:
    """One clear error."""

    @pytest.mark.parametrize(("module", "package"), [("altair", "altair"), ("vl_convert", "vl-convert-python")])
    def test_what_to_install(self, monkeypatch: pytest.MonkeyPatch, module: str, package: str) -> None:
        """It names the package and the extra that brings it."""
        chart = bar_chart([{"part": "named", "count": 3}], "part", "count")
        monkeypatch.setitem(sys.modules, module, None)
        message = rf"^{package} is not installed; it comes with: pip install 'atomcorpus\[plot\]'$"
        with pytest.raises(MissingExtraError, match=message):
            svg(chart) if module == "vl_convert" else share([], "sources").plot()
