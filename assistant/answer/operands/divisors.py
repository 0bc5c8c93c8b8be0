"""By what an amount is divided: a number that a turn says, months of a year, people of a town.

"Per resident" divides by the number of residents that the documents give. It is looked for where
the amount stands, then where a document counts such things at all; of several none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer.context import Context
from assistant.answer.operands.rows.located import documents_in_view, rows_at
from assistant.answer.operations.measured import Measured, of_quote
from assistant.answer.operations.shown import recent
from assistant.conversation.item import Item
from assistant.question.grammars.counts import counts_population, same_counter
from assistant.question.signs import Sign
from corpus.text import fold, fold_key

IN_A_YEAR = {
    "月": 12,
    "か月": 12,
    "ヶ月": 12,
    "カ月": 12,
    "month": 12,
    "週": 52,
    "週間": 52,
    "日": 365,
}
PEOPLE = "人"
LONGEST = 400  # characters of a sentence that is read for a number
LINE = re.compile(r"[^\n]+")
SHORTEST_NAME = 4  # characters of a name that a line surely says
SENTENCE = re.compile(r"[^。\n]+[。\n]?")


@dataclass(frozen=True, slots=True)
class Divisor:
    """What one divides by: a number as a formula has it, its unit, and where it stands, if told."""

    number: Decimal
    said: str
    unit: str
    source: Measured | None = None


def divisor_of(context: Context, one: Measured) -> Divisor | None:
    """What an amount is divided by in a turn."""
    slots = context.question.slots
    said = next((c for c in slots.counts if c.number > 1), None)
    if said is not None:
        unit = f" {said.unit}" if said.unit.isascii() else said.unit
        return Divisor(Decimal(said.number), f"{said.number:,}{unit}", said.unit)
    if slots.per is None:
        return _of(_shown(context, one)) if Sign.DIVIDES in context.question.signs else None
    unit = slots.per
    size = next((n for name, n in IN_A_YEAR.items() if same_counter(unit, name)), None)
    if size is not None:
        yearly = one.figure.fiscal_year or same_counter(one.per or "", "年")
        by = f"{size} {unit}s" if unit.isascii() else f"{size}{unit}"
        return Divisor(Decimal(size), by, unit) if yearly or one.basis else None
    found = _counting(_shown(context, one), unit) or _around(context, one, unit)
    found = found or ([] if slots.residents else _told_of(context, one, unit))
    return _of(found or _in_documents(context, unit))


def _of(found: Sequence[Measured]) -> Divisor | None:
    """The one number of all that were found; nothing is divided by one."""
    if len({m.amount for m in found}) != 1 or found[0].amount <= 1:
        return None
    return Divisor(Decimal(found[0].amount), found[0].figure.display, found[0].unit, found[0])


def _shown(context: Context, one: Measured) -> list[Measured]:
    """The counts that were shown of the same thing, latest first."""
    counts = [m for ms in recent(context) for m in ms if not m.figure.currency and m.unit != "%"]
    same = [m for m in counts if (m.program_id or m.name) == (one.program_id or one.name)]
    return same[:1]


def _counting(found: Sequence[Measured], unit: str) -> list[Measured]:
    return [m for m in found if _counts(m, unit)]


def _counts(m: Measured, unit: str) -> bool:
    """Whether a quantity counts what is asked for each of: 世帯, "residents" of "per resident"."""
    singular = m.unit.removesuffix("s")
    return m.figure.currency is None and (
        same_counter(m.unit, unit) or singular in {unit, unit.removesuffix("s")}
    )


def _around(context: Context, one: Measured, unit: str) -> list[Measured]:
    """The numbers of it in the lines where an amount stands."""
    place = one.citation
    text = context.sources[place.document_id].text
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    told = list(_read(context, place.document_id, start, end if end > 0 else len(text), unit))
    cells = [
        m
        for row in rows_at(context, place)
        for column in row.row.cells
        if (m := row.measured(column, context)) and _counts(m, unit)
    ]
    return told or cells


def _told_of(context: Context, one: Measured, unit: str) -> list[Measured]:
    """The numbers of it in the lines that name the thing of which the amount is."""
    name, document = fold_key(one.name), one.citation.document_id
    if len(name) < SHORTEST_NAME:
        return []
    lines = LINE.finditer(context.sources[document].text)
    told = (m for m in lines if name in fold_key(m[0]))
    return [q for m in told for q in _read(context, document, m.start(), m.end(), unit)]


def _in_documents(context: Context, unit: str) -> list[Measured]:
    """The numbers of it anywhere in what is talked of; of people those that live there."""
    people = same_counter(unit, PEOPLE)
    found: list[Measured] = []
    for document in documents_in_view(context):
        text = context.sources[document].text
        for match in SENTENCE.finditer(text):
            told = counts_population(match[0]) if people else _names(match[0], unit)
            if told and len(match[0]) <= LONGEST:
                found += _read(context, document, match.start(), match.end(), unit)
    return [m for m in found if counts_population(m.unit) or m.unit == PEOPLE] if people else found


def _names(text: str, unit: str) -> bool:
    return unit.removesuffix("s") in fold(text).text


def _read(context: Context, document: str, start: int, end: int, unit: str) -> Iterator[Measured]:
    draft = context.draft()
    number = draft.cite(document, start, end)
    for m in of_quote(Item("", None, None, draft.cited(number))):
        if _counts(m, unit):
            yield m
