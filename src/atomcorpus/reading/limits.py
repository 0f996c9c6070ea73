"""`Limits`, how much a reader takes before it refuses."""

from __future__ import annotations

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus._validate import count

__all__ = ["Limits"]


@frozen(kw_only=True)
class Limits:
    """How much a reader takes; beyond that comes an error that names the limit.

    They are checked while the data come in, so that refusing costs little more memory than what the limit allows.

    Attributes:
        files: Number of files of one folder.
        text_bytes: Size of one text or page, unpacked; of a row's text, in UTF-8.
        line_bytes: Length of one line of JSON Lines, of one row of CSV, of a file of JSON. A stored article takes about
            ten times the bytes of its text, and reading a hostile line may take forty times its size in memory.
        footer_bytes: Size of what a Parquet file says of its columns and pages; in memory it takes ten times as much.
        header_bytes: Size of what stands before one text: front matter of Markdown, headers in a web archive.
        unpacked_bytes: Size of what one compressed file, or one Parquet file, holds.
        ratio: How many times its own size a compressed file, or a page in a web archive, may unpack to. Checked from
            one million unpacked bytes on, because a short text may repeat itself.
        json_depth: How deeply arrays and objects of a line of JSON may be nested. A line that is a stored article is
            within this and the next limit, whatever they are.
        number_digits: Number of digits in a row in a number of a line of JSON.
        attributes: Number of attributes of one tag of a page, which take the parser of pages quadratic time.
        seconds: How long a worker process may be at one file without a result, before it is ended and the file is told.
            Only where several processes read; a file is tried once more before that.
        errors: Number of errors of one file that are kept. What can be read is read beyond that; how many errors more
            there were is said by one last error.

    Raises:
        ValidationError: If a limit is no whole number above 0.

    Example:
        >>> Limits(text_bytes=1_000).text_bytes, Limits().ratio
        (1000, 250)
    """

    files: int = field(default=50_000_000, validator=count)
    text_bytes: int = field(default=10_000_000, validator=count)
    line_bytes: int = field(default=100_000_000, validator=count)
    footer_bytes: int = field(default=50_000_000, validator=count)
    header_bytes: int = field(default=50_000, validator=count)
    unpacked_bytes: int = field(default=50_000_000_000, validator=count)
    ratio: int = field(default=250, validator=count)
    json_depth: int = field(default=100, validator=count)
    number_digits: int = field(default=100, validator=count)
    attributes: int = field(default=1_000, validator=count)
    seconds: int = field(default=3_600, validator=count)
    errors: int = field(default=1_000, validator=count)

    __repr__ = record_repr

    def exceeded(self, limit: str) -> str:
        """What an error says when a limit is exceeded.

        Example:
            >>> Limits().exceeded("text_bytes")
            'the text has more than 10,000,000 bytes (the limit text_bytes)'
        """
        return f"{_MESSAGES[limit].format(getattr(self, limit))} (the limit {limit})"


_MESSAGES = {
    "files": "more than {:,} files",
    "text_bytes": "the text has more than {:,} bytes",
    "line_bytes": "the line has more than {:,} bytes",
    "footer_bytes": "the footer has more than {:,} bytes",
    "header_bytes": "the header has more than {:,} bytes",
    "unpacked_bytes": "it unpacks to more than {:,} bytes",
    "ratio": "it unpacks to more than {:,} times its size",
    "json_depth": "JSON nested more than {:,} deep",
    "number_digits": "a number with more than {:,} digits",
    "attributes": "a tag with more than {:,} attributes",
    "seconds": "nothing came of it in {:,} seconds",
    "errors": "more than {:,} errors",
}
