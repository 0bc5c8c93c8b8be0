"""Extraction: every figure of a document that it proves, and a list of what it does not.

Tables first, then what the text around them states. What they settle become rows; what is
ambiguous goes to the review list with its candidates; what is neither is counted by its reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from corpus.document import Document
from corpus.facts.coverage import Coverage
from corpus.facts.examples import without_examples
from corpus.facts.reading import FigureReading, Findings, Pending, open_item, open_reading, to_row
from corpus.facts.row import Candidate, FigureRow, ReviewItem, Trust
from corpus.facts.settle import settle_programs, settle_readings
from corpus.facts.wholes import with_wholes
from corpus.layout.lines import PlacedLine, join_rows, outside, read_lines
from corpus.programs.program import Program
from corpus.programs.registry import Registry
from corpus.programs.titled import title_program
from corpus.projects import add_projects
from corpus.projects.bare import numbered_lines
from corpus.shares import add_shares, find_shares, parts_of
from corpus.slides.breakdowns import read_breakdowns
from corpus.slides.frame import DocumentFrame, read_frame
from corpus.slides.labels import YEARLY
from corpus.slides.notes import read_notes
from corpus.slides.reconcile import reconcile
from corpus.slides.sheets import split_sheets
from corpus.slides.slides import PageFigures, PageReader
from corpus.statements.add import add_statements
from corpus.tables.choose import read_tables
from corpus.tables.grid import IN_LINES, Grid
from corpus.tables.limits import add_limits
from corpus.tables.limits.amounts import is_least
from corpus.tables.reading import TableReading
from corpus.tables.values import NO_BUDGET
from corpus.text.amounts import find_amounts
from corpus.text.cells import parse_cell
from corpus.text.dollars import DEFAULT as DOLLAR
from corpus.text.dollars import dollar_of, marks_us_dollars

_DIGIT = re.compile(r"\d")
WHICH_DOLLAR = "the document does not say of which country its dollars are"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gives: rows, open readings, and all programs, the new ones included.

    `tables` are those that stand in its lines and not in its format.
    """

    rows: tuple[FigureRow, ...]
    review: tuple[ReviewItem, ...]
    programs: tuple[Program, ...]
    coverage: Coverage = Coverage()  # noqa: RUF009 (it is frozen)
    tables: tuple[Grid, ...] = ()


def extract_figures(
    document: Document,
    programs: Iterable[Program] = (),
) -> Extraction:
    """The figures of a document. `programs` are those already known in it."""
    registry = Registry(document, programs)
    findings = Findings()
    all_lines = read_lines(document)
    found = read_tables(document, all_lines)
    tables = [table for table in found if not table.open]
    left: Counter[str] = Counter()
    for table in tables:
        findings.readings.extend(table.readings)
        findings.review.extend(table.review)
        left.update(table.left)
    add_limits(document, all_lines, findings)
    findings.readings = without_examples(document.text, findings.readings)
    findings = settle_readings(document, findings)
    used = [span for t in tables for span in _spans(document.text, t.grid)]
    lines = outside(all_lines, used)
    shares = list(find_shares(lines))
    lines = outside(lines, parts_of(shares))
    if lines:
        _read_pages(document, lines, read_frame(document), registry, findings)
    findings = add_statements(document, lines, findings)
    findings = add_projects(document, lines, findings)
    findings = add_shares(document, shares, findings)
    findings.readings.extend(list(read_notes(document, findings.readings)))
    findings.readings.extend(list(read_breakdowns(lines, findings.readings)))
    for table in _open_tables(found, findings.readings):
        findings.review.extend(table.review)
        left.update(table.left)
        used.append((table.grid.start, table.grid.end))
    findings.readings = without_examples(document.text, findings.readings)
    floors = [r for r in findings.readings if is_least(r)]
    findings.readings = [r for r in findings.readings if r not in floors]
    left += Counter({NO_BUDGET: len(floors)})
    findings = settle_programs(document, findings, registry)
    findings = _in_own_dollars(document, registry, findings)
    rows = [to_row(document, registry, r) for r in findings.readings]
    rows = _unproven_where_recognised(document, rows)
    coverage = _coverage(
        document, all_lines, rows, findings.review, left=left, used=used, tables=tables
    )
    grids = tuple(t.grid for t in found if t.is_sure and t.grid.origin in IN_LINES)
    grids += tuple(grid for s in shares if (grid := s.grid))
    named = with_wholes(registry.programs(), _of_accounts(rows, grids))
    return Extraction(tuple(rows), tuple(findings.review), named, coverage, grids)


def _spans(text: str, grid: Grid) -> Iterator[tuple[int, int]]:
    """What of a text a table takes: between accounts with lines of their own stands prose."""
    if grid.origin != "budgets":
        yield grid.start, grid.end
        return
    for row in grid.rows:
        cells = [cell for cell in row if cell]
        last = text.find("\n\n", max(cell.end for cell in cells))
        yield min(cell.start for cell in cells), last if last >= 0 else len(text)


def _of_accounts(rows: Iterable[FigureRow], grids: Sequence[Grid]) -> Iterator[FigureRow]:
    """The rows of tables of accounts, 款 and 項, those of another than the general one left out."""
    spans = [(g.start, g.end) for g in grids if g.origin == "accounts" and not g.account]
    return (row for row in rows if any(start <= row.start < end for start, end in spans))


def _open_tables(
    tables: Sequence[TableReading], readings: Sequence[FigureReading]
) -> list[TableReading]:
    """Open tables of lines that nothing else has read either."""
    starts = [reading.start for reading in readings]
    return [t for t in tables if t.open and not any(t.grid.start <= s < t.grid.end for s in starts)]


def _unproven_where_recognised(document: Document, rows: Sequence[FigureRow]) -> list[FigureRow]:
    """Rows of pages that were recognised from pictures are never proven."""
    pages = {page.number for page in document.pages if page.machine_read}
    if not pages:
        return list(rows)
    return [
        replace(row, trust=Trust.EXTRACTED, proof=None) if row.page in pages else row
        for row in rows
    ]


def _in_own_dollars(document: Document, registry: Registry, findings: Findings) -> Findings:
    """The findings, "$" read as the dollar of the country whose paper it is; "US$" stays.

    Where the paper does not tell whose it is, readings wait for a person; programs stay known.
    """
    if not any(reading.currency == DOLLAR for reading in findings.readings):
        return findings
    code = dollar_of(f"{document.title}\n{document.text}", document.region)
    if code == DOLLAR:
        return findings
    own = Findings(review=list(findings.review))
    for reading in findings.readings:
        if reading.currency != DOLLAR or _is_marked(reading):
            own.readings.append(reading)
        elif code:
            own.readings.append(replace(reading, currency=code))
        else:
            name = registry.resolve(reading.program).name
            named = [Candidate(name, reading.amount, "in dollars of its country")]
            own.review.append(open_reading(document, WHICH_DOLLAR, reading, named))
    return own


def _is_marked(reading: FigureReading) -> bool:
    """Whether an amount or its head says itself that it is in US dollars."""
    return marks_us_dollars(reading.original) or marks_us_dollars(reading.label)


def _coverage(
    document: Document,
    lines: Sequence[PlacedLine],
    rows: Sequence[FigureRow],
    review: Sequence[ReviewItem],
    *,
    left: Counter[str],
    used: Sequence[tuple[int, int]],
    tables: Sequence[TableReading],
) -> Coverage:
    """Each amount of the document as a row, an open reading, or left for its reason."""
    confirmed = sum(row.trust is not Trust.EXTRACTED for row in rows)
    stated = [*((r.start, r.end) for r in rows), *((r.start, r.end) for r in review)]
    claimed = [*used, *stated]
    prose = len(outside([*_amounts_of(outside(lines, used))], claimed))
    counts = Counter(left)
    counts.update(_in_remarks(tables, stated))
    if prose:
        counts["stated in the text of no program and year"] += prose
    if bare := len(outside(numbered_lines(document, lines), claimed)):
        counts["a number below a unit, in no list that is understood"] += bare
    empty = [p.number for p in document.pages if not document.text[p.start : p.end].strip()]
    return Coverage(
        amounts=len(rows) + len(review) + counts.total(),
        confirmed=confirmed,
        extracted=len(rows) - confirmed,
        review=len(review),
        left=dict(counts),
        pages_unread=tuple(empty),
    )


def _in_remarks(
    tables: Sequence[TableReading], claimed: Sequence[tuple[int, int]]
) -> Iterator[str]:
    """A reason for each amount that a cell states among words, in a table with figures."""
    spans = sorted(claimed)
    starts = [start for start, _ in spans]
    ends = list(accumulate((end for _, end in spans), max))
    for table in tables:
        cells = {cell.start: cell for row in table.grid.rows for cell in row if cell}
        for cell in cells.values() if table.readings else ():
            before = bisect_left(starts, cell.end)
            free = before == 0 or ends[before - 1] <= cell.start
            if free and _DIGIT.search(cell.text) and parse_cell(cell.text) is None:
                yield from ("stated in a remark of a table" for _ in find_amounts(cell.text))


def _amounts_of(lines: Iterable[PlacedLine]) -> Iterator[PlacedLine]:
    """Each amount of the lines as a piece of its line."""
    for line in lines:
        for amount in find_amounts(line.text):
            start, end = line.start + amount.start, line.start + amount.end
            yield replace(line, text=amount.original, start=start, end=end)


def _read_pages(
    document: Document,
    lines: Sequence[PlacedLine],
    frame: DocumentFrame,
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


def _open(document: Document, group: Pending, candidates: Sequence[str]) -> Iterable[ReviewItem]:
    reason = "the page does not say which program this amount belongs to"
    for reading in group.readings:
        named = [Candidate(n, reading.amount, "named on the page") for n in candidates]
        yield open_reading(document, reason, reading, named)


def _mixed(document: Document, reading: FigureReading) -> ReviewItem:
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


def _unsaid(document: Document, reading: FigureReading) -> ReviewItem:
    """An amount in brackets: most likely last year's budget, but it may be a part of this one."""
    candidate = Candidate(reading.program, reading.amount, "the budget of the year before")
    reason = "the document does not say what amounts in brackets are"
    return open_reading(document, reason, reading, [candidate])
