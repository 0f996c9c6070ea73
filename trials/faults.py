"""Faults on purpose, under the file system of the library: what is lost, doubled, torn, left behind or not told.

    python trials/faults.py

The layer is that of `tests/faults`: each step of some work with the disk fails once, with every reason in turn. What
others do to files meanwhile is done at every place where it can be. After each fault the same work runs again, to its
end. Figures go to trials/results/faults.json; the exit status is 1 when a fault was not survived.
"""

from __future__ import annotations

import errno
import json
import os
import runpy
import shutil
import sys
from collections import Counter
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from attrs import frozen

from atomcorpus import AtomCorpusError, parse, read_articles
from atomcorpus.dataset import BuildProgress, Dataset, build
from atomcorpus.reading import Options
from record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TESTS = Path(__file__).parents[1] / "tests" / "faults"
LAYER = runpy.run_path(str(TESTS / "conftest.py"), run_name="layer")
WRITERS: dict[str, Callable[[str], object]] = runpy.run_path(str(TESTS / "test_writing.py"))["WRITERS"]
CODES = {
    "disk full": errno.ENOSPC,
    "permission lost": errno.EACCES,
    "disk damaged": errno.EIO,
    "too many open files": errno.EMFILE,
}
BAD = ("articles lost", "articles doubled", "files torn", "left behind", "not told", "other errors", "next run failed")
TEXTS = {"a": "Harrow Labs came.", "b": "OpenAI released gpt-oss-120b.", "c": "Qwen3 is open.", "d": "“So,” Ada said."}
LONG_AGO = 1_700_000_000


@frozen
class Work:
    """What is done while something fails.

    Attributes:
        name: What the figures call it.
        prepare: Puts the folder into the state from which it starts.
        run: Does it; gives the errors that it kept.
        judge: What is wrong with the outcome; told whether the work has come to its end without an error.
    """

    name: str
    prepare: Callable[[], object]
    run: Callable[[], Iterable[AtomCorpusError]]
    judge: Callable[[bool], Counter[str]]


def main() -> int:
    """Run the trial."""
    rows: list[dict[str, Any]] = []
    with TemporaryDirectory() as folder:
        before = Path.cwd()
        os.chdir(folder)
        for name, works in {"files of every format": writing(), "a corpus is added to": [adding()]}.items():
            for fault, code in CODES.items():
                rows.append(row(fault, name, [at_every_step(work, code) for work in works]))
        rows += [row(fault, "a folder is read", [reading(code)]) for fault, code in CODES.items()]
        rows += [row(fault, name, scenario()) for (fault, name), scenario in SCENARIOS.items()]
        os.chdir(before)
    record("faults", rows)
    return 1 if any(one["faults"] != one["survived"] for one in rows) else 0


def row(fault: str, name: str, outcomes: Iterable[Iterable[Counter[str]]]) -> dict[str, Any]:
    """Figures of one fault at one kind of work: a fault is survived when nothing is wrong afterwards."""
    found = [one for outcome in outcomes for one in outcome]
    wrong = sum(found, Counter[str]())
    survived = sum(not any(one[name] for name in BAD) for one in found)
    made = {"fault": fault, "while": name, "faults": len(found), "survived": survived} | {k: wrong[k] for k in BAD}
    print(made, flush=True)
    return made


# --- a step that fails ------------------------------------------------------------------------------------------------
def at_every_step(work: Work, code: int) -> Iterator[Counter[str]]:
    """Let each step fail once; what is wrong after each, the next run included."""
    for number in count():
        work.prepare()
        with LAYER["_failing"](first=number, code=code) as disk:
            wrong, told = attempted(work)
        if not disk.failed:
            return
        wrong += work.judge(not told)
        wrong["left behind"] += len(LAYER["_left_over"]())
        yield wrong + again(work)


def attempted(work: Work) -> tuple[Counter[str], bool]:
    """One run in which something may fail: errors that must not be, and whether one was told."""
    try:
        return Counter(), bool([*work.run()])
    except AtomCorpusError:
        return Counter(), True
    except Exception as error:  # noqa: BLE001 - it is what must not happen
        print(f"{work.name}: {error!r}", flush=True)
        return Counter({"other errors": 1}), True


def again(work: Work) -> Counter[str]:
    """The next run, in which nothing fails."""
    try:
        failed = bool([*work.run()])
    except AtomCorpusError as error:
        print(f"{work.name}, next run: {error}", flush=True)
        failed = True
    wrong = work.judge(True)  # noqa: FBT003 - it has come to its end
    wrong["next run failed"] += failed
    return wrong


# --- works ------------------------------------------------------------------------------------------------------------
def writing() -> list[Work]:
    """Every format, over an older file."""
    return [writes(name, write) for name, write in WRITERS.items()]


def writes(name: str, write: Callable[[str], object]) -> Work:
    """A format: the old file or the new one."""
    fresh()
    Path("out").mkdir()
    write("out/a")
    [path] = Path("out").iterdir()
    new = path.read_bytes()

    def run() -> list[AtomCorpusError]:
        write("out/a")
        return []

    def judge(ended: bool) -> Counter[str]:  # noqa: FBT001 - the one thing that it is told
        there = path.read_bytes() if path.exists() else None
        return Counter({"files torn": int(there not in {b"old", new}), "not told": int(ended and there != new)})

    def prepare() -> None:
        fresh()
        put("out/" + path.name, "old")

    return Work(name, prepare, run, judge)


def adding() -> Work:
    """A build that finds two files more than the corpus has."""
    return Work("build", lambda: old_corpus("a", "b"), run_build, lambda ended: judged("abcd" if ended else "ab"))


def reading(code: int) -> Iterator[Counter[str]]:
    """A folder: what cannot be read is an error that names its place."""
    found: list[str] = []

    def run() -> list[AtomCorpusError]:
        reader = read_articles("crawl")
        found[:] = [article.text for article in reader]
        return [*reader.errors]

    def judge(ended: bool) -> Counter[str]:  # noqa: FBT001 - as above
        missing = sum(text not in found for text in TEXTS.values()) if ended else 0
        return Counter({"articles lost": missing, "articles doubled": len(found) - len(set(found))})

    def prepare() -> None:
        found.clear()
        fresh()
        crawl("abcd")

    return at_every_step(Work("read", prepare, run, judge), code)


def fresh() -> None:
    """An empty folder to work in."""
    for path in Path().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def put(path: str, text: str, time: int = LONG_AGO) -> None:
    """Make a file of long ago."""
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text, "utf-8")
    os.utime(path, (time, time))


def crawl(names: str) -> None:
    """Inputs."""
    for name in names:
        put(f"crawl/{name}.txt", TEXTS[name])


def old_corpus(*names: str) -> None:
    """A corpus of some inputs, and all of them."""
    fresh()
    crawl("".join(names))
    build("crawl", "corpus", shard_files=1)
    crawl("abcd")


def run_build(**options: Any) -> list[AtomCorpusError]:
    """A build; the errors are those of inputs."""
    return [*build("crawl", "corpus", shard_files=1, **options).errors]


def judged(names: str) -> Counter[str]:
    """A corpus against what it has to have at least."""
    try:
        dataset = Dataset.open("corpus")
        torn = len(dataset.verify())
        found = Counter(article.text for article in dataset)
    except AtomCorpusError:
        return Counter({"files torn": 1})
    doubled = sum(found.values()) - len(found)
    lost = sum(TEXTS[name] not in found for name in names)
    return Counter({"files torn": torn, "articles doubled": doubled, "articles lost": lost})


# --- what others do ---------------------------------------------------------------------------------------------------
def input_removed() -> Iterator[list[Counter[str]]]:
    """Each input goes before its turn; the build says so, and it is read when it is there again."""
    for name in "bcd":
        yield [while_reading("a", partial(gone, f"crawl/{name}.txt"), name)]


def input_changed() -> Iterator[list[Counter[str]]]:
    """Each input is another one while it is read; the build says so, and the next one reads what is there."""
    for name in "abcd":
        yield [while_reading(name, partial(put, f"crawl/{name}.txt", "Meanwhile.", LONG_AGO + 1), name)]


def while_reading(name: str, do: Callable[[], object], spoiled: str) -> Counter[str]:
    """A build, in which something is done to an input while one is read; that input is as before at the next build."""

    def doing(text: str, **given: Any) -> Any:
        if text == TEXTS[name]:
            do()
        return parse(text, **given)

    fresh()
    crawl("abcd")
    wrong = Counter({"not told": int(not run_build(options=Options(parse=doing)))})
    wrong += judged("".join(sorted(set("abcd") - {spoiled})))
    crawl(spoiled)
    return wrong + again(adding())


def gone(path: str) -> None:
    """Somebody removes a file or folder, if it is there."""
    shutil.rmtree(path, ignore_errors=True)
    Path(path).unlink(missing_ok=True)


def folder_removed() -> Iterator[list[Counter[str]]]:
    """The corpus, or one of its tables, goes while it is built; the next build makes it again from the inputs."""
    for path in ("corpus", "corpus/articles", "corpus/mentions", "corpus/inputs"):
        fresh()
        crawl("abcd")
        wrong = Counter({"not told": 1})
        try:
            run_build(on_progress=lambda _, path=path: gone(path))
        except AtomCorpusError:
            wrong.clear()
        yield [wrong + again(adding())]


def damaged(path: str, pieces: int = 20) -> Iterator[list[Counter[str]]]:
    """A file of a corpus is cut off at many places: builder or reader say so, the rest stays; it is put back."""
    for piece in range(pieces):
        old_corpus("a", "b")
        file = min(Path().glob(path))
        whole, others = file.read_bytes(), tables(but=file)
        file.write_bytes(whole[: len(whole) * piece // pieces])
        wrong = Counter({"not told": 1})
        try:
            run_build()
            wrong["not told"] = int(Dataset.open("corpus").verify() == ())
            wrong["not told"] += len([*Dataset.open("corpus")])  # that it can read
        except AtomCorpusError:
            wrong.clear()
        wrong["articles lost"] += not others.items() <= tables(but=file).items()
        file.write_bytes(whole)
        yield [wrong + again(adding())]


def tables(but: Path) -> dict[str, bytes]:
    """The files of the shards, but for one."""
    return {name: data for name, data in contents(but).items() if name.endswith(".parquet")}


def contents(but: Path) -> dict[str, bytes]:
    """All files of the corpus but for one, and for the lock."""
    found = (path for path in Path("corpus").rglob("*") if path.is_file() and path != but and path.name != ".lock")
    return {str(path): path.read_bytes() for path in found}


def of_the_future() -> Iterator[list[Counter[str]]]:
    """A manifest of later versions is refused, and nothing is touched."""
    for version in (3, 4, 1000):
        old_corpus("a", "b")
        manifest = Path("corpus/manifest.json")
        kept = manifest.read_bytes()
        future = json.loads(kept) | {"schema": f"atomcorpus.corpus/{version}", "more": {}}
        manifest.write_text(json.dumps(future), "utf-8")
        before, wrong = contents(but=Path()), Counter({"not told": 1})
        try:
            run_build()
        except AtomCorpusError:
            wrong.clear()
        wrong["articles lost"] += contents(but=Path()) != before
        manifest.write_bytes(kept)
        yield [wrong + again(adding())]


def two_writers() -> Iterator[list[Counter[str]]]:
    """A second build, after each shard of the first, is refused and changes nothing."""
    refused: list[bool] = []

    def second(_: BuildProgress) -> None:
        try:
            run_build()
        except AtomCorpusError:
            refused.append(True)
        else:
            refused.append(False)

    fresh()
    crawl("abcd")
    run_build(on_progress=second)
    *before, last = [Counter({"not told": int(not was)}) for was in refused]
    yield [*before, last + judged("abcd") + again(adding())]


def clocks() -> Iterator[list[Counter[str]]]:
    """A changed input whose time lies before its old one, before the corpus, or in the future, is read again."""
    for time in (0, 1, LONG_AGO - 1, LONG_AGO + 1, 4_000_000_000):
        old_corpus("a", "b", "c", "d")
        put("crawl/a.txt", "It went back.", time)
        wrong = Counter({"next run failed": len(run_build())})
        wrong["articles lost"] += "It went back." not in {article.text for article in Dataset.open("corpus")}
        yield [wrong + judged("bcd")]


SCENARIOS: dict[tuple[str, str], Callable[[], Iterator[list[Counter[str]]]]] = {
    ("an input is removed", "a corpus is added to"): input_removed,
    ("an input changes", "a corpus is built"): input_changed,
    ("the output folder is removed", "a corpus is built"): folder_removed,
    ("a shard is cut off", "a corpus is added to"): lambda: damaged("corpus/articles/*.parquet"),
    ("a manifest is cut off", "a corpus is added to"): lambda: damaged("corpus/manifest.json"),
    ("a manifest of the future", "a corpus is added to"): of_the_future,
    ("a second writer", "a corpus is built"): two_writers,
    ("a clock that goes backwards", "a corpus is added to"): clocks,
}
"""What others do: the fault, and the work meanwhile."""


if __name__ == "__main__":
    sys.exit(main())
