"""Reading: any supported file becomes a `Document` whose text every citation points into.

The kind of a file is told by its bytes (`media`), its reader found in `registry`. Readers of
formats with much structure run in a process of their own with limits on time and memory
(`sandbox`), since the files come from anywhere.
"""

from corpus.readers.document import read_bytes, read_document
from corpus.readers.isolated.limits import DEFAULT_LIMITS, Limits
from corpus.readers.media import ENDINGS
from corpus.readers.reading import DocumentReader, Reading
from corpus.readers.source import load_source

__all__ = [
    "DEFAULT_LIMITS",
    "ENDINGS",
    "DocumentReader",
    "Limits",
    "Reading",
    "load_source",
    "read_bytes",
    "read_document",
]
