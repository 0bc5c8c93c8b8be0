"""What the remark of a project says of its money: what it costs over all years, who pays for it.

「総事業費は 9億8,000万円です。財源は国庫補助 156,000千円、市債 140,400千円です。」 All other
amounts (ceilings, fares, fees) are no budget of the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.facts.reading import FigureReading, adds_up, reading_of
from corpus.facts.row import Measure
from corpus.projects.head import ProjectHead
from corpus.tables.around.budgets.listed import ListedBudget
from corpus.text.amounts import Amount, find_amounts
from corpus.text.numerals import narrow
from corpus.words import alternation, listed

_IS = r"(?:は|が|で|として|of|is|was|will be|comes to|at)?"
_FILLED = rf"[\s:、]*{_IS}[\s:、]*(?:約|およそ|総額|about|around)?\s*"
# The years of a project before what it costs in them: 「3か年で」, "Over three years it costs".
_YEARS = (
    r"(?:\d{1,2}\s?(?:か|カ|ヵ|ヶ|ケ|箇)?年間?(?:の(?:総額|合計|事業費|総事業費)|で|の)[^。、\d]{0,6}"
    r"|over\s+\w+\s+years[^.$£€]{0,40})"
)
_OVER = re.compile(r"\s+(?P<word>over\s+\w+\s+years)\b")
# What one gets at most: 「（上限200万円）」.
_MOST = re.compile(r"(?P<word>(?:補助|助成)?(?:上限|限度)額?)[\s:はが]*$")
_BEFORE_SOURCE = r"(?:^|[\s、,。.:;(（・〔は\]】〕]|財源|内訳)"


def read_remark(
    head: ProjectHead, budget: ListedBudget, text: str, end: int
) -> Iterator[FigureReading]:
    """The readings of a remark up to `end` of a text."""
    start = head.behind
    own = {head.amount.start, head.before.start if head.before else -1}
    amounts = [a for a in find_amounts(text[start:end]) if start + a.start not in own]
    small = narrow(text[start:end]).lower()
    position = 0
    for amount in amounts:
        before = small[position : amount.start]
        position = amount.end
        if amount.low is not None or amount.per:
            continue
        if (word := _total(small, before, amount)) and amount.value >= head.amount.value:
            yield reading_of(
                amount, start, program=head.name, measure=Measure.TOTAL, year=None, label=word
            )
        elif most := _MOST.search(before):
            yield reading_of(
                amount,
                start,
                program=head.name,
                measure=Measure.UNIT,
                year=budget.year,
                label=most["word"],
            )
        elif source := _source().search(before):
            name = source["source"]
            yield reading_of(
                amount,
                start,
                program=head.name,
                measure=budget.measure,
                year=budget.year,
                label=name,
                scope=f"of which {name}" if name.isascii() else f"うち{name}",
            )


def pays_all(head: ProjectHead, readings: list[FigureReading]) -> bool:
    """Whether the sources that a remark names make up the amount of its project."""
    parts = [(r.amount, r.step) for r in readings if r.scope]
    return len(parts) > 1 and adds_up((head.amount.value, head.amount.step), parts)


def _total(small: str, before: str, amount: Amount) -> str | None:
    """The words that say that an amount is that of all years."""
    match = _whole().search(before) or _OVER.match(small, amount.end)
    return match["word"].strip() if match else None


@cache
def _whole() -> re.Pattern[str]:
    words = alternation(listed("projects", "totals"))
    return re.compile(rf"(?P<word>{words}|{_YEARS}){_FILLED}$")


@cache
def _source() -> re.Pattern[str]:
    """The source of money that stands right before an amount: 「、市債 」."""
    words = alternation([*listed("projects", "sources"), *listed("projects", "sources_en")])
    return re.compile(rf"{_BEFORE_SOURCE}(?P<source>{words})[\s:はが]*(?:of\s+)?約?\s*$")
