"""What the program writes for a model's references: figures, names, citation markers.

A figure is written with its own unit and, where the sentence has not made them clear, its
program, year, measure and scope, so that it says what its row says whatever the model meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.answer.drafting.draft import Draft
from assistant.answer.drafting.wording import say
from assistant.answer.figures.derived import derived, ratio
from assistant.answer.figures.money import show_derived
from assistant.model import Figure
from assistant.tools import Computed
from assistant.writer.checks.figures import row_years, said_measures, said_scopes
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.references import Reference
from assistant.writer.reading.support import foci
from assistant.writer.units import in_unit
from corpus.facts import FigureRow, Measure

MEASURE_OF = {
    "difference": Measure.DIFFERENCE,
    "sum": Measure.SUM,
    "product": Measure.SUM,
}


@dataclass(slots=True)
class Renderer:
    """Writes accepted claims into a draft, which numbers the citations and keeps the figures."""

    draft: Draft
    _markers: list[int] = field(default_factory=list)

    def render(self, claim: Claim) -> str:
        """The sentence as it is shown, its citation markers at its end, or in a table's cells."""
        self._markers = []
        out, at = [], 0
        for ref in claim.references:
            before = claim.text[at : ref.start]
            out.append(before.rstrip() if ref.kind == "quote" else before)
            if ref.start >= at:
                out.append(self._written(claim, ref))
            at = max(at, ref.end)
        out.append(claim.text[at:])
        own = {f.stretch: f for f in foci(claim)}
        cited = [self.draft.cite(s.document_id, s.start, s.end) for s in own]
        text = "".join(out)
        return _marked(text, [*self._markers, *cited])

    def _written(self, claim: Claim, ref: Reference) -> str:
        exhibits = claim.known.exhibits
        if ref.kind == "program":
            return self.draft.name(exhibits.programs[ref.handle].id)
        if ref.kind != "figure":
            return ""
        if ref.handle in exhibits.results:
            return self._result(exhibits.results[ref.handle], ref)
        return self._row(claim, ref, exhibits.figures[ref.handle])

    def _row(self, claim: Claim, ref: Reference, row: FigureRow) -> str:
        figure = self.draft.state(row)
        self._cite(figure)
        value = self.draft.value(row)
        if ref.unit:
            value = f"{in_unit(row.amount, row.currency, ref.unit)}"
            self._restate(figure, value)
            if not figure.reviewed:
                value += say("unreviewed", self.draft.language)
        said = self._unsaid(claim, ref, row)
        return value + self._bracketed(said)

    def _unsaid(self, claim: Claim, ref: Reference, row: FigureRow) -> list[str]:
        """What the sentence and those before it leave open about a row."""
        before, said = claim.known.established, []
        programs = {v for m in claim.programs for v in m.values}
        if row.program_id not in programs and before.programs != {row.program_id}:
            said.append(self.draft.name(row.program_id))
        last = before.row
        same = last is not None and (last.measure, last.fiscal_year) == (
            row.measure,
            row.fiscal_year,
        )
        years = {v for m in claim.years for v in m.values}
        dated = row.fiscal_year is None or bool(years & row_years(row)) or claim.heads
        measured = row.measure.value in said_measures(claim, ref)
        if not same and not (dated and measured):
            said.append(self.draft.label(replace(row, scope=None)))
        if row.scope and not said_scopes(claim, ref, row):
            said.append(row.scope)
        return said

    def _result(self, result: Computed, ref: Reference) -> str:
        """A result with the formula that it came from."""
        figures = [self.draft.state(row) for row in result.rows]
        for figure in figures:
            self._cite(figure)
        made = computed_figure(result, figures, self.draft)
        if made not in self.draft.figures:
            self.draft.derive(made)
        display = (
            made.display.lstrip("▲-")
            if result.operation in {"difference", "growth"}
            else made.display
        )
        if ref.unit and result.currency:
            display = in_unit(abs(int(made.amount)), result.currency, ref.unit)
            self._restate(made, display)
        return display + self._bracketed([made.formula or ""])

    def _restate(self, figure: Figure, display: str) -> None:
        """Keep a figure as it is written in the unit that was asked for."""
        figures = self.draft.figures
        figures[figures.index(figure)] = replace(figure, display=display)

    def _cite(self, figure: Figure) -> None:
        if figure.citation is not None:
            self._markers.append(figure.citation)

    def _bracketed(self, said: list[str]) -> str:
        kept = [s for s in said if s]
        if not kept:
            return ""
        if self.draft.language == "en":
            return f" ({', '.join(kept)})"
        return f"（{'、'.join(kept)}）"


def computed_figure(result: Computed, figures: list[Figure], draft: Draft) -> Figure:
    """The figure of a result, with its formula over the figures that it came from."""
    displays = [f.display for f in figures]
    if result.currency is None:
        share = plain_number(result.amount)
        return ratio(figures[0], share, _formula(result, displays, f"{share}%"), draft.language)
    display = show_derived(
        int(result.amount), result.currency, [r.original for r in result.rows], draft.language
    )
    made = derived(
        figures[0],
        MEASURE_OF[result.operation],
        int(result.amount),
        display=display,
        formula=_formula(result, displays, display),
        language=draft.language,
    )
    programs = list(dict.fromkeys(f.program for f in figures))
    joint = " + " if result.operation == "sum" else " − "
    return replace(made, program=joint.join(programs))


def _formula(result: Computed, displays: list[str], value: str) -> str:
    match result.operation:
        case "sum":
            left = " + ".join(displays)
        case "product":
            left = f"{displays[0]} × {result.factor}"
        case "difference":
            left = f"{displays[0]} − {displays[1]}"
        case "growth":
            left = f"({displays[0]} − {displays[1]}) ÷ {displays[1]}"
        case _:
            left = f"{displays[0]} ÷ {displays[1]}"
    return f"{left} = {value}"


def plain_number(amount: float) -> str:
    """A per cent without a trailing zero: 133.0 -> 133."""
    return f"{amount:.1f}".removesuffix(".0")


def _marked(text: str, numbers: list[int]) -> str:
    """The text with its markers: at its end, or in the last cell of a row of a table."""
    if not numbers:
        return text
    shown = "".join(f"[{n}]" for n in dict.fromkeys(numbers))
    bare = text.rstrip()
    gap = text[len(bare) :]
    if bare.startswith("|") and bare.endswith("|"):
        return f"{bare[:-1].rstrip()} {shown} |{gap}"
    return bare + shown + gap
