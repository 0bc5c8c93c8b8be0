"""What a conversation is about: found by a description, kept, left, gone back to, summed up."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

COAST = """令和8年度 磯波県 産業部 主要事業

１　空き店舗再生事業（ツナグ）
令和8年度当初予算額 6億円（前年度 4億円）
（担当：商工課）
【事業概要】
後継者のいない商店を継ぎたい人を支援する。
【対象者】
県内の商店を継ぐ個人（年齢は問わない）
【支援期間】
最長2年間

２　外国人材定着事業（ムスブ）
令和8年度当初予算額 3.2億円（前年度 3億円）
（担当：雇用課）
【事業概要】
介護の職場で働くベトナム人等に、日本語教室を開く。
【対象者】
外国人を雇う中小企業
【支援期間】
最長3年間

３　工場太陽光事業（ソラ）
令和8年度当初予算額 17億円（前年度 12億円）
（担当：環境課）
【事業概要】
工場の屋根に太陽光パネルを置く費用を補助する。
【対象者】
工場を持つ中小企業。個人住宅は対象外。
"""
COUNTY = """Wyre County Council
Grants guide 2031/32

1. Safe Steps Home Adaptation Scheme
Budget 2031/32: £2.6 million
What it does
Safe Steps pays for handrails and ramps so that older residents can stay at home.
Who can apply
Homeowners aged 65 or over. Council tenants should speak to their housing officer.

2. Fresh Start for New Arrivals
Budget 2031/32: £1.2 million
What it does
Fresh Start gives families who have fled war English lessons and a welcome payment.
Who can apply
Anyone granted refugee status who moved to the county after January 2030.

3. Rural Wheels Transport Grant
Budget 2031/32: £1.7 million
What it does
Rural Wheels helps charities run minibuses in villages where there is no bus.
Who can apply
Parish councils and registered charities. Companies that make a profit cannot apply.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    texts = {"coast.txt": COAST, "county.txt": COUNTY}
    return conversations_about(tmp_path_factory.mktemp("subject"), texts)


@pytest.mark.parametrize(
    ("paper", "turns", "told"),
    [
        ("coast.txt", ("太陽光のやつ、いくら",), "17億円"),
        ("coast.txt", ("3億のやつは？",), "ムスブ"),
        ("coast.txt", ("ベトナム人のやつもあるよね", "期間は"), "3年"),
        ("county.txt", ("the refugee one, how much",), "1.2 million"),
        ("county.txt", ("the handrails and ramps thing, how much",), "2.6 million"),
        ("coast.txt", ("むすぶの予算は",), "3.2億円"),
        ("coast.txt", ("ソラの予算は",), "17億円"),
    ],
)
def test_what_describes_a_program_finds_it(ask, paper, turns, told):
    assert told in ask((paper,), *turns).answer


@pytest.mark.parametrize(
    ("paper", "turns", "other"),
    [
        ("coast.txt", ("ツナグの予算は", "引っ越してきたばかりでも平気？"), ("ムスブ", "工場")),
        ("coast.txt", ("ムスブとは", "給料も出る？"), ("商店", "工場")),
        (
            "county.txt",
            ("Rural Wheels budget", "can a start-up join in?"),
            ("handrails", "refugee"),
        ),
        (
            "county.txt",
            ("what is Safe Steps?", "i rent from a housing association, is that going to be okay"),
            ("refugee", "minibus"),
        ),
    ],
)
def test_what_is_near_is_of_what_is_talked_of(ask, paper, turns, other):
    answer = ask((paper,), *turns).answer
    assert not any(word in answer for word in other), answer


@pytest.mark.parametrize(
    ("paper", "turns", "told"),
    [
        ("coast.txt", ("ツナグの予算は", "ムスブの期間は", "さっきのに戻って、期間は"), "2年"),
        ("coast.txt", ("ツナグとは", "ムスブとは", "ソラの予算", "最初のに戻って"), "商店"),
        (
            "county.txt",
            ("Safe Steps budget", "Rural Wheels budget", "back to the first one, who can apply"),
            "65",
        ),
    ],
)
def test_a_conversation_goes_back(ask, paper, turns, told):
    answer = ask((paper,), *turns).answer
    assert told in answer, answer


def test_what_is_compared_with_what_was_talked_of_is_both(ask):
    turns = ("ツナグの期間は", "ムスブの期間は", "さっきのと比べてどっちが長い")
    answer = ask(("coast.txt",), *turns).answer
    assert "2年" in answer and "3年" in answer, answer


@pytest.mark.parametrize(
    ("paper", "turns", "told", "other"),
    [
        ("coast.txt", ("ソラの予算は", "３行でまとめて"), "屋根", "商店"),
        ("county.txt", ("Fresh Start budget", "summarise that in 3 lines"), "fled war", "minibus"),
    ],
)
def test_a_summary_is_of_what_is_talked_of(ask, paper, turns, told, other):
    answer = ask((paper,), *turns).answer
    assert told in answer and other not in answer, answer
    assert len(answer.splitlines()) <= 3


def test_a_thing_that_another_has_in_its_name_is_asked_of_that(ask):
    assert "17億円" in ask(("coast.txt",), "ツナグの予算は", "太陽光の方の予算は").answer
