"""Extraction: every figure of a document that its layout proves, and a list of what it does not.

Each kind of layout has its reader: tables, flattened tables, pages with headlines and items. What
they settle become rows; what is ambiguous goes to the review list with its candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document, Table
from corpus.facts.row import Candidate, FigureRow, ReviewItem, Trust
from corpus.figures.accounts import read_accounts
from corpus.figures.breakdowns import read_breakdowns
from corpus.figures.flattened import read_flattened
from corpus.figures.frame import Frame, read_frame
from corpus.figures.labels import YEARLY
from corpus.figures.layout import Line, group_by_page, join_rows, outside, read_lines
from corpus.figures.notes import read_notes
from corpus.figures.reading import Findings, Pending, Reading, Registry, open_item, to_row
from corpus.figures.reconcile import reconcile
from corpus.figures.ruled_text import find_ruled_text
from corpus.figures.sheets import split_sheets
from corpus.figures.slides import PageFigures, PageReader
from corpus.figures.tables import TableReader
from corpus.figures.text_tables import read_text_tables
from corpus.figures.titled import title_program
from corpus.figures.unruled import find_unruled, split_columns
from corpus.programs.program import Program
from corpus.statements.add import add_statements


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gives: rows, open readings, and all programs, the new ones included."""

    rows: tuple[FigureRow, ...]
    review: tuple[ReviewItem, ...]
    programs: tuple[Program, ...]


def extract_figures(
    document: Document,
    programs: Iterable[Program] = (),
) -> Extraction:
    """The figures of a document. `programs` are those already known in it."""
    registry = Registry(document, programs)
    findings = Findings()
    frame = read_frame(document)
    lines = _read_tables(document, findings, frame)
    findings.extend(read_flattened(document))
    _read_pages(document, lines, frame, registry, findings)
    add_statements(document, lines, findings)
    findings.readings.extend(list(read_notes(document, findings.readings)))
    findings.readings.extend(list(read_breakdowns(lines, findings.readings)))
    rows = [to_row(document, registry, r) for r in _once(findings.readings, registry)]
    return Extraction(tuple(rows), tuple(findings.review), registry.programs())


def _read_pages(
    document: Document,
    lines: Sequence[Line],
    frame: Frame,
    registry: Registry,
    findings: Findings,
) -> None:
    """Headlines and items of all pages; pages with open groups are reconciled with the others."""
    joined = join_rows(document, lines)
    pages = [PageReader(page, frame).read() for page in split_sheets(joined)]
    pages = _of_title(document, pages)
    for page in pages:
        findings.readings.extend(page.readings)
        findings.review.extend(_mixed(document, r) for r in page.mixed)
        findings.review.extend(_unsaid(document, r) for r in page.unsaid)
    for i, page in enumerate(pages):
        if not page.pending:
            continue
        details = [r for j, other in enumerate(pages) if j != i for r in other.readings]
        done = reconcile(page, details, registry)
        findings.readings.extend(done.readings)
        for group, candidates in done.open:
            findings.review.extend(_open(document, group, candidates))


def _of_title(document: Document, pages: Sequence[PageFigures]) -> list[PageFigures]:
    """The pages, the one budget that no page gives a program named by the document's title."""
    budgets = [r for page in pages for r in page.readings if r.measure in YEARLY]
    open_groups = [group for page in pages for group in page.pending]
    title = title_program(document) if len(open_groups) == 1 and not budgets else None
    if title is None:
        return list(pages)
    named = tuple(replace(r, program=title) for r in open_groups[0].readings)
    return [
        replace(p, readings=(*p.readings, *named), pending=()) if p.pending else p for p in pages
    ]


def _read_tables(document: Document, findings: Findings, frame: Frame) -> list[Line]:
    """Read all tables, ruled or not, and return the lines outside those that gave figures."""
    lines = _read_ruled(document, findings, frame)
    rest = outside(lines, [(t.start, t.end) for t in document.tables])
    boxed = any(line.box for line in rest)
    used: list[tuple[int, int]] = []
    if not boxed:
        readings, used = read_accounts(rest, frame.own)
        findings.readings.extend(readings)
        tables = list(find_ruled_text(outside(rest, used)))
        used += _read_found(document, tables, findings, frame)
    used += _read_unruled(document, outside(rest, used), findings, frame, boxed=boxed)
    if not boxed:
        used += read_text_tables(document, outside(rest, used), frame, findings)
    return list(outside(lines, used))


def _read_ruled(document: Document, findings: Findings, frame: Frame) -> Sequence[Line]:
    """Read the document's tables and return the lines outside those that gave figures."""
    used: list[tuple[int, int]] = []
    reader: TableReader | None = None
    own = frame.own
    for table in document.tables:
        reader = TableReader(document, table, frame.year, reader, own)
        found = reader.read()
        if own and any(r.program == own.whole for r in found.readings):
            own = None  # the totals of later tables are of something else
        findings.extend(found)
        if found.readings:
            used.append((table.start, table.end))
    return outside(read_lines(document), used)


def _read_unruled(
    document: Document, lines: Sequence[Line], findings: Findings, frame: Frame, *, boxed: bool
) -> list[tuple[int, int]]:
    """Read the tables that the places of lines show, and return the ranges of their cells."""
    placed = lines if boxed else split_columns(document, lines)
    tables = (table for page in group_by_page(placed) for table in find_unruled(page))
    return _read_found(document, tables, findings, frame)


def _read_found(
    document: Document, tables: Iterable[Table], findings: Findings, frame: Frame
) -> list[tuple[int, int]]:
    """Read tables that were found in lines, and return the ranges of those that gave figures."""
    used: list[tuple[int, int]] = []
    for table in tables:
        found = TableReader(document, table, frame.year).read()
        if found.readings:
            findings.extend(found)
            used.extend((cell.start, cell.end) for cell in table.cells)
    return used


def _open(document: Document, group: Pending, candidates: Sequence[str]) -> Iterable[ReviewItem]:
    reason = "the page does not say which program this amount belongs to"
    for reading in group.readings:
        yield open_item(
            document,
            reason,
            (reading.start, reading.end),
            reading.original,
            measure=reading.measure,
            year=reading.year,
            currency=reading.currency,
            scope=reading.scope,
            candidates=[Candidate(n, reading.amount, "named on the page") for n in candidates],
        )


def _mixed(document: Document, reading: Reading) -> ReviewItem:
    """A sum of two budgets: which measure and year it counts for is for a person to say."""
    reason = "the amount is the sum of two budgets"
    candidates = [Candidate(reading.program, reading.amount, "the page's program")]
    return open_item(
        document,
        reason,
        (reading.start, reading.end),
        reading.original,
        currency=reading.currency,
        candidates=candidates if reading.program else (),
    )


def _unsaid(document: Document, reading: Reading) -> ReviewItem:
    """An amount in brackets: most likely last year's budget, but it may be a part of this one."""
    return open_item(
        document,
        "the document does not say what amounts in brackets are",
        (reading.start, reading.end),
        reading.original,
        measure=reading.measure,
        year=reading.year,
        currency=reading.currency,
        candidates=[Candidate(reading.program, reading.amount, "the budget of the year before")],
    )


def _once(readings: Sequence[Reading], registry: Registry) -> list[Reading]:
    """Each statement once; said twice at different places, it is confirmed."""
    kept: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        program = registry.resolve(reading.program).id
        key = (program, reading.measure, reading.year, reading.amount, reading.scope)
        if key not in kept:
            kept[key] = reading
        elif kept[key].start != reading.start:
            kept[key] = replace(kept[key], trust=Trust.CONFIRMED)
    return sorted(kept.values(), key=lambda r: r.start)
