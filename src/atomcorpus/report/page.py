"""The page itself: head, sections, the data after them, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, TypedDict, Unpack

from atomcorpus._files import whole_file
from atomcorpus.errors import ValidationError
from atomcorpus.html import STYLE, escape
from atomcorpus.report.evidence import evidence
from atomcorpus.report.sections import sections

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from atomcorpus.errors import ReadError
    from atomcorpus.report.sections import Articles

__all__ = ["ReportOptions", "report_html", "write_report"]


_PIECES = ("data", "lists", "csv", "text", "explorer", "start")
"""Files of the script, each of which uses the names of those before it."""


class ReportOptions(TypedDict, total=False):
    """The options of `report_html`."""

    title: str
    errors: Iterable[ReadError]
    passed_over: int
    shown: int | None


def report_html(
    articles: Articles,
    *,
    title: str = "Corpus report",
    errors: Iterable[ReadError] = (),
    passed_over: int = 0,
    shown: int | None = None,
) -> str:
    """A report on articles as one HTML document; equal articles give equal bytes.

    All articles are counted. With `shown`, of more than so many, as many in even steps go into the page to be opened
    and listed, and the page says so.

    Args:
        articles: A corpus, or any collection of articles; gone through several times.
        title: Of the page.
        errors: What could not be read.
        passed_over: Number of files with other names.
        shown: How many articles can be opened in the page; about 5 KB each. None for all.

    Raises:
        ValidationError: If `shown` is not a whole number above 0.

    Example:
        >>> from atomcorpus import parse
        >>> report_html([parse("OpenAI released gpt-oss-120b.")], title="One article").splitlines()[0]
        '<!doctype html>'
    """
    if shown is not None and (type(shown) is not int or shown < 1):
        raise ValidationError(f"report_html.shown: expected a whole number above 0, not {shown!r}")
    script, style = _script(), STYLE + _asset("report.css")
    numbers = _in_even_steps(len(articles), len(articles) if shown is None else min(shown, len(articles)))
    body = sections(articles, title=title, errors=tuple(errors), passed_over=passed_over, numbers_of=numbers)
    lists, texts = evidence(article for position, article in enumerate(articles) if position in numbers)
    parts = {"evidence": lists, **{f"texts{position}": part for position, part in enumerate(texts)}}
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    )
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title><style>{style}</style></head><body>",
            body,
            *(f'<script type="application/octet-stream" id="{name}">{part}</script>' for name, part in parts.items()),
            f"<script>{script}</script></body></html>\n",
        )
    )


def write_report(articles: Articles, path: str | os.PathLike[str], **options: Unpack[ReportOptions]) -> None:
    """Write what `report_html` gives, with its options, to a file, which appears whole or not at all.

    Raises:
        ReadError: If the file cannot be written; otherwise as `report_html`.

    Example:
        >>> from atomcorpus import Corpus
        >>> write_report(Corpus(), "no/such/folder/report.html")
        Traceback (most recent call last):
        atomcorpus.errors.MissingPathError: no/such/folder/report.html: no such file or folder
    """
    with whole_file(path) as file:
        file.write(report_html(articles, **options).encode())


def _in_even_steps(number: int, chosen: int) -> dict[int, int]:
    """Positions of so many of the articles, from the first to the last, with the numbers that they have in the page."""
    step = number / max(chosen, 1)
    return {int(place * step): place for place in range(chosen)}


def _script() -> str:
    """The one script of the page, which sees nothing of others and shows them nothing."""
    pieces = "".join(_asset(f"script/{name}.js") for name in _PIECES)
    return f'"use strict";\n(async () => {{\n{pieces}}})();\n'


def _asset(name: str) -> str:
    return (resources.files("atomcorpus.report") / name).read_text("utf-8")


def _hash(text: str) -> str:
    """What the policy calls the one script, or the one style, by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
