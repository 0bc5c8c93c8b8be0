"""The build in service, as the web layer sees it: one immutable value that a request holds.

A request takes the edition once and uses nothing else, so that whatever it returns (answer,
text, rows) belongs to the same build, also while the service swaps to the next one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Protocol

from assistant.model import Answer, Turn
from corpus.analysed import Analysis
from corpus.document import Document
from corpus.errors import NotFound
from corpus.facts import FigureRow, ReviewItem
from corpus.ondemand import OnDemand
from corpus.programs import Program

AskedLanguage = Literal["auto", "ja", "en"]


class Answers(Protocol):
    """Whatever answers questions over one build."""

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: AskedLanguage = "auto",
        documents: Sequence[str] | None = None,
        top_k: int = 5,
    ) -> Answer: ...


class Originals(Protocol):
    """Finds the file that a document was read from; None where it is gone."""

    def __call__(self, document: Document) -> Path | None: ...


@dataclass(frozen=True, slots=True)
class UnbuiltFile:
    """A file of the corpus that is not in the build, and why."""

    filename: str
    reason: str


@dataclass(frozen=True)
class Edition:
    """A build and the assistant over it. `built_at` is ISO 8601 in UTC."""

    version: str
    built_at: str
    embedding_model: str
    dimension: int
    chunks: int
    answers: Answers
    analyses: Mapping[str, Analysis]
    programs: tuple[Program, ...]
    figures: Sequence[FigureRow]
    indexed_at: Mapping[str, str]
    original: Originals
    left_out: tuple[UnbuiltFile, ...] = ()

    def document(self, document_id: str) -> Document:
        """The document with this id; raises NotFound."""
        return self.analysis(document_id).document

    def analysis(self, document_id: str) -> Analysis:
        """Everything known of one document; raises NotFound."""
        found = self.analyses.get(document_id)
        if found is None:
            raise NotFound(
                f"There is no document {document_id!r}; GET /api/documents lists those there are."
            )
        return found

    @cached_property
    def entries(self) -> Mapping[str, dict[str, Any]]:
        """What is told of each document in a list of all; read once."""
        return {i: self._entry(analysis) for i, analysis in self.analyses.items()}

    def _entry(self, analysis: Analysis) -> dict[str, Any]:
        document = analysis.document
        return {
            "id": document.id,
            "title": document.title,
            "filename": document.filename,
            "media_type": document.media_type,
            "pages": len(document.pages),
            "characters": len(document.text),
            "sha256": document.sha256,
            "indexed_at": self.indexed_at.get(document.id, self.built_at),
            "figures": len(analysis.figures),
            "source_url": document.source_url,
            "publisher": document.publisher,
            "fiscal_year": document.fiscal_year,
            "language": document.language,
            "source": document.source,
            "review": len(analysis.review),
            "coverage": analysis.coverage.to_json(),
            "warnings": list(document.warnings),
        }

    @cached_property
    def review(self) -> tuple[ReviewItem, ...]:
        """Ambiguous readings of all documents."""
        return tuple(item for analysis in self.analyses.values() for item in analysis.review)

    @cached_property
    def _line_starts(self) -> Mapping[str, list[int]]:
        return OnDemand(self.analyses, lambda i: _line_starts(self.document(i).text), keep=None)

    def lines(self, document_id: str, start: int, end: int) -> tuple[int, int]:
        """First and last line, from 1, of a range of a document."""
        starts = self._line_starts[document_id]
        return bisect_right(starts, start), bisect_right(starts, max(start, end - 1))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    while (found := text.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return starts
