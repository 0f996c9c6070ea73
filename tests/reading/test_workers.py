"""Reading in several processes: the same as in one, whatever becomes of them. Few tests, since starts take long."""

from __future__ import annotations

import multiprocessing
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest

from atomcorpus import Actor, ActorKind, Article, KnowledgeBase, ReadError, ValidationError, parse, read_articles
from atomcorpus.reading import Limits, reader, sharing
from atomcorpus.reading.workers import End, map_in_processes, packed

sys.path.insert(0, str(Path(__file__).parent))  # workers get the path too
parsers = import_module("parsers")

Outcome = Callable[..., tuple[list[Article], list[str]]]

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No test leaves a process behind."""
    yield
    assert multiprocessing.active_children() == []


def put(*texts: str) -> None:
    """Files by number."""
    for number, text in enumerate(texts):
        Path(f"{number:03}.txt").write_text(text, "utf-8")


def count_to(number: int) -> Iterable[int]:
    """Work that a worker can do."""
    return range(number)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many workers are asked for each time; none is started."""
    asked: list[int] = []

    def workers(_function: bytes, _batches: object, number: int, _seconds: float) -> Iterator[None]:
        asked.append(number)
        yield from ()

    monkeypatch.setattr(reader, "map_in_processes", workers)
    return asked


class TestReading:
    """`read_articles(workers=)`."""

    def test_the_same_as_with_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Articles, errors, their order and the counts, with a knowledge base of one's own."""
        monkeypatch.setattr(reader, "_BATCH_FILES", 3)
        monkeypatch.setattr(sharing, "_BYTES_A_WORKER", 1)
        kb = KnowledgeBase.default().extended(Actor(id="harrow", name="Harrow Labs", kind=ActorKind.COMPANY))
        put(
            "Harrow Labs released a model.", "", "Two.", "date 2025-13-45 x", *(f"Harrow Labs, {n}." for n in range(12))
        )
        Path("rows.jsonl").write_text('{"text": "OpenAI."}\n{"text": 3}\n{"text": "Qwen3."}\n', "utf-8")
        Path("other.pdf").touch()
        readers = [read_articles(".", knowledge=kb, workers=workers) for workers in (1, 2)]
        one, two = map(list, readers)
        assert one == two
        assert [str(error) for error in readers[0].errors] == [str(error) for error in readers[1].errors]
        assert [(each.files_read, each.files_passed_over, len(each.errors)) for each in readers] == [(17, 1, 3)] * 2
        assert "harrow" in {mention.entity.id for article in two for mention in article.mentions}

    def test_errors_are_handed_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """To `on_error`, and raised where that is asked for, behind the articles before; the limit of files holds."""
        monkeypatch.setattr(sharing, "_BYTES_A_WORKER", 1)
        put("One.", "", "Three.", "Four.")
        seen: list[ReadError] = []
        assert len(list(read_articles(".", on_error=seen.append, workers=2, limits=Limits(files=3)))) == 2
        assert [str(error) for error in seen] == [
            "001.txt: the file is empty",
            ".: more than 3 files (the limit files)",
        ]
        raising = read_articles(".", on_error="raise", workers=2)
        assert next(raising).text == "One."
        with pytest.raises(ReadError, match=r"^001\.txt: the file is empty$"):
            next(raising)
        raising.close()

    @posix
    def test_a_worker_that_dies(self, read: Outcome) -> None:
        """Its files are tried again one by one; the one that ends another worker is an error, and the rest goes on."""
        put("One.", "die once", "Three.", "die always", "Five.", "Six.")
        articles, errors = read(parse=parsers.deadly, workers=2)
        assert [article.text for article in articles] == ["One.", "die once", "Three.", "Five.", "Six."]
        assert errors == ["003.txt: a worker process died while reading it"]

    @posix
    def test_a_worker_that_hangs(self, read: Outcome) -> None:
        """It is ended after the time of the limit; the file that does it again is an error, and the rest goes on."""
        put("One.", "hang once", "Three.", "hang always", "Five.", "Six.")
        articles, errors = read(parse=parsers.hanging, workers=2, limits=Limits(seconds=3))
        assert [article.text for article in articles] == ["One.", "hang once", "Three.", "Five.", "Six."]
        assert errors == ["003.txt: nothing came of it in 3 seconds (the limit seconds)"]

    def test_an_exception_of_the_parser(self) -> None:
        """It is raised as it is without workers, behind the articles before, and says where it was raised."""
        put("One.", "raise", "Three.")
        articles = read_articles(".", parse=parsers.raising, workers=2)
        assert next(articles).text == "One."
        with pytest.raises(KeyError) as caught:
            next(articles)
        assert caught.value.args == ("raise",)
        assert "parsers.py" in caught.value.__notes__[0]
        assert list(articles) == []

    def test_closed_early(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The workers end at once, whatever they are at."""
        monkeypatch.setattr(reader, "_BATCH_FILES", 1)
        monkeypatch.setattr(sharing, "_BYTES_A_WORKER", 1)
        put(*(f"Text {number}." for number in range(50)))
        articles = read_articles(".", workers=2)
        next(articles)
        assert multiprocessing.active_children() != []
        articles.close()
        assert multiprocessing.active_children() == []
        assert list(articles) == []

    @pytest.mark.parametrize("workers", [0, -1, True, 1.5, "2", None])
    def test_wrong_numbers(self, workers: object) -> None:
        """They are refused at once."""
        put("One.")
        with pytest.raises(ValidationError) as caught:
            read_articles(".", workers=workers)  # type: ignore[arg-type] # the point of the test
        expected = f"ArticleReader.workers: expected a whole number above 0, not {workers!r}"
        assert str(caught.value) == expected

    def test_a_parser_that_cannot_be_sent(self) -> None:
        """That is said at once; in one process it is as good as any."""
        put("One.")
        assert len(list(read_articles(".", parse=lambda *given, **named: (parse(*given, **named),)[0]))) == 1
        with pytest.raises(ValidationError) as caught:
            read_articles(".", parse=lambda *given, **named: (parse(*given, **named),)[0], workers=2)
        expected = "ArticleReader.parse: cannot be sent to a worker; give a function of a module"
        assert str(caught.value) == expected

    def test_no_process_for_little(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What takes less time than the start of a worker is read here, in the same way; what may crash is not."""
        put("One.", "", "Three.")
        started = counted(monkeypatch)
        articles = read_articles(".", workers=8)
        assert [article.text for article in articles] == ["One.", "Three."]
        assert (articles.files_read, [str(error) for error in articles.errors]) == (3, ["001.txt: the file is empty"])
        assert started == []
        Path("page.html").write_text("<p>A page is read by other libraries.</p>")
        for path, parser in ((".", parse), ("000.txt", parsers.hanging)):
            list(read_articles(path, parse=parser, workers=8))
        assert started == [1, 8]

    def test_as_many_as_pay(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """One more for each 750,000 bytes, up to the number given."""
        put("x" * 800_000, "y" * 800_000, "z" * 800_000)
        started = counted(monkeypatch)
        for most in (2, 3, 8):
            list(read_articles(".", workers=most))
        assert started == [2, 3, 3]

    def test_no_process_for_one(self) -> None:
        """One worker is this process."""
        put("One.", "Two.")
        articles = read_articles(".", workers=1)
        next(articles)
        assert multiprocessing.active_children() == []
        articles.close()


class TestMap:
    """`map_in_processes`."""

    def test_order_and_ends(self) -> None:
        """Results of each item in order, then its end; no item, no process."""
        function = packed("count", range)
        assert list(map_in_processes(function, [], 2)) == []
        outcomes = list(map_in_processes(function, [[2, 0], [1]], 2))
        assert outcomes == [(2, 0), (2, 1), (2, End.DONE), (0, End.DONE), (1, 0), (1, End.DONE)]

    def test_no_more_is_begun_than_needed(self) -> None:
        """However many batches there are: four a worker are begun at most."""
        begun = 0

        def batches() -> Iterator[list[int]]:
            nonlocal begun
            while True:
                begun += 1
                yield [1]

        outcomes = map_in_processes(packed("count", range), batches(), 1)
        assert list(islice(outcomes, 2)) == [(1, 0), (1, End.DONE)]
        assert begun <= 6
        outcomes.close()

    def test_long_results_wait_in_the_worker(self) -> None:
        """All of them come, in messages of bounded size."""
        outcomes = map_in_processes(
            packed("repeat", bytes.splitlines), [[(b"x" * 99 + b"\n") * 30_000], [b"y\n" * 3]], 2
        )
        assert sum(outcome is not End.DONE for _, outcome in outcomes) == 30_003

    @posix
    def test_what_came_before_a_death_is_given_once(self) -> None:
        """Results of an item that ends its workers later on."""
        outcomes = map_in_processes(packed("die", parsers.some_then_die), [[2]], 1)
        assert [outcome if isinstance(outcome, End) else outcome[:1] for _, outcome in outcomes] == [
            b"0",
            b"1",
            End.DIED,
        ]

    def test_a_function_that_is_not_there(self) -> None:
        """What a worker says of it is in the error."""
        unknown = pickle.dumps(count_to).replace(b"count_to", b"count_at")
        with pytest.raises(ValidationError, match=r"^workers: a worker process cannot load what it is to do: "):
            list(map_in_processes(unknown, [[1]], 1))
