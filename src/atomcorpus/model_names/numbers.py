"""What the numbers of a name mean beside each other: sizes, and quantization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from atomcorpus.model_names.words import PRECISIONS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.model_names.parts import Part

__all__ = ["COUNTS", "Sizes", "quantization_of", "sizes_of"]

COUNTS = {
    Kind.SIZE: "total",
    Kind.MILLIONS: "total",
    Kind.TRILLIONS: "total",
    Kind.ACTIVE: "active",
    Kind.EXPERTS: "experts",
    Kind.EXPERT_SIZE: "experts",
    Kind.CONTEXT: "context",
}
"""The fields of `Sizes` by the kind of part that fills them, where nothing beside it says otherwise."""
_BEHIND_SIZE = {Kind.MILLIONS: "context", Kind.TRILLIONS: "training"}
_PLAIN_SIZES = frozenset({Kind.SIZE, Kind.MILLIONS})
# More bits than this are a size: GPTQ-4b, but GPTQ-13b.
_MOST_BITS = 8 * 10**9
# They also run models of full width, so that without a width they say nothing of it.
_PROGRAMS = frozenset({"bnb", "mlx"})


@define
class Sizes:
    """The counts that a name states; None for what it does not."""

    total: int | None = None
    active: int | None = None
    experts: int | None = None
    context: int | None = None
    training: int | None = None


def sizes_of(parts: Sequence[Part], taken: set[int]) -> Sizes:
    """Read the counts of a name and add the indices of their parts to `taken`.

    "1B-7B" of a mixture of experts is active and total; of anything else it is an encoder and a decoder, and no total.
    "17B-16E" is 17 billion active in 16 experts.
    """
    sizes = Sizes()
    pair = _pair(parts)
    for k, part in enumerate(parts):
        if part.kind not in COUNTS or k in taken:
            continue
        field = COUNTS[part.kind]
        if k in pair:
            if not _of_experts(parts):
                continue
            field = "active" if k == pair[0] else "total"
        elif part.kind in _BEHIND_SIZE and _is_behind_size(part, parts[:k], sizes):
            field = _BEHIND_SIZE[part.kind]
        if getattr(sizes, field) is None and part.value:
            setattr(sizes, field, part.value)
            taken.add(k)
            if field == "experts" and part.kind is Kind.EXPERTS and sizes.active is None:
                sizes.total, sizes.active = None, sizes.total
    return sizes


def _pair(parts: Sequence[Part]) -> tuple[int, ...]:
    """Indices of the first two sizes side by side; empty if there are none."""
    for k in range(1, len(parts)):
        if parts[k].kind in _PLAIN_SIZES and parts[k - 1].kind is parts[k].kind:
            return k - 1, k
    return ()


def _of_experts(parts: Sequence[Part]) -> bool:
    """Whether the name says that it is a mixture of experts: "OLMoE", "Qwen1.5-MoE"."""
    return any(part.text.lower().endswith("moe") for part in parts)


def _is_behind_size(part: Part, before: Sequence[Part], sizes: Sizes) -> bool:
    """Whether a size precedes a count, or the word "base" one of trillions: then it counts tokens."""
    if sizes.total or sizes.experts:
        return True
    return part.kind is Kind.TRILLIONS and any(former.value == "base" for former in before)


def quantization_of(parts: Sequence[Part], taken: set[int]) -> str | None:
    """Read the quantization of a name and add the indices of its parts to `taken`.

    A method comes with the width, whichever stands first: "AWQ-4bit" and "Int4-AWQ" are `awq-4bit`; a file of llama.cpp
    with its type: `gguf-q4_k_m`. Without a method it is the number format or the width.
    """
    found: dict[Kind, int] = {}
    for k, part in enumerate(parts):
        if part.kind in PRECISIONS:
            found.setdefault(part.kind, k)
        elif part.text.lower() == "unquantized":
            return None
    if Kind.GGML in found:
        taken.add(found.get(Kind.METHOD, found[Kind.GGML]))
        taken.add(found[Kind.GGML])
        return f"gguf-{parts[found[Kind.GGML]].value}"
    if Kind.METHOD in found and (method := _method(parts, found, taken)):
        return method
    plain = [k for kind, k in found.items() if kind is not Kind.METHOD]
    if not plain:
        return None
    taken.add(min(plain))
    return str(parts[min(plain)].value)


def _method(parts: Sequence[Part], found: dict[Kind, int], taken: set[int]) -> str | None:
    """A method with its width in bits; None if it is but a program that runs models of any width."""
    at = found[Kind.METHOD]
    method = str(parts[at].value)
    behind = parts[at + 1] if at + 1 < len(parts) else None
    if Kind.WIDTH in found:
        taken.update((at, found[Kind.WIDTH]))
        return f"{method}-{str(parts[found[Kind.WIDTH]].value).removeprefix('int').removesuffix('bit')}bit"
    if behind and behind.kind is Kind.SIZE and isinstance(behind.value, int) and behind.value <= _MOST_BITS:
        taken.update((at, at + 1))
        return f"{method}-{behind.value // 10**9}bit"
    if method == "gguf" and Kind.FORMAT in found:
        taken.update((at, found[Kind.FORMAT]))
        return f"{method}-{parts[found[Kind.FORMAT]].value}"
    if method in _PROGRAMS:
        return None
    taken.add(at)
    return method
