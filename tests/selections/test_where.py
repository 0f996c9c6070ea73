"""Criteria: what is taken in, and what is refused."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Corpus,
    KnowledgeBase,
    ModelLevel,
    PartialDate,
    UnknownEntityError,
    ValidationError,
    parse,
)
from atomcorpus.selections import Selections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus import Article
    from atomcorpus.selections import Selection


def texts(corpus: Corpus, **criteria: Any) -> list[str]:
    """The mentions that meet some criteria, as they are written."""
    return [one.text for one in corpus.mentions.where(**criteria)]


class TestEntities:
    """Criteria about what is named."""

    def test_a_series_takes_in_its_models(self, corpus: Corpus) -> None:
        """A family takes in both, a model itself alone."""
        assert texts(corpus, entity="Qwen3") == ["Qwen3", "Qwen3-8B", "Qwen3-8B", "Qwen3"]
        assert texts(corpus, entity="Qwen") == texts(corpus, entity="Qwen3")
        assert texts(corpus, entity="qwen3 8b") == ["Qwen3-8B", "Qwen3-8B"]

    def test_names_ids_and_records(self, corpus: Corpus) -> None:
        """All three stand for the same, and several for any of them."""
        record = KnowledgeBase.default()["openai"]
        assert texts(corpus, entity="openai") == texts(corpus, entity=record) == ["OpenAI", "OpenAI"]
        assert texts(corpus, entity=[record, "Sam Altman"]) == ["OpenAI", "OpenAI", "Sam Altman"]

    def test_a_name_that_nobody_lists(self, corpus: Corpus) -> None:
        """It is enough that it occurs."""
        assert texts(corpus, entity="Ilse Maartens") == ["Ilse Maartens"] * 3

    def test_a_name_that_does_not_occur(self, corpus: Corpus) -> None:
        """What the knowledge base lists is no mistake: there are just none."""
        assert texts(corpus, entity="Nvidia") == []

    def test_an_unknown_name(self, corpus: Corpus) -> None:
        """It is refused at once, with the nearest names of the corpus and the knowledge base."""
        with pytest.raises(UnknownEntityError, match=r"^no entity 'Ilse Martens'; the nearest known: 'Ilse Maartens'"):
            corpus.mentions.where(entity="Ilse Martens")

    def test_kinds_and_levels(self, corpus: Corpus) -> None:
        """A kind is that of an actor or the level of a model; a level that of a model only."""
        assert texts(corpus, kind="person") == ["Ilse Maartens", "Ilse Maartens", "Sam Altman", "Ilse Maartens"]
        assert texts(corpus, kind=ModelLevel.SERIES) == texts(corpus, level="series") == ["Qwen3", "Qwen3"]
        assert len(texts(corpus, level=ModelLevel)) == 5

    def test_countries(self, corpus: Corpus) -> None:
        """Of actors, and of the developers of models; by code, in any case, or by name."""
        expected = ["Qwen3", "Alibaba", "Qwen3-8B", "Qwen3-8B", "Qwen3"]
        assert texts(corpus, country="CN") == texts(corpus, country="cn") == texts(corpus, country="China") == expected

    def test_regions(self, corpus: Corpus) -> None:
        """Those of the ATOM Project's tracker; who has none is in unknown."""
        assert texts(corpus, region="eu") == ["Mistral AI"]
        assert "Ilse Maartens" in texts(corpus, region="unknown")

    def test_families_developers_and_openness(self, corpus: Corpus) -> None:
        """Criteria of AI models leave out all actors."""
        assert texts(corpus, family="qwen") == ["Qwen3", "Qwen3-8B", "Qwen3-8B", "Qwen3"]
        assert texts(corpus, developer="OpenAI") == ["gpt-oss-120b"]
        assert texts(corpus, openness="open", developer="openai") == ["gpt-oss-120b"]

    def test_status(self, corpus: Corpus) -> None:
        """How sure the link is."""
        assert texts(corpus, status=["unlisted"]) == ["Ilse Maartens"] * 3

    def test_all_candidates_have_to_fit(self, ambiguous: Corpus) -> None:
        """An ambiguous name meets what its candidates have in common, and nothing else."""
        assert sorted(texts(ambiguous, level="model")) == ["Large", "Small"]
        assert texts(ambiguous, country="CN") == texts(ambiguous, entity="Qwen3") == ["Small"]
        assert texts(ambiguous, country="US") == texts(ambiguous, entity="Qwen3-8B") == []


class TestOwnKnowledge:
    """Names that only a knowledge base of one's own has."""

    ACME = Actor(id="acme", name="Acmetron", kind=ActorKind.COMPANY, country="XA", atom_region="moon")
    MODEL = AIModel(id="acme/one", name="Acmetal-7B", level=ModelLevel.MODEL, family="Acme", developer=ACME)

    def test_they_are_known_by_the_corpus(self) -> None:
        """Even when they do not occur."""
        kb = KnowledgeBase.default().extended(self.MODEL)
        corpus = Corpus([parse("OpenAI waits.")], knowledge=kb)
        for criteria in ({"entity": "Acmetron"}, {"family": "acme"}, {"country": "XA"}, {"region": "moon"}):
            assert texts(corpus, **criteria) == []

    def test_they_are_known_when_they_occur(self) -> None:
        """Even when the corpus is asked without that knowledge base."""
        kb = KnowledgeBase.default().extended(self.MODEL)
        corpus = Corpus([parse("Acmetal-7B is out.", knowledge=kb)])
        for criteria in ({"developer": "Acmetron"}, {"family": "acme"}, {"country": "xa"}, {"region": "moon"}):
            assert texts(corpus, **criteria) == ["Acmetal-7B"]


class TestArticles:
    """Criteria of articles, and those that mentions and citations have from theirs."""

    def test_publishers(self, corpus: Corpus) -> None:
        """In any spelling; several mean any of them."""
        assert [str(one.published) for one in corpus.articles.where(publisher="fjord-post")] == ["2025"]
        assert len(corpus.articles.where(publisher=("Fjord Post", "Tarn Weekly"))) == 3
        assert {one.publisher for one in corpus.citations.where(publisher="Tarn Weekly")} == {"Tarn Weekly"}

    @pytest.mark.parametrize(
        ("since", "until", "dates"),
        [
            ("2025-04", None, ["2025", "2025-04"]),
            (None, "2025-03", ["2025", "2025-03-04"]),
            ("2025-03-05", "2025-12", ["2025", "2025-04"]),
            ("2026", None, []),
            (date(2025, 3, 4), PartialDate(2025, 3), ["2025", "2025-03-04"]),
            (datetime(2025, 4, 2), "April 2025", ["2025", "2025-04"]),  # noqa: DTZ001 - a calendar date
        ],
    )
    def test_dates(self, corpus: Corpus, since: Any, until: Any, dates: list[str]) -> None:
        """Both ends count; a date of which only the year is known may be in; without a date nothing is."""
        criteria = {name: value for name, value in (("since", since), ("until", until)) if value is not None}
        assert [str(one.published) for one in corpus.articles.where(**criteria)] == dates

    def test_what_they_name_and_cite(self, corpus: Corpus) -> None:
        """An article meets a criterion of mentions when one of its mentions does."""
        assert [one.publisher for one in corpus.articles.where(entity="Mistral AI")] == [None]
        assert [str(one.published) for one in corpus.articles.where(speaker="Ilse Maartens")] == ["2025", "2025-03-04"]
        assert len(corpus.articles.where(kind="person", country="CN")) == 3

    def test_text(self, corpus: Corpus) -> None:
        """A regular expression is searched for in the text; or several, any of which may be there."""
        assert len(corpus.articles.where(text=r"(?i)\bEVERYwhere\b")) == 1
        assert len(corpus.articles.where(text=[re.compile("everywhere"), "^Ilse"])) == 2
        assert texts(corpus, text="^Qwen3$") == ["Qwen3", "Qwen3"]
        assert [one.source for one in corpus.citations.where(text="phone")] == ["Ilse Maartens"]


class TestCitations:
    """Criteria of citations."""

    def test_speakers(self, corpus: Corpus) -> None:
        """Who is behind the source, wherever and however often."""
        assert [str(one.published) for one in corpus.citations.where(speaker="Ilse Maartens")] == ["2025", "2025-03-04"]
        assert [one.text for one in corpus.citations.where(speaker="Sam Altman")] == ['"We wait for OpenAI,"']

    def test_kinds(self, corpus: Corpus) -> None:
        """The kind of the citation, and that of its source."""
        assert [one.source for one in corpus.citations.where(kind="indirect")] == ["Ilse Maartens", "Critics"]
        assert [one.source for one in corpus.citations.where(source_kind="anonymous")] == ["Critics"]

    def test_what_is_spoken_of(self, corpus: Corpus) -> None:
        """The entity of a citation is named in what is said; country and region are the speaker's."""
        assert [one.source for one in corpus.citations.where(entity="Qwen3")] == ["Ilse Maartens", "Critics"]
        assert [one.source for one in corpus.citations.where(country="US")] == ["Sam Altman"]
        assert [one.source for one in corpus.citations.where(region="eu")] == []


class TestActorsAndModels:
    """The different entities that are named."""

    def test_each_once_in_the_order_of_the_first(self, corpus: Corpus) -> None:
        """However often they are named."""
        names = ["OpenAI", "Ilse Maartens", "Alibaba", "Sam Altman", "Mistral AI"]
        assert [actor.name for actor in corpus.actors] == names
        assert [model.name for model in corpus.models] == ["gpt-oss-120b", "Qwen3", "Qwen3-8B"]

    def test_nobody_who_is_only_likely(self, ambiguous: Corpus) -> None:
        """The candidates of an ambiguous name are none of them."""
        assert list(ambiguous.models) == []

    def test_their_criteria(self, corpus: Corpus) -> None:
        """Those of entities."""
        assert [actor.name for actor in corpus.actors.where(kind="company", country=["US", "FR"])] == [
            "OpenAI",
            "Mistral AI",
        ]
        assert [model.name for model in corpus.models.where(entity="Qwen", level="model")] == ["Qwen3-8B"]


class TestPredicates:
    """Functions in place of criteria."""

    def test_any_function(self, corpus: Corpus) -> None:
        """It is called with the element, and what it gives is taken for true or false."""
        assert [one.text for one in corpus.mentions.where(lambda one: "-" in one.text, kind="model")] == [
            "gpt-oss-120b",
            "Qwen3-8B",
            "Qwen3-8B",
        ]

    def test_criteria_come_first(self, corpus: Corpus) -> None:
        """So a predicate may rely on them."""
        asked: list[str | None] = []
        assert not corpus.citations.where(lambda one: asked.append(one.source), speaker="Sam Altman")
        assert asked == ["Sam Altman"]

    def test_not_a_function(self, corpus: Corpus) -> None:
        """A slip is told."""
        message = r"^Selection\.where: expected a function of an element, not 'Qwen3' \(str\)$"
        with pytest.raises(ValidationError, match=message):
            corpus.mentions.where("Qwen3")  # type: ignore[arg-type] # the claim


class TestMistakes:
    """Everything that cannot be meant is refused when it is asked for, with what could be."""

    @pytest.mark.parametrize(
        ("selection", "criteria", "message"),
        [
            ("mentions", {"contry": "US"}, "mentions have no 'contry'; the nearest: 'country'"),
            ("models", {"speaker": "Sam Altman"}, ("models have no 'speaker'; it is one of 'entity', 'country', "
             "'region', 'level', 'family', 'developer', 'openness'")),
            ("actors", {"since": "2025"}, "actors have no 'since'; it is one of 'entity', 'country', 'region', 'kind'"),
            ("citations", {"kind": "compny"}, "no kind 'compny'; it is one of 'direct', 'indirect', 'mixed'"),
            ("actors", {"kind": "compny"}, "no kind 'compny'; the nearest: 'company', 'community'"),
            ("mentions", {"kind": ["company", "robot"]}, ("no kind 'robot'; it is one of 'person', 'company', "
             "'nonprofit', 'academic', 'government', 'media', 'initiative', 'community', 'country', 'region', "
             "'place', 'family', 'series', 'model', 'checkpoint', 'law', 'policy', 'dataset', 'benchmark', 'hardware', "
             "'product', 'license', 'work'")),
            ("mentions", {"region": "Mars"}, "no region 'Mars'; it is one of 'us', 'china', 'eu', 'other', 'unknown'"),
            ("mentions", {"country": "Chin"}, "no country 'Chin'; the nearest: 'China'"),
            ("mentions", {"family": "Qwne"}, "no family 'Qwne'; the nearest: 'Qwen'"),
            ("mentions", {"publisher": "Tarn Weakly"}, "no publisher 'Tarn Weakly'; the nearest: 'Tarn Weekly'"),
            ("mentions", {"since": "2025-13"}, "since: '2025-13' is not a date: 13 is not a month from 1 to 12"),
            ("mentions", {"until": 2025}, "until is text, not 2025 (int)"),
            ("mentions", {"since": ["2025"]}, "since is text, not ['2025'] (list)"),
            ("mentions", {"text": "("}, ("text: '(' is no regular expression: missing ), unterminated subpattern "
             "at position 0")),
            ("mentions", {"kind": 7}, "kind is text, not 7 (int)"),
            ("mentions", {"publisher": None}, "publisher is text, not None (NoneType)"),
        ],
    )  # fmt: skip
    def test_messages(self, corpus: Corpus, selection: str, criteria: dict[str, Any], message: str) -> None:
        """The message says what is wrong, and what there is."""
        asked: Selection[Any] = getattr(corpus, selection)
        with pytest.raises(ValidationError) as caught:
            asked.where(**criteria)
        assert str(caught.value).startswith(f"Selection.where: {message}")

    def test_no_name(self, corpus: Corpus) -> None:
        """What is no name at all is told apart from an unknown one."""
        with pytest.raises(ValidationError, match=r"expected a name, an id or a record, not 7 \(int\)$"):
            corpus.citations.where(speaker=7)  # type: ignore[arg-type] # the claim

    def test_several_of_none(self, corpus: Corpus) -> None:
        """Any of no values is nothing."""
        assert texts(corpus, entity=[]) == texts(corpus, publisher=()) == texts(corpus, text=[]) == []

    def test_the_corpus_is_gone_through_once_for_names(self) -> None:
        """And not at all for those that the knowledge base lists."""
        passes = []

        class Counting(list["Article"]):
            """A list that knows how often it was gone through."""

            def __iter__(self) -> Iterator[Article]:
                passes.append(1)
                return super().__iter__()

        asked = Selections(Counting([evolve(parse("Ilse Maartens waits."), publisher="Tarn Weekly")]))
        asked.mentions.where(entity="Qwen3", family="Qwen", country="US", region="us", kind="person", since="2020")
        assert len(passes) == 0
        asked.mentions.where(entity="Ilse Maartens", publisher="Tarn Weekly")
        asked.citations.where(speaker="Ilse Maartens")
        assert len(passes) == 1


class TestInOneLine:
    """Questions that need no function of their own."""

    def test_quotations(self, corpus: Corpus) -> None:
        """What is quoted in whole or in part."""
        quoted = corpus.citations.where(kind=["direct", "mixed"])
        assert [one.text for one in quoted] == [one.text for one in corpus.citations if one.kind != "indirect"] != []

    def test_the_share_of_anonymous_sources(self, corpus: Corpus) -> None:
        """One count divided by another."""
        counts = corpus.citations.count(by="source_kind")
        assert len(corpus.citations.where(source_kind="anonymous")) == counts["anonymous"] == 1
        assert sum(counts.values()) == len(corpus.citations) == 4
