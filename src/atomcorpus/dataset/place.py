"""Where a corpus may lie, and what may be in its folder before something is written there.

A corpus that was passed on may have links, pipes and devices in it. None of them is followed or opened where a corpus
is written; the folder itself may be a link. That others change the folder meanwhile is not defended against.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from atomcorpus._files import file_errors, kind_of_file
from atomcorpus.dataset.lock import LOCK_FILES
from atomcorpus.dataset.manifest import MANIFEST, TABLES, Manifest, read_manifest
from atomcorpus.errors import ReadError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["check_place", "lies_in", "prepare_folder", "swept"]

_SHARD = r"\d{5}-[0-9a-f]{16}\.parquet"
_LEFT_OVER = re.compile(rf"{_SHARD}|\.(?:{_SHARD}|{re.escape(MANIFEST)})\.\w+\.part")
_FILES = (MANIFEST, *LOCK_FILES)
_JUNCTION = 0xA0000003  # Windows: a link to a folder that is no symbolic link


# --- where it may lie -------------------------------------------------------------------------------------------------
def check_place(out: str | os.PathLike[str], sources: Iterable[str]) -> None:
    """Refuse a corpus that a build would read as its own input, this one or the next.

    Raises:
        ValidationError: If the corpus is inside a source, or a source inside the corpus.
        ReadError: If a path is one that no file can have.
    """
    place = PurePath(out).as_posix()
    for source in sources:
        if lies_in(out, source):
            raise ValidationError(f"build.out: {place} is inside {source}, where it would be read the next time")
        if lies_in(source, out):
            raise ValidationError(
                f"build.sources: {source} is inside {place}, the corpus, which would read what it has written"
            )


def lies_in(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether a path leads into a folder or to it, whatever the two are called: links, dots, upper case, mounts."""
    with file_errors(path):
        place = Path(path).resolve()
    with file_errors(folder):
        if place.is_relative_to(Path(folder).resolve()):
            return True
        return any(_is_same(parent, folder) for parent in (place, *place.parents))


def _is_same(place: Path, folder: str | os.PathLike[str]) -> bool:
    try:
        return os.path.samefile(place, folder)  # noqa: PTH121 - a path of either kind
    except OSError:
        return False


# --- what may be in it ------------------------------------------------------------------------------------------------
def prepare_folder(folder: Path) -> None:
    """Make the folder of a corpus, or make sure that a corpus can be written in the one that is there.

    Raises:
        ReadError: If it is no folder; if it has no manifest, but something that no build has left; or if one of the
            names of a corpus belongs to something else.
    """
    place = folder.as_posix()
    with file_errors(place):
        if folder.exists() and not folder.is_dir():
            raise ReadError("it is a file; a corpus is a folder", place)
        if not folder.exists() and folder.is_symlink():
            raise ReadError("it is a link that leads nowhere", place)
        folder.mkdir(parents=True, exist_ok=True)
        entries = {entry.name for entry in folder.iterdir() if not _LEFT_OVER.fullmatch(entry.name)}
    for name in sorted(entries.intersection(_FILES)):
        _check_file(folder / name)
    for table in TABLES:
        if table in entries:
            _check_table(folder / table)
    if MANIFEST not in entries:
        _check_new(folder, entries)


def _check_file(path: Path) -> None:
    found = _looked_at(path)
    if not stat.S_ISREG(found.st_mode):
        raise ReadError(f"it is {kind_of_file(found.st_mode)}, not a file", path.as_posix())
    if path.name in LOCK_FILES[:1] and found.st_nlink > 1 and found.st_size:
        raise ReadError("it has another name and something in it, so it is no lock", path.as_posix())


def _check_table(path: Path) -> None:
    found = _looked_at(path)
    if not stat.S_ISDIR(found.st_mode):
        raise ReadError(f"it is {kind_of_file(found.st_mode)}, not a folder", path.as_posix())


def _looked_at(path: Path) -> os.stat_result:
    """What has the name, which may be anything but a link."""
    with file_errors(path.as_posix()):
        found = path.lstat()
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
        reason = "it is a link, and none is followed where a corpus is written; put what it leads to in its place"
        raise ReadError(reason, path.as_posix())
    return found


def _check_new(folder: Path, entries: set[str]) -> None:
    """Refuse a folder without a manifest in which there is something that no build has left."""
    others = [folder] if entries.difference(TABLES, LOCK_FILES) else []
    for table in sorted(entries.intersection(TABLES)):
        with file_errors((folder / table).as_posix()):
            if not all(_LEFT_OVER.fullmatch(entry.name) for entry in (folder / table).iterdir()):
                others.append(folder / table)
    if others:
        reason = "there are other files here, and no corpus; give a new or an empty folder"
        raise ReadError(reason, others[0].as_posix())


# --- what is left in it -----------------------------------------------------------------------------------------------
def swept(folder: Path) -> Manifest | None:
    """The manifest, if there is one; files of ours that it does not name are removed, what is not ours stays.

    Where a file that it names is missing, nothing is removed: the manifest may be wrong about what counts.
    """
    manifest = read_manifest(folder) if (folder / MANIFEST).exists() else None
    named = {shard.path(table) for shard in manifest.shards for table in shard.tables} if manifest else set()
    if not all(os.path.lexists(folder / path) for path in named):
        return manifest
    for path in _left_over(folder, named):
        with suppress(PermissionError), file_errors(path.parent):  # Windows keeps what somebody reads
            path.unlink(missing_ok=True)  # who was writing it, for a build that is no more, may have given up by now
    return manifest


def _left_over(folder: Path, named: set[str]) -> Iterator[Path]:
    for place in (folder, *(folder / table for table in TABLES)):
        with suppress(FileNotFoundError), file_errors(place):
            for entry in list(place.iterdir()):
                if (
                    _LEFT_OVER.fullmatch(entry.name)
                    and f"{place.name}/{entry.name}" not in named
                    and not _is_folder(entry)
                ):
                    yield entry


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
