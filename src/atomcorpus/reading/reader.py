"""Reading articles one after the other: `read_articles` and the reader that it gives back."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

from atomcorpus.articles import Article
from atomcorpus.errors import MissingExtraError, MissingPathError, ParseError, ReadError, ValidationError
from atomcorpus.pipeline import parse as _parse
from atomcorpus.reading.faults import ParserRaised, caused, unforeseen
from atomcorpus.reading.file_kinds import FILE_KINDS, SUFFIXES_FOUND, in_words, kind_of
from atomcorpus.reading.files import found_in
from atomcorpus.reading.limits import Limits
from atomcorpus.reading.options import Options, Parser, is_passed_over
from atomcorpus.reading.sharing import needs_no_guard, size_of, workers_worth
from atomcorpus.reading.texts import located
from atomcorpus.reading.workers import WORKER_DIED, End, map_in_processes, packed

if TYPE_CHECKING:
    import os

    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.layout import Markup

__all__ = ["ArticleReader", "OnError", "read_articles", "read_file"]

OnError = Literal["collect", "raise"] | Callable[[ReadError], object]
"""What becomes of something that cannot be read: it is kept; kept and raised; kept and handed to a function."""


def read_articles(  # noqa: PLR0913 - each says one thing about how files are read
    path: str | os.PathLike[str],
    *,
    knowledge: KnowledgeBase | None = None,
    on_error: OnError = "collect",
    parse: Parser = _parse,
    columns: Mapping[str, str | None] | None = None,
    encoding: str | None = None,
    errors: str = "strict",
    markup: Markup = "auto",
    all_languages: bool = False,
    dates_from_names: bool = False,
    limits: Limits | None = None,
    workers: int = 1,
) -> ArticleReader:
    """Read the articles of a file or folder, one after the other; nothing more than one text is in memory at a time.

    What a file holds is known by its name: `.txt` one text in the crawl format, `.md` Markdown, `.html` a page,
    `.jsonl`, `.json` and `.parquet` stored articles or rows of other data, `.csv` and `.tsv` such rows, `.warc` a web
    archive; most may be compressed. The
    reference page on reading has the table. Texts are parsed, and their `origin` says where they come from; stored
    articles come back as they were written, origin included. A folder is read with the folders in it, sorted by name
    at each level; hidden files and folders are left out, other files, files named README, and JSON and tables of values
    that are not given by their own names, are passed over and counted, links to folders are not followed.

    Args:
        path: A file or a folder.
        knowledge: Who and what is known, for texts that are parsed; the default is the packaged snapshot.
        on_error: "collect" keeps in `errors` what could not be read and goes on; "raise" raises it; a function is
            called with it as it is met, and the reading goes on. All three keep it.
        parse: What makes an article of a text: `atomcorpus.parse` with other finders, say, by `functools.partial`. It
            is called with the text and `origin`; with `knowledge`, if that is given; and with `find_layout`, if the
            file has another format than the crawl's, or says more than its text does. A `ParseError` that it raises is
            an error of the text; whatever else it raises goes through, as a mistake of its own.
        columns: Columns of rows (and keys of front matter) by field of an article, `text` among them; None for a field
            switches it off. Where nothing is named, the usual names are tried. A column of numbers is named for
            `published_seconds` or `published_milliseconds`, since 1970.
        encoding: What a text that is not UTF-8 is in; "detect" to have that found out. Articles that were not in UTF-8
            have the encoding in their `origin`.
        errors: What becomes of bytes that can be decoded in none of the encodings that may be tried: "strict" makes an
            error of their file; "replace" puts U+FFFD in their place and says so in the `origin`.
        markup: What texts and the text column of rows are written in: "plain", "markdown", "html", or "auto" where the
            text itself has to say; files whose names say what they are in are not asked.
        all_languages: Whether names, roles and citations are looked for in texts that are not in English too.
        dates_from_names: Whether the date of a text that has none is taken from the name of its file
            ("2025-08-05-some-title.md").
        limits: How much is taken.
        workers: How many processes read files at most; with 1, this one does. One more is started where there are
            750,000 bytes for it to read; less than that of texts and rows this process reads itself. Articles and
            errors are the same and in the same order, and what is in memory is bounded. A file at which a worker dies,
            or hangs for longer than the limits allow, is tried once more and is then an error. In a script, work with
            several belongs below `if __name__ == "__main__":`.

    Returns:
        An iterator of articles, with the attributes `errors`, `files_read`, `files_passed_over` and `not_english`.

    Raises:
        MissingPathError: At once, whatever `on_error` says, if there is nothing at the path, or a folder has no file to
            read: a wrong path must not look like an empty corpus.
        ReadError: At once likewise, if the path is a file with another name; later only when asked to raise.
        ValidationError: If `on_error`, a field of `columns`, `encoding`, `errors`, `markup` or `workers` is something
            else; with workers, if `parse` cannot be sent to another process.
        MissingExtraError: If encodings are to be detected and the library for it is not installed. A file whose library
            is not installed is an error like others, so that it does not stop the rest.

    Example:
        >>> articles = read_articles("examples/articles")
        >>> dates = [str(article.published) for article in articles]
        >>> dates[:3], articles.files_read, articles.errors
        (['2025-08-14', '2025-08-07', '2025-08'], 10, ())
    """
    options = Options(
        knowledge=knowledge,
        parse=parse,
        columns=columns or {},
        encoding=encoding,
        errors=errors,
        markup=markup,
        all_languages=all_languages,
        dates_from_names=dates_from_names,
        limits=limits or Limits(),
    )
    return ArticleReader(path, options, on_error=on_error, workers=workers)


def read_file(path: str, options: Options) -> Iterator[Article | ReadError]:
    """Articles and errors of one file, in its order; it depends on nothing else and can be shared out to processes.

    After as many errors as the limits allow, further ones are only counted, and the last error says how many.

    Args:
        path: A file that `find_files` found.
        options: How to read it.

    Example:
        >>> [article.origin for article in read_file("examples/articles/opinion.txt", Options())]
        ['examples/articles/opinion.txt']
    """
    errors = 0
    for outcome in _all_of(path, options):
        errors += isinstance(outcome, ReadError)
        if isinstance(outcome, Article) or errors <= options.limits.errors:
            yield outcome
    if more := max(errors - options.limits.errors, 0):
        yield ReadError(f"{options.limits.exceeded('errors')}; {more:,} more were met and not kept", path)


def _all_of(path: str, options: Options) -> Iterator[Article | ReadError]:
    own: Exception | None = None
    try:
        yield from FILE_KINDS[kind_of(path)].read(path, options)
    except ReadError as error:
        yield error
    except ParseError as error:  # of the caller's own parser, where the file's text is not the parser's
        yield caused(located(error, path), error)
    except MissingExtraError as error:
        yield caused(ReadError(str(error), path), error)
    except ParserRaised as raised:
        own = raised.error
    except Exception as error:  # noqa: BLE001 - one file stops nobody, whatever it has made someone raise
        yield unforeseen(error, path)
    if own is not None:
        raise own  # here and not above, so that it has no other cause or context than its own


class ArticleReader(Iterator[Article]):
    """The articles of one file or folder, in a fixed order; what `read_articles` returns.

    Attributes:
        path: What is read, with forward slashes.
        options: How it is read.
        files_read: Number of files done with so far, those that could not be read included.
        files_passed_over: Number of files met so far that are not read in a folder.
        not_english: Number of articles so far that are not in English and in which therefore nothing was looked for.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        options: Options | None = None,
        *,
        on_error: OnError = "collect",
        workers: int = 1,
    ) -> None:
        if on_error not in ("collect", "raise") and not callable(on_error):
            raise ValidationError(
                f"ArticleReader.on_error: expected 'collect', 'raise' or a function, not {on_error!r}"
            )
        if type(workers) is not int or workers < 1:
            raise ValidationError(f"ArticleReader.workers: expected a whole number above 0, not {workers!r}")
        self.path = PurePath(path).as_posix()
        self.options = Options() if options is None else options
        self.files_read = 0
        self.files_passed_over = 0
        self.not_english = 0
        self._errors: list[ReadError] = []
        self._on_error = on_error
        found = self._counted(found_in(path, self.options.limits.files))
        first = next(found, None)
        if first is None:
            raise MissingPathError(f"a folder without a file whose name ends in {in_words(SUFFIXES_FOUND)}", self.path)
        items = self._limited(chain((first,), found))
        self._outcomes = self._read(items) if workers == 1 else self._shared_out(items, workers)

    def close(self) -> None:
        """Read no more; workers, if there are any, are ended at once."""
        self._outcomes.close()

    @property
    def errors(self) -> tuple[ReadError, ...]:
        """What could not be read so far, in the order in which it was met."""
        return tuple(self._errors)

    def __next__(self) -> Article:
        for outcome in self._outcomes:
            if isinstance(outcome, Article):
                self.not_english += is_passed_over(outcome, self.options)
                return outcome
            self._errors.append(outcome)
            if self._on_error == "raise":
                raise outcome
            if callable(self._on_error):
                self._on_error(outcome)
        raise StopIteration

    def _counted(self, found: Iterator[str | ReadError | None]) -> Iterator[str | ReadError]:
        for item in found:
            if item is None:
                self.files_passed_over += 1
            else:
                yield item

    def _limited(self, found: Iterator[str | ReadError]) -> Iterator[str | ReadError]:
        limits, number = self.options.limits, 0
        for item in found:
            if isinstance(item, str) and number == limits.files:
                yield ReadError(limits.exceeded("files"), self.path)
                return
            number += isinstance(item, str)
            yield item

    def _read(self, items: Iterator[str | ReadError]) -> Generator[Article | ReadError, None, None]:
        for item in items:
            yield from _outcomes(item, self.options)
            self.files_read += isinstance(item, str)

    def _shared_out(self, items: Iterator[str | ReadError], workers: int) -> Generator[Article | ReadError, None, None]:
        function = packed("ArticleReader.parse", partial(_outcomes, options=self.options))
        return self._read_by(function, items, workers)

    def _read_by(
        self, function: bytes, items: Iterator[str | ReadError], workers: int
    ) -> Generator[Article | ReadError, None, None]:
        """Read with as many workers as pay; little that cannot harm this process is read here."""
        first, number = workers_worth(items, workers, _size, self.options)
        everything = chain(first, items)
        if number == 1 and needs_no_guard((item for item in first if isinstance(item, str)), self.options):
            yield from self._read(everything)
        else:
            seconds = self.options.limits.seconds
            yield from self._counted_out(map_in_processes(function, _batches(everything), number, seconds))

    def _counted_out(
        self, outcomes: Generator[tuple[str | ReadError, Any], None, None]
    ) -> Generator[Article | ReadError, None, None]:
        with closing(outcomes):
            for item, outcome in outcomes:
                if outcome is End.DIED:
                    yield ReadError(WORKER_DIED, str(item))
                if outcome is End.HUNG:
                    yield ReadError(self.options.limits.exceeded("seconds"), str(item))
                if isinstance(outcome, End):
                    self.files_read += isinstance(item, str)
                else:
                    yield outcome


_BATCH_BYTES = 256 * 1024  # as much as a worker gets at once, so that small files do not drown in messages
_BATCH_FILES = 256


def _outcomes(item: str | ReadError, options: Options) -> Iterator[Article | ReadError]:
    return iter((item,)) if isinstance(item, ReadError) else read_file(item, options)


def _batches(items: Iterable[str | ReadError]) -> Iterator[list[str | ReadError]]:
    """Runs of files that are large enough together, or one that is by itself."""
    batch: list[str | ReadError] = []
    size = 0
    for item in items:
        batch.append(item)
        size += _size(item)
        if size >= _BATCH_BYTES or len(batch) == _BATCH_FILES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(item: str | ReadError) -> int:
    return size_of(item) if isinstance(item, str) else 0
