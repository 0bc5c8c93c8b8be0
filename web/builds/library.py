"""Adding and removing documents of the corpus, as the web layer asks for it.

`index.build.CorpusStore` is one; a test has a fake.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from index.build.sources.settlements import Settlements


class Added(Protocol):
    """What became of an uploaded file: its document's id in the next build, and its safe name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def outcome(self) -> Literal["added", "replaced", "unchanged", "restored"]: ...


class Library(Protocol):
    """Whatever keeps the files of the corpus, and what persons have settled of them."""

    @property
    def settlements(self) -> Settlements: ...

    def add_files(self, uploads: Sequence[tuple[Path, str]]) -> Sequence[Added]:
        """Take files into the corpus under the names that their sender chose: all or none.

        Raises UnsupportedMedia, UnreadableDocument, TooLarge or InvalidInput.
        """
        ...

    def remove_document(self, document: str) -> object:
        """Leave a document out of the next build; raises NotFound."""
        ...
