"""Names that say what they name: "Verhoeven Institute for Ocean Policy", "Tidewater Labs", "Ortega administration"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.english import classes
from atomcorpus.english.lists import entries, marked, table
from atomcorpus.entities import ActorKind
from atomcorpus.mentions.candidates import CERTAIN, LIKELY, POSSIBLE, Candidate, guessed
from atomcorpus.mentions.organizations.complements import complement
from atomcorpus.mentions.organizations.kinds import (
    BARRIER,
    CAPITALS,
    COINED,
    HEAD,
    LEGAL_FORM,
    barriers,
    looks_like_a_word,
    strangers,
)
from atomcorpus.mentions.organizations.owners import find_shop, is_of_country, with_owner
from atomcorpus.mentions.organizations.phrases import defined_end
from atomcorpus.mentions.organizations.rows import MEDIA_WORDS
from atomcorpus.mentions.senses import is_label

if TYPE_CHECKING:
    from atomcorpus.mentions.organizations.rows import Row

__all__ = ["LOWER_HEADS", "LOWER_HEAD_STARTS", "Head", "by_head", "by_legal_form", "by_lower_head", "heads"]

_MOST_BEFORE = 8
_MOST_HEADS = 6
_CLEARLY_A_NAME = 2  # words before "Group" that have capitals in a sentence, whatever they say: "Open Rights Group"
_PAIRS = frozenset({" and ", " & ", ", and ", " and the ", "\nand ", " and\n"})
_NO_PAIR = classes.words("no-pair")
_TRADES = marked("organization_heads", "trade")
_EVERYDAY = MEDIA_WORDS | _TRADES | marked("organization_heads", "everyday")
"""Heads that are also words of every text: they close a name only after a word that must be one."""
_SORTED = frozenset(("Networks", "Systems", "Analytics", "AI", "Network", "Software"))
_DISTRICTS, _STREETS = classes.words("districts"), classes.words("streets")
_OF_MEMBERS = classes.words("heads-of-members")
_PAPERS = classes.words("paper-words")
_TIMES_OF_PAPERS = classes.words("paper-times")
_TECHNICAL, _TECHNICAL_WORDS = marked("organization_heads", "technical"), classes.words("technical-words")
_POLITICAL_HEADS = classes.words("political-heads")
_POLITICAL = classes.words("political-words")
_EMPTY_BEFORE = classes.words("empty-before-heads")
_WIDE = classes.words("wide-words")
_OF_BODIES = classes.words("adjectives-of-bodies")
_NO_ACTORS = classes.words("no-actors")
_PRINTS = re.compile(
    r"(?:,\s(?:which|who)\b)?\s(?:has\s|had\s|also\s|first\s|later\s){0,2}"
    r"(?:report(?:s|ed)|wrote|writes|print(?:s|ed)|publish(?:es|ed)|editorial|reporters?|columnist)\b"
)
_BEHIND_TERMS, _TERMS = classes.words("heads-behind-terms"), classes.words("terms")
_OF_SOMETHING = classes.words("heads-of-something")
_OF_COMPANIES = tuple(
    f"Board of {people}"
    for people in "Directors Trustees Advisors Advisers Governors Overseers Contributors Editors".split()
)
"""Boards that stand for the company."""
_PUBLIC = classes.words("public-labs")
_KINDS_OF_PAIRS = {f"{word} Service": ActorKind.MEDIA for word in ("News", "Press", "Wire")} | {
    f"{word} Group": ActorKind.NONPROFIT
    for word in "Rights Working Study Contact Advocacy Support Interest Liberties".split()
}
_KINDS_OF_PAIRS |= {
    f"{word} Council": ActorKind.NONPROFIT
    for word in "Environmental Defense Trade Business Industry Refugee Humanitarian Export Policy Muslim Jewish".split()
}
_SORTS = classes.words("sorts-of-company")
_BEFORE_CAMPUS = (", ", " at ", "-", " - ", "–", " – ")
_CLOSE_CAMPUS = (" at ", "-", "–")
_JOINT_WORK = re.compile(
    r"\s(?:partnership|collaboration|project|study|team|deal|alliance|game|agreement|consortium)\b"
)
_CITIES = ("San", "Santa", "Los", "Twin")
_PRIVATE = classes.words("private-forms")
_HYPHENS = ("-", "‐", "‑")
_DOTTED = classes.words("dotted-forms")
LOWER_HEADS = {
    " administration": ActorKind.GOVERNMENT,
    " project": ActorKind.INITIATIVE,
    " party": ActorKind.NONPROFIT,
}
"""Common nouns that a name stands before, with the space between, and the kind that they tell."""
LOWER_HEAD_STARTS = tuple(LOWER_HEADS)


class Head(NamedTuple):
    """How one head word makes a name.

    Attributes:
        kind: What it names.
        before: Whether the name may stand before the head; else it must follow.
        alone: Whether a complement after the head is enough.
        prepositions: Those that may join a complement; "~" for a foreign name that simply goes on.
    """

    kind: ActorKind
    before: bool
    alone: bool
    prepositions: frozenset[str]


_SMALL_FORM = re.compile(r",? plc(?![^\W_])")
"""A legal form that is written without a capital."""
_ADJECTIVE = re.compile(r"(?:ful|ing|ive|ous|able|ible|[^r]al|[^t]ed|less|ary|ory|worthy)\Z")


@cache
def heads() -> dict[str, Head]:
    """Every head word."""
    return {
        word: Head(ActorKind(kind), shape != "after", shape != "before", frozenset(prepositions.split(",")))
        for word, (kind, shape, prepositions, _) in table("organization_heads").items()
    }


def by_head(row: Row, at: int, free: int) -> tuple[Candidate, int] | None:
    """The organisation around the head word at an index and the index after it; None when there is none.

    Args:
        row: The block.
        at: Index of the head word.
        free: Index from which words are not part of a name yet.
    """
    last = _last_head(row, at)
    found = find_shop(row, at, free) or _closed_by(row, at, last, free)
    return _closed_by(row, at, at, free) if found is None and last > at else found


def _closed_by(row: Row, at: int, last: int, free: int) -> tuple[Candidate, int] | None:
    """The same, when the head at another index is the last one of the name."""
    head = heads()[row.words[at].text]
    first = _first(row, at, free) if head.before else at
    closing = heads().get(row.words[last].text, head)
    stop = complement(row, last, closing.prepositions)
    stop = stop + 1 if stop == last and is_of_country(row, first, last, closing.kind) else stop
    stop = defined_end(row, first, stop)
    stop = _with_campus(row, stop) if row.words[last].text == "University" else stop
    if stop == last and _says_nothing(row, first, last):
        return None
    if stop == last and not (_is_board(row, first, last) or _may_close(row, first, last)):
        return None
    if first == at == last and not head.alone:
        return None
    if row.gap(stop) == " " and row.words[stop + 1].text in entries("organization_tails"):
        return None
    stop = _with_branch(row, first, stop, closing)
    first = with_owner(row, first, free) if stop > last and first == at else first
    start, end = row.words[first].start, _end(row, stop)
    if closing.kind is ActorKind.COMPANY and (form := _SMALL_FORM.match(row.text, end)):
        end = form.end()
    if row.text[start:end] in _NO_ACTORS or row.text[start:end].endswith(_OF_COMPANIES):
        return None
    return guessed(start, end, _kind(row, last, stop, closing), "organization.head", CERTAIN), stop + 1


def _first(row: Row, at: int, free: int) -> int:
    """Index of the first word of the name that a head ends."""
    words, topics = row.words, entries("topics")
    first, lowest = at, max(free, at - _MOST_BEFORE)
    in_heading = at > 0 and row.is_free(at) and row.is_free(at - 1)
    while first > lowest and not _stops(row, first - 1, in_heading=in_heading):
        if not row.joined[first - 1]:
            before, gap = words[first - 1].text, row.gap(first - 1)
            inside = first < at or _last_head(row, at) > at
            is_whole = gap == " and the " and row.kinds[first - 1] & HEAD  # "Web Services and the Development Bank"
            in_pair = (
                inside and not is_whole and before in topics and words[first].text in topics and before not in _NO_PAIR
            )
            is_split = gap == "/" and first < at and not row.kinds[first - 1] & (HEAD | BARRIER)
            if not is_split and not (in_pair and (gap in _PAIRS or (gap == ", " and row.gap(first) in _PAIRS))):
                break
        first -= 1
    return first


def _stops(row: Row, at: int, *, in_heading: bool) -> bool:
    """Whether a word cannot stand in a name that a head ends further on."""
    word = row.words[at].text
    if row.kinds[at] & BARRIER:
        return row.gap(at) != ". "  # "A. Philip Ortega Institute"
    if word.isdigit() or (in_heading and not _fits_heading(word)):
        return True
    return (word in entries("function_words") or word in _SORTS) and row.is_free(at)


def _fits_heading(word: str) -> bool:
    """Whether a word of a heading in title case belongs to a name by itself, whatever its capital says."""
    lists = ("topics", "demonyms", "places", "surnames", "given_names", "weak_given_names")
    return (
        word.isupper()
        or word in _WIDE
        or word in _OF_BODIES
        or word in heads()
        or any(word in entries(name) for name in lists)
    )


def _last_head(row: Row, at: int) -> int:
    """Index of the last head or legal form in the run that goes on after a head."""
    last = at
    for index in range(at + 1, min(len(row.words), at + _MOST_HEADS)):
        kind = row.kinds[index]
        if (kind & BARRIER and row.words[index].text not in _PRIVATE) or not (
            row.joined[index - 1]
            or (kind & LEGAL_FORM and row.gap(index - 1) in (", ", ". ") and not row.joined[index])
        ):
            break  # also before the next item: "A Group, KK Works"
        if kind & (HEAD | LEGAL_FORM):
            last = index
    return last


def _is_board(row: Row, first: int, last: int) -> bool:
    """Whether a board is one by its field and a word before that: "Harbour Safety Board"."""
    if row.words[last].text != "Board" or last - first < _CLEARLY_A_NAME or row.is_free(first):
        return False
    return row.words[last - 1].text in entries("topics") and row.words[first].text not in _EMPTY_BEFORE


def _says_nothing(row: Row, first: int, at: int) -> bool:
    """Whether no word before the head makes a name ("High School", "the Special Committee")."""
    return all(word.text in _EMPTY_BEFORE for word in row.words[first:at])


def _may_close(row: Row, first: int, last: int) -> bool:
    """Whether a head that is also an everyday or a political word closes a name here."""
    word, before = row.words[last].text, row.words[last - 1].text
    if not _says_what_for(word, before) or (
        word in _SORTED and all(_is_technical(part.text) for part in row.words[first:last])
    ):
        return False  # "the Lake District", "Recurrent Neural Networks", "Cognitive Perception Systems"
    if word in _OF_SOMETHING or (word in _BEHIND_TERMS and before in _TERMS and last - first == 1):
        return False
    if _is_topic(row, last) or (word in _TECHNICAL and _says_which(before)) or (word == "PAC" and before == "Super"):
        return False
    if word in _POLITICAL_HEADS:
        return first < last and all(part.text in _POLITICAL for part in row.words[first:last])
    if (word not in _EVERYDAY and word not in _PAPERS) or (
        word in _OF_MEMBERS and last - first >= _CLEARLY_A_NAME and not row.is_free(first)
    ):
        return True
    return _closes_everyday(row, first, last)


def _closes_everyday(row: Row, first: int, last: int) -> bool:
    """Whether what stands around a head that is an everyday word makes a name of it."""
    word, before = row.words[last].text, row.words[last - 1].text
    if first < last and row.gap(last - 1).startswith(("'s", "’s")):
        return True  # "the People's Daily"
    if word in _PAPERS:
        is_paper = before in entries("places") or before in _TIMES_OF_PAPERS or _is_printed(row, first, last)
        is_paper = is_paper or (last - first == 1 and is_label(row.text, row.words[first].start, row.words[last].end))
        return first < last and is_paper
    is_named = last - first >= _CLEARLY_A_NAME and before in _STREETS  # "Orsk Street Capital"
    is_stranger = (before in strangers() or before in entries("generic_words")) and not is_named
    in_heading = word in _TRADES and row.is_free(last) and row.is_free(last - 1)  # "Its New Ferry Lines"
    if first == last or in_heading or (word not in MEDIA_WORDS and is_stranger):
        return False
    says_sort = before in entries("technical_nouns") or looks_like_a_word(before)
    if last - first == 1 and word not in MEDIA_WORDS and says_sort:
        return False  # "Intelligent Systems", "Chatbot Technology"
    if before in entries("function_words") or (row.is_free(first) and before.endswith(("ing", "ed"))):
        return False
    return not row.joined[last] or (word != "Press" and row.words[last + 1].text in entries("titles"))


def _is_printed(row: Row, first: int, last: int) -> bool:
    """Whether a name of two words after an article does what papers do: "The Orsk Ledger reported"."""
    if last - first != 1 or not row.text.endswith(("the ", "The "), 0, row.words[first].start):
        return False
    return _PRINTS.match(row.text, row.words[last].end) is not None


def _is_topic(row: Row, last: int) -> bool:
    """Whether a head only says what something is about: half of a longer name, or AI of some sort."""
    word, before = row.words[last].text, row.words[last - 1].text
    if word == "AI":
        return _says_which(before) or before in entries("places") or before in _WIDE
    # "Telecommunications and Information Administration"
    return word in entries("topics") and row.gap(last) in _PAIRS and _head_follows(row, last + 1)


def _says_what_for(word: str, before: str) -> bool:
    """Whether a district is one of a body: for water, schools or fires."""
    return word != "District" or before in _DISTRICTS


def _is_technical(word: str) -> bool:
    """Whether a word only tells what sort of thing is meant."""
    return word in _TECHNICAL_WORDS or word in entries("technical_nouns") or word in entries("topics")


def _says_which(before: str) -> bool:
    """Whether a word before a technical head only tells what sort is meant: "Industrial AI", "Inference Compute"."""
    return _ADJECTIVE.search(before) is not None or before in entries("technical_nouns")


def _head_follows(row: Row, at: int) -> bool:
    """Whether a topic stands at an index and its run leads to a head."""
    return row.words[at].text in entries("topics") and _last_head(row, at) > at


def _with_branch(row: Row, first: int, stop: int, closing: Head) -> int:
    """Takes in the country or continent of a branch: "Clean Sails Foundation Europe"."""
    if closing.kind is not ActorKind.NONPROFIT or row.gap(stop) != " " or row.is_free(stop + 1) or first == stop:
        return stop
    ends = stop + 2 >= len(row.words) or not row.joined[stop + 1]
    return stop + 1 if ends and row.words[stop + 1].text in entries("places") else stop


def _with_campus(row: Row, stop: int) -> int:
    """Takes in the place of "University of California, San Diego"."""
    gap = row.gap(stop)
    if gap not in _BEFORE_CAMPUS:
        return stop
    if row.words[stop + 1].text not in entries("campuses"):
        return (
            _with_unlisted_campus(row, stop) if gap in _CLOSE_CAMPUS and row.words[stop].text != "University" else stop
        )
    last = stop + 2 if row.words[stop + 1].text in _CITIES and row.joined[stop + 1] else stop + 1
    return last + 1 if row.joined[last] and row.text[row.words[last].end] in _HYPHENS else last  # "Urbana-Champaign"


def _with_unlisted_campus(row: Row, stop: int) -> int:
    """Takes in what a dash or "at" joins to a university of some place: "University of Orsk–Tarn"; but no partner."""
    last = stop + 1
    if row.kinds[last] & (BARRIER | HEAD) or row.words[last].text in entries("given_names"):
        return stop
    while row.joined[last] and row.text[row.words[last].end] in _HYPHENS:
        last += 1
    return stop if row.joined[last] or _JOINT_WORK.match(row.text, row.words[last].end) else last


def _kind(row: Row, head: int, stop: int, closing: Head) -> ActorKind:
    """What a name with a head names: an "Institute of Technology" is a university."""
    name = row.text[row.words[max(0, head - 1)].start : row.words[stop].end]
    if row.words[head].text in entries("legal_forms"):
        return ActorKind.COMPANY
    if (pair := _KINDS_OF_PAIRS.get(f"{row.words[head - 1].text} {row.words[head].text}")) is not None:
        return pair
    if row.words[head].text == "Lab" and row.words[head - 1].text not in _PUBLIC and "University" not in name:
        return ActorKind.COMPANY
    if not row.words[head].text.startswith("Institute"):
        return closing.kind
    if "Technology" in name or "Research" in name or "Sciences" in name:
        return ActorKind.ACADEMIC
    return ActorKind.GOVERNMENT if "Institutes of" in name else closing.kind


def _end(row: Row, at: int) -> int:
    """Offset after a word, and after the full stop of "Inc."."""
    word = row.words[at]
    return word.end + 1 if word.text in _DOTTED and row.text.startswith(".", word.end) else word.end


def by_legal_form(row: Row, at: int, free: int) -> tuple[Candidate, int] | None:
    """The company that the legal form at an index closes, and the index after it ("Tidewater Robotics, Inc.")."""
    if at <= free or row.gap(at - 1) not in (" ", ", ", "\n", " & ") or _is_half(row.text, row.words[at].end):
        return None
    first, before = _first(row, at - 1, free), row.words[at - 1].text
    if before in barriers() or before in entries("places") or before.isdigit():
        return None
    if row.words[at].text not in _DOTTED and row.joined[at] and row.words[at + 1].text not in entries("titles"):
        return None  # "Limited Edition"
    if first == at - 1 and before.isupper() and row.words[at].text.isupper():
        return None
    return guessed(row.words[first].start, _end(row, at), ActorKind.COMPANY, "organization.legal-form", CERTAIN), at + 1


def _is_half(text: str, end: int) -> bool:
    """Whether a word goes on after a hyphen: "Jane Roe, Co-Founder"."""
    return text[end : end + 1] in _HYPHENS and text[end + 1 : end + 2].isalpha()


def by_lower_head(row: Row, at: int, free: int) -> tuple[Candidate, int] | None:
    """The name that ends in a common noun after the word at an index, and the index after it ("the TIDE project")."""
    word = row.words[at]
    noun = next(noun for noun in LOWER_HEADS if row.text.startswith(noun, word.end))
    end = word.end + len(noun)
    demonyms, common = entries("demonyms"), entries("common_words")
    if row.text[end : end + 1].isalnum() or word.text in common or word.text in entries("places"):
        return None
    first = _first(row, at, free)
    if noun != " party":
        while first < at and (row.words[first].text in common or row.words[first].text in demonyms):
            first += 1
        if word.text in demonyms:
            return None
    if noun != " administration" and row.is_free(first):
        return None
    is_sure = noun == " administration" or (first == at and row.kinds[at] & CAPITALS and row.kinds[at] & COINED)
    strength = LIKELY if is_sure else POSSIBLE
    return guessed(row.words[first].start, end, LOWER_HEADS[noun], "organization.lower-head", strength), at + 1
