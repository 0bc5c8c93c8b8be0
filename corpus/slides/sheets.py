"""Sheets: the stretches of a text that are each about one program.

A slide has its page. Slides turned into text have at best the numbers of their pages, each on a
line of its own, and otherwise the order of things: a name, then its budget, or the other way
round. A text is parted where every budget has its name on the same side; where a name would do
for the budget before it and for the one behind it, nothing is proven and the text stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine, group_by_page
from corpus.programs.names import is_office
from corpus.slides.groups import AmountGroup, group_statements
from corpus.slides.labels import find_labels
from corpus.slides.page_names import Name, page_names
from corpus.text.numerals import narrow

# Between a name and its budget there may stand who is in charge, 新規 and the like.
FILLERS = 3
# Fewer numbers in order could be anything.
LEAST_PAGES = 3

_NUMBER_LINE = re.compile(
    r"[-\[(【<\s]{0,3}(?:スライド|ページ|slide|page|p\.?)?\s?(\d{1,3})(?:ページ)?[-\])】>\s]{0,3}",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"[\s(\[【〔<＜]*(?:新規|拡充|継続|一部新規|再掲|重点|拡充・新規|新規・拡充)[\s)\]】〕>＞]*|\(?担当.*"
)


def split_sheets(lines: Iterable[PlacedLine]) -> tuple[tuple[PlacedLine, ...], ...]:
    """The lines of each sheet, in reading order; pages with places of their own stay whole."""
    return tuple(
        sheet
        for page in group_by_page(lines)
        for part in ([page] if _placed(page) else _at_numbers(page))
        for sheet in ([part] if _placed(page) else _at_names(part))
    )


def _placed(lines: Sequence[PlacedLine]) -> bool:
    return lines[0].page is not None or any(line.box for line in lines)


def _at_numbers(lines: Sequence[PlacedLine]) -> Iterator[tuple[PlacedLine, ...]]:
    """The lines between the numbers of pages: lines that count up from 1 or 2."""
    cuts: list[int] = []
    number = 0
    for index, line in enumerate(lines):
        match = _NUMBER_LINE.fullmatch(narrow(line.text))
        if match and (int(match[1]) == number + 1 or (not cuts and int(match[1]) == 2)):
            cuts.append(index)
            number = int(match[1])
    if len(cuts) < LEAST_PAGES:
        cuts = []
    for start, end in pairwise([-1, *cuts, len(lines)]):
        if end > start + 1:
            yield tuple(lines[start + 1 : end])


def _at_names(lines: Sequence[PlacedLine]) -> Iterator[tuple[PlacedLine, ...]]:
    """The lines of each program, parted before the name or the budget that comes first."""
    budgets = _budgets(lines)
    starts = _starts(lines, budgets) if len(budgets) > 1 else []
    for start, end in pairwise([0, *(s for s in starts if s), len(lines)]):
        yield tuple(lines[start:end])


def _budgets(lines: Sequence[PlacedLine]) -> list[tuple[int, int]]:
    """The first and last line of each budget without a name; 「要求額 事項要求」 is one, too."""
    groups = [g for g in group_statements(lines) if g.is_headline and not g.name]
    found = {g.index: _last(lines, g) for g in groups}
    for index, line in enumerate(lines):
        labels = find_labels(line.text)
        first = labels[0] if labels and labels[0].start <= 1 and labels[0].year else None
        if first and first.measure is Measure.REQUEST and first.text.endswith("額"):
            found.setdefault(index, index)
    return sorted(found.items())


def _starts(lines: Sequence[PlacedLine], budgets: Sequence[tuple[int, int]]) -> list[int]:
    """Where sheets begin, empty where names do not all stand on the same side."""
    names = [n for n in page_names(lines) if n.likely]
    by_first = {n.index: n for n in names}
    by_last = {n.last: n for n in names}
    above = [_near(lines, by_last, first, -1) for first, _ in budgets]
    below = [_near(lines, by_first, last, 1) for _, last in budgets]
    if _claimed_twice(above, below):
        return []
    if any(above):
        return [n.index for n in above if n]
    return [first for (first, _), n in zip(budgets, below, strict=True) if n and n.strong]


def _near(
    lines: Sequence[PlacedLine], names: dict[int, Name], index: int, step: int
) -> Name | None:
    """The name next to a line in one direction, past fillers."""
    for _ in range(FILLERS + 1):
        index += step
        if index in names:
            return names[index]
        if not 0 <= index < len(lines) or not _is_filler(lines[index].text):
            return None
    return None


def _last(lines: Sequence[PlacedLine], group: AmountGroup) -> int:
    """The index of the last line of a group."""
    end = max(s.line.end for s in group.statements)
    index = group.index
    while index + 1 < len(lines) and lines[index + 1].start < end:
        index += 1
    return index


def _claimed_twice(above: Sequence[Name | None], below: Sequence[Name | None]) -> bool:
    """Whether a budget without a name above it has one below that another budget has above it.

    Then the order of names and budgets is not the same all along.
    """
    taken = {n.index for n in above if n}
    return any(n and n.index in taken for n, own in zip(below, above, strict=True) if own is None)


def _is_filler(text: str) -> bool:
    return is_office(text) or bool(_FILLER.fullmatch(narrow(text)))
