"""What articles and entities are called outside: URNs, web addresses, keys and names of files."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from atomcorpus.entities import Actor, AIModel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atomcorpus.annotations import Hyperlink
    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity

__all__ = [
    "Unused",
    "actor_urn",
    "article_urn",
    "artifact_urn",
    "entity_urn",
    "hub_addresses",
    "linked_address",
    "model_urn",
    "slug",
    "web_address",
]

_HUB = "https://huggingface.co/"
_WEB = re.compile(r"https?://(?![^/?#]*@)[^\s/?#]", re.IGNORECASE)
_ALLOWED_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"  # RFC 3986, beside letters, digits and "-._~"
_WORD = re.compile("[a-z0-9]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_READ = 200  # code points; no name that is made is nearly as long


def article_urn(article_id: str) -> str:
    """Name of the article with an id, which the same text shares.

    Example:
        >>> from atomcorpus import Article
        >>> article_urn(Article("").id)
        'urn:atomcorpus:article:e3b0c44298fc1c149afbf4c8996fb924'
    """
    return f"urn:atomcorpus:article:{article_id}"


def actor_urn(actor_id: str) -> str:
    """Name of the actor with an id.

    Example:
        >>> actor_urn("unlisted:person/é")
        'urn:atomcorpus:actor:unlisted:person/%C3%A9'
    """
    return f"urn:atomcorpus:actor:{_quoted(actor_id)}"


def model_urn(model_id: str) -> str:
    """Name of the AI model with an id.

    Example:
        >>> model_urn("openai/gpt-oss-120b")
        'urn:atomcorpus:model:openai/gpt-oss-120b'
    """
    return f"urn:atomcorpus:model:{_quoted(model_id)}"


def artifact_urn(artifact_id: str) -> str:
    """Name of the artifact with an id.

    Example:
        >>> artifact_urn("artifact:mmlu")
        'urn:atomcorpus:artifact:artifact:mmlu'
    """
    return f"urn:atomcorpus:artifact:{_quoted(artifact_id)}"


def entity_urn(entity: Entity) -> str:
    """Name of an actor, AI model or artifact.

    Example:
        >>> from atomcorpus import Actor, ActorKind
        >>> entity_urn(Actor(id="ai2", name="Ai2", kind=ActorKind.NONPROFIT))
        'urn:atomcorpus:actor:ai2'
    """
    if isinstance(entity, Actor):
        return actor_urn(entity.id)
    return model_urn(entity.id) if isinstance(entity, AIModel) else artifact_urn(entity.id)


def _quoted(entity_id: str) -> str:
    return quote(entity_id, safe="/:", errors="surrogatepass")


def hub_addresses(entity: Entity) -> list[str]:
    """Pages of an entity on the Hugging Face hub; may be empty, and is for an artifact.

    Example:
        >>> from atomcorpus import KnowledgeBase
        >>> hub_addresses(KnowledgeBase.default()["openai/gpt-oss-120b"])
        ['https://huggingface.co/openai/gpt-oss-120b']
    """
    pages: Iterable[str] = ()
    if isinstance(entity, Actor):
        pages = entity.hub_organizations
    elif isinstance(entity, AIModel) and entity.hub_id:
        pages = (entity.hub_id,)
    return [_HUB + quote(page, safe="/", errors="surrogatepass") for page in pages]


def web_address(url: str | None) -> str | None:
    """The address as a URI (RFC 3986), if it is one of the web; None for any other, and for None.

    Whatever a URI cannot have is percent-encoded, so that an address ends where it should wherever it stands. One with
    a user before the host is none: nobody publishes there, and it looks like another host (RFC 9110, section 4.2.4).

    Example:
        >>> web_address("https://news.example/a b?q={1}"), web_address("javascript:alert(1)")
        ('https://news.example/a%20b?q=%7B1%7D', None)
    """
    if url is None or not _WEB.match(url):
        return None
    return quote(url, safe=_ALLOWED_IN_ADDRESSES, errors="surrogatepass")


def linked_address(article: Article, link: Hyperlink) -> str | None:
    """The page to which a link of an article leads, if it is one of the web; a relative address is one of its site.

    Example:
        >>> from atomcorpus import Article, Hyperlink, Span
        >>> article = Article("", url="https://news.example/a/b")
        >>> [linked_address(article, Hyperlink(Span(0, 2), url)) for url in ("../c", "tel:1")]
        ['https://news.example/c', None]
    """
    try:
        address = urljoin(web_address(article.url) or "", link.url)
        return web_address(address) if urlsplit(address).hostname else None
    except ValueError:  # "http://[" is no address
        return None


def slug(text: str, longest: int) -> str:
    """Lower-case ASCII letters and digits of a text, with single hyphens between; for keys and names of files.

    Args:
        text: Any text; of a long one only the beginning is read.
        longest: Number of characters at most, cut between words where that is possible.

    Returns:
        The slug; empty when there is no such letter.

    Example:
        >>> slug("../Über: die Öffnung der Modelle", 14)
        'uber-die'
    """
    made = "-".join(_WORD.findall(_ACCENTS.sub("", unicodedata.normalize("NFKD", text[:_READ]).casefold())))
    if len(made) <= longest:
        return made
    return made[: longest + 1].rpartition("-")[0] or made[:longest]


class Unused:
    """Gives each name out once: whoever asks for it again gets it with a number.

    Example:
        >>> unused = Unused()
        >>> unused("maas2025"), unused("maas2025"), unused("maas2025-2")
        ('maas2025', 'maas2025-2', 'maas2025-2-2')
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        """The name, or the first free one of `name-2`, `name-3` ..."""
        free = name
        while free in self._last:
            self._last[name] += 1
            free = f"{name}-{self._last[name]}"
        self._last[free] = 1
        return free
