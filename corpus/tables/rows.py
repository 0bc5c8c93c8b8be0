"""The rows of a grid: item, total, subtotal or part, each with its name and what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache, lru_cache

from corpus.programs.names import clean_name
from corpus.tables.columns import Layout, is_head_again
from corpus.tables.grid import Grid
from corpus.text.cells import is_empty, parse_cell
from corpus.text.folding import fold_key, plain_characters
from corpus.text.numerals import narrow
from corpus.words import alternation, listed

_CODE = re.compile(r"[\d\s.．、,A-Za-z-]{0,8}")
_TOTAL_END = re.compile(r"(?:合計|総計|総額合計)$")
_SUBTOTAL_BEGIN = re.compile(r"sub-?totals?\b", re.I)
_SUBTOTAL_END = re.compile(r"(?i)(?<!grand)(?<!overall)(?<=\w)\s(?:sub-?)?totals?$")
_TOTAL_BEGIN = re.compile(r"(?:total|grand total)\b\s*[,:\-]?\s*", re.I)
_PART = re.compile(r"^[(（]?\s*(?:うち|内、|of which|including)[、,:：\s]*", re.I)
# The number of an account, before its name or between the lines of a wrapped one.
_NUMBER = re.compile(
    r"^[0-9０-９]{1,2}\s?(?=[ぁ-ヿ一-鿿])(?![0-9０-９]*\s?(?:年|次|期|号|世|か|ヶ|人|歳|級|名|件|つ|回|校|月|日|階|種|類"
    r"|[万億千百]))"
)
_BETWEEN = re.compile(r"(?<=[ぁ-ヿ一-鿿])\s[0-9０-９]{1,2}\s(?=[ぁ-ヿ一-鿿])")
# Behind a name a remark may begin with a mark: 「普通交付税 □交付決定による増」.
_REMARK = re.compile(r"(?<=\S)\s[□■○●◇◆]")
_AMOUNT = re.compile(r"\d,\d{3}|\d\s?[%％]")
# A number or letter that counts the points of a list: 「１．」「（２）」「ア」.
_COUNTER = r"[(（][0-9０-９一二三四五六七八九十ア-ン]{1,2}[)）]|[①-⑳]"
_NUMBERED = re.compile(rf"\s*(?:{_COUNTER}|[0-9０-９一二三四五六七八九十ⅠⅡⅢⅣⅤⅥ]{{1,2}}[.．、　\s])")
_SHARE = re.compile(
    r"\(\s?%\s?\)$|[^\W\d_]{2}数(?:\s?\([^()]*\))?$|(?:執行|達成|進捗|収納|増減|構成|伸び|補助)率(?:\s?\([^()]*\))?$"
)
_LETTERS = re.compile(r"(?<=[々ぁ-ヿ一-鿿])[ 　]+(?=[々ぁ-ヿ一-鿿])")


_OF_ALL = frozenset({"total", "the", "of"})
_Named = tuple[int, int, int, str]  # column, start, end and name


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


@dataclass(slots=True)
class _Sections:
    """The titles "Land Resources:" that the rows below stand under, the widest first.

    A title right below another is one within it; its total ends it.
    """

    names: list[str] = field(default_factory=list)
    rows: int = 0

    def open(self, name: str) -> None:
        if self.rows:
            self.names = self.names[:-1]
        self.names.append(name)
        self.rows = 0

    def close(self) -> None:
        self.names = self.names[:-1]
        self.rows = 0


def read_rows(grid: Grid, layout: Layout) -> list[NamedRow]:
    """Every row below the head that has a name and a number, in order."""
    rows: list[NamedRow] = []
    groups: dict[int, str] = {}
    waiting: _Named | None = None
    sections = _Sections()
    money = [c.index for c in layout.columns if c.index not in layout.names]
    for title in _titles(grid, layout.first):
        sections.open(title)
    for index in range(layout.first, len(grid.rows)):
        if is_head_again(grid, index, layout.first):
            continue
        named = _names(grid, layout, index)
        numeric = any(parse_cell(grid.text(index, c)) for c in money)
        filled = any(grid.text(index, c) for c in money)
        if not numeric and _spans(grid, index):
            sections.open(tidy(grid.text(index, 0)).rstrip(": "))
            waiting = None
            continue
        if not numeric:
            one = named[-1:] if not filled else []
            waiting = next(((c, s, e, n) for c, s, e, n in one), None)
            if waiting and grid.text(index, waiting[0]).endswith(":"):
                sections.open(waiting[3])
                waiting = None
            continue
        if not named and waiting:
            named = [waiting]
        elif waiting and named and _is_section(grid, index, waiting, named[-1]):
            sections.open(waiting[3])
        waiting = None
        if not named:
            continue
        level, start, end, raw = named[-1]
        whole = grid.origin == "sheet"  # a group stands in each of its rows
        for column in [c for c in groups if whole or c >= named[0][0]]:
            del groups[column]
        parents = (*sections.names, *groups.values(), *(n for *_, n in named[:-1]))
        name, kind = _kind(raw)
        if kind is Kind.ITEM:
            groups.update({c: n for c, _, _, n in named})
        elif kind in {Kind.TOTAL, Kind.SUBTOTAL}:
            parents = (*sections.names, *(n for *_, n in named[:-1]))
            sections.close()
        sections.rows += 1
        rows.append(NamedRow(index, name, kind, level, parents, start, end))
    return [row for row in rows if not _counts(row.name) and not _is_share(row.name)]


def _counts(name: str) -> bool:
    """Whether a row counts people or things: "Positions (FTE)", "Average staffing level"."""
    small = narrow(name).lower()
    words = set(re.findall(r"[a-z]+", small)) if name.isascii() else set()
    people = bool(words) and words <= listed("names", "people") and not words <= _OF_ALL
    return people or bool(_counted().search(small))


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "counted")))


def _is_share(name: str) -> bool:
    """Whether the values of a row are no money by its name: 「執行率」, 「成果指標 観測点数」."""
    small = narrow(name).lower()
    return bool(_SHARE.search(small)) or small.startswith(tuple(listed("names", "indicators")))


def _is_section(grid: Grid, index: int, above: _Named, below: _Named) -> bool:
    """Whether a name without amounts heads the row below, and is no first line of its name.

    English names begin with a capital; Japanese ones with a number of their own, as both do.
    """
    name, first = above[3], below[3]
    if name.isascii() and first.isascii():
        return first[0].isupper() and name[-1] not in ",-&"
    lines = [row[above[0]] for row in grid.rows[:index] if row[above[0]]]
    own = next((cell.text for cell in lines if cell and cell.start == above[1]), "")
    return _are_numbered(own, grid.text(index, below[0]))


def _are_numbered(above: str, below: str) -> bool:
    return bool(_NUMBERED.match(above) and _NUMBERED.match(below))


def _spans(grid: Grid, index: int) -> bool:
    """Whether one cell is the whole row: the title of a section."""
    row = grid.rows[index]
    return (
        len(row) > 2 and len({cell.text if cell else "" for cell in row} - {""}) == 1 and all(row)
    )


def _titles(grid: Grid, first: int) -> Iterator[str]:
    """The titles of sections that stand between the head and the first row."""
    headed = False
    for index in range(first):
        cells = {cell.start: cell.text for cell in grid.rows[index] if cell}
        text = next(iter(cells.values()), "")
        title = _spans(grid, index) or _are_numbered(text, grid.text(first, 0))
        if len(cells) == 1 and (text.endswith(":") or (headed and title)):
            start, end = clean_name(text)
            yield tidy(text[start:end]).rstrip(": ")
        headed = headed or len(cells) > 1


def _names(grid: Grid, layout: Layout, index: int) -> list[_Named]:
    """(column, start, end, name) of the names of a row, the widest first."""
    found: list[_Named] = []
    seen: set[int] = set()
    for column in layout.names:
        cell = grid.rows[index][column]
        if cell is None or cell.start in seen or is_empty(cell.text) or parse_cell(cell.text):
            continue
        seen.add(cell.start)
        start, end = clean_name(cell.text)
        name = _NUMBER.sub("", tidy(cell.text[start:end])).rstrip(" .…:-–—")
        name = _REMARK.split(name)[0]
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


@lru_cache(maxsize=4096)
def is_stock(name: str, measure: str | None) -> bool:
    """Whether a row is what there is or what is computed, and no budget: 「地方債現在高」.

    A fund has a balance where others have spent.
    """
    balance = measure == "executed" and name.endswith("基金")
    return balance or any(word in name for word in listed("names", "stocks"))


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\S*(?:{'|'.join(sorted(listed('names', 'agencies')))})")


def _total(raw: str) -> str:
    """A total by what it is the total of: "Total, Dune Office" -> "Dune Office total"."""
    of = _TOTAL_BEGIN.sub("", raw, count=1)
    return f"{of} total" if of and of != raw and of[0].isupper() else raw


@cache
def _subtotals() -> tuple[str, ...]:
    """How the names of subtotals end: 「柱1 小計」."""
    return tuple(listed("names", "subtotals"))


def _kind(raw: str) -> tuple[str, Kind]:
    key = fold_key(re.sub(r"[(（][^()（）]*[)）]$", "", raw))
    if key.endswith(_subtotals()) or _SUBTOTAL_BEGIN.match(raw) or _SUBTOTAL_END.search(raw):
        return raw, Kind.SUBTOTAL
    if key in listed("names", "totals") or _TOTAL_END.search(key) or _TOTAL_BEGIN.match(raw):
        return _total(raw), Kind.TOTAL
    if match := _PART.match(raw):
        return raw[match.end() :].rstrip(")） ") or raw, Kind.PART
    return raw, Kind.ITEM
