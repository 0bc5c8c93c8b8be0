"""Labelled values: what a document says under a label, in lines, brackets, lists and tables."""

from corpus.values.value import LabelledValue

__all__ = ["LabelledValue"]
