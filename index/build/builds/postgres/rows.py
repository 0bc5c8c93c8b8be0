"""A build's directory as rows, and rows as the same directory again, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from index.build.builds.analyses import ANALYSES
from index.build.builds.layout import MANIFEST, PASSAGES
from index.build.builds.manifest import Manifest

if TYPE_CHECKING:
    from psycopg import Connection

_PART = 64 * 2**20  # bytes of a file in one row


def insert_build(connection: Connection, directory: Path, manifest: Manifest) -> None:
    """Insert a finished build; documents that are there already are not sent again."""
    version = manifest.version
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into assistant.builds (version, manifest) values (%s, %s)",
            [version, manifest.to_json()],
        )
        known = {row[0] for row in cursor.execute("select sha256 from assistant.contents")}
        contents = list(_contents(directory))
        cursor.executemany(
            "insert into assistant.contents values (%s, %s, %s) on conflict do nothing",
            ((sha, a.decode(), p.decode()) for sha, a, p in contents if sha not in known),
        )
        entries = enumerate(zip(manifest.documents, contents, strict=True))
        cursor.executemany(
            "insert into assistant.documents values (%s, %s, %s, %s)",
            ((version, place, entry.id, sha) for place, (entry, (sha, _, _)) in entries),
        )
        cursor.executemany(
            "insert into assistant.files values (%s, %s, %s, %s)",
            ((version, *part) for part in _parts(directory, manifest)),
        )


def write_build(connection: Connection, version: str, manifest: bytes, directory: Path) -> None:
    """Write the files of a build as they were when it was inserted."""
    (directory / MANIFEST).write_bytes(manifest)
    with (
        connection.cursor(name="documents") as cursor,
        (directory / ANALYSES).open("wb") as analysed,
        (directory / PASSAGES).open("wb") as cut,
    ):
        cursor.itersize = 50
        cursor.execute(
            "select analysis::text, passages::text from assistant.documents "
            "join assistant.contents using (sha256) where version = %s order by place",
            [version],
        )
        for analysis, passages in cursor:
            analysed.write(analysis.encode() + b"\n")
            cut.write(passages.encode() + b"\n")
    with connection.cursor(name="files") as cursor:
        cursor.itersize = 1
        cursor.execute(
            "select name, content from assistant.files where version = %s order by name, part",
            [version],
        )
        for name, content in cursor:
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as file:
                file.write(content)


def _contents(directory: Path) -> Iterator[tuple[str, bytes, bytes]]:
    """The analysis and passages of each document, with the digest of both."""
    with (directory / ANALYSES).open("rb") as analysed, (directory / PASSAGES).open("rb") as cut:
        for analysis, passages in zip(analysed, cut, strict=True):
            digest = hashlib.sha256(analysis + passages).hexdigest()
            yield digest, analysis.rstrip(b"\n"), passages.rstrip(b"\n")


def _parts(directory: Path, manifest: Manifest) -> Iterator[tuple[str, int, bytes]]:
    for name in manifest.files:
        if name in {ANALYSES, PASSAGES}:
            continue
        with (directory / name).open("rb") as file:
            part = 0
            while (content := file.read(_PART)) or not part:  # an empty file is one part
                yield name, part, content
                part += 1
