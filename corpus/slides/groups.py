"""Groups of statements that are about one program: a headline with its 前年度 and its parts.

「令和８年度要求額 30億円」, 「（前年度予算額 28億円）」 and 「（JST：20億円 AMED：10億円）」
below each other are one group of four statements, whatever program it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.slides.labels import YEARLY, BudgetLabel
from corpus.slides.statements import AmountForm, StatedAmount, read_statements

# A follower stands on the line of its head or at most this many lines below it.
FOLLOWS_WITHIN = 2
_OPENED = tuple("（([［【〔")


@dataclass(frozen=True, slots=True)
class AmountGroup:
    """Statements of one program; `index` is the place of the head's line on its page."""

    statements: tuple[StatedAmount, ...]
    index: int

    @property
    def head(self) -> StatedAmount:
        return self.statements[0]

    @property
    def name(self) -> str | None:
        return self.head.name

    @property
    def is_headline(self) -> bool:
        """Whether the group gives the budget of a year under its label."""
        head = self.head
        return (
            head.form is AmountForm.LABELLED
            and head.label is not None
            and (head.label.measure in YEARLY)
        )


def group_statements(lines: Iterable[PlacedLine]) -> tuple[AmountGroup, ...]:
    """The groups of one page, in reading order. Amounts in sentences make none."""
    groups: list[list[tuple[int, StatedAmount]]] = []
    for index, line in enumerate(lines):
        for statement in read_statements(line):
            if groups and _follows(groups[-1], index, statement):
                groups[-1].append((index, statement))
            elif statement.form is not AmountForm.RUNNING:
                groups.append([(index, statement)])
    return tuple(AmountGroup(tuple(s for _, s in group), group[0][0]) for group in groups)


def _follows(group: list[tuple[int, StatedAmount]], index: int, statement: StatedAmount) -> bool:
    """Whether a statement belongs to the group before it."""
    last_index, last = group[-1]
    distance = index - last_index
    if AmountForm.RUNNING in {statement.form, last.form} or distance > FOLLOWS_WITHIN:
        return False
    if statement.form is AmountForm.BRACKET:
        others = {s.bracket for _, s in group[1:]}
        first = group[0][1].form is not AmountForm.BRACKET
        return first and distance <= 1 and others.isdisjoint({"", statement.bracket})
    bracketed = statement.line.text.lstrip("※*＊ 　")[:1] in _OPENED
    noted = statement.line.text[:1] in "※*＊"
    if statement.form is AmountForm.PART:
        return distance == 0 or bracketed or statement.line.text.startswith("うち")
    if statement.form is not AmountForm.LABELLED or statement.label is None or statement.name:
        return False
    beside = statement.label.measure in {Measure.PREVIOUS, Measure.SUPPLEMENTARY}
    before = _is_year_before(group[0][1], statement.label)
    if statement.label.measure is Measure.PREVIOUS or bracketed or before or (noted and beside):
        near = FOLLOWS_WITHIN if bracketed and beside and group[0][1].name else 1
        return distance <= near and not _has(group, statement)
    return distance == 0 and statement.label.measure is not Measure.TOTAL


def _is_year_before(head: StatedAmount, label: BudgetLabel) -> bool:
    """Whether a label is of last year's budget, as it stands below this year's."""
    asked = head.label is not None and head.label.measure in {Measure.REQUEST, Measure.INITIAL}
    year = head.label.year if asked and head.label else None
    return label.measure is Measure.INITIAL and year is not None and label.year == year - 1


def _has(group: list[tuple[int, StatedAmount]], statement: StatedAmount) -> bool:
    """Whether the group already has a statement of this measure and year."""
    new = statement.label
    return new is not None and any(
        s.label is not None and (s.label.measure, s.label.year) == (new.measure, new.year)
        for _, s in group
    )
