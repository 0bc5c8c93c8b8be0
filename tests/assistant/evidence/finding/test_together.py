"""What is told together: lists with what stands above them, rows that one cell spans."""

from __future__ import annotations

import pytest

from assistant.evidence.finding.statements import Statement, split_statements
from assistant.evidence.finding.together import MOST_ITEMS, told_together
from corpus.analysed import Analysis
from corpus.tables.grid import GridCell
from tests.assistant.evidence.finding.test_statements import analysis_of


def lists(text: str) -> list[tuple[str, list[str]]]:
    analysis: Analysis = analysis_of(text)
    found = told_together(split_statements(analysis))
    return [(one.above, [s.text for s in one.items]) for one in found]


@pytest.mark.parametrize(
    ("text", "above", "items"),
    [
        (
            "夜間入港の問題\\n\\n● 灯火の数が足りない。\\n● 当直の者が一人だけだ。\\n\\n次。",
            "夜間入港の問題",
            ["● 灯火の数が足りない。", "● 当直の者が一人だけだ。"],
        ),
        (  # a sentence goes on in the paragraph of its item
            "夜間入港の問題\\n\\n● 灯火が足りない。また、暗い。\\n● 当直が一人しかいない。",
            "夜間入港の問題",
            ["● 灯火が足りない。", "また、暗い。", "● 当直が一人しかいない。"],
        ),
        (  # marks that the layout has put before all of their items
            "船主は、次に掲げる措置を講じること。\\nイ\\n\\nロ\\n\\n灯火を点検すること。\\n当直を置くこと。",
            "船主は、次に掲げる措置を講じること。",
            ["灯火を点検すること。", "当直を置くこと。"],
        ),
        (
            "Applicants must send the following:\\n- a plan of the quay\\n- two bids\\n\\nLater.",
            "Applicants must send the following:",
            ["- a plan of the quay", "- two bids"],
        ),
        (  # the number of a page ends no list, one of a chapter does
            "夜間入港の問題\\n\\n● 灯火が足りない。\\n\\n7\\n\\n● 当直が一人だ。\\n\\n（２）対応",
            "夜間入港の問題",
            ["● 灯火が足りない。", "● 当直が一人だ。"],
        ),
    ],
)
def test_a_list_is_told_with_what_stands_above_it(text, above, items):
    assert lists(text.replace("\\n", "\n")) == [(above.replace("\\n", "\n"), items)]


@pytest.mark.parametrize(
    "text",
    [
        "夜間の入港は、原則として認められない。\n\n● 灯火の数。\n● 当直の数。",  # nothing says what
        "夜間入港の問題\n\n● 灯火の数が足りない。\n\n次の章に移る。",  # one is no list
    ],
)
def test_bullets_that_nothing_heads_and_a_single_one_are_no_list(text):
    assert lists(text) == []


def test_rows_that_one_cell_spans_are_told_together():
    label, row = GridCell("人の過失", 0, 4), GridCell("見張りの怠り", 5, 11)
    rows = [
        Statement("d", 5, 11, 1, "見張りの怠り", beside=(label, row)),
        Statement("d", 12, 17, 1, "過積載、酒", beside=(label, GridCell("過積載、酒", 12, 17))),
        Statement(
            "d", 18, 20, 1, "高波", beside=(GridCell("天候", 15, 17), GridCell("高波", 18, 20))
        ),
    ]
    (group,) = told_together(rows)
    assert group.above == "人の過失"
    assert [s.text for s in group.whole] == ["見張りの怠り", "過積載、酒"]


def test_of_a_long_list_so_much_is_told_as_an_answer_may_take():
    text = "次のとおり。\n" + "\n".join(f"・{n}番目の桟橋" for n in range(40))
    (group,) = told_together(split_statements(analysis_of(text)))
    assert len(group.whole) == MOST_ITEMS + 1  # and what announces them
