"""Counts by period of what is stored: from columns where these say enough, and from the records where they do not."""

from __future__ import annotations

from collections import Counter
from itertools import repeat
from types import SimpleNamespace as Having
from typing import TYPE_CHECKING, Any, NamedTuple

from atomcorpus.queries.groups import ALL, groups_of
from atomcorpus.selections.facets import Facet, View, by_group
from atomcorpus.selections.stored_words import IDENTITY, KIND, PLACE, article_of, with_mention
from atomcorpus.tables.grouping import answers, both, counting, here, known, looked_up, taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atomcorpus.queries.groups import Counted, Split
    from atomcorpus.queries.timelines import Question, Tally
    from atomcorpus.selections.facets import StoredPart, Values
    from atomcorpus.tables.grouping import Column

__all__ = ["tally_of_parts"]


def _with_citation(values: Values) -> Any:
    return Having(citations=(Having(source=Having(actor=values["entity"])),))


def _source(values: Values) -> Any:
    return Having(citations=(Having(source=Having(actor=None, kind=values["source_kind"])),))


def _event(values: Values) -> Any:
    return Having(events=(Having(participants=tuple, kind=values["kind"], modality=values["modality"]),))


_OF_ENTITIES: dict[str, tuple[str, ...]] = {
    "region": PLACE,
    "kind": KIND,
    "family": ("family",),
    "developer": ("maker.id", "maker.name"),
    "openness": ("openness",),
}
_PUBLISHED = Facet(article_of, article=("published",))
_OUTLET = Facet(article_of, article=("publisher", "url"))


class _Plan(NamedTuple):
    """How a question is put to columns.

    Attributes:
        table: Whose rows are counted.
        label: What says the group of a row; None where all are in one.
        accept: What says which rows count; None where all do.
        whole: Whether an article counts once in a group, however many of its rows are there.
    """

    table: str
    label: Facet | None
    accept: Facet | None
    whole: bool


def tally_of_parts(parts: Iterable[StoredPart], question: Question) -> Tally:
    """What `Question.tally` counts in the articles of the parts."""
    tally: Tally = Counter()
    plan = _plan(question)
    for part in parts:
        found = _counted(View(part, plan.table), plan, question) if plan and part.has_columns else None
        tally.update(question.tally(part.articles()) if found is None else found)
    return tally


def _plan(question: Question) -> _Plan | None:
    """None where columns do not say it: of those who take part in events there are only ids."""
    of, split, asked = question.of, question.split, question.accept is not None
    needed = (*(IDENTITY if question.matcher else ()), *(KIND if question.kinds else ()))
    accepted = tuple(dict.fromkeys(needed))
    if of == "events":
        label = Facet(_event, own=("kind", "modality")) if split in ("event", "modality") else _outlet(split)
        return None if asked else _Plan("events", label, None, whole=False)
    if of == "citations":
        accept = Facet(_with_citation, entity=accepted, link="speaker") if asked else None
        label = Facet(_source, own=("source_kind",)) if split == "source" else _outlet(split)
        if split in _OF_ENTITIES:
            label = Facet(_with_citation, entity=_OF_ENTITIES[split], link="speaker")
        return _Plan("citations", label, accept, whole=False)
    if of == "articles" and not asked and split in (None, "publisher"):
        return _Plan("articles", _outlet(split), None, whole=False)
    label = Facet(with_mention, entity=_OF_ENTITIES[split]) if split in _OF_ENTITIES else _outlet(split)
    accept = Facet(with_mention, entity=accepted) if asked else None
    return _Plan("mentions", label, accept, whole=of == "articles")


def _outlet(split: str | None) -> Facet | None:
    return _OUTLET if split == "publisher" else None


def _counted(view: View, plan: _Plan, question: Question) -> Tally | None:
    """None where columns do not say it of all rows."""
    published = view.seen(_PUBLISHED)
    columns, labels, wanted = [published.numbers], [ALL], None
    if plan.label is not None:
        read = _labels(view, plan.label, question)
        if read is None:
            return None
        labels, numbers = read
        wanted = known(numbers)
        columns.append(numbers)
    if plan.accept is not None:
        accepted = _accepted(view, plan.accept, question)
        if accepted is None:
            return None
        wanted = both(wanted, accepted)
    if plan.whole:
        firsts = [first for first, _ in counting([view.owners(plan.table), *columns], wanted)]
        columns, wanted = [taken(column, firsts) for column in columns], None
    found = counting(columns, wanted)
    groups = [taken(column, [first for first, _ in found]).to_pylist() for column in columns]
    starts = {group: question.start(stand_in) for group, stand_in in by_group(published, groups[0]).items()}
    tally: Tally = Counter()
    for (_, size), group, label in zip(found, groups[0], groups[1] if plan.label else repeat(0), strict=False):
        tally[starts[group], labels[label]] += size
    return tally


def _labels(view: View, facet: Facet, question: Question) -> tuple[list[str], Column] | None:
    """The groups that there are, and per row the place of its own among them; null for one that is in none."""
    seen = view.seen(facet)
    of, split = _counting(question, facet)
    places: dict[str, int] = {}
    of_groups: list[int | None] = [None] * seen.groups
    for group, stand_in in by_group(seen, here(seen.numbers)).items():
        if stand_in is None:
            return None
        for label in groups_of(stand_in, of, split):
            of_groups[group] = places.setdefault(label, len(places))
    return list(places), looked_up(of_groups, seen.numbers)


def _accepted(view: View, facet: Facet, question: Question) -> Column | None:
    """Per row whether it counts."""
    seen = view.seen(facet)
    of, _ = _counting(question, facet)
    of_groups: list[bool | None] = [None] * seen.groups
    for group, stand_in in by_group(seen, here(seen.numbers)).items():
        if stand_in is None:
            return None
        of_groups[group] = any(True for _ in groups_of(stand_in, of, None, question.accept))
    return answers(of_groups, seen.numbers)


def _counting(question: Question, facet: Facet) -> tuple[Counted, Split | None]:
    """What is counted in the stand-ins of a facet, each an article with one thing in it."""
    if facet is _OUTLET:
        return "articles", "publisher"
    return "mentions" if question.of == "articles" else question.of, question.split
