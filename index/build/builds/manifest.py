"""The manifest of a build: what it was made of, with what, and the checksum of every file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property

from pydantic import TypeAdapter, ValidationError

from corpus.errors import IncompatibleBuild
from index.build.schema import Schema
from index.build.sources.survey import Duplicate
from index.encoding.protocol import Encoder

# The layout of the build directory that this code reads and writes.
FORMAT = 7
_DIGEST = 12


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """The embedding model that made the vectors."""

    name: str
    revision: str
    dimension: int

    @classmethod
    def of(cls, encoder: Encoder) -> ModelInfo:
        return cls(encoder.name, encoder.revision, encoder.dimension)

    def is_of(self, encoder: Encoder) -> bool:
        """Whether `encoder` gives the same vectors; where the model lies does not matter."""
        return (self.revision, self.dimension) == (encoder.revision, encoder.dimension)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a document, or a build, holds."""

    documents: int = 0
    characters: int = 0
    pages: int = 0
    passages: int = 0
    values: int = 0
    figures: int = 0
    review: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            *(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__)
        )


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document of a build. `key` is the content that its analysis and passages stand under."""

    id: str
    title: str
    filename: str
    media_type: str
    sha256: str
    path: str
    key: str
    indexed_at: datetime
    counts: Counts
    source_url: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildProblem:
    """A file that is not in the build, and why; `key` is its content where time ran out."""

    name: str
    reason: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class FileSum:
    """Size in bytes and checksums of one file of the build.

    The CRC, which takes a third of the time, tells a service that opens the build of a damaged
    file; a build that goes on from it, or goes back to it, compares the SHA-256.
    """

    size: int
    sha256: str
    crc32: int


@dataclass(frozen=True)
class Manifest:
    """Everything known of a build. `inputs` digests all that it was made from."""

    format: int
    built_at: datetime
    reasons: tuple[str, ...]
    inputs: str
    model: ModelInfo
    words: ModelInfo  # whose word vectors the late leg compares
    engine: str  # where its vectors are kept
    schema: Schema
    counts: Counts
    documents: tuple[DocumentEntry, ...]
    problems: tuple[BuildProblem, ...]
    duplicates: tuple[Duplicate, ...]
    files: dict[str, FileSum]

    @cached_property
    def version(self) -> str:
        """Name of the build: when it was made, and the digest of this manifest."""
        return f"{self.built_at:%Y%m%dT%H%M%SZ}-{_short(self.to_json())}"

    def to_json(self) -> bytes:
        return _adapter().dump_json(self, indent=1)


def read_manifest(data: bytes, version: str) -> Manifest:
    """Parse the manifest of the build `version`.

    Raises IncompatibleBuild where it is damaged or was written by another release.
    """
    if _short(data) != version.rpartition("-")[2]:
        raise damaged(version, "its manifest has changed since it was published")
    try:
        manifest = _adapter().validate_json(data)
    except ValidationError:
        raise damaged(version, "its manifest is one of another release") from None
    if manifest.format != FORMAT:
        raise damaged(version, f"it has format {manifest.format}, this release reads {FORMAT}")
    vars(manifest)["version"] = version  # known: of many documents it takes long to make again
    return manifest


def damaged(version: str, reason: str) -> IncompatibleBuild:
    """The error for a build that cannot be served."""
    return IncompatibleBuild(
        f"Build {version} cannot be used: {reason}. Run `assistant build` to make a new one, "
        "or `assistant rollback` to go back to the one before."
    )


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGEST]


@cache
def _adapter() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)
