"""What sentences and bullets list, as tables of quantities."""

from __future__ import annotations

import pytest

from assistant.evidence.quantities import RowKind, ToldText, read_quantity_lists


def lists_of(text, *, bullets=()):
    """The lists of one statement, each as its items and its whole, if it says one."""
    lines, at = [], 0
    for line in bullets:
        at = text.index(line, at)
        lines.append(ToldText(at, at + len(line), "Works"))
    tables = read_quantity_lists("d", text, [ToldText(0, len(text), "")], [lines] if lines else [])
    made = []
    for table in tables:
        rows = {r.name: (int(r.cells[0].value), r.kind) for r in table.rows}
        items = {n: v for n, (v, kind) in rows.items() if kind is RowKind.ITEM}
        whole = [v for v, kind in rows.values() if kind is RowKind.TOTAL]
        made.append((items, whole[0] if whole else None, table.torn))
    return made


@pytest.mark.parametrize(
    ("text", "items", "whole"),
    [
        (
            "事業費900万円のうち、国が600万円、県が200万円を負担し、町の負担は100万円です。",
            {"国": 6_000_000, "県": 2_000_000, "町の負担": 1_000_000},
            9_000_000,
        ),
        (
            "令和8年度の事業費は500万円で、会費300万円、寄附金120万円、繰越金80万円を充てます。",
            {"会費": 3_000_000, "寄附金": 1_200_000, "繰越金": 800_000},
            5_000_000,
        ),
        (
            "申込みは北校12人、南校9人、分校4人で、合わせて25人でした。",
            {"北校": 12, "南校": 9, "分校": 4},
            25,
        ),
        (
            "観覧料は大人600円、高校生400円、小・中学生200円です。",
            {"大人": 600, "高校生": 400, "小・中学生": 200},
            None,
        ),
        (
            "東線は800万円で年間1,200人、西線は500万円で年間900人が利用しています。",
            {"東線": 8_000_000, "西線": 5_000_000},
            None,
        ),
        (
            "Of the $9 million, $2 million is for Sow, $4 million for Grow and $3 million for Lab.",
            {"Sow": 2_000_000, "Grow": 4_000_000, "Lab": 3_000_000},
            9_000_000,
        ),
        (
            "Income was £640: £310 from room hire, £190 from the café and £140 from fines.",
            {"room hire": 310, "café": 190, "fines": 140},
            640,
        ),
        (
            "Council tax brings in £24 million, fees £7 million and rents and leases £2 million.",
            {"Council tax": 24_000_000, "fees": 7_000_000, "rents and leases": 2_000_000},
            None,
        ),
        (
            "Main Hall had 29,000 visits, Northgate 14,000, Elm Park 10,000 and the van 7,000.",
            {"Main Hall": 29_000, "Northgate": 14_000, "Elm Park": 10_000, "van": 7_000},
            None,
        ),
        (
            "We will connect 9,000 homes: 5,000 in Lakes, 3,000 in Plains and 1,000 in the Coast.",
            {"Lakes": 5_000, "Plains": 3_000, "Coast": 1_000},
            9_000,
        ),
        (
            "The state pays 50 percent ($5 million) and the towns 50 percent ($5 million).",
            {"state": 5_000_000, "towns": 5_000_000},
            None,
        ),
    ],
)
def test_quantities_of_one_kind_are_called_by_their_own_words(text, items, whole):
    assert (items, whole, False) in lists_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "部の予算は84億円で、前年度より3億円の増となりました。",
        "昨年度は142件の申請があり、98件を採択しました。",
        "We plan to spend £41 million, up from £39 million last year.",
        "会費1,248,000円（312世帯×4,000円）を集めました。",
    ],
)
def test_what_is_a_change_another_time_or_another_stage_is_no_list(text):
    assert not [found for found in lists_of(text) if not found[2]]


def test_totals_beside_each_other_are_named_and_never_added():
    [(items, whole, torn)] = lists_of("収入合計は200万円、支出合計は150万円でした。")
    assert (list(items), whole, torn) == (["収入合計", "支出合計"], None, True)


def test_bullets_of_one_amount_each_are_a_list():
    lines = ("・街灯の更新　18万円（6基）", "・水路の清掃　9万円")
    found = lists_of("\n".join(lines), bullets=lines)
    assert ({"街灯の更新": 180_000, "水路の清掃": 90_000}, None, False) in found
