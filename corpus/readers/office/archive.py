"""Checks of an office file's archive before a library unpacks it.

A zip bomb shows in its directory: `zipfile` never yields more of a part than the directory states,
so the stated sizes bound what is unpacked. A document type declaration is forbidden in Office Open
XML (ECMA-376 part 2, 8.1.4) and is where entity bombs and references to other files live.
"""

from __future__ import annotations

import io
import re
import zipfile

from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.isolated.limits import MEBIBYTE, Limits
from corpus.readers.source import Source

CHUNK = MEBIBYTE
# Parts under this size pack well by chance: a blank style sheet repeats itself.
MIN_RATIO_BYTES = MEBIBYTE
_ENCRYPTED = 0x1
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
# The only encodings of such parts (ECMA-376 part 2, 8.1.4); in others a declaration could hide.
_ENCODING = re.compile(rb"""^[^>]{0,80}?encoding\s*=\s*["']([^"']{1,40})""")
_ALLOWED = (b"utf-8", b"utf8", b"utf-16", b"us-ascii")
_FOUR_BYTES = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"<\x00\x00\x00", b"\x00\x00\x00<")
_EBCDIC = b"\x4c\x6f\xa7\x94"
_OVERLAP = max(map(len, _DECLARATIONS)) - 1


def check_archive(source: Source, limits: Limits) -> None:
    """Raise TooLarge or UnreadableDocument, naming file and reason, unless it is safe to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            parts = archive.infolist()
            _check_sizes(source.name, parts, limits)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_declarations(source.name, archive, part)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise UnreadableDocument(
            f"{source.name} is a damaged or truncated office file ({error}); fetch it again."
        ) from error


def _check_sizes(name: str, parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(parts) > limits.archive_parts:
        raise TooLarge(
            f"{name} has {len(parts)} parts inside, over the limit of {limits.archive_parts}."
        )
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableDocument(f"{name} is protected by a password; save it without one.")
    total = sum(part.file_size for part in parts)
    if total > limits.unpacked_bytes:
        raise TooLarge(
            f"{name} would unpack to {total / MEBIBYTE:.0f} MiB, over the limit of "
            f"{limits.unpacked_bytes / MEBIBYTE:.0f} MiB; split it into parts."
        )
    for part in parts:
        ratio = part.file_size / max(1, part.compress_size)
        if part.file_size > MIN_RATIO_BYTES and ratio > limits.part_ratio:
            raise TooLarge(
                f"{name} holds a part that unpacks to {ratio:.0f} times its size, over the "
                f"limit of {limits.part_ratio}; it looks like a zip bomb."
            )


def _check_declarations(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    tail = b""
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            if not tail and not _is_encoded_as_allowed(chunk[:400]):
                raise UnreadableDocument(
                    f"{name} has {part.filename} in an encoding that office files never have; "
                    "it is not safe to read."
                )
            window = tail + chunk
            if any(mark in window for mark in _DECLARATIONS):
                raise UnreadableDocument(
                    f"{name} declares XML entities in {part.filename}, which office files "
                    "never do; it is not safe to read."
                )
            tail = window[-_OVERLAP:]


def _is_encoded_as_allowed(head: bytes) -> bool:
    if head.startswith((*_FOUR_BYTES, _EBCDIC)):
        return False
    stated = _ENCODING.match(head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe"))
    return stated is None or stated[1].lower() in _ALLOWED
