"""The tables of hosts in `tools/knowledge/`: whose site a host is, and which are nobody's; for `build_knowledge`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atomcorpus.knowledge.hosts import is_host, not_a_host, site_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Row = dict[str, Any]
    Record = dict[str, str]


def packaged_sites(hosts: list[Record], platforms: list[Record]) -> str:
    """The text of the packaged table of hosts, platforms among them."""
    owners = {record["host"]: record["actor"] for record in hosts}
    return site_lines(owners, {record["host"]: record["reason"] for record in platforms})


def host_table_faults(actors: list[Row], hosts: list[Record], platforms: list[Record]) -> Iterator[str]:
    """Faults: what is no host, is listed twice, has no actor or no source, or is a platform and has an actor."""
    ids = {row["id"] for row in actors}
    yield from _common_faults("hosts", "source", hosts)
    yield from _common_faults("platforms", "reason", platforms)
    nobodys = {record["host"] for record in platforms}
    for record in hosts:
        host, actor = record["host"], record["actor"]
        if actor not in ids:
            yield f"hosts.csv: {host}: no actor {actor!r}"
        if host in nobodys:
            yield f"hosts.csv: {host}: is a platform, which has no actor"
        if host.startswith("www.") and host.removeprefix("www.") not in nobodys:
            yield f"hosts.csv: {host}: is listed without www., unless others have sites below it"


def _common_faults(table: str, said: str, records: Iterable[Record]) -> Iterator[str]:
    seen = set()
    for record in records:
        host = record["host"]
        if not is_host(host):
            yield f"{table}.csv: {not_a_host(host)}"
        if host in seen:
            yield f"{table}.csv: {host}: is listed twice"
        if not record[said]:
            yield f"{table}.csv: {host}: has no {said}"
        seen.add(host)
