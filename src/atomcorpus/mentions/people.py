"""People whom no knowledge base need list, by how English writes their names; the shapes and the evidence live here.

A run is a row of capitalised words with nothing between them but a space, a hyphen, a particle ("de", "van", "bin") or the full stop
of an initial. Inside a run a title, a given name, initials or a family name of a people that puts it first begin a name; a
word that no person is called ends it. Places, months, nationalities and the heads of organisations are such words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from atomcorpus.entities import ActorKind
from atomcorpus.mentions.guesses import CERTAIN, LIKELY, POSSIBLE, Guess
from atomcorpus.mentions.lexicon import entries, table

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from atomcorpus.mentions.words import Word

__all__ = ["find_people"]

_GIVEN, _WEAK, _SURNAME, _TITLE, _NEVER, _COMMON, _CHINESE, _KOREAN, _HEAD, _FAMOUS = (1 << bit for bit in range(10))
_NO_START = _NEVER | _COMMON | _TITLE
_MOST_WORDS = 10
"""Words of one run: no name is longer, and the limit keeps a page of capitals linear."""
_MOST_PARTS = 5

_PARTICLES = (
    "de |del |de la |de las |de los |della |di |da |das |do |dos |du |d'|d’|la |le |van |van de |van den |van der |von |von der |"
    "von und zu |zu |ter |ten |bin |ibn |bint |ben |al-|el-|ul-|ur-|af |av |y "
)
_JOINTS = frozenset({" ", "\n", "\r\n", "\u00a0", "-", "‐", "‑"} | {f" {particle}" for particle in _PARTICLES.split("|")})
_LONGEST_JOINT = max(map(len, _JOINTS))
_ABBREVIATED = frozenset(
    "Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Govs Lt Gen Col Maj Capt Cmdr Adm Sgt Cpl Pvt Rev Fr Hon Ste".split(),
)
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_ROYAL = frozenset({"King", "Queen", "Prince", "Princess", "Pope", "Emperor", "Empress", "Lord", "Lady"})
_MODALS = frozenset({"Will", "May", "Can"})

_INITIAL = re.compile(r"[A-ZÀ-Þ]|(?:[A-Z]\.){1,3}")
_MIXED = re.compile(r"(?!(?:Mc|Mac|De|Di|Du|Da|Le|La|Lo|Van|Von|Fitz|Ben|El|Al|O['’]|D['’])[A-Z][a-z])[^\W\d_]+[a-zà-ÿ][A-Z]")
_NUMERAL = re.compile(r"[IVX]{1,5}")
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:a(?:i|ng?|o)?|e(?:i|ng?|r)?|i(?:a(?:ng?|o)?|e|ng?|u|ong)?|o(?:ng|u)?|"
    r"u(?:a(?:i|ng?)?|e|i|n|o)?|ü|üe)){1,2}",
    re.IGNORECASE,
)
_LOWER_PART = re.compile(r"[-‐‑]([a-zà-ÿ]{2,6})(?![^\W_])")

_WHO = re.compile(r",\s(?:who|whose|whom)\b|,\s(?:aged?\s)?[1-9][0-9],|\s\((?:born\s|b\.\s|c\.\s|d\.\s)?[0-9]{4}\b")
_APPOSITION = re.compile(r",\s(?:[a-z][\w'’-]*\s|[A-Z][\w'’.-]*\s){0,7}?([a-z][a-z-]+)\b")
_APPOSITION_START = re.compile(r",\s(?:an?|the|then|now|former|ex-|its|his|her|their|our|one of|[a-z][a-z-]+)\s")
_PERSON_VERB = re.compile(
    r"\s(?:himself|herself|(?:later\s|also\s|then\s|never\s|first\s|subsequently\s)?(?:resigned|retired|died|married|graduated|studied|"
    r"tweeted|testified|recalled|joked|quipped|wrote|campaigned|stepped\sdown|stood\s(?:for|as)|ran\s(?:for|as|un|again)|served\s(?:as|on|in|under)|"
    r"(?:won|sought|lost)\s(?:re-?)?election|(?:was|is)\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?:member\sof|candidate|politician|professor|fellow|figure|"
    r"graduate|native|lawyer|journalist|economist|researcher|scientist|physicist|mathematician|historian|writer|author|diplomat|supporter|opponent|critic)|(?:was|were|is|been)\s(?:later\s|also\s|first\s|subsequently\s)?"
    r"(?:born|elected|re-?elected|appointed|nominated|married|arrested|sworn\sin|succeeded\sby|assassinated|knighted|educated)))\b",
)
_SPEECH_VERB = re.compile(
    r",?\s(?:said|says|told|argued|argues|stated|believes|believed|thinks|thought|noted|notes|added|adds|explained|explains|insisted|"
    r"joked|recalled|replied|asked|warned|complained|admitted|acknowledged|tweeted|wrote)\b",
)
_SUBJECT_VERB = re.compile(
    r"\s?['’]\s?s?\s|\s(?:also\s|later\s|then\s|never\s|had\s|has\s|would\s|was\s|(?:first|soon|often|subsequently|initially|unsuccessfully|successfully|reportedly)\s)*"
    r"(?:was|is|had|has|would|could|did|won|led|lost|became|took|made|gave|ran|went|came|saw|left|wrote|kept|held|met|told|knew|felt|thought|sought|stood|"
    r"began|spent|fought|brought|called|says|argues|writes|believes|[a-z]{2,}ed)\b",
)
_OWN_BEHIND = re.compile(
    r"\s?['’]\s?s\s(?:\w+\s)?(?:help|wife|husband|son|daughter|father|mother|brother|sister|family|parents|children|career|resignation|death|birth|widow|"
    r"speech|speeches|remarks|memoirs?|biography|biographer|successor|predecessor|supporters|opponents|rivals?|tactics|nomination|"
    r"inauguration|presidency|candidacy|colleagues?|mentor|students?|assassination|arrest|childhood|testimony|comments|tweets?|office|aides?)\b",
)
_LED_BY = (" led by ", " headed by ", " chaired by ", " succeeded by ", " written by ", " authored by ", " coined by ", " aide to ", " portrayed by ")
_LIST_GAPS = frozenset({", ", " and ", ", and ", " or ", " & "})
_NO_PERSON_BEHIND = re.compile(r"\s(?:administrations?|family|campaign|era|years|presidency|government|foundation)\b|-[a-z]")


@cache
def _kinds() -> dict[str, int]:
    """Every listed word with the flags of all its lists."""
    lists = {
        "given_names": _GIVEN,
        "weak_given_names": _WEAK,
        "surnames": _SURNAME,
        "titles": _TITLE,
        "months_and_days": _NEVER,
        "demonyms": _NEVER,
        "places": _NEVER,
        "generic_words": _NEVER,
        "common_words": _COMMON,
        "chinese_surnames": _CHINESE,
        "korean_surnames": _KOREAN,
        "famous_surnames": _FAMOUS,
        "legal_forms": _NEVER | _HEAD,
    }
    kinds: dict[str, int] = {}
    for name, flag in lists.items():
        for word in entries(name):
            kinds[word] = kinds.get(word, 0) | flag
    for word in table("organization_heads"):
        kinds[word] = kinds.get(word, 0) | _NEVER | _HEAD
    return kinds


def find_people(text: str, words: list[Word], sentence_starts: Container[int]) -> Iterator[Guess]:
    """Names of people, in text order, none overlapping another.

    Found are a title with a name ("Sen. Elizabeth Warren": the title is left out), a given name with a surname, initials with a
    surname, Chinese and Korean names in their own order, and two or more unknown capitalised words with what only people have: an age,
    an apposition with a role, a verb of speaking. Bare surnames are found only behind a title or before a verb that needs a
    person. Linear in the number of words.

    Args:
        text: The whole text; offsets are its code points.
        words: The capitalised words of one block, in text order.
        sentence_starts: Offsets at which a capital letter means nothing.

    Example:
        >>> from atomcorpus.mentions.words import capitalized_words
        >>> text = "In Lyon, Prof. Ada M. Verhoeven met Liang Wenfeng."
        >>> [text[guess.start : guess.end] for guess in find_people(text, capitalized_words(text, 0, len(text)), {0})]
        ['Ada M. Verhoeven', 'Liang Wenfeng']
    """
    kinds = _kinds()
    at, count, previous = 0, len(words), 0
    while at < count:
        stop = at + 1
        while stop < count and stop - at < _MOST_WORDS and _joined(text, words[stop - 1], words[stop]):
            stop += 1
        if stop - at > 1:
            run = words[at:stop]
            for guess in _in_run(text, run, [kinds.get(word.text, 0) for word in run], sentence_starts, previous):
                previous = guess.end
                yield guess
        elif not kinds.get(words[at].text, 0) & _NO_START:
            guess = _single(text, words[at], kinds)
            if guess is not None:
                previous = guess.end
                yield guess
        at = stop


def _joined(text: str, word: Word, following: Word) -> bool:
    """Whether two neighbouring words can stand in one name."""
    length = following.start - word.end
    if length == 1:
        joint = text[word.end]
        return joint in " \n\u00a0" or (joint in "-‐‑" and len(word.text) > 1)  # "D-Ohio" is no name
    if length > _LONGEST_JOINT:
        return False
    gap = text[word.end : following.start]
    if gap in (". ", ".") or gap == ".\n":
        return len(word.text) == 1 or word.text in _ABBREVIATED
    return gap in _JOINTS


def _in_run(text: str, run: list[Word], kinds: list[int], sentence_starts: Container[int], previous: int) -> Iterator[Guess]:
    """Names in a run of several words."""
    at, titled = 0, False
    while at < len(run):
        stop = _stop(run, kinds, at, sentence_starts)
        if kinds[at] & _TITLE and not (kinds[at] & (_GIVEN | _WEAK) and _is_full_name(run, kinds, at, stop)):
            titled, at = True, at + 1
            continue
        if stop == at:
            titled = titled and bool(kinds[at] & _NEVER) and not kinds[at] & _HEAD
            at += 1
            continue
        head = _head(kinds, stop)
        if head:  # "Ford Foundation" is nobody
            at, titled = head + 1, False
            continue
        guess = _decide(text, run, kinds, at, stop, titled=titled, sentence_starts=sentence_starts)
        if guess is None and previous and at == 0 and stop == len(run) == 2 and text[previous : run[0].start] in _LIST_GAPS:
            guess = Guess(run[0].start, run[1].end, ActorKind.PERSON, "person.list", POSSIBLE)
        if guess is not None:
            yield guess
            at, previous = stop, guess.end
        else:
            at += 1
        titled = False


def _head(kinds: list[int], at: int) -> int:
    """Index of the organisation's head word that a run leads to from a word on; 0 when there is none before a title."""
    for index in range(at, len(kinds)):
        if kinds[index] & _HEAD:
            return index
        if kinds[index] & (_TITLE | _GIVEN):
            return 0
    return 0


def _stop(run: list[Word], kinds: list[int], at: int, sentence_starts: Container[int]) -> int:
    """Index behind the last word that can belong to a name that begins at a word; `at` when no name begins there."""
    first = kinds[at]
    if not _may_start(run[at], first, sentence_starts) or _is_modifier(run, kinds, at):
        return at
    stop = at + 1
    while stop < len(run) and stop - at < _MOST_PARTS:
        word, kind = run[stop].text, kinds[stop]
        if word in _SUFFIXES:
            return stop + 1
        if kind & _TITLE and not kind & _SURNAME:
            break
        if kind & _NEVER and not (first & _GIVEN and not kind & _HEAD and not _more(run, stop) and (kind & _SURNAME or (at and kinds[at - 1] & _TITLE))):
            break
        if kind & _COMMON and not kind & (_SURNAME | _GIVEN | _WEAK) and len(word) > 1:
            break
        if stop - at > 1 and run[stop].start in sentence_starts and not kind & (_SURNAME | _GIVEN):
            break
        if not _is_part(word):
            break
        stop += 1
    return stop


def _more(run: list[Word], at: int) -> bool:
    """Whether the run goes on behind a word."""
    return at + 1 < len(run)


def _is_modifier(run: list[Word], kinds: list[int], at: int) -> bool:
    """Whether a word that is in no list of names stands before a whole name ("the Virginian Edmund Randolph")."""
    if kinds[at] & ~_COMMON:
        return False
    for index in range(at + 1, min(at + 4, len(run) - 1)):
        if kinds[index] & _GIVEN:
            return bool(kinds[index + 1] & _SURNAME)
        if kinds[index] & ~_COMMON:
            return False
    return False


def _may_start(word: Word, kind: int, sentence_starts: Container[int]) -> bool:
    if kind & (_GIVEN | _WEAK):
        return True
    if kind & _NEVER or (kind & _COMMON and (not kind & (_CHINESE | _KOREAN) or word.start in sentence_starts)):
        return False
    return _is_part(word.text)


def _is_part(word: str) -> bool:
    """Whether a word is written as parts of people's names are."""
    if _INITIAL.fullmatch(word):
        return True
    return not (word.isupper() or _MIXED.match(word) or any(letter.isdigit() for letter in word) or "&" in word or "." in word)


def _is_full_name(run: list[Word], kinds: list[int], at: int, stop: int) -> bool:
    return stop - at == 2 and bool(kinds[stop - 1] & _SURNAME) and not kinds[stop - 1] & (_GIVEN | _WEAK)


def _decide(
    text: str, run: list[Word], kinds: list[int], at: int, stop: int, *, titled: bool, sentence_starts: Container[int]
) -> Guess | None:
    """The guess for the words from `at` to `stop`, or None when nothing makes them a person."""
    start, end = run[at].start, _end(text, run, kinds, at, stop)
    if titled or _title_before(text, start):
        if stop - at == 1 and _INITIAL.fullmatch(run[at].text):
            return None
        if stop - at == 1 and at and run[at - 1].text in _ROYAL:
            start = run[at - 1].start
        return Guess(start, end, ActorKind.PERSON, "person.title", CERTAIN)
    if stop - at == 1:
        return None
    if not kinds[at] & _GIVEN and not _INITIAL.fullmatch(run[at].text) and _after_place_word(text, start):
        return None
    if _has_shape(text, run, kinds, at, stop, sentence_starts):
        return Guess(start, end, ActorKind.PERSON, "person.name", LIKELY)
    if run[at].start in sentence_starts and (kinds[at] & _COMMON or run[at].text.endswith(("ing", "ed"))):
        return None
    if _WHO.match(text, end) or _PERSON_VERB.match(text, end) or _has_role(text, end):
        return Guess(start, end, ActorKind.PERSON, "person.evidence", LIKELY)
    if text[run[stop - 2].end : run[stop - 1].start] == "-" and stop - at == 2:
        return None
    if kinds[stop - 1] & _SURNAME or _SPEECH_VERB.match(text, end):
        return Guess(start, end, ActorKind.PERSON, "person.surname", POSSIBLE)
    return None


def _end(text: str, run: list[Word], kinds: list[int], at: int, stop: int) -> int:
    """Offset behind a name; takes in the small second half of an East Asian given name ("Jae-myung") and the stop of "Jr."."""
    end = run[stop - 1].end
    if run[stop - 1].text in ("Jr", "Sr") and text.startswith(".", end):
        return end + 1
    if any(kind & (_CHINESE | _KOREAN) for kind in kinds[at:stop]):
        match = _LOWER_PART.match(text, end)
        if match is not None and match.group(1) not in ("led", "based", "backed", "run", "era", "made", "style", "owned"):
            return match.end()
    return end


def _has_shape(text: str, run: list[Word], kinds: list[int], at: int, stop: int, sentence_starts: Container[int]) -> bool:
    """Whether the words have the shape of a full name by themselves."""
    first, last = kinds[at], kinds[stop - 1]
    if _INITIAL.fullmatch(run[stop - 1].text):
        return False
    if first & _GIVEN:
        return True
    if first & _WEAK:
        if run[at].start in sentence_starts and run[at].text in _MODALS and _is_question(text, run[stop - 1].end):
            return False
        sure = last & _SURNAME and not last & (_COMMON | _WEAK)
        return bool(sure or kinds[at + 1] & _GIVEN or (stop - at > 2 and _INITIAL.fullmatch(run[at + 1].text)) or _is_east_asian(text, run, kinds, at, stop))
    if _INITIAL.fullmatch(run[at].text):
        return not last & _COMMON
    return _is_east_asian(text, run, kinds, at, stop)


def _is_question(text: str, end: int) -> bool:
    """Whether the sentence that goes on at an offset ends with a question mark."""
    mark = text.find("?", end, end + 200)
    return mark >= 0 and text.find(". ", end, mark) < 0


def _is_east_asian(text: str, run: list[Word], kinds: list[int], at: int, stop: int) -> bool:
    """Chinese and Korean names, family name first or last: "Liang Wenfeng", "Lee Jae-myung", "Wenfeng Liang"."""
    given = run[at + 1 : stop]
    if kinds[at] & (_CHINESE | _KOREAN) and len(given) <= 2:
        hyphened = _LOWER_PART.match(text, run[stop - 1].end) is not None
        if hyphened or all(_PINYIN.fullmatch(word.text) and not kind & _COMMON for word, kind in zip(given, kinds[at + 1 : stop], strict=True)):
            return True
        if kinds[at] & _KOREAN and len(given) == 2 and not any(kind & (_COMMON | _SURNAME) for kind in kinds[at + 1 : stop]):
            return True
    return stop - at == 2 and bool(kinds[at + 1] & _CHINESE) and _PINYIN.fullmatch(run[at].text) is not None


def _title_before(text: str, start: int) -> bool:
    """Whether the lower-case word before an offset is a title or a role ("chief executive", "researcher")."""
    if start < 3 or text[start - 1] not in " \n\u00a0" or not text[start - 2].islower():
        return False
    before = text[max(0, start - 24) : start - 1].replace("\n", " ")
    return before[before.rfind(" ") + 1 :] in entries("lower_titles")


def _has_role(text: str, end: int) -> bool:
    """Whether an apposition with a role follows: ", a policy fellow at ..."."""
    if not text.startswith(", ", end) or not _APPOSITION_START.match(text, end):
        return False
    roles = entries("roles")
    segment = text[end + 2 : end + 90]
    for word in segment.split()[:8]:
        bare = word.rstrip(",.;")
        if bare in roles:
            return True
        if bare != word or word in ("of", "at", "in", "for", "who", "that", "which", "by", "to"):
            return False
    return False


def _single(text: str, word: Word, kinds: dict[str, int]) -> Guess | None:
    """A lone capitalised word: a surname behind a role, or where a person stands in the sentence."""
    kind, end = kinds.get(word.text, 0), word.end
    if kind & _FAMOUS and not _NO_PERSON_BEHIND.match(text, end):
        return Guess(word.start, end, ActorKind.PERSON, "person.famous", POSSIBLE)
    if len(word.text) < 3 or not _is_part(word.text):
        return None
    if kind & (_SURNAME | _GIVEN) and _title_before(text, word.start):
        return Guess(word.start, end, ActorKind.PERSON, "person.title", LIKELY)
    if _PERSON_VERB.match(text, end) or _OWN_BEHIND.match(text, end) or text.endswith(_LED_BY, max(0, word.start - 14), word.start):
        return Guess(word.start, end, ActorKind.PERSON, "person.evidence", POSSIBLE)
    if kind & (_SURNAME | _GIVEN) and not kind & _WEAK and _SUBJECT_VERB.match(text, end) and not _after_place_word(text, word.start):
        return Guess(word.start, end, ActorKind.PERSON, "person.surname", POSSIBLE)
    return None


def _after_place_word(text: str, start: int) -> bool:
    """Whether a preposition of place stands before an offset."""
    return text.endswith((" in ", " at ", " near ", " from ", " to ", " into ", "In ", "At ", "From ", " of "), max(0, start - 6), start)
