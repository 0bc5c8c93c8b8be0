"""What the tools have shown the model in one turn, under the names that it may refer to.

F3 is a row of the table, F3-F1 a result that was computed, 2 a stretch of a document, P4 a
program. A reference to anything else does not exist, so a model can state no figure of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.model import Figure
from assistant.tools import Computed, Sources, Stretch
from corpus.facts import FigureRow
from corpus.programs import Program

SIGNS = {
    "difference": "{0}-{1}",
    "ratio": "{0}/{1}",
    "growth": "{0}/{1}-1",
    "share": "{0}%{1}",
}


@dataclass(slots=True)
class Exhibits:
    """Figures, results, stretches and programs by their handles, in the order they were shown."""

    sources: Sources
    figures: dict[str, FigureRow] = field(default_factory=dict)
    results: dict[str, Computed] = field(default_factory=dict)
    stretches: dict[int, Stretch] = field(default_factory=dict)
    programs: dict[str, Program] = field(default_factory=dict)

    def figure(self, row: FigureRow) -> str:
        """The handle of a row: F1, F2, …"""
        for handle, known in self.figures.items():
            if known.id == row.id and known == row:
                return handle
        handle = f"F{len(self.figures) + 1}"
        self.figures[handle] = row
        return handle

    def stretch(self, found: Stretch) -> int:
        """The number of a stretch of a document, as a citation is written."""
        for number, known in self.stretches.items():
            if known == found:
                return number
        number = len(self.stretches) + 1
        self.stretches[number] = found
        return number

    def program(self, program: Program) -> str:
        """The handle of a program: P1, P2, …"""
        for handle, known in self.programs.items():
            if known.id == program.id:
                return handle
        handle = f"P{len(self.programs) + 1}"
        self.programs[handle] = program
        return handle

    def result(self, computed: Computed) -> str:
        """The handle of a result, which says how it was computed: F3-F1, F1+F2."""
        handles = [self.figure(row) for row in computed.rows]
        if computed.operation == "sum":
            handle = "+".join(handles)
        elif computed.operation == "product":
            handle = f"{handles[0]}*{computed.factor}"
        else:
            handle = SIGNS[computed.operation].format(*handles)
        self.results[handle] = computed
        return handle

    def rows(self, handle: str) -> tuple[FigureRow, ...]:
        """The rows that a figure or a result states; none where there is no such handle."""
        if handle in self.figures:
            return (self.figures[handle],)
        return self.results[handle].rows if handle in self.results else ()

    def shown_figures(self, rows: Iterable[FigureRow]) -> list[dict[str, Any]]:
        """Rows as the model sees them, with what it needs to tell them apart."""
        return [self._shown(row) for row in rows]

    def shown_stretches(self, stretches: Iterable[Stretch]) -> list[dict[str, Any]]:
        """Stretches as the model sees them."""
        documents = self.sources.documents
        return [
            {
                "quote": self.stretch(s),
                "document": s.document_id,
                "title": documents[s.document_id].title,
                "page": s.page,
                "text": self.sources.text(s),
            }
            for s in stretches
        ]

    def shown_programs(self, programs: Sequence[Program]) -> list[dict[str, Any]]:
        """Programs as the model sees them."""
        return [
            {
                "ref": self.program(p),
                "id": p.id,
                "name": p.name,
                "name_en": p.name_en,
                "aliases": list(p.aliases),
                "part_of": p.parent,
            }
            for p in programs
        ]

    def _shown(self, row: FigureRow) -> dict[str, Any]:
        shown = {
            "ref": self.figure(row),
            "program": row.program_id,
            "name": row.program,
            "measure": row.measure.value,
            "label": row.label,
            "fiscal_year": row.fiscal_year,
            "amount": row.original,
            "scope": row.scope,
            "approximate": row.approximate,
            "note": row.note,
            "trust": row.trust.value,
        }
        return {k: v for k, v in shown.items() if v is not None}


def rows_of(figure: Figure, sources: Sources) -> list[FigureRow]:
    """The rows of the table that a figure of an answer states; none of what was computed."""
    stated = (figure.program, figure.fiscal_year, figure.scope, figure.measure, figure.amount)
    return [
        row
        for row in sources.figures
        if not figure.derived
        and (row.program, row.fiscal_year, row.scope, row.measure.value, row.amount) == stated
    ]
