"""The grammar of a number with its unit in a text: money, a count, or a rate.

「補助率は2分の1（上限50万円）で、80件」 has a rate of 50 %, an amount and a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.question.grammars.counts import counted_nouns, find_counts
from assistant.question.grammars.rates import find_rates
from assistant.question.supposing import each_measure
from corpus.text import fold
from corpus.text.amounts import PER_ONE, find_amounts
from corpus.text.remembered import remembered

PERCENT = "%"
CHANGE = re.compile(r"\s?(?:ポイント|points?)?\s?(?:の?(?:増|減|引|値上)|上回|下回|以上(?:増|減))")
MOST = re.compile(r"\s?(?:以内|以下|まで|を上限|を限度)")
LEAST = re.compile(r"\s?(?:以上|より)")
AHEAD = re.compile(r"(?:最大|上限|up to|at most|no more than)\s?$")
LEAD = 24  # characters before an amount that may say for how many it is
APIECE = re.compile(r"\s?(?:each|apiece)\b(?! \w)")
EACH_ONE = "each"  # of "£25 each", which is for one of whatever is counted
FOR_EACH = re.compile(
    r"[1一](\w{1,9}?)(?:につき|当たり|あたり|当り|ごとに)[^0-9。]{0,8}$|(?:毎|各)(月|年)[^0-9。]{0,3}$"
    r"|(年|月)(?:額|間)?\s?$"
    r"|(?<![0-9第.,])[1一](時間|日|泊|人|名|社|回|台|枚|個|本|件|棟|戸|世帯|袋|区画|か月|月)[、:]?\s?$"
)
EACH = re.compile(rf"\s?(?:{PER_ONE}|ごと)")
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


@remembered
def read_quantities(text: str) -> tuple[TextQuantity, ...]:
    """Every amount of money, rate and count in a text, in its order; none inside another."""
    found: list[TextQuantity] = []
    for quantity in (*_amounts(text), *_rates(text), *_counts(text)):
        if not any(q.start < quantity.end and quantity.start < q.end for q in found):
            found.append(quantity)
    found.sort(key=lambda q: q.start)
    pairs = zip(found, (*found[1:], None), strict=False)
    return tuple(q for q, after in pairs if not _is_per(q, after))


def _is_per(quantity: TextQuantity, after: TextQuantity | None) -> bool:
    """Whether a count only says what the amount behind it is for: 「1時間 3,600円」."""
    return after is not None and quantity.value == 1 and after.per == quantity.unit


def _amounts(text: str) -> Iterator[TextQuantity]:
    for a in find_amounts(text):
        lead = FOR_EACH.search(fold(text[max(0, a.start - LEAD) : a.start]).text)
        behind = fold(text[a.end : a.end + LEAD]).text
        measure = each_measure().match(behind)
        per = measure[1] if measure else a.per
        per = per or (next(g for g in lead.groups() if g) if lead else None)
        per = per or (EACH_ONE if APIECE.match(behind) else None)
        yield TextQuantity(
            Decimal(a.value), a.currency, a.original, a.start, a.end, a.approximate, per, a.low
        )


def _rates(text: str) -> Iterator[TextQuantity]:
    """Shares of something; a change of so many per cent is none."""
    folded = fold(text)
    for rate in find_rates(folded.text):
        if CHANGE.match(folded.text, rate.end):
            continue
        start, end = folded.span(rate.start, rate.end)
        most = MOST.match(folded.text, rate.end) or AHEAD.search(folded.text[: rate.start])
        least = LEAST.match(folded.text, rate.end)
        about = "最大" if most else "以上" if least else None
        yield TextQuantity(rate.percent, PERCENT, text[start:end], start, end, about)


def _counts(text: str) -> Iterator[TextQuantity]:
    for noun in counted_nouns(text):
        said = text[noun.start : noun.end]
        yield TextQuantity(Decimal(noun.number), noun.unit, said, noun.start, noun.end)
    for c in find_counts(text):
        each = EACH.match(text, c.end)
        if c.unit and not c.lead and not each and c.has(*COUNTED) and not c.has("share", "place"):
            yield TextQuantity(Decimal(c.number), c.unit, text[c.start : c.end], c.start, c.end)
