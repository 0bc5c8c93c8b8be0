"""What a newsletter of a town states beside its charts: the whole, and what one has of it."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of


def facts(tmp_path, text):
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    return facts_of(tmp_path / "paper.txt")


@pytest.mark.parametrize(
    "said", ["一般会計予算は 312億円（前年度比 4.2％増）", "一般会計予算は312億円です。"]
)
@pytest.mark.parametrize("below", ["", "特別会計を含めた総額は 498億6,000万円です。\n"])
def test_titles_right_above_a_paragraph_are_no_part_of_its_first_sentence(tmp_path, said, below):
    title = "広報みなと 令和8年5月号\n特集 令和8年度予算のあらまし\n"
    found = facts(tmp_path, f"{title}{said}\n{below}")
    assert ("一般会計", "initial", 2026, 31_200_000_000) in found


@pytest.mark.parametrize("mark", ["", "■ ", "○"])
@pytest.mark.parametrize(
    "one", ["市民1人当たりに使われるお金", "1世帯あたりでみると", "市民一人につき使う額"]
)
def test_what_one_has_of_a_budget_is_none(tmp_path, mark, one):
    text = "令和8年度予算のあらまし\n\n一般会計予算は312億円です。\n\n"
    found = facts(tmp_path, f"{text}{mark}{one} 52万円\n（人口60,012人で計算）\n")
    assert {amount for _, measure, _, amount in found if measure == "initial"} == {31_200_000_000}


@pytest.mark.parametrize(
    "said",
    [
        "令和8年度の当初予算は150億円です。",
        "予算総額は150億円で、前年度より3％増えました。",
        "町の予算は、約150億円です。",
        "歳入歳出予算の総額は150億円です。",
        "1 予算の規模\n予算総額は150億円（前年度比3％増）です。",
    ],
)
def test_a_sentence_states_the_whole_budget_of_its_paper(tmp_path, said):
    found = facts(tmp_path, f"若葉町\n令和8年度当初予算のあらまし\n\n{said}\n")
    assert found == {("令和8年度当初予算", "initial", 2026, 15_000_000_000)}


@pytest.mark.parametrize(
    "said",
    [
        "■ 子育て応援事業\n予算額 3億円",
        "教育費の予算は3億円です。",
        "このうち、予算は3億円です。",
        "補正後の予算総額は3億円です。",
        "予算総額は3億円です。\n\n民生費の予算は160億円です。",
        "令和7年度の予算は3億円でした。",
    ],
)
def test_what_is_a_part_or_another_budget_is_no_whole(tmp_path, said):
    found = facts(tmp_path, f"若葉町\n令和8年度当初予算のあらまし\n\n{said}\n")
    assert "令和8年度当初予算" not in {name for name, *_ in found}


@pytest.mark.parametrize(
    "behind",
    [
        ", 3 percent more than last year",
        ", up 3 percent from the previous year",
        " ($145.6 million last year)",
        ", $4.4 million more than last year",
        ", an increase of 3 percent over last year",
    ],
)
@pytest.mark.parametrize(
    ("lead", "name"),
    [("The adopted budget is", "2026 budget"), ("The general fund budget is", "General Fund")],
)
def test_a_year_that_is_compared_with_is_not_that_of_the_amount(tmp_path, lead, name, behind):
    text = (
        f"City of Alder\nBudget in Brief, fiscal year 2026-27\n\n{lead} $150.0 million{behind}.\n"
    )
    assert (name, "initial", 2026, 150_000_000) in facts(tmp_path, text)


GUIDE = """みどり町 子育て応援ガイド（令和8年度版）

妊娠・出産
{mark} 妊婦健診の助成
  健診の費用を助成します（上限 98,000円）。
{mark} 出産祝金
  第1子 5万円を支給します。出生の日から6か月以内に申請してください。
{mark} 子ども医療費助成
  入院・通院の自己負担分を助成します。令和8年度予算 4,320万円（令和7年度 3,980万円）

住まい
{mark} 子育て世帯住宅取得補助
  費用の10分の1（上限100万円）を補助します。
  令和8年度予算 2,000万円
"""


@pytest.mark.parametrize("mark", ["●", "■", "◆"])
def test_what_stands_below_a_name_behind_a_mark_is_its_own(tmp_path, mark):
    found = facts(tmp_path, GUIDE.format(mark=mark))
    assert {
        ("妊婦健診の助成", "unit", 2026, 98_000),
        ("子ども医療費助成", "initial", 2026, 43_200_000),
        ("子ども医療費助成", "previous", 2025, 39_800_000),
        ("子育て世帯住宅取得補助", "unit", 2026, 1_000_000),
        ("子育て世帯住宅取得補助", "initial", 2026, 20_000_000),
    } == found


@pytest.mark.parametrize(
    ("verb", "measures"), [("is", set()), ("will be", set()), ("was", {"executed"})]
)
def test_what_is_still_to_be_spent_is_not_what_was(tmp_path, verb, measures):
    said = f"Net expenditure of the Harbour Works Programme in 2027/28 {verb} £96,400."
    found = facts(tmp_path, f"# Thornby Parish Council: minutes\n\n{said}\n")
    assert {measure for _, measure, _, _ in found} == measures


@pytest.mark.parametrize(
    ("title", "measure", "year"),
    [
        ("令和6年度　しおかぜ町の決算をお知らせします", "executed", 2024),
        ("令和8年度　しおかぜ町の予算をお知らせします", "initial", 2026),
    ],
)
@pytest.mark.parametrize(
    "lines",
    [
        "・学校の改修に3億2,000万円\n・町道の舗装には約1億1,500万円\n・不用額に500万円",
        "学校の改修　3億2,000万円\n町道の舗装　1億1,500万円",
    ],
)
def test_lines_of_a_newsletter_are_of_what_its_title_tells(tmp_path, title, measure, year, lines):
    path = tmp_path / "paper.txt"
    path.write_text(f"{title}\n\n主な使いみち\n{lines}\n", encoding="utf-8")
    assert facts_of(path) == {
        ("学校の改修", measure, year, 320_000_000), ("町道の舗装", measure, year, 115_000_000),
    }  # fmt: skip


@pytest.mark.parametrize("mark", ["◆", "■", "【", "２　"])
def test_the_nearest_side_of_an_account_says_what_comes_in(tmp_path, mark):
    close = "】" if mark == "【" else ""
    text = (
        f"令和8年度予算のあらまし\n\n{mark}歳入{close}\n地方交付税　38億円\n地方譲与税　14億円\n\n"
        f"{mark}歳出{close}\n民生費　28億円\n土木費　11億円\n"
    )
    path = tmp_path / "paper.txt"
    path.write_text(text, encoding="utf-8")
    scopes = {f.program: f.scope for f in analyse(read_document(path), blind=True).figures}
    assert scopes == {"地方交付税": "歳入", "地方譲与税": "歳入", "民生費": None, "土木費": None}


@pytest.mark.parametrize(
    "said",
    [
        "一般会計の決算は、歳入が102億円、歳出が98億円で、差引4億円となりました。",
        "一般会計歳入歳出決算は、歳入総額102億円、歳出総額98億円となりました。",
    ],
)
@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("令和6年度　しおかぜ町決算の概要", 2024),
        ("令和8年度　しおかぜ町予算の概要", None),  # of which year it does not say
        ("令和8年度　施政方針（令和8年2月27日）", None),
    ],
)
def test_an_outturn_is_of_no_year_to_come(tmp_path, title, year, said):
    path = tmp_path / "paper.txt"
    path.write_text(f"{title}\n\n{said}\n", encoding="utf-8")
    accounts = {("一般会計 歳入", "executed", year), ("一般会計", "executed", year)}
    assert {fact[:3] for fact in facts_of(path)} == (accounts if year else set())
