"""What an article checks when it is built: blocks tile the text, annotations are in order and lie in blocks."""

from __future__ import annotations

import re
from itertools import starmap
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Citation,
    CitationKind,
    Heading,
    LinkStatus,
    Mention,
    Section,
    Source,
    SourceKind,
    Span,
    StatedRole,
    ValidationError,
)
from atomcorpus.annotations import MOST_OVERLAPPING, beyond_depth
from atomcorpus.testing import articles

TEXT = "date 2025\n\nAbout Obi\n\nAda Obi said yes.\n\nHe left."
HEADER, HEADING, FIRST, SECOND = Span(0, 9), Span(11, 20), Span(22, 39), Span(41, 49)
ADA = Actor(id="ada-obi", name="Ada Obi", kind=ActorKind.PERSON)
PARTS: dict[str, Any] = {"header": HEADER, "sections": (Section(Heading(HEADING), (FIRST, SECOND)),)}


def mention(start: int, end: int) -> Mention:
    """A mention at a place."""
    return Mention(Span(start, end), ADA, status=LinkStatus.RESOLVED, rule="listed")


def role(start: int, end: int) -> StatedRole:
    """A role at a place."""
    return StatedRole(Span(start, end), ADA, "founder", rule="apposition")


def citation(*content: tuple[int, int], source: tuple[int, int] | None = None, cue: Any = None) -> Citation:
    """A citation whose parts are at some places."""
    return Citation(
        Source() if source is None else Source(Span(*source), SourceKind.NAMED),
        tuple(Span(*stretch) for stretch in content),
        cue=cue and Span(*cue),
        kind=CitationKind.INDIRECT,
        rule="cue",
    )


def problem(**changed: Any) -> str:
    """What is said about an article that is right but for the fields given."""
    with pytest.raises(ValidationError) as caught:
        Article(TEXT, **PARTS | changed)
    return str(caught.value)


def deep(start: int, end: int) -> Citation:
    """A citation whose content is there."""
    return citation((start, end))


def batched(places: list[int]) -> list[tuple[int, int]]:
    """Two by two; one that is left over does not count."""
    return list(zip(places[::2], places[1::2], strict=False))


class TestTiling:
    """Header, headings and paragraphs."""

    def test_a_right_one(self) -> None:
        """Blocks may have white space between them and behind the last."""
        assert Article(TEXT + " \n", **PARTS).sections == PARTS["sections"]

    def test_no_text(self) -> None:
        """An empty text, or white space, needs no section."""
        assert Article("").sections == Article(" \n").sections == ()

    @pytest.mark.parametrize(
        ("sections", "expected"),
        [
            (
                (Section(None, (HEADING,)), Section(None, (FIRST, SECOND))),
                "Article.sections[1]: only the first section may lack a heading, and then it has text",
            ),
            ((Section(),), "Article.sections[0]: only the first section may lack a heading, and then it has text"),
            (
                (Section(None, (HEADING,)), Section(Heading(SECOND), (FIRST,))),
                "Article.sections[1]: the text between 20 and 41 is in no block",
            ),
            (
                (Section(Heading(HEADING)), Section(Heading(FIRST), (Span(38, 49),))),
                "Article.sections[1]: Span(start=38, end=49) begins before 39, where the block before it ends",
            ),
            (
                (Section(Heading(HEADING), (FIRST, Span(41, 50))),),
                "Article.sections[0]: Span(start=41, end=50) ends after the text, which has 49 code points",
            ),
            ((Section(Heading(HEADING), (FIRST,)),), "Article.sections: the text from 39 on is in no block"),
            ((), "Article.sections: the text from 9 on is in no block"),
        ],
    )
    def test_sections(self, sections: Any, expected: str) -> None:
        """The first fault is named with the section that it is in."""
        assert problem(sections=sections) == expected

    @pytest.mark.parametrize(
        ("header", "expected"),
        [
            (None, "Article.sections[0]: the text between 0 and 11 is in no block"),
            (Span(2, 9), "Article.header: the text between 0 and 2 is in no block"),
            (
                Span(0, 12),
                "Article.sections[0]: Span(start=11, end=20) begins before 12, where the block before it ends",
            ),
            (Span(0, 99), "Article.header: Span(start=0, end=99) ends after the text, which has 49 code points"),
        ],
    )
    def test_header(self, header: Any, expected: str) -> None:
        """So for the header."""
        assert problem(header=header) == expected


class TestAnnotations:
    """Mentions, roles and citations."""

    @pytest.mark.parametrize(("field", "make"), [("mentions", mention), ("roles", role)])
    @pytest.mark.parametrize(
        ("places", "expected"),
        [
            ([(22, 29), (22, 28)], "[1]: Span(start=22, end=28) is out of order"),
            ([(41, 43), (22, 29)], "[1]: Span(start=22, end=29) is out of order"),
            ([(22, 29), (38, 42)], "[1]: Span(start=38, end=42) does not lie in one paragraph or heading"),
            ([(0, 4)], "[0]: Span(start=0, end=4) does not lie in one paragraph or heading"),
            ([(39, 40)], "[0]: Span(start=39, end=40) does not lie in one paragraph or heading"),
            ([(50, 51)], "[0]: Span(start=50, end=51) does not lie in one paragraph or heading"),
        ],
    )
    def test_spans(self, field: str, make: Any, places: list[tuple[int, int]], expected: str) -> None:
        """They are sorted, and each lies in one block; a header is none."""
        assert problem(**{field: tuple(make(*place) for place in places)}) == f"Article.{field}{expected}"

    def test_right_places(self) -> None:
        """They may overlap, be in a heading, and leave blocks out."""
        found = (mention(17, 20), mention(41, 43), mention(41, 43), mention(41, 49))
        assert Article(TEXT, **PARTS, mentions=found).mentions == found

    @pytest.mark.parametrize(
        ("citations", "expected"),
        [
            (
                (citation((41, 43)), citation((44, 48), source=(22, 29))),
                "Article.citations[1]: it begins at 22, before the one that precedes it",
            ),
            (
                (citation((41, 43)), citation((44, 48), cue=(30, 34))),
                "Article.citations[1]: it begins at 30, before the one that precedes it",
            ),
            (
                (citation((35, 42)),),
                "Article.citations[0]: Span(start=35, end=42) does not lie in one paragraph or heading",
            ),
            (
                (citation((22, 29), (41, 43), source=(0, 4)),),
                "Article.citations[0]: Span(start=0, end=4) does not lie in one paragraph or heading",
            ),
            (
                (citation((22, 29), source=(41, 50)),),
                "Article.citations[0]: Span(start=41, end=50) does not lie in one paragraph or heading",
            ),
            (
                (citation((22, 29), cue=(9, 12)),),
                "Article.citations[0]: Span(start=9, end=12) does not lie in one paragraph or heading",
            ),
        ],
    )
    def test_citations(self, citations: Any, expected: str) -> None:
        """They are sorted by where they begin, and each part lies in one block."""
        assert problem(citations=citations) == expected

    def test_parts_in_several_blocks(self) -> None:
        """Source, cue and content may each lie in another block."""
        found = (citation((22, 29), (41, 43), source=(11, 16), cue=(44, 48)),)
        assert Article(TEXT, **PARTS, citations=found).citations == found

    def test_no_block_at_all(self) -> None:
        """In a text without blocks nothing can be cited."""
        with pytest.raises(ValidationError, match="does not lie in one paragraph or heading"):
            Article(" \n ", citations=(citation((0, 1)),))

    @pytest.mark.parametrize(("field", "make"), [("mentions", mention), ("roles", role), ("citations", deep)])
    def test_depth(self, field: str, make: Any) -> None:
        """As many as the bound may share their words, and one more is refused; others beside them do not count."""
        beside = [make(at, at + 1) for at in (22, 23, 24)]
        shared = [make(41, 49) for _ in range(MOST_OVERLAPPING)]
        assert len(getattr(Article(TEXT, **PARTS | {field: (*beside, *shared)}), field)) == MOST_OVERLAPPING + 3
        expected = f"Article.{field}[{MOST_OVERLAPPING + 3}]: more than 16 {field} share its words"
        assert problem(**{field: (*beside, *shared, make(41, 49))}) == expected

    def test_depth_of_stretches(self) -> None:
        """Each stretch of a content is looked at, also one whose others are alone."""
        some = [citation((22 + at % 7, 23 + at % 7), (41, 49), source=(22, 29)) for at in range(MOST_OVERLAPPING + 1)]
        assert problem(citations=tuple(some)) == "Article.citations[16]: more than 16 citations share its words"

    @pytest.mark.parametrize("part", ["source", "cue"])
    def test_shared_sources_and_cues(self, part: str) -> None:
        """One may be that of many statements, unless all of them repeat more than the text is worth."""
        text = "Ann and Bob said: " + "x" * 82
        whole = (Section(None, (Span(0, 100),)),)
        short: list[Any] = [citation((at, at + 1), **{part: (0, 11)}) for at in range(18, 100)]
        assert len(Article(text, sections=whole, citations=tuple(short)).citations) == 82
        long: list[Any] = [citation((at, at + 1), **{part: (0, 50)}) for at in range(50, 99)]
        with pytest.raises(ValidationError) as caught:
            Article(text, sections=whole, citations=tuple(long))
        assert str(caught.value) == f"Article.citations[32]: the {part}s up to here are 16 times as long as the text"

    @given(st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=4, unique=True).map(sorted), max_size=60))
    def test_what_is_left_is_not_deep(self, places: list[list[int]]) -> None:
        """Law: without those beyond the depth none is, and where nothing is too deep nothing is left out."""
        spans = [tuple(starmap(Span, batched(some))) for some in places]
        found = beyond_depth(spans)
        kept = [some for index, some in enumerate(spans) if index not in found]
        deepest = max((sum(one.start <= at < one.end for some in spans for one in some) for at in range(12)), default=0)
        assert beyond_depth(kept) == set()
        assert (found == set()) == (deepest <= MOST_OVERLAPPING)

    def test_depth_among_short_ones(self) -> None:
        """Others that lie between those that are too deep hide nothing."""
        places = [(at, at + 1 if at % 2 else 99) for at in range(60)]
        long = (Section(None, (Span(0, 100),)),)
        for field, make in (("mentions", mention), ("roles", role), ("citations", deep)):
            parts: dict[str, Any] = {"sections": long, field: tuple(make(*place) for place in places)}
            with pytest.raises(ValidationError) as caught:
                Article("x" * 100, **parts)
            assert str(caught.value) == f"Article.{field}[31]: more than 16 {field} share its words"

    @given(articles(), st.data())
    def test_what_the_definition_says(self, article: Article, data: st.DataObject) -> None:
        """Law: a mention that is added is taken if it is in order and a block covers it, and only then."""
        added = mention(*sorted(data.draw(st.lists(st.integers(0, 90), min_size=2, max_size=2, unique=True))))
        some = [*article.mentions, added]
        blocks = [block for section in article.sections for block in section.blocks()]
        right = some == sorted(some, key=lambda one: one.span) and any(block.covers(added.span) for block in blocks)
        try:
            evolve(article, mentions=tuple(some))
        except ValidationError:
            assert not right
        else:
            assert right

    @given(articles(), st.data())
    def test_what_the_definition_says_of_citations(self, article: Article, data: st.DataObject) -> None:
        """Law: a citation that is added is taken if it is in order and blocks cover its parts, and only then."""
        ends = st.lists(st.integers(0, 90), min_size=2, max_size=2, unique=True)
        places = ends.map(lambda drawn: (min(drawn), max(drawn)))
        added = citation(data.draw(places), source=data.draw(places), cue=data.draw(places))
        some = [*article.citations, added]
        blocks = [block for section in article.sections for block in section.blocks()]
        parts = (added.source.span, added.cue, *added.content)
        right = some == sorted(some, key=lambda one: one.start) and all(
            any(block.covers(part) for block in blocks) for part in parts if part is not None
        )
        try:
            evolve(article, citations=tuple(some))
        except ValidationError:
            assert not right
        else:
            assert right


class TestBasis:
    """How title, publisher and language are known."""

    def test_given_without(self) -> None:
        """What is given alone is stated."""
        article = Article("", title="Seeds", language="en")
        assert (article.title_basis, article.publisher_basis, article.language_basis) == (
            Basis.STATED,
            None,
            Basis.STATED,
        )

    @pytest.mark.parametrize(
        ("changed", "expected"),
        [
            ({"title_basis": Basis.HEADING}, "Article.title_basis: heading without a title"),
            ({"publisher_basis": Basis.ADDRESS}, "Article.publisher_basis: address without a publisher"),
            ({"language_basis": Basis.DETECTED}, "Article.language_basis: detected without a language"),
            (
                {"language": "en", "language_basis": "stated"},
                "Article.language_basis: expected Basis, not 'stated' (str)",
            ),
        ],
    )
    def test_what_is_refused(self, changed: Any, expected: str) -> None:
        """What is not known has no basis, and a string is none."""
        assert problem(**changed) == expected


class TestMembers:
    """Tuples of records and of names."""

    @pytest.mark.parametrize(
        ("changed", "expected"),
        [
            ({"mentions": [mention(22, 29)]}, r"Article.mentions: expected a tuple, not \[Mention\(.*"),
            ({"mentions": (mention(22, 29), None)}, r"Article.mentions\[1\]: expected Mention, not None \(NoneType\)"),
            ({"authors": ("Ada", "")}, r"Article.authors\[1\]: expected str, not '' \(str\)"),
            ({"authors": ("Ada", 3)}, r"Article.authors\[1\]: expected str, not 3 \(int\)"),
        ],
    )
    def test_each_is_looked_at(self, changed: Any, expected: str) -> None:
        """The first wrong one is named by its number."""
        assert re.fullmatch(expected, problem(**changed))
