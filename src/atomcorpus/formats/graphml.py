"""GraphML: one graph of the actors, models and outlets of all articles, for Gephi and the like; written only."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from atomcorpus._characters import xml_text
from atomcorpus._files import whole_file
from atomcorpus.annotations import LinkStatus
from atomcorpus.entities import Actor, AIModel, Period, maker_of, sort_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

    from atomcorpus.articles import Article
    from atomcorpus.entities import Artifact, Entity
    from atomcorpus.facts import Event

    Values = Mapping[str, str | int | None]

__all__ = ["dumps", "write"]

Node = tuple[str, str]
"""Type and id."""
Edge = tuple[Node, Node, str, str, str, str, str, str]
"""From, to, and the attributes that are text, in the order of `_EDGE_KEYS`."""

_NODE_KEYS = {
    **dict.fromkeys(
        ("label", "type", "entity_id", "kind", "country", "issued", "released", "openness", "license"), "string"
    ),
    **dict.fromkeys(("total_parameters", "active_parameters", "mentions", "articles"), "long"),
}
_EDGE_KEYS = {
    **dict.fromkeys(("relation", "evidence", "title", "since", "until", "modality"), "string"),
    "count": "long",
}
_TEXT, _KNOWLEDGE = "text", "knowledge"
_LONGEST = 2**63 - 1  # what `long` holds
_BEGIN = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def dumps(articles: Iterable[Article]) -> str:
    """Write one directed graph of all articles.

    Nodes are the entities (an ambiguous mention names none), their makers and parents, and the outlets. Edges have a
    `relation` and `evidence`, which is `text` or `knowledge`; equal ones are one edge with a `count`. An event is an
    edge from each who does it to what it is done to and to who gets it, with how much, when and its modality. What XML
    cannot hold is U+FFFD. The memory that this takes grows with the number of entities, not of articles.

    Example:
        >>> from atomcorpus import parse
        >>> lines = dumps([parse('"Qwen is fast," said Jane Doe.')]).splitlines()
        >>> print(lines[-3])  # what Jane Doe says is of Qwen
        <edge source="n1" target="n2"><data key="edge-relation">speaks_of</data>\
<data key="edge-evidence">text</data><data key="edge-count">1</data></edge>
    """
    return "".join(_lines(articles))


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> None:
    """Write the graph of all articles to a file, which appears whole or not at all.

    Raises:
        ReadError: If the file cannot be written.
    """
    with whole_file(path) as file:
        file.writelines(line.encode() for line in _lines(articles))


class _Graph:
    """Nodes with the record behind each, where there is one, and edges with how often the texts have them."""

    def __init__(self) -> None:
        self.nodes: dict[Node, Entity | None] = {}
        self.mentions = Counter[Node]()
        self.articles = Counter[Node]()
        self.edges = Counter[Edge]()

    def entity(self, entity: Entity) -> Node:
        """The node of an entity."""
        node = sort_of(entity), entity.id
        if self.nodes.get(node) is None:
            self.nodes[node] = entity
            self._add_known(node, entity)
        return node

    def bare(self, node: Node) -> Node:
        """A node of which no more than its id may be known."""
        self.nodes.setdefault(node, None)
        return node

    def link(self, source: Node, target: Node, relation: str, title: str = "") -> None:
        """Count an edge that a text is the evidence for."""
        self.edges[source, target, relation, _TEXT, title, "", "", ""] += 1

    def tell(self, source: Node, target: Node, relation: str, event: Event, when: Period) -> None:
        """Count an edge that an event is: how much, when, and whether it is done."""
        amount = event.amount
        title = "" if amount is None else f"{amount.value} {amount.unit or ''}".strip()
        since, until = (str(end or "") for end in (when.since, when.until))
        self.edges[source, target, relation, _TEXT, title, since, until, event.modality] += 1

    def _add_known(self, node: Node, entity: Entity) -> None:
        """The edges that the entity's record states."""
        if isinstance(entity, Actor):
            for role in entity.roles:
                if role.organization is not None:
                    since, until = (str(end or "") for end in (role.period.since, role.period.until))
                    organization = self.bare(_actor_node(role.organization))
                    self.edges[node, organization, "role", _KNOWLEDGE, role.title, since, until, ""] = 0
        elif (maker := maker_of(entity)) is not None:
            self._state(self.entity(maker), node, "developed" if isinstance(entity, AIModel) else "made")
        if entity.parent is not None:
            self._state(node, self.bare((sort_of(entity), entity.parent)), "part_of")

    def _state(self, source: Node, target: Node, relation: str) -> None:
        self.edges[source, target, relation, _KNOWLEDGE, "", "", "", ""] = 0


def _actor_node(actor_id: str) -> Node:
    return "actor", actor_id


def _add(graph: _Graph, article: Article) -> None:
    """Count what one article names, says of roles and cites."""
    named = [(one.span, graph.entity(one.entity)) for one in article.mentions if one.status is not LinkStatus.AMBIGUOUS]
    graph.mentions.update(node for _, node in named)
    graph.articles.update({node for _, node in named})
    for role in article.roles:
        person = graph.entity(role.person)
        if role.organization is not None:
            graph.link(person, graph.entity(role.organization), "role", role.title)
    for citation in article.citations:
        via = graph.entity(citation.via) if citation.via else None
        if citation.source.actor is None:
            continue
        actor = graph.entity(citation.source.actor)
        if article.publisher is not None:
            graph.link(actor, graph.bare(("outlet", article.publisher)), "cited_in")
        if via is not None:
            graph.link(actor, via, "relayed_by")
        for content in citation.content:
            at = bisect_left(named, content.start, key=lambda pair: pair[0].start)
            while at < len(named) and named[at][0].start < content.end:
                span, node = named[at]
                if content.covers(span):
                    graph.link(actor, node, "speaks_of")
                at += 1


def _add_event(graph: _Graph, article: Article, event: Event) -> None:
    """An edge from each agent to each theme and recipient that are known; of no stated time in the article's."""
    stated = None if event.time is None else event.time.period
    when = Period(article.published, article.published) if stated is None else stated
    agents = [graph.entity(one.entity) for one in event.agent if one.entity is not None]
    for relation, some in ((event.kind.value, event.theme), (f"{event.kind}_to", event.recipient)):
        for target in [graph.entity(one.entity) for one in some if one.entity is not None]:
            for agent in agents:
                graph.tell(agent, target, relation, event, when)


def _lines(articles: Iterable[Article]) -> Iterator[str]:
    graph = _Graph()
    for article in articles:
        _add(graph, article)
        for event in article.events:
            _add_event(graph, article, event)
    yield _BEGIN
    for place, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, sort in keys.items():
            # No ids but those made here: GraphML has none with a slash.
            about = {"id": f"{place}-{name}", "for": place, "attr.name": name, "attr.type": sort}
            yield _written(ET.Element("key", about))
    yield '<graph id="articles" edgedefault="directed">\n'
    numbers = {node: f"n{number}" for number, node in enumerate(sorted(graph.nodes))}
    for node, number in numbers.items():
        yield _element("node", {"id": number}, _node_values(graph, node))
    for (source, target, *texts), count in sorted(graph.edges.items()):
        ends = {"source": numbers[source], "target": numbers[target]}
        yield _element("edge", ends, {**dict(zip(_EDGE_KEYS, texts, strict=False)), "count": count or None})
    yield "</graph>\n</graphml>\n"


def _node_values(graph: _Graph, node: Node) -> Values:
    sort, node_id = node
    entity = graph.nodes[node]
    about: Values = {"label": entity.name if entity else node_id, "type": sort}
    if sort == "outlet":
        return about
    counts = {"mentions": graph.mentions[node], "articles": graph.articles[node]}
    details: Values = {} if entity is None else _details(entity)
    return {**about, "entity_id": node_id, **details, **counts}


def _details(entity: Entity) -> Values:
    if isinstance(entity, AIModel):
        return _model(entity)
    if isinstance(entity, Actor):
        return {"kind": entity.kind, "country": entity.country}
    return _artifact(entity)


def _artifact(artifact: Artifact) -> Values:
    issued = str(artifact.issued) if artifact.issued else None
    return {"kind": artifact.kind, "country": artifact.country, "issued": issued}


def _model(model: AIModel) -> Values:
    return {
        "kind": model.level,
        "released": str(model.released) if model.released else None,
        "openness": model.openness,
        "license": model.license,
        "total_parameters": model.total_parameters,
        "active_parameters": model.active_parameters,
    }


def _element(tag: str, attributes: dict[str, str], values: Values) -> str:
    element = ET.Element(tag, attributes)
    for name, value in values.items():
        if value is None or value == "" or (isinstance(value, int) and value > _LONGEST):
            continue
        ET.SubElement(element, "data", {"key": f"{tag}-{name}"}).text = xml_text(str(value))
    return _written(element)


def _written(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode") + "\n"
