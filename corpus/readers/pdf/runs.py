"""Line runs: characters on one line that no gap divides, which is what a text box's line is.

A run never crosses the gap between two columns or two boxes, because an amount that stands beside
a name need not belong to it; putting runs side by side is left to those who know what they seek.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from corpus.document import Box
from corpus.readers.marks import lowered, raised
from corpus.readers.pdf.characters import Character
from corpus.readers.pdf.geometry import median, union

# All in font sizes. A distributed line spaces its characters by up to half an em; columns of a
# slide are more than an em apart.
JOIN_GAP = 0.9
OVERLAP = 0.6  # how far the next character may reach back (kerning, italics)
SPACE_GAP = 0.25  # a gap this wide stands for a space that was not drawn
MIXED_GAP = 0.35  # word processors set a quarter em between Japanese and Latin by themselves
WALL_GAP = 0.12  # text keeps some distance from the lines of its cell
BASELINE_SHIFT = 0.35  # superscripts stay on the line, the next line does not
MARK_SHIFT = 0.75  # marks of notes are set small and may stand higher
# Of the size of its line: a smaller character that stands so much higher, or lower, is a mark.
MARK_SIZE, RAISED, LOWERED = 0.85, 0.14, 0.07
DESCENT = 0.12  # of a glyph's size, from its baseline to the bottom of its box
SIZE_RATIO = 2.2  # a number may be set larger than its words, a caption beside a head is not it
MIN_SPACED_OUT = 6  # pairs of letters
BAND = 24.0  # points; more than a baseline may shift
STACK_GAP = 0.45  # between the characters of vertical writing
# What stands small beside a line and is a mark; "億円" behind a large number is none.
_MARK = re.compile(r"(?:注|※|＊)?[\s\d０-９,*＊†‡※()（）+−-]{1,6}|[a-zA-Z]{1,2}[)）]?")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one line with its box; `vertical` where it is written downwards."""

    text: str
    box: Box
    size: float
    vertical: bool = False


class _Walls:
    """Vertical lines by their place, since each character is asked about."""

    def __init__(self, lines: Sequence[Box]) -> None:
        self._lines = sorted(lines, key=lambda line: line.x0)
        self._places = [line.x0 for line in self._lines]

    def part(self, left: Character, right: Character) -> bool:
        """Whether a line stands in the gap between two characters.

        A line across text that runs on without a gap is part of a drawing beneath it.
        """
        if right.x0 - left.x1 < WALL_GAP * min(left.size, right.size):
            return False
        middle = (right.top + right.bottom) / 2
        low, high = min(left.x1, right.x0) - 1, max(left.x1, right.x0) + 1
        first = bisect_left(self._places, low)
        last = bisect_right(self._places, high)
        return any(wall.top <= middle <= wall.bottom for wall in self._lines[first:last])


def build_runs(characters: Sequence[Character], lines: Sequence[Box] = ()) -> list[Run]:
    """Runs of a page, in the order of the stream. `lines` are vertical; no run crosses them."""
    walls = _Walls(lines)
    pieces: list[list[Character]] = []
    for character in characters:
        if not character.upright:
            continue
        if pieces and _continues(pieces[-1], character, walls):
            pieces[-1].append(character)
        else:
            pieces.append([character])
    printed = [p for p in pieces if any(not c.text.isspace() for c in p)]
    merged = _merge_lines([_trimmed(p) for p in printed], walls)
    runs = _stack_vertical([_run(piece) for piece in merged])
    return runs + _turned_runs([c for c in characters if not c.upright])


def _turned_runs(characters: Sequence[Character]) -> list[Run]:
    """Text set sideways, such as the name of an axis, in the order in which it was written."""
    pieces: list[list[Character]] = []
    for character in characters:
        if pieces and _is_beside(pieces[-1][-1], character):
            pieces[-1].append(character)
        else:
            pieces.append([character])
    runs: list[Run] = []
    for piece in pieces:
        text = "".join(c.text for c in piece).strip()
        if text:
            sizes = [c.size for c in piece]
            box = union(piece)
            runs.append(Run(text, box, median(sizes, 0.0), vertical=True))
    return runs


def _is_beside(last: Character, following: Character) -> bool:
    reach = JOIN_GAP * max(last.size, following.size)
    return (
        max(last.x0, following.x0) - min(last.x1, following.x1) <= reach
        and max(last.top, following.top) - min(last.bottom, following.bottom) <= reach
    )


def _continues(piece: list[Character], character: Character, walls: _Walls) -> bool:
    last = piece[-1]
    size = max(last.size, character.size)
    return (
        abs(last.bottom - character.bottom) <= _shift(last, character) * size
        and -OVERLAP * size <= character.x0 - last.x1 <= JOIN_GAP * size
        and character.x0 >= piece[0].x0 - OVERLAP * size
        and not walls.part(last, character)
    )


def _shift(a: Character, b: Character) -> float:
    """By how much two neighbours of a line may differ in height, in font sizes."""
    if a.size == b.size > 0:
        return BASELINE_SHIFT
    small = min(a.size, b.size) <= MARK_SIZE * max(a.size, b.size)
    return MARK_SHIFT if small else BASELINE_SHIFT


def _trimmed(piece: list[Character]) -> list[Character]:
    start, end = 0, len(piece)
    while piece[start].text.isspace():
        start += 1
    while piece[end - 1].text.isspace():
        end -= 1
    return piece[start:end]


def _merge_lines(pieces: list[list[Character]], walls: _Walls) -> list[list[Character]]:
    """Join pieces that follow each other on a line but were drawn apart."""
    joined: dict[int, list[Character]] = {}
    bands: dict[int, list[int]] = {}  # pieces by height, so that only near ones are compared
    for index in sorted(range(len(pieces)), key=lambda i: pieces[i][0].x0):
        piece = pieces[index]
        band = round(piece[0].bottom / BAND)
        near = [i for b in (band - 1, band, band + 1) for i in bands.get(b, ())]
        first = piece[0]
        target = next((i for i in reversed(near) if _follows(joined[i][-1], first, walls)), None)
        if target is None:
            joined[index] = list(piece)
            bands.setdefault(band, []).append(index)
        else:
            joined[target].extend(piece)
    return [joined[i] for i in sorted(joined)]


def _follows(last: Character, first: Character, walls: _Walls) -> bool:
    gap, fall = first.x0 - last.x1, abs(last.bottom - first.bottom)
    if gap > JOIN_GAP * first.size or fall > MARK_SHIFT * last.size:
        return False  # as nearly all are that stand near by
    size = min(last.size, first.size)
    return (
        max(last.size, first.size) <= SIZE_RATIO * size
        and fall <= _shift(last, first) * last.size
        and -OVERLAP * size / 2 <= gap <= JOIN_GAP * size
        and not walls.part(last, first)
    )


def _run(piece: list[Character]) -> Run:
    kept = [piece[0]]
    for character in piece[1:]:
        if not _is_double(kept[-1], character):
            kept.append(character)
    usual = _usual_gap(kept)
    box = union(kept)
    sizes = sorted(c.size for c in kept)
    levels = _levels(kept)
    text = ""
    for level, places in groupby(range(len(kept)), key=levels.__getitem__):
        words = "".join(_with_space(kept, i, usual) for i in places)
        if level and text and _MARK.fullmatch(words.strip()):
            words = raised(text, words) if level > 0 else lowered(text, words)
        text += words
    return Run(text.strip(), box, sizes[len(sizes) // 2])


def _levels(characters: Sequence[Character]) -> list[int]:
    """1 for a character that is set small and high, -1 for small and low, 0 for the others."""
    main = max(characters, key=attrgetter("size"))
    if min([c.size for c in characters]) > MARK_SIZE * main.size:
        return [0] * len(characters)
    baseline = main.bottom - DESCENT * main.size

    def level(c: Character) -> int:
        height = (baseline - (c.bottom - DESCENT * c.size)) / max(main.size, 0.1)
        if c.size > MARK_SIZE * main.size:
            return 0
        return 1 if height >= RAISED else -1 if height <= -LOWERED else 0

    return [level(c) for c in characters]


def _with_space(characters: Sequence[Character], index: int, usual: float) -> str:
    """A character, behind a space where a gap stands for one."""
    right = characters[index]
    if index == 0:
        return right.text
    left = characters[index - 1]
    drawn = left.text.isspace() or right.text.isspace()
    wide = _gap(left, right) > _least_space(left, right, usual)
    return f" {right.text}" if wide and not drawn else right.text


def _is_double(left: Character, right: Character) -> bool:
    """Whether a glyph is painted twice to look bold."""
    return left.text == right.text and right.x0 - left.x0 < (left.x1 - left.x0) / 3


def _gap(left: Character, right: Character) -> float:
    return (right.x0 - left.x1) / max(left.size, right.size, 0.1)


def _least_space(left: Character, right: Character, usual: float) -> float:
    """Gap beyond which there is a space; digits are never taken for spaced-out letters."""
    if _is_wide(left) != _is_wide(right) and left.text.isalnum() and right.text.isalnum():
        return MIXED_GAP
    return SPACE_GAP + (0.0 if left.text.isdecimal() and not _is_wide(left) else usual)


def _usual_gap(characters: list[Character]) -> float:
    """Gap between the characters of a line that is spaced out; 0 for others.

    Ideographs and kana have no spaces between them however far apart they are set; with letters a
    few gaps prove nothing.
    """
    pairs = [(a, b) for a, b in pairwise(characters) if not (a.text.isspace() or b.text.isspace())]
    wide = [_gap(a, b) for a, b in pairs if _is_wide(a) and _is_wide(b)]
    gaps = wide or [_gap(a, b) for a, b in pairs]
    return max(0.0, median(gaps, 0.0)) if wide or len(gaps) >= MIN_SPACED_OUT else 0.0


def _is_wide(character: Character) -> bool:
    """Whether it is an ideograph, kana or a full-width form."""
    return ord(character.text[0]) > 0x2E7F


def _stack_vertical(runs: list[Run]) -> list[Run]:
    """Join single characters that stand under each other: vertical writing."""
    out = [run for run in runs if len(run.text) != 1]
    singles = [run for run in runs if len(run.text) == 1]
    stacks: list[list[Run]] = []
    for run in sorted(singles, key=lambda r: r.box.top):
        above = next((stack for stack in stacks if _stacks(stack[-1], run)), None)
        if above is None:
            stacks.append([run])
        else:
            above.append(run)
    for stack in stacks:
        text = "".join(run.text for run in stack)
        box = union(run.box for run in stack)
        out.append(Run(text, box, stack[0].size, vertical=len(stack) > 1))
    return out


def _stacks(above: Run, below: Run) -> bool:
    if not all(c.isalpha() or c in "・ー（）()、" for c in above.text + below.text):
        return False
    shift = abs((above.box.x0 + above.box.x1) - (below.box.x0 + below.box.x1)) / 2
    gap = below.box.top - above.box.bottom
    return shift < above.size / 3 and -above.size / 3 < gap < STACK_GAP * above.size
