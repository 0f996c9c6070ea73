"""brat standoff: a text and its annotations side by side, for the brat annotation tool; written only.

brat wants positions in code points, one annotation a line, and stretches that stop at line ends; so annotations are in
fragments, and some characters of the text are another, one for one.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from atomcorpus._characters import REPLACEMENT, on_one_line, storable
from atomcorpus._files import file_errors, whole_file
from atomcorpus.annotations import CitationAct, CitationKind, LinkStatus, SourceKind
from atomcorpus.entities import ActorKind, ModelLevel
from atomcorpus.facts import EventKind, Modality, QuantityKind
from atomcorpus.formats._names import Unused, slug
from atomcorpus.kinds import ArtifactKind, kind_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from atomcorpus.annotations import Citation, Mention, StatedRole
    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity
    from atomcorpus.facts import Event, Quantity, TimeExpression
    from atomcorpus.spans import Span

__all__ = ["configuration", "dumps", "write"]

_LINE_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # those of any program that may read the file
_CHANGED = str.maketrans(
    {
        **{chr(code): REPLACEMENT for code in (*range(0x20), *range(0x7F, 0xA0))},
        **dict.fromkeys(_LINE_ENDS, "\n"),
        "\t": " ",
        "\ufeff": " ",
    }
)
_LINE = re.compile("[^\n]+")
_MENTIONS = [kind.capitalize() for kind in (*ActorKind, *ModelLevel, *ArtifactKind)]
_EVENTS = [kind.capitalize() for kind in EventKind]
_ARGUMENTS = "Agent*:Participant, Theme*:Participant, Recipient*:Participant, Amount?:Quantity, Time?:Time"


def dumps(article: Article) -> tuple[str, str]:
    r"""Write an article as the content of a `.txt` and that of the `.ann` beside it.

    The text is as long as the article's, position by position: every line end is LF (a CR before it a space), a tab and
    a byte-order mark are spaces, and other control characters and lone surrogates are U+FFFD. What has no visible
    character is not annotated.

    Example:
        >>> from atomcorpus import parse
        >>> text, annotations = dumps(parse("From OpenAI\r\ncame news."))
        >>> text
        'From OpenAI \ncame news.'
        >>> print(annotations.expandtabs(4), end="")
        T1  Company 5 11    OpenAI
        A1  Status T1 resolved
        N1  Reference T1 atomcorpus:openai  OpenAI
    """
    text = storable(article.text).replace("\r\n", " \n").translate(_CHANGED)
    standoff = _Standoff(text)
    for mention in article.mentions:
        _add_mention(standoff, mention)
    for role in article.roles:
        _add_role(standoff, role)
    for citation in article.citations:
        _add_citation(standoff, citation)
    _add_facts(standoff, article)
    return text, "".join(standoff.lines)


def write(articles: Iterable[Article], folder: str | os.PathLike[str]) -> None:
    """Write a `.txt` and a `.ann` for each article, and an `annotation.conf`, into a folder.

    The folder is made if there is none; what is in it stays, but for files of the same names. Each file appears whole
    or not at all. Names are made of date, title and id, of ASCII letters, digits and hyphens; no two are the same.

    Raises:
        MissingPathError: If the folder that the folder is in does not exist.
        ReadError: If a file cannot be written.
    """
    with file_errors(folder):
        Path(folder).mkdir(exist_ok=True)
    _write(Path(folder) / "annotation.conf", configuration())
    unused = Unused()
    for article in articles:
        name = unused(_file_name(article))
        text, annotations = dumps(article)
        _write(Path(folder) / f"{name}.txt", text)
        _write(Path(folder) / f"{name}.ann", annotations)


def configuration() -> str:
    """The `annotation.conf` that says which annotations there are.

    Example:
        >>> configuration().splitlines()[:3]
        ['[entities]', 'Person', 'Company']
    """
    mentions = "|".join(_MENTIONS)
    attributes = [
        ("Status", mentions, "|".join(LinkStatus)),
        ("SourceKind", "Source", "|".join(SourceKind)),
        ("Kind", "Content", "|".join(CitationKind)),
        ("Act", "Content", "|".join(CitationAct)),
        ("Measures", "Quantity", "|".join(QuantityKind)),
        ("Modality", "|".join(_EVENTS), "|".join(Modality)),
    ]
    lines = ["[entities]", *_MENTIONS, "Role", "Source", "Cue", "Content", "Time", "Quantity", "Participant", ""]
    lines += ["[relations]"]
    lines += ["AttributedTo\tArg1:Content, Arg2:Source", "CuedBy\tArg1:Content, Arg2:Cue"]
    lines += ["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "", "[events]"]
    lines += [*(f"{kind}\t{_ARGUMENTS}" for kind in _EVENTS), "", "[attributes]"]
    lines += [f"{name}\tArg:{who}, Value:{values}" for name, who, values in attributes]
    return "\n".join(lines) + "\n"


class _Standoff:
    """Lines of annotations, numbered as they come."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self._text = text
        self._numbers = dict.fromkeys("TRAEN#", 0)

    def _add(self, letter: str, content: str) -> str:
        self._numbers[letter] += 1
        name = f"{letter}{self._numbers[letter]}"
        self.lines.append(f"{name}\t{content}\n")
        return name

    def text_bound(self, sort: str, *spans: Span) -> str | None:
        """An annotation of stretches of the text; None, and nothing written, if there is nothing to see in them."""
        pieces = [piece for span in spans for piece in _pieces(self._text, span)]
        if not pieces:
            return None
        places = ";".join(f"{start} {end}" for start, end in pieces)
        return self._add("T", f"{sort} {places}\t{' '.join(self._text[start:end] for start, end in pieces)}")

    def relation(self, sort: str, first: str, second: str) -> None:
        self._add("R", f"{sort} Arg1:{first} Arg2:{second}")

    def event(self, sort: str, trigger: str, arguments: Iterable[tuple[str, str]]) -> str:
        """An event; of arguments with one name the second has a 2 after it, and so on."""
        numbers = Counter[str]()
        written = [f"{sort}:{trigger}"]
        for name, of in arguments:
            numbers[name] += 1
            written.append(f"{name}{numbers[name] if numbers[name] > 1 else ''}:{of}")
        return self._add("E", " ".join(written))

    def attribute(self, sort: str, of: str, value: str) -> None:
        self._add("A", f"{sort} {of} {value}")

    def reference(self, of: str, entity: Entity) -> None:
        entity_id = quote(entity.id, safe="/:", errors="surrogatepass")
        self._add("N", f"Reference {of} atomcorpus:{entity_id}\t{_shown(entity.name) or entity_id}")

    def note(self, of: str, text: str) -> None:
        self._add("#", f"AnnotatorNotes {of}\t{text}")


def _add_mention(standoff: _Standoff, mention: Mention) -> None:
    entity = mention.entity
    sort = kind_of(entity)
    name = standoff.text_bound(sort.capitalize(), mention.span)
    if name is None:
        return
    standoff.attribute("Status", name, mention.status)
    if mention.candidates:
        standoff.note(name, "candidates: " + ", ".join(_shown(candidate.id) for candidate in mention.candidates))
    else:
        standoff.reference(name, entity)


def _add_role(standoff: _Standoff, role: StatedRole) -> None:
    name = standoff.text_bound("Role", role.span)
    if name is not None:
        standoff.reference(name, role.person)
        where = f" at {_shown(role.organization.name)}" if role.organization else ""
        standoff.note(name, f"{_shown(role.person.name)}: {_shown(role.title)}{where}")


def _add_citation(standoff: _Standoff, citation: Citation) -> None:
    content = standoff.text_bound("Content", *citation.content)
    source = standoff.text_bound("Source", citation.source.span) if citation.source.span else None
    cue = standoff.text_bound("Cue", citation.cue) if citation.cue else None
    if source is not None:
        standoff.attribute("SourceKind", source, citation.source.kind)
        if citation.source.actor is not None:
            standoff.reference(source, citation.source.actor)
    if content is None:
        return
    standoff.attribute("Kind", content, citation.kind)
    standoff.attribute("Act", content, citation.act)
    if source is not None:
        standoff.relation("AttributedTo", content, source)
    if cue is not None:
        standoff.relation("CuedBy", content, cue)
    if citation.via is not None:
        standoff.note(content, f"via {_shown(citation.via.name)}")


def _add_facts(standoff: _Standoff, article: Article) -> None:
    """Times and quantities with what they mean, and the events that refer to them."""
    names: dict[TimeExpression | Quantity, str] = {}
    for time in article.times:
        name = standoff.text_bound("Time", time.span)
        if name is not None:
            names.setdefault(time, name)
            if time.period is not None:
                standoff.note(name, time.period.isoformat())
    for quantity in article.quantities:
        name = standoff.text_bound("Quantity", quantity.span)
        if name is not None:
            names.setdefault(quantity, name)
            standoff.attribute("Measures", name, quantity.kind)
            standoff.note(name, f"{quantity.value} {_shown(quantity.unit or '')}".strip())
    for event in article.events:
        _add_event(standoff, event, names)


def _add_event(standoff: _Standoff, event: Event, names: dict[TimeExpression | Quantity, str]) -> None:
    sort = event.kind.capitalize()
    trigger = standoff.text_bound(sort, event.trigger)
    if trigger is None:
        return
    arguments: list[tuple[str, str]] = []
    for role, some in event.roles():
        for one in some:
            name = standoff.text_bound("Participant", one.span)
            if name is not None:
                arguments.append((role.capitalize(), name))
                if one.entity is not None:
                    standoff.reference(name, one.entity)
    for role, part in (("Amount", event.amount), ("Time", event.time)):
        if part is not None and part in names:
            arguments.append((role, names[part]))
    standoff.attribute("Modality", standoff.event(sort, trigger, arguments), event.modality)


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """What there is to see of a span, line by line, as (start, end)."""
    for line in _LINE.finditer(text, span.start, span.end):
        stretch = line[0].strip()
        if stretch:
            start = line.start() + line[0].find(stretch)
            yield start, start + len(stretch)


def _shown(text: str) -> str:
    return on_one_line(storable(text).translate(_CHANGED))


def _file_name(article: Article) -> str:
    date = article.published.isoformat() if article.published else ""
    return "-".join(part for part in (date, slug(article.title or "", 40), article.id[:12]) if part)


def _write(path: Path, content: str) -> None:
    with whole_file(path) as file:
        file.write(content.encode())
