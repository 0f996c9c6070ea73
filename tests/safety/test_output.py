"""Output that cannot bite: hostile words in every field of an article, through every writer, as its readers see it.

What one format alone has to fear is tested beside that format; here stands what all have to.
"""

from __future__ import annotations

import base64
import contextlib
import csv
import io
import json
import re
import unicodedata
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from attrs import evolve
from bibtexparser.entrypoint import parse_string
from bioc import brat as brat_reader  # type: ignore[import-untyped] # it has no types
from defusedxml import ElementTree as DefusedTree  # type: ignore[import-untyped] # it has no stubs of its own
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Citation,
    CitationKind,
    Corpus,
    LinkStatus,
    Mention,
    ModelLevel,
    ReadError,
    Role,
    Section,
    Source,
    SourceKind,
    Span,
    StatedRole,
)
from atomcorpus.cli import main
from atomcorpus.cli.names import tabulated
from atomcorpus.cli.show import show
from atomcorpus.cli.summary import show_summary
from atomcorpus.cli.terminal import Screen
from atomcorpus.formats import bibtex, brat, csl, graphml, jsonl, jsonld, markdown, web_annotation
from atomcorpus.formats.csv import dumps as csv_dumps
from atomcorpus.html import facts_html, rows_html
from atomcorpus.queries import summarize, unlisted_names
from atomcorpus.report import report_html
from atomcorpus.visible import UNSEEN, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAGMENTS = (
    *("\x1b[31m", "\x1b]0;owned\x07", "\x1b]8;;https://evil.example\x1b\\", "\x9b2J", "\b\b", "\r", "\n", "\t", "\x00"),
    *("\x7f", "\x85", "\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\u2028", "\u2029", "\u3164", "\U000e0041"),
    *("\ud800", "\uffff", "<script>alert(1)</script>", "</script>", "</style>", "</title>", "<!--", "-->", "]]>"),
    *("<![CDATA[", "<svg onload=alert(1)>", '" onmouseover="alert(1)', "' onclick='alert(1)", "&lt;", "&#x202e;"),
    *("<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", "&y;", "javascript:alert(1)", "https://a@evil.example"),
    *(
        "=1+1",
        ";=cmd|' /C calc'!A0",
        "\n@SUM(1)",
        "\t-1",
        '"=1',
        "＝1",
        "\\input{/etc/passwd}",
        "\\",
        "{",
        "}",
        "%",
        "$",
    ),
    *("^^5c", "@misc{x,", "@comment", "![x](https://evil.example)", "[x](javascript:alert(1))", "\n# x", "\n- x", "`"),
    *("|", "www.evil.example", "../../etc/passwd", "CON", "C:\\", "/dev/null", ";", ",", "#", " ", "OpenAI", "é", "漢"),
)
HOSTILE = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), min_size=1, max_size=6).map("".join).filter(bool)
WORST = "".join(FRAGMENTS)
FEW = settings(max_examples=max(10, settings().max_examples // 4))
_UNSEEN = re.compile(f"[{UNSEEN}]")


def poisoned(words: str) -> Article:
    """An article with the words in the place of every text that it has."""
    person = Actor(
        id=f"p{words}",
        name=words,
        kind=ActorKind.PERSON,
        aliases=(words,),
        country=words,
        parent=words,
        roles=(Role(words, words),),
        hub_organizations=(words,),
        sources=(words,),
    )
    company = evolve(person, id=f"c{words}", kind=ActorKind.COMPANY, roles=())
    model = AIModel(
        id=f"m{words}",
        name=words,
        level=ModelLevel.MODEL,
        developer=company,
        family=words,
        version=words,
        license=words,
        hub_id=words,
        parent=words,
    )
    text = f"x{words}x"
    whole, rule = Span(0, len(text)), words
    return Article(
        text,
        sections=(Section(None, (whole,)),),
        title=words,
        url=words,
        publisher=words,
        authors=(words,),
        language=words,
        mentions=(
            Mention(whole, person, status=LinkStatus.RESOLVED, rule=rule),
            Mention(whole, model, status=LinkStatus.AMBIGUOUS, candidates=(model, person), rule=rule),
            Mention(whole, company, status=LinkStatus.UNLISTED, rule=rule),
            Mention(whole, model, status=LinkStatus.UNDERSPECIFIED, rule=rule),
        ),
        roles=(StatedRole(whole, person, words, company, rule=rule),),
        citations=(
            Citation(
                Source(whole, SourceKind.NAMED, actor=person),
                (whole,),
                cue=whole,
                kind=CitationKind.DIRECT,
                via=company,
                rule=rule,
            ),
        ),
        origin=words,
        knowledge=words,
    )


def unseen(text: str) -> list[str]:
    """What the eye does not see, and a terminal may obey."""
    return sorted(set(map(ascii, _UNSEEN.findall(text))))


# --- pages ------------------------------------------------------------------------------------------------------------
class TestPages:
    """What a parser that reads as browsers do finds in HTML."""

    FRAGMENT = frozenset(
        "html head body article header h3 h4 p div mark span i ol li small a style table caption thead tbody tr th td"
        "".split()
    )
    REPORT = FRAGMENT | frozenset(
        "meta title h1 h2 nav main section script form label input output button noscript b dl dt dd kbd select "
        "datalist ul".split()
    )
    CHARTS = frozenset("figure figcaption details summary svg rect line text".split())
    ATTRIBUTES = frozenset("class tabindex data-start data-citation aria-description href rel".split())

    @staticmethod
    def elements(page: str) -> Iterator[Any]:
        """All elements, in the order of the page."""
        html5lib = pytest.importorskip("html5lib", reason="reads pages as browsers do; not installed here")
        return html5lib.parse(page, namespaceHTMLElements=False).iter()  # type: ignore[no-any-return] # it has no types

    def check(self, fragment: str) -> None:
        """Nothing but the elements of a view, attributes that do nothing, and links to the web."""
        for element in self.elements(fragment):
            assert element.tag in self.FRAGMENT
            assert element.attrib.keys() <= self.ATTRIBUTES
            assert re.match(r"https?://[^@/?#]*(?:[/?#]|$)", element.get("href", "https://"))
        assert unseen(fragment) == []

    @FEW
    @given(HOSTILE)
    @example(WORST)
    def test_views(self, words: str) -> None:
        """Articles, entities, corpora and tables as a notebook shows them."""
        article = poisoned(words)
        mention = article.mentions[1]
        for shown in (article, mention.entity, mention.candidates[1], Corpus([article]), Corpus([article]).mentions):
            self.check(shown._repr_html_())
        self.check(facts_html(words, {words: words, "url": f"https://x.example/{words}"}))
        self.check(rows_html(words, [words], [(words,)]))

    @settings(max_examples=max(5, settings().max_examples // 20))
    @given(HOSTILE)
    @example(WORST)
    def test_the_report(self, words: str) -> None:
        """The page of a report: its own style, data and script, no handler, no link away."""
        articles = [evolve(poisoned(words), published=None), poisoned(words)]
        page = report_html(articles, title=words, errors=[ReadError(words, words)])
        found = list(self.elements(page))
        assert [element.tag for element in found if element.tag in {"script", "style"}] == ["style", *["script"] * 3]
        for element in found:
            tag = str(element.tag).rpartition("}")[2]
            assert tag in self.REPORT | self.CHARTS
            assert not [name for name in element.attrib if name.startswith("on")]
            assert re.match("#", element.get("href", "#"))
        assert unseen(page) == []

    @pytest.mark.parametrize("words", [WORST, "a\u202eb&c=d", "\ud800"], ids=["worst", "turned", "half"])
    def test_numbers_of_a_report(self, words: str) -> None:
        """A number leads to what it counts, whatever that is called: both sides know it by the same word."""
        page = report_html([poisoned(words)])
        packed = re.search(r'id="evidence">([^<]*)<', page)
        assert packed
        data = json.loads(zlib.decompress(base64.b64decode(packed[1])))
        keys = {entity["id"] for entity in data["entities"]} | {article["outlet"] for article in data["articles"]}
        wanted = re.findall(r'href="#\w+\?[^"]*?(?:entity|speaker|outlet)=([^"&]*)', page)
        assert len(wanted) > 3
        assert {unquote(one) for one in wanted} <= keys


# --- terminals --------------------------------------------------------------------------------------------------------
ARGUMENTS = (
    "{}",
    "parse {}",
    "parse a.txt -o {}/x",
    "parse a.txt --encoding {}",
    "parse a.txt --column {}=text",
    "parse a.txt --column text={}",
    "parse a.txt --limit {}=1",
    "parse a.txt --knowledge {}",
    "parse a.txt --workers {}",
    "show {}",
    "show a.txt --color {}",
    "summary {} a.txt",
    "export {} a.txt -o b",
    "export csl {} -o b",
    "export csl a.txt -o {}",
    "export brat a.txt -o {}",
    "names unlisted {}",
    "names unlisted a.txt --kind {}",
    "names unlisted a.txt --suggest {}",
    "report {} -o b",
    "report a.txt -o {}/x",
    "build {} -o b",
    "build a.txt -o {}",
    "query {} 1",
    "query a.txt {}",
)
NAME = "\x1b[2J\u202eb\x9bad\r\n\u200b\u3164"


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It does."""
        return True

    def run(self, *arguments: str) -> None:
        """Run the command line with this as its standard output."""
        with contextlib.redirect_stdout(self), contextlib.suppress(SystemExit):
            main(arguments)

    def written(self) -> str:
        """What was written to it."""
        self.flush()
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined, no-any-return] # a BytesIO


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    """A terminal, and a folder with an article."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Harrow Labs said that Qwen was slow.", "utf-8")
    return Terminal(io.BytesIO(), encoding="utf-8", newline="")


class TestTerminals:
    """What a terminal would obey is shown, and not sent."""

    @pytest.mark.parametrize("words", ARGUMENTS)
    def test_names_of_files_and_arguments(
        self, words: str, terminal: Terminal, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Whatever an argument says, no message and no output has it as it is."""
        terminal.run(*(word.replace("{}", NAME) for word in words.split()))
        said = terminal.written() + capsys.readouterr().err
        assert said
        assert unseen(said) == []
        assert "\r" not in said

    def test_a_file_that_is_there(self, terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
        """The name of a file that is read, and of one that cannot be, in every list of them."""
        folder = Path("crawl")
        folder.mkdir()
        (folder / f"{NAME}.txt").write_text("Qwen was slow.", "utf-8")
        (folder / f"{NAME}2.txt").write_bytes(b"\xff\xfe\x1b[2J")
        for command in ("parse crawl", "summary crawl", "names unlisted crawl", "build crawl -o corpus"):
            terminal.run(*command.split())
        terminal.run("show", "--color", "never", str(folder / f"{NAME}.txt"))
        said = terminal.written() + capsys.readouterr().err
        assert "b\\x9bad\\r\\n" in said
        assert unseen(said) == []

    @FEW
    @given(HOSTILE)
    @example(WORST)
    def test_views(self, words: str) -> None:
        """Articles, summaries and lists of names."""
        stream, article = io.StringIO(), poisoned(words)
        show(article, Screen(stream, "never"))
        errors = [ReadError(words, words)]
        show_summary(summarize([article]), errors, Screen(stream, "never"), passed_over=1, not_english=1, top=9)
        stream.writelines(tabulated(unlisted_names([article]), 80))
        assert unseen(stream.getvalue()) == []
        assert "\r" not in stream.getvalue()

    def test_json(self, terminal: Terminal) -> None:
        """Articles as JSON are the same data, with escapes of JSON."""
        article = poisoned(WORST)
        jsonl.write([article], "a.jsonl")
        terminal.run("parse", "a.jsonl")
        assert unseen(terminal.written()) == []
        assert list(jsonl.loads(terminal.written())) == [article]

    @pytest.mark.parametrize(
        "unseen",
        [*"\x1b\x9b\xad\u034f\u115f\u200b\u202e\u2066\u3164\uffa0\ufff0\U0001d173\U000e0041"],
        ids=ascii,
    )
    def test_what_is_not_seen(self, unseen: str) -> None:
        """Control characters, and what Unicode says is to be ignored where it is not known."""
        assert visible(f"a{unseen}b") == f"a{unseen.encode('unicode_escape').decode()}b"

    @pytest.mark.parametrize("needed", ["\u200c", "\u200d", "\ufe0f", "\U000e0101", "\u0301", "\u3000"], ids=ascii)
    def test_what_scripts_and_emoji_need(self, needed: str) -> None:
        """Joiners, variation selectors, combining marks and wide spaces stay."""
        assert visible(f"a{needed}b") == f"a{needed}b"

    def test_json_in_a_pipe(self, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
        """A program gets what a file would get."""
        jsonl.write([poisoned(WORST)], tmp_path / "a.jsonl")
        assert main(["parse", str(tmp_path / "a.jsonl")]) == 0
        assert capfdbinary.readouterr().out == (tmp_path / "a.jsonl").read_bytes()

    def test_csv(self, terminal: Terminal) -> None:
        """Answers as CSV have escapes in their cells."""
        pytest.importorskip("duckdb")
        Corpus([evolve(poisoned(WORST.replace("\ud800", "")), knowledge=None)]).write("corpus")
        terminal.run("query", "corpus", "SELECT title FROM articles", "--format", "csv")
        assert unseen(terminal.written()) == []
        assert "\\x1b[31m" in terminal.written()


# --- files for other programs -----------------------------------------------------------------------------------------
SCRIPTS = {"csl": csl.dumps, "jsonld": jsonld.dumps, "web-annotation": web_annotation.dumps}
RENDERERS = (MarkdownIt("commonmark"), MarkdownIt("gfm-like"))
COMMANDS = {
    *("\\textbackslash", "\\textbraceleft", "\\textbraceright", "\\textasciicircum", "\\textasciitilde"),
    *("\\textless", "\\textgreater", "\\textbar", "\\$", "\\&", "\\#", "\\%", "\\_"),
}
DEVICES = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM1", "COM9", "COM¹", "LPT1", "LPT³"]


class TestFiles:
    """What the programs for which files are written make of them."""

    @given(HOSTILE, st.sampled_from(",;\t"))
    @example(WORST, ";")
    def test_no_cell_is_a_formula(self, words: str, separator: str) -> None:
        """However a spreadsheet separates cells, none begins with a sign, in whatever width it is."""
        text = csv_dumps([{"a": words, "b": words, "c": [words, words]}])
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            for cell in line:
                first = re.sub(f'^[{UNSEEN}\\s"]+', "", cell)
                assert unicodedata.normalize("NFKC", first)[:1] not in {*"=+-@|%"}

    @given(HOSTILE)
    @example(WORST)
    def test_offsets_hold_in_cells(self, words: str) -> None:
        """A cell has as many characters as the text, but for the apostrophe in front."""
        _, (cell,) = csv.reader(io.StringIO(csv_dumps([{"a": words}]), newline=""))
        assert len(cell) == len(words) + (cell[0] == "'" and words[0] != "'")

    @given(HOSTILE)
    @example(WORST)
    def test_xml(self, words: str) -> None:
        """A hardened reader, which forbids document types and entities, finds every name, and strict ones do too."""
        data = graphml.dumps([poisoned(words)]).encode()
        root = DefusedTree.fromstring(data, forbid_dtd=True)
        expected = re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", words)
        labels = [value.text for value in root.iter() if value.get("key") == "node-label"]
        assert labels.count(expected) >= 4

    @given(HOSTILE)
    @example(WORST)
    def test_latex(self, words: str) -> None:
        """BibTeX finds one entry and nothing else, in which LaTeX finds no command that is not a character."""
        written = bibtex.dumps([poisoned(words)]).encode().decode()
        library = parse_string(written)
        assert (len(library.entries), len(library.blocks)) == (1, 1)
        assert set(re.findall(r"\\(?:[A-Za-z]+|.|\Z)", written, re.DOTALL)) <= COMMANDS
        assert "^^" not in written
        assert "%" not in re.sub(r"\\%|url = \{[^}]*\}", "", written)

    @given(HOSTILE)
    @example(WORST)
    def test_brat(self, words: str) -> None:
        """One annotation a line, whatever a program takes for the end of a line; bioc reads them all."""
        text, annotations = brat.dumps(poisoned(words))
        lines = annotations.splitlines()
        assert lines == annotations.split("\n")[:-1]
        assert all(re.fullmatch(r"[TRAN#]\d+\t[^\t]+(\t[^\t]+)?", line) for line in lines)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]", text + annotations)
        assert len(brat_reader.loads(text, annotations).entities) == sum(line[0] == "T" for line in lines)

    @pytest.mark.parametrize("write", SCRIPTS.values(), ids=SCRIPTS)
    @given(words=HOSTILE)
    @example(words=WORST)
    def test_json_in_a_page(self, write: Any, words: str) -> None:
        """JSON that stands in a script element ends where it should, and is no comment."""
        written = write([poisoned(words)])
        assert "<" not in written
        assert written.encode()
        assert json.loads(written)

    @given(HOSTILE)
    @example(WORST)
    def test_markdown(self, words: str) -> None:
        """No field becomes markup: one heading, lines of text, a list of citations; and nothing that is not seen."""
        written = markdown.dumps([poisoned(words)])
        assert unseen(written) == []
        for renderer in RENDERERS:
            found = [part for token in renderer.parse(written) for part in (token, *(token.children or ()))]
            kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in found}
            assert kinds <= {
                *("heading", "paragraph", "ordered_list", "list_item", "blockquote", "inline", "text", "softbreak")
            }
            assert sum(token.type == "heading_open" for token in found) == 2

    @pytest.mark.parametrize(
        "title", [*DEVICES, "con.txt", "..", "../../etc/passwd", "C:\\x", "a" * 999, "漢" * 999, ""]
    )
    def test_names_of_files(self, title: str, tmp_path: Path) -> None:
        """Made from titles, they are names on every system: no device, no way out, not too long."""
        made = [Article("", title=title or None), Article("", title=title.upper() or None)]
        brat.write(made, tmp_path / "brat")
        names = [path.name for path in (tmp_path / "brat").iterdir()]
        assert len({name.casefold() for name in names}) == 5
        assert [path.name for path in tmp_path.iterdir()] == ["brat"]
        for name in names:
            assert re.fullmatch(r"[a-z0-9-]+\.(txt|ann)|annotation\.conf", name)
            assert name.partition(".")[0].upper() not in DEVICES
            assert len(name.encode()) < 100
