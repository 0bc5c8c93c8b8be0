"""Heads of years over several columns of aligned text: each column has the year that is over it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.corpus.papers import analyse_text

YEARS = ("2031 Estimate", "2032 Estimate")
PARTS = ("Current", "Capital", "Total")
ROWS = {"RURAL BROADBAND": (4500, 62000, 5100, 71000), "ISLAND SERVICES": (9800, 6100, 10200, 6800)}


def _table(place: str, width: int) -> str:
    """Two years over three columns each, every year `place`d over its columns."""
    columns = [f"{part:>{width}}" for part in PARTS] * 2
    span = 3 * width
    over = {"left": f"{{:<{span}}}", "middle": f"{{:^{span}}}"}[place]
    lead = " " * 24
    lines = [lead + "".join(over.format("    " * (place == "left") + y) for y in YEARS)]
    lines.append(lead + "".join(columns))
    lines.append(lead + f"{'€000':>{width}}" * 6)
    for name, (a, b, c, d) in ROWS.items():
        cells = "".join(f"{n:>{width},}" for n in (a, b, a + b, c, d, c + d))
        lines.append(f"{name:<24}{cells}")
    return "\n".join(["VOTE 41 – OFFICE FOR RURAL LIFE", "", *map(str.rstrip, lines), ""])


@pytest.mark.parametrize(("place", "width"), [*product(["left", "middle"], [10, 12, 15])])
def test_a_year_over_three_columns_is_that_of_each(tmp_path: Path, place: str, width: int) -> None:
    rows = analyse_text(tmp_path, _table(place, width), "vote.txt").figures
    found = {(r.program, r.fiscal_year, r.amount) for r in rows}
    for name, (a, b, c, d) in ROWS.items():
        of_years = {2031: (a, b, a + b), 2032: (c, d, c + d)}
        wanted = {(name, y, 1000 * n) for y, numbers in of_years.items() for n in numbers}
        assert {fact for fact in found if fact[0] == name} == wanted


MAIN = """Department of Northern Transport
2032–33 Main Estimates

(dollars)
                            2030–31          2031–32                          2032–33
                            Expenditures     Main Estimates   Estimates       Main Estimates
                                                              To Date
1   Operating               142,336,910      150,410,222      155,002,118     148,220,507
5   Capital                 38,100,441       40,200,000       41,775,300      36,900,000
Total in Canada             180,437,351      190,610,222      196,777,418     185,120,507
"""


def test_two_lines_of_a_head_that_are_one_word_are_read_as_one(tmp_path: Path) -> None:
    rows = analyse_text(tmp_path, MAIN, "estimates.txt").figures
    found = {(r.program, r.measure.value, r.fiscal_year, r.amount) for r in rows}
    assert ("Operating", "revised", 2031, 155_002_118) in found
    assert ("Operating", "initial", 2032, 148_220_507) in found
