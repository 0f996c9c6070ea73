"""`ModelName`, the record of one parsed name; the grammar that fills it is in `grammar`."""

from __future__ import annotations

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus._validate import count, each, known_text, optional

__all__ = ["ModelName"]


@frozen
class ModelName:
    """What the name of an AI model says, word by word.

    Everything here is a label that the name carries, not a measured fact: `gpt-oss-120b` says 120 billion and has 117.
    `str(name)` is the name exactly as it was given.

    Attributes:
        text: The name as it was given; never empty.
        organization: Namespace of a hub id, or maker before the name, as written: `Qwen` in `Qwen/Qwen3-8B`.
        family: Id of a listed family (`qwen`), else the leading words as written; None when the name has none.
        version: As written but without a leading v, with a point between its numbers: `2.5`, `R1`, `4o`.
        total_parameters: Number of parameters (a count, not billions).
        active_parameters: Number of parameters used for one token.
        experts: Number of experts of a mixture: 8 in `8x7B`, 16 in `17B-16E`.
        variants: Canonical tags (`instruct`, `mini`, `vl`, ...) in order of appearance, each once; may be empty.
        date_stamp: As written: `2507`, `20241022`, `2024-11-20`, `12-2024`.
        quantization: Precision or method and width: `fp8`, `awq-4bit`, `gguf-q4_k_m`.
        base: Name of the model that this one was made from, as written: `Qwen` in `DeepSeek-R1-Distill-Qwen-14B`.
        context_tokens: Length of the context window, in tokens: 128000 for `128k`.
        training_tokens: Number of tokens it was trained on: the `4T` of `2B-4T`.
        rest: The words that none of the other fields took, in order; may be empty.

    Raises:
        ValidationError: If a value has the wrong type or is empty, naming the field.

    Example:
        >>> from atomcorpus.model_names import parse_model_name
        >>> name = parse_model_name("Qwen/Qwen3-30B-A3B-Instruct-2507")
        >>> name.family, name.version, name.total_parameters, name.active_parameters
        ('qwen', '3', 30000000000, 3000000000)
        >>> str(name)
        'Qwen/Qwen3-30B-A3B-Instruct-2507'
    """

    text: str = field(validator=known_text)
    organization: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    family: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    version: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    total_parameters: int | None = field(default=None, kw_only=True, validator=optional(count))
    active_parameters: int | None = field(default=None, kw_only=True, validator=optional(count))
    experts: int | None = field(default=None, kw_only=True, validator=optional(count))
    variants: tuple[str, ...] = field(default=(), kw_only=True, validator=each(str))
    date_stamp: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    quantization: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    base: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    context_tokens: int | None = field(default=None, kw_only=True, validator=optional(count))
    training_tokens: int | None = field(default=None, kw_only=True, validator=optional(count))
    rest: tuple[str, ...] = field(default=(), kw_only=True, validator=each(str))

    __repr__ = record_repr

    def __str__(self) -> str:
        """The name exactly as it was given."""
        return self.text
