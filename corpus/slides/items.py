"""Items of a page: amounts with a name but without a label, which the page's label covers.

The label is that of the list they stand in, or the headline that they are parts of. Items that add
up to their headline are proven by it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpus.facts.reading import FigureReading, Pending, adds_up
from corpus.facts.row import Measure, Trust
from corpus.facts.withheld import is_withheld
from corpus.programs.accounts import names_whole
from corpus.programs.names import is_measure
from corpus.slides.contexts import ContextReader, ListContext
from corpus.slides.groups import AmountGroup
from corpus.slides.labels import find_labels
from corpus.slides.naming import name_above, name_before, name_beside
from corpus.slides.page import SlideView, quote_start
from corpus.slides.statements import AmountForm
from corpus.slides.titled import is_cost, stands_apart, title_context
from corpus.tables.around.revenue import is_side, revenue_scope
from corpus.tables.rows.names import is_stock
from corpus.text.numerals import narrow
from corpus.text.plain import plain
from corpus.words import meanings

# An item of a list stands at most this many lines below the one before it: its name, a wrapped
# line of that, and its amount may each be a line.
LIST_GAP = 4
# One line may be anything; so many that look alike are a list.
LEAST_LINES = 2
_LIMITS = re.compile(r"上限|単価|基準額|限度額|(?:補助|助成|支援)(?:額|金額|対象)|1件当たり")

# How much more it is than the year before: 「、＋３．６％」.
_CHANGE = re.compile(r"[、,\s]*(?:対?前年度?比)?[、:\s]*[-+△▲±]?\s?\d+(?:\.\d+)?\s?[%倍][増減]?")


@dataclass(frozen=True, slots=True)
class ItemName:
    """The name of an item, and the item that it is a part of."""

    text: str
    part_of: str | None = None


class ItemReader:
    """Reads the items of one page."""

    def __init__(self, view: SlideView) -> None:
        self._view = view
        self._contexts = ContextReader(view)
        self._headline_lines = [g.index for g in view.groups if _heads_list(g)]

    def read(
        self, headlines: Sequence[AmountGroup], title: str | None
    ) -> tuple[list[FigureReading], list[Pending]]:
        """Items with amounts but no label of their own, which the page's label covers."""
        own = {g.index for g in headlines}
        candidates = [
            g
            for g in self._view.groups
            if g.index not in own
            and g.head.form in {AmountForm.ITEM, AmountForm.BARE, AmountForm.BRACKET}
            and g.head.amount.low is None
            and g.head.amount.per is None
            and _ends_there(g)
            and not _is_clause(g)
        ]
        readings: list[FigureReading] = []
        pending: list[Pending] = []
        free = {g.index: g for g in candidates if g.name and g.head.form is AmountForm.ITEM}
        free = {i: g for i, g in free.items() if not is_stock(g.name or "", None)}
        for context, groups in self._by_context(headlines, title, candidates):
            named = list(self._named(groups))
            if not any(n for _, n in named):
                named = self._named_by_sum(context, groups)
            settled = [(g, n) for g, n in named if n]
            proven = self._adds_up(context, [g for g, _ in settled])
            if self._restates(context, [g for g, _ in settled]):
                continue
            for group, name in settled:
                if any(label.year for label in find_labels(name.text)) or is_stock(name.text, None):
                    continue  # the name has a budget of its own, or is what there is: 残高
                known = is_measure(name.text) or _has_year_before(group, context)
                part = _is_part(group) or (known and not self._limited(group.index))
                if proven or (not context.apart and (context.amount is None or part)):
                    found = self._item_readings(group, name.text, context, proven)
                    readings.extend(_as_part(r, name) for r in found)
                    free.pop(group.index, None)
            pending.extend(
                Pending(self._item_readings(g, "", context, False), self._view.lines[g.index].page)
                for g, n in named
                if not n
            )
        return [*readings, *self._titled(list(free.values()))], pending

    def _titled(self, groups: Sequence[AmountGroup]) -> Iterator[FigureReading]:
        """Items that the titles above them cover, where many look alike or are measures."""
        many = len(groups) >= LEAST_LINES
        for group in groups:
            name, cost = group.name or "", is_cost(group)
            if context := title_context(self._view, group):
                known = many or cost or is_measure(name)
                found = self._item_readings(group, name, context, False) if known else ()
                revenue = revenue_scope([name], self._side_above(group.index))
                yield from (_narrowed(reading, revenue) for reading in found)
            elif cost:
                yield self._view.reading(group.head, name, Measure.TOTAL, group.head.dated, name)

    def _side_above(self, index: int) -> list[str]:
        """The nearest line above that says which side of an account an item is on: 「収　入」."""
        lines = (line.text for line in reversed(self._view.lines[:index]))
        return [*islice((text for text in lines if is_side(text)), 1)]

    def _limited(self, index: int) -> bool:
        """Whether what stands above an item says that amounts are limits or rates, not budgets."""
        above = self._view.lines[max(0, index - LIST_GAP) : index + 1]
        return any(_LIMITS.search(line.text) for line in above)

    def _named(
        self, groups: Sequence[AmountGroup]
    ) -> Iterator[tuple[AmountGroup, ItemName | None]]:
        """Items with their names; one that begins with うち is a part of the item before it."""
        before: str | None = None
        for group in groups:
            text = group.name or self._item_name(group)
            if text and before and (text.startswith("うち") or _is_source(text)):
                yield group, ItemName(text.removeprefix("うち").lstrip("、, 　"), before)
                continue
            before = text or before
            yield group, ItemName(text) if text else None

    def _by_context(
        self, headlines: Sequence[AmountGroup], title: str | None, items: Sequence[AmountGroup]
    ) -> Iterator[tuple[ListContext, list[AmountGroup]]]:
        """Items by what covers them: the label that heads their list, else the one headline."""
        taken: set[int] = set()
        indexes = [g.index for g in items]
        for context in self._contexts.list_labels():
            first = bisect_right(indexes, context.index)
            under = [g for g in self._chain(context, items[first:]) if id(g) not in taken]
            taken.update(id(g) for g in under)
            if under:
                yield context, under
        rest = [g for g in items if id(g) not in taken]
        main = self._contexts.main(headlines, title)
        if main and rest:
            yield main, rest

    def _chain(self, context: ListContext, groups: Sequence[AmountGroup]) -> Iterator[AmountGroup]:
        """The items below a list's label, as far as they follow closely on each other."""
        last = context.index
        after = bisect_right(self._headline_lines, context.index)
        until = self._headline_lines[after] if after < len(self._headline_lines) else None
        for group in groups:
            if (until is not None and group.index > until) or group.index - last > LIST_GAP:
                return
            last = group.index
            yield group

    def _item_name(self, group: AmountGroup) -> str | None:
        """The name of an item whose line has none: beside it, or right above it."""
        if not self._view.boxed:
            return None
        found = name_beside(self._view.lines, self._view.names, group)
        found = found or name_above(self._view.lines, self._view.names, group)
        return found.text if found else None

    def _named_by_sum(
        self, context: ListContext, groups: Sequence[AmountGroup]
    ) -> list[tuple[AmountGroup, ItemName | None]]:
        """Items that add up to the headline, each with the name before it, a different one."""
        lines, names = self._view.lines, self._view.names
        found = [name_before(lines, names, group) for group in groups]
        each = {n.index for n in found if n}
        if len(each) < len(groups) or not self._adds_up(context, groups):
            return [(group, None) for group in groups]
        return [(g, ItemName(n.text) if n else None) for g, n in zip(groups, found, strict=True)]

    def _adds_up(self, context: ListContext, groups: Sequence[AmountGroup]) -> bool:
        """Whether the items are the parts of the headline, within rounding."""
        if context.amount is None or len(groups) < 2:
            return False
        amounts = [(g.head.amount.value, g.head.amount.step) for g in groups]
        return adds_up((context.amount, context.step), amounts)

    def _restates(self, context: ListContext, groups: Sequence[AmountGroup]) -> bool:
        """Whether one item only repeats the headline's amount: it is the same money."""
        return len(groups) == 1 and groups[0].head.amount.value == context.amount

    def _item_readings(
        self, group: AmountGroup, name: str, context: ListContext, proven: bool
    ) -> tuple[FigureReading, ...]:
        if group.head.dated not in {None, context.year}:
            return ()
        trust = Trust.CONFIRMED if proven else Trust.EXTRACTED
        readings = []
        for statement in group.statements:
            measure, year, text = context.label.measure, context.year, context.label.text
            if statement.form is AmountForm.LABELLED and statement.label:
                found = self._view.year(statement.label, context.year)
                before = statement.label.measure is Measure.PREVIOUS
                if found is None or (before and found != context.year - 1):
                    continue
                measure, year, text = statement.label.measure, found, statement.label.text
            elif statement.form is AmountForm.BRACKET and statement is not group.head:
                if (label := context.brackets.get(statement.bracket)) is None:
                    continue
                if label.year not in {None, context.year - 1}:
                    continue
                added = label.measure is Measure.SUPPLEMENTARY
                measure = Measure.SUPPLEMENTARY if added else Measure.PREVIOUS
                year, text = context.year - 1, label.text
            reading = self._view.reading(statement, name, measure, year, text)
            parent = context.title if context.amount is not None else None
            start = quote_start(group, statement)
            readings.append(replace(reading, trust=trust, parent=parent, start=start))
        return tuple(readings)


def _is_source(name: str) -> bool:
    """Whether a name is where money comes from, and no program: 「国費」, 「一般財源」."""
    word = meanings().get(plain(name))
    return word is not None and word.kind == "part"


def _narrowed(reading: FigureReading, scope: str | None) -> FigureReading:
    return replace(reading, scope=" ".join(filter(None, [scope, reading.scope])) or None)


def _as_part(reading: FigureReading, name: ItemName) -> FigureReading:
    """An item as a part of the one that it belongs to; a source of money narrows that one."""
    if name.part_of and _is_source(name.text):
        return replace(reading, program=name.part_of, scope=f"うち{name.text}")
    return replace(reading, parent=name.part_of or reading.parent)


def _heads_list(group: AmountGroup) -> bool:
    """Whether a group gives a budget that a list may be of: last year's is given beside another."""
    label = group.head.label
    return group.is_headline and label is not None and label.measure is not Measure.PREVIOUS


def _has_year_before(group: AmountGroup, context: ListContext) -> bool:
    """Whether last year's budget stands behind the amount of an item: it is a budget, too."""
    return any(
        (s.label and s.label.measure is Measure.PREVIOUS) or s.bracket in context.brackets
        for s in group.statements[1:]
    )


def _is_part(group: AmountGroup) -> bool:
    """Whether an item says of itself that it is a part of a budget (「32億円の内数」)."""
    return bool(group.head.scope) and "内数" in (group.head.scope or "")


def _is_clause(group: AmountGroup) -> bool:
    """Whether the words before an amount are no name: 「…による計上1,400万円」."""
    name = group.name or ""
    return bool(name) and (names_whole(name) or not (is_measure(name) or stands_apart(group)))


def _ends_there(group: AmountGroup) -> bool:
    """Whether nothing but brackets and 「の内数」 follows the last amount of the group."""
    rest = _CHANGE.sub("", narrow(group.statements[-1].trailing))
    if is_withheld(rest):
        return False
    return rest.strip(" )]】〕等程度余りの内数うち※*") == "" or rest.startswith((")", "【", "("))
