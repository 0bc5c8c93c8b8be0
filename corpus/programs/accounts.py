"""What names a sum or an account and no program: 合計, うち, 一般会計, "Total"."""

from __future__ import annotations

import re

from corpus.text.folding import fold_key
from corpus.text.numerals import narrow
from corpus.text.remembered import remembered
from corpus.words import listed

SUBTOTALS = listed("names", "subtotals")
ACCOUNTS = listed("names", "accounts")
TOTALS = listed("names", "totals") | SUBTOTALS
WHOLE = ("合計", "総計", "総額")
_YEAR_BUDGET = re.compile(
    r"\d{4} (?:operating )?budget|\S{1,6}年度(?:一般会計)?(?:当初|補正)?(?:予算案?|概算要求)"
)
_OF_WHAT = re.compile(r"\([^()]*\)\s*$")


@remembered
def names_whole(text: str) -> bool:
    """Whether the text names the sum of all: 「一般会計 合計」, "Total, Dune Office"; no 小計."""
    words = [fold_key(word) for word in re.split(r"[\s,、]+", narrow(text)) if word]
    if not words or any(word in SUBTOTALS for word in words):
        return False
    sums = any(end in TOTALS or end.endswith(WHOLE) for end in (words[0], words[-1]))
    return is_total(text) or sums


def names_part(text: str) -> bool:
    """Whether the text names the sum of some: 「柱1 小計」, "Subtotal"."""
    return fold_key(text).endswith(tuple(SUBTOTALS))


def is_account(text: str) -> bool:
    """Whether the text names an account of an office, which holds programs and is none."""
    return is_main_account(text) or fold_key(text).endswith("会計")


def is_main_account(text: str) -> bool:
    """Whether the text names the main account of an office: 「一般会計」, "General Fund"."""
    return fold_key(text) in ACCOUNTS


@remembered
def is_year_budget(text: str) -> bool:
    """Whether the text names the whole budget of a year: "2026 budget", 「令和8年度当初予算」."""
    return bool(_YEAR_BUDGET.fullmatch(narrow(text).strip().lower()))


def is_total(text: str) -> bool:
    """Whether the text names a sum, not a program; 「（内数を除く）」 behind it says of what."""
    return fold_key(_OF_WHAT.sub("", narrow(text))) in TOTALS
