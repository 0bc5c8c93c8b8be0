"""The one arithmetic: how a result is computed, written, and shown by its formula.

Exact, on typed quantities. A caller gives quantities that are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer.draft import Draft
from assistant.answer.figures.derived import derived, percent, ratio
from assistant.answer.operations.measured import Measured, Number, rounds, write
from assistant.model import Figure, Language
from corpus.facts import Measure


def called(m: Measured, language: Language) -> str:
    """A quantity as a sentence names it."""
    year = m.figure.fiscal_year_label or ("" if m.figure.currency else m.figure.label)
    if language == "en":
        year = f" (FY{m.figure.fiscal_year})" if m.figure.fiscal_year else ""
        return f"{m.name}{year} {short(m.figure)}".strip()
    return f"{m.name}{'（' + year + '）' if year else ''} {short(m.figure)}".strip()


def short(figure: Figure) -> str:
    """A figure as formulas write it: without the spelling beside it."""
    return figure.display.split("（")[0] if "（" in figure.display else figure.display


def rounded(number: Decimal) -> str:
    """A number to two places, half up, without trailing zeros."""
    return f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}"


def citations_of(figures: Sequence[Figure]) -> tuple[int, ...]:
    """The numbers of the citations of figures."""
    return tuple(f.citation for f in figures if f.citation is not None)


def proofs(parts: Sequence[Measured], draft: Draft) -> tuple[int, ...]:
    """The numbers of the citations that prove quantities, computed ones included."""
    return tuple(n for m in parts for n in m.numbers(draft))


def derive(
    draft: Draft, base: Figure, measure: Measure, amount: Number, *, display: str, formula: str
) -> None:
    """State a computed figure in a draft."""
    draft.derive(
        derived(base, measure, amount, display=display, formula=formula, language=draft.language)
    )


def say_change(draft: Draft, late: Measured, early: Measured) -> None:
    """A change by its amount and in per cent, with both formulas."""
    figures = [late.state(draft), early.state(draft)]
    change = late.amount - early.amount
    display = write(max(change, -change), (late, early), draft)
    a, b = (short(f) for f in figures)
    sign = "▲" if change < 0 else ""
    formula = f"{a} − {b} = {sign}{display}"
    name, than = _label(figures[0]), _label(figures[1]) or draft.word("before")
    names = {"program": late.name, "late": name, "early": than}
    said = "" if name else "_alone"
    numbers = citations_of(figures)
    if not change:
        draft.say(f"unchanged{said}", *numbers, **names, formula=formula)
        return
    direction = draft.word("up" if change > 0 else "down")
    draft.say(
        f"difference{said}",
        *numbers,
        **names,
        value=display,
        direction=direction,
        formula=formula,
    )
    derive(draft, figures[0], Measure.DIFFERENCE, change, display=display, formula=formula)
    if early.amount > 0 and late.unit != "%":
        rate = percent(change, early.amount)
        shown = f"({a} − {b}) ÷ {b} = {rate}%"
        draft.say("growth_rate", *numbers, value=f"{rate}%", formula=shown)
        draft.derive(ratio(figures[0], rate, shown, draft.language))


def say_gap(draft: Draft, one: Measured, other: Measured) -> None:
    """By how much one of two quantities is more than the other."""
    big, small = sorted((one, other), key=lambda m: -m.amount)
    figures = [big.state(draft), small.state(draft)]
    gap = big.amount - small.amount
    display = write(gap, (one, other), draft)
    formula = f"{short(figures[0])} − {short(figures[1])} = {display}"
    names = {"more": called(big, draft.language), "less": called(small, draft.language)}
    draft.say("gap", *proofs((big, small), draft), value=display, **names, formula=formula)
    derive(draft, figures[0], Measure.DIFFERENCE, gap, display=display, formula=formula)


def say_share(draft: Draft, part: Measured, whole: Measured) -> None:
    """A share in per cent, with its formula."""
    figures = [part.state(draft), whole.state(draft)]
    share = percent(part.amount, whole.amount)
    formula = f"{short(figures[0])} ÷ {short(figures[1])} = {share}%"
    names = {"part": called(part, draft.language), "whole": called(whole, draft.language)}
    numbers = proofs((part, whole), draft)
    draft.say("share", *numbers, **names, value=f"{share}%", formula=formula)
    draft.derive(ratio(figures[0], share, formula, draft.language))


def say_times(draft: Draft, part: Measured, whole: Measured) -> None:
    """How many times one quantity is the other."""
    figures = [part.state(draft), whole.state(draft)]
    times = rounded(Decimal(part.amount) / Decimal(whole.amount))
    formula = f"{short(figures[0])} ÷ {short(figures[1])} = {times}"
    names = {"part": called(part, draft.language), "whole": called(whole, draft.language)}
    draft.say("times", *proofs((part, whole), draft), **names, value=times, formula=formula)
    draft.derive(replace(ratio(figures[0], times, formula, draft.language), display=times))


def say_rate_of_change(draft: Draft, late: Measured, early: Measured) -> None:
    """By how many per cent a quantity grew or shrank."""
    figures = [late.state(draft), early.state(draft)]
    a, b = (short(f) for f in figures)
    change = percent(late.amount - early.amount, early.amount)
    formula = f"({a} − {b}) ÷ {b} = {change}%"
    way = "up" if late.amount > early.amount else "down"
    said = {"program": late.name, "value": f"{change.lstrip('-')}%", "formula": formula}
    draft.say(f"grew_{way}", *proofs((late, early), draft), **said)
    draft.derive(ratio(figures[0], change, formula, draft.language))


def say_total(draft: Draft, parts: Sequence[Measured]) -> None:
    """A sum with its formula, and what it is made of below it."""
    figures = [m.state(draft) for m in parts]
    total = sum(m.amount for m in parts)
    display = write(total, parts, draft)
    formula = " + ".join(short(f) for f in figures) + f" = {display}"
    draft.say("total", *proofs(parts, draft), value=display)
    _say_parts(draft, parts, formula)
    derive(draft, figures[0], Measure.SUM, total, display=display, formula=formula)


def say_average(draft: Draft, parts: Sequence[Measured]) -> None:
    """The mean of several quantities, with its formula."""
    figures = [m.state(draft) for m in parts]
    mean = Decimal(sum(m.amount for m in parts)) / len(parts)
    display = write(mean, parts, draft)
    sign = "=" if rounds(mean, parts) else "≒"
    sums = " + ".join(short(f) for f in figures)
    formula = f"({sums}) ÷ {len(parts)} {sign} {display}"
    draft.say("average", *proofs(parts, draft), value=display)
    _say_parts(draft, parts, formula)
    derive(draft, figures[0], Measure.SUM, mean, display=display, formula=formula)


def _say_parts(draft: Draft, parts: Sequence[Measured], formula: str) -> None:
    for m in parts:
        value = m.state(draft).display
        draft.say("compare_item", *m.numbers(draft), program=_called_apart(m, parts), value=value)
    draft.add(f"（{formula}）" if draft.language == "ja" else f"({formula})")


def _called_apart(m: Measured, parts: Sequence[Measured]) -> str:
    """The name of a part; of parts of one name with what the document calls it."""
    alone = len({p.name for p in parts}) == len(parts)
    return m.name if alone or not m.figure.label else f"{m.name} {m.figure.label}".strip()


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
        scope = f"（{figure.scope}）" if figure.scope else ""
        label = f"{one.name} {figure.label}{scope}".strip()
        draft.say("figure_item", *numbers, label=label, value=formula)
    derive(draft, figure, Measure.SUM, amount, display=display, formula=formula)


def say_quotient(
    draft: Draft,
    one: Measured,
    by: Decimal,
    said: str,
    *,
    unit: str,
    proven: tuple[int, ...] = (),
) -> None:
    """A quantity divided among so many; `proven` are the citations of their number."""
    figure = one.state(draft)
    amount = Decimal(one.amount) / by
    display = write(amount, (one,), draft)
    sign = "=" if rounds(amount, (one,)) else "≒"
    formula = f"{short(figure)} ÷ {said} {sign} {display}"
    draft.say("quotient", *one.numbers(draft), *proven, unit=unit, value=display, formula=formula)
    derive(draft, figure, Measure.UNIT, amount, display=display, formula=formula)


def _label(figure: Figure) -> str:
    return figure.label or figure.fiscal_year_label or ""
