"""Which files a build reads, and the id of each document.

A document's id comes from its file's name, because people type it (`assistant remove ID`) and a
new version of a file has to replace the old one under the same id.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import AssistantError, TooLarge
from corpus.layout.written.companions import (
    METADATA_ENDING,
    PROGRAMS_ENDING,
    TABLE_ENDING,
    is_companion,
    is_there,
)
from corpus.readers.identity import document_id
from corpus.readers.isolated.limits import DEFAULT_LIMITS, MEBIBYTE
from index.build.files import sha256_of


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the corpus. `name` is its path below its folder, with "/"."""

    id: str
    path: Path
    name: str
    sha256: str
    extra: str  # digest of what stands beside it (metadata, reviewed table), "" for nothing
    settled: Path | None = None  # what a person has settled of it


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file whose content another file has as well; it is indexed once."""

    name: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file or folder of the corpus that cannot be taken in, and why."""

    name: str
    reason: str


def survey(folder: Path) -> tuple[list[SourceFile], list[Unusable]]:
    """Every document below a folder, and what there cannot be used: one never hides the others."""
    files: list[SourceFile] = []
    unusable: list[Unusable] = []

    def closed(error: OSError) -> None:
        unusable.append(_unusable(Path(str(error.filename or folder)), folder, error))

    for path in files_in(folder, closed):
        try:
            files.append(source_file(path, folder))
        except (OSError, UnicodeError, AssistantError) as error:
            unusable.append(_unusable(path, folder, error))
    return files, unusable


def _unusable(path: Path, folder: Path, error: Exception) -> Unusable:
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
    if isinstance(error, AssistantError):
        reason = error.detail
    elif isinstance(error, UnicodeError):
        reason = "its name is not written in UTF-8; rename it."
    else:
        reason = f"it cannot be read ({getattr(error, 'strerror', None) or error})."
    return Unusable(name.encode("utf-8", "backslashreplace").decode(), reason)


def files_in(folder: Path, closed: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """Files of a corpus folder and its sub-folders, sorted, without hidden ones and metadata.

    `closed` hears of folders that cannot be listed.
    """
    found = []
    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if not name.startswith(".")]
    for path in sorted(found):
        if _is_file(path) and not is_companion(path):
            yield path


def _is_file(path: Path) -> bool:
    """Whether to look at a path: no pipe, no device; one that cannot be asked is looked at."""
    try:
        return path.is_file()
    except OSError:
        return True


def source_file(path: Path, folder: Path) -> SourceFile:
    """Describe one file of a folder.

    Raises OSError, UnicodeError for a name in another encoding, and TooLarge.
    """
    name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
    name.encode()  # a name in another encoding cannot be written into a manifest
    size = path.stat().st_size
    if size > DEFAULT_LIMITS.file_bytes:  # not hashed first: a sparse file takes minutes
        raise TooLarge(
            f"it has {size / MEBIBYTE:.0f} MiB, over the limit of "
            f"{DEFAULT_LIMITS.file_bytes / MEBIBYTE:.0f} MiB for one file; split it into parts."
        )
    beside = [sha256_of(companion) for companion in companions_of(path)]
    return SourceFile(
        id=document_id(path.name),
        path=path,
        name=name,
        sha256=sha256_of(path),
        extra=hashlib.sha256("".join(beside).encode()).hexdigest() if beside else "",
    )


def companions_of(path: Path) -> list[Path]:
    """The files beside a document that say more of it: metadata, programs, reviewed table."""
    endings = (METADATA_ENDING, PROGRAMS_ENDING, TABLE_ENDING)
    beside = (path.with_suffix(ending) for ending in endings)
    return [companion for companion in beside if is_there(companion)]


def unique_files(files: Iterable[SourceFile]) -> tuple[list[SourceFile], list[Duplicate]]:
    """One file for each content, each with an id of its own."""
    by_content: dict[str, SourceFile] = {}
    taken: set[str] = set()
    duplicates: list[Duplicate] = []
    for file in files:
        same = by_content.get(file.sha256)
        if same is not None:
            duplicates.append(Duplicate(file.name, same.name))
            continue
        if file.id in taken:
            file = replace(file, id=f"{file.id}-{_short(file.name)}")  # noqa: PLW2901
        taken.add(file.id)
        by_content[file.sha256] = file
    return list(by_content.values()), duplicates


def _short(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
