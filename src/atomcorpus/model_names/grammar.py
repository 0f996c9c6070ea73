"""`parse_model_name`: from a name to its record, by the grammar of such names; no list of models is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.errors import ParseError
from atomcorpus.model_names.addresses import address_of
from atomcorpus.model_names.brands import Brand, brand_of
from atomcorpus.model_names.names import ModelName
from atomcorpus.model_names.numbers import COUNTS, Sizes, quantization_of, sizes_of
from atomcorpus.model_names.parts import Part, parts_of
from atomcorpus.model_names.vocabulary import FAMILY_NAMES, MAKERS
from atomcorpus.model_names.words import PRECISIONS, VERSIONS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["parse_model_name"]

LONGEST_NAME = 256
_CONTROL = on_first_use("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_SIZES = Sizes()
# Looked up once: a member of an enum is slow to reach.
_STAMP, _VARIANT, _FAMILY, _WORD, _DIGITS = Kind.STAMP, Kind.VARIANT, Kind.FAMILY, Kind.WORD, Kind.DIGITS


def parse_model_name(text: str) -> ModelName:
    """Read the name of an AI model: a hub id, a file name, an API id, or a name as prose writes it.

    Grammar only: it works for names that nobody has listed, and asks no knowledge base. Linear in the length of `text`.

    Args:
        text: The name, at most 256 code points; white space around it is kept in the record and means nothing.

    Returns:
        What the name says; the words that it could not read are in `rest`.

    Raises:
        ParseError: If the text is empty, longer than 256 code points, holds a control character, or has no letter.

    Example:
        >>> name = parse_model_name("deepseek-ai/DeepSeek-R1-Distill-Qwen-14B-AWQ")
        >>> name.family, name.version, name.variants, name.base, name.quantization
        ('deepseek', 'R1', ('distill',), 'Qwen', 'awq')
        >>> parse_model_name("2507")
        Traceback (most recent call last):
        atomcorpus.errors.ParseError: a model name has at least one letter (at line 1, column 1)
    """
    _check(text)
    organization, name = address_of(text)
    parts = parts_of(name.replace("×", "x"))
    kinds = {part.kind for part in parts}
    brand = brand_of(name, parts, organization)
    taken = {*range(brand.first, brand.last), *range(*brand.base)}
    maker = _maker(parts, brand, organization, taken) if brand.first else None
    quantization = None if kinds.isdisjoint(PRECISIONS) else quantization_of(parts, taken)
    sizes = _NO_SIZES if kinds.isdisjoint(COUNTS) else sizes_of(parts, taken)
    date_stamp = _date_stamp(parts, taken) if _STAMP in kinds else None
    variants = _variants(parts, taken) if _VARIANT in kinds else ()
    return ModelName(
        text,
        organization=organization or maker,
        family=brand.family or _family_of(organization),
        version=brand.version or _version(parts, brand, taken),
        total_parameters=sizes.total,
        active_parameters=sizes.active,
        experts=sizes.experts,
        variants=variants,
        date_stamp=date_stamp,
        quantization=quantization,
        base=name[parts[brand.base[0]].start : parts[brand.base[1] - 1].end] if brand.base[1] else None,
        context_tokens=sizes.context,
        training_tokens=sizes.training,
        rest=tuple([part.text for k, part in enumerate(parts) if k not in taken]),
    )


def _check(text: str) -> None:
    """Refuse what cannot be a name."""
    if not text or text.isspace():
        raise ParseError("a model name may not be empty", text, 0)
    if len(text) > LONGEST_NAME:
        raise ParseError(f"a model name has at most {LONGEST_NAME} characters, not {len(text)}", text, LONGEST_NAME)
    if not text.isprintable() and (control := _CONTROL.search(text)):
        raise ParseError(f"a model name has no control character such as {control[0]!a}", text, control.start())
    if not _LETTER.search(text):
        raise ParseError("a model name has at least one letter", text, 0)


def _maker(parts: Sequence[Part], brand: Brand, organization: str | None, taken: set[int]) -> str | None:
    """The maker before the brand ("Meta" in "Meta-Llama-3"), if the name has no other organization."""
    for k, part in enumerate(parts[: brand.first]):
        lower = part.text.lower()
        if part.kind is _FAMILY:  # "Qwen_Qwen3-8B"
            taken.add(k)
        elif lower in MAKERS and (not organization or organization.lower().startswith(lower)):
            taken.add(k)
            return part.text
    return None


def _family_of(organization: str | None) -> str | None:
    """The family of a name that states none, if its maker's name is the family's: "DeepSeek's R1"."""
    listed = FAMILY_NAMES.get(organization.lower()) if organization else None
    return listed.family if listed else None


def _date_stamp(parts: Sequence[Part], taken: set[int]) -> str:
    """The first date stamp, of which there is at least one."""
    stamp = next(k for k, part in enumerate(parts) if part.kind is _STAMP)
    taken.add(stamp)
    return parts[stamp].text


def _variants(parts: Sequence[Part], taken: set[int]) -> tuple[str, ...]:
    """The tags, each once."""
    variants = [k for k, part in enumerate(parts) if part.kind is _VARIANT]
    taken.update(variants)
    return tuple(dict.fromkeys([str(parts[k].value) for k in variants]))


def _version(parts: Sequence[Part], brand: Brand, taken: set[int]) -> str | None:
    """The version: beside the brand, else the first number after it that no other reading took."""
    for k, part in enumerate(parts[brand.last :], brand.last):
        beside = k == brand.last
        if beside and part.kind is _WORD and part.value:  # internlm-xcomposer2
            return str(part.value)
        if k in taken or part.kind not in VERSIONS:
            continue
        if part.kind is not _DIGITS or len(part.text) <= 2 + beside or (len(part.text) == 3 and part.text[0] == "0"):
            taken.add(k)
            return str(part.value)
    return None
