"""Whether rows are revenue (歳入, "Receipts"), where money comes from: it is no program.

A table says so in its title; a row in its name or in that of its group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from corpus.facts.row import REVENUE
from corpus.text.folding import is_japanese
from corpus.text.plain import plain
from corpus.words import alternation, listed

# So many lines above a table are its titles.
TITLES = 3
_BESIDE = re.compile(
    r"[(（\[【][^()（）]*[)）\]】]|(?:table|schedule|appendix)\s?[\w.]*\d[:.]?|\d[\d\-/]*"
)
# What is set apart as a whole: 「【歳入】」.
_WHOLE = re.compile(r"[【\[](?P<what>[^【】\[\]]+)[】\]]")
# What stands around the name of a side: 「◆歳出」, 「【歳出】」, 「2 歳出」.
_MARKS = re.compile(r"^[\W\d]+|\W+$")
_WORD = re.compile(r"[a-z]+")


def revenue_scope(row: Iterable[str], titles: Iterable[str]) -> str | None:
    """How a row that is revenue is marked, by its own name and groups or the titles above.

    >>> revenue_scope(["市税", "第1款 歳入"], [])
    '歳入'
    """
    named = next((name for name in row if names_revenue(name) or _is_source(name)), None)
    if named is None:
        said = (title for title in titles if _heads_revenue(title) or _spends(title))
        first = next(said, None)
        named = first if first and _heads_revenue(first) else None
    return named and REVENUE["ja" if any(map(is_japanese, named)) else "en"]


@lru_cache(maxsize=4096)
def names_revenue(text: str) -> bool:
    """Whether a title or a name is that of revenue, and of no program: no 「収入保険事業」."""
    small = _without_numbers(plain(text))
    words = set(_WORD.findall(small))
    if words and not any(map(is_japanese, small)):
        said = words & listed("names", "revenues")
        beside = "of_one_revenue" if said == {"revenue"} else "of_revenue"
        return bool(said) and words <= listed("names", "revenues") | listed("names", beside)
    return bool(_revenue().search(small)) and not _spends(small)


@lru_cache(maxsize=4096)
def _heads_revenue(title: str) -> bool:
    """Whether a title is that of revenue, or of the kinds of a tax: 「市税の内訳」.

    >>> _heads_revenue("Where the money comes from"), _heads_revenue("Source")
    (True, True)
    """
    small = _without_numbers(plain(title))
    told = small in listed("names", "sources") or _comes_from().search(small)
    return names_revenue(title) or bool(told or _taxes().search(small))


def _is_source(name: str) -> bool:
    """Whether a group of rows is called by no more than that money comes from them: "Funded by"."""
    return plain(name).rstrip(": ") in listed("names", "comes_from")


def _without_numbers(small: str) -> str:
    """A plain text without what stands beside its words: "table 2: receipts" -> "receipts"."""
    if whole := _WHOLE.fullmatch(small):
        return whole["what"]
    return plain(_BESIDE.sub(" ", small)) if _BESIDE.search(small) else small


def is_side(name: str) -> bool:
    """Whether a name is one side of an account and no more: 収入, 「支出の部」."""
    bare = plain(_MARKS.sub("", name)).removesuffix("の部")
    return names_revenue(bare) or bare in listed("names", "spendings")


@lru_cache(maxsize=4096)
def _spends(text: str) -> bool:
    """Whether a text names what is spent, beside revenue or alone: 歳入歳出, "Expenditure".

    So does a British "Revenue budget": what is spent in a year, beside the capital budget.
    """
    small = plain(text)
    if any(word in small for word in listed("names", "revenue_budgets")):
        return True
    return bool(
        _WORD.findall(small) and set(_WORD.findall(small)) & listed("names", "spendings")
    ) or (any(word in small for word in listed("names", "spendings") if not word.isascii()))


@cache
def _revenue() -> re.Pattern[str]:
    return _ending(w for w in listed("names", "revenues") if not w.isascii())


@cache
def _comes_from() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "comes_from")))


@cache
def _taxes() -> re.Pattern[str]:
    return _ending(listed("names", "taxes"))


def _ending(names: Iterable[str]) -> re.Pattern[str]:
    """What ends with one of the names, and with what may stand behind them."""
    ends = "|".join(sorted(listed("names", "of_revenue"), key=len, reverse=True))
    words = "|".join(sorted(names))
    return re.compile(rf"(?:{words})(?:{ends}|[\s・])*$")
