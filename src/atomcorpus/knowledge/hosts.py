"""Hosts of addresses, and whose site a host is; no names, no records, no files.

A host is listed as it is written in an address, in lower case: `nytimes.com`. What is listed stands for all hosts below
it, unless one of those is listed itself. A listed host that begins with `www.` stands for that one site alone, with and
without its `www.`: other bodies have their sites below `gov.uk`, so that only `www.gov.uk` is the government's.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from atomcorpus.knowledge.rows import Row

__all__ = [
    "host_faults",
    "host_of",
    "is_host",
    "not_a_host",
    "owner_of_host",
    "parse_sites",
    "repeated_hosts",
    "site_lines",
    "split_hosts",
]

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")
_LONGEST_HOST = 253  # of RFC 1035, the dot of the root not counted
_END_OF_AUTHORITY = re.compile(r"[/?#\\]")  # browsers take a backslash for a slash


def is_host(text: str) -> bool:
    """Whether a table may list it: a host with a dot, in lower case and ASCII, and nothing around it.

    Example:
        >>> is_host("news.sky.com"), is_host("News.Sky.com"), is_host("https://sky.com"), is_host("sky")
        (True, False, False, False)
    """
    return len(text) <= _LONGEST_HOST and _HOST.fullmatch(text) is not None


def host_of(address: str) -> str | None:
    """The host of an address of the web, or of a host that is written without scheme; None when there is none.

    Scheme, user, port, path and case do not matter. An address of another scheme than http and https has no site, and
    so has one whose host is not ASCII; the tables have no such host. Linear in the length of the address.

    Example:
        >>> host_of("https://me@Edition.CNN.com:443/2025/08/05?a=b"), host_of("cnn.com/tech")
        ('edition.cnn.com', 'cnn.com')
        >>> host_of("mailto:desk@cnn.com"), host_of("http://[")
        (None, None)
    """
    before, slashes, after = address.strip().partition("//")
    of_web = bool(slashes) and before.lower() in ("http:", "https:", "")
    authority = _END_OF_AUTHORITY.split(after if of_web else before, maxsplit=1)[0]
    host, colon, port = (authority.rpartition("@")[2] if of_web else authority).partition(":")
    if (colon and not _is_port(port, may_be_empty=of_web)) or not host.isascii():
        return None
    host = host.removesuffix(".").lower()
    return host if is_host(host) else None


def _is_port(text: str, *, may_be_empty: bool) -> bool:
    return text.isascii() and text.isdecimal() if text else may_be_empty


def owner_of_host(host: str, owners: Mapping[str, str], platforms: Container[str]) -> str | None:
    """Id of the actor whose site a host is; None for a platform and for a host of which nothing is listed.

    The longest listed part at the end of the host decides.

    Example:
        >>> owners = {"sky.com": "sky", "news.sky.com": "sky-news"}
        >>> owner_of_host("news.sky.com", owners, ()), owner_of_host("tv.sky.com", owners, ())
        ('sky-news', 'sky')
        >>> owner_of_host("tv.sky.com", owners, {"tv.sky.com"}) is None
        True
    """
    for suffix in _suffixes(host):
        if suffix in owners:
            return owners[suffix]
        if suffix in platforms:
            return None
    return None


def _suffixes(host: str) -> Iterator[str]:
    """What may be listed for a host, the nearest first: the host with and without `www.`, then what it ends in."""
    yield f"www.{host}"
    while host:
        yield host
        host = host.partition(".")[2]


def site_lines(owners: Mapping[str, str], platforms: Mapping[str, str]) -> str:
    r"""The text of a table of hosts, a line of JSON each, sorted: host and actor's id, or host, null and the reason.

    Example:
        >>> site_lines({"sky.com": "sky"}, {"x.com": "posts of users"})
        '["sky.com","sky"]\n["x.com",null,"posts of users"]\n'
    """
    encode = json.JSONEncoder(separators=(",", ":")).encode
    rows: dict[str, list[str | None]] = {host: [host, None, reason] for host, reason in platforms.items()}
    rows |= {host: [host, owner] for host, owner in owners.items()}
    return "".join(f"{encode(rows[host])}\n" for host in sorted(rows))


def parse_sites(text: str) -> tuple[dict[str, str], dict[str, str]]:
    r"""Hosts to actors' ids, and hosts of platforms to reasons, from the text that `site_lines` writes.

    Example:
        >>> parse_sites('["sky.com","sky"]\n["x.com",null,"posts of users"]\n')
        ({'sky.com': 'sky'}, {'x.com': 'posts of users'})
    """
    lines = text.rstrip("\n").replace("\n", ",")
    rows = json.loads(f"[{lines}]")
    return {row[0]: row[1] for row in rows if row[1] is not None}, {row[0]: row[2] for row in rows if row[1] is None}


def split_hosts(rows: Iterable[Row]) -> tuple[dict[str, Row], dict[str, str]]:
    """The rows by id, without their hosts; and hosts to the ids of the rows that list them."""
    bare: dict[str, Row] = {}
    owners: dict[str, str] = {}
    for row in rows:
        bare[row["id"]] = {key: value for key, value in row.items() if key != "hosts"}
        owners |= dict.fromkeys(row.get("hosts", ()), row["id"])
    return bare, owners


def host_faults(hosts: Mapping[str, str], known: Mapping[str, Row]) -> Iterator[str]:
    """Problems: what is no bare host, or leads to no known actor."""
    for host, owner in hosts.items():
        if not isinstance(host, str) or not is_host(host):
            yield not_a_host(host)
        elif not isinstance(owner, str) or "kind" not in known.get(owner, ()):
            yield f"no actor {owner!r} for the host {host!r}"


def not_a_host(value: object) -> str:
    """The problem with what a table may not list."""
    return f"expected a host in lower case, without scheme and path, not {value!r}"


def repeated_hosts(rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, int, str]]:
    """Problems of numbered rows, each with the number and the place in the list: a host that is listed before."""
    numbers: dict[str, int] = {}
    for number, row in rows:
        listed = row.get("hosts")
        for index, host in enumerate(listed if type(listed) is list else ()):
            if type(host) is str and host in numbers:
                yield number, index, f"{host!r} is already on line {numbers[host]}"
            elif type(host) is str:
                numbers[host] = number
