"""Building a corpus: everything once, nothing twice, and always what a first build would give."""

from __future__ import annotations

import errno
import os
import pickle
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import (
    Actor,
    ActorKind,
    KnowledgeBase,
    MissingPathError,
    ReadError,
    ValidationError,
    parse,
    read_articles,
)
from atomcorpus.dataset import BuildProgress, BuildSummary, Dataset, Manifest, build, write
from atomcorpus.dataset import plan as plan_module
from atomcorpus.formats import jsonl
from atomcorpus.reading import Limits, Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Put = Callable[..., str]
    Bytes = Callable[[str], dict[str, bytes]]

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links, names and permissions of POSIX")

OTHER = KnowledgeBase.default().extended(Actor(id="harrow", name="Harrow Labs", kind=ActorKind.COMPANY))


def texts(corpus: str = "corpus") -> dict[str | None, str]:
    """The texts of a corpus by their origin; each has to be there once."""
    articles = list(Dataset.open(corpus))
    found = {article.origin: article.text for article in articles}
    assert len(found) == len(articles)
    return found


def counts(summary: BuildSummary) -> tuple[int, int, int, int]:
    """What became of the files: read, changed, unchanged, failed."""
    return summary.read, summary.changed, summary.unchanged, summary.failed


def names(manifest: Manifest) -> list[str]:
    """Names of the shards."""
    return [shard.name for shard in manifest.shards]


class TestFirstBuild:
    """A corpus where there was none."""

    def test_the_articles_are_those_that_are_read(self, put: Put) -> None:
        """What comes out is what `read_articles` gives, in the same order for a plain folder."""
        put("crawl/a.txt", "date 2025-08-05\n\nOpenAI released gpt-oss-120b.")
        put("crawl/b.txt", '"It works," said Jane Doe.')
        summary = build("crawl", "corpus")
        assert list(Dataset.open("corpus")) == list(read_articles("crawl"))
        assert summary == BuildSummary(
            read=2, changed=0, unchanged=0, failed=0, errors=(), gone=(), articles=2, shards=1
        )

    def test_several_sources(self, put: Put) -> None:
        """An input that two sources have is there once."""
        build([Path("crawl"), put("crawl/a.txt"), put("more/b.txt")], "corpus")
        assert list(texts()) == ["crawl/a.txt", "more/b.txt"]

    def test_equal_inputs_give_equal_files(self, put: Put, bytes_of: Bytes) -> None:
        """Whatever the order of the sources, and wherever the corpus is."""
        put("crawl/a.txt"), put("crawl/b.txt", "Qwen."), put("more/c.txt", "Llama 4.")
        build(["crawl", "more"], "one", shard_files=2)
        build(["more", "crawl/b.txt", "crawl"], "deep/in/another", shard_files=2)
        assert bytes_of("one") == bytes_of("deep/in/another")
        assert len(bytes_of("one")) == 2 * 11 + 1

    def test_shards_have_so_many_files(self, put: Put) -> None:
        """At most as many as was said."""
        for name in "abcde":
            put(f"crawl/{name}.txt", name)
        assert build("crawl", "corpus", shard_files=2).shards == 3
        assert [shard.inputs.rows for shard in Dataset.open("corpus").manifest.shards] == [2, 2, 1]

    def test_shards_have_so_many_bytes(self, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
        """A run ends before it would be too large; a file that is too large alone has a shard to itself."""
        monkeypatch.setattr(plan_module, "_BYTES_A_SHARD", 10)
        for name, size in {"a": 4, "b": 6, "c": 1, "d": 40, "e": 1}.items():
            put(f"crawl/{name}.txt", name * size)
        build("crawl", "corpus")
        assert [shard.inputs.rows for shard in Dataset.open("corpus").manifest.shards] == [2, 1, 1, 1]

    def test_sizes_are_added(self, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two files that fit alone, and not together, have a shard each."""
        monkeypatch.setattr(plan_module, "_BYTES_A_SHARD", 10)
        put("crawl/a.txt", "a" * 6), put("crawl/b.txt", "b" * 6)
        assert build("crawl", "corpus").shards == 2

    def test_keys_follow_from_the_number_of_the_shard(self, put: Put) -> None:
        """The keys of one shard are never those of another."""
        for name in "abc":
            put(f"crawl/{name}.txt", name)
        build("crawl", "corpus", shard_files=2)
        manifest = Dataset.open("corpus").manifest
        assert [(name[:5], shard.first_key) for name, shard in zip(names(manifest), manifest.shards, strict=True)] == [
            ("00000", 0),
            ("00001", 8_388_608),
        ]

    def test_stored_articles(self, put: Put) -> None:
        """A file of several articles is one input."""
        put("crawl/a.txt")
        jsonl.write([parse("One.", origin="x"), parse("Two.", origin="y")], "crawl/b.jsonl")
        summary = build("crawl", "corpus")
        assert (summary.read, summary.articles) == (2, 3)
        assert list(texts()) == ["crawl/a.txt", "x", "y"]

    def test_options_say_how_files_are_read(self) -> None:
        """An encoding, say."""
        Path("a.txt").write_bytes("Café".encode("cp1252"))
        build("a.txt", "corpus", options=Options(encoding="cp1252"))
        assert list(texts().values()) == ["Café"]

    def test_more_articles_than_keys(self, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file with more articles than a shard has keys for is refused, by name, and nothing of it counts."""
        monkeypatch.setattr("atomcorpus.dataset.parquet_files.KEYS_A_SHARD", 1)
        put("crawl/a.txt"), put("crawl/b.txt", "Two.")
        with pytest.raises(ReadError) as caught:
            build("crawl", "corpus")
        assert str(caught.value) == "crawl/a.txt: a shard takes 1 articles; split the file"
        assert texts() == {}


class TestNextBuild:
    """What was read is not read again unless it has changed."""

    def test_nothing_to_do(self, put: Put, bytes_of: Bytes) -> None:
        """Not one file is written."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        before = bytes_of("corpus"), Path("corpus/manifest.json").stat().st_ino
        assert counts(build("crawl", "corpus")) == (0, 0, 1, 0)
        assert (bytes_of("corpus"), Path("corpus/manifest.json").stat().st_ino) == before

    def test_only_what_is_new_is_read(self, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file whose size and time are the same is not even opened."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        put("crawl/b.txt")
        monkeypatch.setattr(plan_module, "fingerprint", None)
        assert counts(build("crawl", "corpus")) == (1, 0, 1, 0)

    def test_a_changed_file_takes_the_place_of_the_old_one(self, put: Put) -> None:
        """Its old rows go in the same moment; those of its neighbours stay."""
        put("crawl/a.txt", "One."), put("crawl/b.txt", "Two."), put("crawl/c.txt", "Three.")
        build("crawl", "corpus")
        put("crawl/b.txt", "Two, and more.")
        assert counts(build("crawl", "corpus")) == (0, 1, 2, 0)
        assert texts() == {"crawl/a.txt": "One.", "crawl/b.txt": "Two, and more.", "crawl/c.txt": "Three."}

    def test_a_shard_without_changes_is_left_alone(self, put: Put) -> None:
        """Only the shards that have a changed input are made again."""
        put("crawl/a.txt", "One."), put("crawl/b.txt", "Two.")
        build("crawl", "corpus", shard_files=1)
        before = names(Dataset.open("corpus").manifest)
        put("crawl/b.txt", "Changed.")
        build("crawl", "corpus", shard_files=1)
        after = names(Dataset.open("corpus").manifest)
        assert after[0] == before[0]
        assert after[1] not in before

    def test_a_touched_file_is_not_read_again(self, put: Put) -> None:
        """Another time is a reason to look at the bytes, and equal bytes are no change."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        put("crawl/a.txt", time=1_710_000_000)
        assert counts(build("crawl", "corpus")) == (0, 0, 1, 0)

    def test_same_size_and_time_long_ago(self, put: Put) -> None:
        """They are trusted, unless they are not to be."""
        put("crawl/a.txt", "One.")
        build("crawl", "corpus")
        put("crawl/a.txt", "Two.")
        assert counts(build("crawl", "corpus")) == (0, 0, 1, 0)
        assert counts(build("crawl", "corpus", trust_times=False)) == (0, 1, 0, 0)
        assert texts() == {"crawl/a.txt": "Two."}

    def test_same_size_and_time_just_now(self, put: Put) -> None:
        """A file that may have been written twice in one tick of the clock is compared by its bytes."""
        put("crawl/a.txt", "One.", time=int(Path("crawl").parent.stat().st_mtime) + 1)
        build("crawl", "corpus")
        put("crawl/a.txt", "Two.", time=int(Path("crawl/a.txt").stat().st_mtime))
        assert counts(build("crawl", "corpus")) == (0, 1, 0, 0)

    def test_another_source_leaves_the_first_alone(self, put: Put) -> None:
        """Folders may be added one after the other."""
        put("one/a.txt"), put("two/b.txt")
        build("one", "corpus")
        summary = build("two", "corpus", prune=True)
        assert (counts(summary), summary.gone, summary.articles) == ((1, 0, 0, 0), (), 2)

    @pytest.mark.parametrize(
        "options",
        [{"knowledge": OTHER}, {"options": Options(encoding="cp1252")}, {"options": Options(parse=partial(parse))}],
    )
    def test_another_way_to_read(self, put: Put, options: dict[str, Any]) -> None:
        """Another knowledge base or other options: all is read again, and the articles are those of a first build."""
        put("crawl/a.txt"), put("crawl/b.txt", "Qwen.")
        build("crawl", "corpus")
        assert counts(build("crawl", "corpus", **options)) == (0, 2, 0, 0)
        build("crawl", "fresh", **options)
        assert list(Dataset.open("corpus")) == list(Dataset.open("fresh"))
        assert counts(build("crawl", "corpus", **options)) == (0, 0, 2, 0)

    def test_another_version_of_the_package(self, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its rules may find something else, so all is read again."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        monkeypatch.setattr("importlib.metadata.version", lambda _: "99.0")
        assert counts(build("crawl", "corpus")) == (0, 1, 0, 0)
        assert Dataset.open("corpus").manifest.atomcorpus == "99.0"

    def test_written_articles_can_be_added_to(self, put: Put) -> None:
        """`write` makes the corpus, `build` goes on with it."""
        write([parse("Zero.", origin="zero")], "corpus")
        build(put("a.txt", "One."), "corpus")
        assert texts() == {"zero": "Zero.", "a.txt": "One."}
        assert build("a.txt", "corpus").articles == 2


class TestGone:
    """Inputs that a source had and has no more."""

    def test_they_stay_and_are_reported(self, put: Put) -> None:
        """Each time, as long as they are gone."""
        put("crawl/a.txt"), put("crawl/b.txt")
        build("crawl", "corpus")
        Path("crawl/a.txt").unlink()
        for _ in range(2):
            summary = build("crawl", "corpus")
            assert (summary.gone, summary.articles) == (("crawl/a.txt",), 2)

    def test_pruned(self, put: Put) -> None:
        """They leave the corpus, and are reported once."""
        put("crawl/a.txt"), put("crawl/b.txt")
        build("crawl", "corpus")
        Path("crawl/a.txt").unlink()
        assert build("crawl", "corpus", prune=True).gone == ("crawl/a.txt",)
        assert list(texts()) == ["crawl/b.txt"]
        assert build("crawl", "corpus", prune=True).gone == ()

    def test_a_shard_of_nothing_goes(self, put: Put) -> None:
        """When all its inputs have gone."""
        put("crawl/a.txt"), put("crawl/b.txt")
        build("crawl", "corpus", shard_files=1)
        Path("crawl/a.txt").unlink()
        assert build("crawl", "corpus", prune=True).shards == 1

    def test_what_had_no_article_goes_at_once(self, put: Put) -> None:
        """A file that could not be read and is no longer there leaves nothing behind."""
        put("crawl/a.txt"), put("crawl/b.txt", "date 2025-13-45 x")
        build("crawl", "corpus")
        Path("crawl/b.txt").unlink()
        assert build("crawl", "corpus").gone == ("crawl/b.txt",)
        assert Dataset.open("corpus").errors == ()

    def test_they_stay_when_their_shard_is_made_again(self, put: Put) -> None:
        """With the knowledge of their time, as nobody can read them again."""
        put("crawl/a.txt"), put("crawl/b.txt")
        build("crawl", "corpus")
        first, _ = Dataset.open("corpus")
        Path("crawl/a.txt").unlink()
        build("crawl", "corpus", knowledge=OTHER)
        kept, again = Dataset.open("corpus")
        assert kept == first
        assert again.knowledge == OTHER.version

    def test_one_that_comes_back(self, put: Put) -> None:
        """It is held against what the corpus has of it."""
        put("crawl/a.txt"), put("crawl/b.txt")
        build("crawl", "corpus")
        Path("crawl/a.txt").unlink()
        build("crawl", "corpus")
        put("crawl/a.txt")
        assert counts(build("crawl", "corpus")) == (0, 0, 2, 0)

    @posix
    @pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is closed to root")
    def test_a_closed_folder_is_not_an_empty_one(self, put: Put) -> None:
        """What cannot be looked into is an error, and what was in it is not gone."""
        put("crawl/in/a.txt"), put("crawl/b.txt")
        build("crawl", "corpus")
        Path("crawl/in").chmod(0)
        summary = build("crawl", "corpus", prune=True)
        Path("crawl/in").chmod(0o755)
        assert (summary.gone, summary.articles, summary.failed) == ((), 2, 1)

    def test_a_place_that_could_not_be_listed(self, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is below it is not gone."""
        put("crawl/in/a.txt"), put("crawl/b.txt")
        build("crawl", "corpus")
        closed = ReadError("Permission denied", "crawl/in")
        monkeypatch.setattr(plan_module, "found_in", lambda *_: iter((closed, "crawl/b.txt")))
        summary = build("crawl", "corpus", prune=True)
        assert (summary.gone, summary.articles, summary.errors) == ((), 2, (closed,))

    @pytest.mark.parametrize(
        ("path", "source", "within"),
        [
            ("crawl/a.txt", "crawl", True),
            ("crawl/a.txt", "crawl/a.txt", True),
            ("crawler/a.txt", "crawl", False),
            ("a.txt", ".", True),
            ("../a.txt", ".", False),
            ("/data/a.txt", "/data", True),
            ("/data/a.txt", ".", False),
            ("a.txt", "/", False),
            ("../crawl/a.txt", "../crawl", True),
        ],
    )
    def test_what_a_source_has(self, path: str, source: str, within: bool) -> None:  # noqa: FBT001 - a column
        """A path is held against the source as both are written."""
        assert plan_module._is_within(Path(path), Path(source)) is within


class TestFailures:
    """A bad file stops nobody."""

    def test_it_is_reported_and_kept(self, put: Put) -> None:
        """With its place; the corpus says it too."""
        put("crawl/a.txt"), put("crawl/b.txt", "date 2025-13-45 Hello.")
        summary = build("crawl", "corpus")
        message = "crawl/b.txt:1:6: '2025-13-45' is not a date: 13 is not a month from 1 to 12"
        assert [str(error) for error in summary.errors] == [message]
        assert [str(error) for error in Dataset.open("corpus").errors] == [message]
        assert (counts(summary), summary.articles) == ((2, 0, 0, 1), 1)

    def test_an_unchanged_one_is_reported_again(self, put: Put) -> None:
        """As long as it is wrong, without being read again."""
        put("crawl/a.txt", "date 2025-13-45 Hello.")
        first = build("crawl", "corpus")
        again = build("crawl", "corpus")
        assert counts(again) == (0, 0, 1, 1)
        assert list(map(str, again.errors)) == list(map(str, first.errors))

    def test_a_corrected_one_is_read(self, put: Put) -> None:
        """Then it is an input like others."""
        put("crawl/a.txt", "date 2025-13-45 Hello.")
        build("crawl", "corpus")
        put("crawl/a.txt", "date 2025-12-13 Hello, again.")
        assert counts(build("crawl", "corpus")) == (0, 1, 0, 0)
        assert Dataset.open("corpus").errors == ()

    def test_several_of_one_file(self, put: Put) -> None:
        """They count as one file, and what is right in it is kept."""
        good = parse("Good.", origin="good")
        jsonl.write([good], "a.jsonl")
        put("a.jsonl", "[]\n" + Path("a.jsonl").read_text("utf-8") + "{\n")
        summary = build("a.jsonl", "corpus")
        assert [(error.path, error.line) for error in summary.errors] == [("a.jsonl", 1), ("a.jsonl", 3)]
        assert (summary.failed, list(Dataset.open("corpus"))) == (1, [good])

    @posix
    def test_a_link_that_leads_nowhere(self, put: Put) -> None:
        """It is tried again each time, and no shard is made again while nothing changes."""
        put("crawl/a.txt")
        Path("crawl/b.txt").symlink_to("nowhere")
        assert str(build("crawl", "corpus").errors[0]) == "crawl/b.txt: no such file or folder"
        before = names(Dataset.open("corpus").manifest)
        assert counts(build("crawl", "corpus")) == (0, 0, 2, 1)
        assert names(Dataset.open("corpus").manifest) == before
        put("crawl/nowhere", "Here.")
        assert counts(build("crawl", "corpus")) == (0, 1, 1, 0)

    @posix
    def test_what_is_known_of_it(self, put: Put) -> None:
        """In the table of inputs it has no articles and no digest, also when its shard is made again."""
        from pyarrow import parquet  # noqa: PLC0415 - an extra

        put("crawl/a.txt", "One.")
        Path("crawl/b.txt").symlink_to("nowhere")
        for text in ("One.", "Two."):
            put("crawl/a.txt", text, time=len(text) + ord(text[0]))
            build("crawl", "corpus")
            [path] = Dataset.open("corpus").files("inputs")
            rows = parquet.read_table(path, columns=["path", "articles", "bytes"]).to_pylist()
            assert [tuple(row.values()) for row in rows] == [("crawl/a.txt", 1, 4), ("crawl/b.txt", 0, None)]
            assert texts() == {"crawl/a.txt": text}

    @posix
    def test_another_reason(self, put: Put) -> None:
        """What cannot be read for one reason and then for another is told with the reason that there is now."""
        put("crawl/a.txt")
        for target, reason in (
            ("nowhere", "no such file or folder"),
            ("b.txt", os.strerror(errno.ELOOP)),
            ("nowhere", "no such file or folder"),
        ):
            Path("crawl/b.txt").unlink(missing_ok=True)
            Path("crawl/b.txt").symlink_to(target)
            assert [str(error) for error in build("crawl", "corpus").errors] == [f"crawl/b.txt: {reason}"]
            assert [str(error) for error in Dataset.open("corpus").errors] == [f"crawl/b.txt: {reason}"]

    def test_a_file_that_vanishes(self, put: Put) -> None:
        """Found, and no longer there when its turn comes; tried again, it fails in the same way or is read."""
        put("crawl/a.txt"), put("crawl/b.txt")

        def vanish(_: BuildProgress) -> None:
            Path("crawl/b.txt").unlink(missing_ok=True)

        summary = build("crawl", "corpus", shard_files=1, on_progress=vanish)
        assert [str(error) for error in summary.errors] == ["crawl/b.txt: no such file or folder"]
        put("crawl/b.txt")
        assert counts(build("crawl", "corpus")) == (0, 1, 1, 0)

    def test_a_file_that_changes_while_it_is_read(self, put: Put) -> None:
        """It is said to, and read again the next time, whatever it is then."""
        put("crawl/a.txt", "One.")

        def changing(text: str, **given: Any) -> Any:
            put("crawl/a.txt", "Meanwhile.")
            return parse(text, **given)

        options = Options(parse=changing)
        summary = build("crawl", "corpus", options=options)
        assert list(map(str, summary.errors)) == ["crawl/a.txt: it changed while it was read; build again"]
        put("crawl/a.txt", "Meanwhile.")
        assert counts(build("crawl", "corpus", options=options)) == (0, 1, 0, 0)

    @posix
    @pytest.mark.skipif(sys.platform == "darwin", reason="names are Unicode there")
    def test_a_name_that_is_not_unicode(self, put: Put) -> None:
        """Parquet has no strings for it; it is an error, the same one each time."""
        put("crawl/a.txt")
        Path(os.fsdecode(b"crawl/\xff.txt")).write_text("Hello.")
        for expected in ((2, 0, 0, 1), (0, 0, 2, 1)):
            summary = build("crawl", "corpus")
            assert (counts(summary), str(summary.errors[0])) == (expected, "crawl/\\udcff.txt: the name is not UTF-8")


class TestProgress:
    """What is said while it goes on."""

    def test_after_each_input(self, put: Put) -> None:
        """Numbers of inputs, articles and failures; unchanged inputs are no work and do not count."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        put("crawl/b.txt", ""), put("crawl/c.txt")
        said: list[BuildProgress] = []
        build("crawl", "corpus", on_progress=said.append)
        assert said == [BuildProgress(1, 2, 0, 1), BuildProgress(2, 2, 1, 1)]


class TestElsewhere:
    """Jobs done by others: in processes, on machines."""

    @staticmethod
    def far_away(make: Any, jobs: Iterable[Any]) -> Iterable[Any]:
        """Like `map`, in the opposite order, and all that goes and comes is sent through a wire."""
        for job in reversed(list(jobs)):
            there, given = pickle.loads(pickle.dumps((make, job)))  # noqa: S301 - our own
            yield pickle.loads(pickle.dumps(there(given)))  # noqa: S301 - likewise

    def test_the_corpus_is_the_same(self, put: Put, bytes_of: Bytes) -> None:
        """To the byte, whatever the order in which shards are done; a second time too, with changes."""
        for name in "abcd":
            put(f"crawl/{name}.txt", name)
        summaries = [build("crawl", "here", shard_files=2), build("crawl", "there", shard_files=2, run=self.far_away)]
        put("crawl/a.txt", "changed"), put("crawl/e.txt", "new"), put("crawl/f.txt", "")
        summaries += [build("crawl", "here"), build("crawl", "there", run=self.far_away)]
        assert bytes_of("here") == bytes_of("there")
        assert counts(summaries[2]) == counts(summaries[3]) == (2, 1, 3, 1)

    def test_progress(self, put: Put) -> None:
        """It comes shard by shard then, with the same numbers in the end."""
        put("crawl/a.txt"), put("crawl/b.txt", "")
        said: list[BuildProgress] = []
        build("crawl", "corpus", on_progress=said.append, run=self.far_away)
        assert said[-1] == BuildProgress(2, 2, 1, 1)


class TestMistakes:
    """What cannot work is refused before anything is made."""

    def test_no_such_source(self, put: Put) -> None:
        """Even when others are right."""
        put("crawl/a.txt")
        with pytest.raises(MissingPathError) as caught:
            build(["crawl", "crwal"], "corpus")
        assert str(caught.value) == "crwal: no such file or folder"
        assert not Path("corpus").exists()

    def test_nothing_to_read(self) -> None:
        """A folder without one file to read is a wrong one."""
        Path("crawl").mkdir()
        with pytest.raises(MissingPathError, match=r"^crawl: a folder without a file whose name ends in "):
            build("crawl", "corpus")

    @pytest.mark.parametrize("out", ["crawl", "crawl/corpus", "./crawl/../crawl/x"])
    def test_inside_a_source(self, put: Put, out: str) -> None:
        """The next build would read it."""
        put("crawl/a.txt")
        with pytest.raises(ValidationError) as caught:
            build("crawl", out)
        shown = out.removeprefix("./")
        assert str(caught.value) == f"build.out: {shown} is inside crawl, where it would be read the next time"

    def test_too_many_files(self, put: Put) -> None:
        """As many as the limit allows are built, in each source; one more is refused before anything is made."""
        put("one/a.txt"), put("one/b.txt", "Two."), put("two/c.txt", "Three."), put("two/notes.pdf")
        options = Options(limits=Limits(files=2))
        assert build(["one", "two"], "corpus", options=options).articles == 3
        put("two/d.txt"), put("two/e.txt")
        with pytest.raises(ReadError) as caught:
            build(["one", "two"], "other", options=options)
        assert str(caught.value) == "two: more than 2 files (the limit files)"
        assert not Path("other").exists()

    @pytest.mark.parametrize("number", [0, -1, True, 2.5])
    def test_shards_of_no_files(self, put: Put, number: Any) -> None:
        """A shard has at least one."""
        put("crawl/a.txt")
        with pytest.raises(ValidationError) as caught:
            build("crawl", "corpus", shard_files=number)
        assert str(caught.value) == f"build.shard_files: expected a whole number above 0, not {number!r}"

    def test_a_folder_of_other_things(self, put: Put) -> None:
        """Nothing is put among them, nothing taken away."""
        put("crawl/a.txt"), put("photos/cat.jpg")
        with pytest.raises(ReadError) as caught:
            build("crawl", "photos")
        assert str(caught.value) == "photos: there are other files here, and no corpus; give a new or an empty folder"
        assert [path.name for path in Path("photos").iterdir()] == ["cat.jpg"]

    def test_a_file(self, put: Put) -> None:
        """A corpus is a folder."""
        put("crawl/a.txt"), put("corpus")
        with pytest.raises(ReadError) as caught:
            build("crawl", "corpus")
        assert str(caught.value) == "corpus: it is a file; a corpus is a folder"

    def test_files_of_others_in_a_corpus(self, put: Put) -> None:
        """They are left alone."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        others = [put("corpus/notes.txt"), put("corpus/mentions/mine.parquet"), put("corpus/articles/.keep.part")]
        put("crawl/b.txt")
        build("crawl", "corpus")
        assert all(Path(path).exists() for path in others)

    def test_no_number_left(self, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
        """A corpus has so many shards and no more; what was done before counts."""
        monkeypatch.setattr(plan_module, "MOST_SHARDS", 1)
        put("crawl/a.txt"), put("crawl/b.txt")
        with pytest.raises(ReadError) as caught:
            build("crawl", "corpus", shard_files=1)
        assert str(caught.value) == "corpus: a corpus takes 1 shards; build a new one, with larger shards"
        assert list(texts()) == ["crawl/a.txt"]
