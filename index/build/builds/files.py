"""Builds as files of one data directory.

    builds/<version>/   never changed once it has this name
    builds/.making-*    a build in the making; what a killed one left is collected by the next
    current             the published version and those before it, replaced by one atomic rename
    build.lock          held by the process that builds

A reader takes `current` and opens that build; a writer adds a directory and then renames a file.
So a reader never waits and never sees half a build, and a writer that dies at any moment leaves
the published one as it was.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import BuildRunning, IncompatibleBuild
from index.build.builds.layout import MANIFEST
from index.build.builds.manifest import Manifest, damaged
from index.build.builds.shelf import Pointer
from index.build.files import (
    discard,
    read_shape,
    replace_atomically,
    sync_directory,
    sync_file,
    write_synced,
)


class FileShelf:
    """The builds below a data directory."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._builds = data_dir / "builds"
        self._current = data_dir / "current"

    def pointer(self) -> Pointer | None:
        try:
            return read_shape(self._current, Pointer)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IncompatibleBuild(
                f"{self._current} cannot be read ({error.strerror}): mend it, or run "
                "`assistant build` to publish a new build."
            ) from None
        except ValueError:
            raise IncompatibleBuild(
                f"{self._current} is damaged: run `assistant build` to publish a new build."
            ) from None

    def point(self, pointer: Pointer) -> None:
        replace_atomically(self._current, json.dumps(asdict(pointer)).encode())

    def add(self, directory: Path, manifest: Manifest, pointer: Pointer) -> None:
        """Give the directory its name, wait until it is on the disk, and point to it."""
        write_synced(directory / MANIFEST, manifest.to_json())
        for name in manifest.files:
            sync_file(directory / name)
        for folder in {(directory / name).parent for name in manifest.files} | {directory}:
            sync_directory(folder)
        directory.rename(self.open(manifest.version))
        sync_directory(self._builds)
        self.point(pointer)

    def manifest(self, version: str) -> bytes:
        try:
            return (self.open(version) / MANIFEST).read_bytes()
        except OSError:
            raise damaged(version, "its manifest cannot be read") from None

    def versions(self) -> list[str]:
        return sorted((p.name for p in self._builds.glob("[!.]*")), reverse=True)

    def open(self, version: str) -> Path:
        return self._builds / version

    def keep_only(self, versions: Collection[str]) -> None:
        for path in self._builds.glob("*"):
            if path.name not in versions:
                shutil.rmtree(path, ignore_errors=True)
        for path in self._data_dir.glob(".writing-*"):
            discard(path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        self._data_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._data_dir / "build.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BuildRunning(
                f"Another build is running in {self._data_dir}; wait for it to end."
            ) from None
        try:
            yield
        finally:
            lock.release()
