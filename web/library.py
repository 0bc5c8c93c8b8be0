"""Adding and removing documents of the corpus, as the web layer asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from index.build.corpus_store import AddedFile


class Library(Protocol):
    """Whatever keeps the files of the corpus; a fake in tests, else a `CorpusStore`."""

    def add_file(self, path: Path, *, name: str | None = None) -> AddedFile:
        """Take a file into the corpus under a name that its sender chose.

        Raises UnsupportedMedia, UnreadableDocument, TooLarge or InvalidInput.
        """
        ...

    def remove_document(self, document: str) -> object:
        """Leave a document out of the next build; raises NotFound."""
        ...
