"""What the tools look into: the documents, rows and programs of one build, or some of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.tools.budget import BudgetQuery, select
from corpus.document import Document
from corpus.errors import NotFound
from corpus.facts import FigureRow
from corpus.programs import Program

LONGEST_PAGE = 4000  # characters of a stretch: documents without pages are read in such pieces


@dataclass(frozen=True, slots=True)
class Stretch:
    """`document.text[start:end]`: what was found or read."""

    document_id: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents that may be looked into, with what they hold.

    `search(query, top_k)` gives the best stretches of them first.
    """

    documents: Mapping[str, Document]
    programs: Sequence[Program]
    figures: Sequence[FigureRow]
    search: Callable[[str, int], Sequence[Stretch]]

    def text(self, stretch: Stretch) -> str:
        """The characters of a stretch."""
        return self.documents[stretch.document_id].text[stretch.start : stretch.end]

    def query_budget(self, query: BudgetQuery) -> list[FigureRow]:
        """Rows that a query lets through; raises InvalidInput, NotFound."""
        if query.document is not None:
            self._document(query.document)
        return select(self.figures, self.programs, self.documents, query)

    def read_page(self, document_id: str, page: int) -> Stretch:
        """One page, counted from 1; raises NotFound.

        A document without pages is read in stretches of equal length.
        """
        document = self._document(document_id)
        if document.pages:
            for found in document.pages:
                if found.number == page:
                    return Stretch(document_id, found.start, found.end, page)
        elif page > 0 and (page - 1) * LONGEST_PAGE < max(1, len(document.text)):
            start = (page - 1) * LONGEST_PAGE
            return Stretch(document_id, start, min(len(document.text), start + LONGEST_PAGE), None)
        raise NotFound(f"Document {document_id!r} has no page {page}.")

    def _document(self, document_id: str) -> Document:
        found = self.documents.get(document_id)
        if found is None:
            raise NotFound(f"There is no document {document_id[:100]!r} to look into.")
        return found
