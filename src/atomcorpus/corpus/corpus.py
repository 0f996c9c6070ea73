"""`Corpus`, the record of many articles, and everything that can be asked of one."""

from __future__ import annotations

import os
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, overload

from attrs import field, frozen

from atomcorpus import dataset, queries, tables
from atomcorpus._collector import paused_collector
from atomcorpus._repr import clipped, counted
from atomcorpus._validate import exactly, optional
from atomcorpus.articles import Article
from atomcorpus.corpus.asking import of_its_articles
from atomcorpus.corpus.order import in_order, kept_errors
from atomcorpus.corpus.paths import fitting
from atomcorpus.corpus.selected import Selected
from atomcorpus.dataset import Dataset
from atomcorpus.errors import ReadError
from atomcorpus.html import facts_html
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.pipeline import parse as _parse
from atomcorpus.queries.arguments import knowing
from atomcorpus.reading import ArticleReader, Limits, OnError, Options, Parser, read_rows
from atomcorpus.report import write_report
from atomcorpus.selections import Selections
from atomcorpus.sql import Database, connect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from atomcorpus.layout import Markup
    from atomcorpus.sql import AnswerLimits, Result

__all__ = ["Corpus"]


@frozen(repr=False, eq=False)
class Corpus(Selected):
    """Many articles in a fixed order, and what can be asked of them; built once, then only read.

    A corpus is in memory, or on disk and then opened: the same questions have the same answers, and one that is opened
    is gone through article by article each time. In memory the order is by date (articles without one last), then id,
    then origin, whatever the order in which they came; on disk it is that in which they were stored. Corpora are equal
    when their articles are.

    The ten selections are `articles`, `mentions`, `citations`, `links`, `times`, `quantities`, `events`, `actors`,
    `models` and `artifacts`; see `Selection`. The methods `first_mention`, `first_event`, `timeline`, `share`,
    `cooccurrence`, `who_cites_whom`, `kwic`, `similar` and `summarize` are the functions of `queries` by those names,
    asked of all articles.

    Attributes:
        errors: What could not be read, in the order in which it was met; empty for a corpus that was not read.
        knowledge: Where the names that are asked for are looked up; the packaged knowledge base when None.

    Raises:
        ValidationError: If a member is no `Article` or no `ReadError`.

    Example:
        >>> corpus = Corpus.read("examples/articles")
        >>> corpus
        Corpus(10 articles, 2025 to 2025-08-14)
        >>> corpus[0].origin
        'examples/articles/policy-brief.txt'
        >>> corpus.mentions.count(by="entity").first(2)
        Counts by entity: {'Qwen': 12, 'Norsund Systems': 9}
        >>> str(corpus.first_mention("Qwen3").published)
        '2025-08-07'
    """

    _articles: tuple[Article, ...] | Dataset = field(default=(), alias="articles", converter=in_order)
    _errors: tuple[ReadError, ...] = field(default=(), kw_only=True, alias="errors", converter=kept_errors)
    knowledge: KnowledgeBase | None = field(default=None, kw_only=True, validator=optional(exactly(KnowledgeBase)))

    first_mention = knowing(queries.first_mention)
    first_event = knowing(queries.first_event)
    timeline = of_its_articles(queries.timeline)
    kwic = knowing(queries.kwic)
    cooccurrence = queries.cooccurrence
    share = queries.share
    similar = queries.similar
    summarize = queries.summarize
    who_cites_whom = queries.who_cites_whom

    @classmethod
    def read(  # noqa: PLR0913 - those of read_articles
        cls,
        path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
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
    ) -> Corpus:
        """Read all articles of files, folders and corpora on disk into memory.

        Arguments and errors are those of `read_articles`. Every path is looked at before the first file is read, so a
        wrong one is known at once. Where there is nothing at a path with `*`, `?` or `[`, it is a pattern, with `**`
        for any folders, and stands for the paths that fit, by name. The articles of a corpus on disk come as they were
        stored; `open` opens one without reading it.

        Example:
            >>> len(Corpus.read(["examples/articles/wire-news.txt", "examples/articles/opinion.txt"]))
            2
        """
        given = [path] if isinstance(path, str | os.PathLike) else path
        paths = [found for one in given for found in fitting(one)]
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
        readers = [
            Dataset.open(path)
            if dataset.is_corpus(path)
            else ArticleReader(path, options, on_error=on_error, workers=workers)
            for path in paths
        ]
        with paused_collector():
            articles = tuple(chain.from_iterable(readers))
        unread = [error for reader in readers for error in reader.errors]
        return cls(articles, errors=unread, knowledge=knowledge)

    @classmethod
    def from_rows(  # noqa: PLR0913 - those of read_articles that rows need
        cls,
        rows: object,
        *,
        columns: Mapping[str, str | None] | None = None,
        origin: str = "rows",
        knowledge: KnowledgeBase | None = None,
        parse: Parser = _parse,
        markup: Markup = "auto",
        all_languages: bool = False,
        limits: Limits | None = None,
    ) -> Corpus:
        """The articles in rows that a program has: a data frame, or mappings from columns to values.

        Args:
            rows: A frame of pandas, polars or Arrow, or any iterable of mappings; what a frame lacks is not known.
            columns: Columns by field of an article, as for `read_articles`; where nothing is named, the usual names
                are tried.
            origin: What the rows are called: that of an article is this name and the number of its row, 1-based.
            knowledge: As for `read_articles`; so for all that follow.
            parse: What makes an article of a text.
            markup: What the texts are written in.
            all_languages: Whether anything is looked for in texts that are not in English.
            limits: How much is taken.

        Returns:
            The corpus; what could not be read is in its `errors`, each with the number of its row.

        Raises:
            ValidationError: If these are no rows, or an option is something else.

        Example:
            >>> rows = [{"story": "OpenAI released gpt-oss-120b.", "date": "2025-08-05"}, {"story": None}]
            >>> corpus = Corpus.from_rows(rows, columns={"text": "story"})
            >>> [str(article.published) for article in corpus], [str(error) for error in corpus.errors]
            (['2025-08-05'], ["rows:2: no column 'story'; there are: none"])
        """
        options = Options(
            knowledge=knowledge,
            parse=parse,
            columns=columns or {},
            markup=markup,
            all_languages=all_languages,
            limits=limits or Limits(),
        )
        with paused_collector():
            outcomes = list(read_rows(rows, options, origin))
        articles = [outcome for outcome in outcomes if isinstance(outcome, Article)]
        errors = [outcome for outcome in outcomes if isinstance(outcome, ReadError)]
        return cls(articles, errors=errors, knowledge=knowledge)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, knowledge: KnowledgeBase | None = None) -> Corpus:
        """Open a corpus on disk, which `write` or `dataset.build` made; nothing is read yet.

        Raises:
            MissingPathError: If there is none.
            ReadError: If it cannot be read.
            FormatError: If it is damaged or of a later version of this package.

        Example:
            >>> Corpus.read("examples/articles").write("stored")
            >>> Corpus.open("stored")
            Corpus(10 articles in stored)
        """
        return cls(Dataset.open(path), knowledge=knowledge)

    def load(self) -> Corpus:
        """The same corpus in memory, in its order there; one that is in memory already is given back as it is.

        Reading takes some 50 to 300 microseconds an article, and each is held in 10 to 60 KB. It pays for many
        questions whose answers need the records themselves; those about numbers are answered from columns anyway.

        Raises:
            ReadError: At the first file that is missing or not the one that was written.

        Example:
            >>> Corpus.read("examples/articles").write("to-load")
            >>> Corpus.open("to-load").load()
            Corpus(10 articles, 2025 to 2025-08-14)
        """
        if not isinstance(self._articles, Dataset):
            return self
        with paused_collector():
            return Corpus(tuple(self._articles), errors=self.errors, knowledge=self.knowledge)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the corpus to a folder that is empty or not there yet; it is there whole at the end or not at all.

        Raises:
            ReadError: If there is something in the folder, or it cannot be written.
            FormatError: If the wire format cannot hold an article.
            MissingExtraError: If the extra `parquet` is not installed.
        """
        dataset.write(self, path)

    @property
    def errors(self) -> tuple[ReadError, ...]:
        """What could not be read, in the order in which it was met; that of an opened corpus is read when asked for."""
        return self._articles.errors if isinstance(self._articles, Dataset) else self._errors

    @cached_property
    def by_id(self) -> Mapping[str, Article]:
        """Articles by their id; of several with the same text, the first. All are held in memory, of any corpus.

        Example:
            >>> corpus = Corpus.read("examples/articles")
            >>> corpus.by_id[corpus[3].id] is corpus[3]
            True
        """
        return MappingProxyType({article.id: article for article in reversed(tuple(self))})

    def to_arrow(self) -> dict[str, pa.Table]:
        """The ten tables in memory; see the page "Tables" of the reference.

        Raises:
            FormatError: If the wire format cannot hold an article.
            MissingExtraError: If the extra `parquet` is not installed.
        """
        return tables.to_arrow(self)

    def sql(
        self,
        query: str,
        parameters: Sequence[Any] | Mapping[str, Any] | None = None,
        *,
        search: str | None = None,
        limits: AnswerLimits | None = None,
    ) -> Result:
        """Ask one question in SQL over the ten tables, and full-text search; see `sql.Database.query`.

        The tables of a corpus in memory are made with the first question and held from then on; those on disk are read
        as far as it takes. The files of a table are compared with their digests when a question first reads it, and
        again when their size or time has changed.

        Args:
            query: One SELECT.
            parameters: Values for it.
            search: What the table `hits` is to have.
            limits: How large the answer may be; `sql_batches` gives one of any size.

        Raises:
            QueryError: If it is not a question, or cannot be answered, or the answer exceeds a limit.
            ParseError: If the search is not one.
            ReadError: If a file of the corpus is missing or not the one that was written.
            MissingExtraError: If the extra `sql` is not installed.

        Example:
            >>> corpus = Corpus.read("examples/articles")
            >>> [*corpus.sql("SELECT count(*) FROM hits", search='"open weights"')]
            [(1,)]
        """
        return self._database.query(query, parameters, search=search, limits=limits)

    def sql_batches(
        self, query: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None, *, search: str | None = None
    ) -> Iterator[Result]:
        """As `sql`, for an answer that may be larger than memory: in pieces of some thousand rows, at least one.

        Raises:
            QueryError: As `sql` does, at the piece that it concerns; so for the others.

        Example:
            >>> corpus = Corpus.read("examples/articles")
            >>> sum(len(piece) for piece in corpus.sql_batches("SELECT origin FROM articles"))
            10
        """
        return self._database.batches(query, parameters, search=search)

    def report(self, path: str | os.PathLike[str], *, title: str = "Corpus report", shown: int | None = None) -> None:
        """Write a page of HTML that shows what there is, with every number leading to its sentences.

        Args:
            path: The file, which appears whole or not at all.
            title: Of the page.
            shown: How many articles can be opened in it; of more, as many in even steps, and the page says so. None for
                all.

        Raises:
            ReadError: If the file cannot be written.
        """
        write_report(self, path, title=title, errors=self.errors, shown=shown)

    def _repr_html_(self) -> str:
        """What a notebook shows: how much there is of what."""
        summary = queries.summarize(self)
        facts = {
            "articles": summary.articles,
            "from": summary.first,
            "to": summary.last,
            "mentions": sum(summary.mentions.values()),
            "citations": sum(summary.citations.values()),
            "errors": len(self.errors),
        }
        named = tuple(count.entity for count in summary.entities[:10])
        return facts_html("Corpus", {**facts, "most named": named})

    def __len__(self) -> int:
        """Number of articles."""
        return len(self._articles)

    def __iter__(self) -> Iterator[Article]:
        """The articles in their order."""
        return iter(self._articles)

    @overload
    def __getitem__(self, position: int) -> Article: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, position: int | slice) -> Article | tuple[Article, ...]:
        """The article at a position, or the articles of a slice; `by_id` finds one by its id."""
        return self.articles[position]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Corpus):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(article.id for article in self))

    def __repr__(self) -> str:
        """Size and dates only: a corpus can be large."""
        articles = counted(len(self), "articles")
        if isinstance(self._articles, Dataset):
            return clipped(f"Corpus({articles} in {self._articles.path.as_posix()})")
        dates = [article.published for article in self if article.published]
        facts = [articles]
        facts += [f"{dates[0]} to {dates[-1]}" if dates[0] != dates[-1] else str(dates[0])] if dates else []
        facts += [counted(len(self.errors), "errors")] if self.errors else []
        return f"Corpus({', '.join(facts)})"

    @cached_property
    def _selections(self) -> Selections:
        return Selections(self._articles, self.knowledge)

    @cached_property
    def _database(self) -> Database:
        if isinstance(self._articles, Dataset):
            files = {table: self._articles.files(table) for table in tables.COLUMNS}
            older = {path for table in tables.COLUMNS for path in self._articles.older_files(table)}
            return connect(files, verify=self._articles.checked.check, older=older)
        return connect(self.to_arrow())
