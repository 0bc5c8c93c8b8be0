"""Overviews of a budget: what comes in and what it is for, each with its change in brackets."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of

TITLE = "令和９年度 南潮市一般会計当初予算の概要"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "市税収入は 6,538,777千円（対前年度比 177,877千円、2.8％増）、交付税は 4,950,000千円"
            "（対前年度比 100,000千円、2.1％増）と見込んでおります。",
            {("市税", 6_538_777_000), ("交付税", 4_950_000_000)},
        ),
        (
            "歳入では、自主財源が95億円（構成比37.4％）となり、交付税など依存財源が159億円（前年度比"
            "2億円減）となっております。",
            {("自主財源", 9_500_000_000), ("依存財源", 15_900_000_000)},
        ),
        (
            "国庫支出金は18億円（前年度比2億円減）、県支出金は9億円（前年度比1億円増）となりました。",
            {("国庫支出金", 1_800_000_000), ("県支出金", 900_000_000)},
        ),
        ("義務的経費の総額は14,530,883千円となっております。", {("義務的経費", 14_530_883_000)}),
        (
            "歳出では、投資的経費総額は23億円（前年度比3億円減）となりました。",
            {("投資的経費", 2_300_000_000)},
        ),
        (
            "人件費は48億6,909万円で、前年度に比べ2億898万円、4.5％の増となっています。",
            {("人件費", 4_869_090_000)},
        ),
        ("人件費は48億円で、うち本年度の退職手当は3億円です。", {("退職手当", 300_000_000)}),
        ("市税は、前年度に比べ3億円、2％の増となる見込みです。", set()),
        ("使用料は1回500円（税込）となります。", set()),
        ("市税収入は令和7年度決算で88億円（前年度比2億円増）となりました。", set()),
    ],
)
def test_an_overview_tells_each_part_with_its_change_in_brackets(sentence, expected, tmp_path):
    path = tmp_path / "overview.md"
    path.write_text(f"# {TITLE}\n\n{sentence}\n", encoding="utf-8")
    found = {(name, amount) for name, _, year, amount in facts_of(path) if year == 2027}
    assert found - {("人件費", 4_800_000_000)} == expected


@pytest.mark.parametrize(
    "part", ["うち令和9年度分は3億円", "このうち本年度は3億円", "うち新年度に3億円"]
)
def test_what_has_a_part_in_one_year_is_the_whole_of_several(part, tmp_path):
    path = tmp_path / "overview.md"
    path.write_text(f"# {TITLE}\n\n灯台改修事業費は12億円で、{part}です。\n", encoding="utf-8")
    found = {(measure, year) for _, measure, year, amount in facts_of(path) if amount == 12 * 10**8}
    assert found == {("total", None)}


SUPPLEMENT = "令和９年度 若葉市一般会計補正予算（第５号）"


@pytest.mark.parametrize(
    ("sentence", "name", "amount"),
    [
        ("・都市計画事業基金に約6.0億円を積み立て", "都市計画事業基金", 600_000_000),
        ("財政調整基金に5億7千万円を積み立てるものです。", "財政調整基金", 570_000_000),
        ("灯台改修事業に約3億円を追加します。", "灯台改修事業", 300_000_000),
        ("灯台改修事業は約3億円の減となりました。", "灯台改修事業", -300_000_000),
        ("・電算関係業務委託の増で、約1,100万円増", "電算関係業務委託", 11_000_000),
        ("・電算関係業務委託の減で、約1,100万円減", "電算関係業務委託", -11_000_000),
    ],
)
def test_a_list_of_a_supplement_tells_what_changes(sentence, name, amount, tmp_path):
    path = tmp_path / "supplement.md"
    lines = [
        f"# {SUPPLEMENT}",
        "- 昨年度の額が確定したことによる繰越金等の調整が主なもの",
        sentence,
    ]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    assert facts_of(path) == {(name, "supplementary", 2027, amount)}


@pytest.mark.parametrize(
    "sentence",
    [
        "財政調整基金に5億円を積み立てました。",
        "財政調整基金には毎年1億円を積み立てています。",
        "基金残高は5億円を積み立て、20億円となりました。",
    ],
)
def test_what_has_been_saved_is_no_change_of_a_budget(sentence, tmp_path):
    path = tmp_path / "supplement.md"
    path.write_text(f"# {SUPPLEMENT}\n\n{sentence}\n", encoding="utf-8")
    assert not facts_of(path)


@pytest.mark.parametrize("manner", ["柱に", "中心に", "重点に", "目的として"])
def test_how_a_budget_is_made_names_nothing_in_it(manner, tmp_path):
    path = tmp_path / "points.md"
    lead = f"今回の補正予算は、港の利用の促進を{manner}、総額 8億4,000万円を計上しました。"
    item = "このうち、港湾改修事業に3億円を計上しました。"
    path.write_text(f"# 令和９年度 南潮市 6月補正予算（案）のポイント\n\n{lead}{item}\n", "utf-8")
    assert not any("促進" in name for name, *_ in facts_of(path))


@pytest.mark.parametrize("title", ["Establishment plan", "Authorised posts", "Staffing"])
def test_what_counts_posts_is_no_money(title, tmp_path):
    path = tmp_path / "budget.md"
    money = "| Item | 2028 | 2029 |\n|---|---|---|\n| Rent | 610 000 | 640 000 |\n"
    posts = "| Grade | 2029 | 2029 amended |\n|---|---|---|\n| AD | 131 | 133 |\n"
    posts += "| Total posts | 290 | 292 |\n"
    text = f"# Budget 2029\n\nAmounts in EUR\n\n{money}\n## {title}\n\n{posts}"
    path.write_text(text, encoding="utf-8")
    amounts = {fact[-1] for fact in facts_of(path)}
    assert 640_000 in amounts
    assert not amounts & {131, 133, 290, 292}
