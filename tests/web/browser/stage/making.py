"""Makes answers of rows: their figures, and citations that stand in the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.model import Answer, Citation, Figure, Timings
from corpus.analysed import Analysis
from corpus.facts import FigureRow, Trust
from tests.web.browser.stage.documents import STEM


@dataclass
class AnswerMaker:
    """Answers over documents that were read, by the build that it names."""

    analyses: Mapping[str, Analysis]
    version: str = "20260401T000000-browser"

    def row(self, program: str, measure: str, scope: str | None = None) -> FigureRow:
        return next(
            r
            for r in self.analyses[STEM].figures
            if r.program_id == program and r.measure == measure and r.scope == scope
        )

    def figure(self, row: FigureRow, number: int, **change: Any) -> Figure:
        values = {
            "fiscal_year": row.fiscal_year,
            "amount": row.amount,
            "display": row.original,
            "original": change.get("display", row.original),
        } | change
        year = values["fiscal_year"]
        return Figure(
            program=row.program,
            label=row.label,
            measure=str(row.measure),
            fiscal_year_label=f"令和{year - 2018}年度" if year else None,
            currency=row.currency,
            scope=row.scope,
            derived=False,
            formula=None,
            reviewed=row.trust == Trust.REVIEWED,
            citation=number,
            **values,
        )

    def answer_of(
        self,
        text: str,
        rows: Sequence[FigureRow],
        *,
        status: Any = "answered",
        figures: Sequence[Figure] | None = None,
        extra: Sequence[Figure] = (),
        suggestions: tuple[str, ...] = (),
        language: Any = "ja",
    ) -> Answer:
        if figures is None:
            figures = [self.figure(row, n) for n, row in enumerate(rows, 1)]
        return Answer(
            status=status,
            answer=text,
            language=language,
            figures=(*figures, *extra),
            citations=tuple(self.citation(row, n) for n, row in enumerate(rows, 1)),
            passages=(),
            suggestions=suggestions,
            confidence=0.9,
            index_version=self.version,
            timings_ms=Timings(0.4, 1.8, 0.9, 3.1),
            documents_sha256={
                r.document_id: self.analyses[r.document_id].document.sha256 for r in rows
            },
        )

    def citation(self, row: FigureRow, number: int) -> Citation:
        document = self.analyses[row.document_id].document
        return Citation(
            number,
            document.id,
            document.title,
            row.page,
            row.start,
            row.end,
            document.line_at(row.start),
            document.line_at(row.end - 1),
            document.text[row.start : row.end],
        )
