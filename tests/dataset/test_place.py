"""Where a corpus may lie, and what may be in its folder: it never reads itself, and nothing outside it is touched."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atomcorpus import ReadError, ValidationError, parse
from atomcorpus.cli import main
from atomcorpus.dataset import Dataset, build, is_corpus, write
from atomcorpus.dataset.manifest import MANIFEST_BYTES, TABLES
from atomcorpus.dataset.place import swept

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[..., str]
    Bytes = Callable[[str], dict[str, bytes]]

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes of POSIX")

OTHERS = "there are other files here, and no corpus; give a new or an empty folder"
LINK = "it is a link, and none is followed where a corpus is written; put what it leads to in its place"


def everything(folder: str | Path = ".") -> dict[str, bytes | str | None]:
    """All that is in a folder: what files hold, where links lead."""
    found: dict[str, bytes | str | None] = {}
    for path in sorted(Path(folder).rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = str(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else None
    return found


def refused(source: str, out: str) -> str:
    """What is said when a build is refused before it has changed anything."""
    before = everything()
    with pytest.raises((ReadError, ValidationError)) as caught:
        build(source, out)
    assert everything() == before
    return str(caught.value)


class TestItReadsItself:
    """Sources that are in the corpus."""

    @pytest.mark.parametrize("table", TABLES)
    def test_a_folder_of_articles_with_the_name_of_a_table(self, put: Put, table: str) -> None:
        """It once gave twice the articles with each run; it is refused, and so is its parent as a new corpus."""
        put(f"data/{table}/a.txt"), put("crawl/b.txt")
        assert refused(f"data/{table}", "data") == (
            f"build.sources: data/{table} is inside data, the corpus, which would read what it has written"
        )
        assert refused("crawl", "data") == f"data/{table}: {OTHERS}"
        with pytest.raises(ReadError) as caught:
            write([parse("One.")], "data")
        assert str(caught.value) == f"data/{table}: {OTHERS}"

    @pytest.mark.parametrize("source", ["./data/in", "data/x/../in", "crawl/../data/in/a.txt", "data/articles"])
    def test_however_it_is_named(self, put: Put, source: str) -> None:
        """With dots, by one file, by a table of its own."""
        put("crawl/b.txt"), put("data/x/c.txt")
        shutil.move("data", "kept")
        build("crawl", "data")
        shutil.copytree("kept", "data", dirs_exist_ok=True)
        put("data/in/a.txt")
        shown = source.removeprefix("./")
        assert refused(source, "data") == (
            f"build.sources: {shown} is inside data, the corpus, which would read what it has written"
        )

    def test_an_absolute_path(self, put: Put, folder: Path) -> None:
        """On either side."""
        put("data/in/a.txt")
        for source, out in ((folder / "data/in", "data"), ("data/in", folder / "data")):
            with pytest.raises(ValidationError, match=r"^build\.sources: .*data/in is inside .*data, the corpus, "):
                build(source, out)

    @posix
    def test_through_links(self, put: Put) -> None:
        """To the source, to the corpus, and to a folder above either."""
        put("data/in/a.txt"), put("crawl/b.txt")
        Path("source").symlink_to("data/in")
        Path("out").symlink_to("data")
        Path("here").symlink_to(".")
        tail = "the corpus, which would read what it has written"
        assert refused("source", "data") == f"build.sources: source is inside data, {tail}"
        assert refused("data/in", "out") == f"build.sources: data/in is inside out, {tail}"
        assert refused("here/data/in", "here/out") == f"build.sources: here/data/in is inside here/out, {tail}"
        Path("corpus").symlink_to("crawl")
        assert refused("crawl", "corpus") == "build.out: corpus is inside crawl, where it would be read the next time"

    def test_names_of_two_kinds(self, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where two paths that look different lead to the same folder, as on systems without upper case."""
        put("Data/in/a.txt")
        same = os.path.samefile

        def without_case(one: str | Path, other: str | Path) -> bool:
            return str(Path(one).absolute()).lower() == str(Path(other).absolute()).lower() or same(one, other)

        monkeypatch.setattr(os.path, "samefile", without_case)
        Path("data").mkdir(exist_ok=True)
        with pytest.raises(ValidationError, match=r"^build\.sources: Data/in is inside data, "):
            build("Data/in", "data")
        with pytest.raises(ValidationError, match=r"^build\.out: data/x is inside Data, "):
            build("Data", "data/x")

    @posix
    def test_a_file_that_is_a_link_into_the_corpus(self, put: Put) -> None:
        """It is an error of that file, and the others are read."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        [shard] = Dataset.open("corpus").files("articles")
        Path("crawl/b.parquet").symlink_to(Path(shard).absolute())
        Path("crawl/c.txt").symlink_to("a.txt")
        summary = build("crawl", "corpus")
        assert [str(error) for error in summary.errors] == ["crawl/b.parquet: it is a link into the corpus itself"]
        assert (summary.articles, build("crawl", "corpus").articles) == (2, 2)

    def test_beside_the_corpus(self, put: Put) -> None:
        """A name that begins like that of the corpus is another folder."""
        put("data-crawl/a.txt"), put("other/articles/a.txt")
        assert build(["data-crawl", "other/articles"], "data").articles == 2

    def test_on_the_command_line(self, put: Put, capsys: pytest.CaptureFixture[str]) -> None:
        """One line says so."""
        put("data/articles/a.txt")
        assert main(["build", "data/articles", "-o", "data"]) != 0
        assert capsys.readouterr().err.endswith(
            "build.sources: data/articles is inside data, the corpus, which would read what it has written\n"
        )


class TestNewCorpus:
    """A folder without a manifest."""

    def test_what_a_stopped_build_left(self, put: Put) -> None:
        """Shards and temporary files without a manifest are removed, and the corpus is made."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        Path("corpus/manifest.json").unlink()
        put("corpus/articles/.00000-0123456789abcdef.parquet.0.part")
        assert build("crawl", "corpus").articles == 1
        assert len(everything("corpus/articles")) == 1

    @pytest.mark.parametrize("name", ["mine.parquet", "00000.parquet", "in/a.txt", ".keep"])
    def test_anything_else_is_left_alone(self, put: Put, name: str) -> None:
        """Nothing is written beside it."""
        put("crawl/a.txt"), put(f"corpus/mentions/{name}")
        assert refused("crawl", "corpus") == f"corpus/mentions: {OTHERS}"

    def test_the_first_place_is_named(self, put: Put) -> None:
        """Of several where other files are: the folder itself, or the first of the tables by name."""
        put("crawl/a.txt"), put("corpus/roles/a.txt"), put("corpus/mentions/a.txt")
        assert refused("crawl", "corpus") == f"corpus/mentions: {OTHERS}"
        put("corpus/a.txt")
        assert refused("crawl", "corpus") == f"corpus: {OTHERS}"

    @posix
    def test_the_folder_may_be_a_link(self, put: Put) -> None:
        """Whoever names it means the folder that it leads to."""
        put("crawl/a.txt")
        Path("disk").mkdir()
        Path("corpus").symlink_to("disk")
        build("crawl", "corpus")
        put("crawl/b.txt")
        assert build("crawl", "corpus").articles == 2
        assert Path("corpus").is_symlink()
        assert len(Dataset.open("disk")) == 2

    @posix
    def test_a_link_that_leads_nowhere(self, put: Put) -> None:
        """Nothing is made at its end."""
        put("crawl/a.txt")
        Path("corpus").symlink_to("nowhere")
        assert refused("crawl", "corpus") == "corpus: it is a link that leads nowhere"


@posix
class TestLinks:
    """A corpus that somebody passed on, with links in it."""

    @pytest.mark.parametrize("name", [".holder.json", ".lock", "manifest.json"])
    @pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing"])
    def test_a_file(self, put: Put, name: str, *, there: bool) -> None:
        """Nothing is written, made or removed where it leads."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        put("crawl/b.txt")
        Path("corpus", name).unlink(missing_ok=True)
        if there:
            put("victim", "precious")
        Path("corpus", name).symlink_to("../victim")
        assert refused("crawl", "corpus") == f"corpus/{name}: {LINK}"
        with pytest.raises(ReadError):
            write([parse("One.")], "corpus")
        assert Path("victim").exists() == there

    @pytest.mark.parametrize("table", TABLES)
    def test_a_table(self, put: Put, table: str) -> None:
        """The shards of another corpus stay."""
        put("crawl/a.txt"), put("crawl/b.txt")
        build("crawl/a.txt", "good")
        build("crawl/b.txt", "bad")
        shutil.rmtree(f"bad/{table}")
        Path(f"bad/{table}").symlink_to(f"../good/{table}")
        assert refused("crawl", "bad") == f"bad/{table}: {LINK}"
        Path("bad/manifest.json").unlink()
        assert refused("crawl", "bad") == f"bad/{table}: {LINK}"
        assert Dataset.open("good").verify() == ()

    def test_a_shard(self, put: Put) -> None:
        """What a link in a table leads to is read, by its digest, and stays when the link goes."""
        put("crawl/a.txt", "One.")
        build("crawl", "corpus")
        put("store/x")
        for number, path in enumerate(Path("corpus").glob("*/*.parquet")):
            path.rename(f"store/{number}")
            path.symlink_to(f"../../store/{number}")
        before = everything("store")
        assert build("crawl", "corpus").unchanged == 1
        put("crawl/a.txt", "Changed.")
        build("crawl", "corpus")
        assert [article.text for article in Dataset.open("corpus")] == ["Changed."]
        assert not any(path.is_symlink() for path in Path("corpus").rglob("*"))
        assert everything("store") == before

    def test_temporary_files(self, put: Put) -> None:
        """A link with the name of one is passed by or removed, and not what it leads to."""
        put("crawl/a.txt"), put("victim", "precious")
        Path("corpus").mkdir()
        Path("corpus/.manifest.json.0.part").symlink_to("../victim")
        build("crawl", "corpus")
        assert Path("victim").read_text("utf-8") == "precious"

    @pytest.mark.parametrize("name", [".holder.json", "manifest.json"])
    def test_second_names(self, put: Put, name: str) -> None:
        """A file that has a name elsewhere too keeps there what it holds."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        put("crawl/b.txt")
        path = Path("corpus", name)
        if not path.exists():
            put(str(path), "precious")
        kept = path.read_bytes()
        os.link(path, "victim")
        assert build("crawl", "corpus").articles == 2
        assert Path("victim").read_bytes() == kept

    def test_a_lock_that_is_something_else(self, put: Put) -> None:
        """A lock that has a name elsewhere is one only if nothing is in it: older packages for locks empty it."""
        put("crawl/a.txt"), put("victim", "precious")
        Path("corpus").mkdir()
        os.link("victim", "corpus/.lock")
        assert refused("crawl", "corpus") == "corpus/.lock: it has another name and something in it, so it is no lock"
        Path("victim").write_bytes(b"")
        assert build("crawl", "corpus").articles == 1


@posix
class TestSpecial:
    """Pipes, sockets and devices, which may keep their reader waiting for ever."""

    @pytest.fixture(params=["pipe", "socket", "device"])
    def special(self, request: pytest.FixtureRequest) -> Callable[[str], str]:
        """Puts something in the place of a file; says what it is."""

        def put_special(path: str) -> str:
            Path(path).unlink(missing_ok=True)
            if request.param == "pipe":
                os.mkfifo(path)
            elif request.param == "socket":
                with socket.socket(socket.AF_UNIX) as server:
                    server.bind(path)
            else:
                Path(path).symlink_to("/dev/zero")
            return str(request.param)

        return put_special

    def test_a_manifest(self, put: Put, special: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
        """It is refused by all that read it, and by all that would write it."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        kind = special("corpus/manifest.json")
        with pytest.raises(ReadError) as caught:
            Dataset.open("corpus")
        assert str(caught.value) == f"corpus/manifest.json: it is a {kind}, not a file"
        assert is_corpus("corpus")
        assert main(["summary", "corpus"]) == 1
        assert capsys.readouterr().err == f"atomcorpus: corpus/manifest.json: it is a {kind}, not a file\n"
        with pytest.raises(ReadError) as caught:
            build("crawl", "corpus")
        expected = LINK if kind == "device" else f"it is a {kind}, not a file"
        assert str(caught.value) == f"corpus/manifest.json: {expected}"

    @pytest.mark.parametrize("name", [".holder.json", ".lock"])
    def test_a_lock(self, put: Put, special: Callable[[str], str], name: str) -> None:
        """A build is refused."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        kind = special(f"corpus/{name}")
        expected = LINK if kind == "device" else f"it is a {kind}, not a file"
        with pytest.raises(ReadError) as caught:
            build("crawl", "corpus")
        assert str(caught.value) == f"corpus/{name}: {expected}"

    @pytest.mark.parametrize("table", ["articles", "inputs", "roles"])
    def test_a_shard(
        self, put: Put, special: Callable[[str], str], table: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Reading and verifying say so at once."""
        put("crawl/a.txt")
        build("crawl", "corpus")
        [path] = Dataset.open("corpus").files(table)
        monkeypatch.chdir(Path(path).parent)  # the path of a socket is short
        kind = special(Path(path).name)
        monkeypatch.chdir("../..")
        reason = f"{path}: it is a {kind}, not a file"
        assert [str(error) for error in Dataset.open("corpus").verify()] == [reason]
        uses: dict[str, list[Callable[[], object]]] = {
            "articles": [lambda: list(Dataset.open("corpus"))],
            "inputs": [lambda: Dataset.open("corpus").errors, lambda: build("crawl", "corpus")],
        }
        for use in uses.get(table, []):
            with pytest.raises(ReadError) as caught:
                use()
            assert str(caught.value) == reason

    def test_a_folder_of_that_name(self, put: Put) -> None:
        """It makes no corpus of a crawl."""
        put("crawl/a.txt"), put("crawl/manifest.json/b.txt")
        assert not is_corpus("crawl")
        assert build("crawl", "corpus").articles == 2

    def test_a_table(self, put: Put) -> None:
        """It has to be a folder."""
        put("crawl/a.txt")
        Path("corpus").mkdir()
        os.mkfifo("corpus/roles")
        with pytest.raises(ReadError) as caught:
            build("crawl", "corpus")
        assert str(caught.value) == "corpus/roles: it is a pipe, not a folder"

    def test_who_holds_the_lock(self, put: Put) -> None:
        """Nobody waits for a pipe to say it."""
        put("crawl/a.txt")

        def meanwhile(_: object) -> None:
            Path("corpus/.holder.json").unlink()
            os.mkfifo("corpus/.holder.json")
            with pytest.raises(ReadError) as caught:
                build("crawl", "corpus")
            assert str(caught.value) == "corpus/.holder.json: it is a pipe, not a file"

        build("crawl", "corpus", on_progress=meanwhile)


class TestSizeOfTheManifest:
    """`manifest_bytes`."""

    def test_the_limit(self) -> None:
        """One byte more than it allows is refused, by its name."""
        write([parse("One.")], "corpus")
        size = Path("corpus/manifest.json").stat().st_size
        assert len(Dataset.open("corpus", manifest_bytes=size)) == 1
        with pytest.raises(ReadError) as caught:
            Dataset.open("corpus", manifest_bytes=size - 1)
        assert str(caught.value) == (
            f"corpus/manifest.json: the manifest has more than {size - 1:,} bytes (the limit manifest_bytes)"
        )

    def test_no_corpus_needs_more(self) -> None:
        """The largest that there can be is within what is taken where nothing is said."""
        write([parse("One.")], "one")
        write([parse("One."), parse("Two.")], "two", shard_articles=1)
        one, two = (Path(path, "manifest.json").stat().st_size for path in ("one", "two"))
        digits = 11 * 2 * 18  # numbers of rows and bytes, each with as many digits as a file can have
        assert one + 2**16 * (two - one + digits) < MANIFEST_BYTES

    def test_a_file_without_an_end(self) -> None:
        """What is not there is not read: a file that is a hole takes no memory."""
        Path("corpus").mkdir()
        with Path("corpus/manifest.json").open("wb") as file:
            file.truncate(2**40)
        with pytest.raises(ReadError, match=r"the manifest has more than 150,000,000 bytes \(the limit manifest_bytes"):
            Dataset.open("corpus")


def test_what_is_left_over_may_go_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever was writing for a build that was killed removes the file between the look at the folder and the sweep."""
    corpus = tmp_path / "corpus"
    write([parse("Jane Doe said that it works.")], corpus)
    left = corpus / "events" / ".00001-0123456789abcdef.parquet.0.part"
    left.touch()
    remove = Path.unlink

    def gone_before(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is
        os.unlink(path)  # noqa: PTH108 - by the other one
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", gone_before)
    assert swept(corpus) is not None
    assert not left.exists()
