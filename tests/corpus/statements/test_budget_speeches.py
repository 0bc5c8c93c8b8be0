"""Speeches, minutes and newsletters in Japanese: of which year, and whose, an amount is."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.statements.spoken import spoken_in
from tests.corpus.papers import facts_of


def said(tmp_path, text, name="paper.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return facts_of(path)


SPEECH = """令和九年第一回海辺市議会定例会　施政方針

　令和９年度予算案の大要を申し上げます。

　令和７年度の一般会計決算は、歳入総額３２６億４，１００万円、歳出総額３１４億８，７００万円となりました。

　令和９年度の当初予算案は、一般会計が３１８億５，０００万円で、前年度と比べ、２．０％の増といたしました。
また、６つの特別会計の合計は１６４億２，３００万円、３つの企業会計の合計は１３９億７，０００万円であります。

　歳入の根幹である市税につきましては、所得の伸びを見込み、１２１億４，０００万円を計上いたしました。

　小学校給食費の無償化を中学校にも拡大することとし、３億９，６００万円を計上いたしました。また、こども広場の
本格実施に４，２８０万円、病児保育室の増設に１，７５０万円をそれぞれ計上しております。

　南部ポンプ場の更新は、総事業費４８億円、令和１２年度の完成を目指すものであり、来年度は設計費等として
１億３，５００万円を計上いたしました。木造住宅の耐震化につきましては、補助の上限を１戸当たり１００万円から
１５０万円に引き上げ、４，５００万円を計上いたします。

　新たな漁港の造成につきましては、３月補正予算案に用地取得費７億７，０００万円を計上しております。

　　令和９年２月２４日　　海辺市長
"""


def test_a_speech_says_what_is_put_to_what(tmp_path):
    found = said(tmp_path, SPEECH)
    assert {
        ("一般会計", "initial", 2027, 31_850_000_000),
        ("6つの特別会計", "initial", 2027, 16_423_000_000),
        ("一般会計", "executed", 2025, 31_487_000_000),
        ("市税", "initial", 2027, 12_140_000_000),
        ("小学校給食費の無償化を中学校にも拡大", "initial", 2027, 396_000_000),
        ("病児保育室の増設", "initial", 2027, 17_500_000),
        ("南部ポンプ場の更新", "total", None, 4_800_000_000),
        ("南部ポンプ場の更新", "initial", 2027, 135_000_000),
        ("木造住宅の耐震化", "initial", 2027, 45_000_000),
    } <= found
    assert any(row[1:] == ("supplementary", 2026, 770_000_000) for row in found)
    assert all(year != 2030 for _, _, year, _ in found)


def test_revenue_that_is_expected_says_so(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(SPEECH, encoding="utf-8")
    taxes = [f for f in analyse(read_document(path)).figures if f.program == "市税"]
    assert [f.scope for f in taxes] == ["歳入"]


MINUTES = """予算特別委員会会議録
令和9年3月12日（金曜日）午前10時開議　案件：令和9年度一般会計予算

○委員（高瀬みどり君）　灯ろう祭補助金ですが、来年度は1,200万円とあります。今年度の予算は
900万円だったと思いますが。
○観光課長（平田修君）　お答えします。今年度は、９月補正で250万円を追加しまして、
予算現額1,150万円に対し、決算見込みは1,085万円でございます。
○委員（土井一郎君）　除雪費は。
○建設課長（藤森昭君）　来年度当初は２億1,000万円です。今年度は大雪のため、
３億4,700万円まで増額しております。
"""


def test_minutes_count_years_from_their_own_day(tmp_path):
    found = said(tmp_path, MINUTES)
    assert {
        ("灯ろう祭補助金", "initial", 2027, 12_000_000),
        ("灯ろう祭補助金", "supplementary", 2026, 2_500_000),
        ("灯ろう祭補助金", "revised", 2026, 11_500_000),
        ("除雪費", "initial", 2027, 210_000_000),
        ("除雪費", "revised", 2026, 347_000_000),
    } <= found
    assert ("灯ろう祭補助金", "initial", 2027, 9_000_000) not in found


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和9年3月12日（金曜日）", 2026),
        ("広報うみべ 令和9年4月1日号", 2027),
        ("予算特別委員会会議録", None),
    ],
)
def test_a_paper_is_of_the_fiscal_year_of_its_day(text, year):
    assert spoken_in(text) == year


@pytest.mark.parametrize("word", ["同様の", "同じ", "従来の"])
def test_what_is_alike_has_no_name_of_its_own(word, tmp_path):
    text = f"""海辺町 報道発表 令和9年1月9日

令和8年度一般会計補正予算（第6号）について

(1) 漁業者燃料費支援金 4,200万円
1事業者当たり20万円を上限に支援します。令和7年度に実施した{word}支援金では、3,318万円を交付しました。
"""
    found = said(tmp_path, text)
    assert ("漁業者燃料費支援金", "executed", 2025, 33_180_000) in found
    assert ("漁業者燃料費支援金", "unit", 2026, 200_000) in found
    assert not any(name.startswith(word) for name, *_ in found)


def test_each_of_several_in_one_sentence_has_its_own(tmp_path):
    text = """令和8年度海辺村一般会計補正予算（第4号）の説明

歳出では、総務費では、庁舎空調設備の修繕に460万円、衛生費では、水道特別会計への繰出金1,100万円、
農林水産業費では、林道災害復旧に980万円をそれぞれ計上いたしました。
"""
    assert {
        ("庁舎空調設備の修繕", "supplementary", 2026, 4_600_000),
        ("水道特別会計への繰出金", "supplementary", 2026, 11_000_000),
        ("林道災害復旧", "supplementary", 2026, 9_800_000),
    } <= said(tmp_path, text)


@pytest.mark.parametrize("behind", ["上乗せします", "引き上げます", "加算します"])
def test_what_is_added_to_a_ceiling_is_none(behind, tmp_path):
    text = f"""令和8年度 灯ろう修繕補助金 公募要領

補助上限額は200万円です。
賃上げに取り組む事業者は、上限額を500万円{behind}。
"""
    assert all(amount != 5_000_000 for *_, amount in said(tmp_path, text))


def test_the_supplement_of_a_year_is_one_where_the_budget_is_named_behind(tmp_path):
    text = """令和7年度補正「漁村水素活用促進補助金」公募要領

国の令和7年度補正予算額は 86億円 です。
令和6年度補正の同補助金（予算額62億円）では、交付決定額は58億4,000万円でした。
"""
    found = said(tmp_path, text)
    assert ("漁村水素活用促進補助金", "supplementary", 2025, 8_600_000_000) in found
    assert ("漁村水素活用促進補助金", "supplementary", 2024, 6_200_000_000) in found


@pytest.mark.parametrize("case", ["の場合", "の方", "の世帯"])
def test_an_amount_of_a_case_is_no_budget(case, tmp_path):
    text = f"令和8年度 灯ろう補助金のお知らせ\n\n経費が80万円{case}は、2分の1を補助します。\n"
    assert not said(tmp_path, text)


def test_a_mark_of_a_note_is_no_part_of_a_name(tmp_path):
    text = "令和8年度 港湾課 予算要求調書\n\n※ 岸壁補修事業の全体事業費は5億円です。\n"
    assert said(tmp_path, text) == {("岸壁補修事業", "total", None, 500_000_000)}
