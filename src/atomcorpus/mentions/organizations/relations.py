"""What only organisations do, have and are counted among: "partnered with X", "X's revenue", "firms such as X and Y".

The patterns are of English, not of a field: lists behind the word for what is in them (Hearst, 1992, "Automatic
Acquisition of Hyponyms from Large Text Corpora"), deals and stakes, and what belongs to a company and to nobody else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.lists import entries, table
from atomcorpus.entities import ActorKind
from atomcorpus.mentions.guesses import LIKELY
from atomcorpus.mentions.organizations.kinds import CAPITALS

if TYPE_CHECKING:
    from atomcorpus.mentions.organizations.rows import Row
    from atomcorpus.mentions.words import Word

__all__ = ["BEGINS_BEHIND", "LISTED_RULE", "SUBJECT_RULE", "by_relation", "goes_on_list", "last_word"]

Evidence = tuple[ActorKind, int, str]

LISTED_RULE = "organization.such-as"
SUBJECT_RULE = "organization.subject"

_BEFORE = 48
_LIST_GAPS = frozenset((", ", " and ", ", and ", " or ", ", or ", " & "))
_OPENS_LIST = re.compile(
    r"(?P<noun>[a-z-]+)(?:,? such as|,? like|,? including|,? among them|:|,? namely|\s?[—–]|,? for example,)\s?\Z"
)
_ITEM = r"[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2}"
_CLOSES_LIST = re.compile(
    rf"(?:, {_ITEM}){{0,4}},? (?:(?:and|or) other (?P<others>[a-z-]+(?: [a-z-]+){{0,2}})|"
    rf"(?:and {_ITEM} )?(?:are|were) among (?:its|their) (?:[a-z]+ )?"
    r"(?:customers|clients|investors|backers|partners|users)\b)"
)
_LISTED_BEHIND = frozenset(("other", "among"))
_LONGEST_LIST = 80
_DASHES = (":", "—", "–")
_LAST_OF_LIST = frozenset(("as", "like", "including", "them", "namely", "example,"))
_NO_NOUNS = classes.words("no-plural-nouns")
_MORE_NOUNS = "provider vendor maker operator customer client partner employer entity brand".split()

_DEALS = re.compile(
    r"\b(?:(?:partner(?:ship|ed|ing|s)?|merg(?:er|ed|ing)|contracts?|deals?|agreements?|venture|alliance)"
    r" (?:with|between)"
    r"|(?:stakes?|shares|shareholding|invest(?:ed|ing|ment|ments|ors?)) in"
    r"|(?:acquisition|takeover|purchase|valuation|bankruptcy|shareholders|customers|employees) of"
    r"|(?:acquired|owned|operated|employed|manufactured|marketed|developed|released|launched|unveiled|open-sourced|"
    r"polled|surveyed|compiled|tracked|commissioned|backed|funded|(?:survey|poll|data|figures|ratings|index))"
    r" by"
    r"|according to (?:data|figures|estimates|a survey|a report|an analysis) from"
    r")\s?\Z"
)
_LAST_OF_DEAL = frozenset(("with", "between", "in", "of", "by", "from"))
_OWNS = (
    r"['’]s\s(?:[a-z-]+\s)?(?:revenues?|earnings|valuation|headquarters|market\s(?:share|value|cap)|share\sprice|stock|"
    r"workforce|shareholders|customers|engineers|data\scent(?:er|re)s|parent\scompany|cloud\s(?:unit|business|division)|"
    r"IPO|product\sline|supply\schain)\b"
)
_DOES = (
    r"\s(?:has\s|had\s|also\s|recently\s|later\s|will\s|is\s){0,2}(?:announc(?:ed|es|ing)|unveil(?:ed|s|ing)|"
    r"launch(?:ed|es|ing)?|releas(?:ed|es|ing|e)|introduc(?:ed|es|ing|e)|open-sourc(?:ed|es|ing)|ship(?:ped|s|ping)|"
    r"report(?:ed|s)|publish(?:ed|es|ing)|rais(?:ed|es|ing)|expand(?:ed|s|ing)?|restructur(?:ed|es|ing)|clos(?:ed|es)|"
    r"sells?|sold|cut)\sits\b"
)
_HIRES = r"\s(?:is|are)\s(?:now\s|also\s|currently\s)?hiring\b"
_SELLS = r"\s(?:has\s|had\s)?(?:sold|generated|posted|reported|booked)\s(?:[a-z]+\s){0,2}[$€£¥]\d"
_BEHIND = re.compile(rf"{_OWNS}|{_DOES}|{_HIRES}|{_SELLS}")
BEGINS_BEHIND = re.compile(
    r"['’]s|\s(?:has|had|also|recently|later|will|is|was|are|were|[a-z-]+(?:ed|e?s)|sold|cut|sell|said|told|wrote)\b"
)
"""How what stands behind a name begins where it may be evidence."""
_SPEAKS = re.compile(
    r"\s(?:(?:has|had)\s)?(?:(?:since|also|already|now|later)\s)?"
    r"(?:said|says|called|calls|warn(?:s|ed)|argue[sd]|wrote|writes|told|declined|estimate[sd]|asked|"
    r"fined|ordered|approved)\b"
)
_ACTS = re.compile(
    r"\s(?:has\s|had\s|also\s|later\s|recently\s|itself\s){0,2}(?:announc(?:ed|es)|confirm(?:ed|s)|den(?:ied|ies)|"
    r"launch(?:ed|es)|unveil(?:ed|s)|releas(?:ed|es)|open-sourc(?:ed|es)|acquired|raised|ships|sells|employs|trains|"
    r"declin(?:ed|es)\sto\scomment)\b(?!\sby\b)"
)
# "Oblique is the Ghent lab that ..."; what follows shows that the noun ends the phrase: no "company town".
_FOUNDED = (
    r"start-?up|company|companie|lab|laboratory|firm|nonprofit|non-profit|think tank|consultancy|studio|chipmaker|"
    r"automaker|newsletter|podcast|newspaper|charity|unicorn|spin-?off|spinout|consortium|coalition|organi[sz]ation|conglomerate|"
    r"subsidiary|hyperscaler|outfit|retailer|insurer|brokerage|broadcaster"
)
_IS_A = re.compile(
    rf"\s(?:is|was|are|were)\s(?:now\s|still\s)?(?:an?|the|another|one\sof\sthe)\s(?:[^\s,.;:()]{{1,24}}\s){{0,5}}?"
    rf"(?:[^\s,.;:()]{{1,16}}-)?(?P<noun>{_FOUNDED})s?"
    r"(?=[,.;:)]|\s(?:that|which|who|whose|where|in|based|from|of|for|founded|co-founded|started|behind|with|and|or|but|"
    r"building|making|developing|selling|working|focused|headquartered|run|led|backed|owned|spun|to|at|on|outside)\b)"
)
_CAMEL = re.compile(r"[a-z][A-Z]")
_BEFORE_NO_COMPANY = (
    *("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "the ", "The "),
    *(" al ", " de ", " von ", " van ", " bin ", " la "),
)
_LONGEST_BEFORE = max(map(len, _BEFORE_NO_COMPANY))
_SHORTEST_SUBJECT = 4
_SHORTEST_ACRONYM = 3
_LONGEST_WORD = 16
_HYPHENS = ("-", "‐", "‑")


def last_word(text: str, start: int) -> str:
    """What stands right in front of a name: the word before the space, with its signs, or else the sign.

    Example:
        >>> last_word("a deal with Acme", 12), last_word("labs—Acme", 5)
        ('with', '—')
    """
    sign = text[start - 1 : start]
    if sign not in (" ", "\n"):
        return sign
    stretch = text[max(0, start - _LONGEST_WORD) : start - 1]
    return stretch[max(stretch.rfind(" "), stretch.rfind("\n")) + 1 :]


def by_relation(row: Row, at: int, stop: int, leading: str, *, may_follow: bool) -> Evidence | None:
    """Kind, strength and rule for the words from `at` to before `stop`, when a relation says that they are a company.

    Words that people are called by, or that a sentence may begin with, are none.

    Args:
        row: The block.
        at: Index of the first word.
        stop: Index behind the last one.
        leading: What `last_word` says.
        may_follow: Whether what stands behind begins like `BEGINS_BEHIND`.
    """
    text, start, end = row.text, row.words[at].start, row.words[stop - 1].end
    evidence: Evidence | None = None
    if leading in _LAST_OF_DEAL:
        evidence = _in_deal(text, start, row.words[at].text)
    elif leading in _LAST_OF_LIST or leading[-1:] in _DASHES:
        evidence = _in_opened_list(text, start)
    elif (kind := _plurals().get(leading)) is not None:  # "the startups Veltrix and Quillon"
        evidence = kind, LIKELY, LISTED_RULE
    if evidence is None and may_follow:
        evidence = _behind(row, at, stop)
    if evidence is None and _LISTED_BEHIND.intersection(text[end : end + _LONGEST_LIST].split(" ")):
        evidence = _in_closed_list(text, end)
    if evidence is None or text[end : end + 1] in _HYPHENS:
        return None  # such as "a deal with Botox-maker Orsk"
    return evidence if _may_be_company(row, at, stop) else None


def _behind(row: Row, at: int, stop: int) -> Evidence | None:
    """Evidence on the right: what a company has or does, or that an acronym says something."""
    end = row.words[stop - 1].end
    if _BEHIND.match(row.text, end):
        return ActorKind.COMPANY, LIKELY, "organization.own"
    if found := _IS_A.match(row.text, end):
        return _kind_of_founded(found["noun"]), LIKELY, "organization.is-a"
    if stop - at == 1 and _is_mere_subject(row, at):
        return ActorKind.COMPANY, LIKELY, SUBJECT_RULE
    is_acronym = stop - at == 1 and row.kinds[at] & CAPITALS and row.words[at].text.isalpha()
    if is_acronym and len(row.words[at].text) >= _SHORTEST_ACRONYM and _SPEAKS.match(row.text, end):
        return ActorKind.NONPROFIT, LIKELY, "organization.acronym-speaks"
    return None


def _kind_of_founded(noun: str) -> ActorKind:
    """The kind that a noun tells: "startup", "think tank"."""
    return ActorKind(table("organization_nouns").get(noun.rpartition(" ")[2], (ActorKind.COMPANY.value,))[0])


def _is_mere_subject(row: Row, at: int) -> bool:
    """Whether a word that is in no list does what companies do in news ("Quillon confirmed the price").

    People do it too, but are named in full before that; what begins a sentence and is a plural is mostly no name.
    """
    word, text = row.words[at], row.text
    if len(word.text) < _SHORTEST_SUBJECT or not word.text.isalpha() or word.text.isupper():
        return False
    if row.is_free(at) and (word.text.endswith(("s", "ing", "ed", "ly")) or word.start == 0):
        return False
    if text.endswith(_BEFORE_NO_COMPANY, max(0, word.start - _LONGEST_BEFORE), word.start):
        return False
    return _ACTS.match(text, word.end) is not None or (
        _CAMEL.search(word.text) is not None and _SPEAKS.match(text, word.end) is not None
    )


def goes_on_list(row: Row, at: int, stop: int, gap: str) -> bool:
    """Whether the words from `at` to before `stop` are the next of "firms such as ...", with such a gap before them."""
    if gap not in _LIST_GAPS or _SPEAKS.match(row.text, row.words[stop - 1].end):
        return False
    return _may_be_company(row, at, stop)


def _in_opened_list(text: str, start: int) -> Evidence | None:
    """Evidence of a list that begins at an offset: "labs such as", "startups, including"."""
    opening = _OPENS_LIST.search(text[max(0, start - _BEFORE) : start])
    kind = None if opening is None else _plurals().get(opening["noun"].rpartition("-")[2])
    return None if kind is None else (kind, LIKELY, LISTED_RULE)


def _in_closed_list(text: str, end: int) -> Evidence | None:
    """Evidence of a list that goes on behind an offset: ", Quillon and other startups", "are among its customers"."""
    closing = _CLOSES_LIST.match(text, end)
    if closing is None:
        return None
    others = (closing["others"] or "customers").split()
    kind = next((kind for noun in others if (kind := _plurals().get(noun)) is not None), None)
    return None if kind is None else (kind, LIKELY, LISTED_RULE)


@cache
def _plurals() -> dict[str, ActorKind]:
    """Plural nouns for organisations, with the kind of these."""
    nouns = {noun: ActorKind(row[0]) for noun, row in table("organization_nouns").items() if noun not in _NO_NOUNS}
    nouns |= dict.fromkeys(_MORE_NOUNS, ActorKind.COMPANY)
    return {_plural(noun): kind for noun, kind in nouns.items()}


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _in_deal(text: str, start: int, word: str) -> Evidence | None:
    """Evidence of words for a deal or a stake that lead to the name at an offset: "partnership with", "a stake in"."""
    deal = _DEALS.search(text, max(0, start - _BEFORE), start)
    if deal is None or (deal.group().startswith("invest") and word[:2].isupper()):  # "investing in RAG"
        return None
    return ActorKind.COMPANY, LIKELY, "organization.deal"


def _may_be_company(row: Row, at: int, stop: int) -> bool:
    """Whether no word of a run is a person's, and it does not begin a sentence with an everyday word."""
    first, last = row.words[at].text, row.words[stop - 1].text
    if first in entries("given_names") or last in entries("surnames") or first in entries("weak_given_names"):
        return False
    if stop - at == 1 and (first in entries("chinese_surnames") or first in entries("korean_surnames")):
        return False
    return not any(_is_everyday(word) for word in row.words[at:stop])


def _is_everyday(word: Word) -> bool:
    """Whether a word is one that sentences begin with, or that says what something is."""
    written = word.text
    if written[0].isdigit():
        return True
    lists = ("function_words", "generic_words", "technical_nouns", "roles", "topics")
    return any(written in entries(name) or written.lower() in entries(name) for name in lists)
