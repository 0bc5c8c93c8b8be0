"""Finds the reviewed data of a document: its metadata, its programs, its budget table.

The package brings data for some documents and finds it by the document's checksum, so that it
also holds when the same file lies in another folder under another name. What stands beside the
file itself wins: `report.toml`, `report.programs.toml` and `report.budget.csv` beside `report.pdf`.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.errors import InvalidMetadata
from corpus.layout.written.metadata import Metadata, load_metadata

METADATA_ENDING = ".toml"
PROGRAMS_ENDING = ".programs.toml"
TABLE_ENDING = ".budget.csv"
PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Companions:
    """Paths of the data that belongs to a document; None for what there is not."""

    metadata: Path | None = None
    programs: Path | None = None
    table: Path | None = None

    def load_metadata(self) -> Metadata | None:
        """The metadata, checked; None where there is none."""
        return load_metadata(self.metadata) if self.metadata else None


NONE = Companions()


def is_companion(path: Path) -> bool:
    """Whether a file of a corpus folder is data about a document, not a document."""
    # In any case: not every file system tells report.budget.CSV from report.budget.csv.
    return path.name.casefold().endswith((METADATA_ENDING, TABLE_ENDING))


def find_companions(path: Path | None, sha256: str) -> Companions:
    """Data for the document at `path` with this checksum, each from beside it or bundled.

    Raises `InvalidMetadata` where the metadata beside the file was written for another version.
    """
    bundled = bundled_companions().get(sha256, NONE)
    if path is None:
        return bundled
    metadata = path.with_suffix(METADATA_ENDING)
    if is_there(metadata):
        _check_version(metadata, path, sha256)
    return Companions(
        metadata=_existing(metadata) or bundled.metadata,
        programs=_existing(path.with_suffix(PROGRAMS_ENDING)) or bundled.programs,
        table=_existing(path.with_suffix(TABLE_ENDING)) or bundled.table,
    )


@cache
def bundled_companions() -> dict[str, Companions]:
    """What the package itself brings, by the checksum of the document it was written for."""
    found = {}
    for path in sorted((PACKAGE / "documents").glob(f"*{METADATA_ENDING}")):
        checksum = load_metadata(path).sha256
        if checksum is None:
            raise InvalidMetadata(f"bundled {path.name} lacks the sha256 of its document")
        found[checksum] = Companions(
            metadata=path,
            programs=_existing(PACKAGE / "programs" / path.name),
            table=_existing(PACKAGE / "budget" / f"{path.stem}.csv"),
        )
    return found


def _existing(path: Path) -> Path | None:
    return path if is_there(path) else None


def is_there(path: Path) -> bool:
    """Whether there is such a file; raises OSError where the disk does not tell.

    A name that is too long with its ending is no file's. What the disk does not tell is not taken
    for "no": a figure would be stated as if nobody had reviewed it.
    """
    try:
        return path.is_file()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise


def _check_version(metadata: Path, path: Path, sha256: str) -> None:
    written_for = load_metadata(metadata).sha256
    if written_for is not None and written_for != sha256:
        raise InvalidMetadata(
            f"{metadata.name} was written for another version of {path.name}: its sha256 is "
            f"{written_for[:12]}…, the file's is {sha256[:12]}…; review it again and write the "
            "new checksum"
        )
