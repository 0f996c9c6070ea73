"""Names that the knowledge base lists, found in running text in any of their spellings.

A word whose first letters begin some listed name is the only place where look-ups are made; from there the folded text
grows word by word, as long as some name goes on like it, and is looked up at each border, so that the cost is linear in
the text whatever the number of names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus._collector import paused_collector
from atomcorpus._memo import Memo
from atomcorpus.english.lists import entries
from atomcorpus.folding import fold_name
from atomcorpus.knowledge import Name
from atomcorpus.mentions.words import NEXT_WORD, SEPARATOR, Word, outside_addresses, word_at
from atomcorpus.sentences import ends_with_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.knowledge import KnowledgeBase

__all__ = ["ListedName", "NameIndex", "find_listed", "find_uncased", "has_uncased", "index_of", "small_words"]


class ListedName(NamedTuple):
    """A stretch that reads like a listed name; whether it is one is for its context to say.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last one.
        names: What is listed under it.
        glued: Whether it is a word of its own, of which the listed name is a part: "Llama7", of a family "Llama".
    """

    start: int
    end: int
    names: tuple[Name, ...]
    glued: bool = False


class NameIndex(NamedTuple):
    """What the finder needs to know of a knowledge base's names.

    Attributes:
        names: Entries by folded name, without a leading article.
        begins: For a word: 1 where a folded name may begin with it, 0 where none does, -1 for function words, with
            which a name begins only if another capital follows.
        begins_model: For a word: whether it begins, or is glued from, the name of a family of models.
        following: For a folded stretch: the next two code points of every longer name that begins with it.
        glued: For a word: the families that it is a name in, though not listed itself ("Llama7"); nothing for most.
        hyphenated: Names in small letters without a digit, which nothing else marks as names ("gpt-oss").
        uncased: Finds names in scripts without capitals or spaces; None when there are none.
        small_second: Finds the first two words of names of which the first is a function word and the second small
            ("Made in"); None when there are none.
    """

    names: Mapping[str, tuple[Name, ...]]
    begins: Mapping[str, int]
    begins_model: Mapping[str, bool]
    following: Mapping[str, frozenset[str]]
    glued: Mapping[str, tuple[Name, ...]]
    hyphenated: frozenset[str]
    uncased: re.Pattern[str] | None
    small_second: re.Pattern[str] | None


_LEADING = re.compile(r"[^\W\d_]+|\d+")
_LEADING_LINE = re.compile(rf"\n({_LEADING.pattern})")
_CAMEL = re.compile(r"[A-Z][a-z]+(?=[A-Z])")
_ARTICLES = frozenset({"The ", "the "})
_UNCASED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
# A small first letter begins a name only where a digit, a capital or a hyphen follows soon ("qwen3", "xAI", "gpt-oss"),
# or the ending of a file ("llama.cpp"). The place of those is looked for first, because it is rare, and the word's
# beginning from there.
_TURN = re.compile(r"[-0-9A-Z.](?<=[a-z].)(?:(?<![-.])|(?<=-)(?=[a-z0-9])|(?<=\.)(?=(?:cpp|txt)\b))")
_BEFORE_TURN = re.compile(r"(?<![^\W_])[a-z]{1,14}(?:-[a-z]{1,12}){0,2}\Z")
_BEFORE_TURN_LENGTH = 42
_HYPHENATED = re.compile(r"[a-z]{1,14}(?:-[a-z]{1,14}){1,3}(?![^\W_])")
_VERSION_NEXT = re.compile(r"-[a-z]?\d")  # "claude-sonnet-9"
# What joins two words of a name (what may stand between words, a sign that counts in look-ups, the stop of an initial
# or of "St.") and the second word, if one follows.
_STEP = re.compile(
    rf"(?:{SEPARATOR.pattern}(?![&])|\s?(?P<sign>[&/+!]|,(?= ))\s?|(?:(?<=\b[A-Z])|(?<=\b[SFM]t))\. ?)"
    rf"(?P<word>{NEXT_WORD.pattern})?"
)
_SMALL_SECOND = re.compile(r"(?P<first>[A-Z][a-z]+) [a-z]+ (?=[A-Z])")
_NAME_GOES_ON = re.compile(r"\W{1,2}[^\W_a-z]|-")  # "The Information", "A.X", but not "The lab"
_GLUED_VERSION = re.compile(
    r"(?:(?P<stop>(?<=[A-Z]{4})\.)|(?<=[^\W\d_])|(?<=[a-z])[A-Z])[0-9]{1,2}(?:\.[0-9]{1,2})?[a-z]{0,2}\Z"
)
_HUMP = re.compile(r"(?<=[a-z])[A-Z]")
_SHORTEST_GLUED, _LONGEST_GLUED = 3, 40  # letters of a family's name that is a part of a word, and of the word
_LONGEST = 80  # code points of a folded name
_MOST_WORDS = 12
_GENITIVES = ("'s", "’s")
_FOLDED = Memo(fold_name)


@lru_cache(maxsize=4)
def index_of(knowledge: KnowledgeBase) -> NameIndex:
    """The index of a knowledge base, made once for each."""
    names: dict[str, tuple[Name, ...]] = {}
    families: set[str] = set()
    hyphenated: set[str] = set()
    uncased: set[str] = set()
    cased: list[str] = []
    small_second: set[str] = set()
    with paused_collector():
        for surface, key, entry in _surfaces(knowledge):
            if key not in names:
                names[key] = (entry,)
            elif entry not in names[key]:
                names[key] += (entry,)
            if entry.kind == "family":
                families |= _first_letters(_letters(surface))
            if not surface.isascii() and _UNCASED.search(surface):
                uncased.add(surface)
            else:
                cased.append(surface)
            if " " in surface and (two := _SMALL_SECOND.match(surface)) and two["first"] in entries("function_words"):
                small_second.add(two.group())
            if "-" in surface and surface.islower() and _HYPHENATED.fullmatch(surface):
                hyphenated.add(surface)
        starts = _all_letters(names).union(*map(_first_letters, _all_letters(cased)))
    families.discard("")
    glued = Memo(lambda word: _glued_families(word, names))
    keys = sorted(names)
    return NameIndex(
        names,
        Memo(lambda word: _begins(word, starts) or int(bool(glued[word]))),
        Memo(lambda word: _begins(word, families) != 0 or bool(glued[word])),
        Memo(lambda folded: _following(folded, keys)),
        glued,
        frozenset(hyphenated),
        re.compile(_alternation(uncased)) if uncased else None,
        re.compile(_alternation(small_second)) if small_second else None,
    )


def _surfaces(knowledge: KnowledgeBase) -> Iterator[tuple[str, str, Name]]:
    """Each name without its article, as written and folded; that of a device in the plural, too.

    None with a title in it: that is no part of a mention, and the name after it is found by itself.
    """
    titles = entries("titles")
    for folded, named in knowledge.names.items():
        if len(folded) > _LONGEST:
            continue
        for entry in named:
            surface = entry.surface
            if entry.kind == "person" and surface.partition(" ")[0] in titles:
                continue
            if surface[:4] in _ARTICLES:
                yield surface[4:], folded.removeprefix("the"), entry
            else:
                yield surface, folded, entry
                if entry.kind == "hardware" and surface[-1:].isalnum() and not surface.endswith("s"):
                    yield f"{surface}s", f"{folded}s", entry._replace(surface=f"{surface}s")  # "two H100s"


def _all_letters(names: Iterable[str]) -> set[str]:
    """What `_letters` gives for each of some names, but for nothing; as the lines of one text that takes less time."""
    lines = "\n".join(names)
    return {*_LEADING_LINE.findall(f"\n{lines}")}


def _letters(name: str) -> str:
    """The letters, or the digits, with which a name begins; empty where another sign does."""
    first = _LEADING.match(name)
    return first.group() if first else ""


def _first_letters(first: str) -> set[str]:
    """Every folded string with which a writer may begin a name that begins so: "ChatGPT" and "Chat GPT"."""
    camel = _CAMEL.match(first)
    return {fold_name(first), fold_name(camel.group())} if camel else {fold_name(first)}


def _begins(word: str, starts: set[str]) -> int:
    """Whether a name may begin with the first letters (or digits) of a word; below 0 for function words."""
    first = _LEADING.match(word)
    if first is None or fold_name(first.group()) not in starts:
        return 0
    return -1 if word in entries("function_words") else 1


def _following(folded: str, keys: list[str]) -> frozenset[str]:
    """The next two code points, or the last one, of those of the sorted names that go on after a folded stretch."""
    first = bisect_right(keys, folded)
    last = bisect_left(keys, f"{folded}\U0010ffff", first)
    return frozenset([key[len(folded) : len(folded) + 2] for key in keys[first:last]])


def _glued_families(word: str, names: Mapping[str, tuple[Name, ...]]) -> tuple[Name, ...]:
    """The families of which an unlisted word names a model: "Llama7", "BioLlama", "Llamas"; nothing for "BioLlamas".

    Capitals may have a full stop before the version ("FLUX.7"), and are no ordinary word then; after small letters
    the number is a note's ("runs on Llama.7").
    """
    if word.isalpha() and (word[1:].islower() or word.isupper()):
        return (
            _families(word[:-1], names) if word[-1] == "s" and word.istitle() and fold_name(word) not in names else ()
        )
    version = _GLUED_VERSION.search(word)
    head = word[: version.start()] if version else word
    if not _SHORTEST_GLUED <= len(head) <= _LONGEST_GLUED or not head.isalpha() or fold_name(word) in names:
        return ()
    if version and (families := _families(head, names, words=version["stop"] is not None)):
        return families
    hump = _HUMP.search(head)
    return _families(head[hump.start() :], names) if hump and len(head) - hump.start() > _SHORTEST_GLUED else ()


def _families(word: str, names: Mapping[str, tuple[Name, ...]], *, words: bool = False) -> tuple[Name, ...]:
    """Families of which a word is the listed name; those that are ordinary words only where `words` are wanted."""
    families = [name for name in names.get(fold_name(word), ()) if name.kind == "family"]
    return tuple([name for name in families if words or not name.needs_context])


def _alternation(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def small_words(text: str, start: int, end: int, index: NameIndex) -> list[Word]:
    """Words between two offsets that begin with a small letter and yet may begin a listed name, in text order."""
    words: list[Word] = []
    for turn in _TURN.finditer(text, start, end):
        at = turn.start()
        if words and at < words[-1].end:
            continue
        floor = max(start, at - _BEFORE_TURN_LENGTH)
        first = _BEFORE_TURN.search(text, max(floor, text.rfind(" ", floor, at)), at)
        if first is None:
            continue
        plain = turn.group() == "-" and text[at + 1].isalpha() and _HYPHENATED.match(text, first.start(), end)
        if not plain or plain.group() in index.hyphenated or _VERSION_NEXT.match(text, plain.end(), end):
            words.append(word_at(text, first.start()))
    return outside_addresses(text, start, end, words)


def find_listed(text: str, words: list[Word], end: int, index: NameIndex) -> list[ListedName]:
    """Stretches that begin at one of the words and fold to a listed name, for each word the longest first.

    Args:
        text: The whole text.
        words: Words of one block, in text order.
        end: Where the block ends.
        index: The names to look for.

    Returns:
        In the order of the words; stretches may overlap.
    """
    found: list[ListedName] = []
    begins = index.begins
    for word in [word for word in words if begins[word[2]]]:
        if (
            begins[word[2]] > 0
            or _NAME_GOES_ON.match(text, word[1], end)
            or (index.small_second and index.small_second.match(text, word[0], end))
        ):
            found += _grow(text, word, end, index)
    return found


def has_uncased(text: str) -> bool:
    """Whether a text has any letter that `find_uncased` could begin with."""
    return not text.isascii() and _UNCASED.search(text) is not None


def find_uncased(text: str, start: int, end: int, index: NameIndex) -> Iterator[ListedName]:
    """Listed names in scripts that know no capitals, between two offsets."""
    if index.uncased is None:
        return
    for match in index.uncased.finditer(text, start, end):
        if entries := index.names.get(fold_name(match.group())):
            yield ListedName(*match.span(), entries)


def _grow(text: str, word: Word, end: int, index: NameIndex) -> list[ListedName]:
    """Listed names that begin at a word, longest first."""
    names, following = index.names, index.following
    found: list[ListedName] = []
    start, stop, written = word
    folded = _FOLDED[written]
    for _ in range(_MOST_WORDS):
        if (entries := names.get(folded)) is not None:
            found.append(ListedName(start, stop, entries))
        goes_on = following[folded]
        if not goes_on or ((ahead := _AHEAD[text[stop : stop + 3]]) and ahead not in goes_on):
            break
        if text[stop : stop + 2] in _GENITIVES:
            folded, stop = f"{folded}s", stop + 2
            found += _in_genitive(text, start, stop, names.get(folded, ()))
        step = _STEP.match(text, stop, end)
        if step is None or (text[stop] == "." and ends_with_letter(text, stop)):
            break
        sign, second = step.groups()
        if sign is not None:
            folded += sign
            if sign in "+!" and (entries := names.get(folded)) is not None:
                found.append(ListedName(start, step.end("sign"), entries))
        if second is None:
            break
        piece = _FOLDED[second]
        folded += f".{piece}" if folded[-1:].isdigit() and piece[:1].isdigit() else piece
        stop = step.end()
    if not found and (families := index.glued[written]):
        found.append(ListedName(start, word[1], families, glued=True))
    found.reverse()
    return found


def _in_genitive(text: str, start: int, end: int, names: tuple[Name, ...]) -> list[ListedName]:
    """Those of the names that end in what is otherwise the sign of an owner: "Lowe's", but no "Apples"."""
    owners = tuple([name for name in names if name.surface.endswith(_GENITIVES)])
    return [ListedName(start, end, owners)] if owners and not text[end : end + 1].isalnum() else []


def _ahead(stretch: str) -> str:
    """The letters, folded, with which a word begins after one space; empty where it is not as plain as that."""
    letters = stretch[1:]
    plain = stretch[:1] == " " and len(letters) == 2 and letters.isascii() and letters.isalpha()
    return letters.lower() if plain else ""


_AHEAD = Memo(_ahead)
