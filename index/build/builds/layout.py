"""The files of a build directory: how they are written, and read into one value.

manifest.json     what the build was made of, and the checksum of every other file
analyses.jsonl    one analysed document a line, in the manifest's order
heads.json        what is asked of every document, in the same order
passages.jsonl    the passages of one document a line, in the same order
catalog.json      the programs of all documents, and what each document calls them
owners.json       the passages of each program and each document, by position
pairs/            which documents have which pairs of characters
retrieval/        vectors and lexical index, by position of the passage
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter

from corpus.analysed import Analysis
from corpus.facts.row import FigureRow
from corpus.ondemand import OnDemand
from corpus.programs.program import Program
from corpus.text import key_of_text
from index.build.builds.analyses import (
    ANALYSES,
    AllRows,
    StoredAnalyses,
    write_heads,
    written_texts,
)
from index.build.builds.manifest import FileSum, Manifest, damaged
from index.build.builds.merging import merge_programs
from index.build.builds.stored import LineFile, StoredPassages
from index.build.files import crc32_of, sha256_of
from index.build.prepared.documents import Preparation, PreparedDocument
from index.encoding import Encoder, Reranker, StaticEncoder, bundled_encoder
from index.head import DocumentHead, head_of
from index.lexical.pairs import PairIndex
from index.owners import Owners
from index.passage import Passage
from index.retrieval import LateIndex, Retriever, write_indexes
from index.retrieval.indexes import vectors_in
from index.vectors import Rows, VectorEngine

MANIFEST = "manifest.json"
PASSAGES = "passages.jsonl"
CATALOG = "catalog.json"
OWNERS = "owners.json"
PAIRS = "pairs"
RETRIEVAL = "retrieval"
_SUMMED_AT_ONCE = 4  # files


@dataclass(frozen=True, slots=True)
class JoinedPrograms:
    """The programs of all documents, and by document its own ids that differ there."""

    programs: tuple[Program, ...]
    renaming: dict[str, dict[str, str]]


@dataclass(frozen=True)
class LoadedBuild:
    """A published build in memory: what answers are made from. Never changed."""

    manifest: Manifest
    analyses: Mapping[str, Analysis]  # by document id, in the manifest's order
    programs: tuple[Program, ...]  # one catalog over all documents
    passages: Sequence[Passage]  # by position in the retriever
    retriever: Retriever
    directory: Path | None = None  # where its files lie, with those of its supplement

    @cached_property
    def version(self) -> str:
        return self.manifest.version

    @cached_property
    def owners(self) -> Owners:
        """Which passages a program and a document have."""
        if self.directory is None:
            return Owners.of(self.passages)
        return _owners().validate_json((self.directory / OWNERS).read_bytes())

    @cached_property
    def heads(self) -> Mapping[str, DocumentHead]:
        """What is asked of every document, by its id."""
        if isinstance(self.analyses, StoredAnalyses):
            return self.analyses.heads
        return {document_id: head_of(analysis) for document_id, analysis in self.analyses.items()}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each document."""
        if isinstance(self.analyses, StoredAnalyses):
            return self.analyses.texts
        return OnDemand(self.analyses, lambda i: self.analyses[i].document.text)

    @cached_property
    def pairs(self) -> PairIndex | None:
        """Which texts have which pairs of characters, where that stands in a file."""
        if self.directory is None:
            return None
        return PairIndex.read(self.directory / PAIRS, len(self.analyses))

    @cached_property
    def figures_in(self) -> Mapping[str, Sequence[FigureRow]]:
        """The rows of the table of each document."""
        if isinstance(self.analyses, StoredAnalyses):
            return self.analyses.figures
        return OnDemand(self.analyses, lambda i: self.analyses[i].figures)

    @cached_property
    def figures(self) -> Sequence[FigureRow]:
        """All rows, which are read where one is asked for."""
        return AllRows(self.figures_in, sum(head.figures for head in self.heads.values()))


def write_documents(
    directory: Path,
    documents: Sequence[PreparedDocument],
    preparation: Preparation,
) -> None:
    """Write analyses, heads and passages, which `preparation` has, one document at a time."""
    LineFile.write(directory / ANALYSES, map(preparation.analysis_json, documents))
    write_heads(directory, [document.cut.head for document in documents])
    PairIndex.build(map(key_of_text, written_texts(directory))).write(directory / PAIRS)
    cut = (_passages().dump_json(preparation.passages(document)) for document in documents)
    LineFile.write(directory / PASSAGES, cut)


class Supplement(Protocol):
    """What a higher layer keeps in the directory of a build, made of its programs."""

    @property
    def version(self) -> str:
        """What it is written by; where that changes, a build is made anew."""

    def write(self, directory: Path, programs: Sequence[Program]) -> None:
        """Write its files."""


def write_catalog(directory: Path, documents: Sequence[PreparedDocument]) -> tuple[Program, ...]:
    """Join the programs of documents; what they are joined to.

    Those that a person has reviewed come first: they name the programs. Which passages a program
    has is written as well.
    """
    reviewed_first = sorted(documents, key=lambda d: not d.cut.head.reviewed)
    programs, renaming = merge_programs([(d.source.id, d.cut.programs) for d in reviewed_first])
    catalog = JoinedPrograms(programs, renaming)
    (directory / CATALOG).write_bytes(_joined().dump_json(catalog))
    own = ((d.source.id, ids) for d in documents for ids in d.indexed.programs)
    owners = Owners.of_ids((i, _renamed_ids(ids, renaming.get(i, {}))) for i, ids in own)
    (directory / OWNERS).write_bytes(_owners().dump_json(owners))
    return programs


def written_passages(directory: Path, documents: Sequence[PreparedDocument]) -> Sequence[Passage]:
    """The passages of a build that is being made, which stay in their file."""
    counts = {document.source.id: document.cut.counts.passages for document in documents}
    return _stored_passages(directory, counts, {})


def write_retrieval(directory: Path, rows: Rows, late: LateIndex, engine: VectorEngine) -> None:
    """Index the passages of a build."""
    write_indexes(directory / RETRIEVAL, rows, late, engine)


def read_retrieval(
    directory: Path,
    passages: Sequence[Passage],
    encoder: Encoder,
    engine: VectorEngine,
    reranker: Reranker | None = None,
) -> Retriever:
    """Read what `write_retrieval` wrote."""
    folder, words = directory / RETRIEVAL, word_encoder(encoder)
    return Retriever.read(folder, passages, encoder, engine, reranker, words=words)


def vectors_of(directory: Path) -> Path:
    """Where the vector engine writes in a build's directory."""
    return vectors_in(directory / RETRIEVAL)


def word_encoder(encoder: Encoder) -> StaticEncoder:
    """The encoder of the late leg: this one where its vectors are those of words."""
    return encoder if isinstance(encoder, StaticEncoder) else bundled_encoder()


def file_sums(directory: Path) -> dict[str, FileSum]:
    """Size and checksums of every file of a build but its manifest."""
    return {
        path.relative_to(directory).as_posix(): FileSum(
            path.stat().st_size, sha256_of(path), crc32_of(path)
        )
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def verify_files(directory: Path, manifest: Manifest, *, thoroughly: bool = True) -> None:
    """Compare every file with its checksum, `thoroughly` the SHA-256 and else the CRC.

    Raises IncompatibleBuild for the first that differs. Files are summed at the same time.
    """

    def differs(name: str, expected: FileSum) -> str | None:
        path = directory / name
        if not path.is_file():
            return f"its file {name} is missing"
        try:
            intact = path.stat().st_size == expected.size and (
                sha256_of(path) == expected.sha256
                if thoroughly
                else crc32_of(path) == expected.crc32
            )
        except OSError as error:
            return f"its file {name} cannot be read: {error}"
        return None if intact else f"its file {name} is damaged"

    with ThreadPoolExecutor(_SUMMED_AT_ONCE) as threads:
        for reason in threads.map(differs, manifest.files, manifest.files.values()):
            if reason:
                raise damaged(manifest.version, reason)


def load_build(
    directory: Path,
    manifest: Manifest,
    encoder: Encoder,
    engine: VectorEngine,
    reranker: Reranker | None = None,
) -> LoadedBuild:
    """Read a build whose files have been verified."""
    catalog = _joined().validate_json((directory / CATALOG).read_bytes())
    counts = {entry.id: entry.counts.passages for entry in manifest.documents}
    passages = _stored_passages(directory, counts, catalog.renaming)
    return LoadedBuild(
        manifest=manifest,
        analyses=StoredAnalyses(directory, manifest, catalog.renaming),
        programs=catalog.programs,
        passages=passages,
        retriever=read_retrieval(directory, passages, encoder, engine, reranker),
        directory=directory,
    )


def _stored_passages(
    directory: Path, counts: Mapping[str, int], renaming: Mapping[str, Mapping[str, str]]
) -> StoredPassages:
    def read(document_id: str, line: bytes) -> tuple[Passage, ...]:
        own = renaming.get(document_id, {})
        return tuple(_renamed(p, own) for p in _passages().validate_json(line))

    return StoredPassages(LineFile(directory / PASSAGES), counts, read)


def _renamed(passage: Passage, renaming: Mapping[str, str]) -> Passage:
    ids = _renamed_ids(passage.program_ids, renaming)
    return passage if ids is passage.program_ids else replace(passage, program_ids=ids)


def _renamed_ids(ids: tuple[str, ...], renaming: Mapping[str, str]) -> tuple[str, ...]:
    renamed = any(i in renaming for i in ids)
    return tuple(renaming.get(i, i) for i in ids) if renamed else ids


@cache
def _owners() -> TypeAdapter[Owners]:
    return TypeAdapter(Owners)


@cache
def _joined() -> TypeAdapter[JoinedPrograms]:
    return TypeAdapter(JoinedPrograms)


@cache
def _passages() -> TypeAdapter[tuple[Passage, ...]]:
    return TypeAdapter(tuple[Passage, ...])
