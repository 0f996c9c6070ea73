"""Nouns that sources are made of, by what they say about who speaks; and what times are told with.

Lists of words and nothing else; cues are in the lexicon, function words in `words`.
"""

from __future__ import annotations

import re

from atomcorpus.english import classes

__all__ = ["DOCUMENTS", "NATIONALITIES", "PEOPLE", "PERIODS", "RECENT", "VOICELESS"]

RECENT = classes.words("recent")
PERIODS = classes.words("period")
"""With one of `RECENT` in front a time: "last month"."""

DOCUMENTS = classes.words("document")
"""What is written or measured and is cited for what it says."""

PEOPLE = re.compile(
    r"(?:[a-z]{2,}(?:ers?|ors?|ists?|ians?|crats?|ants?|ents|m[ae]n|wom[ae]n)|people|officials?|critics?|sources?|insiders?"
    r"|analysts?|aides?|chiefs?|ceo|executives?|experts?|folks|some|many|others|most|allies|groups?|team|campaign|company"
    r"|companies|firms?|governments?|department|committee|party|agency|public|labs?|community)$"
)
"""People and bodies of people; most English words for them have one of a few endings."""

VOICELESS = classes.words("voiceless")
"""Things that have no say: what they "call for" or "emphasise" is the writer's figure of speech."""

NATIONALITIES = classes.words("nationality")
"""Adjectives that name nobody: "Chinese officials" are anonymous."""
