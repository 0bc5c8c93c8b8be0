"""What an English quote says in Japanese words."""

from __future__ import annotations

import re
import unicodedata

import pytest

from assistant.answer.text.glosses.gloss import gloss, is_english
from assistant.answer.text.glosses.told_in_english import as_quote, in_english_phrases
from assistant.answer.text.glosses.told_in_japanese import in_japanese, terms_in_japanese


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("For-profit companies and individuals may not apply.", True),
        ("Carp Barriers", False),
        ("Carp Barriersの令和9年度の要求額は、8,150万ドルです。", False),
        ("対象は市町村です。", False),
        ("", False),
        ("FY 2027 Request：134,000、Maximum Federal Share：60 percent、Maximum Award", True),
    ],
)
def test_what_is_english(text, english) -> None:
    assert is_english(text) is english


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Applications for grants close in September", {"申請", "補助金"}),
        ("The budget of 10 programs increases", {"予算"}),
    ],
)
def test_the_terms_that_are_listed_are_said(text, terms) -> None:
    assert any(term in terms_in_japanese(text) for term in terms)


def test_a_japanese_sentence_that_names_something_in_english_stays() -> None:
    named = "National Office for Coastal Resilience (NOCR)の額は、資料に記載がありません。[1]"
    assert in_japanese(named) == named


def test_of_words_that_are_not_listed_nothing_is_said() -> None:
    assert terms_in_japanese("zyx qwv") == ""


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Awards run in 12-month budget periods", "12か月"),
        ("Indirect costs cannot exceed 8% of the total", "8％"),
        ("Records are kept for 5 years after the grant", "5年"),
        ("The grant pays for 40 hours of training", "40時間"),
    ],
)
def test_what_is_measured_is_said_in_its_place(text, measure) -> None:
    assert measure in terms_in_japanese(text)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Grants of up to £2.3 million are offered.", "2.3百万ポンド"),
        ("The annual fee is $1,250 per boat.", "1,250ドル"),
        ("Households below €18,400 pay nothing.", "18,400ユーロ未満"),
        ("The window closes on 12 June 2026.", "2026年六月12日（12 June 2026）"),
        ("Awards are announced in March 2027.", "2027年三月（March 2027）"),
        ("The depot will employ 46 drivers.", "46"),
        ("Write to Heron Quay or boats@heron.example.org.", "boats@heron.example.org"),
        ("The ferry leaves from Skellan Sound.", "Skellan Sound"),
    ],
)
def test_all_that_is_exact_is_said_in_the_digits_of_the_quote(text, exact) -> None:
    said = terms_in_japanese(text)
    assert exact in said
    assert set(re.findall(r"[0-9]+", said)) <= set(re.findall(r"[0-9]+", text))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("No deposit is needed.", "は不要"),
        ("Late claims are not paid.", "支払しない"),
        ("Firms may not apply.", "申請できない"),
        ("Digging must not begin before March.", "開始不可"),
        ("There is no fee.", "料金なし"),
        ("Nobody may zyx the qwv, and it must not zyx.", "不可"),
    ],
)
def test_what_is_denied_is_told_with_what_is_denied_of_it(text, denied) -> None:
    assert denied in terms_in_japanese(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Photographs of the damage are needed.", "損害の写真は必要"),
        (
            "Schools may apply until 12 June 2027.",
            "学校は申請できる、2027年六月12日（12 June 2027）まで",
        ),
        ("Grants of up to £900 are paid.", "最大900ポンドの助成は支払"),
        ("Members who work for more than two years", "二年超"),
    ],
)
def test_terms_stand_in_phrases_as_japanese_has_them(text, told) -> None:
    assert told in terms_in_japanese(text)


@pytest.mark.parametrize(
    "text",
    [
        "Applications for repair grants must reach the harbour office by 30 September, and late "
        "applications are kept for the following year without being read.[1]",
        "Households below €18,400 pay nothing.[2]",
    ],
)
def test_a_japanese_answer_has_no_more_letters_of_a_quote_than_it_says_of_it(text) -> None:
    said = in_japanese(text)
    japanese = len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", said))
    assert said.startswith("要点：")
    assert said.endswith(text[-3:])
    assert len(re.findall(r"[a-z]", said)) < 2 * japanese


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The library opens at noon on Sundays.", ["図書館", "開く", "日曜"]),
        (
            "The sheriff will hire two dispatchers for the fire stations.",
            ["保安官", "雇う", "消防署"],
        ),
        ("Parking at the swimming pool is free for staff.", ["駐車場", "プール", "無料", "職員"]),
        ("Tuition and late fees are due before the semester.", ["学費", "延滞料", "学期"]),
        ("Awards cover indirect costs and repairs to the roof.", ["採択", "間接経費", "屋根"]),
        ("Tribes are developing a transit plan.", ["部族", "開発", "公共交通"]),
    ],
)
def test_everyday_words_of_english_documents_are_key_words(text, terms) -> None:
    said = terms_in_japanese(text)
    assert [term for term in terms if term not in said] == []


def test_a_word_that_joins_clauses_is_no_key_word() -> None:
    assert terms_in_japanese("Patients wait when the clinic is full.") == "患者が待つ、診療所"


def test_an_amount_in_japanese_stays_whole():
    told = terms_in_japanese("Parking and ground transport（FY2027 budget）：2,534万ドル")
    assert told.endswith("2,534万ドル")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("省令第15号の建物", "15, building"),
        ("省令第105号の建物", "105, building"),
        ("第1に建物", "first, building"),
        ("第12次公募", "12, call for proposals"),
    ],
)
def test_a_number_is_told_whole(text, terms) -> None:
    assert gloss(text).terms.removeprefix("ministerial ordinance, ") == terms


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("利用料は補助の対象になりません。", "not eligible for subsidy"),
        ("期間は6か月以上18か月以内", "period: at least 6 months, up to 18 months"),
        ("定員：40人程度", "about 40 people"),
        ("令和９年２月26日（金）まで", "until 26 February 2027"),
        ("若手研究者の海外派遣を支援", "overseas dispatch of young researchers"),
        ("書類を提出", "submit documents"),
        ("米国、カナダとチリ", "the United States, Canada and Chile"),
        ("経費の３分の２以内", "up to 2/3 of cost"),
    ],
)
def test_a_japanese_sentence_is_told_in_english_phrases(text, told) -> None:
    assert told in in_english_phrases(text)


@pytest.mark.parametrize(
    "text", ["上限は25万円です。", "予算は１億２千万円（前年度９千万円）。", "約３割"]
)
def test_no_number_is_told_that_the_quote_has_not(text) -> None:
    digits = set(re.findall("[0-9]+", unicodedata.normalize("NFKC", text)))
    assert set(re.findall("[0-9]+", in_english_phrases(text))) <= digits


def test_an_amount_that_is_stated_is_told_in_english() -> None:
    assert as_quote("上限額は25万円です。 (¥250,000)[1]").endswith("¥250,000[1]")
    assert in_english_phrases("上限額は25万円です。", ("¥250,000",)).endswith("¥250,000")
