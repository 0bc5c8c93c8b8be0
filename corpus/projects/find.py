"""The projects that the lines of a document list, each with all that its lines say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.facts.reading import FigureReading
from corpus.layout.lines import PlacedLine
from corpus.programs.names import is_measure
from corpus.projects.bare import Units
from corpus.projects.head import ProjectHead, read_head, read_label
from corpus.projects.last_year import find_last_year
from corpus.projects.prose import read_run_in
from corpus.tables.around.budgets.listed import ListedBudget, ListedBudgets
from corpus.text.amounts import find_amounts

# So many lines that look alike are a list, whatever their names; fewer say that they are projects.
LEAST = 2
# What is smaller is a price; below a heading that names no projects, what one gets may be more.
LEAST_YEN, LEAST_OTHER, LEAST_UNNAMED = 100_000, 25_000, 1_000_000
MOST_LINES = 12  # of a project that can be taken for titles
_MARK = re.compile(r"(?P<bullet>[•・●○〇◯■□◆◇★☆♦▶▷*-])|(?P<number>[(（]?\d{1,2}[)）.．])")
_BLANK = re.compile(r"\n[ \t\u3000]*\n")
_PROSE = re.compile(
    r"\n[ \t\u3000\r]*\n(?P<said>(?!\s*[※＊*注])[^\n]*(?:。|\.[ \t]*(?=\n|$))[^\n]*)"
)


@dataclass(frozen=True, slots=True)
class Project:
    """A project of a list, with all that its lines say at `start:end`."""

    head: ProjectHead
    budget: ListedBudget
    start: int
    end: int


def find_projects(
    document: Document,
    lines: Sequence[PlacedLine],
    budgets: ListedBudgets,
    readings: Sequence[FigureReading],
) -> list[Project]:
    """The projects that lines list, in their order; `readings` are what others have read."""
    year = budgets.year()
    if year is None:
        return []
    heads = list(_heads(document, lines, year))
    last_year = find_last_year(heads, document.text, readings, year)
    heads = last_year.named(heads)
    items = frozenset(text for head in heads for text in _lines_of(document.text, head))
    told = ((h, budgets.above(h.line.start, items) or last_year.budget) for h in heads)
    runs = _runs([(h, b) for h, b in told if b and _is_enough(h, b)])
    edges = _edges(document, heads)
    return [
        Project(head, budget, head.line.start, _end(document.text, head, edges))
        for run in runs
        if _is_list(run)
        for head, budget in run
    ]


def _heads(document: Document, lines: Sequence[PlacedLine], year: int) -> Iterator[ProjectHead]:
    """All lines that can be projects, in their order."""
    above: PlacedLine | None = None
    units = Units(document)
    headings = {block.start for block in document.blocks if block.heading}
    for line in lines:
        head = read_head(line, year, units.at(line)) or read_run_in(line)
        if head is None and above and not document.text[above.end : line.start].strip():
            headed = above.start in headings
            head = read_label(line, above, year, headed=headed or _is_alone(document, line, above))
            head = (
                replace(head, bare=not headed)
                if head and not headed and head.alone is False
                else head
            )
        if head is not None:
            yield head
        above = line


def _is_alone(document: Document, line: PlacedLine, above: PlacedLine) -> bool:
    """Whether an amount is all of a line right below a name, as in a list of terms."""
    beside = document.text[above.end : line.start] in {"\n", "\r\n"}
    before = document.text[: above.start].rsplit("\n", 2)[-2:-1]
    return beside and (not before or not before[0].strip() or bool(find_amounts(before[0])))


def _lines_of(text: str, head: ProjectHead) -> list[str]:
    """The lines of a project up to a blank one: none of them is a title of what follows."""
    blank = _BLANK.search(text, head.line.start)
    until = blank.start() if blank else len(text)
    lines = text[head.line.start : until].split("\n", MOST_LINES)
    return [line.strip() for line in lines[:MOST_LINES]]


def _is_enough(head: ProjectHead, budget: ListedBudget) -> bool:
    """Whether an amount is more than what one person gets or pays."""
    if head.bare and not (budget.named or head.before):
        return False
    least = LEAST_YEN if budget.named or head.alone else LEAST_UNNAMED
    return head.amount.value >= (least if head.amount.currency == "JPY" else LEAST_OTHER)


_Pair = tuple[ProjectHead, ListedBudget]


def _runs(found: Sequence[_Pair]) -> list[list[_Pair]]:
    """The projects that follow each other in lists of one budget together."""
    runs: list[list[_Pair]] = []
    for head, budget in found:
        if runs and runs[-1][-1][1] == budget:
            runs[-1].append((head, budget))
        else:
            runs.append([(head, budget)])
    return runs


def _is_list(run: Sequence[_Pair]) -> bool:
    """Whether lines are a list of projects by their number, their form, or their heading."""
    head, budget = run[0]
    marked = sum(other.marked for other, _ in run)
    many = len(run) >= LEAST and (marked >= LEAST or budget.named)
    return many or head.alone or (budget.named and is_measure(head.name))


def _next_item(text: str, head: ProjectHead, until: int) -> int:
    """Where the first line below begins that has the same mark as a project, up to `until`."""
    mark = _MARK.match(head.line.text)
    if mark is None:
        return until
    same = re.escape(mark["bullet"]) if mark["bullet"] else mark_pattern(mark["number"])
    found = re.compile(rf"\n[ \t\u3000]*(?={same})").search(text, head.behind, until)
    return found.end() if found else until


def mark_pattern(number: str) -> str:
    """What begins as a number does: "（３）" -> any number in such brackets."""
    return re.sub(r"\d+", r"\\d+", re.escape(number))


def _edges(document: Document, heads: Sequence[ProjectHead]) -> list[int]:
    """Where something else begins: the next project, a heading, a table."""
    starts = [head.line.start for head in heads]
    starts += [block.start for block in document.blocks if block.heading]
    starts += [table.start for table in document.tables]
    return sorted(starts)


def _end(text: str, head: ProjectHead, edges: Sequence[int]) -> int:
    """Where the remark of a project ends: at the next edge, or at a blank line.

    Where nothing but the amount stands before the blank line, a paragraph behind it is the remark.
    """
    index = bisect_right(edges, max(head.line.start, head.behind - 1))
    until = edges[index] if index < len(edges) else len(text)
    until = _next_item(text, head, until)
    blank = _BLANK.search(text, head.behind, until)
    if blank is None:
        return until
    prose = _PROSE.match(text, blank.start(), until)
    own = not text[head.behind : blank.start()].strip()
    return prose.end() if own and prose else blank.start()
