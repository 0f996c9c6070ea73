"""Which words of selections columns answer, and what of the columns each reads: the one table of that.

A word that is not here is answered by records. Only what is stored as it is in the record is read, nothing that a later
version of this package might work out otherwise, such as the region of an entity.
"""

from __future__ import annotations

from types import SimpleNamespace as Having
from typing import TYPE_CHECKING, Any

from attrs import frozen

from atomcorpus.annotations import Hyperlink
from atomcorpus.dates import PartialDate
from atomcorpus.entities import ActorKind, Period, maker_of
from atomcorpus.selections.facets import Facet
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Values = dict[str, Any]
    Words = dict[str, Facet]

__all__ = ["IDENTITY", "KIND", "PLACE", "STORED", "Noun", "article_of", "with_mention"]


@frozen(eq=False)
class Noun:
    """What columns say of one sort of element.

    Attributes:
        table: Of which a row is an element.
        tests: Word of `where` to what it reads.
        values: Word of `count`, likewise.
        columns: Column of a row, likewise.
    """

    table: str
    tests: Mapping[str, Facet]
    values: Mapping[str, Facet]
    columns: Mapping[str, Facet]


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.fromisoformat(text)


def article_of(values: Values) -> Any:
    """What stands for an article."""
    names = ("id", "origin", "publisher", "title", "url", "language", "text")
    return Having(published=_date(values.get("published")), **{name: values.get(name) for name in names})


def _in_article(values: Values) -> Any:
    return Having(article=article_of(values))


def _named(values: Values) -> Any:
    return Having(entity=values["entity"], candidates=values["candidates"])


def _mention(values: Values) -> Any:
    return Having(mention=_named(values), entity=values["entity"])


def _developed(values: Values) -> Any:
    """A mention whose candidates may have the same developer; of the columns here, people have some more."""
    makers = [maker_of(one) for one in values["candidates"]]
    return None if any(maker and maker.kind is ActorKind.PERSON for maker in makers) else _mention(values)


def with_mention(values: Values) -> Any:
    """What stands for an article with one mention."""
    return Having(mentions=(_named(values),))


def _with_speaker(values: Values) -> Any:
    return Having(citations=(Having(source=Having(actor=values["entity"])),))


def _own(*names: str) -> Facet:
    """What the row says under the names that the element has for it."""
    return Facet(lambda values: Having(**values), own=names)


def _entity_as(name: str) -> Callable[[Values], Any]:
    return lambda values: Having(**{name: values["entity"]})


def _span(values: Values) -> Any:
    return Having(span=Having(**values))


def _link(values: Values) -> Any:
    url = values["url"]
    return Having(url=url, host=Hyperlink(Span(0, 1), url).host)


def _time(values: Values) -> Any:
    """A time; one without either end has a period that is open at both, or none: only the record says which."""
    since, until = _date(values["since"]), _date(values["until"])
    return None if since is until is None else Having(time=Having(period=Period(since, until)))


# --- Columns of entities ----------------------------------------------------------------------------------------------
KIND = ("kind", "level")
PLACE = ("country", "atom_region", "maker.id", "maker.country", "maker.atom_region")
IDENTITY = ("id", "name", "aliases", "parent", "family", "version")
_MAKER = ("maker.id", "maker.name", "maker.aliases")
_WHOLE_MAKER = (
    *_MAKER,
    "maker.kind",
    "maker.country",
    "maker.parent",
    "maker.atom_region",
    "maker.hub_organizations",
    "maker.sources",
    "maker.active_since",
    "maker.active_until",
)
_NAME = ("id", "name")
_ACTOR = {"country": PLACE, "region": PLACE}
_ENTITY = {**_ACTOR, "kind": KIND, "level": ("level",), "family": ("family",), "openness": ("openness",)}


def _of_entities(
    words: Mapping[str, tuple[str, ...]],
    make: Callable[[Values], Any],
    *,
    link: str = "entity",
    table: str | None = None,
) -> Words:
    """Facets of words about an entity; those that read the same are the same one, and so are read once."""
    made = {columns: Facet(make, entity=columns, link=link, table=table) for columns in words.values()}
    return {word: made[columns] for word, columns in words.items()}


# --- Words of articles ------------------------------------------------------------------------------------------------
def _of_articles(make: Callable[[Values], Any]) -> tuple[Words, Words, Words]:
    """Criteria, dimensions and columns of the article of an element."""
    published, outlet = Facet(make, article=("published",)), Facet(make, article=("publisher", "url"))
    dated = dict.fromkeys(("published", "year", "quarter", "month", "week"), published)
    columns = {name: Facet(make, article=(column,)) for name, column in _ARTICLE_COLUMNS.items()}
    return (
        {"publisher": outlet, "since": published, "until": published},
        {**dated, "publisher": outlet},
        {**columns, "published": published, "publisher": outlet},
    )


_ARTICLE_COLUMNS = {"article_id": "id", "origin": "origin", "title": "title", "url": "url"}
_TESTS, _VALUES, _COLUMNS = _of_articles(_in_article)
_PLACES = dict.fromkeys(("start", "end"), Facet(_span, own=("start", "end")))
_TEXT = {"text": _own("text")}


def _speaking(link: str) -> Words:
    """Words about who speaks, or relays, as such."""
    return {link: Facet(_entity_as(link), entity=IDENTITY, link=link)}


def _shown(name: str) -> Facet:
    return Facet(_entity_as(name), entity=_NAME, link=name)


def _articles() -> Noun:
    tests, values, columns = _of_articles(article_of)
    about = {**_ENTITY, "entity": IDENTITY, "developer": _MAKER}
    return Noun(
        "articles",
        {
            **_of_entities(about, with_mention, table="mentions"),
            "speaker": Facet(_with_speaker, entity=IDENTITY, link="speaker", table="citations"),
            **tests,
            "text": Facet(article_of, own=("text",)),
        },
        values,
        {**columns, "language": Facet(article_of, article=("language",))},
    )


def _mentions() -> Noun:
    tests = _of_entities({**_ENTITY, "entity": IDENTITY, "developer": _MAKER}, _mention)
    named = Facet(_mention, entity=_NAME)
    developer = Facet(_developed, entity=_WHOLE_MAKER)
    shared: Words = {"status": _own("status"), **_TEXT}
    of_entity = {word: facet for word, facet in tests.items() if word in ("kind", "family", "country", "region")}
    columns: Words = {"entity_id": named, "entity_name": named, "developer_name": developer, **of_entity}
    return Noun(
        "mentions",
        {**tests, **_TESTS, **shared},
        {**tests, **_VALUES, **shared, "entity": named, "developer": developer},
        {**_COLUMNS, **_PLACES, **shared, **columns},
    )


def _citations() -> Noun:
    speaker, via = _shown("speaker"), _shown("via")
    shared: Words = {name: _own(name) for name in ("kind", "source_kind", "via_basis")}
    places = _of_entities(_ACTOR, _entity_as("speaker"), link="speaker")
    return Noun(
        "citations",
        {
            **shared,
            **places,
            **_speaking("speaker"),
            **_speaking("via"),
            # Of all that the article names: what is said may name less.
            "entity": Facet(with_mention, entity=IDENTITY, table="mentions"),
            **_TESTS,
            **_TEXT,
        },
        {**shared, **places, "speaker": speaker, "via": via, **_VALUES},
        {
            **_COLUMNS,
            **shared,
            **_TEXT,
            "act": _own("act"),
            "speaker_id": speaker,
            "speaker_name": speaker,
            "via_name": via,
            "source_text": Facet(lambda values: Having(source=values["source_text"]), own=("source_text",)),
            "cue_text": Facet(lambda values: Having(cue=values["cue_text"]), own=("cue_text",)),
        },
    )


def _links() -> Noun:
    link, outlet = Facet(_link, own=("url",)), _shown("outlet")
    about = _of_entities({**_ACTOR, "kind": KIND}, _entity_as("outlet"), link="outlet")
    shared: Words = {**about, "host": link, "url": link, **_TEXT}
    return Noun(
        "links",
        {**shared, **_speaking("outlet"), **_TESTS},
        {**shared, "outlet": outlet, **_VALUES},
        {
            **_COLUMNS,
            **_PLACES,
            **_TEXT,
            "link_url": link,
            "host": link,
            "outlet_id": outlet,
            "outlet_name": outlet,
        },
    )


def _times() -> Noun:
    period, relative = Facet(_time, own=("since", "until")), _own("relative")
    ends = {"time_since": period, "time_until": period}
    return Noun(
        "times",
        {**ends, "relative": relative, **_TESTS, **_TEXT},
        {**ends, **_VALUES, **_TEXT},
        {**_COLUMNS, **_PLACES, **_TEXT, "relative": relative, "since": period, "until": period},
    )


def _quantities() -> Noun:
    kind = {"kind": _own("kind")}
    unit = {"unit": Facet(lambda values: Having(quantity=Having(**values), **values), own=("unit",))}
    shared = {**kind, **unit, **_TEXT}
    return Noun("quantities", {**shared, **_TESTS}, {**shared, **_VALUES}, {**_COLUMNS, **_PLACES, **shared})


def _events() -> Noun:
    shared = {"kind": _own("kind"), "modality": _own("modality")}
    text = {"text": Facet(lambda values: Having(text=values["trigger_text"]), own=("trigger_text",))}
    return Noun("events", {**shared, **text, **_TESTS}, {**shared, **text, **_VALUES}, {**_COLUMNS, **shared, **text})


STORED: Mapping[str, Noun] = {
    noun.table: noun for noun in (_articles(), _mentions(), _citations(), _links(), _times(), _quantities(), _events())
}
"""Noun of a selection to what columns say of its elements."""
