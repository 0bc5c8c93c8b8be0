"""The facts of a document: rows of the budget table, what proves them, what was left and why."""

from corpus.facts.coverage import Coverage
from corpus.facts.reviewed import load_reviewed
from corpus.facts.row import Candidate, FigureRow, Measure, ReviewItem, Trust

__all__ = [
    "Candidate",
    "Coverage",
    "FigureRow",
    "Measure",
    "ReviewItem",
    "Trust",
    "load_reviewed",
]
