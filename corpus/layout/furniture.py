"""Lines of a paper that say nothing of what it is about, and so answer nothing.

What only leads through it (contents, heads and feet of pages, their numbers) and what names other
papers (a bibliography, the notes that cite it): "p. 12", 「目次 … 3」, "Smith, J. (2019) …".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from unicodedata import normalize

from corpus.document import Page
from corpus.layout.text_lines import TextLine, text_lines
from corpus.text import fold
from corpus.text.amounts import find_amounts
from corpus.words import alternation, listed

LEADERS = re.compile(r"[.．…‥・_＿]{6,}\s*[0-9０-９ivxlc]{0,4}\s*$")  # "Fees ......... 12"
APART = 6  # lines between two entries of one table of contents, where titles are wrapped
FEWEST = 3  # entries of a table of contents; pages that one head stands on
SHORTEST = 8  # characters of such a head; a shorter one may be whose page it is: 「デジタル庁」
OUTER = 2  # lines at the top and at the foot of a page
MARKED_NUMBER = re.compile(r"[-–—―－]\s*\d{1,3}\s*[-–—―－]|p(?:p|age)?\.?\s?\d{1,3}")
PAGE_NUMBER = re.compile(rf"{MARKED_NUMBER.pattern}|[0-9０-９]{{1,3}}|[ivx]{{1,5}}")
_DIGITS = re.compile(r"\d+")
_NUMBERING = re.compile(r"^[\s\d.．、・■●○◆【\[(（]*")
# "Smith, J. (2019a) Title", 「坂口純也 (2020) 「銀行の…」」 behind the number of a note.
_AUTHOR = re.compile(
    r"(?:\d{1,3}\s+)?[^\s()。、:：][^()。:：]{1,40}?\s?\((?:19|20)\d{2}[a-z]?\)"
    r"(?=[.,:]?\s*[「『“\"]|[.,:]?\s*[A-Z]|\s*$|\s*p\.)"
)
_READ = re.compile(
    rf"https?://\S+[\s(\[（]*[\d年月日]*(?:{alternation(listed('furniture', 'read'))})"
)
_UNIT = re.compile(r"単位|in (?:thousands|millions|billions)\b")  # heads the table below it

Range = tuple[int, int]


@lru_cache(maxsize=256)
def furniture(text: str, pages: tuple[Page, ...] = ()) -> tuple[Range, ...]:
    """The ranges of the lines that answer nothing, in order."""
    lines = text_lines(text, 0, len(text))
    keys = [fold(line.text).text.lower() for line in lines]
    said = {*_contents(keys), *_references(lines, keys), *_of_pages(lines, keys, pages)}
    return tuple((lines[at].start, lines[at].end) for at in sorted(said))


def _contents(keys: Sequence[str]) -> Iterator[int]:
    """The lines of tables of contents: entries with leaders and what is wrapped between them."""
    entries = [at for at, key in enumerate(keys) if LEADERS.search(key)]
    run: list[int] = []
    for at in [*entries, len(keys) + APART + 1]:
        if run and at - run[-1] > APART:
            first = _begins(keys, run[0]) if len(run) >= FEWEST else run[0]
            yield from range(first, run[-1] + 1) if len(run) >= FEWEST else run
            run = []
        run.append(at)


def _begins(keys: Sequence[str], first: int) -> int:
    """Where a table of contents begins: at its heading, where that stands right above."""
    above = range(first - 1, max(-1, first - APART), -1)
    return next((at for at in above if _heads(keys[at], "contents")), first)


def _references(lines: Sequence[TextLine], keys: Sequence[str]) -> Iterator[int]:
    """The lines of a bibliography, and entries of one wherever they stand."""
    entries = [at for at, key in enumerate(keys) if _is_entry(lines[at].text, key)]
    yield from entries
    for head in (at for at, key in enumerate(keys) if _heads(key, "references")):
        last = head
        for at in entries:
            last = at if last < at <= last + APART else last
        if last > head:
            yield from range(head, last + 1)  # with what is wrapped


def _is_entry(line: str, key: str) -> bool:
    """Whether a line names another paper with its author and year, or when it was read."""
    return bool(_AUTHOR.match(normalize("NFKC", line)) or _READ.search(key))


def _heads(key: str, kind: str) -> bool:
    """Whether a line is no more than a heading of a kind."""
    return _NUMBERING.sub("", key).replace(" ", "").rstrip(":】])） ") in _headings(kind)


@cache
def _headings(kind: str) -> frozenset[str]:
    return frozenset(word.replace(" ", "") for word in listed("furniture", kind))


def _of_pages(
    lines: Sequence[TextLine], keys: Sequence[str], pages: Sequence[Page]
) -> Iterator[int]:
    """The numbers of pages, and the heads and feet that several pages share."""
    yield from (at for at, key in enumerate(keys) if MARKED_NUMBER.fullmatch(key))
    outer = _outer(lines, pages)
    masked = {at: _DIGITS.sub("#", keys[at]) for at in outer}
    shared = Counter(masked.values())
    for at in outer:
        again = shared[masked[at]] >= FEWEST and not _says(lines[at].text)
        if again or PAGE_NUMBER.fullmatch(lines[at].text.lower()):
            yield at


def _outer(lines: Sequence[TextLine], pages: Sequence[Page]) -> list[int]:
    """The first and the last lines of the pages."""
    found: dict[int, None] = {}
    at = 0
    for page in pages:
        own: list[int] = []
        while at < len(lines) and lines[at].start < page.end:
            own.append(at)
            at += 1
        found |= dict.fromkeys((*own[:OUTER], *own[-OUTER:]))
    return sorted(found)


def _says(line: str) -> bool:
    """Whether a line names what its page is of, or may be a row of a table that goes on."""
    short = len(line) < SHORTEST or "\t" in line
    return short or bool(_UNIT.search(line.lower()) or find_amounts(line))
