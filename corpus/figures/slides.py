"""Figures of running pages: headlines, their parts, and items under them, page by page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.figures.groups import Group, group_statements
from corpus.figures.labels import YEARLY, Label, find_labels
from corpus.figures.layout import Line
from corpus.figures.names import is_measure, is_name, is_program
from corpus.figures.naming import (
    TITLE_WITHIN_LINES,
    Name,
    envelopes,
    name_above,
    name_beside,
    names_in_order,
    page_names,
    page_title,
    title_in_order,
)
from corpus.figures.reading import Reading
from corpus.figures.row import Measure, Trust
from corpus.figures.statements import Form, Statement
from corpus.text.amounts import find_amounts
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow
from corpus.text.years import find_years

# The quote of an amount in brackets goes back to the head of its group within these characters.
BRACKET_QUOTE = 160
# A definition begins on the line of the figure or at most this many lines above it.
DEFINITION_WITHIN = 3
_LIST_TITLE = re.compile(
    r"(?:の?(?:概要|ポイント|主要事項|主な事項|一覧|内訳|全体像|概算要求)|[額案)])(?:一覧|表)?$"
)
_STATED_UNIT = re.compile(r"[(\[]?単位[:\s][^()\[\]]{1,6}[)\]]?$")
_DEFINITION = re.compile(r"[\s○●・■◆\ue000-\uf8ff]*(?P<name>[^。、\s]{3,40}?)とは[、,]")
# An item of a list stands at most this many lines below the one before it: its name, a wrapped
# line of that, and its amount may each be a line.
LIST_GAP = 4


@dataclass(frozen=True, slots=True)
class Pending:
    """A group whose figures are read but whose program the page does not prove."""

    readings: tuple[Reading, ...]  # without a program
    page: int | None


@dataclass(frozen=True, slots=True)
class PageFigures:
    """What one page gives: settled readings, groups without a program, and its other names."""

    readings: tuple[Reading, ...]
    pending: tuple[Pending, ...]
    names: tuple[Name, ...]
    title: str | None


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


class PageReader:
    """Reads one page. `base_year` is the document's own fiscal year, where it is known."""

    def __init__(self, document: Document, lines: Sequence[Line], base_year: int | None) -> None:
        self._document = document
        self._lines = lines
        self._names = page_names(lines)
        self._groups = group_statements(lines)
        self._base_year = base_year
        self._boxed = any(line.box for line in lines)
        self._inside = envelopes(lines)
        self._headline_lines = [g.index for g in self._groups if g.is_headline]
        self._unit_lines = {g.index for g in self._groups if g.head.amount.per}

    def read(self) -> PageFigures:
        """The page's figures. What no rule proves is pending."""
        headlines = [g for g in self._groups if g.is_headline and not g.head.mixed]
        owners = self._owners([g for g in headlines if not g.name])
        title = self._title(headlines, owners)
        readings: list[Reading] = []
        pending: list[Pending] = []
        for group in headlines:
            name = group.name or owners.get(group.index)
            found = self._readings(group, name or "")
            if name:
                readings.extend(found)
            else:
                pending.append(Pending(found, self._lines[group.index].page))
        items, open_items = self._items(headlines, title)
        readings.extend(items)
        pending.extend(open_items)
        if title and len(pending) < 2:
            readings.extend(self._facts(title))
        readings.extend(self._defined())
        used = {fold_key(r.program) for r in readings}
        rest = tuple(n for n in self._names if n.likely and fold_key(n.text) not in used)
        return PageFigures(tuple(readings), tuple(pending), rest, title)

    # Headlines

    def _owners(self, groups: Sequence[Group]) -> dict[int, str]:
        """Names of headlines without one on their line, by the index of their line."""
        if self._boxed:
            return self._owners_by_place(groups)
        if len(groups) == 1:
            found = title_in_order(self._lines, self._names, groups[0])
            return {groups[0].index: found.text} if found else {}
        order = names_in_order(self._names, groups, len(self._lines))
        owners = {groups[i].index: name.text for i, name in order.items()}
        return owners or self._first_of_overview(groups)

    def _first_of_overview(self, groups: Sequence[Group]) -> dict[int, str]:
        """The headline right under the first name of a page is the page's own."""
        near = [n for n in self._names if n.index < TITLE_WITHIN_LINES]
        above = [n for n in near if groups and n.last == groups[0].index - 1]
        return {groups[0].index: above[-1].text} if above else {}

    def _owners_by_place(self, groups: Sequence[Group]) -> dict[int, str]:
        owners: dict[int, str] = {}
        title = page_title(self._lines, self._names)
        left = []
        for group in groups:
            found = name_beside(self._lines, self._names, group)
            found = found or name_above(self._lines, self._names, group)
            if found:
                owners[group.index] = found.text
            else:
                left.append(group)
        if title and len(left) == 1:
            owners[left[0].index] = title.text
        return owners

    def _title(self, headlines: Sequence[Group], owners: dict[int, str]) -> str | None:
        """The program that the whole page is about."""
        named = {group.name or owners.get(group.index) for group in headlines}
        if len(named) == 1:
            return next(iter(named))
        if self._boxed:
            title = page_title(self._lines, self._names)
            return title.text if title and (title.likely or not headlines) else None
        first = [g for g in headlines if g.index in owners][:1]
        if headlines and first and headlines[0] is first[0]:
            return owners[first[0].index]
        strong = {fold_key(n.text): n.text for n in self._names if n.strong}
        return next(iter(strong.values())) if len(strong) == 1 and not headlines else None

    def _readings(self, group: Group, name: str) -> tuple[Reading, ...]:
        """The statements of a headline group as readings of one program."""
        main = group.head.label
        year = self._year(main, None) if main else None
        if main is None or year is None:
            return ()
        own = fold_key(name)
        scope = next((f"{n}の内数" for k, n in self._inside.items() if k != own), None)
        readings = []
        current = (main, year)
        for statement in group.statements:
            if statement.mixed or statement.amount.low is not None:
                continue
            if statement.form is Form.LABELLED and statement.label:
                found = self._year(statement.label, year)
                if found is None:
                    continue
                current = (statement.label, found)
            measure = self._measure(current[0], current[1], main, year)
            if statement.form is Form.BRACKET:
                continue
            reading = self._reading(statement, name, measure, current[1], current[0].text)
            start = _quote_start(group, statement)
            readings.append(replace(reading, scope=reading.scope or scope, start=start))
        return tuple(_confirm_parts(readings))

    def _measure(self, label: Label, year: int, main: Label, main_year: int) -> Measure:
        """The measure of a label; this year's budget beside next year's is the previous one."""
        if label.measure is Measure.INITIAL and label is not main and year == main_year - 1:
            beside = main.measure in {Measure.REQUEST, Measure.INITIAL}
            return Measure.PREVIOUS if beside else label.measure
        return label.measure

    def _year(self, label: Label, beside: int | None) -> int | None:
        if label.year is not None:
            return label.year
        if label.shift is None:
            return None
        base = beside if beside is not None else self._base_year
        return None if base is None else base + label.shift

    def _reading(
        self, statement: Statement, name: str, measure: Measure, year: int | None, label: str
    ) -> Reading:
        amount = statement.amount
        return Reading(
            program=name,
            measure=measure,
            year=year,
            label=label,
            amount=amount.value,
            currency=amount.currency,
            original=amount.original,
            start=statement.start,
            end=statement.end,
            step=amount.step,
            scope=statement.scope,
            approximate=amount.approximate,
        )

    # Items under a headline or under a label of a list

    def _items(
        self, headlines: Sequence[Group], title: str | None
    ) -> tuple[list[Reading], list[Pending]]:
        """Items with amounts but no label of their own, which the page's label covers."""
        own = {g.index for g in headlines}
        candidates = [
            g
            for g in self._groups
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
                Pending(self._item_readings(g, "", context, False), self._lines[g.index].page)
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
        for index, line in enumerate(self._lines):
            labels = find_labels(line.text)
            if len(labels) != 1 or labels[0].measure not in YEARLY or find_amounts(line.text):
                continue
            bare = narrow(line.text).strip("()[]【】〔〕<>:・※○●■ ")
            year = self._year(labels[0], None)
            if len(bare) > labels[0].end - labels[0].start:
                year = self._title_year(index, labels[0])
            if year is not None:
                yield Context(labels[0], year, None, index=index)

    def _title_year(self, index: int, label: Label) -> int | None:
        """The year of a title such as 「令和７年度〇〇省補正予算（案）の概要」."""
        text = self._lines[index].text
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
        year = self._year(head.label, None) if head.label else None
        if head.label is None or year is None:
            return None
        second = next(
            (
                s.label.measure
                for s in anchors[0].statements[1:]
                if s.label and s.label.measure is Measure.PREVIOUS
            ),
            None,
        )
        amount = head.amount
        return Context(head.label, year, amount.value, amount.step, title, anchors[0].index, second)

    def _item_name(self, group: Group) -> str | None:
        """The name of an item whose line has none: beside it, or right above it."""
        if not self._boxed:
            return None
        found = name_beside(self._lines, self._names, group)
        found = found or name_above(self._lines, self._names, group)
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
                found = self._year(statement.label, context.year)
                if found is None:
                    continue
                measure, year, text = statement.label.measure, found, statement.label.text
            elif statement.form is Form.BRACKET and statement is not group.head:
                if context.second is not Measure.PREVIOUS:
                    continue
                measure, year, text = Measure.PREVIOUS, context.year - 1, "前年度予算額"
            reading = self._reading(statement, name, measure, year, text)
            parent = context.title if context.amount is not None else None
            start = _quote_start(group, statement)
            readings.append(replace(reading, trust=trust, parent=parent, start=start))
        return tuple(readings)

    # Totals and unit amounts

    def _facts(self, title: str) -> Iterator[Reading]:
        """Totals over several years and amounts per project or person, of the page's program."""
        unit: Label | None = None
        unit_index = -1
        for group in self._groups:
            for statement in group.statements:
                label, amount = statement.label, statement.amount
                if amount.low is not None or _in_note(statement):
                    continue
                if label and label.measure is Measure.UNIT:
                    unit, unit_index = label, group.index
                    yield self._reading(statement, title, Measure.UNIT, None, label.text)
                elif label and label.measure is Measure.TOTAL and is_program(title):
                    yield self._reading(statement, title, Measure.TOTAL, None, label.text)
                elif statement.form is Form.ITEM and amount.per:
                    above = self._unit_label(group.index) or (
                        unit if unit_index == group.index else None
                    )
                    if above:
                        reading = self._reading(statement, title, Measure.UNIT, None, above.text)
                        yield replace(reading, scope=(statement.name or "").strip("【】"))

    def _defined(self) -> Iterator[Reading]:
        """The total in a definition (「〇〇とは、…総予算は…」), and the parts listed for it."""
        for group in self._groups:
            head = group.head
            if not head.label or head.label.measure is not Measure.TOTAL or head.amount.per:
                continue
            subject = self._subject(group.index)
            if subject is None or head.amount.low is not None:
                continue
            yield self._reading(head, subject, Measure.TOTAL, None, head.label.text)
            parts = [
                g.head
                for g in self._groups
                if g.head.form is Form.PART
                and g.index > group.index
                and g.head.amount.currency == head.amount.currency
            ]
            if sum(p.amount.value for p in parts) <= head.amount.value:
                for part in parts:
                    scope = "".join((part.scope or "").split())
                    reading = self._reading(part, f"{subject} {scope}", Measure.TOTAL, None, scope)
                    yield replace(reading, scope=None, parent=subject)

    def _subject(self, index: int) -> str | None:
        """What the paragraph around a line defines."""
        for line in reversed(self._lines[max(0, index - DEFINITION_WITHIN) : index + 1]):
            if match := _DEFINITION.match(line.text):
                name = match["name"]
                return name if is_name(name) else None
        return None

    def _unit_label(self, index: int) -> Label | None:
        """The label of a list of unit amounts, right above its first line."""
        while index > 0:
            index -= 1
            units = [
                label
                for label in find_labels(self._lines[index].text)
                if label.measure is Measure.UNIT
            ]
            if units:
                return units[-1]
            if index not in self._unit_lines:
                return None
        return None


def _quote_start(group: Group, statement: Statement) -> int:
    """Where the quote of a statement begins: a bracket says nothing without what stands before."""
    near = 0 <= statement.start - group.head.start <= BRACKET_QUOTE
    bracketed = statement.form in {Form.BRACKET, Form.PART}
    return group.head.start if bracketed and near else statement.start


def _ends_there(group: Group) -> bool:
    """Whether nothing but brackets and 「の内数」 follows the last amount of the group."""
    rest = narrow(group.statements[-1].trailing)
    return rest.strip(" )]】〕等程度の内数うち※*") == "" or rest.startswith((")", "【", "("))


def _in_note(statement: Statement) -> bool:
    """Whether the amount stands in a note (※) on its line."""
    before = statement.line.text[: statement.amount.start]
    return "※" in before or "*" in before


def _confirm_parts(readings: list[Reading]) -> list[Reading]:
    """Parts in brackets that add up to the amount before them confirm it, and it them."""
    for i, whole in enumerate(readings):
        parts = [
            r
            for r in readings[i + 1 :]
            if r.scope and (r.measure, r.year) == (whole.measure, whole.year)
        ]
        if whole.scope or len(parts) < 2:
            continue
        slack = sum(p.step for p in parts) + whole.step
        if 2 * abs(sum(p.amount for p in parts) - whole.amount) <= slack:
            proven = [whole, *parts]
            return [replace(r, trust=Trust.CONFIRMED) if r in proven else r for r in readings]
    return readings
