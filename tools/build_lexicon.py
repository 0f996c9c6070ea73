"""Build the lexicons of the mentions package, and the names behind "he" and "she", from the tables beside this script.

    python tools/build_lexicon.py                 write src/atomcorpus/{english/lists/*.txt,citations/pronouns.tsv}
    python tools/build_lexicon.py --check         fail when a written file differs from what its sources give
    python tools/build_lexicon.py --import-faker  renew faker_*.txt from the installed Faker, to be reviewed

A table has words between white space, or with tabs one entry a line; lines that begin with # are comments. The lexicons
have one entry a line, sorted, and are never edited by hand.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOURCES = Path(__file__).resolve().parent / "lexicon"
PACKAGE = Path(__file__).resolve().parents[1] / "src" / "atomcorpus"
TARGET = PACKAGE / "english" / "lists"
PRONOUNS = PACKAGE / "citations" / "pronouns.tsv"
PLAIN = (
    "campuses",
    "chinese_surnames",
    "demonyms",
    "famous_surnames",
    "function_words",
    "generic_words",
    "korean_surnames",
    "legal_forms",
    "lower_titles",
    "months_and_days",
    "organization_tails",
    "places",
    "roles",
    "technical_nouns",
    "titles",
    "topics",
)
TABLES = ("organization_heads", "organization_nouns", "standing_bodies")

_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ɏḀ-ỹ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ɏ]+)*")


def read_lines(name: str) -> list[str]:
    """Lines of a source table without comments and blanks."""
    lines = (SOURCES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def read_words(name: str) -> set[str]:
    """Words of a source table."""
    return {word for line in read_lines(name) for word in line.split()}


def lexicons() -> dict[str, list[str]]:
    """Entries of every lexicon by its name, sorted."""
    weak = read_words("weak_given_names")
    common = (
        read_words("common_words")
        | read_words("function_words")
        | {word.capitalize() for word in read_words("faker_common_words")}
    )
    given = read_words("given_names") | (read_words("faker_given_names") - common - read_words("dropped_given_names"))
    surnames = (read_words("faker_surnames") | read_words("surnames")) - read_words("dropped_surnames")
    result = {name: sorted(read_words(name)) for name in PLAIN}
    result |= {
        name: sorted("\t".join(line.split("\t" if "\t" in line else None)) for line in read_lines(name))
        for name in TABLES
    }
    result["common_words"] = sorted(common)
    result["given_names"] = sorted(given - weak)
    result["surnames"] = sorted(surnames)
    result["weak_given_names"] = sorted(weak)
    return result


def pronouns() -> list[str]:
    """Rows of the table of given names that only men or only women have, with the pronoun for who has one.

    A name that is a surname where surnames come first says nothing: "Lu Kang".
    """
    first = read_words("chinese_surnames") | read_words("korean_surnames")
    men, women = read_words("faker_men") - first, read_words("faker_women") - first
    return [f"{name}\t{'he' if name in men else 'she'}" for name in sorted(men ^ women)]


def rendered(entries: Iterable[str]) -> str:
    """A lexicon file's text."""
    return "".join(f"{entry}\n" for entry in entries)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)


def faker_values(package: str, prefixes: tuple[str, ...]) -> Iterator[str]:
    """Strings of all Faker providers of one package whose attribute begins with a prefix."""
    parent = importlib.import_module(f"faker.providers.{package}")
    for module in pkgutil.iter_modules(parent.__path__):
        provider = importlib.import_module(f"{parent.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith(prefixes) and isinstance(values, (tuple, list, dict)):
                yield from (value for value in values if isinstance(value, str))


def import_faker() -> None:
    """Renew the tables that come from Faker: names in Latin script, English filler words."""
    version = importlib.import_module("faker").VERSION
    prefixes = {
        "given_names": ("first_name", "first_romanized"),
        "surnames": ("last_name", "last_romanized", "male_last", "unisex_last"),
    }
    prefixes |= {
        "men": ("first_names_male", "first_name_male", "first_names_men", "first_romanized_name_male"),
        "women": ("first_names_female", "first_name_female", "first_names_women", "first_romanized_name_female"),
    }
    tables = {
        name: {word for value in faker_values("person", starts) for word in value.split() if _NAME.fullmatch(word)}
        for name, starts in prefixes.items()
    }
    tables["common_words"] = set(importlib.import_module("faker.providers.lorem.en_US").Provider.word_list)
    for name, words in tables.items():
        header = f"# From Faker {version} (https://github.com/joke2k/faker), MIT licence; see NOTICE.\n"
        write_whole(SOURCES / f"faker_{name}.txt", header + rendered(sorted(words)))


def main() -> int:
    """Write or check the lexicons; 1 when a check fails."""
    parser = argparse.ArgumentParser(description="Build the lexicons.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail on a difference")
    parser.add_argument("--import-faker", action="store_true", help="renew the tables that come from Faker")
    options = parser.parse_args()
    if options.import_faker:
        import_faker()
    stale = []
    made = {TARGET / f"{name}.txt": rendered(entries) for name, entries in lexicons().items()}
    made[PRONOUNS] = rendered(["name\tpronoun", *pronouns()])
    for path, text in made.items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if not options.check:
            write_whole(path, text)
    if options.check and stale:
        print(f"not what tools/lexicon gives: {', '.join(stale)}; run tools/build_lexicon.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
