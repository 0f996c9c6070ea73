"""What a listed name means where it stands: which of its entries, or nothing at all.

Most names need no question. Two sorts do: forms that are ordinary words ("Nature", "Command"), which count only where
the words around them treat them as what they name; and forms that name both a company and its models ("DeepSeek"),
where syntax decides: who acts or owns is a company, what is run or has weights is a model.
"""

from __future__ import annotations

import re
from enum import Enum

__all__ = [
    "Reading",
    "is_enumerated",
    "is_shouted",
    "lends_its_name",
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


_WINDOW = 48
_MODEL_NOUN = (
    r"(?:foundation |language |reasoning |open |base |chat |AI |text |vision |video |image )*"
    r"(?:models?|famil(?:y|ies)|series|suite|variants?|weights|checkpoints?|LLMs?|VLMs?|lineup|line-up|herd|"
    r"fine-?tun(?:es?|ing)|finetun(?:es?|ing)|derivatives?|architecture|tokenizer)\b"
)
_AFTER_MODEL = re.compile(rf"[\s-]{_MODEL_NOUN}")
_BEFORE_MODEL = re.compile(
    r"(?:\b(?:runs?|ran|running|uses?|used|using|deploy(?:s|ed|ing)?|fine-?tun(?:e|es|ed|ing)|finetun(?:e|es|ed|ing)|"
    r"download(?:s|ed|ing)?|quantiz(?:e|es|ed|ing)|distill(?:s|ed|ing)?|prompt(?:s|ed|ing)?|ask(?:ed|ing)?|"
    r"query(?:ing)?|serv(?:e|es|ing)|host(?:s|ed|ing)?|jailbreak(?:ing)?)|"
    r"\b(?:based|built|trained|running|relies|rely|relying|derived) (?:on|upon|from)|\bon top of|\bpowered by|"
    r"\b(?:versions?|variants?|copy|copies|fine-?tunes?|weights|release|outputs?|exchanges) (?:of|with|from)|"
    r"\b(?:models?|LLMs?|chatbots?|assistants?) (?:called|named|such as|like|dubbed))\s(?:the\s|a\s|its\s)?[\"“‘']?$"
)
_ACTION = (
    r"(?:said|says|say|told|tells|announce[sd]?|announcing|releas(?:e|es|ed|ing)|launch(?:es|ed|ing)?|unveil(?:s|ed)?|"
    r"introduce[sd]?|publish(?:es|ed)?|raise[sd]?|hire[sd]?|open-?sourc(?:e|es|ed|ing)|train(?:s|ed)?|buil(?:ds|t)|"
    r"develop(?:s|ed)?|share[sd]?|claim(?:s|ed)?|plans?|planned|argue[sd]?|report(?:s|ed)?|acquire[sd]?|debut(?:s|ed)|"
    r"ship(?:s|ped)|sell|sells|sold|offer(?:s|ed)?|sue[sd]?|paid|pays|spen(?:ds|t)|invest(?:s|ed)?|partner(?:s|ed)|"
    r"DID|did|wrote|writes|wants?|wanted|aims?|hopes?|decided|agreed|declined|faces?|denied|denies|made|makes|"
    r"employ(?:s|ed)|founded|co-founded|was founded|is based|noted|notes|confirmed|revealed|disclosed|gave|gives|"
    r"include[sd]|provide[sd]?|warn(?:s|ed)?|expects?|continues to|priced|prices|cut|cuts|upgraded|updated|uploaded)\b"
)
_PEOPLE = (
    r"team|lab|labs|researchers?|engineers?|scientists?|founders?|co-?founders?|CEO|CTO|CFO|COO|chief|president|"
    r"chair(?:man|woman)?|director|executives?|employees?|staff|officials?|spokes\w+|investors?|shares|stock|"
    r"headquarters|offices?|board|folks|crew|developers|vice|head|lawyers?|co-?lead|lead"
)
_AFTER_ACTOR = re.compile(
    rf"['’]s?\b|['’](?=\s)|\s(?:{_PEOPLE})\b"
    rf"|\s(?:\w{{1,20}}ly\s|has\s|have\s|had\s|also\s|just\s|recently\s|will\s|would\s)*{_ACTION}"
    r"|,? (?:a|an|the) [\w\s-]{0,30}"
    r"\b(?:company|startup|start-up|firm|lab|maker|developer|organization|nonprofit|team)\b"
    rf"|,? (?:which|who) (?:\w{{1,20}}ly\s|has\s|have\s|had\s)?{_ACTION}"
    r"|\s(?:is|was|are|were)\s(?:(?:reportedly|also|now|still)\s)?in\s(?:[a-z]+\s)?talks\b"
    r"|,? \(?(?:formerly|previously)\s"
)
_BEFORE_ACTOR = re.compile(
    rf"\b(?:compan(?:y|ies)|firms?|startups?|start-ups?|labs?|rivals?|competitors?|makers?|chipmakers?|giants?|{_PEOPLE}"
    r"|developers?|players|organizations?|nonprofits?|outlet|newsletter|magazine|newspaper|publisher|institute|group|"
    r"researchers? at|scientists? at|engineers? at|works? at|worked at|working at|founder of|founders of|CEO of|"
    r"head of|president of|employees? of|employees? at|team at|those at|people at|folks at|joined|left|"
    r"owned by|founded by|released by|developed by|built by|made by|trained by|published by|acquired by|backed by|"
    r"led by|announced by|created by|subsidiary of|invest(?:ed|or|ors|ment) in|shares of|stake in|"
    r"platforms?|"
    r"(?:social|messaging) (?:networks?|apps?|sites?)|"
    r"according to|told|partnership with|deal with|competition from|competes? with|including|such as|at)"
    r"\s(?:like\s|such as\s|including\s|the\s)?[\"“‘']?$"
)
_MEMBER_OF = re.compile(r"[A-Z][a-z]+ [A-Z][\w’'-]+ of $")  # "Ada Poe of Bernstein"
# "wrote on X": where something is written there, it is a site, whatever else its name means.
_POSTED_ON = re.compile(
    r"\b(?:post(?:s|ed|ing)?|wrote|writes|writing|said|says|saying|tweet(?:s|ed)?|shar(?:es?|ed|ing)|announc(?:es?|ed|ing)|"
    r"accounts?|follow(?:s|ed|ers?|ing)|threads?|messages?|repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|comment(?:s|ed)?|"
    r"confirm(?:s|ed|ing)?|jok(?:es?|ed|ing)|quip(?:s|ped)|complain(?:s|ed|ing)|claim(?:s|ed)|not(?:es|ed|ing)|"
    r"argu(?:es?|ed|ing)|add(?:s|ed)|ask(?:s|ed)|viral|videos?|handle|users|livestream(?:s|ed)?|publish(?:es|ed)|"
    r"describ(?:es?|ed)|hail(?:s|ed)|prais(?:es|ed)|slam(?:s|med)|thank(?:s|ed)|"
    r"explain(?:s|ed)|call(?:s|ed)|warn(?:s|ed))\b[^.!?\n]{0,36}?\son $"
)
_GOES_ON = re.compile(r"[-‑]| ?[\d=+*/^]|\s(?:axis|and\s[A-Z]\b)")  # "plotted on X and Y"
_MEDIA_BEFORE = re.compile(
    r"(?:\b(?:told|according to|reported by|as reported in|report (?:in|by|from)|published (?:in|by)|paper in|study in|"
    r"article in|piece (?:in|from|for)|interview with|writing (?:in|for)|wrote (?:in|for)|writes (?:in|for)|"
    r"column (?:in|for)|"
    r"questions from|queries from|"
    r"op-ed (?:in|for)|essay (?:in|for)|appeared in|covered (?:in|by)|seen by|obtained by|reviewed by|"
    r"first reported by|explored in|detailed in|cited by|quoted by|editor of|editor at|reporter (?:at|for)|"
    r"correspondent (?:at|for)|journalist (?:at|for)))\s(?:the\s|The\s)?[\"“‘']?$"
)
_MEDIA_AFTER = re.compile(
    r"(?:['’]s)?\s(?:report(?:s|ed|er|ers|ing)?|wrote|writes|said|says|article|magazine|newspaper|journalist|columnist|"
    r"editor|investigation|story|interview|podcast|newsletter|editorial|noted|notes|revealed|first|previously|found)\b"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|from|to|of|across|near|throughout|into|outside|between|and|than|with|against|for|visited|visit|leave|left)\s$"
)
_PLACE_AFTER = re.compile(r", [A-Z]|['’]s\b|\s(?:government|officials?|president|prime|economy|border|parliament)\b")


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


def _names_a_licence(text: str, start: int, end: int) -> bool:
    """Whether a name stands for the licence that is called after it: "the MIT License", "a Mozilla Public License".

    Example:
        >>> _names_a_licence("under an MIT license", 9, 12), _names_a_licence("MIT licenses it", 0, 3)
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
        return _names_a_licence(text, start, end)
    return kind in _TO_INDEXES and _names_an_index(text, start, end)


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


def supports_model(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name speak of it as a model."""
    return bool(_AFTER_MODEL.match(text, end) or _BEFORE_MODEL.search(_before(text, start)))


def supports_actor(text: str, start: int, end: int, kind: str) -> bool:
    """Whether the words beside a name that is also an ordinary word speak of it as an actor of that kind."""
    before = _before(text, start)
    if kind == "media":
        return bool(_MEDIA_AFTER.match(text, end) or _MEDIA_BEFORE.search(before))
    if kind in {"place", "country", "region"}:
        return bool(_PLACE_BEFORE.search(before) or _PLACE_AFTER.match(text, end))
    return bool(
        _AFTER_ACTOR.match(text, end)
        or _BEFORE_ACTOR.search(before)
        or (kind == "company" and _MEMBER_OF.search(before))
        or (_POSTED_ON.search(before) and not _GOES_ON.match(text, end))
    )


def twin_reading(text: str, start: int, end: int) -> Reading:
    """Read a name that a company shares with its models by the words directly beside it."""
    if _AFTER_MODEL.match(text, end):
        return Reading.MODEL
    if _AFTER_ACTOR.match(text, end):
        return Reading.ACTOR
    before = _before(text, start)
    if _BEFORE_MODEL.search(before):
        return Reading.MODEL
    if _BEFORE_ACTOR.search(before):
        return Reading.ACTOR
    return Reading.OPEN
