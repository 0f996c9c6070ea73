"""What a listed name means where it stands: which of its entries, or nothing at all.

Most names need no question. Two sorts do: forms that are ordinary words ("Nature", "Command"), which count only where
the words around them treat them as what they name; and forms that name both a company and its models ("DeepSeek"),
where syntax decides: who acts or owns is a company, what is run or has weights is a model.
"""

from __future__ import annotations

import re
from enum import Enum

from atomcorpus._patterns import on_first_use
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.english.patterns import load_rules

__all__ = [
    "RULES",
    "Reading",
    "is_enumerated",
    "is_label",
    "is_posted_on",
    "is_shouted",
    "lends_its_name",
    "names_a_licence",
    "owns_something",
    "supports_actor",
    "supports_model",
    "twin_reading",
]


class Reading(Enum):
    """Which half of a name that a company shares with its models is meant."""

    ACTOR = "actor"
    MODEL = "model"
    OPEN = "open"
    """The words beside it leave it open; its neighbours in a list, or what is usual, decide."""


RULES = load_rules(__package__ or "", "senses.txt")
"""What the words right beside a name speak of it as."""
_MODEL_AFTER, _MODEL_BEFORE = RULES["model-after"], RULES["model-before"]
_ACTOR_AFTER, _ACTOR_BEFORE = RULES["actor-after"], RULES["actor-before"]
_MEDIA_AFTER, _MEDIA_BEFORE = RULES["media-after"], RULES["media-before"]
_PLACE_AFTER, _PLACE_BEFORE = RULES["place-after"], RULES["place-before"]
_MEMBER_OF, _POSTED_ON = RULES["member-of"], RULES["posted-on"]
_WINDOW = 48
_GOES_ON = re.compile(r"[-‑]| ?[\d=+*/^]|\s(?:axis|and\s[A-Z]\b)")  # "plotted on X and Y"


def _before(text: str, start: int) -> str:
    return text[max(0, start - _WINDOW) : start]


_ENUMERATED = re.compile(
    r"(?:Act|Chapter|Figure|Gen|Grade|Group|Layer|Level|Mark|Page|Part|Phase|Round|Section|Series|Stage|Step|Table|Tier|"
    r"Type|Version|Volume) \d{1,2}"
)


_LICENCE_AFTER = re.compile(r"(?:\s(?:(?:Public|Attribution|Community)\s)?|-)[Ll]icen[cs]e\b|-[Ll]icen[cs]ed\b")
_UNDER, _CLOSED = re.compile(r"\bunder (?:an? |the )?$"), re.compile(r"[.,;:)]|\s*\Z|\sand\b|\n")
_LICENCE_BEFORE = re.compile(r"\b[Ll]icen[cs]ed under (?:an? |the )?$")


def is_enumerated(text: str, start: int, end: int) -> bool:
    """Whether a stretch is what texts number, whatever else may be called so: "Step 3".

    Example:
        >>> is_enumerated("Step 3: train it", 0, 6), is_enumerated("Step 3.5 Flash", 0, 14)
        (True, False)
    """
    return _ENUMERATED.fullmatch(text, start, end) is not None


def names_a_licence(text: str, start: int, end: int) -> bool:
    """Whether a name stands for the licence that is called after it: "the MIT License", "a Mozilla Public License".

    Example:
        >>> names_a_licence("under an MIT license", 9, 12), names_a_licence("MIT licenses it", 0, 3)
        (True, False)
    """
    before = _before(text, start)
    if _LICENCE_AFTER.match(text, end) or _LICENCE_BEFORE.search(before):
        return True
    return _UNDER.search(before) is not None and _CLOSED.match(text, end) is not None


# Only what indexes are of may stand between: in a headline every word has a capital ("Acme Lifts Nordic Composite").
_MEASURED = (
    r"All|Share|Aggregate|AI|Billionaires|Biotech|Bond|Cap|China|Commodity|Composite|Emerging|Equity|Europe|Global|Growth|"
    r"Industrial|Innovation|Large|Market|Markets|Mid|Price|Semiconductor|Small|Stock|Tech|Technology|Total|US|U\.S\.|Value|"
    r"Volatility|World"
)
_INDEX_AFTER = re.compile(rf" (?:(?:{_MEASURED}) ){{0,4}}(?:Index|Composite|Average)\b")
_BEST_AFTER = re.compile(r" (?:30|40|50|[1-9]00|225|1000|2000)\b(?! (?:[mb]illion|trillion|per)\b|[-.,]?\d|[%‑-])")
_BEST_BEFORE = re.compile(r"(?:\b[Tt]he|\b[Aa]|['’]s|[a-z]-[a-z]+) $")


def _names_an_index(text: str, start: int, end: int) -> bool:
    """Whether a name is only the beginning of what an index of shares, or a list of the best, is called.

    Example:
        >>> _names_an_index("The Nasdaq Composite fell", 4, 10), _names_an_index("the Fortune 500", 4, 11)
        (True, True)
        >>> _names_an_index("Nasdaq fell", 0, 6), _names_an_index("gave Fortune 500 million", 5, 12)
        (False, False)
    """
    if _INDEX_AFTER.match(text, end):
        return True
    return _BEST_AFTER.match(text, end) is not None and _BEST_BEFORE.search(text, max(0, start - 24), start) is not None


def lends_its_name(text: str, start: int, end: int, kind: str) -> bool:
    """Whether an actor of a kind is only what something else is called after there: a licence, an index of shares."""
    if kind in _TO_LICENCES:
        return names_a_licence(text, start, end)
    return kind in _TO_INDEXES and _names_an_index(text, start, end)


def owns_something(text: str, start: int, end: int) -> bool:
    """Whether what looks like a company in 's is somebody's: "Mr. Lowe's", "Jane Lowe's", "Lowe's wife".

    Example:
        >>> owns_something("Mr. Lowe's shop", 4, 10), owns_something("Lowe's opened", 0, 6)
        (True, False)
    """
    if not text.endswith(_GENITIVES, start, end):
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, start - _WINDOW), start)
    word = "" if before is None else before["word"]
    if word and (word in entries("titles") or word in entries("given_names")):
        return True
    last = text[max(0, start - _WINDOW) : start].split(" ")[-2:-1]
    is_titled = bool(last) and last[0] in entries("lower_titles")
    return is_titled or _PEOPLE_HAVE.match(text, end) is not None


_GENITIVES = ("'s", "’s")
_CAPITAL_BEFORE = re.compile(r"(?<![^\W_])(?P<word>[A-Z][^\W_]*)\.? \Z")
_PEOPLE_HAVE = on_first_use(rf"\s(?:[a-z]+\s)?(?:{'|'.join(sorted(classes.words('people-have')))})\b")
_TO_LICENCES, _TO_INDEXES = frozenset(("academic", "nonprofit")), frozenset(("company", "media"))
_ABOUT_US = re.compile(r"\b(?:ABOUT|CONTACT|JOIN|FOLLOW|EMAIL|TELL|LET|SUPPORT|CALL|WRITE|VISIT) $")
_WHO_WE_ARE = re.compile(r"['’]S\b| [A-Z]{2,}\b")


def is_shouted(text: str, start: int, end: int) -> bool:
    """Whether capitals are those of a line in capitals, and the word is a pronoun: "ABOUT US", "WHO WE ARE".

    Example:
        >>> is_shouted("CONTACT US", 8, 10), is_shouted("The US said", 4, 6), is_shouted("WHO'S WHO", 0, 3)
        (True, False, True)
    """
    written = text[start:end]
    if written == "US":
        return _ABOUT_US.search(text, max(0, start - 12), start) is not None
    return written == "WHO" and _WHO_WE_ARE.match(text, end) is not None and text[start - 4 : start].lower() != "the "


def is_label(text: str, start: int, end: int) -> bool:
    """Whether a name stands after a sentence and a dash at the end of its line, as digests name their outlets.

    Example:
        >>> is_label("Shares rose on Friday. - Time", 25, 29), is_label("It is late. - Time is short.", 14, 18)
        (True, False)
    """
    return _LINE_ENDS.match(text, end) is not None and _BEHIND_DASH.search(text[max(0, start - 6) : start]) is not None


_LINE_ENDS, _BEHIND_DASH = re.compile(r"[ \t]*(?:\n|\Z)"), re.compile(r"[.!?…”\"’)] ?[-–—] ?\Z")


def supports_model(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name speak of it as a model."""
    return bool(_MODEL_AFTER.after(text, end) or _MODEL_BEFORE.before(text, start))


def supports_actor(text: str, start: int, end: int, kind: str) -> bool:
    """Whether the words beside a name that is also an ordinary word speak of it as an actor of that kind."""
    if kind == "media":
        return bool(_MEDIA_AFTER.after(text, end) or _MEDIA_BEFORE.before(text, start))
    if kind in {"place", "country", "region"}:
        return bool(_PLACE_BEFORE.before(text, start) or _PLACE_AFTER.after(text, end))
    return bool(
        _ACTOR_AFTER.after(text, end)
        or _ACTOR_BEFORE.before(text, start)
        or (kind == "company" and _MEMBER_OF.before(text, start))
        or is_posted_on(text, start, end)
    )


def is_posted_on(text: str, start: int, end: int) -> bool:
    """Whether something is written there: "posted on X", but not "plotted on X and Y"."""
    return bool(_POSTED_ON.before(text, start)) and not _GOES_ON.match(text, end)


def twin_reading(text: str, start: int, end: int) -> Reading:
    """Read a name that a company shares with its models by the words directly beside it."""
    if _MODEL_AFTER.after(text, end):
        return Reading.MODEL
    if _ACTOR_AFTER.after(text, end):
        return Reading.ACTOR
    if _MODEL_BEFORE.before(text, start):
        return Reading.MODEL
    if _ACTOR_BEFORE.before(text, start):
        return Reading.ACTOR
    return Reading.OPEN
