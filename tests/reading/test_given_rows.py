"""Rows in memory: frames and mappings become a corpus; what is missing in them is not known."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from atomcorpus import Corpus, ValidationError, parse

ROWS: list[dict[str, Any]] = [
    {"body": "Harrow Labs released a model.", "date": date(2025, 8, 5), "headline": "The model"},
    {"body": "OpenAI knows.", "date": None, "headline": None},
]


@pytest.mark.parametrize(
    "rows",
    [ROWS, iter(ROWS), pd.DataFrame(ROWS), pl.DataFrame(ROWS), pa.Table.from_pylist(ROWS)],
    ids=["mappings", "iterator", "pandas", "polars", "arrow"],
)
def test_every_kind_of_rows(rows: object) -> None:
    """All give the same articles."""
    corpus = Corpus.from_rows(rows, origin="feed")
    assert list(corpus) == [
        parse(ROWS[0]["body"], published="2025-08-05", title="The model", origin="feed:1"),
        parse(ROWS[1]["body"], origin="feed:2"),
    ]
    assert corpus.errors == ()


def test_times_and_what_is_missing() -> None:
    """NaN, NaT and NA are nothing; of a time, the day counts."""
    frame = pd.DataFrame(
        {
            "text": ["One.", "Two.", "Three."],
            "date": [datetime(2025, 8, 5, 23, 30), pd.NaT, pd.NaT],  # noqa: DTZ001 - as frames hold them
            "title": ["A", float("nan"), pd.NA],
        }
    )
    found = {article.text: (str(article.published), article.title) for article in Corpus.from_rows(frame)}
    assert found == {"One.": ("2025-08-05", "A"), "Two.": ("None", None), "Three.": ("None", None)}


def test_faults_of_rows() -> None:
    """Each is one error with its number, and the rest is read."""
    corpus = Corpus.from_rows([{"text": ""}, {"id": 7}, {"text": "One.", "date": "soon"}, {"text": "Two."}])
    assert {article.origin for article in corpus} == {"rows:3", "rows:4"}
    assert [str(error) for error in corpus.errors] == [
        "rows:1: column 'text': the text is empty",
        "rows:2: no column text, content, body for the text; there are: id",
        "rows:3: column 'date': 'soon' is not a date; the text is read without it",
    ]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("crawl/", "rows: expected rows or a data frame, not str"),
        ({"text": "One."}, "rows: expected rows or a data frame, not dict"),
        (7, "rows: expected rows or a data frame, not int"),
        (["One."], "rows[0]: expected a mapping of columns, not str"),
    ],
)
def test_what_is_none(rows: object, reason: str) -> None:
    """Something else is a mistake of the program."""
    with pytest.raises(ValidationError) as caught:
        Corpus.from_rows(rows)
    assert str(caught.value) == reason
