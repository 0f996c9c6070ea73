"""The grammar of the command line: commands, options, help and the messages about wrong use."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from importlib import metadata
from typing import TYPE_CHECKING, Any, NoReturn, get_args

from atomcorpus.cli import help_texts
from atomcorpus.cli.answers import ANSWERS
from atomcorpus.cli.build import SHARD_FILES, run_build
from atomcorpus.cli.commands import run_parse, run_show, run_summary, run_unlisted
from atomcorpus.cli.doctor import run_doctor
from atomcorpus.cli.export import FORMATS, run_export
from atomcorpus.cli.names import KINDS
from atomcorpus.cli.query import run_query
from atomcorpus.cli.questions import LOOKED_FOR, run_first, run_kwic, run_similar, run_timeline
from atomcorpus.cli.reading_options import add_reading, positive
from atomcorpus.cli.report import run_report
from atomcorpus.cli.table import ENDS, TABLES, run_table
from atomcorpus.dimensions import Unit
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.queries.groups import Counted, Split
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from _typeshed import SupportsWrite

__all__ = ["MISUSED", "read_arguments"]

MISUSED = 2
"""Exit status of wrong use."""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are two lines: what is wrong, and where there is help."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Write the help; that it could not be written is an error, which argparse would pass over."""
        print(self.format_help(), end="", file=file)

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{self.prog}: {visible(message)}\nhint: {self.prog} --help\n")


class _Version(argparse.Action):
    """Prints the versions of package and knowledge base, which are looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        version = metadata.version("atomcorpus")
        print(f"atomcorpus {version}, knowledge base {KnowledgeBase.default().version}")
        parser.exit()


def read_arguments(given: Sequence[str]) -> argparse.Namespace:
    """Read what stands after the program's name.

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
    if odd := [argument for argument in given if "\0" in argument]:  # from a program; no system passes it on
        parser.exit(MISUSED, f"{parser.prog}: {visible(odd[0])} has a null character in it\n")
    arguments, unknown = parser.parse_known_args(given)
    if unknown:  # said of the command, whose help is the one to read
        command = f"{parser.prog} {arguments.command}"
        words = visible(" ".join(unknown))
        parser.exit(MISUSED, f"{command}: it takes no {words}\nhint: {command} --help\n")
    return arguments


def _argument_parser() -> tuple[argparse.ArgumentParser, tuple[str, ...]]:
    """The parser, and the names of the commands."""
    parser = _Parser(prog="atomcorpus", description=help_texts.DESCRIPTION, epilog=help_texts.EXAMPLES)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the versions of package and knowledge base")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    for add in (_add_parse, _add_build, _add_show, _add_export, _add_summary):
        add(commands)
    _add_table(commands)
    _add_questions(commands)
    _add_query(commands)
    _add_report(commands)
    _command(commands, "doctor", run_doctor, "say what is installed", help_texts.DOCTOR, reads=False)
    names = commands.add_parser(
        "names",
        help="list the names that the knowledge base lacks",
        description="List the names that the knowledge base lacks.",
        epilog=help_texts.UNLISTED,
    )
    _add_unlisted(names.add_subparsers(title="commands", metavar="COMMAND", required=True))
    return parser, tuple(commands.choices)


def _add_parse(commands: Any) -> None:
    parse = _command(commands, "parse", run_parse, "write articles as JSON Lines", help_texts.PARSE)
    _add_paths(parse)
    parse.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=_output,
        help="write to this file, .jsonl or .jsonl.gz, instead of the standard output",
    )
    _add_workers(parse)


def _add_build(commands: Any) -> None:
    build = _command(commands, "build", run_build, "make a corpus on disk, or add what is new to one", help_texts.BUILD)
    build.add_argument("paths", nargs="+", metavar="SOURCE", help="a file or a folder")
    build.add_argument("-o", "--output", required=True, metavar="FOLDER", help="the folder of the corpus")
    build.add_argument("--prune", action="store_true", help="take out the articles of files that are gone")
    build.add_argument(
        "--shard-files",
        type=positive,
        default=SHARD_FILES,
        metavar="N",
        help=f"put at most N files into one shard (default: {SHARD_FILES})",
    )
    _add_workers(build)


def _add_show(commands: Any) -> None:
    show = _command(commands, "show", run_show, "show one article with what was found in it", help_texts.SHOW)
    show.add_argument("file", metavar="FILE", help="a file, or - for the standard input")
    show.add_argument(
        "-n",
        "--number",
        type=positive,
        default=1,
        metavar="N",
        help="the N-th article of the file (default: the first)",
    )
    _add_color(show)


def _add_export(commands: Any) -> None:
    export = _command(commands, "export", run_export, "write articles in the format of another tool", help_texts.EXPORT)
    export.add_argument("format", choices=FORMATS, metavar="FORMAT", help="one of those below")
    _add_paths(export)
    export.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        help="write to this file (brat: folder); - for the standard output",
    )


def _add_summary(commands: Any) -> None:
    summary = _command(commands, "summary", run_summary, "count what there is", help_texts.SUMMARY)
    _add_paths(summary)
    summary.add_argument("--top", type=positive, default=10, metavar="N", help="length of the rankings (default: 10)")
    _add_data(summary, "all of the numbers as JSON")
    _add_color(summary)


def _add_paths(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for the standard input")


def _add_output(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("-o", "--output", metavar="FILE", required=True, help=what)


def _add_color(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="use colours (auto: on a terminal)"
    )


def _add_data(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument(
        "--format", choices=("table", "json"), default="table", help=f"a table to read, or {what} (default: table)"
    )


def _add_workers(command: argparse.ArgumentParser) -> None:
    command.add_argument("--workers", type=positive, default=1, metavar="N", help="work in N processes (default: 1)")


def _add_table(commands: Any) -> None:
    table = _command(commands, "table", run_table, "write what there is of one kind as a table", help_texts.TABLE)
    table.add_argument("table", choices=TABLES, metavar="TABLE", help=f"one of {', '.join(TABLES)}")
    _add_paths(table)
    table.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=_table_file,
        help="write to this file, .csv, .jsonl or .xlsx; - for the output",
    )
    table.add_argument("--columns", metavar="NAMES", help="only these, in this order, with commas between them")
    table.add_argument("--format", choices=tuple(ENDS.values()), help="what is written (default: as FILE says, or csv)")


def _table_file(path: str) -> str | None:
    if path == "-":
        return None
    if not path.endswith(tuple(ENDS)):
        raise argparse.ArgumentTypeError(
            f"{path} does not end in {' or '.join((', '.join([*ENDS][:-1]), [*ENDS][-1]))}"
        )
    return path


def _add_questions(commands: Any) -> None:
    """What the functions of `queries` answer, by the same names."""
    lines = _command(commands, "kwic", run_kwic, "show every place of some words in its context", help_texts.KWIC)
    lines.add_argument("words", metavar="WORDS", help="what to look for")
    _add_paths(lines)
    lines.add_argument(
        "--kind",
        choices=LOOKED_FOR,
        default="words",
        help="what WORDS is: words in any case, a regular expression, or something that is named (default: words)",
    )
    lines.add_argument("--width", type=positive, default=30, metavar="N", help="longest context (default: 30)")
    periods = _command(commands, "timeline", run_timeline, "count by the time of publication", help_texts.TIMELINE)
    _add_paths(periods)
    periods.add_argument("--by", choices=get_args(Unit), default="month", help="the unit (default: month)")
    periods.add_argument("--of", choices=get_args(Counted), default="articles", help="what (default: articles)")
    splits = get_args(Split)
    periods.add_argument("--split", choices=splits, metavar="WORD", help=f"what makes groups: {', '.join(splits)}")
    periods.add_argument("--entity", metavar="NAME", help="only what is about it: a name or an id")
    first = _command(commands, "first", run_first, "find the first mention of something", help_texts.FIRST)
    first.add_argument("entity", metavar="NAME", help="a name or an id")
    _add_paths(first)
    copies = _command(commands, "similar", run_similar, "find copies and rewrites of articles", help_texts.SIMILAR)
    _add_paths(copies)
    copies.add_argument("--words", type=_share, default=0.4, metavar="SHARE", help="likeness in words (default: 0.4)")
    copies.add_argument(
        "--facts", type=_share, default=0.8, metavar="SHARE", help="likeness in names and numbers (default: 0.8)"
    )
    for command in (lines, periods, first, copies):
        command.add_argument("--format", choices=ANSWERS, default="table", help="how to answer (default: %(default)s)")


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0 and up to 1")
    return share


def _add_query(commands: Any) -> None:
    query = _command(commands, "query", run_query, "ask a corpus on disk in SQL", help_texts.QUERY, reads=False)
    query.add_argument("corpus", metavar="FOLDER", help="a corpus on disk")
    query.add_argument("sql", metavar="SQL", help="one SELECT")
    query.add_argument(
        "--search",
        metavar="TEXT",
        help="what articles must have, such as '\"open weights\" OR qwen*'; they are the table hits",
    )
    query.add_argument("--format", choices=ANSWERS, default="table", help="how to answer (default: %(default)s)")


def _add_report(commands: Any) -> None:
    report = _command(
        commands, "report", run_report, "write a page that leads from numbers to sentences", help_texts.REPORT
    )
    _add_paths(report)
    report.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="write to this file; - for the standard output"
    )
    report.add_argument(
        "--title", default="Corpus report", metavar="TEXT", help="the head of the page (default: %(default)s)"
    )
    report.add_argument("--shown", type=positive, metavar="N", help="put at most N articles into it (default: all)")


def _add_unlisted(commands: Any) -> None:
    purpose = "list the names that the knowledge base lacks"
    unlisted = _command(commands, "unlisted", run_unlisted, purpose, help_texts.UNLISTED)
    _add_paths(unlisted)
    unlisted.add_argument(
        "--kind",
        action="append",
        choices=KINDS,
        metavar="KIND",
        help=f"only names of this kind, may be given several times: {', '.join(KINDS)}",
    )
    unlisted.add_argument(
        "--least", type=positive, default=1, metavar="N", help="only names with at least N mentions (default: 1)"
    )
    _add_data(unlisted, "the names as JSON")
    unlisted.add_argument(
        "--suggest", metavar="FILE", help="write entries for the unlisted names to this new file, for you to edit"
    )


def _command(  # noqa: PLR0913 - what one is, and whether it reads articles
    commands: Any,
    name: str,
    run: Callable[[argparse.Namespace], int],
    purpose: str,
    examples: str,
    *,
    reads: bool = True,
) -> argparse.ArgumentParser:
    """A command, with the options of all that read articles."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.", epilog=examples
    )
    if reads:
        add_reading(command)
    command.set_defaults(run=run, command=command.prog.partition(" ")[2])
    return command


def _output(path: str) -> str:
    if not path.endswith((".jsonl", ".jsonl.gz")):
        raise argparse.ArgumentTypeError(f"{path} does not end in .jsonl or .jsonl.gz")
    return path
