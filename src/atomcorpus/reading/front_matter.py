"""Front matter of Markdown files: what it says as fields of an article, in YAML or TOML; and what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from attrs import evolve

from atomcorpus._extras import import_extra
from atomcorpus.errors import ParseError, ReadError
from atomcorpus.reading.columns import described, find_metadata
from atomcorpus.reading.faults import in_words

if TYPE_CHECKING:
    from atomcorpus.layout import Layout
    from atomcorpus.reading.options import Options

__all__ = ["with_front_matter"]


def with_front_matter(text: str, layout: Layout, path: str, options: Options) -> tuple[Layout, list[ReadError]]:
    """A layout with what the header of its text says, and what is wrong with that: nothing of it loses the article.

    Args:
        text: The whole text.
        layout: Its layout, with the front matter as the header.
        path: The file.
        options: Of these, which columns are meant, and the limits.

    Raises:
        ReadError: If the front matter is too long.
        MissingExtraError: If it is YAML, and PyYAML is not installed.
    """
    source = layout.header.of(text).lstrip("\ufeff") if layout.header else ""
    if len(source.encode()) > options.limits.header_bytes:
        raise ReadError(options.limits.exceeded("header_bytes"), path)
    try:
        said = _read(source) if source else {}
    except ParseError as error:
        return layout, [_fault(error, path)]
    faults = []
    source_of = said.get("source")
    if isinstance(source_of, str) and source_of.startswith(("https://", "http://")) and "url" not in options.columns:
        layout = evolve(layout, url=source_of)  # unless there is a column of the address
    for field, column in find_metadata(said, options.columns).items():
        try:
            layout = described(layout, said, {field: column})
        except ParseError as error:
            faults.append(_fault(error, path))
    return layout, faults


def _fault(error: ParseError, path: str) -> ReadError:
    made = ReadError(f"front matter: {error.reason}; the text is read without it", path, line=error.line)
    made.__cause__ = error
    return made


def _read(source: str) -> dict[str, Any]:
    """What front matter says, by key.

    Raises:
        ParseError: If it breaks the grammar, or is something else than keys with values.
    """
    try:
        made = _read_toml(source) if source.startswith("+++") else _read_yaml(source)
    except RecursionError as error:
        language = "TOML" if source.startswith("+++") else "YAML"
        raise ParseError(f"not {language}: nested too deeply", source, 0) from error
    if made is None or made == "":
        return {}
    if not isinstance(made, dict):
        raise ParseError("expected keys with values", source, 0)
    return {key: None if value in _NULLS else value for key, value in made.items() if isinstance(key, str)}


_NULLS = ("", "~", "null", "Null", "NULL")  # as YAML 1.2 writes nothing


def _read_yaml(source: str) -> Any:
    """All values are strings as they were written, or made of some."""
    yaml = import_extra("yaml", "PyYAML", "markdown")
    at = 0
    try:
        # Neither the loader in C, which crashes on deep nesting, nor one that makes dates and numbers of strings.
        loader = yaml.BaseLoader(source.removesuffix("---").removesuffix("..."))
        try:
            return loader.get_single_data()
        finally:
            at = loader.index
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = f"not YAML: {getattr(error, 'problem', None) or 'it breaks the grammar'}"
        raise ParseError(reason, source, mark.index if mark else 0) from error
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise ParseError(f"not YAML: {in_words(error)}", source, at) from error  # an escape of no character, say


_PLACE = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)\Z")


def _read_toml(source: str) -> Any:
    """Values are strings, numbers, dates and what is made of some."""
    inner = source.removeprefix("+++").removesuffix("+++").replace("\r\n", "\n")
    try:
        return tomllib.loads(inner)
    except ValueError as error:  # a number with too many digits too
        said, place = str(error), _PLACE.search(str(error))
        reason = f"not TOML: {said[: place.start()] if place else said}"
        if place is None:
            raise ParseError(reason, source, 0) from error
        before = source.splitlines(keepends=True)[: int(place[1]) - 1 if place[1] else None]
        raise ParseError(reason, source, sum(map(len, before))) from error
