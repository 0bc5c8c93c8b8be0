"""Exact arithmetic on rows of the budget table, and the reasons to refuse it.

Amounts are set against each other only where they mean the same: one currency, one measure of one
year (or budgets of one program in two years), one scope. A part is never added to its whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal, get_args

from assistant.answer.figures.derived import percent
from corpus.errors import AssistantError
from corpus.facts import FigureRow, Measure
from corpus.programs import Program

Operation = Literal["difference", "ratio", "growth", "share", "sum", "product"]
OPERATIONS: Final = get_args(Operation)
# Budgets of whole years, which may be set against those of another year.
YEARLY: Final = frozenset(
    m for m in Measure if m.value in {"request", "previous", "initial", "revised", "executed"}
)


class Refused(AssistantError):
    """A computation that would say something that the rows do not."""

    status = 422
    title = "Not computed"


@dataclass(frozen=True, slots=True)
class Computed:
    """A result; `amount` is in whole units of `currency`, or in per cent where that is None."""

    operation: Operation
    rows: tuple[FigureRow, ...]
    amount: int | float
    currency: str | None
    factor: int | None = None


def compute(
    operation: Operation,
    rows: Sequence[FigureRow],
    programs: Sequence[Program],
    factor: int | None = None,
) -> Computed:
    """The result of an operation over rows, in their order; raises Refused.

    difference, ratio and share take two rows (a − b; a in per cent of b; a part in per cent of
    its whole), growth two ((a − b) in per cent of b), sum two or more, product one and a factor.
    """
    _accept(operation, rows, {p.id: p for p in programs}, factor)
    amounts = [row.amount for row in rows]
    if operation in {"ratio", "growth", "share"}:
        part = amounts[0] - amounts[1] if operation == "growth" else amounts[0]
        return Computed(operation, tuple(rows), float(percent(part, amounts[1])), None)
    results: dict[str, Callable[[], int]] = {
        "difference": lambda: amounts[0] - amounts[1],
        "sum": lambda: sum(amounts),
        "product": lambda: amounts[0] * (factor or 0),
    }
    return Computed(operation, tuple(rows), results[operation](), rows[0].currency, factor)


def _accept(
    operation: Operation,
    rows: Sequence[FigureRow],
    programs: Mapping[str, Program],
    factor: int | None,
) -> None:
    if operation == "product":
        _refuse(len(rows) != 1, "A product takes one row and a factor.")
        _refuse(factor is None or factor <= 0, "The factor has to be a whole number above zero.")
        return
    _refuse(operation == "sum" and len(rows) < 2, "A sum takes two rows or more.")
    _refuse(operation != "sum" and len(rows) != 2, f"A {operation} takes two rows.")
    _refuse(len(set(rows)) < len(rows), "A row stands in it twice.")
    _refuse(len({r.currency for r in rows}) > 1, "The currencies differ.")
    _refuse(
        any(r.approximate in {"以上", "未満", "超", "以下"} for r in rows),
        "One of the amounts is only a bound.",
    )
    for one, other in combinations(rows, 2):
        _comparable(operation, one, other)
        if operation == "sum":
            _disjoint(one, other, programs)
    _refuse(
        operation in {"ratio", "growth", "share"} and rows[1].amount == 0,
        "The second amount is zero.",
    )
    _refuse(
        operation == "share" and abs(rows[0].amount) > abs(rows[1].amount),
        "The part is larger than the whole.",
    )


def _comparable(operation: Operation, one: FigureRow, other: FigureRow) -> None:
    same = (one.measure, one.fiscal_year) == (other.measure, other.fiscal_year)
    yearly = one.program_id == other.program_id and {one.measure, other.measure} <= YEARLY
    _refuse(
        not same and (not yearly or operation in {"sum", "share"}),
        "They are different measures or years, which cannot be set against each other.",
    )
    parts = one.program_id == other.program_id and same
    _refuse(
        one.scope != other.scope and not parts,
        "They cover different things: their scopes differ.",
    )
    _refuse(
        operation == "sum" and Measure.UNIT in {one.measure, other.measure},
        "Amounts per unit are not added.",
    )


def _disjoint(one: FigureRow, other: FigureRow, programs: Mapping[str, Program]) -> None:
    if one.program_id == other.program_id:
        _refuse(
            one.scope is None or other.scope is None or _overlap(one.scope, other.scope),
            "One of them is part of the other.",
        )
        return
    chains = [_chain(r.program_id, programs) for r in (one, other)]
    _refuse(
        one.program_id in chains[1] or other.program_id in chains[0],
        "One of the programs is part of the other.",
    )
    _refuse(
        any("内数" in (r.scope or "") for r in (one, other)),
        "One of them is a part of another amount.",
    )


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _chain(program_id: str, programs: Mapping[str, Program]) -> list[str]:
    """A program and what it is part of, upwards."""
    chain: list[str] = []
    current: str | None = program_id
    while current is not None and current not in chain:
        chain.append(current)
        found = programs.get(current)
        current = found.parent if found else None
    return chain


def _refuse(wrong: bool, why: str) -> None:
    if wrong:
        raise Refused(why)
