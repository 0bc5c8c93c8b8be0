"""Projects in the column of a budget book that describes its accounts: 「（１）図書購入　9,800」.

Each is a part of the account in whose row it stands, of its budget of the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.programs.accounts import is_total
from corpus.programs.names import clean_name, is_name
from corpus.tables.columns.beside import Column
from corpus.tables.columns.layout import Layout
from corpus.tables.grid import Grid
from corpus.tables.rows.names import can_be_money
from corpus.tables.rows.read import tidy
from corpus.text.cells import parse_cell
from corpus.text.plain import plain

_DESCRIBES = frozenset(
    {"説明", "説明欄", "事業の説明", "説明(千円)", "説明(単位:千円)", "事業内訳"}
)
_LINE = re.compile(
    r"[ \t\u3000]*(?P<name>(?:[(（]?\d{1,2}[)）.．]|[○◎●・①-⑳])?[ \u3000]*[^\d\s０-９][^\n]*?)"
    r"[ \u3000…・]+(?P<number>[▲△]?[\d０-９][\d０-９,，]*)[ \u3000]*$",
    re.MULTILINE,
)
_OF_YEAR = ("initial", "supplementary", "request")


def read_described(grid: Grid, layout: Layout) -> Iterator[FigureReading]:
    """The projects that the cells of a column 説明 name, each with its amount."""
    labels = ((c.index, c.head.label.split()) for c in layout.columns)
    described = [index for index, words in labels if words and plain(words[-1]) in _DESCRIBES]
    budget = _budget(layout)
    if not described or budget is None or budget.unit is None:
        return
    whole, account = 0, ""
    for index in range(layout.first, len(grid.rows)):
        number = parse_cell(grid.text(index, budget.index))
        if number and (index == 0 or grid.rows[index] is not grid.rows[index - 1]):
            whole = abs(int(number.value))
            account = tidy(next((t for i in layout.names if (t := grid.text(index, i))), ""))
        cell = grid.rows[index][described[0]]
        if cell is None or (index and grid.rows[index - 1][described[0]] is cell):
            continue
        for match in _LINE.finditer(cell.text):
            found = parse_cell(match["number"])
            start, end = clean_name(match["name"])
            name = tidy(match["name"][start:end])
            if found is None or not is_name(name) or is_total(name) or not can_be_money(name):
                continue
            if abs(found.value) > whole:
                continue  # it is in another unit, or of something else
            parent = clean_name(account)
            yield FigureReading(
                program=name,
                measure=Measure(budget.measure or "initial"),
                year=budget.year,
                label=budget.head.label,
                amount=int(found.value) * budget.unit.factor,
                currency=budget.unit.currency,
                original=match["number"],
                start=cell.start + match.start("name"),
                end=cell.start + match.end("number"),
                step=budget.unit.factor,
                parent=account[parent[0] : parent[1]] or None,
            )


def _budget(layout: Layout) -> Column | None:
    """The column of the budget that the projects are parts of: that of this year."""
    found = [
        c for c in layout.columns if c.measure in _OF_YEAR and c.year and c.head.kind != "none"
    ]
    own = [c for c in found if not c.head.financing and c.head.kind in {"money", "amount"}]
    last = max((c.year or 0 for c in own), default=0)
    return next((c for c in own if c.year == last), None)
