"""Ceilings and rates of grants: by course and case, from tables and lines, and no budgets."""

from pathlib import Path

import pytest

from corpus.analysed import Analysis
from corpus.analysis import analyse
from corpus.facts import Measure
from corpus.readers import read_document
from corpus.tables.limits.words import each, is_course, limit_word, scheme_of


def analysed(path: Path, text: str) -> Analysis:
    path.write_text(text, encoding="utf-8")
    return analyse(read_document(path))


def units(found: Analysis) -> set[tuple[str, int, str | None]]:
    return {(f.program, f.amount, f.scope) for f in found.figures if f.measure is Measure.UNIT}


COURSES = """<h1>みずべ奨励助成金のご案内</h1><table>
<tr><th>コース</th><th>対象</th><th></th><th>小さな団体の助成額</th><th>大きな団体の助成額</th></tr>
<tr><td rowspan="2">川辺清掃コース</td><td rowspan="2">清掃を続けた場合（１団体当たり）</td>
<td>半年以上</td><td>12万円</td><td>7.5万円</td></tr>
<tr><td>１年以上</td><td>30万円</td><td>18万円</td></tr>
<tr><td>水質測定コース</td><td>測った場合</td><td>１回当たり</td><td colspan="2">５千円</td></tr>
</table>"""


def test_courses_have_their_rates_by_case(tmp_path: Path) -> None:
    assert units(analysed(tmp_path / "a.html", COURSES)) == {
        ("川辺清掃コース", 120_000, "清掃を続けた場合（１団体当たり） 半年以上 小さな団体"),
        ("川辺清掃コース", 75_000, "清掃を続けた場合（１団体当たり） 半年以上 大きな団体"),
        ("川辺清掃コース", 300_000, "清掃を続けた場合（１団体当たり） １年以上 小さな団体"),
        ("川辺清掃コース", 180_000, "清掃を続けた場合（１団体当たり） １年以上 大きな団体"),
        ("水質測定コース", 5_000, "測った場合 １回当たり"),
    }


def test_a_rate_says_what_it_is_per(tmp_path: Path) -> None:
    found = analysed(tmp_path / "a.html", COURSES)
    labels = {f.label for f in found.figures if f.amount == 120_000}
    assert labels == {"小さな団体の助成額（1団体当たり）"}


def test_tables_side_by_side_have_their_titles_in_turn(tmp_path: Path) -> None:
    text = """# 港町商店街活性化補助金 募集要項

通常枠

夜間営業枠

| 店の数 | 補助上限額 | 店の数 | 補助上限額 |
| --- | --- | --- | --- |
| 9店まで | 90万円 | 区別なし | 400万円 |
| 10店から | 150万円 | | |
"""
    assert units(analysed(tmp_path / "a.md", text)) == {
        ("通常枠", 900_000, "9店まで"),
        ("通常枠", 1_500_000, "10店から"),
        ("夜間営業枠", 4_000_000, "区別なし"),
    }


@pytest.mark.parametrize(
    "text", ["補助率 2/3以内\n補助限度額\n650千円\n", "補助率 2/3以内\n補助限度額：650千円\n"]
)
def test_a_ceiling_on_lines_is_the_grant_s_of_the_title(tmp_path: Path, text: str) -> None:
    found = analysed(tmp_path / "a.txt", f"令和７年度 古民家再生補助金 手引き\n\n{text}")
    assert units(found) == {("古民家再生補助金", 650_000, None)}


def test_a_bare_limit_counts_in_a_grant_s_own_paper_only(tmp_path: Path) -> None:
    table = "| 区分 | 限度額 |\n| --- | --- |\n| 橋梁整備事業 | 3億円 |\n"
    grant = analysed(tmp_path / "a.md", f"# 離島航路支援事業 公募要領\n\n{table}")
    budget = analysed(tmp_path / "b.md", f"# 入江町水道事業会計予算\n\n{table}")
    assert {(p, a) for p, a, _ in units(grant)} == {("離島航路支援事業", 300_000_000)}
    assert not units(budget)


def test_what_has_to_be_reached_is_no_ceiling(tmp_path: Path) -> None:
    text = "# 工房改修助成金 公募要領\n\n単価\n50万円（税抜き）\n以上の機械が対象。\n"
    assert not units(analysed(tmp_path / "a.txt", text))


def test_a_remark_says_a_rate_of_its_row(tmp_path: Path) -> None:
    text = """# 令和８年度 丘村一般会計予算 主要事業

（単位：千円）

| 事業名 | 予算額 | 内容 |
| --- | --- | --- |
| 地区集会所応援事業 | 4,200 | 集会所の維持のため、１地区当たり７万円を交付する。 |
| 橋灯更新事業 | 900 | 灯を20万円のものと30万円のものに替える。 |
"""
    found = analysed(tmp_path / "a.md", text)
    assert units(found) == {("地区集会所応援事業", 70_000, None)}
    assert {f.amount for f in found.figures} >= {4_200_000, 900_000}


def test_words_of_limits() -> None:
    assert limit_word("中小企業の助成額") == "助成額"
    assert limit_word("補助上限額（税抜）") == "補助上限額"
    assert limit_word("機械は、単価") is None
    assert each("転換した場合（１人当たり）") == "1人当たり"
    assert is_course("グローバル枠") and not is_course("枠")
    assert scheme_of("令和７年度 若葉助成金のご案内(7月)") == "若葉助成金"
    assert scheme_of("若葉助成金は、次の方に交付します。") is None


FEES = """# 丘の上会館 使用料

## 部屋の使用料

（単位：円）

| 部屋 | 午前 9時～12時 | 夜間 18時～21時 |
| --- | --- | --- |
| 音楽室（40席） | 1,200 | 1,900 |
| 工芸室 | 700 | ― |

## 道具

（単位：円）

| 道具 | 数量 | 使用料 |
| --- | --- | --- |
| 電気窯 | 1台 | 2,500 |
| 機織り機 | 1台 | 300 |
"""


def test_prices_are_of_what_is_paid_for(tmp_path: Path) -> None:
    found = analysed(tmp_path / "a.md", FEES)
    assert units(found) == {
        ("音楽室（40席）", 1_200, "午前 9時～12時"),
        ("音楽室（40席）", 1_900, "夜間 18時～21時"),
        ("工芸室", 700, "午前 9時～12時"),
        ("電気窯", 2_500, "1台"),
        ("機織り機", 300, "1台"),
    }
    assert not found.review


def test_revenue_of_fees_is_no_price(tmp_path: Path) -> None:
    text = FEES.replace("（単位：円）", "（単位：千円）")
    assert not units(analysed(tmp_path / "a.md", text))
    budget = FEES.replace("# 丘の上会館 使用料", "# 丘の上会館 予算")
    assert not units(analysed(tmp_path / "b.md", budget))


def test_a_grant_s_year_and_no_lower_limits(tmp_path: Path) -> None:
    text = """令和８年度　工房開設補助金
公募要領

コース名　　　　補助率　　　　補助上限額　　　補助下限額
本開設コース　　１／２以内　　３００万円　　　２０万円
仮開設コース　　２／３以内　　８０万円　　　　－
"""
    found = analysed(tmp_path / "a.txt", text)
    assert units(found) == {
        ("本開設コース", 3_000_000, None),
        ("仮開設コース", 800_000, None),
    }
    assert {f.fiscal_year for f in found.figures} == {2026}


@pytest.mark.parametrize("word", ["上乗せ額", "加算額", "引上げ額"])
def test_what_raises_a_limit_is_not_taken_for_one(tmp_path: Path, word: str) -> None:
    text = (
        "<h1>令和９年度 みずべ奨励助成金のご案内</h1><table>"
        f"<tr><th>団体の人数</th><th>{word}</th></tr>"
        "<tr><td>5人以下</td><td>最大 10万円</td></tr><tr><td>6人以上</td><td>最大 25万円</td></tr>"
        "</table>"
    )
    found = units(analysed(tmp_path / "a.html", text))
    assert {(amount, scope) for _, amount, scope in found} == {
        (100_000, f"5人以下 {word}"),
        (250_000, f"6人以上 {word}"),
    }


RATED = """<h1>令和8年度 みなと町住まい補助金のご案内</h1><table>
<tr><th>補助金の名称</th><th>対象経費</th><th>補助率</th><th>補助上限額</th></tr>
<tr><td>窓断熱改修補助金</td><td>内窓の設置</td><td>1／2</td><td>1戸につき20万円</td></tr>
<tr><td>太陽光設置補助金</td><td>設置工事</td><td>定額</td><td>1kWにつき3万円（上限12万円）</td></tr>
<tr><td>塀撤去補助金</td><td>撤去の工事</td><td>2／3</td><td>1件につき15万円</td></tr>
<tr><td>空き家補助金</td><td>改修</td><td>1／2</td><td>費用の2分の1（上限50万円）</td></tr>
</table>"""


def test_a_rate_and_its_ceiling_in_one_cell_are_two_and_no_head_of_the_next(tmp_path: Path) -> None:
    assert units(analysed(tmp_path / "a.html", RATED)) == {
        ("窓断熱改修補助金", 200_000, "内窓の設置"),
        ("太陽光設置補助金", 30_000, "設置工事 1kW当たり"),
        ("太陽光設置補助金", 120_000, "設置工事"),
        ("塀撤去補助金", 150_000, "撤去の工事"),
        ("空き家補助金", 500_000, "改修"),
    }
