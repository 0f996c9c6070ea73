"""A small article does not become a large table or page: annotations that repeat the text too often are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from atomcorpus import Article, FormatError, Section, Span, parse
from atomcorpus._wire import decode_article, decode_record, encode_article
from atomcorpus.tables import table_rows

SIZE = 400_000
STORED: dict[str, Any] = json.loads(
    encode_article(Article("x" * SIZE, sections=(Section(None, (Span(0, SIZE),)),))).decode()
)
ACTOR = json.loads(encode_article(parse("OpenAI won.")).decode())["entities"][0]


SOURCE = {"span": None, "kind": "none", "actor": None}
CITED = {"source": SOURCE, "cue": None, "kind": "indirect", "act": "assertion", "via": None}
CITED |= {"via_basis": None, "rule": "r"}
NAMED = {"span": [0, SIZE], "entity": ACTOR["id"], "status": "resolved", "candidates": [], "rule": "r"}
TIME = {"span": [0, SIZE], "period": None, "relative": False, "rule": "r"}
QUANTITY = {"span": [0, SIZE], "kind": "factor", "low": "2", "high": "2", "unit": "times", "rule": "r"}
EVENT = {"kind": "deal", "trigger": [0, SIZE], "agent": [], "theme": [], "recipient": [], "amount": None, "time": None}
EVENT |= {"modality": "done", "rule": "r"}


def annotated(field: str, annotation: dict[str, Any]) -> str:
    """An article of 0.8 MB or less in which two thousand annotations have all of the text."""
    some = [annotation] * 2_000
    if field == "citations" and "content" not in annotation:
        some = [annotation | {"content": [[at, at + 1]]} for at in range(2_000)]
    if field == "events" and annotation["theme"]:
        some = [annotation | {"trigger": [at, at + 1]} for at in range(2_000)]
    stored = STORED | {field: some, "entities": [ACTOR] if field == "mentions" else []}
    return json.dumps(stored, separators=(",", ":"))


class TestStoredArticles:
    """What a colleague hands over."""

    @pytest.mark.parametrize(
        ("field", "annotation", "expected"),
        [
            ("mentions", NAMED, "more than 16 mentions share its words @ $.mentions[16]"),
            ("citations", CITED | {"content": [[0, SIZE]]}, "more than 16 citations share its words @ $.citations[16]"),
            (
                "citations",
                CITED | {"source": {"span": [0, SIZE], "kind": "named", "actor": None}},
                "the sources up to here are 16 times as long as the text @ $.citations[16]",
            ),
            (
                "citations",
                CITED | {"cue": [0, SIZE]},
                "the cues up to here are 16 times as long as the text @ $.citations[16]",
            ),
            ("times", TIME, "more than 16 times share its words @ $.times[16]"),
            ("quantities", QUANTITY, "more than 16 quantities share its words @ $.quantities[16]"),
            ("events", EVENT, "more than 16 events share its words @ $.events[16]"),
            (
                "events",
                EVENT | {"theme": [{"span": [0, SIZE], "entity": None}]},
                "the events up to here are 16 times as long as the text @ $.events[15]",
            ),
        ],
        ids=["mentions", "contents", "sources", "cues", "times", "quantities", "triggers", "participants"],
    )
    def test_an_article_that_would_become_a_thousand_times_as_large(
        self, field: str, annotation: dict[str, Any], expected: str
    ) -> None:
        """It is refused, whichever way it is read."""
        stored = annotated(field, annotation)
        assert len(stored) < 800_000
        for read in (decode_article, lambda data: decode_record(data, "x" * SIZE)):
            with pytest.raises(FormatError) as caught:
                read(stored)
            assert caught.value.problems == (expected,)


class TestTexts:
    """What a crawl hands over: a text may say everything, and its article can always be built."""

    @pytest.mark.parametrize("said", ["{} said that ", "{} reported that ", "({} said “", "{}, said, '"])
    def test_reports_inside_each_other(self, said: str) -> None:
        """The innermost are left out, so that the tables are about as long as the text."""
        names = "Ann Bob Carl Dora Emil Fred Gina Hugo".split()
        text = "".join(said.format(names[at % 8]) for at in range(1_000)) + "it rains."
        article = parse(text)
        rows = list(table_rows([article], "citations"))
        assert 0 < sum(len(row["text"]) for row in rows) <= 16 * len(text)
        assert decode_article(encode_article(article)) == article

    def test_one_source_of_many(self) -> None:
        """A list of statements with one source keeps all of them."""
        assert len(parse("Ann Lee said " + "and said " * 40 + "that we win.").citations) == 41
