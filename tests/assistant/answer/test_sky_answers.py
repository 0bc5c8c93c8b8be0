"""Whole answers over a made-up document: what is found, what is quoted, what is not there."""

from __future__ import annotations

import pytest


def ask(sky, question):
    return sky.assistant.answer(question)


def quotes(answer) -> list[str]:
    return [c.quote for c in answer.citations]


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("地域の高校で人材を育てて計算機を貸与する事業の要求額はいくらですか", 1_200_000_000),
        ("軌道を計算する人材を高校で育てる取組の前年度予算額はいくらですか", 1_400_000_000),
        ("優れた若手を海外の天文台に送り出す事業の前年度予算額はいくらですか", 2_500_000_000),
    ],
)
def test_a_program_is_found_by_its_description(sky, question, amount):
    answer = ask(sky, question)
    assert answer.status == "answered"
    assert answer.figures[0].amount == amount


@pytest.mark.parametrize(
    "question",
    [
        "METEORの要求額はいくらですか",
        "流星観測プログラムの要求額はいくらですか",
        "流星観測国際プログラム（METEOR）の前年度予算額はいくらですか",
        "How much is requested for METEOR?",
    ],
)
def test_a_name_that_the_document_lacks_is_no_other_program(sky, question):
    answer = ask(sky, question)
    assert (answer.status, answer.figures) == ("not_found", ())


@pytest.mark.parametrize(
    ("question", "amounts", "scopes"),
    [
        ("COMETの要求額は甲機構と乙機構でそれぞれいくらですか", [20, 10], ["甲機構", "乙機構"]),
        ("COMETの30億円のうち乙機構の分はいくらですか", [10], ["乙機構"]),
        ("COMETの甲機構分の要求額は", [20], ["甲機構"]),
    ],
)
def test_amounts_by_scope(sky, question, amounts, scopes):
    figures = ask(sky, question).figures
    assert [f.amount // 10**8 for f in figures] == amounts
    assert [f.scope for f in figures] == scopes


def test_the_scope_with_the_larger_amount_is_named(sky):
    answer = ask(sky, "COMETの要求額は甲機構と乙機構ではどちらが大きいですか")
    assert answer.answer.startswith("要求・要望額は、甲機構の方が大きいです。")


@pytest.mark.parametrize(
    "question",
    ["COMETは何の略ですか", "COMETの正式名称を教えて", "What does COMET stand for?"],
)
def test_a_short_name_is_answered_by_the_long_one_where_it_stands(sky, question):
    answer = ask(sky, question)
    assert answer.status == "answered"
    assert quotes(answer) == ["彗星観測国際共同研究プログラム（COMET）"]


@pytest.mark.parametrize(
    "question",
    ["星空研究の推進にはどの事業がありますか", "星空研究の推進を構成する事業をすべて教えて"],
)
def test_the_parts_of_a_program_are_listed_with_their_amounts(sky, question):
    answer = ask(sky, question)
    first, *items = answer.answer.split("\n")
    assert first == "資料にあるのは、次のとおりです。"
    names = ("COMET", "ORBIT", "DUSTY", "CHART")
    assert all(name in item for name, item in zip(names, items, strict=True))
    assert [f.amount for f in answer.figures][:2] == [3_000_000_000, 1_200_000_000]


def test_something_else_of_a_program_is_not_answered_by_its_parts(sky):
    answer = ask(sky, "星空研究の推進の審査員の一覧を教えて")
    assert answer.status == "not_found"


def test_the_largest_of_the_parts_of_a_program(sky):
    answer = ask(sky, "星空研究の推進のうち最も額が大きい事業は何ですか")
    assert [f.amount for f in answer.figures] == [3_000_000_000]


def test_a_superlative_needs_one(sky):
    answer = ask(sky, "COMETの観測で最も重要なのは何ですか")
    assert quotes(answer) == ["彗星の観測では、国際的な連携が最も重要である。"]
    assert ask(sky, "ORBITの応募を最も多く締め切ったのはいつですか").status == "not_found"
    assert ask(sky, "ORBITの応募を締め切るのはいつですか").status == "answered"


@pytest.mark.parametrize(
    ("question", "status"),
    [("COMETの研究代表者は誰ですか", "answered"), ("ORBITの研究代表者は誰ですか", "not_found")],
)
def test_a_role_needs_a_name(sky, question, status):
    answer = ask(sky, question)
    assert answer.status == status
    assert ("山田 花子" in answer.answer) is (status == "answered")


@pytest.mark.parametrize(
    "question", ["木星の縞模様を解明したのは誰ですか", "Who is Hanako Yamada?"]
)
def test_a_person_is_found_by_what_was_done_and_by_the_name_in_latin_letters(sky, question):
    answer = ask(sky, question)
    assert answer.status == "answered"
    assert "山田 花子" in answer.answer


def test_somebody_who_did_something_has_no_role_by_that(sky):
    did = ask(sky, "小惑星の軌道の新しい計算法を発表したのは誰ですか")
    assert "鈴木 一郎" in did.answer
    role = ask(sky, "ORBITで小惑星の軌道の新しい計算法を発表した研究代表者は誰ですか")
    assert role.status == "not_found"


def test_a_heading_that_names_who_is_quoted_with_the_sentence(sky):
    answer = ask(sky, "木星の縞模様を解明したのは誰ですか")
    assert answer.answer.startswith("山田 花子（星空大学）：木星の縞模様を解明し、")
    assert set(quotes(answer)) == {
        "山田 花子（星空大学）",
        "木星の縞模様を解明し、国際的な賞を受賞した。",
    }


def test_rows_that_were_read_from_a_quoted_sentence_are_figures(sky):
    answer = ask(sky, "気球１基の打上げにはいくら要しましたか")
    assert quotes(answer) == ["気球１基の打上げには、昨年の冬に70万円を要した。"]
    assert [(f.amount, f.original) for f in answer.figures] == [(700_000, "70万円")]
    assert answer.figures[0].citation == 1


@pytest.mark.parametrize(
    "question", ["宇宙の塵の分析にはいくらですか", "計算機の貸与はいくらですか"]
)
def test_an_amount_has_to_be_stated_of_what_is_asked(sky, question):
    answer = ask(sky, question)
    assert (answer.status, answer.figures) == ("not_found", ())


@pytest.mark.parametrize(
    "question",
    ["COMETとORBITの開始年度はいつですか", "COMETとORBITではどちらが先に始まりましたか"],
)
def test_one_sentence_that_names_all_programs_answers_for_each(sky, question):
    assert quotes(ask(sky, question)) == ["COMETは2019年度に、ORBITは2021年度に開始した。"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("ORBITには何か国が参加しますか", "14か国"),
        ("ORBITに参加するのはどの国ですか", "チリ"),
        ("How many countries take part in ORBIT?", "14か国"),
        ("COMETの問い合わせの電話は", "03-1234-5678"),
        ("COMETの育成コースの支援期間は何年間ですか", "5年間"),
    ],
)
def test_a_value_of_the_asked_kind(sky, question, said):
    answer = ask(sky, question)
    assert answer.status == "answered"
    assert said in answer.answer


def test_beside_the_amount_what_is_asked_in_the_same_breath_or_that_it_is_not_there(sky):
    there = ask(sky, "COMETの研究代表者と要求額を教えて")
    assert "山田 花子" in there.answer
    absent = ask(sky, "COMETの採択率と要求額を教えて")
    assert "「採択率」は、収録している資料に記載がありません。" in absent.answer
    assert [f.amount for f in there.figures] == [f.amount for f in absent.figures]


def test_every_quote_of_an_answer_stands_in_the_document(sky):
    for question in ("COMETとは", "ORBITの要求額は", "DUSTYでは何をしますか"):
        for citation in ask(sky, question).citations:
            assert sky.text[citation.start : citation.end] == citation.quote


def test_the_share_of_what_has_no_amount_is_no_growth(sky):
    answer = ask(sky, "ORBITの要求額に占める人件費はいくらか")
    assert (answer.status, answer.figures) == ("not_found", ())


def test_what_comes_first_is_told_by_no_sentence_that_says_nothing_of_it(sky):
    answer = ask(sky, "ORBITの審査の後に最も早く決定されるのは何ですか")
    assert answer.status == "not_found"


def test_an_attribute_of_a_described_program_is_no_advice(sky):
    answer = ask(sky, "海外の天文台に派遣する事業の採択件数は何件か")
    assert "12件" in answer.answer


def test_the_countries_are_named_however_they_are_asked_for(sky):
    answer = ask(sky, "ORBITに参加する国名を教えて")
    assert "チリ" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["ORBITの要求額が前年度より減ったのはなぜですか", "Why does the request for ORBIT decrease?"],
)
def test_why_an_amount_changes_is_the_sentence_that_gives_the_cause(sky, question):
    answer = ask(sky, question)
    assert quotes(answer) == ["計算機の貸与が一巡したため、前年度に比べ２億円の減とする。"]


def test_where_no_cause_is_given_the_change_itself_is_told(sky):
    answer = ask(sky, "COMETの要求額が増額となる理由は")
    assert [f.amount for f in answer.figures if f.derived] == [500_000_000]


def test_the_deadline_of_one_call_is_not_that_of_another(sky):
    assert "４月20日" in ask(sky, "ORBITの第１回公募の受付期限はいつですか").answer
    assert ask(sky, "ORBITの第３回公募の受付期限はいつですか").status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "COMETの翌年度への繰越額はいくらですか",
        "How much of COMET's budget was carried over?",
        "ORBITの計算機を作る会社名は何ですか",
        "What is the telephone number of ORBIT?",
    ],
)
def test_what_has_a_form_of_its_own_is_no_other_value(sky, question):
    answer = ask(sky, question)
    assert (answer.status, answer.figures) == ("not_found", ())


def test_a_telephone_number_is_found_in_english(sky):
    assert "03-1234-5678" in ask(sky, "What is the telephone number of COMET?").answer


@pytest.mark.parametrize(
    "question",
    [
        "彗星写真展示事業の当初予算はいくらですか",
        "COMETの当初予算案はいくらですか",
    ],
)
def test_a_value_under_another_label_is_no_budget(sky, question):
    answer = ask(sky, question)
    assert (answer.status, answer.figures) == ("not_found", ())


def test_the_year_before_may_stand_as_its_initial_budget(sky):
    answer = ask(sky, "CHARTの要求額は前年度からいくら増えましたか")
    (change,) = (f for f in answer.figures if f.derived)
    assert (change.amount, change.formula) == (20_000_000, "9,000万円 − 7,000万円 = 2,000万円")


def test_a_japanese_word_in_brackets_is_what_is_looked_for(sky):
    answer = ask(
        sky, "What is the per-course support scale amount (支援規模) of the COMET 観測コース?"
    )
    assert "2,000万円" in answer.answer
