"""Whose site an address leads to: hosts of addresses, the packaged tables, and hosts of a user's own."""

from __future__ import annotations

import json
import pickle
import time
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from atomcorpus.entities import Actor, ActorKind, AIModel, ModelLevel
from atomcorpus.errors import FormatError, ValidationError
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.knowledge.hosts import host_of, is_host, owner_of_host

if TYPE_CHECKING:
    from pathlib import Path

KB = KnowledgeBase.default()
SKY = Actor(id="sky", name="Sky", kind=ActorKind.COMPANY)
POST = Actor(id="harrow-post", name="The Harrow Post", kind=ActorKind.MEDIA)
OWNERS = {"sky.com": "sky", "news.sky.com": "sky-news", "www.gov.uk": "government", "ncsc.gov.uk": "ncsc"}
PLATFORMS = frozenset({"gov.uk", "forum.sky.com", "substack.com"})
MODEL = AIModel(id="furrow", name="Furrow", level=ModelLevel.MODEL)


def owner(address: str, kb: KnowledgeBase = KB) -> str | None:
    """Id of the owner of an address."""
    found = kb.owner_of(address)
    return found.id if found else None


def own(**hosts: str) -> KnowledgeBase:
    """A small knowledge base; underscores of a keyword are dots of its host."""
    return KnowledgeBase((), "test").extended(
        SKY, POST, MODEL, hosts={host.replace("_", "."): actor for host, actor in hosts.items()}
    )


def write(path: Path, *rows: dict[str, Any]) -> Path:
    """A file of JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


class TestHostOf:
    """The host of an address."""

    @pytest.mark.parametrize(
        "address",
        [
            "edition.cnn.com",
            "EDITION.cnn.com.",
            "edition.cnn.com:443",
            "edition.cnn.com/2025/08/05//x",
            "edition.cnn.com?u=https://nytimes.com",
            "//edition.cnn.com/x",
            "http://edition.cnn.com",
            "HTTPS://Edition.CNN.com:8443/x?y=@nytimes.com#z",
            "https://edition.cnn.com:/",
            "https://me:secret@edition.cnn.com/x",
            "https://nytimes.com@edition.cnn.com/x",
            "https://a@nytimes.com@edition.cnn.com",
            "https://edition.cnn.com\\@nytimes.com/",
            "https://edition.cnn.com#https://nytimes.com",
            " \n https://edition.cnn.com/a b \t",
        ],
    )
    def test_what_does_not_matter(self, address: str) -> None:
        """Scheme, user, port, case, path and space around it do not change the host."""
        assert host_of(address) == "edition.cnn.com"

    @pytest.mark.parametrize(
        "address",
        [
            "",
            " ",
            "/",
            "//",
            "http://",
            "http://[",
            "http://[::1]/",
            "http:///cnn.com",
            "http:cnn.com",
            "http:/cnn.com",
            "https://cnn.com:port/",
            "https://cnn.com:8\u0663/",
            "https://cnn..com/",
            "https://.cnn.com/",
            "https://cnn.com../",
            "https://cn n.com/",
            "https://cnn%2ecom/",
            "https://\u212aotaku.com/",
            "https://zeit\u3002de/",
            "https://m\u00fcnchen.de/",
            "\u0441nn.com",
            "javascript:alert('cnn.com')",
            "javascript://cnn.com/%0aalert(1)",
            "cnn.com://x",
            "mailto:desk@cnn.com",
            "desk@cnn.com",
            "ftp://cnn.com/",
            "data:text/html,cnn.com",
            "tel:123.456",
            "localhost",
            "see cnn.com",
            "https://" + "a." * 200 + "cnn.com",
        ],
    )
    def test_no_host(self, address: str) -> None:
        """Junk, other schemes, mail addresses and hosts that are not ASCII give none, and raise nothing."""
        assert host_of(address) is None
        assert KB.owner_of(address) is None

    @given(st.text() | st.text("htps:/@.[]\\?#%w").map("https://{}".format))
    def test_total(self, address: str) -> None:
        """Every string gets an answer, and an answer is a host that a table may list."""
        host = host_of(address)
        assert host is None or is_host(host)

    @pytest.mark.parametrize("piece", ["a", "a.", "@", "/", ":", "a@", "cnn.com", "//", "\\", " ", "1:", "\u212a"])
    def test_linear(self, piece: str) -> None:
        """Long addresses take time in proportion to their length at most."""
        began = time.perf_counter()
        for front in ("", "https://", "https://cnn.com/"):
            KB.owner_of(front + piece * 1_000_000)
        assert time.perf_counter() - began < 5


class TestOwnerOfHost:
    """The longest listed end of a host decides."""

    @pytest.mark.parametrize(
        ("host", "expected"),
        [
            ("sky.com", "sky"),
            ("www.sky.com", "sky"),
            ("tv.sky.com", "sky"),
            ("news.sky.com", "sky-news"),
            ("www.news.sky.com", "sky-news"),
            ("live.news.sky.com", "sky-news"),
            ("bluesky.com", None),
            ("news-sky.com", None),
            ("sky.com.example", None),
            ("forum.sky.com", None),
            ("old.forum.sky.com", None),
            ("someone.substack.com", None),
            ("gov.uk", "government"),
            ("www.gov.uk", "government"),
            ("leeds.gov.uk", None),
            ("www.leeds.gov.uk", None),
            ("a.www.gov.uk", "government"),
            ("ncsc.gov.uk", "ncsc"),
            ("uk", None),
        ],
    )
    def test_ends(self, host: str, expected: str | None) -> None:
        """Only at a dot, the longest first, platforms among them; `www.` alone stands for one site."""
        assert owner_of_host(host, OWNERS, PLATFORMS) == expected


class TestPackaged:
    """The packaged tables."""

    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("https://www.nytimes.com/2025/08/05/technology/openai.html", "new-york-times"),
            ("https://nyti.ms/4abc", "new-york-times"),
            ("https://edition.cnn.com/2025/08/05/tech", "cnn"),
            ("https://www.bbc.co.uk/news/technology-1", "bbc"),
            ("https://news.sky.com/story/1", "sky-news"),
            ("https://www.theverge.com/1", "the-verge"),
            ("https://lastweekin.ai/p/1", "last-week-in-ai"),
            ("https://www.skynettoday.com/digests/1", "skynet-today"),
            ("https://importai.substack.com/p/1", "import-ai"),
            ("https://newatlas.com/ai/", "new-atlas"),
            ("https://www.statnews.com/", "stat"),
            ("https://technology.inquirer.net/1", "philippine-daily-inquirer"),
            ("https://www.inquirer.com/1", "philadelphia-inquirer"),
            ("https://finance.yahoo.com/news/1", "yahoo-finance"),
            ("https://openai.com/index/gpt-oss", "openai"),
            ("https://blog.google/technology/ai/", "google"),
            ("https://ai.googleblog.com/2020/", "google"),
            ("https://deepmind.google/discover/", "google-deepmind"),
            ("https://deepmind.com/blog", "google-deepmind"),
            ("https://cloud.google.com/blog", "google-cloud"),
            ("https://engineering.fb.com/2024/", "meta"),
            ("https://ai.facebook.com/blog/", "meta-ai"),
            ("https://qwenlm.github.io/blog/qwen3/", "qwen-team"),
            ("https://huggingface.co/openai/gpt-oss-120b", "hugging-face"),
            ("https://arxiv.org/abs/1706.03762", "arxiv"),
            ("https://en.wikipedia.org/wiki/GPT-4", "wikipedia"),
            ("https://digital-strategy.ec.europa.eu/en", "european-commission"),
            ("https://eur-lex.europa.eu/eli/reg/2024/1689", "region:eu"),
            ("https://www.gov.uk/government/news", "uk-government"),
            ("https://cs.stanford.edu/people", "stanford"),
            ("https://hai.stanford.edu/ai-index", "stanford-hai"),
        ],
    )
    def test_owners(self, address: str, expected: str) -> None:
        """Addresses as articles have them lead to whose site it is."""
        assert owner(address) == expected

    @pytest.mark.parametrize(
        "address",
        [
            "https://x.com/sama/status/1",
            "https://mobile.twitter.com/sama",
            "https://t.co/abc",
            "https://www.youtube.com/watch?v=1",
            "https://youtu.be/1",
            "https://github.com/openai/gpt-oss",
            "https://someone.github.io/",
            "https://medium.com/@x/y",
            "https://onezero.medium.com/y",
            "https://someone.substack.com/p/1",
            "https://www.reddit.com/r/LocalLLaMA",
            "https://uk.linkedin.com/in/x",
            "https://m.facebook.com/x",
            "https://www.instagram.com/x",
            "https://podcasts.apple.com/us/podcast/1",
            "https://open.spotify.com/episode/1",
            "https://discord.gg/1",
            "https://docs.google.com/document/d/1",
            "https://drive.google.com/file/d/1",
            "https://web.archive.org/web/2020/https://www.nytimes.com/",
            "https://t.me/x",
            "https://www.tiktok.com/@x",
            "https://news.ycombinator.com/item?id=1",
            "https://leeds.gov.uk/",
        ],
    )
    def test_platforms(self, address: str) -> None:
        """Where anyone speaks, the host does not say who did."""
        assert KB.owner_of(address) is None

    def test_every_host_leads_to_its_actor(self) -> None:
        """All that is listed is a host, and leads to an actor that is there."""
        for host, actor in KB.hosts.items():
            assert is_host(host)
            assert isinstance(KB[actor], Actor)
            assert owner(f"https://www.{host.removeprefix('www.')}/x") == actor

    def test_every_platform_has_a_reason(self) -> None:
        """No platform has an owner, and each says why."""
        for host, reason in KB.platforms.items():
            assert is_host(host)
            assert reason
            assert host not in KB.hosts
            assert owner(f"https://someone.{host}/") is None

    def test_the_tables_are_made_late(self) -> None:
        """Both tables are made when they are first asked for, not with the entries."""
        fresh = pickle.loads(pickle.dumps(KB))  # noqa: S301 - what was just written
        assert not {"_sites", "hosts", "platforms"} & vars(fresh).keys()
        assert (fresh.platforms, fresh.hosts) == (KB.platforms, KB.hosts)

    def test_the_version_covers_hosts(self) -> None:
        """Other owners or other platforms make another knowledge base with another version."""
        rows, snapshot = [KB._rows[entry.id] for entry in KB], KB.version.partition("-")[0]
        text = (resources.files("atomcorpus.knowledge") / "data" / "hosts.jsonl").read_text("utf-8")
        same = KnowledgeBase(rows, snapshot, sites=text)
        assert (same, same.version) == (KB, KB.version)
        for more in ('["zzz.example","openai"]\n', '["zzz.example",null,"posts of users"]\n'):
            other = KnowledgeBase(rows, snapshot, sites=text + more)
            assert other != KB
            assert other.version != KB.version

    def test_cannot_be_changed(self) -> None:
        """The tables are read-only."""
        for table in (KB.hosts, KB.platforms):
            with pytest.raises(TypeError):
                table["example.com"] = "acme"  # type: ignore[index] # wrong on purpose


class TestExtended:
    """Hosts that a caller brings."""

    def test_hosts_of_new_and_of_known_actors(self) -> None:
        """A host leads to an actor of the new knowledge base, given or packaged; the old one stays as it was."""
        kb = KB.extended(POST, hosts={"harrow-post.example": "harrow-post", "blog.example": "openai"})
        assert owner("https://www.harrow-post.example/a", kb) == "harrow-post"
        assert owner("https://blog.example/a", kb) == "openai"
        assert owner("https://openai.com", kb) == "openai"
        assert owner("https://blog.example/a") is None
        assert kb.version != KB.extended(POST).version

    def test_a_host_changes_hands(self) -> None:
        """A host that another actor had is the new one's alone, and below a platform one may be listed."""
        kb = KB.extended(POST, hosts={"nytimes.com": "harrow-post", "harrow.substack.com": "harrow-post"})
        assert owner("https://www.nytimes.com/a", kb) == owner("https://harrow.substack.com/p", kb) == "harrow-post"
        assert owner("https://nyti.ms/a", kb) == "new-york-times"
        assert owner("https://other.substack.com/p", kb) is None

    def test_a_platform_that_has_an_owner(self) -> None:
        """Who lists a platform's host for an actor wants it so."""
        assert owner("https://www.lesswrong.com/posts/1") is None
        kb = KB.extended(hosts={"lesswrong.com": "lesswrong"})
        assert owner("https://www.lesswrong.com/posts/1", kb) == "lesswrong"

    def test_a_record_keeps_its_hosts(self) -> None:
        """A record says nothing of hosts, so overriding an actor keeps them."""
        record = KB["openai"]
        assert isinstance(record, Actor)
        kb = KB.extended(evolve(record, country="CA"))
        assert kb.owner_of("https://openai.com/") == kb["openai"]

    def test_hosts_come_with_a_knowledge_base(self) -> None:
        """Extending by a knowledge base brings its hosts, which win; platforms stay in force."""
        kb = KB.extended(own(nytimes_com="harrow-post", sky_com="sky"))
        assert owner("nytimes.com", kb) == "harrow-post"
        assert owner("tv.sky.com", kb) == "sky"
        assert owner("news.sky.com", kb) == "sky-news"
        assert owner("https://docs.google.com/x", kb) is None
        assert owner("https://docs.google.com/x", own().extended(KB)) is None
        assert kb == KB.extended(SKY, POST, MODEL, hosts={"nytimes.com": "harrow-post", "sky.com": "sky"})

    def test_the_same_again_changes_nothing(self) -> None:
        """A host that its actor has already makes no other knowledge base."""
        assert KB.extended(hosts={"openai.com": "openai"}) == KB

    @given(st.text(min_size=1).filter(str.strip))
    @example("half of a pair: \ud800")
    def test_ids_are_any_strings(self, entity_id: str) -> None:
        """Whatever an actor's id has in it, its host leads to it, here and in another process."""
        record = Actor(id=entity_id, name="A", kind=ActorKind.MEDIA)
        kb = KnowledgeBase((), "test").extended(record, hosts={"a.example": entity_id})
        back = pickle.loads(pickle.dumps(kb))  # noqa: S301 - our own bytes
        assert kb.owner_of("a.example") == back.owner_of("a.example") == record
        assert kb.version == back.version

    def test_pickles(self) -> None:
        """Hosts and platforms go to another process with the rest."""
        for kb in (KB.extended(POST, hosts={"harrow-post.example": "harrow-post"}), own(sky_com="sky")):
            back = pickle.loads(pickle.dumps(kb))  # noqa: S301 - our own bytes
            assert (back, back.version, back.hosts, back.platforms) == (kb, kb.version, kb.hosts, kb.platforms)

    @pytest.mark.parametrize(
        ("hosts", "problem"),
        [
            ({"Sky.com": "sky"}, "expected a host in lower case, without scheme and path, not 'Sky.com'"),
            (
                {"https://sky.com": "sky"},
                "expected a host in lower case, without scheme and path, not 'https://sky.com'",
            ),
            ({3: "sky"}, "expected a host in lower case, without scheme and path, not 3"),
            ({"sky.com": "skye"}, "no actor 'skye' for the host 'sky.com'"),
            ({"sky.com": "furrow"}, "no actor 'furrow' for the host 'sky.com'"),
            ({"sky.com": ["sky"]}, "no actor ['sky'] for the host 'sky.com'"),
        ],
    )
    def test_what_it_does_not_take(self, hosts: Any, problem: str) -> None:
        """A host is a bare host, and belongs to an actor that is there."""
        with pytest.raises(ValidationError) as caught:
            KnowledgeBase((), "test").extended(SKY, MODEL, hosts=hosts)
        assert str(caught.value) == f"KnowledgeBase.extended: {problem}"


class TestRead:
    """Hosts in a file of one's own."""

    def test_rows_have_hosts(self, tmp_path: Path) -> None:
        """An actor's row lists its hosts; what a file says is what a caller would have said."""
        path = write(
            tmp_path / "a.jsonl", {"id": "sky", "name": "Sky", "kind": "company", "hosts": ["sky.com", "sky.tv"]}
        )
        kb = KnowledgeBase.read(path)
        assert owner("https://www.sky.tv/x", kb) == "sky"
        assert KB.extended(kb) == KB.extended(SKY, hosts={"sky.tv": "sky", "sky.com": "sky"})

    def test_a_file_takes_a_host_from_an_entry_it_refers_to(self, tmp_path: Path) -> None:
        """A packaged entry that comes in as an owner does not take back the host that the file gives another."""
        row = {"id": "desk", "name": "The Desk", "kind": "media", "parent": "new-york-times", "hosts": ["nytimes.com"]}
        kb = KnowledgeBase.read(write(tmp_path / "a.jsonl", row))
        assert owner("nytimes.com", kb) == owner("nytimes.com", KB.extended(kb)) == "desk"
        assert owner("nyti.ms", kb) is None
        assert owner("nyti.ms", KB.extended(kb)) == "new-york-times"

    def test_written_rows_read_back(self, tmp_path: Path) -> None:
        """Rows that are written with the hosts of their actors give the same knowledge base again."""
        kb = own(sky_com="sky", sky_tv="sky", news_sky_com="harrow-post")
        hosts = {entry.id: [host for host, actor in kb.hosts.items() if actor == entry.id] for entry in kb}
        path = write(tmp_path / "a.jsonl", *(kb._rows[entry.id] | {"hosts": hosts[entry.id] or None} for entry in kb))
        back = KnowledgeBase.read(path)
        assert (back, back.hosts) == (kb, kb.hosts)

    def test_every_fault_with_its_line(self, tmp_path: Path) -> None:
        """Hosts are listed, bare, only actors have them, and each belongs to one."""
        path = write(
            tmp_path / "a.jsonl",
            {"id": "a", "name": "A", "kind": "media", "hosts": "a.example"},
            {"id": "b", "name": "B", "kind": "media", "hosts": ["B.example", "b.example/path", "b", "www.b.example"]},
            {"id": "c", "name": "C", "level": "model", "hosts": ["c.example"]},
            {"id": "d", "name": "D", "kind": "media", "hosts": ["d.example", "www.b.example"]},
            {"id": "e", "name": "E", "kind": "media", "hosts": ["e.example", "e.example"]},
            {"id": "f", "name": "F", "kind": "media", "hosts": ["f.example", 3]},
        )
        with pytest.raises(FormatError) as caught:
            KnowledgeBase.read(path)
        assert caught.value.problems == (
            "line 1: expected an array of strings that are not empty @ $.hosts",
            "line 2: expected a host in lower case, without scheme and path, not 'B.example' @ $.hosts[0]",
            "line 2: expected a host in lower case, without scheme and path, not 'b.example/path' @ $.hosts[1]",
            "line 2: expected a host in lower case, without scheme and path, not 'b' @ $.hosts[2]",
            "line 3: only an actor has them @ $.hosts",
            "line 4: 'www.b.example' is already on line 2 @ $.hosts[1]",
            "line 5: 'e.example' is already on line 5 @ $.hosts[1]",
            "line 6: expected an array of strings that are not empty @ $.hosts",
        )
