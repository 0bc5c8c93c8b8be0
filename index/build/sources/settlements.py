"""What persons have settled of documents: one CSV for each content, in the data directory.

By content, so that a decision holds wherever the file lies, and never for another version of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from filelock import FileLock

from corpus.errors import InvalidInput, NotFound
from corpus.facts.settled import Settlement, load_settled, render_settled
from index.build.files import discard, replace_atomically, sha256_of
from index.build.sources.survey import SourceFile

# A person settles hundreds; a program that sends thousands fills no disk.
MOST_SETTLED = 20_000
_DIGEST = re.compile(r"[0-9a-f]{64}")

Change = Callable[[tuple[Settlement, ...]], Sequence[Settlement]]


class Settlements:
    """The decisions of a data directory, by the checksum of their document."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "settled"

    def of(self, sha256: str) -> tuple[Settlement, ...]:
        """The decisions about a document; raises InvalidTable where their file is damaged."""
        return load_settled(self._path(sha256))

    def put(self, sha256: str, settlement: Settlement) -> None:
        """Keep a decision; it takes the place of an earlier one about the same row."""

        def change(kept: tuple[Settlement, ...]) -> Sequence[Settlement]:
            others = [s for s in kept if s.settles != settlement.settles]
            if len(others) >= MOST_SETTLED:
                raise InvalidInput(
                    f"{MOST_SETTLED} readings of this document are settled one by one; write a "
                    "reviewed table instead (`assistant review`)."
                )
            return [*others, settlement]

        self._change(sha256, change)

    def undo(self, sha256: str, settles: str) -> Settlement:
        """Forget the decision about a row or reading, and return it; raises NotFound."""
        undone: list[Settlement] = []

        def change(kept: tuple[Settlement, ...]) -> Sequence[Settlement]:
            undone.extend(s for s in kept if s.settles == settles)
            if not undone:
                raise NotFound(f"Nothing has been settled of {settles!r}.")
            return [s for s in kept if s.settles != settles]

        self._change(sha256, change)
        return undone[0]

    def beside(self, source: SourceFile) -> SourceFile:
        """The file with what is settled of it, so that a build sees that it changed.

        Raises OSError where that cannot be read: without it a figure that a person rejected would
        be stated.
        """
        path = self._path(source.sha256)
        try:
            digest = sha256_of(path)
        except FileNotFoundError:
            return source
        extra = hashlib.sha256(f"{source.extra}\0{digest}".encode()).hexdigest()
        return replace(source, extra=extra, settled=path)

    def _change(self, sha256: str, change: Change) -> None:
        path = self._path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock")):
            changed = change(load_settled(path))
            if changed:
                replace_atomically(path, render_settled(changed).encode())
            else:
                discard(path)

    def _path(self, sha256: str) -> Path:
        if not _DIGEST.fullmatch(sha256):
            raise NotFound(f"{sha256!r} is no checksum of a document.")
        return self._folder / f"{sha256}.csv"
