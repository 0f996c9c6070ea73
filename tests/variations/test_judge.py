"""The judge of the suite of variations: which reading of a text has which fault."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import Actor, ActorKind, Citation, CitationKind, Mention, Source, SourceKind, Span, parse
from atomcorpus.annotations import LinkStatus

sys.path.insert(0, str(Path(__file__).parent))
from judge import compare
from renderer import Tables, TemplateError
from suite import Case, Suite, read_template

POE = {"kind": "person", "entries": [{"name": "Ada Poe", "sex": "f"}]}
TERN = {"kind": "company", "entries": ["Tern Labs"]}
STATEMENT = "{S:{woman}, head of {firm},} {V:said} that {C:the bridge was} {c:very} {C:old}."
NOTHING = "{N:Neither} {woman} nor {firm} said that the bridge was old."
NAMES = "Dr. {P:{woman}} left the {O:{firm}}. {P:Poe} sang."


def case_of(text: str, **said: Any) -> Case:
    """The one case of a template of these two names."""
    given = {"id": "x", "ground": "x", "dress": False, "text": text, **said}
    suite = Suite((read_template("x", given),), Tables.of({"woman": POE, "firm": TERN}), (), {}, {})
    return suite.case(suite.templates[0], 1, 1)


def span(case: Case, words: str, start: int = 0) -> Span:
    """Where words stand first."""
    at = case.text.index(words, start)
    return Span(at, at + len(words))


def actor(name: str) -> Actor:
    """A person or company of the two."""
    kind = ActorKind.COMPANY if name == "Tern Labs" else ActorKind.PERSON
    return Actor(id=f"unlisted:{name}", name=name, kind=kind)


def citation(case: Case, source: str, cue: str, content: str, who: str | None) -> Citation:
    """A citation by its words."""
    named = Source(span(case, source), SourceKind.NAMED, actor=actor(who) if who else None)
    return Citation(named, (span(case, content),), cue=span(case, cue), kind=CitationKind.INDIRECT, rule="verb")


def faults(case: Case, *citations: Citation, mentions: tuple[Mention, ...] = ()) -> tuple[str, ...]:
    """What is wrong with a reading that finds these."""
    article = parse(
        case.text,
        find_citations=lambda *_: citations,
        find_mentions=lambda *_: mentions,
        find_roles=lambda *_: (),
    )
    return compare(case, article).faults


class TestCitations:
    """Readings of a text with one statement."""

    @pytest.mark.parametrize(
        ("source", "cue", "content", "who", "expected"),
        [
            ("Ada Poe, head of Tern Labs", "said", "the bridge was very old", "Ada Poe", ()),
            ("Ada Poe, head of Tern Labs,", "said that", "that the bridge was very old.", "Ada Poe", ()),
            ("Ada Poe", "said", "the bridge was very old", "Ada Poe", ("source short",)),
            ("head of Tern Labs", "said", "the bridge was very old", "Tern Labs", ("source short", "wrong actor")),
            ("bridge", "said", "was very old", "Ada Poe", ("wrong speaker", "content short")),
            ("Ada Poe, head of Tern Labs", "said", "the bridge was very old", None, ("no actor",)),
            ("Ada Poe, head of Tern Labs", "head", "the bridge was very old", "Ada Poe", ("wrong cue",)),
            (
                "Ada Poe, head of Tern Labs",
                "said",
                "said that the bridge was",
                "Ada Poe",
                ("content short", "content long"),
            ),
            ("Ada Poe, head of Tern Labs", "said", "very", "Ada Poe", ("content elsewhere",)),
        ],
    )
    def test_faults(self, source: str, cue: str, content: str, who: str | None, expected: tuple[str, ...]) -> None:
        """Each part that is wrong is named, and what may be either way is not."""
        case = case_of(STATEMENT, actor="woman")
        assert faults(case, citation(case, source, cue, content, who)) == expected

    def test_missed(self) -> None:
        """A statement that is not found is missed, but for one that need not be."""
        assert faults(case_of(STATEMENT, actor="woman")) == ("missed",)
        assert faults(case_of(STATEMENT, actor="woman", optional=[1])) == ()

    def test_false(self) -> None:
        """A second citation where the text has one is false."""
        case = case_of(STATEMENT, actor="woman")
        right = citation(case, "Ada Poe, head of Tern Labs", "said", "the bridge was very old", "Ada Poe")
        false = citation(case, "Tern Labs", "head of", "the bridge", "Tern Labs")
        assert faults(case, right, false) == ("false citation",)

    def test_core(self) -> None:
        """Of a source whose core is marked, the core is enough."""
        case = case_of("{S:{K:{woman}}, a judge,} {V:said} {C:no}.")
        assert faults(case, citation(case, "Ada Poe", "said", "no", "Ada Poe")) == ()

    def test_relay(self) -> None:
        """The outlet is looked at where the template says who it is."""
        case = case_of("{S:{woman}} {V:told} {firm} that {C:it was late}.", actor="woman", via="firm")
        assert faults(case, citation(case, "Ada Poe", "told", "it was late", "Ada Poe")) == ("no relay",)

    def test_negation(self) -> None:
        """Denied speech is false as a plain statement, and right with its negation in the source or cue."""
        case = case_of(NOTHING, expect="no citation")
        assert faults(case) == ()
        assert faults(case, citation(case, "Tern Labs", "said", "the bridge was old", "Tern Labs")) == (
            "false citation",
        )
        assert faults(case, citation(case, "Neither Ada Poe nor Tern Labs", "said", "the bridge was old", None)) == ()

    def test_free(self) -> None:
        """What is marked as free may be found."""
        case = case_of("{S:{woman}} {V:said} {C:no}{X:, citing two judges}.")
        right = citation(case, "Ada Poe", "said", "no", "Ada Poe")
        assert faults(case, right, citation(case, "Ada Poe", "citing", "two judges", "Ada Poe")) == ()


class TestNames:
    """Readings of a text with three names of two."""

    @pytest.mark.parametrize(
        ("found", "expected"),
        [
            ((("Ada Poe", "Ada Poe"), ("the Tern Labs", "Tern Labs"), ("Poe", "Ada Poe")), ()),
            ((("Ada Poe", "Ada Poe"), ("Tern Labs", "Tern Labs")), ("name missed",)),
            ((("Dr. Ada Poe", "Ada Poe"), ("Tern", "Tern Labs"), ("Poe", "Ada Poe")), ("name long", "name short")),
            ((("Ada Poe", "Ada Poe"), ("Tern Labs", "Tern"), ("Poe", "Ada Poe")), ("wrong type",)),
            (
                (("Ada Poe", "Ada Poe"), ("Tern Labs", "Tern Labs"), ("Poe", "Ada Poe"), ("sang", "sang")),
                ("false name",),
            ),
            ((("Ada Poe", "Ada Poe"), ("Tern Labs.", "Tern Labs"), ("Poe", "Ada Poe")), ("stop in name",)),
        ],
    )
    def test_faults(self, found: tuple[tuple[str, str], ...], expected: tuple[str, ...]) -> None:
        """Each name that is missed, cut, of another type or none is named."""
        case = case_of(NAMES)
        assert faults(case, mentions=mentions_of(case, found)) == expected

    def test_identity(self) -> None:
        """Names of one entity under two records, and of two under one, are faults."""
        case = case_of("{P.a:Ada Poe} left. {P.a:Poe} sang. {P.b:Tom Reyes} slept.")
        split = (("Ada Poe", "Ada Poe"), ("Poe", "Poe"), ("Tom Reyes", "Tom Reyes"))
        joined = (("Ada Poe", "Ada Poe"), ("Poe", "Ada Poe"), ("Tom Reyes", "Ada Poe"))
        assert faults(case, mentions=mentions_of(case, split)) == ("split entity",)
        assert faults(case, mentions=mentions_of(case, joined)) == ("joined entities",)


def mentions_of(case: Case, found: tuple[tuple[str, str], ...]) -> tuple[Mention, ...]:
    """Mentions by their words, in text order, each with the name of its record."""
    mentions: list[Mention] = []
    for words, who in found:
        place = span(case, words, mentions[-1].span.end if mentions else 0)
        mentions.append(Mention(place, actor(who), status=LinkStatus.UNLISTED, rule="x"))
    return tuple(mentions)


def test_unknown_key() -> None:
    """A template with a key that nothing reads is refused."""
    with pytest.raises(TemplateError) as caught:
        case_of("x", speaker="woman")
    assert str(caught.value) == "x: no key 'speaker'"
