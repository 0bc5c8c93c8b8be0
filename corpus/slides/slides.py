"""Figures of running pages: headlines with their parts, then what stands under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.facts.reading import FigureReading, Pending, adds_up
from corpus.facts.row import Measure, Trust
from corpus.layout.lines import PlacedLine
from corpus.slides.facts import FactReader
from corpus.slides.frame import DocumentFrame
from corpus.slides.groups import AmountGroup
from corpus.slides.items import ItemReader
from corpus.slides.labels import BudgetLabel
from corpus.slides.naming import name_above, name_beside, names_in_order, title_in_order
from corpus.slides.page import SlideView, quote_start
from corpus.slides.page_names import TITLE_WITHIN_LINES, Name, page_title
from corpus.slides.statements import AmountForm
from corpus.text.folding import fold_key

# What begins a numbered note below a table or list.
_NOTE = re.compile(r"\s*[(（]?(?:※|＊|注)\s?[0-9０-９]")


@dataclass(frozen=True, slots=True)
class PageFigures:
    """What one page gives: settled readings, groups without a program, and its other names."""

    readings: tuple[FigureReading, ...]
    pending: tuple[Pending, ...]
    names: tuple[Name, ...]
    title: str | None
    mixed: tuple[FigureReading, ...] = ()  # sums of two budgets, which are rows of neither
    unsaid: tuple[FigureReading, ...] = ()  # amounts in brackets of which nothing is said


class PageReader:
    """Reads one page; `frame` is what its document says for all pages."""

    def __init__(self, lines: Sequence[PlacedLine], frame: DocumentFrame) -> None:
        self._view = SlideView(lines, frame)

    def read(self) -> PageFigures:
        """The page's figures. What no rule proves is pending."""
        headlines = [g for g in self._view.groups if g.is_headline and not g.head.mixed]
        owners = self._owners([g for g in headlines if not g.name])
        title = self._title(headlines, owners)
        readings: list[FigureReading] = []
        pending: list[Pending] = []
        for group in headlines:
            name = group.name or owners.get(group.index)
            found = self._readings(group, name or "")
            if name:
                readings.extend(found)
            else:
                pending.append(Pending(found, self._view.lines[group.index].page))
        items, open_items = ItemReader(self._view).read(headlines, title)
        readings.extend(items)
        pending.extend(open_items)
        if title and len(pending) < 2 and self._is_alone(title, readings):
            readings.extend(FactReader(self._view).of_program(title))
        readings.extend(FactReader(self._view).defined())
        used = {fold_key(r.program) for r in readings}
        rest = tuple(n for n in self._view.names if n.likely and fold_key(n.text) not in used)
        mixed, unsaid = tuple(self._mixed(title)), tuple(self._unsaid(headlines, owners))
        return PageFigures(tuple(readings), tuple(pending), rest, title, mixed, unsaid)

    def _mixed(self, title: str | None) -> Iterator[FigureReading]:
        """Amounts under two labels at once (「補正予算額及び当初予算額の合計」)."""
        for group in self._view.groups:
            head = group.head
            if head.mixed and head.label:
                name = head.name or title or ""
                year = self._view.year(head.label, None)
                yield self._view.reading(head, name, head.label.measure, year, head.label.text)

    def _is_alone(self, title: str, readings: Sequence[FigureReading]) -> bool:
        """Whether a page without places speaks of one program and its parts only."""
        own = fold_key(title)
        return self._view.boxed or all(r.parent or fold_key(r.program) == own for r in readings)

    def _unsaid(
        self, headlines: Sequence[AmountGroup], owners: dict[int, str]
    ) -> Iterator[FigureReading]:
        """Amounts in brackets behind a budget, where the document does not say what they are."""
        for group in headlines:
            name, label = group.name or owners.get(group.index), group.head.label
            year = self._view.year(label, None) if label else None
            for statement in group.statements:
                said = statement.bracket in self._view.frame.brackets
                bracketed = statement.form is AmountForm.BRACKET and not said
                if bracketed and name and label and year:
                    reading = self._view.reading(statement, name, Measure.PREVIOUS, year - 1, "")
                    yield replace(reading, start=quote_start(group, statement))

    def _owners(self, groups: Sequence[AmountGroup]) -> dict[int, str]:
        """Names of headlines without one on their line, by the index of their line."""
        if self._view.boxed:
            return self._owners_by_place(groups)
        if len(groups) == 1:
            found = title_in_order(self._view.lines, self._view.names, groups[0])
            return {groups[0].index: found.text} if found else {}
        order = names_in_order(self._view.names, groups, len(self._view.lines))
        owners = {groups[i].index: name.text for i, name in order.items()}
        return owners or self._first_of_overview(groups)

    def _first_of_overview(self, groups: Sequence[AmountGroup]) -> dict[int, str]:
        """The headline right under the first name of a page is the page's own."""
        near = [n for n in self._view.names if n.index < TITLE_WITHIN_LINES]
        above = [n for n in near if groups and n.last == groups[0].index - 1]
        return {g.index: above[-1].text for g in _stacked(groups)} if above else {}

    def _owners_by_place(self, groups: Sequence[AmountGroup]) -> dict[int, str]:
        owners: dict[int, str] = {}
        title = page_title(self._view.lines, self._view.names)
        left = []
        for group in groups:
            found = name_beside(self._view.lines, self._view.names, group)
            found = found or name_above(self._view.lines, self._view.names, group)
            if found:
                owners[group.index] = found.text
            else:
                left.append(group)
        if title and len(left) == 1:
            owners[left[0].index] = title.text
        return owners

    def _title(self, headlines: Sequence[AmountGroup], owners: dict[int, str]) -> str | None:
        """The program that the whole page is about."""
        named = {group.name or owners.get(group.index) for group in headlines}
        if len(named) == 1:
            return next(iter(named))
        if self._view.boxed:
            title = page_title(self._view.lines, self._view.names)
            return title.text if title and (title.likely or not headlines) else None
        first = [g for g in headlines if g.index in owners][:1]
        if headlines and first and headlines[0] is first[0]:
            return owners[first[0].index]
        strong = {fold_key(n.text): n.text for n in self._view.names if n.strong}
        return next(iter(strong.values())) if len(strong) == 1 and not headlines else None

    def _readings(self, group: AmountGroup, name: str) -> tuple[FigureReading, ...]:
        """The statements of a headline group as readings of one program."""
        main = group.head.label
        year = self._view.year(main, None) if main else None
        if main is None or year is None:
            return ()
        own = fold_key(name)
        scope = next((f"{n}の内数" for k, n in self._view.inside.items() if k != own), None)
        readings = []
        current = (main, year)
        for statement in group.statements:
            if statement.mixed or statement.amount.low is not None:
                continue
            if statement.line is not group.head.line and _NOTE.match(statement.line.text):
                continue  # a note of its own names what it is about
            if statement.form is AmountForm.LABELLED and statement.label:
                first = statement is group.head
                found = year if first else self._view.year(statement.label, year)
                if found is None:
                    continue
                current = (statement.label, found)
            if statement.form is AmountForm.BRACKET:
                second = self._second(main, year, statement.bracket)
                if second is None:
                    continue
                current = second
            measure = self._measure(current[0], current[1], group)
            reading = self._view.reading(statement, name, measure, current[1], current[0].text)
            start = quote_start(group, statement)
            readings.append(replace(reading, scope=reading.scope or scope, start=start))
        return tuple(_confirm_parts(readings))

    def _second(self, main: BudgetLabel, year: int, bracket: str) -> tuple[BudgetLabel, int] | None:
        """What a bracket behind the amount of a request or draft is, and its year."""
        label = self._view.frame.brackets.get(bracket)
        if label is None or main.measure not in {Measure.REQUEST, Measure.INITIAL}:
            return None
        found = self._view.year(label, year)
        return (label, found) if found == year - 1 else None

    def _measure(self, label: BudgetLabel, year: int, group: AmountGroup) -> Measure:
        """The measure of a label; this year's budget behind next year's is the previous one."""
        if label.measure is not Measure.INITIAL:
            return label.measure
        labels = [s.label for s in group.statements if s.label]
        for other in labels[: labels.index(label)] if label in labels else ():
            asked = other.measure in {Measure.REQUEST, Measure.INITIAL}
            if asked and self._view.year(other, None) == year + 1:
                return Measure.PREVIOUS
        frame = self._view.frame
        before = frame.is_request and frame.year is not None and year == frame.year - 1
        return Measure.PREVIOUS if before else label.measure


def _stacked(groups: Sequence[AmountGroup]) -> list[AmountGroup]:
    """The first headline and those on the lines right below it, each of another budget."""
    found = list(groups[:1])
    for group in groups[1:]:
        measures = {g.head.label.measure for g in found if g.head.label}
        last = found[-1].index + len({s.line.start for s in found[-1].statements}) - 1
        label = group.head.label
        if group.index != last + 1 or label is None or label.measure in measures:
            break
        found.append(group)
    return found


def _confirm_parts(readings: list[FigureReading]) -> list[FigureReading]:
    """Parts in brackets that add up to the amount before them confirm it, and it them."""
    for i, whole in enumerate(readings):
        parts = [
            r
            for r in readings[i + 1 :]
            if r.scope and (r.measure, r.year) == (whole.measure, whole.year)
        ]
        if whole.scope or len(parts) < 2:
            continue
        if adds_up((whole.amount, whole.step), [(p.amount, p.step) for p in parts]):
            proven = [whole, *parts]
            return [replace(r, trust=Trust.CONFIRMED) if r in proven else r for r in readings]
    return readings
