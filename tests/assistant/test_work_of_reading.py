"""What reading a document takes: each text judged once, and no part that is not asked for."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest

import assistant.answer.records.query as query_module
import assistant.evidence.cells.grids as grids_module
import assistant.evidence.finding.reading as reading_module
import assistant.evidence.finding.valuetypes as valuetypes_module
from assistant.evidence.catalog import Catalog
from assistant.evidence.cells.cell import read_cells
from assistant.evidence.cells.grids import LabelledGrid
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.valuetypes import counted_kinds
from assistant.question.words.phrases import Finder, phrase
from corpus.document import Document
from corpus.layout.furniture import furniture
from corpus.programs import Program
from corpus.tables.grid import GridCell, make_grid
from tests.assistant.conftest import conversation_about, load_sky
from tests.counting import counted

ROWS = 10
A_LINE = 80  # calls for a line that is looked at for what answers nothing
A_PLACE = 5  # calls for one more place of a table that a cell spans
STATE = "| Club | State | Award (GBP) |\n| --- | --- | --- |\n"


def spread_out(width: int):
    """A sheet of cards, in which a name and its number span many columns each."""
    text, rows = "", []
    for _ in range(ROWS):
        row = []
        for word in ("埠頭の延長", "1,250"):
            cell = GridCell(word, len(text), len(text) + len(word))
            row += [cell] * width
            text += f"{word}\n"
        rows.append(row)
    grid = make_grid(rows, None, "native")
    return Document("d", "台帳", "d.txt", "text/plain", "", text), LabelledGrid(grid, ())


def test_a_cell_that_spans_many_columns_is_read_once():
    work = []
    for width in (5, 45):
        document, labelled = spread_out(width)
        assert len(list(read_cells(document, labelled))) == ROWS
        work.append(counted(lambda d=document, g=labelled: list(read_cells(d, g))))
    assert work[1] - work[0] <= A_PLACE * ROWS * 2 * 40


def test_letters_inside_english_words_are_not_looked_at():
    finder = Finder([phrase("g", "each")], "en")
    assert finder.find("each") and not finder.find("peach each1")
    few, many = (counted(lambda t=t: finder.find(t)) for t in ("ee " * 2, f"{'e' * 400} ee "))
    assert many <= few


def test_a_turn_is_understood_once_for_all_lists_of_a_document(tmp_path, monkeypatch):
    lists = (
        f"## Harbour {n}\n\n{STATE}"
        + "".join(
            f"| Club {at} | {'Open' if at % 2 else 'Shut'} | {at + 2},000 |\n" for at in range(6)
        )
        for n in "ABCDEF"
    )
    ask = conversation_about(tmp_path / "lists.md", "# Clubs\n\n" + "\n".join(lists))
    told, asked = [], []
    words_of, asked_of = query_module.words_of, query_module._in_conversation
    monkeypatch.setattr(query_module, "words_of", lambda c: told.append(c) or words_of(c))
    monkeypatch.setattr(
        query_module, "_in_conversation", lambda r, told: asked.append(r) or asked_of(r, told)
    )
    ask("How many clubs are open?")
    assert len(asked) >= 6
    assert 6 * len(told) <= len(asked)


def test_what_may_head_a_part_that_answers_nothing_is_known_for_all_lines():
    texts = ["\n".join(f"Pier {at} is open" for at in range(lines)) for lines in (50, 450)]
    few, many = (counted(lambda t=text: furniture(t)) for text in texts)
    assert many - few <= 400 * A_LINE


@pytest.mark.parametrize("count", [10, 1000])
def test_a_program_is_found_by_its_name_whatever_the_number_of_programs(count):
    programs = [Program(str(at), f"港湾事業第{at}号") for at in range(count)]
    catalog = Catalog([*programs, Program("again", "港湾事業第3号")])
    assert catalog.named("港湾事業第3号") == "3"
    assert catalog.named("港湾事業") is None
    assert counted(lambda: catalog.named("港湾事業第3号")) <= 5


def test_tables_are_read_without_the_statements(sky, monkeypatch):
    def read(*_):
        raise AssertionError("no statement is asked for")

    monkeypatch.setattr(reading_module, "read_page", read)
    ledger = Ledger({"d": sky.analysis})
    assert ledger.tables("d") is ledger.tables("d")
    ledger.registers("d")


def test_a_table_that_its_format_knows_is_made_once_for_all_that_is_read(tmp_path, monkeypatch):
    path, made = tmp_path / "clubs.csv", []
    path.write_text("club,state,award_gbp\nQuay,Open,500\nPier,Shut,700\n", encoding="utf-8")
    analyses = load_sky(path).assistant.build.analyses
    grid = grids_module.native_grid
    monkeypatch.setattr(grids_module, "native_grid", lambda *told: made.append(told) or grid(*told))
    (document,) = analyses
    copied = {document: replace(analyses[document], document=replace(analyses[document].document))}
    ledger = Ledger(copied)
    assert ledger.page(document).statements and ledger.cells(document) and ledger.tables(document)
    assert len(made) == 1


@pytest.mark.parametrize("text", ["4人", "12名", "3 people", "8 residents", "two 5 city residents"])
def test_what_counts_people_is_told_by_any_word_for_them(text):
    assert "people" in counted_kinds(text)


def test_a_row_of_numbers_that_counts_nothing_is_searched_for_no_number(monkeypatch):
    counted_kinds("4人")
    monkeypatch.setattr(valuetypes_module, "_counted", lambda counter: 1 / 0)
    assert not counted_kinds("港湾費 1,200 1,300 1,400")


def test_nothing_is_collected_while_a_document_is_read(sky, monkeypatch):
    read, collects = reading_module.read_page, []
    monkeypatch.setattr(
        reading_module, "read_page", lambda *told: collects.append(gc.isenabled()) or read(*told)
    )
    assert Ledger({"d": sky.analysis}).page("d").statements
    assert collects == [False] and gc.isenabled()


def test_what_is_listed_is_read_ahead(sky, monkeypatch):
    ledger, read = Ledger({"d": sky.analysis}), []
    assert ledger.read_ahead() == "d"
    for name in ("read_quantity_lists", "read_registers"):
        monkeypatch.setattr(reading_module, name, lambda *told: read.append(told) or ())
    ledger.lists("d"), ledger.registers("d")
    assert not read
