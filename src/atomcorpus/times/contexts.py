"""Whether words that may be a time are one where they stand: "in May" and not "I may", "in 2000", not "2000 GPUs"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.dates import MONTHS
from atomcorpus.english.classes import words

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Place", "is_time"]

_REACH = 60  # code points on either side that are looked at


class Place:
    """Where a match stands: the words before and after it in its block.

    Attributes:
        before: What stands before it.
        after: What stands after it.
        word: The last word before it, as written; empty where a sign or nothing stands between.
    """

    __slots__ = ("after", "before", "word")

    def __init__(self, text: str, match: re.Match[str], begin: int, end: int) -> None:
        start, stop = match.span()
        self.before = text[max(begin, start - _REACH) : start]
        self.after = text[stop : min(end, stop + _REACH)]
        self.word = ""
        if self.before[-1:].isspace() and self.before[-2:-1].strip():
            last = _LAST_WORD.search(self.before.split()[-1])
            self.word = last[0] if last else ""


_LAST_WORD = re.compile(r"[^\W_][\w’'.&-]*\Z")
_NEXT_WORD = re.compile(r"\s([^\W_][\w’'&-]*)")
_NEXT_CAPITAL = re.compile(r"\s(?:[A-Z][\w’'&-]*)")
_FUNCTION = words("before-times")
_PREPOSITIONS = words("prepositions-of-time")
_DETERMINERS = words("determiners-of-time")
_COUNTING = words("about-numbers")
_ROUND = re.compile(r"(?:1[5-9]|20)00\Z|2048\Z|1536\Z|1920\Z|1600\Z")
_PLURAL = re.compile(r"[a-z][a-z-]*[a-rt-z]s\Z|people\Z|[A-Z]{2,}s\Z|[A-Z]+[0-9]+s?\Z")


def is_time(rule: str, text: str, match: re.Match[str], begin: int, end: int) -> bool:
    """Whether a match of the grammar is a time.

    Args:
        rule: Which rule it is a match of.
        text: The whole text.
        match: The match.
        begin: Where its block begins.
        end: Where its block ends.
    """
    ask = _ASKED.get(rule)
    return ask is None or ask(Place(text, match, begin, end), match)


def _is_name_before(word: str) -> bool:
    """Whether a word before a year or a month makes it a part of a name: "NeurIPS 2024", and not "Poe's 2024 essay"."""
    if word.endswith((*_OWNED, "ed")) or word.lower() in _FUNCTION:  # "Founded 2015"
        return False
    return not word.islower() and any(letter.isupper() or letter.isdigit() for letter in word)


_OWNED = ("’s", "'s", "s’", "s'")


def _is_year(place: Place, match: re.Match[str]) -> bool:
    word, year = place.word, match["y"]
    low = word.lower()
    number = int(year)
    if _is_name_before(word) or low in words("labels-of-numbers") or _LAW_OF.search(place.before):
        return False
    following = _NEXT_WORD.match(place.after)
    noun = following[1] if following else ""
    is_weak = _ROUND.match(year) is not None or not _USUAL[0] <= number <= _USUAL[1]
    is_many = low in _COUNTING or _MORE_THAN.search(place.before) is not None
    if noun and low not in _DETERMINERS and not low.endswith(_OWNED) and _is_counted(noun, is_many=is_many or is_weak):
        return False
    if not is_weak or low in _PREPOSITIONS or low in _PARTS_OF_YEARS:
        return True
    return (low in _DETERMINERS and bool(noun)) or place.before.endswith(("(", ", "))


_LAW_OF = re.compile(
    r"\b(?:Class|Act|Law|Code|Bill|Treaty|Accords?|Agreement|Convention|Declaration|Amendments?)\sof\s\Z"
)
_PARTS_OF_YEARS = ("early", "late", "mid")
_USUAL = (1900, 2045)


def _is_counted(noun: str, *, is_many: bool) -> bool:
    """Whether a number is how many of the next word there are."""
    return noun.lower() in words("counted-nouns") or (is_many and _PLURAL.match(noun) is not None)


_MORE_THAN = re.compile(r"\b(?:[Oo]ver|(?:[Mm]ore|[Ll]ess|[Ff]ewer)\sthan)\s\Z")


def _is_years(place: Place, _: re.Match[str]) -> bool:
    return not _is_name_before(place.word) and place.word.lower() not in words("labels-of-numbers")


_NO_PREPOSITION = frozenset(("April", "June", "May", "March"))
_NOUN_FOLLOWS = re.compile(r"\s(?!(?:on|of|for|to|by|and|or|is|was|in|at|with|that|who)\b)[a-z]")  # "the March on Rome"
_SURE = words("before-months")
_BEFORE_SHORT = words("before-short-months")
_BEFORE_MAY = words("before-may")
_JOINED = on_first_use(
    rf"\bnow\s(?:and|to|until)\s\Z|\b(?:{MONTHS})(?:\s[0-9]{{4}})?(?:,|,?\s(?:and|or|to|through|until|not|but\snot))\s\Z"
)
_JOINS = re.compile(rf"(?:,?\s(?:and|or|to|through|until)\s|,\s|\s?[-–]\s?)(?:{MONTHS})\b")


def _is_month(place: Place, match: re.Match[str]) -> bool:
    month, low = match["month"], place.word.lower()
    if _is_hung(place):
        return False
    if place.after.startswith(("’s ", "'s ")) and low not in _PREPOSITIONS:
        return month not in _NO_PREPOSITION and len(month) > _SHORT
    if (len(month) <= _SHORT and month != "May") or month == "Sept":
        is_name = _NEXT_CAPITAL.match(place.after) or place.after.startswith(("’s", "'s"))  # "in Jan's case"
        return low in _BEFORE_SHORT and not is_name
    if month in ("May", "March"):
        return _is_word_too(place, low)
    if low in _SURE or _HUNG.search(place.before):
        return True
    is_led = low in _PREPOSITIONS or low in _DETERMINERS
    is_alone = not _is_name_before(place.word) and (month not in _NO_PREPOSITION or bool(place.word))
    return (is_led or is_alone) and not _NEXT_CAPITAL.match(place.after)


def _is_hung(place: Place) -> bool:
    """Whether a hyphen hangs a month on another word, and that is no month and no part of one."""
    if place.after[:1] in _HYPHENS and place.after[1:2].isalpha() and not _JOINS.match(place.after):
        return True
    return place.before[-1:] in _HYPHENS and not _HUNG.search(place.before)


def _is_word_too(place: Place, low: str) -> bool:
    """Whether "May" or "March" is the month."""
    if low in _SURE or _HUNG.search(place.before) or _JOINED.search(place.before):
        return True
    if low in _BEFORE_MAY:
        return not _NEXT_CAPITAL.match(place.after)
    if low in _DETERMINERS or place.before.endswith(("’s ", "'s ")):
        return _NOUN_FOLLOWS.match(place.after) is not None
    return low in _PREPOSITIONS and _JOINS.match(place.after) is not None


_HYPHENS = tuple("-‐‑–")
_HUNG = on_first_use(rf"(?:\b(?:[Mm]id|[Ee]arly|[Ll]ate|[Pp]re|[Pp]ost)|\b(?:{MONTHS})\.?)[-‐‑–]\Z")
_SHORT = 3


def _is_weekday(place: Place, match: re.Match[str]) -> bool:
    if match["rel"]:
        return True
    low = place.word.lower()
    if low in words("no-weekdays") or _HABIT.match(place.after):
        return False
    if low == "the" and _CLAUSE_OF.match(place.after):  # "the Monday after the launch"
        return False
    capital = _NEXT_CAPITAL.match(place.after)
    if capital and _NEXT_CAPITAL.match(place.after, capital.end()):  # "Monday Night Football"
        return low in _FUNCTION - _DETERMINERS
    return capital is None or capital[0][1:] in _AFTER_WEEKDAY or low in _FUNCTION - _DETERMINERS


_HABIT = re.compile(
    r"-(?!night|morning|afternoon|evening)|\.[a-z]|\s(?:morning|afternoon|evening|night)s\b"
)  # "Monday-based", "Monday.com"
_CLAUSE_OF = re.compile(r"\s(?:after|before|following|of|when|that)\b")
_AFTER_WEEKDAY = frozenset("Morning Afternoon Evening Night I".split())


def _is_beside(place: Place, match: re.Match[str]) -> bool:
    side, low = match["side"].lower(), place.word.lower()
    if place.after.startswith("-") or not _agrees(match, side):
        return False
    if side == "that":
        return (
            (match["unit"] or "").lower() in _HANGING_UNITS and low in _BEFORE_THAT and not _CLAUSE.match(place.after)
        )
    if side in _AFTER_ARTICLE or (side == "past" and not match["n"]):
        return low in _DETERMINERS
    if match["n"]:
        return low in _WITH_NUMBERS
    return not match["unit"] or _is_unit_beside(place, match["unit"], side)


def _is_unit_beside(place: Place, unit: str, side: str) -> bool:
    if unit[0].isupper() and (_TITLE.match(place.after) or place.before.endswith(_QUOTES)):  # "This Week in Tech"
        return False
    if unit.lower() == "day":
        return side == "next" and place.word.lower() == "the"
    if side != "last" or place.word.lower() != "the":
        return True
    return _LAST_OF.match(place.after) is None or _UP_TO.search(place.before) is not None


_LAST_OF = re.compile(
    r"\s(?:of|to|that|when|before|in\swhich)\b"
)  # "the last year of the war", "the last week to apply"
_UP_TO = re.compile(r"\b(?:[Oo]ver|[Ii]n|[Ff]or|[Dd]uring|[Ww]ithin)\sthe\s\Z")


def _agrees(match: re.Match[str], side: str) -> bool:
    """Whether number and noun fit each other and the word before them: "next two years", and no "this years"."""
    if not match["n"]:
        return not match["s"]
    return bool(match["unit"]) and side in _NUMBERED and (bool(match["s"]) or match["n"].lower() in ("1", "one"))


_AFTER_ARTICLE = frozenset("same following previous preceding prior current coming upcoming".split())
_NUMBERED = frozenset(("last", "past", "previous", "next", "coming", "following", "preceding", "this past"))
_HANGING_UNITS = frozenset("day week month year decade".split())
_BEFORE_THAT = words("before-that-year")
_CLAUSE = re.compile(r"\s(?:that|when|of|where|which)\b")
_QUOTES = ('"', "“", "”", "''", "‘", "*", "_")
_TITLE = re.compile(r"\s(?:[A-Z]|in\b)")
_WITH_NUMBERS = words("with-numbers-of-units")


def _is_ago(place: Place, match: re.Match[str]) -> bool:
    if match["side"] in ("ago", "from now"):
        return True
    return not _NEXT_THAN.match(place.after)


_NEXT_THAN = re.compile(r"\sthan\b|\s(?:stages?|versions?|models?|generations?|work)\b")
_GIVES_OUT = "(?:announc|releas|launch|introduc|unveil|publish|open-sourc|shar|rolling\\sout|sign|post|issu|fil|propos)"
_TODAY_AFTER = on_first_use(
    rf",?\s(?:[Ww]e|I|[Tt]hey|[Ii]t)(?:['’](?:re|m|s|ve)|\s(?:am|are|is|have|has))\s(?:{_GIVES_OUT}|making|excited|proud|thrilled|happy)"
    rf"|,?\s[\w’'&.-]+(?:\s[\w’'&.-]+){{0,4}}\s(?:(?:is|are|has|have)\s{_GIVES_OUT}|{_GIVES_OUT}(?:ed|es)\b|said\b)"
)
_TODAY_BEFORE = on_first_use(
    rf"\bas\sof\s\Z|\b(?!(?:{'|'.join(sorted(words('no-pasts')))}|used|based|needed|limited)\b)[a-z]+ed\s(?:[a-z]+\s){{0,2}}\Z"
    rf"|(?:\b(?:am|is|are)|['’](?:m|s|re))\s(?:[a-z]+ly\s)?{_GIVES_OUT}ing\b[^.;:]{{0,40}}\Z|\b{_GIVES_OUT}ed\b[^.;:]{{0,40}}\Z"
)
_TODAY_BETWEEN = re.compile(rf"\s(?:[a-z]+ly\s)?{_GIVES_OUT}(?:es|ed)\b")


def _is_day(place: Place, match: re.Match[str]) -> bool:
    day = match["day"]
    if day is None:
        return True
    if place.after.startswith("-") or place.before.endswith("-"):
        return False
    if day == "Today":
        return _TODAY_AFTER.match(place.after) is not None
    if day == "today":
        is_told = place.word.lower() in words("done-today") or _TODAY_BEFORE.search(place.before)
        return bool(is_told or _TODAY_BETWEEN.match(place.after)) and not place.after.startswith(("’s ", "'s "))
    if day.lower() == "tomorrow":
        return place.word.lower() not in _IDEAS and not place.after.startswith(("’s ", "'s "))
    return place.word.lower() != "of" or place.after[:1] not in (".", ",")


_IDEAS = words("ideas-of-tomorrow")


def _is_season(place: Place, _: re.Match[str]) -> bool:
    before = _SEASON_BEFORE.search(place.before)
    if before is None or _NEXT_CAPITAL.match(place.after):
        return False
    following = _NEXT_WORD.match(place.after)
    return not following or following[1] not in ("of", "in", "from", "semester", "break")


_SEASON_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Dd]uring|[Tt]his|[Oo]ver|[Bb]efore|[Aa]fter)\s(?:the\s)?(?:early\s|late\s)?\Z"
)


def _is_weekend(place: Place, _: re.Match[str]) -> bool:
    return _WEEKEND_BEFORE.search(place.before) is not None


_WEEKEND_BEFORE = re.compile(r"\b(?:[Oo]ver|[Aa]t|[Oo]n|[Dd]uring|[Bb]y)\sthe\s\Z")


def _is_quarter(place: Place, match: re.Match[str]) -> bool:
    has_year = bool(match["y"] or match["rel"] or match["short"] or match["short2"])
    if match["q2"]:
        return has_year
    if match["o"] and not has_year:
        is_led = (
            place.word.lower() in words("before-quarters")
            or match[0][:1].isupper()
            or "quarter" not in match[0].split()
        )
        return is_led and _QUARTER_OF.match(place.after) is None
    return place.after[:1] != "_" and not _is_name_before(place.word)


_QUARTER_OF = re.compile(r"\s(?:of|century)\b|[-‐‑]final")


def _is_numeric(place: Place, match: re.Match[str]) -> bool:
    if match["y"] or match["y2"] or match["y3"]:
        return True
    if match[0] == "9/11":  # the attacks
        return False
    return _NUMERIC_BEFORE.search(place.before) is not None and not _NEXT_WORD.match(place.after)


_NUMERIC_BEFORE = re.compile(
    r"\b(?:[Oo]n|[Ee]dit(?:ed)?|EDIT|UPDATE|[Uu]pdated?|[Pp]osted|[Pp]ublished|[Dd]ated|[Aa]s\sof|[Ss]ince)[ :(]{1,3}\Z"
)


def _is_nth(place: Place, _: re.Match[str]) -> bool:
    return _NTH_BEFORE.search(place.before) is not None and _NTH_AFTER.match(place.after) is not None


_NTH_BEFORE = re.compile(r"\b(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|(?:day|today|yesterday|tomorrow),)\sthe\s\Z")
_NTH_AFTER = re.compile(r"[.,;:!?)—–]|\s(?:of\s(?:this|last|next)\smonth)|\Z")


def _is_decade_word(place: Place, match: re.Match[str]) -> bool:
    return _DECADE_BEFORE.search(place.before) is not None and (
        match["word"][0].islower() or not _NEXT_CAPITAL.match(place.after)
    )


_DECADE_BEFORE = re.compile(r"\b[Tt]he\s(?:early\s|late\s|mid-|mid\s)?\Z")


def _is_month_day(place: Place, match: re.Match[str]) -> bool:
    """Whether it is a day and not a number of what comes next: "May 5" and not "May 5 people"."""
    if match["y"] or match["rel"]:
        return True
    following = _NEXT_WORD.match(place.after)
    return not (following and following[1].lower() in words("counted-nouns"))


def _is_before_after(place: Place, _: re.Match[str]) -> bool:
    return place.word.lower() in ("the", "a")


_ASKED: dict[str, Callable[[Place, re.Match[str]], bool]] = {
    "year": _is_year,
    "years": _is_years,
    "month": _is_month,
    "month_day": _is_month_day,
    "day_month": _is_month_day,
    "weekday": _is_weekday,
    "beside": _is_beside,
    "ago": _is_ago,
    "day": _is_day,
    "season": _is_season,
    "weekend": _is_weekend,
    "quarter": _is_quarter,
    "numeric": _is_numeric,
    "nth": _is_nth,
    "decade_word": _is_decade_word,
    "before_after": _is_before_after,
}
