"""Derive the family names of the model-name grammar from the source tables of the knowledge base.

    python tools/build_model_names.py [--check] [--tables FOLDER] [--output FILE]

`FOLDER` holds `families.csv`, `series.csv` and `models.csv`. `FILE` gets a line a spelling, sorted: the words of the
name in lower case, the family's id, its developer's id, and flags:

- `common`: the spelling needs a context in prose, being a word or a name of something else too;
- `foundation`: other publishers put this family's name into the names of what they make from it;
- `generation`: looks like a letter and a version, and is one behind another family's name ("Kimi K2");
- `first`: too short, or too common a word, to be recognised anywhere but at the beginning of a name.

With `--check` nothing is written; the exit status is 1 if the file would change.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT / "tools" / "knowledge"
PACKAGE = ROOT / "src" / "atomcorpus" / "model_names"

FOUNDATIONS = frozenset(
    {"code-llama", "deepseek", "gemma", "glm", "llama", "mistral", "mixtral", "phi", "qwen", "vicuna", "yi"}
)
# Not a name of models of language, but of the thing itself.
LEFT_OUT = frozenset({"transformer-orig"})
# What keeps its number, because without it it says too little: mT5 and mT0 are of two families.
TOO_LITTLE = frozenset({"byt", "got", "mm", "mt"})
# Lines of one house that are words of the trade everywhere else.
GENERIC = frozenset({"embed", "rerank"})
# First words of models that other publishers' names begin with too.
ANYBODYS = frozenset({"bilingual", "dictalm", "mono", "multilingual", "spotlight"})
# Shorter than this, what a series gives is too likely to be something else in the middle of a name.
SHORT = 3
SEPARATORS = re.compile(r"[\s\-_:·()']+|(?<!\d)\.|\.(?!\d)")
VERSION = re.compile(r"v?\d[\d.]*[a-z]{0,3}")
GENERATION = re.compile(r"[a-z]\d+(?:\.\d+)?")
GLUED_VERSION = re.compile(r"(?<=[a-zα-ω])v?\d[\d.]*$")


class Spelling(NamedTuple):
    """What a spelling stands for."""

    family: str
    developer: str
    first: bool


def rows_of(table: Path) -> list[dict[str, str]]:
    """The rows of a CSV table."""
    with table.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def words_of(name: str) -> list[str]:
    """The words of a name in lower case, without accents and without what stands in brackets."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", " ", name)).casefold()
    return SEPARATORS.sub(" ", "".join(letter for letter in plain if not unicodedata.combining(letter))).split()


def series_words(name: str, variants: frozenset[str]) -> list[str]:
    """The words of a series up to its version or size: "Hy3" gives "hy"; empty if they name no family."""
    kept: list[str] = []
    for word in words_of(name):
        if VERSION.fullmatch(word):
            break
        if GENERATION.fullmatch(word):
            return []
        bare = GLUED_VERSION.sub("", word)
        kept.append(word if bare in TOO_LITTLE else bare)
    return [] if variants.issuperset(kept) else kept


def spellings_of(tables: Path, variants: frozenset[str], common: frozenset[str]) -> dict[str, Spelling]:
    """Every spelling; one that several claim goes to id before name, alias, series and model, then to the newest."""
    families = [row for row in rows_of(tables / "families.csv") if row["id"] not in LEFT_OUT]
    families.sort(key=lambda row: (row["first_release"], row["id"]), reverse=True)
    chosen: dict[str, Spelling] = {}
    for column in ("id", "name", "aliases"):
        for row in families:
            for name in row[column].split("|"):
                words = words_of(name)
                if "".join(words).strip("0123456789"):
                    chosen.setdefault(" ".join(words), Spelling(row["id"], row["developer"], first=False))
    heads = {key: spelling.family for key, spelling in chosen.items() if " " not in key}
    developers = {row["id"]: row["developer"] for row in families}
    for row in rows_of(tables / "series.csv"):
        for name in filter(None, [row["name"], *row["aliases"].split("|")]):
            words = series_words(name, variants)
            head = heads.get(words[0]) if words else row["family"]
            if head == row["family"] or (head and len(words) == 1):
                continue  # says nothing new, or is another family's name
            key = " ".join(words)
            first = len(key) <= SHORT or key in GENERIC or (len(words) == 1 and key in common)
            chosen.setdefault(key, Spelling(row["family"], developers[row["family"]], first))
    for word, family in leading_words(tables / "models.csv").items():
        is_maker = any(developer.replace("-", "").startswith(word) for developer in developers.values())
        is_known = word in variants or word in {key.split()[0] for key in chosen} or is_glued(word, heads, variants)
        if not is_maker and not is_known:
            chosen[word] = Spelling(family, developers[family], first=True)
    return chosen


def is_glued(word: str, families: Mapping[str, str], variants: frozenset[str]) -> bool:
    """Whether the grammar takes a word apart into a family and a variant: "hunyuanvideo", "mathglm"."""
    halves = [(word[:cut], word[cut:]) for cut in range(1, len(word))]
    return any(
        (front in families and back in variants) or (front in variants and back in families) for front, back in halves
    )


def leading_words(models: Path) -> dict[str, str]:
    """The first words that only one family's models have, and its id: SantaCoder is of the family of StarCoder."""
    families: dict[str, set[str]] = {}
    for row in rows_of(models):
        words = words_of((row["hub_id"] or row["id"]).rpartition("/")[2])
        if words:
            families.setdefault(GLUED_VERSION.sub("", words[0]), set()).add(row["family"])
    return {
        word: next(iter(ids))
        for word, ids in families.items()
        if len(ids) == 1 and "" not in ids and len(word) > SHORT and word.isalpha() and word not in ANYBODYS
    }


def is_implied(key: str, family: str, chosen: dict[str, Spelling]) -> bool:
    """Whether a shorter spelling inside a longer one gives the same family: "nova" in "amazon nova"."""
    words = key.split()
    shorter = [*words, *(" ".join(words[:end]) for end in range(2, len(words)))] if len(words) > 1 else []
    inside = [chosen[part].family for part in shorter if part in chosen and not chosen[part].first]
    return any(other == family for other in inside) and all(other == family or other in FOUNDATIONS for other in inside)


def line_of(key: str, spelling: Spelling, common: frozenset[str]) -> str:
    """The line of one spelling."""
    flags = {
        "common": key in common,
        "foundation": spelling.family in FOUNDATIONS,
        "generation": key != "t5" and GENERATION.fullmatch(key) is not None,
        "first": spelling.first,
    }
    return "\t".join(
        (key, spelling.family, spelling.developer, " ".join(flag for flag, holds in flags.items() if holds))
    )


def table_of(tables: Path) -> str:
    """The whole output."""
    rows = [row for table in ("families.csv", "series.csv") for row in rows_of(tables / table)]
    common = frozenset(" ".join(words_of(name)) for row in rows for name in row["needs_context"].split("|"))
    variants = (PACKAGE / "variants.tsv").read_text(encoding="utf-8").splitlines()
    chosen = spellings_of(tables, frozenset(line.split("\t")[0] for line in variants), common)
    split = {key.replace(" ", "") for key in chosen if " " in key}
    kept = {
        key: spelling
        for key, spelling in chosen.items()
        if key not in split and not is_implied(key, spelling.family, chosen)
    }
    lines = sorted(line_of(key, spelling, common) for key, spelling in kept.items())
    return "".join(f"{line}\n" for line in ["words\tfamily\tdeveloper\tflags", *lines])


def main() -> int:
    """Write the file, or with `--check` say whether it is up to date."""
    parser = argparse.ArgumentParser(description="Derive the family names of the model-name grammar.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the file would change")
    parser.add_argument("--tables", type=Path, default=TABLES, help="folder of the source tables")
    parser.add_argument("--output", type=Path, default=PACKAGE / "families.tsv", help="file to write")
    options = parser.parse_args()
    text = table_of(options.tables)
    if options.check:
        same = options.output.exists() and options.output.read_text(encoding="utf-8") == text
        print(f"{options.output}: {'up to date' if same else 'out of date'}")
        return 0 if same else 1
    options.output.write_text(text, encoding="utf-8", newline="\n")
    print(f"{options.output}: {len(text.splitlines()) - 1} spellings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
