"""What stands around people's names and around nobody else's: ages, roles, verbs, relatives."""

from __future__ import annotations

import re

from atomcorpus._memo import Memo
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.mentions.words import LONGEST_BEHIND

__all__ = [
    "MAY_ACT",
    "MAY_BELONG",
    "MAY_BE_SUBJECT",
    "MAY_OWN",
    "MAY_SPEAK",
    "SIGNS",
    "acts",
    "is_adjective_here",
    "is_described",
    "is_in_apposition",
    "is_led_by",
    "is_made_by",
    "is_subject",
    "owns_what_people_own",
    "placed",
    "speaks",
    "speaks_for",
    "title_before",
]

_WHO = re.compile(
    r",\s(?:who|whose|whom)\b|,\s(?:aged?\s)?[1-9][0-9],|\s\((?:born\s|b\.\s|c\.\s|d\.\s)?[0-9]{4}\b",
)
_WHEN = "later|also|then|never|first|subsequently"
_PERSON_DID = (
    "resigned|retired|died|married|graduated|studied|tweeted|testified|recalled|joked|quipped|wrote|campaigned"
)
_PERSON_VERB = re.compile(
    rf",?\set\sal\b|\sand\s(?:(?:his|her|their)\s)?(?:colleagues|co-?authors)\b|\s(?:himself|herself|(?:(?:{_WHEN})\s)?(?:{_PERSON_DID}|"
    r"stepped\sdown|stood\s(?:for|as)|ran\s(?:for|as|un|again)|served\s(?:as|on|in|under)|"
    r"(?:won|sought|lost)\s(?:re-?)?election|"
    r"(?:was|is)\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?:member\sof|candidate|politician|professor|fellow|figure|graduate|"
    r"native|lawyer|journalist|economist|researcher|scientist|physicist|mathematician|historian|writer|author|"
    r"diplomat|supporter|opponent|critic)|"
    r"(?:is|was|became)\s(?:elected\s|named\s|made\s)?an?\s(?:[A-Z][\w-]+\s){0,2}?Fellow\sof|"
    r"(?:received|earned|obtained|holds|held)\s(?:an?|his|her|the)\s(?:[\w.’'-]+\s){0,3}?(?:PhD|Ph\.D|doctorate|degree|MBA)|"
    r"(?:was|is)\s(?:(?:an?|the)\s)?(?:[\w-]+\s){0,3}?(?:columnist|correspondent|editor|reporter|director|fellow|professor|"
    r"lecturer|economist|strategist|analyst)\s(?:of|at|for|with|in)|"
    r"(?:was|were|is|been)\s(?:later\s|also\s|first\s|subsequently\s)?(?:born|elected|re-?elected|appointed|nominated|"
    r"married|arrested|sworn\sin|succeeded\sby|assassinated|knighted|educated)))\b",
)
_BEGINS_PERSON_VERB = re.compile(
    rf",?\set\b|\s(?:and|himself|herself|{_WHEN}|{_PERSON_DID}|stepped|stood|ran|served|won|sought|lost|was|is|were|been|became|received|"
    r"earned|obtained|holds|held)\b"
)
_SPEECH_VERB = re.compile(
    r",?\s(?:said|says|told|argued|argues|stated|believes|believed|thinks|thought|noted|notes|added|adds|explained|"
    r"explains|insisted|announced|revealed|outlined|cautioned|suggested|claimed|emphasized|pointed|promised|urged|"
    r"joked|recalled|replied|asked|warned|complained|admitted|acknowledged|tweeted|wrote|retorted|countered|conceded|"
    r"remarked|quipped|contended|stressed|lamented|boasted|vowed)\b",
)
_BEFORE_VERB = (
    "also|later|then|never|had|has|would|was|first|soon|often|subsequently|initially|unsuccessfully|successfully|"
    "reportedly"
)
_DID = (
    "was|is|had|has|would|could|did|won|led|lost|became|took|made|gave|ran|went|came|saw|left|wrote|kept|held|met|told|"
    "knew|felt|thought|sought|stood|began|spent|fought|brought|called|says|argues|writes|believes|[a-z]{2,}ed"
)
_SUBJECT_VERB = re.compile(rf"\s?['’]\s?s?\s(?=[a-z])|\s(?:(?:{_BEFORE_VERB})\s){{0,3}}(?:{_DID})\b")
_BEGINS_SUBJECT_VERB = re.compile(rf"\s?['’]|\s(?:{_BEFORE_VERB}|{_DID})\b")
_BEGINS_OWN = re.compile(r"\s?['’]")
_OWN = re.compile(
    r"\s?['’]\s?s\s(?:[a-z]+\s)?(?:help|wife|husband|son|daughter|father|mother|brother|sister|family|parents|children|"
    r"career|resignation|death|birth|widow|speech|speeches|remarks|memoirs?|biography|biographer|successor|"
    r"predecessor|supporters|opponents|rivals?|tactics|nomination|inauguration|presidency|candidacy|colleagues?|"
    r"mentor|students?|assassination|arrest|childhood|testimony|comments|tweets?|office|aides?)\b",
)
_LED_BY = (
    *(" led by ", " headed by ", " chaired by ", " succeeded by "),
    *(" written by ", " authored by ", " coined by ", " portrayed by ", " aide to ", "er name is ", "is name is "),
)
_MADE_BY = (
    *(" founded by ", " co-founded by ", " cofounded by ", " started by ", " produced by ", " hosted by "),
    *(" edited by ", " directed by ", " moderated by ", " invented by ", " compiled by ", " translated by "),
    *("Produced by ", "Hosted by ", "Edited by ", "Written by ", "Reporting by ", "Founded by ", "Directed by "),
    *_LED_BY[3:],
)
_LONGEST_MADE_BY = max(map(len, _MADE_BY))
_LONGEST_LED_BY = max(map(len, _LED_BY))
_QUOTED_BY = re.compile(
    r"[”\"’']\s(?:said|says|asks|asked|wrote|writes|added|adds|argues|argued|notes|noted|warns|warned|explains|explained|"
    r"recalls|recalled|insists|insisted|quips|quipped|jokes|joked|laughs|laughed|concludes|concluded|replies|replied)\s\Z"
)
_LONGEST_QUOTED_BY = 14
_PLACING = (" in ", " at ", " near ", " from ", " to ", " into ", " of ", "In ", "At ", "From ")
_LONGEST_PLACING = max(map(len, _PLACING))
_ADJECTIVE = re.compile(
    r"\s(?:administrations?|family|campaign|era|years|presidency|government|foundation|test|machine|chain|award|prize|"
    r"distribution|equilibrium|process|model|models|transform|doctrine|plan)\b|"
    r"['’]s?\s(?:theorem|law|principle|paradox|equation|rule|conjecture|inequality)\b|-[a-z]",
)
_APPOSITION = re.compile(
    r",\s(?:an?|the|then|now|former|ex-|its|his|her|their|our|one\sof|[a-z][a-z-]+"
    r"|(?P<owner>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,3}(?:['’]s|(?<=s)['’])))\s"
)
_OF_COMPANIES = classes.words("partners-of-companies")
_APPOSITION_LENGTH, _APPOSITION_WORDS = 90, 8
_NO_APPOSITION = classes.words("no-apposition")
_LONGEST_TITLE = 24

_MEMBER_SPEAKS = re.compile(
    r"\s(?:of|at|from)\s(?:the\s)?(?P<body>[A-Z][\w&’-]*)(?:\s[A-Z][\w&’-]*){0,3}\s(?:said|says|told|argued|argues|notes|noted|"
    r"added|explained|explains|wrote|writes|warned|warns|posted|tweeted|believes|thinks|replied|asked|joked)\b"
)
_BEGINS_MEMBER = re.compile(r"\s(?:of|at|from)\b")

MAY_ACT, MAY_SPEAK, MAY_BE_SUBJECT, MAY_OWN, MAY_BELONG = 1, 2, 4, 8, 16
_SIGNS = (
    (MAY_ACT, _BEGINS_PERSON_VERB),
    (MAY_SPEAK, _SPEECH_VERB),
    (MAY_BE_SUBJECT, _BEGINS_SUBJECT_VERB),
    (MAY_OWN, _BEGINS_OWN),
    (MAY_BELONG, _BEGINS_MEMBER),
)


def _signs(behind: str) -> int:
    if len(behind) >= LONGEST_BEHIND:  # cut off, perhaps inside its first word
        return MAY_ACT | MAY_SPEAK | MAY_BE_SUBJECT | MAY_OWN | MAY_BELONG
    return sum(flag for flag, pattern in _SIGNS if pattern.match(behind))


SIGNS = Memo(_signs)
"""What the text right behind a name (`behind`) may begin; where the flag is missing the pattern need not be tried."""


_TIME = re.compile(r"\s[\[(]\d{1,2}(?::\d\d){1,2}[\])]")  # "Jane Roe [00:01:07]:", as transcripts label a speaker


def is_described(text: str, end: int) -> bool:
    """Whether a full name is followed by an age, years of life, a relative clause, a role or the time of its turn."""
    if text[end : end + 1] != "," and text[end + 1 : end + 2] not in ("(", "["):
        return False
    return _TIME.match(text, end) is not None or _WHO.match(text, end) is not None or _has_role(text, end)


def is_in_apposition(text: str, start: int, end: int) -> bool:
    """Whether a name stands between commas behind a role: "the minister, Ada Poe, said"."""
    if not text.startswith(",", end) or not text.endswith(", ", 0, start):
        return False
    before = text[max(0, start - _LONGEST_TITLE) : start - 2]
    return before[before.rfind(" ") + 1 :] in entries("lower_titles")


def acts(text: str, end: int) -> bool:
    """Whether a verb follows that only people are the subject of."""
    return _PERSON_VERB.match(text, end) is not None


def speaks(text: str, end: int) -> bool:
    """Whether a verb of speaking follows, which organisations have too."""
    return _SPEECH_VERB.match(text, end) is not None


def speaks_for(text: str, end: int) -> bool:
    """Whether an organisation and a verb of speaking follow: "of Acme Labs said"; but no place."""
    member = _MEMBER_SPEAKS.match(text, end)
    return member is not None and member["body"] not in entries("places")


def is_subject(text: str, end: int) -> bool:
    """Whether a verb in a common form or a possessive follows."""
    return _SUBJECT_VERB.match(text, end) is not None


def owns_what_people_own(text: str, end: int) -> bool:
    """Whether a possessive with a relative, a career or a speech follows."""
    return _OWN.match(text, end) is not None


def is_led_by(text: str, start: int) -> bool:
    """Whether "led by" or the like stands before an offset."""
    if not text.endswith(_LED_BY, max(0, start - _LONGEST_LED_BY), start):
        return False
    return not text.endswith("round led by ", max(0, start - 13), start)  # by an investor, mostly a company


def is_made_by(text: str, start: int) -> bool:
    """Whether "founded by", a byline's "By" or the like stands before an offset, behind which a name is a person's."""
    if text.endswith("By ", 0, start) and text[start - 4 : start - 3] in ("", "\n"):
        return True
    return text.endswith(_MADE_BY, max(0, start - _LONGEST_MADE_BY), start)


def is_quoted(text: str, start: int) -> bool:
    """Whether a verb of speaking behind a quotation stands before an offset, such as "asks"."""
    return _QUOTED_BY.search(text, max(0, start - _LONGEST_QUOTED_BY), start) is not None


def placed(text: str, start: int) -> bool:
    """Whether a preposition of place stands before an offset."""
    return text.endswith(_PLACING, max(0, start - _LONGEST_PLACING), start)


def is_adjective_here(text: str, end: int) -> bool:
    """Whether a name is part of another: "the Ortega administration", "Ortega-era"."""
    return _ADJECTIVE.match(text, end) is not None


def title_before(text: str, start: int) -> bool:
    """Whether the lower-case word before an offset is a title or a role ("researcher", "a volunteer called")."""
    if start < 3 or text[start - 1] not in " \n\u00a0" or not text[start - 2].islower():
        return False
    before = text[max(0, start - _LONGEST_TITLE) : start - 1].replace("\n", " ")
    before = before.removesuffix(" called").removesuffix(" named")
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
