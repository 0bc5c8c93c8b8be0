"""Cards are tables of two columns: a wider one is left at its first cell that says so."""

from __future__ import annotations

import pytest

from corpus.document import Cell, Table
from corpus.statements.cards import _rows
from tests.corpus.papers import facts_of, write_paper
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


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Reef Fund (RF). Previously called the Shore Fund (for 1996-2006).", "Reef Fund (RF)"),
        ("Harbour Safety Programme. It replaces the Pier Scheme", "Harbour Safety Programme"),
        ("St. Brendan Islands Fund", "St. Brendan Islands Fund"),
    ],
)
def test_a_card_names_its_program_once_without_what_is_said_of_it(written, name, form, tmp_path):
    rows = [["Heading", "Natural Resources"], ["Fund", written], ["Ceiling", "€7 404.84 million"]]
    title = "Guide to the funds of the Union 2031-2037"
    path = write_paper(tmp_path, form, [title, "THE SEA AND ITS COASTS", rows])
    assert [fact for fact in facts_of(path) if fact[3] == 7_404_840_000] == [
        (name, "total", None, 7_404_840_000)
    ]
