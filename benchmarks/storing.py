"""Speed of JSON and of Parquet, beside others that write and read the same."""

from __future__ import annotations

import gc
from itertools import cycle, islice
from typing import TYPE_CHECKING

import msgspec
import orjson

from atomcorpus import Article, Corpus, parse
from atomcorpus.formats import json, jsonl, parquet
from measure import Ratio, in_turns
from wire_models import make_pydantic, make_struct, wire_models

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["ratios"]

_KEPT = 10_000


def ratios(texts: Sequence[str], folder: Path, rounds: int) -> list[Ratio]:
    """JSON against msgspec, pydantic and orjson; the collector; Parquet."""
    articles = [parse(text) for text in texts]
    return [*_json(articles, rounds), *_kept(articles, folder, rounds), *_parquet(articles, folder, rounds)]


def _json(articles: Sequence[Article], rounds: int) -> list[Ratio]:
    stored = [json.dumps(article).encode() for article in articles]
    decoder, encoder = msgspec.json.Decoder(wire_models(make_struct)), msgspec.json.Encoder()
    model = wire_models(make_pydantic)
    structs = [decoder.decode(line) for line in stored]
    models = [model.model_validate_json(line) for line in stored]
    plain = [orjson.loads(line) for line in stored]
    took = in_turns(
        {
            "decode struct": lambda: [decoder.decode(line) for line in stored],
            "decode pydantic": lambda: [model.model_validate_json(line) for line in stored],
            "decode orjson": lambda: [orjson.loads(line) for line in stored],
            "decode": lambda: [json.loads(line) for line in stored],
            "encode struct": lambda: [encoder.encode(one).decode() for one in structs],
            "encode pydantic": lambda: [one.model_dump_json(by_alias=True) for one in models],
            "encode orjson": lambda: [orjson.dumps(one).decode() for one in plain],
            "encode": lambda: [json.dumps(article) for article in articles],
        },
        rounds,
    )
    detail = ", ".join(f"{name} {1e6 * seconds / len(stored):.0f} us" for name, seconds in took.items())
    return [
        Ratio("JSON decode, time over msgspec.Struct", took["decode"] / took["decode struct"], least=3, aim=1.4),
        Ratio("JSON encode, time over msgspec.Struct", took["encode"] / took["encode struct"], least=2.5, aim=1.5),
        Ratio(
            "JSON decode, speed over pydantic", took["decode pydantic"] / took["decode"], least=1, aim=2, faster=True
        ),
        Ratio(
            "JSON encode, speed over pydantic", took["encode pydantic"] / took["encode"], least=1, aim=2, faster=True
        ),
        Ratio("JSON decode, time over orjson to dicts", took["decode"] / took["decode orjson"], detail=detail),
        Ratio("JSON encode, time over orjson from dicts", took["encode"] / took["encode orjson"]),
    ]


def _kept(articles: Sequence[Article], folder: Path, rounds: int) -> list[Ratio]:
    """Reading many stored articles and keeping them, with the garbage collector as it is and without it."""
    path = folder / "kept.jsonl"
    jsonl.write(islice(cycle(articles), _KEPT), path)

    def without() -> Corpus:
        gc.disable()
        try:
            return Corpus.read(path)
        finally:
            gc.enable()

    took = in_turns({"as it is": lambda: Corpus.read(path), "without": without}, rounds)
    ratio = took["as it is"] / took["without"]
    return [Ratio(f"{_KEPT:,} stored articles kept, time over no collector", ratio, least=1.5, aim=1.1)]


def _parquet(articles: Sequence[Article], folder: Path, rounds: int) -> list[Ratio]:
    path = folder / "articles.parquet"
    took = in_turns(
        {
            "write": lambda: parquet.write(articles, path),
            "read": lambda: list(parquet.read(path)),
            "encode": lambda: jsonl.dumps(articles),
            "decode": lambda: jsonl.loads(jsonl.dumps(articles)),
        },
        rounds,
    )
    return [
        Ratio("Parquet write, time over JSON encode", took["write"] / took["encode"]),
        Ratio("Parquet read, time over JSON decode", took["read"] / (took["decode"] - took["encode"])),
    ]
