"""The one arithmetic: how a result is computed, written, and shown by its formula.

Exact, on typed quantities. A caller gives quantities that are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.derived import derived, percent, ratio
from assistant.answer.operations.measured import Measured, Number, rounds, write, write_gap
from assistant.model import Figure, Language
from corpus.facts import Measure

FEW = 3  # things by whose names a result is called


def called(m: Measured, language: Language) -> str:
    """A quantity as a sentence names it, with its amount."""
    return f"{dated_name(m, language)} {short(m.figure)}".strip()


def dated_name(m: Measured, language: Language) -> str:
    """What a quantity is of, with its year: 「歳出合計（令和8年度）」."""
    year = m.figure.fiscal_year_label or ("" if m.figure.currency else m.figure.label)
    if language == "en":
        year = f"FY{m.figure.fiscal_year}" if m.figure.fiscal_year else ""
    opens, closes = (" (", ")") if language == "en" else ("（", "）")
    return f"{m.name}{opens}{year}{closes}" if m.name and year else m.name or year


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


def say_change(
    draft: Draft,
    late: Measured,
    early: Measured,
    *,
    proven: tuple[int, ...] = (),
    rate: bool = True,
) -> None:
    """A change by its amount and, with `rate`, in per cent; `proven` proves the years."""
    figures = [late.state(draft), early.state(draft)]
    change = late.amount - early.amount
    display = write_gap(max(change, -change), (late, early), draft)
    a, b = (short(f) for f in figures)
    sign = ("-" if draft.language == "en" else "▲") if change < 0 else ""
    formula = f"{a} − {b} = {sign}{display}"
    name, than = _label(late), _label(early) or draft.word("before")
    names = {"program": late.name, "late": name, "early": than}
    said = "" if name else "_alone"
    numbers = (*proofs((late, early), draft), *proven)
    if not change:
        draft.say(f"unchanged{said}", *numbers, **names, formula=formula)
        derive(draft, figures[0], Measure.DIFFERENCE, 0, display=display, formula=formula)
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
    if rate and early.amount > 0 and late.unit != "%":
        growth = percent(change, early.amount)
        shown = f"({a} − {b}) ÷ {b} = {growth}%"
        draft.say("growth_rate", *numbers, value=f"{growth}%", formula=shown)
        draft.derive(ratio(figures[0], growth, shown, draft.language))


def say_gap(draft: Draft, one: Measured, other: Measured) -> None:
    """By how much one of two quantities is more than the other."""
    big, small = sorted((one, other), key=lambda m: -m.amount)
    figures = [big.state(draft), small.state(draft)]
    gap = big.amount - small.amount
    display = write_gap(gap, (one, other), draft)
    formula = f"{short(figures[0])} − {short(figures[1])} = {display}"
    names = {"more": called(big, draft.language), "less": called(small, draft.language)}
    draft.say("gap", *proofs((big, small), draft), value=display, **names, formula=formula)
    apart = replace(figures[0], program=called_together((big, small), "−", draft))
    derive(draft, apart, Measure.DIFFERENCE, gap, display=display, formula=formula)


def say_comparison(
    draft: Draft, things: Sequence[Measured], *, alone: str = "compare_counts"
) -> None:
    """Which of several quantities is most, by how much more than the next, and all of them."""
    ordered = sorted(things, key=lambda m: -m.amount)
    first, second = ordered[:2]
    stated = [m.state(draft) for m in ordered]
    gap = first.amount - second.amount
    display = write_gap(gap, (first, second), draft)
    numbers, label = proofs(ordered, draft), _label(things[0])
    kind = "compare" if label else alone
    if gap:
        draft.say(kind, *numbers, label=label, winner=first.name, value=display)
        formula = f"{short(stated[0])} − {short(stated[1])} = {display}"
        apart = replace(stated[0], program=called_together((first, second), "−", draft))
        derive(draft, apart, Measure.DIFFERENCE, gap, display=display, formula=formula)
    else:
        draft.say(f"{kind}_equal", *numbers, label=label)
    for m, figure in zip(ordered, stated, strict=True):
        draft.say("compare_item", *m.numbers(draft), program=m.name, value=figure.display)


def say_growth(draft: Draft, late: Measured, early: Measured) -> None:
    """What a quantity is in per cent of the one before, and the change in per cent."""
    figures = [late.state(draft), early.state(draft)]
    a, b = (short(f) for f in figures)
    share = percent(late.amount, early.amount)
    change = percent(late.amount - early.amount, early.amount)
    formula, rate = f"{a} ÷ {b} = {share}%", f"({a} − {b}) ÷ {b} = {change}%"
    names = {"program": late.name, "late": _label(late), "early": _label(early)}
    numbers = proofs((late, early), draft)
    draft.say("growth", *numbers, **names, value=f"{share}%", formula=formula)
    draft.say("growth_rate", *numbers, value=f"{change}%", formula=rate)
    draft.derive(ratio(figures[0], share, formula, draft.language))
    draft.derive(ratio(figures[0], change, rate, draft.language))


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
    labels = {m.label for m in parts}
    if len(labels) == 1 and (label := labels.pop()):
        draft.say("sum", *proofs(parts, draft), label=label, value=display)
    else:
        draft.say("total", *proofs(parts, draft), value=display)
    _say_parts(draft, parts, formula)
    whole = replace(figures[0], program=called_together(parts, "+", draft))
    derive(draft, whole, Measure.SUM, total, display=display, formula=formula)


def together(parts: Sequence[Measured], draft: Draft) -> Measured:
    """The sum of several quantities as one, with them as its basis."""
    figures = [m.state(draft) for m in parts]
    total = sum(m.amount for m in parts)
    display = write(total, parts, draft)
    name = called_together(parts, "+", draft)
    formula = " + ".join(short(f) for f in figures) + f" = {display}"
    derive(
        draft,
        replace(figures[0], program=name),
        Measure.SUM,
        total,
        display=display,
        formula=formula,
    )
    figure = draft.figures[-1]
    return replace(parts[0], name=name, figure=figure, basis=tuple(parts), program_id=None)


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
    whole = replace(figures[0], program=called_together(parts, "+", draft))
    derive(draft, whole, Measure.SUM, mean, display=display, formula=formula)


def _say_parts(draft: Draft, parts: Sequence[Measured], formula: str) -> None:
    for m in parts:
        value = m.state(draft).display
        draft.say("compare_item", *m.numbers(draft), program=_called_apart(m, parts), value=value)
    draft.add(f"（{formula}）" if draft.language == "ja" else f"({formula})")


def _called_apart(m: Measured, parts: Sequence[Measured]) -> str:
    """The name of a part; of parts of one name with what the document calls it."""
    alone = len({p.name for p in parts}) == len(parts) and (m.unit or not m.figure.label)
    return m.name if alone or not m.figure.label else f"{m.name} {m.figure.label}".strip()


def whose(one: Measured) -> str:
    scope = f"（{one.figure.scope}）" if one.figure.scope else ""
    return f"{one.name} {one.figure.label}{scope}".strip() or short(one.figure)


def _label(m: Measured) -> str:
    return m.label or m.figure.label or m.figure.fiscal_year_label or ""


def called_together(parts: Sequence[Measured], sign: str, draft: Draft) -> str:
    """What a result is of: the names of a few things, of many what it is."""
    names = list(dict.fromkeys(m.name for m in parts))
    return f" {sign} ".join(names) if len(names) <= FEW else draft.word("together")
