"""The same item of two offices is two items, called by who is in charge of each."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of, write_paper

BEFORE = [
    ["年度", "所管", "担当課", "事業名", "予算額（千円）"],
    ["2027", "若葉市", "危機管理課", "防災訓練事業", "1,200"],
    ["2027", "若葉市", "教育総務課", "防災訓練事業", "800"],
    ["2027", "若葉市", "福祉課", "見守り事業", "3,400"],
]
BEHIND = [
    ["Programme", "Agency", "2027/28 budget (£)"],
    ["Community Grants", "Parks Agency", "120,000"],
    ["Community Grants", "Library Agency", "80,000"],
    ["Trail Repairs", "Parks Agency", "400,000"],
]
GROUPED = [
    ["組織", "項", "事項", "令和9年度予算額（千円）"],
    ["灯台本庁", "航路振興費", "学びの推進に必要な経費", "60,000"],
    ["灯台本庁", "灯台共通費", "会議に必要な経費", "900"],
    ["潮汐庁", "航路振興費", "学びの推進に必要な経費", "4,100"],
]
UNTOLD = [
    ["Programme", "Agency", "2027/28 budget (£)"],
    ["Community Grants", "Parks Agency", "120,000"],
    ["Community Grants", "Parks Agency", "80,000"],
    ["Trail Repairs", "Parks Agency", "400,000"],
]


@pytest.mark.parametrize("form", ["csv", "xlsx", "html", "md"])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (BEFORE, {("危機管理課 防災訓練事業", 1_200_000), ("教育総務課 防災訓練事業", 800_000)}),
        (
            BEHIND,
            {
                ("Parks Agency Community Grants", 120_000),
                ("Library Agency Community Grants", 80_000),
            },
        ),
        (
            GROUPED,
            {
                ("灯台本庁 学びの推進に必要な経費", 60_000_000),
                ("潮汐庁 学びの推進に必要な経費", 4_100_000),
            },
        ),
    ],
)
def test_an_item_of_two_offices_is_called_by_each(rows, expected, form, tmp_path):
    found = {(name, amount) for name, _, _, amount in facts_of(write_paper(tmp_path, form, [rows]))}
    assert expected <= found
    plain = rows[-1] if rows is not GROUPED else rows[2]
    assert any(name == plain[0 if rows is BEHIND else -2] for name, _ in found)


@pytest.mark.parametrize("form", ["csv", "html"])
def test_an_item_that_its_office_does_not_tell_apart_stays_open(form, tmp_path):
    found = {name for name, *_ in facts_of(write_paper(tmp_path, form, [UNTOLD]))}
    assert found == {"Trail Repairs"}
