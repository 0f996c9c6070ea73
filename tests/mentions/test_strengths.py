"""How much in an article says that an unlisted name is one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    FormatError,
    KnowledgeBase,
    LinkStatus,
    Mention,
    Section,
    Span,
    Strength,
    ValidationError,
    parse,
)
from atomcorpus.corpus import Corpus
from atomcorpus.formats import json as json_format

if TYPE_CHECKING:
    from pathlib import Path


def strengths(text: str) -> dict[str, str]:
    """The strength of each unlisted name, by its words."""
    return {one.span.of(text): str(one.strength) for one in parse(text).mentions if one.status == "unlisted"}


class TestStrength:
    """By the rule that found it, and by how many agree."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("They left Tarn Robotics Inc. there.", {"Tarn Robotics Inc.": "strong"}),
            ("They left the University of Tarn there.", {"University of Tarn": "strong"}),
            ("They met Senator Orva Hallmere there.", {"Orva Hallmere": "strong"}),
            ("They met Nora Hallmere there.", {"Nora Hallmere": "likely"}),
            ("They left Quillora Systems there.", {"Quillora Systems": "likely"}),
            ("They know Quillora, a start-up, well.", {"Quillora": "likely"}),
            ("Her son, Ola, left.", {"Ola": "weak"}),
        ],
    )
    def test_one_rule(self, text: str, expected: dict[str, str]) -> None:
        """What the name says itself is strong, but for a word of every text; surroundings are less."""
        assert strengths(text) == expected

    def test_two_rules(self) -> None:
        """Two sorts of evidence at two places make a name strong, at all its places."""
        text = "They know Quillora, a start-up, well. Shares in Quillora fell. Nobody saw Quillora."
        found = [one.strength for one in parse(text).mentions]
        assert found == [Strength.STRONG] * 3

    def test_one_rule_twice(self) -> None:
        """What one rule finds twice, or is a name only because another place says so, is no more than that."""
        text = "They met Nora Hallmere there. Nora Hallmere left. Hallmere was late."
        assert {one.strength for one in parse(text).mentions} == {Strength.LIKELY}

    def test_listed(self) -> None:
        """A listed name has none, whatever its status."""
        assert {one.strength for one in parse("OpenAI and Qwen are in AI.").mentions} == {None}


class TestRecord:
    """Strength and status go together."""

    def test_only_unlisted(self) -> None:
        """What is listed cannot have one."""
        actor = Actor(id="tarn", name="Tarn", kind=ActorKind.COMPANY)
        with pytest.raises(ValidationError) as caught:
            Mention(Span(0, 4), actor, status=LinkStatus.RESOLVED, rule="r", strength=Strength.WEAK)
        assert str(caught.value) == "Mention.strength: only an unlisted name has one, not one that is resolved"


def article(strength: Strength | None = None) -> Article:
    """An article with one unlisted name."""
    tarn = Actor(id="unlisted:company/tarn", name="Tarn", kind=ActorKind.COMPANY)
    mention = Mention(Span(0, 4), tarn, status=LinkStatus.UNLISTED, rule="r", strength=strength)
    return Article("Tarn fell.", sections=(Section(None, (Span(0, 10),)),), mentions=(mention,))


def with_strength(value: Any, **others: Any) -> str:
    """The JSON of that article with another strength."""
    data = json.loads(json_format.dumps(article(Strength.WEAK)))
    data["mentions"][0] |= {"strength": value, **others}
    return json.dumps(data)


class TestStored:
    """The strength in JSON, tables and selections."""

    def test_written_where_there_is_one(self) -> None:
        """What has none is stored as before there was any, and reads back so."""
        assert '"strength"' not in json_format.dumps(article())
        assert '"rule":"r","strength":"weak"}' in json_format.dumps(article(Strength.WEAK))
        for one in (article(), article(Strength.WEAK)):
            assert json_format.loads(json_format.dumps(one)) == one

    @pytest.mark.parametrize(
        ("stored", "problem"),
        [
            (with_strength(None), "expected one of strong, likely, weak, not null @ $.mentions[0].strength"),
            (with_strength("sure"), "expected one of strong, likely, weak, not 'sure' @ $.mentions[0].strength"),
            (
                with_strength("weak", status="resolved"),
                "only an unlisted name has one, not one that is resolved @ $.mentions[0].strength",
            ),
        ],
    )
    def test_refused(self, stored: str, problem: str) -> None:
        """Null is no strength, nor is another word; and what is listed has none."""
        with pytest.raises(FormatError) as caught:
            json_format.loads(stored)
        assert caught.value.problems == (problem,)

    def test_selected(self) -> None:
        """Mentions are chosen, counted and shown by it; a listed one has none."""
        corpus = Corpus([parse("They met Nora Hallmere and Senator Orva Dunmore at OpenAI.")])
        assert [one.text for one in corpus.mentions.where(strength=["strong", "weak"])] == ["Orva Dunmore"]
        assert dict(corpus.mentions.count(by="strength")) == {"strong": 1, "likely": 1, None: 1}
        rows = corpus.mentions.rows(columns=["text", "strength"])
        assert [tuple(row.values()) for row in rows][-1] == ("OpenAI", None)


class TestNoNames:
    """What somebody has said to be no name."""

    def test_is_not_found(self, tmp_path: Path) -> None:
        """Neither in full nor abbreviated, nor in another spelling; a listed name is, whatever else is said."""
        own = tmp_path / "own.jsonl"
        own.write_text('{"no_name": "Tidal Evaluation Lab"}\n{"no_name": "OpenAI"}\n', encoding="utf-8")
        knowledge = KnowledgeBase.default().extended(KnowledgeBase.read(own))
        text = "They left the Tidal-Evaluation Lab (TEL) for the Orsk Lab. TEL was late. OpenAI was not."
        found = [one.span.of(text) for one in parse(text, knowledge=knowledge).mentions]
        assert found == ["Orsk Lab", "OpenAI"]
