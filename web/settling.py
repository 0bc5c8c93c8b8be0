"""A person's word on a row or an open reading, held against the characters of the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from corpus.document import Document
from corpus.errors import Conflict, InvalidInput, InvalidTable, NotFound
from corpus.facts import FigureRow, ReviewItem, Trust
from corpus.facts.settled import Action, Settlement, reading_id
from corpus.facts.table import record_of, record_of_open
from corpus.programs.registry import Registry
from web.edition import Edition


@dataclass(frozen=True, slots=True)
class Subject:
    """What is settled: a row or an open reading, with its line of a reviewed table."""

    document: Document
    entry: FigureRow | ReviewItem
    record: Mapping[str, str]


def find(edition: Edition, settles: str) -> Subject:
    """The row or open reading with this id; raises NotFound, Conflict for a reviewed row."""
    row = next((row for row in edition.figures if row.id == settles), None)
    if row is not None:
        if row.trust is Trust.REVIEWED:
            raise Conflict("A person has reviewed this row already; undo that, or edit its table.")
        document = edition.document(row.document_id)
        return Subject(document, row, record_of(document, row))
    item = next((item for item in edition.review if reading_id(item) == settles), None)
    if item is None:
        raise NotFound(f"There is no row or open reading {settles!r}; GET /api/review lists them.")
    document = edition.document(item.document_id)
    return Subject(document, item, record_of_open(document, item))


def decide(
    edition: Edition, settles: str, action: Action, said: Mapping[str, Any], by: str
) -> tuple[str, Settlement]:
    """The checksum of the document and the decision; `said` holds the columns that a person gave.

    Raises InvalidInput where something lacks, or is not what the document's characters say.
    """
    subject = find(edition, settles)
    record = {**subject.record, **{name: _cell(value) for name, value in said.items()}}
    if action is Action.REJECT:
        record = {**subject.record, "program": "", "program_id": ""}
    else:
        record = _named(edition, subject, _only_choice(subject, record, said))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    settlement = Settlement(settles, action, record, subject.entry.start, by, at)
    if action is not Action.REJECT and _is_new(subject, action):
        try:
            settlement.row(subject.document)
        except InvalidTable as error:
            raise InvalidInput(error.detail) from error
    return subject.document.sha256, settlement


def _is_new(subject: Subject, action: Action) -> bool:
    """Whether the row is not simply the one that was extracted."""
    return action is Action.CORRECT or isinstance(subject.entry, ReviewItem)


def _only_choice(
    subject: Subject, record: Mapping[str, str], said: Mapping[str, Any]
) -> dict[str, str]:
    """The record; what an open reading's one candidate says, where a person has not said it."""
    filled = dict(record)
    entry = subject.entry
    if isinstance(entry, ReviewItem):
        chosen = [c for c in entry.candidates if record["program"] in ("", c.program)]
        if len(chosen) == 1:
            filled["program"] = chosen[0].program
            if "amount" not in said:
                filled["amount"] = str(chosen[0].amount)
    lacking = [name for name in ("program", "measure", "amount") if not filled[name]]
    if lacking:
        raise InvalidInput(
            f"Say also the {' and the '.join(lacking)}: the document leaves it open."
        )
    return filled


def _named(edition: Edition, subject: Subject, record: dict[str, str]) -> dict[str, str]:
    """The record with the id of its program; another program has no parent from the one read."""
    if record["program"] == subject.record["program"]:
        return record
    programs = edition.analysis(subject.document.id).programs
    program = Registry(subject.document, programs).resolve(record["program"])
    return {**record, "program": program.name, "program_id": program.id, "parent": ""}


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def settled_entry(document: Document, one: Settlement) -> dict[str, Any]:
    """A decision as JSON data, with the place that it is about."""
    quote = one.record["quote"]
    end = one.start + len(quote)
    said = {name: one.record[name] or None for name in ("program", "measure", "currency", "scope")}
    numbers = {n: int(one.record[n]) if one.record[n] else None for n in ("fiscal_year", "amount")}
    return {
        "id": one.settles,
        "action": one.action.value,
        "by": one.by or None,
        "at": one.at,
        **said,
        **numbers,
        "original": one.record["original"],
        "citation": {
            "document_id": document.id,
            "document_title": document.title,
            "page": document.page_at(one.start),
            "start": one.start,
            "end": end,
            "line_start": document.line_at(one.start),
            "line_end": document.line_at(max(one.start, end - 1)),
            "quote": quote,
        },
    }
