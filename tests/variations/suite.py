"""The suite: templates and tables as they lie in the files, and the cases that a seed draws from them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from renderer import NAMES, Entry, Mark, Nodes, Rendering, Stretch, Tables, TemplateError, parse_slot, parse_template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HERE = Path(__file__).parent
PLAIN_SHARE = 0.4  # of the cases of a template that may be dressed
KEYS = frozenset("id text ground layout expect artifact optional open_content dress".split())
NUMBERED = re.compile(r"(actor|via)(\d*)\Z")


@frozen
class Template:
    """One pattern, with what its marks do not say of the right answer.

    Attributes:
        id: Name, unique in the suite.
        capability: What it tests.
        ground: Key of the rule of `grounds.toml` that makes its answer right.
        nodes: Its text.
        layout: "plain" or "markdown".
        expect: "no citation" or "no name" where there is none to mark; else None.
        artifact: Kind of what is marked as an artifact, where no slot says it; else None.
        said: Of citations, by number: "actor" and "via", each a slot, "none" or "open".
        optional: Numbers of the citations that need not be found.
        open_content: Numbers of the citations whose content is not looked at.
        dress: Whether it may stand in other places than a paragraph of its own.
    """

    id: str
    capability: str
    ground: str
    nodes: Nodes
    layout: str = "plain"
    expect: str | None = None
    artifact: str | None = None
    said: Mapping[tuple[str, str], str] = field(factory=dict)
    optional: frozenset[str] = frozenset()
    open_content: frozenset[str] = frozenset()
    dress: bool = True

    @property
    def cites(self) -> bool:
        """Whether its answer is about citations."""
        return self.expect == "no citation" or has_source(self.nodes)


def has_source(nodes: Nodes) -> bool:
    """Whether a citation is marked."""
    return any(isinstance(node, Mark) and (node.label in "SVC" or has_source(node.inner)) for node in nodes)


@frozen
class Statement:
    """A citation that must be found: its parts as stretches, None where the text has none."""

    number: str
    source: Stretch | None
    core: tuple[Stretch, ...]
    cue: Stretch | None
    content: tuple[Stretch, ...]
    spare: tuple[Stretch, ...]
    actor: str | Entry
    """"none", "open", or whose record the actor must be."""
    via: str | Entry
    optional: bool
    open_content: bool


@frozen
class Case:
    """A text and its right answer."""

    template: Template
    text: str
    dress: str
    layout: str
    statements: tuple[Statement, ...]
    names: tuple[tuple[Stretch, tuple[Stretch, ...]], ...]
    """Each with what its span must hold at least."""
    negations: tuple[Stretch, ...]
    free: tuple[Stretch, ...]

    @property
    def checks_citations(self) -> bool:
        """Whether the answer says all citations of the text."""
        return bool(self.statements) or self.template.expect == "no citation"

    @property
    def checks_names(self) -> bool:
        """Whether the answer says all names of the text."""
        return bool(self.names) or self.template.expect == "no name"

    @property
    def checks_artifacts(self) -> bool:
        """Whether artifacts are among the names that the answer says."""
        return self.template.capability == "artifacts" or any(one.label == "A" for one, _ in self.names)


@frozen
class Dress:
    """A place where a template's text may stand: what is before it and after it, and whether that has a citation."""

    id: str
    layout: str
    before: Nodes
    after: Nodes
    cites: bool = False


@frozen
class Suite:
    """All templates with what fills them."""

    templates: tuple[Template, ...]
    tables: Tables
    dresses: tuple[Dress, ...]
    claims: Mapping[str, str]
    grounds: Mapping[str, str]

    def cases(self, total: int, seed: int) -> Iterator[Case]:
        """As many cases as said, spread evenly over the templates; equal seeds draw equal cases."""
        share, rest = divmod(total, max(len(self.templates), 1))
        for place, template in enumerate(self.templates):
            for number in range(share + (place < rest)):
                yield self.case(template, seed, number)

    def case(self, template: Template, seed: int, number: int) -> Case:
        """The case of a template that seed and number draw."""
        random = self.random(template, seed, number)
        rendering = Rendering(self.tables, random)
        dress = self._dress(template, random)
        rendering.add(dress.before)
        rendering.add(template.nodes)
        rendering.add(dress.after)
        layout = template.layout if dress.layout == "plain" else dress.layout
        return _case(template, rendering, dress.id, layout)

    @staticmethod
    def random(template: Template, seed: int, number: int) -> Random:
        """The chance of one case; what other templates there are changes nothing."""
        return Random(f"{seed} {template.id} {number}")  # noqa: S311 - chance that can be repeated is wanted

    def _dress(self, template: Template, random: Random) -> Dress:
        if not template.dress or random.random() < PLAIN_SHARE:
            return Dress("plain", "plain", (), ())
        return random.choice([one for one in self.dresses if template.cites or not one.cites])


@cache
def read_suite() -> Suite:
    """The suite of the files beside this module.

    Raises:
        TemplateError: If something in them cannot be read.
    """
    templates: list[Template] = []
    claims = {}
    for path in sorted((HERE / "templates").glob("*.toml")):
        raw = tomllib.loads(path.read_text("utf-8"))
        claims[path.stem] = raw["claim"]
        templates += [read_template(path.stem, given) for given in raw["template"]]
    tables = Tables.of(tomllib.loads((HERE / "slots.toml").read_text("utf-8")))
    dresses = tomllib.loads((HERE / "dresses.toml").read_text("utf-8"))
    grounds = tomllib.loads((HERE / "grounds.toml").read_text("utf-8"))
    return Suite(tuple(templates), tables, tuple(_dress(*item) for item in dresses.items()), claims, grounds)


def read_template(capability: str, given: dict[str, Any]) -> Template:
    """The template that a file gives.

    Raises:
        TemplateError: If it has a key that no template has, or its text cannot be read.
    """
    said = {}
    for key in given.keys() - KEYS:
        if not (numbered := NUMBERED.match(key)):
            raise TemplateError(f"{given['id']}: no key {key!r}")
        said[numbered[1], numbered[2] or "1"] = given[key]
    text = given["text"]
    return Template(
        given["id"],
        capability,
        given["ground"],
        parse_template(text),
        given.get("layout", "plain"),
        given.get("expect"),
        given.get("artifact"),
        said,
        frozenset(map(str, given.get("optional", ()))),
        frozenset(map(str, given.get("open_content", ()))),
        given.get("dress", "\n" not in text),
    )


def _dress(name: str, given: dict[str, str]) -> Dress:
    before, after = given["text"].split("{T}")
    return Dress(
        name, given.get("layout", "plain"), parse_template(before), parse_template(after), "{V" in given["text"]
    )


def _case(template: Template, rendering: Rendering, dress: str, layout: str) -> Case:
    marked = [evolve(one, key=one.key or "1") if one.label in "SVCc" else one for one in rendering.stretches]
    numbers = sorted({one.key for one in marked if one.label in "SVC"}, key=int)
    return Case(
        template,
        rendering.text,
        dress,
        layout,
        tuple(_statement(template, rendering, marked, number) for number in numbers),
        tuple((one, _core(marked, one)) for one in marked if one.label in NAMES),
        tuple(one for one in marked if one.label == "N"),
        tuple(one for one in marked if one.label == "X"),
    )


def _statement(template: Template, rendering: Rendering, marked: Sequence[Stretch], number: str) -> Statement:
    parts = {label: tuple(one for one in marked if one.label == label and one.key == number) for label in "SVCc"}
    source = parts["S"][0] if parts["S"] else None
    return Statement(
        number,
        source,
        _core(marked, source) if source else (),
        parts["V"][0] if parts["V"] else None,
        parts["C"],
        parts["c"],
        _who(template, rendering, template.said.get(("actor", number)), source),
        _who(template, rendering, template.said.get(("via", number), "open"), None),
        number in template.optional,
        number in template.open_content,
    )


def _core(marked: Sequence[Stretch], whole: Stretch) -> tuple[Stretch, ...]:
    """What a source or a name must hold at least."""
    inside = [one for one in marked if one.label == "K" and whole.start <= one.start and one.end <= whole.end]
    return tuple(inside) or (whole,)


def _who(template: Template, rendering: Rendering, said: str | None, source: Stretch | None) -> str | Entry:
    """Whose words they are: as the template says, else the one who is named in the source."""
    if said in {"none", "open"}:
        return str(said)
    if said is not None:
        slot = parse_slot(said)
        if (slot.table, slot.number) not in rendering.drawn:
            raise TemplateError(f"{template.id}: {said!r} is not in the text")
        return rendering.drawn[slot.table, slot.number]
    if source is None or not source.entries:
        return "none"
    if len(source.entries) > 1:
        raise TemplateError(f"{template.id}: who of those named in the source speaks?")
    return source.entries[0]
