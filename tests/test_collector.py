"""The pause of the garbage collector."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from atomcorpus._collector import paused_collector

if TYPE_CHECKING:
    from collections.abc import Iterator


class Knot:
    """An object that only the collector can take away, since it holds itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """The collector is on before each test, and as it was behind it."""
    before = gc.isenabled()
    gc.enable()
    yield
    gc.unfreeze()
    (gc.enable if before else gc.disable)()


class TestPausedCollector:
    """What is paused, and what comes back."""

    def test_it_pauses(self) -> None:
        """Inside it is off, behind it on."""
        with paused_collector():
            assert not gc.isenabled()
        assert gc.isenabled()

    def test_an_error_ends_the_pause(self) -> None:
        """An error passes through, and the collector is on again."""
        with pytest.raises(ZeroDivisionError), paused_collector():
            raise ZeroDivisionError
        assert gc.isenabled()

    def test_one_pause_in_another(self) -> None:
        """The outer pause goes on when an inner one ends."""
        with paused_collector():
            with paused_collector():
                pass
            assert not gc.isenabled()
        assert gc.isenabled()

    def test_what_was_off_stays_off(self) -> None:
        """A program that does without the collector goes on doing so."""
        gc.disable()
        with paused_collector():
            pass
        assert not gc.isenabled()

    def test_garbage_of_the_pause_is_found_later(self) -> None:
        """What was made meanwhile is collected like anything else, once nothing holds it."""
        with paused_collector():
            knot = Knot()
        there = weakref.ref(knot)
        del knot
        gc.collect()
        assert there() is None

    def test_what_was_made_is_old(self) -> None:
        """The objects of the pause are not looked through with the young ones."""
        with paused_collector():
            knot = Knot()
        assert not any(young is knot for young in gc.get_objects(generation=0))

    def test_frozen_objects_stay_frozen(self) -> None:
        """Whoever froze objects, before a fork for example, finds them so; the collector knows of none of them."""
        frozen = [[number] for number in range(100)]
        gc.freeze()
        with paused_collector():
            pass
        assert gc.get_freeze_count() > len(frozen)
        known = set(map(id, gc.get_objects()))
        assert known.isdisjoint(map(id, frozen))
