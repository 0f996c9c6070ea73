"""The ten tables: what their rows say, and that the table of articles alone gives everything back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Citation,
    CitationKind,
    FormatError,
    Gap,
    Heading,
    Hyperlink,
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
    ValidationError,
    ViaBasis,
)
from atomcorpus.tables import COLUMNS, from_arrow, schemas, table_rows, to_arrow
from atomcorpus.testing import articles

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"
TEXT = "Harvest\n\nAda Obi, head of Furrow Labs, told the Courier that “Acre 2 is out” and “it is free”."
LABS = Actor(id="furrow", name="Furrow Labs", kind=ActorKind.COMPANY, country="KE", atom_region="other")
ADA = Actor(
    id="ada",
    name="Ada Obi",
    kind=ActorKind.PERSON,
    roles=(Role("head", "furrow", period=Period(PartialDate(2024), None)),),
)
COURIER = Actor(id="courier", name="Courier", kind=ActorKind.MEDIA, aliases=("The Courier", "Courier News"))
ACRE = AIModel(
    id="furrow/acre-2",
    name="Acre 2",
    level=ModelLevel.MODEL,
    family="Acre",
    developer=LABS,
    released=PartialDate(2025, 2),
    total_parameters=7_000_000_000,
)
ACRE_FAMILY = AIModel(id="family:acre", name="Acre", level=ModelLevel.FAMILY)


def found(words: str) -> Span:
    """Where the words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ARTICLE = Article(
    TEXT,
    PartialDate(2025, 2),
    sections=(Section(Heading(Span(0, 7), 2), (Span(9, len(TEXT)),)),),
    title="Harvest",
    authors=("K. Mwangi", "L. Otieno"),
    mentions=(
        Mention(found("Ada Obi"), ADA, status=LinkStatus.RESOLVED, rule="listed"),
        Mention(found("Acre 2"), ACRE, status=LinkStatus.AMBIGUOUS, candidates=(ACRE, ACRE_FAMILY), rule="listed"),
    ),
    roles=(StatedRole(found("Ada Obi, head of Furrow Labs"), ADA, "head", LABS, rule="apposition"),),
    citations=(
        Citation(
            Source(found("Ada Obi"), SourceKind.NAMED, actor=ADA),
            (found("“Acre 2 is out”"), found("“it is free”")),
            cue=found("told"),
            kind=CitationKind.MIXED,
            via=COURIER,
            via_basis=ViaBasis.TOLD,
            rule="verb",
        ),
        Citation(Source(), (found("it is free"),), kind=CitationKind.INDIRECT, rule="layout"),
    ),
)
BLANK = Article("")


def rows_of(table: str, *given: Article, first_key: int = 0) -> list[dict[str, Any]]:
    """The rows of one of the Arrow tables."""
    rows: list[dict[str, Any]] = to_arrow(given or (ARTICLE,), first_key=first_key)[table].to_pylist()
    return rows


def picked(row: dict[str, Any], names: str) -> tuple[Any, ...]:
    """Some columns of a row."""
    return tuple(row[name] for name in names.split())


class TestSchemas:
    """The names and types of the columns."""

    def test_ten_tables(self) -> None:
        """There are ten, in the order of the page."""
        named = ("articles", "sections", "links", "mentions", "roles", "citations")
        assert [*schemas()] == [*named, "times", "quantities", "events", "entities"]

    def test_types(self) -> None:
        """Keys are numbers, repeated strings are coded, lists have members of one type."""
        kinds = {field.name: str(field.type) for field in schemas()["mentions"]}
        assert picked(kinds, "article text status candidates") == (
            "int64",
            "string",
            "dictionary<values=string, indices=int32, ordered=0>",
            "list<item: string>",
        )
        assert str(schemas()["articles"].field("published_to").type) == "date32[day]"

    def test_they_say_their_version(self) -> None:
        """Every schema has the version of the tables as metadata."""
        assert {schema.metadata[b"atomcorpus.schema"] for schema in schemas().values()} == {b"atomcorpus.tables/2"}

    @pytest.mark.parametrize("table", COLUMNS)
    def test_the_page_describes_every_column(self, table: str) -> None:
        """The reference has a row a column, in order, with its type."""
        part = PAGE.read_text(encoding="utf-8").partition(f"\n## {table.capitalize()}\n")[2].partition("\n## ")[0]
        lines = [line.split(" | ") for line in part.splitlines() if line.startswith("| `")]
        assert [(line[0].strip("| `"), line[1]) for line in lines] == [*COLUMNS[table].items()]

    def test_no_articles(self) -> None:
        """Without articles the tables have no rows and the same types."""
        tables = to_arrow([])
        assert {name: table.schema for name, table in tables.items()} == schemas()
        assert {table.num_rows for table in tables.values()} == {0}

    def test_nothing_known(self) -> None:
        """A column in which nothing is known keeps its type."""
        assert to_arrow([BLANK])["articles"].schema == schemas()["articles"]


class TestArticles:
    """One row an article."""

    def test_keys_go_up(self) -> None:
        """Keys begin where the caller says."""
        assert [row["article"] for row in rows_of("articles", BLANK, ARTICLE, first_key=40)] == [40, 41]

    def test_values(self) -> None:
        """A month becomes its first and last day; the rest is as it stands in the record."""
        (row,) = rows_of("articles")
        assert picked(
            row, "id published published_from published_to title publisher authors characters header_start"
        ) == (
            ARTICLE.id,
            "2025-02",
            date(2025, 2, 1),
            date(2025, 2, 28),
            "Harvest",
            None,
            ["K. Mwangi", "L. Otieno"],
            len(TEXT),
            None,
        )

    def test_the_text_stands_once(self) -> None:
        """The record has everything but the text."""
        (row,) = rows_of("articles")
        assert row["text"] == TEXT
        assert '"text":' not in row["record"]


class TestSections:
    """One row a section."""

    def test_values(self) -> None:
        """The heading with its words, and the paragraphs."""
        (row,) = rows_of("sections")
        assert row == {
            "article": 0,
            "position": 0,
            "heading_start": 0,
            "heading_end": 7,
            "heading": "Harvest",
            "level": 2,
            "paragraphs": [{"start": 9, "end": len(TEXT)}],
        }

    def test_no_heading(self) -> None:
        """The text before the first heading has none."""
        (row,) = rows_of("sections", Article("One.", sections=(Section(None, (Span(0, 4),)),)))
        assert picked(row, "heading_start heading_end heading level") == (None, None, None, None)


LINKED = Article(
    "The [*Courier*](https://www.courier.example/a) and [a letter](mailto:ada@furrow.example).",
    sections=(Section(None, (Span(0, 89),)),),
    gaps=(Gap(Span(4, 6)), Gap(Span(13, 46)), Gap(Span(51, 52)), Gap(Span(60, 88))),
    links=(
        Hyperlink(Span(6, 13), "https://www.courier.example/a", outlet=COURIER),
        Hyperlink(Span(52, 60), "mailto:ada@furrow.example"),
    ),
)


class TestLinks:
    """One row a link."""

    def test_a_link_to_an_outlet(self) -> None:
        """Its words as they are seen, its address, and whose site that is."""
        row = rows_of("links", LINKED)[0]
        names = "article position start end text url host outlet_id outlet_name"
        assert picked(row, names) == (
            *(0, 0, 6, 13, "Courier", "https://www.courier.example/a", "courier.example", "courier", "Courier"),
        )
        assert rows_of("entities", LINKED)[0]["entity"] == row["outlet"]

    def test_an_address_without_a_host(self) -> None:
        """Host and outlet are then unknown."""
        row = rows_of("links", LINKED)[1]
        assert picked(row, "position text url host outlet outlet_id outlet_name") == (
            *(1, "a letter", "mailto:ada@furrow.example", None, None, None, None),
        )

    def test_marks_are_not_in_the_words(self) -> None:
        """Emphasis inside of the words is no word."""
        text = "[the *Courier* today](/a)"
        gaps = (Gap(Span(0, 1)), Gap(Span(5, 6)), Gap(Span(13, 14)), Gap(Span(20, 25)))
        link = Hyperlink(Span(1, 20), "/a")
        article = Article(text, sections=(Section(None, (Span(0, 25),)),), gaps=gaps, links=(link,))
        assert rows_of("links", article)[0]["text"] == "the Courier today"

    @given(st.lists(articles(), max_size=3))
    def test_every_link_has_its_row(self, given_articles: list[Article]) -> None:
        """Of any articles that can be written, each link once and in order, as it stands in its article."""
        try:
            rows = rows_of("links", *given_articles, Article(""))
        except FormatError:
            return
        every = [(key, link) for key, article in enumerate(given_articles) for link in article.links]
        assert [(row["article"], row["start"], row["end"], row["outlet_id"]) for row in rows] == [
            (key, link.span.start, link.span.end, link.outlet and link.outlet.id) for key, link in every
        ]


class TestMentions:
    """One row a mention, with what is asked most often about its entity."""

    def test_an_actor(self) -> None:
        """Its own kind and country."""
        row = rows_of("mentions")[0]
        names = "article position text entity_id entity_name entity_type kind country family status candidates rule"
        assert picked(row, names) == (
            *(0, 0, "Ada Obi", "ada", "Ada Obi", "actor", "person", None, None, "resolved", [], "listed"),
        )

    def test_a_model(self) -> None:
        """Its level, and the country and region of its developer."""
        row = rows_of("mentions")[1]
        names = "position text entity_type kind family developer_id developer_name country region status candidates"
        assert picked(row, names) == (
            *(1, "Acre 2", "model", "model", "Acre", "furrow", "Furrow Labs", "KE", "other", "ambiguous"),
            ["furrow/acre-2", "family:acre"],
        )


class TestRoles:
    """One row a stated role."""

    def test_values(self) -> None:
        """Who, what and where, with ids and names."""
        (row,) = rows_of("roles")
        assert picked(row, "text person_id person_name title organization_id organization_name rule") == (
            *("Ada Obi, head of Furrow Labs", "ada", "Ada Obi", "head", "furrow", "Furrow Labs", "apposition"),
        )


class TestCitations:
    """One row a citation."""

    def test_values(self) -> None:
        """Source, cue and content with their words; contents are joined by an ellipsis."""
        row = rows_of("citations")[0]
        names = "source_text source_kind speaker_id speaker_name cue_text text kind act via_id via_name via_basis rule"
        assert picked(row, names) == (
            *("Ada Obi", "named", "ada", "Ada Obi", "told", "“Acre 2 is out” … “it is free”", "mixed", "assertion"),
            *("courier", "Courier", "told", "verb"),
        )
        assert [TEXT[span["start"] : span["end"]] for span in row["content"]] == ["“Acre 2 is out”", "“it is free”"]

    def test_nobody(self) -> None:
        """Without source, cue and outlet these are unknown."""
        row = rows_of("citations")[1]
        names = (
            "source_start source_end source_text speaker speaker_id cue_start cue_end cue_text via via_name via_basis"
        )
        assert picked(row, names) == (None,) * 11
        assert row["source_kind"] == "none"


class TestEntities:
    """One row a distinct record."""

    def test_who_has_a_row(self) -> None:
        """Everybody to whom an article refers: candidates, developers, organisations and outlets too."""
        assert {row["id"] for row in rows_of("entities")} == {
            "ada",
            "furrow",
            "courier",
            "furrow/acre-2",
            "family:acre",
        }

    def test_equal_records_share_a_row(self) -> None:
        """Two articles, and equal records that are two objects, make no second row."""
        again = next(from_arrow(to_arrow([ARTICLE])["articles"]))
        assert again.mentions[0].entity is not ADA
        assert len(rows_of("entities", ARTICLE, again)) == 5

    def test_different_records_with_one_id(self) -> None:
        """What two articles know differently stays two rows, and each mention leads to its own."""
        other = Actor(id="ada", name="Ada Obi", kind=ActorKind.PERSON, country="NG")
        named = Mention(Span(0, 3), other, status=LinkStatus.RESOLVED, rule="listed")
        second = Article("Ada", sections=(Section(None, (Span(0, 3),)),), mentions=(named,))
        tables = to_arrow([ARTICLE, second])
        countries = {row["entity"]: row["country"] for row in tables["entities"].to_pylist()}
        by_mention = [(row["text"], countries[row["entity"]]) for row in tables["mentions"].to_pylist()]
        assert by_mention == [("Ada Obi", None), ("Acre 2", None), ("Ada", "NG")]

    def test_keys_of_other_articles_are_others(self) -> None:
        """Keys of entities depend on the first key alone, and two ranges never share one."""
        low, high = ({row["entity"] for row in rows_of("entities", first_key=first)} for first in (0, 1))
        assert (len(low), low & high) == (5, set())

    @pytest.mark.parametrize("first_key", [-1, 2**39])
    def test_a_key_out_of_range(self, first_key: int) -> None:
        """A key from which those of entities would need more than 64 bits is refused."""
        with pytest.raises(ValidationError) as caught:
            to_arrow([], first_key=first_key)
        assert str(caught.value) == f"first_key: expected a whole number from 0 to 549755813887, not {first_key}"

    def test_the_last_key(self) -> None:
        """Behind the last one there is room for all entities."""
        assert rows_of("entities", first_key=2**39 - 1)[0]["entity"] == 2**63 - 2**24

    def test_references_are_keys(self) -> None:
        """Person, organisation, speaker, outlet and developer lead to rows."""
        tables = {name: table.to_pylist() for name, table in to_arrow([ARTICLE], first_key=3).items()}
        ids = {row["entity"]: row["id"] for row in tables["entities"]}
        role, citation = tables["roles"][0], tables["citations"][0]
        (developer,) = {row["developer"] for row in tables["entities"]} - {None}
        keys = (role["person"], role["organization"], citation["speaker"], citation["via"], developer)
        assert [ids[key] for key in keys] == ["ada", "furrow", "ada", "courier", "furrow"]

    def test_an_actor(self) -> None:
        """All fields of an actor; those of models are unknown."""
        (row,) = (row for row in rows_of("entities") if row["id"] == "ada")
        assert row["roles"] == [{"title": "head", "organization": "furrow", "since": "2024", "until": None}]
        assert picked(row, "type kind level aliases active_since total_parameters modalities") == (
            *("actor", "person", None, [], None, None, []),
        )

    def test_a_model(self) -> None:
        """All fields of a model."""
        (row,) = (row for row in rows_of("entities") if row["id"] == "furrow/acre-2")
        assert picked(
            row, "type kind level developer_id released released_from released_to total_parameters roles"
        ) == (*("model", None, "model", "furrow", "2025-02", date(2025, 2, 1), date(2025, 2, 28), 7_000_000_000, []),)

    def test_a_number_of_more_than_64_bits(self) -> None:
        """It is unknown in the table, and comes back from the record."""
        huge = AIModel(id="huge", name="Huge", level=ModelLevel.MODEL, total_parameters=2**63, context_tokens=2**63 - 1)
        named = Mention(Span(0, 4), huge, status=LinkStatus.RESOLVED, rule="listed")
        article = Article("Huge", sections=(Section(None, (Span(0, 4),)),), mentions=(named,))
        tables = to_arrow([article])
        (row,) = tables["entities"].to_pylist()
        assert picked(row, "total_parameters context_tokens") == (None, 2**63 - 1)
        assert [*from_arrow(tables["articles"])] == [article]


class TestBack:
    """Articles from the table of articles."""

    def test_in_order(self) -> None:
        """As many as there were, in their order."""
        given = [BLANK, ARTICLE, BLANK]
        assert [*from_arrow(to_arrow(given)["articles"])] == given

    def test_more_than_are_made_at_once(self) -> None:
        """A table longer than a batch, in several chunks."""
        given = [Article(" " * length) for length in range(300)]
        table = to_arrow(given)["articles"]
        assert [*from_arrow(pa.concat_tables([table, table, table]))] == given * 3

    def test_two_columns_are_enough(self) -> None:
        """Other columns are not looked at."""
        assert next(from_arrow(to_arrow([ARTICLE])["articles"].select(["record", "text"]))) == ARTICLE

    def test_a_missing_column(self) -> None:
        """A table without the record is refused by name."""
        with pytest.raises(FormatError) as caught:
            next(from_arrow(to_arrow([ARTICLE])["articles"].drop(["record"])))
        assert str(caught.value) == "not a table of articles\n  there is no such column, or two @ $.record"

    def test_a_column_of_another_type(self) -> None:
        """A text that is none is refused."""
        with pytest.raises(FormatError) as caught:
            next(from_arrow(pa.table({"record": ["{}"], "text": [1]})))
        assert caught.value.problems == ("expected a column of strings, not int64 @ $.text",)

    @pytest.mark.parametrize(
        ("record", "problem"),
        [
            ("[]", "expected an object, not an array @ $"),
            ("{}", "the key is missing @ $.schema"),
            ("no", "Expecting value (at line 1, column 1) @ $"),
            (None, "expected an object, not null @ $"),
        ],
    )
    def test_a_bad_record(self, record: str | None, problem: str) -> None:
        """The row is named, and what is wrong with it."""
        good = to_arrow([BLANK])["articles"].select(["record", "text"])
        bad = pa.table({"record": pa.array([record], pa.string()), "text": [""]})
        read = from_arrow(pa.concat_tables([good.cast(bad.schema), bad]))
        assert next(read) == BLANK
        with pytest.raises(FormatError, match=r"^row 1: not ") as caught:
            next(read)
        assert caught.value.problems == (problem,)

    def test_another_text(self) -> None:
        """A record whose text was changed is refused by its hash."""
        record = to_arrow([ARTICLE])["articles"]["record"]
        with pytest.raises(FormatError, match=r"the hash of the text"):
            next(from_arrow(pa.table({"record": record, "text": [TEXT.replace("Acre", "Aker")]})))


class TestSurrogates:
    """Text that UTF-8 cannot hold."""

    LONE = Article("\ud83d out", title="\udc00", sections=(Section(None, (Span(0, 5),)),))

    def test_the_column_has_a_stand_in(self) -> None:
        """U+FFFD takes the place of each, so that offsets stay right."""
        (row,) = rows_of("articles", self.LONE)
        assert picked(row, "text title characters") == ("\ufffd out", "\ufffd", 5)

    def test_it_comes_back(self) -> None:
        """The record has the text as it was."""
        assert [*from_arrow(to_arrow([self.LONE])["articles"])] == [self.LONE]

    def test_in_every_kind_of_column(self) -> None:
        """Strings, categories and members of lists alike."""
        odd = Actor(id="\ud800", name="\ud801", kind=ActorKind.MEDIA, aliases=("\ud802",))
        named = Mention(Span(0, 1), odd, status=LinkStatus.RESOLVED, rule="\ud803")
        article = Article("\ud804", sections=(Section(None, (Span(0, 1),)),), mentions=(named,), authors=("\ud805",))
        tables = to_arrow([article])
        assert picked(tables["mentions"].to_pylist()[0], "text entity_id rule") == ("\ufffd",) * 3
        assert tables["entities"]["aliases"].to_pylist() == [["\ufffd"]]
        assert [*from_arrow(tables["articles"])] == [article]

    def test_a_second_text(self) -> None:
        """A record that brings a text of its own, though the column could hold it, is refused."""
        record = to_arrow([self.LONE])["articles"]["record"]
        with pytest.raises(FormatError, match=r"row 0: not the record of its text"):
            next(from_arrow(pa.table({"record": record, "text": ["? out"]})))

    def test_a_pair(self) -> None:
        """Two halves of a pair are what JSON cannot hold either."""
        with pytest.raises(FormatError, match="surrogate pair"):
            to_arrow([Article("\ud83d\ude00", sections=(Section(None, (Span(0, 2),)),))])


class TestRows:
    """The same tables row by row, without pyarrow."""

    def test_no_such_table(self) -> None:
        """The names of the tables are in the message, at once."""
        with pytest.raises(ValidationError) as caught:
            table_rows([], "models")
        names = "articles, sections, links, mentions, roles, citations, times, quantities, events, entities"
        assert str(caught.value) == f"table: expected one of {names}, not 'models'"

    def test_it_is_lazy(self) -> None:
        """The first rows are there before the last article is asked for."""
        asked = []

        def many() -> Any:
            for number in range(1000):
                asked.append(number)
                yield ARTICLE

        next(table_rows(many(), "mentions"))
        assert len(asked) < 1000

    @pytest.mark.parametrize("table", COLUMNS)
    def test_many(self, table: str) -> None:
        """Rows of more articles than are in memory at once are those of the Arrow table."""
        given = [ARTICLE] * 300
        keys = [row.get("article", row.get("entity")) for row in table_rows(given, table, first_key=5)]
        assert keys == to_arrow(given, first_key=5)[table].column(0).to_pylist()


def plain(value: Any) -> Any:
    """A value of a row as Arrow would give it back."""
    match value:
        case Span(start, end):
            return {"start": start, "end": end}
        case tuple() | list():
            return [plain(member) for member in value]
    return value


class TestLaws:
    """What holds for every article."""

    @given(st.lists(articles(), max_size=2), st.integers(0, 2**39 - 2))
    def test_everything_comes_back(self, given_articles: list[Article], first_key: int) -> None:
        """The table of articles is lossless."""
        assert [*from_arrow(to_arrow(given_articles, first_key=first_key)["articles"])] == given_articles

    @given(articles())
    def test_columns_are_as_their_types_say(self, article: Article) -> None:
        """Tables are valid, only columns that may be unknown have nulls, and words are seen where a row says."""
        tables = to_arrow([article])
        for name, table in tables.items():
            table.validate(full=True)
            for field, kind in zip(table.schema, COLUMNS[name].values(), strict=True):
                assert table[field.name].null_count == 0 or kind.endswith("?")
        for row in (*tables["mentions"].to_pylist(), *tables["roles"].to_pylist()):
            assert article.words(Span(row["start"], row["end"])) == row["text"]

    @given(articles(), st.sampled_from([*COLUMNS]))
    def test_rows_are_the_rows_of_the_table(self, article: Article, table: str) -> None:
        """With and without pyarrow the same values."""
        rows = [{name: plain(value) for name, value in row.items()} for row in table_rows([article], table)]
        assert rows == to_arrow([article])[table].to_pylist()
