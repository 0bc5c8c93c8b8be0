"""What several readers look at is read once, and what cannot be there is not looked for."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Document, Page
from corpus.extraction import extract_figures
from corpus.slides.statements import read_statements
from corpus.tables.propose import counted
from corpus.tables.propose.counted import find_counted
from corpus.tables.propose.pieces import text_pieces
from corpus.text.years import find_years

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


def test_years_stand_wherever_a_text_has_them() -> None:
    text = "From FY2026 to the 2027 budget, Reiwa 9, R8 and 二〇二六年度, ㋿８年"
    assert [y.year for y in find_years(text)] == [2026, 2027, 2027, 2026, 2026, 2026]
