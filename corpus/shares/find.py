"""Runs of lines whose shares are those of one whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.lines import PlacedLine
from corpus.projects.states import MARKS
from corpus.shares.line import Share, read_share
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.text.amounts import Amount, find_amounts
from corpus.text.folding import is_japanese

HEADS = {"ja": ("金額", "構成比"), "en": ("Amount", "Share")}
LEAST = 3  # of parts: two shares may agree by chance
MOST_ALL = 101.0  # percent, as rounded
MOST_REMARK = 2  # lines that say more of a part
MOST_ABOVE = 3  # lines between what states the whole and the first part


@dataclass(frozen=True, slots=True)
class ShareList:
    """Parts of one whole: between `least` and `most`, stated above as `whole` where it is."""

    parts: tuple[Share, ...]
    above: tuple[PlacedLine, ...]  # the nearest first
    least: float
    most: float
    whole: Amount | None

    @property
    def grid(self) -> Grid | None:
        """The parts as a table below their title; its heads say what the form of the lines says."""
        rows: list[list[GridCell | None]] = list(map(_cells, self.parts))
        for title in self.above[:1]:
            heads = HEADS["ja" if any(map(is_japanese, self.parts[0].name)) else "en"]
            cells = [GridCell(text, title.start, title.end) for text in (title.text, *heads)]
            rows = [[cells[0]] * len(cells), [None, *cells[1:]], *rows]
        return make_grid(rows, self.parts[0].line.page, "shares")

    @property
    def titles(self) -> tuple[str, ...]:
        """What the lines above say beside their amounts."""
        return tuple(map(_without_amounts, self.above))

    @property
    def complete(self) -> bool:
        """Whether the parts make the whole up."""
        return abs(sum(part.percent for part in self.parts) - 100) <= MOST_ALL - 100


def _cells(part: Share) -> list[GridCell | None]:
    spans = [(part.start, part.start + len(part.name)), part.placed, part.percentage]
    line = part.line
    return [GridCell(line.text[a - line.start : b - line.start], a, b) for a, b in spans]


def find_shares(lines: Sequence[PlacedLine]) -> Iterator[ShareList]:
    """The lists of shares in the lines of a document."""
    read = [(index, share) for index, line in enumerate(lines) if (share := read_share(line))]
    run: list[tuple[int, Share]] = []
    for index, share in read:
        if run and (index - run[-1][0] > MOST_REMARK or not _of_one([*run, (index, share)])):
            yield from _lists(run, lines)
            run = []
        run.append((index, share))
    yield from _lists(run, lines)


def _bounds(run: Sequence[tuple[int, Share]]) -> tuple[float, float]:
    ranges = [share.wholes() for _, share in run]
    return max(least for least, _ in ranges), min(most for _, most in ranges)


def _of_one(run: Sequence[tuple[int, Share]]) -> bool:
    """Whether all shares can be those of one whole, in one currency."""
    least, most = _bounds(run)
    all_ = sum(share.percent for _, share in run)
    same = len({share.amount.currency for _, share in run}) == 1
    return least <= most and all_ <= MOST_ALL and same


def _lists(run: Sequence[tuple[int, Share]], lines: Sequence[PlacedLine]) -> Iterator[ShareList]:
    amounts = {share.amount.value for _, share in run}
    if len(run) < LEAST or len(amounts) < LEAST - 1:
        return
    least, most = _bounds(run)
    first = run[0][0]
    above = tuple(lines[max(0, first - MOST_ABOVE) : first][::-1])
    near = (a for line in above for a in find_amounts(line.text))
    whole = next((a for a in near if least <= a.value + a.step and a.value - a.step <= most), None)
    yield ShareList(tuple(share for _, share in run), above, least, most, whole)


def _without_amounts(line: PlacedLine) -> str:
    """What a title says beside its amounts: 「歳入 312億円の内訳」 -> 「歳入の内訳」."""
    text = line.text
    for amount in reversed(find_amounts(text)):
        text = text[: amount.start].rstrip() + text[amount.end :]
    return MARKS.sub("", text, count=1).strip()


def parts_of(found: Sequence[ShareList]) -> list[tuple[int, int]]:
    """What of the text the lists take, remarks between their parts included."""
    spans: list[tuple[int, int]] = []
    for shares in found:
        spans.extend((a.line.start, b.line.start) for a, b in pairwise(shares.parts))
        spans.append((shares.parts[-1].line.start, shares.parts[-1].line.end))
    return spans
