"""Answers from composed documents of other kinds: sentences of a passage, cells of a table."""

from __future__ import annotations

import pytest

from corpus.readers import read_document
from index.retrieval.others import other_words

TABLE = """施設,区分,令和7年度利用者数（人）,令和7年度利用料収入（千円）
みどり図書館,本館,41250,3120
みどり図書館,分館,9870,640
あおば体育館,本館,88310,15240
"""
GUIDE = """# 星見町空き家活用補助金の手引き

## 申請の手続き

空き家活用補助金の申請に必要な書類は、次のとおりです。

- 交付申請書
- 改修工事の見積書の写し
- 建物の登記事項証明書

## よくある質問

問1．改修工事は町外の業者に頼むことができますか。
町外の業者に頼むことはできません。町内に本店を置く業者に限ります。
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("みどり図書館の分館の利用者数は何人ですか。", "9870"),
        ("あおば体育館の令和7年度の利用者数は何人ですか。", "88310"),
    ],
)
def test_a_cell_is_found_by_its_row_and_its_column(ask_document, question, value):
    answer = ask_document("facilities.csv", TABLE, question)
    assert answer.status == "answered"
    assert value in answer.answer
    assert any(value in c.quote for c in answer.citations)


def test_a_place_that_the_table_lacks_gets_no_number_of_another(ask_document):
    answer = ask_document("facilities.csv", TABLE, "さくら美術館の利用者数は何人ですか。")
    assert answer.status == "not_found"


def test_a_share_that_the_row_lacks_is_none_of_its_amounts(ask_document):
    answer = ask_document(
        "riyou.csv", TABLE, "みどり図書館の本館の令和7年度利用料収入は何％上がりましたか"
    )
    assert "3120" not in answer.answer.replace(",", "")


def test_the_list_behind_its_announcement_is_quoted_whole(ask_document):
    answer = ask_document(
        "guide.md", GUIDE, "空き家活用補助金の申請に必要な書類を説明してください。"
    )
    for item in ("交付申請書", "見積書の写し", "登記事項証明書"):
        assert item in answer.answer


FAULTS = (
    "灯火の数が足りず、浅瀬の位置が見えないため、入口の手前で朝まで待つ船が毎晩のように出ている。",
    "当直の者が一人しか置かれておらず、見回りに出ている間は無線に応じられない時間が続いている。",
    "港の決まりが母語で示されておらず、初めて来る外国の船は曳船の手配の仕方が分からずにいる。",
    "曳船が夕方六時に引き上げてしまい、大きな船は風の弱い日でも岸壁に近付くことができない。",
    "潮位の知らせが一日に二度しか出ず、大潮の時期には喫水の深い船が動ける時刻を読み違えている。",
    "照明の電源が一系統しかなく、嵐で停電すると岸壁の全体が暗くなって荷役を止めざるを得ない。",
)
QUAYS = tuple(
    f"{n}番の岸壁では係船柱の塗装が剝げ、暗い中では綱を掛けるのに手間取る。" for n in "二三四五"
)
PORT = "".join(
    (
        "# 港の安全に関する検討会報告\n\n## 現状\n\n夜間入港の課題\n\n",
        *(f"● {fault}\n" for fault in (*FAULTS, *QUAYS)),
        "\n冬の除雪\n\n● 除雪の機械が古く、動かない日がある。\n● 雪を捨てる場所が遠い。\n",
    )
)


@pytest.mark.parametrize(
    "question",
    [
        "夜間入港の課題を説明してください。",
        "夜間入港について、どのような課題があるのかを詳しく説明してください。",
    ],
)
def test_a_list_is_told_whole_under_the_heading_that_is_asked_for(ask_document, question):
    answer = ask_document("port.md", PORT, question)
    for fault in (*FAULTS, *QUAYS):
        assert fault in answer.answer


THREATS = f"""<h1>漁港の事故に関する調べ</h1><table>
<tr><th>原因</th><th>内訳</th><th>起きた事故の例</th></tr>
<tr><td rowspan="8">人の過失</td><td>見張りの怠り</td><td>{FAULTS[0]}</td></tr>
<tr><td>積み過ぎ</td><td>{FAULTS[1]}</td></tr>
<tr><td>整備の不足</td><td>{FAULTS[2]}</td></tr>
<tr><td>居眠り</td><td>{FAULTS[3]}</td></tr>
<tr><td>飲酒</td><td>{FAULTS[4]}</td></tr>
<tr><td>海図の読み違い</td><td>{FAULTS[5]}</td></tr>
<tr><td>合図の遅れ</td><td>{QUAYS[0]}</td></tr>
<tr><td>船灯の消し忘れ</td><td>{QUAYS[1]}</td></tr>
<tr><td>天候の急変</td><td>突風</td><td>係留索の切断</td></tr></table>
"""


def test_all_rows_under_the_label_that_is_asked_for_are_told(ask_document):
    asked = "「人の過失」による事故の原因として何が挙げられていますか。"
    answer = ask_document("threats.html", THREATS, asked)
    for said in ("見張りの怠り", "積み過ぎ", "整備の不足", "合図", "飲酒", "海図", "船灯"):
        assert said in answer.answer


def test_the_answer_of_a_question_is_quoted_and_not_the_question(ask_document):
    answer = ask_document(
        "guide.md", GUIDE, "改修工事を町外の業者に頼むことについて説明してください。"
    )
    assert "町内に本店を置く業者に限ります" in answer.answer
    assert "問1" not in answer.answer


def test_words_of_either_language_meet():
    assert "director" in other_words("leads")
    assert other_words("zzz") == ()
    assert any(word.isascii() for word in other_words("予算"))


LINES = """Harbour Service budget request, FY 2027
(dollars in thousands)
                          FY 2025   FY 2026   FY 2027

Dredging operations        12,480    13,015    12,900
Lighthouse upkeep           1,730     1,730     2,105
"""
GUIDE_OF_DATES = """# 星見町空き家活用補助金の手引き

## 申請

申請期限は令和9年1月15日です。

## 報告

実績報告書は令和10年3月31日までに出してください。
"""
RECORD = """---
title: Lakeside Ferry Grants
fiscal_year: '2025'
objective: 'Lakeside ferry grants pay for new ferries and for the repair of piers
  that small towns own.'
---
"""


def test_a_line_of_figures_is_quoted_whole_with_its_heads(ask_document):
    answer = ask_document(
        "harbour.txt", LINES, "How much is requested for lighthouse upkeep in FY 2027?"
    )
    assert answer.status == "answered"
    assert any("1,730" in c.quote and "2,105" in c.quote for c in answer.citations)
    assert not any("12,480" in c.quote for c in answer.citations)


def test_a_label_that_the_table_lacks_gets_no_line(ask_document):
    answer = ask_document(
        "harbour.txt", LINES, "How much is requested for seaweed farming in FY 2027?"
    )
    assert answer.status == "not_found"
    assert not answer.figures


def test_a_record_of_front_matter_alone_is_its_own_text(tmp_path):
    path = tmp_path / "ferry.md"
    path.write_text(RECORD, encoding="utf-8")
    document = read_document(path)
    assert "the repair of piers" in document.text
    assert (document.title, document.fiscal_year) == ("Lakeside Ferry Grants", 2025)


def test_a_value_is_quoted_where_its_words_stand_beside_it(ask_document):
    answer = ask_document("guide.md", GUIDE_OF_DATES, "空き家活用補助金の申請期限はいつですか。")
    assert "令和9年1月15日" in answer.answer
    assert "令和10年" not in answer.answer


CONTENTS = """# 川上町 温水プール利用の手引き

目次

１．回数券の払戻しの手続き ...................................... 2
２．更衣室の使い方 .............................................. 5

## １．回数券の払戻しの手続き

使わなかった回数券の払戻しは、窓口で申し出た人に、残りの枚数の分を現金でお返しします。

## ２．更衣室の使い方

更衣室のかぎは、出るときに受付に返してください。
"""


def test_a_line_of_the_contents_answers_nothing(ask_document):
    answer = ask_document("pool.md", CONTENTS, "回数券の払戻しの手続きを説明してください。")
    assert "現金でお返しします" in answer.answer
    assert not any("....." in c.quote for c in answer.citations)
