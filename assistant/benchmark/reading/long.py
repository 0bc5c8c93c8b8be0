"""Long documents, made: tables of one fact or one program a row, and a budget book of ruled pages.

The same size makes the same document everywhere; the sums and differences in it are right.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.benchmark.made import SEED, name_of
from corpus.errors import AssistantError

ROWS_A_PAGE = 60
_KINDS = (("令和8年度", "当初予算額"), ("令和8年度", "補正予算額"), ("令和7年度", "当初予算額"),
          ("令和6年度", "決算額"))  # fmt: skip
_HEADS = ("事業名", "本年度予算額", "前年度予算額", "比較", "国庫支出金", "地方債", "その他",
          "一般財源")  # fmt: skip
# Points: A3 on its side, its margins, its columns and its rows.
_WIDTH, _HEIGHT = 1190.55, 841.89
_LEFT, _TOP, _ROW = 60.0, 70.0, 12.0
_WIDTHS = (260.0, 120.0, 120.0, 110.0, 120.0, 110.0, 110.0, 120.0)
_FONT = "HeiseiKakuGo-W5"
_MISSING = "The budget book needs reportlab, which is not installed: pip install '.[books]'."


def write_long_table(path: Path, rows: int) -> Path:
    """A CSV whose columns are program, year, measure, amount and unit: four rows a program."""
    chance = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    lines = ["事業名,年度,区分,金額,単位"]
    for number in range(rows):
        year, kind = _KINDS[number % len(_KINDS)]
        name = name_of(number // len(_KINDS))
        lines.append(f"{name},{year},{kind},{chance.randrange(1, 100_000)},千円")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def write_wide_table(path: Path, rows: int) -> Path:
    """A CSV of one program a row: what is asked for, what it had, and the change."""
    chance = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    lines = ["事業名,令和8年度要求額（千円）,令和7年度予算額（千円）,増減（千円）"]
    for number in range(rows):
        asked, had = chance.randrange(1, 100_000), chance.randrange(1, 100_000)
        lines.append(f"{name_of(number)},{asked},{had},{asked - had}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def write_budget_book(path: Path, pages: int) -> Path:
    """A PDF of A3 pages, each a ruled table of 60 programs and eight columns.

    Raises AssistantError where the library that writes PDFs is not installed.
    """
    try:
        from reportlab.pdfbase import cidfonts, pdfmetrics
        from reportlab.pdfgen import canvas
    except ImportError as error:
        raise AssistantError(_MISSING) from error
    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont(_FONT))
    book = canvas.Canvas(str(path), pagesize=(_WIDTH, _HEIGHT), invariant=1)
    chance = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    for page in range(pages):
        _write_page(_Page(book), page, chance)
        book.showPage()
    book.save()
    return path


@dataclass(frozen=True, slots=True)
class _Page:
    canvas: Any  # of reportlab

    def rule(self, rows: int) -> None:
        """Draw the lines of a table of so many rows."""
        xs = [_LEFT + sum(_WIDTHS[:i]) for i in range(len(_WIDTHS) + 1)]
        top, bottom = _HEIGHT - _TOP, _HEIGHT - _TOP - _ROW * rows
        self.canvas.setLineWidth(0.4)
        for x in xs:
            self.canvas.line(x, top, x, bottom)
        for row in range(rows + 1):
            self.canvas.line(xs[0], top - _ROW * row, xs[-1], top - _ROW * row)

    def write(self, row: int, cells: Sequence[str]) -> None:
        """Write the cells of a row: the name from the left, amounts to the right."""
        base = _HEIGHT - _TOP - _ROW * (row + 1) + 3
        self.canvas.drawString(_LEFT + 3, base, cells[0])
        for column, cell in enumerate(cells[1:], start=1):
            self.canvas.drawRightString(_LEFT + sum(_WIDTHS[: column + 1]) - 3, base, cell)


def _write_page(page: _Page, number: int, chance: random.Random) -> None:
    page.canvas.setFont(_FONT, 14)
    page.canvas.drawString(_LEFT, _HEIGHT - 40, "令和8年度 甲野市一般会計予算 歳出")
    page.canvas.setFont(_FONT, 9)
    page.canvas.drawRightString(_LEFT + sum(_WIDTHS), _HEIGHT - 60, "（単位：千円）")
    page.rule(ROWS_A_PAGE + 1)
    page.write(0, _HEADS)
    for row in range(ROWS_A_PAGE):
        name = name_of(number * ROWS_A_PAGE + row)
        page.write(row + 1, (name, *_amounts(chance)))
    page.canvas.drawCentredString(_WIDTH / 2, 20, f"- {number + 1} -")


def _amounts(chance: random.Random) -> Iterator[str]:
    """This year's budget, last year's, the change, and the four sources of this year's."""
    sources = [chance.randrange(1, 90_000) for _ in range(4)]
    now, before = sum(sources), chance.randrange(10_000, 200_000)
    change = f"△{before - now:,}" if before > now else f"{now - before:,}"
    return iter([f"{now:,}", f"{before:,}", change, *(f"{source:,}" for source in sources)])
