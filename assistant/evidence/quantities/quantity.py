"""The grammar of a number with its unit in a text: money, a count, or a rate.

「補助率は2分の1（上限50万円）で、80件」 has a rate of 50 %, an amount and a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.question.counts import find_counts
from corpus.text import fold
from corpus.text.amounts import find_amounts

PERCENT = "%"
RATE = re.compile(
    r"(?<![0-9.])(?P<percent>[0-9]+(?:\.[0-9]+)?)\s?(?:%|パーセント|per ?cent\b)"
    r"|(?<![0-9.])(?P<tenths>[0-9]+(?:\.[0-9]+)?)割(?:(?P<hundredths>[0-9])分)?"
    r"|(?<![0-9.])(?P<below>[0-9]{1,3})分の(?P<above>[0-9]{1,3})(?![0-9])"
    r"|(?<![0-9./月])(?P<over>[0-9]{1,2})/(?P<under>[0-9]{1,2})(?![0-9/])"
    r"|(?P<half>半額|半分|\bhalf\b)|\b(?P<word>one third|two[ -]thirds|a quarter|three quarters)\b"
)
WORDS = {"one third": (1, 3), "two thirds": (2, 3), "a quarter": (1, 4), "three quarters": (3, 4)}
CHANGE = re.compile(r"\s?(?:ポイント|points?)?\s?(?:の?(?:増|減|引|値上)|上回|下回|以上(?:増|減))")
MOST = re.compile(r"\s?(?:以内|以下|まで|を上限|を限度)")
LEAST = re.compile(r"\s?(?:以上|より)")
AHEAD = re.compile(r"(?:最大|上限|up to|at most|no more than)\s?$")
LEAD = 24  # characters before an amount that may say for how many it is
FOR_EACH = re.compile(
    r"[1一](\w{1,3}?)(?:につき|当たり|あたり|当り|ごとに)[^0-9。]{0,8}$|(?:毎|各)(月|年)[^0-9。]{0,3}$"
    r"|(年|月)(?:額|間)?\s?$"
)
EACH = re.compile(r"\s?(?:あたり|当たり|当り|につき|ごと)")
COUNTED = ("thing", "time", "asked")


@dataclass(frozen=True, slots=True)
class TextQuantity:
    """A number at `start:end` of a text. Of money it is in whole units of its currency.

    `unit` is an ISO 4217 code, "%" for a rate (then `value` is in per cent), or what is counted;
    "" where nothing says it. `about` is what the source says of exactness ("最大", "程度"), `per`
    what an amount is for ("年・課題").
    """

    value: Decimal
    unit: str
    original: str
    start: int
    end: int
    about: str | None = None
    per: str | None = None
    low: int | None = None

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return len(self.unit) == 3 and self.unit.isascii() and self.unit.isupper()

    @property
    def is_rate(self) -> bool:
        """Whether it is a share of something."""
        return self.unit == PERCENT


def read_quantities(text: str) -> tuple[TextQuantity, ...]:
    """Every amount of money, rate and count in a text, in its order; none inside another."""
    found: list[TextQuantity] = []
    for quantity in (*_amounts(text), *_rates(text), *_counts(text)):
        if not any(q.start < quantity.end and quantity.start < q.end for q in found):
            found.append(quantity)
    return tuple(sorted(found, key=lambda q: q.start))


def _amounts(text: str) -> Iterator[TextQuantity]:
    for a in find_amounts(text):
        lead = FOR_EACH.search(fold(text[max(0, a.start - LEAD) : a.start]).text)
        per = a.per or (next(g for g in lead.groups() if g) if lead else None)
        yield TextQuantity(
            Decimal(a.value), a.currency, a.original, a.start, a.end, a.approximate, per, a.low
        )


def _rates(text: str) -> Iterator[TextQuantity]:
    """Shares of something; a change of so many per cent is none."""
    folded = fold(text)
    for match in RATE.finditer(folded.text):
        if CHANGE.match(folded.text, match.end()):
            continue
        start, end = folded.span(*match.span())
        value = _per_cent(match)
        most = MOST.match(folded.text, match.end()) or AHEAD.search(folded.text[: match.start()])
        least = LEAST.match(folded.text, match.end())
        about = "最大" if most else "以上" if least else None
        if value is not None:
            yield TextQuantity(value, PERCENT, text[start:end], start, end, about)


def _per_cent(match: re.Match[str]) -> Decimal | None:
    if match["percent"]:
        return Decimal(match["percent"])
    if match["tenths"]:
        return Decimal(match["tenths"]) * 10 + Decimal(match["hundredths"] or 0)
    if match["half"]:
        return Decimal(50)
    if match["word"]:
        above, below = WORDS[match["word"].replace("-", " ")]
    else:
        above, below = int(match["above"] or match["over"]), int(match["below"] or match["under"])
    return Decimal(above) * 100 / Decimal(below) if 0 < above <= below else None


def _counts(text: str) -> Iterator[TextQuantity]:
    for c in find_counts(text):
        each = EACH.match(text, c.end)
        if c.unit and not c.lead and not each and c.has(*COUNTED) and not c.has("share", "place"):
            yield TextQuantity(Decimal(c.number), c.unit, text[c.start : c.end], c.start, c.end)
