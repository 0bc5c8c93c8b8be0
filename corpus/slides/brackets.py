"""What an amount in brackets behind another is: 「令和８年度要求額 24億円（18億円）」.

By custom it is the budget of the year before, but it may as well be a part of the amount. A
document says which: in a note (「※（）内は前年度当初予算額」), or by what else it sets there,
since only a new program has no budget of the year before (「2億円（新規）」).
"""

from __future__ import annotations

import re

from corpus.facts.row import Measure
from corpus.slides.labels import BudgetLabel, find_labels
from corpus.text.numerals import narrow

_NOTE = re.compile(
    r"(?:\(\s*\)|括弧|カッコ|かっこ)\s?(?:の?内|書き?)?(?:の?(?:金?額|計数|数字))?\s?(?:は|:)[、\s]?"
    r"(?P<what>[^。\n)】]{2,24})"
)
_NEW = re.compile(
    r"(?:要求|要望|予算)[^\n()]{0,24}(?:円(?:の内数)?|\d|事項要求)"
    r"\s?[(\[]\s?(?:新規|-|皆増)\s?[※*]?[)\]]"
)
_CUSTOM = "前年度予算額"


def second_budget(text: str) -> BudgetLabel | None:
    """The budget that the document sets in brackets behind another, None where it does not say."""
    plain = narrow(text)
    notes = [m["what"] for m in _NOTE.finditer(plain)]
    labels = [_earlier(find_labels(note)) for note in notes]
    if notes:
        meanings = {(lb.measure, lb.year) if lb else None for lb in labels}
        return labels[0] if len(meanings) == 1 else None
    return BudgetLabel(0, 0, Measure.PREVIOUS, None, _CUSTOM, -1) if _NEW.search(plain) else None


def _earlier(labels: tuple[BudgetLabel, ...]) -> BudgetLabel | None:
    """The first label, where it is a budget that stands beside a request."""
    known = {Measure.PREVIOUS, Measure.INITIAL}
    return labels[0] if labels and labels[0].measure in known else None
