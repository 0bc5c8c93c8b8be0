"""What stands between the words that an amount belongs to and the amount: how it has changed.

「…は、前年度比1億円減の18億円」, 「…には、前年度（155億円）から5億円増となる160億円」.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.text.amounts import Amount
from corpus.text.numerals import narrow

_CHANGE = re.compile(
    r"[、,]?\s?(?:対?前年度?|昨年度?)(?:当初)?(?:予算)?額?を\s?A+\s?(?:上|下)回る\s?$"
    r"|[、,]?\s?(?:対?前年度?|昨年度?)(?:当初)?(?:予算)?額?(?:[(]A+[)])?"
    r"(?:(?:と|に)?(?:比較?(?:し|べ)?て?|対比)|から|より)?(?:で|、)?(?:約|およそ)?"
    r"(?:A+(?:の?[増減](?:額)?)?[、(]\s?)?(?:率にして)?(?:(?:と|から)?同額|の?[\d.約]*倍|(?:A+|[\d.]+(?:%|パーセント|ポイント))(?:の|を)?(?:増|減)?(?:額|加|少)?)"
    r"(?:の|し、?|となる|とし、?|で、?)(?:約|およそ)?\s?$"
)


def mask_amounts(source: str, amounts: Iterable[Amount]) -> str:
    """A text as long, its amounts as letters: 「1億円減の18億円」 -> 「AAA減のAAAA」."""
    letters = list(narrow(source))
    for amount in amounts:
        letters[amount.start : amount.end] = "A" * (amount.end - amount.start)
    return "".join(letters)


def before_change(masked: str, start: int, longest: int) -> int:
    """Where the words before an amount end, less those that tell from what it has changed."""
    changed = _CHANGE.search(masked, max(0, start - longest), start)
    return changed.start() if changed else start
