"""The files of a build directory: how they are written, and read into one value.

manifest.json     what the build was made of, and the checksum of every other file
analyses.jsonl    one analysed document a line, in the manifest's order
passages.jsonl    the passages of one document a line, in the same order
catalog.json      the programs of all documents, and what each document calls them
owners.json       the passages of each program and each document, by position
retrieval/        vectors and lexical index, by position of the passage
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from operator import itemgetter
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter

from corpus.analysed import Analysis
from corpus.facts.row import FigureRow, Trust
from corpus.programs.program import Program
from corpus.values.value import LabelledValue
from index.build.builds.manifest import FileSum, Manifest, damaged
from index.build.builds.merging import merge_programs, rename_programs
from index.build.builds.stored import LineFile, StoredPassages
from index.build.files import sha256_of
from index.build.prepared.documents import PreparedDocument, analyses
from index.encoding import Encoder, Reranker, StaticEncoder, bundled_encoder
from index.owners import Owners
from index.passage import Passage
from index.retrieval import LateIndex, Retriever, write_indexes
from index.retrieval.indexes import vectors_in
from index.vectors import Rows, VectorEngine

MANIFEST = "manifest.json"
ANALYSES = "analyses.jsonl"
PASSAGES = "passages.jsonl"
CATALOG = "catalog.json"
OWNERS = "owners.json"
RETRIEVAL = "retrieval"


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
    def figures(self) -> tuple[FigureRow, ...]:
        return tuple(row for analysis in self.analyses.values() for row in analysis.figures)

    @cached_property
    def values(self) -> tuple[LabelledValue, ...]:
        return tuple(value for analysis in self.analyses.values() for value in analysis.values)


def write_documents(
    directory: Path,
    documents: Sequence[PreparedDocument],
    analysis_json: Callable[[PreparedDocument], bytes],
) -> None:
    """Write analyses and passages."""
    with (directory / ANALYSES).open("wb") as analysed:
        for document in documents:
            analysed.write(analysis_json(document) + b"\n")
    cut = (_passages().dump_json(document.cut.passages) for document in documents)
    LineFile.write(directory / PASSAGES, cut)


class Supplement(Protocol):
    """What a higher layer keeps in the directory of a build, made of its programs."""

    @property
    def version(self) -> str:
        """What it is written by; where that changes, a build is made anew."""

    def write(self, directory: Path, programs: Sequence[Program]) -> None:
        """Write its files."""


def write_catalog(directory: Path, passages: Sequence[Passage]) -> tuple[Program, ...]:
    """Join the programs of the documents that were written; what they are joined to.

    `passages` are those of the build: which of them a program has is written as well.
    """
    found = [(_unreviewed(a), (a.document.id, a.programs)) for a in _analyses(directory)]
    found.sort(key=itemgetter(0))
    programs, renaming = merge_programs([own for _, own in found])
    catalog = JoinedPrograms(programs, renaming)
    (directory / CATALOG).write_bytes(_joined().dump_json(catalog))
    owners = Owners.of(_renamed(p, renaming.get(p.document_id, {})) for p in passages)
    (directory / OWNERS).write_bytes(_owners().dump_json(owners))
    return programs


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
    """Size and checksum of every file of a build but its manifest."""
    return {
        path.relative_to(directory).as_posix(): FileSum(path.stat().st_size, sha256_of(path))
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def verify_files(directory: Path, manifest: Manifest) -> None:
    """Compare every file with its checksum; raise IncompatibleBuild for the first that differs."""
    for name, expected in manifest.files.items():
        path = directory / name
        if not path.is_file():
            raise damaged(manifest.version, f"its file {name} is missing")
        try:
            intact = path.stat().st_size == expected.size and sha256_of(path) == expected.sha256
        except OSError as error:
            raise damaged(manifest.version, f"its file {name} cannot be read: {error}") from None
        if not intact:
            raise damaged(manifest.version, f"its file {name} is damaged")


def load_build(
    directory: Path,
    manifest: Manifest,
    encoder: Encoder,
    engine: VectorEngine,
    reranker: Reranker | None = None,
) -> LoadedBuild:
    """Read a build whose files have been verified."""
    catalog = _joined().validate_json((directory / CATALOG).read_bytes())
    renaming = catalog.renaming
    renamed = (rename_programs(a, renaming.get(a.document.id, {})) for a in _analyses(directory))
    passages = _stored_passages(directory, manifest, renaming)
    return LoadedBuild(
        manifest=manifest,
        analyses={a.document.id: a for a in renamed},
        programs=catalog.programs,
        passages=passages,
        retriever=read_retrieval(directory, passages, encoder, engine, reranker),
        directory=directory,
    )


def _stored_passages(
    directory: Path, manifest: Manifest, renaming: Mapping[str, Mapping[str, str]]
) -> StoredPassages:
    def read(document_id: str, line: bytes) -> tuple[Passage, ...]:
        own = renaming.get(document_id, {})
        return tuple(_renamed(p, own) for p in _passages().validate_json(line))

    counts = {entry.id: entry.counts.passages for entry in manifest.documents}
    return StoredPassages(LineFile(directory / PASSAGES), counts, read)


def _unreviewed(analysis: Analysis) -> bool:
    """Sorts documents that a person has reviewed to the front: they name the programs."""
    return not any(row.trust is Trust.REVIEWED for row in analysis.figures)


def _renamed(passage: Passage, renaming: Mapping[str, str]) -> Passage:
    if not any(i in renaming for i in passage.program_ids):
        return passage
    return replace(passage, program_ids=tuple(renaming.get(i, i) for i in passage.program_ids))


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file


def _analyses(directory: Path) -> Iterator[Analysis]:
    return map(analyses().validate_json, _lines(directory / ANALYSES))


@cache
def _owners() -> TypeAdapter[Owners]:
    return TypeAdapter(Owners)


@cache
def _joined() -> TypeAdapter[JoinedPrograms]:
    return TypeAdapter(JoinedPrograms)


@cache
def _passages() -> TypeAdapter[tuple[Passage, ...]]:
    return TypeAdapter(tuple[Passage, ...])
