"""The same amount in another unit or notation: 百万円, 億円, plain digits, millions of yen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.figures.money import SYMBOLS, plain
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.shown import latest, meant, recent
from assistant.question.grammars.slots import Notation

SIZES = {
    Notation.YEN: (1, "円"),
    Notation.THOUSAND: (10**3, "千円"),
    Notation.MAN: (10**4, "万円"),
    Notation.MILLION_YEN: (10**6, "百万円"),
    Notation.OKU: (10**8, "億円"),
    Notation.CHO: (10**12, "兆円"),
}
ENGLISH = {
    Notation.THOUSAND: (10**3, " thousand"),
    Notation.MILLION: (10**6, " million"),
    Notation.MILLION_YEN: (10**6, " million"),
    Notation.BILLION: (10**9, " billion"),
}


def convert_shown(context: Context) -> Composed | None:
    """The amounts shown last, in the notation that is asked for."""
    notation = context.question.slots.notation
    computed = [m for m in meant(context) if m.basis]
    shown = [m for m in (*computed, *latest(context)) if m.figure.currency]
    shown = shown or next(
        (ms for s in recent(context) if (ms := [m for m in s if m.figure.currency])), []
    )
    if not shown or notation is None:
        return None
    draft = context.draft()
    for m in shown:
        figure = m.state(draft)
        value = _converted(m, notation, draft.language)
        label = f"{m.name} {figure.label}".strip()
        name = "converted" if len(shown) == 1 else "figure_item"
        name = "converted_result" if m.basis else name if label else "converted_alone"
        value = (
            f"{value}（{figure.original}）"
            if name == "figure_item" and draft.language == "ja"
            else value
        )
        draft.say(
            name,
            *m.numbers(draft),
            label=label,
            value=value,
            original=figure.original or figure.display,
        )
        # What is written in another unit is proved by the figure, which says both.
        at = draft.figures.index(figure)
        draft.figures[at] = replace(figure, display=value)
    return Composed("answered", draft, 1.0)


def _converted(m: Measured, notation: Notation, language: str) -> str:
    amount, currency = m.amount, m.figure.currency or "JPY"
    if language == "en" or currency != "JPY":
        if notation in ENGLISH:
            size, name = ENGLISH[notation]
            return f"{SYMBOLS.get(currency, currency + ' ')}{plain(Decimal(amount) / size)}{name}"
        if language == "en" and notation in {Notation.YEN, Notation.DIGITS}:
            unit = "yen" if currency == "JPY" else currency
            return f"{amount:,} {unit}"
    size, unit = SIZES.get(notation, (1, "円"))
    if notation in {Notation.MILLION, Notation.BILLION}:
        size, unit = ENGLISH[notation][0], f"{ENGLISH[notation][1].strip()} yen"
    return f"{plain(Decimal(amount) / size)}{unit}"
