"""Headlines in running text: lines in title case, and what stands before the excerpt in an item of a digest.

Their capitals say as little as those of headings: "Two Students Built Face Glasses. - “A project ...”".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.verbs import verb_forms, verbs
from atomcorpus.mentions.words import is_title_case

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["headline_words", "headlines"]

# Five words with capitals, or a sign or figure in front, and at most two small ones after each.
_SMALL = "a|an|and|as|at|but|by|for|from|in|is|its|of|on|or|over|the|to|via|vs|with|s|t"
_SIGN = "[A-ZÀ-Þ0-9“\"‘'$]"  # before all else, so that `re` skips to it
_REST = rf"[^ \n]{{0,40}}+ (?:(?:{_SMALL}) ){{0,2}}+"  # none is given back: a small word is no word with a capital
_RUN = re.compile(rf"{_SIGN}(?<![^ \n].){_REST}(?:{_SIGN}{_REST}){{4}}")
_OTHER_SMALL = re.compile(rf"(?<![^\W_])(?!(?:{_SMALL})(?![^\W_]))[a-zà-ÿ]+")
_EXCERPT = re.compile(r"\)? [-–—] [“\"]")
_LONGEST = 200
_NOUNS = frozenset(("labs", "reports", "studies", "records", "states", "notes", "papers", "posts", "works", "services"))
_NO_HEADLINE = re.compile(r"[|\t]")
_WORD = re.compile(r"[^\W\d_]+")
_PAST = re.compile(r"(?!United|Limited|Allied|Federated|Advanced|Applied|Associated|Incorporated)[A-Z][a-z]{3,}ed")


def headlines(text: str) -> Iterator[tuple[int, int]]:
    r"""Where the headlines of a text stand: in title case, with a word that has a capital only there, such as a verb.

    Example:
        >>> text = "It was late.\nTwo Students Have Built Face Glasses\nMembers of Orsk Valley Ferry Club Tarn"
        >>> [text[slice(*span)] for span in headlines(text)]
        ['Two Students Have Built Face Glasses']
    """
    done = 0
    for run in _RUN.finditer(text):
        if run.start() < done:
            continue
        floor = max(done, run.start() - _LONGEST)
        start = text.rfind("\n", max(0, floor - 1), run.start()) + 1
        farthest = min(len(text), max(start, floor) + _LONGEST)
        stop = text.find("\n", run.end(), farthest)
        done = farthest if stop < 0 else stop
        excerpt = _EXCERPT.search(text, run.end(), done)
        begins_line = start > 0 or floor == 0
        is_whole = stop >= 0 or excerpt is not None or done == len(text)
        end = excerpt.start() if excerpt else done
        if begins_line and is_whole and _is_headline(text, start, end):
            yield start, end


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether a stretch is in title case, no row of a table, and has a word that tells it from a list of names.

    In title case but for little words. The first word of a sentence has a capital anyway.
    """
    if _NO_HEADLINE.search(text, start, end) or _OTHER_SMALL.search(text, start, end):
        return False
    if not is_title_case(text, start, end):
        return False
    words = [word.group() for word in _WORD.finditer(text, start, end) if not text.startswith(". ", word.start() - 2)]
    return any(word in headline_words() or _PAST.fullmatch(word) for word in words[1:])


@cache
def headline_words() -> frozenset[str]:
    """Words that have a capital in headlines only."""
    thirds = {form for verb in verbs() for form, name in verb_forms(verb.lemma, verb.irregular) if name == "third"}
    return classes.words("headline-words") | set(map(str.capitalize, thirds - _NOUNS))
