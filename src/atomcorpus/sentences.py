"""Sentences of a paragraph: where one ends and the next begins.

English prose as the web prints it. What a sentence says, and whether a paragraph is prose at all, is for other modules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ends_with_letter", "find_sentences", "split_sentences"]


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Split one paragraph into its sentences.

    The sentences tile the span: in text order, none empty, none overlapping, each without white space around it, and
    between them nothing but white space. A quotation stays in the sentence that introduces or ends it; a line that
    begins with a bullet begins a sentence, and so does one after a blank line. Linear in the length of the span.

    Args:
        text: The whole text.
        span: The paragraph, in code points of `text`; may be any stretch, and what ends after the text ends with it.

    Returns:
        One span a sentence; empty when the span holds only white space.

    Example:
        >>> text = "Dr. Lin of Acme Inc. tried Qwen 2.5. It ran on a laptop."
        >>> [sentence.of(text) for sentence in split_sentences(text, Span(0, len(text)))]
        ['Dr. Lin of Acme Inc. tried Qwen 2.5.', 'It ran on a laptop.']
    """
    return tuple(Span(start, end) for start, end in find_sentences(text, span.start, span.end))


def find_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of `text[start:end]` as offset pairs, as `split_sentences` has them, without a record for each.

    Example:
        >>> list(find_sentences("Why? Nobody knows.", 0, 18))
        [(0, 4), (5, 18)]
    """
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    begin = start
    for match in _BREAK.finditer(text, start, end):
        at, kind = match.start(), match.lastgroup
        if kind == "gap" and _ends_sentence(text, begin, match):
            yield begin, match.end()
            begin = match.end("gap")
        elif kind == "line" and begin <= at and _begins_item(text, begin, match):
            yield begin, _before_space(text, at)
            begin = match.end()
    if begin < end:
        yield begin, end


# --- the places where a sentence may end ------------------------------------------------------------------------------
# The characters that may end one come first, so that `re` skips to them. Everything that repeats is possessive, and a
# run of stops is taken whole even where it ends nothing, so that no run is read twice.
_BREAK = re.compile(
    r"[.!?…\n\r](?:(?<=[.!?…])[.!?…]*+(?:"
    r"[\"'”’“‘»«›‹)\]}*_]*+(?:[ \u00a0\u202f]»(?!\S))?"
    r"(?: ?\[[0-9][0-9, –-]*+\]|[¹²³⁴-⁹⁰]++)*+"  # note marks
    r"(?=(?P<gap>\s++)(?![,;:.!?…)\]}%&/”’–—-]|[a-z](?![a-z-]*+[A-Z0-9]))))?"
    r"|(?<=[\n\r])(?:(?<=\r)\n)?+[^\S\n\r]*+(?:[\n\r]\s*+|(?=[-*+•◦▪●‣·]\s|[0-9]{1,3}[.)]\s)|(?=[^\W\d_a-zß-ÿ]))(?P<line>))"
)
_LONGEST_TITLE = 60  # code points of the first line of an item that is no sentence
_BLANK_LINE = re.compile(r"(?:\n|\r\n?+)[^\S\n\r]*+[\n\r]")
_ITEM = re.compile(r"[-*+•◦▪●‣·]\s|[0-9]{1,3}[.)]\s")


def _begins_item(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether what follows a line end is an item of a list or stands after a blank line.

    A number does so only in a list: "... built on Llama" + line end + "3. The next" is a sentence that was wrapped. A
    capital does so only after the short title of an item: "4. Llama 5 Scout" + line end + "Meta says ...".
    """
    at, first = match.start(), text[match.end()]
    if _BLANK_LINE.match(text, at):
        return True
    if first.isalpha():
        return at - begin <= _LONGEST_TITLE and _ITEM.match(text, begin) is not None
    if not first.isdigit():
        return True
    return text[_before_space(text, at) - 1] in ":;" or _ITEM.match(text, begin) is not None


def _before_space(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end


# --- the stops that end none ------------------------------------------------------------------------------------------
_LONGEST_ABBREVIATION = 6


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NEVER = _words(
    "Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Gen Col Lt Sgt Capt Cmdr Adm Maj Rev Hon Pres Amb Messrs Mme Mlle Mt Ft"
    " Supt vs v cf viz approx ca e.g i.e eg ie incl esp resp"
)
_BEFORE_NUMBER = _words(
    "No Nos no nos Fig Figs fig figs Eq Eqs Sec sec Sect Ch ch Vol vol Art art p pp c est Tab Ver ver"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_MAY_END = _words(
    "Inc Corp Ltd Co Cos LLC Bros Jr Sr Esq al Ave Blvd Rd St Dept Univ Assn Intl Natl Ph.D"
    " Calif Mass Conn Ill Pa Va Md Fla Wash Ariz Colo Tex Minn Wis Mich Ore Tenn Mo Ga Del"
)
_CLOCK = _words("a.m p.m A.M P.M")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
# Words that begin sentences and hardly ever continue a name: what follows "U.S." or "Inc." has to be one of them.
_OPENER = on_first_use(
    r"[\"“‘'(\[«„]*(?:The|An?|I|It|He|She|They|We|You|This|That|These|Those|There|Here|Its|His|Her|Their|Our|My|Your"
    r"|In|On|At|By|For|From|To|With|Without|As|If|When|While|Where|After|Before|Since|Until|During|Despite|Among|Because"
    r"|Although|Though|Unlike|And|But|Or|Nor|So|Yet|However|Meanwhile|Moreover|Instead|Still|Then|Thus|Also|Once|Now"
    r"|What|Why|How|Who|Which|Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Will|Would|Should|Not|No|Both|Each"
    r"|Some|Many|Most|Several|Such|Others?|Another|One|According|Today|Yesterday|Perhaps|Even|Only)(?![\w.\-])"
)
_AFTER_CLOCK = re.compile(
    r"(?:[ECMP][SD]?T|GMT|UTC|CES?T|BST|JST|IST|HKT|SGT|Eastern|Pacific|Central|Mountain|Beijing|local"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[0-9(])"
)
_SAYS = re.compile(
    r"(?:[A-Z][\w.’'-]* ){1,4}(?:said|says|asked|asks|wrote|writes|told|tells|added|adds|replied|tweeted|posted|quipped"
    r"|joked|exclaimed|wondered|continued|declared|announced|argued|cried)\b"
)
_QUOTES = frozenset("\"'”’“‘»«")


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a stop with white space after it, and no small letter after that, ends the sentence."""
    at, after, end = match.start(), match.end("gap"), match.endpos
    follows = text[after]
    if follows in "([":
        follows = text[after + 1 : min(after + 2, end)]
        if follows.islower():
            return False
    elif follows > "\x7f" and follows.islower():
        return False
    if text[at] == "." and text[at + 1] != ".":
        return _ends_word(text, begin, match)
    if text[match.end() - 1] in _QUOTES and _SAYS.match(text, after, end):
        return False
    return not text.endswith("Yahoo", begin, at) or _OPENER.match(text, after, end) is not None


def _ends_word(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a single stop ends the sentence and not just the word before it."""
    at, after, end = match.start(), match.end("gap"), match.endpos
    word = _last_word(text[max(begin, at - _LONGEST_ABBREVIATION - 1) : at])
    if not word or len(word) > _LONGEST_ABBREVIATION:
        return True
    if word in _NEVER or (at - begin == len(word) and _is_number(word)):
        return False
    if word in _BEFORE_NUMBER:
        return text[after] not in "#0123456789"
    if word in _CLOCK:
        return _AFTER_CLOCK.match(text, after, end) is None
    is_initial = len(word) == 1 and word.isupper() and not ends_with_letter(text, at, begin)
    if word in _MAY_END or _DOTTED.fullmatch(word) or is_initial:
        return _OPENER.match(text, after, end) is not None
    return True


def _last_word(stretch: str) -> str:
    if not stretch or stretch[-1].isspace():
        return ""
    return stretch.rsplit(None, 1)[-1].lstrip("\"'“‘«„([").rpartition("-")[2]


def _is_number(word: str) -> bool:
    """Whether a word that opens a sentence numbers it: `1`, `A`, `iv`."""
    return len(word) == 1 or (len(word) <= 3 and word.isdigit()) or (len(word) <= 4 and not word.strip("ivxIVX"))


def ends_with_letter(text: str, stop: int, begin: int = 0) -> bool:
    """Whether the one capital before a full stop is no initial but stands for itself, so that the stop ends a sentence.

    Such a capital is the network X, a label ("Plan B", "World War I") or the speaker ("than I"). After "by", "and" and
    "with" X is an initial ("by X. Wang"), unless another network stands before that.

    Args:
        text: The whole text.
        stop: Offset of the full stop.
        begin: Where the sentence, or the block, begins.

    Example:
        >>> ends_with_letter("posted on X. Orsk left", 11), ends_with_letter("a paper by X. Wang", 12)
        (True, False)
    """
    letter = text[stop - 1 : stop]
    if not ("A" <= letter <= "Z") or text[stop - 2 : stop - 1] not in _SPACES:
        return False
    before = text[max(begin, stop - _LONGEST_LABEL) : stop - 1]  # a slice, so that nothing before the sentence counts
    return (letter == "X" and _BEFORE_X.search(before) is not None) or (
        _LABEL.search(before) is not None or (letter == "I" and _BEFORE_I.search(before) is not None)
    )


_LONGEST_LABEL = 24  # code points
_SPACES = frozenset(" \u00a0\n")
_NETWORKS = (
    "Bluesky|Facebook|Instagram|LinkedIn|Mastodon|Reddit|Snapchat|Telegram|Threads|TikTok|Twitter|WhatsApp|YouTube"
)
_BEFORE_X = re.compile(rf"(?:(?<![^\W_])(?!(?:by|and|with|or|et)\s)[a-z]+|['’]s|\b(?:{_NETWORKS}),? (?:and|or))\s\Z")
_LABEL = on_first_use(
    r"(?<![^\W_])(?:[Aa]nnex|[Aa]ppendix|[Bb]lock|[Bb]uilding|[Cc]ategory|[Cc]hapter|[Cc]lass|[Cc]olumn|[Ee]xhibit|[Ff]igure|[Gg]ate"
    r"|[Gg]rade|[Gg]roup|[Hh]all|[Hh]epatitis|[Ii]nfluenza|[Ii]tem|[Ll]evel|[Oo]ption|[Pp]art|[Pp]hase|[Pp]lan|[Pp]oint|[Rr]ound"
    r"|[Ss]chedule|[Ss]ection|[Ss]eries|[Ss]tage|[Ss]tep|[Tt]able|[Tt]eam|[Tt]erminal|[Tt]ier|[Tt]itle|[Tt]ype|[Uu]nit|[Vv]ariant"
    r"|[Vv]ersion|[Vv]itamin|War|[Zz]one)\s\Z"
)
_BEFORE_I = re.compile(r"(?<![^\W_])(?:than|as|(?:[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ww]e) and)\s\Z")
