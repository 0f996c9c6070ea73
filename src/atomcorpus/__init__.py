"""Crawled articles about open AI models as typed records; every statement points at its exact characters."""

from __future__ import annotations

from atomcorpus.annotations import Citation, CitationAct, CitationKind, LinkStatus, Mention, Source, SourceKind
from atomcorpus.articles import Article, Heading, Section
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
from atomcorpus.spans import Span
