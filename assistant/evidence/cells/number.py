"""Whether a cell holds a number, with its sign, unit and bound: △1,234, 50点, 2/3以内."""

from __future__ import annotations

import re

from assistant.question.grammars.counts import counters
from corpus.tables.columns.head_rows import is_number
from corpus.text import fold
from corpus.text.cells import parse_cell
from corpus.text.remembered import remembered
from corpus.text.years import find_years

NUMBER = re.compile(
    r"[(△▲+\-−–$€£¥]*\s?(?:約|最大|上限|at most|up to|usd|eur|gbp)?\s?[$€£¥]?[0-9][0-9,./ ]*"
    r"(?:[兆億万千百十]+[0-9,]*)*\s?(?:分の[0-9]|million|billion|thousand|bn|m)?\s?"
    r"(?:[^\W\d_]{1,4}|か[月所年国]|k㎡|㎡|m3|%|ポイント)?[)%]*\s?(?:以内|以上|以下|未満|程度|まで)?",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"円|ドル|ユーロ|ポンド|[$€£¥]|\b(?:dollars?|euros?|pounds?|yen|usd|eur|gbp|jpy"
    r"|thousands?|millions?|billions?)\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"[0-9]{1,3}\s+([一-龥ァ-ヶー]{2,})")
LONGEST = 24  # characters


@remembered
def is_numeric(text: str) -> bool:
    """Whether a text is one number and no year: 「1,500円」 is, 「令和8年度」 and 2026 are not.

    Nor is a name behind its number: 「3 民生費」.
    """
    folded = fold(text).text.strip()
    named = NUMBERED.fullmatch(folded)
    if named and named[1] not in counters("asked") | counters("thing"):
        return False
    if not folded or len(folded) > LONGEST or not NUMBER.fullmatch(folded):
        return False
    if parse_cell(folded) is not None:
        return is_number(folded)
    return not any(year.is_fiscal for year in find_years(folded))


def is_amount(text: str) -> bool:
    """Whether a text is a number that may be one of money: no share, no count of things."""
    number = parse_cell(fold(text).text.strip())
    return number is not None and not number.percent


def names_money(text: str) -> bool:
    """Whether a text names a currency: 「補助上限額（万円）」, "EUR million", "$ thousands"."""
    return bool(MONEY.search(fold(text).text))
