"""Structure of a document: sections, headings, labelled values."""

from corpus.structure.section import LabelledValue, Section

__all__ = ["LabelledValue", "Section"]
