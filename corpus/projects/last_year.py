"""Brackets that hold an amount and no word: 「（１）藻場の造成　1,240百万円（980百万円）」.

They are last year's budget where the paper shows it: a legend says so, a bracket of the same list
names the year, or a table gives both amounts of a project that the list names too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.facts.reading import FigureReading
from corpus.projects.asides import is_last_year
from corpus.projects.head import ProjectHead
from corpus.tables.around.budgets.listed import ListedBudget
from corpus.text.brackets import find_legends
from corpus.text.folding import fold_key


@dataclass(frozen=True, slots=True)
class LastYear:
    """What a paper shows of its bare brackets; `budget` is that of the table that shows it."""

    shown: bool
    budget: ListedBudget | None = None

    def named(self, heads: Iterable[ProjectHead]) -> list[ProjectHead]:
        """Heads with the amounts in bare brackets as those of the year before, where shown."""
        if not self.shown:
            return list(heads)
        return [replace(h, before=h.before or h.beside, beside=None) for h in heads]


def find_last_year(
    heads: Sequence[ProjectHead], text: str, readings: Iterable[FigureReading], year: int
) -> LastYear:
    """Whether the bare brackets of a text hold the budget of the year before `year`.

    Not where a table gives a project of the list another amount for that year.
    """
    tables = [t for head in heads if (t := _Tabled.find(head, readings, year)) is not None]
    legends = [legend for legend in find_legends(text) if legend.opening == "("]
    legend = any(is_last_year(legend.what, year) for legend in legends)
    named = any(head.before is not None for head in heads)
    other = any(not is_last_year(legend.what, year) for legend in legends)
    otherwise = other or any(not table.agrees for table in tables)
    if otherwise or not (tables or legend or named):
        return LastYear(False)
    return LastYear(True, tables[0].budget if tables else None)


@dataclass(frozen=True, slots=True)
class _Tabled:
    """A project whose amount a table gives with that of the year before."""

    agrees: bool  # on what stands in the bracket
    budget: ListedBudget

    @classmethod
    def find(
        cls, head: ProjectHead, readings: Iterable[FigureReading], year: int
    ) -> _Tabled | None:
        """None where no table gives both years of the project of a head with a bare bracket."""
        if head.beside is None:
            return None
        same = [r for r in readings if fold_key(r.program) == fold_key(head.name)]
        now = next((r for r in same if (r.year, r.amount) == (year, head.amount.value)), None)
        last = {r.amount for r in same if r.year == year - 1}
        if now is None or not last:
            return None
        budget = ListedBudget(now.measure, year, now.label, named=False)
        return cls(head.beside.value in last, budget)
