"""Headings that only their company tells: numbers that count up, lines that open paragraphs."""

from __future__ import annotations

import pytest

from corpus.layout.text_lines import text_lines
from corpus.layout.titles.in_order import counted, is_of_order, opening

GUIDE = """浜梨市 創業補助金 公募要領

１ 趣旨
　市内で新しく事業を始める方の負担を軽くします。
２ 対象となる方
　市内で創業する個人、又は創業から1年以内の法人。
３ 補助率と上限額
　対象経費の2分の1以内で、上限は80万円です。
"""
CALL = """CLEAN WATER GRANTS

Who can apply
Public water utilities that serve fewer than 10,000 people.

Duration
Projects last up to 24 months from the award.

How to apply
Submit the form and a work plan through the county portal.
"""


def _texts(text: str, find) -> list[str]:
    lines = text_lines(text, 0, len(text))
    return [lines[at].text for at in sorted(find(lines))]


def test_numbers_that_count_up_head_what_is_below_them() -> None:
    assert _texts(GUIDE, counted) == ["１ 趣旨", "２ 対象となる方", "３ 補助率と上限額"]


def test_lines_that_open_paragraphs_head_them() -> None:
    assert _texts(CALL, opening) == ["Who can apply", "Duration", "How to apply"]


@pytest.mark.parametrize(
    "text",
    [
        "１ 道路費 2,340 1,980\n２ 公園費 410 395\n３ 教育費 5,120 4,870\n",  # rows of a table
        "1 本事業は市が行います。\n2 申請は郵送です。\n3 締切は6月です。\n",  # sentences
        "3 趣旨\n本文です\n4 対象\n本文です\n5 期間\n本文です\n",  # that begin with no 1
        "１ 趣旨\n本文です\n２ 対象\n本文です\n",  # two are none
        "",
    ],
)
def test_other_numbers_head_nothing(text: str) -> None:
    assert not _texts(text, counted)


@pytest.mark.parametrize(
    "text",
    [
        "Roads\n\nParks\n\nSchools\n\nLibraries\n",  # a list
        "Spending rose.\nRoads cost more than before.\n\nRoads\nRepairs took very long.\n",
        "Name   Amount\nRoads   2,340\nParks   410\n",
    ],
)
def test_other_lines_open_nothing(text: str) -> None:
    assert not _texts(text, opening)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("２ 対象となる方", True),
        ("Who can apply", True),
        ("本文です。", False),
        ("It rose by 3.", False),
    ],
)
def test_a_heading_by_itself_may_be_one(line: str, told: bool) -> None:
    assert is_of_order(line) is told
