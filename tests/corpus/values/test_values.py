"""Labelled values: what label, for which variant, what value, and exactly where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.layout.section import Section
from corpus.layout.text_lines import joined
from corpus.values.find import find_values
from corpus.values.labels import is_attribute, is_budget, is_variant, stands_alone
from tests.corpus.values.found import document, facts, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支援額 ：400万円程度／年・件", ("支援額", None, "400万円程度／年・件")),
        ("• 件数 ：12か国 30件", ("件数", None, "12か国 30件")),
        ("支援規模 最大2億円程度 / 年・課題", ("支援規模", None, "最大2億円程度 / 年・課題")),
        ("事業実施期間 7年程度", ("事業実施期間", None, "7年程度")),
        ("(担当：緑化局森林課)", ("担当", None, "緑化局森林課")),
        ("（担当 : 緑化局 森林課） 12", ("担当", None, "緑化局 森林課")),
        ("\uf06c開始年度：令和３年度", ("開始年度", None, "令和３年度")),
        (
            "令和3年度～令和6年度 研究代表者：森 太郎（大樹大学 教授）",
            ("研究代表者", None, "森 太郎（大樹大学 教授）"),
        ),
        ("令和3年度～令和6年度 研究代表者：森 太郎", ("期間", None, "令和3年度～令和6年度")),
        ("**対象者**: 林業を始める人", ("対象者", None, "林業を始める人")),
        ("Support period: up to 3 years", ("Support period", None, "up to 3 years")),
        ("植樹タイプ(3百万円~8百万円)", ("支援規模", "植樹タイプ", "3百万円~8百万円")),
        ("開催時間：10:30～12:00", ("開催時間", None, "10:30～12:00")),
    ],
)
def test_one_line(text, expected):
    assert expected in facts(text)


def test_several_labels_on_one_line():
    text = "  ■開始：昭和57年度 ■対象者：若手等 ■新規採用人数（見込み）：17人"
    assert facts(text) == [
        ("開始", None, "昭和57年度"),
        ("対象者", None, "若手等"),
        ("新規採用人数（見込み）", None, "17人"),
    ]
    assert facts("開始：平成21年度 経費：航空賃、参加費等") == [
        ("開始", None, "平成21年度"),
        ("経費", None, "航空賃、参加費等"),
    ]


def test_labels_within_one_bracket():
    assert facts("（公募期間：4月1日～5月9日、採択決定：8月頃）") == [
        ("公募期間", None, "4月1日～5月9日"),
        ("採択決定", None, "8月頃"),
    ]


def test_variants_of_a_value_are_values_of_their_own():
    text = "支援期間 【入門】 最大１年間、 【発展】 最大3年間"
    assert set(facts(text)) == {
        ("支援期間", None, "【入門】 最大１年間、 【発展】 最大3年間"),
        ("支援期間", "入門", "最大１年間"),
        ("支援期間", "発展", "最大3年間"),
    }
    assert ("支援件数", "XYZ", "5件") in facts("支援件数 ABC20件、XYZ5件")


def test_amounts_for_each_kind_of_person_under_one_label():
    text = "【支援額・人数】 ＜単価＞\n班長 900万円／年\n班員 300万円／年"
    assert set(facts(text, "緑化支援", "支援額・人数")) == {
        ("単価", "班長", "900万円／年"),
        ("単価", "班員", "300万円／年"),
    }


def test_a_label_in_brackets_over_its_value():
    assert facts("【事業期間】\n３年間", "緑化支援", "事業期間") == [("事業期間", None, "３年間")]


def test_items_under_a_heading_stay_apart():
    text = "【支援内容】\n• 苗木の購入費\n• 人件費、\n旅費等"
    assert facts(text, "緑化支援", "支援内容") == [
        ("支援内容", None, "苗木の購入費 ・人件費、旅費等")
    ]


def test_a_duration_alone_belongs_to_its_heading():
    assert facts("各地が協力する大型の植樹\n3～5年", "緑化支援", "広域タイプ") == [
        ("期間", "広域タイプ", "3～5年")
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "支援分野 議会で定めた\n  分野（森、川、\n海、空）\n支援期間 2年",
            "議会で定めた分野（森、川、海、空）",
        ),
        ("対象分野 三分野：\n森、川、海", "三分野： 森、川、海"),
        ("支援対象 各地の団体との連携を\n\n希望する団体", "各地の団体との連携を希望する団体"),
        (
            "• 対象機関 ：大学、公的研究機関、\n 民間企業等\n• 件数 ：3件",
            "大学、公的研究機関、民間企業等",
        ),
        ("支援額 ：最大32万円/年\n×5年間", "最大32万円/年×5年間"),
        ("対象者：若手\n\n次の段落である。", "若手"),
        ("対象者：若手\n• 別の項目", "若手"),
    ],
)
def test_wrapped_values_are_joined_and_end_where_they_end(text, value):
    assert value in [v.value for v in values(text)]


def test_the_range_covers_label_and_value_and_nothing_around():
    text = "前文。\n• 支援額 ：400万円\n程度の文"
    (value,) = values(text)
    assert text[value.start : value.end] == "支援額 ：400万円"


def test_a_label_on_the_line_before_the_colon():
    assert ("北部", None, "A-CORE（三市）") in facts("• 北部\n：A-CORE\n（三市）")


def test_parts_of_one_program_are_told_apart_by_their_headings():
    text = "研究代表者：森 太郎\n研究代表者：川 花子"
    cut = text.index("\n") + 1
    sections = [
        Section(0, cut, None, ("緑化", "成果", "北の森"), ("p",)),
        Section(cut, len(text), None, ("緑化", "成果", "南の川"), ("p",)),
    ]
    found = find_values(document(text), sections)
    assert [(v.qualifier, v.value) for v in found] == [("北の森", "森 太郎"), ("南の川", "川 花子")]


def test_a_section_about_many_programs_gives_values_of_none():
    whole = document("支援期間 2年")
    (value,) = find_values(whole, [Section(0, 7, None, (), ("p", "q", "r"))])
    assert value.program_id is None


@pytest.mark.parametrize(
    "text",
    [
        "詳しくは https://example.org/a を見る",
        "この取組により、地域の森を守る人：が増えることが期待されるとともに、川も守る",
        "| --- | :-: |",
        "10:30",
        "令和８年度要求・要望額： 20億円",
        "前年度予算額：18億円",
        "これは「支援期間」を説明する文である。",
    ],
)
def test_what_is_no_labelled_value(text):
    assert facts(text) == []


@pytest.mark.parametrize(
    "label",
    [
        "支援期間",
        "新規採用人数（見込み）",
        "令和8年度新規採用人数",
        "採択数",
        "対象機関・件数",
        "担当",
        "公募期間",
        "補助率",
    ],
)
def test_labels(label):
    assert is_attribute(label)


@pytest.mark.parametrize("label", ["里山", "森林を守る", "緑化支援事業", "12", ""])
def test_no_labels(label):
    assert not is_attribute(label)


def test_kinds_of_labels():
    assert stands_alone("支援期間") and not stands_alone("支援スキーム")
    assert is_budget("令和８年度要求・要望額") and not is_budget("支援額")
    assert is_variant("コアチーム共同研究タイプ") and not is_variant("支援額")


def test_joined_lines():
    assert joined("森を\n守る\nABC と\nDEF") == "森を守る ABC と DEF"
    assert joined("• 森\n• 川") == "森 ・川"
    assert joined("") == ""


words = st.text("支援期間額：:（）【】■•、。 \n1年万円対象者AB※", max_size=80)


@given(words, st.sampled_from([(), ("緑化", "支援対象"), ("緑化", "森", "北")]))
def test_every_value_is_a_range_of_the_text(text, heading):
    for value in values(text, *heading):
        assert 0 <= value.start < value.end <= len(text)
        assert value.label.strip() and value.value.strip()
        pieces = "".join(value.value.replace("・", "").replace("※", "").split())
        plain = "".join(text[value.start : value.end].replace("・", "").split())
        assert not pieces or pieces[0] in plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("①道の整備（補助率1/2、上限500万円）", ("補助率", "道の整備", "1/2")),
        ("①道の整備（補助率1/2、上限500万円）", ("上限額", "道の整備", "500万円")),
        ("・重点支援：通年の整備　補助率4/5、上限3億円", ("補助率", "重点支援：通年の整備", "4/5")),
        ("※離島については補助率を９/10とする。", ("補助率", "離島については", "９/10")),
        ("事業者（補助率：小規模2/3、その他1/2）", ("補助率", "事業者", "小規模2/3、その他1/2")),
        (
            "海底ごみの処理費（１トン当たり上限15万円）",
            ("上限額", "海底ごみの処理費（１トン当たり", "15万円"),
        ),
        ("若者への貸付（上限年18万円、最長６年間）", ("期間", "若者への貸付", "６年間")),
        ("苗木の購入\n上限20万円", ("上限額", "苗木の購入", "20万円")),
        ("一般会計41,644億円 65.8%(76.8%)", ("割合", "一般会計", "65.8%")),
    ],
)
def test_rates_ceilings_and_terms_within_a_line(text, expected):
    assert expected in facts(text)


def test_what_stands_above_a_labelled_value_is_not_what_it_holds_for():
    assert ("補助率", "都道府県", "１/２") not in facts("◆実施主体：都道府県\n◆補助率：１/２")
    assert ("補助率", None, "１/２") in facts("◆実施主体：都道府県\n◆補助率：１/２")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("■委託・補助先 民間団体", ("委託・補助先", None, "民間団体")),
        (
            "- Award size: up to £3m over two years.",
            ("Award size", None, "up to £3m over two years."),
        ),
        ("**Purpose.** Trees protect towns.", ("Purpose", None, "Trees protect towns.")),
        ("［お問い合わせ先］里山課", ("お問い合わせ先", None, "里山課")),
        ("森林局里山課（内線1234）", ("担当", None, "森林局里山課")),
        ("森林局里山課（03-0000-1111）", ("電話", None, "03-0000-1111")),
        ("※（１）の対象品目：牛肉、茶", ("（１）の対象品目", None, "牛肉、茶")),
        ("実施期間：令和６年度～ 要求額：310百万円", ("実施期間", None, "令和６年度～")),
        (
            "（１）個人枠 上限 80万円\n（２）団体枠 上限 30万円",
            ("上限額", "（１）個人枠", "80万円"),
        ),
    ],
)
def test_labels_of_items(text, expected):
    assert expected in facts(text)


def test_the_number_of_the_page_is_no_part_of_a_value():
    assert ("事業所数", None, "12か所（令和６年度）") in facts(
        "◆事業所数：12か所（令和６年度）\n3\n"
    )


def test_columns_apart_by_wide_gaps_hold_several_words():
    text = (
        "実施主体　　補助率　　基準額\n町　　定額　　１地区あたり 50万円\n"
        "村　　定額　　１地区あたり 20万円"
    )
    assert ("基準額", "村", "１地区あたり 20万円") in facts(text)
    assert not any(value.startswith("補助率") for _, _, value in facts(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("【上限額】100万円", [("上限額", None, "100万円")]),
        ("【補助率】対象経費の2分の1以内", [("補助率", None, "対象経費の2分の1以内")]),
        ("【必要書類】申請書、見積書の写し", [("必要書類", None, "申請書、見積書の写し")]),
    ],
)
def test_a_label_in_brackets_before_its_value_is_the_only_one(text, expected):
    assert facts(text) == expected
