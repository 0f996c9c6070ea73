"""`find_roles`: the ways in which English puts person, title and organisation side by side.

Each pattern is a function of one person's name and the names beside it. Only the words between two names are looked at,
and never more than a line or two of them, so the time is linear in the number of names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.annotations import LinkStatus, Mention, StatedRole
from atomcorpus.entities import Actor, ActorKind
from atomcorpus.kinds import PLACES
from atomcorpus.roles.titles import is_about, is_description, is_title, names_something, names_state_office
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Section

__all__ = ["find_roles"]

_REACH = 120
"""Code points between two names that a title may fill."""
_NAMES_AHEAD = 3

_PAST = re.compile(
    r"\b(?:former\s|(?:then|ex)[-\s]|one-?time\s|ousted\s|outgoing\s|incoming\s|acting\s)$",
    re.IGNORECASE,
)
_LONGEST_PAST = 10
_POSSESSIVE = re.compile(r"['’]s?\s")
_APPOSITION = re.compile(
    r"(?:,\s(?:who\sis\s|who\s(?:serves|works)\sas\s)?(?:now\s|currently\s)?|(?P<bracket>\s\()|\s?[—–]\s?|"
    r"\sis\s(?:now\s|currently\s|also\s)?|\s(?:serves|works)\sas\s)(?:an?\s|the\s|its\s)?",
)
_OPENING = re.compile(r",|\s?[—–]|\s(?:\(|is\s|serves\s|works\s)")
"""How every pattern for a title after the name begins."""
_LINK = re.compile(r"\s(at|of|for|with|in|to)\s")
_DESCRIPTION = re.compile(r"(?P<article>(?:the|an?|its)\s)?(?P<words>(?:[\w-]+\s){0,4})")
_OF = re.compile(r"\s(?:of|at|from|with)\s(?:the\s)?")
_BEFORE_ORGANIZATION = re.compile(
    r"(?:,\s|\s\()(?:now\s)?(?:an?\s|the\s)?(?P<past>(?:former\s|then[-\s]|ex-|one-?time\s)?)",
)
_UNNAMED = re.compile(r",\s(?:now\s)?(?:the\s(?:company|firm|group|startup|lab|institute)['’]s|an?|the|its)\s")
_ARTICLE = re.compile(r"\b[Tt]he\s")
_AHEAD = re.compile(r"[^.,;:!?()\[\]“”\"—–]{1,80}")
_WHO = re.compile(r"\s(?:who|whose)\s")
_CLOSED = re.compile(r"[.,;:!?()\]”\"]|\s?[—–]|\Z")
_GOES_ON = re.compile(
    r"[-‑][^\W\d_]|\s(?:rival|competitor|spin-?off|spin-?out|supplier|backer|investor|affiliate|subsidiary|alum)|"
    r"['’]s?\s(?:parent|owner|rival|competitor|partner|supplier|subsidiary)|"
    r"[ ][A-ZÀ-Þ]",
)
_WORDS = re.compile(r"\S+")
_WITH_TO = frozenset(("adviser", "advisor", "ambassador", "consultant", "counsel", "aide", "envoy", "delegate"))


class _Person(NamedTuple):
    """A person's name with the names beside it in its block."""

    text: str
    block: Span
    mention: Mention
    actor: Actor
    before: Mention | None
    after: tuple[Mention, ...]

    @property
    def start(self) -> int:
        return self.mention.span.start

    @property
    def end(self) -> int:
        return self.mention.span.end


def find_roles(text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...]) -> tuple[StatedRole, ...]:
    """Find what the text says that people are at organisations.

    Both must be mentions, and no ambiguous ones. What stands in one block only is read together.

    Args:
        text: The whole text; offsets are its code points.
        sections: Its sections.
        mentions: Sorted by span.

    Returns:
        Roles sorted by span, at most one before a name and one after it.

    Example:
        >>> from atomcorpus import parse
        >>> text = "OpenAI CEO Sam Altman met Mara Lindqvist, a policy fellow at the Northgate Institute."
        >>> [(role.person.name, role.title, role.organization.name) for role in parse(text).roles]
        [('Sam Altman', 'CEO', 'OpenAI'), ('Mara Lindqvist', 'policy fellow', 'Northgate Institute')]
    """
    found = []
    for person in _people(text, sections, mentions):
        sides = (_PATTERNS_BEFORE, _PATTERNS_BEHIND) if _OPENING.match(text, person.end) else (_PATTERNS_BEFORE,)
        for patterns in sides:
            role = next(filter(None, (pattern(person) for pattern in patterns)), None)
            if role is not None:
                found.append(role)
    return tuple(sorted(found, key=lambda role: role.span))


def _people(text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...]) -> Iterator[_Person]:
    first = 0
    for block in (block for section in sections for block in section.blocks()):
        end = first
        while end < len(mentions) and mentions[end].span.start < block.end:
            end += 1
        for at in range(first, end):
            mention = mentions[at]
            actor = mention.entity
            if type(actor) is Actor and actor.kind is ActorKind.PERSON and mention.status is not LinkStatus.AMBIGUOUS:
                before = mentions[at - 1] if at > first else None
                after = mentions[at + 1 : min(at + 1 + _NAMES_AHEAD, end)]
                yield _Person(text, block, mention, actor, before, after)
        first = end


# --- a title before the name ------------------------------------------------------------------------------------------
def _organization_title_name(person: _Person) -> StatedRole | None:
    """As in "Acme CEO Jane Roe", "Acme's chief scientist, Jane Roe"."""
    organization = _organization(person.before)
    if organization is None or person.before is None or not 0 < person.start - person.before.span.end <= _REACH:
        return None
    start, end = person.before.span.start, person.before.span.end
    between = person.text[end : person.start]
    possessive = _POSSESSIVE.match(between)
    definite = person.text[max(person.block.start, start - 4) : start].lower() == "the "
    if not between[-1].isspace():
        return None
    title = between[possessive.end() :] if possessive else between
    if title.endswith(", ") and (possessive or definite) and _CLOSED.match(person.text, person.end, person.block.end):
        title = title[:-2]
    if title[:1].isspace() == bool(possessive):
        return None
    words = title.split()
    if not is_title(words, known=not possessive) or is_about(words) or not _gives(organization, words):
        return None
    past = _PAST.search(person.text, max(person.block.start, start - _LONGEST_PAST), start)
    words = _with_past(past, words)
    return _role(
        person, words, organization, Span(past.start() if past else start, person.end), "organization_title_name"
    )


def _title_organization_name(person: _Person) -> StatedRole | None:
    """As in "The chief executive of Acme, Jane Roe, said"."""
    organization = _organization(person.before)
    if organization is None or person.before is None or person.text[person.before.span.end : person.start] != ", ":
        return None
    if not _CLOSED.match(person.text, person.end, person.block.end):
        return None
    start = person.before.span.start
    floor = max(person.block.start, start - _REACH)
    link = _last_link(person.text[floor:start])
    if link is None:
        return None
    for article in _ARTICLE.finditer(person.text, floor, floor + link.start()):
        words = person.text[article.end() : floor + link.start()].split()
        if is_title(words, known=False) and _gives(organization, words, link[1]):
            return _role(person, words, organization, Span(article.end(), person.end), "title_organization_name")
    return None


def _title_name_organization(person: _Person) -> StatedRole | None:
    """As in "Chief Executive Jane Roe of Acme"."""
    organization = _organization(person.after[0] if person.after else None)
    if organization is None or not _OF.fullmatch(person.text, person.end, person.after[0].span.start):
        return None
    end = person.after[0].span.end
    floor = max(person.block.start, person.start - _REACH, person.before.span.end if person.before else 0)
    if _goes_on(person, end) or floor >= person.start or not person.text[person.start - 1].isspace():
        return None
    for word in list(_WORDS.finditer(person.text, floor, person.start))[-6:]:
        words = person.text[word.start() : person.start].split()
        if is_title(words, known=True) and not is_about(words) and _gives(organization, words):
            return _role(person, words, organization, Span(word.start(), end), "title_name_organization")
    return None


# --- a title after the name ------------------------------------------------------------------------------------------
def _name_title_organization(person: _Person) -> StatedRole | None:
    """As in "Jane Roe, a policy fellow at the Acme Institute", "Jane Roe is CEO of Acme", "Jane Roe (CEO, Acme)"."""
    opening = _APPOSITION.match(person.text, person.end, person.block.end)
    if opening is None:
        return None
    for mention in person.after:
        start, end = mention.span.start, mention.span.end
        organization = _organization(mention)
        if start - person.end > _REACH or (type(mention.entity) is Actor and mention.entity.kind is ActorKind.PERSON):
            return None
        if organization is None or start <= opening.end():
            continue
        between = person.text[opening.end() : start]
        if between.endswith(", ") and _stands_apart(person, end, bracket=bool(opening["bracket"])):
            words, link = between[:-2].split(), "of"
        elif (tail := _last_link(between)) is not None:
            words, link = between[: tail.start()].split(), tail[1]
        else:
            continue
        if is_title(words, known=False) and _gives(organization, words, link) and not _goes_on(person, end, link):
            return _role(person, words, organization, Span(person.start, end), "name_title_organization")
    return None


def _name_organization_title(person: _Person) -> StatedRole | None:
    """As in "Jane Roe, Acme's chief executive,", "Jane Roe, a former Acme researcher who"."""
    organization = _organization(person.after[0] if person.after else None)
    if organization is None:
        return None
    span = person.after[0].span
    opening = _BEFORE_ORGANIZATION.fullmatch(person.text, person.end, span.start)
    if opening is None:
        return None
    possessive = _POSSESSIVE.match(person.text, span.end, person.block.end)
    start = possessive.end() if possessive else span.end + 1
    if not person.text[start - 1 : start].isspace():
        return None
    end = _title_ahead(person, start, person.after[1:2], known=not possessive)
    words = person.text[start:end].split()
    if not words or is_about(words) or not _gives(organization, words):
        return None
    past = _PAST.search(person.text, opening.start("past"), span.start) if opening["past"] else None
    return _role(person, _with_past(past, words), organization, Span(person.start, end), "name_organization_title")


def _name_title(person: _Person) -> StatedRole | None:
    """As in "Jane Roe, an independent researcher, said", "Jane Roe, the company's chief executive,"."""
    opening = _UNNAMED.match(person.text, person.end, person.block.end)
    if opening is None:
        return None
    end = _title_ahead(person, opening.end(), person.after[:1], known=False)
    words = person.text[opening.end() : end].split()
    if not words or any(word.lower() in _LINKS or names_something(word) for word in words):
        return None
    return _role(person, words, None, Span(person.start, end), "name_title")


_LINKS = frozenset(("of", "for", "in", "on", "to"))
_PATTERNS_BEFORE = (_organization_title_name, _title_organization_name, _title_name_organization)
_PATTERNS_BEHIND = (_name_title_organization, _name_organization_title, _name_title)


# --- what the patterns share ------------------------------------------------------------------------------------------
def _organization(mention: Mention | None) -> Actor | None:
    """The organisation or place that a mention surely names."""
    if mention is None or mention.status is LinkStatus.AMBIGUOUS:
        return None
    actor = mention.entity
    return actor if type(actor) is Actor and actor.kind is not ActorKind.PERSON else None


def _last_link(between: str) -> re.Match[str] | None:
    """The preposition that leads to the name after a stretch, over nothing but a description of what it names."""
    link = None
    for link in _LINK.finditer(between):  # noqa: B007 - the last one is wanted
        pass
    rest = _DESCRIPTION.fullmatch(between, link.end()) if link else None
    if rest is None or (rest["article"] in {"a ", "an "} and not rest["words"]):  # "a Facebook group"
        return None
    return link if is_description(rest["words"].split(), definite=rest["article"] in {"the ", "its "}) else None


def _gives(organization: Actor, words: list[str], link: str = "of") -> bool:
    """Whether an organisation has such a title to give: a place only an office of state."""
    if organization.kind in PLACES:
        return names_state_office(words)
    if link == "to":
        return words[-1].lower() in _WITH_TO
    return link not in {"of", "in"} or not is_about(words)


def _goes_on(person: _Person, end: int, link: str = "of") -> bool:
    """Whether the organisation is only the beginning of what the title is of: "CEO of Acme rival Borealis"."""
    if _GOES_ON.match(person.text, end, person.block.end):
        return True
    return link in {"of", "to"} and _POSSESSIVE.match(person.text, end, person.block.end) is not None


def _stands_apart(person: _Person, end: int, *, bracket: bool) -> bool:
    """Whether "Jane Roe, CEO, Acme" is no part of a sentence: it stands in brackets or fills its line."""
    if bracket:
        return person.text.startswith(")", end)
    before, behind = person.text[person.start - 1 : person.start], person.text[end : end + 1]
    begins = person.start == person.block.start or before in {"\n", "\r"}
    return begins and (end == person.block.end or behind in {"\n", "\r"})


def _title_ahead(person: _Person, start: int, names: tuple[Mention, ...], *, known: bool) -> int:
    """Where the title that begins at an offset ends; the offset itself where none does before the next name."""
    limit = min([person.block.end, *(mention.span.start for mention in names)])
    ahead = _AHEAD.match(person.text, start, limit) if start < limit else None
    if ahead is None:
        return start
    ends = [clause.start() for clause in _WHO.finditer(person.text, start, ahead.end())]
    if _CLOSED.match(person.text, ahead.end(), person.block.end):
        ends.append(ahead.end())
    for end in reversed(ends):
        if is_title(person.text[start:end].split(), known=known):
            return end
    return start


def _with_past(past: re.Match[str] | None, words: list[str]) -> list[str]:
    """The title with what says that it is over: "former Acme CEO" is a former CEO."""
    if past is None:
        return words
    word = past.group()
    return [f"{word}{words[0]}", *words[1:]] if word.endswith("-") else [word.strip(), *words]


def _role(person: _Person, words: list[str], organization: Actor | None, span: Span, rule: str) -> StatedRole:
    return StatedRole(span, person.actor, " ".join(words), organization, rule=rule)
