"""What stands around people's names and around nobody else's: ages, roles, verbs, relatives."""

from __future__ import annotations

import re

from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.english.patterns import expanded, load_rules

__all__ = [
    "ACTS",
    "ADJECTIVE",
    "OWNS",
    "RULES",
    "SPEAKS",
    "SUBJECT",
    "has_members",
    "is_among_relatives",
    "is_described",
    "is_in_apposition",
    "is_led_by",
    "is_made_by",
    "is_met",
    "is_quoted",
    "is_relative",
    "placed",
    "speaks_for",
    "title_before",
]

RULES = load_rules(__package__ or "", "rules.txt")
"""The rules for what stands right beside a name; their index tells which may match, and most do not."""
ACTS, SPEAKS, SUBJECT, OWNS, ADJECTIVE = (RULES[name] for name in ("acts", "speaks", "subject", "owns", "adjective"))
_WHO, _TURN, _MEMBER_SPEAKS, _QUOTED = (RULES[name] for name in ("who", "turn", "member-speaks", "quoted"))

_LED_BY, _MADE_BY, _PLACING = (tuple(classes.words(name)) for name in ("led-by", "made-by", "placing"))
_LONGEST_MADE_BY = max(map(len, _MADE_BY))
_MET = tuple(classes.words("done-to-people"))
_LONGEST_MET = max(map(len, _MET))
_LONGEST_LED_BY = max(map(len, _LED_BY))
_LONGEST_PLACING = max(map(len, _PLACING))
_APPOSITION = re.compile(
    r",\s(?:an?|the|then|now|former|ex-|its|his|her|their|our|one\sof|[a-z][a-z-]+"
    r"|(?P<owner>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,3}(?:['’]s|(?<=s)['’])))\s"
)
_OF_COMPANIES = classes.words("partners-of-companies")
_APPOSITION_LENGTH, _APPOSITION_WORDS = 90, 8
_NO_APPOSITION = classes.words("no-apposition")
_LONGEST_TITLE, _LONGEST_PAIR = 24, 40
_CLOSES_APPOSITION = frozenset((",", ".", ";", ":", ")", ""))
_OWNER = "[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur"
_WITH_DETERMINER = re.compile(rf"\b(?:{_OWNER}|[Tt]he|[Bb]oth|[Tt]wo|[Ii]ts)(?: [a-z-]+){{1,3}}\Z")
_RELATIVE = re.compile(rf"(?:\b(?:{_OWNER})|['’]s) (?:[a-z]+ )?" + expanded(r"{relative-of}, \Z"))

_WHOLE_NAME_OF = re.compile(r"[A-ZÀ-Þ][\w.’'-]+ [A-ZÀ-Þ][\w’'-]+ of \Z")
_RELATIVES = re.compile(expanded(r"\b{relatives-of}, ") + r"(?:[A-ZÀ-Þ][\w’'-]+, ){0,4}(?:[A-ZÀ-Þ][\w’'-]+,? and )?\Z")
_LONGEST_RELATIVES = 80


def is_described(text: str, end: int) -> bool:
    """Whether a full name is followed by an age, years of life, a relative clause, a role or the time of its turn."""
    if text[end : end + 1] != "," and text[end + 1 : end + 2] not in ("(", "["):
        return False
    return _TURN.after(text, end) is not None or _WHO.after(text, end) is not None or _has_role(text, end)


def is_in_apposition(text: str, start: int, end: int) -> bool:
    """Whether a name stands between commas after a role: "the minister, Ada Poe, said", "said its head, Ada Poe."."""
    if not text.endswith(", ", 0, start):
        return False
    before = text[max(0, start - _LONGEST_TITLE) : start - 2]
    role = before[before.rfind(" ") + 1 :]
    if role in entries("lower_titles") and text[end : end + 1] in _CLOSES_APPOSITION:
        return True
    is_plural = role.endswith("s") and (role in entries("lower_titles") or role[:-1] in entries("lower_titles"))
    return (
        is_plural
        and text.startswith(" and ", end)
        and _WITH_DETERMINER.search(text, max(0, start - _LONGEST_PAIR), start - 2) is not None
    )


def is_relative(text: str, start: int, end: int) -> bool:
    """Whether one word is what somebody's relative is called: "her son, Emil, said"."""
    if not text.endswith(", ", 0, start) or text[end : end + 1] not in _CLOSES_APPOSITION:
        return False
    return _RELATIVE.search(text, max(0, start - _LONGEST_TITLE), start) is not None


def speaks_for(text: str, end: int, may_match: int) -> bool:
    """Whether an organisation and a verb of speaking follow: "of Acme Labs said"; but no place.

    Args:
        text: The whole text.
        end: Where the name ends.
        may_match: What the index of the rules says.
    """
    member = _MEMBER_SPEAKS.after(text, end) if may_match & _MEMBER_SPEAKS.bit else None
    return member is not None and member["body"] not in entries("places")


def is_led_by(text: str, start: int) -> bool:
    """Whether "led by" or the like stands before an offset."""
    if not text.endswith(_LED_BY, max(0, start - _LONGEST_LED_BY), start):
        return False
    return not text.endswith("round led by ", max(0, start - 13), start)  # by an investor, mostly a company


def is_met(text: str, start: int) -> bool:
    """Whether what is done to people, or a relative, stands before an offset: "gave", "the mother of"."""
    return text.endswith(_MET, max(0, start - _LONGEST_MET), start)


def is_made_by(text: str, start: int) -> bool:
    """Whether "founded by", a byline's "By" or the like stands before an offset, after which a name is a person's."""
    if text.endswith("By ", 0, start) and text[start - 4 : start - 3] in ("", "\n"):
        return True
    return text.endswith(_MADE_BY, max(0, start - _LONGEST_MADE_BY), start)


def has_members(text: str, start: int) -> bool:
    """Whether a whole name and "of" stand before an offset, so that it is who acts: "Ada Poe of Orsk wrote"."""
    if not text.endswith(" of ", 0, start):
        return False
    return _WHOLE_NAME_OF.search(text, max(0, start - _LONGEST_PAIR), start) is not None


def is_among_relatives(text: str, start: int) -> bool:
    """Whether a given name stands in a list of somebody's relatives: "two grandchildren, Mira and Felix"."""
    return _RELATIVES.search(text, max(0, start - _LONGEST_RELATIVES), start) is not None


def is_quoted(text: str, start: int) -> bool:
    """Whether a verb of speaking after a quotation stands before an offset, such as "asks"."""
    return _QUOTED.before(text, start) is not None


def placed(text: str, start: int) -> bool:
    """Whether a preposition of place stands before an offset."""
    return text.endswith(_PLACING, max(0, start - _LONGEST_PLACING), start)


def title_before(text: str, start: int) -> bool:
    """Whether the lower-case word before an offset is a title or a role ("researcher", "a volunteer called")."""
    if start < 3 or text[start - 1] not in " \n\u00a0" or not text[start - 2].islower():
        return False
    before = text[max(0, start - _LONGEST_TITLE) : start - 1].replace("\n", " ")
    if before.endswith((" called", " named")):
        before = before[: before.rfind(" ")]
        if before.endswith((" man", " woman", " boy", " girl")):
            return True
    return before[before.rfind(" ") + 1 :] in entries("lower_titles")


def _has_role(text: str, end: int) -> bool:
    """Whether an apposition with a role follows: ", a policy fellow at ...", ", Acme's lawyer", ", a U of X dean"."""
    apposition = _APPOSITION.match(text, end) if text.startswith(", ", end) else None
    if apposition is None:
        return False
    is_name = False
    for word in text[end + 2 : end + _APPOSITION_LENGTH].split()[:_APPOSITION_WORDS]:
        bare = word.rstrip(",.;")
        if bare in entries("roles"):
            return apposition["owner"] is None or bare not in _OF_COMPANIES
        if bare != word or (word in _NO_APPOSITION and not (is_name and word == "of")):
            return False
        is_name = word[0].isupper()
    return False
