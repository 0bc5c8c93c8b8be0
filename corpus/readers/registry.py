"""Which reader takes which media type. Libraries are imported when their first file is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from corpus.errors import UnsupportedMedia
from corpus.readers import media
from corpus.readers.reading import DocumentReader

Factory = Callable[[], DocumentReader]


def _pdf() -> DocumentReader:
    from corpus.readers.pdf.reader import PdfReader

    return PdfReader()


def _docx() -> DocumentReader:
    from corpus.readers.office.docx import DocxReader

    return DocxReader()


def _pptx() -> DocumentReader:
    from corpus.readers.office.pptx import PptxReader

    return PptxReader()


def _xlsx() -> DocumentReader:
    from corpus.readers.office.xlsx import XlsxReader

    return XlsxReader()


def _html() -> DocumentReader:
    from corpus.readers.html.read import HtmlReader

    return HtmlReader()


def _csv() -> DocumentReader:
    from corpus.readers.text.delimited import DelimitedReader

    return DelimitedReader()


def _tsv() -> DocumentReader:
    from corpus.readers.text.delimited import DelimitedReader

    return DelimitedReader(delimiter="\t")


def _markdown() -> DocumentReader:
    from corpus.readers.text.markdown import MarkdownReader

    return MarkdownReader()


def _plain() -> DocumentReader:
    from corpus.readers.text.plain import PlainTextReader

    return PlainTextReader()


READERS: Mapping[str, Factory] = {
    media.PDF: _pdf,
    media.DOCX: _docx,
    media.PPTX: _pptx,
    media.XLSX: _xlsx,
    media.HTML: _html,
    media.CSV: _csv,
    media.TSV: _tsv,
    media.MARKDOWN: _markdown,
    media.PLAIN: _plain,
}


def reader_for(media_type: str, readers: Mapping[str, Factory] = READERS) -> DocumentReader:
    """The reader of a media type; UnsupportedMedia where there is none."""
    if media_type not in readers:
        raise UnsupportedMedia(f"No reader takes {media_type}; {media.SUPPORTED} can be read.")
    return readers[media_type]()
