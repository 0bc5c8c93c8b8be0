"""The names that stand on a page on lines of their own, and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.layout.lines import PlacedLine
from corpus.programs.names import (
    clean_name,
    is_measure,
    is_name,
    is_phrase,
    is_program,
    speaks_of_one,
)
from corpus.programs.titled import undated
from corpus.slides.labels import find_labels
from corpus.text.amounts import find_amounts
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow

# The title of a page stands within its first names; in boxes, in this part of its height.
TITLE_WITHIN_LINES = 3
TITLE_BAND = 0.2
# A wrapped line starts at most this many line heights below the line before.
STACK_GAP = 0.9
# Lines of one text box start at the same place, give or take this part of the height.
SAME_EDGE = 1.0
_OFFICE = r"[^、・,\s]{1,9}(?:省|庁|府|院|委員会|局|本部|官房)"
PART = "内数"  # the word by which a page says so
OFFICES = re.compile(rf"^{_OFFICE}(?:[、・,]\s?{_OFFICE})*(?:等)?$")
_ONLY_BRACKET = re.compile(r"^[(（][^()（）]{2,40}[)）]$")
_TWO_NAMES = re.compile(r"(?<=[)）])[\s　]+(?=\S)")
_NOTE = re.compile(r"\s*[※＊].*$")
_PART_OF = re.compile(rf"[※*]?\s*(?P<name>[^\s※*(（]{{4,40}}?)の?{PART}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that stands on lines of its own, the first at `index` of its page."""

    text: str
    index: int
    last: int
    strong: bool  # certainly the name of a program, by its ending or acronym
    likely: bool  # that, or the title of a measure


def page_names(lines: Sequence[PlacedLine]) -> tuple[Name, ...]:
    """The names that stand on lines of their own, in reading order.

    Two names on one line are told apart by the bracket that ends the first.
    """
    names: list[Name] = []
    for index in range(len(lines)):
        if names and names[-1].last == index:
            continue
        pair = _TWO_NAMES.split(lines[index].text)
        if len(pair) == 2 and is_program(pair[0]) and is_program(pair[1]):
            names.extend(Name(text, index, index, True, True) for text in pair)
        elif name := _name_line(lines, index):
            names.append(name)
    return tuple(names)


def envelopes(lines: Sequence[PlacedLine]) -> dict[str, str]:
    """Names that the page says its own figures are part of (「※〇〇事業の内数」), by their key."""
    said = (narrow(line.text) for line in lines if PART in line.text)
    found = (m["name"] for text in said if (m := _PART_OF.search(text)))
    named = (n for n in found if is_phrase(n.removesuffix("の")) and not _has_amount(n))
    return {fold_key(n): n for n in named}


def page_title(lines: Sequence[PlacedLine], names: Sequence[Name]) -> Name | None:
    """The title: the topmost name in the band of titles, with the lines that it wraps over."""
    boxed = [line.box for line in lines if line.box]
    if not boxed:
        return None
    bottom = max(box.bottom for box in boxed)
    highest = sorted(box.top for box in boxed)[:TITLE_WITHIN_LINES][-1]
    band = max(TITLE_BAND * bottom, highest)
    top = [
        n
        for n in names
        if (box := lines[n.index].box) is not None and box.top <= band and not OFFICES.match(n.text)
    ]
    if not top:
        return None
    first = min(top, key=lambda n: top_of(lines[n.index]))
    return stacked(lines, names, first)


def stacked(lines: Sequence[PlacedLine], names: Sequence[Name], name: Name) -> Name:
    """The name with the lines above and below that it wraps over: same edge, size and spacing.

    A line with a figure of its own in its row is another name, not a part of this one.
    """
    by_index = {n.index: n for n in names}
    parts = [name]
    for step in (-1, 1):
        index = name.index if step < 0 else name.last
        while (nearest := _adjacent(lines, index, step)) is not None:
            other = by_index.get(nearest) or _fragment(lines, nearest)
            if other is None or _row_has_figure(lines, nearest):
                break
            if _row_has_figure(lines, name.index) and _row_has_figure(lines, other.index):
                break
            parts = [other, *parts] if step < 0 else [*parts, other]
            index = nearest
    text = "".join(part.text for part in parts)
    return Name(_unbracket(text), parts[0].index, parts[-1].last, name.strong, name.likely)


def _name_line(lines: Sequence[PlacedLine], index: int) -> Name | None:
    text = _NOTE.sub("", lines[index].text)
    if _has_amount(text):
        return None
    start, end = clean_name(text)
    name = undated(text[start:end])
    labelled = any(
        lb.start <= 1 and (lb.year or lb.end - lb.start == len(name)) for lb in find_labels(name)
    )
    if labelled or not is_name(name) or speaks_of_one(name):
        return None
    last = index
    if index + 1 < len(lines) and _ONLY_BRACKET.match(lines[index + 1].text):
        follower = narrow(lines[index + 1].text)
        if not find_amounts(follower) and is_program(name + follower):
            name, last = name + lines[index + 1].text, index + 1
    return Name(name, index, last, is_program(name), is_measure(name))


def _adjacent(lines: Sequence[PlacedLine], index: int, step: int) -> int | None:
    """The line directly above (-1) or below (1) in the same text box, or None."""
    box, size = lines[index].box, lines[index].size
    if box is None:
        return None
    height = box.bottom - box.top
    for i, line in enumerate(lines):
        if i == index or line.box is None or line.page != lines[index].page:
            continue
        gap = box.top - line.box.bottom if step < 0 else line.box.top - box.bottom
        same_edge = abs(line.box.x0 - box.x0) <= SAME_EDGE * height
        same_size = line.size is None or size is None or abs(line.size - size) < 1
        if -0.5 * height <= gap <= STACK_GAP * height and same_edge and same_size:
            below = line.box.top > box.top
            if below == (step > 0):
                return i
    return None


def _fragment(lines: Sequence[PlacedLine], index: int) -> Name | None:
    """A line that is no name by itself but may be a piece of one."""
    text = lines[index].text
    if _has_amount(text) or text[:1] in "①②③④⑤⑥⑦⑧⑨○〇◯●■□◆・•※" or len(text) > 60:
        return None
    if any(label.year for label in find_labels(text)):
        return None
    return Name(text, index, index, False, False)


def _row_has_figure(lines: Sequence[PlacedLine], index: int) -> bool:
    return any(line.beside(lines[index]) and _has_amount(line.text) for line in lines)


@lru_cache(maxsize=4096)
def _has_amount(text: str) -> bool:
    return bool(find_amounts(text))


def _unbracket(text: str) -> str:
    start, end = clean_name(text)
    return text[start:end]


def top_of(line: PlacedLine) -> float:
    """How far below the top of its page a line begins; 0 where it has no box."""
    return line.box.top if line.box else 0.0
