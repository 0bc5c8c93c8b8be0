"""Which names before an amount can be those of projects."""

from __future__ import annotations

import re
from functools import cache

from corpus.programs.accounts import is_account, is_total, names_whole
from corpus.programs.names import is_name
from corpus.tables.around.revenue import names_revenue
from corpus.tables.limits.words import each, limit_word
from corpus.tables.rows.names import can_be_money, is_stock
from corpus.text.amounts import find_amounts
from corpus.text.folding import fold_key, is_japanese
from corpus.text.numerals import narrow
from corpus.text.years import find_years
from corpus.words import alternation, listed, meanings, table

LONGEST_NAME, MOST_WORDS = 60, 10
_MONEY = frozenset({"money", "difference", "ratio", "limit", "none"})
_PART = re.compile(
    r"うち|内、|of which|.*(?:[月年日]額|[1一](?:世帯|人|名|件|戸|団体|組|回))$", re.IGNORECASE
)
_SENTENCE = re.compile(r"[a-z\d]{2}\. ")
_OPEN_END = frozenset(
    ["about", "at", "by", "costs", "for", "from", "in", "is", "of", "on", "than", "to", "was"]
)


def can_be_project(name: str) -> bool:
    """Whether a name can be that of a project: no total, account, balance, price or source.

    >>> can_be_project("防災備蓄品更新"), can_be_project("財政調整基金")
    (True, False)
    """
    return (
        is_name(name)
        and len(name) <= LONGEST_NAME
        and not _is_clause(name)
        and can_be_money(name)
        and fold_key(name) not in _none()
        and not (_names_budget(name) or _PART.match(narrow(name)))
        and not (is_total(name) or names_whole(name) or is_account(name))
        and not (is_stock(name, None) or name.endswith("基金") or names_revenue(name))
        and not (limit_word(name) or each(name) or find_amounts(name))
        and not narrow(name).lower().endswith(_prices())
    )


def _names_budget(name: str) -> bool:
    """Whether a name is, or ends with, what names a budget: 「財政投融資 要求額」."""
    dated = any(year.is_fiscal for year in find_years(name))
    return dated or bool(_money().search(narrow(name).strip().lower()))


@cache
def _money() -> re.Pattern[str]:
    words = (w.text for w in meanings().values() if w.kind in _MONEY and len(w.text) > 1)
    return re.compile(rf"{alternation(words)}$")


def _is_clause(name: str) -> bool:
    """Whether English words are no name: a piece of a sentence, or more than one."""
    if any(map(is_japanese, name)):
        return False
    words = name.split()
    begins = name[:1].isupper() or name[:1].isdigit()
    ends = words[-1].lower() not in _OPEN_END if words else False
    return not (begins and ends and len(words) <= MOST_WORDS) or bool(_SENTENCE.search(name))


@cache
def _prices() -> tuple[str, ...]:
    return tuple(listed("names", "fees"))


@cache
def _none() -> frozenset[str]:
    """What heads a column, and where money comes from."""
    sources = (*table("projects")["sources"], *table("projects")["sources_en"])
    return frozenset(map(fold_key, (*meanings(), *sources)))
