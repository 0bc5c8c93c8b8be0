"""What a document says once for all its pages: its own year, and what its brackets hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corpus.document import Document
from corpus.facts.row import Measure
from corpus.slides.brackets import second_budget
from corpus.slides.labels import BudgetLabel, find_labels
from corpus.slides.own_budget import OwnBudget, own_budget


@dataclass(frozen=True, slots=True)
class DocumentFrame:
    """`year` is the document's own fiscal year, where it is known; `is_request` whether it asks
    for that year's budget; `second` what an amount in brackets behind another is; `own` the budget
    that its title names."""

    year: int | None = None
    is_request: bool = False
    second: BudgetLabel | None = None
    own: OwnBudget | None = None


def read_frame(document: Document) -> DocumentFrame:
    """What a document says of itself."""
    year = base_year(document)
    labels = find_labels(document.text)
    requests = [lb for lb in labels if lb.measure is Measure.REQUEST and lb.year is not None]
    own = own_budget(document.text)
    if own and own.label.measure is Measure.REQUEST:
        requests.append(own.label)
    is_request = any(label.year == year for label in requests)
    return DocumentFrame(year, is_request, second_budget(document.text), own)


def base_year(document: Document) -> int | None:
    """The document's own fiscal year: given, or the one that most of its requests name."""
    if document.fiscal_year is not None:
        return document.fiscal_year
    labels = find_labels(document.text)
    for measure in (Measure.REQUEST, Measure.INITIAL, Measure.SUPPLEMENTARY):
        years = Counter(label.year for label in labels if label.measure is measure and label.year)
        if years:
            return years.most_common(1)[0][0]
    own = own_budget(document.text)
    return own.label.year if own else None
