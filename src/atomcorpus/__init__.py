"""Crawled articles about open AI models as typed records; every statement points at its exact characters.

The way in is `parse` for one text and `read_articles` or `Corpus.read` for files; the rest are the records that come
out, their enums, and the errors. The modules `formats`, `queries` and `testing` are there as attributes too.

Records and errors are imported at once, the rest when it is first asked for: a tool that only passes records on does
not wait for the rules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from atomcorpus.annotations import (
    Citation,
    CitationAct,
    CitationKind,
    Hyperlink,
    LinkStatus,
    Mention,
    Source,
    SourceKind,
    StatedRole,
    Strength,
    ViaBasis,
)
from atomcorpus.articles import Article, Basis, Heading, Section
from atomcorpus.dates import PartialDate
from atomcorpus.entities import (
    Actor,
    ActorKind,
    AIModel,
    Artifact,
    ArtifactKind,
    Entity,
    ModelLevel,
    Openness,
    Period,
    Role,
)
from atomcorpus.errors import (
    AtomCorpusError,
    FormatError,
    MissingExtraError,
    MissingPathError,
    ParseError,
    QueryError,
    ReadError,
    UnknownEntityError,
    ValidationError,
)
from atomcorpus.facts import Event, EventKind, Modality, Participant, Quantity, QuantityKind, TimeExpression
from atomcorpus.folding import fold_name
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from atomcorpus import dataset as dataset
    from atomcorpus import formats as formats
    from atomcorpus import queries as queries
    from atomcorpus import testing as testing
    from atomcorpus.corpus import Corpus
    from atomcorpus.knowledge import KnowledgeBase, Link
    from atomcorpus.model_names import ModelName, parse_model_name
    from atomcorpus.pipeline import (
        CitationFinder,
        EventFinder,
        LanguageFinder,
        LayoutFinder,
        MentionFinder,
        QuantityFinder,
        RoleFinder,
        TimeFinder,
        parse,
    )
    from atomcorpus.quantities import parse_quantity
    from atomcorpus.reading import ArticleReader, Limits, read_articles
    from atomcorpus.selections import Counts, Figure, Moment, Occurrence, Reference, Selection, Statement, Telling
    from atomcorpus.times import parse_time

__all__ = [
    "AIModel",
    "Actor",
    "ActorKind",
    "Article",
    "ArticleReader",
    "Artifact",
    "ArtifactKind",
    "AtomCorpusError",
    "Basis",
    "Citation",
    "CitationAct",
    "CitationFinder",
    "CitationKind",
    "Corpus",
    "Counts",
    "Entity",
    "Event",
    "EventFinder",
    "EventKind",
    "Figure",
    "FormatError",
    "Gap",
    "Heading",
    "Hyperlink",
    "KnowledgeBase",
    "LanguageFinder",
    "LayoutFinder",
    "Limits",
    "Link",
    "LinkStatus",
    "Mention",
    "MentionFinder",
    "MissingExtraError",
    "MissingPathError",
    "Modality",
    "ModelLevel",
    "ModelName",
    "Moment",
    "Occurrence",
    "Openness",
    "ParseError",
    "PartialDate",
    "Participant",
    "Period",
    "Quantity",
    "QuantityFinder",
    "QuantityKind",
    "QueryError",
    "ReadError",
    "Reference",
    "Role",
    "RoleFinder",
    "Section",
    "Selection",
    "Source",
    "SourceKind",
    "Span",
    "StatedRole",
    "Statement",
    "Strength",
    "Telling",
    "TimeExpression",
    "TimeFinder",
    "UnknownEntityError",
    "ValidationError",
    "ViaBasis",
    "dataset",
    "fold_name",
    "formats",
    "parse",
    "parse_model_name",
    "parse_quantity",
    "parse_time",
    "queries",
    "read_articles",
]

_HOMES = {
    "ArticleReader": "reading",
    "Corpus": "corpus",
    "Counts": "selections",
    "Figure": "selections",
    "Moment": "selections",
    "Telling": "selections",
    "Occurrence": "selections",
    "Reference": "selections",
    "Selection": "selections",
    "Statement": "selections",
    "read_articles": "reading",
    "KnowledgeBase": "knowledge",
    "Link": "knowledge",
    "ModelName": "model_names",
    "parse_model_name": "model_names",
    "parse_quantity": "quantities",
    "parse_time": "times",
    "CitationFinder": "pipeline",
    "EventFinder": "pipeline",
    "LanguageFinder": "pipeline",
    "LayoutFinder": "pipeline",
    "Limits": "reading",
    "MentionFinder": "pipeline",
    "QuantityFinder": "pipeline",
    "RoleFinder": "pipeline",
    "TimeFinder": "pipeline",
    "parse": "pipeline",
}
_MODULES = frozenset({"dataset", "formats", "queries", "testing"})


def __getattr__(name: str) -> Any:
    """A public name that was not imported yet (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - half of the time that the import would take

        return version("atomcorpus")
    if name in _MODULES:
        return import_module(f"atomcorpus.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module 'atomcorpus' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"atomcorpus.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
