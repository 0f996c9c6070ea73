"""`Selection`, a lazy view of what is in a corpus, that can be narrowed, counted, grouped, sorted and written."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sized
from functools import partial
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar, Unpack, overload

from atomcorpus._validate import nearest, shown
from atomcorpus.errors import ValidationError
from atomcorpus.html import rows_html
from atomcorpus.selections.counts import Counts
from atomcorpus.selections.keys import By, Keys, Several, plain
from atomcorpus.selections.stored import Asked
from atomcorpus.tabular import Tabular, chosen

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from atomcorpus.dates import PartialDate
    from atomcorpus.entities import Actor, Entity
    from atomcorpus.selections.names import Names
    from atomcorpus.selections.stored import Stored
    from atomcorpus.selections.vocabulary import Vocabulary

__all__ = ["Criteria", "Passes", "Selection"]

_SHOWN = 10  # rows in a notebook

T = TypeVar("T")
K = TypeVar("K")


class Criteria(TypedDict, total=False):
    """The criteria of `Selection.where`; several values mean any of them.

    Which of them a selection has depends on what is in it; `Selection.criteria` lists them.
    """

    entity: str | Entity | Iterable[str | Entity]
    speaker: str | Actor | Iterable[str | Actor]
    developer: str | Actor | Iterable[str | Actor]
    family: str | Iterable[str]
    kind: str | Iterable[str]
    level: str | Iterable[str]
    country: str | Iterable[str]
    region: str | Iterable[str]
    openness: str | Iterable[str]
    status: str | Iterable[str]
    strength: str | Iterable[str]
    source_kind: str | Iterable[str]
    via: str | Actor | Iterable[str | Actor]
    via_basis: str | Iterable[str]
    modality: str | Iterable[str]
    agent: str | Entity | Iterable[str | Entity]
    theme: str | Entity | Iterable[str | Entity]
    recipient: str | Entity | Iterable[str | Entity]
    maker: str | Actor | Iterable[str | Actor]
    unit: str | Iterable[str]
    at_least: int | float | Decimal
    at_most: int | float | Decimal
    time_since: str | PartialDate | date
    time_until: str | PartialDate | date
    relative: bool
    outlet: str | Actor | Iterable[str | Actor]
    host: str | Iterable[str]
    url: str | re.Pattern[str] | Iterable[str | re.Pattern[str]]
    publisher: str | Iterable[str]
    rule: str | Iterable[str]
    year: str | Iterable[str]
    quarter: str | Iterable[str]
    month: str | Iterable[str]
    week: str | Iterable[str]
    since: str | PartialDate | date
    until: str | PartialDate | date
    text: str | re.Pattern[str] | Iterable[str | re.Pattern[str]]


class Passes(Generic[T]):
    """Something to go through again and again: every pass is begun by a function."""

    def __init__(self, begin: Callable[[], Iterator[T]]) -> None:
        """Take a function that gives a new iterator each time."""
        self._begin = begin

    def __iter__(self) -> Iterator[T]:
        return self._begin()


class Selection(Collection[T], Tabular):
    """Articles, mentions, citations, links, facts or entities of a corpus, in its order.

    A selection is a view: it never changes, it holds nothing, and it is gone through anew each time something is asked
    of it. So `len` and a position go through it as well (`list` asks for the length first, which makes two passes), and
    one of a corpus on disk takes no memory to speak of. There, numbers, counts by words and rows come from columns
    where these say enough, and records are made only of articles that may have an element; the answers are the same.
    Two selections are equal when their elements are.

    Made by a `Corpus`: `corpus.articles`, `.mentions`, `.citations`, `.links`, `.times`, `.quantities`, `.events`,
    `.actors`, `.models` and `.artifacts`.

    Example:
        >>> from atomcorpus import Corpus
        >>> corpus = Corpus.read("examples/articles")
        >>> speaking = corpus.citations.where(speaker="Priya Raman")
        >>> len(speaking), speaking[0].cue
        (4, 'told')
        >>> corpus.mentions.where(family="Qwen", until="2025-07").count(by="entity")
        Counts by entity: {'Qwen': 3}
    """

    def __init__(
        self,
        elements: Iterable[T],
        vocabulary: Vocabulary[T],
        names: Names,
        tests: tuple[Asked, ...] = (),
        stored: Stored[T] | None = None,
    ) -> None:
        """Take elements that can be gone through again, and what can be asked of them; callers use a `Corpus`."""
        self._elements = elements
        self._vocabulary = vocabulary
        self._names = names
        self._tests = tests
        self._stored = stored

    @property
    def criteria(self) -> tuple[str, ...]:
        """The words that `where` takes."""
        return tuple(self._vocabulary.criteria)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The words that `count`, `group` and `sort` take."""
        return tuple(self._vocabulary.dimensions)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the rows; each of the `dimensions` may be chosen as one too."""
        return tuple(self._vocabulary.columns)

    def where(self, *predicates: Callable[[T], Any], **criteria: Unpack[Criteria]) -> Selection[T]:
        """Those elements that meet all criteria, and for which all predicates are true.

        Each criterion takes one value or several, which mean any of them. An ambiguous mention meets a criterion when
        all its candidates do; what is not known meets none.

        - `entity`, `developer`, `speaker`: a name, an id or a record. A family or series takes in what is below it: the
          mentions of "Qwen3" are those of its models too. An article has one that it names, or cites; a citation one
          that is named in what is said.
        - `family`: of AI models, as in their record. `level`: family, series, model, checkpoint.
        - `kind`: of an actor or artifact, or level of a model; of a citation direct, indirect, mixed; of a link that of
          the outlet; of a quantity money, share, ...; of an event release, funding, ...
        - `country`: code or name; `region`: of the ATOM Project's tracker, which not all have. Of an actor, the
          developer of a model, the speaker, the outlet to which a link leads.
        - `openness`: open, closed, mixed. `status`: of a mention; `strength`: of an unlisted one. `source_kind`: of a
          citation.
        - `rule`: what found it, as `count(by="rule")` lists them.
        - `via`: who relays a citation, as for `speaker`; `via_basis`: told, reported, link.
        - `agent`, `theme`, `recipient`: who has that part in an event, as for `entity`, which is any of them;
          `modality`: done, planned, possible, denied; `speaker`, `source_kind`, `via`: by whose word it is told.
        - `unit`: of a quantity, or of an event's amount, as written in its record ("USD", "parameter", "percent").
          `at_least`, `at_most`: numbers in that unit, between which the quantity lies for certain: "up to 80" is at
          most 80 and at least nothing.
        - `time_since`, `time_until`: dates, one each; a time, or an event's, that may lie in between is in.
          `relative`: whether a time needed the article's date.
        - `maker`: who made or issued an artifact, as for `speaker`.
        - `outlet`: whose site a link leads to, as for `speaker`; `host`: that site, with those below it; `url`: a
          regular expression that is searched for in the address.
        - `publisher`: its name, or the host of the address.
        - `year`, `quarter`, `month`, `week`: written as `count` writes them: "2025", "2025-Q3", "2025-08", "2025-W32";
          what is dated "2025" is in no month.
        - `since`, `until`: dates, one each; an article whose date may lie in between is in.
        - `text`: a regular expression that is searched for; of a mention in the name as it is written, of a citation
          in what is said, of a link in the words that lead there, of an event in the word that tells it.

        All of it is checked at once. A name that the knowledge base does not list has to occur in the corpus, which is
        gone through once for all such names; so has a publisher, and a host.

        Raises:
            ValidationError: If there is no such criterion, or it has no such value, with the nearest that there are.
            UnknownEntityError: If nothing has the name.

        Example:
            >>> from atomcorpus import Corpus
            >>> mentions = Corpus.read("examples/articles").mentions
            >>> len(mentions.where(country=["US", "China"], kind="company"))
            21
            >>> mentions.where(contry="US")
            Traceback (most recent call last):
            atomcorpus.errors.ValidationError: Selection.where: mentions have no 'contry'; the nearest: 'country'
        """
        for predicate in predicates:
            if not callable(predicate):
                raise ValidationError(f"Selection.where: expected a function of an element, not {shown(predicate)}")
        known = self._vocabulary.criteria
        for name in criteria:
            if name not in known:
                raise ValidationError(
                    f"Selection.where: {self._vocabulary.noun} have no {name!r}{nearest(name, known)}"
                )
        tests = [Asked(known[name](name, wanted, self._names), name) for name, wanted in criteria.items()]
        tests += [Asked(predicate, None) for predicate in predicates]
        return Selection(self._elements, self._vocabulary, self._names, (*self._tests, *tests), self._stored)

    @overload
    def count(self, by: str) -> Counts[str | None]: ...
    @overload
    def count(self, by: Callable[[T], K]) -> Counts[K]: ...
    @overload
    def count(self, by: Several[T]) -> Counts[tuple[Any, ...]]: ...
    def count(self, by: By[T] | Several[T]) -> Counts[Any]:
        """How many there are of each key; only the numbers are held.

        The key of a word is what the element has there, or None; `dimensions` lists the words. Entities stand for
        themselves and are shown by their names, with the id after a name that several have. Dates are not guessed:
        what is dated "2025" has no month.

        Args:
            by: A word, a function of an element, or several of these, whose keys are tuples.

        Raises:
            ValidationError: If there is no such word.

        Example:
            >>> from atomcorpus import Corpus
            >>> speakers = ["Ellis Grangaard", "Mara Lindqvist"]
            >>> citations = Corpus.read("examples/articles").citations.where(speaker=speakers)
            >>> citations.count(by=("speaker", "month")).first(1)
            Counts by speaker, month: {('Ellis Grangaard', '2025-08'): 5}
        """
        keys = Keys(self._vocabulary, "count", by)
        numbers = Counter[tuple[Any, ...]]()
        if self._stored is None:
            numbers.update(map(keys.of, self))
        else:
            for key, number in self._stored.counted(self._tests, keys):
                numbers[key] += number
        ranked = dict(sorted(numbers.items(), key=lambda item: -item[1]))
        return Counts(dict(zip(keys.shown(ranked), ranked.values(), strict=True)), keys.names, single=keys.single)

    @overload
    def group(self, by: str) -> dict[str | None, Selection[T]]: ...
    @overload
    def group(self, by: Callable[[T], K]) -> dict[K, Selection[T]]: ...
    @overload
    def group(self, by: Several[T]) -> dict[tuple[Any, ...], Selection[T]]: ...
    def group(self, by: By[T] | Several[T]) -> dict[Any, Selection[T]]:
        """The elements of each key, in the order in which the keys are first met; all are held in memory.

        Args:
            by: As for `count`, which needs no memory and is enough for numbers.

        Raises:
            ValidationError: If there is no such word.

        Example:
            >>> from atomcorpus import Corpus
            >>> groups = Corpus.read("examples/articles").articles.group(by="month")
            >>> [(month, len(articles)) for month, articles in groups.items()]
            [(None, 2), ('2025-07', 1), ('2025-08', 7)]
        """
        keys = Keys(self._vocabulary, "group", by)
        groups: dict[tuple[Any, ...], list[T]] = {}
        for element in self:
            groups.setdefault(keys.of(element), []).append(element)
        held = (Selection(tuple(group), self._vocabulary, self._names) for group in groups.values())
        return dict(zip(keys.shown(groups), held, strict=True))

    def sort(self, by: By[T] | Several[T], *, descending: bool = False) -> Selection[T]:
        """The same elements in order; equal ones stay as they are, and what is not known comes last.

        They are sorted at each pass, and held in memory for its length.

        Args:
            by: As for `count`; entities are sorted by their names.
            descending: Whether the last comes first.

        Raises:
            ValidationError: If there is no such word.

        Example:
            >>> from atomcorpus import Corpus
            >>> models = Corpus.read("examples/articles").models
            >>> [model.name for model in models.sort("entity", descending=True).first(2)]
            ['phi-4', 'gpt-oss-20b']
        """
        key = partial(Keys(self._vocabulary, "sort", by).order, descending=descending)
        in_order = Passes(lambda: iter(sorted(iter(self), key=key, reverse=descending)))
        return Selection(in_order, self._vocabulary, self._names)

    def first(self, number: int) -> Selection[T]:
        """The first elements, that many at most; no more of the corpus is gone through than it takes.

        Raises:
            ValidationError: If it is no whole number from 0.

        Example:
            >>> from atomcorpus import Corpus
            >>> [mention.text for mention in Corpus.read("examples/articles").mentions.first(3)]
            ['Northgate Institute', 'Mara Lindqvist', 'Obi Nwankwo']
        """
        if type(number) is not int or number < 0:
            raise ValidationError(f"Selection.first: expected a whole number from 0, not {shown(number)}")
        return Selection(Passes(lambda: islice(self, number)), self._vocabulary, self._names)

    def rows(self, *, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
        """One dictionary of strings, numbers and None an element, made as it is asked for.

        Dates are written in ISO 8601; entities are their ids and names. A word of `dimensions` that is no column may be
        chosen as one: of an entity it shows the name.

        Raises:
            ValidationError: If there is no such column.
        """
        known = {**self._vocabulary.dimensions, **self._vocabulary.columns}
        reads = {name: known[name] for name in self._columns(columns)}
        if self._stored is not None:
            values = self._stored.rows(self._tests, reads)
            return (dict(zip(reads, map(plain, row), strict=True)) for row in values)
        return ({name: plain(read(element)) for name, read in reads.items()} for element in self)

    def _columns(self, columns: Sequence[str] | None) -> list[str]:
        known = self._vocabulary.columns
        return (
            list(known) if columns is None else chosen("Selection", columns, {**known, **self._vocabulary.dimensions})
        )

    def __iter__(self) -> Iterator[T]:
        if self._stored is not None and self._tests:
            return self._stored.elements(self._tests)
        found = iter(self._elements)
        for one in self._tests:
            found = filter(one.test, found)
        return found

    def __len__(self) -> int:
        """Number of elements."""
        if not self._tests and isinstance(self._elements, Sized):
            return len(self._elements)
        return sum(1 for _ in self) if self._stored is None else self._stored.number(self._tests)

    def __bool__(self) -> bool:
        """Whether there is any; goes no further than to the first."""
        return any(True for _ in self)

    def __contains__(self, element: object) -> bool:
        return any(one is element or one == element for one in self)

    @overload
    def __getitem__(self, position: int) -> T: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[T, ...]: ...
    def __getitem__(self, position: int | slice) -> T | tuple[T, ...]:
        """The element at a position, or those of a slice.

        Raises:
            IndexError: If there is none at the position.
        """
        if not self._tests and isinstance(self._elements, tuple):
            return self._elements[position]
        if isinstance(position, slice):
            bounds = (position.start, position.stop, position.step)
            ahead = all(bound is None or bound >= 0 for bound in bounds)
            return tuple(islice(self, *bounds)) if ahead else tuple(iter(self))[position]
        rest = islice(self, position, None) if position >= 0 else self._last(-position)
        for element in rest:
            return element
        raise IndexError(f"no element {position}")

    def _last(self, number: int) -> Iterable[T]:
        """The last elements if there are that many, else none."""
        last = deque(self, maxlen=number)
        return last if len(last) == number else ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Selection):
            return NotImplemented
        end = object()
        pairs = zip_longest(self, other, fillvalue=end)
        return self is other or all(one is two or one == two for one, two in pairs)

    __hash__ = None  # type: ignore[assignment] # equal by what is in it

    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows."""
        rows = (tuple(row.values()) for row in self.first(_SHOWN).rows())
        return rows_html(f"The first {_SHOWN} {self._vocabulary.noun}", self.columns, rows)

    def __repr__(self) -> str:
        """What it is a selection of; how many there are is not known before it is gone through."""
        return f"<Selection of {self._vocabulary.noun}>"
