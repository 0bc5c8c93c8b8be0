"""How a product or a quotient is said: what an amount comes to for so many, or for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer.drafting.draft import Draft
from assistant.answer.operations.formula import called_together, derive, proofs, short, whose
from assistant.answer.operations.measured import Measured, rounds, write
from corpus.facts import Measure


def say_product(draft: Draft, one: Measured, factor: Decimal, said: str, *, alone: bool) -> None:
    """A quantity so many times; beside others it is told what it is a quantity of."""
    figure = one.state(draft)
    amount = Decimal(one.amount) * factor
    display = write(amount, (one,), draft)
    sign = "=" if rounds(amount, (one,)) else "≒"
    formula = f"{short(figure)} × {said} {sign} {display}"
    numbers = one.numbers(draft)
    if alone:
        name = "product_at_most" if one.is_ceiling else "product"
        draft.say(name, *numbers, value=display, formula=formula)
    else:
        draft.say("figure_item", *numbers, label=whose(one), value=formula)
    derive(draft, figure, Measure.SUM, amount, display=display, formula=formula)


def say_products(draft: Draft, told: Sequence[tuple[Measured, Decimal, str]]) -> None:
    """Several quantities, each so many times, and their sum: 「大人2人と高校生1人だと」."""
    ones = [one for one, _, _ in told]
    amounts = [Decimal(one.amount) * times for one, times, _ in told]
    total = write(sum(amounts, Decimal(0)), ones, draft)
    formula = " + ".join(f"{short(one.state(draft))} × {said}" for one, _, said in told)
    formula = f"{formula} = {total}"
    most = any(one.is_ceiling for one in ones)
    numbers = proofs(ones, draft)
    draft.say("product_at_most" if most else "product", *numbers, value=total, formula=formula)
    for (one, _, said), amount in zip(told, amounts, strict=True):
        value = f"{short(one.figure)} × {said} = {write(amount, (one,), draft)}"
        draft.say("figure_item", *one.numbers(draft), label=whose(one), value=value)
    whole = replace(ones[0].figure, program=called_together(ones, "+", draft))
    amount = sum(amounts, Decimal(0))
    derive(draft, whole, Measure.SUM, amount, display=total, formula=formula)


def say_quotient(
    draft: Draft,
    one: Measured,
    by: Decimal,
    said: str,
    *,
    unit: str,
    proven: tuple[int, ...] = (),
    alone: bool = True,
) -> None:
    """A quantity divided among so many; `proven` are the citations of their number."""
    figure = one.state(draft)
    amount = Decimal(one.amount) / by
    display = write(amount, (one,), draft)
    sign = "=" if rounds(amount, (one,)) else "≒"
    formula = f"{short(figure)} ÷ {said} {sign} {display}"
    numbers = (*one.numbers(draft), *proven)
    if alone:
        draft.say("quotient", *numbers, unit=unit, value=display, formula=formula)
    else:
        draft.say("figure_item", *numbers, label=whose(one), value=formula)
    derive(draft, figure, Measure.UNIT, amount, display=display, formula=formula)
