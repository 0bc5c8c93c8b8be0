"""How a result of arithmetic is written: what it was made of, and the formula that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer.draft import Draft
from assistant.answer.figures.derived import derived, percent, ratio
from assistant.answer.operations.measured import Measured, write
from assistant.model import Figure, Language
from corpus.facts import Measure


def called(m: Measured, language: Language) -> str:
    """A quantity as a sentence names it."""
    year = m.figure.fiscal_year_label or ""
    if language == "en":
        year = f" (FY{m.figure.fiscal_year})" if m.figure.fiscal_year else ""
        return f"{m.name}{year} {short(m.figure)}".strip()
    return f"{m.name}{'（' + year + '）' if year else ''} {short(m.figure)}".strip()


def short(figure: Figure) -> str:
    """A figure as formulas write it: without the spelling beside it."""
    return figure.display.split("（")[0] if "（" in figure.display else figure.display


def rounded(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}"


def citations_of(figures: Sequence[Figure]) -> tuple[int, ...]:
    return tuple(f.citation for f in figures if f.citation is not None)


def derive(
    draft: Draft, base: Figure, measure: Measure, amount: int, *, display: str, formula: str
) -> None:
    draft.derive(
        derived(base, measure, amount, display=display, formula=formula, language=draft.language)
    )


def say_change(draft: Draft, late: Measured, early: Measured) -> None:
    """A change by its amount and in per cent, with both formulas."""
    figures = [late.state(draft), early.state(draft)]
    change = late.amount - early.amount
    display = write(abs(change), (late, early), draft)
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


def say_share(draft: Draft, part: Measured, whole: Measured) -> None:
    """A share in per cent, with its formula."""
    figures = [part.state(draft), whole.state(draft)]
    share = percent(part.amount, whole.amount)
    formula = f"{short(figures[0])} ÷ {short(figures[1])} = {share}%"
    names = {"part": called(part, draft.language), "whole": called(whole, draft.language)}
    draft.say("share", *citations_of(figures), **names, value=f"{share}%", formula=formula)
    draft.derive(ratio(figures[0], share, formula, draft.language))


def say_total(draft: Draft, parts: Sequence[Measured]) -> None:
    """A sum with its formula, and what it is made of below it."""
    figures = [m.state(draft) for m in parts]
    total = sum(m.amount for m in parts)
    display = write(total, parts, draft)
    formula = " + ".join(short(f) for f in figures) + f" = {display}"
    draft.say("total", *citations_of(figures), value=display)
    for m, figure in zip(parts, figures, strict=True):
        draft.say("compare_item", *citations_of([figure]), program=m.name, value=figure.display)
    draft.add(f"（{formula}）" if draft.language == "ja" else f"({formula})")
    derive(draft, figures[0], Measure.SUM, total, display=display, formula=formula)


def _label(figure: Figure) -> str:
    return figure.label or figure.fiscal_year_label or ""
