"""What is asked of every document of a corpus, kept apart so that none is read for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.analysed import Analysis, is_reviewed
from corpus.facts.sums import DocumentSums, sums_of
from corpus.layout.opening import called
from corpus.text import fold_key

BEGINNING = 300  # characters of a document that say whose it is
LATIN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What a document says of itself, and what it holds in all.

    `name` is the folded key of its publisher and file, `title` of its title, `begins` of its first
    characters, `called` of what it may be called by, which has the words `latin`.
    """

    publisher: str | None
    fiscal_year: int | None
    language: str
    name: str
    title: str
    begins: str
    called: str
    latin: tuple[str, ...]
    figures: int  # rows of its table
    years: tuple[int | None, ...]  # of these rows
    sums: DocumentSums  # among these rows
    reviewed: bool  # whether a person has read its rows
    unread: tuple[int, ...]  # pages that could not be read


def head_of(analysis: Analysis) -> DocumentHead:
    """The head of an analysed document."""
    document, rows = analysis.document, analysis.figures
    may_be_called = called(document)
    words = (LATIN.findall(fold_key(word)) for word in may_be_called.split())
    return DocumentHead(
        publisher=document.publisher,
        fiscal_year=document.fiscal_year,
        language=document.language,
        name=fold_key(f"{document.publisher or ''} {document.filename}"),
        title=fold_key(document.title),
        begins=fold_key(document.text[:BEGINNING]),
        called=fold_key(may_be_called),
        latin=tuple(dict.fromkeys(word for own in words for word in own)),
        figures=len(rows),
        years=tuple(dict.fromkeys(row.fiscal_year for row in rows)),
        sums=sums_of(rows, document.text, fold_key(document.title)),
        reviewed=is_reviewed(analysis),
        unread=tuple(analysis.coverage.pages_unread),
    )
