"""Lists under 「（内訳）」: the parts of a budget of the program that the text is about there.

The list does not say which of the program's budgets it breaks down. The one that its amounts add
up to is proven by that; where two would do, or none, the list gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.facts.reading import FigureReading, adds_up, reading_of
from corpus.facts.row import Trust
from corpus.layout.lines import PlacedLine
from corpus.programs.names import clean_name
from corpus.slides.labels import YEARLY
from corpus.slides.statements import AmountForm, StatedAmount, read_statements
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow

# How many lines above its breakdown the name of a program may stand, and the fewest parts.
NAME_WITHIN, LEAST_PARTS = 15, 2

_HEAD = re.compile(r"[(\[【〔<]?(?:の?内訳)[)\]】〕>]?:?")


def read_breakdowns(
    lines: Sequence[PlacedLine], readings: Sequence[FigureReading]
) -> Iterator[FigureReading]:
    """The parts that lists under 「（内訳）」 give of the budgets in `readings`."""
    programs = {fold_key(r.program): r.program for r in readings}
    for index, line in enumerate(lines):
        if not _HEAD.fullmatch(narrow(line.text).strip()):
            continue
        parts = list(_parts(lines[index + 1 :]))
        name = _name_above(lines[max(0, index - NAME_WITHIN) : index], programs)
        own = [r for r in readings if r.program == name and not r.scope]
        budgets = {(r.measure, r.year): r for r in own if _is_sum(r, parts)}
        if len(parts) >= LEAST_PARTS and len(budgets) == 1:
            whole = next(iter(budgets.values()))
            yield from (_reading(part, whole) for part in parts)


def _parts(lines: Sequence[PlacedLine]) -> Iterator[StatedAmount]:
    """The items at the beginning of the lines: a name and one amount each."""
    for line in lines:
        statements = read_statements(line)
        if len(statements) != 1 or not _is_part(statements[0]):
            return
        yield statements[0]


def _is_part(statement: StatedAmount) -> bool:
    """Whether a line is no more than a name and an amount."""
    amount = statement.amount
    plain = amount.low is None and amount.per is None and not statement.trailing
    return plain and statement.form is AmountForm.ITEM


def _name_above(lines: Sequence[PlacedLine], programs: dict[str, str]) -> str | None:
    """The last of the lines that is the name of a program, as the readings have it."""
    for line in reversed(lines):
        start, end = clean_name(line.text)
        if found := programs.get(fold_key(line.text[start:end])):
            return found
    return None


def _is_sum(whole: FigureReading, parts: Sequence[StatedAmount]) -> bool:
    amounts = [(p.amount.value, p.amount.step) for p in parts]
    return whole.measure in YEARLY and adds_up((whole.amount, whole.step), amounts)


def _reading(part: StatedAmount, whole: FigureReading) -> FigureReading:
    found = reading_of(
        part.amount,
        part.line.start,
        program=part.name or "",
        measure=whole.measure,
        year=whole.year,
        label=whole.label,
    )
    return replace(
        found,
        start=part.start,
        end=part.end,
        parent=whole.program,
        trust=Trust.CONFIRMED,
        note=f"the parts add up to {whole.original}",
    )
