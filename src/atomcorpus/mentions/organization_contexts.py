"""Organisations that only their surroundings give away: no head word, but "the startup X", "X CEO", "a researcher at X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.entities import ActorKind
from atomcorpus.mentions.guesses import LIKELY, POSSIBLE, Guess
from atomcorpus.mentions.lexicon import entries, table

if TYPE_CHECKING:
    from atomcorpus.mentions.words import Word

__all__ = ["organization_in_context"]

_OFFICE_BEHIND = re.compile(
    r"(?:['’]s)?\s(?:CEO|CFO|CTO|COO|co-?founders?|spokes(?:man|woman|person|people)|chief\s(?:executive|scientist|financial|technology|operating)|"
    r"employees|shareholders|executives|shares|subsidiary)\b",
)
_EVENT_BEHIND = re.compile(
    r",?\s(?:which\s)?(?:has\s|had\s|have\s|recently\s|also\s)*(?:raised\s(?:[$€£]|about\s[$€£]|over\s[$€£])|went\spublic|filed\sfor\s(?:bankruptcy|an\sIPO)|"
    r"(?:was|is|were)\s(?:founded|co-founded|headquartered|acquired|valued)\b|acquired\b|laid\soff)",
)
_APPOSITION = re.compile(r",\s(?:an?|the|another|one\sof)\s")
_TECHNICAL = frozenset(
    "AI ML NLP IT TV PR HR VC LLM LLMs NGO API APIs GPU GPUs CPU CPUs URL HTML PDF CEO CTO CFO IPO PhD IQ AGI RL SQL R&D GDP UK US EU UN B2B OS PC DNA MP MPs MEP MEPs MLA MPP MSP TD PAC PACs ACA HIV AIDS CPI FAQ ID TBD ET EST EDT GMT UTC AM PM BC AD CE BCE HTTP USB SSD RAM GPS FM DVD CD DJ SUV RIP USA UAE USSR SSR".split(),
)
_MEMBERS_BEHIND = re.compile(
    r"(?:['’]s)?\s(?:leaders?|candidates?|MPs?|MEPs?|TDs?|members?|deput(?:y|ies)|chair(?:man|woman|person)?|government|list|ticket|politicians?|"
    r"nominee|officials?|agents?|director|chief|ministers?|councillors?|senators?|whip|activists?|congress|faction|caucus|headquarters|president)\b",
)
_SPOKESMAN_BEHIND = re.compile(r"(?:['’]s)?\s(?:spokes|aides?\b|executives\b|campaign\b)")
_NUMERAL = re.compile(r"[IVXLC]+")
_PARTIES = re.compile(
    r"\b(?:part(?:y|ies)|elections?|coalitions?|parliament(?:ary)?|opposition|constituency|seats|ballot|manifesto|electoral|cabinet|referendum)\b|\bParty\b",
)
_OTHER_NOUN_BEHIND = re.compile(r"\s(?:clan|family|team|class|generation|community|faith|division|staff|dynasty|tribe|race|species|world|era)\b")
_COUNTRY_ENDS = frozenset({"States", "Kingdom", "Emirates", "Republic", "America"})
_AT = frozenset(
    "researcher researchers scientist scientists engineer engineers professor lecturer economist analyst director fellow executive partner works worked "
    "working job intern employee employees position student postdoc lawyer counsel developer designer manager strategist expert colleagues team".split(),
)
_OF = frozenset("founder co-founder cofounder ceo employee employees subsidiary division arm shareholder shareholders acquisition".split())
_OF_THE = frozenset(
    "founder co-founder founders leader leaders member members chairman chairwoman chair director head secretary secretary-general president "
    "spokesman spokeswoman fellow trustee candidate deputy wing faction branch headquarters chapter".split(),
)
_JOINING = frozenset("joined founded co-founded rejoined quit established formed chairs chaired headed".split())
_FOR = frozenset("spokesman spokeswoman spokesperson spokespeople analyst lobbyist works worked".split())
_ACADEMIC = frozenset("professor lecturer student postdoc".split())
_LAST_WORD = re.compile(r"([A-Za-z][a-zA-Z-]*)\s(?:the\s)?\Z")
_CAMEL = re.compile(r"[A-Z][a-zà-ÿ]+[A-Z][A-Za-z]*|[A-Z]{2,}[a-z]+[A-Za-z]*")


def organization_in_context(text: str, run: list[Word]) -> Guess | None:
    """The organisation that a run of capitalised words names, when what stands around it says so; else None.

    Args:
        text: The whole text; offsets are its code points.
        run: Words with nothing but joints between them, none of them a word that no organisation is called.

    Example:
        >>> from atomcorpus.mentions.words import capitalized_words
        >>> text = "She left the startup Tidewater in May."
        >>> guess = organization_in_context(text, capitalized_words(text, 21, 30))
        >>> text[guess.start : guess.end], str(guess.kind)
        ('Tidewater', 'company')
    """
    start, end = run[0].start, run[-1].end
    if _is_no_organization(run):
        return None
    found = _by_noun_before(text, start) or _behind(text, end)
    if found is not None and found[2] in ("organization.office", "organization.member") and _is_surname(run, text, end):
        return None
    if found is None and _has_members(text, run):
        found = ActorKind.NONPROFIT, LIKELY, "organization.member"
    if found is None:
        return None
    kind, strength, rule = found
    return Guess(start, end, kind, rule, strength)


def _has_members(text: str, run: list[Word]) -> bool:
    """Whether a person of an organisation follows: "DUP candidate", "Walwari leader"."""
    word = run[-1].text
    if len(run) > 1 or not 3 <= len(word) <= 6 or not word.isupper() or not word.isalpha() or word.capitalize() in entries("common_words"):
        return False
    if _MEMBERS_BEHIND.match(text, run[-1].end) is not None:
        return True
    around = text[run[0].start - 1 : run[0].start] + text[run[-1].end : run[-1].end + 1]
    if "-" in around or "(" in around or _NUMERAL.fullmatch(word):
        return False
    return _PARTIES.search(text, max(0, run[0].start - 120), run[-1].end + 120) is not None


def _is_surname(run: list[Word], text: str, end: int) -> bool:
    """Whether "X spokesman" speaks of a person X, or "member of the X clan" of another noun."""
    if _OTHER_NOUN_BEHIND.match(text, end):
        return True
    return len(run) == 1 and run[0].text in entries("surnames") and _SPOKESMAN_BEHIND.match(text, end) is not None


def _is_no_organization(run: list[Word]) -> bool:
    """Whether the words are a term, a country of several words or a person of fame."""
    if len(run) > 1:
        return run[-1].text in _COUNTRY_ENDS
    return run[0].text in _TECHNICAL or run[0].text in entries("famous_surnames")


def _by_noun_before(text: str, start: int) -> tuple[ActorKind, int, str] | None:
    """Evidence on the left: an organisation's noun, or a role with a preposition."""
    if start < 4 or text[start - 1] not in " \n" or not text[start - 2].isalpha():
        return None
    before = text[max(0, start - 40) : start].replace("\n", " ")
    words = before.split(" ")[:-1]
    definite = bool(words) and words[-1] == "the"
    if definite:
        words.pop()
    if not words:
        return None
    if definite and (words[-1] in _JOINING or (words[-1] == "of" and words[-2:-1] and words[-2] in _OF_THE)):
        return ActorKind.NONPROFIT, LIKELY, "organization.member"
    last = words[-1]
    noun = table("organization_nouns").get(last)
    if noun is not None and not definite:
        if last == "tank" and words[-2:-1] != ["think"]:
            return None
        return ActorKind(noun[0]), LIKELY, "organization.noun"
    if len(words) < 2:
        return None
    role = words[-2].lower()
    if last == "at" and role in _AT:
        return (ActorKind.ACADEMIC if role in _ACADEMIC else ActorKind.COMPANY), LIKELY, "organization.role"
    if (last == "of" and role in _OF) or (last == "for" and role in _FOR):
        return ActorKind.COMPANY, LIKELY, "organization.role"
    return None


def _behind(text: str, end: int) -> tuple[ActorKind, int, str] | None:
    """Evidence on the right: an office, a company's event, or an apposition with an organisation's noun."""
    if _OFFICE_BEHIND.match(text, end):
        return ActorKind.COMPANY, LIKELY, "organization.office"
    if _EVENT_BEHIND.match(text, end):
        return ActorKind.COMPANY, POSSIBLE, "organization.event"
    if _APPOSITION.match(text, end):
        nouns = table("organization_nouns")
        for word in text[end + 2 : end + 80].split()[1:8]:
            bare = word.rstrip(",.;)").rpartition("-")[2] if word.rstrip(",.;)") not in nouns else word.rstrip(",.;)")
            if bare in nouns and word[0].islower():
                return ActorKind(nouns[bare][0]), LIKELY, "organization.apposition"
            if word[-1] in ",.;" or word in ("of", "at", "in", "for", "who", "that", "which", "by", "to", "and"):
                return None
    return None
