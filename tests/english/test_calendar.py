"""The table of words of the calendar."""

from __future__ import annotations

from importlib.resources import files

from atomcorpus.english.calendar import calendar_words

SORTS = {"weekday", "unit", "season", "number", "ordinal", "decade", "day", "side"}


class TestTable:
    """What stands in the columns."""

    def test_lines_are_whole_and_stand_once(self) -> None:
        """Every line has a word in lower case, a known sort and a number; no word has a sort twice."""
        lines = (files("atomcorpus.english") / "calendar.tsv").read_text(encoding="utf-8").splitlines()
        rows = [tuple(line.split("\t")) for line in lines[1:]]
        assert lines[0] == "word\tsort\tvalue"
        assert {sort for _, sort, _ in rows} == SORTS
        assert all(word == word.lower() and value.lstrip("-").isdigit() for word, _, value in rows)
        assert len({row[:2] for row in rows}) == len(rows)

    def test_weekdays_are_in_order(self) -> None:
        """Seven of them, from Monday."""
        assert list(calendar_words("weekday").values()) == list(range(7))
        assert next(iter(calendar_words("weekday"))) == "monday"
