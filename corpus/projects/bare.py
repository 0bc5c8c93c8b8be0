"""Numbers of a list whose unit stands above it: 「・河川公園の整備 …… 48,000（前年度 36,000）」."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import Document
from corpus.layout.lines import PlacedLine
from corpus.tables.around.unit_lines import is_unit
from corpus.text.amounts import Amount
from corpus.text.brackets import find_legends
from corpus.text.numerals import narrow
from corpus.text.units import Scale, find_units

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{2,})"
_YEAR = r"(?:(?:前|昨)年度?|(?:令和|平成|[RH])?\d{1,2}年度?|[RH]\d{1,2}|(?:FY ?)?20\d\d)"
# Behind the mark of a list one blank parts a name from its number.
_MARKED = r"\s*[・●○〇◯■□◆◇★☆▶▷](?=.*[ぁ-ヿ一-龥]).*?[ぁ-ヿ一-龥)】\]] "
# No more than a name, what parts it from its number, and brackets stand on such a line.
_LINE = re.compile(
    rf"(?:{_MARKED}|.*?(?:[.・…‥]{{2,}}|[\s:—–]{{2,}}|\t|[:：]|[—–])\s*)(?P<now>{_NUMBER})"
    rf"\s*(?:[(（\[【]\s*(?:(?:{_YEAR}(?:当初)?(?:予算)?額?[\s:]*)?(?P<before>{_NUMBER}|0)|[^()（）\d]{{1,8}})\s*[)）\]】])?\s*$"
)
# What a line counts that is in no unit of money: 「図書館の利用者」.
_COUNTS = re.compile(r"(?:者|人|人口|数|率|量|日|回)$")
# Behind a title on the same line: 「２　主な事業　　（単位：百万円）」.
_TITLE_UNIT = re.compile(
    r"[ \u3000\t]{2,}[（(［\[【]\s*(?:単位\s*[:：]?\s*)?(?:千円|万円|百万円|億円)\s*[)）］\]】]\s*$"
)
# What a unit has that stands above numbers.
_UNIT = re.compile(
    r"単位|[（(【［\[]\s*(?:[千万億]|百万)円|[$£€]\s?['’]?000|in (?:thous|mill)", re.IGNORECASE
)
_APART = " \u3000\t.・…‥:：—–-"


def bare_amounts(text: str, unit: Scale) -> tuple[Amount, ...]:
    """The numbers of a line as amounts of a unit, where the line is a name and its numbers only."""
    match = _LINE.fullmatch(narrow(text))
    if match and _COUNTS.search(narrow(text)[: match.start("now")].rstrip(_APART)):
        return ()
    spans = [match.span(name) for name in ("now", "before") if match[name]] if match else []
    return tuple(
        Amount(
            start,
            end,
            int(narrow(text[start:end]).replace(",", "")) * unit.factor,
            unit.currency,
            text[start:end],
            step=unit.factor,
        )
        for start, end in spans
    )


class Units:
    """The unit that stands above each of the lines of a document, asked in their order.

    It counts as far as the part that it stands in.
    """

    def __init__(self, document: Document) -> None:
        self._levels = {b.start: b.heading for b in document.blocks if b.heading}
        self._level = 0
        self._unit: tuple[Scale, int] | None = None

    def at(self, line: PlacedLine) -> Scale | None:
        """The unit that numbers of a line are in."""
        if level := self._levels.get(line.start):
            self._level = level
            if self._unit and level <= self._unit[1]:
                self._unit = None
        legend = find_legends(line.text) and find_units(line.text)
        if is_unit(line.text) or legend or _TITLE_UNIT.search(line.text):
            self._unit = find_units(line.text)[0].scale, self._level
        return self._unit[0] if self._unit else None


def numbered_lines(document: Document, lines: Iterable[PlacedLine]) -> list[PlacedLine]:
    """The lines of a name and a number whose unit stands above."""
    if not _UNIT.search(document.text):
        return []
    units = Units(document)
    return [line for line in lines if (unit := units.at(line)) and bare_amounts(line.text, unit)]
