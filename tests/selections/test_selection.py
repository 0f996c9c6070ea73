"""Selections as sequences, and counting, grouping and sorting them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, Corpus, LinkStatus, Mention, Span, ValidationError, parse
from atomcorpus.selections import Selection
from atomcorpus.selections.vocabulary import ACTORS, ARTICLES, CITATIONS, LINKS, MENTIONS, MODELS
from atomcorpus.testing import corpora

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus.selections import Occurrence

SELECTIONS = ("articles", "mentions", "citations", "actors", "models")
CRITERIA: list[dict[str, Any]] = [
    {"kind": ["person", "company", "model"]},
    {"country": ["US", "CN"]},
    {"status": "resolved"},
    {"since": "1000"},
    {"until": "5000-06"},
    {"text": "[a-m]"},
    {"entity": ["OpenAI", "Qwen"]},
]


few = settings(max_examples=20)  # drawing a corpus takes long


def names(selection: Selection[Actor]) -> list[str]:
    """The names of actors."""
    return [actor.name for actor in selection]


class TestSequence:
    """What a selection shares with tuples."""

    def test_positions_and_slices(self, corpus: Corpus) -> None:
        """Those of the elements, narrowed or not, from either end."""
        for chosen in (corpus.articles, corpus.actors, corpus.actors.where(kind="company")):
            held = tuple(chosen)
            every = range(-len(held), len(held))
            assert [chosen[at] for at in every] == [held[at] for at in every]
            for cut in (
                slice(1),
                slice(1, None),
                slice(-2, None),
                slice(None, -1),
                slice(None, None, -1),
                slice(0, 9, 2),
            ):
                assert chosen[cut] == held[cut]

    @pytest.mark.parametrize("position", [5, -6, 99])
    def test_outside(self, corpus: Corpus, position: int) -> None:
        """What is not there is an IndexError, as everywhere."""
        with pytest.raises(IndexError):
            corpus.actors[position]

    def test_length_and_truth(self, corpus: Corpus) -> None:
        """An empty one is false."""
        assert (len(corpus.actors), len(corpus.actors.where(kind="media"))) == (5, 0)
        assert (bool(corpus.actors), bool(corpus.actors.where(kind="media"))) == (True, False)

    def test_membership(self, corpus: Corpus) -> None:
        """Equal elements are in."""
        first = corpus.mentions[0]
        assert first in corpus.mentions
        assert first not in corpus.mentions.where(kind="person")

    def test_equality(self, corpus: Corpus) -> None:
        """Selections are equal when their elements are, in their order; they have no hash."""
        assert corpus.actors.where(kind="company") == corpus.actors.where(lambda one: one.kind is ActorKind.COMPANY)
        assert corpus.actors != corpus.actors.where(kind="company")
        assert corpus.actors != corpus.actors.sort("entity")
        assert corpus.actors != 7
        with pytest.raises(TypeError):
            hash(corpus.actors)

    def test_it_is_shown_without_going_through_it(self, corpus: Corpus) -> None:
        """A large one would take minutes."""
        assert repr(corpus.mentions.where(lambda _: 1 / 0)) == "<Selection of mentions>"

    def test_it_is_lazy(self, corpus: Corpus) -> None:
        """Nothing is looked at before it is asked for, and no more than it takes."""
        seen: list[str] = []

        def notice(one: Occurrence) -> bool:
            seen.append(one.text)
            return True

        noticed = corpus.mentions.where(notice)
        assert seen == []
        for one in noticed.first(2):
            assert seen[-1] == one.text
        assert seen == ["OpenAI", "gpt-oss-120b"]

    def test_it_tells_its_words(self, corpus: Corpus) -> None:
        """Criteria, dimensions and columns can be looked up."""
        assert corpus.actors.criteria == ("entity", "country", "region", "kind")
        assert corpus.actors.dimensions == ("entity", "kind", "country", "region")
        assert corpus.actors.columns == ("id", "name", "kind", "country", "region")

    def test_first(self, corpus: Corpus) -> None:
        """That many at most."""
        assert names(corpus.actors.first(2)) == ["OpenAI", "Ilse Maartens"]
        assert (len(corpus.actors.first(0)), len(corpus.actors.first(99))) == (0, 5)
        message = r"^Selection\.first: expected a whole number from 0, not -1 \(int\)$"
        with pytest.raises(ValidationError, match=message):
            corpus.actors.first(-1)


class TestCount:
    """How many of each."""

    def test_most_frequent_first(self, corpus: Corpus) -> None:
        """Equal ones in the order in which they were first met."""
        assert list(corpus.mentions.count(by="entity").items()) == [
            ("Ilse Maartens", 3),
            ("OpenAI", 2),
            ("Qwen3", 2),
            ("Qwen3-8B", 2),
            ("gpt-oss-120b", 1),
            ("Alibaba", 1),
            ("Sam Altman", 1),
            ("Mistral AI", 1),
        ]

    def test_by_several(self, corpus: Corpus) -> None:
        """The keys are tuples, also when there is one word only."""
        counts = corpus.citations.count(by=("speaker", "publisher", "month"))
        assert dict(counts) == {
            ("Ilse Maartens", "Fjord Post", None): 1,
            ("Ilse Maartens", "Tarn Weekly", "2025-03"): 1,
            (None, "Tarn Weekly", "2025-03"): 1,
            ("Sam Altman", "Tarn Weekly", "2025-04"): 1,
        }
        assert list(corpus.articles.count(by=["publisher"])) == [("Tarn Weekly",), ("Fjord Post",), (None,)]

    def test_by_a_function(self, corpus: Corpus) -> None:
        """Alone or among words; its name is that of the column."""

        def length(article: Any) -> int:
            return len(article.mentions)

        assert dict(corpus.articles.count(by=length)) == {4: 2, 3: 1, 2: 1}
        assert corpus.articles.count(by=("year", length)).by == ("year", "length")
        assert corpus.articles.count(by=lambda _: None).by == ("lambda",)

    @pytest.mark.parametrize(
        ("unit", "counts"),
        [
            ("published", {"2025": 1, "2025-03-04": 1, "2025-04": 1, None: 1}),
            ("year", {"2025": 3, None: 1}),
            ("quarter", {None: 2, "2025-Q1": 1, "2025-Q2": 1}),
            ("month", {None: 2, "2025-03": 1, "2025-04": 1}),
            ("week", {None: 3, "2025-W10": 1}),
        ],
    )
    def test_by_time(self, corpus: Corpus, unit: str, counts: dict[str | None, int]) -> None:
        """What the date does not say is not guessed."""
        assert dict(corpus.articles.count(by=unit)) == counts

    def test_entities_that_share_a_name(self) -> None:
        """They are counted apart, and told apart by their ids."""
        jordans = [Actor(id=f"jordan-{number}", name="Jordan", kind=ActorKind.PERSON) for number in (1, 2)]
        spans = [Span(0, 1), Span(1, 2), Span(2, 3)]
        mentions = [
            Mention(span, jordans[at], status=LinkStatus.RESOLVED, rule="test")
            for span, at in zip(spans, (0, 1, 0), strict=True)
        ]
        corpus = Corpus([evolve(parse("A long text."), mentions=tuple(mentions))])
        assert dict(corpus.mentions.count(by="entity")) == {"Jordan (jordan-1)": 2, "Jordan (jordan-2)": 1}
        assert list(corpus.mentions.group(by="entity")) == ["Jordan (jordan-1)", "Jordan (jordan-2)"]

    def test_ambiguous_mentions(self, ambiguous: Corpus) -> None:
        """They count where all candidates agree."""
        assert dict(ambiguous.mentions.count(by="entity")) == {None: 2}
        assert dict(ambiguous.mentions.count(by=("family", "country"))) == {("Qwen", "CN"): 1, (None, None): 1}
        assert dict(ambiguous.mentions.count(by=("status", "level"))) == {("ambiguous", "model"): 2}

    def test_plain_keys(self, corpus: Corpus) -> None:
        """Strings and no enum members, so that they look the same everywhere."""
        keys = list(corpus.citations.count(by=("kind", "source_kind")))
        assert {type(part) for key in keys for part in key} == {str}

    @pytest.mark.parametrize(
        ("by", "message"),
        [
            ("publsher", "mentions have no 'publsher'; the nearest: 'publisher', 'published'"),
            (("month", "familie"), "mentions have no 'familie'; the nearest: 'family'"),
            ((), "expected a word or a function, not () (tuple)"),
            (7, "expected a word or a function, not 7 (int)"),
        ],
    )
    @pytest.mark.parametrize("method", ["count", "group", "sort"])
    def test_mistakes(self, corpus: Corpus, method: str, by: Any, message: str) -> None:
        """The same for all three, at once."""
        with pytest.raises(ValidationError) as caught:
            getattr(corpus.mentions, method)(by)
        assert str(caught.value) == f"Selection.{method}.by: {message}"


class TestCounts:
    """The answer."""

    def test_it_is_a_mapping(self, corpus: Corpus) -> None:
        """What was not met is not there."""
        counts = corpus.citations.count(by="source_kind")
        assert (counts["named"], counts.get("pronoun", 0), len(counts), counts.total) == (3, 0, 2, 4)
        with pytest.raises(KeyError):
            counts["pronoun"]

    def test_the_first(self, corpus: Corpus) -> None:
        """The most frequent."""
        assert dict(corpus.citations.count(by="source_kind").first(1)) == {"named": 3}

    def test_it_is_shown_in_short(self, corpus: Corpus) -> None:
        """Ten of them at most."""
        counts = corpus.mentions.count(by=("entity", "publisher", "month"))
        assert repr(counts).startswith(
            "Counts by entity, publisher, month: {('Qwen3-8B', 'Tarn Weekly', '2025-03'): 2, "
        )
        assert repr(counts).endswith(": 1, ...}")
        assert repr(corpus.articles.count(by="year")) == "Counts by year: {'2025': 3, None: 1}"


class TestGroup:
    """The elements of each."""

    def test_groups_are_selections(self, corpus: Corpus) -> None:
        """In the order in which they are first met, and as good as any other."""
        groups = corpus.mentions.group(by="publisher")
        assert list(groups) == ["Fjord Post", "Tarn Weekly", None]
        assert [one.text for one in groups["Tarn Weekly"].where(kind="company")] == ["Alibaba", "OpenAI"]


class TestSort:
    """Order."""

    def test_by_a_word(self, corpus: Corpus) -> None:
        """Entities by their names, dates as they are."""
        assert names(corpus.actors.sort("entity"))[:2] == ["Alibaba", "Ilse Maartens"]
        assert [str(one.published) for one in corpus.articles.sort("published", descending=True)] == [
            "2025-04",
            "2025-03-04",
            "2025",
            "None",
        ]

    @pytest.mark.parametrize("descending", [False, True])
    def test_the_unknown_comes_last(self, corpus: Corpus, *, descending: bool) -> None:
        """In both directions."""
        ranked = corpus.citations.sort(("publisher", "speaker"), descending=descending)
        assert ranked[2 if descending else -1].speaker is None
        assert corpus.articles.sort("publisher", descending=descending)[-1].publisher is None

    def test_by_a_function(self, corpus: Corpus) -> None:
        """Anything that can be compared."""
        assert names(corpus.actors.sort(lambda one: len(one.name)))[0] == "OpenAI"


class TestVocabulary:
    """The one table."""

    @pytest.mark.parametrize(
        "vocabulary", [ARTICLES, MENTIONS, CITATIONS, LINKS, ACTORS, MODELS], ids=lambda one: one.noun
    )
    def test_what_counts_selects(self, vocabulary: Any) -> None:
        """Every dimension but units of time and what is read from a text is a criterion too."""
        times = {"published", "year", "quarter", "month", "week"}
        assert vocabulary.dimensions.keys() - times <= vocabulary.criteria.keys()


class TestLaws:
    """Whatever the corpus."""

    @few
    @given(corpus=corpora(), one=st.sampled_from(CRITERIA), two=st.sampled_from(CRITERIA))
    def test_one_after_the_other(self, corpus: Corpus, one: dict[str, Any], two: dict[str, Any]) -> None:
        """Narrowing twice is narrowing by both, in either order."""
        chosen = corpus.mentions.where(**one).where(**two)
        assert chosen == corpus.mentions.where(**two).where(**one)
        if one.keys().isdisjoint(two):
            assert chosen == corpus.mentions.where(**one, **two)

    @few
    @given(corpus=corpora(), one=st.sampled_from(CRITERIA))
    def test_the_parent_stays(self, corpus: Corpus, one: dict[str, Any]) -> None:
        """Nothing that is done with a selection changes it."""
        before = list(corpus.mentions)
        chosen = corpus.mentions.where(**one)
        chosen.sort("publisher").first(3).count(by="kind")
        chosen.group(by="month")
        assert list(corpus.mentions) == before
        assert list(chosen) == list(chosen)

    @few
    @given(corpus=corpora(), kind=st.sampled_from(SELECTIONS), data=st.data())
    def test_counts_and_groups(self, corpus: Corpus, kind: str, data: st.DataObject) -> None:
        """Counts add up to the length, and are the lengths of the groups."""
        chosen: Selection[Any] = getattr(corpus, kind)
        by = data.draw(st.lists(st.sampled_from(chosen.dimensions), min_size=1, max_size=3))
        counts, groups = chosen.count(by=by), chosen.group(by=by)
        assert counts.total == len(chosen)
        assert {key: len(group) for key, group in groups.items()} == dict(counts)
        assert list(counts.values()) == sorted(counts.values(), reverse=True)

    @few
    @given(corpus=corpora(), kind=st.sampled_from(SELECTIONS), descending=st.booleans(), data=st.data())
    def test_sorting(self, corpus: Corpus, kind: str, *, descending: bool, data: st.DataObject) -> None:
        """It is a stable permutation: equal ones stay in their order in both directions."""
        chosen: Selection[Any] = getattr(corpus, kind)
        by: Any = data.draw(st.sampled_from(chosen.dimensions))
        held = list(chosen)
        ranked = list(Selection(held, chosen._vocabulary, chosen._names).sort(by, descending=descending))
        places = {id(element): place for place, element in enumerate(held)}
        assert sorted(places[id(element)] for element in ranked) == list(range(len(held)))
        read: Any = chosen._vocabulary.dimensions[by]
        for before, after in pairwise(ranked):
            first, second = (getattr(read(one), "name", read(one)) for one in (before, after))
            assert second is None or (first is not None and (first >= second if descending else first <= second))
            assert first != second or places[id(before)] < places[id(after)]

    def test_a_pass_costs_little(self, calls_of: Callable[[Callable[[], object]], int]) -> None:
        """A few calls a mention and criterion: no record is hashed and no name folded again."""
        article = parse("Then Alibaba released Qwen3-8B and Qwen3-14B. " * 50)
        chosen = Corpus([article]).mentions.where(entity="Qwen3", country="CN", kind="model", since="2020")
        len(chosen)
        assert calls_of(lambda: len(chosen)) < 25 * len(article.mentions)
