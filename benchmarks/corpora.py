"""Corpora on disk: a million articles counted beside DuckDB alone and gone through, and questions beside SQL."""

from __future__ import annotations

import statistics
import time
from itertools import cycle, islice
from typing import TYPE_CHECKING

import attrs
import duckdb

from atomcorpus import Article, Corpus, PartialDate, Span, parse
from atomcorpus.dataset import write
from measure import Ratio, in_turns, peak_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

__all__ = ["questions", "ratios"]

_MANY, _FEW = 1_000_000, 100_000
_MONTHS = 96
_COUNT = "SELECT substring(published, 1, 7) AS month, count(*) FROM {} GROUP BY month ORDER BY month"
_STREAM = """
from itertools import islice
from atomcorpus import Corpus
from atomcorpus.queries import timeline
print(len([*timeline(islice(Corpus.open({path!r}), {number}), of="mentions", by="month")]))
"""


def ratios(texts: Sequence[str], folder: Path, rounds: int, *, many: int = _MANY, few: int = _FEW) -> list[Ratio]:
    """Build it, then ask; none of its articles has the text of another."""
    stored, bare = folder / "stored", folder / "articles.parquet"
    write(_varied(texts, many), stored)
    duckdb.read_parquet(str(stored / "articles" / "*.parquet")).write_parquet(str(bare), compression="zstd")
    took = _wall(
        {
            "ours": lambda: [*Corpus.open(stored).sql(_COUNT.format("articles"))],
            "duckdb": lambda: duckdb.connect().execute(_COUNT.format(f"'{bare}'")).fetchall(),
        },
        rounds,
    )
    peaks = [peak_memory(_STREAM.format(path=str(stored), number=number)) for number in (few, many)]
    detail = ", ".join(f"{name} {1000 * seconds:.0f} ms" for name, seconds in took.items())
    megabytes = " and ".join(f"{peak / 1024:.0f} MiB" for peak in peaks)
    return [
        Ratio(
            f"{many:,} articles opened and counted by month in SQL, time over DuckDB on one file",
            took["ours"] / took["duckdb"],
            least=3,
            aim=1.5,
            detail=detail,
        ),
        Ratio(
            f"peak memory, a question over {many:,} stored articles over one of {few:,}",
            peaks[1] / peaks[0],
            least=1.2,
            aim=1.05,
            detail=megabytes,
        ),
    ]


_JOINED = "FROM mentions JOIN articles USING (article) WHERE kind = 'company' AND published = '2019-05'"


def questions(texts: Sequence[str], folder: Path, rounds: int, *, number: int = _FEW) -> list[Ratio]:
    """Questions in Python to a corpus on disk beside the same in SQL; processor time, all threads together."""
    stored = folder / "asked"
    write(_varied(texts, number), stored)
    corpus = Corpus.open(stored)
    chosen = corpus.mentions.where(kind="company", since="2019-05", until="2019-05")
    took = in_turns(
        {
            "selection": lambda: len(chosen),
            "selection in SQL": lambda: [*corpus.sql(f"SELECT count(*) {_JOINED}")],
            "count": lambda: chosen.count(by="entity"),
            "count in SQL": lambda: [*corpus.sql(f"SELECT entity_name, count(*) {_JOINED} GROUP BY 1")],
            "timeline": lambda: corpus.timeline(by="month", of="mentions", split="region"),
            "timeline in SQL": lambda: [*corpus.sql(_PERIODS)],
        },
        rounds,
    )
    return [
        Ratio(
            f"{name} by kind and month, {number:,} stored articles, time over the same in SQL",
            took[name] / took[f"{name} in SQL"],
            least=5,
            aim=2,
            detail=f"{1000 * took[name]:.0f} and {1000 * took[f'{name} in SQL']:.0f} ms",
        )
        for name in ("selection", "count", "timeline")
    ]


_PERIODS = (
    "SELECT substring(published, 1, 7) AS month, region, count(*) FROM mentions JOIN articles USING (article) "
    "GROUP BY ALL ORDER BY ALL"
)


def _varied(texts: Sequence[str], number: int) -> Iterator[Article]:
    """Short articles, each with a line and a date of its own."""
    bases = [parse(text[: text.find("\n\n", 800)]) for text in texts]
    for count, base in enumerate(islice(cycle(bases), number)):
        published = PartialDate(2018 + count % _MONTHS // 12, 1 + count % 12)
        text = f"{base.text}\n\n{count}"
        *sections, last = base.sections
        last = attrs.evolve(last, paragraphs=(*last.paragraphs, Span(len(base.text) + 2, len(text))))
        yield attrs.evolve(base, text=text, published=published, sections=(*sections, last))


def _wall(cases: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of the clock, in turns: both sides work on all cores; one round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, case in cases.items():
            begin = time.perf_counter()
            case()
            if turn:
                times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(taken) for name, taken in times.items()}
