"""Rows of tables that became lines of text: a name, then numbers parted by spaces.

「地域連携推進事業 850 1,203 353 新規」, or the name and each number on lines of their own. A number
without a unit says nothing by itself; the head of the table says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.figures.labels import YEARLY, find_labels
from corpus.figures.layout import Line
from corpus.figures.names import clean_name, is_name, is_total
from corpus.text.numerals import narrow

# A longer line is a sentence; so many lines without a number end a table.
LONGEST_ROW, LONGEST_NAME_LINES = 120, 3
# A name is wrapped where its line is nearly as long as the longest name on one line.
NEARLY = 0.9

_WORD = re.compile(r"\S+")
_NUMBER = r"[▲△\-+]?\d[\d,]*(?:\.\d+)?(?:%|倍)?(?:(?:[百千]?[万億兆]|百万|千)?円)?(?:の?内数)?"
_FIGURE = re.compile(rf"{_NUMBER}|\({_NUMBER}\)|-|皆[増減]|事項要求")
_NOTE_LINE = re.compile(r"[※*]|\(?注|款\s+項|\(?単位")
# A cell of remarks that holds no more than the mark of a note below the table.
_NOTE_MARK = re.compile(r"[(]?(?:[※*]\d{0,2}|注\d{1,2})[)]?")
# A gap in a name is where the columns of a layout were, not a part of the name.
_GAP = re.compile(r"\S{2,}(?:  +|\u3000\u3000+)\S{2,}")
_ARROWS = {"→", "⇒", "➡"}
_NUMBERED = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class Span:
    """A range of the document and what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TextRow:
    """A name and the numbers behind it."""

    name: Span
    figures: tuple[Span, ...]


def is_figure_word(text: str) -> bool:
    """Whether a word can stand in a column of numbers."""
    return bool(_FIGURE.fullmatch(narrow(text)))


def has_numbers(line: Line) -> bool:
    """Whether a line may be one of a table's rows."""
    return bool(_part(line, 0)[1])


def read_rows(lines: Sequence[Line], first: int, width: int) -> Iterator[tuple[TextRow, int]]:
    """The rows from the line `first` on, of a table with `width` columns of numbers.

    Each comes with the index of the first line behind it.
    """
    found = list(_raw_rows(lines, first, width))
    longest = max((len(r.nearest) for r in found), default=0)
    for row in found:
        name = row.whole_name(longest)
        if name and not _GAP.search(name.text):
            yield TextRow(name, row.figures), row.until


@dataclass(frozen=True, slots=True)
class _RawRow:
    """A row before its name is settled: the lines without numbers above it, and its own name."""

    above: tuple[Line, ...]
    name: Span | None
    figures: tuple[Span, ...]
    until: int

    @property
    def nearest(self) -> str:
        """The last line of the name."""
        return self.name.text if self.name else self.above[-1].text if self.above else ""

    def whole_name(self, longest: int) -> Span | None:
        """The name with the lines that it wraps over; a short line above is a heading."""
        lines = list(self.above)
        if self.name is None and not lines:
            return None
        name = self.name or Span(lines[-1].start, lines[-1].end, lines.pop().text)
        for line in reversed(lines):
            if len(line.text) < NEARLY * longest and _is_whole(name.text):
                break
            name = Span(line.start, name.end, line.text + name.text)
        return name


def _raw_rows(lines: Sequence[Line], index: int, width: int) -> Iterator[_RawRow]:
    names: list[Line] = []
    while index < len(lines):
        line = lines[index]
        index += 1
        name, figures = _part(line, width)
        if name and _is_label(name.text):
            return
        if _NOTE_MARK.fullmatch(narrow(line.text)):
            continue
        if width > 1 and _counts_rows(lines, index - 1):
            names = []
            continue
        if not figures:
            names.append(line)
            if len(names) > LONGEST_NAME_LINES or _ends_table(line):
                return
            continue
        if name is None:
            below = _below(lines, index, width - len(figures))
            figures, index = (*figures, *below), index + len(below)
        yield _RawRow(tuple(names), name, figures, index)
        names = []


def _part(line: Line, width: int) -> tuple[Span | None, tuple[Span, ...]]:
    """The name on a line and the run of numbers behind it."""
    words = [
        Span(line.start + m.start(), line.start + m.end(), m[0])
        for m in _WORD.finditer(line.text)
        if m[0] not in _ARROWS
    ]
    runs = _runs(words)
    if not runs or len(line.text) > LONGEST_ROW:
        return None, ()
    first, last = next((r for r in runs if r[1] - r[0] == width), runs[-1])
    before = words[first - 1].end if first else line.start
    name = line.text[: before - line.start]
    span = Span(line.start, before, name) if first else None
    return span, tuple(words[first:last])


def _runs(words: Sequence[Span]) -> list[tuple[int, int]]:
    """Runs of words that are numbers; a number before the name counts the rows."""
    runs: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        counts = i == 0 and len(words) > 1 and _NUMBERED.fullmatch(narrow(word.text))
        if not is_figure_word(word.text) or (counts and not is_figure_word(words[1].text)):
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _counts_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the number of a row whose name follows: what stood above is a remark."""
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    numbered = bool(_NUMBERED.fullmatch(narrow(lines[index].text)))
    return numbered and bool(after) and not is_figure_word(after)


def _below(lines: Sequence[Line], index: int, count: int) -> list[Span]:
    """The numbers of a row that stand each on a line below its first."""
    found: list[Span] = []
    for line in lines[index : index + max(0, count)]:
        if not is_figure_word(line.text):
            break
        found.append(Span(line.start, line.end, line.text))
    return found


def _is_whole(text: str) -> bool:
    """Whether a text can be a name by itself: 「推進事業」 is the end of one."""
    start, end = clean_name(text)
    return is_name(text[start:end]) or is_total(text)


def _is_label(text: str) -> bool:
    """Whether a text names the budget of a year, so that what follows is no row."""
    return any(label.measure in YEARLY for label in find_labels(text))


def _ends_table(line: Line) -> bool:
    """Whether a line without numbers is a sentence, a note, or the head of another table."""
    plain = narrow(line.text)
    return "。" in plain or _is_label(plain) or bool(_NOTE_LINE.match(plain))
