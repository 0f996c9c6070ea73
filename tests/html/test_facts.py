"""Lists of events, quantities and times under an article: what they say, and that nothing in them acts."""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Event,
    EventKind,
    Modality,
    PartialDate,
    Participant,
    Period,
    Quantity,
    QuantityKind,
    Section,
    Span,
    TimeExpression,
)
from atomcorpus.html import article_html
from atomcorpus.html.facts import facts_of_article

TEXT = "In 2024 <b>Furrow</b> gave $5 to us."
LAB = Actor(id="furrow", name="Furrow <i> Labs", kind=ActorKind.COMPANY)
YEAR = TimeExpression(Span(3, 7), Period(PartialDate(2024), None), rule="year")
FIVE = Quantity(Span(27, 29), QuantityKind.MONEY, low=Decimal(5), high=Decimal(5), unit="<U>", rule="money")
GAVE = Event(
    EventKind.FUNDING,
    Span(22, 26),
    agent=(Participant(Span(8, 21), LAB),),
    recipient=(Participant(Span(33, 35)),),
    amount=FIVE,
    time=YEAR,
    modality=Modality.DENIED,
    rule="give",
)
ARTICLE = Article(
    TEXT,
    sections=(Section(None, (Span(0, len(TEXT)),)),),
    times=(YEAR,),
    quantities=(FIVE,),
    events=(GAVE,),
)


def test_the_lists() -> None:
    """Events with all their parts, quantities with their values, times with what they mean; all of it escaped."""
    assert facts_of_article(ARTICLE, 100).splitlines() == [
        '<div class="ac-head">Events</div>',
        '<ol class="ac-events">',
        (
            '<li><span class="ac-cue">gave</span> — '
            "agent: &lt;b&gt;Furrow&lt;/b&gt; = Furrow &lt;i&gt; Labs, recipient: "
            "us, amount: $5, time: 2024 <small>funding, denied</small></li>"
        ),
        "</ol>",
        '<div class="ac-head">Quantities</div>',
        '<ol class="ac-quantities">',
        "<li>$5 <small>5 &lt;U&gt;, money</small></li>",
        "</ol>",
        '<div class="ac-head">Times</div>',
        '<ol class="ac-times">',
        "<li>2024 <small>2024/..</small></li>",
        "</ol>",
    ]


def test_what_is_not_shown() -> None:
    """Facts behind the end of what is shown are left out, and so are lists without members."""
    assert facts_of_article(ARTICLE, 20).count("<li>") == 1
    assert facts_of_article(evolve(ARTICLE, times=(), quantities=(), events=()), 100) == ""


def test_an_unknown_time() -> None:
    """It is said."""
    bare = evolve(ARTICLE, times=(evolve(YEAR, period=None),), events=())
    assert "<li>2024 <small>not known</small></li>" in facts_of_article(bare, 100)


def test_in_the_article() -> None:
    """They stand at its end."""
    made = article_html(ARTICLE)
    assert made.endswith(facts_of_article(ARTICLE, 100) + "</article>")
