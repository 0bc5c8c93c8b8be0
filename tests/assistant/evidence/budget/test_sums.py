"""Rows that add up to others, found once for a table and in work that grows with its steps."""

from __future__ import annotations

import pytest

import assistant.evidence.quantities.tables as tables_module
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.quantities import outermost, parts_of
from assistant.evidence.quantities.sums import find_parts
from tests.assistant.conftest import load_sky
from tests.counting import counted


def table_of(tmp_path, rows, name="ports.csv"):
    """The one table of a document with these rows of amounts."""
    lines = "\n".join(f"{label},{amount}" for label, amount in rows)
    (tmp_path / name).write_text(f"item,amount (thousand yen)\n{lines}\n", encoding="utf-8")
    analyses = load_sky(tmp_path / name).assistant.build.analyses
    (document,) = analyses
    (table,) = Ledger(analyses).tables(document)
    return table


def names(rows):
    return [row.name for row in rows]


NESTED = [
    ("Port works", 100), ("Dredging", 60), ("North quay", 25), ("South quay", 35),
    ("Lights", 40), ("Ferries", 31),
]  # fmt: skip


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Port works", ["Dredging", "Lights"]),
        ("Dredging", ["North quay", "South quay"]),
        ("Lights", []),
    ],
)
def test_rows_below_another_that_add_up_to_it_are_its_parts(tmp_path, whole, parts):
    table = table_of(tmp_path, NESTED)
    row = next(r for r in table.rows if r.name == whole)
    assert names(parts_of(table, row)) == parts
    assert names(outermost(table, table.rows)) == ["Port works", "Ferries"]


def many(count):
    """Rows of which none is the sum of others: powers of two."""
    return [(f"Berth {at}", 2 ** (count - at) + 1) for at in range(count)]


def test_more_rows_cost_no_more_for_each_pair_of_them(tmp_path):
    work = []
    for count in (12, 24):
        table = table_of(tmp_path, many(count), f"{count}.csv")
        assert len(table.rows) == count
        work.append(counted(lambda t=table: find_parts(t.rows, t.columns)))
    assert work[1] <= 4.5 * work[0]  # a sum for each pair of rows: twice the rows, four times


def test_the_parts_of_a_table_are_found_once(tmp_path, monkeypatch):
    looked = []
    find = tables_module.find_parts
    monkeypatch.setattr(tables_module, "find_parts", lambda *told: looked.append(1) or find(*told))
    table = table_of(tmp_path, NESTED)
    for row in table.rows:
        parts_of(table, row)
        outermost(table, table.rows)
    assert len(looked) == 1
