"""Build the packaged knowledge base from the reviewed tables in `tools/knowledge/`.

    python tools/build_knowledge.py            write src/atomcorpus/knowledge/data/
    python tools/build_knowledge.py --check    exit 1 and say what differs when the committed data are not these

The same tables give the same bytes. The build fails, and lists every fault, when an id is used twice, a reference leads
nowhere, a record does not validate, two entries share a name that `shared.csv` does not list for just these entries, or
a host has two owners or none.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import fields

from atomcorpus.entities import Actor, AIModel, Artifact
from atomcorpus.folding import fold_name
from atomcorpus.knowledge.names import surfaces
from atomcorpus.knowledge.rows import reference_faults, row_faults, version_of
from host_tables import host_table_faults, packaged_sites

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Row = dict[str, Any]
    Record = dict[str, str]

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT / "tools" / "knowledge"
DATA = ROOT / "src" / "atomcorpus" / "knowledge" / "data"

_ACTOR_KEYS = [*(field.name for field in fields(Actor)), "needs_context", "demonyms", "metonyms"]
_MODEL_KEYS = [*(field.name for field in fields(AIModel)), "needs_context"]
_ARTIFACT_KEYS = [*(field.name for field in fields(Artifact)), "needs_context"]
_MODALITIES = {"vision-language": ["text", "image"], "vision": ["image"], "": []}
_OPENNESS = {"true": "open", "false": "closed", "unknown": "", "": ""}

# Words in a model's name that tell checkpoints of one model apart: how it was tuned, packed or stamped.
_VARIANT = re.compile(
    r"instruct|inst|chat|base|it|pt|hf|sft|dpo|rlhf|rl|rlvr|rm|preview|exp|experimental|beta|latest|thinking|reasoning"
    r"|non|pretrain|pretrained|distill|hybrid|final|gguf|ggml|awq|gptq|autoround|ov|openvino|mlx|onnx|mxfp4|nvfp4|fp4|fp8|fp16|bf16"
    r"|int4|int8|w4a16|w8a8|4bit|8bit|4bits|8bits|qat|q4.0|q8.0|unquantized|quantized|compressed|ct|block|dynamic|bnb"
    r"|pytorch|flax|jax|transformers|safetensors|tgi|vllm|v\d+(\.\d+)*|\d+k|\d+m|\d{4}|\d{6}|\d{8}|20\d\d-\d\d-\d\d|\d\d-20\d\d|\d\d-\d\d"
)
_DATE_IN_NAME = re.compile(r"20\d\d-\d\d-\d\d|(?<!\d)\d\d-20\d\d(?!\d)")
_WORD_IN_NAME = re.compile(r"[^\s()/\[\]_,:-]+")
_STEP_IN_NAME = re.compile(r"\d+(?:[._]\d+)*|[^\W\d_]+")


class TableError(Exception):
    """Faults of the tables, one line each."""


def build(tables: Path) -> dict[str, str]:
    """Texts of the data files, by file name.

    Raises:
        TableError: If the tables do not fit together.
    """
    actors = [*organizations(tables), *people(tables), *countries(tables), *places(tables)]
    hosts, platforms = read_table(tables, "hosts"), read_table(tables, "platforms")
    models = ai_models(tables)
    made = list(artifacts(tables))
    rows = [*actors, *models, *made]
    faults = [
        *repeated_ids(rows),
        *invalid_rows(actors, _ACTOR_KEYS),
        *invalid_rows(models, _MODEL_KEYS),
        *invalid_rows(made, _ARTIFACT_KEYS),
        *lost_references(rows),
        *collisions(rows, read_table(tables, "shared")),
        *host_table_faults(actors, hosts, platforms),
    ]
    if faults:
        raise TableError("\n".join(faults))
    lines = {
        "actors.jsonl": json_lines(actors, _ACTOR_KEYS),
        "models.jsonl": json_lines(models, _MODEL_KEYS),
        "artifacts.jsonl": json_lines(made, _ARTIFACT_KEYS),
    }
    sites = packaged_sites(hosts, platforms)
    written = [json.loads(line) for text in lines.values() for line in text.splitlines()]
    snapshot = (tables / "snapshot.txt").read_text("utf-8").strip()
    version = version_of(sorted(written, key=lambda row: row["id"]), snapshot, sites)
    return {**lines, "hosts.jsonl": sites, "version.txt": f"{version}\n"}


def read_table(tables: Path, name: str) -> list[Record]:
    """The rows of one table, by column."""
    with (tables / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def organizations(tables: Path) -> Iterator[Row]:
    """Rows of organisations."""
    for record in read_table(tables, "organizations"):
        yield {
            **plain(record, "id", "name", "kind", "country", "parent", "atom_region"),
            **listed(record, "aliases", "hub_organizations", "needs_context", "sources"),
            "active": {key: record[key] for key in ("since", "until") if record[key]},
        }


def people(tables: Path) -> Iterator[Row]:
    """Rows of people."""
    for record in read_table(tables, "people"):
        yield {
            **plain(record, "id", "name", "country"),
            **listed(record, "aliases", "needs_context", "sources"),
            "kind": "person",
            "roles": [role(entry) for entry in json.loads(record["roles"] or "[]")],
        }


def role(entry: dict[str, str | None]) -> Row:
    """A person's role as the record has it."""
    period = {new: entry[old] for old, new in (("start", "since"), ("end", "until")) if entry.get(old)}
    made = {"title": entry["title"], "organization": entry.get("organization"), "period": period}
    return {key: value for key, value in made.items() if value}


def countries(tables: Path) -> Iterator[Row]:
    """Rows of countries and regions."""
    for record in read_table(tables, "countries"):
        is_country = record["kind"] == "country"
        yield {
            **plain(record, "id", "name", "kind"),
            **listed(record, "aliases", "demonyms", "metonyms", "needs_context", "sources"),
            "country": record["id"].removeprefix("country:") if is_country else "",
        }


def places(tables: Path) -> Iterator[Row]:
    """Rows of states, provinces and cities."""
    for record in read_table(tables, "places"):
        yield {
            **plain(record, "id", "name", "country"),
            **listed(record, "aliases", "needs_context"),
            "kind": "place",
            "parent": f"country:{record['country']}",
            "sources": ["curated"],
        }


def artifacts(tables: Path) -> Iterator[Row]:
    """Rows of laws, benchmarks, chips, products and the like."""
    for record in read_table(tables, "artifacts"):
        yield {
            **plain(record, "id", "name", "kind", "maker", "country", "issued", "parent"),
            **listed(record, "aliases", "needs_context", "sources"),
        }


def ai_models(tables: Path) -> list[Row]:
    """Rows of families, series, models and checkpoints.

    A family without series whose only model has the family's name is that model, and no entry of its own.
    """
    families = {record["id"]: record for record in read_table(tables, "families")}
    series = defaultdict(list)
    for record in read_table(tables, "series"):
        series[record["family"]].append(record)
    models = defaultdict(list)
    for record in read_table(tables, "models"):
        models[record["family"]].append(record)
    if strays := sorted((series.keys() | models.keys()) - families.keys() - {""}):
        raise TableError("\n".join(f"family {stray!r} is not in families.csv" for stray in strays))
    rows = []
    for key, family in families.items():
        members = models[key]
        if len(members) == 1 and not series[key] and fold_name(members[0]["name"]) == fold_name(family["name"]):
            rows.append(only_model(members[0], family))
        else:
            rows += [family_row(family), *(series_row(entry, family) for entry in series[key])]
            rows += with_parents([model_row(entry, family["name"]) for entry in members], family, series[key])
    for loners in by_developer(models[""]):
        rows += with_parents([model_row(entry, "") for entry in loners], None, [])
    return with_ids(rows)


def with_ids(rows: list[Row]) -> list[Row]:
    """The rows, with what services write for a model as one of its names, where nothing else is called so.

    That is the part of the id after the developer, if it has a number: "claude-3-opus-20240229".
    """
    taken = Counter(fold_name(name) for row in rows for name in (row["name"], *row.get("aliases", ())))
    tails = {row["id"]: row["id"].partition("/")[2] for row in rows if re.search(r"/.*[0-9]", row["id"])}
    taken.update(fold_name(tail) for tail in tails.values())
    for row in rows:
        tail = tails.get(row["id"])
        if tail and taken[fold_name(tail)] == 1 and not row["id"].startswith(("family:", "series:")):
            row["aliases"] = [*row.get("aliases", ()), tail]
    return rows


def by_developer(records: Iterable[Record]) -> Iterable[list[Record]]:
    """Models without a family, by developer."""
    groups = defaultdict(list)
    for record in records:
        groups[record["developer"]].append(record)
    return groups.values()


def family_row(family: Record) -> Row:
    """The row of a family."""
    return {
        **plain(family, "name", "developer", "openness"),
        **listed(family, "aliases", "needs_context", "sources"),
        "id": f"family:{family['id']}",
        "level": "family",
        "released": family["first_release"],
        "family": family["name"],
    }


def series_row(series: Record, family: Record) -> Row:
    """The row of a series; its developer is the family's."""
    slug = re.sub(r"[^\w.+]+", "-", series["name"].lower()).strip("-")
    return {
        **plain(series, "name"),
        **plain(family, "developer"),
        **listed(series, "aliases", "needs_context"),
        "id": f"series:{family['id']}/{slug}",
        "level": "series",
        "family": family["name"],
        "parent": f"family:{family['id']}",
        "sources": ["curated"],
    }


def model_row(record: Record, family: str) -> Row:
    """The row of a model or checkpoint, before it has a parent."""
    counts = ("total_parameters", "active_parameters", "context_tokens")
    return {
        **plain(record, "id", "name", "version", "developer", "released", "license", "hub_id", "atom_tracked"),
        **listed(record, "aliases", "needs_context", "sources"),
        **{key: int(record[key]) for key in counts if record[key]},
        "level": "model",
        "family": family,
        "openness": _OPENNESS[record["open_weights"]],
        "modalities": _MODALITIES.get(record["modality"], [record["modality"]]),
    }


def only_model(record: Record, family: Record) -> Row:
    """The row of a model that is all of its family; the family's names are its own."""
    row = model_row(record, family["name"]) | {"name": family["name"]}
    for key in ("aliases", "needs_context"):
        row[key] = list(dict.fromkeys([*row[key], *listed(family, key)[key]]))
    return row


def with_parents(rows: list[Row], family: Record | None, series: list[Record]) -> list[Row]:
    """Put every model under the narrowest series that begins its name, and every checkpoint under its model."""
    stems: dict[tuple[str, ...], list[tuple[frozenset[str], Row]]] = defaultdict(list)
    for row in rows:
        words = name_words(row["name"])
        variants = frozenset(word for word in words[1:] if _VARIANT.fullmatch(word))
        stems[tuple(word for word in words if word not in variants)].append((variants, row))
    for group in stems.values():
        for variants, row in group:
            wider = [(len(other), len(model["name"]), model["id"]) for other, model in group if other < variants]
            if wider:
                row |= {"level": "checkpoint", "parent": min(wider)[2]}
            elif family:
                row["parent"] = narrowest_series(row["name"], family, series)
    return rows


def narrowest_series(name: str, family: Record, series: list[Record]) -> str:
    """Id of the longest series whose name begins this one; of the family when none does."""
    steps = name_steps(name)
    fitting = [(len(head), entry) for entry in series if (head := name_steps(entry["name"])) == steps[: len(head)]]
    if not fitting:
        return f"family:{family['id']}"
    narrowest = max(fitting, key=lambda pair: pair[0])[1]
    return str(series_row(narrowest, family)["id"])


def name_words(name: str) -> list[str]:
    """The words of a model's name in lower case; a date stays one word."""
    lowered = name.lower()
    dates = _DATE_IN_NAME.findall(lowered)
    return [*_WORD_IN_NAME.findall(_DATE_IN_NAME.sub(" ", lowered)), *dates]


def name_steps(name: str) -> list[str]:
    """A name's runs of letters and its numbers, so that "Qwen3" begins "Qwen3-8B" and not "Qwen3.5-8B"."""
    return [step.replace("_", ".") for step in _STEP_IN_NAME.findall(name.lower())]


def plain(record: Record, *columns: str) -> Row:
    """The columns that are taken as they are."""
    return {column: record[column] for column in columns}


def listed(record: Record, *columns: str) -> Row:
    """The columns that hold lists.

    Raises:
        TableError: If a member is empty.
    """
    row = {column: record[column].split("|") if record[column] else [] for column in columns}
    for column, members in row.items():
        if any(not member.strip() for member in members):
            raise TableError(f"{record.get('id') or record['name']}: {column} has an empty member")
    return row


def json_lines(rows: list[Row], keys: list[str]) -> str:
    """Rows sorted by id, keys in order, what is empty left out."""
    lines = []
    for row in sorted(rows, key=lambda row: row["id"]):
        known = {key: row[key] for key in keys if row.get(key) not in (None, "", [], {})}
        lines.append(json.dumps(known, ensure_ascii=False, separators=(",", ":")))
    return "".join(f"{line}\n" for line in lines)


def repeated_ids(rows: list[Row]) -> Iterator[str]:
    """Faults: an id that two entries have."""
    seen = set()
    for row in rows:
        if row["id"] in seen:
            yield f"{row['id']}: the id is used twice"
        seen.add(row["id"])


def invalid_rows(rows: list[Row], keys: list[str]) -> Iterator[str]:
    """Faults: an entry of which no record can be made."""
    for line in json_lines(rows, keys).split("\n")[:-1]:
        row = json.loads(line)
        yield from (f"{row['id']}: {fault}" for fault in row_faults(row))


def lost_references(rows: list[Row]) -> Iterator[str]:
    """Faults: a parent, developer or role's organisation that is no entry of the right sort."""
    known = {row["id"]: row for row in rows}
    for row in rows:
        filled = {key: value for key, value in row.items() if value}
        yield from (f"{row['id']}: {fault}" for fault in reference_faults(filled, known))


def collisions(rows: list[Row], shared: list[Record]) -> Iterator[str]:
    """Faults: a name that several entries share and `shared.csv` does not list so, or one that it lists in vain."""
    holders: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        for surface in surfaces({key: value for key, value in row.items() if value}):
            holders[fold_name(surface)].setdefault(row["id"], surface)
    allowed = {fold_name(record["name"]): set(record["ids"].split("|")) for record in shared}
    for folded, names in sorted(holders.items()):
        if not folded:
            yield f"{', '.join(names)}: a name that folds to nothing"
        elif len(names) > 1 and allowed.get(folded) != names.keys():
            yield "shared name: " + "; ".join(f"{holder} as {surface!r}" for holder, surface in sorted(names.items()))
    for record in shared:
        if len(holders.get(fold_name(record["name"]), ())) < 2:
            yield f"shared.csv: {record['name']!r} is not shared"


def differences(fresh: dict[str, str], folder: Path) -> Iterator[str]:
    """What would change in the folder, one line an entry and at most 20 a file."""
    for name, text in fresh.items():
        path = folder / name
        old = set(path.read_text("utf-8").splitlines()) if path.exists() else set()
        new = set(text.splitlines())
        if path.exists() and path.read_text("utf-8") == text:
            continue
        changes = sorted([*(f"- {line[:100]}" for line in old - new), *(f"+ {line[:100]}" for line in new - old)])
        yield f"{name}: lines to go: {len(old - new)}, to come: {len(new - old)}"
        yield from changes[:20]


def write_files(texts: dict[str, str], folder: Path) -> None:
    """Write every file whole: beside, to the disk, then in place of the old one."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        beside = folder / f".{name}.new"
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / name)


def main(arguments: list[str] | None = None) -> int:
    """Build or check; 0 when all is well."""
    parser = argparse.ArgumentParser(description="Build the packaged knowledge base from its tables.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the data differ")
    parser.add_argument("--tables", type=Path, default=TABLES, help="folder of the source tables")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the data files")
    options = parser.parse_args(arguments)
    try:
        texts = build(options.tables)
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    if not options.check:
        write_files(texts, options.data)
        return 0
    changes = list(differences(texts, options.data))
    for change in changes:
        print(change)
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main())
