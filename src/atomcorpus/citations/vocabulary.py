"""Nouns that sources are made of, by what they say about who speaks; and what times are told with.

Lists of words and nothing else; cues are in the lexicon, function words in `words`.
"""

from __future__ import annotations

import re

__all__ = ["DOCUMENTS", "NATIONALITIES", "PEOPLE", "PERIODS", "RECENT", "VOICELESS"]

RECENT = frozenset("last this next earlier".split())
PERIODS = frozenset(
    "week month year day morning afternoon evening night weekend time season quarter fall autumn summer spring winter"
    " weeks months years days".split()
)
"""With one of `RECENT` in front a time: "last month"."""

DOCUMENTS = frozenset(
    "ad ads account analyses analysis announcement article articles benchmark benchmarks blog book books"
    " brief briefing card cards changelog column commentary complaint data dispatch document documentation"
    " documents draft drafts editorial email emails essay evaluation evaluations feature figures filing filings"
    " findings guide handbook license licence logs manual memos messages newsletters notices"
    " interview investigation lawsuit letter letters memo newsletter note notes page paper papers piece"
    " podcast poll polls post posts preprint profile readme record records release report reports research"
    " results review speech statement statistics story studies study survey surveys test testimony tests"
    " texts thread threads transcript transcripts tweet tweets website".split()
)
"""What is written or measured and is cited for what it says."""

PEOPLE = re.compile(
    r"(?:[a-z]{2,}(?:ers?|ors?|ists?|ians?|crats?|ants?|ents|m[ae]n|wom[ae]n)|people|officials?|critics?|sources?|insiders?"
    r"|analysts?|aides?|chiefs?|ceo|executives?|experts?|folks|some|many|others|most|allies|groups?|team|campaign|company"
    r"|companies|firms?|governments?|department|committee|party|agency|public|labs?|community)$"
)
"""People and bodies of people; most English words for them have one of a few endings."""

VOICELESS = frozenset(
    "accelerator accelerators algorithm algorithms approach approaches architecture architectures capability"
    " capabilities change changes chip chips code competition cost costs decision decisions decline design"
    " economy ecosystem effort efforts failure feature features future growth hardware infrastructure law laws"
    " licence license market markets method methods model models move moves past performance policies policy"
    " price prices problem problems process product products progress race rise rule rules situation software"
    " strategies strategy success system systems technologies technology tool tools training trend trends"
    " weather".split()
)
"""Things that have no say: what they "call for" or "emphasise" is the writer's figure of speech."""

NATIONALITIES = frozenset(
    "african american asian australian brazilian british canadian chinese dutch emirati european french"
    " german indian indonesian iranian israeli italian japanese korean mexican polish russian saudi"
    " singaporean spanish swedish swiss taiwanese turkish ukrainian vietnamese western democrat democratic"
    " democrats republican republicans".split()
)
"""Adjectives that name nobody: "Chinese officials" are anonymous."""
