"""An amount in its clause: what the sentence, the text before it and the amounts beside it say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.statements.english.named import Named
from corpus.statements.english.sentence import Sentence
from corpus.statements.english.years import year_at
from corpus.statements.told import Told
from corpus.text.amounts import Amount

# The budgets of one year, which an amount without one is none of.
YEARLY = frozenset({Measure.INITIAL, Measure.REQUEST, Measure.EXECUTED, Measure.REVISED})
BUDGETS = frozenset({Measure.INITIAL, Measure.REQUEST, Measure.REVISED})
# What a label holds of the words before its amount.
LONGEST_LABEL, MOST_WORDS = 60, 8
# What ties a label to its amount and says nothing of it.
_LINKS = re.compile(
    r"(?:[\s:]+(?:is|are|was|were|of|to|at|totals?|totalled|about|around))+\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clause:
    """An amount of a sentence between those before and after it, which end and begin at `first`
    and `last`; `small` is the sentence in small letters, its names masked.

    `before` is the reading of the amount before, `changed` that of the last change in the sentence.
    """

    sentence: Sentence
    named: Named
    small: str
    told: Told
    amount: Amount
    first: int
    last: int
    before: FigureReading | None = None
    changed: FigureReading | None = None

    @property
    def start(self) -> int:
        return self.amount.start

    @property
    def end(self) -> int:
        return self.amount.end

    @property
    def year(self) -> tuple[int | None, bool]:
        """The year of the amount, and whether its own sentence says it."""
        span = self.first, self.start, self.end, self.last
        return year_at(self.sentence, self.small, span, self.told)

    def of_year(self, measure: Measure, year: int | None) -> Measure:
        """A budget of the year whose budget the document requests is a request."""
        requested = self.sentence.setting.requested
        if measure is Measure.INITIAL and requested:
            if year == requested:
                return Measure.REQUEST
            if year == requested - 1:
                return Measure.PREVIOUS
        return measure

    def reading(
        self, owner: str | FigureReading, measure: Measure, year: int | None
    ) -> FigureReading:
        """The amount as a figure of an owner, or of that of another reading."""
        name = owner if isinstance(owner, str) else owner.parent or owner.program
        lead = self.sentence.text[max(self.first, self.start - LONGEST_LABEL) : self.start]
        return reading_of(
            self.amount,
            self.sentence.offset,
            program=name,
            measure=measure,
            year=year,
            label=_LINKS.sub("", " ".join(lead.split()[-MOST_WORDS:])),
        )
