"""Two numbers that ran together: an amount and the ratio in the column behind it.

「灯台改修推進事業 24,500 20,9001.17」: in a table with a column of ratios, the one place to cut
where the ratio is that of the two amounts is proven by it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.text.numerals import narrow, parse_numeral

_GLUED = re.compile(r"[\d,]+\d\.\d{1,3}[%倍]?")
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*")
_RATIO = re.compile(r"(?:0|[1-9]\d*)\.\d{1,3}[%倍]?")


def ratio_cut(before: str, glued: str) -> int | None:
    """Where the ratio begins in `glued`, which is an amount and its ratio to that `before`.

    Either amount may be the later year's. None where no cut makes the ratio hold, or several do.
    """
    first, text = parse_numeral(narrow(before)), narrow(glued)
    if not first or not _GLUED.fullmatch(text):
        return None
    cuts = [
        cut
        for cut in range(1, len(text))
        if _AMOUNT.fullmatch(text[:cut]) and _RATIO.fullmatch(text[cut:])
        if _is_ratio(text[cut:], first, parse_numeral(text[:cut]))
    ]
    return cuts[0] if len(cuts) == 1 else None


def _is_ratio(ratio: str, first: Decimal, second: Decimal | None) -> bool:
    """Whether a printed ratio is that of the first amount to the second or the other way round."""
    printed = Decimal(ratio.rstrip("%倍"))
    half = Decimal(1).scaleb(int(printed.as_tuple().exponent)) / 2
    scale = 100 if ratio.endswith("%") else 1
    return bool(second) and any(
        abs(scale * a / b - printed) <= half
        for a, b in ((first, second), (second, first))
        if a and b
    )
