"""Selections of a corpus on disk: the answers are those of the same corpus in memory, whoever gives them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atomcorpus import (
    Actor,
    Article,
    AtomCorpusError,
    Corpus,
    KnowledgeBase,
    Mention,
    ReadError,
    Section,
    Span,
    parse,
)
from atomcorpus.annotations import CitationKind, LinkStatus, SourceKind, ViaBasis
from atomcorpus.dataset import checked_files
from atomcorpus.dataset.parquet_files import check_file
from atomcorpus.dataset.stored_parts import StoredPart
from atomcorpus.entities import ActorKind, ArtifactKind, ModelLevel, Openness
from atomcorpus.facts import EventKind, Modality, QuantityKind
from atomcorpus.selections.stored_words import STORED
from atomcorpus.testing import corpora

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atomcorpus import Selection
    from atomcorpus.dataset import Shard
    from atomcorpus.entities import Entity

pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("filelock", reason="filelock is an extra and not installed here", exc_type=ImportError)

NOUNS = tuple(STORED)

_WORDS: dict[str, Sequence[Any]] = {
    "kind": [*ActorKind, *ModelLevel, *ArtifactKind, *CitationKind, *QuantityKind, *EventKind],
    "level": list(ModelLevel),
    "openness": list(Openness),
    "status": list(LinkStatus),
    "source_kind": list(SourceKind),
    "via_basis": list(ViaBasis),
    "modality": list(Modality),
    "region": ["us", "china", "eu", "other", "unknown"],
    "relative": [True, False],
    "at_least": [0, 5.5],
    "at_most": [10, 1e9],
    "text": [".", "a", "[A-Z]", "^$"],
    "url": ["https", "a"],
    "since": ["2024", "2025-08", "1000"],
    "until": ["2024", "2025-08", "9999"],
    "time_since": ["2024", "1500-05"],
    "time_until": ["2024", "1500-05"],
    "strength": ["strong", "likely", "weak"],
    "year": ["2024", "2025"],
    "quarter": ["2024-Q1", "2025-Q3"],
    "month": ["2024-02", "2025-08"],
    "week": ["2024-W07", "2025-W32"],
}


def occurring(corpus: Corpus) -> dict[str, list[Any]]:
    """What there is to ask for in a corpus, by word; what it does not have is refused alike."""
    entities = [
        one for article in corpus for mention in article.mentions for one in (mention.entity, *mention.candidates)
    ]
    actors = [
        one for article in corpus for cited in article.citations for one in (cited.source.actor, cited.via) if one
    ]
    links = [link for article in corpus for link in article.links]
    named = [*entities, *actors, *[link.outlet for link in links if link.outlet], KnowledgeBase.default()["openai"]]
    spellings = [spelling for one in named for spelling in (one.name, one.id, one)]
    return {
        **dict.fromkeys(("entity", "speaker", "developer", "via", "outlet", "agent", "theme", "recipient"), spellings),
        "country": [country for one in named if (country := getattr(one, "country", None))] + ["US"],
        "family": [family for one in named if (family := getattr(one, "family", None))] + ["Qwen"],
        "publisher": [article.publisher for article in corpus if article.publisher] + ["nobody"],
        "host": [link.host for link in links if link.host] + ["nowhere.example"],
        "rule": [mention.rule for article in corpus for mention in article.mentions if mention.rule] + ["none"],
        "unit": [quantity.unit for article in corpus for quantity in article.quantities if quantity.unit] + ["USD"],
        **{word: list(values) for word, values in _WORDS.items()},
    }


@st.composite
def questions(draw: st.DrawFn, corpus: Corpus) -> tuple[str, list[dict[str, Any]], list[str], list[str]]:
    """A noun, criteria that are asked one after the other, words to count by, and columns."""
    noun = draw(st.sampled_from(NOUNS))
    selection: Selection[Any] = getattr(corpus, noun)
    values = occurring(corpus)
    words = draw(st.lists(st.sampled_from(selection.criteria), max_size=3, unique=True))
    criteria = [{word: draw(st.sampled_from(values[word]))} for word in words]
    by = draw(st.lists(st.sampled_from(selection.dimensions), min_size=1, max_size=2, unique=True))
    columns = draw(st.lists(st.sampled_from(selection.columns), min_size=1, max_size=4, unique=True))
    return noun, criteria, by, columns


def answers(corpus: Corpus, question: tuple[str, list[dict[str, Any]], list[str], list[str]]) -> list[Any]:
    """All that can be said: the elements, how many, counts in their order, rows; or what is refused."""
    noun, criteria, by, columns = question
    selection = getattr(corpus, noun)
    try:
        for one in criteria:
            selection = selection.where(**one)
    except AtomCorpusError as error:
        return [type(error), str(error)]
    counts = selection.count(by=by)
    return [
        list(selection),
        len(selection),
        bool(selection),
        list(counts.items()),
        list(selection.rows(columns=columns)),
    ]


def stored(corpus: Corpus) -> Corpus:
    """The corpus on disk; its folder goes when the process does."""
    folder = tempfile.TemporaryDirectory()
    _KEPT.append(folder)
    corpus.write(Path(folder.name, "corpus"))
    return Corpus.open(Path(folder.name, "corpus"), knowledge=corpus.knowledge)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_drawn_corpora_answer_as_in_memory(data: st.DataObject) -> None:
    """Whatever is in a corpus, lone surrogates and records that share an id too, and whatever is asked."""
    corpus = data.draw(corpora(max_size=4))
    on_disk = stored(corpus)
    for _ in range(4):
        question = data.draw(questions(corpus))
        assert answers(on_disk, question) == answers(corpus, question)


@pytest.fixture(scope="module")
def pair(corpus: Corpus, ambiguous: Corpus) -> tuple[Corpus, Corpus]:
    """A corpus of parsed texts in memory and on disk."""
    texts = (
        'date 2025-08-05\n\nOpenAI raised $5 billion in March 2024. "It is open," said Sam Altman, Reuters reported.',
        "date 2025-09\n\nThe [*Times*](https://www.nytimes.com/a) wrote that Meta plans to release Llama 4 in May.",
    )
    both = Corpus([*corpus, *ambiguous, *map(parse, texts)])
    return both, stored(both)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_word(pair: tuple[Corpus, Corpus], noun: str) -> None:
    """Each criterion with a value that occurs, each dimension and each column, by itself and with a criterion."""
    in_memory, on_disk = pair
    values = occurring(in_memory)
    selection: Selection[Any] = getattr(in_memory, noun)
    dimensions, columns = list(selection.dimensions), list(selection.columns)
    for word in selection.criteria:
        for value in values[word][:6]:
            question = noun, [{word: value}], dimensions[-1:], columns[:1]
            assert answers(on_disk, question) == answers(in_memory, question)
    for asked in ([], [{"since": "2025-03"}]):
        for by in dimensions:
            assert answers(on_disk, (noun, asked, [by], columns)) == answers(in_memory, (noun, asked, [by], columns))
        for column in columns:
            assert answers(on_disk, (noun, asked, [by], [column])) == answers(in_memory, (noun, asked, [by], [column]))


@pytest.mark.parametrize("of", ["articles", "mentions", "citations", "events"])
def test_every_split(pair: tuple[Corpus, Corpus], of: str) -> None:
    """Of a timeline, of all entities, of one and of some kinds."""
    in_memory, on_disk = pair
    for split in _SPLITS[of]:
        for asked in ({}, {"entity": "OpenAI"}, {"kinds": ["company", "person"]}, {"entity": "Quen3"}):
            question = {"of": of, "split": split, **asked}
            assert timeline(on_disk, question) == timeline(in_memory, question)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_parsed_texts_answer_as_in_memory(pair: tuple[Corpus, Corpus], data: st.DataObject) -> None:
    """With what the rules find, where most criteria find something."""
    question = data.draw(questions(pair[0]))
    assert answers(pair[1], question) == answers(pair[0], question)


def about(*candidates: Entity, text: str = "Acme is one of them.") -> Article:
    """An article with one mention, which is ambiguous where there are several candidates."""
    status = LinkStatus.AMBIGUOUS if candidates[1:] else LinkStatus.RESOLVED
    several = candidates if candidates[1:] else ()
    mention = Mention(Span(0, 4), candidates[0], status=status, candidates=several, rule="test")
    return Article(text, sections=(Section(None, (Span(0, len(text)),)),), mentions=(mention,))


class TestWhatColumnsCannotSay:
    """There the records are asked."""

    def test_candidates_that_share_an_id(self) -> None:
        """Columns have their ids only; each record keeps its own country."""
        ours, theirs = (
            Actor(id="acme", name="Acme", kind=ActorKind.COMPANY, country=country) for country in ("US", "FR")
        )
        other = Actor(id="other", name="Acme", kind=ActorKind.COMPANY, country="US")
        corpus = Corpus([about(ours, other), about(theirs, other, text="Acme is theirs.")])
        for one in (corpus, stored(corpus)):
            assert len(one.mentions.where(country="US")) == len(one.articles.where(country="US")) == 1
            assert dict(one.mentions.count(by="country")) == {"US": 1, None: 1}
            assert one.timeline(of="articles", kinds=["company"], split="region").undated == {"us": 1, "unknown": 1}

    def test_lone_surrogates(self) -> None:
        """A name that no column holds is told from the one that stands in its place there."""
        odd = Actor(id="odd", name="Acme \ud800", kind=ActorKind.COMPANY)
        like = Actor(id="like", name="Acme \ufffd", kind=ActorKind.COMPANY)
        corpus = Corpus([about(odd), about(like, text="Acme is like it.")])
        for one in (corpus, stored(corpus)):
            for entity in (odd, like):
                assert len(one.mentions.where(entity=entity)) == len(one.articles.where(entity=entity)) == 1
            assert dict(one.mentions.count(by="entity")) == {odd.name: 1, like.name: 1}
            assert {row["entity_name"] for row in one.mentions.rows(columns=["entity_name"])} == {odd.name, like.name}

    def test_what_is_said_names_less_than_the_article(self) -> None:
        """A citation has the entities of its content."""
        corpus = Corpus([parse('Meta waits. "OpenAI is open," said Jane Doe.')])
        for one in (corpus, stored(corpus)):
            assert [len(one.citations.where(entity=name)) for name in ("OpenAI", "Meta")] == [1, 0]


_SPLITS: dict[str, list[Any]] = {
    "articles": ["region", "family", "developer", "openness", "kind", "publisher", None],
    "mentions": ["region", "family", "developer", "openness", "kind", "publisher", None],
    "citations": ["region", "kind", "publisher", "source", None],
    "events": ["event", "modality", "publisher", None],
}


def timeline(corpus: Corpus, question: dict[str, Any]) -> list[Any]:
    """All that a timeline says, or what is refused."""
    try:
        found = corpus.timeline(**question)
    except AtomCorpusError as error:
        return [type(error), str(error)]
    return [found, list(found.groups), list(found)]


@st.composite
def periods(draw: st.DrawFn, corpus: Corpus) -> dict[str, Any]:
    """Arguments of `timeline`."""
    of = draw(st.sampled_from(list(_SPLITS)))
    return {
        "of": of,
        "split": draw(st.sampled_from(_SPLITS[of])),
        "by": draw(st.sampled_from(["year", "quarter", "month", "week", "day"])),
        "entity": draw(st.none() | st.sampled_from([*occurring(corpus)["entity"], "Quen3"])),
        "kinds": draw(st.none() | st.lists(st.sampled_from([*ActorKind, *ModelLevel]), min_size=1, max_size=9)),
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_timelines_of_drawn_corpora(data: st.DataObject) -> None:
    """Counts by period are those of the corpus in memory, and so is what is refused."""
    corpus = data.draw(corpora(max_size=4))
    on_disk = stored(corpus)
    for _ in range(5):
        question = data.draw(periods(corpus))
        assert timeline(on_disk, question) == timeline(corpus, question)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_timelines_of_parsed_texts(pair: tuple[Corpus, Corpus], data: st.DataObject) -> None:
    """With what the rules find."""
    question = data.draw(periods(pair[0]))
    assert timeline(pair[1], question) == timeline(pair[0], question)


@pytest.fixture
def monthly() -> Corpus:
    """A corpus on disk with an article a month."""
    return stored(Corpus(parse(f"date 2025-{month:02}\n\nMeta met OpenAI, said Jane Doe.") for month in range(1, 13)))


class TestCost:
    """What is read for an answer."""

    def test_numbers_make_no_record(self, monthly: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nor do rows whose columns are stored."""
        for method in ("articles", "some_articles"):
            monkeypatch.setattr(StoredPart, method, lambda *_: pytest.fail("records were made"))
        chosen = monthly.mentions.where(kind="company", since="2025-03", until="2025-04")
        assert (len(chosen), dict(chosen.count(by=("entity", "month")))) == (
            4,
            {(name, month): 1 for month in ("2025-03", "2025-04") for name in ("Meta", "OpenAI")},
        )
        assert [row["text"] for row in chosen.rows(columns=["text", "published"])] == ["Meta", "OpenAI"] * 2
        assert monthly.articles.where(entity="OpenAI", text="met").count(by="year") == {"2025": 12}
        assert monthly.citations.where(until="2025-02").count(by="speaker") == {"Jane Doe": 2}
        assert monthly.timeline(entity="OpenAI", by="year", of="mentions", split="region").rows() == [
            {"period": "2025", "group": "us", "count": 12}
        ]

    def test_only_articles_that_may_match_are_made(self, monthly: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
        """Columns find them; what these cannot say, the records do."""
        made: list[int] = []
        some = StoredPart.some_articles

        def noted(part: StoredPart, rows: Sequence[int]) -> Iterator[Article]:
            made.extend(rows)
            return some(part, rows)

        monkeypatch.setattr(StoredPart, "some_articles", noted)
        assert [str(one.published) for one in monthly.articles.where(since="2025-06", until="2025-07")] == [
            "2025-06",
            "2025-07",
        ]
        assert len(monthly.mentions.where(lambda one: one.text == "Meta", since="2025-12")) == 1
        assert made == [5, 6, 11]

    def test_functions_see_what_they_see_in_memory(self, monthly: Corpus) -> None:
        """A criterion that is asked after a caller's own function narrows nothing before it."""
        seen: list[str] = []

        def note(article: Article) -> bool:
            seen.append(str(article.published))
            return True

        assert len(monthly.articles.where(note).where(since="2025-12")) == 1
        assert len(seen) == 12


class TestDamage:
    """A file that is not the one that was written answers nothing."""

    def test_it_is_told(self, monthly: Corpus) -> None:
        """By its path, whichever file is asked."""
        folder = monthly._articles.path  # type: ignore[union-attr] # it is on disk
        for table, ask in (
            ("mentions", lambda corpus: corpus.mentions.where(kind="company").count(by="entity")),
            ("entities", lambda corpus: len(corpus.mentions.where(kind="company"))),
            ("articles", lambda corpus: list(corpus.mentions.where(kind="company"))),
            ("citations", lambda corpus: len(corpus.citations)),
        ):
            (path,) = (folder / table).iterdir()
            sound = path.read_bytes()
            path.write_bytes(sound[:-9] + b"?" + sound[-8:])
            if table == "citations":  # how many there are is in the manifest
                assert ask(Corpus.open(folder)) == 12
            else:
                with pytest.raises(ReadError) as caught:
                    ask(Corpus.open(folder))
                assert caught.value.path == path.as_posix()
                assert caught.value.reason == "not the file that was written: its size or digest is another one"
            path.write_bytes(sound)

    def test_digests_are_compared_once(self, monthly: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
        """As long as size and time of a file stay."""
        read: list[str] = []

        def noted(folder: Path, shard: Shard, table: str) -> None:
            read.append(table)
            check_file(folder, shard, table)

        monkeypatch.setattr(checked_files, "check_file", noted)
        for _ in range(3):
            assert len(monthly.mentions.where(kind="company", since="2025-12")) == 2
        assert sorted(read) == ["articles", "entities", "mentions"]
