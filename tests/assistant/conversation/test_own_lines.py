"""However a program's attribute is asked, the line under its label answers, and no other's."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

OVERVIEW = """# 令和9年度 白樺県 研究開発・人材育成事業の概要

白樺県 科学技術振興課

| 事業名 | 令和9年度予算額 | 令和8年度予算額 | 増減 |
|---|---:|---:|---:|
| 寒冷地ロボット実証事業 | 860 | 640 | 220 |
| 若手研究者海外武者修行支援 | 420 | 450 | △30 |

（単位：百万円）

## 寒冷地ロボット実証事業

- 目的：低温でも働くロボットの実用化を早めること。
- 対象者：県内の中小企業と大学のグループ
- 補助率：3分の2以内
- 採択予定件数：12件程度
- 募集締切：令和9年6月30日（水）
- 開始年度：令和6年度
- 問合せ先：ロボット係 電話 0199-55-2311
- 予算増の理由：申請が予定件数の3倍に達したため、件数を増やします。

## 若手研究者海外武者修行支援

- 目的：若手研究者が海外で経験を積むこと。
- 対象者：博士の学位を取ってから8年以内の研究者
- 採択予定人数：70人
- 募集締切：令和9年5月14日（金）
- 開始年度：平成30年度
- 問合せ先：海外派遣担当 電話 0199-55-2478
- 予算減の理由：円高で一人あたりの費用が下がったため、減額します。
"""
CALL = """ORRIN COUNTY
CLEAN WATER INNOVATION GRANTS: CALL FOR APPLICATIONS 2027

Purpose
The Clean Water Innovation Grants help small water utilities test new ways to remove lead.

Who can apply
Public water utilities in Orrin County that serve fewer than 10,000 people.

Funding
The budget for FY 2027 is $6.4 million, up from $4.8 million in FY 2026.

Eligible costs
Equipment, laboratory tests, staff time and training.

Duration
Projects last up to 24 months.

Deadline
Applications are due by 5 p.m. on March 12, 2027.

Contact
Questions: Dana Whitlock, 555-0143, cleanwater@orrin.example
"""
MINISTRY = """# Velden Science Ministry: International Programmes, 2027 Budget

| Programme | 2026 budget | 2027 request |
|---|---:|---:|
| Nordlys Fellowships | 48.0 | 60.0 |
| Arctic Partnership Fund | 150.0 | 141.0 |

(millions of US dollars)

## Nordlys Fellowships

**Aim:** bring early-career researchers from abroad to Velden.
**Duration:** 12 to 36 months
**Started:** 2019
**Run by:** the International Office

## Arctic Partnership Fund

**Aim:** joint research on sea ice.
**Rate:** up to 80 percent of costs
**Duration:** 5 years
**Started:** 2015
**Why less:** the first ten consortia end in 2026 and are not replaced.
"""
ROBOT, ABROAD = "寒冷地ロボット実証事業", "若手研究者海外武者修行支援"
WATER, NORDLYS = "Clean Water Innovation Grants", "Nordlys Fellowships"
ARCTIC = "Arctic Partnership Fund"


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    papers = {"overview.md": OVERVIEW, "call.txt": CALL, "ministry.md": MINISTRY}
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    known = {name: load_sky(folder / name).assistant for name in papers}

    def answer(paper: str, *turns: str):
        history = [Turn("user", turn) for turn in turns[:-1]]
        return known[paper].answer(turns[-1], history=history)

    return answer


@pytest.mark.parametrize(
    ("paper", "name", "turns", "said", "of_another"),
    [
        ("overview.md", ROBOT, ["は何件採択する", "の採択予定件数は"], "12件", "70人"),
        ("overview.md", ABROAD, ["は何人採る", "の採択予定人数"], "70人", "12件"),
        ("overview.md", ABROAD, ["はいつから", "って何年からやってる"], "平成30", "令和6年度"),
        ("overview.md", ROBOT, ["の予算はなんで増えたの", "の予算が変わった理由"], "3倍", "円高"),
        ("overview.md", ROBOT, ["の連絡先", "はどこに電話すればいい"], "0199-55-2311", "2478"),
        (
            "ministry.md",
            ARCTIC,
            ["funding rate", "what percent of costs is covered"],
            "80 percent",
            "94%",
        ),
        ("ministry.md", NORDLYS, ["since when", "when did it start"], "2019", "2015"),
        (
            "ministry.md",
            NORDLYS,
            ["who runs it?", "which office is in charge"],
            "International Office",
            "80",
        ),
        (
            "call.txt",
            WATER,
            ["which costs are eligible", "eligible costs"],
            "laboratory tests",
            "10,000",
        ),
        ("call.txt", WATER, ["how long is it", "duration?"], "24 months", "March"),
        ("call.txt", WATER, ["who can I ask", "phone or email"], "555-0143", "10,000"),
    ],
)
def test_the_line_of_what_is_asked(ask, paper, name, turns, said, of_another) -> None:
    joined = " " if name.isascii() else ""
    for turn in turns:
        alone = ask(paper, f"{name}{joined}{turn}")
        first = f"tell me about {name}" if name.isascii() else f"{name}について教えて"
        after = ask(paper, first, turn)
        for told in (alone, after):
            assert told.status == "answered", turn
            assert said in told.answer, turn
            assert of_another not in told.answer, turn


@pytest.mark.parametrize(
    ("paper", "turn"),
    [
        ("overview.md", f"{ROBOT}の採択率は"),
        ("ministry.md", f"how many people applied to {NORDLYS}"),
        ("ministry.md", f"{NORDLYS} mascot"),
    ],
)
def test_of_another_thing_no_line_is_told(ask, paper, turn) -> None:
    assert ask(paper, turn).status == "not_found"
