"""Who writes an answer: the composer alone, or a language model that conducts.

A model calls tools and writes with references; the program puts in figures, names and citations,
and every sentence passes the checks before anyone sees it.
"""

from assistant.writer.load import load_writer
from assistant.writer.protocol import BuiltInWriter, Desk, Writer

__all__ = ["BuiltInWriter", "Desk", "Writer", "load_writer"]
