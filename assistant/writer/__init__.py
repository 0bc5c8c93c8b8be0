"""Who words an answer: nobody beyond the composer, or a language model whose text is proved.

The seam for anything else that words answers. A writer never sees more than the evidence of one
answer, and never adds to it.
"""

from assistant.writer.load import load_writer
from assistant.writer.protocol import BuiltInWriter, Writer

__all__ = ["BuiltInWriter", "Writer", "load_writer"]
