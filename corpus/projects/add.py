"""Lists of projects put beside what layouts and statements of a document have given."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.document import Document
from corpus.facts.reading import FigureReading, Findings, reading_of
from corpus.facts.row import Measure, Trust
from corpus.layout.lines import PlacedLine
from corpus.projects.find import Project, find_projects
from corpus.projects.not_budgets import without_others
from corpus.projects.remark import pays_all, read_remark
from corpus.tables.around.budgets.listed import ListedBudget, ListedBudgets
from corpus.text.folding import fold_key, is_japanese

# A quote ends with its amount, or with the bracket that the amount stands in.
BRACKET = 2
LAST_YEAR = {"ja": "前年度", "en": "previous year"}  # where a bracket holds the amount alone


def add_projects(document: Document, lines: Sequence[PlacedLine], findings: Findings) -> Findings:
    """What was found, and the projects of lists: what else their lines state is theirs, or left.

    Below headings that name no list of projects only what others have read is one, or what says
    its budget of the year before.
    """
    budgets = ListedBudgets(document)
    readings = without_others(findings.readings, lines, budgets)
    projects = find_projects(document, lines, budgets, readings)
    dated = {p.budget for p in projects if p.head.before is not None}
    projects = [p for p in projects if _is_sure(p, readings, dated)]
    inside: dict[int, list[FigureReading]] = defaultdict(list)
    kept: list[FigureReading] = []
    for reading in readings:
        index = _project_at(projects, reading.start)
        (kept if index is None else inside[index]).append(reading)
    found = [
        reading
        for index, project in enumerate(projects)
        for reading in _of_project(document, project, inside[index])
    ]
    review = [item for item in findings.review if not _covers(found, item.end)]
    return Findings([*kept, *found], review)


def _is_sure(
    project: Project, readings: Sequence[FigureReading], dated: Collection[ListedBudget]
) -> bool:
    """Whether an amount is a budget: by the heading, the year before, or that it is new.

    New among projects of one of the `dated` budgets, whose lists state the year before.
    """
    head, budget = project.head, project.budget
    known = budget.named or head.before is not None or (head.state and budget in dated)
    return bool(known) or any(_is_same(reading, project) for reading in readings)


def _project_at(projects: Sequence[Project], place: int) -> int | None:
    """The index of the project in whose lines a place is."""
    index = bisect_right(projects, place, key=lambda project: project.start) - 1
    return index if index >= 0 and place < projects[index].end else None


def _covers(found: Iterable[FigureReading], end: int) -> bool:
    """Whether what ends at a place is one of the amounts found; a quote may begin far before it."""
    return any(reading.start <= end - BRACKET < reading.end for reading in found)


def _is_same(reading: FigureReading, project: Project) -> bool:
    """Whether others have read the budget of a project as it is, on its line."""
    head, budget = project.head, project.budget
    return (
        head.line.start <= reading.start
        and head.amount.start <= reading.end - BRACKET < head.amount.end + BRACKET
        and (reading.measure, reading.year) == (budget.measure, budget.year)
        and fold_key(reading.program).endswith(fold_key(head.name))
    )


def _of_project(
    document: Document, project: Project, inside: Sequence[FigureReading]
) -> Iterator[FigureReading]:
    """All that the lines of a project state; `inside` is what others have read there.

    Of that stays what they name themselves, and what one gets or pays, as the project's own.
    """
    name = project.head.name
    said = list(read_remark(project.head, project.budget, document.text, project.end))
    first = next((r for r in inside if _is_proven(r, project)), _first(project))
    first = replace(first, note=first.note or project.head.state)
    if pays_all(project.head, said):
        first = replace(first, trust=Trust.CONFIRMED, proof="sum")
    before = [_read_before(r, inside) for r in _before(project)]
    found = [first, *before, *said]
    yield from found
    text = fold_key(document.text[project.start : project.end])
    for reading in inside:
        if _covers(found, reading.end):
            continue
        if fold_key(reading.program) in text:
            yield reading
        elif reading.measure is Measure.UNIT:
            yield replace(reading, program=name)


def _read_before(reading: FigureReading, inside: Sequence[FigureReading]) -> FigureReading:
    """Last year's budget as others have read it, where they know more of it: what proves it."""
    known = (
        r
        for r in inside
        if (r.measure, r.year, r.amount) == (reading.measure, reading.year, reading.amount)
        and (r.trust is Trust.CONFIRMED or r.parent)
    )
    return next(known, reading)


def _is_proven(reading: FigureReading, project: Project) -> bool:
    """Whether others have proven the budget of a project, or know what it is a part of."""
    known = reading.trust is Trust.CONFIRMED or bool(reading.parent)
    return known and _is_same(reading, project)


def _first(project: Project) -> FigureReading:
    """The budget of a project."""
    head, budget = project.head, project.budget
    found = reading_of(
        head.amount,
        0,
        program=head.name,
        measure=budget.measure,
        year=budget.year,
        label=budget.label,
    )
    return replace(found, start=head.start, note=head.state)


def _before(project: Project) -> Iterator[FigureReading]:
    """Its budget of the year before, where brackets say it."""
    head, budget = project.head, project.budget
    if head.before is not None:
        found = reading_of(
            head.before,
            0,
            program=head.name,
            measure=Measure.PREVIOUS,
            year=budget.year - 1,
            label=head.said or LAST_YEAR["ja" if is_japanese(head.name[0]) else "en"],
        )
        yield replace(found, start=head.start)
