"""How a result of arithmetic is written: what it was made of, and the formula that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer.draft import Draft
from assistant.answer.figures.derived import derived
from assistant.answer.operations.measured import Measured
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
