"""The facts of a document: rows that a person reviewed, and rows read from its text."""

from corpus.facts.extract import Extraction, extract_figures
from corpus.facts.reviewed import load_reviewed
from corpus.facts.row import Candidate, FigureRow, Measure, ReviewItem, Trust

__all__ = [
    "Candidate",
    "Extraction",
    "FigureRow",
    "Measure",
    "ReviewItem",
    "Trust",
    "extract_figures",
    "load_reviewed",
]
