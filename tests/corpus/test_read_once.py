"""What several readers look at is read once, and what cannot be there is not looked for."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.benchmark.made import Template, make_document
from corpus.analysis import analyse
from corpus.document import Cell, Document, Page, Table
from corpus.extraction import extract_figures
from corpus.facts import examples
from corpus.programs import titled
from corpus.slides.statements import read_statements
from corpus.tables.around import declared
from corpus.tables.around.declared import unit_around
from corpus.tables.grid import Grid, GridCell
from corpus.tables.propose import counted, sheet
from corpus.tables.propose.accounts import heads as account_heads
from corpus.tables.propose.accounts.read import find_accounts
from corpus.tables.propose.counted import find_counted
from corpus.tables.propose.pieces import text_pieces
from corpus.text import units
from corpus.text.remembered import LONG
from corpus.text.years import find_years
from tests.counting import counted as counted_calls

CALLS = 37_500  # for a page of 34 lines: three programs with their budgets, and a table
TEXT = (
    "岬市の予算\n\n灯台改修事業\n令和8年度要求額 3億円（前年度予算額 2億円）\n\n"
    "渡し船補助金\n令和8年度要求額 5億円（前年度予算額 4億円）\n"
)


def document(text: str) -> Document:
    return Document(
        id="d",
        title="d",
        filename="d.txt",
        media_type="text/plain",
        sha256="0",
        text=text,
        pages=(Page(1, 0, len(text)),),
        fiscal_year=2026,
    )


def test_lines_are_read_for_sheets_and_pages_and_pieces_for_tables_once() -> None:
    read_statements.cache_clear()
    text_pieces.cache_clear()
    whole = replace(document(TEXT), pages=())
    assert len(extract_figures(whole).rows) == 4
    assert read_statements.cache_info().misses == read_statements.cache_info().currsize
    assert read_statements.cache_info().hits >= 5
    assert text_pieces.cache_info().hits >= 1


def test_phrases_of_the_vocabulary_are_looked_for_only_where_one_begins(monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(counted, "_parts", lambda cells: asked.append(cells[0].text) or 1)
    text = "The lighthouse of the northern cape has been repaired\nProgram Actual Expenditure\n"
    list(find_counted(document(text), 0, len(text)))
    assert asked == ["Program", "Actual", "Expenditure"]  # of eleven words


def test_heads_are_looked_for_only_above_amounts_that_stand_side_by_side(monkeypatch) -> None:
    asked: list[int] = []
    heads = counted.column_heads
    monkeypatch.setattr(
        counted, "column_heads", lambda words: (asked.append(len(words)), heads(words))[1]
    )
    list(find_counted(document(TEXT), 0, len(TEXT)))
    assert not asked  # each line has one amount
    table = "事業 令和8年度 令和7年度\n灯台改修事業 300 200\n渡し船補助金 50 40\n"
    assert list(find_counted(document(table), 0, len(table))) and asked


def test_heads_of_accounts_are_looked_for_only_where_one_begins(monkeypatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(account_heads, "spelled", lambda row: asked.append(len(row)) or row)
    list(find_accounts(text_pieces(TEXT, 0, len(TEXT))))
    assert not asked
    list(find_accounts(text_pieces("款　項　金額\n" + TEXT, 0, len(TEXT))))
    assert asked


def test_the_units_of_a_long_text_are_looked_for_once_for_all_its_tables(monkeypatch) -> None:
    asked: list[int] = []
    find = declared.find_units
    monkeypatch.setattr(
        declared, "find_units", lambda text: (asked.append(len(text)), find(text))[1]
    )
    document = tables_in(400)
    assert len(document.text) > LONG
    for table in document.tables[::50]:
        amount = GridCell("12", table.end - 2, table.end)
        grid = Grid(((amount,),), table.start, table.end, None, "native")
        assert unit_around(document, grid, ()).scale is None
    assert asked.count(len(document.text)) == 1


def test_examples_of_a_document_are_looked_for_once(monkeypatch) -> None:
    asked: list[str] = []
    find = examples.example_spans
    monkeypatch.setattr(examples, "example_spans", lambda text: (asked.append(text), find(text))[1])
    extract_figures(document(f"{TEXT}計算例\n工事費 54万円\n"))
    assert len(asked) == 1


def test_the_title_of_a_document_is_read_once_for_all_who_ask(monkeypatch) -> None:
    asked: list[str] = []
    read = titled.program_in_title
    monkeypatch.setattr(
        titled, "program_in_title", lambda text: (asked.append(text), read(text))[1]
    )
    extract_figures(document(TEXT))
    assert len(asked) == len(set(asked))


def test_cells_of_a_sheet_are_looked_at_once_for_the_names_of_all_its_numbers(monkeypatch) -> None:
    asked: list[str] = []
    is_name = sheet._is_name
    monkeypatch.setattr(
        sheet, "_is_name", lambda cell: (asked.append(cell and cell.text), is_name(cell))[1]
    )
    head = ["事業", *(f"令和{year}年度予算額" for year in range(1, 9))]
    rows = [[f"灯台{row}改修事業", *(f"{row}{year}00" for year in range(1, 9))] for row in range(9)]
    cells = [
        [GridCell(text, 10 * (9 * y + x), 10 * (9 * y + x) + 9) for x, text in enumerate(row)]
        for y, row in enumerate([head, *rows])
    ]
    (part,) = sheet.find_parts(Grid(tuple(map(tuple, cells)), 0, 900, None, "native"))
    assert len(part.rows) == 10
    assert len(asked) <= 2 * 90  # by columns, and by rows: each of 8 columns looked at all before


def test_what_has_no_currency_is_no_unit_and_is_not_read_for_one(monkeypatch) -> None:
    asked: list[str] = []
    declares = units._declared
    monkeypatch.setattr(units, "_declared", lambda: (asked.append("read"), declares())[1])
    assert not units._find("施設の整備は、令和8年度に完了する。")
    assert not units._find("The works are to be completed in the year.") and not asked
    assert units._find("（単位：千円）") and asked


def test_the_one_unit_of_a_text_is_looked_for_once_whatever_else_is_asked(monkeypatch) -> None:
    asked: list[int] = []
    whole = declared.whole_scale
    monkeypatch.setattr(
        declared, "whole_scale", lambda text: (asked.append(len(text)), whole(text))[1]
    )
    document = tables_in(20)
    for table in document.tables:
        amount = GridCell("12", table.end - 2, table.end)
        grid = Grid(((amount,),), table.start, table.end, None, "native")
        assert unit_around(document, grid, ()).scale is None
    assert asked.count(len(document.text)) == 1 < len(asked)


def test_a_page_of_text_takes_no_more_work_than_it_did() -> None:
    made = Template.strangers()
    pages = [document(make_document(made, number).text) for number in range(12)]
    for page in pages[:-1]:
        analyse(page, blind=True)
    assert counted_calls(lambda: analyse(pages[-1], blind=True)) <= CALLS


def tables_in(count: int) -> Document:
    """A long text with tables whose amounts have no unit."""
    rows = "".join(f"第{i}館 {'灯' * 500}\n改修 12\n\n" for i in range(count))
    starts = [match.start() for match in re.finditer("改修", rows)]
    cells = [(Cell(0, 0, at, at + 2), Cell(0, 1, at + 3, at + 5)) for at in starts]
    tables = tuple(Table(row[0].start, row[1].end, None, row) for row in cells)
    return replace(document(rows), pages=(), tables=tables)


def test_years_stand_wherever_a_text_has_them() -> None:
    text = "From FY2026 to the 2027 budget, Reiwa 9, R8 and 二〇二六年度, ㋿８年"
    assert [y.year for y in find_years(text)] == [2026, 2027, 2027, 2026, 2026, 2026]
