"""How many times one amount is said to be of another: 「倍以上」, "more than half", 「3割」.

Or by how much it changed: 「2割増」, "10% more". A change is claimed of the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.text import fold

UP = r"増|アップ|上が|多|伸び| ?(?:more|higher|bigger|larger|up)\b"
DOWN = r"減|ダウン|下が|少な| ?(?:less|lower|smaller|down)\b"
ROSE, FELL = "up|grew|rose|increased|raised", "down|fell|cut|decreased"
MULTIPLE = re.compile(
    rf"(?:\b(?P<rose>{ROSE})(?: by)?|\b(?P<fell>{FELL})(?: by)?)?"
    r"(?: (?:about|roughly|around|some))? ?"
    r"(?:(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<unit>倍|割(?!引)| ?(?:%|パーセント|per ?cent\b))"
    r"|(?<![何0-9数])(?P<word>倍(?!率)|半分|半額))"
    r"(?:くらい|ぐらい|程度|ほど|近く)?(?:の|も)?"
    rf"(?:(?P<bound>以上|以下|を?超え?|未満)|(?P<more>{UP})|(?P<less>{DOWN}))?"
    r"|(?:(?P<limit>more than|over|at least|less than|under|at most|below) )?"
    r"\b(?:(?P<times>[0-9]+(?:\.[0-9]+)?) ?(?:times|-?fold)|(?P<en>half|twice|doubled?|tripled?))\b"
)
WORDS = {
    "倍": "2", "半分": "0.5", "半額": "0.5", "half": "0.5", "twice": "2", "double": "2",
    "doubled": "2", "triple": "3", "tripled": "3",
}  # fmt: skip
LOWER = frozenset({"以上", "超", "超え", "を超え", "more than", "over", "at least"})
UPPER = frozenset({"以下", "未満", "less than", "under", "at most", "below"})
NEAR, ROUGHLY = 20, 10  # a claim without a limit holds within one part in so many
HUNDREDTHS = frozenset({"%", "パーセント", "percent", "per cent"})


@dataclass(frozen=True, slots=True)
class Multiple:
    """A multiple that a question claims, and whether it is the least or the most.

    `change` is +1 or -1 where it is by how much an amount is more or less than the other.
    """

    times: Decimal
    at_least: bool = False
    at_most: bool = False
    change: int = 0

    def holds(self, ratio: Decimal) -> bool:
        """Whether a ratio is as claimed; without a limit, where it is about that.

        What is said in one digit is said roughly: 「3割」 is 0.28 as well, 「2.5倍」 not 2.8.
        """
        said = self._said_of(ratio)
        if self.at_least:
            return said >= self.times
        if self.at_most:
            return said <= self.times
        digits = len(self.times.normalize().as_tuple().digits)
        return abs(said - self.times) <= self.times / (ROUGHLY if digits == 1 else NEAR)

    def is_exact(self, ratio: Decimal) -> bool:
        """Whether a ratio is what is claimed, and not only about that."""
        return self.at_least or self.at_most or self._said_of(ratio) == self.times

    def _said_of(self, ratio: Decimal) -> Decimal:
        return (ratio - 1) * self.change if self.change else ratio


def without_multiples(text: str) -> str:
    """The text with spaces for its multiples, so that places stay the same."""
    return MULTIPLE.sub(lambda match: " " * len(match[0]) if _claims(match) else match[0], text)


def read_multiple(text: str) -> Multiple | None:
    """The multiple that a text claims, or None. 「前の年の倍以上？」 → 2 or more."""
    match = next(filter(_claims, MULTIPLE.finditer(fold(text).text)), None)
    if match is None:
        return None
    number = match["n"] or match["times"] or WORDS[match["word"] or match["en"]]
    limit = match["bound"] or match["limit"]
    times = Decimal(number) / _scale(match)
    return Multiple(times, limit in LOWER, limit in UPPER, _change(match))


def _scale(match: re.Match[str]) -> int:
    unit = (match["unit"] or "").strip()
    return 100 if unit in HUNDREDTHS else 10 if unit == "割" else 1


def _claims(match: re.Match[str]) -> bool:
    """Whether it sets amounts beside each other; a bare per cent is a rate of its own."""
    return _scale(match) < 100 or _change(match) != 0


def _change(match: re.Match[str]) -> int:
    """+1 or -1 of a change; of 「2倍増」 it is not said whether it is twice or thrice."""
    if not match["unit"] or match["unit"] == "倍":
        return 0
    return bool(match["rose"] or match["more"]) - bool(match["fell"] or match["less"])
