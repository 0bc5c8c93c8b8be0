"""Where builds are kept: files of one machine, or PostgreSQL for many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.build.builds.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Pointer:
    """The published version, and the ones published before it, newest first."""

    version: str
    history: tuple[str, ...] = ()


class Shelf(Protocol):
    """Finished builds by version, and which of them is published."""

    def pointer(self) -> Pointer | None:
        """What is published, None before the first; raises IncompatibleBuild where damaged."""

    def point(self, pointer: Pointer) -> None:
        """Publish one of the builds that are here."""

    def add(self, directory: Path, manifest: Manifest, pointer: Pointer) -> None:
        """Take in a finished build, whose directory goes, and publish it: both or neither."""

    def manifest(self, version: str) -> bytes:
        """The manifest of a build as it was written; raises IncompatibleBuild without one."""

    def versions(self) -> Sequence[str]:
        """All builds, newest first."""

    def open(self, version: str) -> Path:
        """The directory of a build on this machine; its files are as they are kept."""

    def keep_only(self, versions: Collection[str]) -> None:
        """Delete all other builds, and what killed ones left."""

    def locked(self) -> AbstractContextManager[None]:
        """The right to build; raises Conflict where another process has it."""
