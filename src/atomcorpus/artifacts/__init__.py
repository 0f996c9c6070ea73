"""Artifacts: names of what somebody made, neither actors nor AI models.

What the knowledge base lists is found with all other listed names; `senses` says where such a name, if it is also
something else, is meant. What nobody listed is found by how English names it: numbers of laws, the words that close a
name ("Act", "Bench"), the nouns beside it, quotation marks around a title.
"""

from __future__ import annotations

from atomcorpus.artifacts.grammar import find_artifacts
from atomcorpus.artifacts.guesses import Guess
from atomcorpus.artifacts.senses import acts, has_people, supports_artifact
from atomcorpus.artifacts.tails import whole_name
from atomcorpus.artifacts.unlisted import unlisted_artifact

__all__ = ["Guess", "acts", "find_artifacts", "has_people", "supports_artifact", "unlisted_artifact", "whole_name"]
