"""How much one file may cost. Readers state the limit that a file passed, by name and value."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for reading one file; passing any of them is a `TooLarge` that names it.

    `memory_bytes` bounds the process that reads, its libraries included; the other sizes are
    those of the file, of what its archive unpacks to, and of the text that comes out.
    """

    file_bytes: int = 100 * MEBIBYTE  # the largest ministry decks seen are near 60 MiB
    unpacked_bytes: int = 400 * MEBIBYTE  # XML of an office file, all its parts together
    part_ratio: int = 200  # one part against its packed size: real XML packs 5 to 50 times
    archive_parts: int = 10_000
    text_characters: int = 20_000_000  # about 40,000 slides
    pages: int = 3_000
    rows: int = 500_000
    parts: int = 2_000_000  # blocks and table cells; each takes some 300 bytes until it is stored
    seconds: float = 300.0  # wall time for one file; a page takes about 20 ms
    memory_bytes: int = 1024 * MEBIBYTE


DEFAULT_LIMITS = Limits()
