"""Reading files and folders, and the corpus: nothing lost, nobody stopped by a bad file, the same order every time."""

from __future__ import annotations

import errno
import gzip
import inspect
import os
import pickle
import shutil
import socket
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Corpus,
    KnowledgeBase,
    MissingPathError,
    ModelLevel,
    PartialDate,
    ReadError,
    UnknownEntityError,
    ValidationError,
    parse,
    queries,
    read_articles,
)
from atomcorpus.dataset import build
from atomcorpus.formats import jsonl
from atomcorpus.reading import ArticleReader, Limits, find_files, parse_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes and permissions of POSIX")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that messages have short paths."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: str | bytes = "Harrow Labs released a model.") -> str:
    """Make a file and its folders; text is written without translating line ends."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    file.write_bytes(gzip.compress(data) if path.endswith(".gz") else data)
    return path


def read_all(path: str, **options: Any) -> tuple[list[Article], ArticleReader]:
    """Everything that there is to read, and the reader that has read it."""
    reader = read_articles(path, **options)
    return list(reader), reader


def _none(*_: object) -> tuple[()]:
    """A finder that finds nothing."""
    return ()


def only_error(path: str) -> ReadError:
    """The error of a path that has one and nothing else."""
    articles, reader = read_all(path)
    assert articles == []
    (error,) = reader.errors
    return error


class TestTexts:
    """Files of crawl text."""

    def test_a_text_is_parsed_and_knows_its_path(self) -> None:
        """The article is what `parse` makes, and its origin is the path as it was given."""
        text = "date 2025-08-05\n\nHarrow Labs released a model."
        (article,), _ = read_all(put("crawl/a.txt", text))
        assert article == parse(text, origin="crawl/a.txt")

    @given(text=st.text(st.sampled_from("a \r\n\t\ufeff\u2028\x85é𝄞"), min_size=1))
    def test_the_text_is_kept_to_the_letter(self, text: str) -> None:
        """Line ends of all kinds and a byte-order mark come through as they were written."""
        (article,), _ = read_all(put("a.txt", text))
        assert article.text == text

    def test_compressed_text(self) -> None:
        """`.txt.gz` is read like `.txt`."""
        (article,), _ = read_all(put("a.txt.gz", "Hello.\r\n"))
        assert article.text == "Hello.\r\n"

    def test_upper_case_names(self) -> None:
        """Upper case in the end of the name makes no difference."""
        put("in/A.TXT")
        put("in/b.Txt.GZ", gzip.compress(b"Hello."))
        assert len(read_all("in")[0]) == 2

    def test_knowledge_is_handed_on(self) -> None:
        """The texts are parsed with the knowledge base that is given."""
        kb = KnowledgeBase.default().extended(Actor(id="acme", name="Acmetron", kind=ActorKind.COMPANY))
        (article,), _ = read_all(put("a.txt", "Acmetron is hiring."), knowledge=kb)
        assert article.knowledge == kb.version
        assert [mention.entity.id for mention in article.mentions] == ["acme"]

    def test_path_objects(self) -> None:
        """A `Path` does as well, and comes with forward slashes."""
        put("crawl/a.txt")
        assert next(read_articles(Path("crawl", "a.txt"))).origin == "crawl/a.txt"


class TestStoredArticles:
    """Files of JSON Lines."""

    @pytest.mark.parametrize("name", ["stored.jsonl", "stored.jsonl.gz"])
    def test_they_come_back_as_they_were_written(self, name: str) -> None:
        """Nothing changes on the way, the origin neither; the order is that of the file."""
        articles = [parse("Second.", origin="crawl/b.txt"), parse("date 2020 First.")]
        jsonl.write(articles, name)
        assert read_all(name)[0] == articles

    def test_an_empty_file_has_no_articles(self) -> None:
        """No line, no article, no error: that is how a corpus without articles is stored."""
        articles, reader = read_all(put("none.jsonl", ""))
        assert (articles, reader.errors, reader.files_read) == ([], (), 1)

    def test_a_bad_line_stops_nobody(self) -> None:
        """The error has the number of the line, and the lines after it are read."""
        line = jsonl.dumps([parse("Hello.")])
        articles, reader = read_all(put("a.jsonl", line + line[:40] + "\n" + line))
        assert [article.text for article in articles] == ["Hello.", "Hello."]
        (error,) = reader.errors
        assert (error.path, error.line) == ("a.jsonl", 2)
        assert error.reason.startswith("not JSON\n")

    def test_a_newer_schema(self) -> None:
        """The message says what is newer than what."""
        line = jsonl.dumps([parse("Hello.")]).replace("atomcorpus.article/2", "atomcorpus.article/9")
        reason = "atomcorpus.article/9 is newer than atomcorpus.article/2, which this version of atomcorpus reads"
        assert str(only_error(put("a.jsonl", line))).startswith(f"a.jsonl:1: {reason}")

    def test_a_wrong_type(self) -> None:
        """The message says where in the object."""
        line = jsonl.dumps([parse("Hello.")]).replace('"title":null', '"title":7')
        assert str(only_error(put("a.jsonl", line))).endswith("expected a string, not 7 @ $.title")


class TestFolders:
    """What is read in a folder, and in which order."""

    def test_sorted_by_name_at_each_level(self) -> None:
        """The order of the files depends on their names alone."""
        for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "B.txt", "a/a.txt"):
            put(f"crawl/{name}")
        origins = [article.origin for article in read_all("crawl")[0]]
        expected = ["B.txt", "a/a.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt"]
        assert origins == [f"crawl/{name}" for name in expected]

    def test_the_working_folder(self) -> None:
        """`.` leaves no trace in the origins."""
        put("a.txt")
        assert read_all(".")[0][0].origin == "a.txt"

    def test_other_files_are_passed_over_and_counted(self) -> None:
        """Files with other names are not read; how many there were is known."""
        for name in ("a.txt", "notes.pdf", "table.csv", "deep/photo.png"):
            put(f"crawl/{name}")
        articles, reader = read_all("crawl")
        assert (len(articles), reader.files_read, reader.files_passed_over) == (1, 1, 3)

    def test_hidden_files_and_folders_are_left_out(self) -> None:
        """What begins with a dot is not there."""
        for name in ("a.txt", "._a.txt", ".git/b.txt"):
            put(f"crawl/{name}")
        articles, reader = read_all("crawl")
        assert (len(articles), reader.files_passed_over) == (1, 0)

    def test_a_hidden_path_that_is_given_is_read(self) -> None:
        """Whoever names a hidden folder or file wants it."""
        put(".cache/.a.txt")
        put(".cache/b.txt")
        assert len(read_all(".cache")[0]) == 1
        assert len(read_all(".cache/.a.txt")[0]) == 1

    def test_a_folder_may_be_named_like_a_file(self) -> None:
        """What counts is what it is."""
        put("crawl/a.txt/b.txt")
        assert read_all("crawl")[0][0].origin == "crawl/a.txt/b.txt"

    def test_a_bad_file_stops_nobody(self) -> None:
        """The rest goes on, and the errors come in the order of the files."""
        put("crawl/a.txt", "date 2025-13-45 Hello.")
        put("crawl/b.txt")
        put("crawl/c.txt", b"")
        articles, reader = read_all("crawl")
        assert [article.origin for article in articles] == ["crawl/b.txt"]
        assert [error.path for error in reader.errors] == ["crawl/a.txt", "crawl/c.txt"]
        assert reader.files_read == 3

    def test_folders_in_folders_in_folders(self) -> None:
        """The depth of a folder is no depth of recursion."""
        put(f"crawl/{'/'.join('d' * 300)}/a.txt")
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(len(inspect.stack(0)) + 120)
        try:
            assert len(list(find_files("crawl"))) == 1
        finally:
            sys.setrecursionlimit(limit)

    def test_reading_is_lazy(self) -> None:
        """A file is not opened before its article is asked for."""
        put("crawl/a.txt", "One.")
        put("crawl/b.txt", "Two.")
        reader = read_articles("crawl")
        assert next(reader).text == "One."
        put("crawl/b.txt", "Three.")
        assert next(reader).text == "Three."

    def test_a_file_that_disappears(self) -> None:
        """It is reported like any other that cannot be read."""
        put("crawl/a.txt")
        put("crawl/b.txt")
        reader = read_articles("crawl")
        next(reader)
        Path("crawl/b.txt").unlink()
        assert list(reader) == []
        assert [str(error) for error in reader.errors] == ["crawl/b.txt: no such file or folder"]

    @posix
    def test_a_link_to_a_file_is_followed(self) -> None:
        """The article has the link's name as its origin."""
        put("elsewhere/a.txt")
        Path("crawl").mkdir()
        Path("crawl/link.txt").symlink_to("../elsewhere/a.txt")
        assert read_all("crawl")[0][0].origin == "crawl/link.txt"

    @posix
    def test_a_link_to_a_folder_is_not(self) -> None:
        """So a folder that holds a link to itself is read once; the link is counted as passed over."""
        put("crawl/a.txt")
        Path("crawl/again").symlink_to(".")
        Path("crawl/again.txt").symlink_to(".")
        articles, reader = read_all("crawl")
        assert (len(articles), reader.files_passed_over) == (1, 2)

    @posix
    def test_links_that_lead_nowhere(self) -> None:
        """A broken link and one to itself are errors, not silence."""
        Path("crawl").mkdir()
        Path("crawl/a.txt").symlink_to("gone.txt")
        Path("crawl/b.txt").symlink_to("b.txt")
        _, reader = read_all("crawl")
        loop = os.strerror(errno.ELOOP)
        assert [str(error) for error in reader.errors] == [
            "crawl/a.txt: no such file or folder",
            f"crawl/b.txt: {loop}",
        ]

    @posix
    def test_pipes_and_sockets_are_not_opened(self) -> None:
        """Reading a pipe would wait for ever; it is an error instead."""
        Path("crawl").mkdir()
        os.mkfifo("crawl/a.txt")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("crawl/b.jsonl")
            _, reader = read_all("crawl")
        assert [str(error) for error in reader.errors] == [
            "crawl/a.txt: neither a file nor a folder",
            "crawl/b.jsonl: neither a file nor a folder",
        ]

    @posix
    @pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
    def test_what_may_not_be_read(self) -> None:
        """A file and a folder without permission are reported; the rest goes on."""
        put("crawl/a/a.txt")
        put("crawl/b.txt")
        put("crawl/c.txt")
        Path("crawl/a").chmod(0)
        Path("crawl/b.txt").chmod(0)
        try:
            articles, reader = read_all("crawl")
        finally:
            Path("crawl/a").chmod(0o700)
        assert [article.origin for article in articles] == ["crawl/c.txt"]
        denied = os.strerror(errno.EACCES)
        assert [str(error) for error in reader.errors] == [f"crawl/a: {denied}", f"crawl/b.txt: {denied}"]

    def test_a_folder_that_cannot_be_listed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is reported, and its neighbours are read; whatever the reason is."""
        put("crawl/a/a.txt")
        put("crawl/b.txt")
        scandir = os.scandir

        def refuse(path: str) -> Any:
            if path.endswith("a"):
                raise OSError(errno.EIO, "Input/output error")
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)
        articles, reader = read_all("crawl")
        assert len(articles) == 1
        assert [str(error) for error in reader.errors] == ["crawl/a: Input/output error"]


class TestMessages:
    """What is said about a file that cannot be read: the reason, and the place."""

    @pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
    def test_empty(self, name: str) -> None:
        """A text without a character is a failed crawl."""
        assert str(only_error(put(name, b""))) == f"{name}: the file is empty"

    def test_white_space_is_not_empty(self) -> None:
        """Whether it says anything is not for the reader to judge."""
        (article,), _ = read_all(put("a.txt", "\n"))
        assert article.sections == ()

    @pytest.mark.parametrize(
        ("data", "line", "column", "reason"),
        [
            (b"\xff\xfeH\x00i\x00", 1, 1, "invalid start byte (0xff)"),
            ("Zoë\r\nsaid ".encode() + b"caf\xe9.", 2, 9, "invalid continuation byte (0xe9)"),
            (b"one\rtwo\n\xc3", 3, 1, "unexpected end of data (0xc3)"),
        ],
    )
    def test_not_utf_8(self, data: bytes, line: int, column: int, reason: str) -> None:
        """The place of the first wrong byte is given in lines and characters."""
        error = only_error(put("a.txt", data))
        assert str(error) == f"a.txt:{line}:{column}: not UTF-8: {reason}; see the option encoding"
        assert (error.line, error.column) == (line, column)

    def test_a_malformed_header(self) -> None:
        """The place is that of the date, and the cause is the parser's error."""
        error = only_error(put("a.txt", "\n date 2025-13-45 Hello."))
        assert str(error) == "a.txt:2:7: '2025-13-45' is not a date: 13 is not a month from 1 to 12"
        assert repr(error.__cause__).startswith("ParseError(")

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (gzip.compress(b"Hello." * 99, mtime=0)[:-9], "the gzip data are cut off"),
            (b"Hello.", "not gzip, though its name ends in .gz"),
            (gzip.compress(b"Hello.", mtime=0)[:10] + b"\xff" * 20, "the gzip data are damaged"),
        ],
        ids=["cut off", "not gzip", "damaged"],  # gzip data hold the time of day, so they name no test
    )
    def test_bad_gzip(self, data: bytes, reason: str) -> None:
        """Cut off, damaged and not compressed at all are told apart."""
        Path("a.txt.gz").write_bytes(data)
        assert str(only_error("a.txt.gz")) == f"a.txt.gz: {reason}"

    def test_cut_off_stored_articles(self) -> None:
        """Articles before the cut are read."""
        jsonl.write([parse(f"{number} " + os.urandom(9000).hex()) for number in range(9)], "a.jsonl.gz")
        Path("a.jsonl.gz").write_bytes(Path("a.jsonl.gz").read_bytes()[:-20_000])
        articles, reader = read_all("a.jsonl.gz")
        assert 0 < len(articles) < 9
        (error,) = reader.errors
        assert (error.path, error.line) == ("a.jsonl.gz", len(articles) + 1)

    def test_parse_bytes_names_its_origin(self) -> None:
        """Data from anywhere get the same treatment as a file."""
        with pytest.raises(ReadError, match=r"^page 7: the file is empty$"):
            parse_bytes(b"", "page 7")


class TestWrongCalls:
    """A wrong path is an error of the call, and never looks like an empty corpus."""

    @pytest.mark.parametrize("on_error", ["collect", "raise", lambda _: None])
    def test_missing(self, on_error: Any) -> None:
        """It is raised at once, whatever is to be done with files that cannot be read."""
        with pytest.raises(MissingPathError, match=r"^crwal: no such file or folder$"):
            read_articles("crwal", on_error=on_error)

    def test_an_empty_folder(self) -> None:
        """Nothing to read is as good as nothing there."""
        put("crawl/notes.pdf")
        message = r"^crawl: a folder without a file whose name ends in \.txt, \.md, "
        with pytest.raises(MissingPathError, match=message):
            read_articles("crawl")

    def test_another_kind_of_file(self) -> None:
        """The message says which names are read."""
        with pytest.raises(ReadError, match=r"^a\.pdf: the name must end in \.txt, \.md, "):
            read_articles(put("a.pdf"))

    @posix
    def test_a_pipe(self) -> None:
        """It is refused before it is opened."""
        os.mkfifo("a.txt")
        with pytest.raises(ReadError, match=r"^a\.txt: neither a file nor a folder$"):
            read_articles("a.txt")

    @pytest.mark.parametrize(
        ("option", "value", "message"),
        [
            ("knowledge", "own.jsonl", "Options.knowledge: expected KnowledgeBase, not 'own.jsonl' (str)"),
            ("limits", {"files": 1}, "Options.limits: expected Limits, not {'files': 1} (dict)"),
            ("columns", ["text"], "Options.columns: expected names of columns by field, not ['text'] (list)"),
        ],
    )
    def test_a_wrong_option(self, option: str, value: Any, message: str) -> None:
        """It is refused at once, by its name."""
        with pytest.raises(ValidationError) as caught:
            read_articles(put("a.txt"), **{option: value})
        assert str(caught.value) == message

    def test_a_wrong_on_error(self) -> None:
        """A slip is not taken for a wish."""
        message = r"^ArticleReader\.on_error: expected 'collect', 'raise' or a function, not 'ignore'$"
        with pytest.raises(ValidationError, match=message):
            read_articles(put("a.txt"), on_error="ignore")  # type: ignore[arg-type] # the claim


class TestOnError:
    """What becomes of errors."""

    @pytest.fixture(autouse=True)
    def crawl(self) -> None:
        """A good file between two bad ones."""
        put("crawl/a.txt", b"")
        put("crawl/b.txt", "Hello.")
        put("crawl/c.txt", b"\xff")

    def test_raise(self) -> None:
        """Each is raised when it is met; whoever catches it may go on."""
        reader = read_articles("crawl", on_error="raise")
        with pytest.raises(ReadError, match=r"^crawl/a\.txt: the file is empty$"):
            next(reader)
        assert next(reader).text == "Hello."
        with pytest.raises(ReadError, match=r"^crawl/c\.txt:1:1: not UTF-8"):
            next(reader)
        assert len(reader.errors) == 2

    def test_a_function(self) -> None:
        """It is called as each is met, and they are kept all the same."""
        met: list[ReadError] = []
        articles, reader = read_all("crawl", on_error=met.append)
        assert len(articles) == 1
        assert tuple(met) == reader.errors

    def test_a_function_may_raise(self) -> None:
        """What it raises goes through."""

        def stop(error: ReadError) -> None:
            raise KeyError(error.path)

        with pytest.raises(KeyError, match=r"crawl/a\.txt"):
            next(read_articles("crawl", on_error=stop))


class TestFindFiles:
    """The list of files without the reading."""

    def test_it_is_what_is_read(self) -> None:
        """Same files, same order."""
        for name in ("b.txt", "a/z.jsonl", "a.txt.gz", "x.pdf"):
            put(f"crawl/{name}", "")
        assert list(find_files("crawl")) == ["crawl/a/z.jsonl", "crawl/a.txt.gz", "crawl/b.txt"]

    def test_one_file(self) -> None:
        """A file is a list of one."""
        assert list(find_files(put("a.txt"))) == ["a.txt"]

    def test_nothing(self) -> None:
        """What is not there has no files."""
        assert list(find_files("crwal")) == []


def article(text: str, *date: int, **fields: Any) -> Article:
    """An article with a date, and nothing found in it."""
    return evolve(parse(text), published=PartialDate(*date) if date else None, **fields)


class TestCorpus:
    """The record of many articles."""

    ARTICLES = (
        article("Old.", 2023),
        article("Older than it seems.", 2023, 1),
        article("New.", 2025, 8, 9, origin="a.txt"),
        article("New.", 2025, 8, 9, origin="b.txt"),
        article("Undated."),
    )

    def test_canonical_order(self) -> None:
        """By date, those without one last; then by id and origin."""
        assert tuple(Corpus(reversed(self.ARTICLES)).articles) == self.ARTICLES

    @given(articles=st.permutations(ARTICLES))
    def test_the_order_of_the_input_does_not_matter(self, articles: list[Article]) -> None:
        """The same articles make an equal corpus."""
        assert Corpus(articles) == Corpus(self.ARTICLES)
        assert hash(Corpus(articles)) == hash(Corpus(self.ARTICLES))

    def test_it_is_a_sequence(self) -> None:
        """Length, iteration, positions and slices are those of its articles."""
        corpus = Corpus(self.ARTICLES)
        assert (len(corpus), tuple(corpus)) == (5, self.ARTICLES)
        assert (corpus[0], corpus[-1], corpus[1:3]) == (self.ARTICLES[0], self.ARTICLES[-1], self.ARTICLES[1:3])
        assert self.ARTICLES[2] in corpus

    def test_reading_takes_what_read_articles_takes(self) -> None:
        """The same options with the same defaults, and several paths."""
        given_, taken = (list(inspect.signature(read).parameters.values()) for read in (read_articles, Corpus.read))
        assert [(one.name, one.default, one.kind) for one in taken] == [
            (one.name, one.default, one.kind) for one in given_
        ]

    def test_reading_a_corpus_on_disk(self) -> None:
        """It is not taken for a folder of files."""
        pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
        Corpus([parse("Harrow Labs rests.")]).write("stored")
        assert [article.text for article in Corpus.read("stored")] == ["Harrow Labs rests."]

    def test_reading_other_formats(self) -> None:
        """What the options say is done: columns, encoding, limits, a parser of one's own, workers."""
        put("a.jsonl", '{"story": "Harrow Labs said that it rains."}\n')
        put("b.txt", "Zoë".encode("windows-1252"))
        put("c.txt", "Harrow Labs " * 20)
        options: dict[str, Any] = {"columns": {"text": "story"}, "encoding": "windows-1252"}
        options |= {"limits": Limits(text_bytes=100)}
        corpus = Corpus.read(".", parse=partial(parse, find_citations=_none), **options)
        texts = {article.text: len(article.citations) for article in corpus}
        assert texts == {"Harrow Labs said that it rains.": 0, "Zoë": 0}
        (error,) = corpus.errors
        assert str(error) == "c.txt: the text has more than 100 bytes (the limit text_bytes)"
        assert len(Corpus.read(".", workers=2, **options).citations) == 1

    def test_by_id(self) -> None:
        """An id leads to its article; of two with the same text, to the first."""
        corpus = Corpus(self.ARTICLES)
        assert corpus.by_id[self.ARTICLES[3].id] is corpus[2]
        assert len(corpus.by_id) == 4
        with pytest.raises(KeyError):
            corpus.by_id["0"]

    def test_errors_do_not_make_it_another(self) -> None:
        """Equality is that of the articles: how they were read is not part of what they are."""
        assert Corpus(self.ARTICLES, errors=[ReadError("the file is empty", "a.txt")]) == Corpus(self.ARTICLES)

    @pytest.mark.parametrize(
        ("corpus", "expected"),
        [
            (Corpus(), "Corpus(0 articles)"),
            (Corpus(ARTICLES[:1]), "Corpus(1 article, 2023)"),
            (Corpus(ARTICLES), "Corpus(5 articles, 2023 to 2025-08-09)"),
            (Corpus(ARTICLES[4:], errors=[ReadError("", "a")]), "Corpus(1 article, 1 error)"),
        ],
    )
    def test_it_is_shown_in_one_line(self, corpus: Corpus, expected: str) -> None:
        """In a notebook, a corpus does not pour out its texts."""
        assert repr(corpus) == expected

    def test_it_survives_pickling(self) -> None:
        """Also when its index has been used."""
        corpus = Corpus(self.ARTICLES, errors=[MissingPathError("no such file or folder", "a.txt")])
        assert corpus.by_id
        again = pickle.loads(pickle.dumps(corpus))  # noqa: S301 - our own bytes
        assert (again, len(again.by_id), str(again.errors[0])) == (corpus, 4, "a.txt: no such file or folder")

    def test_it_holds_articles_and_errors_only(self) -> None:
        """Anything else is named with its place."""
        with pytest.raises(ValidationError, match=r"^Corpus\.articles\[1\]: expected Article, not str$"):
            Corpus([self.ARTICLES[0], "text"])  # type: ignore[list-item] # the claim
        with pytest.raises(ValidationError, match=r"^Corpus\.errors\[0\]: expected ReadError, not str$"):
            Corpus(errors=["bad"])  # type: ignore[list-item] # the claim


class TestReadingACorpus:
    """`Corpus.read`."""

    def test_a_folder_with_its_errors(self) -> None:
        """What could be read, in canonical order, and what could not."""
        put("crawl/a.txt", "date 2025 Late.")
        put("crawl/b.txt", "date 2024 Early.")
        put("crawl/c.txt", b"")
        corpus = Corpus.read("crawl")
        assert [article.origin for article in corpus] == ["crawl/b.txt", "crawl/a.txt"]
        assert [str(error) for error in corpus.errors] == ["crawl/c.txt: the file is empty"]

    def test_several_paths(self) -> None:
        """Files and folders together, in any order."""
        one, two = put("a.txt", "One."), put("more/b.txt", "Two.")
        assert Corpus.read([one, "more"]) == Corpus.read((Path("more"), one)) == Corpus.read([two, one])

    def test_patterns(self) -> None:
        """Where there is nothing of that name, what fits is read, also in folders of folders."""
        for path in ("crawl/a.txt", "crawl/b.md", "crawl/deep/c.txt", "[1].txt"):
            put(path, path)
        origins = [{article.origin for article in Corpus.read(one)} for one in ("crawl/*.txt", "**/*.txt", "[1].txt")]
        assert origins == [{"crawl/a.txt"}, {"crawl/a.txt", "crawl/deep/c.txt", "[1].txt"}, {"[1].txt"}]
        with pytest.raises(MissingPathError, match=r"^crawl/\*\.warc: no file or folder fits this pattern$"):
            Corpus.read("crawl/*.warc")

    def test_a_corpus_on_disk(self) -> None:
        """It is read into memory, as it was stored, alone or with other paths; its errors come with it."""
        pytest.importorskip("pyarrow")
        put("crawl/a.txt", "date 2025 Late.")
        put("crawl/b.txt", b"")
        build("crawl", "stored")
        corpus = Corpus.read("stored")
        assert (corpus, list(map(str, corpus.errors))) == (Corpus.read("crawl"), ["crawl/b.txt: the file is empty"])
        assert len(Corpus.read(["stored", put("more.txt", "date 2024 Early.")])) == 2

    def test_a_wrong_path_is_known_before_the_first_is_read(self) -> None:
        """An hour's work is not thrown away for a slip of the pen."""
        met: list[ReadError] = []
        with pytest.raises(MissingPathError, match=r"^typo: no such file or folder$"):
            Corpus.read([put("a.txt", b""), "typo"], on_error=met.append)
        assert met == []

    def test_what_is_stored_reads_back_equal(self) -> None:
        """Through JSON Lines, also together with the order."""
        put("crawl/a.txt", "date 2025 Harrow Labs said that Qwen was slow.")
        put("crawl/b.txt", "date 2024 Early.")
        corpus = Corpus.read("crawl")
        jsonl.write(corpus, "stored.jsonl.gz")
        assert Corpus.read("stored.jsonl.gz") == corpus

    @pytest.mark.parametrize("on_error", ["collect", "raise"])
    def test_options_are_handed_on(self, on_error: Any) -> None:
        """Knowledge base and treatment of errors are those of `read_articles`."""
        kb = KnowledgeBase.default().extended(Actor(id="acme", name="Acmetron", kind=ActorKind.COMPANY))
        corpus = Corpus.read(put("a.txt", "Acmetron is hiring."), knowledge=kb, on_error=on_error)
        assert corpus[0].knowledge == kb.version
        put("bad.txt", b"")
        read: Callable[[], Corpus] = lambda: Corpus.read("bad.txt", on_error=on_error)  # noqa: E731 - one line twice
        if on_error == "raise":
            with pytest.raises(ReadError, match=r"^bad\.txt: the file is empty$"):
                read()
        else:
            assert len(read().errors) == 1


class TestQuestions:
    """What can be asked of a corpus: selections, the functions of `queries`, and SQL."""

    TEXTS = (
        "date 2025-03-04\n\nAlibaba released Qwen3-8B.",
        'date 2025-04\n\n"Qwen3 is fine," said Mara Lindqvist. It has open weights.',
    )

    @pytest.fixture
    def corpus(self) -> Corpus:
        """Two articles."""
        return Corpus(map(parse, self.TEXTS))

    def test_selections(self, corpus: Corpus) -> None:
        """Five, which are there from the beginning."""
        assert tuple(corpus.articles) == tuple(corpus)
        assert [one.text for one in corpus.mentions] == ["Alibaba", "Qwen3-8B", "Qwen3", "Mara Lindqvist"]
        assert [one.text for one in corpus.citations] == ['"Qwen3 is fine,"']
        assert [actor.name for actor in corpus.actors] == ["Alibaba", "Mara Lindqvist"]
        assert [model.id for model in corpus.models] == ["Qwen/Qwen3-8B", "series:qwen/qwen3"]

    def test_queries(self, corpus: Corpus) -> None:
        """The answers are those of the functions."""
        assert corpus.summarize() == queries.summarize(corpus)
        assert corpus.timeline(entity="Qwen3") == queries.timeline(corpus, entity="Qwen3")
        assert corpus.first_mention("Qwen3") == queries.first_mention(corpus, "Qwen3")
        assert list(corpus.kwic("open weights")) == list(queries.kwic(corpus, "open weights"))
        assert corpus.cooccurrence() == queries.cooccurrence(corpus)
        assert corpus.share("sources") == queries.share(corpus, "sources")
        assert corpus.similar() == queries.similar(corpus)
        assert corpus.who_cites_whom() == queries.who_cites_whom(corpus)

    def test_its_knowledge(self) -> None:
        """Names are looked up where those of the texts were, unless told otherwise."""
        series = AIModel(id="acme/one", name="Acmeline", level=ModelLevel.SERIES)
        model = AIModel(id="acme/one-7b", name="Zetatron-7B", level=ModelLevel.MODEL, parent="acme/one")
        kb = KnowledgeBase.default().extended(series, model)
        corpus = Corpus.read(put("a.txt", "Zetatron-7B is out."), knowledge=kb)
        assert corpus.knowledge is kb
        assert [one.text for one in corpus.mentions.where(entity="Acmeline")] == ["Zetatron-7B"]
        first = corpus.first_mention("Acmeline")
        assert first is not None
        assert first.name == "Zetatron-7B"
        with pytest.raises(UnknownEntityError, match=r"^no entity 'Acmeline'"):
            corpus.first_mention("Acmeline", knowledge=KnowledgeBase.default())

    def test_wrong_knowledge(self) -> None:
        """It is a knowledge base or None."""
        with pytest.raises(ValidationError, match=r"^Corpus\.knowledge: expected KnowledgeBase, not 7 \(int\)$"):
            Corpus(knowledge=7)  # type: ignore[arg-type] # the claim

    def test_tables(self, corpus: Corpus) -> None:
        """As Arrow tables."""
        pytest.importorskip("pyarrow", exc_type=ImportError)
        tables = corpus.to_arrow()
        assert (tables["articles"].num_rows, tables["mentions"].num_rows) == (2, 4)

    def test_sql(self, corpus: Corpus) -> None:
        """With parameters and full-text search."""
        pytest.importorskip("pyarrow", exc_type=ImportError)
        pytest.importorskip("duckdb", exc_type=ImportError)
        query = "SELECT text FROM mentions WHERE kind = ? ORDER BY start"
        assert [*corpus.sql(query, ["company"])] == [("Alibaba",)]
        found = corpus.sql("SELECT published FROM hits JOIN articles USING (article)", search='"open weights"')
        assert [*found] == [("2025-04",)]


class TestOnDisk:
    """A corpus that is written and opened."""

    @pytest.fixture(autouse=True)
    def extra(self) -> None:
        """The extra with which corpora are stored."""
        pytest.importorskip("pyarrow", exc_type=ImportError)
        pytest.importorskip("filelock", exc_type=ImportError)

    @pytest.fixture
    def corpus(self) -> Corpus:
        """One that was read, with an error."""
        put("crawl/a.txt", "date 2025-08-05\n\nOpenAI released gpt-oss-120b.")
        put("crawl/b.txt", 'date 2024\n\n"It works," said Mara Lindqvist.')
        put("crawl/c.txt", b"")
        return Corpus.read("crawl")

    def test_it_comes_back_equal(self, corpus: Corpus) -> None:
        """In its order; whether it is in memory makes no difference."""
        corpus.write("stored")
        opened = Corpus.open("stored")
        assert opened == corpus
        assert hash(opened) == hash(corpus)
        assert [article.origin for article in opened] == ["crawl/b.txt", "crawl/a.txt"]
        assert (opened[0], opened[-1], opened[:1]) == (corpus[0], corpus[-1], corpus[:1])
        assert opened.by_id == corpus.by_id

    def test_the_same_questions(self, corpus: Corpus) -> None:
        """Have the same answers."""
        corpus.write("stored")
        opened = Corpus.open("stored")
        assert opened.mentions == corpus.mentions
        assert opened.citations.where(speaker="Mara Lindqvist") == corpus.citations
        assert opened.models.count(by="developer") == corpus.models.count(by="developer")
        assert opened.timeline(by="year") == corpus.timeline(by="year")
        assert opened.to_arrow() == corpus.to_arrow()

    def test_sql(self, corpus: Corpus) -> None:
        """The files are read as they are."""
        pytest.importorskip("duckdb", exc_type=ImportError)
        corpus.write("stored")
        query = "SELECT entity_id FROM mentions ORDER BY article, start"
        assert [*Corpus.open("stored").sql(query)] == [*corpus.sql(query)]

    def test_it_is_lazy(self, corpus: Corpus) -> None:
        """Nothing is read before it is asked for, and all of it again at each pass."""
        corpus.write("stored")
        opened = Corpus.open("stored")
        mentions = opened.mentions.where(entity="OpenAI")
        assert len(mentions) == len(list(mentions)) == 1
        shutil.rmtree("stored")
        assert repr(opened) == "Corpus(2 articles in stored)"
        with pytest.raises(ReadError):
            len(mentions)

    def test_errors_of_a_build(self, corpus: Corpus) -> None:
        """They are stored with what could be read."""
        build("crawl", "stored")
        opened = Corpus.open("stored")
        assert [str(error) for error in opened.errors] == [str(error) for error in corpus.errors]

    def test_nothing_is_written_over(self, corpus: Corpus) -> None:
        """A corpus that is there stays there."""
        corpus.write("stored")
        with pytest.raises(ReadError, match=r"^stored: there is a corpus here; write to another folder"):
            corpus.write("stored")

    def test_there_is_none(self) -> None:
        """A wrong path is told at once."""
        with pytest.raises(MissingPathError, match=r"^nowhere: no such file or folder$"):
            Corpus.open("nowhere")


class TestLoading:
    """`Corpus.load`."""

    def test_it_is_the_corpus_in_memory(self) -> None:
        """Equal to the one that was written, with its errors and its knowledge base; in memory it is itself."""
        put("crawl/a.txt", "date 2025-08-05\n\nHarrow Labs released a model."), put("crawl/b.txt", "")
        kb = KnowledgeBase.default().extended(Actor(id="harrow", name="Harrow Labs", kind=ActorKind.COMPANY))
        build("crawl", "stored", knowledge=kb)
        opened = Corpus.open("stored", knowledge=kb)
        loaded = opened.load()
        assert loaded == opened
        assert (repr(loaded), loaded.knowledge) == ("Corpus(1 article, 2025-08-05, 1 error)", kb)
        assert [str(error) for error in loaded.errors] == ["crawl/b.txt: the file is empty"]
        assert loaded.load() is loaded


class TestNotebooks:
    """What a notebook shows instead of the plain representation."""

    def test_a_corpus(self) -> None:
        """How much there is of what."""
        shown = Corpus([parse("date 2025-08-05\n\nOpenAI said that Qwen3 works.")])._repr_html_()
        assert "<th>articles</th><td>1</td>" in shown
        assert "<th>citations</th><td>1</td>" in shown
        assert "<th>most named</th><td>OpenAI, Qwen3</td>" in shown

    def test_a_selection(self) -> None:
        """The first ten rows, with the columns as the head."""
        corpus = Corpus([parse("OpenAI said that Qwen3 works. " * 20)])
        shown = corpus.mentions._repr_html_()
        assert shown.count("<tr>") == 11
        assert "<th>text</th>" in shown

    def test_an_article_and_its_entities(self) -> None:
        """The text with its names in colours; a table of what is known."""
        article = parse("OpenAI released gpt-oss-120b.")
        assert '<mark class="ac-model"' in article._repr_html_()
        assert "<th>kind</th><td>company</td>" in article.mentions[0].entity._repr_html_()
        assert "<th>level</th><td>model</td>" in article.mentions[1].entity._repr_html_()


class TestReport:
    """The page that a corpus writes of itself."""

    def test_report(self) -> None:
        """It has the title and the errors of the corpus."""
        corpus = Corpus([parse("OpenAI said that Qwen3 works.")], errors=[ReadError("not UTF-8", "bad.txt")])
        corpus.report("report.html", title="A title")
        page = Path("report.html").read_text("utf-8")
        assert "<title>A title</title>" in page
        assert "bad.txt: not UTF-8" in page
