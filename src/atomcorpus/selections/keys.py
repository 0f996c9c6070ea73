"""What elements are counted, grouped and sorted by: words of the vocabulary, functions, or several of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from atomcorpus._validate import nearest, shown
from atomcorpus.entities import Actor, AIModel, Artifact, Entity
from atomcorpus.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atomcorpus.selections.vocabulary import Vocabulary

__all__ = ["By", "Keys", "Several", "plain"]

T = TypeVar("T")

By = str | Callable[[T], Any]
"""A word, or a function of an element."""

Several = tuple[By[T], ...] | list[str]
"""Several of these; their keys are tuples."""


_ENTITIES = (Actor, AIModel, Artifact)


class Keys(Generic[T]):
    """Reads keys from elements: entities by their id, since names may be shared, and to hash a record takes long.

    Attributes:
        names: What the parts of a key are called, in order.
        single: Whether a key is the one part itself, and no tuple.
        are_words: Whether nothing is read by a caller's own function.
    """

    def __init__(self, vocabulary: Vocabulary[T], method: str, by: By[T] | Several[T]) -> None:
        """Look the words up; `method` is who asks.

        Raises:
            ValidationError: If there is no such word, or nothing is asked for.
        """
        self.single = not isinstance(by, (tuple, list))
        parts = by if isinstance(by, (tuple, list)) else (by,)
        if not parts:
            raise ValidationError(f"Selection.{method}.by: expected a word or a function, not {shown(by)}")
        self._reads = [_reader(vocabulary, method, part) for part in parts]
        self.names = tuple(part if isinstance(part, str) else _called(part) for part in parts)
        self.are_words = all(isinstance(part, str) for part in parts)
        self._entities: dict[str, str] = {}

    def of(self, element: T) -> tuple[Any, ...]:
        """The key of an element, one part for each word."""
        return tuple([self._plain(read(element)) for read in self._reads])

    def part(self, index: int, element: Any) -> Any:
        """One part of the key of an element, or of what stands for it there."""
        return self._plain(self._reads[index](element))

    def shown(self, keys: Iterable[tuple[Any, ...]]) -> list[Any]:
        """Keys as they are shown: an entity by its name, with the id after it where entities share the name."""
        bearers = Counter(self._entities.values())
        names = {
            entity_id: name if bearers[name] == 1 else f"{name} ({entity_id})"
            for entity_id, name in self._entities.items()
        }
        shown_keys = [tuple([names.get(part, part) if type(part) is _Id else part for part in key]) for key in keys]
        return [key[0] for key in shown_keys] if self.single else shown_keys

    def order(self, element: T, *, descending: bool) -> tuple[tuple[bool, Any], ...]:
        """What to sort an element by, so that what is not known comes last in both directions."""
        values = (read(element) for read in self._reads)
        parts = [value.name if isinstance(value, _ENTITIES) else value for value in values]
        return tuple([((part is None) is not descending, part) for part in parts])

    def _plain(self, value: Any) -> Any:
        if isinstance(value, _ENTITIES):
            entity_id = _Id(value.id)
            self._entities.setdefault(entity_id, value.name)
            return entity_id
        return str(value) if isinstance(value, str) else value


class _Id(str):
    """The id of an entity, told apart from other strings."""

    __slots__ = ()


def _reader(vocabulary: Vocabulary[T], method: str, by: By[T]) -> Callable[[T], Any]:
    if callable(by):
        return by
    if not isinstance(by, str):
        raise ValidationError(f"Selection.{method}.by: expected a word or a function, not {shown(by)}")
    if by not in vocabulary.dimensions:
        known = nearest(by, vocabulary.dimensions)
        raise ValidationError(f"Selection.{method}.by: {vocabulary.noun} have no {by!r}{known}")
    return vocabulary.dimensions[by]


def _called(function: Callable[[T], Any]) -> str:
    return getattr(function, "__name__", "key").strip("<>")


def plain(value: Any) -> Any:
    """What stands in a row for a value: an entity's name, a member's word."""
    if isinstance(value, Entity):
        return value.name
    return str(value) if isinstance(value, str) else value
