"""The grammar of AI-model names: one name in, one record out, known or never seen before.

`parse_model_name` reads a name; the questions `is_size`, `is_version` ... and the tables `FAMILY_NAMES` and `VARIANTS`
answer what a single word can be, for those who look for names in prose. Nothing here looks a model up: that is the
knowledge base's.
"""

from __future__ import annotations

from atomcorpus.model_names.grammar import parse_model_name
from atomcorpus.model_names.names import ModelName
from atomcorpus.model_names.vocabulary import FAMILY_NAMES, VARIANTS, FamilyName
from atomcorpus.model_names.words import is_date_stamp, is_quantization, is_size, is_variant, is_version

__all__ = [
    "FAMILY_NAMES",
    "VARIANTS",
    "FamilyName",
    "ModelName",
    "is_date_stamp",
    "is_quantization",
    "is_size",
    "is_variant",
    "is_version",
    "parse_model_name",
]
