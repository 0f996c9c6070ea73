"""Companies that are written in small letters ("plinkt, a start-up"), and lists of nothing but companies.

Where the text says once what such a word names, it is that in the whole article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.english.lists import entries, table
from atomcorpus.english.patterns import expanded
from atomcorpus.entities import ActorKind
from atomcorpus.mentions.candidates import LIKELY, SUCH_AS, Candidate
from atomcorpus.mentions.organizations.kinds import ENDS_LIKE_A_WORD
from atomcorpus.mentions.unlisted import unlisted_actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.mentions.blocks import Block

__all__ = ["SmallNames", "listed_items"]

_NAME = r"(?P<name>[a-z][a-z0-9]{3,14}(?:\.(?:ai|io|com|app|dev))?)"
_SPEAKS = expanded(r"(?:{before-acts}\s){0,2}{verb:speaking}")
_STARTUPS = ("startup", "start-up", "chipmaker", "fintech", "retailer", "insurer", "app maker")
_STARTUP = rf"(?:{'|'.join(_STARTUPS)})"
_CALLING = ("called", "named", "dubbed")
_CALLS = tuple(f" {verb} " for verb in _CALLING)
_FIRMS = (*_STARTUPS, "company", "firm", "lab")
_CALLED = on_first_use(
    rf"\b(?:{'|'.join(_FIRMS)}) (?:{'|'.join(_CALLING)}) {_NAME}"
    rf"(?=[,;:)”\"]|\.(?!\w)|\s(?:that|which|whose|and|has|is|was|raised|{_SPEAKS})\b)"
)
# Nobody is called like a word that is in no list, begins with a small letter and states something, but a firm.
_SIGNS, _DATES = r"-*>:.!?…,\"”’", ("day", "week", "month", "year")
_LEADS = (  # a space or an end of a line before all else, to which `re` skips, and of what is before it one look first
    re.compile(
        rf" (?<=[{_SIGNS}{''.join({date[-1] for date in _DATES})}] )"
        rf"(?:(?<=[{_SIGNS}] )|{'|'.join(f'(?<={date} )' for date in _DATES)}){_NAME}(?= )"
    ),
    re.compile(rf"\n{_NAME}(?= )"),
)
_QUOTED = re.compile(rf"[,!?][\"”’] {_NAME}(?= )")
_SPEAKING = re.compile(rf" {_SPEAKS}\b(?P<states> that\b)?")  # after a lead or a quotation
_IN_APPOSITION = re.compile(rf", an? (?:[a-z-]+ ){{0,2}}{_STARTUP}\b")
_APPOSED = re.compile(rf"(?:\n|(?:[*>.!?-]|\b(?:from|by|with|of)) ){_NAME}\Z")
_LONGEST_APPOSED = 30
_SUBJECT = re.compile(
    rf"\b[Tt]he (?:[a-z-]+ )?{_STARTUP} {_NAME} (?:said|says|raised|has|hired|makes|sells|will|plans)\b"
)
_DETERMINED = r"\b(?:the|an?|its|their|our|his|her|this|that|no|every|each) {}\b|\b{}s\b"
_NOUNS = (
    r"(?:customers|clients|companies|firms|start-?ups|partners|suppliers|competitors|rivals|vendors|labs|brands|"
    r"sponsors)"
)
_OPENS_ITEMS = re.compile(rf"\b{_NOUNS}(?: [a-z]+){{0,4}}:\s*\Z", re.IGNORECASE)
_LONGEST_OPENING = 60
_PART = r"(?:[A-Z][^\W_]*|[0-9]{1,3}[A-Z][a-z][^\W_]*)"
_ITEM = on_first_use(
    rf"^[ \t]*(?:[-*•]|\d{{1,2}}[.)])[ \t]+(?P<name>{_PART}(?:[ &-]{{1,3}}{_PART}){{0,3}})[ \t]*$", re.MULTILINE
)


class SmallNames:
    """The companies of one article that it writes in small letters.

    Args:
        text: The article's text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        text = f"\n{text}"  # so that every line begins after an end
        names = set(_called(text))
        names |= {name for name in _speaking(text) if _is_coined(name)}
        if any(map(text.__contains__, _STARTUPS)):
            names.update(_apposed(text))
            names |= {one["name"] for one in _SUBJECT.finditer(text) if _recurs(text, one["name"])}
        names = {name for name in names if not _is_word(name)}
        found = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        self._names = re.compile(rf"(?<![\w.@/-])(?:{found})(?![\w@/]|-[a-z]|\.\w)") if names else None

    def __bool__(self) -> bool:
        """Whether there are any."""
        return self._names is not None

    def find(self, block: Block) -> Iterator[Candidate]:
        """Where in a block they stand."""
        if self._names is None:
            return
        for one in self._names.finditer(self._text, block.start, block.end):
            company = unlisted_actor(one.group(), ActorKind.COMPANY)
            yield Candidate(*one.span(), LIKELY, (company,), "organization.noun")


def listed_items(text: str, block: Block, before: Block) -> Iterator[Candidate]:
    """Items that are nothing but a name, in a list of which the block before says that it is of companies."""
    if not _OPENS_ITEMS.search(text[max(before.start, before.end - _LONGEST_OPENING) : before.end]):
        return
    for item in _ITEM.finditer(text, block.start, block.end):
        name = item["name"]
        if not _may_be_item(name):
            continue
        yield Candidate(*item.span("name"), LIKELY, (unlisted_actor(name, ActorKind.COMPANY),), SUCH_AS)


def _may_be_item(name: str) -> bool:
    """Whether no word of an item is one of every text, and it does not begin like a person's name."""
    words = name.split()
    lists = ("common_words", "function_words", "generic_words", "roles", "places", "demonyms", "months_and_days")
    if len(words) > 1 and "&" not in name and words[0] in entries("given_names"):
        return False
    return not any(words[0] in entries(list_) or words[-1] in entries(list_) for list_ in lists)


def _speaking(text: str) -> Iterator[str]:
    """The words that state something where a sentence begins, or say what is quoted before them."""
    for pattern in _LEADS:
        for lead in pattern.finditer(text):
            if (speaking := _SPEAKING.match(text, lead.end())) and speaking["states"]:
                yield lead["name"]
    for quoted in _QUOTED.finditer(text):
        if _SPEAKING.match(text, quoted.end()):
            yield quoted["name"]


def _called(text: str) -> Iterator[str]:
    """The names that firms are said to have: "a startup called plinkt"; the verb is looked for first."""
    for verb in _CALLS:
        at = text.find(verb)
        while at >= 0:
            for noun in _FIRMS:
                if text.endswith(noun, 0, at) and (called := _CALLED.match(text, at - len(noun))):
                    yield called["name"]
            at = text.find(verb, at + 1)


def _apposed(text: str) -> Iterator[str]:
    """The names before a comma and what they are: "plinkt, a start-up"."""
    for phrase in _IN_APPOSITION.finditer(text):
        if one := _APPOSED.search(text[max(0, phrase.start() - _LONGEST_APPOSED) : phrase.start()]):
            yield one["name"]


def _is_coined(name: str) -> bool:
    """Whether somebody made up a word: no plural, no adverb, nothing that ends as words do; or the name of a site."""
    if "." in name:
        return True
    if name.endswith("ly"):
        return not _ADVERB.search(name) and not any(map(_is_word, (name[:-2], f"{name[:-2]}e", f"{name[:-2]}le")))
    return name[-1] != "s" and not ENDS_LIKE_A_WORD.search(name)


_ADVERB = re.compile(r"(?:ed|ing|al|ous|i|ful|ive|nt|ab|ib|at|ish|less)ly\Z")


def _recurs(text: str, name: str) -> bool:
    """Whether a word stands in the text again, and nowhere as nouns do: after an article, or in the plural."""
    if text.count(name) == 1 or (name.endswith("ly") and not re.search(rf"\b(?:for|with|of|from) {name}\b", text)):
        return False
    return not re.search(_DETERMINED.replace("{}", re.escape(name)), text)


def _is_word(name: str) -> bool:
    """Whether a small word is in any list of words."""
    lists = ("common_words", "function_words", "generic_words", "topics", "technical_nouns")
    if any(name.capitalize() in entries(list_) or name in entries(list_) for list_ in lists):
        return True
    return name in entries("roles") or name in entries("lower_titles") or name in table("organization_nouns")
