"""Shapes of the places on a page, of a table, and of a part of a document."""

from __future__ import annotations

from typing import Literal

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
    """A row of a table; a cell that reaches down stands in its first row.

    `number` is the sheet's own; where a file numbers no rows they count from 1.
    """

    number: int
    cells: list[ShownCell]


class ShownGrid(BaseModel):
    """The table that a range stands in: its heads, and the rows around the range."""

    heads: int = Field(description="How many of the first rows are heads")
    rows: list[ShownRow]
    above: list[str] = Field(description="Title and unit of a sheet's table, from above it")
    rows_before: int = Field(description="Rows left out between the heads and those shown")
    rows_after: int = Field(description="Rows left out behind them")


class ShownPart(BaseModel):
    """A page, a slide, or a stretch of a document without pages."""

    start: int
    end: int
    page: int | None


class ShownLine(BaseModel):
    """A heading, `level` 1 the highest, or a paragraph where that is null."""

    kind: Literal["text"]
    level: int | None
    start: int
    end: int
    text: str


class ShownTable(BaseModel):
    """A table where it stands in the document."""

    kind: Literal["table"]
    grid: ShownGrid


class ShownOutline(BaseModel):
    """A part of a document by its structure: `parts[part]`."""

    part: int
    parts: list[ShownPart]
    items: list[ShownLine | ShownTable]


class LocatedPlace(BaseModel):
    """What a place is called in its file; `row` is the sheet's own."""

    page: int | None
    kind: Literal["page", "sheet", "slide"]
    name: str | None
    row: int | None


class LocatedPlaces(BaseModel):
    """The places of the offsets that were asked for, in their order."""

    places: list[LocatedPlace]
