"""What makes a row of words a title: "CEO", "research scientist", "co-founder and head of policy".

A title ends in a role head, with modifiers before it and perhaps a field after it ("professor of law"). Between two
names nothing marks where a title begins, so there only modifiers that are known count; after an article or a
possessive any word may be one.
"""

from __future__ import annotations

import re
from functools import cache

from atomcorpus.english.lists import entries, table

__all__ = ["head_of", "is_about", "is_description", "is_title", "names_something", "names_state_office"]

_NO_OFFICE = frozenset(
    "critic supporter opponent donor native resident voter democrat republican billionaire graduate candidate nominee "
    "frontrunner contender incumbent veteran friend colleague classmate mate magnate mogul tycoon pioneer "
    "whistleblower dissident hacker dictator revolutionary predecessor successor mentor pundit nationalist farmer "
    "father mother brother sister son daughter aunt uncle cousin nephew niece husband wife king queen prince princess "
    "emperor pope drummer rapper major entrepreneur businessman businesswoman lawmaker politician general".split()
)
"""Words for people that the lexicon has and that are no office at an organisation."""
_MORE_HEADS = frozenset(
    "vp svp evp avp cio cmo cpo cso ciso lead chairperson intern employee staffer principal rector provost "
    "undersecretary prof trustee associate contributor host superintendent curator ethicist roboticist cryptographer "
    "organiser evangelist advocate instructor coordinator ombudsman deputy delegate official editor-in-chief "
    "technologist paralegal librarian archivist anchor fellow".split()
)
_MODIFIERS = frozenset(
    "chief executive senior junior principal staff lead head deputy vice assistant associate research policy product "
    "products technology technical scientific science data machine learning deep software hardware computer computing "
    "security cybersecurity safety alignment marketing financial finance operating operations information legal "
    "general managing founding co global regional national public government affairs communications press media "
    "political economic economics board former then ex current outgoing incoming interim acting longtime new visiting "
    "adjunct emeritus distinguished postdoctoral doctoral phd graduate undergraduate law history engineering applied "
    "external internal strategy business development sales people privacy trust ethics campaign state foreign defense "
    "defence treasury commerce justice interior health education energy labor labour trade prime attorney special "
    "independent international world white house tech industry market investment equity venture portfolio "
    "non-executive full-time part-time design user experience infrastructure platform cloud systems robotics quantum "
    "physics mathematics statistics linguistics philosophy sociology psychology investigative opinion news "
    "contributing reporting creative medical first major two-term top programme program project community developer "
    "relations open-source open source model models generative artificial intelligence natural language vision "
    "reinforcement committee minority majority".split()
)
"""Words that stand before a head or in a field; lower case."""
_ABOUT = frozenset(
    "investor expert author creator artist actor actress specialist inventor biographer theorist".split()
)
"""Heads whose organisation may be what they write of, know or own: "an investor in Acme" works elsewhere."""
_STATE_HEADS = frozenset(
    "president premier chancellor minister secretary senator governor mayor ambassador commissioner representative "
    "congressman congresswoman treasurer envoy undersecretary chief prosecutor justice".split()
)
_PARTIES = frozenset(("Republican", "Democratic", "Democrat", "Labour", "Conservative", "Green", "Liberal"))
_FIELD = frozenset(("of", "for", "on", "in"))
_JOINS = frozenset(("and", "&", "/"))
_BEHIND_HEAD = frozenset(("emeritus", "emerita", "elect"))
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")
_WORD = re.compile(r"\(?[^\W\d_][\w&/’'‑-]*\)?")
_PARTICIPLES = frozenset(
    "applied advanced distributed embedded retired renowned noted distinguished celebrated limited related tenured "
    "seasoned experienced unified integrated mixed certified accredited licensed highly-regarded".split()
)
_PLURALS = frozenset(
    "affairs analytics arts business communications economics electronics ethics humanities linguistics logistics "
    "mathematics news operations partnerships physics politics press process products relations robotics sales "
    "sciences services statistics studies systems genetics dynamics mechanics sports standards resources rights "
    "markets investments models algorithms semiconductors access class status".split()
)
_LONGEST_TITLE, _LONGEST_FIELD = 10, 7


def is_title(words: list[str], *, known: bool) -> bool:
    """Whether words are a title, from the first to the last.

    Args:
        words: As they stand in the text, a comma at the end of its word.
        known: Whether each modifier and field must be a word that titles are made of; else any that is no verb or
            function word by its looks.

    Example:
        >>> is_title("co-founder and head of policy".split(), known=True)
        True
        >>> is_title("hired researcher".split(), known=True), is_title("head of".split(), known=True)
        (False, False)
    """
    if not 0 < len(words) <= _LONGEST_TITLE or words[-1].endswith(","):
        return False
    if words[0].lower() in _JOINS:
        return False
    unit: list[str] = []
    for word in words:
        if word.lower() in _JOINS and (not unit or _is_unit(unit, known=known)):
            unit = []
            continue
        unit.append(word.rstrip(","))
        if word.endswith(","):
            if not _is_unit(unit, known=known):
                return False
            unit = []
    return _is_unit(unit, known=known)


def head_of(words: list[str]) -> str:
    """The last role head of a title, lower case; empty where there is none.

    Example:
        >>> head_of("CEO and co-founder".split())
        'co-founder'
    """
    for word in reversed(_core(words)):
        if head := _head(word):
            return head
    return ""


def is_description(words: list[str], *, definite: bool) -> bool:
    """Whether words between a preposition and a name only describe what is named ("the research firm Acme").

    Args:
        words: Without article; none are no description too many.
        definite: Whether an article stands before them, after which two words may be any adjectives.

    Example:
        >>> is_description(["chip", "maker"], definite=False), is_description(["policy"], definite=False)
        (True, False)
    """
    if not words:
        return True
    if not all(_modifies(word, known=False) for word in words) or words[-1].lower() in _FIELD | _JOINS:
        return False
    return words[-1].lower() in _organization_nouns() or (definite and len(words) <= 2 and not _head(words[-1]))


def is_about(words: list[str]) -> bool:
    """Whether the organisation beside a title may be its subject and not its place."""
    return head_of(words) in _ABOUT


def names_something(word: str) -> bool:
    """Whether a word of a title is a name by its capital, and none of a nation or party ("the Herald reporter")."""
    bare = word.strip("(),")
    if bare.islower() or _modifies(bare, known=True):
        return False
    return bare[:1].isupper() and bare not in entries("demonyms") and bare not in _PARTIES


def names_state_office(words: list[str]) -> bool:
    """Whether a title is one that states, provinces and cities give."""
    return head_of(words) in _STATE_HEADS


def _is_unit(words: list[str], *, known: bool) -> bool:
    """Modifiers, a head, perhaps a field."""
    core = _core(words)
    field = words[len(core) + 1 :]
    if len(core) < len(words) and not _is_field(field, known=known):
        return False
    while len(core) > 1 and (core[-1].lower() in _BEHIND_HEAD or core[-1].startswith("(")):
        core = core[:-1]
    if not core or not _head(core[-1]):
        return False
    return all(_modifies(word, known=known) for word in core[:-1])


def _core(words: list[str]) -> list[str]:
    """The words before the first preposition of a field."""
    for index, word in enumerate(words):
        if word.lower() in _FIELD:
            return words[:index]
    return words


def _is_field(words: list[str], *, known: bool) -> bool:
    if not 0 < len(words) <= _LONGEST_FIELD or words[-1].lower() in _FIELD | _JOINS | {"the"}:
        return False
    inner = _FIELD | _JOINS if known else _FIELD | _JOINS | {"the"}
    return all(word.lower() in inner or _modifies(word, known=known, plural=True) for word in words)


def _modifies(word: str, *, known: bool, plural: bool = False) -> bool:
    low = word.lower()
    if not _WORD.fullmatch(word):
        return False
    if low in _MODIFIERS or low in _JOINS or _ACRONYM.fullmatch(word) or _head(word) or low in _topics():
        return True
    if known or low in _function_words() or "'" in word or "’" in word:
        return False
    if low.endswith("ed") and "-" not in low:
        return low in _PARTICIPLES
    return plural or not low.endswith("s") or low in _PLURALS or not word.islower()


def _head(word: str) -> str:
    """The role head in a word ("founder" in "co-founder"); empty where it is none."""
    low = word.lower().strip("()")
    if low in _heads():
        return low
    last = low.rpartition("-")[2]
    return last if last in _heads() else ""


@cache
def _heads() -> frozenset[str]:
    listed = (entries("roles") | entries("lower_titles") | _MORE_HEADS) - _NO_OFFICE
    plurals = {word for word in listed if word.endswith("s") and word[:-1] in listed} | {"congressmen", "lawmakers"}
    return listed - plurals - {"magnates", "moguls", "politicians", "entrepreneurs"}


@cache
def _organization_nouns() -> frozenset[str]:
    return frozenset((*table("organization_nouns"), "maker", "group", "institute", "house"))


@cache
def _topics() -> frozenset[str]:
    return frozenset(word.lower() for word in entries("topics"))


@cache
def _function_words() -> frozenset[str]:
    lowered = {word.lower() for word in entries("function_words")} - {"fellow"}
    return frozenset(lowered | {"a", "an", "no", "not", "told", "hired", "one", "who"})
