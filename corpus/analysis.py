"""Everything that one document says, found by one pass over it: what a build keeps of it.

What a person has reviewed wins: a reviewed table replaces extraction, reviewed sections replace
headings, and reviewed programs are the document's programs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from corpus.analysed import Analysis
from corpus.discovery import find_programs
from corpus.document import Document
from corpus.extraction import Extraction, extract_figures
from corpus.facts.coverage import Coverage
from corpus.facts.reviewed import load_reviewed
from corpus.facts.row import FigureRow, Measure
from corpus.facts.settled import load_settled
from corpus.layout.sections import find_sections
from corpus.layout.written.companions import NONE, Companions, find_companions
from corpus.layout.written.metadata import describe
from corpus.programs.naming import with_forms
from corpus.programs.program import Program
from corpus.programs.reviewed import load_programs
from corpus.settling import settle
from corpus.tables.reading import CHANGE
from corpus.uncollected import without_collection
from corpus.values.find import find_values
from corpus.values.value import LabelledValue

# A value so many times as long as a figure within it says more than the figure.
MOST_WORDS = 8
STALE = "settled-anew: {} readings that a person settled are no longer read so; settle them again"


def analyse(
    document: Document,
    path: Path | None = None,
    *,
    table: Path | None = None,
    blind: bool = False,
    settled: Path | None = None,
) -> Analysis:
    """Find everything in a document.

    `path` is the document's file, to find reviewed data beside it; bundled data is found by the
    checksum; `table`, where the file exists, is a reviewed table that wins over both. `blind`
    leaves all reviewed data out, which is how extraction is measured. `settled` is a file of single
    decisions of a person, which is laid over what was found. Raises `InvalidMetadata` or
    `InvalidTable` where reviewed data does not fit the document.
    """
    companions = NONE if blind else find_companions(path, document.sha256)
    if table is not None and table.is_file():
        companions = replace(companions, table=table)
    with without_collection():
        return _analysed(document, companions, settled)


def _analysed(document: Document, companions: Companions, settled: Path | None) -> Analysis:
    metadata = companions.load_metadata()
    if metadata is not None:
        document = describe(document, metadata)
    programs = _programs(document, companions)
    found = _figures(document, programs, companions.table)
    if settled is not None:
        found, stale = settle(document, found, load_settled(settled))
        if stale:
            document = replace(document, warnings=(*document.warnings, STALE.format(stale)))
    if companions.programs is None:
        found = replace(found, programs=with_forms(found.programs))
    known = found.programs if len(found.programs) > len(programs) else programs
    sections = find_sections(document, known, metadata)
    if table_warning := _unread(found):
        document = replace(document, warnings=(*document.warnings, table_warning))
    return Analysis(
        document=document,
        programs=found.programs,
        sections=sections,
        values=_facts(find_values(document, sections), found.rows),
        figures=found.rows,
        review=found.review,
        coverage=found.coverage,
        tables=found.tables,
    )


def _unread(found: Extraction) -> str | None:
    """A warning where amounts of a document are no figures: all, or some that may be asked for.

    Where figures were read, changes, sources and counts beside them are missed by nobody.
    """
    left = found.coverage.left
    left = {r: n for r, n in left.items() if r not in BESIDE_FIGURES} if found.rows else left
    reasons = ", ".join(f"{reason} ({count})" for reason, count in left.items())
    if not left:
        return None
    if found.rows:
        return f"some-left: beside the figures stand amounts that are none: {reasons}"
    return f"no-figure: no figure was read, although amounts were seen: {reasons}"


# Amounts that a table with figures holds beside them.
BESIDE_FIGURES = frozenset({"statistics", "a source of the financing", CHANGE})


def _programs(document: Document, companions: Companions) -> tuple[Program, ...]:
    if companions.programs is not None:
        return load_programs(companions.programs, document.id)
    return find_programs(document)


def _figures(document: Document, programs: tuple[Program, ...], table: Path | None) -> Extraction:
    """The rows of the reviewed table, or else those that extraction finds, with their programs."""
    if table is None:
        return extract_figures(document, programs)
    rows = load_reviewed(document, table)
    known = {p.id for p in programs}
    new = {
        row.program_id: Program(row.program_id, row.program, document_ids=(document.id,))
        for row in rows
        if row.program_id not in known
    }
    coverage = Coverage(amounts=len(rows), confirmed=len(rows))
    return Extraction(rows, (), (*programs, *new.values()), coverage)


def _facts(
    values: Sequence[LabelledValue], figures: Sequence[FigureRow]
) -> tuple[LabelledValue, ...]:
    """The values that are no figures: an amount of a budget is answered from the table."""
    budgets = sorted(
        (f for f in figures if f.measure is not Measure.UNIT), key=lambda f: (f.start, f.end)
    )
    starts = [f.start for f in budgets]
    ends = list(accumulate((f.end for f in budgets), max))

    def is_budget(value: LabelledValue) -> bool:
        index = bisect_left(starts, value.end) - 1
        while index >= 0 and ends[index] > value.start:
            figure = budgets[index]
            short = len(value.value) <= MOST_WORDS * len(figure.original)
            if short and figure.end > value.start and figure.original in value.value:
                return True
            index -= 1
        return False

    return tuple(v for v in values if not is_budget(v))
