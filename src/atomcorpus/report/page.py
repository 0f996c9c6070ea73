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

    from atomcorpus.articles import Article
    from atomcorpus.errors import ReadError
    from atomcorpus.report.sections import Articles

__all__ = ["ReportOptions", "report_html", "write_report"]


class ReportOptions(TypedDict, total=False):
    """The options of `report_html`."""

    title: str
    errors: Iterable[ReadError]
    passed_over: int
    shown: int


def report_html(
    articles: Articles,
    *,
    title: str = "Corpus report",
    errors: Iterable[ReadError] = (),
    passed_over: int = 0,
    shown: int = 500,
) -> str:
    """A report on articles as one HTML document; equal articles give equal bytes.

    All articles are counted. Of more than `shown`, as many in even steps go into the page to be opened and listed, and
    the page says so.

    Args:
        articles: A corpus, or any collection of articles; gone through several times.
        title: Of the page.
        errors: What could not be read.
        passed_over: Number of files with other names.
        shown: How many articles can be opened in the page; about 4 KB each.

    Raises:
        MissingExtraError: If altair or vl-convert, which draw the charts, are not installed.
        ValidationError: If `shown` is no whole number above 0.

    Example:
        >>> from atomcorpus import parse
        >>> report_html([parse("OpenAI released gpt-oss-120b.")], title="One article").splitlines()[0]
        '<!doctype html>'
    """
    if type(shown) is not int or shown < 1:
        raise ValidationError(f"report_html.shown: expected a whole number above 0, not {shown!r}")
    script, style = _asset("report.js"), STYLE + _asset("report.css")
    chosen = _in_even_steps(articles, shown)
    body = sections(articles, title=title, errors=tuple(errors), passed_over=passed_over, shown=len(chosen))
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
            f'<script type="application/octet-stream" id="evidence">{evidence(chosen)}</script>',
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


def _in_even_steps(articles: Articles, number: int) -> list[Article]:
    """At most so many articles, from the first to the last."""
    step = max(len(articles) / number, 1)
    wanted = {int(position * step) for position in range(min(number, len(articles)))}
    return [article for position, article in enumerate(articles) if position in wanted]


def _asset(name: str) -> str:
    return (resources.files("atomcorpus.report") / name).read_text("utf-8")


def _hash(text: str) -> str:
    """What the policy calls the one script, or the one style, by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
