"""Numbers of tables that state no unit are told as printed, and that there is none."""

import pytest

TAXES = """年度,税目,調定額,収入済額,収入率
令和6年度,入湯税,34259050,34256950,100.0
令和6年度,鉱泉税,1200,1100,91.7
"""
IN_YEN = """年度,税目,調定額（円）,収入済額（円）
令和6年度,入湯税,34259050,34256950
令和6年度,鉱泉税,1200,1100
"""
GRANTS = """# Harbour grants

| Publisher | Amount awarded | Grants |
|---|---:|---:|
| Pier Trust | 750,725 | 12 |
| Lamp Fund | 48,847 | - |
"""


@pytest.mark.parametrize(
    ("name", "text", "question", "said", "silent"),
    [
        ("taxes.csv", TAXES, "入湯税の収入済額はいくら？", "34256950", False),
        ("taxes.csv", IN_YEN, "入湯税の収入済額はいくら？", "34256950", True),
        ("g.md", GRANTS, "What amount was awarded by the Lamp Fund?", "48,847", False),
    ],
)
def test_a_number_without_a_unit_is_said_to_have_none(
    ask_document, name, text, question, said, silent
):
    answer = ask_document(name, text, question)
    assert said in answer.answer.replace(",", "") or said in answer.answer
    told = "単位の記載がなく" in answer.answer or "states no unit" in answer.answer
    assert told is not silent, answer.answer
    assert silent or not answer.figures


def test_a_mark_for_nothing_heads_no_column(ask_document):
    text = TAXES.replace("1200,1100,91.7", "1200,-,-") + "令和6年度,灯台税,900,850,94.4\n"
    answer = ask_document("taxes.csv", text, "灯台税の収入済額はいくら？").answer
    assert "850" in answer and "・-" not in answer
