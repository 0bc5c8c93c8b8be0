"""How many times one amount is said to be of another: 「倍以上」, "more than half", 「3割」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.text import fold

MULTIPLE = re.compile(
    r"(?:(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<unit>倍|割(?!引))|(?<![何0-9数])(?P<word>倍(?!率)|半分|半額))"
    r"(?P<bound>以上|以下|を?超え?|未満)?"
    r"|(?:(?P<limit>more than|over|at least|less than|under|at most|below) )?"
    r"\b(?:(?P<times>[0-9]+(?:\.[0-9]+)?) ?(?:times|-?fold)|(?P<en>half|twice|doubled?|tripled?))\b"
)
WORDS = {
    "倍": "2", "半分": "0.5", "半額": "0.5", "half": "0.5", "twice": "2", "double": "2",
    "doubled": "2", "triple": "3", "tripled": "3",
}  # fmt: skip
LOWER = frozenset({"以上", "超", "超え", "を超え", "more than", "over", "at least"})
UPPER = frozenset({"以下", "未満", "less than", "under", "at most", "below"})
NEAR = 20  # a claim without a limit holds within one part in so many


@dataclass(frozen=True, slots=True)
class Multiple:
    """A multiple that a question claims, and whether it is the least or the most."""

    times: Decimal
    at_least: bool = False
    at_most: bool = False

    def holds(self, ratio: Decimal) -> bool:
        """Whether a ratio is as claimed; without a limit, where it is about that."""
        if self.at_least:
            return ratio >= self.times
        if self.at_most:
            return ratio <= self.times
        return abs(ratio - self.times) <= self.times / NEAR


def without_multiples(text: str) -> str:
    """The text with spaces for its multiples, so that places stay the same."""
    return MULTIPLE.sub(lambda match: " " * len(match[0]), text)


def read_multiple(text: str) -> Multiple | None:
    """The multiple that a text claims, or None. 「前の年の倍以上？」 → 2 or more."""
    match = MULTIPLE.search(fold(text).text)
    if match is None:
        return None
    number = match["n"] or match["times"] or WORDS[match["word"] or match["en"]]
    times = Decimal(number) / 10 if match["unit"] == "割" else Decimal(number)
    limit = match["bound"] or match["limit"]
    return Multiple(times, limit in LOWER, limit in UPPER)
