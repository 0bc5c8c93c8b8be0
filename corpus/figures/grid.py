"""A table's cells by row and column, with the texts that stand in them and above the table."""

from __future__ import annotations

from corpus.document import Cell, Document, Page, Table
from corpus.figures.cells import is_figure

# What stands this near to a table belongs to it, in characters, where the document has no pages.
NEAR = 400
# A head has no more rows than this.
MOST_HEAD_ROWS = 4


class Grid:
    """The cells of one table; `height` and `width` count its rows and columns."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document = document
        self.table = table
        self.height = 1 + max((c.row for c in table.cells), default=-1)
        self.width = 1 + max((c.column for c in table.cells), default=-1)
        self._cells = {(c.row, c.column): c for c in table.cells}

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell there, None where the table has none."""
        return self._cells.get((row, column))

    def text(self, row: int, column: int) -> str:
        """What the cell says, without the quotation marks of a CSV; "" where there is none."""
        cell = self.cell(row, column)
        return self.document.text[cell.start : cell.end].strip().strip('"') if cell else ""

    def has_number(self, row: int) -> bool:
        """Whether a row below the head is one of figures."""
        return any(is_figure(self.text(row, column)) for column in range(self.width))

    def heads(self) -> tuple[list[str], int]:
        """The head of each column over all its rows, and the first row below it."""
        rows = max(1, self.table.header_rows)
        while rows < min(self.height, MOST_HEAD_ROWS) and not self.has_number(rows):
            rows += 1
        return [self._head(column, rows) for column in range(self.width)], rows

    def _head(self, column: int, rows: int) -> str:
        pieces: dict[int, str] = {}
        for row in range(rows):
            if cell := self.cell(row, column):
                pieces.setdefault(cell.start, self.document.text[cell.start : cell.end].strip())
        return "\n".join(piece for piece in pieces.values() if piece)

    def page(self) -> Page | None:
        """The page that the table stands on."""
        return next((p for p in self.document.pages if p.number == self.table.page), None)

    def surroundings(self) -> int:
        """Where the text above the table that can speak of it begins."""
        page = self.page()
        return page.start if page else max(0, self.table.start - NEAR)
