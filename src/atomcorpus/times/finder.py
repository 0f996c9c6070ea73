"""Finding times: where they may begin, what each match means where it stands, and which neighbours are one time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from atomcorpus.dates import PartialDate
from atomcorpus.entities import Period
from atomcorpus.facts import TimeExpression
from atomcorpus.sentences import find_sentences
from atomcorpus.spans import Span
from atomcorpus.times.clock import Clock, Meaning
from atomcorpus.times.contexts import is_time
from atomcorpus.times.grammar import HIT_WORDS, HITS, ONWARDS, PART, RULES_AT, TOLD, read_at
from atomcorpus.times.meanings import meaning_of
from atomcorpus.times.tense import tense_at

if TYPE_CHECKING:
    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Section

__all__ = ["find_times", "parse_time"]


def find_times(
    text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...], published: PartialDate | None
) -> tuple[TimeExpression, ...]:
    """Find every time that a text names.

    Args:
        text: The whole text, as a reader sees it.
        sections: Its sections; the header is in none.
        mentions: Names in it; what lies in one is no time of its own ("AIME 2025").
        published: The article's date, from which relative times are counted.

    Returns:
        The times, sorted by span, each in one paragraph or heading.

    Example:
        >>> from atomcorpus.layout import parse_layout
        >>> text = "Acme was founded in 2019. It opens its weights next month."
        >>> sections = parse_layout(text).sections
        >>> [str(time.period.since) for time in find_times(text, sections, (), PartialDate(2025, 8, 9))]
        ['2019', '2025-09']
    """
    hits = _hits(text, 0, len(text))
    if not hits:
        return ()
    taken = _Taken(mentions)
    found: list[TimeExpression] = []
    at = 0
    for block in _blocks(sections):
        at = bisect_left(hits, block.start, at)
        if at == len(hits):
            break
        if hits[at] < block.end:
            behind = bisect_left(hits, block.end, at)
            found += _Block(text, block.start, block.end, published).times(taken, hits[at:behind])
    return tuple(found)


def _hits(text: str, start: int, end: int) -> list[int]:
    """Where letters and figures stand that a time holds, in order."""
    hits = [match.start() for pattern in HITS for match in pattern.finditer(text, start, end)]
    for word in HIT_WORDS:
        at = text.find(word, start, end)
        while at >= 0:
            hits.append(at)
            at = text.find(word, at + 1, end)
    return sorted(hits)


def _blocks(sections: tuple[Section, ...]) -> list[Span]:
    """Headings and paragraphs in order."""
    blocks: list[Span] = []
    for section in sections:
        if section.heading is not None:
            blocks.append(section.heading.span)
        blocks += section.paragraphs
    return blocks


def parse_time(text: str, anchor: PartialDate | date | None = None) -> TimeExpression | None:
    """Read a whole string as one time.

    Args:
        text: The words, without preposition; an article and white space may stand before them.
        anchor: The date from which relative times are counted. A string has no tense: a weekday is the nearest, and a
            day or month without a year one of that date's year, save at New Year.

    Returns:
        The time, its span without the white space around it; None when the string is none, or more than one.

    Example:
        >>> parse_time("the last 12 months", PartialDate(2025, 7, 4)).period.since.isoformat()
        '2024-07'
        >>> parse_time("Aug. 5, 2025"), parse_time("2,025 users")
        (TimeExpression(2025-08-05, 0:12), None)
    """
    if isinstance(anchor, date):
        anchor = PartialDate(anchor.year, anchor.month, anchor.day)
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    article = _ARTICLE.match(text, start, end)
    found = _Block(text, start, end, anchor, is_alone=True).times(_Taken(()), _hits(text, start, end))
    if len(found) != 1 or found[0].span.end != end:
        return None
    return found[0] if found[0].span.start in (start, article.end() if article else start) else None


_ARTICLE = re.compile(r"[Tt]he\s|[Aa]n?\s")


class _Taken:
    """The spans of names, in order."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._spans = sorted([(mention.span.start, mention.span.end) for mention in mentions])

    def beside(self, start: int, end: int) -> int | None:
        """Where the name ends that a match begins in, or that goes on after it; None where there is none."""
        spans = self._spans
        at = bisect_right(spans, (start, 1 << 60)) - 1
        if at >= 0 and spans[at][1] > start:
            inside = spans[at][0] > start or spans[at][1] < end
            return spans[at][1] if not inside or spans[at][0] < start or spans[at][0] == start else None
        if at + 1 < len(spans) and spans[at + 1][0] < end < spans[at + 1][1]:
            return spans[at + 1][1]
        return None


class _Atom:
    """A match that is a time, and what it means."""

    __slots__ = ("clock", "end", "match", "meaning", "rule", "start")

    def __init__(self, rule: str, match: re.Match[str], clock: Clock, meaning: Meaning) -> None:
        self.rule, self.match, self.clock, self.meaning = rule, match, clock, meaning
        self.start, self.end = match.span()


class _Block:
    """One paragraph or heading."""

    def __init__(self, text: str, start: int, end: int, anchor: PartialDate | None, *, is_alone: bool = False) -> None:
        self.text, self.start, self.end, self.anchor, self.is_alone = text, start, end, anchor, is_alone
        self._sentences: list[tuple[int, int]] | None = None

    def times(self, taken: _Taken, hits: list[int]) -> list[TimeExpression]:
        """The times of the block, in order.

        Args:
            taken: The names of the text.
            hits: Where letters or figures stand that a time holds.
        """
        atoms = self._atoms(taken, hits)
        found = []
        at, floor = 0, self.start
        while at < len(atoms):
            atom = atoms[at]
            joined = self._joined(atom, atoms[at + 1], floor) if at + 1 < len(atoms) else None
            start, end, meaning = joined or self._extended(atom, floor)
            at += 2 if joined else 1
            floor = end
            found.append(_time(start, end, meaning, "range" if joined else atom.rule))
        return found

    def _atoms(self, taken: _Taken, hits: list[int]) -> list[_Atom]:
        """What the grammar finds around the hits, and is a time."""
        text, end, floor = self.text, self.end, self.start
        before: Meaning | None = None
        found: list[_Atom] = []
        for hit in hits:
            for word in _WORD.finditer(text, max(floor, hit - _BACK), min(hit + 1, end)):
                start = word.start()
                if start < floor or not RULES_AT[text[start : start + TOLD]]:
                    continue
                read = read_at(text, start, end)
                if read is None:
                    continue
                skip = taken.beside(start, read[1].end())
                atom = self._atom(*read, before) if skip is None else None
                if atom is None:
                    floor = max(floor, start + 1, skip or 0)
                    continue
                before = atom.meaning if atom.meaning.since is not None else before
                floor = atom.end
                found.append(atom)
                break
            floor = max(floor, hit)  # what begins before it was tried
        return found

    def _atom(self, rule: str, read: re.Match[str], before: Meaning | None) -> _Atom | None:
        rule = rule.replace("-", "_")
        text, (start, end) = self.text, read.span()
        if not (self.is_alone or is_time(rule, text, read, self.start, self.end)):
            return None
        clock = Clock(
            self.anchor,
            None if self.is_alone else lambda: tense_at(text, start, end, self._sentence, is_near=rule in _NEAR),
        )
        clock.before, clock.phrase = before, text[max(self.start, start - 12) : start].lower()
        meaning = meaning_of(rule, read, clock)
        if meaning is None:
            return None
        if rule == "ago" and meaning.since is None and not meaning.relative and not text[start].isupper():
            return None  # "they buy it two weeks later" counts from no time
        return _Atom(rule, read, clock, meaning)

    def _sentence(self, at: int) -> tuple[int, int]:
        if self._sentences is None:
            self._sentences = list(find_sentences(self.text, self.start, self.end))
        index = bisect_right(self._sentences, (at, 1 << 60)) - 1
        return self._sentences[max(index, 0)] if self._sentences else (self.start, self.end)

    def _extended(self, atom: _Atom, floor: int) -> tuple[int, int, Meaning]:
        """A time with the words that say which part of it, and whether its end is open."""
        start, end, meaning = self._begin(atom, floor), atom.end, atom.meaning
        onwards = ONWARDS.match(self.text, end, self.end) if meaning.since is not None else None
        if onwards:
            return start, onwards.end(), meaning._replace(until=None)
        return start, end, meaning

    def _begin(self, atom: _Atom, floor: int) -> int:
        if atom.rule in _WHOLE:
            return atom.start
        part = PART.search(self.text[max(floor, atom.start - _PART_REACH) : atom.start])
        if part is None or (atom.rule in _PRECISE and not part[0].endswith("of ")):
            return atom.start
        return atom.start - len(part[0])

    def _joined(self, first: _Atom, second: _Atom, floor: int) -> tuple[int, int, Meaning] | None:
        """Two times that are one stretch: "from May to July 2024", "between 2020 and 2023", "May 30 – June 2"."""
        between = self.text[first.end : second.start]
        if len(between) > _LONGEST_JOIN or (joint := _JOINT.fullmatch(between)) is None:
            return None
        start = self._begin(first, floor)
        opening = _OPENING.search(self.text, max(floor, start - _OPENING_REACH), start)
        is_between = opening is not None and opening[0][0] in "Bb"
        if (joint["word"] == "and") != is_between:
            if joint["word"] == "and":
                self._lend(first, second)
            return None
        joinable = _JOINABLE if opening or joint["word"] else _JOINABLE_BY_DASH
        if first.rule not in joinable or second.rule not in joinable:
            return None
        stretch = _from_to(*self._agreed(first, second))
        return None if stretch is None else (opening.start() if opening else start, second.end, stretch)

    def _lend(self, first: _Atom, second: _Atom) -> None:
        """Of two times the first takes the year of the second: "in May and June 2025"."""
        year = second.meaning.since
        if first.rule in _YEARLESS and first.meaning.relative and year is not None and not second.meaning.relative:
            first.clock.year = year.year
            first.meaning = meaning_of(first.rule, first.match, first.clock) or first.meaning

    def _agreed(self, first: _Atom, second: _Atom) -> tuple[Meaning | None, Meaning | None]:
        """Both meanings, with the year of the one for the other that has none."""
        since, until = first.meaning, second.meaning
        if first.rule in _YEARLESS and since.relative and not until.relative and until.since:
            first.clock.year = until.since.year
            since_ = meaning_of(first.rule, first.match, first.clock)
            if since_ and since_.since and until.until and since_.since.earliest > until.until.latest:
                first.clock.year -= 1
                since_ = meaning_of(first.rule, first.match, first.clock)
            return since_, until
        if second.rule in _YEARLESS and until.relative and since.since:
            second.clock.year = since.since.year
            later = meaning_of(second.rule, second.match, second.clock)
            if later and later.until and later.until.latest < since.since.earliest:
                second.clock.year += 1
                later = meaning_of(second.rule, second.match, second.clock)
            return since, later and later._replace(relative=since.relative)
        return since, until


def _from_to(since: Meaning | None, until: Meaning | None) -> Meaning | None:
    """From the beginning of one to the end of the other; None if that is the way back, whatever the article's date."""
    if since is None or until is None:
        return None
    relative = since.relative or until.relative
    if since.since is None or until.until is None or until.until.latest < since.since.earliest:
        return Meaning(None, None, relative=True) if relative else None
    return Meaning(since.since, until.until, relative)


_WHOLE = frozenset(("iso", "numeric", "part", "day", "weekday", "ago", "before_after", "nth", "weekend"))
_NEAR = frozenset(("weekday", "weekend", "beside"))
_PRECISE = frozenset(("month_day", "day_month"))
_JOINABLE_BY_DASH = frozenset(("numeric", "decade", "season_year", "quarter", "half", "fiscal", "year", "iso", "month"))
_JOINABLE_BY_DASH |= {"month_day", "day_month", "month_year"}
_JOINABLE = _JOINABLE_BY_DASH | {"beside", "weekday", "ago"}  # and no "Monday–Friday"
_YEARLESS = frozenset(("month", "month_day", "day_month", "quarter", "season", "numeric"))
_BACK = 44  # code points of a time before the first letters or figures that every time holds
_WORD = re.compile(r"(?<!\w)[\w'’]")
_PART_REACH = 32
_OPENING_REACH = 16
_LONGEST_JOIN = 16
_JOINT = re.compile(
    r"(?:,?\s(?P<word>to|through|until|till|and|thru)\s|\s?[-‐‑–—]\s?)(?:the\s)?(?:end\sof\s|(?:early|mid|late)(?:\s|-))?(?:the\s)?"
)
_OPENING = re.compile(r"(?<!\w)(?:[Ff]rom|[Bb]etween)\s(?:the\s)?\Z")


def _time(start: int, end: int, meaning: Meaning, rule: str) -> TimeExpression:
    since, until, relative = meaning
    period = None if since is None and until is None else Period(since, until)
    return TimeExpression(Span(start, end), period, relative=relative, rule=rule.replace("_", "-"))
