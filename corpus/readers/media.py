"""Which kind of file it is: told by its bytes, with the ending only to tell kinds of text apart.

Endings lie: pages saved as .pdf, workbooks renamed to .csv. A file whose bytes are of a supported
kind is read as that kind, with a warning; text that calls itself a PDF or an office file is
refused, since it is mostly the error page of a failed download.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from corpus.errors import UnreadableDocument, UnsupportedMedia
from corpus.readers.left_out import warning
from corpus.readers.source import Source
from corpus.readers.text.plain import SAMPLE_BYTES, decode, looks_like_text

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML = "text/html"
CSV = "text/csv"
TSV = "text/tab-separated-values"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

ENDINGS = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".pptx": PPTX,
    ".xlsx": XLSX,
    ".xlsm": XLSX,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".csv": CSV,
    ".tsv": TSV,
    ".tab": TSV,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": PLAIN,
    ".text": PLAIN,
    "": PLAIN,
}
TEXT_TYPES = frozenset({HTML, CSV, TSV, MARKDOWN, PLAIN})
SUPPORTED = "PDF, DOCX, PPTX, XLSX, CSV, TSV, HTML, Markdown and plain text"
HEADER_BYTES = 1024  # a PDF's mark may stand behind other bytes, within the first kilobyte

_PARTS = (("word/document.xml", DOCX), ("ppt/presentation.xml", PPTX), ("xl/workbook.xml", XLSX))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "a rich text file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
)
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Media:
    """The media type that a file is read as, and a warning where its ending says another."""

    type: str
    warning: str | None = None


def detect(source: Source) -> Media:
    """Media type of a file.

    Raises UnreadableDocument where the file is empty, encrypted or not what it is called,
    UnsupportedMedia where no reader takes it.
    """
    head = source.data[:SAMPLE_BYTES]
    if not head.strip(b"\x00 \t\r\n\f"):
        raise UnreadableDocument(f"{source.name} is empty; remove it or put the file in its place.")
    ending = source.ending
    found = _binary_type(source, head)
    if found is not None:
        named = ENDINGS.get(ending)
        if named == found:
            return Media(found)
        return Media(found, _wrong_ending(ending, found))
    return _text_type(source.name, head, ending)


def label(media_type: str) -> str:
    """Short name of a media type for messages: PDF, DOCX."""
    return next((e.lstrip(".").upper() for e, t in ENDINGS.items() if t == media_type), media_type)


def _binary_type(source: Source, head: bytes) -> str | None:
    if b"%PDF-" in head[:HEADER_BYTES]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _archive_type(source)
    if head.startswith(_OLE):
        _refuse_ole(source)
    for mark, name in _FOREIGN:
        if head.startswith(mark):
            raise UnsupportedMedia(f"{source.name} is {name}; {SUPPORTED} can be read.")
    return None


def _archive_type(source: Source) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(
            f"{source.name} is a damaged or truncated office file ({error}); fetch it again."
        ) from error
    for part, media_type in _PARTS:
        if part in names:
            return media_type
    raise UnsupportedMedia(f"{source.name} is an archive; unpack it. {SUPPORTED} can be read.")


def _refuse_ole(source: Source) -> None:
    """Old office files and encrypted new ones share a container."""
    if _ENCRYPTED_PACKAGE in source.data:
        raise UnreadableDocument(f"{source.name} is protected by a password; save it without one.")
    raise UnsupportedMedia(
        f"{source.name} is of an office format from before 2007; save it as DOCX, PPTX or XLSX."
    )


def _text_type(name: str, head: bytes, ending: str) -> Media:
    named = ENDINGS.get(ending)
    if not _is_text(head, name):
        kind = "a text file" if named in TEXT_TYPES else label(named) if named else "a document"
        raise UnreadableDocument(
            f"{name} is called {kind} but holds other binary data; fetch it again."
        )
    if named is None:
        raise UnsupportedMedia(
            f"{name} has an ending that no reader takes; {SUPPORTED} can be read."
        )
    if named not in TEXT_TYPES:
        kind = "a web page" if _HTML.match(head) else "text"
        raise UnreadableDocument(
            f"{name} is called {label(named)} but is {kind}, perhaps the error page of a "
            "failed download; fetch it again."
        )
    if _HTML.match(head) and named != HTML:
        return Media(HTML, _wrong_ending(ending, HTML))
    return Media(named)


def _wrong_ending(ending: str, found: str) -> str:
    return warning(
        "wrong-ending", f"the ending {ending or '(none)'} is wrong: the file is {label(found)}"
    )


def _is_text(head: bytes, name: str) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or looks_like_text(head):
        return True
    try:
        decode(head[: len(head) // 4 * 4], name)
    except UnreadableDocument:
        return False
    return True
