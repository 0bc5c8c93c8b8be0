"""Readings of figures, of `corpus.facts.reading`."""

from corpus.facts.reading import FigureReading as Reading
from corpus.facts.reading import Findings, agree, open_item

__all__ = ["Findings", "Reading", "agree", "open_item"]
