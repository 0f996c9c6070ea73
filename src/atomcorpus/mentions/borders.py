"""What belongs to a listed name beside its words: an article, the full stop of an abbreviation."""

from __future__ import annotations

from atomcorpus.mentions.capitals import has_borders, takes_stop
from atomcorpus.mentions.listed import ListedName
from atomcorpus.mentions.senses import supports_actor
from atomcorpus.mentions.words import CAPITAL_NEXT

__all__ = ["with_borders"]


def with_borders(text: str, listed: ListedName) -> ListedName:
    """Take in the article and the full stop that a name is written with ("The Washington Post", "Apple Inc.").

    A name of one word with an article ("The Information", "the West") is a mere word without it, and one with a
    small article is a name after it, but for a longer name ("the West Wing").
    """
    start, end, names, _ = listed
    if not has_borders(names):
        return listed
    article = text[max(0, start - 4) : start]
    with_article = [name for name in names if name.surface[:4] == "The "]
    if with_article and article == "The ":
        start -= 4
    elif with_article and " " not in text[start:end]:
        supported = article == "the " and supports_actor(text, start, end, "media")
        names = tuple(name for name in names if supported or name not in with_article)
    if any(name.surface[:4] == "the " for name in names):
        behind_article = article in ("the ", "The ") and not CAPITAL_NEXT.match(text, end)
        names = tuple(
            name._replace(needs_context=False) if name.surface[:4] == "the " else name
            for name in names
            if behind_article or name.surface[:4] != "the "
        )
    if text[end : end + 1] == "." and any(takes_stop(name.surface, text[start:end]) for name in names):
        end += 1
    return ListedName(start, end, names)
