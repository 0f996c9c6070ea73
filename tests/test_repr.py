"""How records show themselves: on one line, short, whatever is in them; and what they say."""

from __future__ import annotations

import importlib
import pkgutil
import re
from inspect import isclass
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import atomcorpus
from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Citation,
    CitationAct,
    CitationKind,
    Corpus,
    Heading,
    KnowledgeBase,
    LinkStatus,
    Mention,
    ModelLevel,
    PartialDate,
    Period,
    Role,
    Section,
    Source,
    SourceKind,
    Span,
    StatedRole,
    parse,
)
from atomcorpus._repr import LONGEST_REPR
from atomcorpus.selections import Counts, Occurrence, Statement
from atomcorpus.testing import actors, ai_models, articles, citations, mentions, stated_roles
from atomcorpus.visible import UNSEEN

HOSTILE = ("x" * 10_000, "\x1b[2J\u202e\ud800" * 50, "a\nb\r\u2028c", "\u3164\u115f" * 200, "'\"\\" * 100, "通义" * 500)
"""Texts that are long, that move a cursor, or that break a line."""

PACKAGES = [
    importlib.import_module(f"atomcorpus.{module.name}")
    for module in pkgutil.iter_modules(atomcorpus.__path__)
    if module.name not in ("__main__", "testing") and not module.name.startswith("_")
]


def public_records() -> list[type]:
    """All attrs classes whose names modules and packages of the first level make public."""
    named = [getattr(module, name) for module in PACKAGES for name in getattr(module, "__all__", ())]
    found = {one for one in named if isclass(one) and attrs.has(one) and one.__module__.startswith("atomcorpus")}
    return sorted(found, key=lambda cls: (cls.__module__, cls.__name__))


def assert_short(record: object) -> None:
    """It is on one line, short, and shows what the eye does not see."""
    shown = repr(record)
    assert 0 < len(shown) <= LONGEST_REPR
    assert re.search(f"[{UNSEEN}\n\r\t]", shown) is None
    assert shown.encode()


class TestLaw:
    """At most `LONGEST_REPR` code points on one line."""

    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(articles() | mentions() | stated_roles() | citations() | actors() | ai_models())
    def test_drawn_records(self, record: Any) -> None:
        """Whatever is in them, and so what they hold."""
        assert_short(record)
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            for part in value if isinstance(value, tuple) else (value,):
                if attrs.has(type(part)):
                    assert_short(part)

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_hostile_records(self, text: str) -> None:
        """Names, ids, rules, titles and origins of any length and kind."""
        lab = Actor(id=text, name=text, kind=ActorKind.COMPANY, aliases=(text,) * 1000, roles=(Role(text, text),))
        model = AIModel(id=text, name=text, level=ModelLevel.MODEL, developer=lab, family=text)
        ada = Actor(id=text, name=text, kind=ActorKind.PERSON)
        span = Span(0, 1)
        mention = Mention(span, lab, status=LinkStatus.AMBIGUOUS, candidates=(lab,) * 1000, rule=text)
        role = StatedRole(span, ada, text, lab, rule=text)
        source = Source(span, SourceKind.NAMED, actor=lab)
        content = tuple(Span(at, at + 1) for at in range(1, 10))
        citation = Citation(source, content, cue=span, via=lab, kind=CitationKind.MIXED, rule=text)
        body = f"Hello worlds {text}"
        article = Article(
            body,
            sections=(Section(None, (Span(0, len(body.rstrip())),)),),
            origin=text,
            publisher=text,
            mentions=(mention,) * 10,
            roles=(role,),
            citations=(citation,),
        )
        titled = attrs.evolve(article, title=text)
        records = (lab, model, ada, mention, role, source, citation, article, titled, *lab.roles)
        seen = Occurrence(article, mention), Statement(article, citation)
        counts = Counts(dict.fromkeys([text, f"{text}2", *"abcdefghijkl"], 1), (text,), single=True)
        for record in (*records, *seen, counts, KnowledgeBase((), text), Corpus([article])):
            assert_short(record)

    @pytest.mark.parametrize("cls", public_records(), ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
    def test_every_public_class(self, cls: type) -> None:
        """With the oddest values in all fields, as no check would let them in; so a new class cannot be forgotten."""
        if "__repr__" in vars(cls) and cls.__repr__.__module__ != "atomcorpus._repr" and not is_made_by_attrs(cls):
            return  # has one of its own, which is tested with values that it takes
        if cls in (Span, PartialDate):
            return  # hold three numbers at most
        for text in (*HOSTILE, (*HOSTILE,), dict.fromkeys(HOSTILE), 10**5000, Span(1, 2), PartialDate(2025), object):
            record: Any = object.__new__(cls)
            for field in attrs.fields(cls):
                object.__setattr__(record, field.name, text)
            assert_short(record)


def is_made_by_attrs(cls: type) -> bool:
    """Whether attrs wrote how it shows itself."""
    return "attrs" in cls.__repr__.__code__.co_filename


LAB = Actor(id="harrow", name="Harrow Labs", kind=ActorKind.COMPANY)
ADA = Actor(id="ada", name="Ada Kent", kind=ActorKind.PERSON)
QWEN = AIModel(id="qwen/qwen3-8b", name="Qwen3-8B", level=ModelLevel.MODEL, developer=LAB)


class TestWords:
    """What is said."""

    @pytest.mark.parametrize(
        ("record", "shown"),
        [
            (Span(4, 8), "Span(start=4, end=8)"),
            (PartialDate(2025, 8), "PartialDate(year=2025, month=8, day=None)"),
            (Period(PartialDate(2020), PartialDate(2021, 5)), "Period(since=2020, until=2021-05)"),
            (Role("CEO", "harrow"), "Role(title='CEO', organization='harrow')"),
            (LAB, "Actor('Harrow Labs', company, id 'harrow')"),
            (QWEN, "AIModel('Qwen3-8B', model, id 'qwen/qwen3-8b', by 'Harrow Labs')"),
            (
                Mention(Span(104, 112), QWEN, status=LinkStatus.RESOLVED, rule="listed"),
                "Mention('Qwen3-8B' -> qwen/qwen3-8b, resolved, 104:112, rule 'listed')",
            ),
            (
                Mention(Span(0, 4), LAB, status=LinkStatus.AMBIGUOUS, candidates=(LAB, ADA), rule="r"),
                "Mention('Harrow Labs' -> harrow, ambiguous of 2, 0:4, rule 'r')",
            ),
            (
                StatedRole(Span(0, 40), ADA, "chief scientist", LAB, rule="r"),
                "StatedRole('Ada Kent' is 'chief scientist' at 'Harrow Labs', 0:40)",
            ),
            (StatedRole(Span(0, 40), ADA, "adviser", rule="r"), "StatedRole('Ada Kent' is 'adviser', 0:40)"),
            (Source(), "Source(none)"),
            (Source(Span(3, 9), SourceKind.NAMED, actor=LAB), "Source(named 3:9 -> harrow)"),
            (
                Citation(
                    Source(Span(3, 9), SourceKind.NAMED, actor=LAB),
                    tuple(Span(at, at + 5) for at in (20, 30, 40, 50)),
                    cue=Span(10, 14),
                    act=CitationAct.BELIEF,
                    kind=CitationKind.MIXED,
                    rule="r",
                ),
                "Citation(source named 3:9 -> harrow, cue 10:14, content 20:25 + 30:35 + 40:45 + 1 more, mixed belief)",
            ),
            (Heading(Span(0, 5), 2), "Heading(0:5, level 2)"),
            (Section(Heading(Span(0, 5)), (Span(7, 9), Span(11, 20))), "Section(heading 0:5, 2 paragraphs, 7:20)"),
            (Section(Heading(Span(0, 5))), "Section(heading 0:5, 0 paragraphs)"),
            (Article(""), "Article('', 0 characters, 0 mentions, 0 roles, 0 citations)"),
        ],
        ids=lambda one: one.partition("(")[0] if isinstance(one, str) else "",
    )
    def test_records(self, record: object, shown: str) -> None:
        """What it is, and where."""
        assert repr(record) == shown

    def test_in_an_article(self) -> None:
        """What knows the text shows its words."""
        article = parse("date 2025-08-05\n\nHarrow Labs said that Qwen was slow.", origin="crawl/a.txt")
        assert repr(article) == (
            "Article('Harrow Labs said that Qwen was slow.', 2025-08-05, 53 characters, "
            "2 mentions, 0 roles, 1 citation, from 'crawl/a.txt')"
        )
        corpus = Corpus([article])
        assert [repr(one) for one in (*corpus.mentions, *corpus.citations)] == [
            "Occurrence('Harrow Labs' -> unlisted:company/harrowlabs, unlisted, 17:28, in 'crawl/a.txt')",
            "Occurrence('Qwen' -> family:qwen, underspecified, 39:43, in 'crawl/a.txt')",
            "Statement('Harrow Labs' 'said' 'Qwen was slow', in 'crawl/a.txt')",
        ]

    def test_equal_corpora_from_copies_in_any_order(self) -> None:
        """Articles that differ in what their lines do not show have one order all the same."""
        model = attrs.evolve(QWEN, aliases=("Q",))
        one, other = (
            Article(
                "Qwen3-8B",
                sections=(Section(None, (Span(0, 8),)),),
                mentions=(Mention(Span(0, 8), named, status=LinkStatus.RESOLVED, rule="r"),),
            )
            for named in (QWEN, model)
        )
        assert repr(one) == repr(other)
        assert Corpus([one, other]) == Corpus([other, one])
