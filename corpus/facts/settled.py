"""What a person has settled of a document, one row or open reading at a time, as a CSV.

It has the columns of a reviewed table, so that its rows can be moved into one, and behind them
which row or reading each line settles, how, by whom and when. A rejected one names no program, and
so is no row of a reviewed table either.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.document import Document
from corpus.errors import InvalidTable
from corpus.facts.reviewed import COLUMNS, row_id, row_of
from corpus.facts.row import FigureRow, ReviewItem
from corpus.facts.table import BYTE_ORDER_MARK

SETTLED_COLUMNS = (*COLUMNS, "start", "settles", "action", "by", "at")


class Action(StrEnum):
    """What a person may say of a row or an open reading."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Settlement:
    """One decision: `settles` is the id of the row or reading, `record` a line of a reviewed table.

    `start` is the offset of the record's quote; `at` is ISO 8601 in UTC.
    """

    settles: str
    action: Action
    record: Mapping[str, str]
    start: int
    by: str
    at: str

    def row(self, document: Document) -> FigureRow:
        """The row that this makes; raises InvalidTable where the document does not prove it."""
        return row_of(document, self.record, f"the settled reading {self.settles}", self.start)


def reading_id(item: ReviewItem) -> str:
    """An id of an open reading that stays as long as it is the same reading of the same place."""
    facts = (item.end, item.original, item.measure, item.fiscal_year, item.scope, item.currency)
    return row_id(item.document_id, "", item.start, *facts)


def load_settled(path: Path) -> tuple[Settlement, ...]:
    """The decisions in a file, none where there is no file; raises InvalidTable."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise InvalidTable(f"{path.name} is not UTF-8: {error.reason}") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        missing = [c for c in SETTLED_COLUMNS if c not in (reader.fieldnames or ())]
        if missing:
            raise InvalidTable(f"{path.name}: the first line lacks {', '.join(missing)}")
        return tuple(_settlement(record) for record in reader)
    except (ValueError, TypeError, csv.Error) as error:
        raise InvalidTable(f"{path.name} line {reader.line_num}: {error}") from error


def _settlement(record: Mapping[str, str]) -> Settlement:
    return Settlement(
        settles=record["settles"],
        action=Action(record["action"]),
        record={c: record[c] or "" for c in COLUMNS},
        start=int(record["start"]),
        by=record["by"],
        at=record["at"],
    )


def render_settled(settlements: Iterable[Settlement]) -> str:
    """The CSV of decisions, in the order of the document."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, SETTLED_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in sorted(settlements, key=lambda s: (s.start, s.settles)):
        more = {"start": one.start, "settles": one.settles, "action": one.action.value}
        writer.writerow({**one.record, **more, "by": one.by, "at": one.at})
    return BYTE_ORDER_MARK + out.getvalue()
