"""Crawled articles about open AI models as typed records; every statement points at its exact characters.

The way in is `parse` for one text and `read_articles` or `Corpus.read` for files; the rest are the records that come
out, their enums, and the errors. The modules `formats`, `queries` and `testing` are imported by name.
"""

from __future__ import annotations

from atomcorpus.annotations import (
    Citation,
    CitationAct,
    CitationKind,
    LinkStatus,
    Mention,
    Source,
    SourceKind,
    StatedRole,
)
from atomcorpus.articles import Article, Heading, Section
from atomcorpus.corpus import ArticleReader, Corpus, read_articles
from atomcorpus.dates import PartialDate
from atomcorpus.entities import Actor, ActorKind, AIModel, Entity, ModelLevel, Openness, Period, Role
from atomcorpus.errors import (
    AtomCorpusError,
    FormatError,
    MissingExtraError,
    MissingPathError,
    ParseError,
    ReadError,
    UnknownEntityError,
    ValidationError,
)
from atomcorpus.folding import fold_name
from atomcorpus.knowledge import KnowledgeBase, Link
from atomcorpus.model_names import ModelName, parse_model_name
from atomcorpus.pipeline import CitationFinder, MentionFinder, RoleFinder, parse
from atomcorpus.spans import Span

__all__ = [
    "AIModel",
    "Actor",
    "ActorKind",
    "Article",
    "ArticleReader",
    "AtomCorpusError",
    "Citation",
    "CitationAct",
    "CitationFinder",
    "CitationKind",
    "Corpus",
    "Entity",
    "FormatError",
    "Heading",
    "KnowledgeBase",
    "Link",
    "LinkStatus",
    "Mention",
    "MentionFinder",
    "MissingExtraError",
    "MissingPathError",
    "ModelLevel",
    "ModelName",
    "Openness",
    "ParseError",
    "PartialDate",
    "Period",
    "ReadError",
    "Role",
    "RoleFinder",
    "Section",
    "Source",
    "SourceKind",
    "Span",
    "StatedRole",
    "UnknownEntityError",
    "ValidationError",
    "fold_name",
    "parse",
    "parse_model_name",
    "read_articles",
]
