"""JSON-LD in the words of schema.org: articles, who and what they mention, and their citations; written only."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from atomcorpus._files import whole_file
from atomcorpus.annotations import CitationAct, CitationKind, LinkStatus, SourceKind
from atomcorpus.entities import Actor, ActorKind, AIModel, ArtifactKind, maker_of
from atomcorpus.facts import Modality, QuantityKind
from atomcorpus.formats._json_array import json_array
from atomcorpus.formats._names import (
    Unused,
    actor_urn,
    article_urn,
    artifact_urn,
    entity_urn,
    hub_addresses,
    linked_address,
    model_urn,
    web_address,
)

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from atomcorpus.annotations import Citation
    from atomcorpus.articles import Article
    from atomcorpus.entities import Artifact, Entity, Role
    from atomcorpus.facts import Event, Participant, Quantity

    Data = dict[str, Any]

__all__ = ["dumps", "write"]

_BEGIN = '{"@context":"https://schema.org","@graph":['
_PLACES = {ActorKind.COUNTRY: "Country", ActorKind.REGION: "Place", ActorKind.PLACE: "Place"}
_TYPES = _PLACES | {
    ActorKind.PERSON: "Person",
    ActorKind.GOVERNMENT: "GovernmentOrganization",
    ActorKind.MEDIA: "NewsMediaOrganization",
    ActorKind.INITIATIVE: "Project",
}
"""Types of the kinds that have one of their own; the others are organisations."""

_PRODUCTS = (ArtifactKind.HARDWARE, ArtifactKind.PRODUCT)
_WORKS = {ArtifactKind.LAW: "Legislation", ArtifactKind.DATASET: "Dataset"}
"""Types of artifacts that are no products; the others are creative works."""


def dumps(articles: Iterable[Article]) -> str:
    """Write articles as a JSON-LD graph, one node a line: each article with its citations, each entity once.

    A direct quotation is a `Quotation`, an indirect or mixed one a `Claim`, unless its act is an eventuality (a
    request, a refusal), which is no claim. Dates have the parts that are known, as ISO 8601 writes them (`2025-08`).
    Texts of articles are not in it. No `<` is in it either, so it can stand in a `script` element of a page. A second
    article with the same text has a number after its id. What an article leads to is a `WebPage` that it cites. An
    event is an `Action`.

    Example:
        >>> from atomcorpus import Article, PartialDate
        >>> print(dumps([Article("", PartialDate(2025, 8), title="Open weights")]), end="")
        {"@context":"https://schema.org","@graph":[
        {"@id":"urn:atomcorpus:article:e3b0c44298fc1c149afbf4c8996fb924","@type":"NewsArticle",\
"identifier":"e3b0c44298fc1c149afbf4c8996fb924","headline":"Open weights","datePublished":"2025-08"}
        ]}
    """
    return "".join(_lines(articles))


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> None:
    """Write articles to a file, which appears whole or not at all; one after the other, never all in memory.

    Raises:
        ReadError: If the file cannot be written.
    """
    with whole_file(path) as file:
        file.writelines(line.encode() for line in _lines(articles))


def _lines(articles: Iterable[Article]) -> Iterator[str]:
    described: set[Entity] = set()
    unused = Unused()
    nodes = (node for article in articles for node in _nodes(article, article_urn(unused(article.id)), described))
    return json_array(nodes, _BEGIN, "]}")


def _nodes(article: Article, urn: str, described: set[Entity]) -> Iterator[Data]:
    """The article, its statements, and the entities that are not described yet."""
    statements = [
        _statement(article, urn, citation, number)
        for number, citation in enumerate(article.citations, start=1)
        if citation.kind is CitationKind.DIRECT or citation.act is not CitationAct.EVENTUALITY
    ]
    yield _known(
        {
            "@id": urn,
            "@type": "NewsArticle",
            "identifier": article.id,
            "headline": article.title,
            "url": web_address(article.url),
            "datePublished": article.published and article.published.isoformat(),
            "author": [{"name": name} for name in article.authors],
            "publisher": article.publisher and {"@type": "Organization", "name": article.publisher},
            "inLanguage": article.language,
            "mentions": [{"@id": name} for name in dict.fromkeys(entity_urn(entity) for entity in _named(article))],
            "citation": [{"@id": statement["@id"]} for statement in statements] + _pages(article),
        }
    )
    yield from statements
    for number, event in enumerate(article.events, start=1):
        yield _event(article, urn, event, number)
    for entity in _entities(article):
        if entity not in described:
            described.add(entity)
            yield _described(entity)


def _pages(article: Article) -> list[Data]:
    """The pages to which the article leads, each once, with whose they are."""
    pages: dict[str, Data] = {}
    for link in article.links:
        address = linked_address(article, link)
        if address is not None:
            whose = link.outlet and {"@id": actor_urn(link.outlet.id)}
            pages.setdefault(address, _known({"@id": address, "@type": "WebPage", "publisher": whose}))
    return list(pages.values())


def _named(article: Article) -> Iterator[Entity]:
    """What is named, as far as that is known."""
    return (mention.entity for mention in article.mentions if mention.status is not LinkStatus.AMBIGUOUS)


def _taking_parts(article: Article) -> Iterator[Entity]:
    return (one.entity for event in article.events for one in event.participants() if one.entity is not None)


def _entities(article: Article) -> Iterator[Entity]:
    for entity in chain(_named(article), _taking_parts(article)):
        yield entity
        if (maker := maker_of(entity)) is not None:
            yield maker
    for citation in article.citations:
        for actor in (citation.source.actor, citation.via):
            if actor is not None:
                yield actor
    for link in article.links:
        if link.outlet is not None and linked_address(article, link) is not None:
            yield link.outlet


def _statement(article: Article, urn: str, citation: Citation, number: int) -> Data:
    quoted, actor = citation.kind is CitationKind.DIRECT, citation.source.actor
    words = article.words(citation.source.span) if citation.source.span else None
    is_document = citation.source.kind is SourceKind.DOCUMENT
    by = {"@id": actor_urn(actor.id)} if actor else {"description": words} if words else None
    return _known(
        {
            "@id": f"{urn}:citation:{number}",
            "@type": "Quotation" if quoted else "Claim",
            "text": " … ".join(map(article.words, citation.content)),
            "spokenByCharacter" if quoted else "author": None if is_document and actor is None else by,
            "isBasedOn": words and {"@type": "CreativeWork", "name": words} if is_document else None,
            "publisher": citation.via and {"@id": actor_urn(citation.via.id)},
            "isPartOf" if quoted else "appearance": {"@id": urn},
        }
    )


def _event(article: Article, urn: str, event: Event, number: int) -> Data:
    """What somebody does, as an action; whether it is done is its status."""
    agent, theme, recipient = ([_taking_part(article, one) for one in some] for _, some in event.roles())
    period = event.time.period if event.time else None
    return _known(
        {
            "@id": f"{urn}:event:{number}",
            "@type": "Action",
            "name": event.kind.value,
            "description": article.words(event.trigger),
            "agent": agent,
            "object": theme,
            "recipient": recipient,
            "result": event.amount and _amount(event.amount),
            "startTime": period and period.since and period.since.isoformat(),
            "endTime": period and period.until and period.until.isoformat(),
            "actionStatus": _STATUSES[event.modality],
            "subjectOf": {"@id": urn},
        }
    )


def _taking_part(article: Article, one: Participant) -> Data:
    """The entity, or the words that name or describe it."""
    return {"description": article.words(one)} if one.entity is None else {"@id": entity_urn(one.entity)}


def _amount(quantity: Quantity) -> Data:
    low, high = (None if bound is None else f"{bound:f}" for bound in (quantity.low, quantity.high))
    is_money = quantity.kind is QuantityKind.MONEY
    return _known(
        {
            "@type": "MonetaryAmount" if is_money else "QuantitativeValue",
            "currency" if is_money else "unitText": quantity.unit,
            "minValue": low,
            "maxValue": high,
        }
    )


_STATUSES = {
    Modality.DONE: "CompletedActionStatus",
    Modality.PLANNED: "PotentialActionStatus",
    Modality.POSSIBLE: "PotentialActionStatus",
    Modality.DENIED: "FailedActionStatus",
}


def _described(entity: Entity) -> Data:
    if isinstance(entity, Actor):
        return _actor(entity)
    return _model(entity) if isinstance(entity, AIModel) else _artifact(entity)


def _actor(actor: Actor) -> Data:
    of_place = actor.kind in _PLACES
    is_organization = actor.kind is not ActorKind.PERSON and not of_place
    return _known(
        {
            "@id": actor_urn(actor.id),
            "@type": _TYPES.get(actor.kind, "Organization"),
            "identifier": actor.id,
            "name": actor.name,
            "alternateName": list(actor.aliases),
            "sameAs": hub_addresses(actor),
            "address": _address(actor.country) if is_organization else None,
            "parentOrganization": actor.parent and {"@id": actor_urn(actor.parent)} if is_organization else None,
            "containedInPlace": actor.parent and {"@id": actor_urn(actor.parent)} if of_place else None,
            "worksFor": [_position(role, role.organization) for role in actor.roles if role.organization],
        }
    )


def _address(country: str | None) -> Data | None:
    """The address, as far as the country; EU and intl are none."""
    if country is None or country in {"EU", "intl"}:
        return None
    return {"@type": "PostalAddress", "addressCountry": country}


def _position(role: Role, organization: str) -> Data:
    return _known(
        {
            "@type": "OrganizationRole",
            "roleName": role.title,
            "worksFor": {"@id": actor_urn(organization)},
            "startDate": role.period.since and role.period.since.isoformat(),
            "endDate": role.period.until and role.period.until.isoformat(),
        }
    )


def _model(model: AIModel) -> Data:
    return _known(
        {
            "@id": model_urn(model.id),
            "@type": "SoftwareApplication",
            "identifier": model.id,
            "name": model.name,
            "alternateName": list(model.aliases),
            "sameAs": hub_addresses(model),
            "applicationCategory": "AI model",
            "applicationSubCategory": model.level.value,
            "softwareVersion": model.version,
            "creator": model.developer and {"@id": actor_urn(model.developer.id)},
            "datePublished": model.released and model.released.isoformat(),
            "license": model.license and {"@type": "CreativeWork", "name": model.license},
            "isPartOf": model.parent and {"@id": model_urn(model.parent)},
        }
    )


def _artifact(artifact: Artifact) -> Data:
    """A product, or a creative work, of which legislation and data sets are sorts of their own."""
    maker, issued = artifact.maker, artifact.issued and artifact.issued.isoformat()
    parent = artifact.parent and {"@id": artifact_urn(artifact.parent)}
    is_law, is_product = artifact.kind is ArtifactKind.LAW, artifact.kind in _PRODUCTS
    return _known(
        {
            "@id": artifact_urn(artifact.id),
            "@type": "Product" if is_product else _WORKS.get(artifact.kind, "CreativeWork"),
            "identifier": artifact.id,
            "name": artifact.name,
            "alternateName": list(artifact.aliases),
            "category" if is_product else "genre": artifact.kind.value,
            "manufacturer" if is_product else "creator": maker and {"@id": actor_urn(maker.id)},
            "releaseDate" if is_product else "datePublished": issued,
            "legislationJurisdiction": artifact.country if is_law else None,
            "countryOfOrigin": None if is_law else _country(artifact.country),
            "isRelatedTo" if is_product else "isPartOf": parent,
        }
    )


def _country(country: str | None) -> Data | None:
    """A country by its code; EU and intl are none."""
    if country is None or country in {"EU", "intl"}:
        return None
    return {"@type": "Country", "identifier": country}


def _known(data: Data) -> Data:
    """The data without keys of what is not known."""
    return {key: value for key, value in data.items() if value}
