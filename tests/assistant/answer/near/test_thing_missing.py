"""A thing that is asked of and not there is said to be missing, whatever else of the turn is."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

WED = """# 白浜市 結婚新生活支援補助金 申請の手引き

## 趣旨
若い世帯が市内で新生活を始めやすくするための制度です。

## 対象となる世帯
- 婚姻日における年齢が夫婦ともに39歳以下であること
- 市税を滞納していないこと

## 申請方法
少子化対策室の窓口に持参してください。申請書と領収書の写しが必要です。

## 審査
書類を審査し、申請から約1か月で結果を郵送でお知らせします。
虚偽の申請により補助金を受けたときは、全額を返還していただきます。
"""
SKILLS = """# Harbour Skills Grant 2026: guidance for applicants

## How to apply
Complete the application in the grants portal. You need a training plan and two quotes.

## How we decide
Applications are scored by two officers against need and quality of training. Applications that
are late are not read.

## Payment
Half of the grant is paid at the start and half when the final report has been accepted.
"""
BATHS = """# 北野町 令和8年度予算のあらまし

| 事業名 | R8予算額 | R7予算額 | 担当課 |
|---|---|---|---|
| 町営温泉管理費 | 44,200 | 52,900 | 商工観光課 |
| 除雪費 | 98,500 | 84,000 | 建設課 |

町営温泉管理費：温泉施設の維持管理を行います。入館料は大人500円です。
除雪費：燃料費と委託単価の上昇のため増額しました。除雪車は14台です。
町債は小学校の改築に充てるため、前年度より2億円増えています。
"""
TEXTS = {"wed.md": WED, "skills.md": SKILLS, "baths.md": BATHS}


@pytest.fixture(scope="module")
def of(tmp_path_factory):
    return conversations_about(tmp_path_factory.mktemp("things"), TEXTS)


@pytest.mark.parametrize(
    ("name", "before", "asked", "missing"),
    [
        ("wed.md", (), "嘘の申請したら罰則とかある？", "罰則"),
        ("wed.md", ("申請はどうやるの",), "申請に推薦状いる？", "推薦状"),
        ("skills.md", (), "is there an appeal process for applications?", "appeal"),
        ("skills.md", ("how do we apply",), "do we need insurance to apply?", "insurance"),
        ("baths.md", ("温泉って何の予算？",), "温泉の定休日は", "定休日"),
        (
            "wed.md",
            ("what is this about",),
            "is there a penalty for those not yet married?",
            "penalty",
        ),
        ("skills.md", ("何の資料？",), "申請の保険はある？", "保険"),
    ],
)
def test_a_thing_that_stands_nowhere_is_said_to_be_missing(of, name, before, asked, missing):
    answer = of((name,), *before, asked)
    assert answer.status == "not_found"
    assert missing in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [
        ("wed.md", "年齢制限ある？", "39歳"),  # 年齢 is there
        ("wed.md", "領収書はいる？", "領収書"),
        ("skills.md", "do we need a training plan?", "training plan"),
        ("skills.md", "is there a final report?", "final report"),
        ("wed.md", "返還義務ある？", "返還"),  # told in other words
        ("skills.md", "are there any late restrictions?", "late"),
        ("baths.md", "除雪車は何台？", "14台"),
    ],
)
def test_a_thing_that_is_there_is_told(of, name, asked, told):
    answer = of((name,), asked)
    assert answer.status == "answered"
    assert told in answer.answer


@pytest.mark.parametrize(
    ("asked", "told"),
    [("除雪費が増えた理由は？", "燃料費"), ("町債が増えてるのはどうして", "改築")],
)
def test_a_reason_is_that_of_what_the_turn_names(of, asked, told):
    for before in ((), ("予算ってどんな感じ？",)):
        assert told in of(("baths.md",), *before, asked).answer


@pytest.mark.parametrize(
    ("name", "asked", "missing"),
    [
        ("baths.md", "温泉はなんで減ったの", "理由を述べた箇所は見当たりません"),
        ("wed.md", "なんで39歳以下なの", "理由を述べた箇所は見当たりません"),  # nor why at all
        ("skills.md", "why only two quotes?", "No passage gives a reason"),
    ],
)
def test_a_reason_that_is_not_there_is_said_to_be_missing(of, name, asked, missing):
    assert missing in of((name,), asked).answer.splitlines()[0]
