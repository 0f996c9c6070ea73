"""What is wrong with what was found in a case: faults by name, none if all is right.

Compared are words, by their places: marks, quotation marks and stops never decide. The borders of a cue are free as
long as the reporting word lies in it; a source may be anything between its core and all that the template allows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field, frozen

import atomcorpus
from atomcorpus import Actor, AIModel, Artifact
from atomcorpus.layout import parse_layout, parse_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atomcorpus import Article, Citation, Mention
    from atomcorpus.spans import Span
    from renderer import Entry, Stretch
    from suite import Case, Statement

WORD = re.compile(r"[^\W_]+")
MARKUP = re.compile(r"\]\([^)\s]*\)|</?\w+>")
ARTICLES = frozenset({"the", "a", "an"})
LAYOUTS = {"plain": parse_layout, "markdown": parse_markdown}
PLACES = frozenset({"country", "region", "place"})
KINDS = {"P": "person", "O": "organisation", "L": "place", "M": "model", "A": "artifact"}
ARTIFACTS = frozenset("law policy dataset benchmark hardware product license work".split())

Words = frozenset[int]
Place = tuple[int, int]


@frozen
class Verdict:
    """A case with what was found in it and what is wrong about it."""

    case: Case
    article: Article
    faults: tuple[str, ...]


@define
class Text:
    """Words of a text by their places."""

    text: str
    words: list[Place] = field(init=False)

    def __attrs_post_init__(self) -> None:
        markup = [match.span() for match in MARKUP.finditer(self.text)]
        self.words = [
            match.span()
            for match in WORD.finditer(self.text)
            if not any(start <= match.start() < end for start, end in markup)
        ]

    def of(self, spans: Iterable[Stretch | Span | None]) -> Words:
        """Where the words of some stretches begin."""
        places = [(span.start, span.end) for span in spans if span is not None]
        return frozenset(start for start, end in self.words if any(start < e and s < end for s, e in places))

    def without_articles(self, words: Words) -> Words:
        """Words but "the", "a" and "an"."""
        return frozenset(start for start, end in self.words if start in words and not self._is_article(start, end))

    def _is_article(self, start: int, end: int) -> bool:
        return self.text[start:end].lower() in ARTICLES


def judge(case: Case) -> Verdict:
    """Read a case and compare."""
    return compare(case, atomcorpus.parse(case.text, find_layout=LAYOUTS[case.layout]))


def compare(case: Case, article: Article) -> Verdict:
    """What is wrong with an article as the reading of a case."""
    text = Text(case.text)
    faults: list[str] = []
    if case.checks_citations:
        faults += _citation_faults(case, article.citations, text)
    if case.checks_names:
        asked = [one for one in article.mentions if case.checks_artifacts or not isinstance(one.entity, Artifact)]
        faults += _name_faults(case, asked, text)
    return Verdict(case, article, tuple(dict.fromkeys(faults)))


# --- citations --------------------------------------------------------------------------------------------------------
def _citation_faults(case: Case, found: Sequence[Citation], text: Text) -> list[str]:
    faults = []
    left = list(found)
    fitting = [one for one in found if not (one.cue and text.of([one.cue]) <= text.of(case.free))]
    for number, one in _pairs(case.statements, fitting, text):
        statement = case.statements[number]
        if one is None:
            faults += [] if statement.optional else ["missed"]
        else:
            left.remove(one)
            faults += _statement_faults(statement, one, text)
    return faults + ["false citation" for one in left if not _is_free(case, one, text)]


def _pairs(statements: Sequence[Statement], found: Sequence[Citation], text: Text) -> list[tuple[int, Citation | None]]:
    """Each expected citation with the one that is most like it; cue before content before source."""
    likeness = [
        (score, -number, -place)
        for number, statement in enumerate(statements)
        for place, one in enumerate(found)
        if (score := _likeness(statement, one, text)) > 0
    ]
    partner: dict[int, int] = {}
    for _, number, place in sorted(likeness, reverse=True):
        if -number not in partner and -place not in partner.values():
            partner[-number] = -place
    return [(at, found[partner[at]] if at in partner else None) for at in range(len(statements))]


def _likeness(statement: Statement, one: Citation, text: Text) -> float:
    content = text.of(statement.content) | text.of(statement.spare)
    said = text.of(one.content)
    shared = len(content & said) / max(len(content | said), 1)
    if not statement.content:
        shared = 0.5
    cue = bool(text.of([one.cue]) & text.of([statement.cue]))
    source = bool(text.of([one.source.span]) & text.of([statement.source]))
    return 0.0 if not cue and shared < 0.25 else 4 * cue + 2 * shared + source


def _is_free(case: Case, one: Citation, text: Text) -> bool:
    """Whether a citation beside those that are expected may be there."""
    if str(one.act) == "refusal":
        return True
    negation = text.of(case.negations)
    if negation & text.of([one.cue, one.source.span]):
        return True
    free = text.of(case.free)
    return bool(text.of([one.cue] if one.cue else one.content) <= free) and bool(free)


def _statement_faults(statement: Statement, one: Citation, text: Text) -> list[str]:
    faults = _source_faults(statement, one, text)
    if statement.cue is not None and not text.of([statement.cue]) & text.of([one.cue]):
        faults.append("wrong cue")
    if statement.content and not statement.open_content:
        faults += _content_faults(statement, one, text)
    return (
        faults
        + _actor_faults(statement.actor, one.source.actor, "actor")
        + _actor_faults(statement.via, one.via, "relay")
    )


def _source_faults(statement: Statement, one: Citation, text: Text) -> list[str]:
    if statement.source is None:
        return []
    found = text.without_articles(text.of([one.source.span]))
    most = text.without_articles(text.of([statement.source]))
    least = text.without_articles(text.of(statement.core))
    if not found & most:
        return ["wrong speaker"]
    return ["source short"] * bool(least - found) + ["source long"] * bool(found - most)


def _content_faults(statement: Statement, one: Citation, text: Text) -> list[str]:
    found, least = text.of(one.content), text.of(statement.content)
    more = found - least - text.of(statement.spare)
    if not found & least:
        return ["content elsewhere"]
    more -= {start for start, end in text.words if start in more and _is_that(text, start, end, least)}
    return ["content short"] * bool(least - found) + ["content long"] * bool(more)


def _is_that(text: Text, start: int, end: int, least: Words) -> bool:
    """Whether a word is the "that" directly before the content."""
    return text.text[start:end].lower() == "that" and any(0 < place - end <= 3 for place in least)


def _actor_faults(expected: str | Entry, actor: Actor | None, what: str) -> list[str]:
    if expected == "open":
        return []
    if expected == "none":
        return [f"wrong {what}"] if actor is not None else []
    if actor is None:
        return [f"no {what}"]
    return [] if isinstance(expected, dict) and is_entity(expected, actor) else [f"wrong {what}"]


def is_entity(entry: Entry, entity: Actor | AIModel | Artifact) -> bool:
    """Whether a record is what an entry of the tables names: by id where it is listed, else by one of its names."""
    if "id" in entry:
        return bool(entity.id == entry["id"])
    names = {_plain(entry[key]) for key in ("name", "full", "short", "last", "also") if key in entry}
    return _plain(entity.name) in names


def _plain(name: str) -> str:
    return " ".join(WORD.findall(name.casefold())).removeprefix("the ")


# --- names ------------------------------------------------------------------------------------------------------------
def _name_faults(case: Case, found: Sequence[Mention], text: Text) -> list[str]:
    faults = []
    taken: set[int] = set()
    entities: dict[str, set[str]] = {}
    for name, core in case.names:
        words = text.without_articles(text.of([name]))
        over = [at for at, one in enumerate(found) if words & text.of([one.span])]
        taken.update(over)
        if not over:
            faults.append("name missed")
            continue
        best = max(over, key=lambda at: _overlap(words, text.without_articles(text.of([found[at].span]))))
        faults += _mention_faults(name, core, found[best], text)
        faults += _artifact_faults(name, case.template.artifact, found[best])
        if key := name.key or _entry_name(name):
            entities.setdefault(key, set()).add(found[best].entity.id)
    free = text.of(case.free)
    false = [one for at, one in enumerate(found) if at not in taken and not text.of([one.span]) <= free]
    return faults + ["false name"] * bool(false) + _identity_faults(entities)


def _overlap(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other)


def _entry_name(name: Stretch) -> str:
    """Whose name it is by the tables, if its mark does not say."""
    return str(name.entries[0]["name"]) if name.entries else ""


def _mention_faults(name: Stretch, core: Sequence[Stretch], found: Mention, text: Text) -> list[str]:
    words, least = text.without_articles(text.of([name])), text.without_articles(text.of(core))
    span = text.without_articles(text.of([found.span]))
    faults = ["name short"] * bool(least - span) + ["name long"] * bool(span - words)
    if _has_stop(found, text.text):
        faults.append("stop in name")
    if name.label in KINDS and KINDS[name.label] != _kind(found):
        faults.append("wrong type")
    entry = name.entries[0] if name.entries else {}
    if "id" in entry and found.entity.id != entry["id"]:
        faults.append("wrong entity")
    return faults


def _artifact_faults(name: Stretch, said: str | None, found: Mention) -> list[str]:
    """Whether what is an artifact is one of another kind than the slot, or the template, says."""
    kind = said or str(name.entries[0].get("kind") if name.entries else None)
    is_other = isinstance(found.entity, Artifact) and kind in ARTIFACTS and str(found.entity.kind) != kind
    return ["wrong kind"] if name.label == "A" and is_other else []


def _has_stop(found: Mention, text: str) -> bool:
    """Whether the stop that ends a sentence is in a span, behind a word that is no abbreviation."""
    name = found.span.of(text)
    return (
        name.endswith(".") and name.count(".") == 1 and name.split()[-1].lower() not in {"jr.", "inc.", "ltd.", "co."}
    )


def _kind(found: Mention) -> str:
    if isinstance(found.entity, (AIModel, Artifact)):
        return "model" if isinstance(found.entity, AIModel) else "artifact"
    kind = str(found.entity.kind)
    return kind if kind == "person" else "place" if kind in PLACES else "organisation"


def _identity_faults(entities: dict[str, set[str]]) -> list[str]:
    split = any(len(ids) > 1 for ids in entities.values())
    firsts = [min(ids) for ids in entities.values()]
    return ["split entity"] * split + ["joined entities"] * (len(set(firsts)) < len(firsts) and not split)
