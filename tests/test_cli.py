"""The command line as its user meets it: output, messages, exit statuses; in real processes where that matters."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Citation,
    CitationAct,
    CitationKind,
    FormatError,
    Heading,
    KnowledgeBase,
    LinkStatus,
    Mention,
    ModelLevel,
    PartialDate,
    ReadError,
    Section,
    Source,
    SourceKind,
    Span,
    parse,
)
from atomcorpus.cli import main
from atomcorpus.cli.progress import Progress
from atomcorpus.cli.show import show
from atomcorpus.cli.terminal import Screen, columns, shortened
from atomcorpus.formats import jsonl
from atomcorpus.reading import Limits
from atomcorpus.visible import visible

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals, devices and terminals of POSIX")

FIELDS = (
    "one of the fields text, published, title, url, publisher, authors, language, published_seconds,"
    " published_milliseconds"
)
LIMITS = f"one of the limits {', '.join(limit.name for limit in fields(Limits))}"
TEXT = "date 2025-08-05\n\nHarrow Labs said that Qwen was slow."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def put(path: str, content: str | bytes = TEXT) -> str:
    """Make a file and its folders."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def names() -> list[str]:
    """What is in the folder, hidden files included."""
    return sorted(path.name for path in Path().iterdir())


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "atomcorpus", *arguments]
    options = {"capture_output": True} | options if "stdout" not in options else {"stderr": subprocess.PIPE} | options
    return subprocess.run(command, check=False, encoding="utf-8", timeout=60, **options)


COMMANDS = [
    *("parse", "build", "show", "export", "summary", "table", "kwic", "timeline", "first", "similar"),
    *("query", "report", "doctor", "names"),
]


class Run:
    """What one call of `main` did."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        try:
            self.status: Any = main(arguments)
        except SystemExit as stop:
            self.status = stop.code
        self.out, self.err = capsys.readouterr()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Call `main` and see what it does."""
    return lambda *arguments: Run(capsys, *arguments)


class TestWrongUse:
    """Status 2, and two lines: what is wrong, and what to do."""

    def test_without_arguments(self, run: Any) -> None:
        """The help, with examples; on the standard error, since nothing was done."""
        done = run()
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith("usage: atomcorpus ")
        assert "atomcorpus parse crawl/ -o articles.jsonl" in done.err

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["parse"], "the following arguments are required: PATH"),
            (["parse", "a.txt", "-o", "a.json"], "argument -o/--output: a.json does not end in .jsonl or .jsonl.gz"),
            (["parse", "in", "-o", "in/x/a.jsonl"], "in/x/a.jsonl is inside in, where it would be read the next time"),
            (["parse", "in", "-o", "folder.jsonl"], "folder.jsonl exists and is no file"),
            (["show", "in"], "in is a folder; show takes one file"),
            (["show", "a.txt", "-n", "0"], "argument -n/--number: 0 is not a whole number above 0"),
            (["summary", "a.txt", "--top", "x"], "argument --top: x is not a whole number above 0"),
            (["summary", "a.txt", "--knowledge", "none.jsonl"], "none.jsonl: no such file"),
            (["show", "a.txt", "b.txt", "--top", "3"], "it takes no b.txt --top 3"),
            (["parse", "a.txt", "--column", "a=b"], f"argument --column: a=b is not FIELD=NAME with {FIELDS}"),
            (["parse", "a.txt", "--encoding", "none"], "argument --encoding: none is no encoding, and not detect"),
            (["parse", "a.txt", "--limit", "ratio"], f"argument --limit: ratio is not LIMIT=N with {LIMITS}"),
            (["parse", "a.txt", "--limit", "ratio=0"], "argument --limit: 0 is not a whole number above 0"),
            (["show", "a.txt", "-n", "9" * 19], f"argument -n/--number: {'9' * 19} is not a whole number above 0"),
        ],
    )
    def test_message_and_hint(self, run: Any, arguments: list[str], message: str) -> None:
        """Never a traceback, never a page of usage."""
        put("in/x/a.txt")
        Path("folder.jsonl").mkdir()
        done = run(*arguments)
        assert (done.status, done.out) == (2, "")
        command = f"atomcorpus {arguments[0]}"
        assert done.err == f"{command}: {message}\nhint: {command} --help\n"

    @pytest.mark.parametrize(
        ("command", "hint"),
        [
            ("prase", "did you mean parse?"),
            (
                "frob",
                (
                    "the commands are parse, build, show, export, summary, table, kwic, timeline, first, similar, "
                    "query, report, doctor, names"
                ),
            ),
        ],
    )
    def test_no_such_command(self, run: Any, command: str, hint: str) -> None:
        """The nearest one, or all."""
        done = run(command, "crawl")
        assert (done.status, done.err) == (2, f"atomcorpus: there is no command {command}\nhint: {hint}\n")

    def test_bad_knowledge(self, run: Any) -> None:
        """Every fault of the user's own file is listed."""
        done = run("parse", put("a.txt"), "--knowledge", put("own.jsonl", '{"id": "x"}\n{"id": 3}\n'))
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith("atomcorpus parse: own.jsonl: ")
        assert "  line 1: " in done.err
        assert "  line 2: " in done.err

    @pytest.mark.parametrize("command", COMMANDS)
    def test_help_shows_examples(self, run: Any, command: str) -> None:
        """Of each command."""
        done = run(command, "--help")
        assert (done.status, done.err) == (0, "")
        assert f"examples:\n  atomcorpus {command}" in done.out
        assert max(map(len, done.out.splitlines())) <= 80

    def test_help_of_all(self, run: Any) -> None:
        """It has an example of every command, in lines of 80 columns."""
        done = run("--help")
        examples = done.out.partition("examples:")[2]
        assert [command for command in COMMANDS if f" atomcorpus {command}" not in examples] == []
        assert max(map(len, done.out.splitlines())) <= 80

    def test_version(self, run: Any) -> None:
        """The versions of package and knowledge base."""
        done = run("--version")
        assert done.status == 0
        assert done.out.startswith("atomcorpus ")
        assert ", knowledge base " in done.out


class TestReading:
    """How files are read, which every command can be told."""

    FEED = '{"story": "OpenAI rests.", "body": "Meta rests.", "date": "no date"}\n'

    def test_columns(self, run: Any) -> None:
        """They are named, or left out."""
        done = run("parse", put("a.jsonl", self.FEED), "--column", "text=story", "--column", "published=")
        assert [article.text for article in jsonl.loads(done.out)] == ["OpenAI rests."]

    def test_encoding(self, run: Any) -> None:
        """It is that of what is not UTF-8."""
        done = run("parse", put("a.txt", "Zoë rests.".encode("windows-1252")), "--encoding", "windows-1252")
        assert [article.text for article in jsonl.loads(done.out)] == ["Zoë rests."]

    def test_limits(self, run: Any) -> None:
        """The name that an error gives is the one to set."""
        done = run("summary", put("a.txt"), "--limit", "text_bytes=9", "--limit", "ratio=9")
        assert done.err == "atomcorpus: a.txt: the text has more than 9 bytes (the limit text_bytes)\n"
        assert run("summary", "a.txt", "--limit", "text_bytes=99").status == 0

    POLISH = "Firma OpenAI nie powiedziała, kiedy model będzie dostępny, ale ma to być jeszcze w tym roku."
    PASSED_OVER = (
        "atomcorpus: 1 article is not in English: nothing was looked for in it; --all-languages reads it all the same\n"
    )

    @pytest.mark.parametrize("command", ["parse", "show"])
    def test_languages(self, command: str, run: Any) -> None:
        """How many articles are not in English is told, unless they are to be read all the same."""
        path = put("a.txt", self.POLISH)
        assert run(command, path).err == self.PASSED_OVER
        assert run(command, path, "--all-languages").err == ""

    def test_languages_of_many(self, run: Any) -> None:
        """So it is of a file that was written, in a list of names and in a summary."""
        for name in "ab":
            put(f"crawl/{name}.txt", self.POLISH)
        told = self.PASSED_OVER.replace("1 article is", "2 articles are").replace(" it", " them")
        assert run("parse", "crawl", "-o", "a.jsonl").err == "a.jsonl: 2 articles from 2 files\n" + told
        assert run("export", "csl", "crawl", "-o", "a.json").err == "a.json: 2 articles from 2 files\n" + told
        assert run("names", "unlisted", "crawl").err == told + "atomcorpus: no such name\n"
        assert "\n  not in English                              2   100%\n" in run("summary", "crawl").out
        assert "not in English" not in run("summary", "crawl", "--all-languages").out

    def test_the_standard_input_in_another_language(self) -> None:
        """It is told likewise, and its markup may be said."""
        assert process("parse", "-", input=self.POLISH).stderr == self.PASSED_OVER
        done = process("parse", "-", "--all-languages", "--markup", "markdown", input=f"# Po\n\n*{self.POLISH}*")
        (article,) = jsonl.loads(done.stdout)
        assert (done.stderr, [article.words(one) for one in article.mentions]) == ("", ["OpenAI"])
        assert article.sections[0].heading is not None

    def test_markup(self, run: Any) -> None:
        """What rows and texts are written in is said, or found out."""
        put("a.jsonl", '{"text": "<p>*OpenAI*</p> rests."}')
        found = [jsonl.loads(run("parse", "a.jsonl", "--markup", markup).out)[0] for markup in ("plain", "html")]
        assert [article.words(article.sections[0].paragraphs[0]) for article in found] == [
            "<p>*OpenAI*</p> rests.",
            "*OpenAI*",
        ]
        done = run("parse", "a.jsonl", "--markup", "rtf")
        assert (done.status, "argument --markup: invalid choice: 'rtf'" in done.err) == (2, True)

    def test_the_standard_input(self) -> None:
        """It is read in the same way, and no further than the limit."""
        options = {"input": "x" * 100, "cwd": "."}
        done = process("parse", "-", "--limit", "text_bytes=99", **options)
        message = "atomcorpus: <stdin>: the text has more than 99 bytes (the limit text_bytes)\n"
        assert (done.returncode, done.stderr) == (1, message)
        (article,) = jsonl.loads(process("parse", "-", "--encoding", "utf-16", input="x").stdout)
        assert article.origin == "<stdin>"

    def test_a_corpus_on_disk(self, run: Any) -> None:
        """It is read like the folder that it was made of; its errors come with it, but they are not of this run."""
        pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
        pytest.importorskip("filelock", reason="likewise")
        put("crawl/a.txt"), put("crawl/b.txt", b"")
        run("build", "crawl", "-o", "corpus")
        from_folder, from_corpus = run("parse", "crawl"), run("parse", "corpus")
        assert (from_folder.status, from_corpus.status) == (1, 0)
        assert (from_corpus.out, from_corpus.err) == (from_folder.out, from_folder.err)
        assert run("parse", "corpus", put("typo.txt", b"")).status == 1
        assert run("summary", "corpus").out == run("summary", "crawl").out

    def test_a_damaged_corpus(self, run: Any) -> None:
        """It stops nobody, like any file that cannot be read."""
        pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
        put("corpus/manifest.json", '{"schema": "atomcorpus.corpus/1"}')
        done = run("parse", "corpus", put("a.txt"))
        message = (
            "atomcorpus: corpus: corpus/manifest.json: a damaged manifest; build the corpus again in a new folder\n"
        )
        assert (done.status, done.err.startswith(message)) == (1, True)
        assert len(jsonl.loads(done.out)) == 1


class TestParse:
    """`atomcorpus parse`."""

    def test_to_a_file(self, run: Any) -> None:
        """The articles are stored; one line says what was done."""
        put("crawl/a.txt")
        put("crawl/notes.pdf")
        done = run("parse", "crawl", "-o", "out.jsonl")
        assert (done.status, done.out) == (0, "")
        assert done.err == "out.jsonl: 1 article from 1 file, 1 other file passed over\n"
        assert list(jsonl.read("out.jsonl")) == [parse(TEXT, origin="crawl/a.txt")]

    def test_to_a_compressed_file(self, run: Any) -> None:
        """The name decides."""
        assert run("parse", put("a.txt"), "-o", "out.jsonl.gz").status == 0
        assert Path("out.jsonl.gz").read_bytes()[:2] == b"\x1f\x8b"
        assert len(list(jsonl.read("out.jsonl.gz"))) == 1

    def test_to_the_standard_output(self, run: Any) -> None:
        """The same lines, and nothing else anywhere."""
        done = run("parse", put("a.txt"), put("b.txt"))
        assert (done.status, done.err) == (0, "")
        assert done.out == jsonl.dumps([parse(TEXT, origin="a.txt"), parse(TEXT, origin="b.txt")])

    def test_what_cannot_be_read(self, run: Any) -> None:
        """It is named, the rest is written, and the status is 1."""
        put("crawl/a.txt", b"\xff")
        put("crawl/b.txt")
        put("crawl/c.txt", "date 2025-13-45 Hello.")
        done = run("parse", "crawl", "typo.txt", "-o", "out.jsonl")
        assert done.status == 1
        assert done.err == (
            "atomcorpus: crawl/a.txt:1:1: not UTF-8: invalid start byte (0xff); see the option encoding\n"
            "atomcorpus: crawl/c.txt:1:6: '2025-13-45' is not a date: 13 is not a month from 1 to 12\n"
            "atomcorpus: typo.txt: no such file or folder\n"
            "out.jsonl: 1 article from 3 files, 3 errors\n"
        )
        assert len(list(jsonl.read("out.jsonl"))) == 1

    def test_a_path_that_is_nearly_right(self, run: Any) -> None:
        """The message is followed by the likely meaning."""
        put("crawl/report.txt")
        assert run("parse", "crwal").err == "atomcorpus: crwal: no such file or folder\nhint: did you mean crawl?\n"
        assert run("show", "crawl/reprot.txt").err == (
            "atomcorpus: crawl/reprot.txt: no such file or folder\nhint: did you mean crawl/report.txt?\n"
        )

    def test_nothing_to_write(self, run: Any) -> None:
        """When nothing could be read, an older output is left alone."""
        put("out.jsonl", "old")
        done = run("parse", put("a.txt", b""), "-o", "out.jsonl")
        assert done.status == 1
        assert done.err == (
            "atomcorpus: a.txt: the file is empty\natomcorpus: nothing to write; out.jsonl is as it was\n"
        )
        assert Path("out.jsonl").read_text(encoding="utf-8") == "old"

    def test_stored_articles_pass_through(self, run: Any) -> None:
        """Reading what was written and writing it again gives the same bytes, in place too."""
        run("parse", put("a.txt"), "-o", "one.jsonl")
        before = Path("one.jsonl").read_bytes()
        assert run("parse", "one.jsonl", "-o", "two.jsonl").status == 0
        assert run("parse", "one.jsonl", "-o", "one.jsonl").status == 0
        assert Path("one.jsonl").read_bytes() == Path("two.jsonl").read_bytes() == before

    def test_no_articles_are_no_error(self, run: Any) -> None:
        """An empty store stays an empty store."""
        assert run("parse", put("none.jsonl", ""), "-o", "out.jsonl").status == 0
        assert Path("out.jsonl").read_bytes() == b""

    def test_own_knowledge(self, run: Any) -> None:
        """Names of the user's file are found, on top of the packaged ones."""
        put("own.jsonl", '{"id": "acmetron", "name": "Acmetron", "kind": "company"}\n')
        put("a.txt", "OpenAI released gpt-oss-120b with Acmetron.")
        done = run("parse", "a.txt", "--knowledge", "own.jsonl", "-o", "out.jsonl")
        assert done.status == 0
        (article,) = jsonl.read("out.jsonl")
        assert {"acmetron", "openai/gpt-oss-120b"} <= {mention.entity.id for mention in article.mentions}

    @pytest.mark.parametrize("output", ["missing/out.jsonl", "a.txt/out.jsonl"])
    def test_a_destination_that_cannot_be(self, run: Any, output: str) -> None:
        """A folder that is missing or no folder is named; nothing else appears."""
        done = run("parse", put("a.txt"), "-o", output)
        assert (done.status, done.out) == (1, "")
        assert done.err.startswith(f"atomcorpus: {output}: ")
        assert done.err.count("\n") == 1
        assert names() == ["a.txt"]

    def test_a_full_disk(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """The message names the file, the old one is untouched, and no half is left behind."""

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        put("out.jsonl", "old")
        monkeypatch.setattr(os, "fsync", full)
        done = run("parse", put("a.txt"), "-o", "out.jsonl")
        assert (done.status, done.err) == (1, "atomcorpus: out.jsonl: No space left on device\n")
        assert Path("out.jsonl").read_text(encoding="utf-8") == "old"
        assert names() == ["a.txt", "out.jsonl"]

    def test_names_with_control_characters(self, run: Any) -> None:
        """A file's name cannot send commands to the terminal."""
        done = run("parse", "\x1b[2Jevil.txt")
        assert done.err == "atomcorpus: \\x1b[2Jevil.txt: no such file or folder\n"

    def test_an_article_that_cannot_be_written(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """What the format cannot hold is said without a traceback, and there is no file."""

        def refuse(_: Article) -> bytes:
            raise FormatError("an article that its format cannot hold", ["two entities have the id 'x' @ $"])

        monkeypatch.setattr("atomcorpus.formats.jsonl.encode_article", refuse)
        done = run("parse", put("a.txt"), "-o", "out.jsonl")
        assert done.status == 1
        assert done.err == "atomcorpus: an article that its format cannot hold\n  two entities have the id 'x' @ $\n"
        assert names() == ["a.txt"]


class TestProcesses:
    """What only a process of its own can show."""

    def test_standard_input(self) -> None:
        """`-` is one text."""
        done = process("parse", "-", input=TEXT)
        assert (done.returncode, done.stderr) == (0, "")
        assert jsonl.loads(done.stdout) == (parse(TEXT, origin="<stdin>"),)
        done = process("show", "-", input="")
        assert (done.returncode, done.stderr) == (1, "atomcorpus: <stdin>: the file is empty\n")

    @posix
    def test_a_reader_that_goes_away(self) -> None:
        """`atomcorpus parse crawl | head -1` ends without a word."""
        put("a.txt", TEXT * 500)
        command = [sys.executable, "-m", "atomcorpus", "parse", "a.txt", "a.txt"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout
            assert running.stderr
            running.stdout.read(10)
            running.stdout.close()
            assert running.stderr.read() == b""
        assert running.returncode == 141

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("command", ["parse", "summary"])
    def test_a_full_standard_output(self, command: str) -> None:
        """One line and status 1."""
        with Path("/dev/full").open("w") as full:
            done = process(command, put("a.txt"), stdout=full)
        assert (done.returncode, done.stderr) == (1, "atomcorpus: standard output: No space left on device\n")

    @posix
    def test_interrupted(self) -> None:
        """Ctrl-C ends the work with status 130; nothing half-written is left."""
        paths = [put("a.txt", TEXT * 20)] * 5000
        # With the usual answer to Ctrl-C, which a job in the background of a shell does not have.
        usual = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
        code = f"{usual}; runpy.run_module('atomcorpus', run_name='__main__')"
        command = [sys.executable, "-c", code, "parse", *paths, "-o", "out.jsonl"]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as running:
            deadline = time.monotonic() + 20
            while len(names()) == 1 and time.monotonic() < deadline:
                time.sleep(0.01)
            running.send_signal(signal.SIGINT)
            assert running.stderr
            assert running.stderr.read() == b"atomcorpus parse: interrupted\n"
        assert running.returncode == 130
        assert names() == ["a.txt"]

    def test_a_terminal_without_unicode(self) -> None:
        """What the encoding of the output lacks is shown as an escape."""
        environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        done = process("show", put("a.txt", "Zoë said 你好."), env=environment)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Zo\\xeb said \\u4f60\\u597d." in done.stdout

    @posix
    @pytest.mark.parametrize(("no_color", "colored"), [("", True), ("1", False)])
    def test_colours_on_a_terminal(self, no_color: str, colored: bool) -> None:  # noqa: FBT001 - a parameter
        """Used where there is a terminal, unless the environment says no."""
        import pty  # noqa: PLC0415 - not on every system

        master, slave = pty.openpty()
        environment = os.environ | {"TERM": "xterm", "NO_COLOR": no_color}
        done = process("show", put("a.txt"), stdout=slave, env=environment)
        os.close(slave)
        output = os.read(master, 65536)
        os.close(master)
        assert done.returncode == 0
        assert (b"\x1b[" in output) is colored


HARROW = Actor(id="harrow", name="Harrow Labs", kind=ActorKind.COMPANY)
QWEN = AIModel(id="family:qwen", name="Qwen", level=ModelLevel.FAMILY)


def annotated() -> Article:
    """An article whose annotations are made by hand, so that no rule can change them."""
    text = "date 2025-08-05\n\nWhy Qwen?\n\nHarrow Labs told Reuters that Qwen was slow."

    def span(words: str) -> Span:
        start = text.rindex(words)
        return Span(start, start + len(words))

    reuters = Actor(id="reuters", name="Reuters", kind=ActorKind.MEDIA)
    heading = Heading(Span(17, 26))
    return Article(
        text,
        PartialDate(2025, 8, 5),
        header=Span(0, 15),
        origin="crawl/a.txt",
        sections=(Section(heading, (Span(28, len(text)),)),),
        mentions=(
            Mention(Span(text.index("Qwen"), text.index("Qwen") + 4), QWEN, status=LinkStatus.UNDERSPECIFIED, rule="t"),
            Mention(span("Harrow Labs"), HARROW, status=LinkStatus.UNLISTED, rule="t"),
            Mention(span("Reuters"), reuters, status=LinkStatus.RESOLVED, rule="t"),
            Mention(span("Qwen"), QWEN, status=LinkStatus.UNDERSPECIFIED, rule="t"),
        ),
        citations=(
            Citation(
                Source(span("Harrow Labs"), SourceKind.NAMED, actor=HARROW),
                (span("Qwen was slow"),),
                cue=span("told"),
                kind=CitationKind.INDIRECT,
                act=CitationAct.BELIEF,
                via=reuters,
                rule="t",
            ),
        ),
    )


def lines_of(article: Article, color: str = "never") -> list[str]:
    """What `show` prints."""
    stream = io.StringIO()
    show(article, Screen(stream, color))
    return stream.getvalue().removesuffix("\n").split("\n")


class TestShow:
    """`atomcorpus show`."""

    def test_all_of_it(self) -> None:
        """Header, text, mentions by kind, citations."""
        assert lines_of(annotated()) == [
            "2025-08-05  crawl/a.txt",
            f"id {annotated().id}",
            "",
            "Why Qwen?",
            "",
            "Harrow Labs told Reuters that Qwen was slow.",
            "",
            "Mentions (4)",
            "  company    Harrow Labs+",
            "  media      Reuters",
            "  family     Qwen* ×2",
            "  * a family or series, + not in the knowledge base",
            "",
            "Citations (1)",
            "   1 Harrow Labs  told [indirect, named, belief, via Reuters]",
            "     Qwen was slow",
        ]

    def test_colours(self) -> None:
        """A mention has the colour of its kind, in the text as in the list; a heading is bold."""
        lines = lines_of(annotated(), color="always")
        assert "\x1b[1mWhy \x1b[0m\x1b[1;35mQwen\x1b[0m\x1b[1m?\x1b[0m" in lines
        prose = "[94m<Harrow Labs> told [36m<Reuters> that [35m<Qwen> was slow."
        assert prose.replace("[", "\x1b[").replace("<", "").replace(">", "\x1b[0m") in lines
        assert "  family     \x1b[35mQwen* ×2\x1b[0m" in lines

    @pytest.mark.parametrize("width", [30, 40, 79])
    def test_the_width_is_kept(self, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
        """Text is wrapped, also where there is no space in it, and one-liners are cut."""
        monkeypatch.setenv("COLUMNS", str(width))
        article = evolve(annotated(), title="A Very Long Title " * 9, origin="crawl/deep/" * 9)
        assert max(map(columns, lines_of(article))) <= width
        text = "通义千问" * 30
        assert "".join(lines_of(parse(text))).count(text)

    def test_line_ends_of_the_text_stay(self) -> None:
        """A list in one paragraph is shown as a list."""
        article = parse("Models:\n- one that is short\r\n- two")
        assert lines_of(article)[3:6] == ["Models:", "- one that is short", "- two"]

    def test_it_is_harmless(self) -> None:
        """Control characters, and marks that turn the direction of writing, are shown and not sent."""
        article = parse("Red \x1b[31m alert.\x07 \u202eEvil\u2028 \x9b2J \ud800 end \x00.", origin="\x1b]0;x\x07")
        shown_text = "\n".join(lines_of(article))
        assert shown_text.replace("\n", "").isprintable()
        assert "Red \\x1b[31m alert.\\x07 \\u202eEvil\\u2028 \\x9b2J \\ud800 end \\x00." in shown_text
        assert "undated  \\x1b]0;x\\x07" in shown_text

    def test_long_content_is_cut(self) -> None:
        """The text stands above; the list of citations shows the beginning."""
        text = "word " * 50
        citation = Citation(Source(), (Span(0, 249),), kind=CitationKind.INDIRECT, rule="t")
        article = parse(text, find_mentions=lambda *_: (), find_citations=lambda *_: (citation,))
        lines = lines_of(article)
        at = lines.index("   1 (nobody named)  [indirect]")
        assert len(lines[at:]) == 3
        assert lines[-1].endswith("word…")

    def test_overlapping_mentions_are_coloured_once(self) -> None:
        """The longest that begins first wins; no character is shown twice."""
        mentions = tuple(
            Mention(Span(start, end), HARROW, status=LinkStatus.UNLISTED, rule="t")
            for start, end in [(0, 4), (0, 9), (5, 9)]
        )
        article = parse("Qwen Labs won.", find_mentions=lambda *_: mentions, find_citations=lambda *_: ())
        assert "\x1b[94mQwen Labs\x1b[0m won." in lines_of(article, color="always")

    def test_links(self) -> None:
        """Their words are underlined and their marks not shown; where they lead, and to whom, stands below."""
        article = parse(
            '# *What* is new\n\n- The [New York *Times*](https://www.nytimes.com/a "t") and'
            " [OpenAI](https://x.com/b) waits &amp;\n  goes   on",
            find_citations=lambda *_: (),
        )
        lines = lines_of(article)
        assert lines[3:7] == ["What is new", "", "The New York Times and OpenAI waits &", "goes on"]
        assert lines[lines.index("Links (2)") :] == [
            "Links (2)",
            "   1 New York Times  The New York Times  https://www.nytimes.com/a",
            "   2 OpenAI  https://x.com/b",
        ]
        assert any("\x1b[4;94mOpenAI\x1b[0m waits" in line for line in lines_of(article, color="always"))

    def test_no_links(self) -> None:
        """A text without any says nothing of them."""
        assert not [line for line in lines_of(annotated()) if "Links" in line]

    def test_a_relay_by_a_link(self) -> None:
        """It is told from one by words, and no part of a citation shows its markup."""
        article = parse("[Jane *Doe*](https://www.reuters.com/a) **said** that it _works_.")
        lines = lines_of(article)
        at = lines.index("Citations (1)")
        assert lines[at + 1 : at + 3] == [
            "   1 Jane Doe  said [indirect, named, via Reuters (link)]",
            "     it works",
        ]

    def test_one_of_several(self, run: Any) -> None:
        """`--number` chooses, and one too many is said."""
        jsonl.write([parse("One."), parse("Two.")], "a.jsonl")
        assert "\nTwo.\n" in run("show", "a.jsonl", "--number", "2").out
        done = run("show", "a.jsonl", "-n", "3")
        assert (done.status, done.out) == (1, "")
        assert done.err == "atomcorpus: a.jsonl: there is no article 3, only 2\n"

    def test_nothing_to_show(self, run: Any) -> None:
        """A file without a readable article says why."""
        done = run("show", put("a.txt", b""))
        assert (done.status, done.out) == (1, "")
        assert done.err.startswith("atomcorpus: a.txt: the file is empty\n")

    @pytest.mark.parametrize("text", ["ab " * 333_000, "é" * 1_000_000], ids=["words", "one word"])
    def test_long_lines_are_shown(self, text: str) -> None:
        """A megabyte in one line is shown to the end."""
        assert list(lines_of(parse(text, find_mentions=lambda *_: (), find_citations=lambda *_: ())))


class TestSummary:
    """`atomcorpus summary`."""

    def test_links(self, run: Any) -> None:
        """They are counted where there are any."""
        put("a.md", "See [this](https://tern.example/a) and [that](/b).")
        assert "\nLinks                                         2\n" in run("summary", "a.md").out
        assert "Links" not in run("summary", put("b.txt", "One.")).out

    def test_all_of_it(self, run: Any) -> None:
        """Sizes, shares, rankings and what could not be read."""
        jsonl.write([annotated(), parse("Hello.")], "crawl.jsonl")
        put("more/bad.txt", b"")
        put("more/c.pdf")
        done = run("summary", "crawl.jsonl", "more")
        assert (done.status, done.err) == (1, "")
        assert (
            done.out
            == """\
Articles                                      2
  2025-08-05
  without a date                              1    50%
Sections                                      2
Characters                                   78

Mentions                                      4
  resolved                                    1    25%
  family or series                            2    50%
  ambiguous                                   0     0%
  unlisted                                    1    25%

Citations                                     1
  direct                                      0     0%
  indirect                                    1   100%
  mixed                                       0     0%

Who is cited                                  1
  named                                       1   100%
  anonymous                                   0     0%
  generic                                     0     0%
  pronoun                                     0     0%
  document                                    0     0%
  nobody named                                0     0%

Most named actors                                 mentions   articles
  Harrow Labs                       company              1          1
  Reuters                           media                1          1

Most named models                                 mentions   articles
  Qwen                              family               2          1

Most cited                                       citations   articles
  Harrow Labs                       company              1          1

Other files, passed over                      1

Could not be read                             1
  more/bad.txt: the file is empty
"""
        )

    @pytest.mark.parametrize("width", [30, 40, 60])
    def test_narrow_terminals(self, run: Any, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
        """Names are cut, numbers never are."""
        monkeypatch.setenv("COLUMNS", str(width))
        qwen = evolve(QWEN, name="Qwen, the Family of Models with a Long Name [bold]")
        article = annotated()
        mentions = [evolve(one, entity=qwen) if one.entity == QWEN else one for one in article.mentions]
        jsonl.write([evolve(article, mentions=tuple(mentions))] * 1234, "a.jsonl")
        lines = run("summary", "a.jsonl").out.splitlines()
        assert max(map(len, lines)) <= width
        (row,) = (line for line in lines if line.startswith("  Qwen"))
        assert row.split("…")[1].replace("family", "").split() == ["2,468", "1,234"]

    def test_top(self, run: Any) -> None:
        """The rankings are as long as asked for."""
        jsonl.write([annotated()], "a.jsonl")
        done = run("summary", "a.jsonl", "--top", "1")
        assert done.status == 0
        assert "Harrow Labs" in done.out
        assert "Reuters" not in done.out

    def test_nothing_could_be_read(self, run: Any) -> None:
        """A typo gets its message, not a table of zeros."""
        done = run("summary", "typo")
        assert (done.status, done.out) == (1, "")
        assert done.err == "atomcorpus: typo: no such file or folder\n"

    def test_many_errors(self, run: Any) -> None:
        """Ten are listed; the rest is counted."""
        put("crawl/a.txt")
        for number in range(12):
            put(f"crawl/b{number:02}.txt", b"")
        out = run("summary", "crawl").out
        assert "  crawl/b09.txt: the file is empty\n  ... and 2 more; `atomcorpus parse` names them all\n" in out


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It does."""
        return True


class TestProgress:
    """The line that says how far it has come."""

    def lines(self, total: int | None, *updates: tuple[float, int, int]) -> str:
        """What is drawn for updates of seconds, files and articles."""
        now = 0.0
        stream = Terminal()
        with Progress(total, stream, clock=lambda: now) as progress:
            for now, files, articles in updates:  # noqa: B007 - the clock reads it
                progress.update(files, articles)
        return stream.getvalue()

    def test_with_a_total(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Share, bar, count, speed and the time that is left; taken away at the end."""
        monkeypatch.setenv("COLUMNS", "120")
        assert self.lines(5000, (2.0, 1000, 990)) == (
            "\r\x1b[K 20% [####................]  0:08 left  1,000 of 5,000 files  990 articles  495 a second\r\x1b[K"
        )

    def test_without_a_total(self) -> None:
        """Count, speed and the time that has passed."""
        assert self.lines(None, (4000.0, 1, 12000)) == "\r\x1b[K12,000 articles  3 a second  1:06:40\r\x1b[K"

    def test_short_work_draws_nothing(self) -> None:
        """Half a second is no wait."""
        assert self.lines(10, (0.1, 1, 1), (0.4, 10, 10)) == ""

    def test_it_is_drawn_ten_times_a_second_at_most(self) -> None:
        """Drawing must not cost more than the work."""
        updates = [(1 + number / 1000, number, number) for number in range(500)]
        assert self.lines(1000, *updates).count("articles") == 5

    def test_it_fits_the_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A line that wraps could not be drawn over."""
        monkeypatch.setenv("COLUMNS", "30")
        assert len(self.lines(10, (2.0, 1, 1)).split("\x1b[K")[1]) <= 30

    def test_no_stream_no_line(self) -> None:
        """Where there is no terminal, nothing happens."""
        with Progress(3, None) as progress:
            progress.update(1, 1)

    def test_errors_are_written_above_it(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """The line is taken away before a message and drawn again after it."""
        monkeypatch.setattr("atomcorpus.cli.progress._PATIENCE", -1)
        monkeypatch.setattr("atomcorpus.cli.progress._INTERVAL", 0)
        put("crawl/a.txt")
        put("crawl/b.txt", b"")
        put("crawl/c.txt")
        stream = Terminal()
        monkeypatch.setattr(sys, "stderr", stream)
        assert run("parse", "crawl", "-o", "out.jsonl").status == 1
        before, message, after = stream.getvalue().partition("atomcorpus: crawl/b.txt: the file is empty\n")
        assert message
        assert before.endswith("\r\x1b[K")
        assert after.endswith("\r\x1b[Kout.jsonl: 2 articles from 3 files, 1 error\n")


class TestTerminal:
    """Text for terminals."""

    @pytest.mark.parametrize(
        ("text", "width"), [("Qwen", 4), ("通义千问", 8), ("e\u0301", 1), ("👩\u200d🔬", 2), ("ﬀ", 1), ("", 0)]
    )
    def test_columns(self, text: str, width: int) -> None:
        """Wide letters take two, combining ones none, and what is joined to one picture counts once."""
        assert columns(text) == width

    @pytest.mark.parametrize(
        ("text", "width", "expected"),
        [("Qwen", 4, "Qwen"), ("Qwen3", 4, "Qwe…"), ("通义千问", 6, "通义…"), ("a bcd", 3, "a…"), ("ab", 1, "…")],
    )
    def test_shortened(self, text: str, width: int, expected: str) -> None:
        """Never wider than allowed."""
        assert shortened(text, width) == expected

    @staticmethod
    def written(*pieces: Any, color: str = "auto", stream: io.StringIO | None = None, **options: Any) -> str:
        """What a screen writes."""
        stream = stream or io.StringIO()
        Screen(stream, color).write(*pieces, **options)
        return stream.getvalue()

    def test_wrapped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lines are as full as they go and end in no space; what is too wide is broken."""
        monkeypatch.setenv("COLUMNS", "30")
        text = f"{'a' * 14} {'b' * 15} {'c' * 40}"
        assert self.written(text) == f"{'a' * 14} {'b' * 15}\n{'c' * 30}\n{'c' * 10}\n"
        assert self.written(text, label="1. ", most=2) == f"1. {'a' * 14}\n   {'b' * 15} {'c' * 10}…\n"
        assert self.written() == "\n"

    @given(words=st.text("ab [\u200c\u200d\ufe0f\u0301\u3000\x1b\u202e通👩🔬☁🇩🏻", max_size=80), cut=st.integers(0, 80))
    def test_any_text_fits(self, words: str, cut: int) -> None:
        """Joiners, pictures, wide and combining letters in any order: no line is wider than the terminal."""
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("COLUMNS", "30")
            for most in (None, 1, 2):
                written = self.written(words[:cut], (words[cut:], "bold"), label="  1 ", most=most)
                assert max(map(columns, written.split("\n"))) <= 30
                assert not {"\x1b", "\u202e"} & {*written}
        assert columns(shortened(words, 9)) <= 9

    @pytest.mark.parametrize(("wanted", "width"), [("5", 30), ("80", 80), ("500", 100)])
    def test_width(self, monkeypatch: pytest.MonkeyPatch, wanted: str, width: int) -> None:
        """Too narrow or too wide is not readable."""
        monkeypatch.setenv("COLUMNS", wanted)
        assert Screen(io.StringIO()).width == width

    @pytest.mark.parametrize("text", ["[red]a[/red]", "[/]", ":smile:", "https://example.org '1' True", "\\[b]"])
    def test_text_is_only_text(self, text: str) -> None:
        """No markup, no pictures for words, no colours for what looks like something."""
        assert self.written(text, color="always") == f"{text}\n"

    @pytest.mark.parametrize("name", ["CLICOLOR_FORCE", "TTY_COMPATIBLE", "JUPYTER_COLUMNS"])
    def test_what_else_is_in_the_environment(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        """Changes nothing: a pipe gets no colours."""
        monkeypatch.setenv(name, "1")
        assert self.written(("Qwen", "bold")) == "Qwen\n"

    def test_colours_in_a_pipe(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """FORCE_COLOR asks for them, for a pager say; NO_COLOR and `never` come first."""
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert self.written(("Qwen", "bold")) == "\x1b[1mQwen\x1b[0m\n"
        assert self.written(("Qwen", "bold"), color="never") == "Qwen\n"
        monkeypatch.setenv("NO_COLOR", "1")
        assert self.written(("Qwen", "bold")) == "Qwen\n"

    def test_a_dumb_terminal_gets_no_colours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nor does anything that is no terminal; unless they are asked for."""
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.delenv("FORCE_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm")
        assert self.written(("Qwen", "bold"), stream=Terminal()) == "\x1b[1mQwen\x1b[0m\n"
        assert self.written(("Qwen", "bold"), stream=Terminal(), color="never") == "Qwen\n"
        monkeypatch.setenv("TERM", "dumb")
        assert self.written(("Qwen", "bold"), stream=Terminal()) == "Qwen\n"
        monkeypatch.setenv("NO_COLOR", "1")
        assert self.written(("Qwen", "bold"), color="always") == "\x1b[1mQwen\x1b[0m\n"

    def test_rich_waits_until_it_is_needed(self) -> None:
        """It takes time to import, and most commands write nothing with it."""
        program = "import sys, atomcorpus.cli; sys.exit(any(name.partition('.')[0] == 'rich' for name in sys.modules))"
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

    def test_visible(self) -> None:
        """Joiners of emoji and scripts stay, tags and marks of direction do not."""
        assert visible("a\u200db\U000e0041\u2066\ufeff\x7f") == "a\u200db\\U000e0041\\u2066\\ufeff\\x7f"

    def test_reasons_keep_their_lines(self, run: Any) -> None:
        """A list of problems is a list."""
        done = run("parse", put("a.jsonl", '{"schema": "atomcorpus.article/1"}\n'))
        assert done.status == 1
        assert done.err.startswith("atomcorpus: a.jsonl:1: ")
        assert "\n  " in done.err
        assert "\\n" not in done.err

    def test_read_errors_are_told_apart_from_output_errors(self) -> None:
        """A `ReadError` is an `OSError`, and is not taken for one of the standard output."""
        assert isinstance(ReadError("", "a"), OSError)


COBALT = "date 2025-08-05\n\nHarrow Labs released Cobalt 7B, a language model. Cobalt-7B won."


class TestNamesUnlisted:
    """`atomcorpus names unlisted`."""

    def test_all_of_it(self, run: Any) -> None:
        """For each name its numbers and a sentence; listed names are not there."""
        jsonl.write([annotated(), annotated()], "a.jsonl")
        done = run("names", "unlisted", "a.jsonl")
        assert (done.status, done.err) == (0, "")
        assert done.out == (
            "mentions  articles  kind        name                                   status\n"
            "       2         2  company     Harrow Labs                            unlisted\n"
            "          Harrow Labs told Reuters that Qwen was slow.\n"
        )

    def test_no_name(self, run: Any) -> None:
        """What the user's file says to be none is not listed, in texts and in stored articles."""
        put("own.jsonl", '{"no_name": "Harrow Labs"}\n')
        jsonl.write([annotated()], "a.jsonl")
        put("a.txt", "Harrow Labs said it was late.")
        for path in ("a.jsonl", "a.txt"):
            assert run("names", "unlisted", path).out != ""
            assert run("names", "unlisted", path, "--knowledge", "own.jsonl").out == ""

    def test_nothing(self, run: Any) -> None:
        """No names, no table, and no file."""
        done = run("names", "unlisted", put("a.txt", "It rained."), "--suggest", "own.jsonl")
        assert (done.status, done.out) == (0, "")
        assert done.err == "atomcorpus: no name to propose, and so no own.jsonl\natomcorpus: no such name\n"
        assert names() == ["a.txt"]

    def test_kinds(self, run: Any) -> None:
        """Models of every level are one kind; several kinds may be asked for."""
        put("a.txt", COBALT)

        def rows(*kinds: str) -> list[str]:
            options = [word for kind in kinds for word in ("--kind", kind)]
            lines = run("names", "unlisted", "a.txt", *options).out.splitlines()
            return [line[20:45].rstrip() for line in lines[1::2]]

        assert rows("company") == ["company     Harrow Labs"]
        assert rows("model") == ["model       Cobalt 7B"]
        assert rows("model", "company") == rows() == ["model       Cobalt 7B", "company     Harrow Labs"]

    def test_an_ambiguous_name_is_of_all_its_kinds(self, run: Any) -> None:
        """Any of its candidates may be meant."""
        put(
            "own.jsonl", '{"id": "x", "name": "Zorb", "kind": "person"}\n{"id": "y", "name": "Zorb", "kind": "media"}\n'
        )
        put("a.txt", "Zorb Zorb said that Zorb won.")
        for kind in ("person", "media"):
            done = run("names", "unlisted", "a.txt", "--knowledge", "own.jsonl", "--kind", kind)
            assert "  ambiguous\n" in done.out
        assert run("names", "unlisted", "a.txt", "--knowledge", "own.jsonl", "--kind", "company").out == ""

    def test_least(self, run: Any) -> None:
        """Rare names can be left out."""
        done = run("names", "unlisted", put("a.txt", COBALT), "--least", "2")
        assert [line.split()[0] for line in done.out.splitlines()[1::2]] == ["2"]

    def test_the_sentence_is_cut_around_the_name(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """No line is wider than the terminal, and the name can be seen."""
        monkeypatch.setenv("COLUMNS", "70")
        put(
            "a.txt",
            f"At last, {'and after a very long wait, ' * 9}Harrow Labs released it, {'as we know, ' * 9}once more.",
        )
        head, row, sentence = run("names", "unlisted", "a.txt").out.splitlines()
        assert max(columns(line) for line in (head, row, sentence)) <= 70
        assert sentence == "          …ery long wait, Harrow Labs released it, as we know, as we…"

    def test_it_is_harmless(self, run: Any) -> None:
        """Control characters are shown and not sent, in names and sentences."""
        evil = Actor(id="unlisted:evil", name="Evil\x1b[2J\n\u202eCo", kind=ActorKind.COMPANY)
        text = f"So {evil.name} won \x07."
        mentions = (Mention(Span(3, 3 + len(evil.name)), evil, status=LinkStatus.UNLISTED, rule="t"),)
        sections = (Section(None, (Span(0, len(text)),)),)
        jsonl.write([Article(text, sections=sections, mentions=mentions)], "a.jsonl")
        out = run("names", "unlisted", "a.jsonl").out
        assert out.replace("\n", "").isprintable()
        assert "So Evil\\x1b[2J \\u202eCo won \\x07." in out

    def test_what_cannot_be_read(self, run: Any) -> None:
        """It is named, the rest is listed, and the status is 1."""
        done = run("names", "unlisted", put("a.txt", COBALT), put("b.txt", b""))
        assert (done.status, done.err) == (1, "atomcorpus: b.txt: the file is empty\n")
        assert "Cobalt" in done.out

    def test_help_shows_examples(self, run: Any) -> None:
        """With `names` alone too, which by itself is not enough."""
        for arguments in (["names", "unlisted", "--help"], ["names", "--help"]):
            done = run(*arguments)
            assert (done.status, done.err) == (0, "")
            assert "examples:\n  atomcorpus names unlisted " in done.out
        done = run("names")
        assert (done.status, done.out) == (2, "")
        assert done.err.endswith("hint: atomcorpus names --help\n")


class TestSuggest:
    """`atomcorpus names unlisted --suggest`."""

    def test_the_suggested_names_are_then_listed(self, run: Any) -> None:
        """The file is a knowledge base as it is; with it nothing of it is unlisted any more."""
        put("a.txt", COBALT)
        done = run("names", "unlisted", "a.txt", "--suggest", "own.jsonl")
        own = KnowledgeBase.read("own.jsonl")
        assert done.status == 0
        assert done.err == "own.jsonl: 2 proposals\n"
        assert {entry.name for entry in own} == {"Harrow Labs", "Cobalt 7B"}
        again = run("names", "unlisted", "a.txt", "--knowledge", "own.jsonl")
        assert (again.status, again.out) == (0, "")

    def test_what_an_entry_says(self, run: Any) -> None:
        """What is known of the name, with the other spellings; short names are none."""
        qwen = KnowledgeBase.default()["family:qwen"]
        assert isinstance(qwen, AIModel)
        plough = AIModel(
            id="unlisted:model/qwen99plough",
            name="Qwen 99 Plough",
            level=ModelLevel.SERIES,
            family="Qwen",
            version="99",
            developer=qwen.developer,
            parent=qwen.id,
        )
        spans = (Span(0, 14), Span(15, 29), Span(30, 44), Span(45, 51))
        article = Article(
            "Qwen-99-Plough Qwen 99 Plough Qwen-99-Plough Plough",
            sections=(Section(None, (Span(0, 51),)),),
            mentions=tuple(Mention(span, plough, status=LinkStatus.UNLISTED, rule="t") for span in spans),
        )
        jsonl.write([article], "a.jsonl")
        run("names", "unlisted", "a.jsonl", "--suggest", "own.jsonl")
        assert Path("own.jsonl").read_text(encoding="utf-8") == (
            '{"id": "own:model/qwen99plough", "name": "Qwen-99-Plough", "level": "series", "family": "Qwen", '
            '"version": "99", "developer": "alibaba", "parent": "family:qwen", "aliases": ["Qwen 99 Plough"]}\n'
        )

    def test_no_packaged_id_begins_like_a_suggested_one(self) -> None:
        """So that a suggestion never takes the place of a packaged entry."""
        assert [entry.id for entry in KnowledgeBase.default() if entry.id.startswith("own:")] == []

    def test_an_id_of_the_users_own_is_not_taken_again(self, run: Any) -> None:
        """Entries that were renamed after an earlier suggestion keep their ids."""
        own = put("own.jsonl", '{"id": "own:company/harrowlabs", "name": "Harrow Laboratories", "kind": "company"}\n')
        run("names", "unlisted", put("a.txt"), "--knowledge", own, "--suggest", "more.jsonl")
        assert [entry.id for entry in KnowledgeBase.read("more.jsonl")] == ["own:company/harrowlabs-2"]

    def test_references_that_lead_nowhere_are_left_out(self, run: Any) -> None:
        """The file is complete in itself and with the packaged entries, whatever the articles were parsed with."""
        cobalt = AIModel(
            id="unlisted:model/cobalt3",
            name="Cobalt 3",
            level=ModelLevel.SERIES,
            developer=HARROW,
            parent="family:cobalt",
        )
        mention = Mention(Span(0, 8), cobalt, status=LinkStatus.UNLISTED, rule="t")
        article = Article("Cobalt 3 won.", sections=(Section(None, (Span(0, 13),)),), mentions=(mention,))
        jsonl.write([article], "a.jsonl")
        assert run("names", "unlisted", "a.jsonl", "--suggest", "own.jsonl").status == 0
        (entry,) = KnowledgeBase.read("own.jsonl")
        assert entry == AIModel(id="own:model/cobalt3", name="Cobalt 3", level=ModelLevel.SERIES)

    def test_names_that_are_listed_only(self, run: Any) -> None:
        """Ambiguous ones, and people with half a name, are in the table and not in the file."""
        kuhn = Actor(id="unlisted:person/kuhn", name="Kuhn", kind=ActorKind.PERSON)
        mentions = (
            Mention(Span(0, 4), kuhn, status=LinkStatus.UNLISTED, rule="t"),
            Mention(Span(9, 13), kuhn, status=LinkStatus.AMBIGUOUS, candidates=(kuhn, QWEN), rule="t"),
        )
        article = Article("Kuhn met Kuhn.", sections=(Section(None, (Span(0, 14),)),), mentions=mentions)
        jsonl.write([article], "a.jsonl")
        done = run("names", "unlisted", "a.jsonl", "--suggest", "own.jsonl")
        assert (done.status, done.out.count("Kuhn  ")) == (0, 2)
        assert names() == ["a.jsonl"]

    def test_an_existing_file_is_left_alone(self, run: Any) -> None:
        """It may have been edited: refused before any work, with status 2."""
        done = run("names", "unlisted", "typo.txt", "--suggest", put("own.jsonl", "edited"))
        assert (done.status, done.out) == (2, "")
        assert done.err == (
            "atomcorpus names unlisted: own.jsonl exists, and may have been edited; choose another name\n"
            "hint: atomcorpus names unlisted --help\n"
        )
        assert Path("own.jsonl").read_text(encoding="utf-8") == "edited"

    def test_a_file_among_the_articles_is_refused(self, run: Any) -> None:
        """It would be read as articles the next time."""
        put("in/a.txt")
        done = run("names", "unlisted", "in", "--suggest", "in/own.jsonl")
        assert done.status == 2
        assert "in/own.jsonl is inside in, where it would be read the next time" in done.err

    def test_a_full_disk(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whole or not at all."""

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        done = run("names", "unlisted", put("a.txt"), "--suggest", "own.jsonl")
        assert (done.status, done.err) == (1, "atomcorpus: own.jsonl: No space left on device\n")
        assert names() == ["a.txt"]

    def test_a_name_that_utf8_cannot_hold(self, run: Any) -> None:
        """A lone surrogate is written as its escape, which reads back as what it was."""
        odd = Actor(id="unlisted:odd", name="Odd\ud800", kind=ActorKind.COMPANY)
        mention = Mention(Span(0, 4), odd, status=LinkStatus.UNLISTED, rule="t")
        article = Article("Odd\ud800", sections=(Section(None, (Span(0, 4),)),), mentions=(mention,))
        jsonl.write([article], "a.jsonl")
        assert run("names", "unlisted", "a.jsonl", "--suggest", "own.jsonl").status == 0
        assert [entry.name for entry in KnowledgeBase.read("own.jsonl")] == ["Odd\ud800"]
