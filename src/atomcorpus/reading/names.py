"""What the name of a file says about the one article in it: a title, and when that is asked for, a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve

from atomcorpus.articles import Basis
from atomcorpus.dates import PartialDate
from atomcorpus.errors import ValidationError
from atomcorpus.reading.unpacking import kind_of_packing

if TYPE_CHECKING:
    from atomcorpus.articles import Article
    from atomcorpus.reading.options import Options

__all__ = ["date_in_name", "title_in_name", "with_name"]


def with_name(article: Article, path: str, options: Options) -> Article:
    """An article with what the name of its file says of what is not known otherwise.

    Args:
        article: The only one of the file.
        path: The file.
        options: Of these, whether names have dates.
    """
    said: dict[str, Any] = {}
    if article.title is None and (title := title_in_name(path)):
        said |= {"title": title, "title_basis": Basis.FILE_NAME}
    if options.dates_from_names and article.published is None and (published := date_in_name(path)):
        said["published"] = published
    return evolve(article, **said) if said else article


# A year that is none of ours is a number.
_DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:([-_.]?)(0[1-9]|1[0-2])(?:\2([0-2][0-9]|3[01]))?)?(?![0-9])")
_BETWEEN = re.compile(r"[-_.\s]+")
_LEAST_WORDS = 2


def date_in_name(path: str) -> PartialDate | None:
    """The date that the name of a file begins with; else the only one in it.

    Example:
        >>> [str(date_in_name(path)) for path in ("crawl/2025-08-05-labs.md", "20250805_x.txt", "notes-2025-08.txt")]
        ['2025-08-05', '2025-08-05', '2025-08']
        >>> date_in_name("5-ways.txt"), date_in_name("crawl/2025/x.txt")
        (None, None)
    """
    found = [match for match in _DATE.finditer(_stem(path)) if match[3]]
    if not found or (found[0].start() and len(found) > 1):
        return None
    year, _, month, day = found[0].groups()
    try:
        return PartialDate(int(year), int(month), int(day) if day else None)
    except ValidationError:
        return None


def title_in_name(path: str) -> str | None:
    """The words that the name of a file consists of; None where it is a number, a hash or a single word.

    Example:
        >>> title_in_name("crawl/2025-08-05-two-labs-shipped.md"), title_in_name("crawl/000_0c68cf634056fda9.txt")
        ('two labs shipped', None)
    """
    stem = _stem(path)
    dated = _DATE.match(stem)
    words = [word for word in _BETWEEN.split(stem[dated.end() if dated and dated[3] else 0 :]) if word]
    real = sum(word.isalpha() and len(word) > 1 for word in words)
    return " ".join(words) if real >= _LEAST_WORDS and 2 * real > len(words) else None


def _stem(path: str) -> str:
    """The name without what says what kind of file it is."""
    name = path.rpartition("/")[2]
    packing = kind_of_packing(name)
    return (name[: -len(packing) - 1] if packing else name).rpartition(".")[0]
