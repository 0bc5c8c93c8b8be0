"""A turn that describes a program instead of naming it is asked of that program."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

TOWN = """# 星野町 令和8年度当初予算 主要事業

（単位：千円）

| 事業名 | 令和8年度予算額 | 令和7年度予算額 | 内容 |
| --- | --- | --- | --- |
| 空き家リフォーム助成 | 18,000 | 12,000 | 空き家を買って直すとき工事費を助成します。 |
| 見守りタクシー券交付事業 | 6,400 | 6,100 | 免許を返納した高齢者に年間48枚の券をお渡しします。 |
| 放課後まなび塾運営事業 | 9,800 | 7,400 | 退職した教員が中学生に数学と英語を教えます。 |
| 姉妹都市派遣事業 | 5,200 | 4,000 | 町内の中学生12人をカナダの姉妹都市に10日間派遣します。 |
| 漁業後継者育成支援 | 7,700 | 7,700 | 新たに漁師になる人に年間150万円を最長3年間支給します。 |
"""
COUNTY = """DUNMERE COUNTY DEPARTMENT OF COMMUNITY SERVICES
Program Summary, Fiscal Year 2027 Budget

Warm Homes Loans                       $2,400,000   (FY 2026: $1,900,000)
Zero-interest loans to homeowners aged 60 or over who replace an old furnace.

Riverside Reading Rooms                $640,000     (FY 2026: $640,000)
Pays for evening staff at nine village libraries, where school children do their homework.

New Neighbors Fund                     $1,150,000   (FY 2026: $820,000)
Grants to nonprofits that teach English to refugees and other newcomers.

Dunmere Rides                          $3,300,000   (FY 2026: $3,100,000)
Door-to-door minibuses for residents with a disability. A ride costs the passenger $2.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    texts = {"town.md": TOWN, "county.txt": COUNTY}
    return conversations_about(tmp_path_factory.mktemp("described"), texts)


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("空き家を買って直すやつ、いくらついてる？",), 18_000_000),
        (("免許を返した年寄りのやつの去年の予算は",), 6_100_000),
        (("いくらなの、カナダに中学生を送るやつ",), 5_200_000),
        (("空き家リフォーム助成の予算は", "じゃあ漁師になる人のやつは？"), 7_700_000),
        (("空き家を買って直すやつ、いくら？", "前の年は？"), 12_000_000),
    ],
)
def test_an_amount_is_that_of_the_program_described(ask, turns, amount) -> None:
    answer = ask(("town.md",), *turns)
    assert amount in {f.amount for f in answer.figures}


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("how much is the one that teaches English to refugees",), 1_150_000),
        (("budget of the thing for disabled residents, the minibuses",), 3_300_000),
        (("how much is Warm Homes Loans?", "and the one with the village libraries?"), 640_000),
    ],
)
def test_the_same_in_english(ask, turns, amount) -> None:
    answer = ask(("county.txt",), *turns)
    assert amount in {f.amount for f in answer.figures}


def test_of_what_is_only_likely_it_is_asked_back_with_the_whole_question(ask) -> None:
    answer = ask(("county.txt",), "how much is the one that keeps village libraries warm")
    assert answer.status == "clarify"
    assert "how much is Riverside Reading Rooms" in answer.suggestions
    assert not answer.figures


@pytest.mark.parametrize(
    ("name", "turn"),
    [
        ("town.md", "犬を飼う人のやつ、いくら？"),
        ("town.md", "宇宙船を打ち上げるやつの予算は"),
        ("county.txt", "how much is the one that pays for opera tickets"),
    ],
)
def test_what_no_program_is_like_is_denied(ask, name, turn) -> None:
    answer = ask((name,), turn)
    assert answer.status == "not_found"
    assert not answer.figures
