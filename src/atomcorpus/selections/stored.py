"""Selections of what is stored: answers from columns where these say enough, and from few records where they do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, runtime_checkable

from atomcorpus.selections.facets import View, by_group
from atomcorpus.tables.grouping import (
    answers,
    any_of_rows,
    both,
    counting,
    number_of_true,
    perhaps,
    taken,
    where_not_false,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from atomcorpus.articles import Article
    from atomcorpus.selections.facets import Facet, StoredPart
    from atomcorpus.selections.keys import Keys
    from atomcorpus.selections.stored_words import Noun
    from atomcorpus.tables.grouping import Column

__all__ = ["Asked", "Stored", "StoredArticles"]

T = TypeVar("T")


class Asked(NamedTuple):
    """What an element has to meet: a test, and the word that it came of; None for a caller's own function."""

    test: Callable[[Any], Any]
    word: str | None


@runtime_checkable
class StoredArticles(Protocol):
    """Articles that lie on a disk with tables of what is in them."""

    def parts(self) -> Iterator[StoredPart]:
        """Runs of them, in order."""
        ...


class Stored(Generic[T]):
    """Answers about one sort of element of stored articles, part by part; they are those that the records give."""

    def __init__(self, articles: StoredArticles, noun: Noun, begin: Callable[[Iterable[Article]], Iterator[T]]) -> None:
        """Take the articles, what columns say of the elements, and what makes elements of articles."""
        self._articles = articles
        self._noun = noun
        self._begin = begin

    def elements(self, asked: Sequence[Asked]) -> Iterator[T]:
        """The elements that meet all tests; only articles are made that may have one."""
        for part in self._articles.parts():
            yield from self._elements(View(part, self._noun.table), asked)

    def number(self, asked: Sequence[Asked]) -> int:
        """How many elements meet all tests."""
        number = 0
        for part in self._articles.parts():
            view = View(part, self._noun.table)
            found = self._exact(view, asked)
            known = part.number(view.table) if part.has_columns and not asked else None
            known = number_of_true(found) if found is not None else known
            number += sum(1 for _ in self._elements(view, asked)) if known is None else known
        return number

    def counted(self, asked: Sequence[Asked], keys: Keys[T]) -> Iterator[tuple[tuple[Any, ...], int]]:
        """Keys of elements that meet all tests, each with how many have it, in the order in which they are met."""
        for part in self._articles.parts():
            view = View(part, self._noun.table)
            found = self._keyed(view, asked, keys)
            yield from ((keys.of(element), 1) for element in self._elements(view, asked)) if found is None else found

    def rows(self, asked: Sequence[Asked], reads: Mapping[str, Callable[[T], Any]]) -> Iterator[tuple[Any, ...]]:
        """Per element that meets all tests the values of some columns."""
        for part in self._articles.parts():
            view = View(part, self._noun.table)
            found = self._values(view, asked, reads)
            if found is None:
                found = (tuple([read(one) for read in reads.values()]) for one in self._elements(view, asked))
            yield from found

    def _elements(self, view: View, asked: Sequence[Asked]) -> Iterator[T]:
        answer = self._answer(view, asked)
        if answer is None:
            articles: Iterable[Article] = view.part.articles()
        else:
            rows = where_not_false(answer, view.owners(view.table))
            articles = view.part.some_articles(rows) if rows else ()
        found = self._begin(articles)
        for one in asked:
            found = filter(one.test, found)
        return found

    def _answer(self, view: View, asked: Sequence[Asked]) -> Column | None:
        """Per row whether it may meet the tests, as far as columns say; None where they say nothing.

        What stands after a caller's own function is left out: that is called with all that it is called with in memory.
        """
        if not view.part.has_columns:
            return None
        answer = None
        for one in asked:
            if one.word is None:
                break
            if (facet := self._noun.tests.get(one.word)) is not None:
                answer = both(answer, self._answered(view, facet, one.test))
        return answer

    def _answered(self, view: View, facet: Facet, test: Callable[[Any], Any]) -> Column:
        seen = view.seen(facet)
        answer = answers([None if one is None else bool(test(one)) for one in seen.stand_ins()], seen.numbers)
        if facet.table is None:
            return answer
        of_articles = any_of_rows(answer, view.owners(facet.table), view.part.number("articles"))
        if view.table == "articles":
            return of_articles
        return perhaps(taken(of_articles, view.owners(view.table)))

    def _exact(self, view: View, asked: Sequence[Asked]) -> Column | None:
        """Per row whether it meets the tests; None where columns do not say that of all rows."""
        if not asked or any(one.word not in self._noun.tests for one in asked):
            return None
        answer = self._answer(view, asked)
        return None if answer is None or answer.null_count else answer

    def _keyed(self, view: View, asked: Sequence[Asked], keys: Keys[T]) -> Iterator[tuple[tuple[Any, ...], int]] | None:
        facets = [self._noun.values.get(word) for word in keys.names]
        wanted = self._exact(view, asked)
        if not keys.are_words or not view.part.has_columns or None in facets or (asked and wanted is None):
            return None
        seen = [view.seen(facet) for facet in facets if facet is not None]
        found = counting([one.numbers for one in seen], wanted)
        firsts = [first for first, _ in found]
        met = [taken(one.numbers, firsts).to_pylist() for one in seen]
        stand_ins = [by_group(one, groups) for one, groups in zip(seen, met, strict=True)]
        if any(None in some.values() for some in stand_ins):
            return None
        sizes = [size for _, size in found]
        return zip(_keys_of(keys, met, stand_ins), sizes, strict=True)

    def _values(
        self, view: View, asked: Sequence[Asked], reads: Mapping[str, Callable[[T], Any]]
    ) -> Iterator[tuple[Any, ...]] | None:
        wanted = self._exact(view, asked)
        if not reads or not reads.keys() <= self._noun.columns.keys():
            return None
        if not view.part.has_columns or (asked and wanted is None):
            return None
        columns = []
        for name, read in reads.items():
            seen = view.seen(self._noun.columns[name])
            numbers = (seen.numbers if wanted is None else seen.numbers.filter(wanted)).to_pylist()
            stand_ins = by_group(seen, numbers)
            if None in stand_ins.values():
                return None
            known = {number: read(stand_in) for number, stand_in in stand_ins.items()}
            columns.append([known[number] for number in numbers])
        return zip(*columns, strict=True)


def _keys_of(
    keys: Keys[Any], met: Sequence[Sequence[int]], stand_ins: Sequence[Mapping[int, Any]]
) -> Iterator[tuple[Any, ...]]:
    """Keys of what stands for it, part by part; each part is read when its group is first met."""
    known: list[dict[int, Any]] = [{} for _ in met]
    for groups in zip(*met, strict=True):
        for index, group in enumerate(groups):
            if group not in known[index]:
                known[index][group] = keys.part(index, stand_ins[index][group])
        yield tuple([parts[group] for parts, group in zip(known, groups, strict=True)])
