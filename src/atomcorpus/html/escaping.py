"""Text as HTML: nothing in it is markup, and what the eye does not see is shown."""

from __future__ import annotations

import html
import re

from atomcorpus._patterns import on_first_use
from atomcorpus.visible import UNSEEN, escaped

__all__ = ["cut", "escape", "link"]

_UNSEEN = on_first_use(f"[{UNSEEN}]")
_OF_THE_WEB = re.compile(r"https?://[\w.-]+(:[0-9]+)?([/?#].*)?")  # no user before the host, which may be a disguise


def escape(text: str) -> str:
    r"""The text for an element or a quoted attribute, control characters and the like as their escapes.

    Example:
        >>> print(escape('<b title="x">\u202e'))
        &lt;b title=&quot;x&quot;&gt;\u202e
    """
    return html.escape(_UNSEEN.sub(lambda match: escaped(match[0]), text))


def cut(text: str, longest: int) -> str:
    """The text, or its beginning and an ellipsis where it is longer.

    Example:
        >>> cut("gpt-oss-120b", 7), cut("Qwen", 7)
        ('gpt-oss…', 'Qwen')
    """
    return text if len(text) <= longest else text[:longest] + "…"


def link(url: str) -> str:
    """An address as a link if it is one of the web's, otherwise as plain text: `javascript:` and the like do nothing.

    Example:
        >>> link("javascript:alert(1)")
        'javascript:alert(1)'
        >>> link("https://example.org/?a=1&b=2")
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">https://example.org/?a=1&amp;b=2</a>'
    """
    shown = escape(url)
    is_link = _OF_THE_WEB.fullmatch(url) and not _UNSEEN.search(url)
    return f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>' if is_link else shown
