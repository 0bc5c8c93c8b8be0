"""Amounts of money where they stand, each with the words that say what it is of.

In a row of a table those are its labels and the head of its column, and no remark behind it, in a
sentence the words of its clause: 「宿泊型の自己負担は1泊3,000円、日帰り型は1回1,500円」 has two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import Statement
from assistant.evidence.quantities import QuantityRow, QuantityTable, TextQuantity, stated_parts
from corpus.text.years import find_years
from corpus.values import LabelledValue

ENDS = re.compile(r"[、。,;；：:）)」\n]|\b(?:and|of which|including|but)\b", re.IGNORECASE)
BEGINS = re.compile(r"[、。;；）)「\n]|\b(?:and|of which|including|but)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[。;；\n]|\.\s")
STOP = re.compile(r"。(?![）)])|(?<=[a-z\d)%])\.\s")
FROM = re.compile(r"\s*から\s*")
LONGEST_VALUE = 400  # characters of a labelled value
TOPIC = re.compile(r"([^、。（）()\s]{2,30})(?<![にでとへら])は(?=[、\s]|[^、。]{0,24}$)")
LONGEST = 40  # characters behind an amount that may say what it is of
OTHER_KINDS = frozenset({"difference", "ratio", "count"})


@dataclass(frozen=True, slots=True)
class SaidAmount:
    """An amount at `start:end` of a document.

    `name` is what it is of, `label` what it is of that, `sentence` the one that says it; `own` are
    all words that say so, `around` those of its sentence or the labels of its row, its table's
    caption and its heading. `earlier`: another amount beside it is the same of a later time;
    `part`: it is counted in another one.
    """

    quantity: TextQuantity
    document_id: str
    start: int
    end: int
    place: tuple[int, int]
    name: str
    label: str
    sentence: str
    own: str
    around: str
    years: frozenset[int]
    measure: str | None
    programs: frozenset[str] = frozenset()
    column: bool = False
    earlier: bool = False
    part: bool = False


def said_amounts(
    page: StatementPage, tables: Sequence[QuantityTable], start: int, end: int
) -> Iterator[SaidAmount]:
    """The amounts of money in a range of a document, those of its tables first."""
    taken: list[tuple[int, int]] = []
    for one in _in_tables(page, tables, start, end):
        taken.append((one.start, one.end))
        yield one
    for at in page.overlapping(start, end):
        statement = page.statements[at]
        if statement.value is None:
            for said in _in_sentence(page, at, statement):
                inside = start <= said.start and said.end <= end
                if inside and not any(a < said.end and said.start < b for a, b in taken):
                    yield said


def _in_tables(
    page: StatementPage, tables: Sequence[QuantityTable], start: int, end: int
) -> Iterator[SaidAmount]:
    for table in tables:
        if table.end <= start or end <= table.start:
            continue
        for row in table.rows:
            if row.end <= start or end <= row.start:
                continue
            at = int(page.starts.searchsorted(row.start, side="right")) - 1
            heading = page.views[at].heading_key
            programs = page.program_ids[at]
            words = " ".join(row.labels)
            for index, quantity in row.cells.items():
                column = table.columns[index]
                if not quantity.is_money or column.kind in OTHER_KINDS:
                    continue
                yield SaidAmount(
                    quantity, table.document_id, quantity.start, quantity.end, (row.start, row.end),
                    row.name, column.label, "", _own(row, index, column.label),
                    f"{words} {table.caption} {heading}",
                    frozenset({column.year} if column.year else ()), column.measure, programs,
                    column=True,
                )  # fmt: skip


def _own(row: QuantityRow, index: int, head: str) -> str:
    """What a cell itself is said to be of: the labels of its row, its head, its own words."""
    cell = row.texts.get(index)
    return " ".join((*row.labels, head, cell.text if cell else ""))


def _in_sentence(page: StatementPage, at: int, statement: Statement) -> Iterator[SaidAmount]:
    text = statement.text
    parts = stated_parts(text)
    view = page.views[at]
    for number, part in enumerate(parts):
        quantity = part.quantity
        if not quantity.is_money:
            continue
        low = parts[number - 1].quantity.end if number else 0
        high = parts[number + 1].quantity.start if number + 1 < len(parts) else len(text)
        changed = FROM.fullmatch(text, quantity.end, high)  # 「100万円から120万円に引き上げ」
        before, behind = text[low : quantity.start], text[quantity.end : high][:LONGEST]
        before = next((p for p in reversed(BEGINS.split(before)) if p.strip()), before)
        behind = ENDS.split(behind, maxsplit=1)[0]
        own = f"{_topic(text[: quantity.start])} {before} {quantity.original} {behind}"
        value = _value_at(page, statement.start + quantity.start)
        sentence = value.value if value else _sentence(text, quantity)
        own += f" {value.label} {value.qualifier or ''}" if value else ""
        at_once = (statement.start + quantity.start, statement.start + quantity.end)
        yield SaidAmount(
            quantity, statement.document_id, *at_once, (statement.start, statement.end),
            view.title, part.label, sentence, own,
            f"{text} {view.heading_key}", _years(text[low : quantity.start], behind), None,
            page.program_ids[at], earlier=bool(part.now or changed), part=part.whole is not None,
        )  # fmt: skip


def _sentence(text: str, quantity: TextQuantity) -> str:
    """The sentence of a text that an amount stands in."""
    low = max((m.end() for m in STOP.finditer(text, 0, quantity.start)), default=0)
    stop = STOP.search(text, quantity.end)
    return text[low : stop.end() if stop else len(text)].strip()


def _topic(before: str) -> str:
    """What a sentence is about up to some place: 「市債残高は、令和7年度末の」 → 市債残高."""
    found = TOPIC.findall(SENTENCE.split(before)[-1])
    return found[-1] if found else ""


def _value_at(page: StatementPage, offset: int) -> LabelledValue | None:
    """The labelled value that holds an offset."""
    low, high = page.starts.searchsorted([offset - LONGEST_VALUE, offset + 1]).tolist()
    return next((s.value for s in page.statements[low:high] if s.value and offset < s.end), None)


def _years(before: str, behind: str) -> frozenset[int]:
    """The year of an amount: the last that is named before it in its sentence, else behind it."""
    named = [y.year for y in find_years(SENTENCE.split(before)[-1])]
    named = named[-1:] or [y.year for y in find_years(behind)][:1]
    return frozenset(named)
