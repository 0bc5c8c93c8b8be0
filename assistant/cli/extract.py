"""`assistant extract` and `assistant review`: a document's figures, without an index."""

from __future__ import annotations

import csv
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.console import console
from assistant.cli.context import CommandContext
from corpus.errors import AssistantError, Conflict, NotFound

if TYPE_CHECKING:
    from corpus.analysed import Analysis
    from corpus.document import Document
    from corpus.facts.row import FigureRow, ReviewItem

_FIELDS = (
    "kind",
    "program",
    "measure",
    "fiscal_year",
    "amount",
    "currency",
    "original",
    "scope",
    "page",
    "line_start",
    "line_end",
    "quote",
    "trust",
    "candidates",
    "reason",
)


class Format(StrEnum):
    """How figures are printed."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    app.command("extract")(extract)
    app.command("review")(review)


def extract(
    file: Annotated[Path, typer.Argument(help="A document of any kind that can be read.")],
    output: Annotated[
        Format, typer.Option("--format", help="How to print figures.")
    ] = Format.TABLE,
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help="Add what was read, and left and why."),
    ] = False,
) -> None:
    """Print the figures of a document, and the readings that a person has to settle.

    Exit status 0 where the file was read, 1 where it was not, 2 for wrong use.
    """
    analysis = analyse_path(file)
    for warning in analysis.document.warnings:
        typer.echo(f"assistant: {file.name}: {warning}", err=True)
    lines = figure_lines(analysis)
    {Format.TABLE: _print_table, Format.CSV: _print_csv, Format.JSONL: _print_jsonl}[output](lines)
    if coverage:
        typer.echo(
            json.dumps({"kind": "coverage", **analysis.coverage.to_json()}, ensure_ascii=False)
        )


def review(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id or file name.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite an edited table.")] = False,
) -> None:
    """Write a document's figures as a table for a person to correct.

    The next build verifies the edited table against the document and uses it instead of what it
    extracts; it refuses a row that the document does not prove.
    """
    from corpus.facts.table import write_table
    from corpus.layout.written.companions import TABLE_ENDING

    context = CommandContext()
    files = context.corpus.list_documents()
    source = next((f for f in files if document in (f.id, f.name)), None)
    if source is None:
        raise NotFound(f"There is no document {document!r}; see `assistant list`.")
    path = source.path.with_suffix(TABLE_ENDING)
    if path.exists() and not force:
        raise Conflict(f"{path} exists already; edit it, or use --force to write it anew.")
    analysis = analyse_path(source.path)
    write_table(path, analysis.document, analysis.figures, analysis.review)
    typer.echo(f"Wrote {len(analysis.figures)} rows to {path}; edit it, then `assistant build`.")


def analyse_path(file: Path) -> Analysis:
    """Read and analyse a file; raises AssistantError with the reason where it cannot be read."""
    from corpus.analysis import analyse
    from corpus.readers import read_document

    if not file.exists():
        raise NotFound(f"There is no file {file}.")
    if not file.is_file():
        raise AssistantError(f"{file} is not a file.")
    return analyse(read_document(file), file)


def figure_lines(analysis: Analysis) -> list[dict[str, Any]]:
    """One object for each figure, then one for each reading under review."""
    place = _Places(analysis.document)
    figures = [_figure_line(row, place.of(row.start, row.end)) for row in analysis.figures]
    return [*figures, *(_review_line(r, place.of(r.start, r.end)) for r in analysis.review)]


class _Places:
    """Where ranges of a document stand, by lines, with what they quote."""

    def __init__(self, document: Document) -> None:
        from corpus.layout.written.line_numbers import Lines

        self._text = document.text
        self._lines = Lines(document.text)

    def of(self, start: int, end: int) -> dict[str, Any]:
        return {
            "line_start": self._lines.number(start),
            "line_end": self._lines.number(max(start, end - 1)),
            "quote": self._text[start:end],
        }


def _figure_line(row: FigureRow, place: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": "figure",
        "program": row.program,
        "measure": row.measure.value,
        "fiscal_year": row.fiscal_year,
        "amount": row.amount,
        "currency": row.currency,
        "original": row.original,
        "scope": row.scope,
        "page": row.page,
        **place,
        "trust": row.trust.value,
    }


def _review_line(item: ReviewItem, place: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": "review",
        "program": None,
        "measure": item.measure.value if item.measure else None,
        "fiscal_year": item.fiscal_year,
        "amount": None,
        "currency": item.currency,
        "original": item.original,
        "scope": item.scope,
        "page": item.page,
        **place,
        "trust": None,
        "candidates": [
            {"program": c.program, "amount": c.amount, "reason": c.reason} for c in item.candidates
        ],
        "reason": item.reason,
    }


def _print_jsonl(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        typer.echo(json.dumps(line, ensure_ascii=False))


def _print_csv(lines: list[dict[str, Any]]) -> None:
    writer = csv.DictWriter(sys.stdout, _FIELDS, restval="", lineterminator="\n")
    writer.writeheader()
    for line in lines:
        candidates = json.dumps(line.get("candidates", []), ensure_ascii=False)
        writer.writerow({**line, "candidates": candidates if line["kind"] == "review" else ""})


def _print_table(lines: list[dict[str, Any]]) -> None:
    from rich.table import Table

    table = Table("program", "measure", "year", "amount", "in the source", "page", "trust")
    table.columns[3].justify = "right"
    for line in lines:
        settled = line["kind"] == "figure"
        table.add_row(
            line["program"] or " / ".join(c["program"] for c in line["candidates"]),
            line["measure"] or "",
            str(line["fiscal_year"] or ""),
            f"{line['amount']:,} {line['currency']}" if settled else "?",
            line["original"],
            str(line["page"] or ""),
            line["trust"] if settled else f"review: {line['reason']}",
        )
    console().print(table)
