"""Where builds are kept, and which of them is published.

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
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import Conflict, IncompatibleBuild, NotReady
from index.build.builds.layout import (
    MANIFEST,
    LoadedBuild,
    load_build,
    vectors_of,
    verify_files,
    word_encoder,
)
from index.build.builds.manifest import Manifest, damaged, read_manifest
from index.build.files import discard, replace_atomically, sync_directory, sync_file, write_synced
from index.encoding import Encoder, Reranker
from index.vectors import FileEngine, VectorEngine

KEPT_BUILDS = 3
_MAKING = ".making-"


@dataclass(frozen=True, slots=True)
class Pointer:
    """The published version, and the ones published before it, newest first."""

    version: str
    history: tuple[str, ...] = ()


class BuildStore:
    """The builds below a data directory."""

    def __init__(
        self, data_dir: Path, *, keep: int = KEPT_BUILDS, engine: VectorEngine | None = None
    ) -> None:
        """`engine` keeps the vectors; by default they are files of the build."""
        self.data_dir = data_dir
        self.engine = engine or FileEngine()
        self._builds = data_dir / "builds"
        self._current = data_dir / "current"
        self._keep = keep

    def current_version(self) -> str | None:
        """Version of the published build, None where there is none: one small read."""
        pointer = self.pointer()
        return pointer.version if pointer else None

    def pointer(self) -> Pointer | None:
        """The published version with its history; raises IncompatibleBuild where damaged."""
        try:
            data = self._current.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IncompatibleBuild(
                f"{self._current} cannot be read ({error.strerror}): mend it, or run "
                "`assistant build` to publish a new build."
            ) from None
        try:
            content = json.loads(data)
            return Pointer(str(content["version"]), tuple(map(str, content["history"])))
        except (ValueError, KeyError, TypeError):
            raise IncompatibleBuild(
                f"{self._current} is damaged: run `assistant build` to publish a new build."
            ) from None

    def load_current(self, encoder: Encoder, reranker: Reranker | None = None) -> LoadedBuild:
        """Load and verify the published build.

        Raises NotReady where there is none, and IncompatibleBuild where it is damaged or was made
        with another model.
        """
        while True:
            version = self.current_version()
            if version is None:
                raise NotReady(f"There is no index in {self.data_dir}: run `assistant build`.")
            try:
                return self._load(version, encoder, reranker)
            except (IncompatibleBuild, FileNotFoundError):
                if self.current_version() == version:
                    raise

    def manifest(self, version: str) -> Manifest:
        """The manifest of a build; raises IncompatibleBuild where it is missing or damaged."""
        try:
            data = (self._directory(version) / MANIFEST).read_bytes()
        except OSError:
            raise damaged(version, "its manifest cannot be read") from None
        return read_manifest(data, version)

    def intact(self, version: str) -> Manifest | None:
        """The manifest of a build whose every file is as published, else None."""
        try:
            manifest = self.manifest(version)
            verify_files(self._directory(version), manifest)
        except IncompatibleBuild:
            return None
        return manifest

    def published(self) -> Manifest | None:
        """The published build's manifest where that build is intact, else None."""
        manifest = self.published_manifest()
        return self.intact(manifest.version) if manifest else None

    def published_manifest(self) -> Manifest | None:
        """The published build's manifest where that can be read, else None; quicker."""
        try:
            version = self.current_version()
            return self.manifest(version) if version else None
        except IncompatibleBuild:
            return None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the right to build; raises Conflict where another process has it."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.data_dir / "build.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise Conflict(
                f"Another build is running in {self.data_dir}; wait for it to end."
            ) from None
        try:
            yield
        finally:
            lock.release()

    def busy(self) -> bool:
        """Whether a build runs, in whatever process."""
        try:
            with self.locked():
                return False
        except Conflict:
            return True

    @contextmanager
    def making(self) -> Iterator[Path]:
        """A new directory to build in, gone afterwards unless it was published."""
        self._builds.mkdir(parents=True, exist_ok=True)
        directory = Path(tempfile.mkdtemp(prefix=_MAKING, dir=self._builds))
        directory.chmod(0o755)  # mkdtemp's own mode keeps other users' services out
        try:
            yield directory
        finally:
            shutil.rmtree(directory, ignore_errors=True)

    def publish(self, directory: Path, manifest: Manifest) -> None:
        """Give a finished build its name, wait until it is on the disk, and point to it."""
        write_synced(directory / MANIFEST, manifest.to_json())
        for name in manifest.files:
            sync_file(directory / name)
        for folder in {(directory / name).parent for name in manifest.files} | {directory}:
            sync_directory(folder)
        directory.rename(self._directory(manifest.version))
        sync_directory(self._builds)
        self._point(Pointer(manifest.version, self._before()))

    def rollback(self) -> Manifest:
        """Publish the build before the current one again.

        Raises Conflict where there is none that is intact, or a build is running.
        """
        with self.locked():
            history = self._before()[1:] if self.published() else self._before()
            for place, version in enumerate(history):
                manifest = self.intact(version)
                if manifest is not None:
                    self._point(Pointer(version, history[place + 1 :]))
                    return manifest
        raise Conflict("There is no build to go back to: run `assistant build`.")

    def collect(self) -> None:
        """Delete what killed builds left and builds older than the last few."""
        kept = set(self._before())
        for path in self._builds.glob("*"):
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)
        for path in self.data_dir.glob(".writing-*"):
            discard(path)
        self.engine.keep_only([vectors_of(self._directory(version)) for version in kept])

    def kept(self) -> list[Manifest]:
        """Manifests of all builds that are kept and can be read, newest first."""
        versions = sorted((p.name for p in self._builds.glob("[!.]*")), reverse=True)
        found = []
        for version in versions:
            try:
                found.append(self.manifest(version))
            except IncompatibleBuild:
                continue
        return found

    def _load(self, version: str, encoder: Encoder, reranker: Reranker | None) -> LoadedBuild:
        manifest = self.manifest(version)
        model = manifest.model
        if not model.is_of(encoder) or not manifest.words.is_of(word_encoder(encoder)):
            raise IncompatibleBuild(
                f"Build {version} was made with the model {model.name} ({model.revision}), and "
                f"{encoder.name} ({encoder.revision}) is set: run `assistant build`, or set "
                "ASSISTANT_EMBEDDING_MODEL to the model of the build."
            )
        if manifest.engine != self.engine.name:
            raise IncompatibleBuild(
                f"Build {version} keeps its vectors in {manifest.engine}, not in "
                f"{self.engine.name}: run `assistant build`, or set "
                "ASSISTANT_VECTORS to the engine of the build."
            )
        verify_files(self._directory(version), manifest)
        return load_build(self._directory(version), manifest, encoder, self.engine, reranker)

    def _before(self) -> tuple[str, ...]:
        """The last published versions, newest first; a damaged pointer is told from the builds."""
        try:
            pointer = self.pointer()
        except IncompatibleBuild:
            return tuple(m.version for m in self.kept())[: self._keep]
        return (pointer.version, *pointer.history)[: self._keep] if pointer else ()

    def _point(self, pointer: Pointer) -> None:
        self.engine.publish(vectors_of(self._directory(pointer.version)))
        replace_atomically(self._current, json.dumps(asdict(pointer)).encode())

    def _directory(self, version: str) -> Path:
        return self._builds / version
