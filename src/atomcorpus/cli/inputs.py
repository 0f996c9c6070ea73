"""What a command is given to read: paths or `-`, and what is told about those that cannot be read."""

from __future__ import annotations

import sys
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from atomcorpus.cli.progress import Progress, is_terminal
from atomcorpus.cli.terminal import counted
from atomcorpus.dataset import Dataset, is_corpus
from atomcorpus.errors import FormatError, MissingPathError, ReadError
from atomcorpus.reading import ArticleReader, find_files, parse_bytes
from atomcorpus.reading.options import is_passed_over
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from atomcorpus.articles import Article
    from atomcorpus.reading import Options

__all__ = ["STDIN", "Inputs", "progress_over", "read_standard_input", "said", "tell", "tell_languages", "tell_nothing"]

STDIN = "<stdin>"
"""Origin of an article that came through the standard input."""

_MOST_NAMES = 1000  # among more, the nearest name takes too long to find


class Inputs:
    """The articles of all paths, in the order of the paths; goes on after what cannot be read.

    Attributes:
        articles: Number of articles so far.
        files: Number of files done with so far.
        passed_over: Number of files so far whose names do not end as they should.
        not_english: Number of articles so far that are not in English and in which therefore nothing was looked for.
        errors: What could not be read so far, in this run or when a corpus on disk was built.
    """

    def __init__(
        self,
        paths: Sequence[str],
        options: Options,
        *,
        report: Callable[[ReadError], object],
        progress: Progress,
        workers: int = 1,
    ) -> None:
        self.articles = self.files = self.passed_over = self.not_english = 0
        self.errors: list[ReadError] = []
        self._earlier = 0  # of them, how many a corpus on disk has told
        self._paths = paths
        self._options = options
        self._report = report
        self._progress = progress
        self._workers = workers

    @property
    def failed(self) -> bool:
        """Whether this run could not read something, or there is nothing but errors.

        What a corpus on disk has told of since it was built is told again and fails nothing: its articles are there.
        """
        return len(self.errors) > (self._earlier if self.articles else 0)

    def __iter__(self) -> Iterator[Article]:
        for path in self._paths:
            try:
                yield from self._reader(path)
            except ReadError as error:
                self._failed(error)

    def _reader(self, path: str) -> Iterator[Article]:
        if path == "-":
            return self._standard_input()
        return self._stored(path) if is_corpus(path) else self._files(path)

    def _standard_input(self) -> Iterator[Article]:
        article = read_standard_input(self._options)
        self.not_english += is_passed_over(article, self._options)
        self.articles += 1
        self.files += 1
        yield article

    def _stored(self, path: str) -> Iterator[Article]:
        """The articles of a corpus on disk, and what could not be read when it was built."""
        try:
            corpus = Dataset.open(path)
        except FormatError as damage:
            raise ReadError(str(damage), path) from damage
        for article in corpus:
            self._progress.update(self.files, self.articles)
            self.articles += 1
            self.not_english += is_passed_over(article, self._options)
            yield article
        self.files += len(corpus.manifest.shards)
        for error in corpus.errors:
            self._earlier += 1
            self._failed(error)

    def _files(self, path: str) -> Iterator[Article]:
        reader = ArticleReader(path, self._options, on_error=self._failed, workers=self._workers)
        before = self.files
        with closing(reader):
            for article in reader:
                self._progress.update(before + reader.files_read, self.articles)
                self.articles += 1
                yield article
        self.files = before + reader.files_read
        self.passed_over += reader.files_passed_over
        self.not_english += reader.not_english

    def _failed(self, error: ReadError) -> None:
        self.errors.append(error)
        self._progress.clear()
        self._report(error)


def read_standard_input(options: Options) -> Article:
    """The one text that comes through the standard input.

    Raises:
        ReadError: If it cannot be read, is empty, too long or in an unknown encoding, or its header is malformed.
    """
    most = options.limits.text_bytes
    try:
        data = sys.stdin.buffer.read(most + 1)
    except OSError as error:
        raise ReadError(error.strerror or str(error), STDIN) from error
    if len(data) > most:
        raise ReadError(options.limits.exceeded("text_bytes"), STDIN)
    return parse_bytes(
        data,
        STDIN,
        knowledge=options.knowledge,
        encoding=options.encoding,
        errors=options.errors,
        markup=options.markup,
        all_languages=options.all_languages,
    )


def progress_over(paths: Sequence[str]) -> Progress:
    """A progress line for all the files of the paths, on the standard error."""
    shown = is_terminal(sys.stderr)
    total = sum(1 for path in paths for _ in ((path,) if is_corpus(path) else find_files(path))) if shown else 0
    return Progress(total if total > 1 else None, sys.stderr if shown else None)


def said(error: Exception) -> str:
    """An error as it can be shown: the place on one line, harmless, and the reason with its lines."""
    whole = str(error)
    reason = error.reason if isinstance(error, ReadError) else whole
    place = whole[: len(whole) - len(reason)]
    return visible(place) + "\n".join(map(visible, reason.split("\n")))


def tell(error: ReadError) -> None:
    """Write an error to the standard error, with a hint for a path that is nearly right."""
    print(f"atomcorpus: {said(error)}", file=sys.stderr)
    if isinstance(error, MissingPathError) and (near := _nearest(Path(error.path))):
        print(f"hint: did you mean {visible(str(near))}?", file=sys.stderr)


def tell_languages(not_english: int) -> None:
    """Write to the standard error how many articles were passed over for their language, if any were."""
    if not_english:
        are, them = ("is", "it") if not_english == 1 else ("are", "them")
        print(
            f"atomcorpus: {counted(not_english, 'article')} {are} not in English: nothing was looked for in {them}; "
            f"--all-languages reads {them} all the same",
            file=sys.stderr,
        )


def tell_nothing() -> None:
    """Write to the standard error that there is no answer, which an empty output does not say."""
    print("atomcorpus: nothing found", file=sys.stderr)


def _nearest(path: Path) -> Path | None:
    """The path's neighbour with the most similar name, if one is very similar."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return None
    near = get_close_matches(path.name, names, n=1, cutoff=0.75) if len(names) <= _MOST_NAMES else []
    return path.parent / near[0] if near and near[0] != path.name else None
