"""The reviewed budget table of a document: every row is checked against the text it cites.

A person has read these rows, so they win over extraction; but a person mistypes, and the document
may change under the table. So a row whose quote does not stand at its line, whose figure does not
stand in its quote, or whose amount is not what that figure says, refuses the whole table.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from corpus.document import Document
from corpus.errors import InvalidTable
from corpus.facts.row import FigureRow, Measure, Trust
from corpus.layout.written.line_numbers import Lines
from corpus.text.amounts import find_amounts, parse_number
from corpus.text.units import find_units

COLUMNS = (
    "program_id",
    "program",
    "parent",
    "measure",
    "label",
    "fiscal_year",
    "amount",
    "currency",
    "original",
    "scope",
    "approximate",
    "note",
    "quote",
    "line",
)


def load_reviewed(document: Document, path: Path) -> tuple[FigureRow, ...]:
    """The rows of a reviewed table. Raises `InvalidTable` naming file, line and what is wrong.

    Rows that the file marks as still open, by leaving `program` or `amount` empty, are skipped.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")  # line ends inside a quote stay as they are
    except UnicodeDecodeError as error:
        raise InvalidTable(f"{path.name} is not UTF-8: {error.reason}; save it as UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        records = [(record, f"{path.name} line {reader.line_num}") for record in reader]
    except csv.Error as error:
        raise InvalidTable(f"{path.name} line {reader.line_num}: {error}") from error
    missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
    if missing:
        raise InvalidTable(f"{path.name}: the first line lacks the columns {', '.join(missing)}")
    lines = Lines(document.text)
    rows = [
        _Record(document, lines, record, place)
        for record, place in records
        if record["program"] and record["amount"]
    ]
    return tuple(r.row() for r in rows)


def row_of(
    document: Document, record: Mapping[str, str], place: str, start: int | None = None
) -> FigureRow:
    """The row that one line of a reviewed table says; raises `InvalidTable` naming `place`.

    `start` says which of several equal quotes on a line is meant.
    """
    row = _Record(document, Lines(document.text), record, place).row()
    if start is None or document.text[start : start + len(record["quote"])] != record["quote"]:
        return row
    end = start + len(record["quote"])
    facts = (row.measure, row.fiscal_year, row.amount, row.scope)
    known = row_id(document.id, row.program_id, start, *facts)
    return replace(row, id=known, start=start, end=end, page=document.page_at(start))


def _holds(quote: str, original: str) -> bool:
    """Whether the figure stands in the quote, be it over the end of a line."""
    return "".join(original.split()) in "".join(quote.split())


def row_id(document_id: str, program_id: str, start: int, *facts: object) -> str:
    """An id that stays the same as long as the row says the same of the same place."""
    key = "\x1f".join(map(str, (document_id, program_id, start, *facts)))
    return hashlib.sha256(key.encode()).hexdigest()[:12]


class _Record:
    """One line of the file, on its way to a row."""

    __slots__ = ("_document", "_lines", "_place", "_record")

    def __init__(
        self, document: Document, lines: Lines, record: Mapping[str, str], place: str
    ) -> None:
        self._document = document
        self._lines = lines
        self._record = record
        self._place = place

    def row(self) -> FigureRow:
        record = self._record
        start = self._quote_start()
        amount, currency = self._amount(), record["currency"] or "JPY"
        measure, year = self._measure(), self._integer("fiscal_year")
        program_id = record["program_id"] or record["program"]
        scope = record["scope"] or None
        return FigureRow(
            id=row_id(self._document.id, program_id, start, measure, year, amount, scope),
            document_id=self._document.id,
            program_id=program_id,
            program=record["program"],
            parent=record["parent"] or None,
            measure=measure,
            label=record["label"],
            fiscal_year=year,
            amount=amount,
            currency=currency,
            original=record["original"],
            scope=scope,
            start=start,
            end=start + len(record["quote"]),
            page=self._document.page_at(start),
            trust=Trust.REVIEWED,
            approximate=record["approximate"] or None,
            note=record["note"] or None,
        )

    def _refuse(self, reason: str) -> InvalidTable:
        return InvalidTable(f"{self._place} ({self._record['program']}): {reason}")

    def _integer(self, column: str) -> int | None:
        value = self._record[column]
        try:
            return int(value) if value else None
        except ValueError as error:
            raise self._refuse(f"{column} is {value!r}, expected a whole number") from error

    def _measure(self) -> Measure:
        value = self._record["measure"]
        try:
            return Measure(value)
        except ValueError as error:
            known = ", ".join(m.value for m in Measure)
            raise self._refuse(f"measure is {value!r}, expected one of {known}") from error

    def _quote_start(self) -> int:
        """Where the quote begins, which must be on the line that the row names."""
        quote, line = self._record["quote"], self._integer("line")
        if not quote or line is None or not 1 <= line <= len(self._lines):
            raise self._refuse(f"expected a quote and a line from 1 to {len(self._lines)}")
        start = self._document.text.find(quote, self._lines.start(line))
        if start < 0 or start > self._lines.end(line):
            found = self._document.text[self._lines.start(line) : self._lines.end(line)]
            raise self._refuse(
                f"expected the quote {quote!r} on line {line} of {self._document.filename}, "
                f"which is {found!r}"
            )
        return start

    def _amount(self) -> int:
        amount, original = self._integer("amount"), self._record["original"]
        if amount is None or not original or not _holds(self._record["quote"], original):
            raise self._refuse(f"the figure {original!r} does not stand in the quote")
        readings = {(a.value, a.currency) for a in find_amounts(original)}
        readings = readings or self._readings_by_unit(original)
        if (amount, self._record["currency"] or "JPY") not in readings:
            said = " or ".join(f"{value} {currency}" for value, currency in sorted(readings))
            raise self._refuse(
                f"amount is {amount} {self._record['currency']}, "
                f"but {original!r} says {said or 'no amount'}"
            )
        return amount

    def _readings_by_unit(self, original: str) -> set[tuple[int, str]]:
        """What a bare number says in the units that the document states; yen where it has none."""
        number = parse_number(original)
        factors = {u.factor for u in find_units(self._document.text)} or {1}
        if number is None:
            return set()
        return {(int(number * factor), "JPY") for factor in factors}
