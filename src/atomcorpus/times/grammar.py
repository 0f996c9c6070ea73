"""The grammar of times: one pattern for each way of writing one, and which of them may begin where.

A branch says how a time is written and names its parts; what they mean is for `meanings`, and whether the words mean
a time where they stand for `contexts`. Between the words of a time is one white space.
"""

from __future__ import annotations

import re
from functools import cache

from atomcorpus._memo import Memo
from atomcorpus.dates import MONTHS
from atomcorpus.english.calendar import calendar_words
from atomcorpus.english.numbers import number_words
from atomcorpus.english.sieves import alike, beginnings_of

__all__ = ["BRANCHES", "HITS", "HIT_WORDS", "ONWARDS", "PART", "RULES_AT", "TOLD", "read_at"]


def _either(sort: str) -> str:
    """The words of a sort, with a small or a capital letter."""
    words = sorted(calendar_words(sort), key=len, reverse=True)
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" if word[0].isalpha() else word for word in words)


YEAR = "(?:1[5-9]|20)[0-9]{2}"
HYPHEN = "[-‐‑]"
_DASH = "[-‐‑–—]"
_PREFIXED = r"|(?<=[0-9]s[-–])" + "".join(
    rf"|(?<=\b{word}[-‐‑])"
    for word in ("mid", "Mid", "pre", "Pre", "post", "Post", "late", "Late", "end", "early", "Early")
)
# What hangs on a number or a name on either side is part of that: "gpt-4o-2024-08-06", "$2025", "2025.1", "2000-page".
_LEFT = rf"(?=[0-9])(?:(?<![\w$£€¥₹#@&/+=.,:−‐‑–-]){_PREFIXED})"
_RIGHT = rf"(?![\w%°€£¥]|[.,:/][0-9]|–[0-9]|{HYPHEN}(?!era\b)\w)"
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_AFTER_DAY = rf"{_RIGHT}(?!\s(?:[mbtr]illion|percent|per\scent|[AaPp]\.?[Mm]\b))"
# In small letters only what is no other word. The stop of a shortened name belongs to it, that after a whole one not.
_SMALL = "|".join(
    name for part in MONTHS.split("|") if (name := re.sub("[(?:)]", "", part).lower()) not in ("march", "may")
)
_STOP = r"(?:(?:(?<=\b[A-Z][A-Za-z]{2})(?<!May)(?<!MAY)|(?<=\bSept))\.)?"
_MONTH = rf"(?<!\w)(?:(?:{MONTHS}|{MONTHS.upper()})\b{_STOP}|(?:{_SMALL})\b)"
_WEEKDAY = _either("weekday")
_SHORT_DAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_BEFORE_DATE = rf"(?:(?<!\w)(?:(?:[Ll]ast|[Nn]ext|[Tt]his)\s)?(?:{_WEEKDAY}|{_SHORT_DAY}),?\s(?:the\s)?)?"
_UNIT = _either("unit")
_PLAIN_UNIT = "year|month|week|quarter|decade"
_SEASON = _either("season")
_QUALITY = "(?:fiscal|financial|calendar|full|academic|school)"
_NUMBER = rf"(?:[1-9][0-9]{{0,2}}|(?:{_either('number')})(?:{HYPHEN}(?:{'|'.join(number_words('unit'))}))?)"
_YEAR_WORD = r"(?P<rel>this|last|next|(?<=\sof\s)(?:that|the\ssame))"
_RELATIVE_YEAR = rf"(?:\sof)?\s{_YEAR_WORD}\s(?:{_QUALITY}\s)?year\b"
_FISCAL = r"(?:FY\s?|(?:[Ff]iscal|[Ff]inancial)\s(?:year\s)?)"
_YEAR_OF = rf"(?:(?:\sof|,)?\s(?:{_FISCAL})?(?P<y>{YEAR}){_RIGHT}|{_RELATIVE_YEAR})"
_PARTS = "end|start|beginning|middle|rest|remainder|close|course"

BRANCHES: dict[str, str] = {
    "iso": rf"{_LEFT}(?:(?P<y>{YEAR})[-‐‑](?P<m>0[1-9]|1[0-2])(?:[-‐‑](?P<d>0[1-9]|[12][0-9]|3[01]))?"
    rf"|(?P<y2>{YEAR})/(?P<m2>0?[1-9]|1[0-2])/(?P<d2>0?[1-9]|[12][0-9]|3[01]))(?:{_RIGHT}|(?=T[0-9]{{2}}:))",
    "years": rf"{_LEFT}(?P<y>{YEAR})(?:{_DASH}|/)(?P<until>{YEAR}|[0-9]{{1,2}}){_RIGHT}",
    "decade": rf"(?:{_LEFT}(?P<y>(?:1[5-9]|20)[0-9]0)['’]?s|(?<!\w)['’](?P<short>[2-9]0)s)(?!\w)",
    "numeric": rf"{_LEFT}(?:(?P<a>[0-3]?[0-9])/(?P<b>[0-3]?[0-9])(?:/(?P<y>{YEAR}|[0-9]{{2}}))?"
    rf"|(?P<a2>[0-3]?[0-9])-(?P<b2>[0-3]?[0-9])-(?P<y3>{YEAR})"
    rf"|(?P<d>[0-3]?[0-9])\.(?P<m>[01]?[0-9])\.(?P<y2>{YEAR})){_RIGHT}",
    "month-day": rf"{_BEFORE_DATE}(?P<month>{_MONTH})\s(?:the\s)?(?P<d>{_DAY})(?:\s?{_DASH}\s?(?P<until>{_DAY}))?"
    rf"(?:(?:,|\sof)?\s(?P<y>{YEAR}){_RIGHT}|{_RELATIVE_YEAR}|{_AFTER_DAY})",
    "day-month": rf"{_BEFORE_DATE}{_LEFT}(?P<d>{_DAY})(?:\s?{_DASH}\s?(?P<until>{_DAY}))?\s(?:of\s|day\sof\s)?"
    rf"(?P<month>{_MONTH})(?:,?\s(?:of\s)?(?P<y>{YEAR}){_RIGHT}|{_RELATIVE_YEAR})?",
    "month-year": rf"(?P<month>{_MONTH})(?:(?:,|\sof)?\s(?P<y>{YEAR}){_RIGHT}|\s?['’](?P<short>[0-9]{{2}}){_RIGHT}"
    rf"|{_RELATIVE_YEAR})",
    "month": rf"(?P<month>(?<!\w)(?:{MONTHS})\b)",
    "quarter": rf"(?<!\w)(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q"
    rf"|(?P<o>{_either('ordinal')})(?:\s{_QUALITY})?(?:\s|{HYPHEN})quarter)"
    rf"(?:(?<=Q)(?P<short2>[0-9]{{2}}){_RIGHT}|\s?['’](?P<short>[0-9]{{2}}){_RIGHT}|{_YEAR_OF}"
    rf"|\sFY(?P<short3>[0-9]{{2}}){_RIGHT}|\b)",
    "months-of": rf"(?<!\w)(?P<side>[Ff]irst|[Ll]ast|[Ff]inal)\s(?P<n>{_NUMBER})\smonths"
    rf"(?:\sof\sthe\s(?P<here>year)\b|{_YEAR_OF})",
    "half": rf"(?<!\w)(?:H(?P<h>[12])|(?P<h2>[12])H|(?P<o>[Ff]irst|[Ss]econd)\shalf)"
    rf"(?:(?<=H)(?P<short>[0-9]{{2}}){_RIGHT}|{_YEAR_OF}|\sof\sthe\s(?P<here>year)\b)",
    "fiscal": rf"(?<!\w)(?:FY\s?['’]?(?P<y>{YEAR}|[0-9]{{2}})|(?:[Ff]iscal|[Ff]inancial)\s(?:[Yy]ear\s)?(?P<y2>{YEAR}))"
    rf"(?:{_DASH}(?P<until>{YEAR}|[0-9]{{2}}))?{_RIGHT}",
    "season-year": rf"(?<!\w)(?P<season>{_SEASON})"
    rf"(?:(?:\sof|,)?\s(?P<y>{YEAR})(?:{_DASH}(?:{YEAR}|[0-9]{{2}}))?{_RIGHT}|{_RELATIVE_YEAR})",
    "year": rf"{_LEFT}(?P<y>{YEAR}){_RIGHT}",
    "ago": rf"(?<!\w)(?:(?P<half>[Hh]alf\sa)|(?P<n>{_NUMBER})(?P<plus>\sand\sa\shalf)?)\s(?P<unit>{_UNIT})s?"
    r"(?P<plus2>\sand\sa\shalf)?\s(?P<side>ago|earlier|later|from\snow)\b",
    "part": rf"(?<!\w)(?:(?P<word>[Yy]ear)(?:['’]s\s|{HYPHEN}|\s)end|EOY"
    rf"|(?:[Tt]he\s)?(?:{_PARTS})\sof\s(?:the\s)?(?P<unit>{_PLAIN_UNIT})|(?:[Ee]arl(?:y|ier)|[Ll]ater?)\sin\sthe\s(?P<unit2>{_PLAIN_UNIT}))"
    rf"(?:\s(?:of\s)?(?P<y>{YEAR}){_RIGHT}|\b(?!\sof\b))",
    "beside": rf"(?<!\w)(?P<side>[Tt]his\s(?:past|coming)|{_either('side')})\s(?:(?P<n>{_NUMBER})\s)?(?:{_QUALITY}\s)?"
    rf"(?:(?P<unit>{_UNIT})|(?P<weekend>weekend)|(?P<weekday>{_WEEKDAY})|(?P<season>{_SEASON})|(?P<month>{MONTHS}))"
    r"(?P<s>s)?\b",
    "before-after": r"(?<!\w)(?P<unit>year|month|week|day)\s(?P<side>before|after)\b(?=[.,;:!?)—–]|\Z)",
    "day": r"(?<!\w)(?:day\s(?P<two>before\syesterday|after\stomorrow)|(?P<day>[Yy]esterday|[Tt]oday|[Tt]omorrow))\b",
    "weekday": rf"(?<!\w)(?P<weekday>{_WEEKDAY})\b(?:\s(?:of\s)?(?P<rel>last|this|next)\sweek\b)?",
    "season": rf"(?<!\w)(?P<season>{_SEASON})\b",
    "weekend": r"(?<!\w)[Ww]eekend\b",
    "decade-word": rf"(?<!\w)(?P<word>{_either('decade')})\b",
    "nth": r"(?<!\w)(?P<d>(?:[12]?1st|2?2nd|2?3rd|(?:[4-9]|1[0-9]|2[04-9]|30)th|31st))\b",
}
"""How times are written, by the name of the rule; of two that begin at one place the first that fits is read."""

TOLD = 4  # characters by which the rules are chosen that are tried at a place: "the ", "2019", "last"


@cache
def _begun() -> list[tuple[str, frozenset[str]]]:
    return [(rule, beginnings_of(branch, TOLD)) for rule, branch in BRANCHES.items()]


def _rules_at(key: str) -> tuple[str, ...]:
    """The rules that may match where such characters stand."""
    written = alike(key)
    starts = [written[:count] for count in range(len(written) + 1)]
    return tuple([rule for rule, begun in _begun() if len(key) < TOLD or not begun.isdisjoint(starts)])


RULES_AT = Memo(_rules_at)
"""The rules that may match by the first `TOLD` characters that stand at a place; none for most."""


def read_at(text: str, start: int, end: int) -> tuple[str, re.Match[str]] | None:
    """The time that may begin at an offset, and the rule for it: the first that fits.

    Args:
        text: Any text.
        start: Where it begins; no letter or digit stands before.
        end: Where reading stops.
    """
    for rule in RULES_AT[text[start : start + TOLD]]:
        if (read := _reader(rule).match(text, start, end)) is not None:
            return rule, read
    return None


@cache
def _reader(rule: str) -> re.Pattern[str]:
    """The pattern of a rule, made when it is first asked for; most texts need few."""
    return re.compile(BRANCHES[rule])


# Every time holds one of these words, or a match of one of these patterns; a text has few of both. `str.find` finds the
# words in half the time that they take as one pattern. There are three patterns, because `re` skips to the letters that
# one begins with, but does not for all of them at once, nor where a sign beyond ASCII may come first.
HIT_WORDS = (
    *("year", "month", "week", "day", "decade", "quarter", "morrow"),
    *("fall", "winter", "summer", "spring", "autumn"),
)
"""Letters that the words of a time hold."""
HITS = (
    re.compile("ties(?<=[nrfxhe]ties)\\b"),
    re.compile(
        "Year|Month|Week|Day|Decade|Quarter|Spring|Summer|Autumn|Fall|Winter|Q[1-4]|H[12]|FY|EOY"
        f"|{MONTHS}|{MONTHS.upper()}"
    ),
    re.compile(r"[0-9](?:[0-9]{3}|0s\b|/[0-9]|st\b|[nr]d\b|th\b|\.[0-9]{1,2}\.[12]|[QH])"),
)
"""Find more of them: in numbers in words, in names with a capital, in figures."""

PART = re.compile(
    rf"(?<!\w)(?:(?:[Tt]he\s)?(?:very\s)?(?:{_PARTS}|turn|[Ee]nd|[Ss]tart|[Bb]eginning)\sof\s(?:the\s)?(?:month\sof\s)?"
    rf"|(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier|[Ll]ater|[Ee]nd)(?:(?:{HYPHEN}|\s)(?:to|or|and)(?:{HYPHEN}|\s)(?:mid|late))?"
    rf"(?:{HYPHEN}|–|\s)(?:in\s(?:the\s)?)?)\Z"
)
"""Words before a time that say which part of it is meant, and belong to it: "the end of", "early"."""

ONWARDS = re.compile(r"\s(?:onwards?|and\s(?:beyond|onwards?|later|after)|or\slater)\b")
"""Words after a time that leave its end open."""
