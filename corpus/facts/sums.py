"""The sums of the table of a document: 「合計」, "Total, Dunes"; what the document amounts to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.facts.row import FigureRow, Measure
from corpus.programs.accounts import is_main_account, is_year_budget, names_part, names_whole
from corpus.text.folding import fold_key

BEHIND_NAME = re.compile(r"[|\t]|\s{2,}|\s(?=\D?\d)")
SHORTEST_TITLE = 8  # characters of a name by which a document is called
YEARLY = frozenset({Measure.REQUEST, Measure.INITIAL})  # and no envelope of several years
# What is of a budget, as no unit amount and no count is.
BUDGET = YEARLY | {
    Measure.SUPPLEMENTARY,
    Measure.FUND,
    Measure.TOTAL,
    Measure.PREVIOUS,
    Measure.DIFFERENCE,
}


@dataclass(frozen=True, slots=True)
class DocumentSums:
    """The sums of one document, by the ids of the programs that their rows are kept under.

    `totals` are sums, wholes and revenue, which are no programs among others, the largest sums
    first; `wholes` what it amounts to.
    """

    totals: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()


def sums_of(rows: Iterable[FigureRow], text: str, title: str) -> DocumentSums:
    """The sums among the rows of a document, given its text and its folded title.

    A total may be kept by what the title of its table names, 「合計」 by 「風浜市教育予算」. What
    the document amounts to is its sum, or its main account where that is more: a summary that
    lists some programs of a town has the sum of those, and says before it how much its general
    account is. A call for one grant amounts to what that has, a budget that the document is called
    by to what is kept under it.
    """
    own = [row for row in rows if row.measure in BUDGET]
    titled = [r for r in own if _is_title(r.program, title)]
    outer = sorted((r for r in own if r.parent is None), key=lambda r: (-r.amount, r.is_revenue))
    sums = [r for r in outer if names_whole(r.program) or names_whole(_printed(r, text))]
    accounts = [r for r in outer if is_main_account(r.program) or is_year_budget(r.program)]
    is_more = accounts and all(accounts[0].amount > r.amount for r in sums)
    yearly = [r for r in outer if r.measure in YEARLY]
    only = _ids(yearly) if len(_ids(outer)) == 1 else []
    whole = _ids(accounts if is_more else sums)
    parts = [r for r in own if names_part(r.program)]
    spent = {r.program_id for r in own if not r.is_revenue}
    received = [r for r in own if r.program_id not in spent]
    said = _ids(titled) or whole or only
    return DocumentSums((*whole, *_ids([*sums, *parts, *received])), tuple(said))


def _is_title(name: str, title: str) -> bool:
    """Whether a document is called by the name of what it has amounts of: a budget, one program."""
    key = fold_key(name)
    return len(key) >= SHORTEST_TITLE and key in title


def _printed(row: FigureRow, text: str) -> str:
    """What the row begins with where it stands: "合計 | 2,905,000" -> "合計"."""
    return BEHIND_NAME.split(text[row.start : row.end])[0]


def _ids(rows: Iterable[FigureRow]) -> list[str]:
    return list(dict.fromkeys(row.program_id for row in rows))
