"""The rows of a grid: item, total, subtotal or part, each with its name and what it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from corpus.figures.names import clean_name
from corpus.tables.columns import Layout, is_head_again
from corpus.tables.grid import Grid
from corpus.text.cells import is_empty, parse_cell
from corpus.text.folding import fold_key, plain_characters
from corpus.text.numerals import narrow
from corpus.words import listed

_CODE = re.compile(r"[\d\s.．、,A-Za-z-]{0,8}")
_TOTAL_END = re.compile(r"(?:合計|総計|総額合計)$")
_TOTAL_BEGIN = re.compile(r"(?:total|grand total)\b\s*[,:\-]?\s*", re.I)
_PART = re.compile(r"^[(（]?\s*(?:うち|内、|of which|including)[、,:：\s]*", re.I)
# The number of an account, before its name or between the lines of a wrapped one.
_NUMBER = re.compile(
    r"^[0-9０-９]{1,2}\s?(?=[ぁ-ヿ一-鿿])(?![0-9０-９]*\s?(?:年|次|期|号|世|か|ヶ|人|歳|級|名|件|つ|回|校|月|日|階|種|類"
    r"|[万億千百]))"
)
_BETWEEN = re.compile(r"(?<=[ぁ-ヿ一-鿿])\s[0-9０-９]{1,2}\s(?=[ぁ-ヿ一-鿿])")
_AMOUNT = re.compile(r"\d,\d{3}|\d\s?[%％]")
_LETTERS = re.compile(r"(?<=[々ぁ-ヿ一-鿿])[ 　]+(?=[々ぁ-ヿ一-鿿])")


class Kind(Enum):
    """What a row is."""

    ITEM = auto()
    TOTAL = auto()
    SUBTOTAL = auto()
    PART = auto()


@dataclass(frozen=True, slots=True)
class NamedRow:
    """Row `index` of a grid. `parents` are its groups, the widest first; `level` the column that
    its name stands in. `start:end` is where the name stands in the text."""

    index: int
    name: str
    kind: Kind
    level: int
    parents: tuple[str, ...]
    start: int
    end: int


def read_rows(grid: Grid, layout: Layout) -> list[NamedRow]:
    """Every row below the head that has a name and a number, in order."""
    rows: list[NamedRow] = []
    groups: dict[int, str] = {}
    waiting: tuple[int, int, int, str] | None = None
    money = [c.index for c in layout.columns if c.index not in layout.names]
    for index in range(layout.first, len(grid.rows)):
        if is_head_again(grid, index, layout.first):
            continue
        named = _names(grid, layout, index)
        numeric = any(parse_cell(grid.text(index, c)) for c in money)
        filled = any(grid.text(index, c) for c in money)
        if not numeric:
            one = named[-1:] if not filled else []
            waiting = next(((c, s, e, n) for c, s, e, n in one), None)
            continue
        if not named and waiting:
            named = [waiting]
        waiting = None
        if not named:
            continue
        level, start, end, raw = named[-1]
        for column in [c for c in groups if c >= named[0][0]]:
            del groups[column]
        parents = (*groups.values(), *(n for *_, n in named[:-1]))
        name, kind = _kind(raw)
        if kind is Kind.ITEM:
            groups.update({c: n for c, _, _, n in named})
        elif kind in {Kind.TOTAL, Kind.SUBTOTAL}:
            parents = tuple(n for *_, n in named[:-1])
        rows.append(NamedRow(index, name, kind, level, parents, start, end))
    return rows


def _names(grid: Grid, layout: Layout, index: int) -> list[tuple[int, int, int, str]]:
    """(column, start, end, name) of the names of a row, the widest first."""
    found: list[tuple[int, int, int, str]] = []
    seen: set[int] = set()
    for column in layout.names:
        cell = grid.rows[index][column]
        if cell is None or cell.start in seen or is_empty(cell.text) or parse_cell(cell.text):
            continue
        seen.add(cell.start)
        start, end = clean_name(cell.text)
        name = _NUMBER.sub("", tidy(cell.text[start:end])).rstrip(" .…")
        if _AMOUNT.search(narrow(name)):
            continue
        if (name and not _CODE.fullmatch(narrow(name))) or len(name) > 3:
            found.append((column, cell.start, cell.end, name))
    own = [c.index for c in layout.columns if c.head.kind == "name"]
    chosen = [f for f in found if f[0] in own]
    if chosen:  # a column of names wins over the divisions beside it
        return [f for f in found if f[0] not in own and f[0] < chosen[-1][0]] + chosen[-1:]
    return found


def tidy(text: str) -> str:
    """A name on one line, without letter-spacing: "予 算 議 案" -> "予算議案"."""
    joined = re.sub(r"(?<=[^\x00-\x7f])\n\s*(?=[^\x00-\x7f])", "", text)
    line = _BETWEEN.sub("", " ".join(joined.split()))
    return plain_characters(_LETTERS.sub("", line))


def is_agency(name: str) -> bool:
    """Whether a row is an agency's part of what the table is about, and no program."""
    return bool(_agency().fullmatch(name))


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\S*(?:{'|'.join(sorted(listed('names', 'agencies')))})")


def _kind(raw: str) -> tuple[str, Kind]:
    key = fold_key(re.sub(r"[(（][^()（）]*[)）]$", "", raw))
    if key in listed("names", "subtotals"):
        return raw, Kind.SUBTOTAL
    if key in listed("names", "totals") or _TOTAL_END.search(key) or _TOTAL_BEGIN.match(raw):
        return raw, Kind.TOTAL
    if match := _PART.match(raw):
        return raw[match.end() :].rstrip(")） ") or raw, Kind.PART
    return raw, Kind.ITEM
