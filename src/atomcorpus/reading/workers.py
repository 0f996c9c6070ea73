"""Sharing work out to processes: an ordered map that bounds its memory and outlives workers that die.

What a worker does is the business of others; nothing here knows of files or articles. Processes are started anew, not
forked, and each has a pipe of its own: so it is known what a worker that died was at, and the others go on undisturbed.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
from collections import deque
from contextlib import contextmanager, suppress
from enum import Enum
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import define, field, frozen

from atomcorpus.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

__all__ = ["WORKER_DIED", "End", "map_in_processes", "packed"]

T = TypeVar("T")
R = TypeVar("R")

WORKER_DIED = "a worker process died while reading it"
"""What an error says of something at which workers died."""

_BATCHES_A_WORKER = 4  # begun and not yet given back
_RESULTS_AT_ONCE = 16  # given back before the workers are looked at again, which takes as long as half a result
_MESSAGE_BYTES = 100_000
_WAITING_BYTES = 8_000_000  # of one batch; then its worker has to wait
_READY = _DONE = b""


class End(Enum):
    """How the work on one item has come to its end."""

    DONE = "done"
    DIED = "died"
    HUNG = "hung"


@frozen
class _Raised:
    """What the function raised; errors that it gives back are results like others."""

    error: Exception


@define(eq=False)
class _Batch(Generic[T, R]):
    """Items that one worker gets at once, and what has come of them.

    Attributes:
        items: In order.
        skipped: Number of results of the first item that an earlier attempt gave already.
        is_retry: Whether a worker died at it before; then it has one item.
        finished: Number of items that are done with.
        results: Number of results of the item after those.
        is_handed_out: Whether a worker has or had it.
        is_complete: Whether nothing more will come of it.
        waiting: What has come and was not given back yet.
        size: Its bytes when it came.
    """

    items: Sequence[T]
    skipped: int = 0
    is_retry: bool = False
    finished: int = 0
    results: int = 0
    is_handed_out: bool = False
    is_complete: bool = False
    waiting: deque[tuple[T, R | End | _Raised]] = field(factory=deque)
    size: int = 0

    def take(self, message: bytes) -> None:
        """Unpack a message."""
        self.size += len(message)
        file = io.BytesIO(message)
        unpickler = pickle.Unpickler(file)  # noqa: S301 - from our own process
        while file.tell() < len(message):
            outcome = unpickler.load()
            item = self.items[self.finished]
            if outcome is End.DONE:
                self.finished, self.results = self.finished + 1, 0
            else:
                self.results += 1
                if self.finished == 0 and self.results <= self.skipped:
                    continue
            self.waiting.append((item, outcome))

    def after_death(self, end: End) -> list[_Batch[T, R]]:
        """What is to be tried again, item by item; an item at which a second worker came to its end is given up."""
        self.is_complete = True
        rest = self.items[self.finished :]
        if self.is_retry:
            self.waiting.extend((item, end) for item in rest)
            return []
        return [_Batch([item], 0 if number else self.results, is_retry=True) for number, item in enumerate(rest)]


@define(eq=False)
class _Worker:
    """A process, our end of its pipe, and what it is at."""

    process: SpawnProcess
    connection: Connection
    is_ready: bool = False
    batch: _Batch[Any, Any] | None = None
    heard_at: float = 0.0

    def begin(self, batch: _Batch[Any, Any]) -> None:
        self.batch, batch.is_handed_out, self.heard_at = batch, True, monotonic()
        with suppress(OSError):  # it died, which shows when it is heard
            self.connection.send(batch.items)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.connection.close()


def packed(name: str, function: object) -> bytes:
    """A function as it is sent to the workers.

    Raises:
        ValidationError: With the name, if it cannot be sent.

    Example:
        >>> packed("read_articles.parse", lambda text: text)
        Traceback (most recent call last):
        atomcorpus.errors.ValidationError: read_articles.parse: cannot be sent to a worker; give a function of a module
    """
    try:
        return pickle.dumps(function, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise ValidationError(f"{name}: cannot be sent to a worker; give a function of a module") from error


def map_in_processes(
    function: bytes, batches: Iterable[Sequence[T]], workers: int, seconds: float | None = None
) -> Generator[tuple[T, Any], None, None]:
    """Call a function with each item of each batch, in other processes, and give back what comes out in order.

    An item at which a worker dies is tried once more, and then given up; so is one at which nothing is heard of a
    worker for too long, which is ended then. Closing the generator, and whatever else ends it, ends the workers at
    once.

    Args:
        function: What `packed` made of a function that takes an item and returns any iterable of results.
        batches: Gone through as workers need them; a worker gets one at a time.
        workers: How many processes there are at most; they are started as they are needed.
        seconds: How long a worker may be at a batch, and then at an item, without a word; None for ever.

    Yields:
        The item with each of its results, and then with how it ended.

    Raises:
        ValidationError: If worker processes do not start.
        Exception: What the function raises, after the results before that.
    """
    pool: _Pool[T, Any] = _Pool(function, iter(batches), workers, seconds)
    try:
        while (batch := pool.first()) is not None:
            pool.receive(wait=not batch.waiting)
            for _ in range(min(len(batch.waiting), _RESULTS_AT_ONCE)):
                item, outcome = batch.waiting.popleft()
                if isinstance(outcome, _Raised):
                    raise outcome.error
                yield item, outcome
            if not batch.waiting:
                batch.size = 0
    finally:
        pool.end()


class _Pool(Generic[T, R]):
    """The workers, and the batches that were begun, in order."""

    def __init__(
        self, function: bytes, batches: Iterator[Sequence[T]], workers: int, seconds: float | None = None
    ) -> None:
        self._function = function
        self._source = batches
        self._most = workers
        self._seconds = seconds
        self._workers: list[_Worker] = []
        self._begun: deque[_Batch[T, R]] = deque()

    def first(self) -> _Batch[T, R] | None:
        """The batch whose results are next; None when there is nothing left."""
        while self._begun and self._begun[0].is_complete and not self._begun[0].waiting:
            self._begun.popleft()
        self._hand_out()
        return self._begun[0] if self._begun else None

    def receive(self, *, wait: bool) -> None:
        """Take what workers have sent, and give those that are done something to do."""
        from multiprocessing.connection import wait as readable  # noqa: PLC0415 - takes 30 ms, few need it

        heard = {
            worker.connection: worker
            for worker in self._workers
            if (worker.batch is not None or not worker.is_ready)
            and (worker.batch is None or worker.batch.size < _WAITING_BYTES)
        }
        for worker in self._workers:
            if worker.connection not in heard:
                worker.heard_at = monotonic()  # it has to wait for us
        for connection in readable(list(heard), self._patience(heard.values()) if wait else 0):
            worker = heard.pop(connection)  # type: ignore[call-overload] # we give connections only
            worker.heard_at = monotonic()
            try:
                self._take(worker, worker.connection.recv_bytes())
            except (EOFError, OSError):
                self._bury(worker, End.DIED)
        for worker in heard.values():
            if worker.batch is not None and self._patience([worker]) == 0:
                self._bury(worker, End.HUNG)
        self._hand_out()

    def end(self) -> None:
        """Leave nothing behind."""
        while self._workers:
            self._workers.pop().end()

    def _take(self, worker: _Worker, message: bytes) -> None:
        if not worker.is_ready:
            if message != _READY:
                raise ValidationError(f"workers: a worker process cannot load what it is to do: {message.decode()}")
            worker.is_ready = True
        elif worker.batch is not None and message == _DONE:
            worker.batch.is_complete = True
            worker.batch = None
        elif worker.batch is not None:
            worker.batch.take(message)

    def _patience(self, workers: Iterable[_Worker]) -> float | None:
        """How long to wait for the first of some workers that are at work; None for ever."""
        if self._seconds is None:
            return None
        begun = [worker.heard_at for worker in workers if worker.batch is not None]
        return max(min(begun) + self._seconds - monotonic(), 0) if begun else None

    def _bury(self, worker: _Worker, end: End) -> None:
        """What a worker that died, or is ended, was at is tried again."""
        self._workers.remove(worker)
        worker.end()
        if not worker.is_ready:
            raise ValidationError(
                "workers: worker processes do not start; in a script, work with several of them belongs below "
                "`if __name__ == '__main__':`"
            )
        if worker.batch is not None:
            place = self._begun.index(worker.batch) + 1
            for number, batch in enumerate(worker.batch.after_death(end), place):
                self._begun.insert(number, batch)

    def _hand_out(self) -> None:
        """Give work to workers that have none, and start others where there is more.

        The first in order goes first: what is after it may have to wait for it.
        """
        for worker in self._workers:
            if worker.is_ready and worker.batch is None:
                if (batch := self._untried(0)) is None:
                    return
                worker.begin(batch)
        starting = sum(not worker.is_ready for worker in self._workers)
        while len(self._workers) < self._most and self._untried(starting) is not None:
            self._workers.append(_started(self._function))
            starting += 1

    def _untried(self, index: int) -> _Batch[T, R] | None:
        """A batch by its place among those that no worker had yet; as many as may be are begun to get at it."""
        untried = [batch for batch in self._begun if not batch.is_handed_out]
        while len(untried) <= index:
            items = next(self._source, None) if len(self._begun) < _BATCHES_A_WORKER * self._most else None
            if items is None:
                return None
            self._begun.append(_Batch(items))
            untried.append(self._begun[-1])
        return untried[index]


def _started(function: bytes) -> _Worker:
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs,), daemon=True)
    with _uninterrupted():
        process.start()
    theirs.close()
    worker = _Worker(process, ours)
    with suppress(OSError):
        ours.send_bytes(function)
    return worker


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: the one that has the terminal ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - as above

    resource_tracker.ensure_running()  # starting it later would undo the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- In a worker ------------------------------------------------------------------------------------------------------
def _work(connection: Connection) -> None:
    """Do what comes through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        try:
            function = pickle.loads(connection.recv_bytes())  # noqa: S301 - from our own process
        except (ImportError, AttributeError, pickle.UnpicklingError) as error:
            connection.send_bytes(f"{type(error).__name__}: {error}".encode())
            return
        connection.send_bytes(_READY)
        _answer(connection, function)
        gc.freeze()  # what the first batch has loaded stays, and need not be looked through for garbage again and again
        while True:
            _answer(connection, function)


def _answer(connection: Connection, function: Callable[[Any], Iterable[Any]]) -> None:
    """Do the next batch."""
    for message in _messages(function, connection.recv()):
        connection.send_bytes(message)
    connection.send_bytes(_DONE)


def _end_with_parent() -> None:
    """End this process, whatever it is at, when the one that started it is gone."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415 - as above

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _messages(function: Callable[[T], Iterable[Any]], items: Iterable[T]) -> Iterator[bytes]:
    """Outcomes of items, pickled; what is in several of them is in a message once."""
    outcomes = _outcomes(function, items)
    more = True
    while more:
        file = io.BytesIO()
        pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
        more = False
        for outcome in outcomes:
            pickler.dump(outcome)
            if more := file.tell() >= _MESSAGE_BYTES:
                break
        if file.tell():
            yield file.getvalue()


def _outcomes(function: Callable[[T], Iterable[Any]], items: Iterable[T]) -> Iterator[Any]:
    for item in items:
        try:
            yield from function(item)
        except Exception as error:  # noqa: BLE001 - it is raised where the results are wanted
            yield _Raised(_portable(error))
            return
        yield End.DONE


def _portable(error: Exception) -> Exception:
    """An exception as it can be sent, with where it was raised as a note."""
    from traceback import format_exception  # noqa: PLC0415 - rarely needed

    told = "".join(format_exception(error))
    try:
        error.add_note(f"In a worker process:\n{told}")
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever an exception's own methods raise
        return RuntimeError(told)
    return error
