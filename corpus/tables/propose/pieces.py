"""Pieces of text with their places: on a page, or in a text whose columns are aligned."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from corpus.layout.lines import PlacedLine
from corpus.tables.propose.torn import join_name, torn_names
from corpus.text.folding import is_japanese
from corpus.text.remembered import KEPT
from corpus.words import listed, meanings

# Between two columns of aligned text stand two spaces at least, a wide one, a tab, or a bar.
_PIECE = re.compile(r"[^\s|｜│┃](?:[^\n\t\u3000 |｜│┃]|[ ](?![ \t\u3000|｜│┃]))*")
# Number after number may be parted by one space only.
_NUMBER = r"(?:[▲△+\-−]\s?)?(?:[$£€]\s?)?[\d,.()▲△+%$£€\-−]*\d[\d,.()%]*"
_NUMBERS = re.compile(rf"{_NUMBER}(?:\s{_NUMBER})+")
_SIGNED = r"(?:[▲△+\-−$£€]\s)*\S+"
# Or a space parts the thousands of one: "22 000 000". A text whose numbers are so has no commas.
_SPACED = re.compile(r"(?:[▲△+\-−]\s?)?(?:[$£€]\s?)?\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?!\d)")
_THOUSAND = re.compile(r"(?<![\d,.] )(?<![\d,.])[1-9]\d{0,2}(?: \d{3})*? 0\d\d(?![\d,])")
_COMMA = re.compile(r"\d,\d{3}(?!\d)")
# Dots lead from a name to its amount; alone they are an empty cell.
_LEADER = re.compile(r"(?<=[^\s.…])\s?(?:\.{3,}|(?:\.\s){3,}\.?|…{2,})\s?")
# Lines that are drawn in characters are no text.
_RULE = re.compile(r"[-=_─━—–]{3,}")
# One under some columns parts neither a head nor rows.
_PART_RULE = re.compile(r"\s{8,}(?:[-=_─━—–]{3,}\s*)+")
_GAP_BEHIND = re.compile(r"(?<=^[$£€¥])\s+")
_SIGNS = frozenset("$£€¥")
# What numbers an account before its name.
_ACCOUNT = re.compile(r"第\s?[\d一二三四五六七八九十]+\s?[款項目節]")
# Letters of one word stand no farther apart.
WIDEST = 4
# No line of aligned text is longer.
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """`text`, which stands at `start:end` of the document, from `x0` to `x1` of a row."""

    text: str
    start: int
    end: int
    x0: float
    x1: float


PieceRow = tuple[Piece, ...]


class _Widths(dict[str, int]):
    """How many columns a character takes, made when it is first met.

    `wide` are the classes of characters that take two: in Japanese also what is ambiguous (€, –).
    """

    def __init__(self, wide: str) -> None:
        super().__init__()
        self._wide = wide

    def __missing__(self, character: str) -> int:
        wide = unicodedata.east_asian_width(character) in self._wide
        self[character] = 2 if wide else 8 if character == "\t" else 1
        return self[character]


_JAPANESE, _OTHER = _Widths("WFA"), _Widths("WF")


@lru_cache(maxsize=8)
def text_pieces(text: str, start: int, end: int, *, counted: bool = False) -> tuple[PieceRow, ...]:
    """The rows of a range of a text, line by line; an empty row for an empty line.

    With `counted` each character takes one column: so a program fills up 「民生費」 and "Parks".
    """
    return tuple(_rows(text, start, end, counted))


def _rows(text: str, start: int, end: int, counted: bool) -> Iterator[PieceRow]:
    spaced = has_spaced_thousands(text)
    japanese = not text.isascii() and any(map(is_japanese, text[start:end]))
    position = start
    for line in text[start:end].split("\n"):
        if not _PART_RULE.fullmatch(line):
            row = _line(line, position, spaced, japanese) if len(line) <= LONGEST else ()
            yield tuple(_counted(p, position) for p in row) if counted else row
        position += len(line) + 1


@lru_cache(maxsize=8)
def has_spaced_thousands(text: str) -> bool:
    """Whether the numbers of a text have spaces between their thousands.

    >>> has_spaced_thousands("Ports  22 000 000"), has_spaced_thousands("Ports  1,200 050")
    (True, False)
    """
    return bool(_THOUSAND.search(text)) and not _COMMA.search(text)


def _counted(piece: Piece, offset: int) -> Piece:
    """A piece by how many characters stand before it in its line."""
    first, last = piece.start - offset, piece.end - offset
    return Piece(piece.text, piece.start, piece.end, first, last)


def _line(line: str, offset: int, spaced: bool, japanese: bool) -> PieceRow:
    return tuple(
        Piece(_GAP_BEHIND.sub(" ", line[start:end]), offset + start, offset + end, x0, x1)
        for start, end, x0, x1 in _places(line, spaced, japanese)
    )


@lru_cache(maxsize=KEPT)
def _places(line: str, spaced: bool, japanese: bool) -> tuple[tuple[int, int, int, int], ...]:
    """Where the pieces of a line begin and end, in characters and in columns.

    >>> _places("予算  12", False, True)
    ((0, 2, 0, 4), (4, 6, 6, 8))
    """
    widths = _JAPANESE if japanese else _OTHER
    columns = list(accumulate(map(widths.__getitem__, line), initial=0))
    spans = [span for match in _PIECE.finditer(line) for span in _cut(line, *match.span(), spaced)]
    whole = _numbered(line, list(_spelled(line, spans)))
    return tuple((s, e, columns[s], columns[e]) for s, e in whole)


def _numbered(line: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, the number of an account put together with its name, and the mark of a currency
    with its amount: 「第１款　市税」, "$   13,100,000"."""
    held: int | None = None
    for index, (start, end) in enumerate(spans):
        behind = line[spans[index + 1][0]] if index + 1 < len(spans) else ""
        account = behind and not behind.isdigit() and _ACCOUNT.fullmatch(line, start, end)
        if account or (line[start:end] in _SIGNS and (behind.isdigit() or behind in tuple("(-−"))):
            held = start if held is None else held
            continue
        yield (start if held is None else held), end
        held = None


def _spelled(line: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, letters that spell a word put together: 「歳　出　合　計」, 「会　計　名」.

    They stand equally far apart. Each of 「款　項　目」 heads a column of its own.
    """
    index = 0
    while index < len(spans):
        last = index + 1
        gap = spans[last][0] - spans[index][1] if last < len(spans) else 0
        while last < len(spans) and _is_letter(line, spans, last, gap):
            last += 1
        word = "".join(line[start:end] for start, end in spans[index:last])
        one = word in listed("names", "totals") or not set(word) <= meanings().keys()
        if last - index > 1 and one:
            yield spans[index][0], spans[last - 1][1]
            index = last
        else:
            yield spans[index]
            index += 1


def _is_letter(line: str, spans: Sequence[tuple[int, int]], index: int, gap: int) -> bool:
    """Whether a piece and the one before it are letters that stand `gap` apart."""
    before, own = spans[index - 1], spans[index]
    letters = before[1] - before[0] == own[1] - own[0] == 1
    wide = letters and min(line[before[0]], line[own[0]]) > "\u3040" and gap <= WIDEST
    return wide and own[0] - before[1] == gap and not line[own[0]].isdigit()


def _cut(line: str, start: int, end: int, spaced: bool) -> Iterator[tuple[int, int]]:
    end = start + len(line[start:end].rstrip())
    if _RULE.fullmatch(line, start, end):
        return
    if leader := _LEADER.search(line, start, end):
        yield start, leader.start()
        if leader.end() < end:
            yield from _cut(line, leader.end(), end, spaced)
        return
    if not _NUMBERS.fullmatch(line[start:end]):
        yield start, end
        return
    number = rf"{_SPACED.pattern}|{_SIGNED}" if spaced else _SIGNED
    for match in re.finditer(number, line[start:end]):
        yield start + match.start(), start + match.end()


def boxed_pieces(lines: Iterable[PlacedLine]) -> list[PieceRow]:
    """The rows of a page whose lines have boxes, from the top, each from left to right."""
    placed = sorted((ln for ln in lines if ln.box), key=lambda ln: (_middle(ln), ln.start))
    rows: list[list[PlacedLine]] = []
    for line in placed:
        if rows and any(line.beside(other) for other in rows[-1][-4:]):
            rows[-1].append(line)
        else:
            rows.append([line])
    ordered = [sorted(row, key=lambda ln: ln.box.x0 if ln.box else 0) for row in rows]
    torn = torn_names(ordered)
    gone = {id(line) for lines in torn.values() for line in lines}
    whole = {id(ordered[index][0]): lines for index, lines in torn.items()}
    kept = [row for row in ordered if len(row) > 1 or id(row[0]) not in gone]
    return [tuple(_piece(line, whole.get(id(line), ())) for line in row) for row in kept]


def _middle(line: PlacedLine) -> float:
    assert line.box is not None  # noqa: S101 (the caller keeps only lines with one)
    return (line.box.top + line.box.bottom) / 2


def _piece(line: PlacedLine, lines: Sequence[PlacedLine]) -> Piece:
    """A line, or all lines of the name that it is a piece of."""
    assert line.box is not None  # noqa: S101 (only lines with one are placed)
    if not lines:
        return Piece(line.text, line.start, line.end, line.box.x0, line.box.x1)
    start, end = min(ln.start for ln in lines), max(ln.end for ln in lines)
    return Piece(join_name(lines), start, end, line.box.x0, line.box.x1)
