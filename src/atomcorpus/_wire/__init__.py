"""The wire format `atomcorpus.article/2`: an article as JSON, and strictly back.

`objects` has the types of what stands in the JSON, `rows` the entities of an article, `writing` and `reading` the two
ways, `unchecked` the records that `reading` makes, `strict` what is wrong with anything else, `text` JSON itself.
"""

from __future__ import annotations

from atomcorpus._wire.objects import OFFSET_UNIT, SCHEMA
from atomcorpus._wire.reading import decode_article, decode_record
from atomcorpus._wire.writing import encode_article, encode_record

__all__ = ["OFFSET_UNIT", "SCHEMA", "decode_article", "decode_record", "encode_article", "encode_record"]
