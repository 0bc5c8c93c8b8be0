"""The analyses of a build, which stay in their file until a document is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar, overload

from pydantic import TypeAdapter, ValidationError

from corpus.analysed import Analysis
from corpus.facts.row import FigureRow
from corpus.ondemand import OnDemand
from corpus.uncollected import without_collection
from index.build.builds.manifest import Manifest, damaged
from index.build.builds.merging import Renaming, rename_head, rename_programs, rename_rows
from index.build.builds.stored import DOCUMENTS_KEPT, LineFile
from index.build.prepared.documents import analyses
from index.head import DocumentHead

ANALYSES = "analyses.jsonl"
HEADS = "heads.json"
Part = TypeVar("Part")


def write_heads(directory: Path, heads: Sequence[DocumentHead]) -> None:
    """Write the heads of the documents of a build, in their order."""
    (directory / HEADS).write_bytes(_heads().dump_json(tuple(heads)))


def written_texts(directory: Path) -> Iterator[str]:
    """The texts of the documents of a build that is being made, in their order."""
    lines = LineFile(directory / ANALYSES)
    return (_texts().validate_json(lines[at]).document.text for at in range(len(lines)))


class AllRows(Sequence[FigureRow]):
    """The rows of all documents in order, all read where one is asked for."""

    def __init__(self, rows: Mapping[str, Sequence[FigureRow]], size: int) -> None:
        self._rows = rows
        self._size = size

    @cached_property
    def _all(self) -> tuple[FigureRow, ...]:
        return tuple(chain.from_iterable(self._rows.values()))

    @overload
    def __getitem__(self, at: int) -> FigureRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[FigureRow]: ...
    def __getitem__(self, at: int | slice) -> FigureRow | Sequence[FigureRow]:
        return self._all[at]

    def __iter__(self) -> Iterator[FigureRow]:
        return iter(self._all)

    def __len__(self) -> int:
        return self._size


class StoredAnalyses(OnDemand[Analysis]):
    """The analyses of a build by document, one line of a file each, with the catalog's programs.

    `heads`, `texts` and `figures` by document are had without reading the rest of it where there
    are more documents than are kept.
    """

    def __init__(
        self, directory: Path, manifest: Manifest, renaming: Mapping[str, Renaming]
    ) -> None:
        """`renaming` has the ids of programs that are others in the catalog, by document."""
        ids = [entry.id for entry in manifest.documents]
        self._path = directory / ANALYSES
        self._version = manifest.version
        self._lines = LineFile(self._path)
        self._at = {document_id: at for at, document_id in enumerate(ids)}
        self._renaming = renaming
        super().__init__(ids, self._analysis, DOCUMENTS_KEPT)
        self._all_kept = len(ids) <= DOCUMENTS_KEPT  # then a part is read with the whole, once
        self.texts = OnDemand(ids, self._text, DOCUMENTS_KEPT)
        self.figures = OnDemand(ids, self._figures)

    @cached_property
    def heads(self) -> Mapping[str, DocumentHead]:
        """What is asked of every document."""
        found = _heads().validate_json(self._path.with_name(HEADS).read_bytes())
        own = self._renaming
        return {
            i: rename_head(head, own[i]) if i in own else head
            for i, head in zip(self, found, strict=True)
        }

    def _analysis(self, document_id: str) -> Analysis:
        own = self._renaming.get(document_id, {})
        return rename_programs(self._parsed(document_id, analyses()), own)

    def _text(self, document_id: str) -> str:
        if self._all_kept:
            return self[document_id].document.text
        return self._parsed(document_id, _texts()).document.text

    def _figures(self, document_id: str) -> tuple[FigureRow, ...]:
        if self._all_kept:
            return self[document_id].figures
        own = self._renaming.get(document_id, {})
        return rename_rows(self._parsed(document_id, _rows()).figures, own)

    def _parsed(self, document_id: str, shape: TypeAdapter[Part]) -> Part:
        try:
            with without_collection():
                return shape.validate_json(self._lines[self._at[document_id]])
        except ValidationError:
            raise damaged(
                self._version, f"{document_id!r} in its file {ANALYSES} is damaged"
            ) from None


@dataclass(frozen=True, slots=True)
class _Rows:
    """The part of an analysis that is its table."""

    figures: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Texts:
    """The part of an analysis that is its text."""

    document: _Text


@cache
def _rows() -> TypeAdapter[_Rows]:
    return TypeAdapter(_Rows)


@cache
def _texts() -> TypeAdapter[_Texts]:
    return TypeAdapter(_Texts)


@cache
def _heads() -> TypeAdapter[tuple[DocumentHead, ...]]:
    return TypeAdapter(tuple[DocumentHead, ...])
