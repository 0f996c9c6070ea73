"""brat standoff: what the files hold, and that a reader of the format finds the same characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from bioc import brat as reader  # type: ignore[import-untyped] # it has no types
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    EventKind,
    LinkStatus,
    Mention,
    MissingPathError,
    PartialDate,
    ReadError,
    Section,
    Span,
)
from atomcorpus.formats import brat
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from pathlib import Path


def read(article: Article) -> Any:
    """What bioc reads."""
    return reader.loads(*brat.dumps(article))


def naming(text: str, start: int, end: int) -> Article:
    """An article of one paragraph with one mention."""
    actor = Actor(id="x y", name="X\nY", kind=ActorKind.PERSON)
    mention = Mention(Span(start, end), actor, status=LinkStatus.RESOLVED, rule="x")
    return Article(text, sections=(Section(None, (Span(0, len(text)),)),), mentions=(mention,))


class TestText:
    """The text beside the annotations."""

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("a\r\nb", "a \nb"),
            ("a\rb", "a\nb"),
            ("a\u2028b\x85c\x0bd", "a\nb\nc\nd"),
            ("a\tb", "a b"),
            ("a\x00b\x1bc\ud83dd", "a\ufffdb\ufffdc\ufffdd"),
        ],
    )
    def test_what_changes(self, text: str, written: str) -> None:
        """What some readers turn into something else, which moves offsets."""
        assert brat.dumps(Article(text, sections=(Section(None, (Span(0, len(text)),)),)))[0] == written

    def test_a_byte_order_mark(self) -> None:
        """Which a reader may take away, is a space."""
        assert brat.dumps(Article("\ufeff", header=Span(0, 1)))[0] == " "

    @given(articles())
    def test_positions_stay(self, article: Article) -> None:
        """One character for each; and a reader that translates line ends changes nothing."""
        text, _ = brat.dumps(article)
        assert len(text) == len(article.text)
        assert "\r" not in text
        assert text.split("\n") == text.splitlines() + [""] * (text.endswith("\n") or not text)


class TestAnnotations:
    """The lines."""

    def test_everything(self, story: Article) -> None:
        """Mentions, a role with its note, and the parts of citations with their relations."""
        lines = brat.dumps(story)[1].splitlines()
        assert lines[:3] == [
            "T1\tModel 31 39\tQwen3-8B",
            "A1\tStatus T1 resolved",
            "N1\tReference T1 atomcorpus:Qwen/Qwen3-8B\tQwen3-8B",
        ]
        assert "#1\tAnnotatorNotes T5\tcandidates: family:gemma1, family:gemma2" in lines
        assert "#2\tAnnotatorNotes T9\tMara Lindqvist: chief executive at Harrow Labs" in lines
        assert lines[lines.index("T11\tSource 51 97\tMara Lindqvist, chief executive of Harrow Labs") - 1 :][:9] == [
            'T10\tContent 30 50;113 128\t"Qwen3-8B is small," "It is 🦙 fast."',
            "T11\tSource 51 97\tMara Lindqvist, chief executive of Harrow Labs",
            "T12\tCue 99 103\ttold",
            "A9\tSourceKind T11 named",
            "N9\tReference T11 atomcorpus:unlisted:person/maralindqvist\tMara Lindqvist",
            "A10\tKind T10 direct",
            "A11\tAct T10 assertion",
            "R1\tAttributedTo Arg1:T10 Arg2:T11",
            "R2\tCuedBy Arg1:T10 Arg2:T12",
        ]

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("a b\r\nc d", "T1\tPerson 0 3;5 8\ta b c d"),
            ("a\n \n\nb", "T1\tPerson 0 1;5 6\ta b"),
            (" a ", "T1\tPerson 1 2\ta"),
            ("🦙 a\u2029b", "T1\tPerson 0 3;4 5\t🦙 a b"),
        ],
    )
    def test_fragments(self, text: str, line: str) -> None:
        """A stretch stops at the end of a line, and begins and ends with something to see."""
        assert brat.dumps(naming(text, 0, len(text)))[1].splitlines()[0] == line

    def test_nothing_to_see(self) -> None:
        """Is not annotated."""
        assert brat.dumps(naming("a  b", 1, 3))[1] == ""

    def test_hostile_names(self) -> None:
        """An id has no space, and a name no line end."""
        assert brat.dumps(naming("a", 0, 1))[1].splitlines()[2] == "N1\tReference T1 atomcorpus:x%20y\tX Y"


class TestReader:
    """What bioc says."""

    @given(articles())
    def test_stretches_are_found_again(self, article: Article) -> None:
        """Each annotation's text is that of its fragments, of which none has a line end."""
        document = read(article)
        for entity in document.entities:
            stretches = [document.text[start:end] for start, end, _ in sorted(entity.locations)]
            assert " ".join(stretches) == entity.text
            assert "\n" not in entity.text

    @given(articles())
    def test_links_lead_somewhere(self, article: Article) -> None:
        """Relations, events, attributes and notes name annotations that are there."""
        document = read(article)
        names = {entity.id for entity in document.entities}
        parts = {name for event in document.events for name in (event.trigger_id, *event.arguments.values())}
        assert parts <= names
        names |= {event.id for event in document.events}
        ends = {name for relation in document.relations for name in relation.arguments.values()}
        assert ends | {one.refid for one in (*document.attributes, *document.notes)} <= names

    @given(articles())
    def test_counts(self, article: Article) -> None:
        """Nothing is left out that can be seen."""
        seen = [one for one in article.mentions if brat.dumps(article)[0][one.span.start : one.span.end].strip()]
        sorts = [entity.type for entity in read(article).entities]
        others = {"Role", "Source", "Cue", "Content", "Time", "Quantity", "Participant"}
        others |= {kind.capitalize() for kind in EventKind}
        assert len([sort for sort in sorts if sort not in others]) == len(seen)

    @given(articles())
    def test_the_configuration_knows_all(self, article: Article) -> None:
        """Every type of annotation is in `annotation.conf`."""
        document = read(article)
        words = set(re.findall(r"^<?[A-Za-z]+", brat.configuration(), re.MULTILINE))
        used = (*document.entities, *document.relations, *document.attributes)
        assert {one.type for one in used} <= words


class TestFiles:
    """Files."""

    def test_pairs(self, story: Article, tmp_path: Path) -> None:
        """A text and its annotations, by date, title and id; and the configuration."""
        brat.write(iter([story]), tmp_path / "brat")
        name = f"2025-08-why-openai-qwen-3-open-weights-{story.id[:12]}"
        found = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "brat").iterdir()}
        text, annotations = brat.dumps(story)
        assert found == {
            "annotation.conf": brat.configuration(),
            f"{name}.txt": text,
            f"{name}.ann": annotations,
        }

    @given(st.text(st.characters(), min_size=1))
    def test_titles_make_safe_names(self, title: str) -> None:
        """On every system: no separator, no dot, no device, not too long."""
        name = brat._file_name(Article("", PartialDate(2025), title=title))
        assert re.fullmatch(r"2025(?:-[a-z0-9]+){1,60}", name)
        assert len(name) <= 60

    def test_the_same_text_twice(self, story: Article, tmp_path: Path) -> None:
        """Neither is written over the other."""
        brat.write([story, story, evolve(story, published=None, title="../../etc/passwd")], tmp_path)
        names = sorted(path.stem.replace(story.id[:12], "ID") for path in tmp_path.glob("*.txt"))
        first = "2025-08-why-openai-qwen-3-open-weights-ID"
        assert names == [first, f"{first}-2", "etc-passwd-ID"]

    def test_no_folder_for_the_folder(self, tmp_path: Path) -> None:
        """An error of the library's own."""
        with pytest.raises(MissingPathError):
            brat.write([], tmp_path / "none" / "brat")

    def test_a_file_in_its_place(self, tmp_path: Path) -> None:
        """Likewise."""
        (tmp_path / "brat").touch()
        with pytest.raises(ReadError, match="File exists"):
            brat.write([], tmp_path / "brat")
