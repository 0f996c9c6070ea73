"""Whose name it is when a name has several brands: the publisher's own line, and the model that it builds on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attrs import frozen

from atomcorpus.model_names.vocabulary import FAMILY_NAMES, MAKERS, FamilyName
from atomcorpus.model_names.words import LONGEST_WORD, SIZES, VERSIONS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.model_names.parts import Part

__all__ = ["Brand", "brand_of"]

# Words before another publisher's brand that make no brand of their own.
_PLAIN = frozenset(
    {"arabic", "chinese", "dutch", "english", "french", "german", "hindi", "italian", "japanese", "korean", "polish"}
    | {"portuguese", "russian", "spanish", "swedish", "thai", "turkish", "vietnamese", "multilingual"}
    | {"finetuned", "labs", "open", "original", "random"}
)
_NUMBERS = VERSIONS | SIZES
# Looked up once: a member of an enum is slow to reach.
_FAMILY, _WORD = Kind.FAMILY, Kind.WORD


@frozen
class Brand:
    """The brand of a name.

    Attributes:
        family: Id of the listed family, or the words as written; None when there is none.
        first: Index of its first part; where there is no family, of the part where one would be.
        last: Index after its last part.
        base: Indices of the parts that name the model it builds on, from and up to; two equal ones when there is none.
        version: Version glued to an unlisted family's name; empty when there is none.
    """

    family: str | None
    first: int
    last: int
    base: tuple[int, int] = (0, 0)
    version: str = ""


def brand_of(name: str, parts: Sequence[Part], organization: str | None) -> Brand:
    """Find the publisher's brand among the parts of a name.

    A publisher puts its own line in front: "Hermes-3-Llama-3.1-8B"; or after the name of a foundation, as Meta's
    licences ask: "Llama-3.1-Tulu-3-8B". So the first family that is no foundation wins, if it stands before the
    size ("Llama-4-Maverick-17B-128E-Eagle3" is a Llama); else the first of all. What follows the word "Distill" is the
    model that was distilled into, and what follows an unlisted brand its base.

    Args:
        name: The name without its namespace.
        parts: The parts of it.
        organization: Namespace or maker, for names such as "vaultgemma" that end in a family of the same house.
    """
    families = [k for k, part in enumerate(parts) if part.kind is _FAMILY and _may_stand(parts, k)]
    if not families:
        return _unlisted(name, parts, organization)
    if families == [0]:
        own = 0
    else:
        size = next((k for k, part in enumerate(parts) if part.kind in SIZES), len(parts))
        early = [k for k in families if k < size and (k == 0 or parts[k - 1].value != "distill")]
        if not early and (_is_brand(parts[0]) or parts[families[0] - 1].value == "distill"):
            unlisted = _unlisted(name, parts, organization)
            return Brand(unlisted.family, unlisted.first, unlisted.last, _base(parts, families, ""), unlisted.version)
        own = _own(parts, early or families[:1], organization)
    family = _family(parts[own])
    if family.foundation and (k := _brand_beside(name, parts, own)) is not None:
        return Brand(parts[k].text, k, k + 1, _base(parts, [own], ""))
    return Brand(family.family, own, own + 1, _base(parts, families, family.family))


def _family(part: Part) -> FamilyName:
    """The family of a part of that kind."""
    return cast("FamilyName", part.value)


def _may_stand(parts: Sequence[Part], k: int) -> bool:
    """Whether a family's spelling stands where it counts: a short one at the beginning, or after the maker."""
    return k == 0 or not _family(parts[k]).first or all(part.text.lower() in MAKERS for part in parts[:k])


def _own(parts: Sequence[Part], families: Sequence[int], organization: str | None) -> int:
    """Index of the publisher's line among the families before the size.

    Of two lines of one house it is the later with a number: "AceReason-Nemotron-14B".
    """
    lines = [k for k in families if not _family(parts[k]).foundation] or families
    own = lines[0]
    if len(lines) > 1 and lines[1] == own + 1 and _is_of(organization, _family(parts[own + 1])):
        own += 1  # mistralai/Mamba-Codestral
    first = _family(parts[own])
    for k in reversed(lines):
        if k <= own:
            break
        later = _family(parts[k])
        if later.family == first.family:  # "Qwen_Qwen3-8B"
            return k
        numbered = k + 1 < len(parts) and parts[k + 1].kind in _NUMBERS
        if numbered and not later.common and later.developer == first.developer:
            return k
    return own


def _is_of(organization: str | None, family: FamilyName) -> bool:
    """Whether a family's developer publishes under a namespace or name: "mistral-ai" as "mistralai"."""
    if organization is None or not family.developer:
        return False
    return organization.lower().replace("-", "").startswith(family.developer.replace("-", ""))


def _base(parts: Sequence[Part], families: Sequence[int], own: str) -> tuple[int, int]:
    """Where the first foundation of another family stands, with the version that follows it."""
    for k in families:
        family = _family(parts[k])
        is_maker = k + 1 < len(parts) and parts[k + 1].text.lower() == "ai"  # "Mistral AI Mixtral"
        if family.foundation and family.family != own and not is_maker:
            return k, k + 1 + (k + 1 < len(parts) and parts[k + 1].kind in VERSIONS)
    return 0, 0


def _brand_beside(name: str, parts: Sequence[Part], own: int) -> int | None:
    """Index of an unlisted brand beside a foundation: "Phind-CodeLlama-34B"; "Llama-3.1-Storm-8B", as Meta asks."""
    if own and _is_brand(parts[0]) and name[parts[0].end : parts[0].end + 1] in {"-", "_"}:
        return 0
    behind = parts[own + 1 : own + 4]
    if _family(parts[own]).family == "llama" and len(behind) == 3:  # noqa: SIM102 - a rule a line
        if behind[0].kind in VERSIONS and _is_brand(behind[1]) and behind[2].kind in _NUMBERS:
            return own + 2
    return None


def _is_brand(part: Part) -> bool:
    """Whether a word that is not listed reads like a brand."""
    lower = part.text.lower()
    return part.kind is _WORD and len(lower) > 3 and lower.isalpha() and lower not in MAKERS and lower not in _PLAIN


def _unlisted(name: str, parts: Sequence[Part], organization: str | None) -> Brand:
    """The brand of a name without a listed family: its leading words, at most three."""
    first = 0
    while first < len(parts) and (parts[first].kind is Kind.VARIANT or _is_maker(parts, first)):
        first += 1
    if first + 1 < len(parts) and parts[first].text.lower() == parts[first + 1].text.lower():
        first += 1  # "Cinder_Cinder-7B": the publisher's name before the same brand
    last = first
    while last < min(first + 3, len(parts)) and parts[last].kind is _WORD:
        last += 1
    if last == first:
        return Brand("o-series" if last < len(parts) and _is_o_series(parts[last]) else None, first, first)
    if organization and (house := _house(parts[first].text.lower(), organization)):
        return Brand(house, first, first + 1, version=str(parts[first].value))
    version = str(parts[last - 1].value)
    words = name[parts[first].start : parts[last - 1].end].removesuffix(version)
    return Brand(words.rstrip("v") if version else words, first, last, version=version)


def _is_maker(parts: Sequence[Part], k: int) -> bool:
    """Whether a part is the maker before the name, and not the name itself."""
    return parts[k].text.lower() in MAKERS and k + 1 < len(parts) and parts[k + 1].kind in {_WORD, Kind.GENERATION}


def _is_o_series(part: Part) -> bool:
    return part.kind is Kind.GENERATION and part.text[0] in "oO"


def _house(word: str, organization: str) -> str | None:
    """The family of the organization that ends a word: Google's "vaultgemma" is a Gemma."""
    word = word.rstrip("0123456789.")[:LONGEST_WORD]
    for cut in range(1, len(word) - 2):
        family = FAMILY_NAMES.get(word[cut:])
        if family and _is_of(organization, family):
            return family.family
    return None
