"""What a build depends on besides the documents: the code, the reviewed data, the libraries.

A version number beside the code is forgotten when the code changes, and then a build keeps what
an older reader has read. So the versions are digests of the code itself: whatever changes it
makes the next build redo exactly the stages that depend on it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from types import ModuleType

# Another release of these may give other text or other tokens for the same file.
_READING_LIBRARIES = ("pypdfium2", "pdfplumber", "pypdf", "python-docx", "python-pptx", "openpyxl")
_TOKEN_LIBRARIES = ("sudachipy", "sudachidict-core")
_INDEX_LIBRARIES = ("faiss-cpu",)
_SUFFIXES = frozenset({".py", ".toml", ".csv", ".tsv"})


@dataclass(frozen=True, slots=True)
class Schema:
    """Digests of what each stage depends on, 12 hexadecimal digits each."""

    reading: str  # readers, structure, extraction, reviewed data
    passages: str  # how documents are cut, and what is kept of all of them
    tokens: str  # how passages are tokenised
    index: str  # how passages are indexed, and how a build is laid out


@cache
def current_schema() -> Schema:
    """The schema of the code that is running."""
    import corpus
    from index import head, lexical, passage, passages, retrieval, vectors
    from index.lexical import tokens

    layout = Path(__file__).parent / "builds" / "layout.py"
    return Schema(
        reading=_digest(_folder(corpus), _READING_LIBRARIES),
        passages=_digest([Path(_file(module)) for module in (passages, passage, head)]),
        tokens=_digest([Path(_file(tokens))], _TOKEN_LIBRARIES),
        index=_digest(
            [
                *_folder(lexical),
                *_folder(vectors),
                *_folder(retrieval),
                layout,
            ],
            (*_TOKEN_LIBRARIES, *_INDEX_LIBRARIES),
        ),
    )


def _folder(package: ModuleType) -> list[Path]:
    path = Path(_file(package))
    if path.name != "__init__.py":
        return [path]
    return [p for p in sorted(path.parent.rglob("*")) if p.suffix in _SUFFIXES]


def _file(module: ModuleType) -> str:
    if module.__file__ is None:
        raise TypeError(f"{module.__name__} has no file: install the package as files, not zipped")
    return module.__file__


def _digest(paths: list[Path], libraries: tuple[str, ...] = ()) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in libraries:
        digest.update(f"{library}={_version(library)}\0".encode())
    return digest.hexdigest()[:12]


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "absent"
