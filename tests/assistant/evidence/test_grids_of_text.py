"""Tables in plain text: lines of heads one above the other, and lines drawn between them."""

import pytest

from assistant.evidence.cells.grids import find_grids
from assistant.evidence.finding.statements import split_statements
from assistant.evidence.quantities import read_quantity_tables
from corpus.analysis import analyse
from corpus.document import Document
from tests.assistant.harbours import CALL, STATEMENT

RULED = """Table 1. Lighthouse Spending (dollars in thousands)

                     FY 2026     FY 2027     FY 2027
                     Adopted     Request     Adopted
----------------------------------------------------
Lamps                    120         150         140
Fog horns                 80          95          90
----------------------------------------------------
Total                    200         245         230
"""
WITH_CORNER = """Program               FY 2026     FY 2027      Change
(in thousands)        Adopted     Adopted
----------------------------------------------------
Ferries                 4,100       4,300         200
Piers                   1,900       1,700       (200)
"""
JAPANESE = """　　　　　　　　令和７年度　　令和８年度
　　　　　　　　当初予算　　　要求額
──────────────────────
灯台の改修　　　　１２０　　　　１５０
霧笛の更新　　　　　８０　　　　　９５
"""


def document_of(text):
    return Document("d", "d", "d.txt", "text/plain", "0", text)


def grids_of(text):
    return find_grids(document_of(text))


@pytest.mark.parametrize(
    ("text", "rows", "heads"),
    [
        (RULED, 3, {1: ["FY 2026", "Adopted"], 2: ["FY 2027", "Request"]}),
        (WITH_CORNER, 2, {1: ["FY 2026", "Adopted"], 3: ["Change"]}),
        (JAPANESE, 2, {1: ["令和７年度", "当初予算"], 2: ["令和８年度", "要求額"]}),
    ],
)  # fmt: skip
def test_lines_of_heads_stand_over_their_columns_and_a_rule_parts_no_table(text, rows, heads):
    [labelled] = grids_of(text)
    assert len(labelled.grid.rows) - labelled.first == rows
    for column, said in heads.items():
        assert [c.text for row in labelled.heads if (c := row[column])] == said


def test_the_heads_of_a_table_in_sections_stand_once_above_all_of_them():
    document = document_of(STATEMENT)
    labelled = find_grids(document, analyse(document).tables)[0]
    rows = [row for row in labelled.grid.rows[labelled.first :] if row[1]]
    assert [row[0].text for row in rows][:4] == ["Dredging", "Buoys", "Subtotal", "Quay walls"]
    heads = {i: " ".join(c.text for r in labelled.heads if (c := r[i])) for i in range(6)}
    assert heads[1] == "2023 grant" and heads[3] == "Panel proposal"
    assert heads[5] == "Panel proposal compared with Request"


LAMPS = """TIDES AND LAMPS
($ in Millions) FY 2023 FY 2024 FY 2025
Tides and Lamps 120.5 130.0 141.4
Lamp Towers 90.1
Tide Gauges 51.3
Grand Total 141.4
The towers are old and the gauges are new.
"""


@pytest.mark.parametrize(
    ("text", "row", "head", "value", "unit"),
    [
        (LAMPS, "Tide Gauges", "FY 2025", 51_300_000, "USD"),
        (LAMPS, "Tides and Lamps", "FY 2024", 130_000_000, "USD"),
        (STATEMENT, "Quay walls", "Request", 950_000, "USD"),
        (CALL, "乙型", "令和7年度", 2_100_000_000, "JPY"),
        (CALL, "甲型", "1件当たり上限額", 6_000_000, "JPY"),
    ],
)
def test_the_table_of_the_figures_is_that_of_the_quantities(text, row, head, value, unit):
    document = document_of(text)
    [table] = read_quantity_tables(document, analyse(document).tables)
    [column] = [c.index for c in table.columns if c.label == head]
    [found] = [r.cells[column] for r in table.rows if r.name == row]
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "row", "head"),
    [(LAMPS, "Lamp Towers 90.1", "FY 2025"), (CALL, "乙型", "令和8年度")],
)
def test_a_line_of_a_table_is_a_statement_of_its_own_with_its_heads(text, row, head):
    analysis = analyse(document_of(text))
    [said] = [s for s in split_statements(analysis) if s.text.startswith(row)]
    assert "\n" not in said.text
    assert head in [cell.head.text for cell in said.cells if cell.head]


@pytest.mark.parametrize("text", [RULED, JAPANESE, CALL, STATEMENT])
def test_lines_drawn_across_and_heads_without_a_label_are_no_statements(text):
    said = [s.text for s in split_statements(analyse(document_of(text)))]
    assert not any(set(line) <= set("-─ ") for one in said for line in one.split("\n"))
    assert not any(one.startswith(("compared with", "FY 2026")) for one in said)
    assert any(one.startswith(("Fog horns", "霧笛", "乙型", "Buoys")) for one in said)
