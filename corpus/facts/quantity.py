"""An exact amount of money, as a cell or a sentence states it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` whole units of `currency` (ISO 4217); of a range, `low` and `high` hold the ends.

    `step` is what one unit of the last printed digit is worth, so that two roundings of one amount
    can be compared; `approximate` what the source says of its exactness ("約", "最大"), `per` the
    denominator ("人", "年").
    """

    value: int
    currency: str
    step: int = 1
    low: int | None = None
    high: int | None = None
    per: str | None = None
    approximate: str | None = None

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be roundings of one amount: half a step of the coarser apart."""
        same = self.currency == other.currency
        return same and 2 * abs(self.value - other.value) <= max(self.step, other.step)
