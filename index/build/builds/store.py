"""The builds of a corpus: made here, kept on a shelf, loaded whole and verified."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import Conflict, IncompatibleBuild, NotReady, Unreachable
from index.build.builds.files import FileShelf
from index.build.builds.layout import (
    LoadedBuild,
    Supplement,
    load_build,
    vectors_of,
    verify_files,
    word_encoder,
)
from index.build.builds.manifest import Manifest, read_manifest
from index.build.builds.shelf import Pointer, Shelf
from index.encoding import Encoder, Reranker
from index.vectors import FileEngine, VectorEngine

log = logging.getLogger(__name__)

KEPT_BUILDS = 3
_MAKING = ".making-"


class BuildStore:
    """The builds of one corpus. `data_dir` is this machine's own: caches, and builds being made."""

    def __init__(
        self,
        data_dir: Path,
        *,
        keep: int = KEPT_BUILDS,
        engine: VectorEngine | None = None,
        shelf: Shelf | None = None,
        supplement: Supplement | None = None,
    ) -> None:
        """By default builds, and the vectors that `engine` keeps, are files in `data_dir`.

        `supplement` adds to each build that is made what is answered from besides.
        """
        self.data_dir = data_dir
        self.engine = engine or FileEngine()
        self.supplement = supplement
        self._shelf = shelf or FileShelf(data_dir)
        self._keep = keep

    def current_version(self) -> str | None:
        """Version of the published build, None where there is none: one small read."""
        pointer = self._shelf.pointer()
        return pointer.version if pointer else None

    def load_current(self, encoder: Encoder, reranker: Reranker | None = None) -> LoadedBuild:
        """Load and verify the published build.

        Raises NotReady where there is none, IncompatibleBuild where it is damaged or was made
        with another model, and Unreachable where what keeps it does not answer.
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
        return read_manifest(self._shelf.manifest(version), version)

    def intact(self, version: str) -> Manifest | None:
        """The manifest of a build whose every file is as published, else None."""
        try:
            manifest = self.manifest(version)
            verify_files(self._shelf.open(version), manifest)
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
        with self._shelf.locked():
            yield

    def busy(self) -> bool:
        """Whether a build runs, in whatever process."""
        try:
            with self.locked():
                return False
        except Conflict:
            return True

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """While a process waits to build, others on this machine know: `awaited` tells."""
        lock = self._waiters()
        with suppress(Timeout):  # another waits too: one mark is enough
            lock.acquire(timeout=0)
        try:
            yield
        finally:
            lock.release()

    def awaited(self) -> bool:
        """Whether a process of this machine waits to build; a killed one waits no more."""
        lock = self._waiters()
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        lock.release()
        return False

    def _waiters(self) -> FileLock:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        return FileLock(self.data_dir / "waiting.lock")

    @contextmanager
    def making(self) -> Iterator[Path]:
        """A new directory to build in, gone afterwards unless it was published."""
        builds = self.data_dir / "builds"
        builds.mkdir(parents=True, exist_ok=True)
        directory = Path(tempfile.mkdtemp(prefix=_MAKING, dir=builds))
        directory.chmod(0o755)  # mkdtemp's own mode keeps other users' services out
        try:
            yield directory
        finally:
            shutil.rmtree(directory, ignore_errors=True)

    def publish(self, directory: Path, manifest: Manifest) -> None:
        """Put a finished build on the shelf and point to it."""
        self.engine.publish(vectors_of(directory))
        self._shelf.add(directory, manifest, Pointer(manifest.version, self._before()))

    def rollback(self) -> Manifest:
        """Publish the build before the current one again.

        Raises Conflict where there is none that is intact, or a build is running.
        """
        with self.locked():
            history = self._before()[1:] if self.published() else self._before()
            for place, version in enumerate(history):
                manifest = self.intact(version)
                if manifest is not None:
                    self.engine.publish(vectors_of(self._shelf.open(version)))
                    self._shelf.point(Pointer(version, history[place + 1 :]))
                    return manifest
        raise Conflict("There is no build to go back to: run `assistant build`.")

    def collect(self) -> None:
        """Delete what killed builds left and builds older than the last few.

        Where the pointer is lost nothing tells which build is published: then all that were
        finished stay, and so do the vectors where a kept build does not tell which are its own.
        """
        pointer = self._pointer()
        if pointer is None:
            self._shelf.keep_only(self._shelf.versions())
            return
        kept = (pointer.version, *pointer.history)[: self._keep]
        self._shelf.keep_only(kept)
        try:
            folders = [vectors_of(self._shelf.open(version)) for version in kept]
            self.engine.keep_only(folders)
            self.engine.publish(folders[0])  # a build that was not published may have shown its own
        except (IncompatibleBuild, Unreachable, OSError) as error:
            log.warning("the vectors of older builds stay: %s", error)

    def kept(self) -> list[Manifest]:
        """Manifests of all builds that are kept and can be read, newest first."""
        found = []
        for version in self._shelf.versions():
            try:
                found.append(self.manifest(version))
            except IncompatibleBuild:
                continue
        return sorted(found, key=lambda manifest: manifest.built_at, reverse=True)

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
                f"{self.engine.name}: run `assistant build`, or set ASSISTANT_VECTORS to the "
                "engine of the build."
            )
        directory = self._shelf.open(version)
        verify_files(directory, manifest, thoroughly=False)
        return load_build(directory, manifest, encoder, self.engine, reranker)

    def _before(self) -> tuple[str, ...]:
        """The last published versions, newest first; a lost pointer is told from the builds."""
        pointer = self._pointer()
        known = (pointer.version, *pointer.history) if pointer else (m.version for m in self.kept())
        return tuple(known)[: self._keep]

    def _pointer(self) -> Pointer | None:
        """What is published, None where nothing tells it."""
        try:
            return self._shelf.pointer()
        except IncompatibleBuild:
            return None
