"""Figures that were computed from others: their amounts, exact, and their formulas."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer.drafting.wording import MEASURES
from assistant.answer.figures.money import CENT, has_cents
from assistant.model import Figure, Language
from corpus.facts import Measure

PERCENT_STEP = Decimal("0.1")


def percent(part: int | Decimal, whole: int | Decimal) -> str:
    """Per cent to one decimal, half up, without a trailing zero."""
    value = (Decimal(part) * 100 / Decimal(whole)).quantize(PERCENT_STEP, ROUND_HALF_UP)
    return f"{value.normalize():f}"


def derived(
    base: Figure,
    measure: Measure,
    amount: int | Decimal,
    *,
    display: str,
    formula: str,
    language: Language,
) -> Figure:
    """A computed figure; program, year and currency are those of `base`."""
    return replace(
        base,
        measure=measure.value,
        label=MEASURES[measure][language],
        amount=_whole(amount, base),
        original=None,
        display=display,
        scope=None,
        derived=True,
        formula=formula,
        citation=None,
    )


def _whole(amount: int | Decimal, base: Figure) -> int | float:
    """A computed number as a figure has it: money in whole units or cents, a count to one place."""
    if base.currency and has_cents(amount, base.currency):
        return float(Decimal(amount).quantize(CENT, ROUND_HALF_UP))
    if base.currency or amount == int(amount):
        return int(Decimal(amount).to_integral_value(ROUND_HALF_UP))
    return float(Decimal(amount).quantize(PERCENT_STEP, ROUND_HALF_UP))


def ratio(base: Figure, share: str, formula: str, language: Language) -> Figure:
    """A computed figure in per cent, which has no currency."""
    figure = derived(
        base, Measure.RATIO, 0, display=f"{share}%", formula=formula, language=language
    )
    return replace(figure, amount=float(share), currency=None)
