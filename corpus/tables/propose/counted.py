"""Tables in lines whose cells only single spaces part: a name and as many numbers as heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from corpus.document import Document
from corpus.programs.accounts import is_total
from corpus.programs.names import is_name
from corpus.tables.columns.head_rows import is_number
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.tables.propose.headings import column_heads
from corpus.text.cells import is_empty, parse_cell
from corpus.text.folding import is_japanese
from corpus.text.remembered import remembered
from corpus.words import meanings

LONGEST, MOST_HEADS, LEAST_COLUMNS = 200, 4, 2
# A name has no more words.
LONGEST_NAME = 6
# A bracket, a year, a number with its sign and its mark, or any other word.
_WORD = re.compile(
    r"\([^()\n]{1,40}\)(?=\s|$)|(?:FY|[Ff]iscal [Yy]ear)\s?'?\d{2,4}(?:[-/–]\d{2,4})?(?=\s|$)"
    r"|(?:[Cc]hange|[Ii]ncrease|[Dd]ecrease|[Dd]ifference|[Vv]ariance)\s(?:from|over|vs\.?|versus|to)"
    r"\s(?:FY\s?)?\d{2,4}(?:[-/–]\d{2,4})?(?:\s(?:Enacted|Actual|Request|Budget|Estimate))?"
    r"|(?:[▲△\-]\s)?(?:[$£€]\s)?\S+"
)
# The number of a page between dashes is a row of nothing: "--- 3 ---".
_PAGE = re.compile(r"\s*[-–—]+\s?\d{1,4}\s?[-–—]+\s*")
# A word of the vocabulary has no more parts ("actual expenditure").
MOST_PARTS = 4

Words = list[GridCell]


def find_counted(document: Document, start: int, end: int) -> Iterator[Grid]:
    """Runs of lines with as many numbers as the lines above them have heads."""
    lines = list(_with_names(_lines(document.text, start, end)))
    index = 0
    while index < len(lines):
        if not _may_begin(lines[index]):
            index += 1
            continue
        grid, after = _table(lines, index, document.page_at(start))
        if grid:
            yield grid
        index = max(after, index + 1)


def _may_begin(words: Words) -> bool:
    """Whether a line has as many amounts side by side as the least table has columns."""
    first = _first_amount(words)
    if first is None or len(words) < first + LEAST_COLUMNS:
        return False
    return all(_is_amount(w.text) for w in words[first : first + LEAST_COLUMNS])


def _table(lines: Sequence[Words], first: int, page: int | None) -> tuple[Grid | None, int]:
    best: Grid | None = None
    last = first + 1
    for depth in range(1, MOST_HEADS + 1):
        above = lines[max(0, first - depth) : first]
        heads = column_heads([word for line in above for word in line])
        if heads is None:
            break
        rows, after = _rows(lines, first, len(heads)) if len(heads) >= LEAST_COLUMNS else ([], 0)
        if rows:
            below, after = _single(lines, after, rows[0]) if len(rows) == 1 else ([], after)
            best, last = make_grid([[None, *heads], *rows, *below], page, "counted"), after
    return best, last


def _rows(lines: Sequence[Words], first: int, count: int) -> tuple[list[list[GridCell]], int]:
    rows: list[list[GridCell]] = []
    index, wrapped = first, None
    while index < len(lines):
        row = _row(lines[index], count)
        if row is None:
            if not lines[index] or wrapped or _first_amount(lines[index]) is not None:
                break
            wrapped = lines[index]
        else:
            if wrapped and not is_name(row[0].text):
                row[0] = _joined([*wrapped, row[0]])
            wrapped = None
            rows.append(row)
        index += 1
    return rows, index


def _single(
    lines: Sequence[Words], first: int, whole: Sequence[GridCell]
) -> tuple[list[list[GridCell | None]], int]:
    """Rows with one number each below the one that has all: the parts of one of its columns.

    Which column is proven where their total is that of the column, and of no other.
    """
    rows = []
    index = first
    while index < len(lines) and (row := _row(lines[index], 1)):
        rows.append(row)
        index += 1
    amounts = [parse_cell(cell.text) for cell in whole[1:]]
    totals = [parse_cell(row[1].text) for row in rows if is_total(row[0].text)]
    columns = {i for i, a in enumerate(amounts) for t in totals if a and t and a.value == t.value}
    if len(columns) != 1:
        return [], first
    blank = [None] * len(amounts)
    column = columns.pop()
    return [[r[0], *blank[:column], r[1], *blank[column + 1 :]] for r in rows], index


def _lines(text: str, start: int, end: int) -> Iterator[Words]:
    for line in re.finditer(r"[^\n]*", text[start:end]):
        if line[0] and not _PAGE.fullmatch(line[0]):
            words = _WORD.finditer(line[0]) if len(line[0]) <= LONGEST else ()
            offset = start + line.start()
            cells = [GridCell(w[0], offset + w.start(), offset + w.end()) for w in words]
            yield _phrases_joined(_letters_joined(cells))


def _phrases_joined(cells: Words) -> Words:
    """Words that are one of the vocabulary together, on a line that holds no amounts."""
    if any(_is_amount(cell.text) for cell in cells):
        return cells
    joined: Words = []
    while cells:
        count = _parts(cells) if cells[0].text.lower() in _beginnings() else 1
        joined.append(_joined(cells[:count]) if count > 1 else cells[0])
        cells = cells[count:]
    return joined


def _parts(cells: Words) -> int:
    """How many words the longest phrase of the vocabulary has that a line begins with."""
    return next(n for n in range(MOST_PARTS, 0, -1) if n == 1 or _is_phrase(cells[:n]))


def _is_phrase(cells: Words) -> bool:
    return " ".join(cell.text for cell in cells).lower() in meanings()


@cache
def _beginnings() -> frozenset[str]:
    """What stands before a space of a phrase of the vocabulary."""
    return frozenset(
        phrase[: space.start()] for phrase in meanings() for space in re.finditer(" ", phrase)
    )


def _with_names(lines: Iterable[Words]) -> Iterator[Words]:
    """The lines, the numbers that stand alone behind the name of the line before them."""
    name: Words = []
    for line in lines:
        alone = len(line) >= LEAST_COLUMNS and all(_is_amount(w.text) for w in line)
        if name and not (alone and len(name) <= LONGEST_NAME):
            yield name
            name = []
        if line and not any(_is_amount(w.text) for w in line):
            name = line
        else:
            yield [*name, *line]
            name = []
    if name:
        yield name


def _letters_joined(cells: Words) -> Words:
    """Letters that only spaces part as one word: 事 項 -> 事項."""
    joined: Words = []
    for cell in cells:
        last = joined[-1] if joined else None
        if last and cell.start == last.end + 1 and _is_letter(cell) and _is_spaced(last):
            joined[-1] = GridCell(last.text + cell.text, last.start, cell.end)
        else:
            joined.append(cell)
    return joined


def _is_spaced(cell: GridCell) -> bool:
    """Whether a cell is a letter, or letters that were joined."""
    return _is_letter(cell) or (
        len(cell.text) < cell.end - cell.start and is_japanese(cell.text[0])
    )


def _is_letter(cell: GridCell) -> bool:
    return len(cell.text) == 1 and is_japanese(cell.text) and cell.text.isalpha()


def _first_amount(words: Words) -> int | None:
    """Where the amounts of a row begin, None where a line has no name or no amounts."""
    found = (i for i, w in enumerate(words) if i and _is_amount(w.text))
    return next(found, None)


def _row(words: Words, count: int) -> Words | None:
    """The name and its numbers, None where a line has fewer, or more behind them."""
    first = _first_amount(words)
    if first is None or len(words) < first + count:
        return None
    amounts, rest = words[first : first + count], words[first + count :]
    if not all(_is_amount(w.text) for w in amounts) or any(is_number(w.text) for w in rest):
        return None
    return [_joined(words[:first]), *amounts]


@remembered
def _is_amount(text: str) -> bool:
    return is_number(text) or is_empty(text)


def _joined(words: Sequence[GridCell]) -> GridCell:
    return GridCell(" ".join(w.text for w in words), words[0].start, words[-1].end)
