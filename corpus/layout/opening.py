"""What a document says of itself before it begins to tell: its title, its file, how it opens."""

from __future__ import annotations

import re

from corpus.document import Document

OPENING = 200  # characters that say whose a document is, beside a row of its table
TITLES = 300  # characters in which it says what it is
TELLS = re.compile(r"[^\n]*。|[^\n]*[a-z)]\.(?:\s|$)")  # a sentence: the titles have ended
# What a document pays, or the first item of a list: what it tells of, and no name of its own.
AMOUNT = r"[0-9０-９][0-9０-９,，.]*\s*(?:千円|百万円|億円|兆円|円)"
TOLD = re.compile(rf"[^\n]*{AMOUNT}|^\s*[・✔✅*-]\s", re.MULTILINE)
MONEY = re.compile(rf"{AMOUNT}|要求|予算額")


def opening(document: Document) -> str:
    """The lines before a document begins to tell: who publishes it, and for which year.

    A short document says on its first page too what it pays for; that is no name of a row.
    """
    end = min([OPENING, *(table.start for table in document.tables)])
    return TELLS.split(MONEY.split(document.text[:end])[0])[0]


def identity(document: Document) -> str:
    """What a document says of itself as a whole: its title, its publisher, how it opens."""
    end = min([TITLES, *(t.start for t in document.tables if t.start > 0)])
    titles = TELLS.split(TOLD.split(document.text[:end], maxsplit=1)[0], maxsplit=1)[0]
    return " ".join((document.title, document.publisher or "", _file(document), titles))


def called(document: Document) -> str:
    """What it may be called by: no publisher, for whose documents these are, all know."""
    return " ".join((document.title, _file(document), opening(document)))


def _file(document: Document) -> str:
    """The words of its file's name: "okayama_iot_guide.txt" → "okayama iot guide txt"."""
    return re.sub(r"[_.-]+", " ", document.filename)
