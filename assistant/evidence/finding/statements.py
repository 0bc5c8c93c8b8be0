"""Statements: the smallest ranges of a document that say something on their own.

A sentence, a bullet, a labelled value, a table row. They are what an answer quotes; a passage is
what retrieval finds and holds several of them.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.evidence.cells.grids import RULE, LabelledGrid, known_grids, lowest
from assistant.evidence.cells.sections import heads_over
from assistant.evidence.finding.sentences import SENTENCE_END, sentences
from corpus.analysed import Analysis
from corpus.layout import Section
from corpus.layout.furniture import LEADERS, furniture
from corpus.layout.text_lines import is_mark
from corpus.layout.titles.in_order import is_of_order
from corpus.tables.grid import GridCell, Row
from corpus.text import fold
from corpus.text.remembered import remembered
from corpus.values import LabelledValue

TELLS = 40  # characters of a cell of sentences; the head of a column is shorter
FEWEST_HEADS = 3  # with fewer columns the first row may well be a label and its value
# What numbers a heading or an item: "6.2 Home", 「（３）対象」, but not 「2.5 億円」.
NUMBERING = re.compile(
    r"(?:[（(]\d{1,2}[)）]|\d{1,2}(?:[.．]\d{1,2})+[.．]?(?=\s)|\d{1,2}[.．)）](?=\s))\s*"
    r"(?=[A-Z「【ァ-ヶ一-龥])(?![億万兆千百倍円年月日人件回名社])"
)
NOTE_MARK = re.compile(r"\[\d{1,3}\]")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")  # HTML inside Markdown
ALONE = re.compile(r"[\W_]*[0-9０-９①-⑳]{0,3}[\W_]*")  # the number of an item, and no item


@dataclass(frozen=True, slots=True)
class HeadedCell:
    """A cell of a row of a table, and the head of its column where it has one."""

    text: str
    head: GridCell | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A range of a document that can be quoted, and the labelled value that it is, if any.

    `cells` are those of a row of a table whose columns have heads, and `beside` all that
    its row has, cells that span several rows among them.
    """

    document_id: str
    start: int
    end: int
    page: int | None
    text: str
    value: LabelledValue | None = None
    cells: tuple[HeadedCell, ...] = ()
    beside: tuple[GridCell, ...] = ()


def split_statements(analysis: Analysis) -> tuple[Statement, ...]:
    """All statements of a document in the order of its text."""
    document, text = analysis.document, analysis.document.text
    rows = [r for r in _table_rows(analysis) if not (r.is_head and _tells(r))]
    found: list[Statement] = []
    pages = document.pages or ()
    borders = _borders(analysis)
    drawn = [(m.start(), m.end()) for m in RULE.finditer(text)]
    placed = [(r.start, r.end) for r in rows]
    taken = sorted([*placed, *drawn, *furniture(text, tuple(pages))])
    for start, end in _free_ranges(len(text), taken):
        for low, high in _between(borders, start, end):
            for a, b in sentences(text, low, high):
                found.append(Statement(document.id, a, b, None, text[a:b]))
    found += [
        Statement(
            document.id,
            r.start,
            r.end,
            None,
            document.text[r.start : r.end],
            None,
            r.cells,
            r.beside,
        )
        for r in rows
        if not r.is_head
    ]
    found.sort(key=lambda s: s.start)
    if not pages:
        return tuple(found)
    return tuple(_paged(found, [(p.start, p.number) for p in pages]))


def says_nothing(text: str) -> bool:
    """Whether a statement is a line of contents, or only marks: the comma that ends a row, "4)"."""
    return is_of_contents(text) or bool(ALONE.fullmatch(text))


def value_statements(analysis: Analysis) -> tuple[Statement, ...]:
    """One statement for each labelled value."""
    text = analysis.document.text
    return tuple(
        Statement(v.document_id, v.start, v.end, v.page, text[v.start : v.end], v)
        for v in analysis.values
    )


def _paged(
    statements: Sequence[Statement], starts: Sequence[tuple[int, int]]
) -> Iterator[Statement]:
    at = 0
    for s in statements:
        while at + 1 < len(starts) and starts[at + 1][0] <= s.start:
            at += 1
        yield replace(s, page=starts[at][1])


@dataclass(frozen=True, slots=True)
class _TableRow:
    """A row of a table where its own text stands; heads of columns say nothing themselves."""

    start: int
    end: int
    is_head: bool
    cells: tuple[HeadedCell, ...]
    beside: tuple[GridCell, ...]


def _tells(row: _TableRow) -> bool:
    """Whether a row has a cell of sentences: no head of columns, though it stands where heads do.

    「建物費 | ① 専ら補助事業のために使用される建物の…に要する経費が対象です。」
    """
    return any(len(c.text) >= TELLS and SENTENCE_END.search(c.text) for c in row.beside)


def _table_rows(analysis: Analysis) -> list[_TableRow]:
    """Rows of tables by their places, none overlapping another."""
    grids = known_grids(analysis.document, analysis.tables)
    rows: list[_TableRow] = []
    for row in sorted(
        (r for labelled in grids for r in _rows_of(labelled)), key=lambda r: (r.start, -r.end)
    ):
        if not rows or row.start >= rows[-1].end:
            rows.append(row)
    return rows


def _rows_of(labelled: LabelledGrid) -> Iterator[_TableRow]:
    """The rows of a table with text of their own; their cells where its columns have heads."""
    headed = bool(labelled.heads) and labelled.grid.width >= FEWEST_HEADS
    over = heads_over(labelled)
    said = 0
    for number, row in enumerate(labelled.grid.rows):
        own = {c.start: (i, c) for i, c in reversed([*enumerate(row)]) if c and c.start >= said}
        if not own:
            continue
        placed = sorted(own.values(), key=lambda found: found[0])
        start, said = min(own), max(cell.end for _, cell in placed)
        many = row[0] is None or sum(c is not None for c in row) >= FEWEST_HEADS
        is_head = number < labelled.first and many
        cells = placed if headed and number >= labelled.first else []
        yield _TableRow(
            start,
            said,
            is_head,
            tuple(_headed(cells, over[number], parted=over[number] != labelled.heads)),
            tuple(c for c in row if c),
        )


def _headed(
    cells: Sequence[tuple[int, GridCell]], heads: Sequence[Row], *, parted: bool
) -> Iterator[HeadedCell]:
    """The cells of a row under their lowest heads; of a part of a table each head is said once.

    A line between its rows heads them all: 「① 重度の場合：有期、中小企業：120万円」.
    """
    said: set[int] = set()
    for column, cell in cells:
        head = lowest([h for h in heads if (c := h[column]) and c.start not in said], column)
        if not parted:
            head = lowest(heads, column)
        elif len(cells) == 1:
            head = None  # a remark on all of it
        said |= {head.start} if head else set()
        yield HeadedCell(cell.text, head, cell.start, cell.end)


def _borders(analysis: Analysis) -> list[int]:
    """Offsets that no statement crosses: where pages and sections begin and end.

    The line that heads a section is no part of what stands below it: 「● 出産祝金」.
    """
    pages = [p.start for p in analysis.document.pages]
    text = analysis.document.text
    heads = (_end_of_head(text, s) for s in analysis.sections if s.heading)
    edges = {*pages, *(o for s in analysis.sections for o in (s.start, s.end))}
    return sorted({*edges, *(h for h in heads if h is not None)})


def _end_of_head(text: str, section: Section) -> int | None:
    """Where the line ends that a section begins with, if it is its heading behind a mark."""
    end = text.find("\n", section.start, section.end)
    line = text[section.start : max(end, section.start)].strip()
    marked = len(line) > 1 and is_mark(line[0]) and line[1:].strip() == section.heading[-1]
    return end if marked or (line == section.heading[-1] and is_of_order(line)) else None


def _between(borders: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = borders[bisect.bisect_right(borders, start) : bisect.bisect_left(borders, end)]
    yield from pairwise([start, *inside, end])


def _free_ranges(length: int, rows: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    position = 0
    for start, end in rows:
        if position < start:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length


def is_of_contents(text: str) -> bool:
    """Whether a text is a line of a table of contents, which says nothing but where to read."""
    return bool(LEADERS.search(text))


@remembered
def clean(text: str) -> str:
    """A quote as prose: wraps joined, bullets, numbers of headings and runs of spaces gone.

    "6.2 Home Repair" -> "Home Repair"; the digits of what is said stay. A mark of a note, "[9]",
    says nothing, and would be one of a citation in an answer.
    """
    lines = TAG.sub(" ", re.sub(r"[\ue000-\uf8ff]", " ", text)).split("\n")
    joined = lines[0].strip()
    for line in (part.strip() for part in lines[1:]):
        if not line:
            continue
        glue = "" if _japanese_join(joined, line) else " "
        joined += glue + line
    joined = re.sub(r"^[\s•●■◆◇○◯▪➢・]+", "", joined)
    if numbered := NUMBERING.match(joined):
        joined = joined[numbered.end() :]
    return re.sub(r"[ \t\u3000]+", " ", NOTE_MARK.sub("", joined)).strip()


def _japanese_join(before: str, after: str) -> bool:
    if not before or not after:
        return True
    return not (fold(before[-1]).text.isascii() and fold(after[0]).text.isascii())
