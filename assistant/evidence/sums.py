"""The sums of the tables of documents: 「合計」, "Total, Dunes"; what a document amounts to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus.facts import FigureRow, Measure
from corpus.programs.names import is_main_account, names_part, names_whole
from corpus.text import fold_key

BEHIND_NAME = re.compile(r"[|\t]|\s{2,}|\s(?=\D?\d)")
SHORTEST_TITLE = 8  # characters of a name by which a document is called
YEARLY = frozenset({Measure.REQUEST, Measure.INITIAL})  # and no envelope of several years


@dataclass(frozen=True, slots=True)
class DocumentSums:
    """The sums of one document; `wholes` are what it amounts to."""

    totals: tuple[str, ...]
    wholes: tuple[str, ...]


class Sums:
    """The sums of each document, by the ids of the programs that its rows of sums are kept under.

    `rows` are the rows of budgets by document, `texts` what they stand in: a total may be kept by
    what the title of its table names, 「合計」 as 「風浜市教育予算」; `titles` are folded.
    """

    def __init__(
        self,
        rows: Mapping[str, Sequence[FigureRow]],
        texts: Mapping[str, str],
        titles: Mapping[str, str] | None = None,
    ) -> None:
        self._rows = rows
        self._texts = texts
        self._titles = titles or {}
        self._at = {document: at for at, document in enumerate(rows)}
        self._known: dict[str, DocumentSums] = {}

    def totals(self, documents: Sequence[str] | None = None) -> list[str]:
        """Sums, wholes and revenue, which are no programs among others, the largest sums first."""
        return _joined(self.of(d).totals for d in self._within(documents))

    def wholes(self, documents: Sequence[str] | None = None) -> list[str]:
        """What documents amount to: their sum, or their main account where that is more.

        A summary that lists some programs of a town has the sum of those, and says before it how
        much its general account is. A call for one grant amounts to what that has, a budget that
        the document is called by to what is kept under it.
        """
        return _joined(self.of(d).wholes for d in self._within(documents))

    def of(self, document: str) -> DocumentSums:
        """The sums of one document, found when they are first asked for."""
        known = self._known.get(document)
        if known is None:
            rows = self._rows[document]
            text = self._texts.get(document, "") if rows else ""
            known = self._known[document] = _sums(rows, text, self._titles.get(document, ""))
        return known

    def _within(self, documents: Sequence[str] | None) -> Iterable[str]:
        """The documents asked for, by default all, in their order."""
        if not documents:
            return self._rows
        return sorted({d for d in documents if d in self._at}, key=self._at.__getitem__)


def _sums(own: Sequence[FigureRow], text: str, title: str) -> DocumentSums:
    titled = [r for r in own if _is_title(r.program, title)]
    outer = sorted((r for r in own if r.parent is None), key=lambda r: -r.amount)
    sums = [r for r in outer if names_whole(r.program) or names_whole(_printed(r, text))]
    accounts = [r for r in outer if is_main_account(r.program)]
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


def _joined(found: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(found)))
