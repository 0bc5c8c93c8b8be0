"""Shape of the places on a page."""

from __future__ import annotations

from pydantic import BaseModel, Field


class PageBoxes(BaseModel):
    """A page's size, and the boxes of a range on it, in points from the top left."""

    width: float
    height: float
    boxes: list[tuple[float, float, float, float]] = Field(description="x0, y0, x1, y1 of each")


class ShownCell(BaseModel):
    """A cell of a table: its column from 0, and the range of the text that it is."""

    column: int
    row_span: int
    column_span: int
    text: str
    start: int
    end: int


class ShownRow(BaseModel):
    """A row of a table, its number from 1; a cell that reaches down stands in its first row."""

    number: int
    cells: list[ShownCell]


class ShownGrid(BaseModel):
    """The table that a range stands in: its heads, and the rows around the range."""

    heads: int = Field(description="How many of the first rows are heads")
    rows: list[ShownRow]
    rows_before: int = Field(description="Rows left out between the heads and those shown")
    rows_after: int = Field(description="Rows left out behind them")
