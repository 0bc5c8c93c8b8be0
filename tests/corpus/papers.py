"""One paper of titles and tables, written in several formats."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl

from corpus.analysed import Analysis
from corpus.analysis import analyse
from corpus.readers import read_document

Line = str
Rows = Sequence[Sequence[str]]
Paper = Sequence[Line | Rows]
FORMS = ("html", "md", "docx", "xlsx", "csv", "txt")


def write_paper(path: Path, form: str, paper: Paper) -> Path:
    """The paper as a file `path`.form: a line is a title or a sentence, rows are a table."""
    path = path / f"paper.{form}"
    _WRITERS[form](path, paper)
    return path


Fact = tuple[str, str, int | None, int]


def facts_of(path: Path) -> set[Fact]:
    """Name, measure, year and amount of each figure."""
    found = analyse(read_document(path), blind=True).figures
    return {(f.program, f.measure.value, f.fiscal_year, f.amount) for f in found}


def facts_said(folder: Path, form: str, text: str) -> set[Fact]:
    """The same of a paper of a form with a text in it."""
    path = folder / "paper.md"
    path.write_text(form.format(text), encoding="utf-8")
    return facts_of(path)


def _html(path: Path, paper: Paper) -> None:
    body = "".join(f"<p>{b}</p>" if isinstance(b, str) else _html_table(b) for b in paper)
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")


def _html_table(rows: Rows) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return f"<table>{cells}</table>"


def _markdown(path: Path, paper: Paper) -> None:
    blocks = [b if isinstance(b, str) else _markdown_table(b) for b in paper]
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _markdown_table(rows: Rows) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _docx(path: Path, paper: Paper) -> None:
    document = docx.Document()
    for block in paper:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for i, row in enumerate(block):
            for j, text in enumerate(row):
                table.cell(i, j).text = text
    document.save(str(path))


def _sheet_rows(paper: Paper) -> list[list[str]]:
    rows: list[list[str]] = []
    for last, block in zip([None, *paper], paper, strict=False):
        if isinstance(block, str):
            rows += [[], [block]] if last is not None and not isinstance(last, str) else [[block]]
        else:
            rows += [[], *map(list, block)]
    return rows


def _xlsx(path: Path, paper: Paper) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in _sheet_rows(paper):
        sheet.append(row)
    book.save(path)


def _csv(path: Path, paper: Paper) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(_sheet_rows(paper))
    path.write_text(out.getvalue(), encoding="utf-8")


def _text(path: Path, paper: Paper) -> None:
    blocks = [b if isinstance(b, str) else _columns(b) for b in paper]
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _columns(rows: Rows) -> str:
    widths = [max(_wide(row[i]) for row in rows) + 3 for i in range(len(rows[0]))]
    return "\n".join(
        row[0] + " " * (widths[0] - _wide(row[0]))
        + "".join(" " * (w - _wide(c)) + c for c, w in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )  # fmt: skip


def _wide(text: str) -> int:
    return sum(1 if ord(c) < 0x2000 else 2 for c in text)


_WRITERS = {
    "html": _html,
    "md": _markdown,
    "docx": _docx,
    "xlsx": _xlsx,
    "csv": _csv,
    "txt": _text,
}


def analyse_text(path: Path, text: str, name: str = "paper.md") -> Analysis:
    """What is read of a text that stands in a file below `path`."""
    file = path / name
    file.write_text(text, encoding="utf-8")
    return analyse(read_document(file))
