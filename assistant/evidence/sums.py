"""The sums of the tables of documents: 「合計」, "Total, Dunes"; what a document amounts to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from corpus.facts import FigureRow, Measure
from corpus.programs.names import is_main_account, names_part, names_whole

BEHIND_NAME = re.compile(r"[|\t]|\s{2,}|\s(?=\D?\d)")
YEARLY = frozenset({Measure.REQUEST, Measure.INITIAL})  # and no envelope of several years


class Sums:
    """The sums of each document, by the ids of the programs that its rows of sums are kept under.

    `rows` are the rows of budgets by document, `texts` the texts that they stand in: a total may be
    kept by what the title of its table names, 「合計」 as 「風浜市教育予算」.
    """

    def __init__(
        self, rows: Mapping[str, Iterable[FigureRow]], texts: Mapping[str, str] | None = None
    ) -> None:
        self._totals: dict[str, list[str]] = {}
        self._wholes: dict[str, list[str]] = {}
        for document, found in rows.items():
            own = list(found)
            outer = sorted((r for r in own if r.parent is None), key=lambda r: -r.amount)
            text = (texts or {}).get(document, "")
            sums = [r for r in outer if names_whole(r.program) or names_whole(_printed(r, text))]
            accounts = [r for r in outer if is_main_account(r.program)]
            is_more = accounts and all(accounts[0].amount > r.amount for r in sums)
            yearly = [r for r in outer if r.measure in YEARLY]
            only = _ids(yearly) if len(_ids(outer)) == 1 else []
            whole = _ids(accounts if is_more else sums)
            parts = [r for r in own if names_part(r.program)]
            spent = {r.program_id for r in own if not r.is_revenue}
            received = [r for r in own if r.program_id not in spent]
            self._wholes[document] = whole or only
            self._totals[document] = [*whole, *_ids([*sums, *parts, *received])]

    def totals(self, documents: Sequence[str] | None = None) -> list[str]:
        """Sums, wholes and revenue, which are no programs among others, the largest sums first."""
        return _within(self._totals, documents)

    def wholes(self, documents: Sequence[str] | None = None) -> list[str]:
        """What documents amount to: their sum, or their main account where that is more.

        A summary that lists some programs of a town has the sum of those, and says before it how
        much its general account is. A call for one grant amounts to what that has.
        """
        return _within(self._wholes, documents)


def _printed(row: FigureRow, text: str) -> str:
    """What the row begins with where it stands: "合計 | 2,905,000" -> "合計"."""
    return BEHIND_NAME.split(text[row.start : row.end])[0]


def _ids(rows: Iterable[FigureRow]) -> list[str]:
    return list(dict.fromkeys(row.program_id for row in rows))


def _within(found: Mapping[str, list[str]], documents: Sequence[str] | None) -> list[str]:
    chosen = (ids for document, ids in found.items() if not documents or document in documents)
    return list(dict.fromkeys(i for ids in chosen for i in ids))
