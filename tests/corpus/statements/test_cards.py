"""Cards are tables of two columns: a wider one is left at its first cell that says so."""

from __future__ import annotations

import pytest

from corpus.document import Cell, Table
from corpus.statements.cards import _rows
from tests.counting import counted

ROWS = 500


def table(columns: int) -> Table:
    """A table of one character a cell."""
    cells = tuple(
        Cell(row, column, at, at + 1)
        for row in range(ROWS)
        for column in range(columns)
        for at in [row * columns + column]
    )
    return Table(0, ROWS * columns, None, cells)


def test_a_label_and_a_value_a_row():
    assert len(list(_rows(table(2)))) == ROWS


@pytest.mark.parametrize("columns", [3, 8])
def test_a_wider_table_is_no_card_and_takes_few_calls(columns):
    wide = table(columns)
    assert not list(_rows(wide))
    assert counted(lambda: list(_rows(wide))) < ROWS / 10
