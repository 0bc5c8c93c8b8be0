"""What a document says once for all its pages: its own year, and what its brackets hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.document import Document
from corpus.facts.row import Measure
from corpus.slides.brackets import budgets_in_brackets
from corpus.slides.labels import BudgetLabel, find_labels
from corpus.tables.around.budgets.listed import ListedBudgets
from corpus.tables.around.named_budget import read_titles
from corpus.tables.around.title_lines import titles_of


@dataclass(frozen=True, slots=True)
class DocumentFrame:
    """`year` is the document's own fiscal year, where it is known; `is_request` whether it asks
    for that year's budget; `brackets` what an amount behind another is, by its bracket."""

    year: int | None = None
    is_request: bool = False
    brackets: Mapping[str, BudgetLabel] = field(default_factory=dict)
    document: Document | None = None
    lists: ListedBudgets | None = None


def read_frame(document: Document) -> DocumentFrame:
    """What a document says of itself, in its title and by what most of its labels name."""
    labels = find_labels(document.text)
    titled = read_titles(titles_of(document, 0))
    year = document.fiscal_year or _most_named(labels) or titled.year
    asked = {lb.year for lb in labels if lb.measure is Measure.REQUEST}
    if titled.measure == Measure.REQUEST:
        asked.add(titled.year)
    brackets = budgets_in_brackets(document.text)
    return DocumentFrame(year, year in asked - {None}, brackets, document, ListedBudgets(document))


def _most_named(labels: tuple[BudgetLabel, ...]) -> int | None:
    """The year that most requests name, or else most drafts."""
    for measure in (Measure.REQUEST, Measure.INITIAL, Measure.SUPPLEMENTARY):
        years = Counter(label.year for label in labels if label.measure is measure and label.year)
        if years:
            return years.most_common(1)[0][0]
    return None
