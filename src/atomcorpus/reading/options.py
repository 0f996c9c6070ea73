"""How files are read: what a caller asks for, checked once and handed to every reader; and the parsing of a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, get_args

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus._validate import exactly, fault, optional, shown
from atomcorpus.articles import Article
from atomcorpus.errors import ParseError, ReadError, ValidationError
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.languages import may_be_english
from atomcorpus.layout import Markup
from atomcorpus.pipeline import parse
from atomcorpus.reading.columns import check_columns
from atomcorpus.reading.decoding import check_encoding, check_errors
from atomcorpus.reading.faults import ParserRaised
from atomcorpus.reading.limits import Limits

if TYPE_CHECKING:
    from attrs import Attribute

    from atomcorpus.pipeline import LayoutFinder

__all__ = ["Options", "Parser", "is_passed_over", "name_origin", "parse_text"]

Parser = Callable[..., Article]
"""What makes an article of a text: `parse`, or a function that takes the same arguments."""


def _copied(columns: Mapping[str, str | None]) -> dict[str, str | None]:
    if not isinstance(columns, Mapping):
        raise ValidationError(f"Options.columns: expected names of columns by field, not {shown(columns)}")
    return dict(columns)


def _markup(record: object, attribute: Attribute[Any], value: object) -> None:
    if value not in get_args(Markup):
        raise fault(record, attribute.name, f"expected one of {', '.join(get_args(Markup))}, not {shown(value)}")


@frozen(kw_only=True)
class Options:
    """How files are read; every attribute is explained at `read_articles`.

    Raises:
        ValidationError: If a value has the wrong type, a column is given for no field, or there is no such encoding.
        MissingExtraError: If encodings are to be detected and the library for it is not installed.
    """

    knowledge: KnowledgeBase | None = field(default=None, validator=optional(exactly(KnowledgeBase)))
    parse: Parser = field(default=parse)
    columns: Mapping[str, str | None] = field(factory=dict, converter=_copied)
    encoding: str | None = field(default=None)
    errors: str = field(default="strict")
    markup: Markup = field(default="auto", validator=_markup)
    all_languages: bool = field(default=False, validator=exactly(bool))
    dates_from_names: bool = field(default=False, validator=exactly(bool))
    limits: Limits = field(factory=Limits, validator=exactly(Limits))

    __repr__ = record_repr

    def __attrs_post_init__(self) -> None:
        check_columns(self.columns)
        check_encoding(self.encoding)
        check_errors(self.errors)


def parse_text(text: str, origin: str, options: Options, find_layout: LayoutFinder | None = None) -> Article:
    """Parse a text as the options say.

    Args:
        text: The whole text.
        origin: Where it was read from.
        options: Of these, how to parse, with which knowledge and in which languages.
        find_layout: What finds the layout; None leaves it to the parser.

    Raises:
        ParseError: As the parser does; so for a `ReadError` of one that is the caller's own.
        ParserRaised: With anything else that the caller's own parser raises.
    """
    given: dict[str, Any] = {"origin": origin}
    if options.knowledge is not None:
        given["knowledge"] = options.knowledge
    if options.all_languages:
        given["all_languages"] = True
    if find_layout is not None:
        given["find_layout"] = find_layout
    if options.parse is parse:
        return parse(text, **given)
    try:
        return options.parse(text, **given)
    except (ParseError, ReadError):
        raise
    except Exception as error:
        raise ParserRaised(error) from error


def is_passed_over(article: Article, options: Options) -> bool:
    """Whether nothing was looked for in an article, as it is in another language than English.

    Example:
        >>> from atomcorpus import Article
        >>> is_passed_over(Article("", language="pl"), Options()), is_passed_over(Article("", language="en"), Options())
        (True, False)
    """
    return not (options.all_languages or may_be_english(article.language) or article.mentions or article.citations)


def name_origin(path: str, line: int | None = None, **facts: str | None) -> str:
    """Where an article was read from: a path, the line or row, and what else it takes to find and read it again.

    Example:
        >>> name_origin("crawl/a.txt", charset="cp1252"), name_origin("feed.jsonl", 3, charset=None)
        ('crawl/a.txt#charset=cp1252', 'feed.jsonl:3')
    """
    place = path if line is None else f"{path}:{line}"
    known = "&".join(f"{name}={value}" for name, value in facts.items() if value)
    return f"{place}#{known}" if known else place
