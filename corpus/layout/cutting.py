"""Lines of a text that has none: a whole document in one physical line, cut where lines ended.

What stood on lines of its own is parted by single spaces, as are the words of a line. So the text
is cut at every space, and what belongs to the words before it is put back: an amount or a number to
its name or label, and the inside of a bracket to the bracket. Latin text is cut between sentences:
it parts its words by spaces, and a number within is no page's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.text.amounts import find_amounts
from corpus.text.folding import is_japanese
from corpus.text.numerals import narrow

# No line of a page is longer than this.
LONGEST_LINE = 400
# A bracket that is longer was never closed.
LONGEST_BRACKET = 80

_PIECE = re.compile(r"\S+")
_FIGURE = re.compile(
    r"[(\[]?[▲△\-+]?\d[\d,]*(?:\.\d+)?%?[)\]]?|-|(?:\d[\d,]*)?の?内数|皆[増減]|新規"
)
_ENDS = "。】」』＞>"
_SENTENCE = re.compile(r"(?<=[a-z)][.;!?])\s+(?=[^\sa-z])|(?<=[\d%][.;])\s+(?=[A-Z])")
_LATIN = re.compile(r"[A-Za-z,.;:'\"()-]+")


def cut_line(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the lines that a physical line is made of; itself where it is short."""
    if len(text) <= LONGEST_LINE:
        yield 0, len(text)
        return
    if not any(map(is_japanese, text)):
        starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
        yield from pairwise([*starts, len(text)])
        return
    start, end = 0, 0
    for match in _PIECE.finditer(text):
        if end and not _goes_on(text[start:end], match[0]):
            yield start, end
            start = match.start()
        end = match.end()
    if end:
        yield start, end


def _goes_on(line: str, piece: str) -> bool:
    """Whether a piece belongs to the line before it."""
    plain = narrow(piece)
    if len(line) <= LONGEST_BRACKET and line.count("【") > line.count("】"):
        return True
    if line[-1] in _ENDS:
        return False
    if _LATIN.fullmatch(plain) and _LATIN.fullmatch(line[-1]):
        return True
    amounts = find_amounts(piece)
    return bool(_FIGURE.fullmatch(plain)) or (bool(amounts) and amounts[0].start <= 1)
