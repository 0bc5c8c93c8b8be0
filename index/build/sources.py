"""Which files a build reads, and the id of each document.

A document's id comes from its file's name, because people type it (`assistant remove ID`) and a
new version of a file has to replace the old one under the same id.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.readers.identity import document_id
from corpus.structure.companions import (
    METADATA_ENDING,
    PROGRAMS_ENDING,
    TABLE_ENDING,
    is_companion,
)
from index.build.files import sha256_of


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the corpus. `name` is its path below its folder, with "/"."""

    id: str
    path: Path
    name: str
    sha256: str
    extra: str  # digest of what stands beside it (metadata, reviewed table), "" for nothing


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file whose content another file has as well; it is indexed once."""

    name: str
    same_as: str


def files_in(folder: Path) -> Iterator[Path]:
    """Files of a corpus folder and its sub-folders, sorted, without hidden ones and metadata."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and not is_companion(path):
            yield path


def source_file(path: Path, folder: Path) -> SourceFile:
    """Describe one file of a folder."""
    name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
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
    return [companion for companion in beside if companion.is_file()]


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
