"""Rows: entries as JSON Lines hold them, their strict checking, and the way to records and back.

A row has the keys of `Actor`, `AIModel` or `Artifact`, unknown ones left out, with developer and maker given by id. One
with a level is a model's; one with a kind is an actor's or an artifact's, as the kind says. Further keys only the
knowledge base reads: `needs_context` (those of the names that need context before they count), for actors `hosts`
(of their sites), and for countries and regions `demonyms` and `metonyms`. Nothing here looks up a name.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atomcorpus._convert import problem, structure, unstructure
from atomcorpus._files import file_errors
from atomcorpus.entities import Actor, AIModel, Artifact, ArtifactKind, Entity
from atomcorpus.errors import FormatError, MissingPathError, ReadError
from atomcorpus.folding import fold_name
from atomcorpus.knowledge.hosts import is_host, not_a_host, repeated_hosts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = [
    "Row",
    "maker_of",
    "no_names_of",
    "read_rows",
    "record_of",
    "reference_faults",
    "references",
    "referred",
    "replacing",
    "row_faults",
    "row_of",
    "sort_of",
    "version_of",
    "with_maker",
]

Row = dict[str, Any]

_MOST_BYTES = 200_000_000  # of a file, which may be a device without end

_NO_NAME = "no_name"
_OWN_KEYS = ("needs_context", "hosts", "demonyms", "metonyms")
_ARTIFACT_KINDS = frozenset(kind.value for kind in ArtifactKind)
_MADE_BY = {"AI model": "developer", "artifact": "maker"}
"""The key that holds the id of who made the entry."""


def sort_of(row: Row) -> str:
    """What sort of entry a row is: an actor, an AI model or an artifact.

    Example:
        >>> sort_of({"kind": "company"}), sort_of({"level": "family"}), sort_of({"kind": "law"})
        ('actor', 'AI model', 'artifact')
    """
    if "level" in row:
        return "AI model"
    return "artifact" if row.get("kind") in _ARTIFACT_KINDS else "actor"


def maker_of(row: Row) -> str | None:
    """Id of who made a model or an artifact; None for an actor, and where it is not known."""
    key = _MADE_BY.get(sort_of(row))
    return None if key is None else row.get(key)


def version_of(rows: Iterable[Row], snapshot: str, sites: str = "", no_names: Iterable[str] = ()) -> str:
    """The snapshot and a digest of the content; other content, other version.

    Args:
        rows: All rows, sorted by id.
        snapshot: What the version begins with.
        sites: The text of the table of hosts.
        no_names: What is said to be no name, folded.
    """
    import hashlib  # noqa: PLC0415 - the packaged rows come with their version

    encode = json.JSONEncoder(sort_keys=True).encode  # made once: `json.dumps` would make one for each row
    content = "".join(map(encode, rows)) + sites + "\n".join(sorted(no_names))
    return f"{snapshot}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def record_of(row: Row, maker: Actor | None = None) -> Entity:
    """The record of a row; the own record of its developer or maker takes the place of the id.

    Raises:
        FormatError: With one problem a fault.
    """
    fields = {key: value for key, value in row.items() if key not in _OWN_KEYS}
    match sort_of(row):
        case "AI model":
            return structure(fields | {"developer": maker}, AIModel, defaults=True)
        case "artifact":
            return structure(fields | {"maker": maker}, Artifact, defaults=True)
    return structure(fields, Actor, defaults=True)


def row_of(entity: Entity) -> Row:
    """The row of a record, without what is unknown or empty."""
    fields = unstructure(entity)
    if isinstance(entity, AIModel):
        fields["level"] = entity.level.value
        fields["developer"] = entity.developer and entity.developer.id
    elif isinstance(entity, Artifact):
        fields["kind"] = entity.kind.value
        fields["maker"] = entity.maker and entity.maker.id
    else:
        fields["kind"] = entity.kind.value
        fields["roles"] = [_known(role | {"period": _known(role["period"])}) for role in fields["roles"]]
        fields["active"] = _known(fields["active"] or {})
    return _known(fields)


def _known(fields: Row) -> Row:
    return {key: value for key, value in fields.items() if value not in (None, [], {})}


def with_maker(entity: Entity) -> tuple[Entity, ...]:
    """The record, after that of who made it."""
    maker = getattr(entity, "developer", None) or getattr(entity, "maker", None)
    return (entity,) if maker is None else (maker, entity)


def replacing(row: Row, old: Row, flagged: Collection[str]) -> Row:
    """A row made from a record, with what only the knowledge base knows of the entry."""
    names = (row["name"], *row.get("aliases", ()))
    needs_context = [name for name in names if name in flagged or name in old.get("needs_context", ())]
    kept = {key: old[key] for key in ("demonyms", "metonyms") if key in old}
    return row | kept | ({"needs_context": needs_context} if needs_context else {})


def no_names_of(rows: Iterable[Row]) -> frozenset[str]:
    """What lines with the one key `no_name` say to be no name, folded."""
    return frozenset(fold_name(row[_NO_NAME]) for row in rows if _NO_NAME in row)


def references(row: Row) -> Iterator[tuple[str, str, str]]:
    """What a row says of other entries: path in the row, id, and the sort of entry that it must be."""
    for key, sort in (("developer", "actor"), ("maker", "actor"), ("parent", sort_of(row))):
        if key in row:
            yield key, row[key], sort
    for index, role in enumerate(row.get("roles", ())):
        if role.get("organization"):
            yield f"roles[{index}].organization", role["organization"], "actor"


def reference_faults(row: Row, known: Mapping[str, Row]) -> Iterator[str]:
    """Problems: ids in a row that are no known entry of the right sort."""
    for path, reference, sort in references(row):
        if reference not in known or sort_of(known[reference]) != sort:
            yield f"no {sort} {reference!r} @ $.{path}"


def referred(rows: Mapping[str, Row], others: Mapping[str, Row]) -> dict[str, Row]:
    """Those of the other rows that the rows refer to, at however many steps."""
    found: dict[str, Row] = {}
    ahead = list(rows.values())
    while ahead:
        for _, reference, _ in references(ahead.pop()):
            if reference not in rows and reference not in found:
                found[reference] = others[reference]
                ahead.append(others[reference])
    return found


def row_faults(row: Row) -> Iterator[str]:
    """Problems: what keeps a row by itself from being an entry."""
    if _NO_NAME in row:
        if len(row) > 1 or type(row[_NO_NAME]) is not str or not fold_name(row[_NO_NAME]):
            yield problem("expected a name, and no other key on the line", (_NO_NAME,))
        return
    if ("level" in row) == ("kind" in row):
        yield problem("expected either kind (an actor or an artifact) or level (an AI model)", ())
        return
    if (key := _MADE_BY.get(sort_of(row))) and type(row.get(key, "")) is not str:
        yield problem("expected the id of an actor", (key,))
    try:
        record_of(row)
    except FormatError as error:
        yield from error.problems
        return
    for key in filter(row.__contains__, _OWN_KEYS):
        yield from _own_key_faults(row, key)


def _own_key_faults(row: Row, key: str) -> Iterator[str]:
    members = row[key]
    if type(members) is not list or not all(type(member) is str and member for member in members):
        yield problem("expected an array of strings that are not empty", (key,))
    elif key == "needs_context":
        names = {row["name"], *row.get("aliases", ())}
        for index, member in enumerate(members):
            if member not in names:
                yield problem(f"{member!r} is no name of this entry", (key, index))
    elif key == "hosts" and sort_of(row) == "actor":
        for index, member in enumerate(members):
            if not is_host(member):
                yield problem(not_a_host(member), (key, index))
    elif key == "hosts":
        yield problem("only an actor has them", (key,))
    elif row.get("kind") not in ("country", "region"):
        yield problem("only a country or a region has them", (key,))


def read_rows(path: str | Path, others: Mapping[str, Row]) -> list[Row]:
    """The rows of a file of JSON Lines, every one checked; blank lines are passed over.

    Args:
        path: A UTF-8 file.
        others: Entries that the rows may refer to besides one another, by id.

    Raises:
        MissingPathError: If there is no such file.
        ReadError: If it cannot be read or is not UTF-8.
        FormatError: With one problem a fault, each with its line, in the order of the lines.
    """
    faults: list[tuple[int, str]] = []
    rows: dict[str, tuple[int, Row]] = {}
    for number, line in enumerate(_read_text(Path(path)).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = _parse(line)
        except ValueError as error:
            faults.append((number, problem(str(error), ())))
            continue
        faults += ((number, fault) for fault in row_faults(row))
        if type(row.get(_NO_NAME)) is str:
            rows.setdefault(f"{_NO_NAME}\n{row[_NO_NAME]}", (number, row))  # no id has the key and a line feed
        elif type(row.get("id")) is str:
            first, _ = rows.setdefault(row["id"], (number, row))
            if first != number:
                faults.append((number, problem(f"{row['id']!r} is already on line {first}", ("id",))))
    repeated = repeated_hosts(rows.values())
    faults += ((number, problem(text, ("hosts", index))) for number, index, text in repeated)
    if not faults:
        known = {**others, **{entity_id: row for entity_id, (_, row) in rows.items()}}
        faults = [(number, fault) for number, row in rows.values() for fault in reference_faults(row, known)]
    if faults:
        count = f"{len(faults)} problems" if len(faults) > 1 else "1 problem"
        faults.sort(key=lambda found: found[0])
        raise FormatError(f"{path}: {count}", [f"line {number}: {fault}" for number, fault in faults])
    return [row for _, row in rows.values()]


def _read_text(path: Path) -> str:
    with file_errors(path):  # what is no matter of the file but of its name
        try:
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
        except FileNotFoundError as error:
            raise MissingPathError("no such file", str(path)) from error
        except OSError as error:
            raise ReadError(f"cannot be read: {error.strerror}", str(path)) from error
    if len(data) > _MOST_BYTES:
        raise ReadError(f"a knowledge base takes {_MOST_BYTES:,} bytes", str(path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(f"not UTF-8: {error.reason}", str(path), line=line) from error


def _parse(line: str) -> Row:
    """The object on a line, without keys whose value is null.

    Raises:
        ValueError: With what is wrong.
    """
    try:
        row = json.loads(line, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("not JSON that can be read: nested too deeply") from None
    if type(row) is not dict:
        raise ValueError("expected an object")
    return {key: value for key, value in row.items() if value is not None}


def _without_repeats(pairs: list[tuple[str, Any]]) -> Row:
    row = dict(pairs)
    if len(row) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise ValueError(f"the key {next(key for key, number in counts.items() if number > 1)!r} is there twice")
    return row
