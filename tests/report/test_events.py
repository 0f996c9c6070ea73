"""Events and sums of money: how many there are of what, and each with its sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Citation,
    CitationKind,
    Event,
    EventKind,
    Modality,
    PartialDate,
    Participant,
    Quantity,
    QuantityKind,
    Section,
    Source,
    SourceKind,
    Span,
    TimeExpression,
    parse,
)
from atomcorpus.queries import summarize
from atomcorpus.report.events import event_tables
from atomcorpus.report.latest import latest_events
from atomcorpus.report.places import Places
from atomcorpus.report.rows import event_rows, money_rows

if TYPE_CHECKING:
    from atomcorpus import AIModel, Artifact

TEXT = "In May Ada said that <b>Furrow may give $5 to us."
ADA = Actor(id="ada", name="Ada Obi", kind=ActorKind.PERSON)
MAY = TimeExpression(Span(3, 6), rule="month")
FIVE = Quantity(Span(40, 42), QuantityKind.MONEY, low=Decimal(5), high=Decimal(5), unit="USD", rule="money")
GIVE = Event(
    EventKind.FUNDING,
    Span(35, 39),
    agent=(Participant(Span(21, 30)),),
    recipient=(Participant(Span(46, 48), ADA),),
    amount=FIVE,
    time=MAY,
    modality=Modality.POSSIBLE,
    rule="give",
)
SAID = Citation(Source(Span(7, 10), SourceKind.NAMED), (Span(21, 48),), kind=CitationKind.INDIRECT, rule="verb")
ARTICLE = Article(
    TEXT,
    PartialDate(2025, 3),
    sections=(Section(None, (Span(0, len(TEXT)),)),),
    publisher="Tarn Weekly",
    citations=(SAID,),
    times=(MAY,),
    quantities=(FIVE,),
    events=(GIVE,),
)


def number_of(entity: Actor | AIModel | Artifact | None) -> int:
    """All entities are the seventh."""
    return -1 if entity is None else 7


def rows(article: Article) -> list[list[Any]]:
    """The events of an article as the list has them."""
    return event_rows(article, Places(article), number_of)


def test_tables() -> None:
    """Counts by kind and modality lead to the events, and that of money to the sums; the others are numbers."""
    page = event_tables([ARTICLE], summarize([ARTICLE]))
    one = '<td class="number"><a href="#events?event=funding&amp;modality=possible">1</a></td>'
    assert f'<th scope="row">funding</th><td class="number">0</td><td class="number">0</td>{one}' in page
    assert '<td class="number"><a href="#events?event=funding">1</a></td></tr>' in page
    assert '<tr><th scope="row">money</th><td class="number"><a href="#money?">1</a></td></tr>' in page
    share = evolve(FIVE, kind=QuantityKind.SHARE, unit="percent")
    other = evolve(ARTICLE, quantities=(share,), events=())
    assert '<th scope="row">share</th><td class="number">1</td>' in event_tables([other], summarize([other]))


def test_an_event() -> None:
    """Sentence, place of the trigger, number, kind, modality, parties, and each part in words."""
    (row,) = rows(ARTICLE)
    assert row[:7] == [0, 35, 4, 1, "funding", "possible", [[7, "recipient"]]]
    assert row[7:] == ["<b>Furrow", "", "Ada Obi", "$5", "May", "Ada"]


def test_whose_word_it_is() -> None:
    """The actor's name, the author, or nobody's."""
    named = evolve(SAID, source=Source(Span(7, 10), SourceKind.NAMED, actor=ADA))
    each = ((named,), (), (evolve(SAID, source=Source()),))
    tellers = [rows(evolve(ARTICLE, citations=some))[0][-1] for some in each]
    assert tellers == ["Ada Obi", "the author", "nobody named"]


def test_a_sum() -> None:
    """Sentence, place, number, bounds written out, currency, and who is named beside it."""
    article = evolve(ARTICLE, quantities=(evolve(FIVE, high=None, unit=None),), events=())
    assert money_rows(article, (), Places(article), number_of) == [[0, 40, 2, 1, "5", "", "", []]]


def test_who_is_named_beside_a_sum() -> None:
    """Each name of its sentence once, and none of another."""
    article = parse("Meta paid OpenAI $5. Meta left. Apple and Google met.")
    rows = money_rows(article, article.mentions, Places(article), lambda entity: len(entity.id) if entity else -1)
    assert [row[-1] for row in rows] == [[len("meta"), len("openai")]]


@pytest.mark.parametrize("kind", [one for one in QuantityKind if one is not QuantityKind.MONEY])
def test_other_quantities(kind: QuantityKind) -> None:
    """They are not money."""
    article = evolve(ARTICLE, quantities=(evolve(FIVE, kind=kind, unit="u"),), events=())
    assert money_rows(article, (), Places(article), number_of) == []


def test_the_latest() -> None:
    """Five at most, one an article, the latest first, only those that are done by somebody with a name."""
    done = evolve(GIVE, agent=(Participant(Span(7, 10), ADA),), modality=Modality.DONE)
    days = [PartialDate(2025, 1, day) for day in range(1, 31)]
    articles = [evolve(ARTICLE, published=day, events=(done,)) for day in days]
    others = [evolve(ARTICLE, published=None, events=(done,)), evolve(ARTICLE, published=PartialDate(2026))]
    items = latest_events([*articles, *others], {29: 3})
    assert len(items) == 5
    assert items[0] == (
        '<span><a href="#article?n=3&amp;event=1">Ada Obi → Ada Obi</a> <small>funding</small></span><b>30 Jan 2025</b>'
    )
    assert items[1] == "<span>Ada Obi → Ada Obi <small>funding</small></span><b>29 Jan 2025</b>"


def test_what_the_latest_is_of() -> None:
    """What it is done to comes first, then to whom, then how much; all of it is escaped."""
    agent = (Participant(Span(7, 10), evolve(ADA, name="<i>")),)
    done = evolve(GIVE, agent=agent, recipient=(), modality=Modality.DONE)
    each = (done, evolve(done, theme=(Participant(Span(21, 30)),)), evolve(done, amount=None))
    items = [latest_events([evolve(ARTICLE, events=(event,))], {}) for event in each]
    assert [item[0].split(" <small>")[0] for item in items[:2]] == [
        "<span>&lt;i&gt; → $5",
        "<span>&lt;i&gt; → &lt;b&gt;Furrow",
    ]
    assert items[2] == []


def test_nothing() -> None:
    """Without events and quantities there is no table."""
    nothing = evolve(ARTICLE, quantities=(), events=())
    assert event_tables([nothing], summarize([nothing])) == ""
