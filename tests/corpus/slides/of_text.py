"""What figures a made-up text has."""

from __future__ import annotations

from corpus.document import Document
from corpus.extraction import extract_figures
from corpus.facts.row import FigureRow, Measure

MILLION, HUNDRED_MILLION = 10**6, 10**8


def document_of(text: str, year: int | None = None) -> Document:
    return Document(
        id="d",
        title="d",
        filename="d.txt",
        media_type="text/plain",
        sha256="0",
        text=text,
        fiscal_year=year,
    )


def rows_of(text: str, year: int | None = None) -> list[FigureRow]:
    found = extract_figures(document_of(text, year)).rows
    assert all(row.original in text[row.start : row.end] for row in found)
    return list(found)


def figures_of(text: str, year: int | None = None) -> set[tuple[str, str, int | None, int]]:
    return {
        (r.program, r.measure.value, r.fiscal_year, r.amount)
        for r in rows_of(text, year)
        if r.measure is not Measure.DIFFERENCE
    }
