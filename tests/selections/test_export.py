"""Rows of selections and counts, and their ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from attrs import evolve
from hypothesis import given, settings

from atomcorpus import AIModel, Corpus, LinkStatus, Mention, ModelLevel, ReadError, Span, ValidationError, parse
from atomcorpus.selections.vocabulary import ACTORS, ARTICLES, CITATIONS, MENTIONS, MODELS
from atomcorpus.tabular import NUMBERS
from atomcorpus.testing import corpora

if TYPE_CHECKING:
    from pathlib import Path

    from atomcorpus.selections import Selection

SELECTIONS = ("articles", "mentions", "citations", "actors", "models")


class TestRows:
    """Flat rows."""

    def test_mentions(self, corpus: Corpus) -> None:
        """What is known of a mention, its entity and its article, as plain values."""
        assert next(corpus.mentions.where(status="underspecified").rows()) == {
            "article_id": corpus[0].id,
            "origin": None,
            "published": "2025",
            "published_from": "2025-01-01",
            "published_to": "2025-12-31",
            "month": None,
            "publisher": "Fjord Post",
            "title": None,
            "url": None,
            "start": 81,
            "end": 86,
            "text": "Qwen3",
            "status": "underspecified",
            "strength": None,
            "entity_id": "series:qwen/qwen3",
            "entity_name": "Qwen3",
            "kind": "series",
            "family": "Qwen",
            "developer_name": "Alibaba",
            "country": "CN",
            "region": "china",
            "rule": "listed",
            "sentence": "Ilse Maartens said that she prefers Qwen3.",
        }

    def test_citations(self, corpus: Corpus) -> None:
        """Speaker, source and what is said."""
        columns = ["speaker_name", "source_text", "source_kind", "cue_text", "text", "kind", "act", "via_name"]
        assert [tuple(row.values()) for row in corpus.citations.rows(columns=columns)][1:3] == [
            ("Ilse Maartens", "Ilse Maartens", "named", "said", '"It runs on a laptop," … "and on a phone."', "direct",
             "assertion", None),
            (None, "Critics", "anonymous", "said", "Qwen3-8B is late", "indirect", "assertion", None),
        ]  # fmt: skip

    def test_where_a_citation_stands(self, corpus: Corpus) -> None:
        """From the first stretch that is attributed to the end of the last."""
        one, row = corpus.citations[1], list(corpus.citations.rows(columns=["start", "end"]))[1]
        stretch = one.article.text[row["start"] : row["end"]]
        assert stretch == '"It runs on a laptop," said Ilse Maartens, "and on a phone."'

    def test_articles(self, corpus: Corpus) -> None:
        """Their facts, and how much is in them."""
        columns = ["published", "publisher", "characters", "mentions", "citations"]
        assert tuple(next(corpus.articles.rows(columns=columns)).values()) == (
            "2025",
            "Fjord Post",
            len(corpus[0].text),
            4,
            1,
        )

    def test_actors_and_models(self, corpus: Corpus) -> None:
        """What their records say."""
        assert list(corpus.actors.where(entity="Mistral AI").rows()) == [
            {"id": "mistral-ai", "name": "Mistral AI", "kind": "company", "country": "FR", "region": "eu"}
        ]
        columns = ["name", "level", "developer_name", "released", "openness"]
        assert [tuple(row.values()) for row in corpus.models.where(entity="gpt-oss-120b").rows(columns=columns)] == [
            ("gpt-oss-120b", "model", "OpenAI", "2025-08-05", "open")
        ]

    def test_counts(self, corpus: Corpus) -> None:
        """One row a key, its parts under the names of the words."""
        assert corpus.articles.count(by="year").rows() == [
            {"year": "2025", "count": 3},
            {"year": None, "count": 1},
        ]
        by_both = corpus.articles.count(by=("publisher", "year"))
        assert by_both.first(1).rows() == [{"publisher": "Tarn Weekly", "year": "2025", "count": 2}]

    @pytest.mark.parametrize("vocabulary", [ARTICLES, MENTIONS, CITATIONS, ACTORS, MODELS], ids=lambda one: one.noun)
    def test_numbers_are_numbers(self, corpus: Corpus, vocabulary: Any) -> None:
        """A column holds numbers or strings, and which of them is known without a row."""
        selection: Selection[Any] = getattr(corpus, vocabulary.noun)
        for row in selection.rows():
            for name, value in row.items():
                assert value is None or type(value) is (int if name in NUMBERS else str)


class TestColumns:
    """Choosing some."""

    def test_their_order(self, corpus: Corpus) -> None:
        """It is the one that was asked for; each is there once."""
        assert list(next(corpus.mentions.rows(columns=["text", "start", "text"]))) == ["text", "start"]

    @pytest.mark.parametrize(
        ("columns", "message"),
        [
            (["text", "speeker"], "Selection.columns: no column 'speeker'; the nearest: 'speaker'"),
            ("text", "Selection.columns: expected several names, as in ['text'], not 'text' (str)"),
        ],
    )
    @pytest.mark.parametrize("way", ["rows", "to_csv", "to_arrow"])
    def test_mistakes(self, corpus: Corpus, way: str, columns: Any, message: str) -> None:
        """They are told at once, and no file is made."""
        with pytest.raises(ValidationError) as caught:
            getattr(corpus.citations, way)(columns=columns)
        assert str(caught.value).startswith(message)

    def test_every_dimension_is_a_column(self, corpus: Corpus) -> None:
        """What can be counted can be shown, by the same word; of an entity its name."""
        row = next(corpus.citations.rows(columns=["speaker", "quarter", "week", "speaker_name"]))
        assert set(row) == {"speaker", "quarter", "week", "speaker_name"}
        assert row["speaker"] == row["speaker_name"]
        for selection in (corpus.articles, corpus.mentions, corpus.citations, corpus.models, corpus.events):
            for shown in selection.rows(columns=selection.dimensions):
                assert {type(value) for value in shown.values()} <= {str, type(None)}

    def test_what_is_counted_is_what_the_column_says(self, corpus: Corpus) -> None:
        """One set of names: by a column of a frame one groups as `count` does, and `where` selects."""
        months = [row["month"] for row in corpus.mentions.rows(columns=["month"])]
        counts = corpus.mentions.count(by="month")
        assert {month: months.count(month) for month in months} == dict(counts)
        assert len(corpus.mentions.where(month="2025-03")) == counts["2025-03"] > 0
        kinds = corpus.models.count(by="kind")
        assert [row["kind"] for row in corpus.models.rows(columns=["kind"])].count("model") == kinds["model"]
        assert len(corpus.models.where(kind="model")) == kinds["model"]
        rules = corpus.mentions.count(by="rule")
        assert len(corpus.mentions.where(rule="listed")) == rules["listed"]

    def test_a_date_is_not_guessed(self, corpus: Corpus) -> None:
        """What is dated by a year has a first and a last day, and no month."""
        columns = ["published", "published_from", "published_to", "month"]
        rows = [tuple(row.values()) for row in corpus.articles.rows(columns=columns)]
        assert rows == [
            ("2025", "2025-01-01", "2025-12-31", None),
            ("2025-03-04", "2025-03-04", "2025-03-04", "2025-03"),
            ("2025-04", "2025-04-01", "2025-04-30", "2025-04"),
            (None, None, None, None),
        ]

    @pytest.mark.parametrize(
        ("criterion", "value", "message"),
        [
            ("month", "March", "Selection.where: month is written as in '2025-08', not 'March' (str)"),
            ("year", "25", "Selection.where: year is written as in '2025', not '25' (str)"),
            ("quarter", "2025-Q5", "Selection.where: quarter is written as in '2025-Q3', not '2025-Q5' (str)"),
            ("week", "2025-32", "Selection.where: week is written as in '2025-W32', not '2025-32' (str)"),
        ],
    )
    def test_periods_that_are_none(self, corpus: Corpus, criterion: str, value: str, message: str) -> None:
        """They would meet nothing for ever."""
        with pytest.raises(ValidationError) as caught:
            cast("Any", corpus.mentions.where)(**{criterion: value})
        assert str(caught.value) == message

    def test_mistakes_of_counts(self, corpus: Corpus) -> None:
        """Likewise."""
        message = r"^Counts\.columns: no column 'number'; it is one of 'year', 'count'$"
        with pytest.raises(ValidationError, match=message):
            corpus.articles.count(by="year").rows(columns=["number"])


class TestCsv:
    """For spreadsheets."""

    def test_text(self, corpus: Corpus) -> None:
        """Without a path it is a string."""
        assert corpus.articles.count(by="year").to_csv() == '"year","count"\r\n"2025",3\r\n,1\r\n'

    def test_file(self, corpus: Corpus, tmp_path: Path) -> None:
        """With a path it is a file of the same content."""
        columns = ["published", "publisher", "text"]
        said = corpus.citations.where(speaker="Ilse Maartens")
        assert said.to_csv(tmp_path / "said.csv", columns=columns) is None
        written = (tmp_path / "said.csv").read_bytes().decode()
        assert written == said.to_csv(columns=columns)
        assert written.splitlines()[0] == '"published","publisher","text"'

    def test_nothing(self, corpus: Corpus) -> None:
        """The columns are there without a row."""
        assert corpus.actors.where(kind="media").to_csv(columns=["id", "name"]) == '"id","name"\r\n'

    def test_no_formula(self) -> None:
        """A cell that a spreadsheet would run is made harmless."""
        article = evolve(parse("OpenAI waits."), publisher="=HYPERLINK(1)")
        assert Corpus([article]).mentions.to_csv(columns=["publisher"]).splitlines()[1] == '"\'=HYPERLINK(1)"'

    def test_it_cannot_be_written(self, corpus: Corpus, tmp_path: Path) -> None:
        """The place is in the message."""
        with pytest.raises(ReadError, match=r"no/said\.csv: no such file or folder$"):
            corpus.citations.to_csv(tmp_path / "no" / "said.csv")


class TestFrames:
    """Arrow, pandas and Polars."""

    @settings(max_examples=20)
    @given(corpus=corpora())
    def test_the_schema_is_always_the_same(self, corpus: Corpus) -> None:
        """Whatever is known, and whatever strings and numbers there are."""
        pytest.importorskip("pyarrow", exc_type=ImportError)
        for name in SELECTIONS:
            selection: Selection[Any] = getattr(corpus, name)
            table = selection.to_arrow()
            assert table.num_rows == len(selection)
            assert {field.name: str(field.type) for field in table.schema} == {
                column: "int64" if column in NUMBERS else "string" for column in selection.columns
            }

    def test_numbers_beyond_64_bits(self) -> None:
        """Arrow cannot hold them; the rows can."""
        pytest.importorskip("pyarrow", exc_type=ImportError)
        model = AIModel(id="big", name="Big", level=ModelLevel.MODEL, total_parameters=2**70)
        mention = Mention(Span(0, 3), model, status=LinkStatus.RESOLVED, rule="test")
        models = Corpus([evolve(parse("Big is big."), mentions=(mention,))]).models
        assert next(models.rows(columns=["total_parameters"])) == {"total_parameters": 2**70}
        assert models.to_arrow(columns=["total_parameters"]).to_pylist() == [{"total_parameters": None}]

    def test_pandas(self, corpus: Corpus) -> None:
        """A data frame with the same columns."""
        pytest.importorskip("pandas", exc_type=ImportError)
        pytest.importorskip("pyarrow", exc_type=ImportError)
        frame = corpus.mentions.to_pandas(columns=["text", "start"])
        assert (list(frame.columns), len(frame), frame["text"][0]) == (["text", "start"], 13, "OpenAI")

    def test_polars(self, corpus: Corpus) -> None:
        """Likewise, of counts too."""
        pytest.importorskip("polars", exc_type=ImportError)
        pytest.importorskip("pyarrow", exc_type=ImportError)
        frame = corpus.articles.count(by="year").to_polars()
        assert frame.rows() == [("2025", 3), (None, 1)]


class TestAnswers:
    """What else has rows: timelines, summaries, counts."""

    def test_a_timeline(self, corpus: Corpus) -> None:
        """The same rows in all forms, with columns to choose from."""
        timeline = corpus.timeline(by="year")
        assert timeline.to_csv() == '"period","group","count"\r\n"2025","all",3\r\n,"all",1\r\n'
        assert timeline.rows(columns=["count"]) == [{"count": 3}, {"count": 1}]
        with pytest.raises(ValidationError, match=r"^Timeline\.columns: no column 'number'; it is one of "):
            timeline.rows(columns=["number"])

    def test_a_summary(self, corpus: Corpus) -> None:
        """One row a number."""
        summary = corpus.summarize()
        rows = summary.rows()
        assert rows[0] == dict.fromkeys(["part", "id", "name", "kind", "count", "articles"]) | {
            "part": "articles",
            "count": 4,
        }
        shares = {row["name"]: row["count"] for row in rows if row["part"] == "mentions"}
        assert shares == {str(status): count for status, count in summary.mentions.items()}
        most = summary.entities[0]
        assert next(row for row in rows if row["part"] == "entities") == {
            "part": "entities",
            "id": most.entity.id,
            "name": most.entity.name,
            "kind": "person" if most.entity.name == "Ilse Maartens" else "series",
            "count": most.total,
            "articles": most.articles,
        }
        assert summary.to_csv(columns=["part", "count"]).startswith('"part","count"\r\n"articles",4\r\n')

    def test_frames(self, corpus: Corpus) -> None:
        """Of each of them, with numbers as numbers."""
        pytest.importorskip("pandas", exc_type=ImportError)
        pytest.importorskip("pyarrow", exc_type=ImportError)
        for answer in (corpus.timeline(by="year"), corpus.summarize(), corpus.mentions.count(by="month")):
            frame = answer.to_pandas()
            assert list(frame.columns) == list(answer.rows()[0])
            assert frame["count"].sum() == sum(row["count"] for row in answer.rows())

    @pytest.mark.parametrize("by", ["month", ("publisher", "month")])
    def test_a_chart_of_counts(self, corpus: Corpus, by: str | tuple[str, ...]) -> None:
        """Bars, in which what is not known has a name."""
        pytest.importorskip("altair", exc_type=ImportError)
        drawn = corpus.articles.count(by=by).plot().to_dict()
        values = drawn["data"]["values"]
        assert len(values) == len(corpus.articles.count(by=by))
        assert "not known" in {value for row in values for value in row.values()}
