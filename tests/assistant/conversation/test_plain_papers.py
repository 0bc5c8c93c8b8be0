"""The plainest questions about accounts, a register of programs and a call, as people ask them."""

from __future__ import annotations

from functools import partial

import pytest

from tests.assistant.conftest import conversations_about

ACCOUNTS = """令和6年度　ひばり市一般会計決算の概要

一般会計の決算は、歳入総額が 423億1,850万円、歳出総額が 409億5,122万円です。
差引額は 13億6,728万円となりました。

1　歳入の状況（単位：千円、％）
区分　　　　　　令和6年度　　構成比　　令和5年度　　増減額　　増減率
市税　　　　　　15,204,318　　35.9　　14,988,120　　216,198　　1.4
地方交付税　　　 8,770,014　　20.7　　 8,512,300　　257,714　　3.0
その他　　　　　18,344,175　　43.4　　18,334,807　　9,368　　0.1
合計　　　　　　42,318,507　 100.0　　41,835,227　　483,280　　1.2

2　主な事業
・小学校給食無償化事業　2億8,400万円
・駅前広場整備事業　5億1,200万円
"""
REPORT = """# Northland Arts Trust: Annual Report 2024/25

| Programme | 2024/25 £ | 2023/24 £ |
|---|---:|---:|
| Touring theatre | 812,400 | 790,150 |
| Schools music | 640,000 | 588,300 |
| **Total** | **1,452,400** | **1,378,450** |
"""
REGISTER = """事業名,所管課,令和8年度当初(千円),令和7年度当初(千円),財源 国,財源 県,財源 一般
移住支援金事業,企画課,12500,9800,6250,3125,3125
子ども医療費助成事業,子育て課,188400,179200,0,62000,126400
保育士宿舎借上げ事業,子育て課,21600,24000,10800,0,10800
"""
CALL = """令和8年度「地域共創型ものづくり人材育成事業」公募要領

経済産業政策局　産業人材課

1．事業の目的
地域の製造業の人材育成を、大学・高専と企業が共同で行う取組を支援する。

2．予算規模
令和8年度予算額：10.5億円

3．補助上限
（1）拠点型：1拠点あたり上限5,000万円／年（補助率2／3以内）、採択予定 8件程度
（2）連携型：1件あたり上限1,500万円／年（補助率1／2以内）、採択予定 15件程度

4．応募要件
・事業期間は最長3年。
・年間売上高50億円未満の企業は加点する。
"""

POINTS = """みなと川市　令和8年度　当初予算（案）のポイント

一般会計の総額は368億円で、前年度より12億円（3.4％）の増となりました。

市の借金と貯金
　市債残高は令和8年度末で412億円の見込みです。財政調整基金は31億円です。
"""
GRANTS = """# Otago Valley District Council: Community Grants 2026/27

All amounts are in New Zealand dollars.

## Rural Halls Fund
Who can apply: hall committees.
Budget for 2026/27: $92,500, unchanged.
The most a hall can get is $15,000. Last year 11 halls applied and 7 were funded.

## Youth Events Fund (new)
Who can apply: anyone aged 12 to 24 with an adult sponsor.
Budget for 2026/27: $30,000.
Grants are up to $1,200. No match is needed.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    texts = {"kessan.txt": ACCOUNTS, "report.md": REPORT, "jigyo.csv": REGISTER, "koubo.txt": CALL}
    texts |= {"points.txt": POINTS, "grants.md": GRANTS}
    return partial(conversations_about(tmp_path_factory.mktemp("papers"), texts), tuple(texts))


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("ひばり市の駅前広場いくらかかったの",), 512_000_000),
        (("ひばり市の駅前広場いくらかかったの", "給食の無償化は"), 284_000_000),
        (("ひばり市の市税いくら",), 15_204_318_000),
        (("ひばり市の市税いくら", "地方交付税は"), 8_770_014_000),
        (("how much did northland spend on touring",), 812_400),
        (("how much did northland spend on touring", "and schools"), 640_000),
    ],
)
def test_what_a_paper_only_tells_as_spent_is_how_much_it_was(ask, turns, amount):
    told = ask(*turns)
    assert [(f.measure, f.amount) for f in told.figures] == [("executed", amount)]


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("子ども医療費の担当課どこ", "県はいくら出すの"), "6,200万円"),
        (("保育士宿舎の予算は", "財源の国は"), "1,080万円"),
    ],
)
def test_a_source_of_money_is_told_in_the_unit_of_what_it_pays(ask, turns, amount):
    assert amount in ask(*turns).answer


@pytest.mark.parametrize(
    "turns",
    [
        ("ものづくり人材育成の公募、予算どれくらい？",),
        ("ものづくり人材育成の募集要項、予算は",),
    ],
)
def test_the_kind_of_a_paper_is_no_part_of_a_name(ask, turns):
    assert 1_050_000_000 in {f.amount for f in ask(*turns).figures}


def test_sentences_are_told_without_the_table_below_them(ask):
    told = ask("ひばり市の決算で歳入と歳出の差引額はどうなった？").answer
    assert "13億6,728万円" in told
    assert "構成比" not in told


def test_the_parts_of_a_paper_are_no_list_that_is_asked_for(ask):
    told = ask("ものづくり人材育成の公募って売上60億の会社はダメ？").answer
    assert "50億円未満" in told
    assert "産業人材課" not in told
    assert "ダメ" not in told


@pytest.mark.parametrize("thing", ["chunk", "slice"])
def test_the_biggest_of_anything_is_the_biggest_row(ask, thing):
    told = ask("northland arts report, how much in total", f"whats the biggest {thing}")
    assert 812_400 in {f.amount for f in told.figures}


def test_a_change_that_only_its_sentence_states_is_told_by_it(ask):
    told = ask("みなと川市の予算いくら", "何％増えた？")
    assert told.status == "answered" and "3.4％" in told.answer


@pytest.mark.parametrize(
    ("turns", "amount"),
    [(("how much can a hall get",), 15_000), (("rural halls fund budget",), 92_500)],
)
def test_what_one_can_get_is_not_what_all_get(ask, turns, amount):
    assert [f.amount for f in ask(*turns).figures] == [amount]
