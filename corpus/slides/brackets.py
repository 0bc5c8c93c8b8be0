"""What an amount in brackets behind another is: 「令和８年度要求額 24億円（18億円）」.

By custom it is the budget of the year before, but it may as well be a part of the amount. A
document says which: in a legend (「※（）内は前年度当初予算額」), or by what else it sets there,
since only a new program has no budget of the year before (「2億円（新規）」).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.facts.row import Measure
from corpus.slides.labels import BudgetLabel, find_labels
from corpus.text.brackets import find_legends
from corpus.text.numerals import narrow

_NEW = re.compile(
    r"(?:要求|要望|予算)[^\n()]{0,24}(?:円(?:の内数)?|\d|事項要求)"
    r"\s?[(\[]\s?(?:新規|-|皆増)\s?[※*]?[)\]]"
)
_CUSTOM = BudgetLabel(0, 0, Measure.PREVIOUS, None, "前年度予算額", -1)
_KNOWN = frozenset({Measure.PREVIOUS, Measure.INITIAL, Measure.SUPPLEMENTARY})


def budgets_in_brackets(text: str) -> Mapping[str, BudgetLabel]:
    """The budget that a document sets in each kind of brackets behind another, where it says."""
    legends = find_legends(text)
    if not legends:
        return dict.fromkeys("([", _CUSTOM) if _NEW.search(narrow(text)) else {}
    said: dict[str, list[BudgetLabel | None]] = {}
    for legend in legends:
        said.setdefault(legend.opening, []).append(_earlier(find_labels(legend.what)))
    return {
        opening: labels[0]
        for opening, labels in said.items()
        if labels[0] and len({(lb.measure, lb.year) if lb else None for lb in labels}) == 1
    }


def _earlier(labels: tuple[BudgetLabel, ...]) -> BudgetLabel | None:
    """The first label, where it is a budget that stands beside a request."""
    return labels[0] if labels and labels[0].measure in _KNOWN else None
