"""Amounts that stand in what an answer quotes, stated as its figures: exact, each cited.

What is asked for an amount is answered by a number, be it read from the table, from a cell or from
a sentence. Only where the text tells what the number counts is it a figure: a bare 65,000 is one
below 「（円）」, and none where no unit is stated.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from assistant.answer.draft import Draft
from assistant.answer.figures.money import in_english
from assistant.conversation.item import Item
from assistant.model import Figure
from corpus.facts import Measure
from corpus.text.amounts import find_amounts, parse_number
from corpus.text.units import Scale, whole_scale


def state_sentence(draft: Draft, text: str, number: int, name: str) -> None:
    """State the one amount of a sentence; of several none is surely meant.

    An amount for each year or person (「１億円／年」) is no plain amount either.
    """
    amounts = find_amounts(text)
    if len(amounts) != 1 or amounts[0].low not in {None, amounts[0].value} or amounts[0].per:
        return
    amount = amounts[0]
    display = in_english(amount) if draft.language == "en" else amount.original
    figure = _figure(
        amount.value,
        amount.currency,
        original=amount.original,
        name=name,
        label="",
        number=number,
        display=display,
    )
    if not any((f.amount, f.citation) == (figure.amount, number) for f in draft.figures):
        draft.figures.append(figure)


def state_cell(
    draft: Draft, text: str, around: Iterable[str], number: int, *, name: str, label: str
) -> None:
    """State the amount of a cell; `around` are what may declare its unit, the nearest first."""
    amounts = find_amounts(text)
    value: Decimal | None
    scale: Scale | None
    if len(amounts) == 1:
        value, scale = Decimal(amounts[0].value), Scale(1, amounts[0].currency)
    else:
        value = parse_number(text)
        scale = next((s for words in around if (s := _scale(words))), None)
    amount = value * scale.factor if value is not None and scale else None
    if scale is None or amount is None or amount != int(amount):
        return
    figure = _figure(
        int(amount),
        scale.currency,
        original=text,
        name=name,
        label=label,
        number=number,
        display=text,
    )
    if figure not in draft.figures:
        draft.figures.append(figure)
        draft.show(Item(name, None, figure, draft.cited(number)))


def _scale(words: str) -> Scale | None:
    """The unit that a head or a caption declares: 「単位：千円」, 「円」, "in thousands"."""
    return whole_scale(words) or whole_scale(f"({words})")


def _figure(
    amount: int, currency: str, *, original: str, name: str, label: str, number: int, display: str
) -> Figure:
    return Figure(
        program=name,
        label=label,
        measure=Measure.UNIT.value,
        fiscal_year=None,
        fiscal_year_label=None,
        amount=amount,
        currency=currency,
        original=original,
        display=display,
        scope=None,
        derived=False,
        formula=None,
        reviewed=False,
        citation=number,
    )
