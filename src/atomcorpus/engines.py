"""Many machines: the shards of a build on Dask, and rows as Arrow batches for whatever else shares work out.

Neither decides what is read or written: that is the business of `dataset`, `reading` and `tables`.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from atomcorpus._extras import brought_by
from atomcorpus.dataset.workers import each_alone, without, workers_die
from atomcorpus.errors import ParseError, ReadError
from atomcorpus.reading import Options
from atomcorpus.reading.columns import find_metadata, find_text
from atomcorpus.reading.rows import parse_row
from atomcorpus.reading.workers import WORKER_DIED
from atomcorpus.tables.arrow import import_pyarrow, to_arrow

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

    import pyarrow as pa
    from distributed import Client

    from atomcorpus.articles import Article
    from atomcorpus.dataset import Job, MadeShard, RunJobs
    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.layout import Markup

    Make = Callable[[Job], MadeShard]

__all__ = ["on_dask", "parse_batch"]

_JOBS_AHEAD = 4  # submitted and not yet given back, for each thread of the cluster
_RETRIES = 3


def on_dask(client: Client) -> RunJobs:
    """What makes the shards of a build on a Dask cluster, for `dataset.build(..., run=on_dask(client))`.

    The corpus is that of a build without it. A shard that was lost with its worker is made again; as shards count only
    when the manifest names them, no article is missing or there twice, whoever is killed: after the end of the process
    that builds, build again. Where workers die again and again (Dask's `distributed.scheduler.allowed-failures`), the
    inputs of the shard are read one by one in the end; those at which workers die are reported as errors.

    Args:
        client: A client of the cluster. Sources and folder of the build must be the same files by the same paths on
            all its machines; give absolute paths on a disk that they share.

    Raises:
        MissingExtraError: If Dask is not installed.
        ReadError: Later, if workers die at a shard, and at none of its inputs.
    """
    with brought_by("dask", "distributed"):
        import distributed  # noqa: F401, PLC0415 - an extra
    return partial(_run_on_dask, client=client)


def _run_on_dask(make: Make, jobs: Iterable[Job], client: Any) -> Iterator[MadeShard]:
    most = _JOBS_AHEAD * max(1, sum(client.nthreads().values()))
    deadly: list[Job] = []
    for job, made in _made_on_dask(make, jobs, client, most):
        if made is None:
            deadly.append(job)
        else:
            yield made
    # Dask blames the end of a worker on all that it was at; so these are made when there is nothing else at work.
    for job in deadly:
        alone = _made_on_dask(make, each_alone(job), client, 1)
        fatal = {str(one.items[0]): WORKER_DIED for one, made in alone if made is None}
        for _, made in _made_on_dask(make, [without(job, fatal)], client, 1):
            if made is None:
                raise workers_die(job)
            yield made


def _made_on_dask(
    make: Make, jobs: Iterable[Job], client: Any, most: int
) -> Generator[tuple[Job, MadeShard | None], None, None]:
    """Each job with its shard, or with None if workers died at it; at most so many are underway."""
    import distributed  # noqa: PLC0415 - an extra

    as_completed: Any = distributed.as_completed  # has no types

    def submit(job: Job) -> Any:
        future = client.submit(make, job, pure=False, retries=_RETRIES)
        underway[future] = job
        return future

    rest = iter(jobs)
    underway: dict[Any, Job] = {}
    completed = as_completed(map(submit, islice(rest, most)))
    try:
        for future in completed:
            job, made = underway.pop(future), None
            with suppress(distributed.KilledWorker):
                made = future.result()
            future.release()
            completed.update(map(submit, islice(rest, 1)))
            yield job, made
    finally:
        client.cancel(list(underway))


def parse_batch(  # noqa: PLR0913 - each says one thing about how rows are read
    batch: pa.RecordBatch,
    *,
    columns: Mapping[str, str | None] | None = None,
    knowledge: KnowledgeBase | None = None,
    markup: Markup = "auto",
    all_languages: bool = False,
    source: str = "batch",
    first_key: int = 0,
) -> dict[str, pa.Table]:
    """Parse the rows of an Arrow batch, as `read_articles` does those of a Parquet file.

    It needs nothing but its arguments, so any engine that works with Arrow can call it on any of its machines.

    Args:
        batch: Rows with a text, and perhaps with other fields of articles.
        columns: Columns by field of an article, `text` among them; None for a field switches it off. Where nothing is
            named, the usual names are tried.
        knowledge: Who and what is known; the default is the packaged snapshot.
        markup: What the texts are written in, as for `read_articles`.
        all_languages: Whether anything is looked for in texts that are not in English.
        source: What the rows are called in the `origin` of articles, which ends in the number of the row, 1-based.
        first_key: Key of the first article; give batches whose tables are put together keys far enough apart.

    Returns:
        The seven tables of `tables.to_arrow`, and `errors`, with `row` (1-based) and `reason` of what is no article.

    Raises:
        ReadError: If there is no column for the text, not one that was named, or two of a name.
        ValidationError: If a column is given for no field, or the key is none.
        MissingExtraError: If pyarrow is not installed.

    Example:
        >>> import pyarrow as pa
        >>> batch = pa.RecordBatch.from_pydict({"text": ["OpenAI released Whisper.", None], "headline": ["A", "B"]})
        >>> tables = parse_batch(batch, source="feed")
        >>> tables["articles"].select(["origin", "title"]).to_pylist()
        [{'origin': 'feed:1', 'title': 'A'}]
        >>> tables["errors"].to_pylist()
        [{'row': 2, 'reason': "column 'text': the text is empty"}]
    """
    arrow = import_pyarrow()
    options = Options(knowledge=knowledge, columns=columns or {}, markup=markup, all_languages=all_languages)
    try:
        text = find_text(batch.schema.names, options.columns)
        metadata = find_metadata(batch.schema.names, options.columns)
    except ParseError as error:
        raise ReadError(error.reason, source) from error
    errors: list[tuple[int, str]] = []

    def articles() -> Iterator[Article]:
        for number in range(1, batch.num_rows + 1):
            try:
                row = {name: _value(batch, name, number - 1) for name in (text, *metadata.values())}
                article, faults = parse_row(row, text, metadata, source, number, options)
                errors.extend((number, fault.reason) for fault in faults)
                yield article
            except ParseError as error:
                errors.append((number, error.reason))

    tables = to_arrow(articles(), first_key=first_key)
    schema = arrow.schema([("row", arrow.int64()), ("reason", arrow.string())])
    rows = [{"row": number, "reason": reason} for number, reason in errors]
    return {**tables, "errors": arrow.Table.from_pylist(rows, schema)}


def _value(batch: pa.RecordBatch, name: str, index: int) -> Any:
    try:
        return batch.column(name)[index].as_py()
    except (ValueError, OverflowError) as error:  # a day before the year 1, a string that is no UTF-8
        raise ParseError(f"column {name!r}: {error}", "", 0) from error
