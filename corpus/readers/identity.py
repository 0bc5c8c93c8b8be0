"""What a file is called and is: id, checksum, language and fiscal year of a document."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from pathlib import Path

from corpus.document import Document
from corpus.readers.reading import Reading
from corpus.readers.source import Source
from corpus.text.plain import TURNING, in_order
from corpus.text.years import find_years

MAX_ID = 80  # characters
ID_HASH = 8  # hexadecimal digits that keep ids apart whose readable parts are equal
TITLE_CHARACTERS = 300  # the first lines
HEAD_CHARACTERS = 1500  # the first page or so, where a document says which year it is of
LANGUAGE_SAMPLE = 20_000
# Text in English about Japan quotes some Japanese; text in Japanese is made of it.
MIN_JAPANESE = 0.1
# Years outside of this are dates of history or targets, not the year of a budget.
FIRST_YEAR, LAST_YEAR = 1989, 2040
PLANNED_YEARS = 4  # so many in one line are heads of columns

MAX_PUBLISHER = 60  # characters

_ORGANISATION = re.compile(
    r"(?:省|庁|内閣府|内閣官房|院|機構|委員会|本部|事務局|研究所|研究院|大学|法人|協会|財団|会社|銀行)$"
    r"|\b(?:Ministry|Agency|Office|Bank|University|Institute|Foundation|Organi[sz]ation|Council)\b"
)
_UNSAFE = re.compile(r"[^0-9a-z\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々ー.-]+")
_JAPANESE = re.compile("[\u3040-\u9fff]+")
_UNPRINTABLE = re.compile(rf"(?:[\x00-\x1f]|{TURNING.pattern})+")


def build_document(source: Source, media_type: str, reading: Reading) -> Document:
    """A document from what a reader found and what the file is.

    No character of it turns the order of others: 「100\\u202e002円」 is shown as it is read.
    """
    name = safe_name(source.name)
    text = in_order(reading.text)
    title = _shown(reading.title) or Path(name).stem
    return Document(
        id=document_id(name),
        title=title,
        filename=name,
        media_type=media_type,
        sha256=source.sha256,
        text=text,
        pages=reading.pages,
        blocks=reading.blocks,
        tables=reading.tables,
        language=reading.language or guess_language(text),
        region=reading.region,
        publisher=_shown(reading.publisher or organisation(reading.author)) or None,
        fiscal_year=reading.fiscal_year or guess_fiscal_year(title, text, name),
        source_url=reading.source_url,
        date=reading.date,
        warnings=tuple(map(in_order, reading.warnings)),
    )


def _shown(name: str | None) -> str:
    """A name without what turns the order of its characters: "\\u202eabc" -> "abc"."""
    return TURNING.sub("", name or "").strip()


def organisation(author: str | None) -> str | None:
    """The author that a file names, where it is an organisation; people stay unnamed."""
    name = " ".join((author or "").split())
    return name if len(name) <= MAX_PUBLISHER and _ORGANISATION.search(name) else None


def safe_name(name: str) -> str:
    """A file name without folders, control characters or marks that turn text around."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    cleaned = _UNPRINTABLE.sub("_", last).strip(". ")
    return cleaned or "document"


def document_id(name: str) -> str:
    """A stable, readable id: the stem in lower case, safe in a path and (quoted) in an address.

    The ending is added where it is not the one that the stem usually has, so that `a.pdf` and
    `a.csv` stay two documents; a name that folding changed much gets a digest of the whole name.
    """
    path = Path(safe_name(name))
    folded = unicodedata.normalize("NFKC", path.stem).lower()
    slug = _UNSAFE.sub("_", folded).strip("_.-")
    ending = path.suffix.lower().lstrip(".")
    if ending and ending != "txt":
        slug = f"{slug}.{_UNSAFE.sub('', ending)}" if slug else ""
    if not slug or len(slug) > MAX_ID:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:ID_HASH]
        slug = f"{slug[: MAX_ID - ID_HASH - 1]}_{digest}".strip("_")
    return slug


def guess_language(text: str) -> str:
    """`ja` where enough of the letters are Japanese, else `en`."""
    letters = "".join(filter(str.isalpha, text[:LANGUAGE_SAMPLE]))
    japanese = len(letters) - len(_JAPANESE.sub("", letters))
    return "ja" if not letters or japanese >= MIN_JAPANESE * len(letters) else "en"


def guess_fiscal_year(title: str, text: str, name: str = "") -> int | None:
    """Western year of the document's own fiscal year: of its title, its file, else of its head.

    A line of many years heads a table, which may plan far ahead: it names none. A budget names the
    year before and the year after besides its own, so the latest year counts that is named at
    least half as often as the most frequent. A year that is named once only, and not in the first
    lines, is no sign. None where nothing shows the year.
    """
    file = re.sub(r"[_.]+", " ", name)
    parts = ((title, 1), (file, 1), (text[:TITLE_CHARACTERS], 1), (text[:HEAD_CHARACTERS], 2))
    for part, least in parts:
        found = ([m.year for m in find_years(line) if m.is_fiscal] for line in part.split("\n"))
        years = [year for line in found if len(set(line)) < PLANNED_YEARS for year in line]
        counts = Counter(year for year in years if FIRST_YEAR <= year <= LAST_YEAR)
        most = max(counts.values(), default=0)
        if most >= least:
            return max(year for year, count in counts.items() if 2 * count >= most)
    return None
