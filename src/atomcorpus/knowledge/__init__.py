"""What the library knows of the world: actors, AI models, artifacts, what a name leads to, and whose site a host is.

Public are the classes below. The packaged data are in `data/`, made by `tools/build_knowledge.py` and never edited by
hand. Nothing here reads an article.
"""

from __future__ import annotations

from atomcorpus.knowledge.knowledge_base import KnowledgeBase
from atomcorpus.knowledge.names import Link, Name

__all__ = ["KnowledgeBase", "Link", "Name"]
