"""A line of a list of shares: a name, its amount, its percentage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.layout.lines import PlacedLine
from corpus.programs.names import clean_name
from corpus.projects.head import is_whole
from corpus.projects.states import MARKS
from corpus.text.amounts import Amount, find_amounts
from corpus.text.numerals import narrow
from corpus.words import alternation, listed

LONGEST_NAME = 40  # characters
# What parts a name and its amount, or an amount and its share.
_GAP = re.compile(r"[\s:・.…‥—–―|(\[【<=-]*")
# A name is no sentence.
_SAYS = re.compile(r"[。、!?]|[をがは]\s*$|\b(?:is|are|was|were)\b")
_TRAIL = " \u3000\t.…‥・:：-–—(（"


@dataclass(frozen=True, slots=True)
class Share:
    """A part with its amount; `percent` of the whole is rounded to steps of `step`."""

    name: str
    line: PlacedLine
    start: int
    end: int
    amount: Amount  # where it stands in its line
    percent: float
    step: float
    percentage: tuple[int, int]  # where it stands

    @property
    def placed(self) -> tuple[int, int]:
        """Where the amount stands in the document."""
        return self.line.start + self.amount.start, self.line.start + self.amount.end

    def wholes(self) -> tuple[float, float]:
        """The least and the most of which this is a share, by how both numbers are rounded.

        60億円（40.0％） -> 148.6億円 to 151.4億円.
        """
        half = self.amount.step / 2
        least = (self.amount.value - half) / (self.percent + self.step)
        most = (self.amount.value + half) / max(self.percent - self.step, self.step / 2)
        return least * 100, most * 100


def read_share(line: PlacedLine) -> Share | None:
    """The part that a line states with its share; None where the line is anything else.

    >>> from corpus.layout.lines import PlacedLine
    >>> read_share(PlacedLine(0, 17, "市税 118億円（37.8％）", None)).percent
    37.8
    """
    amount = next(iter(find_amounts(line.text)), None)
    if amount is None or not is_whole(amount):
        return None
    small = narrow(line.text)
    marks = MARKS.match(small, 0, amount.start)
    begin = marks.end() if marks else 0
    first, last = clean_name(line.text[begin : amount.start].rstrip(_TRAIL))
    first, last = begin + first, begin + last
    name = line.text[first:last]
    share = _share().match(small, amount.end)
    parted = last < amount.start and _GAP.fullmatch(small[last : amount.start])
    if not (share and parted and 1 < len(name) <= LONGEST_NAME) or _SAYS.search(narrow(name)):
        return None
    percent = float(share["number"])
    if not 0 < percent <= 100:
        return None
    step = 10.0 ** -len(share["places"] or "")
    start, end = line.start + first, line.start + amount.end
    percentage = line.start + share.start("number"), line.start + share.end()
    return Share(name, line, start, end, amount, percent, step, percentage)


@cache
def _share() -> re.Pattern[str]:
    """A percentage behind an amount, perhaps with what it is called: 「（構成比 37.8％）」."""
    called = alternation(listed("names", "shares"))
    return re.compile(
        rf"[\s:・.…‥,、|(\[【/-]*(?:(?:{called})[\s:]*)?"
        r"(?P<number>\d{1,3}(?:\.(?P<places>\d{1,2}))?)\s?(?:%|パーセント|per ?cent)"
    )
