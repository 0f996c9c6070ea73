"""What only organisations do, have and are counted among: "partnered with X", "X's revenue", "firms such as X and Y".

The patterns are of English, not of a field: lists after the word for what is in them (Hearst, 1992, "Automatic
Acquisition of Hyponyms from Large Text Corpora"), deals and stakes, and what belongs to a company and to nobody else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.lists import entries, table
from atomcorpus.english.patterns import before, load_rules
from atomcorpus.entities import ActorKind
from atomcorpus.mentions.candidates import LIKELY, STRENGTHS, SUCH_AS
from atomcorpus.mentions.organizations.kinds import CAPITALS, COINED

if TYPE_CHECKING:
    from atomcorpus.mentions.candidates import Candidate
    from atomcorpus.mentions.organizations.rows import Row
    from atomcorpus.mentions.words import Word

__all__ = ["EVIDENCE", "RULES", "by_relation", "goes_on_list", "is_in_named_list", "last_word"]

Evidence = tuple[ActorKind, int, str]


RULES = load_rules(__package__ or "", "rules.txt")
"""The rules for what stands right beside a name; their index tells which may match, and most do not."""
_OWN, _IS_A, _ACTS, _SPEAKS = (RULES[name] for name in ("own", "is-a", "acts", "acronym-speaks"))
_BOUGHT, _FIRM_SPEAKS, _QUOTED = (RULES[name] for name in ("bought", "speaks", "quoted"))
_HAS, _HAS_NUMBERED, _PARTNERS = (RULES[name] for name in ("has", "has-numbered", "partners"))
_SHARES, _MATCH, _MATCH_BEFORE, _SCORED = (RULES[name] for name in ("shares", "match", "match-before", "scored"))
_DEAL, _OPENS_LIST, _CLOSES_LIST = (RULES[name] for name in ("deal", "opens-list", "closes-list"))
EVIDENCE: dict[str, Evidence] = {
    rule.name: (ActorKind(rule.kind), STRENGTHS[rule.strength], rule.id) for rule in RULES.values() if rule.kind
}
"""What the rules that tell the kind by themselves find."""
_SELLS, _TRADED = _HAS.bit | _HAS_NUMBERED.bit, _BOUGHT.bit | _SHARES.bit | _MATCH.bit | _SCORED.bit
_RIGHT = _OWN.bit | _IS_A.bit | _ACTS.bit | _SPEAKS.bit | _FIRM_SPEAKS.bit | _TRADED | _SELLS | _PARTNERS.bit
_BUYING, _SELLING = ("bought ", "buys ", "buying ", "buy "), ("sold ", "sells ", "selling ", "sell ", "sale of ")
_BEATING = tuple(f" {verb} {article}" for verb in sorted(classes.words("beating")) for article in ("", "the "))
_LIST_GAPS = frozenset((", ", " and ", ", and ", " or ", ", or ", " & "))
_LISTED_BEHIND = frozenset(("other", "among"))
_LONGEST_LIST = 80
_RISING = classes.words("what-rises")
_NO_NOUNS = classes.words("no-plural-nouns")
_MORE_NOUNS = classes.words("more-company-nouns")

_NUMBERED = re.compile(r"[0-9]{1,3}[A-Z][a-z]{2,}[^\W_]*")
_CAMEL = re.compile(r"[a-z][A-Z]")
_BEFORE_NO_COMPANY = (
    *("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "the ", "The "),
    *(" of ", " in ", " from ", " at ", " near ", " for ", " with ", " to ", " by ", " on ", " about ", " than "),
    *(" al ", " de ", " von ", " van ", " bin ", " la "),
)
_LONGEST_BEFORE = max(map(len, _BEFORE_NO_COMPANY))
_SHORTEST_SUBJECT = 4
_SHORTEST_ACRONYM = 3
_LONGEST_WORD = 16
_CLOSING = frozenset((".", ",", ";"))
_HYPHENS = ("-", "‐", "‑")


def last_word(text: str, start: int) -> str:
    """What stands right before a name: the word before the space, with its signs, or else the sign.

    Example:
        >>> last_word("a deal with Acme", 12), last_word("labs—Acme", 5)
        ('with', '—')
    """
    sign = text[start - 1 : start]
    if sign not in (" ", "\n"):
        return sign
    stretch = text[max(0, start - _LONGEST_WORD) : start - 1]
    return stretch[max(stretch.rfind(" "), stretch.rfind("\n")) + 1 :]


def by_relation(row: Row, at: int, stop: int, leading: str, may_match: int) -> Evidence | None:
    """Kind, strength and rule for the words from `at` to before `stop`, when a relation says that they are a company.

    Words that people are called by, or that a sentence may begin with, are none.

    Args:
        row: The block.
        at: Index of the first word.
        stop: Index after the last one.
        leading: What `last_word` says.
        may_match: What the index of the rules says of the word after.
    """
    text, start, end = row.text, row.words[at].start, row.words[stop - 1].end
    evidence: Evidence | None = None
    may_lead = RULES.before[before(text, start)]
    if may_lead & _DEAL.bit:
        evidence = _in_deal(text, start, row.words[at].text)
    elif may_lead & _OPENS_LIST.bit:
        evidence = _in_opened_list(text, start)
    elif (kind := _plurals().get(leading)) is not None:  # "the startups Veltrix and Quillon"
        evidence = kind, LIKELY, SUCH_AS
    if evidence is None and may_match & _RIGHT:
        evidence = _behind(row, at, stop, may_match)
    if evidence is None and may_lead & _MATCH_BEFORE.bit and row.kinds[at] & COINED:
        evidence = EVIDENCE["match"] if _MATCH_BEFORE.before(text, start) else None
    if evidence is None and _LISTED_BEHIND.intersection(text[end : end + _LONGEST_LIST].split(" ")):
        evidence = _in_closed_list(text, end)
    if evidence is None and may_lead & _QUOTED.bit and stop - at == 1 and _is_quoted(row, at):
        evidence = EVIDENCE["quoted"]
    if evidence is None or (text[end : end + 1] in _HYPHENS and evidence != EVIDENCE["own"]):
        return None  # such as "a deal with Botox-maker Orsk"
    return evidence if _may_be_company(row, at, stop) else None


def _behind(row: Row, at: int, stop: int, may_match: int) -> Evidence | None:
    """Evidence on the right: what a company has or does, or that an acronym says something."""
    text, end = row.text, row.words[stop - 1].end
    if may_match & _OWN.bit and _OWN.after(text, end):
        return EVIDENCE["own"]
    if may_match & _TRADED and (told := _in_trade_or_match(row, at, end, may_match)) is not None:
        return told
    if may_match & _IS_A.bit and (found := _IS_A.after(text, end)):
        return _kind_of_founded(found["noun"]), LIKELY, "organization.is-a"
    if stop - at == 2 and row.gap(at) == " & ":
        return EVIDENCE["partners"] if may_match & _PARTNERS.bit and _PARTNERS.after(text, end) else None
    return _behind_word(row, at, may_match) if stop - at == 1 else None


def _in_trade_or_match(row: Row, at: int, end: int, may_match: int) -> Evidence | None:
    """Likewise: that it is bought or sold, that its shares rise, that it plays."""
    if may_match & _BOUGHT.bit and _is_traded(row, at, end):
        return EVIDENCE["bought"]
    if may_match & _SHARES.bit and _may_be_traded(row, at) and _SHARES.after(row.text, end):
        return EVIDENCE["shares"]
    is_club = row.kinds[at] & COINED and _plays(row.text, row.words[at].start, end)
    return EVIDENCE["match"] if is_club else None


def _plays(text: str, start: int, end: int) -> bool:
    """Whether a name is a club's by what it does on a pitch, or by the score after it."""
    if _MATCH.after(text, end):
        return True
    return text.endswith(_BEATING, 0, start) and _SCORED.after(text, end) is not None


def _is_traded(row: Row, at: int, end: int) -> bool:
    """Whether somebody bought it for money, or sold it to somebody; what is plural is goods."""
    bought = _BOUGHT.after(row.text, end)
    if bought is None:
        return False
    start = row.words[at].start
    if not bought.group().startswith(" to "):
        return row.text.endswith(_BUYING, 0, start)
    return bool(row.kinds[at] & COINED) and row.text[end - 1] != "s" and row.text.endswith(_SELLING, 0, start)


def _may_be_traded(row: Row, at: int) -> bool:
    """Whether a word may begin a name whose shares rise and fall: one that somebody made up, no goods, no plural."""
    word = row.words[at]
    if not row.kinds[at] & COINED or word.text in _RISING or (row.is_free(at) and word.text.endswith("s")):
        return False
    return not at or not row.joined[at - 1] or row.words[at - 1].text in entries("months_and_days")


def _behind_word(row: Row, at: int, may_match: int) -> Evidence | None:
    """Likewise for a word by itself."""
    text, word = row.text, row.words[at]
    if _is_mere_subject(row, at, may_match):
        return EVIDENCE["acts"]
    if row.kinds[at] & COINED and may_match & _SELLS and _sells(text, word, may_match):
        return EVIDENCE["has"]
    is_acronym = row.kinds[at] & CAPITALS and word.text.isalpha() and len(word.text) >= _SHORTEST_ACRONYM
    return EVIDENCE["acronym-speaks"] if is_acronym and _may_speak(text, word.end, may_match) else None


def _sells(text: str, word: Word, may_match: int) -> bool:
    """Whether a coined word has what makers and sellers have; what is numbered may be called after its inventor."""
    if may_match & _HAS.bit and _HAS.after(text, word.end):
        return True
    return not word.text.istitle() and _HAS_NUMBERED.after(text, word.end) is not None


def _may_speak(text: str, end: int, may_match: int) -> bool:
    return bool(may_match & _SPEAKS.bit and _SPEAKS.after(text, end))


def _kind_of_founded(noun: str) -> ActorKind:
    """The kind that a noun tells: "startup", "think tank"."""
    return ActorKind(table("organization_nouns").get(noun.rpartition(" ")[2], (ActorKind.COMPANY.value,))[0])


def _is_mere_subject(row: Row, at: int, may_match: int) -> bool:
    """Whether a word that is in no list does what companies do in news ("Quillon confirmed the price").

    People do it too, but are named in full before that; what begins a sentence and is a plural is mostly no name.
    """
    word, text = row.words[at], row.text
    if not _may_be_subject(row, at):
        return False
    if may_match & _ACTS.bit and word.start and _ACTS.after(text, word.end):
        return True
    if word.text.isupper():
        return False  # which bodies speak as well
    if may_match & _FIRM_SPEAKS.bit and _FIRM_SPEAKS.after(text, word.end):
        return True
    return _CAMEL.search(word.text) is not None and _may_speak(text, word.end, may_match)


def _may_be_subject(row: Row, at: int) -> bool:
    """Whether a word by itself may be a firm's name: no plural that begins a sentence, no half of a longer name."""
    word = row.words[at]
    is_plain = word.text.isalpha() and word.text.istitle()
    if len(word.text) < _SHORTEST_SUBJECT and (is_plain or not row.kinds[at] & COINED):
        return False
    if not word.text.isalnum() or (word.text.isupper() and not row.kinds[at] & COINED):
        return False
    if row.is_free(at) and word.text.endswith(("s", "ing", "ed", "ly")):
        return False
    begins = not at or (row.is_free(at - 1) and row.words[at - 1].text in entries("function_words"))
    if not begins and row.joined[at - 1]:
        return False  # half of a longer name
    return not row.text.endswith(_BEFORE_NO_COMPANY, max(0, word.start - _LONGEST_BEFORE), word.start)


def _is_quoted(row: Row, at: int) -> bool:
    """Whether a word that is in no list ends a sentence, or a part of one, after a quotation and "said"."""
    word = row.words[at]
    is_plain = word.text.isalpha() and len(word.text) >= _SHORTEST_SUBJECT
    if not is_plain or word.text.isupper() or row.text[word.end : word.end + 1] not in _CLOSING:
        return False
    return _QUOTED.before(row.text, word.start) is not None


def goes_on_list(row: Row, at: int, stop: int, gap: str) -> bool:
    """Whether the words from `at` to before `stop` are the next of "firms such as ...", with such a gap before them."""
    if gap not in _LIST_GAPS or _SPEAKS.after(row.text, row.words[stop - 1].end):
        return False
    return _may_be_company(row, at, stop)


_DASHES = ("—", "–", "— ", "– ")
_DASHED_ITEM = re.compile(r"[^\W_][\w.&’'-]*(?: [A-ZÀ-Þ][\w.&’'-]*){0,3}(?:[,.;:)—–]|\s[—–&]|\s(?:and|or)\s|\Z)")


def is_in_named_list(text: str, start: int, previous: Candidate | None) -> bool:
    """Whether a name begins, or goes on, a list of which the text says what is in it: "firms such as A, B and C"."""
    if previous is not None and previous.rule == SUCH_AS and text[previous.end : start] in _LIST_GAPS:
        return True
    return bool(RULES.before[before(text, start)] & _OPENS_LIST.bit) and _in_opened_list(text, start) is not None


def _in_opened_list(text: str, start: int) -> Evidence | None:
    """Evidence of a list that begins at an offset: "labs such as", "startups, including"."""
    opening = _OPENS_LIST.before(text, start)
    if text.endswith(_DASHES, 0, start) and not _DASHED_ITEM.match(text, start):
        return None  # "such firms — Quillon builds on one"
    kind = None if opening is None else _plurals().get(opening["noun"].lower().rpartition("-")[2])
    return None if kind is None else (kind, LIKELY, SUCH_AS)


def _in_closed_list(text: str, end: int) -> Evidence | None:
    """Evidence of a list that goes on after an offset: ", Quillon and other startups", "are among its customers"."""
    closing = _CLOSES_LIST.after(text, end)
    if closing is None:
        return None
    others = (closing["others"] or "customers").split()
    kind = next((kind for noun in others if (kind := _plurals().get(noun)) is not None), None)
    return None if kind is None else (kind, LIKELY, SUCH_AS)


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
    deal = _DEAL.before(text, start)
    if deal is None or (deal.group().startswith("invest") and word[:2].isupper()):  # "investing in RAG"
        return None
    return EVIDENCE["deal"]


def _may_be_company(row: Row, at: int, stop: int) -> bool:
    """Whether no word of a run is a person's, and it does not begin a sentence with an everyday word."""
    first, last = row.words[at].text, row.words[stop - 1].text
    if "&" in row.text[row.words[at].end : row.words[stop - 1].start]:
        return True  # "Orsk & Tarn"
    if first in entries("given_names") or last in entries("surnames") or first in entries("weak_given_names"):
        return False
    if stop - at == 1 and (first in entries("chinese_surnames") or first in entries("korean_surnames")):
        return False
    return not any(_is_everyday(word) for word in row.words[at:stop] if not row.kinds[at] & COINED)


def _is_everyday(word: Word) -> bool:
    """Whether a word is one that sentences begin with, or that says what something is."""
    written = word.text
    if written[0].isdigit():
        return _NUMBERED.fullmatch(written) is None
    if written.endswith("s") and written[:-1].isupper():
        return True  # "AIs"
    lists = ("function_words", "generic_words", "technical_nouns", "roles", "topics")
    return any(written in entries(name) or written.lower() in entries(name) for name in lists)
