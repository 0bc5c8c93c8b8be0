"""What a document gives for each of several classes, under one label.

「給付額：準備型 155万円／人・年、就業型 137万円／人・年」 is the 給付額 of two classes; a row of a
table that names a class has a value under each head. What is a budget is given to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from assistant.evidence.quantities import (
    QuantityColumn,
    QuantityRow,
    QuantityTable,
    RowKind,
    StatedPart,
    TextQuantity,
    read_quantities,
    stated_parts,
)
from assistant.evidence.quantities.clauses import BOUNDARY
from assistant.evidence.quantities.kinds import kind_of
from assistant.question.grammars.counts import counters
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import says_measure
from corpus.facts import Measure
from corpus.tables.columns.heads import YEARLY
from corpus.text import fold, fold_key
from corpus.values import LabelledValue

LONGEST_NAME = 24  # characters of a class that a value names itself
SHORT, MOST_KINDS = 60, 3  # characters of a value that is of several kinds
COUNTED = re.compile(r"[①-⑳]\s*")
SHORTEST = 3  # characters by which a value is found again in its line
LEAST = 2  # classes that a value lists
MARKS = "、,，;；／/・ 　\n"
NOTED = re.compile(r"[（(][^（）()]*[）)]")
WORD = re.compile(r"[^\W\d_]{2}|^[^\W\d_]$")
BARE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
CLAUSE = re.compile(r"[、。]|[はがをにてのでとも]$")  # the beginning of a sentence is no name
# A share of a whole, or of what changed, is given to nobody.
SHARE = re.compile(
    r"割合|構成|増減|伸び|執行率|達成率|採択率|シェア|\b(?:share|change|growth|success)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*")
BUDGETS = tuple(m for m in Measure if m.value in YEARLY)


class ClassKind(Enum):
    """What a value is a number of."""

    MONEY = auto()  # or a share of what something costs
    COUNT = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class ClassValue:
    """A value under a label; its `qualifier` is the class that it is of, if it is of one.

    `quantity` is its first number that stands in no brackets, at its place in the value.
    """

    value: LabelledValue
    quantity: TextQuantity
    kind: ClassKind
    head: tuple[int, int] | None = None  # where the head of its column stands

    @property
    def name(self) -> str:
        """The class; "" of what is of no one class."""
        return self.value.qualifier or ""

    @property
    def key(self) -> str:
        """What names it, ready to be compared."""
        return fold_key(f"{self.name} {self.value.label}")


def read_classes(
    values: Sequence[LabelledValue], tables: Sequence[QuantityTable], text: str
) -> tuple[ClassValue, ...]:
    """The values of a document by class, in its order; none that is an amount of a budget."""
    found = [c for v in _by_class(values, text) for c in _read(v)]
    named = {(_line(c), c.value.value) for c in found if c.name}
    found = [c for c in found if c.name or (_line(c), c.value.value) not in named]
    told = {(_label_key(c), _line(c)) for c in found}
    for table in tables:
        for cell in _cells(table, values):
            same = [(a, b) for label, (a, b) in told if label == _label_key(cell)]
            if not any(a < cell.value.end and cell.value.start < b for a, b in same):
                found.append(cell)
    return tuple(sorted(found, key=lambda c: c.value.start))


def _label_key(one: ClassValue) -> str:
    """A label without the number of the part of the table that it heads: 「① 重度の場合」."""
    return fold_key(COUNTED.sub("", one.value.label))


def _line(one: ClassValue) -> tuple[int, int]:
    return one.value.start, one.value.end


def _by_class(values: Sequence[LabelledValue], text: str) -> Iterator[LabelledValue]:
    """The values, one that lists several classes as those; none twice."""
    parted = {(v.start, fold_key(v.label)) for v in values if v.qualifier}
    for value in values:
        if value.qualifier:
            item = kind_of([value.qualifier]) is RowKind.ITEM
            if item and not (NUMBER.search(value.qualifier) or CLAUSE.search(value.qualifier)):
                yield value
        elif (value.start, fold_key(value.label)) not in parted:
            yield from _parts(_line_by_line(value, text[value.start : value.end]))


def _line_by_line(value: LabelledValue, text: str) -> LabelledValue:
    """A value of which each line gives a number, with its lines kept apart."""
    first, *rest = text.split("\n")
    begun = first.find(value.value[:SHORTEST])
    lines = [first[begun:], *rest] if begun >= 0 else []
    apart = len(lines) >= LEAST and all(read_quantities(line) for line in lines)
    if not apart:
        return value
    return replace(value, value="、".join(" ".join(line.split()) for line in lines))


def _parts(value: LabelledValue) -> Iterable[LabelledValue]:
    """What a value gives each of the classes that it names itself; else the value as it is."""
    text = value.value
    parts = [p for p in stated_parts(text) if p.whole is None and p.now is None]
    own = [p for p in parts if not _inside_brackets(text, p.quantity.start)]
    named = [(p, start) for p in own if (start := _name_at(text, p)) is not None]
    alike = len({p.quantity.unit for p in own}) == 1
    if len(named) < max(LEAST, len(own)) or not alike:
        return [value]
    ends = [*(start for _, start in named[1:]), len(text)]
    return [
        replace(
            value,
            qualifier=text[start : p.quantity.start].strip(MARKS + "約最大上限"),
            value=text[p.quantity.start : end].strip(MARKS),
        )
        for (p, start), end in zip(named, ends, strict=True)
    ]


def _name_at(text: str, part: StatedPart) -> int | None:
    """Where the name of a class begins that stands right before its number."""
    before = text[: part.quantity.start]
    start = max((m.end() for m in BOUNDARY.finditer(before)), default=0)
    name = text[start : part.quantity.start].strip(MARKS)
    named = part.label and 1 < len(name) <= LONGEST_NAME and not NUMBER.search(name)
    return start if named else None


def _inside_brackets(text: str, at: int) -> bool:
    return any(m.start() < at < m.end() for m in NOTED.finditer(text))


def _read(value: LabelledValue) -> Iterator[ClassValue]:
    """A value as the number that it has, one of each kind: 「年間500万円 １年間 20件程度」."""
    if _is_budget(value.label) or SHARE.search(value.label):
        return
    found = read_quantities(value.value)
    plain = [q for q in found if not _inside_brackets(value.value, q.start)] or list(found)
    most = MOST_KINDS if len(value.value) <= SHORT else 1
    kinds: dict[ClassKind, TextQuantity] = {}
    for quantity in plain:
        if kind := _kind(quantity):
            kinds.setdefault(kind, quantity)
    for kind, quantity in list(kinds.items())[:most]:
        yield ClassValue(value, quantity, kind)
    if not kinds and (bare := _bare(value)):
        yield bare


def _bare(value: LabelledValue) -> ClassValue | None:
    """A bare number under a head that counts things: 「Awards 2026/27」 of Homes, 262."""
    number = BARE.fullmatch(fold(value.value).text.strip())
    if number is None or not shows(value.label, Sign.COUNTS):
        return None
    quantity = TextQuantity(
        Decimal(number[0].replace(",", "")), "", value.value, 0, len(value.value)
    )
    return ClassValue(value, quantity, ClassKind.COUNT)


def _kind(quantity: TextQuantity) -> ClassKind | None:
    if quantity.is_money or quantity.is_rate:
        return ClassKind.MONEY
    if quantity.unit in counters("time"):
        return ClassKind.TIME
    return ClassKind.COUNT if quantity.unit else None


def _is_budget(label: str) -> bool:
    return shows(label, Sign.WHOLE_AMOUNT) or any(says_measure(label, m) for m in BUDGETS)


def _cells(table: QuantityTable, values: Sequence[LabelledValue]) -> Iterator[ClassValue]:
    """The cells of a table whose rows are classes: of no year, no change, no source of money."""
    apart = ("difference", "part")
    columns = [c for c in table.columns if not (c.year or c.kind in apart or c.measure)]
    for row in table.rows:
        if row.kind is not RowKind.ITEM:
            continue
        owner = next(
            (v.program_id for v in values if v.start < row.end and row.start < v.end), None
        )
        for column in columns:
            if (quantity := row.cells.get(column.index)) and (cell := _cell(row, column, quantity)):
                text = " ".join(row.texts[column.index].text.split())
                place = table.document_id, row.start, row.end
                value = LabelledValue(
                    place[0], owner, column.label, row.name, text, *place[1:], page=None
                )
                head = (column.head.start, column.head.end) if column.head else None
                yield ClassValue(value, cell[0], cell[1], head)


def _cell(
    row: QuantityRow, column: QuantityColumn, quantity: TextQuantity
) -> tuple[TextQuantity, ClassKind] | None:
    """What a cell is a number of; a bare number under a head that counts nothing is of nothing."""
    named = WORD.search(column.label) and WORD.search(row.name)
    if not named or _is_budget(column.label) or SHARE.search(column.label):
        return None
    if row.name in counters("time") or row.name == column.label:
        return None  # lines that were read as no table
    kind = _kind(quantity)
    if kind is None and shows(column.label, Sign.COUNTS):
        kind = ClassKind.COUNT
    begun = row.texts[column.index].start
    placed = replace(quantity, start=quantity.start - begun, end=quantity.end - begun)
    return (placed, kind) if kind else None
