"""`assistant ask`: one question from the terminal."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import console
from assistant.cli.context import CommandContext

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.model import Answer, Figure


class AskedLanguage(StrEnum):
    """The language to answer in."""

    AUTO = "auto"
    JA = "ja"
    EN = "en"


def register(app: typer.Typer) -> None:
    app.command("ask")(ask)


def ask(
    question: Annotated[str, typer.Argument(help="The question, in Japanese or English.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the response of POST /api/answer.")
    ] = False,
    language: Annotated[
        AskedLanguage, typer.Option("--language", help="The language to answer in.")
    ] = AskedLanguage.AUTO,
    document: Annotated[
        list[str] | None,
        typer.Option("--document", metavar="ID", help="Restrict to this document; repeatable."),
    ] = None,
    top_k: Annotated[int, typer.Option(min=1, max=50, help="Passages returned.")] = 5,
) -> None:
    """Answer a question from the published index, with figures and citations."""
    if not question.strip():
        raise typer.BadParameter("the question is empty")
    answer = (
        CommandContext()
        .assistant()
        .answer(question, history=(), language=language.value, documents=document, top_k=top_k)
    )
    if as_json:
        typer.echo(json.dumps(asdict(answer), ensure_ascii=False, indent=1))
        return
    _print(answer)


def _print(answer: Answer) -> None:
    output = console()
    output.print(answer.answer)
    if answer.figures:
        _print_figures(output, answer.figures)
    for citation in answer.citations:
        page = f", p. {citation.page}" if citation.page is not None else ""
        lines = f"lines {citation.line_start}-{citation.line_end}"
        output.print(f"\n[{citation.number}] {citation.document_title}{page}, {lines}")
        for line in citation.quote.strip().splitlines():
            output.print(f"    {line}")
    if answer.suggestions:
        output.print()
    for suggestion in answer.suggestions:
        output.print(f"→ {suggestion}")


def _print_figures(output: Console, figures: tuple[Figure, ...]) -> None:
    from rich.table import Table

    table = Table("program", "measure", "year", "amount", "in the source", "scope", "cited")
    table.columns[3].justify = "right"
    for figure in figures:
        unit = figure.currency or "%"
        table.add_row(
            figure.program,
            figure.label,
            figure.fiscal_year_label or "",
            f"{figure.amount:,} {unit}",
            figure.formula or figure.original or "",
            figure.scope or "",
            f"[{figure.citation}]" if figure.citation else "",
        )
    output.print(table)
