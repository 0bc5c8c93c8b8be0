"""The file of names of a build: written with it, opened with it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import corpus.text
import corpus.words
import index.lexical
from assistant.question.named.names import Names
from assistant.question.named.store import NameStore
from corpus.programs import Program

FILE = "names.sqlite"
_FOLDERS = (
    Path(__file__).parents[1],
    *(Path(p) for package in (corpus.text, corpus.words, index.lexical) for p in package.__path__),
)
_SUFFIXES = frozenset({".py", ".toml"})


class NameSupplement:
    """Writes the names of the programs of a build into its directory."""

    @property
    def version(self) -> str:
        """A digest of all that decides what is written."""
        return names_version()

    def write(self, directory: Path, programs: Sequence[Program]) -> None:
        NameStore.make(Names(programs), directory / FILE).close()
        (directory / FILE).with_suffix(".version").write_text(names_version(), "ascii")


def names_of(programs: Sequence[Program]) -> NameStore:
    """The names of programs, in memory."""
    return NameStore.make(Names(programs))


def open_names(directory: Path | None, programs: Sequence[Program]) -> NameStore:
    """The names as a build has them; read anew where it has none, or other code wrote them."""
    if directory is None:
        return names_of(programs)
    try:
        written = (directory / FILE).with_suffix(".version").read_text("ascii")
    except OSError:
        return names_of(programs)
    return NameStore.read(directory / FILE) if written == names_version() else names_of(programs)


@cache
def names_version() -> str:
    """A digest of the code and the words by which names are read."""
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in _SUFFIXES):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
