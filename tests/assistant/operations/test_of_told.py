"""Turns about what was told before: which has more, of each, their sum, a claim, another thing."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

VALLEY = """# 令和8年度 霧谷町 当初予算案の概要

## 予算の規模

| 会計 | 令和8年度 | 令和7年度 |
|---|---:|---:|
| 一般会計 | 3,200,000 | 3,050,000 |
| 介護保険特別会計 | 640,000 | 655,000 |
| 合計 | 3,840,000 | 3,705,000 |

（単位：千円）

## 主な事業

- 炭焼き窯再生事業　24,000千円（前年度 18,000千円）
  工期は18か月です。
- 山の学校運営事業　15,000千円（前年度 15,000千円）
  定員は本校40人、分校12人です。指導員は5人（前年度3人）です。
- 古民家改修補助金　9,000千円（前年度 11,000千円）
  改修費の2分の1（上限90万円）を補助します。件数は14件（前年度9件）です。
- 林道点検事業　6,000千円（前年度 5,500千円）
  県が1路線あたり300万円、町が120万円を負担します。
"""

GRANTS = """# Lakeshore Parks Department: Adopted Budget FY2027

| Division | FY2026 Adopted | FY2027 Adopted | Staff FY2027 |
|---|---:|---:|---:|
| Beach Patrol | $2,400,000 | $2,900,000 | 31 |
| Gardens | $1,800,000 | $1,650,000 | 22 |
| Boat Ramps | $900,000 | $900,000 | 9 |
| Total | $5,100,000 | $5,450,000 | 62 |

## Beach Patrol

Last summer we received 96 applications for Beach Patrol and 54 for Gardens.
The new tower costs $640,000; the county pays $400,000 and the state pays $240,000.

## Boat Ramps

We expect to hire 12 attendants (2026: 8).

The dock repair grant covers half of the cost of works, with a maximum of $30,000 per dock.
"""


@pytest.fixture(scope="module")
def valley(tmp_path_factory):
    return tmp_path_factory.mktemp("valley") / "valley.md"


@pytest.fixture(scope="module")
def lakeshore(tmp_path_factory):
    return tmp_path_factory.mktemp("lakeshore") / "lakeshore.md"


def told(path, text, turns):
    ask = conversation_about(path, text)
    return [ask(turn) for turn in turns][-1]


def check(answer, inside, begins="") -> None:
    said = answer.answer.replace(",", "")
    assert answer.status == "answered"
    assert said.startswith(begins), answer.answer
    assert all(part in said for part in inside), answer.answer


@pytest.mark.parametrize(
    ("turns", "inside"),
    [
        (["炭焼き窯と山の学校の予算、それぞれいくら？"], ["2400万円", "1500万円"]),
        (["炭焼き窯と山の学校の予算、それぞれいくら？", "どっちが多い？"], ["炭焼き窯再生事業"]),
        (["炭焼き窯と古民家の予算を比べて"], ["炭焼き窯再生事業の方が15000千円（1500万円）"]),
        (["山の学校の定員は何人？", "合わせると？"], ["52人"]),
        (["山の学校の定員は何人？", "多いのはどっち？"], ["本校の方が28人多い"]),
        (["山の学校の定員は何人？", "表にして"], ["| 本校 | 40人", "| 分校 | 12人"]),
        (["古民家改修の件数は何件？", "去年から何件増えた？"], ["14件 − 9件 = 5件"]),
        (["炭焼き窯の予算は？", "あ、ごめん、古民家の方"], ["古民家改修補助金", "900万円"]),
        (["炭焼き窯の予算は？", "前年度からいくら増？", "違う、林道のこと"], ["林道", "50万円"]),
        (["炭焼き窯の予算は？", "町全体の予算はどれだけ増えた？"], ["1億3500万円"]),
        (["炭焼き窯の予算は？", "前年度からいくら増？", "全体だと？"], ["1億3500万円"]),
    ],
)
def test_turns_are_of_what_was_told(valley, turns, inside):
    check(told(valley, VALLEY, turns), inside)


@pytest.mark.parametrize(
    ("turns", "begins", "inside"),
    [
        (["炭焼き窯の予算は？", "去年から増えましたよね？"], "はい", ["24000千円 − 18000千円"]),
        (["炭焼き窯の予算は？", "減ったの？"], "いいえ", ["600万円"]),
        (["山の学校の予算は？", "その事業の予算は増えたんですよね？"], "いいえ", ["同額"]),
        (["山の学校の予算は？", "去年と同じ？"], "はい", ["同額"]),
        (["古民家改修の件数は何件？", "減ったんだよね？"], "いいえ", ["14件 − 9件"]),
        (
            ["古民家改修補助金って？", "300万かかったら150万もらえるんだよね？"],
            "いいえ",
            ["上限は90万円"],
        ),
        (["古民家改修補助金って？", "100万かかったら50万もらえるんだよね？"], "はい", ["50万円"]),
        (["林道点検は誰が負担する？", "町が300万円払うんだよね？"], "いいえ", ["町が120万円"]),
        (["林道点検は誰が負担する？", "県が300万円払うんだよね？"], "はい", ["県が1路線"]),
        (["炭焼き窯の予算は？", "全体で38億4000万円ですよね？"], "はい", ["38億4000万円"]),
    ],
)
def test_a_claim_is_judged_by_what_decides_it(valley, turns, begins, inside):
    check(told(valley, VALLEY, turns), inside, begins)


@pytest.mark.parametrize(
    ("turns", "inside"),
    [
        (["budget for beach patrol and gardens?", "which one is bigger"], ["Beach Patrol has the"]),
        (
            ["budget for beach patrol and gardens?", "how many staff in each?"],
            ["31", "22"],
        ),
        (["how many applications for beach patrol and gardens?", "total?"], ["150 applications"]),
        (
            ["how many applications for beach patrol and gardens?", "which one had more?"],
            ["Beach Patrol has more by 42 applications"],
        ),
        (["how many attendants will they hire", "by how many did it go up?"], ["4 "]),
        (["how much is beach patrol getting", "sorry, I meant gardens"], ["Gardens", "$1.65"]),
        (["how much is beach patrol getting", "no, the boat ramps one"], ["Boat Ramps", "$900"]),
        (
            ["how much is beach patrol getting", "how much did the whole department go up"],
            ["$350000"],
        ),
    ],
)
def test_english_turns_are_of_what_was_told(lakeshore, turns, inside):
    check(told(lakeshore, GRANTS, turns), inside)


@pytest.mark.parametrize(
    ("turns", "begins", "inside"),
    [
        (["how much is gardens getting", "it went up, right?"], "No", ["$150000"]),
        (["how much is beach patrol getting", "it went up, right?"], "Yes", ["$500000"]),
        (["what does the new tower cost", "so the state pays 400k of that?"], "No", ["$240000"]),
        (["what does the new tower cost", "so the county pays 400k of that?"], "Yes", ["$400000"]),
        (
            ["is there a dock repair grant?", "works cost $100,000 so we'd get $50,000?"],
            "No",
            ["30000"],
        ),
    ],
)
def test_an_english_claim_is_judged_by_what_decides_it(lakeshore, turns, begins, inside):
    check(told(lakeshore, GRANTS, turns), inside, begins)


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        (["炭焼き窯の予算は？", "減った事業も全部挙げて"], VALLEY),  # it claims nothing
        (["山の学校の定員は何人？", "去年から増えた？"], VALLEY),  # of the pupils nothing is said
        (["林道点検は誰が負担する？", "国が300万円払うんだよね？"], VALLEY),
    ],
)
def test_there_is_no_yes_where_nothing_decides(valley, turns, text):
    answer = told(valley, text, turns)
    assert not answer.answer.startswith(("はい", "Yes")), answer.answer
