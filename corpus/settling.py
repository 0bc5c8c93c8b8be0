"""Lays what a person has settled over what was extracted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Document
from corpus.errors import InvalidTable
from corpus.extraction import Extraction
from corpus.facts.coverage import Coverage
from corpus.facts.row import FigureRow, ReviewItem, Trust
from corpus.facts.settled import Action, Settlement, reading_id
from corpus.programs.program import Program

REJECTED = "rejected by a person"


def settle(
    document: Document, found: Extraction, settlements: Sequence[Settlement]
) -> tuple[Extraction, int]:
    """What was found with each decision in its place, and how many decisions fit nothing any more.

    A decision about what is no longer read so (another version of the readers), or that the
    document does not prove, changes nothing: it waits until a person settles it again.
    """
    desk = _Desk(document, found)
    stale = sum(not desk.settle(one) for one in settlements)
    return desk.extraction(), stale


class _Desk:
    """The rows and open readings of a document, on the way from found to settled."""

    def __init__(self, document: Document, found: Extraction) -> None:
        self._document = document
        self._found = found
        self._rows = {row.id: row for row in found.rows}
        self._open: dict[str, list[ReviewItem]] = {}
        for item in found.review:
            self._open.setdefault(reading_id(item), []).append(item)
        self._coverage = found.coverage

    def settle(self, one: Settlement) -> bool:
        """Whether the decision could be carried out."""
        if one.settles not in self._rows and one.settles not in self._open:
            return False
        try:
            row = self._row(one)
        except InvalidTable:
            return False
        self._count(one, settled=row is not None)
        self._rows.pop(one.settles, None)
        self._open.pop(one.settles, None)
        if row is not None:
            self._rows[row.id] = row
        return True

    def _row(self, one: Settlement) -> FigureRow | None:
        if one.action is Action.REJECT:
            return None
        read = self._rows.get(one.settles)
        if one.action is Action.CONFIRM and read is not None:
            return replace(read, trust=Trust.REVIEWED)
        return one.row(self._document)

    def _count(self, one: Settlement, *, settled: bool) -> None:
        coverage, left = self._coverage, dict(self._coverage.left)
        read, waiting = self._rows.get(one.settles), len(self._open.get(one.settles, ()))
        extracted = read is not None and read.trust is Trust.EXTRACTED
        proven = read is not None and not extracted
        if not settled:
            left[REJECTED] = left.get(REJECTED, 0) + (waiting or 1)
        self._coverage = Coverage(
            amounts=coverage.amounts,
            confirmed=coverage.confirmed - proven + (waiting or 1) * settled,
            extracted=coverage.extracted - extracted,
            review=coverage.review - waiting,
            left=left,
            pages_unread=coverage.pages_unread,
        )

    def extraction(self) -> Extraction:
        rows = tuple(sorted(self._rows.values(), key=lambda row: row.start))
        known = {p.id for p in self._found.programs}
        named = {
            row.program_id: Program(row.program_id, row.program, document_ids=(self._document.id,))
            for row in rows
            if row.program_id not in known
        }
        review = tuple(item for items in self._open.values() for item in items)
        return Extraction(
            rows,
            tuple(sorted(review, key=lambda item: item.start)),
            (*self._found.programs, *named.values()),
            self._coverage,
            self._found.tables,
        )
