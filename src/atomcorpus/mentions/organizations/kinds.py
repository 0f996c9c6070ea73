"""What a word says about organisations: flags for each word, so that most words are settled by one look-up."""

from __future__ import annotations

import re
from functools import cache

from atomcorpus._memo import Memo
from atomcorpus.english import classes
from atomcorpus.english.lists import entries, table
from atomcorpus.mentions.organizations.phrases import first_words
from atomcorpus.mentions.people.kinds import kinds as people_kinds

__all__ = [
    "BARRIER",
    "BODY",
    "CAPITALS",
    "COINED",
    "ENDS_LIKE_A_WORD",
    "FIRM",
    "HEAD",
    "KINDS",
    "LEGAL_FORM",
    "OPEN",
    "OWNER",
    "SORT",
]
__all__ += ["STRANGER", "TERM", "barriers", "ends_like_a_thing", "is_coined", "looks_like_a_word", "strangers"]

HEAD = 1
"""Says what an organisation is ("University", "Labs")."""
LEGAL_FORM = 2
BODY = 4
"""Begins the name of a standing body, or is written like one ("S.E.C.")."""
OPEN = 8
"""May be a name by itself, or begin one, where the surroundings say so."""
OWNER = 16
"""May stand before a common noun for an organisation ("the TIDE project")."""
CAPITALS = 32
"""Has no small letter, and may be an acronym."""
STRANGER = 64
"""No organisation without a head word is called so."""
BARRIER = 128
"""No organisation's name takes it in."""
TERM = 256
"""Standing alone it is a term, a common noun or a person of fame."""
SORT = 512
"""Says what the name after it is, where a sentence begins with it ("Startup Quillon says")."""
COINED = 1024
"""Is in no list of words, people or places: somebody made it up."""
FIRM = 2048
"""Ends as firms do that write their name in one ("QuillAI", "QuillLabs")."""

_TERMS = classes.words("terms")
_NO_BARRIERS = frozenset({"General", "Justice"})
_WORDS = ("common_words", "generic_words", "technical_nouns", "roles", "topics", "function_words", "lower_titles")
_NO_LONE_NAMES = ("famous_surnames", "generic_words")
_SHORTEST_COINED = 3
_LONGEST_OPEN = 6  # letters of a word whose ending says nothing: "Nous"
ENDS_LIKE_A_WORD = re.compile(
    r"(?:ical|nal|ous|ful|less|ness|ments?|it(?:y|ies)|isms?|ists?|ings?|[ts]ions?|[^h]ers|ly|i[sz]ed|ted|ive|[ai]ble|ology|"
    r"[ae]nces?|ship|hood|wards?|wise|ants|ents|ures|[ai]tors?)\Z"
)
_ENDS_LIKE_AN_ADJECTIVE = re.compile(r"(?:ical|ful|ous|less|ly|i[sz]ed|itten|[gl]ent|[ai]ble|ific|uous|ingly)\Z")
_ENDS_LIKE_A_THING = re.compile(rf"(?<=[^\W\d_])(?:{'|'.join(sorted(classes.words('endings-of-things')))})\Z")
_FIRMS = classes.words("firms-of-every-text")
_NO_FIRMS = classes.words("no-firms")
_FIRM = re.compile(rf"(?:[a-z]|[A-Z][^\W\d_]*[a-z])(?:{'|'.join(sorted(classes.words('firm-endings')))})")


@cache
def strangers() -> frozenset[str]:
    """Words that no organisation without a head word is called."""
    lists = ("titles", "months_and_days", "demonyms", "places", "common_words", "organization_tails")
    return frozenset().union(*map(entries, lists)) | {"The", "A", "An"}


@cache
def barriers() -> frozenset[str]:
    """Words that no organisation's name takes in: titles of people, dates, articles."""
    titles = entries("titles")
    plural = frozenset(word for word in titles if word.endswith("s") and word[:-1] in titles)
    return (titles - plural - _NO_BARRIERS) | entries("months_and_days") | {"The", "Former", "A", "An"}


def looks_like_a_word(word: str) -> bool:
    """Whether a word ends as adjectives, participles and adverbs of English do.

    Example:
        >>> looks_like_a_word("Intelligent"), looks_like_a_word("Quillora")
        (True, False)
    """
    return len(word) > _LONGEST_OPEN and word.istitle() and _ENDS_LIKE_AN_ADJECTIVE.search(word) is not None


def ends_like_a_thing(word: str) -> bool:
    """Whether a word of mixed case ends as things do that somebody made.

    Example:
        >>> ends_like_a_thing("TarnNet"), ends_like_a_thing("Tarnnet")
        (True, False)
    """
    return not word.istitle() and _ENDS_LIKE_A_THING.search(word) is not None


def is_coined(word: str) -> bool:
    """Whether a word is in no list: none of words, of what people, places and nationalities are called, or of heads.

    Example:
        >>> is_coined("Quillora"), is_coined("Harbour"), is_coined("Lindqvist")
        (True, False, False)
    """
    if len(word) < _SHORTEST_COINED or not word.isalnum() or word[0].isdigit() or word in _TERMS:
        return False
    if word[0].islower() and not _FIRM.fullmatch(word):
        return False  # "iPhone"
    if (ENDS_LIKE_A_WORD if word.istitle() else _ENDS_LIKE_A_THING).search(word):
        return False
    if word in _FIRMS:
        return True
    if word in people_kinds() or word in strangers() or (word[-1] == "s" and word[:-1].isupper()):
        return False
    return not any(written in entries(name) for written in (word, word.lower()) for name in _WORDS)


def _kinds(word: str) -> int:
    is_stranger = word in strangers()
    return (
        HEAD * (word in table("organization_heads"))
        | LEGAL_FORM * (word in entries("legal_forms"))
        | BODY * (word in first_words() or "." in word)
        | OPEN * (not is_stranger and not word.isdigit())
        | OWNER * (word not in entries("common_words") and word not in entries("places"))
        | CAPITALS * word.isupper()
        | STRANGER * is_stranger
        | BARRIER * (word in barriers())
        | SORT * (word.istitle() and word.lower() in table("organization_nouns") and word not in entries("surnames"))
        | COINED * is_coined(word)
        | FIRM * (_FIRM.fullmatch(word) is not None and word not in _NO_FIRMS)
        | TERM
        * (
            word not in _FIRMS
            and (word in _TERMS or word in entries("famous_surnames") or word in entries("generic_words"))
        )
    )


KINDS = Memo(_kinds)
"""The flags of a word, whether it is listed or not."""
