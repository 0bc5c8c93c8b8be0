"""Runs of lines that say one thing: a wrapped sentence, an item, the cell of a lost table.

Text taken from slides sets boxes one below the other without a blank line. A run ends where the
next line opens anew (a bullet, a label, the name of a part) or where this one was not broken by a
margin, being too short for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.layout.text_lines import TextLine, is_unfinished, starts_within
from corpus.layout.titles.parts import is_numbered_part, is_part
from corpus.text.remembered import remembered
from corpus.values.lines import begins_value
from corpus.words import alternation, listed

# No margin is as near as this many characters.
NARROWEST = 12
# Fewer short lines than this are a caption, and belong together.
FEWEST_CELLS = 3
# The last line of a paragraph is shorter than this part of the one before.
LAST_LINE = 0.6

_ROW = re.compile(r"\D{2,40}?(?:[\s　]+[△▲]?[0-9０-９,，.．－―-]+(?:の内数)?(?=[\s　]|$)){2}")
_COLUMNS = re.compile(r"\S[ 　]{2,}\S.*\S[ 　]{2,}\S")
_ENDS_SPAN = re.compile(r"(?:まで|から|以降|のみ)$")
_DIGIT = re.compile(r"\d")
_BUDGET = re.compile(
    rf".{{0,12}}年度.{{0,8}}{alternation(listed('names', 'budget_words'))}"
    r".{0,4}額.{0,8}[0-9０-９].{0,12}円"
)
_OPENING = re.compile(
    r"[\ue000-\uf8ff•●■◆◇○◯▪➢✓・※↓→⇒]|[①-⑳]|[【＜<［\[]|[（(]\d+[)）]|\d+[.．、]\s|[#|>*-]\s"
)


def runs(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """Ranges of text, each one or more lines."""
    for paragraph in _paragraphs(lines):
        first, cells = 0, _are_cells(paragraph)
        for index in range(len(paragraph)):
            if index + 1 == len(paragraph) or _ends(paragraph, first, index, cells=cells):
                yield paragraph[first].start, paragraph[index].end
                first = index + 1


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The lines between blank ones."""
    paragraph: list[TextLine] = []
    for line in lines:
        if line.opens and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _ends(lines: Sequence[TextLine], first: int, index: int, *, cells: bool) -> bool:
    """Whether the run that began at line `first` ends with line `index`."""
    here, following = lines[index], lines[index + 1]
    alone = _stands_alone(here.text) or _stands_alone(following.text)
    if alone or _OPENING.match(following.text):
        return True
    labelled = begins_value(following)
    if labelled and (following.indent or _ENDS_SPAN.search(here.text)):
        return True  # 「期間 7月21日まで」 is at its end, though a particle ends it
    if is_unfinished(here.text) or starts_within(following.text):
        return False
    if labelled or _BUDGET.match(here.text):
        return True
    shorter = index > first and len(here.text) < LAST_LINE * len(lines[index - 1].text)
    return shorter or (cells and len(here.text) <= NARROWEST)


def _are_cells(lines: Sequence[TextLine]) -> bool:
    """Whether short lines of a paragraph are cells of a lost table: some of them are numbers."""
    short = [line.text for line in lines if len(line.text) <= NARROWEST]
    return len(lines) >= FEWEST_CELLS and any(map(_DIGIT.search, short))


@remembered
def _stands_alone(line: str) -> bool:
    """Whether a line is the name of a part or the row of a table."""
    row = _ROW.match(line) or _COLUMNS.search(line)
    return is_numbered_part(line) or is_part(line) or row is not None


__all__ = ["runs"]
