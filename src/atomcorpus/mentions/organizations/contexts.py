"""Organisations that only their surroundings give away: "the startup X", "X CEO", "a researcher at X"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.lists import entries, table
from atomcorpus.english.patterns import after, expanded
from atomcorpus.english.verbs import marked
from atomcorpus.entities import ActorKind
from atomcorpus.mentions.candidates import LIKELY, POSSIBLE, SUCH_AS, Candidate, guessed
from atomcorpus.mentions.organizations.kinds import (
    BARRIER,
    CAPITALS,
    FIRM,
    SORT,
    STRANGER,
    TERM,
    ends_like_a_thing,
    strangers,
)
from atomcorpus.mentions.organizations.relations import (
    EVIDENCE,
    RULES,
    by_relation,
    goes_on_list,
    last_word,
)
from atomcorpus.mentions.organizations.rows import SAINTS

if TYPE_CHECKING:
    from atomcorpus.mentions.organizations.rows import Row
    from atomcorpus.mentions.words import Word

__all__ = ["by_context"]

_MOST_WORDS, _SHORTEST_NAME = 4, 2
_BEFORE = 40
_AROUND = 120
_APPOSITION_LENGTH, _APPOSITION_WORDS = 80, 8

_NOT_AN_EMPLOYER = re.compile(r"(?:ist|ian|ese|ish|ean|ics|ity|ology|ial|ive|ing|ed|ern)\Z")
_OFFICE, _EVENT, _MEMBERS = (RULES[name] for name in ("office", "event", "members"))
_STAFF_WITH_NAME, _STAFF_WITH_VERB = (RULES[name] for name in ("staff-with-name", "staff-with-verb"))
_OWN_SCIENTIST, _ACADEMIC_STAFF = (RULES[name] for name in ("own-scientist", "academic-staff"))
_SPOKESPEOPLE, _OTHER_NOUN, _INSERTED = (RULES[name] for name in ("spokespeople", "other-noun", "inserted"))
_PARTIES = re.compile(
    expanded(r"\b(?:(?<![Tt]hird-)(?<!different )(?<!of )part(?:y|ies)|{about-parties})\b"),
)
_NUMERAL = re.compile(r"[IVXLC]+")
_APPOSITION = re.compile(r",\s(?:an?|the|another|one\sof)\s")
_MERE_GROUP = re.compile(
    r", (?:(?:an?|the) (?:group of|(?:[a-z]+ )?(?:minority|ethnic|age|peer) group)|another (?:[a-z]+ )?group)\b"
)
_CAPITALIZED = r"[A-Z][^\W_]+(?: [A-Z][^\W_]+){0,3}"
# "the group Rowers for Clean Harbors and Rivers"
_PURPOSE = re.compile(rf" (?:for|against) (?:the )?{_CAPITALIZED}(?: (?:and|in) {_CAPITALIZED}){{0,2}}")
_INDUSTRIES = classes.words("industries")
_ENDS_NOUN_PHRASE = classes.words("ends-noun-phrase")
_MADE_BY_PEOPLE = classes.words("made-by-people")
_NO_APPOSITIVES = classes.words("no-appositives")
_RIGHT = frozenset(("organization.apposition", "organization.event", "organization.office"))
_BEFORE_VERBS = classes.words("before-verbs")
_CLOSING = frozenset(".,;:)")
_NAMING = ("called", "named", "dubbed")
"""After the noun: "a startup called Quillon"."""
_HYPHENS = ("-", "‐", "‑")
_HYPHENS_AND_DASH = ("-", "‑", "–")
_COUNTRY_ENDS = classes.words("country-ends")
_LIST_GAPS = frozenset({" and ", " and the ", ", the ", ", and ", ", and the ", " or the ", " or "})
_LONGEST_LIST_GAP = max(map(len, _LIST_GAPS))
_AT = classes.words("staff-at")
_ACADEMIC = classes.words("academic-staff")
_HEADS_SOMETHING = re.compile(
    expanded(r"\b(?:{heads-of} (?:of|for)|(?:who|she|he|that) {heads-it}) (?:[a-zA-Z-]+ ){1,4}at \Z")
)
_OF = classes.words("of-company")
_FOR = classes.words("for-company")
_OF_THE = classes.words("of-the-body")
_FORM = (ActorKind.COMPANY, LIKELY, "organization.form")
_JOINING = frozenset(marked("joins"))


def by_context(row: Row, at: int, previous: Candidate | None) -> Candidate | None:
    """The organisation whose name begins with the word at an index, when its surroundings say so; None otherwise.

    Args:
        row: The block.
        at: Index of the word, which is no number and none of the `strangers`.
        previous: The organisation before it: in "A, B and the C" it makes the next one likely too.
    """
    text, words, kinds, joined = row.text, row.words, row.kinds, row.joined
    told = at > 0 and bool(kinds[at - 1] & SORT) and joined[at - 1] and row.is_free(at - 1) and not row.is_free(at)
    if at and joined[at - 1] and not told and not _begins_behind(row, at):
        return None
    stop = at + 1
    while joined[stop - 1] and stop - at < _MOST_WORDS and not (kinds[stop] & BARRIER or _is_score(row, stop)):
        stop += 1
    if kinds[at] & TERM if stop - at == 1 else words[stop - 1].text in _COUNTRY_ENDS:
        return None  # a term, a mere common noun, a person of fame or a country of several words
    start, end = words[at].start, words[stop - 1].end
    if words[at].text in SAINTS and stop - at > 1 and text.startswith(("'s", "’s"), end):
        end += 2  # "the head of St. Brendan's"
    if end - start < _SHORTEST_NAME or text[end : end + 3] == ". &":
        return None  # "startup C-suite", "Com. & Adm."
    if told:
        kind = ActorKind(table("organization_nouns")[words[at - 1].text.lower()][0])
        return guessed(start, end, kind, "organization.noun", LIKELY)
    found = _FORM if kinds[at] & FIRM and stop - at == 1 and text[end : end + 1] not in _HYPHENS else None
    found = found or _beside(row, at, stop)
    if found is None and previous is not None:
        found = _in_list(row, at, stop, previous)
    if found is None or _OTHER_NOUN.after(text, end):
        return None
    kind, strength, rule = found
    if rule == "organization.noun" and kind is ActorKind.NONPROFIT and (purpose := _PURPOSE.match(text, end)):
        end = purpose.end()
    return guessed(_begin(row, at, rule, previous), end, kind, rule, strength)


def _is_score(row: Row, at: int) -> bool:
    """Whether a number is half of a score: "Orsk 2-1"."""
    return row.words[at].text.isdigit() and row.gap(at) in _HYPHENS_AND_DASH and row.words[at + 1].text.isdigit()


def _beside(row: Row, at: int, stop: int) -> tuple[ActorKind, int, str] | None:
    """Evidence on either side of the words from `at` to before `stop`."""
    text, start, end = row.text, row.words[at].start, row.words[stop - 1].end
    leading, may_match = last_word(text, start), RULES.after[after(text, end)]
    return (
        (_before(text, start, end) if leading in _last_words() else None)
        or _behind(row, at, stop, may_match)
        or by_relation(row, at, stop, leading, may_match)
    )


def _begins_behind(row: Row, at: int) -> bool:
    """Whether a name may begin after the capitalised word before it; capitals do only after "The" and the like."""
    if row.kinds[at] & CAPITALS:
        return row.is_free(at - 1) and row.words[at - 1].text in entries("function_words")
    return bool(row.kinds[at - 1] & STRANGER)


def _begin(row: Row, at: int, rule: str, previous: Candidate | None) -> int:
    """Offset at which a name begins that the words after it give away: that of an everyday word: "Human Tides"."""
    floor = 0 if previous is None else previous.end
    if rule not in _RIGHT or row.words[at].text in entries("given_names"):
        return row.words[at].start
    while (
        at > 0
        and row.joined[at - 1]
        and row.words[at - 1].start >= floor
        and not row.is_free(at - 1)
        and row.words[at - 1].text in entries("common_words")
        and not row.kinds[at - 1] & BARRIER
    ):
        at -= 1
    return row.words[at].start


def _in_list(row: Row, at: int, stop: int, previous: Candidate) -> tuple[ActorKind, int, str] | None:
    """Evidence that the words from `at` to before `stop` are the next item of a list after an organisation."""
    start = row.words[at].start
    gap = row.text[previous.end : start] if start - previous.end <= _LONGEST_LIST_GAP else ""
    if previous.rule == SUCH_AS and goes_on_list(row, at, stop, gap):
        return previous.kind or ActorKind.COMPANY, LIKELY, SUCH_AS
    if gap in _LIST_GAPS and not row.is_free(at) and _may_be_listed(row.words[at:stop]):
        return ActorKind.NONPROFIT, POSSIBLE, "organization.list"
    return None


def _before(text: str, start: int, end: int) -> tuple[ActorKind, int, str] | None:
    """Evidence on the left: an organisation's noun, or a role or verb with a preposition."""
    before = text[max(0, start - _BEFORE) : start - 1].replace("\n", " ").split(" ")
    last, role = before[-1], before[-2].lower() if len(before) > 1 else ""
    is_named = last in _NAMING and role in table("organization_nouns") and text[end : end + 1] not in _HYPHENS
    if is_named and not (role == "network" and ends_like_a_thing(text[start:end])):  # "a network called TarnNet"
        before, last, role = before[:-1], role, before[-3].lower() if len(before) > 2 else ""
    if last == "the":
        return _before_article(before[:-1])
    if last[-1:] == ",":  # "the regulator, AdC, said"
        closed = text[end : end + 1] in _CLOSING
        return (ActorKind(table("organization_nouns")[last[:-1]][0]), LIKELY, "organization.noun") if closed else None
    noun = table("organization_nouns").get(last)
    if noun is not None and (last != "tank" or role == "think") and role not in _BEFORE_VERBS:
        is_business = last == "group" and role.rpartition("-")[2] in _INDUSTRIES
        return ActorKind.COMPANY if is_business else ActorKind(noun[0]), LIKELY, "organization.noun"
    if last == "at" and (role in _AT or _HEADS_SOMETHING.search(text, max(0, start - _BEFORE), start)):
        return ActorKind.ACADEMIC if role in _ACADEMIC else ActorKind.COMPANY, LIKELY, "organization.role"
    leads = last == "of" and role == "director" and before[-3:-2] == ["executive"]
    if leads or (last == "of" and role in _OF) or (last == "for" and role in _FOR):
        return ActorKind.NONPROFIT if leads else ActorKind.COMPANY, LIKELY, "organization.role"
    return None


@cache
def _last_words() -> frozenset[str]:
    """The words that can be evidence right before a name."""
    nouns = table("organization_nouns")
    return frozenset(
        (*nouns, *(f"{noun}," for noun in nouns if noun not in _NO_APPOSITIVES), "the", "at", "of", "for", *_NAMING)
    )


def _before_article(before: list[str]) -> tuple[ActorKind, int, str] | None:
    """Evidence before "the": "members of the X", "joined the X", "an analyst at the X"."""
    last, role = before[-1] if before else "", before[-2].lower() if len(before) > 1 else ""
    if last in _JOINING or (last == "of" and role in _OF_THE):
        return ActorKind.NONPROFIT, LIKELY, "organization.member"
    if (last == "at" and role in _AT) or (last == "for" and role in _FOR):
        return ActorKind.NONPROFIT, LIKELY, "organization.role"
    return None


def _behind(row: Row, at: int, stop: int, may_match: int) -> tuple[ActorKind, int, str] | None:
    """Evidence on the right: an office, a company's event, an apposition, a party's people."""
    text, end = row.text, row.words[stop - 1].end
    is_lone = stop - at == 1
    if may_match & _OFFICE.bit and (office := _OFFICE.after(text, end)):
        if is_lone and row.is_free(at) and office.group() == " shares" and row.words[at].text.istitle():
            return None  # "Ferry shares rose"
        is_surname = is_lone and row.words[at].text in entries("surnames")
        has_own = is_surname and _SPOKESPEOPLE.after(text, end)
        return None if has_own else EVIDENCE["office"]
    if may_match & _STAFF and (told := _by_staff(row, at, stop, may_match)) is not None:
        return told
    if may_match & _EVENT.bit and (event := _EVENT.after(text, end)):
        company, strength, rule = EVIDENCE["event"]
        return company, POSSIBLE if event.group().endswith("acquired") else strength, rule  # which a person may do
    if text.startswith(", ", end) and (kind := _in_apposition(text, end)) is not None:
        return kind, LIKELY, "organization.apposition"
    return _of_members(row, at) if is_lone and row.kinds[at] & CAPITALS else None


_STAFF = _STAFF_WITH_NAME.bit | _STAFF_WITH_VERB.bit


def _by_staff(row: Row, at: int, stop: int, may_match: int) -> tuple[ActorKind, int, str] | None:
    """Evidence of people behind a name who work there."""
    text, end = row.text, row.words[stop - 1].end
    named = may_match & _STAFF_WITH_NAME.bit and _STAFF_WITH_NAME.after(text, end)
    told = named or (may_match & _STAFF_WITH_VERB.bit and _STAFF_WITH_VERB.after(text, end))
    if not told or not _may_employ(row.words[at:stop]):
        return None
    if _OWN_SCIENTIST.after(text, end):
        return EVIDENCE["own-scientist"]
    return EVIDENCE["academic-staff" if _ACADEMIC_STAFF.after(text, end) else "staff-with-name"]


def _of_members(row: Row, at: int) -> tuple[ActorKind, int, str] | None:
    """What people behind capitals, or words about parties around them, make of these."""
    word = row.words[at]
    if not _may_have_members(word):
        return None
    if _MEMBERS.after(row.text, word.end):
        return EVIDENCE["members"]
    return (ActorKind.NONPROFIT, LIKELY, "organization.party") if _is_party(row.text, word) else None


def _may_employ(run: list[Word]) -> bool:
    """Whether words before a role and a name can be an employer's: no field, no nationality, no adjective."""
    first, last = run[0].text, run[-1].text
    if _NOT_AN_EMPLOYER.search(last) or len(last) < 3 or last in entries("organization_tails"):
        return False
    lists = ("topics", "generic_words", "roles", "lower_titles", "technical_nouns", "given_names", "famous_surnames")
    return not any(
        word in entries(name) or word.lower() in entries(name)
        for word in {first, last}
        for name in (*lists, "common_words", "function_words")
    )


def _in_apposition(text: str, end: int) -> ActorKind | None:
    """The kind that an apposition tells: ", a Lisbon-based startup", ", the company behind"."""
    if not _APPOSITION.match(text, end):
        return None
    nouns = table("organization_nouns")
    previous = ""
    for word in text[end + 2 : end + _APPOSITION_LENGTH].split()[1:_APPOSITION_WORDS]:
        before, previous = previous, word
        bare = word.rstrip(",.;)")
        noun = nouns.get(bare) or nouns.get(bare.rpartition("-")[2])
        if bare == "maker" and before in _MADE_BY_PEOPLE:
            return None
        if noun is not None and word[0].islower() and not _MERE_GROUP.match(text, end):
            inserted = _INSERTED.after(text, end)  # ", the startup claims," names who says it
            return None if inserted and inserted["noun"].endswith(bare) else ActorKind(noun[0])
        if bare != word or word in _ENDS_NOUN_PHRASE:
            return None
    return None


def _may_have_members(word: Word) -> bool:
    """Whether capitals may abbreviate an organisation."""
    return 3 <= len(word.text) <= 6 and word.text.isalpha() and word.text.capitalize() not in entries("common_words")


def _is_party(text: str, word: Word) -> bool:
    """Whether capitals stand by themselves among words about parties."""
    if text[word.start - 1 : word.start] in ("-", "(") or text[word.end : word.end + 1] == "-":
        return False
    if _NUMERAL.fullmatch(word.text):
        return False
    return _PARTIES.search(text, max(0, word.start - _AROUND), word.end + _AROUND) is not None


def _may_be_listed(run: list[Word]) -> bool:
    """Whether words in a row of organisations may be one more: several words of no person and no place, or capitals."""
    first, last = run[0].text, run[-1].text
    if len(run) == 1:
        return first.isupper() and len(first) > 2
    if first in entries("given_names") or first in entries("weak_given_names") or last in entries("surnames"):
        return False
    return last not in strangers() and last not in entries("technical_nouns")
