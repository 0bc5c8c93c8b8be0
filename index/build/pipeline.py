"""A build from end to end: read, extract, cut, embed, index, check, publish.

Everything is written into a directory that nobody looks at until its last rename, so that being
killed, a full disk or a lack of memory at any point leaves the published build in service.
"""

from __future__ import annotations

import errno
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import reduce
from operator import add
from pathlib import Path

from corpus.analysed import Analysis
from corpus.errors import NotFound, OutOfMemory, StorageFailed
from corpus.uncollected import without_collection
from index.build.builds.layout import (
    file_sums,
    read_retrieval,
    word_encoder,
    write_catalog,
    write_documents,
    write_retrieval,
    written_passages,
)
from index.build.builds.manifest import (
    FORMAT,
    BuildProblem,
    DocumentEntry,
    Manifest,
    ModelInfo,
)
from index.build.builds.store import BuildStore
from index.build.checks.canary import check_retrieval
from index.build.checks.invariants import CheckFailed, check_vectors
from index.build.prepared.documents import Preparation, PreparedDocument, analyse_file
from index.build.prepared.embedding import PassageCache, drop_other_models
from index.build.prepared.gathered import gather, given_up
from index.build.reasons import inputs_of, reasons_to_build
from index.build.schema import current_schema
from index.build.sources.corpus_store import CorpusStore
from index.build.sources.survey import SourceFile
from index.build.stages import Progress, Stage, silent
from index.encoding.protocol import Encoder
from index.passage import Passage
from index.retrieval import LateIndex
from index.vectors import Rows

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What a build did. `unchanged` where the published build is that of the corpus already."""

    manifest: Manifest
    unchanged: bool
    documents_read: int
    passages_embedded: int
    seconds: float
    put_off: int = 0  # documents that take longer than this build waited for

    @property
    def version(self) -> str:
        return self.manifest.version

    @property
    def problems(self) -> tuple[BuildProblem, ...]:
        return self.manifest.problems


def run_build(
    corpus: CorpusStore,
    store: BuildStore,
    encoder: Encoder,
    *,
    progress: Progress = silent,
    force: bool = False,
    analyse: Callable[[SourceFile], Analysis] = analyse_file,
    workers: int = 1,
    again: bool = False,
) -> BuildOutcome:
    """Bring the published build up to date with the corpus; do nothing where it is.

    `analyse` reads and analyses one file, raising AssistantError where it cannot; so many
    `workers` do that for many files, and it must be a function that they can import. What ran out
    of time is tried `again` only where that is said, or with `force`.
    Raises Conflict where another build runs, CheckFailed where what was built must not be
    published, and AssistantError where disk or memory do not suffice; the published build goes on
    serving in every case.
    """
    try:
        with store.locked():
            again = again or force
            known = {} if again else given_up(store.published_manifest())
            preparation = Preparation(
                store.data_dir / "cache" / "documents", current_schema(), analyse, known
            )
            run = _Run(
                corpus,
                store,
                encoder,
                progress=progress,
                preparation=preparation,
                workers=workers,
            )
            return run.build(force=force, again=again)
    except MemoryError:
        raise OutOfMemory(
            "There is not enough memory for this build; the published one goes on serving. "
            "Free memory, or set ASSISTANT_EMBEDDING_BATCH_SIZE lower, and build again."
        ) from None
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise StorageFailed(
            f"The disk of {store.data_dir} {'is full' if full else f'fails ({error})'}; the "
            f"published build goes on serving. {'Free space' if full else 'Mend it'} and build "
            "again."
        ) from None


def is_current(corpus: CorpusStore, store: BuildStore, encoder: Encoder) -> bool:
    """Whether the published build is intact and is that of the corpus, model and code."""
    published = store.published()
    if published is None:
        return False
    return published.inputs == inputs_of(corpus.files()[0], current_schema(), encoder, store)


class _Run:
    """One build."""

    def __init__(
        self,
        corpus: CorpusStore,
        store: BuildStore,
        encoder: Encoder,
        *,
        progress: Progress,
        preparation: Preparation,
        workers: int,
    ) -> None:
        self._corpus = corpus
        self._store = store
        self._encoder = encoder
        self._engine = store.engine
        self._words = word_encoder(encoder)
        self._progress = progress
        self._schema = current_schema()
        self._started = time.monotonic()
        self._preparation = preparation
        self._workers = workers
        self._put_off = 0
        self._cache_dir = store.data_dir / "cache"

    def build(self, *, force: bool, again: bool) -> BuildOutcome:
        self._store.collect()
        self._progress(Stage.READING, 0, 1)
        files, duplicates, unusable = self._corpus.survey()
        self._progress(Stage.READING, len(files), len(files))
        before = self._store.published_manifest()
        inputs = inputs_of(files, self._schema, self._encoder, self._store)
        retried = again and bool(given_up(before))
        if before is not None and before.inputs == inputs and not force and not retried:
            if self._store.intact(before.version):
                return self._outcome(before, unchanged=True)
            before = None
        cache = PassageCache(self._cache_dir, self._encoder, self._words, self._schema.tokens)
        embedded = 0

        def embed(passages: Sequence[Passage]) -> None:
            nonlocal embedded
            embedded += cache.work_out(passages, lambda _done, _total: None)

        gathered = gather(
            self._preparation, files, self._workers, before, self._progress, meanwhile=embed
        )
        documents, self._put_off = gathered.documents, gathered.put_off
        if not gathered.complete:  # so that the next build does not take this one for its own
            inputs = f"{inputs}-incomplete"
        problems = gathered.problems + [BuildProblem(u.name, u.reason) for u in unusable]
        if not documents:
            raise CheckFailed(_nothing_to_publish(problems, self._corpus.corpus_dir))
        counts = reduce(add, (d.cut.counts for d in documents))
        done = counts.passages - len(gathered.left)
        embedded += cache.work_out(
            gathered.left, lambda d, t: self._progress(Stage.EMBEDDING, done + d, done + t)
        )
        manifest = Manifest(
            format=FORMAT,
            built_at=datetime.now(UTC),
            reasons=reasons_to_build(
                before, files, self._schema, self._encoder, self._engine, force=force
            ),
            inputs=inputs,
            model=ModelInfo.of(self._encoder),
            words=ModelInfo.of(self._words),
            engine=self._engine.name,
            schema=self._schema,
            counts=counts,
            documents=_entries(documents, before),
            problems=tuple(problems),
            duplicates=tuple(duplicates),
            files={},
        )
        manifest = self._make(manifest, documents, cache)
        try:
            self._tidy(documents, cache)
        except (OSError, NotFound) as error:  # published all the same; the next build tidies
            log.warning("could not tidy up after the build: %s", error)
        fresh = sum(d.fresh for d in documents)
        return self._outcome(manifest, documents_read=fresh, passages_embedded=embedded)

    def _make(
        self,
        manifest: Manifest,
        documents: Sequence[PreparedDocument],
        cache: PassageCache,
    ) -> Manifest:
        """Write, check and publish; return the manifest with its checksums."""
        with self._store.making() as directory, without_collection():
            self._progress(Stage.INDEXING, 0, 2)
            write_documents(directory, documents, self._preparation)
            programs = write_catalog(directory, documents)
            if self._store.supplement is not None:
                self._store.supplement.write(directory, programs)
            self._progress(Stage.INDEXING, 1, 2)
            self._write_retrieval(directory, documents, cache)
            self._progress(Stage.INDEXING, 2, 2)
            self._progress(Stage.CHECKING, 0, 1)
            passages = written_passages(directory, documents)
            retriever = read_retrieval(directory, passages, self._encoder, self._engine)
            check_retrieval(retriever, passages)
            self._progress(Stage.CHECKING, 1, 1)
            self._progress(Stage.PUBLISHING, 0, 1)
            manifest = replace(manifest, files=file_sums(directory))
            self._store.publish(directory, manifest)
        self._progress(Stage.PUBLISHING, 1, 1)
        return manifest

    def _write_retrieval(
        self, directory: Path, documents: Sequence[PreparedDocument], cache: PassageCache
    ) -> None:
        """Check the vectors and write the indexes."""
        keys = [key for d in documents for key in d.indexed.keys]
        of = [d.source.id for d in documents for _ in d.indexed.keys]
        programs = [ids for d in documents for ids in d.indexed.programs]
        vectors = cache.vectors(keys)
        check_vectors(vectors, len(keys), self._encoder.dimension)
        late = LateIndex.of_flat(*cache.words(keys), self._words)
        rows = Rows(vectors, cache.tokens(keys), of, programs)
        write_retrieval(directory, rows, late, self._engine)

    def _tidy(self, documents: Sequence[PreparedDocument], cache: PassageCache) -> None:
        """Delete what no kept build and no later one needs."""
        self._store.collect()
        self._corpus.collect()
        kept = self._store.kept()
        self._preparation.keep_only({e.key for manifest in kept for e in manifest.documents})
        cache.keep_only(key for document in documents for key in document.indexed.keys)
        drop_other_models(self._cache_dir, kept)

    def _outcome(
        self,
        manifest: Manifest,
        *,
        unchanged: bool = False,
        documents_read: int = 0,
        passages_embedded: int = 0,
    ) -> BuildOutcome:
        return BuildOutcome(
            manifest=manifest,
            unchanged=unchanged,
            documents_read=documents_read,
            passages_embedded=passages_embedded,
            seconds=time.monotonic() - self._started,
            put_off=self._put_off,
        )


def _entries(
    documents: Iterable[PreparedDocument], before: Manifest | None
) -> tuple[DocumentEntry, ...]:
    """The manifest's documents; one that has not changed keeps the time it was indexed at."""
    known = {entry.key: entry.indexed_at for entry in before.documents} if before else {}
    now = datetime.now(UTC)
    return tuple(d.entry(known.get(d.key, now)) for d in documents)


def _nothing_to_publish(problems: Sequence[BuildProblem], folder: Path) -> str:
    if not problems:
        return f"There are no documents in {folder}: put some there, or `assistant add FILE`."
    reasons = "; ".join(f"{p.name}: {p.reason}" for p in problems[:3])
    return f"None of the {len(problems)} documents could be read ({reasons})."
