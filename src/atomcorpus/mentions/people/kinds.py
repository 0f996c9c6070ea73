"""What a word says about people: flags for each listed word, so that most words are settled by one look-up."""

from __future__ import annotations

from functools import cache

from atomcorpus.english.lists import entries, table

__all__ = ["CHINESE", "COMMON", "FAMOUS", "GIVEN", "HEAD", "KOREAN", "NEVER", "SHOUTED", "SURNAME", "TITLE", "WEAK"]
__all__ += ["kind_of", "kinds"]

GIVEN = 1
"""A given name."""
WEAK = 2
"""A given name that is more often something else: a word, a place, a brand."""
SURNAME = 4
TITLE = 8
"""Stands before a name and is no part of it."""
NEVER = 16
"""Nobody is called so: places, months, nationalities, kinds of things."""
COMMON = 32
"""A word of every text."""
CHINESE = 64
KOREAN = 128
HEAD = 256
"""Ends the name of an organisation, a building or a law."""
FAMOUS = 512
"""A family name that, standing alone, means one kind of bearer to every reader."""
SHOUTED = 1024
"""A given name in capitals; greater than all other flags together."""

_LISTS = {
    "weak_given_names": WEAK,
    "surnames": SURNAME,
    "titles": TITLE,
    "months_and_days": NEVER,
    "demonyms": NEVER,
    "places": NEVER,
    "generic_words": NEVER,
    "common_words": COMMON,
    "chinese_surnames": CHINESE,
    "korean_surnames": KOREAN,
    "famous_surnames": FAMOUS,
    "legal_forms": NEVER | HEAD,
}


@cache
def kinds() -> dict[str, int]:
    """Every listed word with the flags of all its lists. Shared and cached: to be read, not changed."""
    flags = dict.fromkeys(entries("given_names"), GIVEN)
    for name, flag in _LISTS.items():
        for word in entries(name):
            flags[word] = flags.get(word, 0) | flag
    for noun in table("organization_nouns"):  # "Startup Quillon says"
        flags[noun.capitalize()] = flags.get(noun.capitalize(), 0) | COMMON
    for noun in entries("technical_nouns"):  # "Nonparametric Datastore", but also "Ada Field"
        if not flags.get(noun, 0) & (SURNAME | GIVEN | WEAK):
            flags[noun] = flags.get(noun, 0) | COMMON
    for word in table("organization_heads"):
        flags[word] = flags.get(word, 0) | NEVER | HEAD
    for word in entries("organization_tails"):  # "Whitfield Stadium", but also "Sarah Lane"
        flags[word] = flags.get(word, 0) | (0 if flags.get(word, 0) & SURNAME else NEVER | HEAD)
    return flags


def kind_of(word: str) -> int:
    """The flags of a word as it is written, and whether it is a given name in capitals."""
    flags = kinds().get(word, 0)
    if len(word) > 2 and word.isupper() and kinds().get(word.capitalize(), 0) & (GIVEN | WEAK):
        flags |= SHOUTED
    return flags
