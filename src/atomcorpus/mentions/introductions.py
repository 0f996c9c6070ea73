"""Models that the text itself introduces: "a model called Quill", "Quill, an open-weight model", "Cobalt-2".

English says what an unknown name names: by a verb of naming, by an apposition, or by "is".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from atomcorpus._memo import Memo
from atomcorpus._patterns import on_first_use
from atomcorpus.english import classes
from atomcorpus.english.edges import edge_of
from atomcorpus.english.lists import entries
from atomcorpus.english.patterns import LONGEST_KEY, expanded
from atomcorpus.english.patterns import before as word_before
from atomcorpus.english.sieves import literals_of
from atomcorpus.entities import ModelLevel
from atomcorpus.folding import fold_name
from atomcorpus.mentions.candidates import CERTAIN, Candidate
from atomcorpus.mentions.makers import released
from atomcorpus.mentions.unlisted import unlisted_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from atomcorpus.knowledge import Name

__all__ = ["find_introduced", "has_version_behind", "introduced_models", "may_be_called", "released_models"]

_MODEL = r"(?:models?|LLMs?|VLMs?)"
_CALLED_SO = r"(?:model|LLM|VLM|neural network)"
# Two patterns, so that `re` skips to the letters that each begins with.
_CALLED = re.compile(
    expanded(
        rf"{_CALLED_SO}s?,? (?:(?:{{before-naming}}|[a-z]{{3,10}}ly) ){{0,4}}{{naming-models}} "
        r"[\"“‘']?(?=[A-Z])"
    )
)
_CODE_NAMED = re.compile(r"[Cc]ode(?<!\w.{4})[- ]?names?(?: such as| like| including|:| are)? [\"“‘']?(?=[A-Z])")
_SORT = expanded(r"(?:(?:[A-Z]\w+-)?language|{sorts-of-model}|text-to-\w+|[\w.-]*parameters?|[\d.]+[BM])")
# What stands after these is not what the name is: "Keel, an appliance that runs open-weight language models".
_OTHER_NOUN = expanded(r"(?!{no-model-itself}\b)")
_A_MODEL = (
    rf"(?:an?|its|our|their|the|another) (?:{_OTHER_NOUN}[a-zA-Z\d][\w.%-]*,? ){{0,6}}?{_SORT}"
    rf"(?: [A-Z][a-z]{{3,12}})? {_MODEL}" + expanded(r"(?= {behind-model}\b|[,.;:)—–]|\s?\Z)")  # "a 9B Swahili model"
)
_APPOSITION, _IS_A = re.compile(f", {_A_MODEL}"), re.compile(f" is {_A_MODEL}")
# What has a number in its name is a model where no sort of model is told, too: "Quill-2, a model from Tern".
_MERE_MODEL = re.compile(
    r", an? (?:[a-z][a-z-]* ){0,2}?model (?:from|by|that|trained|built|which|developed|made|of|for)\b"
)
_SIZED = re.compile(r", an? (?:[a-z-]+ ){0,2}?[\d.]+[BM] model\b")
_SMALL_ID = re.compile(r"(?<![^\s(])[a-z][a-z0-9]*(?:-[a-z0-9.]+)*-v?\d[\w.]*\Z")
_RELEASED_SMALL = re.compile(
    r"(?:releas|open-sourc|launch|publish|unveil|introduc)(?:es|ed|ing) (?P<name>[a-z][a-z0-9]{3,20}(?:-[a-z0-9]+)*), "
    r"an? (?:[a-z0-9.-]+ ){0,5}?model\b"
)
_MODEL_NOUN = re.compile(rf"{_MODEL}(?![^\W_])")
# "Its new AI model, Quill 3, came"; a lone word may begin a clause: "the AI model Tern sells".
_NOUN_BEFORE_NAME = re.compile(rf"{_MODEL},? [\"“‘']?(?=[A-Z])")
_BEFORE_NOUN = on_first_use(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|new|latest|newest)|['’]s) (?:[a-z][\w-]* ){0,3}?"
    rf"(?P<sort>(?:{_SORT} ){{0,2}})\Z"
)
_ENDS_NAME = on_first_use(
    r"[\"”’']?(?:[,;:.)]|\Z| (?:is|was|has|had|can|could|will|would|may|in|on|for|with|at|to|and|which|that|from|"
    r"as|earlier|this|last|next|today|yesterday)\b)"
)
_SORTS = re.compile(rf"(?: {_SORT}){{1,3}}\Z")


@cache
def _edge_of_sorts() -> re.Pattern[str]:
    return re.compile(edge_of(rf"(?: {_SORT})", "before"))


def _may_end_sort(word: str) -> bool:
    return len(word) >= LONGEST_KEY or _edge_of_sorts().search(word) is not None


_ENDS_SORT = Memo(_may_end_sort)
"""Whether a sort of model may end in a word; that of most is no sort ("the model")."""
_OWNED = re.compile(r"[^\W_]['’]s (?:[a-z-]+ ){0,2}\Z")
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|new) (?:new )?\Z")
_NO_BRANDS = classes.words("no-brands")
_PART = r"(?:[A-Z][^\W_]*|v?\d+(?:\.\d+)?[A-Za-z]?(?:-[A-Z]\d+B)?)(?:\.\d+)?"
_NAME = re.compile(rf"[A-Z][^\W_]+(?:\.\d+)?(?:[- ]{_PART}){{0,3}}(?![^\W_])")
_NEXT_IN_LIST = re.compile(r"[\"”’']?(?:,? and |,? or |, )[\"“‘']?(?=[A-Z])")
_MOST_IN_LIST = 8
_NAME_BEFORE = re.compile(
    rf"(?<![^\W_$€£.-])[A-Z][^\W_]+(?:\.\d+)?(?:[- ]{_PART}){{0,3}}(?=[\"”’']?(?: \([^()]{{1,30}}\))?\Z)"
)
_HYPHENED_BEFORE = re.compile(r"(?<![^\W_$€£.-])(?P<word>[A-Z][^\W_]+)(?:-[A-Z][^\W_]*){0,2}-v?\d+(?:\.\d+)?\Z")
_PLACING = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Oo]utside|[Ii]nside|[Pp]er)(?: the)? \Z")
_MODEL_LEVELS = frozenset(level.value for level in ModelLevel)
_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
_LONGEST = 72  # code points before a comma in which a name and a bracket are looked for
_VERSION = re.compile(r"[-‑](?:[A-Z][^\W\d_]*[-‑])?\d{1,2}(?:\.\d{1,2})?(?![^\W_]|[-‑][a-z]|[.,:/]\d)")


def find_introduced(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between two offsets that the words beside them call a model; they may begin with the maker's name.

    Example:
        >>> text = "It is a model called Quill 2. Cinder, an open-weight model, came in May."
        >>> [text[slice(*span)] for span in find_introduced(text, 0, len(text))]
        ['Quill 2', 'Cinder']
    """
    speaks = _speaks_of_models(text, start, end)
    names = text.find(_NAMED, start, end) >= 0
    called_so = [*(_CODE_NAMED.finditer(text, start, end) if names else ())]
    called_so += _CALLED.finditer(text, start, end) if speaks else ()
    for called in sorted(called_so, key=re.Match.start) if called_so else ():
        yield from _named_in_list(text, called.end(), end)
    if not speaks:
        return
    yield from _numbered_in_apposition(text, start, end)
    for told in (*_APPOSITION.finditer(text, start, end), *_IS_A.finditer(text, start, end)):
        at = told.start()
        name = _NAME_BEFORE.search(text[max(start, at - _LONGEST) : at])
        if name is None or not (_is_name[_first(name)] or _is_numbered(name)):
            continue
        first = max(start, at - _LONGEST) + name.start()
        if not _PLACING.search(text, max(start, first - 12), first):
            yield first, first + len(name.group())
    yield from _after_noun(text, start, end)
    yield from _before_noun(text, start, end)


_NAMED = min(literals_of(_CODE_NAMED.pattern))
_MODELS = tuple(sorted(literals_of(_CALLED_SO), key=len, reverse=True))


def _speaks_of_models(text: str, start: int, end: int) -> bool:
    """Whether a stretch has a word that all patterns need but those of code names."""
    for word in _MODELS:  # noqa: SIM110 - a generator takes longer than the search
        if text.find(word, start, end) >= 0:
            return True
    return False


def _numbered_in_apposition(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names with a number before ", a model from", and those in small letters before ", a 7B model"."""
    for released_one in _RELEASED_SMALL.finditer(text, start, end):
        yield released_one.span("name")
    for told in _SIZED.finditer(text, start, end):
        if small := _SMALL_ID.search(text[max(start, told.start() - _LONGEST) : told.start()]):
            yield told.start() - len(small.group()), told.start()
    for told in _MERE_MODEL.finditer(text, start, end):
        name = _HYPHENED_BEFORE.search(text[max(start, told.start() - _LONGEST) : told.start()])
        if name is not None and _is_name_of_its_own[name["word"]]:
            yield told.start() - len(name.group()), told.start()


def _after_noun(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names after "model": with a number, or after a sort of model and with nothing after it that a subject has."""
    for noun in _NOUN_BEFORE_NAME.finditer(text, start, end):
        named = _NAME.match(text, noun.end(), end)
        if named is None or not _is_name_of_its_own[_first(named)]:
            continue
        before = _BEFORE_NOUN.search(text[max(start, noun.start() - _LONGEST) : noun.start()])
        if before is None:
            continue
        is_alone = before["sort"] and _is_name[_first(named)] and _ENDS_NAME.match(text, named.end(), end)
        if is_alone or _is_numbered(named):
            yield named.span()


def _named_in_list(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """The name at an offset, and those that a list goes on with: "models code-named Quill, Tern and Sandpiper"."""
    for _ in range(_MOST_IN_LIST):
        named = _NAME.match(text, at, end)
        if named is None or not _is_name_of_its_own[_first(named)]:
            return
        yield named.span()
        joint = _NEXT_IN_LIST.match(text, named.end(), end)
        if joint is None:
            return
        at = joint.end()


def _before_noun(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names before "model": with a number ("Quill 2 models"), an owner ("Tern's Quill model") or a sort of model.

    Without one of these the word may be a statistician ("the Markov model") or a company.
    """
    for noun in _MODEL_NOUN.finditer(text, start, end):
        at = noun.start() - 1
        if at < start or text[at] != " ":
            continue
        floor = max(start, at - _LONGEST)
        before = text[floor:at]
        sort = _SORTS.search(before) if _ENDS_SORT[word_before(text, at)] else None
        stem = before[: sort.start()] if sort else before
        if stem[stem.rfind(" ") + 1 :].islower():
            continue
        name = _NAME_BEFORE.search(stem)
        if name is None or not _is_name[_first(name)] or _first(name) in _NO_BRANDS:
            continue
        if (
            _is_numbered(name)
            or _OWNED.search(stem, 0, name.start())
            or (sort and _DEFINITE.search(stem, 0, name.start()))
        ):
            yield floor + name.start(), floor + name.end()


def introduced_models(text: str, start: int, end: int, names: Mapping[str, tuple[Name, ...]]) -> Iterator[Candidate]:
    """The introduced models that no knowledge base lists, without their makers' names.

    Args:
        text: The whole text.
        start: Where a block begins.
        end: Where it ends.
        names: What is listed, by folded name.
    """
    for first, last in find_introduced(text, start, end):
        own = _behind_maker(text, first, last, names)
        name = text[own:last]
        if name and not _is_listed(name, names) and not _is_person(name):
            yield Candidate(own, last, CERTAIN, (unlisted_model(name, None),), "model-introduced")


def released_models(text: str, start: int, end: int, names: Mapping[str, tuple[Name, ...]]) -> Iterator[Candidate]:
    """The models that only a list of releases names, but for those of a listed family; see `released`."""
    for first, last in released(text, start, end):
        family = _WORD.match(text, first, last)
        if family is None or family.end() == last or fold_name(family.group()) not in names:
            yield Candidate(first, last, CERTAIN, (unlisted_model(text[first:last], None),), "model-introduced")


def _behind_maker(text: str, start: int, end: int, names: Mapping[str, tuple[Name, ...]]) -> int:
    """Where the name begins after a listed maker's of one word or two; its end when there is nothing after."""
    words = list(_WORD.finditer(text, start, end))
    for count in (2, 1):
        if count > len(words):
            continue
        known = names.get(fold_name(text[start : words[count - 1].end()]), ())
        if any(name.kind not in _MODEL_LEVELS for name in known):
            return words[count].start() if count < len(words) else end
    return start


def _is_listed(name: str, names: Mapping[str, tuple[Name, ...]]) -> bool:
    """Whether a name, or the family with which it begins, is listed, so that other rules read it."""
    words = _WORD.match(name)
    return fold_name(name) in names or bool(words and fold_name(words.group()) in names)


def _is_person(name: str) -> bool:
    first, _, rest = name.partition(" ")
    return bool(rest) and rest.replace(" ", "").isalpha() and first in entries("given_names")


def has_version_behind(text: str, end: int) -> bool:
    """Whether a version hangs on a name, as no organisation has one: "Cobalt-2", but not "Cobalt-2-based".

    Example:
        >>> has_version_behind("Cobalt-2 is out", 6), has_version_behind("a Cobalt-2-led round", 8)
        (True, False)
    """
    return text.startswith(("-", "‑"), end) and _VERSION.match(text, end) is not None


def _is_numbered(name: re.Match[str]) -> bool:
    """Whether a name is a word of its own with a version after it."""
    first = _first(name)
    return name.group()[-1].isdigit() and first != name.group() and _is_name_of_its_own[first]


def _first(name: re.Match[str]) -> str:
    return name.group().replace("-", " ").partition(" ")[0]


def _may_name(word: str) -> bool:
    """Whether a capitalised word can begin a model's name: no word of every text, no place, no title."""
    lists = ("function_words", "common_words", "months_and_days", "titles", "places", "demonyms", "generic_words")
    return not any(word in entries(name) or word.lower() in entries(name) for name in lists)


def _may_be_given(word: str) -> bool:
    """Whether something may be called like a capitalised word where its number or "called" says that it is a name."""
    lists = ("function_words", "months_and_days", "titles", "places", "demonyms", "generic_words")
    return not any(word in entries(name) or word.lower() in entries(name) for name in lists)


_is_name = Memo(_may_name)
_is_name_of_its_own = Memo(_may_be_given)


def may_be_called(word: str) -> bool:
    """Whether something with a number may be called like a capitalised word: no month, no place, no "Figure".

    Example:
        >>> may_be_called("Quill"), may_be_called("Figure")
        (True, False)
    """
    return _is_name_of_its_own[word]
