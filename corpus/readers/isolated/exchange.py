"""How a reading crosses from the reading process: as JSON, which cannot carry code.

A pickle from a process that has read a hostile file could run anything here.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import Any

from corpus import errors
from corpus.document import Block, Box, Cell, Page, Table
from corpus.readers.reading import Reading

_ERRORS = ("TooLarge", "UnreadableDocument", "UnsupportedMedia", "NotFound")


def encode_reading(reading: Reading) -> bytes:
    """A reading as the process that made it sends it; `decode_reading` reads it."""
    return json.dumps(
        {
            "text": reading.text,
            "title": reading.title,
            "language": reading.language,
            "region": reading.region,
            "author": reading.author,
            "publisher": reading.publisher,
            "fiscal_year": reading.fiscal_year,
            "date": reading.date,
            "source_url": reading.source_url,
            "warnings": reading.warnings,
            "pages": [astuple(page) for page in reading.pages],
            "blocks": [_block_row(block) for block in reading.blocks],
            "tables": [_table_row(table) for table in reading.tables],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "surrogatepass")  # text may hold half of a surrogate pair


def encode_error(error: errors.AssistantError) -> bytes:
    """What a reader refused, as its process sends it."""
    return json.dumps({"error": type(error).__name__, "detail": error.detail}).encode("ascii")


def decode_reading(data: bytes) -> Reading:
    """The reading, or the error that the reader raised; ValueError where it is neither."""
    found: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    if "error" in found:
        if found["error"] not in _ERRORS:
            raise ValueError(f"unknown error {found['error']}")
        raise getattr(errors, found["error"])(found["detail"])
    try:
        return Reading(
            text=found["text"],
            title=found["title"],
            language=found["language"],
            region=found["region"],
            author=found["author"],
            publisher=found["publisher"],
            fiscal_year=found["fiscal_year"],
            date=found["date"],
            source_url=found["source_url"],
            warnings=tuple(found["warnings"]),
            pages=tuple(Page(*row) for row in found["pages"]),
            blocks=tuple(_block(row) for row in found["blocks"]),
            tables=tuple(_table(row) for row in found["tables"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a reading: {error}") from error


def _block_row(block: Block) -> list[Any]:
    box = block.box
    place = None if box is None else [box.x0, box.top, box.x1, box.bottom]
    return [block.start, block.end, block.page, place, block.size, block.heading]


def _cell_row(cell: Cell) -> list[int]:
    """A cell as numbers, what is usual left off, since a table has many."""
    spans = [cell.row_span, cell.column_span, int(cell.head), int(cell.continued)]
    place = [cell.row, cell.column, cell.start, cell.end]
    return place if spans == [1, 1, 0, 0] else place + spans


def _cell(numbers: list[int]) -> Cell:
    row, column, start, end, *spans = numbers
    if not spans:
        return Cell(row, column, start, end)
    rows, columns, head, continued = spans
    return Cell(row, column, start, end, rows, columns, bool(head), bool(continued))


def _table_row(table: Table) -> list[Any]:
    cells = [_cell_row(cell) for cell in table.cells]
    place = [table.start, table.end, table.page, table.header_rows, table.caption]
    return [*place, cells, table.row_numbers]


def _table(row: list[Any]) -> Table:
    start, end, page, heads, caption, cells, numbers = row
    place = None if caption is None else (caption[0], caption[1])
    read = tuple(_cell(cell) for cell in cells)
    return Table(start, end, page, read, heads, place, tuple(numbers))


def _block(row: list[Any]) -> Block:
    start, end, page, place, size, heading = row
    return Block(start, end, page, None if place is None else Box(*place), size, heading)
