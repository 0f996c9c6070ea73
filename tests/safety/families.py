"""Families of hostile input: texts of any size that make a careless program slow.

`trials/hostile.py` measures how time grows with their size; `test_linear.py` counts work on small ones.
"""

from __future__ import annotations

import json
import tempfile
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from atomcorpus import KnowledgeBase, parse, parse_model_name, parse_quantity, parse_time, read_articles
from atomcorpus.formats import json as wire
from atomcorpus.layout import parse_markdown
from atomcorpus.sql.search_text import search_expression

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Make = Callable[[int], str]
    """Makes a text of about so many characters."""

MEGABYTE = 1_000_000
PROSE = "The lab said on Monday that its open model runs on one card, which critics of the plan doubt. "
OPENING, CLOSING = "“‘\"'«„‚‟‹「『", "”’\"'»“‘”›」』"


@frozen
class Family:
    """Inputs of one kind.

    Attributes:
        name: What they are, in words.
        way: The way in for which they are made, one of `WAYS`.
        inputs: By name, what makes one of any size.
        size: The largest size that the trial measures at least, in characters.
    """

    name: str
    way: str
    inputs: Mapping[str, Make]
    size: int = MEGABYTE // 4


# --- ways in ----------------------------------------------------------------------------------------------------------
def _read(name: str) -> Callable[[str], object]:
    """What reads a file of that name with the text in it; its errors are kept."""

    def read(text: str) -> object:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_text(text, "utf-8")
            return list(read_articles(path))

    return read


def _knowledge(text: str) -> object:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mine.jsonl")
        path.write_text(text, "utf-8")
        return KnowledgeBase.read(path)


WAYS: dict[str, Callable[[str], object]] = {
    "text": parse,
    "Markdown": lambda text: parse(text, find_layout=parse_markdown),
    "HTML": _read("a.html"),
    "JSON Lines": _read("a.jsonl"),
    "stored article": wire.loads,
    "name of a model": parse_model_name,
    "time": parse_time,
    "quantity": parse_quantity,
    "search": search_expression,
    "knowledge base": _knowledge,
}
"""What is done with a text; each may raise errors of the library."""


# --- texts ------------------------------------------------------------------------------------------------------------
def again(unit: str) -> Make:
    """A unit again and again."""
    return lambda size: unit * (size // len(unit))


def each(*units: str) -> dict[str, Make]:
    """Inputs of one unit each."""
    return {repr(unit): again(unit) for unit in units}


def nested(opening: str, closing: str) -> Make:
    """All that is opened is closed."""
    return lambda size: opening * (size // 2 // len(opening)) + "it is open" + closing * (size // 2 // len(closing))


def numbered(unit: str) -> Make:
    """A unit with a number, or with words of capitals and small letters, that are never the same."""

    def make(size: int) -> str:
        times = size // len(unit.format(10_000, capital(0), capital(1)))
        numbers = range(10_000, 10_000 + times)  # of one length
        return "".join(unit.format(number, capital(number), capital(7 * number + 3)) for number in numbers)

    return make


def capital(number: int) -> str:
    """A capitalised word for each number."""
    return "K" + "".join(chr(97 + number // 26**place % 26) for place in range(6))


def letters(size: int) -> str:
    """A B C and so on."""
    return " ".join(islice(cycle("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), size // 2))


def stating(begin: str, unit: str, end: str = "") -> Make:
    """A page with a text and a script about it."""
    kind = "application/ld+json"
    return lambda size: (
        f'<html><script type="{kind}">{begin}{unit * (size // len(unit))}{end}</script><p>{PROSE}</html>'
    )


def paragraph(unit: str) -> Make:
    """A page of one paragraph, in which a unit stands again and again."""
    return lambda size: f"<html><body><article><p>{PROSE * 5}{unit * (size // len(unit))}</p></article></body></html>"


def article_of(unit: str) -> Make:
    """A stored article; its size is about that of the JSON."""

    def make(size: int) -> str:
        one = len(wire.dumps(parse(unit * 2))) - len(wire.dumps(parse(unit)))
        return wire.dumps(parse(unit * max(size // one, 1)))

    return make


def entries(*aliases: str) -> Make:
    """A knowledge base of organisations that all have these names too."""

    def make(size: int) -> str:
        rows = [json.dumps(entry(number, aliases)) for number in range(size // len(json.dumps(entry(0, aliases))))]
        return "\n".join(rows)

    return make


def entry(number: int, aliases: tuple[str, ...]) -> dict[str, object]:
    """A row of a knowledge base."""
    return {"id": f"lab-{number}", "name": f"{capital(number)} Labs", "kind": "company", "aliases": [*aliases]}


QUOTED = {
    **{f"{mark} unclosed": again(f"{mark}a ") for mark in OPENING},
    **{f"{mark} only": again(mark) for mark in OPENING},
    **{f"{mark} not opened": again(f"a{mark} ") for mark in CLOSING},
    **{f"{one}{other} nested": nested(one, other) for one, other in zip(OPENING, CLOSING, strict=True)},
    "“‘’” nested": nested("“‘", "’”"),
    **each("“It is open.\n\n", "“It is,” ", '“a‘b"c«d„e ', "She said “", "” said “", f"{OPENING} {CLOSING} "),
}

FAMILIES = (
    Family("one line", "text", {"prose": again(PROSE)}, 50 * MEGABYTE),
    Family("a million capitals", "text", each("A"), MEGABYTE),
    Family("long words", "text", each("9", "Aa", "A1", "a.b", "A-b", "a/b")),
    Family("capitalised words", "text", each("Xyz ", "Weights ", "AB ", "iPhone ", "Of ", "The The ")),
    Family("A B C …", "text", {"letters": letters, **each("J. ", "A.B.C. ", "U.S. ", "J. K. Abc ")}),
    Family("quotation marks, nested and unclosed", "text", QUOTED),
    Family("digits, hyphens, dots, brackets", "text", each(*"1-.()[]"), MEGABYTE),
    Family(
        "other signs",
        "text",
        each(*"{},:;/@#*_|<&$%—–…", "1-", "1.", "1,", "([", "()", "- ", ". ", "(1) ", "$1 ", "…, "),
    ),
    Family(
        "combining marks",
        "text",
        each("\u0301", "e\u0301", "E\u0301a\u0301 ", "\u200d", "\u202e\u202c", "\ufe0f", "\u00ad"),
    ),
    Family("a name a million times", "text", each("OpenAI "), 7 * MEGABYTE),
    Family(
        "laws, tests, titles",
        "text",
        each(
            "Act ",
            "Xyz Act of ",
            "Xyz and Abc, the ",
            "Bench-",
            "LakeBench-",
            "SB 1 ",
            "paper “Xyz ",
            "app called ",
            "GitHub, ",
            "Code of ",
            "(Act) ",
            "a film Xyz ",
        ),
    ),
    Family(
        "other names again and again",
        "text",
        each(
            *(
                "gpt-oss-120b ",
                "Sam Altman ",
                "Qwen ",
                "Claude ",
                "OpenAI/",
                "Qwen-",
                "OpenAI's ",
                "Harrow Labs said so. ",
                "Qwen9-Max-8B-",
                "gpt-9-mini-",
                "OpenAI, Harrow, Google, ",
                "in Harrow, Orsk and Sweden ",
                "an AI model called Zorb 2, an open model, ",
                "Kimi K9 AI beats K8.5. ",
                "Amazon Titan, Nova, AI ",
            ),
            *("Mara Lindqvist said so. ", "Sam Altman, the chief executive of OpenAI, ", "OpenAI and ", "Reuters, "),
        ),
    ),
    Family(
        "names of which none comes twice",
        "text",
        {
            "people": numbered("{1} {2} said so. "),
            "labs": numbered("{1} Labs said so. "),
            "models": numbered("Zorb-{0}B came. "),
            "short names": numbered("{1} {2} left. {2} said so. "),
        },
    ),
    Family(
        "said said said",
        "text",
        each(
            *(
                "said ",
                "said, ",
                "said. ",
                "according to ",
                "who said ",
                "he said ",
                "that ",
                "and ",
                "said said that ",
            ),
            *(
                "told reporters that ",
                ", who ",
                "critics said ",
                "it said: ",
                "of the ",
                "CEO of ",
                "the chief executive ",
            ),
        ),
    ),
    Family(
        "ten thousand headings",
        "text",
        {
            **each("Weights\n\n", "Why so?\n\n", "What Comes Next for Open Models\n\n"),
            "numbered": numbered("{0}. One\n\n"),
        },
        33 * 10_000,
    ),
    Family("no space", "text", each("a", "aB", "http://a.b/", "weights-and-", "模型", "a@b.c", "gpt_"), MEGABYTE),
    Family(
        "nothing but space", "text", each(" ", "\n", " \n", "\t", "\r\n", "\u3000", "a\n", "\f\v", "\u2028"), MEGABYTE
    ),
    Family(
        "lists, tables, dates",
        "text",
        each("- a\n", "| a | b |\n", "-----\n", "date 2025-08-05\n", "on August 5, 2025, "),
    ),
    Family(
        "marks that never close",
        "Markdown",
        each(
            *(
                "[",
                "](",
                "*",
                "**a ",
                "`",
                "```\n",
                "> ",
                "# a\n",
                "a\n-\n",
                "| a ",
                "<b>",
                "<!--",
                "---\n",
                "&amp;",
                "![",
            ),
            *("~", "    a\n", "1. a\n", "\\", "---\na: b\n", "[a]: b\n", "<a>\n"),
        ),
    ),
    Family(
        "tags that never close",
        "HTML",
        each(
            *(
                "<p>a",
                "<b>a",
                "<a href=a>",
                "<br>",
                "<td>a",
                "<li>a",
                "<div>a</div>",
                "<p>It is open, they say.</p>",
                "<",
            ),
            *("a &amp; ", "<!--", "<![CDATA[", '<a b="', "&", "<table><tr><td>a</table>"),
        ),
    ),
    Family(
        "what a page says of itself",
        "HTML",
        {
            "punycode": lambda size: f"<meta charset=punycode><p>{'a' * (size * 4 // 5)}-{'b' * (size // 5)}\ufffd",
            "quotation marks in an author": stating('{"author": "', '\\"\\"'),
            "authors that are no JSON": stating("", '"author":'),
            "less-than signs in JSON": stating('{"author": "', "<", '"}'),
            "a long author": lambda size: f'<meta name="author" content="{"(" * size}"><p>a',
            "a long title": lambda size: f'<meta property="og:title" content="{"<!--" * (size // 4)}"><p>a',
            "many authors": again('<meta name="author" content="Ana Ruiz">'),
            "attributes": lambda size: f"<html><body><p {numbered('a{0} ')(size)}>a",
            "attributes of the page": lambda size: f"<html {numbered('a{0} ')(size)}><p>a",
        },
    ),
    Family(
        "words in tags, all in one paragraph",
        "HTML",
        {
            "notes": paragraph("a<sup>1</sup> "),
            "links": paragraph("<a href='/a'>It is</a> open, "),
            "spans": paragraph("<span>a</span>"),
            "spans in spans": paragraph(f"<span>{'<b>a</b> ' * 500}</span>"),
            "never closed": paragraph("<a href=/a>it is "),
        },
    ),
    Family(
        "rows of JSON",
        "JSON Lines",
        {
            **each("[", '{"a":', "\n", '{"text":"a"}\n', "{\n"),
            "a number": lambda size: '{"text":' + "1" * size + "}",
            "a key": lambda size: '{"' + "a" * size + '":1}',
            "many keys": lambda size: json.dumps({f"k{number}": "v" for number in range(size // 16)}),
            "one key": lambda size: "{" + '"a":1,' * (size // 6) + '"text":"b"}',
            "escapes": lambda size: '{"text":"' + "\\u0041" * (size // 6) + '"}',
        },
        MEGABYTE,
    ),
    Family(
        "names and statements",
        "stored article",
        {"names": article_of("OpenAI "), "statements": article_of("“Qwen is open,” said Sam Altman.\n\n")},
        MEGABYTE,
    ),
    Family("long names", "name of a model", each(*"a1-./ Bx", "a-", "1.", "7B-", "v1-", "Qwen", "Qwen-", "-it")),
    Family(
        "times",
        "time",
        each(
            "1999 ", "1", "1999-", "last ", "last year ", "3 May ", "the end of ", "from 1999 to ", "today ", "twenty-"
        ),
    ),
    Family(
        "times in a text", "text", each("In May ", "on Tuesday ", "1999 ", "Q3 ", "two years ago ", "from 1999 to ")
    ),
    Family(
        "long quantities",
        "quantity",
        each(*"1.,$%", "1,", "1,111,", "twenty ", "half a ", "million ", "$5 ", "5 very ", "of "),
    ),
    Family(
        "numbers and units",
        "text",
        each(
            "$5 ", "7B, ", "5 and ", "two of ", "1-", "12 % ", "one in ", "5 million ", "hundreds of ", "more than 5 "
        ),
    ),
    Family("long searches", "search", each(*'a"-(é*', "a ", "or ", '"a" ', "(a ", "NOT ")),
    Family(
        "many entries",
        "knowledge base",
        {
            "different": entries(),
            "of one name": entries("Tern"),
            "many names": entries(*map(capital, range(1000))),
            **each("[", "x\n"),
        },
        MEGABYTE,
    ),
)
