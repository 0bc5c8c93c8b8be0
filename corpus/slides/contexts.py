"""What a page says once for the items on it: the label of their list, or the one headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.facts.row import Measure
from corpus.slides.groups import AmountGroup
from corpus.slides.labels import YEARLY, BudgetLabel, find_labels
from corpus.slides.page import SlideView
from corpus.slides.page_names import TITLE_WITHIN_LINES
from corpus.slides.statements import AmountForm
from corpus.text.amounts import find_amounts
from corpus.text.brackets import OPENING, find_legends
from corpus.text.numerals import narrow
from corpus.text.years import find_years

_LIST_TITLE = re.compile(
    r"(?:の?(?:概要|ポイント|主要事項|主な事項|一覧|内訳|全体像|概算要求)|[額案)])(?:一覧|表)?$"
)
_REFERENCE = re.compile(r"^[(【]参考[)】]")
_STATED_UNIT = re.compile(r"[(\[]?単位[:\s][^()\[\]]{1,6}[)\]]?$")


@dataclass(frozen=True, slots=True)
class ListContext:
    """What a page says once for the items on it."""

    label: BudgetLabel
    year: int
    amount: int | None  # of the headline, None where only the label stands
    step: int = 1
    title: str | None = None
    index: int = 0
    brackets: Mapping[str, BudgetLabel] = field(default_factory=dict)  # what is behind an item
    apart: bool = False  # label and amount stand apart, so that only a sum proves the items


class ContextReader:
    """Finds what covers the items of one page."""

    def __init__(self, view: SlideView) -> None:
        self._view = view

    def list_labels(self) -> Iterator[ListContext]:
        """Lines that are a label and nothing else, and a title that names the budget of a year."""
        apart = self._apart()
        for index, line in enumerate(self._view.lines):
            labels = find_labels(line.text)
            if find_amounts(line.text) or (apart and index == apart.index):
                continue
            if find_legends(line.text):  # speaks of brackets, not of what is below
                continue
            if len(labels) == 2 and (context := self._pair(index, labels)):
                yield context
            if len(labels) != 1 or labels[0].measure not in YEARLY:
                continue
            year = self._view.year(labels[0], None)
            if len(_bare(line.text)) > labels[0].end - labels[0].start:
                year = self._title_year(index, labels[0])
            if year is not None:
                brackets = self.brackets(labels[0])
                yield ListContext(labels[0], year, None, index=index, brackets=brackets)

    def _pair(self, index: int, labels: Sequence[BudgetLabel]) -> ListContext | None:
        """What 「（令和８年度要求額）（令和７年度予算額）」 above a list says of its items."""
        first, second = labels
        year, before = self._view.year(first, None), self._view.year(second, None)
        line = self._view.lines[index].text
        if year is None or before != year - 1 or first.measure not in YEARLY:
            return None
        if len(_bare(line)) - (second.end - second.start) - (first.end - first.start) > 4:
            return None
        return ListContext(first, year, None, index=index, brackets=dict.fromkeys(OPENING, second))

    def brackets(self, label: BudgetLabel) -> Mapping[str, BudgetLabel]:
        """What brackets behind an item under a label are, as far as the document says."""
        asked = label.measure in {Measure.REQUEST, Measure.INITIAL}
        return self._view.frame.brackets if asked else {}

    def _title_year(self, index: int, label: BudgetLabel) -> int | None:
        """The year of a title such as 「令和７年度〇〇省補正予算（案）の概要」."""
        text = self._view.lines[index].text
        years = [y for y in find_years(text) if y.is_fiscal and y.start <= label.start]
        bare = _STATED_UNIT.sub("", narrow(text)).strip()
        is_title = index < TITLE_WITHIN_LINES and bool(_LIST_TITLE.search(bare))
        return years[0].year if is_title and len(years) == 1 else None

    def main(self, headlines: Sequence[AmountGroup], title: str | None) -> ListContext | None:
        """The one headline of the page, which its items are parts of."""
        asked = [g for g in headlines if not _is_previous(g.head.label)]
        own = [g for g in asked if not g.name or len(headlines) == 1]
        main = [g for g in own if g.head.label and g.head.label.measure is Measure.REQUEST]
        anchors = own if len(own) == 1 else main
        if not asked:
            return self._apart()
        if len(anchors) != 1 or anchors[0].head.label is None:
            return None
        head = anchors[0].head
        year = self._view.year(head.label, None) if head.label else None
        if head.label is None or year is None:
            return None
        beside = (s.label for s in anchors[0].statements[1:])
        second = next((lb for lb in beside if lb and lb.measure is Measure.PREVIOUS), None)
        amount, index = head.amount, anchors[0].index
        brackets = dict.fromkeys(OPENING, second) if second else self.brackets(head.label)
        return ListContext(
            head.label, year, amount.value, amount.step, title, index, brackets, apart=title is None
        )

    def _apart(self) -> ListContext | None:
        """A 「要求額」 and an amount, each the only one that stands alone on its line of the page.

        The lines of a slide that became text may stand in any order.
        """
        lines = self._view.lines
        amounts = [g for g in self._view.groups if _is_alone(g)]
        asked = any(g.is_headline and not _is_previous(g.head.label) for g in self._view.groups)
        if self._view.boxed or asked or len(amounts) != 1:
            return None
        labels = [(i, lb) for i, line in enumerate(lines) for lb in find_labels(line.text)]
        alone = [(i, lb) for i, lb in labels if _bare(lines[i].text) == narrow(lb.text)]
        if len(alone) != 1:
            return None
        (index, label), amount = alone[0], amounts[0].head.amount
        year = self._view.year(label, None)
        if year is None or label.measure is not Measure.REQUEST:
            return None
        return ListContext(label, year, amount.value, amount.step, index=index, apart=True)


def _is_alone(group: AmountGroup) -> bool:
    """Whether an amount is all that its line says."""
    head = group.head
    return head.form is AmountForm.BARE and head.amount.original == head.line.text


def _is_previous(label: BudgetLabel | None) -> bool:
    """Whether a label is of last year's budget, of which a page lists no parts."""
    return label is not None and label.measure is Measure.PREVIOUS


def _bare(text: str) -> str:
    return _REFERENCE.sub("", narrow(text)).strip("()[]【】〔〕<>:・※○●■ ")
