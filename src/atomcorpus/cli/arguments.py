"""The grammar of the command line: commands, options, help and the messages about wrong use."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from importlib import metadata
from typing import TYPE_CHECKING, Any, NoReturn

from atomcorpus.cli.build import SHARD_FILES, run_build
from atomcorpus.cli.commands import run_parse, run_show, run_summary, run_unlisted
from atomcorpus.cli.export import FORMATS, run_export
from atomcorpus.cli.names import KINDS
from atomcorpus.cli.query import ANSWERS, run_query
from atomcorpus.cli.report import run_report
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["MISUSED", "read_arguments"]

MISUSED = 2
"""Exit status of wrong use."""

_DESCRIPTION = """\
Turn crawled articles about open AI models into records: who and what is named,
who is cited and with which words, each with the place in the text.
"""

_EXAMPLES = """\
examples:
  atomcorpus parse crawl/ -o articles.jsonl    a folder of texts into one file
  atomcorpus build crawl/ --out corpus/        a corpus on disk, to add to
  atomcorpus show crawl/report.txt             one article, to read and check
  atomcorpus summary articles.jsonl            what there is, in numbers
  atomcorpus report crawl/ -o report.html      a page to look round in
  atomcorpus export csl a.jsonl -o a.json      as another tool reads it
  atomcorpus names unlisted articles.jsonl     names that nobody has listed yet

Files end in .txt (crawl text) or .jsonl (what parse wrote), or either with .gz.
"""

_PARSE = """\
examples:
  atomcorpus parse crawl/ -o articles.jsonl
  atomcorpus parse crawl/ -o articles.jsonl.gz --knowledge own.jsonl
  atomcorpus parse crawl/report.txt | jq .mentions
  curl -s https://example.org/report.txt | atomcorpus parse -

What cannot be read is named on the standard error, and the rest goes on. The
output file appears whole or not at all.
"""

_BUILD = """\
examples:
  atomcorpus build crawl/ --out corpus/
  atomcorpus build crawl/ more/ --out corpus/ --prune

Run it again to add what is new or has changed; nothing else is read. It may be
stopped at any moment: what was done counts, and the next run does the rest.
"""

_SHOW = """\
examples:
  atomcorpus show crawl/report.txt
  atomcorpus show articles.jsonl --number 12
  atomcorpus show crawl/report.txt --color always | less -R
"""

_EXPORT = f"""\
examples:
  atomcorpus export csl articles.jsonl -o articles.json
  atomcorpus export graphml crawl/ -o who-speaks-of-what.graphml
  atomcorpus export brat crawl/report.txt -o to-annotate

formats: {", ".join([*FORMATS][:6])},
  {", ".join([*FORMATS][6:])}
"""

_QUERY = """\
examples:
  atomcorpus query corpus/ "SELECT kind, count(*) FROM mentions GROUP BY kind"
  atomcorpus query corpus/ "SELECT text FROM citations WHERE speaker_name = 'Sam Altman'" --format csv
  atomcorpus query corpus/ "SELECT count(*) FROM hits" --search '"gpt-oss-120b" OR qwen2.5'

The tables are articles, sections, mentions, roles, citations and entities, and with
--search hits(article, score).
"""

_REPORT = """\
examples:
  atomcorpus report crawl/ -o report.html
  atomcorpus report articles.jsonl -o report.html --title "July" --shown 200

The page opens in a browser and needs no other file and no network. Every number
in it leads to its sentences.
"""

_SUMMARY = """\
examples:
  atomcorpus summary articles.jsonl
  atomcorpus summary crawl/ more/report.txt --top 25
"""

_UNLISTED = """\
examples:
  atomcorpus names unlisted articles.jsonl
  atomcorpus names unlisted crawl/ --kind model --kind company --least 3
  atomcorpus names unlisted crawl/ --kind model --suggest own.jsonl

Edit what --suggest wrote: take out what is wrong, add what you know. Then
`atomcorpus parse crawl/ --knowledge own.jsonl` finds the names as listed ones.
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are two lines: what is wrong, and where there is help."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{self.prog}: {visible(message)}\nhint: {self.prog} --help\n")


class _Version(argparse.Action):
    """Prints the versions of package and knowledge base, which are looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        version = metadata.version("atomcorpus")
        print(f"atomcorpus {version}, knowledge base {KnowledgeBase.default().version}")
        parser.exit()


def read_arguments(given: Sequence[str]) -> argparse.Namespace:
    """Read what stands behind the program's name.

    Returns:
        The arguments, with the command's function as `run`.

    Raises:
        SystemExit: After help and version with 0, after wrong use with 2.
    """
    parser, commands = _argument_parser()
    if not given:
        parser.print_help(sys.stderr)
        parser.exit(MISUSED)
    if not given[0].startswith("-") and given[0] not in commands:
        near = get_close_matches(given[0][:20], commands, n=1)
        meant = f"did you mean {near[0]}?" if near else f"the commands are {', '.join(commands)}"
        parser.exit(MISUSED, f"{parser.prog}: there is no command {visible(given[0])}\nhint: {meant}\n")
    return parser.parse_args(given)


def _argument_parser() -> tuple[argparse.ArgumentParser, tuple[str, ...]]:
    """The parser, and the names of the commands."""
    parser = _Parser(prog="atomcorpus", description=_DESCRIPTION, epilog=_EXAMPLES)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the versions of package and knowledge base")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    parse = _command(commands, "parse", run_parse, "write articles as JSON Lines", _PARSE)
    parse.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for the standard input")
    parse.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=_output,
        help="write to this file, .jsonl or .jsonl.gz, instead of the standard output",
    )
    _add_workers(parse)
    build = _command(commands, "build", run_build, "make a corpus on disk, or add what is new to one", _BUILD)
    build.add_argument("paths", nargs="+", metavar="SOURCE", help="a file or a folder")
    build.add_argument("-o", "--out", required=True, metavar="FOLDER", help="the folder of the corpus")
    build.add_argument("--prune", action="store_true", help="take out the articles of files that are gone")
    build.add_argument(
        "--shard-files",
        type=_positive,
        default=SHARD_FILES,
        metavar="N",
        help=f"put at most N files into one shard (default: {SHARD_FILES})",
    )
    _add_workers(build)
    show = _command(commands, "show", run_show, "show one article with what was found in it", _SHOW)
    show.add_argument("file", metavar="FILE", help="a file, or - for the standard input")
    show.add_argument("-n", "--number", type=_positive, default=1, metavar="N", help="the N-th article of the file")
    show.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="use colours (auto: on a terminal)"
    )
    export = _command(commands, "export", run_export, "write articles in the format of another tool", _EXPORT)
    export.add_argument("format", choices=FORMATS, metavar="FORMAT", help="one of those below")
    export.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for the standard input")
    export.add_argument("-o", "--output", metavar="FILE", required=True, help="write to this file (brat: folder)")
    summary = _command(commands, "summary", run_summary, "count what there is", _SUMMARY)
    summary.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for the standard input")
    summary.add_argument("--top", type=_positive, default=10, metavar="N", help="length of the rankings (default: 10)")
    query = _command(commands, "query", run_query, "ask a corpus on disk in SQL", _QUERY)
    query.add_argument("corpus", metavar="FOLDER", help="a corpus that build made")
    query.add_argument("sql", metavar="SQL", help="one question; it changes nothing")
    query.add_argument("--search", metavar="TEXT", help="words that articles must have, as the table hits")
    query.add_argument("--format", choices=ANSWERS, default="table", help="how to answer (default: %(default)s)")
    _add_report(commands)
    names = commands.add_parser(
        "names", help="list the names that the knowledge base lacks", description="List names.", epilog=_UNLISTED
    )
    _add_unlisted(names.add_subparsers(title="commands", metavar="COMMAND", required=True))
    return parser, tuple(commands.choices)


def _add_workers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workers", type=_positive, default=1, metavar="N", help="work in N processes (default: in this one)"
    )


def _add_report(commands: Any) -> None:
    report = _command(commands, "report", run_report, "write a page that leads from numbers to sentences", _REPORT)
    report.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for the standard input")
    report.add_argument("-o", "--output", metavar="FILE", required=True, help="write to this file")
    report.add_argument("--title", default="Corpus report", metavar="TEXT", help="of the page")
    report.add_argument(
        "--shown", type=_positive, default=500, metavar="N", help="put at most N articles into it (default: 500)"
    )


def _add_unlisted(commands: Any) -> None:
    purpose = "list the names that the knowledge base lacks"
    unlisted = _command(commands, "unlisted", run_unlisted, purpose, _UNLISTED)
    unlisted.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for the standard input")
    unlisted.add_argument(
        "--kind",
        action="append",
        choices=KINDS,
        metavar="KIND",
        help=f"only names of this kind, may be given several times: {', '.join(KINDS)}",
    )
    unlisted.add_argument("--least", type=_positive, default=1, metavar="N", help="only names with at least N mentions")
    unlisted.add_argument(
        "--suggest", metavar="FILE", help="write entries for the unlisted names to this new file, for you to edit"
    )


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], purpose: str, examples: str
) -> argparse.ArgumentParser:
    """A command with what all commands have."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.", epilog=examples
    )
    command.add_argument(
        "--knowledge", metavar="FILE", help="actors and models of your own, on top of the packaged ones (JSON Lines)"
    )
    command.set_defaults(run=run, command=command.prog.partition(" ")[2])
    return command


def _output(path: str) -> str:
    if not path.endswith((".jsonl", ".jsonl.gz")):
        raise argparse.ArgumentTypeError(f"{path} does not end in .jsonl or .jsonl.gz")
    return path


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9])):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above 0")
    return int(text[:9])
