"""Outlines that list programs with an amount at the end of each line, below the unit of all.

「（単位：百万円）」 above 「○ 流域治水対策事業　　8,740（Ｒ７：8,910）」: what is said of a program
stands between the lines, and the year before in brackets behind its amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.tables.grid import OUTLINE, Grid, GridCell, make_grid
from corpus.text.units import find_units
from corpus.text.years import find_years

LEAST_ROWS, MOST_BETWEEN, LONGEST_NAME = 2, 8, 60
_LINE = re.compile(r"[^\n]+")
_NUMBER = r"[▲△－−-]?[0-9０-９][0-9０-９,，.．]*"
_GAP = r"(?:[ ]{2,}|[ \t]*[\u3000\t][ \t\u3000]*|[ \u3000]*(?:…|・{3,}|\.{3,}|‥)[…・.‥ \u3000]*)"
_ROW = re.compile(
    r"[ \t\u3000]*(?P<mark>[○●◯◎◇◆□■▼▽▶・*★☆-]|[①-⑳]|うち|[0-9０-９]{1,2}[.．])?[ \t\u3000]*"
    rf"(?P<name>\S.{{1,{LONGEST_NAME}}}?){_GAP}(?P<amount>{_NUMBER})"
    rf"[ \u3000]*(?:[（(][ \u3000]*(?P<label>[^（）()0-9０-９]{{0,3}}[^（）():：]{{0,8}}[:：])?[ \u3000]*"
    rf"(?P<before>{_NUMBER}|[-－―—])[ \u3000]*[）)])?[ \t\u3000]*"
)
# 「（１）子育て・教育」 heads the lines below it.
_HEADING = re.compile(r"[ \t\u3000]*(?P<name>[（(][0-9０-９]{1,2}[)）].{2,30}?)[ \t\u3000]*")
_UNIT = re.compile(
    r"[（(［\[](?:単位|千円|百万円|億円)[^（）()［］\[\]]*[）)］\]](?=[ \t\u3000]*$)"
)
_Row = list[GridCell | None]


def find_outline(document: Document, start: int, end: int) -> Iterator[Grid]:
    """The lists of programs below each line that says the unit of their amounts."""
    unit: GridCell | None = None
    rows: list[_Row] = []
    label: GridCell | None = None
    apart = 0
    for line in _LINE.finditer(document.text, start, end):
        if said := _unit(line):
            yield from _grid(document, unit, label, rows)
            unit, rows, label, apart = said, [], None, 0
            continue
        if unit is None or not line[0].strip():
            continue
        match = _ROW.fullmatch(line[0])
        if match and (match["mark"] or match["before"]):
            rows.append(_row(line, match))
            label, apart = label or _cell(line, match, "label"), 0
        elif heading := _HEADING.fullmatch(line[0]):
            rows.append([_cell(line, heading, "name"), None, None])
        else:
            apart += 1
        if apart > MOST_BETWEEN:
            yield from _grid(document, unit, label, rows)
            unit, rows, label, apart = None, [], None, 0
    yield from _grid(document, unit, label, rows)


def _grid(
    document: Document, unit: GridCell | None, label: GridCell | None, rows: Sequence[_Row]
) -> Iterator[Grid]:
    """The grid of a list; the amounts in brackets count only under a label that names a year."""
    listed = [row for row in rows if row[1]]
    if unit is None or len(listed) < LEAST_ROWS:
        return
    dated = label is not None and bool(find_years(label.text))
    made: list[_Row] = [[None, unit, label]] if dated else [[unit, None]]
    made += [row if dated else row[:2] for row in rows]
    grid = make_grid(made, document.page_at(unit.start), OUTLINE)
    if grid:
        yield grid


def _unit(line: re.Match[str]) -> GridCell | None:
    """The unit that a line ends with: 「２　主な事業　　（単位：百万円）」."""
    match = _UNIT.search(line[0])
    if match is None or not find_units(match[0]):
        return None
    return GridCell(match[0], line.start() + match.start(), line.start() + match.end())


def _row(line: re.Match[str], match: re.Match[str]) -> _Row:
    name = "mark" if match["mark"] == "うち" else "name"
    first, last = line.start() + match.start(name), line.start() + match.end("name")
    named = GridCell(line.string[first:last].strip(), first, last)
    return [named, _cell(line, match, "amount"), _cell(line, match, "before")]


def _cell(line: re.Match[str], match: re.Match[str], group: str) -> GridCell | None:
    if not match[group]:
        return None
    start, end = match.span(group)
    text = match[group].strip().rstrip(":：")
    return GridCell(text, line.start() + start, line.start() + end)
