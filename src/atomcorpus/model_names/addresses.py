"""Where a name stands: hub namespaces, paths of services and files; taken off before the grammar reads the name."""

from __future__ import annotations

__all__ = ["address_of"]

# Parts of paths and addresses that name neither a publisher nor a model.
_PLACES = frozenset(
    {".", "..", "~", "@cf", "@hf", "http:", "https:", "hf.co", "huggingface.co", "www.huggingface.co"}
    | {"accounts", "blob", "locations", "main", "model", "models", "projects", "publishers", "resolve", "tree"}
)
_FILES = (".gguf", ".safetensors", ".bin", ".onnx", ".pt", ".pth")


def address_of(text: str) -> tuple[str | None, str]:
    """Split a hub id, path or address into the publisher's namespace and the name.

    Args:
        text: A name as given, with or without a path in front.

    Returns:
        The namespace, None where there is none, and the name.

    Example:
        >>> address_of("@cf/meta/llama-3.1-8b-instruct")
        ('meta', 'llama-3.1-8b-instruct')
        >>> address_of("Qwen/Qwen3-8B-GGUF/Qwen3-8B-Q4_K_M.gguf")
        ('Qwen', 'Qwen3-8B-Q4_K_M.gguf')
    """
    text = text.strip()
    if "/" not in text:
        return _possessive(text)
    steps = [step for step in text.split("/") if step]
    while len(steps) > 1 and steps[-1].lower() in _PLACES:
        steps.pop()
    if not steps:
        return None, text
    path = [step for step in steps[:-1] if step.lower() not in _PLACES]
    if not steps[-1].lower().endswith(_FILES):
        namespace = path[-1:]
    else:  # a file stands in a namespace, in a repository of one, or anywhere on a disk
        namespace = path[:1] if len(path) == len(steps) - 1 <= 2 and text[0] != "/" else []
    return (namespace[0] if namespace else None), steps[-1]


def _possessive(text: str) -> tuple[str | None, str]:
    """Split "OpenAI's gpt-oss-120b" into maker and name."""
    for mark in ("'s ", "’s "):
        maker, found, name = text.partition(mark)
        if found and maker and name:
            return maker, name
    return None, text
