"""The one budget that a whole text is about, where its titles name none: a speech, a statement."""

from __future__ import annotations

from dataclasses import replace

from corpus.tables.around.budgets.named import named_budgets
from corpus.tables.around.titled import Titled


def with_whole(titled: Titled, text: str) -> Titled:
    """What titles name; else the only budget of a year that the text names: 令和8年度当初予算案.

    Its label has no year: what is not said to be in the budget is not in it. Where the text names
    several, a year alone in a title says of none that it is the one.
    """
    if titled.measure is not None and titled.year is not None:
        return titled
    named = {(y, m) for y, m in named_budgets(text) if titled.measure in {None, m}}
    if len(named) > 1:
        return replace(titled, year=None)
    year, measure = next(iter(named), (titled.year, titled.measure))
    return replace(titled, year=year, measure=measure, label="" if measure else titled.label)
