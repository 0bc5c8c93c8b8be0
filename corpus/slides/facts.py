"""Totals over several years and amounts per person or project, of the page's program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.programs.names import is_measure, is_name, is_program
from corpus.slides.labels import BudgetLabel, find_labels
from corpus.slides.page import SlideView
from corpus.slides.statements import AmountForm, StatedAmount
from corpus.text.folding import fold_key

# A definition begins on the line of the figure or at most this many lines above it.
DEFINITION_WITHIN = 3
# What stands so many lines above a title may belong to it: the office, the amounts.
TITLED_WITHIN = 3
_DEFINITION = re.compile(r"[\s○●・■◆\ue000-\uf8ff]*(?P<name>[^。、\s]{3,40}?)とは[、,]")


class FactReader:
    """Reads totals and unit amounts of one page."""

    def __init__(self, view: SlideView) -> None:
        self._view = view
        self._unit_lines = {g.index for g in view.groups if g.head.amount.per}

    def of_program(self, title: str) -> Iterator[FigureReading]:
        """Totals over several years and amounts per project or person, of the page's program.

        Nothing of a title that is neither a program nor a measure, but a piece of a sentence.
        """
        if not is_measure(title):
            return
        unit: BudgetLabel | None = None
        unit_index = -1
        for group in self._view.groups:
            for statement in group.statements:
                label, amount = statement.label, statement.amount
                if amount.low is not None or _in_note(statement):
                    continue
                if label and label.measure is Measure.UNIT:
                    unit, unit_index = label, group.index
                    yield self._view.reading(statement, title, Measure.UNIT, None, label.text)
                elif label and label.measure is Measure.TOTAL and is_program(title):
                    if _is_of_another(statement, title) or self._stands_above(group.index, title):
                        continue
                    yield self._view.reading(statement, title, Measure.TOTAL, None, label.text)
                elif statement.form is AmountForm.ITEM and amount.per:
                    above = self._unit_label(group.index) or (
                        unit if unit_index == group.index else None
                    )
                    if above:
                        reading = self._view.reading(
                            statement, title, Measure.UNIT, None, above.text
                        )
                        yield replace(reading, scope=(statement.name or "").strip("【】"))

    def _stands_above(self, index: int, title: str) -> bool:
        """Whether a sentence stands above a title, or a line far above, in text without places.

        「関係予算の総額は24億円です。」 in the opening of a paper is not of its first program.
        """
        named = [n.index for n in self._view.names if fold_key(n.text) == fold_key(title)]
        first = min(named, default=0)
        ends = self._view.lines[index].text.rstrip().endswith("。")
        return not self._view.boxed and index < first - (0 if ends else TITLED_WITHIN)

    def defined(self) -> Iterator[FigureReading]:
        """The total in a definition (「〇〇とは、…総予算は…」), and the parts listed for it."""
        for group in self._view.groups:
            head = group.head
            if not head.label or head.label.measure is not Measure.TOTAL or head.amount.per:
                continue
            subject = self._subject(group.index)
            if subject is None or head.amount.low is not None:
                continue
            yield self._view.reading(head, subject, Measure.TOTAL, None, head.label.text)
            parts = [
                g.head
                for g in self._view.groups
                if g.head.form is AmountForm.PART
                and g.index > group.index
                and g.head.amount.currency == head.amount.currency
            ]
            if sum(p.amount.value for p in parts) <= head.amount.value:
                for part in parts:
                    scope = "".join((part.scope or "").split())
                    reading = self._view.reading(
                        part, f"{subject} {scope}", Measure.TOTAL, None, scope
                    )
                    yield replace(reading, scope=None, parent=subject)

    def _subject(self, index: int) -> str | None:
        """What the paragraph around a line defines."""
        for line in reversed(self._view.lines[max(0, index - DEFINITION_WITHIN) : index + 1]):
            if match := _DEFINITION.match(line.text):
                name = match["name"]
                return name if is_name(name) else None
        return None

    def _unit_label(self, index: int) -> BudgetLabel | None:
        """The label of a list of unit amounts, right above its first line."""
        while index > 0:
            index -= 1
            units = [
                label
                for label in find_labels(self._view.lines[index].text)
                if label.measure is Measure.UNIT
            ]
            if units:
                return units[-1]
            if index not in self._unit_lines:
                return None
        return None


def _is_of_another(statement: StatedAmount, title: str) -> bool:
    """Whether a total is said of another program: 「霧笛更新事業の総額」 below 灯台改修事業."""
    name, own = statement.name or "", fold_key(title)
    wholes = [name, *(name[: match.start()] for match in re.finditer("の", name))]
    return any(is_program(w) and fold_key(w) not in own and own not in fold_key(w) for w in wholes)


def _in_note(statement: StatedAmount) -> bool:
    """Whether the amount stands in a note (※) on its line."""
    before = statement.line.text[: statement.amount.start]
    return "※" in before or "*" in before
