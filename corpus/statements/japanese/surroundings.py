"""What stands around a Japanese sentence and says what it leaves out: a measure, a year."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts.row import Measure
from corpus.programs.accounts import is_total
from corpus.tables.around.titled import Titled
from corpus.words import Word


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence does not say itself: the budget of its titles, what they are all about."""

    titled: Titled
    program: str | None

    def measure_of(self, word: Word) -> str | None:
        """What a word names; a total is of the titles' budget, revised only by a revision."""
        told = self.titled.measure
        revises = told == Measure.SUPPLEMENTARY or not is_total(word.text)
        return word.measure if revises else told or Measure.INITIAL

    def year_of(self, word: Word) -> int | None:
        """The year of a budget that is named without one: that of titles that name no other."""
        told, own = self.titled.measure, self.measure_of(word)
        made = own == Measure.REVISED and told == Measure.SUPPLEMENTARY  # what a revision makes
        fits = told is not None if word.shift else told in {None, own} or made
        return self.titled.year if fits else None
