"""The budget table: rows that a person reviewed, and rows read from a document."""

from corpus.figures.extract import Extraction, extract_figures
from corpus.figures.reviewed import load_reviewed
from corpus.figures.row import Candidate, FigureRow, Measure, ReviewItem, Trust

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
