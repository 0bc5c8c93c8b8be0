"""Plain text: the file's own characters, whatever encoding they came in.

Japanese government text files come in UTF-8, UTF-16, CP932 and EUC-JP. Strict decoding tells them
apart almost always (bytes that are valid EUC-JP are seldom valid UTF-8); where more than one fits,
the reading with the more kana and common ideographs wins, and a statistical detector
(charset-normalizer) is asked only when none does.
"""

from __future__ import annotations

import codecs

from corpus.document import Page
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.isolated.limits import Limits
from corpus.readers.printed_pages import printed_pages
from corpus.readers.reading import Reading
from corpus.readers.source import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TRIALS = ("cp932", "euc_jp")
# Control characters other than white space: text files have hardly any, other files many.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
MAX_CONTROLS = 0.001
SAMPLE_BYTES = 65536


class PlainTextReader:
    """The `DocumentReader` of text/plain; form feeds or printed numbers end pages."""

    def read(self, source: Source, limits: Limits) -> Reading:
        text = read_text(source, limits)
        return Reading(text=text, title=first_line(text), pages=split_pages(text))


def read_text(source: Source, limits: Limits) -> str:
    """A text file's characters, newlines as they are.

    Raises TooLarge over the limit of characters, UnreadableDocument where it is no text.
    """
    text = decode(source.data, source.name)
    if len(text) > limits.text_characters:
        raise TooLarge(
            f"{source.name} holds more than {limits.text_characters} characters of text; "
            "split it into parts."
        )
    return text


def decode(data: bytes, name: str) -> str:
    """Text of a file's bytes without its byte order mark; UnreadableDocument names the file."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    unmarked = _unmarked_utf16(data[:SAMPLE_BYTES])
    if unmarked:
        return _strict(data, unmarked, name)
    if not looks_like_text(data):
        raise UnreadableDocument(
            f"{name} is called a text file but holds binary data; give it the ending of its kind."
        )
    # ISO-2022-JP is ASCII with escapes, hence valid in every other encoding.
    first = ("iso2022_jp", "utf-8") if b"\x1b$" in data[:SAMPLE_BYTES] else ("utf-8",)
    for encoding in first:
        if (text := _attempt(data, encoding)) is not None:
            return text
    readings = [text for encoding in _TRIALS if (text := _attempt(data, encoding)) is not None]
    if readings:
        return max(readings, key=_plausibility)
    return _detected(data, name)


def looks_like_text(data: bytes) -> bool:
    """Whether bytes in an encoding that extends ASCII are text."""
    sample = data[:SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, delete=_CONTROLS))
    return b"\x00" not in sample and controls <= MAX_CONTROLS * len(sample)


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: line ends and ASCII leave zeros on one side only."""
    pairs = len(sample) // 2
    if pairs < 2 or b"\x00" not in sample:
        return None
    high, low = sample[0 : pairs * 2 : 2], sample[1 : pairs * 2 : 2]
    for zeros, others, encoding in ((low, high, "utf-16-le"), (high, low, "utf-16-be")):
        if zeros.count(0) > 0 and others.count(0) == 0:
            text = sample[: pairs * 2].decode(encoding, "ignore")
            printable = sum(c.isprintable() or c.isspace() for c in text)
            if printable >= 0.99 * len(text):
                return encoding
    return None


def _strict(data: bytes, encoding: str, name: str) -> str:
    text = _attempt(data, encoding)
    if text is None:
        raise UnreadableDocument(
            f"{name} is marked as {encoding} but is not valid in it; save it as UTF-8."
        )
    return text


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausibility(text: str) -> float:
    """Share of kana and common ideographs among what is not ASCII; half-width kana count against.

    Wrongly decoded Japanese is full of half-width kana and rare ideographs.
    """
    sample = [c for c in text[:20_000] if ord(c) > 0x7F]
    if not sample:
        return 1.0
    good = sum("\u3041" <= c <= "\u30fe" or c in "、。・年度円億" for c in sample)
    bad = sum("\uff61" <= c <= "\uff9f" or "\ue000" <= c <= "\uf8ff" for c in sample)
    return (good - 2 * bad) / len(sample)


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 4 * SAMPLE_BYTES]).best()
    text = _attempt(data, best.encoding) if best else None
    if text is None:
        raise UnreadableDocument(
            f"{name} is in no encoding that can be told (UTF-8, UTF-16, CP932 and EUC-JP were "
            "tried); save it as UTF-8."
        )
    return text


def split_pages(text: str) -> tuple[Page, ...]:
    """Pages that form feeds divide, or else those that end with their printed numbers."""
    if "\f" not in text:
        return printed_pages(text)
    pages: list[Page] = []
    start = 0
    for part in text.split("\f"):
        end = min(len(text), start + len(part) + 1)
        if part.strip() or end < len(text):
            pages.append(Page(len(pages) + 1, start, end))
        start = end
    return tuple(pages)


def first_line(text: str, longest: int = 120) -> str | None:
    """First line that says something, where it is short enough for a title."""
    line = next((line.strip() for line in text.splitlines() if any(map(str.isalpha, line))), "")
    return line.lstrip("#＃■●○◆ 　").strip() if 0 < len(line) <= longest else None
