"""The budget that a title names: 「令和７年度 〇〇市一般会計予算」, 「２月補正予算案の概要」.

Between the year and the word for the budget stands whose it is, so that the two make no label.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.slides.labels import YEARLY, BudgetLabel, find_labels
from corpus.text.years import find_years

# A title stands at the beginning of a text; between its year and its budget is a name.
TITLE_WITHIN, NAME_WITHIN = 600, 30
# A title that says no more than 一般会計 does not say whose budget it is.
SHORTEST_SUBJECT = 5


@dataclass(frozen=True, slots=True)
class OwnBudget:
    """The budget that a title names with its year, and whose it is ("" where it does not say)."""

    label: BudgetLabel
    subject: str

    @property
    def whole(self) -> str | None:
        """What the total of the document's overview is called: 「〇〇局関係予算」."""
        return f"{self.subject}予算" if len(self.subject) >= SHORTEST_SUBJECT else None


def own_budget(text: str) -> OwnBudget | None:
    """The budget that the title of a document names; the fullest title counts."""
    found = list(titled_budgets(text[:TITLE_WITHIN]))
    same = [b for b in found if (b.label.measure, b.label.year) == _key(found[0])]
    return max(same, key=lambda b: ("の" not in b.subject, len(b.subject))) if same else None


def titled_budgets(text: str) -> Iterator[OwnBudget]:
    """Every fiscal year in the text with the budget that follows it, in order."""
    labels = [label for label in find_labels(text) if label.measure in YEARLY]
    for year in find_years(text):
        near = [lb for lb in labels if year.start <= lb.start <= year.end + NAME_WITHIN]
        if not near or not "".join(year.original.split()).endswith("年度"):
            continue
        label = near[0]
        subject = "".join(text[year.end : max(year.end, label.start)].split()).rstrip("(（「")
        if "。" in subject or "、" in subject:
            continue
        words = text[max(year.end, label.start) : label.end].strip()
        yield OwnBudget(replace(label, year=year.year, text=f"{year.original} {words}"), subject)


def _key(budget: OwnBudget) -> tuple[object, ...]:
    return (budget.label.measure, budget.label.year)
