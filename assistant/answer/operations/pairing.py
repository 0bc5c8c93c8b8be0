"""Which of the quantities that were shown may be set against each other."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.operands.tiers import is_of_size
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.shown import thing


def may_be_set(one: Measured, other: Measured, *, things: bool) -> bool:
    """Whether two quantities are alike, or those of one thing in two years."""
    of_one = thing(one) == thing(other)
    if (things and of_one) or not under_like_heads(one, other):
        return False
    alike = one.alike == other.alike or (one.unit == other.unit and of_one and one.per == other.per)
    if one.vague and other.vague:
        return False
    if (one.vague or other.vague) and one.program_id == other.program_id:
        return False  # without a year nothing says which of the two came first
    return alike and (
        one.figure.original != other.figure.original
        or one.program_id != other.program_id
        or not of_one
    )


def unsized(shown: Sequence[Measured]) -> list[Measured]:
    """What was shown without amounts for a range of sizes, of which one holds and no other."""
    return [m for m in shown if not is_of_size(m)]


def under_like_heads(one: Measured, other: Measured) -> bool:
    """Whether two numbers may be alike by their heads: 収入額 and 収入率 are two of no unit.

    What tells its unit, or the two years that it is of, is judged by these.
    """
    told = one.unit or one.figure.fiscal_year != other.figure.fiscal_year
    return bool(told) or one.figure.label == other.figure.label


def place_of(m: Measured) -> tuple[str, ...]:
    """What tells a number from others shown: its thing; of no unit, its head and place as well."""
    own = () if m.unit else (m.figure.label, str(m.citation.start))
    return m.name, *own
