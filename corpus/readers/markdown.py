"""Markdown: the text is the file's own characters; markdown-it-py says where its parts lie.

The parser gives the lines of each part; ranges are found from them, so that a quote can be looked
up in the file as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.document import Block, Cell, Table
from corpus.readers.limits import Limits
from corpus.readers.plain import first_line, read_text
from corpus.readers.reading import Reading

if TYPE_CHECKING:
    from markdown_it.token import Token

# A pipe that is escaped or within code does not end a cell.
_CELL = re.compile(r"(?:\\.|`[^`]*`|[^|\\`]|`)+|(?<=\|)(?=\|)")
_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\r?\n---\r?\n", re.DOTALL)


class MarkdownReader:
    """The `DocumentReader` of text/markdown."""

    def read(self, path: Path, limits: Limits) -> Reading:
        from markdown_it import MarkdownIt

        text = read_text(path, limits)
        front = _FRONT_MATTER.match(text)
        # The parser counts lines by \n only and takes \r\n and \r for it; so do the starts here.
        blanked = "\n" * text.count("\n", 0, front.end()) + text[front.end() :] if front else text
        starts = _line_starts(text)
        tokens = MarkdownIt("commonmark").enable("table").parse(blanked)
        blocks = tuple(_blocks(tokens, text, starts))
        title = next((text[b.start : b.end] for b in blocks if b.heading == 1), None)
        return Reading(
            text=text,
            title=_stripped_marks(title) if title else first_line(text),
            blocks=blocks,
            tables=tuple(_tables(tokens, text, starts)),
        )


def _line_starts(text: str) -> list[int]:
    lengths = [len(line) for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)]
    return [0, *accumulate(lengths)]


def _blocks(tokens: Sequence[Token], text: str, starts: Sequence[int]) -> Iterator[Block]:
    for index, token in enumerate(tokens):
        if token.type != "inline" or token.map is None:
            continue
        parent = tokens[index - 1]
        if parent.type in {"th_open", "td_open"}:
            continue
        start, end = _trimmed(text, starts[token.map[0]], starts[token.map[1]])
        level = int(parent.tag[1]) if parent.type == "heading_open" else None
        if level:
            start = _after_marks(text, start, end)
        if start < end:
            yield Block(start, end, None, heading=level)


def _after_marks(text: str, start: int, end: int) -> int:
    while start < end and text[start] in "# \t>":
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _stripped_marks(title: str) -> str:
    first = title.splitlines()[0]
    return re.sub(r"[*_`]+|\s*#+\s*$", "", first).strip()


def _tables(tokens: Sequence[Token], text: str, starts: Sequence[int]) -> Iterator[Table]:
    for token in tokens:
        if token.type != "table_open" or token.map is None:
            continue
        first, last = token.map
        cells: list[Cell] = []
        row = 0
        for line in range(first, last):
            if line == first + 1:  # the row of dashes
                continue
            cells.extend(_row_cells(text, starts[line], starts[line + 1], row))
            row += 1
        start, end = _trimmed(text, starts[first], starts[last])
        yield Table(start, end, None, tuple(cells))


def _row_cells(text: str, start: int, end: int, row: int) -> Iterator[Cell]:
    start, end = _trimmed(text, start, end)
    while start < end and text[start] in "> \t":
        start += 1
    start += text.startswith("|", start)
    end -= end > start and text[end - 1] == "|" and text[end - 2 : end - 1] != "\\"
    for column, match in enumerate(_CELL.finditer(text, start, end)):
        yield Cell(row, column, *_trimmed(text, *match.span()))
