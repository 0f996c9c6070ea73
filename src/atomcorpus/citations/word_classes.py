"""The classes of words, one letter each: a sentence is also a string of them, in which rules look words up.

A letter is never written in a rule, only its name. A set of classes is the sum of their names (`tag in FINITE`), what
has to follow one another is a sequence (`tags[at : at + 2] == seq(PREPOSITION, DAY)`); both are plain strings.
"""

from __future__ import annotations

__all__ = [
    "ADVERB",
    "AND",
    "AUXILIARY",
    "BEFORE_DETERMINER",
    "BREAKS",
    "BUT",
    "CLAUSE_INTRODUCERS",
    "CLOSING",
    "COLON",
    "COMMA",
    "COMMA_ING",
    "COMMON_NOUNS",
    "CONJUNCTIONS",
    "CONTRACTION",
    "CUE",
    "DASH",
    "DAY",
    "DETERMINER",
    "END",
    "FINITE",
    "HOMOGRAPH",
    "ING",
    "MARK",
    "NAME",
    "NAMES",
    "NAME_OPENERS",
    "NOMINAL",
    "NOT",
    "NOUN",
    "NOUN_LIKE",
    "NUMBER",
    "OBJECT",
    "OF",
    "OPENING",
    "OWNER",
    "PARTICIPLES",
    "PAST",
    "PAUSES",
    "PERSONAL",
    "PHRASE",
    "PREDICATES",
    "PREPOSITION",
    "PREPOSITIONS",
    "PUNCTUATION",
    "QUOTED",
    "RELATIVE",
    "SEMICOLON",
    "START",
    "STOP",
    "SUBJECT",
    "SUBJECT_OPENERS",
    "SUBORDINATOR",
    "THAT",
    "TIMES",
    "TO",
    "UTTERANCE",
    "VERB",
    "VERBS",
    "WRITER",
    "WRITER_OR_OBJECT",
    "seq",
]


def seq(*classes: str) -> str:
    """The classes of words that follow one another.

    Example:
        >>> seq(PREPOSITION, ING, THAT) == PREPOSITION + ING + THAT
        True
    """
    return "".join(classes)


# Open classes, told apart by capital, digit and ending.
NOUN = "n"
"""A noun, and whatever is not known for something else."""
NAME = "X"
"""A word with a capital."""
NUMBER = "0"
OWNER = "g"
"""A possessive: "Poe's"."""
PAST = "E"
"""A word in -ed that is not a cue."""
ING = "G"
"""A word in -ing."""
ADVERB = "a"

# Closed classes, which are listed.
DETERMINER = "d"
SUBJECT = "h"
"""A pronoun that is a subject: "he", "they", "it"."""
WRITER = "i"
"""The writer and the reader: "I", "we", "you"."""
OBJECT = "m"
"""A pronoun that is no subject: "him", "themselves"."""
OF = "o"
PREPOSITION = "p"
TO = "T"
AND = "c"
BUT = "b"
THAT = "t"
SUBORDINATOR = "s"
RELATIVE = "w"
"""A relative pronoun or a question word."""
AUXILIARY = "u"
CONTRACTION = "C"
"""A pronoun with its verb ("he's"), which is read as two words."""
NOT = "N"
DAY = "D"
"""A day, a month."""
VERB = "v"
"""A frequent verb in a form that no ending shows."""

# Cues.
CUE = "V"
"""A cue that is a verb here, if it is anything."""
HOMOGRAPH = "K"
"""A form of a cue that may be a noun as well: "report", "claims"."""

# Marks, and quotations, each of which is one word.
COMMA = ","
SEMICOLON = ";"
COLON = ":"
DASH = "-"
STOP = "."
MARK = "?"
"""What ends a sentence but is no full stop; a sign that is nothing else."""
OPENING = "("
CLOSING = ")"
UTTERANCE = "Q"
"""A quotation that may be a whole utterance: it ends with punctuation."""
PHRASE = "q"
"""Any other quotation: a phrase in the writer's own sentence."""

# No words: what stands before the first one and after the last one.
START = "^"
END = "$"

QUOTED = UTTERANCE + PHRASE
FINITE = AUXILIARY + VERB + CUE + PAST
"""What may be a finite verb."""
PARTICIPLES = CUE + PAST
NOMINAL = NOUN + NAME
NOUN_LIKE = NOMINAL + NUMBER + OWNER + PHRASE + HOMOGRAPH
"""What a noun phrase may end with."""
PERSONAL = SUBJECT + WRITER + OBJECT
PREPOSITIONS = OF + PREPOSITION
CONJUNCTIONS = AND + BUT
PAUSES = COMMA + DASH
BREAKS = COMMA + SEMICOLON + COLON + DASH
"""Marks between clauses."""
PUNCTUATION = BREAKS + STOP + MARK
COMMON_NOUNS = NOUN + HOMOGRAPH
"""What an owner or a name before it describes; no name."""
NAMES = NAME + OWNER
NAME_OPENERS = NAME + DETERMINER
"""What a name begins with: "The Daily Ledger"."""
SUBJECT_OPENERS = NAME + DETERMINER + SUBJECT
"""What the subject of a new clause begins with."""
WRITER_OR_OBJECT = WRITER + OBJECT
"""Pronouns that nobody is cited by."""
VERBS = PARTICIPLES + VERB
PREDICATES = frozenset(FINITE + ADVERB)
"""What goes on with a clause after its subject."""
TIMES = ADVERB + DAY + NOT
"""What stands between a subject, its verb and what is said."""
BEFORE_DETERMINER = PREPOSITIONS + AND + DETERMINER
"""After these a determiner does not begin a new phrase."""
CLAUSE_INTRODUCERS = PREPOSITION + SUBORDINATOR
COMMA_ING = COMMA + ING
"""A comma with a participle after it."""
