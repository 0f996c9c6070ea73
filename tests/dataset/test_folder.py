"""The folder of a corpus: what is in it, how it is opened, and what is said when something is wrong with it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import FormatError, MissingPathError, ReadError, ValidationError, parse
from atomcorpus import testing as strategies
from atomcorpus.dataset import Dataset, build, write
from atomcorpus.dataset.inputs import Fingerprint, Input, inputs_from_arrow, inputs_to_arrow

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus import Article

    Put = Callable[..., str]
    Bytes = Callable[[str], dict[str, bytes]]

_NUMBERS = st.integers(-5, 2**63 - 1)

ANOTHER = "not the file that was written: its size or digest is another one"
MISSING = "the manifest names this file, but it is not there; after another build, open the corpus again"
DAMAGED = "corpus/manifest.json: a damaged manifest; build the corpus again in a new folder"


def articles(number: int) -> list[Article]:
    """So many different articles."""
    return [parse(f"OpenAI released model {index}.", origin=f"{index}") for index in range(number)]


def change_manifest(change: Callable[[Any], object]) -> None:
    """Change the data of the manifest of the corpus, and take out its digest, as none was written in former days."""
    path = Path("corpus/manifest.json")
    data = json.loads(path.read_text("utf-8"))
    del data["sha256"]
    change(data)
    path.write_text(json.dumps(data), "utf-8")


def only(table: str) -> Path:
    """The one file of a table of the corpus."""
    (path,) = Dataset.open("corpus").files(table)
    return Path(path)


class TestWrite:
    """Articles from anywhere as a corpus."""

    def test_they_come_back_in_their_order(self) -> None:
        """All of them, from several shards."""
        write(iter(articles(5)), "corpus", shard_articles=2)
        dataset = Dataset.open("corpus")
        assert (list(dataset), len(dataset), len(dataset.manifest.shards)) == (articles(5), 5, 3)

    def test_shards_have_so_many_articles(self) -> None:
        """Each as many as was said, the last one what is left."""
        write(articles(7), "corpus", shard_articles=3)
        assert [shard.articles.rows for shard in Dataset.open("corpus").manifest.shards] == [3, 3, 1]

    @settings(max_examples=10)
    @given(given_articles=st.lists(strategies.articles(), max_size=4))
    def test_whatever_they_are(self, given_articles: list[Article]) -> None:
        """Every article that the wire format can hold comes back equal."""
        shutil.rmtree("any", ignore_errors=True)
        try:
            write(given_articles, "any", shard_articles=2)
        except FormatError:
            assert not Path("any/manifest.json").exists()
        else:
            assert list(Dataset.open("any")) == given_articles

    def test_many_in_one_shard(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Row groups follow one another; keys go on, and those of entities are never used twice."""
        monkeypatch.setattr("atomcorpus.tables.row_groups._ARTICLES", 2)
        write(articles(5), "corpus")
        from pyarrow import parquet  # noqa: PLC0415 - an extra

        assert list(Dataset.open("corpus")) == articles(5)
        assert parquet.read_table(only("articles"))["article"].to_pylist() == [0, 1, 2, 3, 4]
        entities = parquet.read_table(only("entities"))["entity"].to_pylist()
        assert len(set(entities)) == len(entities)
        assert set(parquet.read_table(only("mentions"))["entity"].to_pylist()) <= set(entities)

    def test_equal_articles_give_equal_files(self, bytes_of: Bytes) -> None:
        """In any folder."""
        write(articles(3), "one", shard_articles=2)
        write(articles(3), "two", shard_articles=2)
        assert bytes_of("one") == bytes_of("two")

    def test_no_articles(self) -> None:
        """A corpus may be empty."""
        write([], "corpus")
        assert (len(Dataset.open("corpus")), list(Dataset.open("corpus"))) == (0, [])

    def test_a_corpus_is_not_replaced(self, bytes_of: Bytes) -> None:
        """What is there stays as it is."""
        write(articles(1), "corpus")
        before = bytes_of("corpus")
        with pytest.raises(ReadError) as caught:
            write(articles(2), "corpus")
        assert str(caught.value) == "corpus: there is a corpus here; write to another folder, or remove it first"
        assert bytes_of("corpus") == before

    def test_all_or_nothing(self, bytes_of: Bytes) -> None:
        """When the articles break off, nothing is left behind, and the folder can be written to again."""

        def broken() -> Any:
            yield from articles(3)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            write(broken(), "corpus", shard_articles=2)
        assert bytes_of("corpus") == {}
        write(articles(3), "corpus")
        assert len(Dataset.open("corpus")) == 3

    @pytest.mark.parametrize("number", [0, "2"])
    def test_shards_of_no_articles(self, number: Any) -> None:
        """A shard has at least one."""
        with pytest.raises(ValidationError) as caught:
            write([], "corpus", shard_articles=number)
        assert str(caught.value) == f"write.shard_articles: expected a whole number above 0, not {number!r}"

    def test_what_is_no_article(self) -> None:
        """A path, say, which is for `build`."""
        given: Any = "crawl"
        with pytest.raises(ValidationError) as caught:
            write(given, "corpus")
        assert str(caught.value) == "write.articles[0]: expected Article, not str"


class TestOpen:
    """A corpus that is opened and not yet read."""

    def test_only_the_manifest_is_read(self) -> None:
        """The number of articles is known, though their files are gone."""
        write(articles(2), "corpus")
        for path in Path("corpus").glob("*/*.parquet"):
            path.unlink()
        dataset = Dataset.open(Path("corpus"))
        assert (len(dataset), repr(dataset)) == (2, "<Dataset corpus: 2 articles in 1 shard>")

    def test_files(self) -> None:
        """Paths of the files of a table, shard by shard; others read them."""
        write(articles(3), "corpus", shard_articles=2)
        assert Dataset.open("corpus").files("mentions") == [
            "corpus/mentions/00000-0000000000000000.parquet",
            "corpus/mentions/00001-0000000000000000.parquet",
        ]

    def test_files_of_no_table(self) -> None:
        """The tables are named."""
        write([], "corpus")
        with pytest.raises(ValidationError) as caught:
            Dataset.open("corpus").files("people")
        assert str(caught.value) == (
            "Dataset.files: expected one of articles, sections, links, mentions, roles, citations, times, "
            "quantities, events, entities, inputs, not 'people'"
        )

    def test_it_stays_what_it_was(self, put: Put) -> None:
        """A build that adds something changes nothing for those who opened the corpus before."""
        build(put("a.txt", "One."), "corpus")
        dataset = Dataset.open("corpus")
        build(put("b.txt", "Two."), "corpus")
        assert [article.text for article in dataset] == ["One."]

    def test_it_may_lose_its_files(self, put: Put) -> None:
        """To a build that had to make them again; that is an error and never another article."""
        build(put("a.txt", "One."), "corpus")
        dataset = Dataset.open("corpus")
        build(put("a.txt", "Changed."), "corpus")
        with pytest.raises(MissingPathError) as caught:
            list(dataset)
        assert caught.value.path == dataset.files("articles")[0]
        assert caught.value.reason == MISSING

    def test_no_folder(self) -> None:
        """Nothing is there."""
        with pytest.raises(MissingPathError) as caught:
            Dataset.open("corpus")
        assert str(caught.value) == "corpus: no such file or folder"

    def test_no_corpus(self, put: Put) -> None:
        """Something is there, but no corpus."""
        put("crawl/a.txt")
        with pytest.raises(MissingPathError) as caught:
            Dataset.open("crawl")
        assert str(caught.value) == "crawl: no corpus: there is no manifest.json in it"


class TestManifest:
    """The file that says which files count."""

    def test_a_later_version(self) -> None:
        """It is refused, by readers and builders, with what to do; nothing else of it is looked at."""
        write(articles(1), "corpus")
        change_manifest(lambda data: data.update(schema="atomcorpus.corpus/3", shards="elsewhere"))
        for use in (Dataset.open, lambda path: write([], path)):
            with pytest.raises(FormatError) as caught:
                use("corpus")
            assert str(caught.value) == (
                "corpus/manifest.json: atomcorpus.corpus/3 is newer than atomcorpus.corpus/2, which this version of "
                "atomcorpus reads; install a newer one\n"
                "  expected 'atomcorpus.corpus/2', not 'atomcorpus.corpus/3' @ $.schema"
            )
        assert len(list(Path("corpus").glob("*/*.parquet"))) == 11

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("", "Expecting value (at line 1, column 1) @ $"),
            ('{"schema": "atomcorpus.cor', "Unterminated string starting at (at line 1, column 12) @ $"),
            ("[]", "expected 'atomcorpus.corpus/2', not null @ $.schema"),
            (
                '{"schema": "atomcorpus.article/1"}',
                "expected 'atomcorpus.corpus/2', not 'atomcorpus.article/1' @ $.schema",
            ),
        ],
    )
    def test_no_manifest_at_all(self, text: str, problem: str) -> None:
        """A file that was cut off, or is something else."""
        write([], "corpus")
        Path("corpus/manifest.json").write_text(text, "utf-8")
        with pytest.raises(FormatError) as caught:
            Dataset.open("corpus")
        assert str(caught.value) == f"{DAMAGED}\n  {problem}"

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            (lambda data: data.pop("knowledge"), "the key is missing @ $.knowledge"),
            (
                lambda data: data["shards"][1].update(name="../../elsewhere"),
                "expected the name of a shard, not '../../elsewhere' @ $.shards[1].name",
            ),
            (
                lambda data: data["shards"][1].update(first_key=5),
                "expected 8388608, which follows from the name, not 5 @ $.shards[1].first_key",
            ),
            (
                lambda data: data["shards"][0]["mentions"].update(rows=-1, sha256="abc"),
                "expected a whole number from 0 on, not -1 @ $.shards[0].mentions.rows",
            ),
            (
                lambda data: data["shards"][0]["mentions"].update(sha256="abc"),
                "expected 64 hexadecimal digits, not 'abc' @ $.shards[0].mentions.sha256",
            ),
            (
                lambda data: data["shards"].reverse(),
                "shards stand in the order of their numbers, each once @ $.shards[1]",
            ),
        ],
        ids=["key", "name", "first_key", "rows", "digest", "order"],
    )
    def test_one_wrong_value(self, change: Callable[[Any], object], problem: str) -> None:
        """Named with its place; no path leads out of the folder."""
        write(articles(2), "corpus", shard_articles=1)
        change_manifest(change)
        with pytest.raises(FormatError) as caught:
            Dataset.open("corpus")
        assert str(caught.value).startswith(f"{DAMAGED}\n  {problem}")

    def test_it_says_what_it_is_known_by(self) -> None:
        """The last key is the digest of the rest; without it, as in former days, a manifest is read as well."""
        write(articles(2), "corpus")
        before, data = Dataset.open("corpus").manifest, Path("corpus/manifest.json").read_text("utf-8")
        *rest, last = json.loads(data).items()
        digest = hashlib.sha256(json.dumps(dict(rest), indent=1).encode()).hexdigest()
        assert last == ("sha256", digest)
        change_manifest(lambda _: None)
        assert Dataset.open("corpus").manifest == before

    @pytest.mark.parametrize("key", ["atomcorpus", "rows"])
    def test_a_change_that_nothing_else_shows(self, key: str) -> None:
        """A version or a number of rows that is another one is told before anything is read."""
        write(articles(2), "corpus")
        path = Path("corpus/manifest.json")
        data = json.loads(path.read_text("utf-8"))
        if key == "rows":
            data["shards"][0]["articles"]["rows"] = 3
        else:
            data["atomcorpus"] += "0"
        path.write_text(json.dumps(data), "utf-8")
        with pytest.raises(FormatError) as caught:
            Dataset.open("corpus")
        said = "it is not the digest of the rest: something was changed @ $.sha256"
        assert str(caught.value) == f"{DAMAGED}\n  {said}"

    @pytest.mark.parametrize("digest", [True, False], ids=["with a digest", "without"])
    def test_a_shard_of_another_name(self, put: Put, bytes_of: Bytes, *, digest: bool) -> None:
        """A manifest that names a shard which is not there takes no other shard away."""
        build(put("a.txt"), "corpus")
        shards = {path: data for path, data in bytes_of("corpus").items() if path.endswith(".parquet")}
        path = Path("corpus/manifest.json")
        data = json.loads(path.read_text("utf-8"))
        data["shards"][0]["name"] = "00000-0123456789abcdef"
        if not digest:
            del data["sha256"]
        path.write_text(json.dumps(data), "utf-8")
        with pytest.raises((FormatError, ReadError)):
            build("a.txt", "corpus")
        assert shards.items() <= bytes_of("corpus").items()


class TestDamage:
    """Files that are not what was written."""

    def test_all_is_well(self, put: Put) -> None:
        """Nothing to report."""
        build(put("a.txt"), "corpus")
        assert Dataset.open("corpus").verify() == ()

    def test_each_bad_file_is_named(self) -> None:
        """One that is missing, one that was cut off, one with a bit turned."""
        write(articles(3), "corpus")
        missing, cut, turned = only("roles"), only("articles"), only("mentions")
        missing.unlink()
        cut.write_bytes(cut.read_bytes()[:-9])
        turned.write_bytes(turned.read_bytes()[:50] + b"?" + turned.read_bytes()[51:])
        assert [str(error) for error in Dataset.open("corpus").verify()] == [
            f"{cut.as_posix()}: {ANOTHER}",
            f"{turned.as_posix()}: {ANOTHER}",
            f"{missing.as_posix()}: {MISSING}",
        ]

    @given(data=st.data())
    def test_no_other_article_ever_comes_out(self, data: st.DataObject) -> None:
        """Whatever byte is changed, reading names the file, before it gives anything."""
        if not Path("corpus").exists():
            write(articles(3), "corpus")
            shutil.copytree("corpus", "sound")
        path = only("articles")
        content = bytearray((Path("sound") / path.relative_to("corpus")).read_bytes())
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        with pytest.raises(ReadError) as caught:
            next(iter(Dataset.open("corpus")))
        assert str(caught.value) == f"{path.as_posix()}: {ANOTHER}"

    def test_an_article_of_a_later_version(self) -> None:
        """The row and what to expect are named."""
        from pyarrow import parquet  # noqa: PLC0415 - an extra

        write(articles(2), "corpus")
        path = only("articles")
        table = parquet.read_table(path)
        record = table.schema.get_field_index("record")
        later = table["record"][1].as_py().replace("atomcorpus.article/2", "atomcorpus.article/9")
        parquet.write_table(
            table.set_column(record, table.schema.field(record), [[table["record"][0].as_py(), later]]), path
        )
        content = path.read_bytes()
        known = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        change_manifest(lambda data: data["shards"][0]["articles"].update(known))
        with pytest.raises(ReadError) as caught:
            list(Dataset.open("corpus"))
        assert str(caught.value).startswith(f"{path.as_posix()}: row 1: atomcorpus.article/9 is newer than ")

    def test_what_pyarrow_cannot_read(self) -> None:
        """A file as it was written, by a later pyarrow perhaps."""
        write(articles(2), "corpus")
        path = only("articles")
        path.write_bytes(b"PAR9")
        known = {"bytes": 4, "sha256": hashlib.sha256(b"PAR9").hexdigest()}
        change_manifest(lambda data: data["shards"][0]["articles"].update(known))
        with pytest.raises(ReadError) as caught:
            list(Dataset.open("corpus"))
        assert str(caught.value).startswith(f"{path.as_posix()}: this version of pyarrow cannot read it: ")

    def test_a_build_says_so_too(self, put: Put) -> None:
        """It does not go on from a corpus that it cannot read, and takes nothing away."""
        build(put("a.txt"), "corpus")
        path = only("inputs")
        path.unlink()
        with pytest.raises(MissingPathError) as caught:
            build("a.txt", "corpus")
        assert caught.value.path == path.as_posix()
        assert len(list(Path("corpus").glob("*/*.parquet"))) == 10


class TestInputs:
    """The table of inputs."""

    @given(
        st.lists(
            st.builds(
                Input,
                st.text(st.characters(exclude_categories=["Cs"])),
                st.none()
                | st.builds(Fingerprint, st.integers(0, 2**63 - 1), st.integers(-5, 2**63 - 1), st.text("0f")),
                st.integers(0, 9),
                st.just(()),
                *[st.text("a.{}")] * 3,
            ),
            max_size=3,
        )
    )
    def test_they_come_back(self, inputs: list[Input]) -> None:
        """What is stored of an input is all there is."""
        assert inputs_from_arrow(inputs_to_arrow(inputs)) == inputs

    def test_errors_come_back(self) -> None:
        """With their places; what Parquet cannot hold as an escape."""
        errors = (ReadError("no such name: \udcff", "a\udcff.txt"), ReadError("wrong", "a.txt", line=3, column=7))
        (back,) = inputs_from_arrow(inputs_to_arrow([Input("a.txt", None, 0, errors, "1", "2", "{}")]))
        assert [str(error) for error in back.errors] == ["a\\udcff.txt: no such name: \\udcff", "a.txt:3:7: wrong"]
