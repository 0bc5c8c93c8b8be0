"""Lists of projects: a name with its amount a line, below a heading that names no budget."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.layout.lines import PlacedLine
from corpus.projects.head import read_head
from corpus.projects.prose import read_run_in
from corpus.readers import read_document
from corpus.tables.around.budgets.listed import heads_none, lists_projects
from tests.corpus.papers import facts_of

PAPER = """# 令和８年度 汐見市 主要事業の概要

汐見市財政課

令和８年度一般会計当初予算は 214億3,000万円で、前年度に比べ 4億2,000万円の増となりました。

## 主な新規・拡充事業

### 1 暮らしを守る

{items}

## 基金残高（年度末見込み）

財政調整基金 1,850百万円（前年度末 2,210百万円）、減債基金 410百万円（同 405百万円）
"""


def read(tmp_path, text, name="paper.md"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return analyse(read_document(tmp_path / name), blind=True)


def rows(tmp_path, items, name="paper.md"):
    """The rows of projects in a paper, without that of its whole budget."""
    found = read(tmp_path, PAPER.format(items=items), name).figures
    return {
        (r.program, r.measure.value, r.fiscal_year, r.amount)
        for r in found
        if r.program != "一般会計"
    }


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("- 【拡充】見守りタクシー 18,400千円（前年度 12,900千円）", True),
        ("（３）見守りタクシー（拡充） １８，４００千円（前年度１２，９００千円）", True),
        ("- 見守りタクシー：1,840万円（令和7年度：1,290万円）", True),
        ("・[拡]見守りタクシー（1,840万円、前年度1,290万円）", True),
        ("- 〈新〉見守りタクシー …… 1,840万円（R7：1,290万円）", True),
        ("■ 見守りタクシー　1,840万円　北部の2地区でも走ります。", False),
        ("- 見守りタクシー（1,840万円）", False),
        ("★見守りタクシー　18,400千円（前年度同額）", False),
        ("○見守りタクシー\n予算額：1,840万円（前年度：1,290万円）", True),
    ],
)
def test_a_line_of_a_list_states_the_budget_of_the_year(tmp_path, line, before):
    wanted = {("見守りタクシー", "initial", 2026, 18_400_000)}
    if before:
        wanted.add(("見守りタクシー", "previous", 2025, 12_900_000))
    other = {("防災備蓄品の更新", "initial", 2026, 9_750_000)}
    assert rows(tmp_path, f"{line}\n\n- 防災備蓄品の更新 9,750千円") == wanted | other


def test_what_marks_say_is_a_note_and_no_part_of_the_name(tmp_path):
    items = (
        "- 【新規】補聴器の購入助成 3,200千円\n- 乗合バス（拡充） 18,400千円\n- 橋の点検 9,000千円"
    )
    found = read(tmp_path, PAPER.format(items=items)).figures
    assert {(r.program, r.note) for r in found if r.program != "一般会計"} == {
        ("補聴器の購入助成", "新規"),
        ("乗合バス", "拡充"),
        ("橋の点検", None),
    }


def test_a_remark_gives_totals_and_sources_and_no_other_budget(tmp_path):
    items = (
        "- 【新規】駅前広場の整備 312,000千円\n"
        "  令和8～10年度の3か年、総事業費は 9億8,000万円です。財源は国庫補助 156,000千円、"
        "市債 140,400千円、一般財源 15,600千円です。（都市整備課）\n"
        "- 空き店舗の出店支援 6,000千円（前年度 8,000千円）\n"
        "  改装費の3分の2（上限200万円）と家賃（月5万円）を補助します。昨年度は12件、"
        "合わせて1,450万円の売上がありました。\n"
    )
    found = read(tmp_path, PAPER.format(items=items)).figures
    assert {(r.program, r.measure.value, r.scope, r.amount) for r in found} == {
        ("一般会計", "initial", None, 21_430_000_000),
        ("駅前広場の整備", "initial", None, 312_000_000),
        ("駅前広場の整備", "total", None, 980_000_000),
        ("駅前広場の整備", "initial", "うち国庫補助", 156_000_000),
        ("駅前広場の整備", "initial", "うち市債", 140_400_000),
        ("駅前広場の整備", "initial", "うち一般財源", 15_600_000),
        ("空き店舗の出店支援", "initial", None, 6_000_000),
        ("空き店舗の出店支援", "previous", None, 8_000_000),
        ("空き店舗の出店支援", "unit", None, 2_000_000),
    }
    whole = next(r for r in found if r.amount == 312_000_000)
    assert whole.proof == "sum"  # its sources make it up


@pytest.mark.parametrize("name", ["paper.md", "paper.txt"])
def test_the_lines_of_a_project_are_its_section(tmp_path, name):
    items = (
        "- 【新規】補聴器の購入助成 3,200千円\n  65歳以上の方に購入費の半分を助成します。\n"
        "- 乗合バス 18,400千円\n  休日も走ります。\n"
    )
    found = read(tmp_path, PAPER.format(items=items), name)
    named = {p.id: p.name for p in found.programs}
    about = {
        named[i]: found.document.text[s.start : s.end]
        for s in found.sections
        for i in s.program_ids
    }
    assert "65歳以上" in about["補聴器の購入助成"] and "休日" not in about["補聴器の購入助成"]
    assert "休日も走ります" in about["乗合バス"]
    assert not any("事業" in name for name in named.values())  # what lists are called


@pytest.mark.parametrize(
    "heading",
    [
        "令和6年度に終えた主な事業",
        "令和8年度に行った主な事業",
        "令和9年度以降に予定する主な事業",
        "主な事業の決算",
        "ふるさと寄附金の使い道",
        "施設の利用料",
        "町債の残高",
        "お知らせ",
        "主な補助制度",
    ],
)
def test_lists_of_other_things_state_no_budget(tmp_path, heading):
    text = (
        "# 令和8年度 汐見町の主な事業\n\n令和8年度当初予算は45億円です。\n\n## 福祉\n\n"
        "- 【新規】補聴器の購入助成 3,200千円\n- 乗合バス 18,400千円\n\n"
        f"## {heading}\n\n- 保育園の改修 1億8,000万円\n- 消防車の更新 6,200万円\n"
    )
    found = read(tmp_path, text).figures
    assert {r.program for r in found if r.amount < 1_000_000_000} == {
        "補聴器の購入助成",
        "乗合バス",
    }


ITEMS = "- 【新規】駅前広場の整備 312,000千円\n- 図書館の改修 96,000千円\n"


def test_papers_that_look_far_ahead_list_no_budget(tmp_path):
    text = f"# 北浦市総合計画 実施計画（令和8～10年度）\n\n## 主な事業\n\n{ITEMS}"
    assert not read(tmp_path, text).figures


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("令和6年度 北浦市 主要事業の実績", "主な事業"),
        ("令和6年度 北浦市一般会計決算の概要", "２　主な事業"),
        ("令和6年度 北浦市の決算", "主な事業の決算"),
    ],
)
def test_the_projects_of_accounts_were_paid_for(tmp_path, title, heading):
    found = read(tmp_path, f"# {title}\n\n## {heading}\n\n{ITEMS}").figures
    assert {(r.program, r.measure, r.fiscal_year, r.amount) for r in found} == {
        ("駅前広場の整備", "executed", 2024, 312_000_000),
        ("図書館の改修", "executed", 2024, 96_000_000),
    }


def test_a_title_that_lists_the_projects_of_a_year_is_enough_where_no_budget_is_named(tmp_path):
    items = "- 車庫の建設 68,400千円\n- タクシー券 9,600千円\n"
    text = f"# 令和８年度　若宮町　新規・重点事業一覧\n\n{items}"
    assert {(r.program, r.measure.value, r.fiscal_year) for r in read(tmp_path, text).figures} == {
        ("車庫の建設", "initial", 2026),
        ("タクシー券", "initial", 2026),
    }


def test_a_unit_above_a_list_is_that_of_its_numbers(tmp_path):
    text = (
        "# 令和8年度 山北市 主要事業\n\n（単位：千円）\n\n"
        "- 河川公園の整備 …… 48,000（前年度 36,000）\n"
        "- 学習塾代の助成 …… 12,500（新規）\n- 図書館の利用者 …… 39,800\n\n"
        "## 利用件数\n\n- 移動図書館 …… 4,100\n"
    )
    found = read(tmp_path, text).figures
    assert {(r.program, r.measure.value, r.amount) for r in found} == {
        ("河川公園の整備", "initial", 48_000_000),
        ("河川公園の整備", "previous", 36_000_000),
        ("学習塾代の助成", "initial", 12_500_000),
    }


ENGLISH = """# Tarn Valley Council: What is new in 2026-27

The Council adopted its 2026-27 budget of $412.6 million on 24 June 2026.

## New and expanded programs

{items}

## Fees from July

- Adult swim – $7.20
- Hall hire – $14,800

## Reserves

- General reserve – $11.4 million
- Sewer Fund: $3.9 million

## Savings

- Closing the Mill Lane office – $420,000
"""


@pytest.mark.parametrize(
    "line",
    [
        "- **Night Bus** – $1.15 million (2025-26: $0.9 million). The fare stays at $2.50.",
        "- Night Bus: $1,150,000 (up from $900,000)",
        "1. Night Bus (expanded): $1.15 million, up from $0.9 million last year",
        "- Night Bus ($1.15 million; FY2025: $0.9 million)",
        "* New: Night Bus — $1.15 million (last year $0.9 million)",
        "Night Bus Lines. The program has $1.15 million, up from $900,000. The fare is $2.50.",
        "Night Bus Lines. $1.15 million buys two buses. Each bus seats 40; a seat costs $400.",
    ],
)
def test_an_english_line_states_the_budget_of_the_year(tmp_path, line):
    name = "Night Bus Lines" if "Lines" in line else "Night Bus"
    items = f"{line}\n\n- Street Trees – $640,000"
    found = read(tmp_path, ENGLISH.format(items=items)).figures
    said = {(r.program, r.measure.value, r.fiscal_year, r.amount) for r in found}
    wanted = {(name, "initial", 2026, 1_150_000), ("Street Trees", "initial", 2026, 640_000)}
    if "buys" not in line:
        wanted.add((name, "previous", 2025, 900_000))
    assert {fact for fact in said if "budget" not in fact[0]} == wanted


def test_english_remarks_give_totals_and_sources(tmp_path):
    items = (
        "- **Harbour Wall Repairs** – $7.8 million. Total project cost is $21.5 million. "
        "State grant $5.0 million, borrowing $2.8 million.\n"
        "- **Night Bus** – $1.15 million. Over three years the service costs $3.4 million.\n"
    )
    found = read(tmp_path, ENGLISH.format(items=items)).figures
    assert {(r.program, r.measure.value, r.scope, r.amount) for r in found if r.parent is None} >= {
        ("Harbour Wall Repairs", "initial", None, 7_800_000),
        ("Harbour Wall Repairs", "total", None, 21_500_000),
        ("Harbour Wall Repairs", "initial", "of which state grant", 5_000_000),
        ("Harbour Wall Repairs", "initial", "of which borrowing", 2_800_000),
        ("Night Bus", "initial", None, 1_150_000),
        ("Night Bus", "total", None, 3_400_000),
    }


@pytest.mark.parametrize(
    "text",
    [
        "令和6年度 3億1,000万円",
        "補助上限額 200万円",
        "・橋の点検に3億円を計上しました。",
        "財政投融資 要求額 350億円",
        "うちダムの改良 24億円",
        "合計 4億円",
        "・橋の点検　3億円　2億円",
        "結婚新生活の支援　60万円（1世帯）",
        "家賃の補助 年額：120万円",
        "Bursaries of up to $4,000",
        "FY2026 request: $320 million",
        "Night Bus $1.15 million",
        "Donors gave to: $3 million and more",
    ],
)
def test_what_is_no_project(text):
    assert read_head(PlacedLine(0, len(text), text, None), 2026) is None


@pytest.mark.parametrize(
    "text",
    [
        "Home Repair Loans. The town lends up to $15,000 to seniors.",
        "Budget Overview. The program has $1.1 million.",
        "River Walk. FEMA pays $2 million of it. Visitors spend $400,000.",
    ],
)
def test_paragraphs_that_state_no_budget(text):
    assert read_run_in(PlacedLine(0, len(text), text, None)) is None


def test_headings():
    assert lists_projects("ことしの注目事業") and lists_projects("令和8年度の主な取組")
    assert not lists_projects("歳出の内訳") and not lists_projects("Town in numbers")
    assert heads_none("Donations received in 2025") and not heads_none("子育て・教育")


def test_several_formats_give_the_same(tmp_path):
    lines = ["【新規】補聴器の購入助成　320万円", "乗合バス　1,840万円（前年度1,290万円）"]
    head = "<h1>令和8年度 東谷村 主な事業</h1><p>令和8年度当初予算は23億円です。</p>"
    page = f"<html><body>{head}<ul>{''.join(f'<li>{x}</li>' for x in lines)}</ul></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    text = "令和8年度 東谷村 主な事業\n\n令和8年度当初予算は23億円です。\n\n" + "\n".join(
        f"○{line}" for line in lines
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    wanted = {
        ("補聴器の購入助成", "initial", 2026, 3_200_000),
        ("乗合バス", "initial", 2026, 18_400_000),
        ("乗合バス", "previous", 2025, 12_900_000),
    }
    for name in ("a.html", "a.txt"):
        assert wanted <= facts_of(tmp_path / name)


def test_a_remark_that_speaks_of_prices_heads_nothing(tmp_path):
    text = (
        "令和8年度 汐見町予算の概要\n\n１　交通\n\n"
        "〇乗合バスの運行　2,300万円\n　　利用料は無料です\n"
        "〇橋の点検事業　900万円\n　　料金の改定はありません\n〇港の清掃事業　1,200万円\n\n"
        "２　利用料のご案内\n\n〇会議室の貸出し　1,500万円\n"
    )
    assert {r.program for r in read(tmp_path, text, "a.txt").figures} == {
        "乗合バスの運行",
        "橋の点検事業",
        "港の清掃事業",
    }
