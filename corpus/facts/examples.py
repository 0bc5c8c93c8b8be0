"""Where a text works out an example: its amounts are made up, and none is a budget or a ceiling.

「【計算例】工事費54万円 × 1/3 ＝ 18万円」, "Worked example: a farm with £9,000 of costs …", and
what stands below a heading that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.facts.reading import FigureReading
from corpus.text.amounts import find_amounts
from corpus.text.numerals import narrow
from corpus.text.remembered import of_latest
from corpus.words import alternation, listed

# A heading is no longer; what stands below one ends within so many characters.
LONGEST_HEADING, LONGEST = 40, 1200
_MARK = re.compile(
    r"\s*(?:#|[【■●○◎◇◆▼▽□※・*•(（-]|\d{1,2}[.．)）]|Q\d?[.:]|[A-Z][A-Za-z ]{2,40}:?$)"
)
_LEAD = r"^[\s#【■●○◎◇◆▼▽□・*•<＜\[(（「-]*(?:\d{1,2}[.．)）]?\s*)?"


def without_examples(text: str, readings: Sequence[FigureReading]) -> list[FigureReading]:
    """The readings that stand in no example."""
    spans = _spans(text)
    return [r for r in readings if not any(start <= r.start < end for start, end in spans)]


@of_latest
def _spans(text: str) -> list[tuple[int, int]]:
    """Where examples stand in a document, which is asked before and after its prose is read."""
    return list(example_spans(text))


def example_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where examples stand, each with the lines that go on with it.

    >>> [("x".join("a")) for _ in example_spans("計算例\\n工事費 54万円\\n\\n予算額 3億円")]
    ['a']
    """
    position, until = 0, 0
    for line in text.splitlines(keepends=True):
        start, position = position, position + len(line)
        if start < until or not _begins().match(narrow(line).lower()):
            continue
        whole = line.rstrip().endswith(("。", "."))
        until = position if whole else _end(text, position, heading=_is_heading(line))
        yield start, until


def _is_heading(line: str) -> bool:
    return len(line.strip()) <= LONGEST_HEADING and not find_amounts(line)


def _end(text: str, position: int, *, heading: bool) -> int:
    """Where an example ends: before a blank line or the next point; behind a heading, before the
    next heading."""
    last, said = position, not heading
    for line in text[position : position + LONGEST].splitlines(keepends=True):
        blank = not line.strip()
        if (blank and said) or (not blank and said and _MARK.match(line)):
            break
        said = said or not blank
        last += len(line)
    return last


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}(?:{alternation(listed('names', 'examples'))})")
