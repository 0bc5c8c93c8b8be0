"""The year that a sheet of a workbook is called by: 「R7」, 「2026」."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Document
from corpus.tables.around.titled import Titled
from corpus.text.years import find_head_years


def sheet_year(document: Document, number: int | None) -> int | None:
    """The year that the name of a sheet is and no more; a number printed on a page is none."""
    page = next((p for p in document.pages if p.number == number), None)
    name = (page and page.label) or ""
    if page is None or not name or not document.text.startswith(name, page.start):
        return None
    years = find_head_years(name)
    return years[0].year if len(years) == 1 and years[0].original == name.strip() else None


def on_sheet(titled: Titled, own: Titled, document: Document, number: int | None) -> Titled:
    """What all titles of a table name, of the year of its sheet where its `own` name none."""
    year = sheet_year(document, number) if own.year is None else None
    return titled if year is None else replace(titled, year=year)
