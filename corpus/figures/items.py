"""Items of a page: amounts with a name but without a label, which the page's label covers.

The label is that of the list they stand in, or the headline that they are parts of. Items that add
up to their headline are proven by it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.figures.groups import Group
from corpus.figures.labels import YEARLY, Label, find_labels
from corpus.figures.names import is_measure
from corpus.figures.naming import TITLE_WITHIN_LINES, name_above, name_beside
from corpus.figures.page import PageView, quote_start
from corpus.figures.reading import Pending, Reading
from corpus.figures.row import Measure, Trust
from corpus.figures.statements import Form
from corpus.text.amounts import find_amounts
from corpus.text.numerals import narrow
from corpus.text.years import find_years

# An item of a list stands at most this many lines below the one before it: its name, a wrapped
# line of that, and its amount may each be a line.
LIST_GAP = 4
_LIST_TITLE = re.compile(
    r"(?:の?(?:概要|ポイント|主要事項|主な事項|一覧|内訳|全体像|概算要求)|[額案)])(?:一覧|表)?$"
)
_STATED_UNIT = re.compile(r"[(\[]?単位[:\s][^()\[\]]{1,6}[)\]]?$")


@dataclass(frozen=True, slots=True)
class Context:
    """What a page says once for the items on it."""

    label: Label
    year: int
    amount: int | None  # of the headline, None where only the label stands
    step: int = 1
    title: str | None = None
    index: int = 0
    second: Measure | None = None  # what a bracket behind an item is


class ItemReader:
    """Reads the items of one page."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._headline_lines = [g.index for g in view.groups if g.is_headline]

    def read(
        self, headlines: Sequence[Group], title: str | None
    ) -> tuple[list[Reading], list[Pending]]:
        """Items with amounts but no label of their own, which the page's label covers."""
        own = {g.index for g in headlines}
        candidates = [
            g
            for g in self._view.groups
            if g.index not in own
            and g.head.form in {Form.ITEM, Form.BARE, Form.BRACKET}
            and g.head.amount.low is None
            and g.head.amount.per is None
            and _ends_there(g)
        ]
        readings: list[Reading] = []
        pending: list[Pending] = []
        for context, groups in self._by_context(headlines, title, candidates):
            named = [(g, g.name or self._item_name(g)) for g in groups]
            settled = [(g, n) for g, n in named if n]
            proven = self._adds_up(context, [g for g, _ in settled])
            if self._restates(context, [g for g, _ in settled]):
                continue
            for group, name in settled:
                if proven or context.amount is None or is_measure(name):
                    readings.extend(self._item_readings(group, name, context, proven))
            pending.extend(
                Pending(self._item_readings(g, "", context, False), self._view.lines[g.index].page)
                for g, n in named
                if not n
            )
        return readings, pending

    def _by_context(
        self, headlines: Sequence[Group], title: str | None, items: Sequence[Group]
    ) -> Iterator[tuple[Context, list[Group]]]:
        """Items by what covers them: the label that heads their list, else the one headline."""
        taken: set[int] = set()
        indexes = [g.index for g in items]
        for context in self._list_labels():
            first = bisect_right(indexes, context.index)
            under = [g for g in self._chain(context, items[first:]) if id(g) not in taken]
            taken.update(id(g) for g in under)
            if under:
                yield context, under
        rest = [g for g in items if id(g) not in taken]
        main = self._main_context(headlines, title)
        if main and rest:
            yield main, rest

    def _list_labels(self) -> Iterator[Context]:
        """Lines that are a label and nothing else, and a title that names the budget of a year."""
        for index, line in enumerate(self._view.lines):
            labels = find_labels(line.text)
            if find_amounts(line.text):
                continue
            if len(labels) == 2 and (context := self._pair(index, labels)):
                yield context
            if len(labels) != 1 or labels[0].measure not in YEARLY:
                continue
            year = self._view.year(labels[0], None)
            if len(_bare(line.text)) > labels[0].end - labels[0].start:
                year = self._title_year(index, labels[0])
            if year is not None:
                yield Context(labels[0], year, None, index=index, second=self._second(labels[0]))

    def _pair(self, index: int, labels: Sequence[Label]) -> Context | None:
        """What 「（令和８年度要求額）（令和７年度予算額）」 above a list says of its items."""
        first, second = labels
        year, before = self._view.year(first, None), self._view.year(second, None)
        line = self._view.lines[index].text
        if year is None or before != year - 1 or first.measure not in YEARLY:
            return None
        if len(_bare(line)) - (second.end - second.start) - (first.end - first.start) > 4:
            return None
        return Context(first, year, None, index=index, second=Measure.PREVIOUS)

    def _second(self, label: Label) -> Measure | None:
        """What a bracket behind an item under a label is, as far as the document says."""
        said = self._view.frame.second is not None
        asked = label.measure in {Measure.REQUEST, Measure.INITIAL}
        return Measure.PREVIOUS if said and asked else None

    def _title_year(self, index: int, label: Label) -> int | None:
        """The year of a title such as 「令和７年度〇〇省補正予算（案）の概要」."""
        text = self._view.lines[index].text
        years = [y for y in find_years(text) if y.is_fiscal and y.start <= label.start]
        bare = _STATED_UNIT.sub("", narrow(text)).strip()
        is_title = index < TITLE_WITHIN_LINES and bool(_LIST_TITLE.search(bare))
        return years[0].year if is_title and len(years) == 1 else None

    def _chain(self, context: Context, groups: Sequence[Group]) -> Iterator[Group]:
        """The items below a list's label, as far as they follow closely on each other."""
        last = context.index
        after = bisect_right(self._headline_lines, context.index)
        until = self._headline_lines[after] if after < len(self._headline_lines) else None
        for group in groups:
            if (until is not None and group.index > until) or group.index - last > LIST_GAP:
                return
            last = group.index
            yield group

    def _main_context(self, headlines: Sequence[Group], title: str | None) -> Context | None:
        """The one headline of the page, which its items are parts of."""
        own = [g for g in headlines if not g.name or len(headlines) == 1]
        main = [g for g in own if g.head.label and g.head.label.measure is Measure.REQUEST]
        anchors = own if len(own) == 1 else main
        if len(anchors) != 1 or anchors[0].head.label is None or title is None:
            return None
        head = anchors[0].head
        year = self._view.year(head.label, None) if head.label else None
        if head.label is None or year is None:
            return None
        second: Measure | None = next(
            (
                s.label.measure
                for s in anchors[0].statements[1:]
                if s.label and s.label.measure is Measure.PREVIOUS
            ),
            None,
        )
        amount, index = head.amount, anchors[0].index
        second = second or self._second(head.label)
        return Context(head.label, year, amount.value, amount.step, title, index, second)

    def _item_name(self, group: Group) -> str | None:
        """The name of an item whose line has none: beside it, or right above it."""
        if not self._view.boxed:
            return None
        found = name_beside(self._view.lines, self._view.names, group)
        found = found or name_above(self._view.lines, self._view.names, group)
        return found.text if found else None

    def _adds_up(self, context: Context, groups: Sequence[Group]) -> bool:
        """Whether the items are the parts of the headline, within rounding."""
        if context.amount is None or len(groups) < 2:
            return False
        amounts = [g.head.amount for g in groups]
        slack = sum(a.step for a in amounts) + context.step
        return 2 * abs(sum(a.value for a in amounts) - context.amount) <= slack

    def _restates(self, context: Context, groups: Sequence[Group]) -> bool:
        """Whether one item only repeats the headline's amount: it is the same money."""
        return len(groups) == 1 and groups[0].head.amount.value == context.amount

    def _item_readings(
        self, group: Group, name: str, context: Context, proven: bool
    ) -> tuple[Reading, ...]:
        trust = Trust.CONFIRMED if proven else Trust.EXTRACTED
        readings = []
        for statement in group.statements:
            measure, year, text = context.label.measure, context.year, context.label.text
            if statement.form is Form.LABELLED and statement.label:
                found = self._view.year(statement.label, context.year)
                if found is None:
                    continue
                measure, year, text = statement.label.measure, found, statement.label.text
            elif statement.form is Form.BRACKET and statement is not group.head:
                if context.second is not Measure.PREVIOUS:
                    continue
                measure, year, text = Measure.PREVIOUS, context.year - 1, "前年度予算額"
            reading = self._view.reading(statement, name, measure, year, text)
            parent = context.title if context.amount is not None else None
            start = quote_start(group, statement)
            readings.append(replace(reading, trust=trust, parent=parent, start=start))
        return tuple(readings)


def _bare(text: str) -> str:
    return narrow(text).strip("()[]【】〔〕<>:・※○●■ ")


def _ends_there(group: Group) -> bool:
    """Whether nothing but brackets and 「の内数」 follows the last amount of the group."""
    rest = narrow(group.statements[-1].trailing)
    return rest.strip(" )]】〕等程度の内数うち※*") == "" or rest.startswith((")", "【", "("))
