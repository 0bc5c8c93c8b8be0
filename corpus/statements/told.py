"""What the text before a sentence says, that the sentence may leave out."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure


@dataclass(frozen=True, slots=True)
class Told:
    """What the text before a sentence says.

    `topic` is the program it is about, `main` that of the whole text, `account` the last account
    named; `year` that of its budget; `asked` and `asked_year` are what a question asks for;
    `measure` is that of the last amount, `of_all` where that was a whole budget; `whole` is the
    amount that a line farther in is a part of.
    """

    topic: str | None = None
    year: int | None = None
    asked: Measure | None = None
    measure: Measure | None = None
    whole: FigureReading | None = None
    main: str | None = None
    account: str | None = None
    of_all: bool = False
    asked_year: int | None = None
