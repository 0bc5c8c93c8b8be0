"""The one budget that a whole text is about, where its titles name none: a speech, a statement."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.tables.around.budgets.named import named_budgets
from corpus.tables.around.titled import Titled
from corpus.text.numerals import narrow
from corpus.text.years import find_years

_ACCOUNTS = re.compile(r"の?[^\s、。]{0,20}?歳入歳出決算")


def _settled(text: str) -> set[int]:
    """The years whose accounts a text is about: 「令和6年度若葉市一般会計歳入歳出決算」."""
    small = narrow(text)
    return {y.year for y in find_years(text) if y.is_fiscal and _ACCOUNTS.match(small, y.end)}


def with_whole(titled: Titled, text: str) -> Titled:
    """What titles name; else the only budget of a year that the text names: 令和8年度当初予算案.

    Its label has no year: what is not said to be in the budget is not in it. Where the text names
    several, a year alone in a title says of none that it is the one.
    """
    if titled.measure is not None and titled.year is not None:
        return titled
    if titled.measure == "executed":
        years = _settled(text)
        return replace(titled, year=years.pop(), label="") if len(years) == 1 else titled
    named = {(y, m) for y, m in named_budgets(text) if titled.measure in {None, m}}
    if len(named) > 1:
        return replace(titled, year=None)
    year, measure = next(iter(named), (titled.year, titled.measure))
    return replace(titled, year=year, measure=measure, label="" if measure else titled.label)
