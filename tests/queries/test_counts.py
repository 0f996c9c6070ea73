"""Counting: what is counted, what is not, and in which order."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

from attrs import evolve

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Citation,
    CitationKind,
    Heading,
    LinkStatus,
    Mention,
    ModelLevel,
    PartialDate,
    Section,
    Source,
    SourceKind,
    Span,
    Strength,
)
from atomcorpus.queries import (
    EntityCount,
    Summary,
    UnlistedName,
    count_entities,
    count_sources,
    summarize,
    unlisted_names,
)

if TYPE_CHECKING:
    from tests.conftest import CallsOf

ACME = Actor(id="acme", name="Acme", kind=ActorKind.COMPANY)
ZETA = Actor(id="zeta", name="Zeta", kind=ActorKind.PERSON)
QWEN = AIModel(id="family:qwen", name="Qwen", level=ModelLevel.FAMILY)
ACME_MODEL = AIModel(id="acme", name="Acme 1", level=ModelLevel.MODEL)

TEXT = "0123456789"


def mention(at: int, entity: Actor | AIModel, status: LinkStatus = LinkStatus.RESOLVED, *others: Actor) -> Mention:
    """One character that names something."""
    return Mention(Span(at, at + 1), entity, status=status, candidates=(entity, *others) if others else (), rule="test")


def citation(at: int, source: Source, kind: CitationKind = CitationKind.DIRECT) -> Citation:
    """One character that is cited."""
    return Citation(source, (Span(at, at + 1),), kind=kind, rule="test")


def named(at: int, actor: Actor | None, kind: SourceKind = SourceKind.NAMED) -> Source:
    """One character that is a source."""
    return Source(Span(at, at + 1), kind, actor=actor)


def article(**fields: Any) -> Article:
    """Ten characters in one paragraph."""
    return Article(TEXT, sections=(Section(None, (Span(0, 10),)),), **fields)


class TestCountEntities:
    """`count_entities`."""

    def test_most_often_named_first(self) -> None:
        """Counts are of mentions, and of articles that have one; equal counts stand by id."""
        articles = [
            article(mentions=(mention(0, ZETA), mention(1, ZETA), mention(2, QWEN))),
            article(mentions=(mention(0, ZETA), mention(5, ACME))),
        ]
        assert count_entities(articles) == (
            EntityCount(ZETA, 3, 2),
            EntityCount(ACME, 1, 1),
            EntityCount(QWEN, 1, 1),
        )

    def test_ambiguous_mentions_are_left_out(self) -> None:
        """Which entity they name is not known; families and unlisted names count as themselves."""
        mentions = (
            mention(0, ACME, LinkStatus.AMBIGUOUS, ZETA),
            mention(1, QWEN, LinkStatus.UNDERSPECIFIED),
            mention(2, ZETA, LinkStatus.UNLISTED),
        )
        assert [count.entity for count in count_entities([article(mentions=mentions)])] == [QWEN, ZETA]

    def test_an_actor_and_a_model_with_one_id_are_two(self) -> None:
        """An id is unique among actors and among models."""
        counts = count_entities([article(mentions=(mention(0, ACME), mention(1, ACME_MODEL)))])
        assert {count.entity for count in counts} == {ACME, ACME_MODEL}

    def test_an_id_is_one_entity_even_if_the_record_changed(self) -> None:
        """Articles that were parsed with another knowledge base count for the same entity; the first record stays."""
        later = Actor(id="acme", name="Acme AI", kind=ActorKind.COMPANY)
        articles = [article(mentions=(mention(0, ACME),)), article(mentions=(mention(0, later),))]
        assert count_entities(articles) == (EntityCount(ACME, 2, 2),)

    def test_a_stream_is_gone_through_once(self) -> None:
        """A generator does."""
        assert count_entities(article() for _ in range(3)) == ()

    def test_the_order_of_the_articles_does_not_matter(self) -> None:
        """The counts are the same for every order."""
        articles = [article(mentions=(mention(0, entity),)) for entity in (ACME, ZETA, QWEN, ACME_MODEL, ZETA)]
        assert all(count_entities(order) == count_entities(articles) for order in permutations(articles))


class TestCountSources:
    """`count_sources`."""

    def test_whoever_leads_to_one_actor_is_counted(self) -> None:
        """By name or pronoun; anonymous sources, documents and nobody are not."""
        citations = (
            citation(1, named(0, ZETA)),
            citation(3, named(2, ZETA, SourceKind.PRONOUN)),
            citation(5, named(4, None, SourceKind.ANONYMOUS)),
            citation(6, Source()),
            citation(8, named(7, ACME)),
        )
        assert count_sources([article(citations=citations)]) == (EntityCount(ZETA, 2, 1), EntityCount(ACME, 1, 1))


class TestSummarize:
    """`summarize`."""

    def test_nothing(self) -> None:
        """No articles make a summary too, with every kind in it."""
        summary = summarize([])
        assert (summary.articles, summary.first, summary.last, summary.entities, summary.sources) == (
            *(0, None, None),
            *((), ()),
        )
        assert list(summary.mentions) == list(LinkStatus)
        assert set(summary.source_kinds.values()) == {0}

    def test_everything_at_once(self) -> None:
        """All numbers of two articles."""
        mentions = (mention(0, ZETA), mention(1, ACME, LinkStatus.AMBIGUOUS, ZETA))
        citations = (citation(2, named(0, ZETA)), citation(4, Source(), CitationKind.INDIRECT))
        articles = [
            article(published=PartialDate(2025, 8), mentions=mentions, citations=citations),
            article(published=PartialDate(2024)),
            article(),
        ]
        assert summarize(iter(articles)) == Summary(
            articles=3,
            undated=1,
            first=PartialDate(2024),
            last=PartialDate(2025, 8),
            characters=30,
            sections=3,
            mentions={"resolved": 1, "underspecified": 0, "ambiguous": 1, "unlisted": 0},  # type: ignore[dict-item] # equal to the members
            citations={"direct": 1, "indirect": 1, "mixed": 0},  # type: ignore[dict-item] # likewise
            source_kinds={"named": 1, "anonymous": 0, "generic": 0, "pronoun": 0, "document": 0, "none": 1},  # type: ignore[dict-item] # likewise
            entities=count_entities(articles),
            sources=count_sources(articles),
        )


FURROW = AIModel(id="unlisted:model/furrow2", name="Furrow 2", level=ModelLevel.SERIES)
OKAFOR = Actor(id="unlisted:person/roseokafor", name="Rose Okafor", kind=ActorKind.PERSON)


def sees(text: str, *names: tuple[str, Actor | AIModel], origin: str | None = None) -> Article:
    """A text of one paragraph whose unlisted names are given in their order."""
    mentions, end = [], 0
    for name, entity in names:
        start = text.index(name, end)
        end = start + len(name)
        mentions.append(Mention(Span(start, end), entity, status=LinkStatus.UNLISTED, rule="test"))
    sections = (Section(None, (Span(0, len(text)),)),)
    return Article(text, sections=sections, mentions=tuple(mentions), origin=origin)


class TestUnlistedNames:
    """`unlisted_names`."""

    def test_all_of_a_name(self) -> None:
        """Spellings, counts, the first article and the sentence in it; short names count and are no spellings."""
        articles = [
            sees("It rained. Then Furrow 2 came. Farmers came.", ("Furrow 2", FURROW), origin="a.txt"),
            sees("Furrow-2, or F2; FURROW-2; Furrow-2.", *((name, FURROW) for name in ("Furrow-2", "F2", "FURROW-2"))),
            sees("Furrow-2.", ("Furrow-2", FURROW)),
        ]
        assert unlisted_names(iter(articles)) == (
            UnlistedName(
                name="Furrow-2",
                spellings=("FURROW-2", "Furrow 2"),
                entity=FURROW,
                status=LinkStatus.UNLISTED,
                total=5,
                articles=3,
                origin="a.txt",
                sentence="Then Furrow 2 came.",
            ),
        )

    def test_only_a_short_name_is_there(self) -> None:
        """Then the name is the record's own."""
        (one,) = unlisted_names([sees("Okafor won.", ("Okafor", OKAFOR))])
        assert (one.name, one.spellings) == ("Rose Okafor", ())

    def test_listed_names_are_not_among_them(self) -> None:
        """Neither resolved ones nor families."""
        mentions = (mention(0, ACME), mention(1, QWEN, LinkStatus.UNDERSPECIFIED))
        assert unlisted_names([article(mentions=mentions)]) == ()

    def test_an_ambiguous_name_is_what_is_written(self) -> None:
        """One name for the same letters and candidates, in whatever order these come; candidates are kept."""
        one = Article("R1", sections=(Section(None, (Span(0, 2),)),), mentions=())
        pairs: list[tuple[Actor | AIModel, Actor | AIModel]] = [(ACME, ZETA), (ZETA, ACME), (ACME, QWEN)]
        mentions = [
            Mention(Span(0, 2), first, status=LinkStatus.AMBIGUOUS, candidates=(first, second), rule="test")
            for first, second in pairs
        ]
        found = unlisted_names(evolve(one, mentions=(each,)) for each in mentions)
        assert [(name.name, name.total, name.candidates) for name in found] == [
            ("R1", 2, (ACME, ZETA)),
            ("R1", 1, (ACME, QWEN)),
        ]

    def test_an_organisation_is_one_name(self) -> None:
        """With its legal form and without it, and whatever kind an article takes it for; its strength is the best."""
        kinds = {"Tarn Robotics": ActorKind.COMPANY, "Tarn Robotics Inc.": ActorKind.NONPROFIT}
        actors = [Actor(id=f"unlisted:{kind}/{name}", name=name, kind=kind) for name, kind in kinds.items()]
        strengths = (Strength.WEAK, Strength.LIKELY)
        articles = [
            Article(
                f"{actor.name} won.",
                sections=(Section(None, (Span(0, len(actor.name) + 5),)),),
                mentions=(
                    Mention(
                        Span(0, len(actor.name)), actor, status=LinkStatus.UNLISTED, rule="test", strength=strength
                    ),
                ),
            )
            for actor, strength in zip(actors, strengths, strict=True)
        ]
        (one,) = unlisted_names(articles)
        assert (one.name, one.spellings, one.total) == ("Tarn Robotics", ("Tarn Robotics Inc.",), 2)
        assert one.strength is Strength.LIKELY

    def test_most_frequent_first_then_by_name(self) -> None:
        """The order of the articles does not matter to it."""
        names: list[tuple[str, Actor | AIModel]]
        names = [("Furrow 2", FURROW), ("Rose Okafor", OKAFOR), ("Rose Okafor", OKAFOR), ("Zeta", ZETA), ("Acme", ACME)]
        articles = [sees(f"{name} won.", (name, entity)) for name, entity in names]
        expected = ["Rose Okafor", "Acme", "Furrow 2", "Zeta"]
        assert all([one.name for one in unlisted_names(order)] == expected for order in permutations(articles))

    def test_sentences_of_several_names(self) -> None:
        """Each has its own, in headings too, and two names may share one."""
        text = "Why Acme?\n\nZeta met Rose Okafor. Furrow 2 won."
        blank = text.index("\n")
        section = Section(Heading(Span(0, blank)), (Span(blank + 2, len(text)),))
        given = sees(text, ("Acme", ACME), ("Zeta", ZETA), ("Rose Okafor", OKAFOR), ("Furrow 2", FURROW))
        found = unlisted_names([evolve(given, sections=(section,))])
        assert {one.name: one.sentence for one in found} == {
            "Acme": "Why Acme?",
            "Zeta": "Zeta met Rose Okafor.",
            "Rose Okafor": "Zeta met Rose Okafor.",
            "Furrow 2": "Furrow 2 won.",
        }

    def test_a_sentence_without_end_is_cut(self) -> None:
        """400 code points around the name are kept, so that many names in one huge sentence stay small."""
        (one,) = unlisted_names([sees("so " * 500 + "Acme " + "and " * 500, ("Acme", ACME))])
        assert len(one.sentence) == 400
        assert one.sentence[200:204] == "Acme"

    def test_a_mention_of_white_space(self) -> None:
        """No sentence has it; its block stands in for one."""
        (one,) = unlisted_names([sees("   ", ("  ", ACME))])
        assert one.sentence == "   "

    def test_work_is_linear(self, calls_of: CallsOf) -> None:
        """Eight times the sentences, each with a name of its own, in one paragraph take about eight times the work."""

        def calls(number: int) -> int:
            names = [f"Acme{at}" for at in range(number)]
            text = " ".join(f"Then {name} won." for name in names)
            records = ((name, Actor(id=f"unlisted:{name}", name=name, kind=ActorKind.COMPANY)) for name in names)
            given = sees(text, *records)
            return calls_of(lambda: unlisted_names([given]))

        assert calls(4_000) < 16 * calls(500)
