"""Tables in plain text: lines of heads one above the other, and lines drawn between them."""

import pytest

from assistant.evidence.cells.grids import find_grids
from corpus.document import Document
from tests.assistant.harbours import STATEMENT

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


def grids_of(text):
    return find_grids(Document("d", "d", "d.txt", "text/plain", "0", text))


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
    labelled = grids_of(STATEMENT)[0]
    rows = [row for row in labelled.grid.rows[labelled.first :] if row[1]]
    assert [row[0].text for row in rows][:4] == ["Dredging", "Buoys", "Subtotal", "Quay walls"]
    heads = {i: " ".join(c.text for r in labelled.heads if (c := r[i])) for i in range(6)}
    assert heads[1] == "2023 grant" and heads[3] == "Panel proposal"
    assert heads[5] == "Panel proposal compared with Request"
