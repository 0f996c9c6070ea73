"""Records of artifacts that the knowledge base does not have; their ids are a name space of their own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from atomcorpus.entities import Artifact
from atomcorpus.folding import fold_name

if TYPE_CHECKING:
    from atomcorpus.entities import ArtifactKind

__all__ = ["unlisted_artifact"]

_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d (?=\D)")


@lru_cache(maxsize=1 << 12)
def unlisted_artifact(name: str, kind: ArtifactKind) -> Artifact:
    """An artifact of which only this text's name is known; equal for every spelling of it, with a year before or not.

    Example:
        >>> from atomcorpus import ArtifactKind
        >>> unlisted_artifact("2024 Clean Rivers Act", ArtifactKind.LAW).id
        'unlisted:law/cleanriversact'
    """
    year = _YEAR_BEFORE.match(name)
    plain = name[year.end() :] if year else name
    return Artifact(id=f"unlisted:{kind.value}/{fold_name(plain) or plain}", name=plain, kind=kind)
