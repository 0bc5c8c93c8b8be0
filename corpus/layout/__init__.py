"""Layout of a document: lines, titles, headings and the sections that they divide."""

from corpus.layout.section import Section

__all__ = ["Section"]
