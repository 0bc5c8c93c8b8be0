"""Turns in other words than a document has: the passages that come nearest are quoted."""

from __future__ import annotations

from assistant.model import Turn
from tests.assistant.conftest import load_sky

TOWN = """# 令和8年度 浜辺町 当初予算の概要

浜辺町 財政課

## 主な事業（単位：千円）

| 事業名 | 前年度予算額 | 令和8年度予算額 |
|---|---|---|
| 海洋プラスチック回収技術実証事業 | 8,000 | 8,400 |
| 防災無線整備事業 | 3,600 | 3,500 |
| 出産祝金支給事業 | 2,000 | 2,500 |
| 路線バス運行支援事業 | 1,800 | 1,900 |
| 合計 | 15,400 | 16,300 |

## 保険料の減免

災害や失業などで保険料の納付が難しい方は、申請により減免を受けられる場合があります。
申請には、減免申請書と収入が分かる書類が必要です。

## 窓口

保険料のお問い合わせは、住民課の3番窓口で受け付けています。
"""


def asked(tmp_path, *turns):
    path = tmp_path / "town.md"
    path.write_text(TOWN, encoding="utf-8")
    assistant, history = load_sky(path).assistant, []
    for text in turns:
        answer = assistant.answer(text, history=history)
        history += [Turn("user", text), Turn("assistant", answer.answer)]
    return answer


def test_a_case_told_in_plain_words_is_met_by_what_comes_nearest(tmp_path) -> None:
    answer = asked(tmp_path, "出産祝金の予算は？", "実は仕事をクビになって払えそうにない")
    assert answer.status == "answered"
    assert "減免を受けられる" in answer.answer
    assert not answer.figures


def test_the_total_of_a_body_is_no_row_of_it(tmp_path) -> None:
    answer = asked(tmp_path, "町全体の予算はいくらですか")
    assert [f.amount for f in answer.figures] == [16_300_000]


def test_next_year_is_that_of_a_budget_for_it(tmp_path) -> None:
    answer = asked(tmp_path, "防災無線整備事業は来年度いくらですか")
    assert [f.amount for f in answer.figures] == [3_500_000]


def test_an_amount_of_what_the_document_does_not_have_is_none_of_it(tmp_path) -> None:
    answer = asked(tmp_path, "出産祝金の予算は？", "プラネタリウムの予算はいくら？")
    assert answer.answer.startswith("「プラネタリウム」は資料に見当たりません。")
    assert answer.status == "not_found" and not answer.figures


def test_what_is_asked_besides_is_answered_too(tmp_path) -> None:
    answer = asked(tmp_path, "保険料の減免には何が必要ですか？あと窓口も")
    assert "減免申請書" in answer.answer
    assert "3番窓口" in answer.answer


def test_a_need_is_met_by_what_comes_nearest_in_the_first_turn_too(tmp_path) -> None:
    answer = asked(tmp_path, "失業して保険料が払えません。何か使えるものはありますか")
    assert answer.status == "answered"
    assert "減免を受けられる" in answer.answer


def test_a_fresh_question_for_a_value_that_is_not_there_is_denied(tmp_path) -> None:
    answer = asked(tmp_path, "図書館の開館時間は何時ですか")
    assert answer.status == "not_found"


def test_what_was_only_near_is_nothing_to_compute_with(tmp_path) -> None:
    answer = asked(tmp_path, "失業して保険料が払えません。何か使えるものはありますか", "合計は？")
    assert not [f for f in answer.figures if f.derived]


def test_of_what_was_not_found_no_amount_of_the_whole_is_told(tmp_path) -> None:
    answer = asked(tmp_path, "雪男の飼育料はいくらですか", "それって全部でいくらですか")
    assert answer.status != "answered"
    assert not answer.figures


def test_a_table_of_something_else_is_not_made_of_what_was_shown(tmp_path) -> None:
    answer = asked(tmp_path, "出産祝金支給事業の予算は？", "窓口を表にして")
    assert "3番窓口" in answer.answer
    assert not answer.answer.startswith("|")
