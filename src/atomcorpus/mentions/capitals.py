"""Which capitals, articles and full stops a name may have: "US" is no "us", "Just Security" no "Just security"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.entities import ArtifactKind, ModelLevel

if TYPE_CHECKING:
    from atomcorpus.knowledge import Name

__all__ = ["case_fits", "fitting", "has_borders", "is_artifact", "is_model", "takes_stop"]

_MODEL_LEVELS = frozenset(level.value for level in ModelLevel)
_ARTIFACT_KINDS = frozenset(kind.value for kind in ArtifactKind)

_WORD = re.compile(r"[^\W_]+")
_SMALL_HEADS = classes.words("small-heads")


def case_fits(name: str, written: str, *, is_model: bool) -> bool:
    """Whether a text that folds to a listed name has capitals that the name allows.

    Acronyms stay capitals, and take no hyphen in: "D-N.C." is a Democrat from North Carolina. Other names of actors
    keep the capital of each word, but for a generic head, and every capital where they are cut into other words ("Open
    AI"). Names of models with a digit in them may be written in any way; without one they are no plain lower-case word.

    Example:
        >>> case_fits("US", "us", is_model=False), case_fits("ATOM Project", "ATOM project", is_model=False)
        (False, True)
        >>> case_fits("GPT-OSS 120B", "gpt-oss-120b", is_model=True), case_fits("Step", "step", is_model=True)
        (True, False)
    """
    if written.isalpha() and written.islower():
        return False
    if name == written:
        return True
    has_digit = any(map(str.isdigit, name))
    if name.upper() == name and not has_digit and any(map(str.isalpha, name)):
        return written.upper() == written and ("-" in name or "-" not in written)
    if is_model:
        return has_digit or written[0].isupper() or not name[0].isupper()
    return _words_fit(_WORD.findall(name), _WORD.findall(written))


def _words_fit(name: list[str], written: list[str]) -> bool:
    if len(name) != len(written):
        return "".join(name) == "".join(written)
    return all(
        theirs[0].isupper() or not ours[0].isupper() or (number and theirs in _SMALL_HEADS)
        for number, (ours, theirs) in enumerate(zip(name, written, strict=True))
    )


@lru_cache(maxsize=1 << 13)
def fitting(names: tuple[Name, ...], surface: str) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
    """The models, actors and artifacts among the names that may be written like that, without an article in front."""
    written = [name for name in names if _fits(name, surface)]
    models, artifacts = tuple(filter(is_model, written)), tuple(filter(is_artifact, written))
    return models, tuple([name for name in written if not is_model(name) and not is_artifact(name)]), artifacts


def _fits(name: Name, surface: str) -> bool:
    listed = name.surface[4:] if name.surface[:4] in {"The ", "the "} else name.surface
    return case_fits(listed, surface, is_model=is_model(name))


def is_model(name: Name) -> bool:
    """Whether a listed name is a model's."""
    return name.kind in _MODEL_LEVELS


def is_artifact(name: Name) -> bool:
    """Whether a listed name is an artifact's."""
    return name.kind in _ARTIFACT_KINDS


def takes_stop(surface: str, written: str) -> bool:
    """Whether the stop after a name is the name's last one: "Apple Inc.", but not "US" where "U.S." is listed."""
    return surface[-1] == "." and ("." in written or "." not in surface[:-1])


@lru_cache(maxsize=1 << 13)
def has_borders(names: tuple[Name, ...]) -> bool:
    """Whether one of the names is written with an article or a full stop."""
    return any(name.surface[:4] in {"The ", "the "} or name.surface[-1] == "." for name in names)
