"""Sentences and label lines of a text, each with the title that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.layout.lines import PlacedLine
from corpus.programs.names import is_name
from corpus.text.amounts import find_amounts
from corpus.text.years import find_years

LONGEST_TITLE = 60
_NUMBERING = re.compile(
    r"^[\s　]*(?:[(（]?[0-9０-９①-⑳]{1,2}[.．)）]?[\s　]*|[■●○◆◇・〇□▼]\s*)(?=\D)"
)
_SENTENCE_END = re.compile(
    r"。|(?<=[a-z)])\.(?=\s|$)|(?<=[\d%])\.(?=\s+[A-Z])"
    r"|\n(?=[^\n]{0,40}[:：])|(?<=[)）\d円])\n(?![(（])"
)


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A sentence or a line at `start:end`; `title` names what its paragraph is about, if one.

    `above` is the last title at all, however many paragraphs ago.
    """

    start: int
    end: int
    title: str | None
    above: str | None = None


def read_pieces(text: str, lines: Sequence[PlacedLine]) -> Iterator[TextPiece]:
    """The pieces of the paragraphs that lines make; a title alone titles the next paragraph."""
    before: str | None = None
    above: str | None = None
    for paragraph in _paragraphs(text, lines):
        title = _title(paragraph[0].text)
        rest = paragraph[1:] if title else paragraph
        above = title or above
        if not rest:
            before = title
            continue
        for start, end in _pieces(text, rest[0].start, rest[-1].end):
            yield TextPiece(start, end, title or before, above)
        before = None


def _paragraphs(text: str, lines: Sequence[PlacedLine]) -> Iterator[list[PlacedLine]]:
    paragraph: list[PlacedLine] = []
    for line in lines:
        if paragraph and "\n\n" in text[paragraph[-1].end : line.start].replace("\r", ""):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _title(line: str) -> str | None:
    """The name that a line is, without its number; None for a line that says anything."""
    name = _NUMBERING.sub("", line).strip()
    said = len(name) > LONGEST_TITLE or find_amounts(name) or find_years(name)
    return name if not said and name[-1:] not in "。.、:：" and is_name(name) else None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end
