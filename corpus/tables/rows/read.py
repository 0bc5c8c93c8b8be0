"""The rows of a grid: item, total, subtotal or part, each with its name and what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.programs.names import clean_name
from corpus.tables.around.revenue import is_side
from corpus.tables.columns.heads import Head
from corpus.tables.columns.layout import HeadAgain, Layout
from corpus.tables.grid import Grid, Row
from corpus.tables.rows.kinds import Kind, NamedRow, kind_below
from corpus.tables.rows.lines import part_lines
from corpus.tables.rows.names import can_be_money, names_budget, own_unit
from corpus.tables.rows.wrapped import NUMBER, WrappedNames
from corpus.text.cells import is_empty, parse_cell
from corpus.text.folding import plain_characters
from corpus.text.numerals import narrow
from corpus.text.remembered import remembered
from corpus.text.units import is_unit

_CODE = re.compile(r"[\d\s.．、,A-Za-z-]{0,8}")
# The number of an account between the lines of a wrapped name.
_BETWEEN = re.compile(r"(?<=[ぁ-ヿ一-鿿])\s[0-9０-９]{1,2}\s(?=[ぁ-ヿ一-鿿])")
# What stands in brackets alone says more of the name before it.
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
# Behind a name a remark may begin with a mark: 「普通交付税 □交付決定による増」.
_REMARK = re.compile(r"(?<=\S)\s[□■○●◇◆]")
_AMOUNT = re.compile(r"\d,\d{3}|\d\s?[%％]")
_PERIOD = re.compile(r"\S{0,4}年度(?:から|まで|以降)")
# A number or letter that counts the points of a list: 「１．」「（２）」「ア」.
_COUNTER = r"[(（][0-9０-９一二三四五六七八九十ア-ン]{1,2}[)）]|[①-⑳]"
_NUMBERED = re.compile(rf"\s*(?:{_COUNTER}|[0-9０-９一二三四五六七八九十ⅠⅡⅢⅣⅤⅥ]{{1,2}}[.．、　\s])")
_WRAPPED = re.compile(r"(?<=[^\x00-\x7f])\n\s*(?=[^\x00-\x7f])")
_LETTERS = re.compile(r"(?<=[々ぁ-ヿ一-鿿])[ 　]+(?=[々ぁ-ヿ一-鿿])")
# The levels of a Japanese budget that have parts, and those that are their parts.
WHOLES, _PARTS = frozenset({"款", "項", "目"}), frozenset({"節", "細節"})
# What has more characters is no code of an account.
LONGEST_CODE = 3
# A sum stands no farther below its parts, in rows.
MOST_PARTS = 200
_Named = tuple[int, int, int, str]  # column, start, end and name


@dataclass(slots=True)
class _Sections:
    """The titles "Land Resources:" that the rows below stand under, the widest first.

    A title right below another is one within it; its total ends it.
    """

    names: list[str] = field(default_factory=list)
    rows: int = 0

    def open(self, name: str) -> None:
        if self.rows:
            self.names = self.names[:-1]
        self.names.append(name)
        self.rows = 0

    def close(self) -> None:
        self.names = self.names[:-1]
        self.rows = 0


def read_rows(grid: Grid, layout: Layout) -> list[NamedRow]:
    """Every row below the head that has a name and a number, in order."""
    rows = _RowReader(grid, layout).read()
    return part_lines(grid, layout, [row for row in rows if can_be_money(row.name)])


class _RowReader:
    """Reads the rows of one grid from the top: each may title, begin or group those below it."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self._grid = grid
        self._layout = layout
        self._rows: list[NamedRow] = []
        self._groups: dict[int, str] = {}  # the names of the row before, by their columns
        self._sections = _Sections()
        self._money = _money(layout)
        own = [c.index for c in layout.columns if c.head.kind == "name"]
        self._own = [c.index for c in layout.columns if is_account_part(c.head)] or own
        self._offices = {c.index for c in layout.columns if c.head.kind == "office"}
        self._wrapped = WrappedNames(grid, layout.names, self._money, layout.first)
        above = self._names(layout.first - 1) if self._wrapped.begins_above else []
        self._waiting = next(iter(above[-1:]), None)  # a name without amounts, right above

    def read(self) -> list[NamedRow]:
        for title in _titles(self._grid, self._layout.first):
            self._sections.open(title)
        is_head_again = HeadAgain(self._grid, self._layout.first)
        for index in range(self._layout.first, len(self._grid.rows)):
            if is_head_again(self._grid.rows[index]):
                continue
            named = self._names(index)
            numbers = [c for c in self._money if parse_cell(self._grid.text(index, c))]
            if not numbers:
                self._read_title(index, named)
                continue
            named = self._below_waiting(index, named)
            if named and not _is_merged(self._grid, index, [named[-1][0], *numbers]):
                self._read_row(index, named)
        return self._rows

    def _names(self, index: int) -> list[_Named]:
        row, names = self._grid.rows[index], self._layout.names
        return _names(row, names, self._own) or _budget_before(row, min(names, default=0))

    def _read_title(self, index: int, named: list[_Named]) -> None:
        """A row without numbers: the title of a section, or a name that the next row may need."""
        grid = self._grid
        if _spans(grid, index):
            self._sections.open(tidy(grid.text(index, 0)).rstrip(": "))
            self._waiting = None
            return
        filled = any(grid.text(index, c) for c in self._money)
        waiting = next(iter(named[-1:]), None) if not filled else None
        if waiting and (grid.text(index, waiting[0]).endswith(":") or is_side(waiting[3])):
            self._sections.open(waiting[3])
            waiting = None
        self._waiting = waiting

    def _below_waiting(self, index: int, named: list[_Named]) -> list[_Named]:
        """The names of a row, with the one that waits above it where that is no section's."""
        waiting, self._waiting = self._waiting, None
        if waiting and named and _is_section(self._grid, index, waiting, named[-1]):
            self._sections.open(waiting[3])
            return named
        return _with_above(named, waiting, self._wrapped, index) if waiting else named

    def _read_row(self, index: int, named: list[_Named]) -> None:
        """A row with a name and numbers: an item in its groups, or a sum, which ends a section."""
        level, start, end, raw = named[-1]
        groups, sections = self._groups, self._sections
        whole = self._grid.origin == "sheet"  # a group stands in each of its rows
        for column in [c for c in groups if whole or c >= named[0][0]]:
            del groups[column]
        parents = (*sections.names, *groups.values(), *(n for *_, n in named[:-1]))
        raw, unit = own_unit(raw)
        name, kind = kind_below(raw, self._rows[-MOST_PARTS:])
        if kind is Kind.ITEM:
            groups.update({c: n for c, _, _, n in named})
        elif kind in {Kind.TOTAL, Kind.SUBTOTAL}:
            parents = (*sections.names, *(n for *_, n in named[:-1]))
            sections.close()
        sections.rows += 1
        by = {*((c, n) for c, _, _, n in named[:-1]), *groups.items()}
        in_charge = frozenset(n for c, n in by if c in self._offices)
        row = NamedRow(index, name, kind, level, parents, start, end, in_charge, unit)
        self._rows.append(row)


def _money(layout: Layout) -> list[int]:
    """The columns that may hold amounts: a number before the names is that of its row."""
    first = min(layout.names, default=0)
    columns = (c for c in layout.columns if c.index not in layout.names)
    return [c.index for c in columns if c.index > first or c.head.is_money]


def _with_above(
    named: list[_Named], above: _Named, wrapped: WrappedNames, index: int
) -> list[_Named]:
    """The names of a row below a line that has no amounts: its name, or the beginning of one."""
    if not named:
        return [above]
    column, _, end, rest = named[-1]
    if not wrapped.goes_on(index, rest):
        return named
    return [*named[:-1], (column, above[1], end, above[3] + rest)]


def _is_merged(grid: Grid, index: int, columns: Sequence[int]) -> bool:
    """Whether name and amounts are those of the row above: cells that span both rows."""
    return index > 0 and all(grid.rows[index][c] is grid.rows[index - 1][c] for c in columns)


def _is_section(grid: Grid, index: int, above: _Named, below: _Named) -> bool:
    """Whether a name without amounts heads the row below, and is no first line of its name.

    English names begin with a capital; Japanese ones with a number of their own, as both do.
    """
    name, first = above[3], below[3]
    if name.isascii() and first.isascii():
        return first[0].isupper() and name[-1] not in ",-&"
    cells = (grid.rows[i][above[0]] for i in range(index - 1, -1, -1))  # it stands not far above
    own = next((cell.text for cell in cells if cell and cell.start == above[1]), "")
    return _are_numbered(own, grid.text(index, below[0]))


def _are_numbered(above: str, below: str) -> bool:
    return bool(_NUMBERED.match(above) and _NUMBERED.match(below))


def _spans(grid: Grid, index: int) -> bool:
    """Whether one cell is the whole row: the title of a section."""
    row = grid.rows[index]
    return (
        len(row) > 2 and len({cell.text if cell else "" for cell in row} - {""}) == 1 and all(row)
    )


def _titles(grid: Grid, first: int) -> Iterator[str]:
    """The titles of sections that stand between the head and the first row."""
    headed = False
    for index in range(first):
        cells = {cell.start: cell.text for cell in grid.rows[index] if cell}
        text = next(iter(cells.values()), "")
        title = _spans(grid, index) or _are_numbered(text, grid.text(first, 0)) or is_side(text)
        if len(cells) == 1 and (text.endswith(":") or (headed and title)):
            start, end = clean_name(text)
            yield tidy(text[start:end]).rstrip(": ")
        headed = headed or len(cells) > 1


def _names(row: Row, columns: Sequence[int], own: Sequence[int]) -> list[_Named]:
    """(column, start, end, name) of the names of a row, the widest first.

    `own` are those of the columns whose head says that they hold names.
    """
    found: list[_Named] = []
    seen: set[int] = set()
    for column in columns:
        cell = row[column]
        if cell is None or cell.start in seen or is_empty(cell.text) or parse_cell(cell.text):
            continue
        seen.add(cell.start)
        if name := _name_in(cell.text):
            found.append((column, cell.start, cell.end, name))
    if named := [f for f in found if not _ASIDE.fullmatch(f[3])]:
        found = named  # 「合計」「（再掲を除く）」
    chosen = [f for f in found if f[0] in own]
    if chosen:  # a column of names wins over the divisions beside it
        return [f for f in found if f[0] not in own and f[0] < chosen[-1][0]] + chosen[-1:]
    return found


def _budget_before(row: Row, first: int) -> list[_Named]:
    """The budget that a cell before the empty ones of names says: 「執行額」 below 「計」."""
    cells = [(i, cell) for i, cell in enumerate(row[:first]) if cell and names_budget(cell.text)]
    return [(i, cell.start, cell.end, tidy(cell.text)) for i, cell in cells[-1:]]


@remembered
def _name_in(text: str) -> str | None:
    """The name that a cell holds: 「１　架空　事業 □交付決定による増」 -> 「架空事業」."""
    start, end = clean_name(text)
    name = NUMBER.sub("", tidy(text[start:end])).rstrip(" .…:-–—")
    name = _REMARK.split(name)[0]
    small = narrow(name)
    if _AMOUNT.search(small) or _PERIOD.fullmatch(small):
        return None
    known = (name and not _CODE.fullmatch(small)) or len(name) > LONGEST_CODE
    return name if known and not is_unit(name) else None


def tidy(text: str) -> str:
    """A name on one line, without letter-spacing: "予 算 議 案" -> "予算議案"."""
    joined = _WRAPPED.sub("", text) if "\n" in text else text
    line = " ".join(joined.split())
    if " " in line:
        line = _LETTERS.sub("", _BETWEEN.sub("", line))
    return plain_characters(line)


def is_account_part(head: Head) -> bool:
    """Whether a column names what an account of a Japanese budget is made of: 節, 細節."""
    said = set(head.label.split())
    return bool(said & _PARTS) and not said & WHOLES
