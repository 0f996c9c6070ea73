"""The knowledge base: entries by id, names to entries, and nothing that reads an article."""

from __future__ import annotations

import json
from collections import Counter
from difflib import get_close_matches
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from atomcorpus._collector import paused_collector
from atomcorpus._repr import clipped
from atomcorpus._validate import fault
from atomcorpus.annotations import LinkStatus
from atomcorpus.entities import Actor, AIModel, Artifact, Entity
from atomcorpus.errors import UnknownEntityError
from atomcorpus.folding import fold_name
from atomcorpus.html import facts_html
from atomcorpus.kinds import kind_of
from atomcorpus.knowledge.hosts import host_faults, host_of, owner_of_host, parse_sites, site_lines, split_hosts
from atomcorpus.knowledge.lineage import WIDE, children_of, models_below
from atomcorpus.knowledge.names import Link, Name, index_names, surfaces
from atomcorpus.knowledge.rows import (
    Row,
    maker_of,
    no_names_of,
    read_rows,
    record_of,
    referred,
    replacing,
    row_of,
    version_of,
    with_maker,
)
from atomcorpus.model_names.orders import as_listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = ["KnowledgeBase"]

_LONGEST_GUESS = 80  # code points; nearness is quadratic, and no longer name is a slip of the pen


class KnowledgeBase:
    """Actors, AI models and artifacts by id, and what a name leads to. Never changes; `extended` gives a new one.

    Records are built when they are first asked for. Iteration is over all entries, sorted by id.

    Attributes:
        names: Folded name to all entries' names of that form; what the finders of mentions read.
        demonyms: "Chinese", "Americans" ... as written, to the id of the country or region; not names of it.
        metonyms: "Beijing", "Washington" ... to the id of the country or region whose government they may stand for.
        hub_organizations: Namespaces on the Hugging Face hub, spelled exactly, to the id of the organisation.
        hosts: Hosts of sites, in lower case, to the id of the actor whose site it is; `owner_of` reads addresses.
        no_names: What a file of one's own says to be no name, folded; no unlisted name of that form is found.
        platforms: Hosts that are nobody's site, to the reason ("posts of users"); the packaged knowledge base
            has them, and what extends it or is extended by it.
        version: Snapshot and digest of the content ("2026.11-1a2b3c4d"); other content, other version.

    Example:
        >>> kb = KnowledgeBase.default()
        >>> kb["openai/gpt-oss-120b"].developer.name
        'OpenAI'
        >>> kb.find("GPT-OSS 120B").entity.id
        'openai/gpt-oss-120b'
    """

    def __init__(
        self,
        rows: Iterable[Row],
        snapshot: str,
        borrowed: frozenset[str] = frozenset(),
        sites: str = "",
        no_names: frozenset[str] = frozenset(),
    ) -> None:
        """Take rows that are known to be right; callers use `default`, `read` and `extended`."""
        self._rows = {row["id"]: row for row in sorted(rows, key=lambda row: row["id"])}
        self._snapshot = snapshot
        self._borrowed = borrowed  # ids that are here only because others refer to them: they override nothing
        self.no_names = no_names
        self._site_lines = sites  # of `site_lines`: most processes never ask for a host
        self._records: dict[str, Entity] = {}

    @classmethod
    @cache
    def default(cls) -> KnowledgeBase:
        """The packaged knowledge base; the same object every time.

        Example:
            >>> KnowledgeBase.default() is KnowledgeBase.default()
            True
        """
        data = resources.files("atomcorpus.knowledge") / "data"
        version = (data / "version.txt").read_text("utf-8").strip()
        sites = (data / "hosts.jsonl").read_text("utf-8")
        rows: list[Row] = []
        with paused_collector():
            for name in ("actors.jsonl", "models.jsonl", "artifacts.jsonl"):  # each by itself: one is plain ASCII
                lines = (data / name).read_bytes().rstrip().replace(b"\n", b",")
                rows += json.loads(f"[{lines.decode()}]")
            packaged = cls(rows, version.partition("-")[0], sites=sites)
        packaged.__dict__["version"] = version  # which the build of the data has worked out
        return packaged

    @classmethod
    def read(cls, path: str | Path) -> KnowledgeBase:
        """Read a knowledge base of one's own: JSON Lines, one actor, AI model or artifact a line.

        A row has the keys of `Actor`, `AIModel` or `Artifact`, with actors' ids as `developer` and `maker`; what is
        unknown may be left out. Ids may be those of the file or of the packaged knowledge base. A line with the one key
        `no_name` says that something is no name. Further keys:
        `needs_context` (those of the names that need context), for actors `hosts` (of their sites), and for countries
        and regions `demonyms` and `metonyms`.

        Args:
            path: A UTF-8 file.

        Returns:
            The entries of the file and no others but the packaged ones that they refer to.

        Raises:
            MissingPathError: If there is no such file.
            ReadError: If it cannot be read or is not UTF-8.
            FormatError: With one problem a fault, each with its line.

        Example:
            >>> KnowledgeBase.read("nowhere.jsonl")
            Traceback (most recent call last):
            atomcorpus.errors.MissingPathError: nowhere.jsonl: no such file
        """
        packaged = cls.default()._rows  # noqa: SLF001 - the same class
        given = read_rows(path, packaged)
        rows, owners = split_hosts([row for row in given if "id" in row])
        borrowed = referred(rows, packaged)
        sites = site_lines(owners, {})
        return cls([*rows.values(), *borrowed.values()], "local", frozenset(borrowed), sites, no_names_of(given))

    def extended(
        self,
        *entries: Entity | KnowledgeBase,
        needs_context: Iterable[str] = (),
        hosts: Mapping[str, str] = MappingProxyType({}),
    ) -> KnowledgeBase:
        """A knowledge base with further entries; one with a known id takes the place of the old one.

        A model's developer and an artifact's maker come in with it. An entry keeps the old one's `needs_context` flags,
        demonyms and metonyms where it is given as a record; those of another knowledge base come with their own. Hosts
        stay whose they are, until they are given to another.

        Args:
            *entries: Actors, AI models, artifacts and knowledge bases; later ones win.
            needs_context: Those names of the given records that need context before they count as a mention.
            hosts: Hosts of sites to the ids of actors, given or known. One that begins with `www.` stands for that
                site alone, any other for the hosts below it too.

        Raises:
            ValidationError: If an entry is none of these, a name in `needs_context` not given or a host not a bare one.

        Example:
            >>> from atomcorpus import Actor, ActorKind
            >>> kb = KnowledgeBase.default().extended(Actor(id="acme", name="Acme AI", kind=ActorKind.COMPANY))
            >>> kb.find("acme-ai").entity.id
            'acme'
        """
        flagged = set(needs_context)
        rows = dict(self._rows)
        known: set[str] = set()
        no_names = self.no_names
        owners, platforms = dict(self.hosts), dict(self.platforms)
        for entry in entries:
            if isinstance(entry, KnowledgeBase):
                rows |= entry._overriding(rows)  # noqa: SLF001 - the same class
                no_names |= entry.no_names
                owners |= entry.hosts
                platforms |= entry.platforms
            elif isinstance(entry, (Actor, AIModel, Artifact)):
                for record in with_maker(entry):
                    rows[record.id] = replacing(row_of(record), rows.get(record.id, {}), flagged)
                    known.update(surfaces(rows[record.id]))
            else:
                raise fault(
                    self, "extended", f"expected an Actor, an AIModel, an Artifact or a KnowledgeBase, not {entry!r}"
                )
        if stray := flagged - known:
            raise fault(self, "extended", f"needs_context has {min(stray)!r}, which is no name of a given record")
        for problem in host_faults(hosts, rows):
            raise fault(self, "extended", problem)
        sites = site_lines(owners | dict(hosts), platforms)
        return KnowledgeBase(rows.values(), self._snapshot, sites=sites, no_names=no_names)

    def __getitem__(self, entity_id: str) -> Entity:
        """The entry with this id.

        Raises:
            UnknownEntityError: If there is none, with the nearest ids and names.
        """
        record = self._records.get(entity_id)
        if record is None:
            row = self._rows.get(entity_id)
            if row is None:
                raise UnknownEntityError(entity_id, self._nearest(entity_id))
            record = self._records[entity_id] = record_of(row, self._maker(row))
        return record

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Entity]:
        return map(self.__getitem__, self._rows)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, KnowledgeBase):
            return all(getattr(self, key) == getattr(other, key) for key in ("_rows", "_site_lines", "no_names"))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.version)

    def __repr__(self) -> str:
        return clipped(f"<KnowledgeBase {self.version[:100]}: {len(self)} entries>")

    def _repr_html_(self) -> str:
        """What a notebook shows: how many entries of each kind there are."""
        kinds = Counter(str(kind_of(entry)) for entry in self)
        return facts_html(f"KnowledgeBase {self.version}", {"entries": len(self), **dict(kinds.most_common())})

    def __reduce__(self) -> tuple[Any, ...]:
        rows = [*self._rows.values()]
        return KnowledgeBase, (rows, self._snapshot, self._borrowed, self._site_lines, self.no_names)

    @cached_property
    def names(self) -> Mapping[str, tuple[Name, ...]]:
        """Folded name to the names of that form, in the order of the entries' ids."""
        with paused_collector():
            return MappingProxyType(index_names(self._rows.values()))

    @cached_property
    def demonyms(self) -> Mapping[str, str]:
        """Demonym as written to the id of its country or region; of several the first by id."""
        return self._surfaces_under("demonyms")

    @cached_property
    def metonyms(self) -> Mapping[str, str]:
        """Metonym as written to the id of the country or region that it stands for."""
        return self._surfaces_under("metonyms")

    @cached_property
    def hub_organizations(self) -> Mapping[str, str]:
        """Namespace on the Hugging Face hub, spelled exactly, to the id of the organisation."""
        return self._surfaces_under("hub_organizations")

    @cached_property
    def hosts(self) -> Mapping[str, str]:
        """Host of a site, in lower case, to the id of the actor whose site it is."""
        return MappingProxyType(self._sites[0])

    @cached_property
    def platforms(self) -> Mapping[str, str]:
        """Host that is nobody's site, such as "x.com", to the reason."""
        return MappingProxyType(self._sites[1])

    @cached_property
    def version(self) -> str:
        """Snapshot and digest of the content."""
        return version_of(self._rows.values(), self._snapshot, self._site_lines, self.no_names)

    def find(self, name: str) -> Link:
        """What a name leads to; spelling may vary as `fold_name` allows.

        One model, checkpoint, actor or artifact is `resolved`; a family or series is `underspecified`; several entries
        are `ambiguous`, unless the very spelling singles one out, or the others are artifacts only in context ("MIT").
        A name may also be an id, or have the developer or its hub namespace before a slash ("openai/gpt-oss-120b").
        Likelier is the entry with more listed models below it.

        Args:
            name: Any string; names longer than any entry's are simply not listed.

        Example:
            >>> find = KnowledgeBase.default().find
            >>> find("o3-mini").entity.id, str(find("Llama").status), str(find("Foobar-7B").status)
            ('openai/o3-mini', 'underspecified', 'unlisted')
        """
        found = self._fitting(name)
        if not found:
            return Link(name, LinkStatus.UNLISTED)
        if len(found) > 1:
            ranked = sorted(found, key=lambda entity_id: (-self._models_below[entity_id], entity_id))
            candidates = tuple(self[entity_id] for entity_id in ranked)
            return Link(name, LinkStatus.AMBIGUOUS, entity=candidates[0], candidates=candidates)
        row = self._rows[found[0]]
        wide = row.get("level") in WIDE
        return Link(name, LinkStatus.UNDERSPECIFIED if wide else LinkStatus.RESOLVED, entity=self[found[0]])

    def owner_of(self, address: str) -> Actor | None:
        """The medium, lab, agency or other actor whose site an address leads to.

        Scheme (http or https, or none), user, port, `www.`, case and path do not matter. The longest listed host
        decides that the address's host is or, at a dot, ends in. Platforms, where anyone speaks, are nobody's site.
        Linear in the length of the address.

        Args:
            address: An URL or a host. Any string: platforms, unlisted hosts and junk give None.

        Example:
            >>> owner_of = KnowledgeBase.default().owner_of
            >>> owner_of("https://edition.cnn.com/2025/08/05/tech").name, owner_of("news.sky.com").name
            ('CNN', 'Sky News')
            >>> owner_of("https://someone.substack.com/p/first"), owner_of("mailto:desk@cnn.com")
            (None, None)
        """
        host = host_of(address)
        owner = owner_of_host(host, self.hosts, self.platforms) if host else None
        record = self[owner] if owner else None
        return record if isinstance(record, Actor) else None

    def members(self, entity_id: str) -> tuple[Entity, ...]:
        """All entries below one: those whose parents, or parents' parents, lead to it; sorted by id, may be empty.

        Raises:
            UnknownEntityError: If there is no such entry.

        Example:
            >>> kb = KnowledgeBase.default()
            >>> "openai/gpt-oss-120b" in [entry.id for entry in kb.members("family:gpt-oss")]
            True
        """
        if entity_id not in self._rows:
            raise UnknownEntityError(entity_id, self._nearest(entity_id))
        below: set[str] = set()
        ahead = [entity_id]
        while ahead:
            children = [child for child in self._children.get(ahead.pop(), ()) if child not in below]
            below.update(children)
            ahead += children
        return tuple(self[child] for child in sorted(below - {entity_id}))

    def _fitting(self, name: str) -> list[str]:
        """Ids of the entries that the name fits, each once."""
        if name in self._rows and ("/" in name or ":" in name):
            return [name]
        ways = (self.names.get(fold_name(way)) or self._under_developer(way) for way in (name, *as_listed(name)))
        hits = next(filter(None, ways), ())
        hits = tuple([hit for hit in hits if not hit.is_hidden]) or hits
        found = list(dict.fromkeys(hit.entity_id for hit in hits))
        if len(found) > 1:
            exact = list(dict.fromkeys(hit.entity_id for hit in hits if hit.surface == name))
            return exact or found
        return found

    def _under_developer(self, name: str) -> tuple[Name, ...]:
        """Names of models after their developer and a slash, as in "openai/gpt-oss-120b"."""
        before, slash, after = name.partition("/")
        if not slash or not (folded := fold_name(before)):
            return ()
        return tuple(hit for hit in self.names.get(fold_name(after), ()) if folded in self._handles(hit.entity_id))

    def _handles(self, entity_id: str) -> set[str]:
        """Folded names under which a model's developer stands before a slash."""
        developer = self._rows.get(self._rows[entity_id].get("developer", ""))
        if developer is None:
            return set()
        return {fold_name(handle) for handle in (*surfaces(developer), *developer.get("hub_organizations", ()))}

    def _overriding(self, rows: dict[str, Row]) -> dict[str, Row]:
        """What this knowledge base brings to the rows of another."""
        return {key: row for key, row in self._rows.items() if key not in rows or key not in self._borrowed}

    def _maker(self, row: Row) -> Actor | None:
        record = self[maker] if (maker := maker_of(row)) else None
        return record if isinstance(record, Actor) else None

    @cached_property
    def _sites(self) -> tuple[dict[str, str], dict[str, str]]:
        return parse_sites(self._site_lines)

    def _surfaces_under(self, key: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for row in self._rows.values():
            for surface in row.get(key, ()):
                found.setdefault(surface, row["id"])
        return MappingProxyType(found)

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        return children_of(self._rows)

    @cached_property
    def _models_below(self) -> Counter[str]:
        return models_below(self._rows)

    def _nearest(self, wanted: str) -> list[str]:
        known = [*self._rows, *(row["name"] for row in self._rows.values())]
        return get_close_matches(str(wanted)[:_LONGEST_GUESS], known, 3)
