"""People whom no knowledge base need list, by how English writes their names.

A run is a row of capitalised words with nothing between them but a space, a hyphen, a particle ("de", "van", "bin") or
the full stop of an initial. Inside a run a title, a given name, initials or a family name of a people that puts it
first begin a name; a word that no person is called ends it: places, months, nationalities, the heads of organisations.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from atomcorpus._memo import Memo
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.english.patterns import after
from atomcorpus.entities import ActorKind
from atomcorpus.mentions.candidates import CERTAIN, LIKELY, POSSIBLE, Candidate, guessed
from atomcorpus.mentions.people.evidence import (
    ACTS,
    ADJECTIVE,
    OWNS,
    RULES,
    SPEAKS,
    SUBJECT,
    has_members,
    is_among_relatives,
    is_described,
    is_in_apposition,
    is_led_by,
    is_made_by,
    is_met,
    is_quoted,
    is_relative,
    placed,
    speaks_for,
    title_before,
)
from atomcorpus.mentions.people.kinds import (
    CHINESE,
    COMMON,
    FAMOUS,
    GIVEN,
    HEAD,
    KOREAN,
    NEVER,
    SHOUTED,
    SURNAME,
    TITLE,
    WEAK,
    kind_of,
)
from atomcorpus.mentions.people.notations import find_notated
from atomcorpus.mentions.people.shapes import (
    LONGEST_JOINT,
    Run,
    end_of,
    has_shape,
    head_behind,
    hyphened_given,
    is_initial,
    is_korean,
    is_led_to,
    is_part,
    is_title,
    joined,
    last_part,
)

if TYPE_CHECKING:
    from collections.abc import Container

    from atomcorpus.mentions.words import Word

__all__ = ["find_people"]

_MOST_WORDS = 10
"""Words of one run: no name is longer, and the limit keeps a page of capitals linear."""
_SILENT = NEVER | COMMON | TITLE
"""What no word is that is a name by itself."""
_LIST_GAPS = frozenset({", ", " and ", ", and ", " or ", " & "})
_LONGEST_LIST_GAP = max(map(len, _LIST_GAPS))
_BEFORE_PLACES = classes.words("before-places")
_ROYAL = classes.words("royal-titles")
_PLAIN_TITLES = _ROYAL | frozenset(
    "Mr Mrs Ms Dr Prof Professor Sir Dame Baron Baroness Count Countess Rabbi Reverend Rev Archbishop Bishop Cardinal "
    "President Premier Chancellor Minister Secretary Senator Sen Congressman Congresswoman Rep Governor Gov Mayor "
    "Ambassador Judge Justice Gen Colonel Col Captain Capt Admiral Adm Lt Sgt Sheriff Ayatollah Sheikh Emir".split(),
)


def find_people(text: str, words: list[Word], sentence_starts: Container[int]) -> list[Candidate]:
    """Names of people, in text order, none overlapping another.

    Candidate are a title with a name ("Sen. Elizabeth Warren": the title is left out), a given name with a surname,
    initials with a surname, Chinese and Korean names in their own order, and two or more unknown capitalised words with
    what only people have: an age, an apposition with a role, a verb of speaking. Bare surnames are found after a
    title, where a person stands in the sentence, and where they are famous. Linear in the number of words.

    Args:
        text: The whole text; offsets are its code points.
        words: The capitalised words of one block, in text order.
        sentence_starts: Offsets at which a capital letter means nothing; in a heading in title case, those of all its
            words.

    Example:
        >>> from atomcorpus.mentions.words import capitalized_words
        >>> text = "In Lyon, Prof. Ada M. Verhoeven met Liang Wenfeng."
        >>> [text[guess.start : guess.end] for guess in find_people(text, capitalized_words(text, 0, len(text)), {0})]
        ['Ada M. Verhoeven', 'Liang Wenfeng']
    """
    if not words:
        return []
    flags = [_KINDS[word[2]] for word in words]
    gaps = [following[0] - word[1] for word, following in pairwise(words)]
    gaps.append(LONGEST_JOINT + 1)
    found: list[Candidate] = []
    stop = previous = 0
    for at in [at for at, gap in enumerate(gaps) if gap <= LONGEST_JOINT or not flags[at] & _SILENT]:
        if at < stop:
            continue
        stop = _end_of_run(text, words, gaps, at)
        if stop - at > 1:
            found += _in_run(Run(text, words[at:stop], flags[at:stop], sentence_starts), previous)
        elif not flags[at] & _SILENT:
            end = words[at][1]
            find = _alone if flags[at] & KOREAN or text[end : end + 5] == ", who" else _lone  # the first has rare work
            if (lone := find(text, words[at], flags[at])) is not None:
                found.append(lone)
        if found:
            previous = found[-1].end
    found = [_without_article(text, guess) for guess in found]
    is_shouted, block = max(flags) >= SHOUTED, text[words[0][0] - bool(words[0][0]) : words[-1][1]]
    if is_shouted or "(" in block or "“" in block or '"' in block or "‘" in block:
        found += find_notated(text, words, is_shouted)
    return found


_KINDS = Memo(kind_of)


def _without_article(text: str, guess: Candidate) -> Candidate:
    """The guess without "An", which before a vowel is no Chinese or Korean surname: "An Angus Reid poll"."""
    start = guess.start
    has_article = start + 3 < guess.end and text.startswith("An ", start) and text[start + 3] in "AEIOU"
    return guess._replace(start=start + 3) if has_article else guess


def _end_of_run(text: str, words: list[Word], gaps: list[int], at: int) -> int:
    """Index after the last word of the run that begins at an index."""
    stop, most = at + 1, at + _MOST_WORDS
    while stop < most and gaps[stop - 1] <= LONGEST_JOINT and joined(text, words[stop - 1], words[stop]):
        stop += 1
    return stop


def _in_run(run: Run, previous: int) -> list[Candidate]:
    """Names in a run of several words; `previous` is the end of the person before it."""
    found: list[Candidate] = []
    at, titled = 0, False
    while at < len(run.words):
        kind, stop = run.kinds[at], last_part(run, at)
        if kind & TITLE and not _is_given_name(run, at, stop):
            titled, at = True, at + 1
        elif stop == at:
            titled = titled and bool(kind & NEVER) and not kind & HEAD
            at += 1
        elif head := head_behind(run, stop):  # "Ford Foundation" is nobody
            titled, at = False, head + 1
        else:
            guess = (
                _decide(run, at, stop, titled=titled)
                or _of_three(run, at, stop)
                or _at_end(run, at)
                or _in_list(run, at, stop, previous)
            )
            titled, at = False, stop if guess else at + 1
            if guess:
                previous = guess.end
                found.append(guess)
    return found


def _is_given_name(run: Run, at: int, stop: int) -> bool:
    """Whether a word that may be a title is the given name of a full name ("Justice Smith")."""
    if stop - at != 2 or not run.kinds[at] & (GIVEN | WEAK):
        return False
    return bool(run.kinds[at + 1] & SURNAME) and not run.kinds[at + 1] & (GIVEN | WEAK)


def _decide(run: Run, at: int, stop: int, *, titled: bool) -> Candidate | None:
    """The guess for the words from `at` to before `stop`, or None when nothing makes them a person."""
    text, words, first = run.text, run.words, run.kinds[at]
    start, end = words[at].start, end_of(run, at, stop)
    if titled or title_before(text, start):
        return _with_title(run, at, stop)
    if stop - at == 1:
        return None
    is_plain = not first & GIVEN and not is_initial(words[at].text) and not is_korean(run, at, stop)
    if is_plain and placed(text, start) and not is_led_to(run, at, stop):
        return None
    if is_title(run, at, stop) or (at and words[at - 1].text in _BEFORE_PLACES) or _is_of_method(run, at, stop):
        return None
    if has_shape(run, at, stop):
        return _person(start, end, "person.name", LIKELY)
    return _by_evidence(run, at, stop)


def _is_of_method(run: Run, at: int, stop: int) -> bool:
    """Whether the run goes on with what closes a method's name: "Direct Nash Optimization"."""
    if stop == len(run.words) or run.kinds[at] & GIVEN:
        return False
    return run.words[stop].text in entries("technical_nouns") and run.words[stop].start == run.words[stop - 1].end + 1


def _with_title(run: Run, at: int, stop: int) -> Candidate | None:
    """The person whom a title announces.

    A single word needs a title that is nothing else, or to be a known name: "General Motors" is nobody.
    """
    title = run.words[at - 1].text if at else ""
    if stop - at == 1:
        is_name = run.kinds[at] & (GIVEN | SURNAME | CHINESE | KOREAN | FAMOUS)
        if is_initial(run.words[at].text) or not (is_name or title in _PLAIN_TITLES):
            return None
    stays = stop - at == 1 and title in _ROYAL
    start = run.words[at - 1 if stays else at].start
    return _person(start, end_of(run, at, stop), "person.title", CERTAIN)


def _by_evidence(run: Run, at: int, stop: int) -> Candidate | None:
    """Two or more words of which no given name is known, when their surroundings or the last of them say enough."""
    text, words, start = run.text, run.words, run.words[at].start
    end = end_of(run, at, stop)
    is_word = run.is_free(at) and (run.kinds[at] & COMMON or words[at].text.endswith(("ing", "ed")))
    if is_word and not (run.kinds[at] & WEAK and _does_something(text, end)):
        return None  # but "Will Poe, a lawyer, left", "Rich Poe was born", "Will Poe said"
    is_headline = run.is_free(at + 1) and not run.kinds[at] and run.is_free(at)
    if is_headline or (stop - at > 2 and run.is_free(at + 1) and words[at + 1].text == "A"):
        return None  # words of a headline: "Bought A Ferry", "Exploits Trump"
    may_match = RULES.after[after(text, end)]
    told = stop == len(words) and (is_quoted(text, start) or is_in_apposition(text, start, end))
    if told or is_described(text, end) or (may_match & ACTS.bit and ACTS.after(text, end)) or is_made_by(text, start):
        return _person(start, end, "person.evidence", LIKELY)
    if (stop - at == 2 and text[words[at].end] == "-") or text.endswith(("the ", "The "), 0, start):
        return None
    speaks = (may_match & SPEAKS.bit and SPEAKS.after(text, end)) or speaks_for(text, end, may_match)
    if run.kinds[stop - 1] & SURNAME or speaks or _is_weak_pair(run, at, stop):
        return _person(start, end, "person.surname", POSSIBLE)
    return None


def _does_something(text: str, end: int) -> bool:
    """Whether what stands after a name is said of people only, or a verb of speaking that no question has."""
    if is_described(text, end) or ACTS.after(text, end) is not None or SPEAKS.after(text, end) is not None:
        return True
    return speaks_for(text, end, -1)  # "Will Poe of Acme Labs said"; every rule may match


def _is_weak_pair(run: Run, at: int, stop: int) -> bool:
    """Whether a whole run inside a sentence is a given name that may be a word, and a word of no list."""
    if at or not stop == len(run.words) == 2 or run.is_free(0) or run.kinds[1]:
        return False
    is_thing = run.text.endswith((" the ", " a ", " an ", "'s ", "’s "), 0, run.words[0].start)
    is_month = run.kinds[0] & NEVER and not run.text.endswith(", ", 0, run.words[0].start)  # "In March, April Poe"
    if is_thing or not run.kinds[0] & WEAK or is_month:
        return False
    last = run.words[1].text.lower()
    lists = ("common_words", "roles", "lower_titles", "generic_words")
    return len(last) > len("Aids") and not any(last in entries(name) for name in lists)


def _of_three(run: Run, at: int, stop: int) -> Candidate | None:
    """A run of three of which only the middle is a listed given name ("Aruvi Roy Sembalan"), no word before a name."""
    if at or not stop == len(run.words) == 3 or run.is_free(0) or run.kinds[0] or run.kinds[2]:
        return None
    if not run.kinds[1] & GIVEN or run.text[run.words[0].end] + run.text[run.words[1].end] != "  ":
        return None
    return _person(run.words[0].start, run.words[2].end, "person.name", POSSIBLE)


def _at_end(run: Run, at: int) -> Candidate | None:
    """The last word of a run, by itself after a date or a word that only begins the sentence ("In 2002 Hartwell")."""
    if not at or at + 1 < len(run.words):
        return None
    before = run.words[at - 1].text
    if (
        (before.isdigit() and len(before) == 4)
        or before in entries("months_and_days")
        or before in entries("function_words")
    ):
        return _lone(run.text, run.words[at], run.kinds[at])
    return None


def _in_list(run: Run, at: int, stop: int, previous: int) -> Candidate | None:
    """A whole run of two words right after a person and a comma or "and"."""
    if not previous or at or not stop == len(run.words) == 2 or run.words[0].start - previous > _LONGEST_LIST_GAP:
        return None
    if run.text[previous : run.words[0].start] not in _LIST_GAPS or is_initial(run.words[1].text):
        return None
    return _person(run.words[0].start, run.words[1].end, "person.list", POSSIBLE)


def _alone(text: str, word: Word, kind: int) -> Candidate | None:
    """The person of a run of one word: a hyphened given name stands before it, "who" after it, or see `_lone`."""
    start, end = word.start, word.end
    if kind & KOREAN and text.startswith(" ", start - 1) and (given := hyphened_given(text, start)) is not None:
        return _person(given, end, "person.name", LIKELY)
    if text.startswith((", who ", ", whose "), end) and len(word.text) > len("Who") and word.text.istitle():
        return _person(start, end, "person.evidence", POSSIBLE)
    return _lone(text, word, kind)


def _lone(text: str, word: Word, kind: int) -> Candidate | None:
    """A capitalised word by itself: a surname after a role, or where a person stands in the sentence."""
    start, end = word.start, word.end
    if kind & FAMOUS and not ADJECTIVE.after(text, end):
        return _person(start, end, "person.famous", POSSIBLE)
    if len(word.text) < 3 or not is_part(word.text):
        return None
    is_name = kind & (SURNAME | GIVEN)
    if is_name and title_before(text, start):
        return _person(start, end, "person.title", LIKELY)
    may_match = RULES.after[after(text, end)]
    acts = may_match & ACTS.bit and ACTS.after(text, end) and not has_members(text, start)
    is_person = acts or (may_match & OWNS.bit and OWNS.after(text, end))
    is_given = kind & GIVEN and not kind & WEAK
    is_family = is_relative(text, start, end) or (kind & (GIVEN | WEAK) and is_among_relatives(text, start))
    if is_person or is_led_by(text, start) or (is_given and is_met(text, start)) or is_family:
        return _person(start, end, "person.evidence", POSSIBLE)
    may_be_subject = may_match & SUBJECT.bit and is_name and not kind & WEAK
    is_mere_subject = may_be_subject and SUBJECT.after(text, end) and not placed(text, start)
    if is_mere_subject or (may_match & SPEAKS.bit and kind & (CHINESE | KOREAN) and SPEAKS.after(text, end)):
        return _person(start, end, "person.surname", POSSIBLE)
    return None


def _person(start: int, end: int, rule: str, strength: int) -> Candidate:
    return guessed(start, end, ActorKind.PERSON, rule, strength)
