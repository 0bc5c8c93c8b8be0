"""Which files a build reads, and the id of each document.

A document's id is its file name's stem, because people type it (`assistant remove ID`) and a new
version of a file has to replace the old one under the same id.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from index.build.files import sha256_of

SIDECAR = ".toml"
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_ID = 100


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
        if not hidden and path.suffix != SIDECAR and path.is_file():
            yield path


def source_file(path: Path, folder: Path, *beside: Path) -> SourceFile:
    """Describe one file; `beside` are further files that its analysis depends on."""
    name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
    extras = [sha256_of(p) for p in (path.with_suffix(SIDECAR), *beside) if p.is_file()]
    return SourceFile(
        id=document_id(name),
        path=path,
        name=name,
        sha256=sha256_of(path),
        extra=hashlib.sha256("".join(extras).encode()).hexdigest() if extras else "",
    )


def document_id(name: str) -> str:
    """Id of the document in the file called `name`: its stem, fit for an address."""
    stem = Path(name).stem
    return _UNSAFE.sub("-", stem).strip("-.")[:_LONGEST_ID] or "document"


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
